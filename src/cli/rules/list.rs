//! The list of rules for people.

use std::ops::RangeInclusive;

use owo_colors::{OwoColorize as _, Style};

use super::super::page::{Page, severity_style};
use super::filter::Filter;
use crate::knowledge::{Card, Severity};
use crate::text::Language;
use crate::text::width::cells;

/// Fewest cells for the severities of a rule and blanks.
const SEVERITY: usize = 9;
/// Cells below which a summary stands on a line of its own.
const ROOM: usize = 32;

/// The list, by family. A rule and its summary share a line if there is room.
pub(super) fn write(page: &mut Page, filter: &Filter) {
    let mut cards: Vec<&Card> = filter.cards().collect();
    if cards.is_empty() {
        nothing(page, filter);
        return;
    }
    cards.sort_by_key(|c| (c.family.as_ref(), c.name.as_ref()));
    let longest = cards.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let severities: Vec<(String, usize)> = cards
        .iter()
        .map(|card| severity_words(page, filter.severities_of(card)))
        .collect();
    let widest = severities.iter().map(|(_, cells)| cells + 2).max();
    let column = widest.unwrap_or(0).max(SEVERITY);
    let mut family = "";
    for (card, (word, cells)) in cards.iter().zip(&severities) {
        if card.family != family {
            if !family.is_empty() {
                page.blank();
            }
            family = card.family.as_ref();
            page.line(&family.style(Style::new().bold()).to_string());
        }
        let summary = page.say(&card.summary);
        let word = format!("{word}{:pad$}", "", pad = column - cells);
        let margin = 2 + longest + 2 + column;
        if margin + ROOM <= page.width() {
            let head = format!("  {:longest$}  {word}", card.name);
            page.beside(&head, summary, margin);
        } else {
            page.line(&format!("  {}", card.name));
            page.beside(&format!("    {word}"), summary, 4 + column);
        }
    }
    page.blank();
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

/// The severities that findings of a rule may have, in their colours, and how
/// many cells they take.
fn severity_words(page: &Page, severities: RangeInclusive<Severity>) -> (String, usize) {
    let (least, most) = severities.into_inner();
    let shown = |severity: Severity| {
        let word = severity.word(page.language);
        (
            word.style(severity_style(severity)).to_string(),
            cells(word),
        )
    };
    let (worst, width) = shown(most);
    if least == most {
        return (worst, width);
    }
    let dash = page.sign("–", "-");
    let (mildest, more) = shown(least);
    (
        format!("{mildest}{dash}{worst}"),
        more + cells(dash) + width,
    )
}

/// That no rule is as asked for.
pub(super) fn nothing(page: &mut Page, filter: &Filter) {
    let asked = filter.words(page);
    let line = match page.language {
        Language::Ja => format!("当てはまる規則はありません({asked})。"),
        Language::En => format!("No rule is like that ({asked})."),
    };
    page.paragraph(&line, 0);
}
