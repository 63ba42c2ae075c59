//! Credentials in the draft.

use std::collections::HashMap;

use super::{Context, Hit};
use crate::facts::secret::SecretKind;
use crate::facts::{Detail, FactKind, Facts};
use crate::knowledge::Applicability;
use crate::ticket::Ticket;

/// What stands for each credential of a file: the same for the same, in all of
/// its tickets, so that logs can still be told apart.
#[derive(Debug, Default)]
pub struct Placeholders {
    /// For each words of a placeholder the credentials it stands for, counted
    /// from 1.
    numbers: HashMap<&'static str, HashMap<String, usize>>,
}

impl Placeholders {
    /// Numbers the credentials of the next ticket of the file, in order of
    /// place.
    pub fn add(&mut self, ticket: &Ticket, facts: &Facts) {
        for fact in facts.of(FactKind::Secret) {
            let Detail::Secret(kind) = &fact.detail else {
                continue;
            };
            let known = self.numbers.entry(kind.placeholder()).or_default();
            let next = known.len() + 1;
            let value = ticket.slice(&fact.range);
            if !known.contains_key(value) {
                known.insert(value.to_owned(), next);
            }
        }
    }

    /// `<AWS_SECRET_KEY_1>`
    fn name(&self, kind: &SecretKind, value: &str) -> String {
        let words = kind.placeholder();
        let known = self.numbers.get(words);
        let number = known.and_then(|known| known.get(value)).unwrap_or(&1);
        format!("<{words}_{number}>")
    }
}

/// Fires on each credential and masks it.
pub(super) fn unmasked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for fact in context.facts.of(FactKind::Secret) {
        let Detail::Secret(kind) = &fact.detail else {
            continue;
        };
        let value = context.ticket.slice(&fact.range);
        let mut hit =
            Hit::at(fact.range.clone()).words("secret", kind.label(true), kind.label(false));
        hit.conceal = true;
        hits.push(if kind.is_sample() {
            hit.case("sample")
        } else {
            let placeholder = context.placeholders.name(kind, value);
            hit.edit(fact.range.clone(), placeholder, Applicability::Safe)
        });
    }
}
