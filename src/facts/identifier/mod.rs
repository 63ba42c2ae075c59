//! Identifiers: resources, accounts, requests, cases, regions, versions.
//!
//! A form that speaks for itself (`i-0123456789abcdef0`, an ARN) is found
//! anywhere, pasted text included. A bare number or name counts only after the
//! word that says what it is (「アカウント ID: 1234-5678-9012」, `bucket
//! my-logs`) or in a field that asks for it.

mod connector;
mod field;
mod grammar;
mod label;
mod name;
mod row;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use memchr::memchr;

use super::{Detail, FactKind, Facts, IdentifierDetail};
use crate::knowledge::{GENERIC, House, Identifier, IdentifierKind, Text};
use crate::text::Range;
use crate::ticket::{Block, BlockKind, Ticket};
use grammar::{Grammar, Grammars};

/// The name of identifiers that no grammar has: words of prose that are built like
/// the name of a machine.
pub const MACHINE_NAME: &str = "machine-name";

/// An identifier on its way to becoming a fact.
#[derive(Debug, Clone)]
struct Found {
    range: Range,
    kind: IdentifierKind,
    /// `generic` where several providers share the form.
    provider: &'static str,
    name: Text,
    /// What the data says about its form, if it has one.
    form: Option<&'static Identifier>,
}

impl Found {
    fn new(grammar: &Grammar, range: Range) -> Self {
        Self {
            range,
            kind: grammar.identifier.kind,
            provider: grammar.provider,
            name: grammar.identifier.name.clone(),
            form: Some(grammar.identifier),
        }
    }

    fn named(range: Range, kind: IdentifierKind, name: impl Into<Text>) -> Self {
        Self {
            range,
            kind,
            provider: GENERIC,
            name: name.into(),
            form: None,
        }
    }
}

/// Adds the identifiers of the ticket. Web addresses must be there already.
pub(super) fn collect(ticket: &Ticket, house: &House, facts: &mut Facts) {
    let urls: Vec<Range> = facts.of(FactKind::Url).map(|f| f.range.clone()).collect();
    let mut found = by_form(ticket);
    found.extend(by_house(ticket, house));
    found.extend(by_build(ticket));
    found.extend(label::collect(ticket));
    found.extend(field::collect(ticket, &found));
    let told = told_again(ticket, &mut found);
    found.extend(told);
    let mut last: Option<Arc<IdentifierDetail>> = None;
    for one in settle(found, &urls) {
        let text = ticket.slice(&one.range);
        let masked = is_masked(text);
        let account = Grammars::all().account(&one.name, text);
        let identifier = IdentifierDetail {
            kind: one.kind,
            provider: (one.provider != GENERIC).then_some(one.provider),
            name: one.name,
            account,
            masked,
            address: one.form.is_some_and(|form| form.address),
            client_side: one.form.is_some_and(|form| form.client_side),
        };
        // Those of one form that follow each other share what is known of them.
        let detail = match last.take().filter(|last| **last == identifier) {
            Some(last) => last,
            None => Arc::new(identifier),
        };
        last = Some(Arc::clone(&detail));
        facts.add(fact_kind(one.kind), one.range, Detail::Identifier(detail));
    }
}

const fn fact_kind(kind: IdentifierKind) -> FactKind {
    match kind {
        IdentifierKind::Resource => FactKind::ResourceId,
        IdentifierKind::Account => FactKind::AccountId,
        IdentifierKind::Request => FactKind::RequestId,
        IdentifierKind::Case => FactKind::CaseReference,
        IdentifierKind::Version => FactKind::Version,
        IdentifierKind::Region | IdentifierKind::Zone => FactKind::Region,
    }
}

/// What speaks for itself, anywhere.
fn by_form(ticket: &Ticket) -> Vec<Found> {
    let text = ticket.text().as_str();
    let mut found = Vec::new();
    for grammar in Grammars::all().unlabelled() {
        for range in grammar.find_all(text) {
            let range = trimmed(text, range);
            if stands_alone(ticket, grammar, &range) {
                found.push(Found::new(grammar, range));
            }
        }
    }
    found
}

