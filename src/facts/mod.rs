//! What a draft says: times, identifiers, errors, goals …, each with its place.
//!
//! Every family of facts has one file; it reads the ticket and adds what it
//! finds. Nothing later searches the text for something a fact holds.

pub mod attempt;
mod behavior;
mod channel;
mod command;
pub mod contact;
pub mod declared;
mod dense;
mod discourse;
mod environment;
pub mod error;
mod fact;
mod fact_kind;
pub mod form;
pub mod goal;
pub mod gravity;
mod identifier;
mod impact;
mod kind;
mod language;
mod log;
pub mod personal;
pub mod plight;
mod product;
pub mod profile;
mod provider;
pub mod question;
pub mod secret;
mod shelf;
mod situation;
mod status;
mod steps;
mod symptom;
#[cfg(test)]
mod testing;
pub mod time;
mod url;
pub mod verdict;
mod word;
mod wording;

pub use fact::{Detail, Fact, Facts, IdentifierDetail, ProductDetail};
pub use fact_kind::FactKind;
pub use identifier::MACHINE_NAME;
pub use kind::Kind;
pub use profile::Profile;
pub use secret::{Secrets, Veil};
pub use situation::Situation;

use crate::knowledge::pattern::Sieves;
use crate::knowledge::schema::word_list::WordList;
use crate::knowledge::{Cue, FieldKind, GENERIC, House, Text};
use crate::text::Range;
use crate::ticket::Ticket;
use discourse::Discourse;

/// What is known of a draft before it is read.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The provider it is for, whatever it says.
    pub provider: Option<&'static str>,
    /// The provider it is for where it names none.
    pub usual_provider: Option<&'static str>,
    /// What the author's house adds.
    pub house: &'a House,
}

/// Everything the ticket says, and the provider it is for: the one given, or
/// the one the draft tells.
#[must_use]
pub fn extract(ticket: &Ticket, provider: Option<&'static str>) -> (Facts, &'static str) {
    let known = Known {
        provider,
        usual_provider: None,
        house: &House::default(),
    };
    let mut unread = [Unread::with(ticket, secret::find(ticket, &[]))];
    extract_all(&mut unread, known);
    let [read] = unread;
    read.into_facts()
}

/// A ticket whose facts are being collected.
#[derive(Debug)]
pub struct Unread<'t> {
    ticket: &'t Ticket,
    secrets: Vec<secret::Found>,
    facts: Facts,
    provider: &'static str,
}

impl<'t> Unread<'t> {
    /// The ticket of that number (from 0) in a file, whose `secrets` are known already:
    /// what is one in another ticket is one here.
    #[must_use]
    pub fn nth(number: usize, ticket: &'t Ticket, secrets: &mut Secrets) -> Self {
        Self::with(ticket, secrets.take(number))
    }

    fn with(ticket: &'t Ticket, secrets: Vec<secret::Found>) -> Self {
        Self {
            ticket,
            secrets,
            facts: Facts::default(),
            provider: GENERIC,
        }
    }

    /// What was collected, and the provider it is for.
    #[must_use]
    pub fn into_facts(self) -> (Facts, &'static str) {
        (self.facts, self.provider)
    }
}

/// Collects everything that the tickets say. One family of facts is collected of all of
/// them before the next: the code and the tables that the first needs are at hand for
/// the others, which takes a quarter less time than ticket by ticket.
pub fn extract_all(tickets: &mut [Unread<'_>], known: Known<'_>) {
    let house = known.house;
    let _sieves: Sieves<'_> = tickets.iter().map(|of| of.ticket.sieve()).collect();
    of_each(tickets, |of| url::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| {
        identifier::collect(of.ticket, house, &mut of.facts);
    });
    of_each(tickets, |of| {
        of.provider = product::collect(of.ticket, &mut of.facts, known);
    });
    of_each(tickets, |of| time::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| {
        secret::add(std::mem::take(&mut of.secrets), &mut of.facts);
    });
    of_each(tickets, |of| personal::collect(of.ticket, &mut of.facts));
    let read = tickets.iter().map(|of| Discourse::of(of.ticket));
    let discourses: Vec<Discourse<'_>> = read.collect();
    for collect in discourse::COLLECT {
        for (of, discourse) in tickets.iter_mut().zip(&discourses) {
            collect(discourse, &mut of.facts);
        }
    }
    drop(discourses);
    of_each(tickets, |of| question::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| goal::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| status::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| error::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| attempt::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| impact::collect(of.ticket, &mut of.facts));
    of_each(tickets, |of| {
        wording::collect(of.ticket, house, &mut of.facts);
        of.facts.settle();
        let earlier = of.ticket.fields_of(FieldKind::PreviousCases);
        of.facts.forget_claims_in(earlier.map(|field| &field.range));
    });
}

/// Collects some facts of each ticket.
fn of_each<'t>(tickets: &mut [Unread<'t>], collect: impl FnMut(&mut Unread<'t>)) {
    tickets.iter_mut().for_each(collect);
}

/// The credentials that stand beside the tickets of a file, and nothing else.
#[must_use]
pub fn of_secrets(secrets: &mut Secrets) -> Facts {
    let mut facts = Facts::default();
    secret::add(secrets.take_aside(), &mut facts);
    facts.settle();
    facts
}

/// The provider that a field of the draft names.
#[must_use]
pub fn stated_provider(ticket: &Ticket) -> Option<&'static str> {
    provider::stated(ticket)
}

/// The provider that words name, folded and lower-cased: `amazon web services`.
#[must_use]
pub fn provider_named(folded: &str) -> Option<&'static str> {
    provider::named(folded)
}

/// Where folded text has one of these words, folded as well: whole words of Latin
/// letters, and Japanese ones anywhere.
#[must_use]
pub fn words_in(folded: &str, words: &[Text]) -> Vec<Range> {
    let list = WordList::new(words.iter().map(|word| (word.clone(), ())));
    let words = list.words();
    words.find_words(folded).map(|(range, _)| range).collect()
}

/// The sentence around a range, or the range itself outside of prose.
fn sentence_around(ticket: &Ticket, range: &Range) -> Range {
    ticket
        .sentence_at(range.start)
        .map_or_else(|| range.clone(), |i| ticket.sentences[i].range.clone())
}

/// The matches of a cue in the author's own words, labels left out.
fn said<'t>(ticket: &'t Ticket, cue: &'t Cue) -> impl Iterator<Item = Range> + 't {
    cue.find_all(ticket.prose())
        .into_iter()
        .map(|range| trimmed(ticket, range))
        .filter(|range| !range.is_empty() && ticket.sentence_at(range.start).is_some())
}

/// The range without blanks, line breaks and blanked bytes at its ends.
fn trimmed(ticket: &Ticket, range: Range) -> Range {
    let blank = |c: char| c.is_whitespace() || c == Ticket::BLANK;
    let text = ticket.prose_of(&range);
    let start = range.start + (text.len() - text.trim_start_matches(blank).len());
    let end = range.end - (text.len() - text.trim_end_matches(blank).len());
    start..end.max(start)
}
