//! What was tried so far.

use super::{Detail, FactKind, Facts, said, sentence_around};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::{Block, BlockKind, Ticket};

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
        // 「確認済みのこと」 over a part names what follows.
        let heading = ticket
            .block_at(range.start)
            .is_some_and(|b| matches!(b.kind, BlockKind::Heading(_)));
        if !heading && seen.insert(sentence.start) {
            facts.add(FactKind::Attempts, sentence, Detail::Case(SPECIFIC));
        }
    }
    for field in ticket.fields_of(FieldKind::Attempts) {
        let mut told_row = None;
        for block in ticket.blocks_in(&field.range) {
            if block.range.is_empty() || !may_tell(block, facts) {
                continue;
            }
            // Of a row of a table the first cell that is no time tells it.
            if let BlockKind::Cell { row, .. } = block.kind {
                if told_row == Some(row) {
                    continue;
                }
                told_row = Some(row);
            }
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

/// Whether a block of a part for attempts can tell one: no label, no heading, no
/// pasted text, no bare time.
fn may_tell(block: &Block, facts: &Facts) -> bool {
    let names = matches!(
        block.kind,
        BlockKind::Label | BlockKind::Heading(_) | BlockKind::Cell { head: true, .. }
    );
    let is_time = facts
        .within(FactKind::Timestamp, &block.range)
        .any(|t| t.range.start <= block.range.start && block.range.end <= t.range.end);
    !names && !block.is_verbatim() && !is_time
}
