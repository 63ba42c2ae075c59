//! What a draft says of its author's world in the sentence of one matter, and
//! every ticket needs: the account, the region, whom to contact.

use std::collections::BTreeSet;

use super::cut::letters;
use super::unit::units;
use crate::compose::{Draft, Words, ways};
use crate::engine::{self, Reading, Settings};
use crate::facts::FactKind;
use crate::knowledge::FieldKind;
use crate::text::encoding::Unwritable;
use crate::text::{Language, SourceFile};
use crate::ticket::Ticket;

/// What is carried over, and the part it comes into.
const CARRIED: [(FactKind, FieldKind); 3] = [
    (FactKind::AccountId, FieldKind::Account),
    (FactKind::Region, FieldKind::Region),
    (FactKind::Contact, FieldKind::Contact),
];

/// What a draft says that each of its parts needs.
pub(super) struct Carried {
    settings: Settings,
    values: Vec<(FactKind, FieldKind, String)>,
}

impl Carried {
    /// What `whole`, which reads as `source`, has to hand on. Of two accounts, or two
    /// regions, it is none: which of them a part is about is not known.
    pub(super) fn of(source: &SourceFile, whole: &Reading, settings: &Settings) -> Self {
        let values = CARRIED
            .into_iter()
            .filter_map(|(fact, field)| Some((fact, field, only(source, whole, fact)?)));
        Self {
            settings: Settings {
                syntax: Some(whole.ticket.syntax),
                ..settings.clone()
            },
            values: values.collect(),
        }
    }

    /// The part with what it lacks of it.
    pub(super) fn completed(&self, part: SourceFile) -> Result<SourceFile, Unwritable> {
        let mut part = part;
        if self.values.is_empty() {
            return Ok(part);
        }
        let mut read = engine::read(&part, &self.settings);
        for (fact, field, text) in &self.values {
            let [own] = &read[..] else { break };
            if own.facts.has(*fact) {
                continue;
            }
            let words = Words {
                kind: Some(*field),
                label: None,
                text,
            };
            if let Some((after, again)) = self.with(&part, own, *fact, &words)? {
                (part, read) = (after, again);
            }
        }
        Ok(part)
    }

    /// The part with these words, and how it is read then; `None` where it does not
    /// take them.
    fn with(
        &self,
        part: &SourceFile,
        own: &Reading,
        fact: FactKind,
        words: &Words<'_>,
    ) -> Result<Option<(SourceFile, Vec<Reading>)>, Unwritable> {
        let draft = Draft {
            source: part,
            ticket: &own.ticket,
            japanese: own.profile.language == Language::Ja,
            provider: own.profile.provider,
        };
        for edits in ways(&draft, words) {
            let edits = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
            let after = part.edited(edits)?;
            let again = engine::read(&after, &self.settings);
            let good = |now: &Reading| {
                now.facts.has(fact)
                    && now.ticket.problems.len() <= own.ticket.problems.len()
                    && holds(&now.ticket, &own.ticket)
            };
            if matches!(&again[..], [now] if good(now)) {
                return Ok(Some((after, again)));
            }
        }
        Ok(None)
    }
}

/// The only value of a kind that a draft has; all ways to contact somebody.
fn only(source: &SourceFile, whole: &Reading, kind: FactKind) -> Option<String> {
    let text = whole.ticket.text();
    let mut known = BTreeSet::new();
    let mut values: Vec<String> = Vec::new();
    for fact in whole.facts.of(kind) {
        let value = text.unfolded(fact.range.clone(), source.text());
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if known.insert(whole.ticket.slice(&fact.range).to_lowercase()) {
            values.push(value);
        }
    }
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ if kind == FactKind::Contact => Some(values.join(", ")),
        _ => None,
    }
}

/// Whether a ticket still has all pieces of another, in order.
fn holds(ticket: &Ticket, other: &Ticket) -> bool {
    let words = |ticket: &Ticket| -> Vec<String> {
        let units = units(ticket);
        let words = units.iter().map(|unit| letters(ticket.slice(&unit.range)));
        words.collect()
    };
    let all = words(ticket).concat();
    let mut at = 0;
    words(other).iter().all(|words| {
        let found = all.get(at..).and_then(|rest| rest.find(words.as_str()));
        at += found.map_or(0, |found| found + words.len());
        found.is_some()
    })
}
