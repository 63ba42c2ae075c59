//! In-house terms.

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::cues;

/// Fires on in-house terms that are not explained where they stand.
pub(super) fn internal(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for fact in context.facts.of(FactKind::Jargon) {
        let sentence = context.around(fact.range.start, 0, 0);
        let after = fact.range.start..sentence.end.max(fact.range.end);
        let explained = context.says(&after, &cues::DEFINED_TERM)
            || context
                .facts
                .within(FactKind::ResourceId, &sentence)
                .next()
                .is_some();
        if !explained {
            let quote = context.quote(&fact.range);
            hits.push(Hit::at(fact.range.clone()).hole("quote", quote));
        }
    }
}
