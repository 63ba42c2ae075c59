//! No goal and no request.

use super::trouble;
use super::{Context, Hit};
use crate::facts::{Detail, FactKind, question};
use crate::knowledge::FieldKind;

/// Fires when nothing says what the author wants. A bare question about the
/// provider's state or an error's meaning is pointed at; a draft that asks
/// nothing at all is judged only as a whole.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let said = facts.has(FactKind::Goal)
        || [FieldKind::Goal, FieldKind::Request, FieldKind::Deadline]
            .into_iter()
            .any(|kind| trouble::is_filled(context, kind) && !facts.has(FactKind::Question));
    if said {
        return;
    }
    let mut real_question = false;
    let mut bare = None;
    for q in facts.of(FactKind::Question) {
        match q.detail {
            Detail::Case(question::STATUS | question::MEANING) => {
                bare = bare.or(Some(q));
            }
            _ => real_question = true,
        }
    }
    if let Some(q) = bare {
        let quote = context.quote(&q.range);
        hits.push(
            Hit::at(q.range.clone())
                .case("question")
                .hole("quote", quote),
        );
    } else if !real_question {
        hits.push(trouble::lacking(context));
    }
}
