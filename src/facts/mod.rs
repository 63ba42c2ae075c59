//! What a draft says: times, identifiers, errors, goals …, each with its place.
//!
//! Every family of facts has one file; it reads the ticket and adds what it
//! finds. Nothing later searches the text for something a fact holds.

mod dense;
mod fact;
pub mod personal;
pub mod secret;
pub mod time;

pub use fact::{Detail, Fact, FactKind, Facts};

use crate::ticket::Ticket;

/// All facts of a draft.
#[must_use]
pub fn extract(ticket: &Ticket) -> Facts {
    let mut facts = Facts::default();
    secret::collect(ticket, &mut facts);
    personal::collect(ticket, &mut facts);
    facts.settle();
    facts
}
