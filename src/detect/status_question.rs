//! A bare question about the provider's state.

use super::{Context, Hit};
use crate::facts::{Detail, FactKind, question};

/// Fires on questions such as 「障害ですか?」 when the draft describes no
/// trouble of its own.
pub(super) fn without_problem(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let asked: Vec<_> = facts
        .of(FactKind::Question)
        .filter(|q| q.detail == Detail::Case(question::STATUS))
        .collect();
    let in_question = |at: usize| {
        facts
            .within(FactKind::Question, &(at..at + 1))
            .any(|q| q.detail == Detail::Case(question::STATUS))
    };
    let described = [
        FactKind::Symptom,
        FactKind::ErrorMessage,
        FactKind::VagueError,
        FactKind::Log,
    ]
    .into_iter()
    .any(|kind| facts.of(kind).any(|f| !in_question(f.range.start)));
    if described || context.shows_output() {
        return;
    }
    for question in asked {
        let quote = context.quote(&question.range);
        hits.push(Hit::at(question.range.clone()).hole("quote", quote));
    }
}
