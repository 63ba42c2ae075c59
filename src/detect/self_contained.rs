//! What the ticket leaves to another place.

use super::{Context, Hit};
use crate::knowledge::cues;
use crate::ticket::BlockKind;

/// Characters of a body that tells the matter beside the reference.
const RESTATED: usize = 200;

/// Fires on the first words that leave the content to an earlier ticket, a call
/// or nowhere. Beside a full account they are a mere courtesy.
pub(super) fn deferred(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let first = cues::DEFERRED
        .find_all(ticket.prose())
        .into_iter()
        .find(|range| ticket.sentence_at(range.start).is_some());
    let Some(range) = first else { return };
    let own = context.around(range.start, 0, 0);
    let told: usize = ticket
        .blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Label | BlockKind::Quote))
        .filter(|block| !(block.range.start <= own.start && own.end <= block.range.end))
        .map(|block| ticket.slice(&block.range).chars().count())
        .sum();
    // What else the paragraph of the reference says counts, too.
    let beside = ticket.block_at(range.start).map_or(0, |block| {
        let whole = ticket.slice(&block.range).chars().count();
        whole.saturating_sub(ticket.slice(&own).chars().count())
    });
    let case = if told + beside >= RESTATED {
        "restated"
    } else {
        "main"
    };
    let quote = context.quote(&range);
    hits.push(Hit::at(range).case(case).hole("quote", quote));
}
