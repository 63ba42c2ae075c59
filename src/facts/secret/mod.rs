//! Credentials: where they stand, exactly the part to be masked.
//!
//! Three kinds of evidence are searched for in the whole text, code and quotes
//! included: a value whose own shape gives it away ([`token`], [`pem`],
//! [`url`]), a value after a word that names a credential ([`assignment`],
//! [`cell`], [`column`], [`insert`]), and a value at a place where a program takes one ([`command`],
//! [`manifest`]). A value that is a secret at one place is one at every place of
//! the file ([`file`]).

mod assignment;
mod cell;
mod column;
mod command;
mod copies;
mod file;
mod hash;
mod insert;
mod kind;
mod label;
mod manifest;
mod pem;
mod standin;
mod token;
mod tuple;
mod url;
mod value;
mod veil;

#[cfg(test)]
mod tests;

pub use file::Secrets;
pub use kind::SecretKind;
pub use veil::Veil;

use regex::Regex;

use super::{Detail, FactKind, Facts};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::Ticket;
use standin::StandIns;

/// A value that may have been found more than once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    range: Range,
    kind: SecretKind,
}

/// Adds the credentials that were found in the ticket.
pub(super) fn add(found: Vec<Found>, facts: &mut Facts) {
    for secret in found {
        facts.add(FactKind::Secret, secret.range, Detail::Secret(secret.kind));
    }
}

/// Every credential of the ticket, those of the house's own forms among them, in
/// order and apart.
pub(super) fn find(ticket: &Ticket, own: &[Regex]) -> Vec<Found> {
    let _sieve = ticket.sieve();
    let text = ticket.text().as_str();
    // In order of how much each knows about what it finds.
    let mut found = Vec::new();
    token::collect(text, &mut found);
    pem::collect(text, &mut found);
    url::collect(text, &mut found);
    hash::collect(text, &mut found);
    command::collect(ticket, &mut found);
    let labels = cues::SECRET_LABEL.find_all(ticket.folded());
    if !labels.is_empty() {
        assignment::collect(ticket, &labels, &mut found);
        cell::collect(ticket, &mut found);
        column::collect(ticket, &labels, &mut found);
    }
    insert::collect(ticket, &mut found);
    manifest::collect(ticket, &mut found);
    if !own.is_empty() {
        let masked = StandIns::of(text);
        let places = own.iter().flat_map(|form| form.find_iter(text));
        let ranges = places.flat_map(|place| masked.rest(place.range()));
        found.extend(ranges.map(|range| Found {
            range,
            kind: SecretKind::Secret,
        }));
    }
    settled(found)
}

/// Joins what overlaps. The wider range names the kind, for it is the whole of
/// which the other is a part; of two equal ones, the one found first, unless it
/// could tell no more than that it is a secret or a key.
fn settled(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by_key(|f| f.range.start); // stable: first found stays first
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for next in found {
        match out.last_mut() {
            Some(last) if next.range.start < last.range.end => {
                let vague = matches!(last.kind, SecretKind::Secret | SecretKind::PrivateKey)
                    && next.range == last.range;
                if vague || next.range.len() > last.range.len() {
                    last.kind = next.kind;
                }
                last.range.end = last.range.end.max(next.range.end);
            }
            _ => out.push(next),
        }
    }
    out
}
