//! `ticketlint rules`: the list of rules.

use owo_colors::{OwoColorize as _, Style};
use serde::Serialize;

use super::args::{ListFormat, RulesArgs};
use super::output::Terminal;
use super::page::{Page, severity_style, severity_word};
use super::{CLEAN, Failure, Status};
use crate::facts::Language;
use crate::knowledge::{Applicability, CARDS, Card, Severity};
use crate::text::nearest::nearest;
use crate::text::width::cells;

/// Cells for the word of a severity and a blank.
const SEVERITY: usize = 8;
/// Cells below which a summary stands on a line of its own.
const ROOM: usize = 24;

/// The answer of `rules --format json`, version 1.
#[derive(Serialize)]
struct List<'a> {
    version: u32,
    rules: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    family: &'a str,
    severity: &'static str,
    providers: Vec<&'a str>,
    kinds: Vec<&'a str>,
    fix: &'static str,
    summary: Summary<'a>,
    statements: Vec<&'a str>,
}

#[derive(Serialize)]
struct Summary<'a> {
    ja: &'a str,
    en: &'a str,
}

pub(super) fn run(args: &RulesArgs, terminal: &mut Terminal) -> Status {
    if let Some(family) = &args.family {
        check(family)?;
    }
    let provider = args.provider.and_then(super::args::Provider::name);
    let mut cards: Vec<&Card> = CARDS
        .iter()
        .filter(|c| args.family.as_ref().is_none_or(|f| c.family == *f))
        .filter(|c| {
            provider.is_none_or(|p| c.providers.is_empty() || c.providers.iter().any(|q| q == p))
        })
        .filter(|c| args.severity.is_none_or(|s| c.severity == s.severity()))
        .collect();
    match args.format {
        ListFormat::Json => {
            let list = List {
                version: 1,
                rules: cards.into_iter().map(entry).collect(),
            };
            let text = serde_json::to_string_pretty(&list)
                .map_err(|error| Failure::new(error.to_string()))?;
            terminal.print(&text);
            terminal.print("\n");
        }
        ListFormat::Human => {
            cards.sort_by_key(|c| (c.family.clone(), c.name.clone()));
            let mut page = Page::new(terminal, args.lang.or_environment());
            human(&mut page, &cards);
            terminal.print(&page.finish());
        }
    }
    terminal.finish(CLEAN)
}

/// That there is a family of that name.
fn check(family: &str) -> Result<(), Failure> {
    let mut families: Vec<&str> = CARDS.iter().map(|c| c.family.as_ref()).collect();
    families.sort_unstable();
    families.dedup();
    if families.contains(&family) {
        return Ok(());
    }
    let failure = Failure::new(format!("no family is called `{family}`"));
    Err(match nearest(family, families.iter().copied()) {
        Some(name) => failure.help(format!("did you mean `{name}`?")),
        None => failure.help(format!("the families are {}", families.join(", "))),
    })
}

fn entry<'a>(card: &'a Card) -> Entry<'a> {
    Entry {
        name: &card.name,
        family: &card.family,
        severity: severity_name(card.severity),
        providers: card.providers.iter().map(AsRef::as_ref).collect(),
        kinds: card.kinds.iter().map(AsRef::as_ref).collect(),
        fix: match card.fix {
            Applicability::None => "none",
            Applicability::Display => "display",
            Applicability::Unsafe => "unsafe",
            Applicability::Safe => "safe",
        },
        summary: Summary {
            ja: &card.summary.ja,
            en: &card.summary.en,
        },
        statements: card.statements.iter().map(AsRef::as_ref).collect(),
    }
}

const fn severity_name(severity: Severity) -> &'static str {
    severity_word(severity, Language::En)
}

/// The list, by family. A rule and its summary share a line if there is room.
fn human(page: &mut Page, cards: &[&Card]) {
    let longest = cards.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let mut family = "";
    for card in cards {
        if card.family != family {
            if !family.is_empty() {
                page.blank();
            }
            family = card.family.as_ref();
            page.line(&family.style(Style::new().bold()).to_string());
        }
        let word = severity_word(card.severity, page.language);
        let summary = page.say(&card.summary);
        let word = format!(
            "{}{:pad$}",
            word.style(severity_style(card.severity)),
            "",
            pad = SEVERITY - cells(word)
        );
        let margin = 2 + longest + 2 + SEVERITY;
        if margin + ROOM <= page.width() {
            let head = format!("  {:longest$}  {word}", card.name);
            page.beside(&head, summary, margin);
        } else {
            page.line(&format!("  {}", card.name));
            page.beside(&format!("    {word}"), summary, 4 + SEVERITY);
        }
    }
    if !cards.is_empty() {
        page.blank();
    }
    let line = match page.language {
        Language::Ja => format!("{} 規則。理由と例は ticketlint explain 規則名", cards.len()),
        Language::En => format!(
            "{} rule{}. Reasons and examples: ticketlint explain RULE",
            cards.len(),
            if cards.len() == 1 { "" } else { "s" }
        ),
    };
    page.paragraph(&line, 0);
}
