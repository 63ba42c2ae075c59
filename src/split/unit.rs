//! The pieces of a draft that are moved as a whole.

use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// A piece of a draft that is moved as a whole: a sentence, a label, a piece of
/// code, a quotation.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Where it stands in the ticket's text.
    pub(super) range: Range,
    /// Its block.
    pub(super) block: usize,
}

/// The pieces of a draft, in order.
pub(super) fn units(ticket: &Ticket) -> Vec<Unit> {
    let mut units: Vec<Unit> = ticket
        .sentences
        .iter()
        .map(|s| Unit {
            range: s.range.clone(),
            block: s.block,
        })
        .collect();
    let whole =
        ticket.blocks.iter().enumerate().filter(|(_, b)| {
            (b.is_verbatim() || b.kind == BlockKind::Label) && !b.range.is_empty()
        });
    units.extend(whole.map(|(block, b)| Unit {
        range: b.range.clone(),
        block,
    }));
    units.sort_by_key(|unit| unit.range.start);
    units
}
