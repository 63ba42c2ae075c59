//! What was tried so far.

use super::{Detail, FactKind, Facts, said, sentence_around};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::{BlockKind, Ticket};

/// Says that things were tried, not which.
pub const VAGUE: &str = "vague";
/// Says that an attempt failed, not how.
pub const NO_RESULT: &str = "no-result";
/// Names what was tried.
pub const SPECIFIC: &str = "specific";

/// Adds attempts; the vague ones with the very words, the others by sentence.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let mut vague = std::collections::BTreeSet::new();
    for range in said(ticket, &cues::VAGUE_ATTEMPT) {
        vague.insert(sentence_around(ticket, &range).start);
        facts.add(FactKind::Attempts, range, Detail::Case(VAGUE));
    }
    for range in said(ticket, &cues::NO_RESULT) {
        if vague.insert(sentence_around(ticket, &range).start) {
            facts.add(FactKind::Attempts, range, Detail::Case(NO_RESULT));
        }
    }
    let mut seen = vague;
    for range in said(ticket, &cues::ATTEMPT) {
        let sentence = sentence_around(ticket, &range);
        if seen.insert(sentence.start) {
            facts.add(FactKind::Attempts, sentence, Detail::Case(SPECIFIC));
        }
    }
    for field in ticket.fields_of(FieldKind::Attempts) {
        let items = ticket
            .blocks_in(&field.range)
            .iter()
            .filter(|b| b.kind != BlockKind::Label && !b.is_verbatim() && !b.range.is_empty());
        for block in items {
            if facts
                .within(FactKind::Attempts, &block.range)
                .next()
                .is_none()
            {
                facts.add(
                    FactKind::Attempts,
                    block.range.clone(),
                    Detail::Case(SPECIFIC),
                );
            }
        }
    }
}
