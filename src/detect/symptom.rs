//! Symptoms that say too little.

use super::{Context, Hit, trouble};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, cues};

/// How many sentences after a vague one may make up for it.
const AFTER: usize = 3;

/// Fires on a vague predicate when neither its neighbourhood nor the draft as
/// a whole tells how the trouble was seen.
pub(super) fn vague(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if shown(context) {
        return;
    }
    let mut last_sentence = usize::MAX;
    for symptom in context.in_body(FactKind::Symptom) {
        let own = context.around(symptom.range.start, 0, 0);
        if own.start == last_sentence || !is_vague(context, symptom) {
            continue;
        }
        let window = context.around(symptom.range.start, 1, AFTER);
        let probed = context.says(&window, &cues::PROBE)
            || context
                .facts
                .within(FactKind::Command, &window)
                .any(trouble::is_literal)
            || (context.facts.within(FactKind::Url, &own).next().is_some()
                && context.says(&own, &cues::ACCESS_SOURCE));
        if probed || trouble::is_over(context, symptom) {
            continue;
        }
        last_sentence = own.start;
        let quote = context.quote(&symptom.range);
        hits.push(
            Hit::at(symptom.range.clone())
                .hole("quote", quote)
                .group("vague-symptom"),
        );
    }
}

/// Whether the draft shows anywhere what was seen or how to see it again.
fn shown(context: &Context<'_>) -> bool {
    let facts = context.facts;
    let ticket = context.ticket;
    facts.has(FactKind::Log)
        || facts.has(FactKind::ErrorMessage)
        || facts.of(FactKind::Command).any(trouble::is_literal)
        || [FieldKind::Steps, FieldKind::Operation]
            .into_iter()
            .any(|kind| ticket.field(kind).is_some())
        || cues::STEP_LIST.is_in(ticket.prose())
        || (facts.has(FactKind::ReproductionSteps) && cues::STEPS_ANNOUNCED.is_in(ticket.prose()))
}

fn is_vague(context: &Context<'_>, symptom: &Fact) -> bool {
    let prose = context.ticket.prose();
    match symptom.detail {
        Detail::Case("vague") => {
            let from = symptom.range.start;
            let own = context.around(from, 0, 0);
            let rest = prose.get(from..own.end.max(symptom.range.end));
            !rest.is_some_and(|rest| cues::NO_COMPLAINT.is_in(rest))
        }
        Detail::Case("slow") => {
            let own = context.around(symptom.range.start, 0, 0);
            context.says(&own, &cues::SLOW_CLAIM)
        }
        _ => false,
    }
}
