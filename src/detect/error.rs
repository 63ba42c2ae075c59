//! Errors without their words, errors without what was done.

use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, error, question};
use crate::knowledge::{FieldKind, cues};

/// Fires on paraphrased errors, and on errors that are claimed in a draft that
/// shows no error text at all.
pub(super) fn not_verbatim(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let paraphrased: Vec<&Fact> = facts
        .of(FactKind::VagueError)
        .filter(|v| v.detail == Detail::Case(error::PARAPHRASED))
        .collect();
    let shown = context.shows_output()
        || facts
            .of(FactKind::ErrorMessage)
            .any(|e| !is_paraphrased(context, e));
    if shown {
        return;
    }
    for vague in &paraphrased {
        let quote = context.quote(&vague.range);
        hits.push(
            Hit::at(vague.range.clone())
                .case("paraphrased")
                .hole("quote", quote),
        );
    }
    if paraphrased.is_empty()
        && let Some(claim) = context
            .in_body(FactKind::VagueError)
            .find(|v| v.detail == Detail::Case(error::CLAIMED))
    {
        let quote = context.quote(&claim.range);
        hits.push(
            Hit::at(claim.range.clone())
                .case("absent")
                .hole("quote", quote),
        );
    }
}

/// Whether the sentence in which an error's text begins says it with filler.
fn is_paraphrased(context: &Context<'_>, text: &Fact) -> bool {
    let sentence = context.around(text.range.start, 0, 0);
    context
        .facts
        .within(FactKind::VagueError, &sentence)
        .any(|v| v.detail == Detail::Case(error::PARAPHRASED) && sentence.contains(&v.range.start))
}

/// Fires when a draft asks only what an error means, or quotes an error and
/// tells nowhere what was being done.
pub(super) fn without_operation(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let ticket = context.ticket;
    let told = facts.has(FactKind::Command)
        || facts.has(FactKind::ReproductionSteps)
        || [FieldKind::Operation, FieldKind::Steps]
            .into_iter()
            .any(|kind| ticket.field(kind).is_some())
        || cues::OPERATION.is_in(ticket.prose());
    if told {
        return;
    }
    let meaning = facts
        .of(FactKind::Question)
        .find(|q| q.detail == Detail::Case(question::MEANING));
    if let Some(q) = meaning {
        let quote = context.quote(&q.range);
        hits.push(
            Hit::at(q.range.clone())
                .case("meaning")
                .hole("quote", quote),
        );
        return;
    }
    if cues::NO_OPERATION.is_in(ticket.prose()) {
        return;
    }
    let Some(error) = context.in_body(FactKind::ErrorMessage).find(|e| {
        ticket
            .block_at(e.range.start)
            .is_some_and(|b| !b.is_verbatim())
    }) else {
        return;
    };
    let quote = context.quote(&error.range);
    hits.push(Hit::at(error.range.clone()).hole("quote", quote));
}
