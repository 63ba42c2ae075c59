//! Is it still going on?

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// Fires once, on the first statement that trouble began, when nothing tells
/// whether it goes on or is over.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if context.facts.has(FactKind::OngoingStatus) {
        return;
    }
    let stated = cues::OCCURRENCE
        .find_all(context.ticket.prose())
        .into_iter()
        .find(|r| {
            context.ticket.sentence_at(r.start).is_some()
                && !context.in_title(r)
                && context.facts.within(FactKind::Question, r).next().is_none()
                && !is_shown(context, r)
        });
    let range = stated.or_else(|| {
        let field = context.ticket.field(FieldKind::OccurredAt)?;
        context
            .facts
            .within(FactKind::Timestamp, &field.range)
            .next()
            .map(|t| t.range.clone())
    });
    if let Some(range) = range {
        let range = from_the_time(context, range);
        let quote = context.quote(&range);
        hits.push(Hit::at(range).hole("quote", quote));
    }
}

/// Whether it is what a screen says, quoted as the text of an error.
fn is_shown(context: &Context<'_>, range: &Range) -> bool {
    let mut errors = context.facts.within(FactKind::ErrorMessage, range);
    errors.any(|error| error.range.start < range.start && range.end < error.range.end)
}

/// The range, from the beginning of the time that it begins in the middle of,
/// without a full stop at its end.
fn from_the_time(context: &Context<'_>, range: Range) -> Range {
    let start = context
        .facts
        .within(FactKind::Timestamp, &(range.start..range.start + 1))
        .map(|time| time.range.start)
        .fold(range.start, usize::min);
    let end = range.start
        + context
            .ticket
            .prose_of(&range)
            .trim_end_matches(['。', '\n', ' '])
            .len();
    start..end
}
