//! The account of each ticket: where the draft names one in its head and a matter
//! tells another as its own, the ticket of that matter has that one.

use std::collections::BTreeSet;

use super::leaf::Leaf;
use crate::engine::Reading;
use crate::facts::{Detail, FactKind};
use crate::knowledge::FieldKind;
use crate::text::Span;

/// What comes in the place of the account in the head of the draft, for each
/// leaf. Nothing for any where the account of the head would be in none.
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
        .enumerate()
        .map(|(at, leaf)| {
            let named = own(reading, leaves, at);
            let [only] = &named.iter().collect::<Vec<_>>()[..] else {
                return None;
            };
            let other = leaf.twin.is_none() && digits(only) != head;
            other.then(|| (value, (*only).clone()))
        })
        .collect();
    if swaps.iter().all(Option::is_some) {
        return none();
    }
    swaps
}

/// The accounts, as they are written, that are named as such in one leaf alone.
fn own(reading: &Reading, leaves: &[Leaf], at: usize) -> BTreeSet<String> {
    let ticket = &reading.ticket;
    let accounts = reading.facts.of(FactKind::AccountId);
    let shown = accounts.filter(|fact| {
        let whole = matches!(
            &fact.detail,
            Detail::Identifier {
                masked: false,
                account: None,
                ..
            }
        );
        let span = ticket.span_of(&fact.range);
        let kept: Vec<usize> = (0..leaves.len())
            .filter(|leaf| leaves[*leaf].keeps(span))
            .collect();
        whole && kept == [at]
    });
    shown
        .map(|fact| ticket.slice(&fact.range).to_owned())
        .collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
