//! The list of rules for people.

use owo_colors::{OwoColorize as _, Style};

use super::super::page::{Page, severity_style, severity_word};
use super::filter::Filter;
use crate::facts::Language;
use crate::knowledge::Card;
use crate::text::width::cells;

/// Cells for the word of a severity and a blank.
const SEVERITY: usize = 8;
/// Cells below which a summary stands on a line of its own.
const ROOM: usize = 24;

/// The list, by family. A rule and its summary share a line if there is room.
pub(super) fn write(page: &mut Page, filter: &Filter) {
    let mut cards: Vec<&Card> = filter.cards().collect();
    if cards.is_empty() {
        nothing(page, filter);
        return;
    }
    cards.sort_by_key(|c| (c.family.as_ref(), c.name.as_ref()));
    let longest = cards.iter().map(|c| c.name.len()).max().unwrap_or(0);
    let mut family = "";
    for card in &cards {
        if card.family != family {
            if !family.is_empty() {
                page.blank();
            }
            family = card.family.as_ref();
            page.line(&family.style(Style::new().bold()).to_string());
        }
        let severity = filter.severity_of(card);
        let word = severity_word(severity, page.language);
        let summary = page.say(&card.summary);
        let word = format!(
            "{}{:pad$}",
            word.style(severity_style(severity)),
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

/// That no rule is as asked for.
pub(super) fn nothing(page: &mut Page, filter: &Filter) {
    let asked = filter.words(page);
    let line = match page.language {
        Language::Ja => format!("当てはまる規則はありません({asked})。"),
        Language::En => format!("No rule is like that ({asked})."),
    };
    page.paragraph(&line, 0);
}
