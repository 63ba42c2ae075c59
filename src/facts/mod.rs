//! What a draft says: times, identifiers, errors, goals …, each with its place.
//!
//! Every family of facts has one file; it reads the ticket and adds what it
//! finds. Nothing later searches the text for something a fact holds.

mod fact;
pub mod secret;
pub mod time;

mod behavior;
mod command;
mod discourse;
mod environment;
mod log;
mod steps;
mod symptom;

pub use fact::{Detail, Fact, FactKind, Facts};

use crate::ticket::Ticket;

/// Everything a draft says.
#[must_use]
pub fn extract(ticket: &Ticket) -> Facts {
    let mut facts = Facts::default();
    discourse::collect(ticket, &mut facts);
    facts.settle();
    facts
}
