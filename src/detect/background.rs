//! Questions about internals without a reason.

use super::{Context, Hit};
use crate::facts::{Detail, FactKind, goal, question};
use crate::knowledge::{FieldKind, cues};

/// Fires on a question about mechanism or technology when the draft does not
/// say what the answer is needed for.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let given = [FieldKind::Background, FieldKind::Goal, FieldKind::Impact]
        .into_iter()
        .any(|kind| ticket.field(kind).is_some())
        || context
            .facts
            .of(FactKind::Goal)
            .any(|g| g.detail == Detail::Case(goal::PURPOSE))
        || cues::BACKGROUND.is_in(ticket.prose())
        || context.facts.has(FactKind::Symptom);
    if given {
        return;
    }
    for q in context.facts.of(FactKind::Question) {
        if q.detail == Detail::Case(question::INTERNALS) {
            let quote = context.quote(&q.range);
            hits.push(
                Hit::at(q.range.clone())
                    .hole("quote", quote)
                    .group("internals"),
            );
        }
    }
}
