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

/// The draft with what it lacks of `whole`, the draft it is a part of. Of two
/// accounts, or two regions, none is carried: which of them it is about is not
/// known.
pub(super) fn completed(
    part: SourceFile,
    source: &SourceFile,
    whole: &Reading,
    settings: &Settings,
) -> Result<SourceFile, Unwritable> {
    let settings = Settings {
        syntax: Some(whole.ticket.syntax),
        ..settings.clone()
    };
    let mut part = part;
    for (fact, field) in CARRIED {
        let read = engine::read(&part, &settings);
        let [own] = &read[..] else { break };
        if own.facts.has(fact) {
            continue;
        }
        let Some(text) = only(source, whole, fact) else {
            continue;
        };
        let draft = Draft {
            source: &part,
            ticket: &own.ticket,
            japanese: own.profile.language == Language::Ja,
            provider: own.profile.provider,
        };
        let words = Words {
            kind: Some(field),
            label: None,
            text: &text,
        };
        let mut with = None;
        for edits in ways(&draft, &words) {
            let edits = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
            let after = part.edited(edits)?;
            let again = engine::read(&after, &settings);
            let good = |now: &Reading| {
                now.facts.has(fact)
                    && now.ticket.problems.len() <= own.ticket.problems.len()
                    && holds(&now.ticket, &own.ticket)
            };
            if matches!(&again[..], [now] if good(now)) {
                with = Some(after);
                break;
            }
        }
        part = with.unwrap_or(part);
    }
    Ok(part)
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
