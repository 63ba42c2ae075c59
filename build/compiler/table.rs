//! The constants for all that is known but cues.

use std::fmt::Write as _;

use super::cue;
use super::emit::{Emit, emit_slice};
use super::names;
use super::program::Pool;
use super::relation;
use super::schema;
use super::schema::outline::Outline;
use super::schema::{Advice, Card, Export, Family, Provider, Statement};
use super::template::Templates;
use super::vocabulary::Vocabulary;

/// What there is a constant for.
pub(super) struct Tables<'t> {
    pub(super) cards: &'t [Card],
    pub(super) families: &'t [Family],
    pub(super) advice: &'t [Advice],
    pub(super) providers: &'t [Provider],
    pub(super) exports: &'t [Export],
    pub(super) statements: &'t [Statement],
    pub(super) outlines: &'t [Outline],
    pub(super) templates: &'t Templates,
    pub(super) vocabulary: &'t Vocabulary,
}

/// The file of Rust that holds them.
pub(super) fn write(tables: &Tables<'_>, pool: &mut Pool) -> String {
    let &Tables {
        cards,
        families,
        advice,
        providers,
        exports,
        statements,
        outlines,
        templates,
        vocabulary,
    } = tables;
    let mut out = String::new();
    table(
        &mut out,
        "Every rule that ships, sorted by name.",
        "CARDS",
        "Card",
        cards,
    );
    let about = "Every family of rules, in the order in which a desk asks.";
    table(&mut out, about, "FAMILIES", "Family", families);
    let about = "Every piece of advice, in the order in which a case goes.";
    table(&mut out, about, "ADVICE", "Advice", advice);
    let order = relation::order(cards);
    let _ = writeln!(
        out,
        "/// The places of the rules in [`CARDS`], each after all that it yields to.\n\
         pub static ORDER: [usize; {}] = {order:?};",
        order.len(),
    );
    table(
        &mut out,
        "Every provider, sorted by name.",
        "PROVIDERS",
        "Provider",
        providers,
    );
    let about = "Every form of tickets that a draft can be exported to, sorted by name.";
    table(&mut out, about, "EXPORTS", "Export", exports);
    let about = "Every statement of the sources, sorted by id.";
    table(&mut out, about, "STATEMENTS", "Statement", statements);
    let about = "What each desk asks for, by provider and kind.";
    table(&mut out, about, "OUTLINES", "Outline", outlines);
    let about = "What templates ask for.";
    table(&mut out, about, "NEEDS", "Need", &templates.needs);
    let about = "What templates are for; the first that fits counts.";
    table(&mut out, about, "PURPOSES", "Purpose", &templates.purposes);
    questions(&mut out, templates, pool);
    let _ = writeln!(
        out,
        "static VOCABULARY: [(&str, FieldKind); {}] = [",
        vocabulary.kinds.len()
    );
    for (label, kind) in &vocabulary.kinds {
        let _ = writeln!(out, "({label:?}, FieldKind::{}),", camel(kind));
    }
    out.push_str("];\n");
    let _ = writeln!(
        out,
        "static LABELS: [(FieldKind, &[&str]); {}] = [",
        vocabulary.labels.len()
    );
    for (kind, labels) in &vocabulary.labels {
        let _ = writeln!(out, "(FieldKind::{}, &{labels:?}),", camel(kind));
    }
    out.push_str("];\n");
    names::write(&mut out, providers);
    grammars(&mut out, providers, pool);
    matchers(&mut out, cards, pool);
    topics(&mut out, cards, pool);
    out
}

fn table<T: Emit>(out: &mut String, about: &str, name: &str, of: &str, rows: &[T]) {
    let _ = writeln!(
        out,
        "/// {about}\npub static {name}: [{of}; {}] = {};",
        rows.len(),
        emit_slice(rows)
    );
}

