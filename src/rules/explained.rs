//! What rules have said of a ticket, for those that then stay silent.

use std::collections::{BTreeMap, BTreeSet};

use crate::detect::{Anchor, Hit, touches};
use crate::knowledge::Card;
use crate::text::{Range, Span};

/// What was said of a ticket so far.
#[derive(Debug, Default)]
pub struct Explained {
    rules: BTreeMap<&'static str, Said>,
    places: BTreeSet<Span>,
}

/// What one rule said.
#[derive(Debug, Default)]
struct Said {
    /// The words it spoke of, in order, not overlapping.
    words: Vec<Range>,
    /// It spoke of something that is missing.
    missing: bool,
}

impl Explained {
    /// Whether one of the rules that `card` yields to has said it: of the same
    /// words, or of the whole ticket where either speaks of what is missing.
    #[must_use]
    pub fn has(&self, card: &Card, hit: &Hit) -> bool {
        let said = |rule: &str| self.rules.get(rule);
        card.yields_to
            .iter()
            .filter_map(|rule| said(rule))
            .any(|said| match &hit.anchor {
                Anchor::At(range) => said.missing || touches(&said.words, range),
                Anchor::Missing { .. } => true,
            })
    }

    /// The places that findings so far are about: words, and the labels of fields
    /// that are to be filled in.
    #[must_use]
    pub const fn places(&self) -> &BTreeSet<Span> {
        &self.places
    }

    /// Remembers a hit of a rule, and its place if that is where the matter
    /// stands. Those of one rule come in order of place.
    pub fn add(&mut self, card: &'static Card, hit: &Hit, place: Option<Span>) {
        self.places.extend(place);
        let said = self.rules.entry(&card.name).or_default();
        match &hit.anchor {
            Anchor::Missing { .. } => said.missing = true,
            Anchor::At(range) => match said.words.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => said.words.push(range.clone()),
            },
        }
    }
}
