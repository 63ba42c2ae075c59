//! Errors: their own words, and claims without them.

use super::{Detail, FactKind, Facts, said};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// Words of the error are replaced by filler.
pub const PARAPHRASED: &str = "paraphrased";
/// An error is claimed; its words may stand elsewhere.
pub const CLAIMED: &str = "claimed";

/// Adds the texts of errors and the claims of errors.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    for range in cues::ERROR_TEXT.find_all(&without_labels(ticket)) {
        let in_quote = ticket
            .block_at(range.start)
            .is_some_and(|b| b.kind == BlockKind::Quote);
        if !in_quote {
            facts.add(FactKind::ErrorMessage, range, Detail::None);
        }
    }
    for range in quoted(ticket) {
        facts.add(FactKind::ErrorMessage, range, Detail::None);
    }
    if let Some(field) = ticket.field(FieldKind::Error) {
        for block in ticket
            .blocks_in(&field.range)
            .iter()
            .filter(|b| b.kind != BlockKind::Label && !b.range.is_empty())
        {
            let vague = cues::ERROR_FILLER.is_in(ticket.prose_of(&block.range));
            if !vague {
                facts.add(FactKind::ErrorMessage, block.range.clone(), Detail::None);
            }
        }
    }
    for range in said(ticket, &cues::ERROR_FILLER) {
        facts.add(FactKind::VagueError, range, Detail::Case(PARAPHRASED));
    }
    for range in said(ticket, &cues::ERROR_CLAIM) {
        let vague = facts.within(FactKind::VagueError, &range).next().is_some();
        if !vague {
            facts.add(FactKind::VagueError, range, Detail::Case(CLAIMED));
        }
    }
}

/// The ticket's text with its labels blanked out: the key `error:` is not a
/// word of the error after it.
fn without_labels(ticket: &Ticket) -> String {
    let text = ticket.text().as_str();
    let mut out = String::with_capacity(text.len());
    let labels = ticket.blocks.iter().filter(|b| b.kind == BlockKind::Label);
    for label in labels.map(|b| &b.range) {
        out.push_str(&text[out.len()..label.start]);
        out.extend(std::iter::repeat_n(Ticket::BLANK, label.len()));
    }
    out.push_str(&text[out.len()..]);
    out
}

/// Quoted texts and inline code next to a word of error or message.
fn quoted(ticket: &Ticket) -> Vec<Range> {
    let text = ticket.text().as_str();
    let mut found = Vec::new();
    for quote in cues::QUOTED_TEXT.find_all(text) {
        if near_error_word(ticket, &quote) {
            found.push(quote);
        }
    }
    for code in &ticket.inline_code {
        if near_error_word(ticket, &code.range) {
            found.push(code.range.clone());
        }
    }
    found
}

/// Whether the sentence has a word of error or message close to the range.
fn near_error_word(ticket: &Ticket, range: &Range) -> bool {
    let Some(i) = ticket.sentence_at(range.start) else {
        return false;
    };
    let sentence = &ticket.sentences[i].range;
    let from = floor(ticket.folded(), range.start.saturating_sub(60)).max(sentence.start);
    let to = floor(ticket.folded(), range.end + 60).min(sentence.end.max(range.end));
    let before = ticket.folded().get(from..range.start).unwrap_or("");
    let after = ticket.folded().get(range.end..to).unwrap_or("");
    cues::ERROR_WORD.is_in(before) || cues::ERROR_WORD.is_in(after) || cues::SHOWN.is_in(after)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
