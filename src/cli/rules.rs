//! `ticketlint rules`: the list of rules.

use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};
use serde::Serialize;

use super::args::{ListFormat, RulesArgs};
use super::explain::{severity_style, severity_word};
use super::output::Terminal;
use super::{CLEAN, Failure, Status};
use crate::facts::Language;
use crate::knowledge::{Applicability, CARDS, Card, Severity};
use crate::text::width;

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
    if let Some(family) = &args.family
        && !CARDS.iter().any(|c| c.family == *family)
    {
        let mut families: Vec<&str> = CARDS.iter().map(|c| c.family.as_ref()).collect();
        families.sort_unstable();
        families.dedup();
        return Err(Failure::new(format!(
            "no family is called `{family}`; there are {}",
            families.join(", ")
        )));
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
            terminal.print(&human(&cards, args.lang.or_environment()));
        }
    }
    terminal.finish();
    Ok(CLEAN)
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

fn human(cards: &[&Card], language: Language) -> String {
    let mut out = String::new();
    let longest = cards.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let mut family = "";
    for card in cards {
        if card.family != family {
            if !family.is_empty() {
                out.push('\n');
            }
            family = card.family.as_ref();
            let _ = writeln!(out, "{}", family.style(Style::new().bold()));
        }
        let word = severity_word(card.severity, language);
        let pad = 8_usize.saturating_sub(width::cells(word));
        let summary = match language {
            Language::Ja => card.summary.ja.trim(),
            Language::En => card.summary.en.trim(),
        };
        let _ = writeln!(
            out,
            "  {:longest$}  {}{:pad$}{summary}",
            card.name,
            word.style(severity_style(card.severity)),
            "",
        );
    }
    let count = match language {
        Language::Ja => format!(
            "\n{} 規則。詳しくは ticketlint explain 規則名\n",
            cards.len()
        ),
        Language::En => format!("\n{} rules. More: ticketlint explain RULE\n", cards.len()),
    };
    out.push_str(&count);
    out
}
