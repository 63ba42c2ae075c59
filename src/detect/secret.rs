//! Credentials in the draft.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Context, Hit};
use crate::facts::secret::SecretKind;
use crate::facts::{Detail, FactKind, Facts};
use crate::knowledge::Applicability;
use crate::ticket::Ticket;

/// What stands for each credential of a file: the same for the same, in all of
/// its tickets, so that logs can still be told apart; and no name that the file
/// has already, which stands for another.
#[derive(Debug, Default)]
pub struct Placeholders {
    /// For each words of a placeholder how far they are counted.
    numbers: HashMap<String, usize>,
    /// The name of each credential.
    names: HashMap<String, String>,
}

impl Placeholders {
    /// Counts on from the names that stand in the file `source`.
    #[must_use]
    pub fn of(source: &str) -> Self {
        let mut numbers: HashMap<String, usize> = HashMap::new();
        for piece in source.split('<').skip(1) {
            let Some((name, _)) = piece.split_once('>') else {
                continue;
            };
            let name = name.rsplit_once('_');
            let Some((words, number)) = name.and_then(|(w, n)| Some((w, n.parse::<usize>().ok()?)))
            else {
                continue;
            };
            let last = numbers.entry(words.to_owned()).or_default();
            *last = number.max(*last);
        }
        Self {
            numbers,
            names: HashMap::new(),
        }
    }

    /// Names the credentials of the next ticket of the file, in order of place.
    pub fn add(&mut self, ticket: &Ticket, facts: &Facts) {
        for fact in facts.of(FactKind::Secret) {
            let Detail::Secret(kind) = &fact.detail else {
                continue;
            };
            let value = plain(*kind, ticket.slice(&fact.range));
            if kind.is_sample() || self.names.contains_key(value.as_ref()) {
                continue;
            }
            let words = kind.placeholder();
            let number = self.numbers.entry(words.to_owned()).or_default();
            *number = number.saturating_add(1);
            let name = format!("<{words}_{number}>");
            self.names.insert(value.into_owned(), name);
        }
    }

    /// `<AWS_SECRET_KEY_1>`
    fn name(&self, kind: SecretKind, value: &str) -> String {
        let known = self.names.get(plain(kind, value).as_ref());
        known.map_or_else(|| format!("<{}_1>", kind.placeholder()), Clone::clone)
    }
}

/// The credential as it is written elsewhere: an address has signs of its own.
fn plain(kind: SecretKind, value: &str) -> Cow<'_, str> {
    if kind != SecretKind::UrlPassword || !value.contains('%') {
        return Cow::Borrowed(value);
    }
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| first == b'%');
        let code = code.and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(value), Cow::Owned)
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
            let placeholder = context.placeholders.name(*kind, value);
            hit.edit(fact.range.clone(), placeholder, Applicability::Safe)
        });
    }
}
