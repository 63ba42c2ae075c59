//! Words that do harm: claims of urgency, in-house terms. Runs after the errors.

use super::{Detail, FactKind, Facts, said};
use crate::knowledge::schema::word_list::WordList;
use crate::knowledge::{House, cues};
use crate::ticket::Ticket;

/// Adds urgency words and in-house terms, those of the house among them.
pub(super) fn collect(ticket: &Ticket, house: &House, facts: &mut Facts) {
    for range in said(ticket, &cues::URGENCY_WORD) {
        // What a program says claims nothing.
        if !facts.is_quoted_error(ticket, &range) {
            facts.add(FactKind::Urgency, range, Detail::None);
        }
    }
    for mut range in said(ticket, &cues::JARGON) {
        // What stands before a term is no part of it.
        let term = ticket.prose_of(&range);
        let named = |c: char| c.is_alphanumeric() || matches!(c, '「' | '"' | '\'');
        range.start += term.find(named).unwrap_or(0);
        facts.add(FactKind::Jargon, range, Detail::None);
    }
    if house.glossary.is_empty() {
        return;
    }
    let terms = house.glossary.iter();
    let terms = WordList::new(terms.map(|term| (term.key.clone().into(), ())));
    for (range, _) in terms.words().find_words(ticket.prose()) {
        if ticket.sentence_at(range.start).is_some() {
            facts.add(FactKind::Jargon, range, Detail::None);
        }
    }
}
