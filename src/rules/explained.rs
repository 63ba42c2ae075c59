//! What rules have said of a ticket, for those that then stay silent.

use std::collections::BTreeMap;

use crate::detect::{Anchor, Hit, touches};
use crate::knowledge::Card;
use crate::text::Range;

/// What was said of a ticket so far, by rule.
#[derive(Debug, Default)]
pub struct Explained(BTreeMap<&'static str, Said>);

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
        let said = |rule: &str| self.0.get(rule);
        card.yields_to
            .iter()
            .filter_map(|rule| said(rule))
            .any(|said| match &hit.anchor {
                Anchor::At(range) => said.missing || touches(&said.words, range),
                Anchor::Missing { .. } => true,
            })
    }

    /// Remembers a hit of a rule. Those of one rule come in order of place.
    pub fn add(&mut self, card: &'static Card, hit: &Hit) {
        let said = self.0.entry(&card.name).or_default();
        match &hit.anchor {
            Anchor::Missing { .. } => said.missing = true,
            Anchor::At(range) => match said.words.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => said.words.push(range.clone()),
            },
        }
    }
}
