//! No goal and no request.

use super::trouble;
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, Kind, question};
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
    // How it should be is what a wish for the product asks.
    let wished = context.profile.kind == Kind::FeatureRequest
        && trouble::is_filled(context, FieldKind::Expected);
    if said || wished {
        return;
    }
    let mut real_question = false;
    let mut bare = None;
    for q in facts.of(FactKind::Question) {
        if is_bare(q) {
            bare = bare.or(Some(q));
        } else {
            real_question = true;
        }
    }
    // A draft that tells its trouble besides says more than the question.
    let told = [
        FactKind::Symptom,
        FactKind::VagueError,
        FactKind::ErrorMessage,
        FactKind::Log,
    ]
    .into_iter()
    .flat_map(|kind| facts.of(kind))
    .any(|fact| !facts.within(FactKind::Question, &fact.range).any(is_bare));
    if let Some(q) = bare.filter(|_| !told) {
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

/// Whether a question asks only for the provider's state or an error's meaning.
fn is_bare(question: &Fact) -> bool {
    matches!(
        question.detail,
        Detail::Case(question::STATUS | question::MEANING)
    )
}
