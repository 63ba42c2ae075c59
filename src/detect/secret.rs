//! Credentials in the draft.

use std::collections::HashMap;

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::{Applicability, Severity};

/// Fires on each credential and masks it. The same value gets the same
/// placeholder, so that logs can still be told apart.
pub(super) fn unmasked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut numbers: HashMap<&'static str, HashMap<&str, usize>> = HashMap::new();
    for fact in context.facts.of(FactKind::Secret) {
        let Detail::Secret(kind) = &fact.detail else {
            continue;
        };
        let value = context.ticket.slice(&fact.range);
        let known = numbers.entry(kind.placeholder()).or_default();
        let next = known.len() + 1;
        let number = *known.entry(value).or_insert(next);
        let mut hit =
            Hit::at(fact.range.clone()).words("secret", kind.label(true), kind.label(false));
        hit.conceal = true;
        hits.push(if kind.is_sample() {
            hit.case("sample").severity(Severity::Info)
        } else {
            let placeholder = format!("<{}_{}>", kind.placeholder(), number);
            hit.edit(fact.range.clone(), placeholder, Applicability::Safe)
        });
    }
}