fn grammars(out: &mut String, providers: &[Provider], pool: &mut Pool) {
    let identifiers = providers.iter().flat_map(|p| p.identifiers.iter());
    let rows: Vec<String> = identifiers
        .map(|identifier| {
            let pattern = schema::translate(&identifier.pattern);
            let near = identifier.near.as_ref().map(|near| schema::translate(near));
            let near = near.map(|near| cue::of_one(&near, pool));
            format!(
                "IdentifierCues {{ anywhere: {}, at_start: {}, whole: {}, account_part: {:?}, near: {} }},",
                cue::of_one(&pattern, pool),
                cue::of_one(&format!("^(?:{pattern})"), pool),
                cue::of_one(&format!("^(?:{pattern})$"), pool),
                account_part(&identifier.pattern),
                near.map_or_else(|| "None".to_owned(), |near| format!("Some({near})")),
            )
        })
        .collect();
    let _ = writeln!(
        out,
        "/// The compiled side of each identifier of each of the [`PROVIDERS`], in their order.\n\
         pub static IDENTIFIERS: [IdentifierCues; {}] = [\n{}\n];",
        rows.len(),
        rows.join("\n")
    );
}

/// How many colons and slashes a match of the pattern has before the group of the account.
fn account_part(pattern: &str) -> Option<usize> {
    let (before, _) = pattern.split_once("(?P<account>")?;
    let groups = before.matches("(?:").count();
    Some(before.matches(schema::ACCOUNT_SEPARATORS).count() - groups)
}

fn matchers(out: &mut String, cards: &[Card], pool: &mut Pool) {
    let rows: Vec<String> = cards
        .iter()
        .filter_map(|card| {
            let matcher = card.matcher.as_ref()?;
            Some(format!(
                "({:?}, {}, {}),",
                card.name,
                cue::literal(&matcher.find, &matcher.strip, pool),
                cue::literal(&matcher.unless, &[], pool)
            ))
        })
        .collect();
    let _ = writeln!(
        out,
        "/// The compiled side of each declarative card: what raises it, what keeps it silent.\n\
         pub static MATCHERS: [(&str, Cue, Cue); {}] = [\n{}\n];",
        rows.len(),
        rows.join("\n")
    );
}

fn topics(out: &mut String, cards: &[Card], pool: &mut Pool) {
    let rows: Vec<String> = cards
        .iter()
        .flat_map(|card| card.topics().enumerate().map(move |topic| (card, topic)))
        .map(|(card, (index, topic))| {
            format!(
                "TopicCues {{ card: {:?}, index: {index}, find: {}, with: {}, unless: {}, draft: {} }},",
                card.name,
                cue::literal(&topic.find, &topic.strip, pool),
                cue::literal(&topic.with, &[], pool),
                cue::literal(&topic.unless, &[], pool),
                cue::literal(&topic.unless_draft, &[], pool),
            )
        })
        .collect();
    let _ = writeln!(
        out,
        "/// The compiled side of each topic of a card.\npub static TOPICS: [TopicCues; {}] = [\n{}\n];",
        rows.len(),
        rows.join("\n")
    );
}

fn questions(out: &mut String, templates: &Templates, pool: &mut Pool) {
    let needs: Vec<String> = (templates.needs.iter())
        .map(|need| {
            format!(
                "({}, {}),",
                cue::literal(&need.asks, &need.strip, pool),
                cue::literal(&need.labels, &need.strip, pool)
            )
        })
        .collect();
    let _ = writeln!(
        out,
        "/// The compiled side of each of the [`NEEDS`]: what asks for it, and what does in a label.\n\
         pub static NEED_CUES: [(Cue, Cue); {}] = [\n{}\n];",
        needs.len(),
        needs.join("\n")
    );
    let purposes: Vec<String> = (templates.purposes.iter())
        .map(|purpose| format!("{},", cue::literal(&purpose.named, &purpose.strip, pool)))
        .collect();
    let _ = writeln!(
        out,
        "/// What names a template of each of the [`PURPOSES`].\n\
         pub static PURPOSE_CUES: [Cue; {}] = [\n{}\n];",
        purposes.len(),
        purposes.join("\n")
    );
}

fn camel(kebab: &str) -> String {
    kebab
        .split('-')
        .map(|part| {
            let mut chars = part.chars();
            chars
                .next()
                .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
        })
        .collect()
}