/// What has a form of the author's own house, anywhere.
fn by_house(ticket: &Ticket, house: &House) -> Vec<Found> {
    let text = ticket.text().as_str();
    let forms = house.identifiers.iter();
    forms
        .flat_map(|form| {
            let matches = form.pattern().find_iter(text);
            matches.map(|m| Found::named(m.range(), form.kind, form.name.clone()))
        })
        .collect()
}

/// What is built like the name of a host or resource, in prose.
fn by_build(ticket: &Ticket) -> Vec<Found> {
    let mut found = Vec::new();
    for block in ticket.blocks.iter().filter(|b| !b.is_verbatim()) {
        let text = ticket.folded().get(block.range.clone()).unwrap_or("");
        for word in name::joined_words(text) {
            if name::is_host_name(&text[word.clone()]) {
                let range = word.start + block.range.start..word.end + block.range.start;
                let kind = IdentifierKind::Resource;
                found.push(Found::named(range, kind, MACHINE_NAME));
            }
        }
    }
    found
}

/// Accounts that stand once more without the word that says what they are, in
/// place of whatever else their digits could be.
fn told_again(ticket: &Ticket, found: &mut Vec<Found>) -> Vec<Found> {
    /// No draft is about more.
    const MOST: usize = 8;
    const SHORTEST: usize = 8;
    let text = ticket.text().as_str();
    let mut known: BTreeMap<&str, Found> = BTreeMap::new();
    for one in found.iter().filter(|f| f.kind == IdentifierKind::Account) {
        let number = &text[one.range.clone()];
        let plain = number.len() >= SHORTEST && number.bytes().all(|b| b.is_ascii_digit());
        if plain && known.len() < MOST {
            known.entry(number).or_insert_with(|| one.clone());
        }
    }
    found.retain(|f| {
        f.kind != IdentifierKind::Resource || !known.contains_key(&text[f.range.clone()])
    });
    let at: BTreeSet<usize> = found.iter().map(|f| f.range.start).collect();
    let inside =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "_-.:/".contains(c));
    known
        .into_iter()
        .flat_map(|(number, one)| {
            let places = text.match_indices(number).map(|(start, _)| start);
            places.map(move |start| Found {
                range: start..start + number.len(),
                ..one.clone()
            })
        })
        .filter(|one| {
            !at.contains(&one.range.start)
                && !inside(text[..one.range.start].chars().next_back())
                && !inside(text[one.range.end..].chars().next())
        })
        .collect()
}

/// Takes the punctuation of the sentence off the end.
fn trimmed(text: &str, range: Range) -> Range {
    let kept = text[range.clone()].trim_end_matches(['.', ',', ':', '-', '=', '/', '$', '#']);
    // A closing slash belongs to a path.
    let slash = text[range.start + kept.len()..range.end].starts_with('/');
    range.start..range.start + kept.len() + usize::from(slash)
}

/// What the expression cannot say: where the form must not stand.
fn stands_alone(ticket: &Ticket, grammar: &Grammar, range: &Range) -> bool {
    let text = ticket.text().as_str();
    let value = &text[range.clone()];
    if value.is_empty() {
        return false;
    }
    let before = text[..range.start].chars().next_back().unwrap_or(' ');
    let after = text[range.end..].chars().next().unwrap_or(' ');
    match grammar.identifier.name.as_ref() {
        "hostname" => {
            let part = matches!(before, '@' | '.' | '_' | '$' | '-' | '\\')
                || matches!(after, '(' | '_' | '@' | '*' | '-')
                || (after == '.' && latin_at(text, range.end + 1));
            // Code is full of `self.local` and `system.net`.
            let code = ticket.block_at(range.start).is_some_and(Block::is_verbatim);
            let member = code && value.matches('.').count() < 2;
            let host = &ticket.folded()[range.clone()];
            !part && !member && latin(value) && !name::is_public_host(host)
        }
        "ip-address" => {
            let ends =
                !matches!(after, '.' | '-') || (after == '.' && !digit_at(text, range.end + 1));
            ends && !matches!(before, '.' | '-' | 'v') && !is_nobodys_address(value)
        }
        "ipv6-address" => before != ':' && !before.is_ascii_alphanumeric(),
        "masked-host" => before != '@',
        _ if grammar.identifier.kind == IdentifierKind::Version => {
            let goes_on = after == '.' && digit_at(text, range.end + 1);
            !(goes_on || matches!(before, '.' | '-' | '/' | '@'))
        }
        _ => true,
    }
}

