//! What a draft says: times, identifiers, errors, goals …, each with its place.
//!
//! Every family of facts has one file; it reads the ticket and adds what it
//! finds. Nothing later searches the text for something a fact holds.

mod fact;
mod identifier;
mod product;
pub mod provider;
pub mod secret;
#[cfg(test)]
mod testing;
pub mod time;
mod url;
mod word;

pub use fact::{Detail, Fact, FactKind, Facts};
pub use provider::ProviderGuess;

use crate::ticket::Ticket;

/// Everything the draft says.
#[must_use]
pub fn extract(ticket: &Ticket) -> Facts {
    let mut facts = Facts::default();
    url::collect(ticket, &mut facts);
    identifier::collect(ticket, &mut facts);
    product::collect(ticket, &mut facts);
    facts.settle();
    facts
}
