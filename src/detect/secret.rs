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
pub struct Placeholders<'a> {
    /// By the words of the placeholder and the credential; counted from 1
    /// within the words.
    numbers: HashMap<(&'static str, &'a str), usize>,
}

impl<'a> Placeholders<'a> {
    /// Numbers the credentials of a file in order of place.
    #[must_use]
    pub fn of(tickets: impl Iterator<Item = (&'a Ticket, &'a Facts)>) -> Self {
        let mut numbers = HashMap::new();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (ticket, facts) in tickets {
            for fact in facts.of(FactKind::Secret) {
                let Detail::Secret(kind) = &fact.detail else {
                    continue;
                };
                let words = kind.placeholder();
                numbers
                    .entry((words, ticket.slice(&fact.range)))
                    .or_insert_with(|| {
                        let count = counts.entry(words).or_default();
                        *count += 1;
                        *count
                    });
            }
        }
        Self { numbers }
    }

    /// `<AWS_SECRET_KEY_1>`
    fn name(&self, kind: &SecretKind, value: &str) -> String {
        let words = kind.placeholder();
        let number = self.numbers.get(&(words, value)).copied().unwrap_or(1);
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
