//! Symptoms that say too little.

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::cues;

/// Fires on a vague predicate when neither its neighbourhood nor the draft as
/// a whole tells how the trouble was seen.
pub(super) fn vague(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    if context.shows_output() {
        return;
    }
    let elsewhere = facts.of(FactKind::ErrorMessage).next().is_some();
    if elsewhere {
        return;
    }
    let mut last_sentence = usize::MAX;
    for symptom in context.in_body(FactKind::Symptom) {
        if !matches!(symptom.detail, Detail::Case("vague" | "slow")) {
            continue;
        }
        let window = context.around(symptom.range.start, 1, 2);
        let own = context.around(symptom.range.start, 0, 0);
        let probed = context.says(&window, &cues::PROBE)
            || facts
                .within(FactKind::Command, &window)
                .any(|c| c.range.start < window.end)
            || (facts.within(FactKind::Url, &own).next().is_some()
                && context.says(&own, &cues::ACCESS_SOURCE));
        if probed || own.start == last_sentence {
            continue;
        }
        last_sentence = own.start;
        let quote = context.quote(&symptom.range);
        hits.push(Hit::at(symptom.range.clone()).hole("quote", quote));
    }
}