/// Loopback, any, netmasks: addresses that name no machine.
fn is_nobodys_address(address: &str) -> bool {
    ["127.", "0.0.0.0", "255.", "169.254.169.254"]
        .iter()
        .any(|start| address.starts_with(start))
}

fn latin(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphabetic())
}

fn latin_at(text: &str, at: usize) -> bool {
    let byte = text.as_bytes().get(at);
    byte.is_some_and(u8::is_ascii_alphanumeric)
}

fn digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Whether the author hid a part of it.
fn is_masked(text: &str) -> bool {
    let starred = memchr(b'*', text.as_bytes()).is_some();
    starred && (text.contains("**") || text.contains(".*"))
        || !text.is_ascii() && text.contains(['●', '○', '〇', '◯', '■'])
}

/// One identifier a place: the longest form wins, forms that several providers
/// share belong to none of them.
fn settle(mut found: Vec<Found>, urls: &[Range]) -> Vec<Found> {
    found.retain(|f| !f.range.is_empty());
    found.sort_by_key(|f| (f.range.start, Reverse(f.range.end), f.kind as u8));
    // Of those at one place one of each kind is left, in what holds them all: there may be
    // one to every few bytes.
    let mut distinct = 0;
    for at in 0..found.len() {
        let (before, rest) = found.split_at_mut(at);
        let one = &rest[0];
        let here = before[..distinct].iter_mut().rev();
        let mut here = here.take_while(|known| known.range == one.range);
        let same = here.find(|known| fact_kind(known.kind) == fact_kind(one.kind));
        if let Some(known) = same {
            if known.provider == GENERIC && one.provider != GENERIC {
                *known = one.clone();
            } else if one.provider != GENERIC && known.provider != one.provider {
                known.provider = GENERIC;
            }
        } else {
            found.swap(distinct, at);
            distinct += 1;
        }
    }
    found.truncate(distinct);
    let versions: Vec<Range> = found
        .iter()
        .filter(|f| f.kind == IdentifierKind::Version)
        .map(|f| f.range.clone())
        .collect();
    let mut resource_end = 0;
    let mut ends: BTreeMap<u8, usize> = BTreeMap::new();
    found.retain(|one| {
        let kind = fact_kind(one.kind);
        let own_end = ends.get(&(kind as u8)).copied().unwrap_or(0);
        let is_region = kind == FactKind::Region;
        let inside = one.range.start < own_end || (!is_region && one.range.end <= resource_end);
        // 12.1.2.172 after "build" is no address; v1.2 in a URL is no release.
        let build = one.name == "ip-address" && overlaps(&versions, &one.range);
        let in_url = matches!(
            kind,
            FactKind::Version | FactKind::CaseReference | FactKind::AccountId
        ) && overlaps(urls, &one.range);
        if inside || build || in_url {
            return false;
        }
        ends.insert(kind as u8, one.range.end);
        if kind == FactKind::ResourceId {
            resource_end = resource_end.max(one.range.end);
        }
        true
    });
    found
}

/// Whether `range` touches one of `sorted`, which do not overlap much.
fn overlaps(sorted: &[Range], range: &Range) -> bool {
    let first = sorted.partition_point(|r| r.end <= range.start);
    sorted[first..]
        .iter()
        .take_while(|r| r.start < range.end)
        .any(|r| range.start < r.end)
}

/// The blocks of text that are not labels, with the kinds of field they fill.
fn is_value(block: &Block) -> bool {
    !matches!(
        block.kind,
        BlockKind::Label | BlockKind::Cell { head: true, .. }
    )
}

#[cfg(test)]
mod tests;
