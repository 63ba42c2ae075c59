//! The answer for programs.

use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::View;
use super::entry::Entry;
use crate::engine::Reading;
use crate::facts::FactKind;
use crate::knowledge::GENERIC;
use crate::text::position::Place;

/// The answer of `inspect --format json`, version 1.
#[derive(Serialize)]
pub(super) struct Answer {
    pub(super) version: u32,
    pub(super) files: Vec<File>,
}

#[derive(Serialize)]
pub(super) struct File {
    path: String,
    provider: &'static str,
    kind: &'static str,
    language: &'static str,
    tickets: Vec<Ticket>,
    facts: ByKind,
}

/// One ticket of a file, and what sort of draft it is.
#[derive(Serialize)]
struct Ticket {
    span: Place,
    provider: &'static str,
    kind: &'static str,
    language: &'static str,
}

/// Every kind of fact in the order of the contract, each with its facts.
struct ByKind(Vec<(&'static str, Vec<Entry>)>);

impl Serialize for ByKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, entries) in &self.0 {
            map.serialize_entry(name, entries)?;
        }
        map.end()
    }
}

impl View<'_> {
    /// What was understood of the file. What is said of the file as a whole is
    /// that of its first ticket.
    pub(super) fn file(&self, readings: &[Reading]) -> File {
        let facts = FactKind::ALL.iter().map(|kind| {
            let entries = readings.iter().enumerate().flat_map(|(at, reading)| {
                let ticket = (readings.len() > 1).then_some(at + 1);
                reading.facts.of(*kind).map(move |fact| Entry {
                    ticket,
                    ..self.entry(reading, fact)
                })
            });
            (kind.name(), entries.collect())
        });
        let facts = ByKind(facts.collect());
        let tickets: Vec<Ticket> = readings.iter().map(|one| self.ticket(one)).collect();
        let (provider, kind, language) = tickets
            .first()
            .map_or((GENERIC, "incident", "ja"), |first| {
                (first.provider, first.kind, first.language)
            });
        File {
            path: self.source.name().to_owned(),
            provider,
            kind,
            language,
            tickets,
            facts,
        }
    }

    fn ticket(&self, reading: &Reading) -> Ticket {
        let profile = reading.profile;
        Ticket {
            span: self.source.place(reading.ticket.span),
            provider: profile.provider,
            kind: profile.kind.name(),
            language: profile.language.code(),
        }
    }
}
