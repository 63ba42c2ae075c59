//! The account of each ticket: where the draft names one in its head and a matter
//! tells another as its own, the ticket of that matter has that one.

use std::collections::BTreeSet;

use super::leaf::{Leaf, only_in};
use crate::engine::Reading;
use crate::facts::FactKind;
use crate::knowledge::FieldKind;
use crate::text::Span;

/// What comes in the place of the account in the head of the draft, for each leaf
/// that has the head. Nothing for any where the account of the head would be in none.
pub(super) fn swaps(reading: &Reading, leaves: &[Leaf]) -> Vec<Option<(Span, String)>> {
    let none = || vec![None; leaves.len()];
    let ticket = &reading.ticket;
    let Some(field) = ticket.field(FieldKind::Account).filter(|f| f.metadata) else {
        return none();
    };
    let text = ticket.slice(&field.range);
    let start = field.range.start + text.len() - text.trim_start().len();
    let value = ticket.span_of(&(start..start + text.trim().len()));
    let head = digits(text);
    if head.is_empty()
        || text
            .trim()
            .contains(|c: char| !c.is_ascii_digit() && c != '-')
    {
        return none();
    }
    let swaps: Vec<Option<(Span, String)>> = leaves
        .iter()
        .zip(own(reading, leaves))
        .map(|(leaf, named)| {
            let mut named = named.into_iter();
            let (Some(only), None) = (named.next(), named.next()) else {
                return None;
            };
            let other = leaf.twin.is_none() && leaf.keeps(value) && digits(&only) != head;
            other.then_some((value, only))
        })
        .collect();
    if swaps.iter().all(Option::is_some) {
        return none();
    }
    swaps
}

/// For each leaf the accounts, as they are written, that are named as such in it
/// alone.
fn own(reading: &Reading, leaves: &[Leaf]) -> Vec<BTreeSet<String>> {
    let ticket = &reading.ticket;
    let mut own = vec![BTreeSet::new(); leaves.len()];
    for fact in reading.facts.of(FactKind::AccountId) {
        let whole = fact
            .identifier()
            .is_some_and(|id| !id.masked && id.account.is_none());
        let holder = only_in(leaves, ticket.span_of(&fact.range));
        if let Some(at) = holder.filter(|_| whole) {
            own[at].insert(ticket.slice(&fact.range).to_owned());
        }
    }
    own
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
