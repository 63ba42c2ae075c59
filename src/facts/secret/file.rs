//! The credentials of a whole file: what is a secret at one place is one
//! wherever it stands again.

use std::borrow::Cow;
use std::collections::HashMap;

use regex::Regex;

use super::copies::Copies;
use super::standin::StandIns;
use super::value::Look;
use super::{Found, SecretKind, find, pem, settled};
use crate::text::{Range, Span};
use crate::ticket::Ticket;

/// Shorter values are no evidence where they stand alone: a PIN is a year too.
const SHORTEST: usize = 6;
/// Of a longer value no copy is looked for.
const LONGEST: usize = 1 << 13;

/// The credentials of the tickets of a file, and every copy of them.
#[derive(Debug, Default)]
pub struct Secrets {
    /// Those of each ticket that are still to be told.
    tickets: Vec<Vec<Found>>,
    /// Whatever is written like one of them.
    finder: Option<Copies>,
    /// Where they are in the file.
    spans: Vec<Span>,
}

impl Secrets {
    /// Searches the tickets of the file `source`, and what stands beside them, for
    /// credentials of any kind and for those of the house's own forms.
    #[must_use]
    pub fn of(source: &str, tickets: &[Ticket], aside: Option<&Ticket>, own: &[Regex]) -> Self {
        let tickets: Vec<&Ticket> = tickets.iter().chain(aside).collect();
        let mut found: Vec<Vec<Found>> = tickets.iter().map(|t| find(t, own)).collect();
        let mut kinds: HashMap<&str, SecretKind> = HashMap::new();
        let mut spans = Vec::new();
        for (ticket, found) in tickets.iter().zip(&found) {
            for secret in found {
                let span = ticket.span_of(&secret.range);
                spans.push(span);
                if secret.kind.is_sample() {
                    continue;
                }
                let folded = ticket.slice(&secret.range);
                // Full-width letters are the same letters.
                for value in [folded, span.slice(source).unwrap_or("")] {
                    if value.chars().count() >= SHORTEST && value.len() <= LONGEST {
                        kinds.entry(value).or_insert(secret.kind);
                    }
                }
            }
        }
        for line in cut_keys(source, &spans) {
            kinds.entry(line).or_insert(SecretKind::PrivateKey);
        }
        let values: Vec<&str> = kinds.keys().copied().collect();
        let finder = match values.is_empty() {
            true => None,
            false => Copies::of(&values).ok(),
        };
        if let Some(finder) = &finder {
            for (ticket, found) in tickets.iter().zip(&mut found) {
                let text = ticket.text().as_str();
                let masked = StandIns::of(text);
                for range in finder.find_iter(text).filter(|range| !masked.cover(range)) {
                    spans.push(ticket.span_of(&range));
                    let kind = kinds.get(&text[range.clone()]).copied();
                    if let Some(kind) = kind.filter(|_| tells(text, &range)) {
                        found.push(Found { range, kind });
                    }
                }
                *found = settled(std::mem::take(found));
            }
            // What is in no ticket, such as a mark, is in the file all the same.
            let masked = StandIns::of(source);
            let copies = finder
                .find_iter(source)
                .filter(|range| !masked.cover(range));
            spans.extend(copies.map(|range| Span::new(range.start, range.end)));
        }
        Self {
            tickets: found,
            finder,
            spans: Span::merged(spans),
        }
    }

    /// Takes out the credentials beside the tickets.
    pub(in crate::facts) fn take_aside(&mut self) -> Vec<Found> {
        self.tickets
            .last_mut()
            .map(std::mem::take)
            .unwrap_or_default()
    }

    /// Takes out the credentials of a ticket.
    pub(in crate::facts) fn take(&mut self, ticket: usize) -> Vec<Found> {
        self.tickets
            .get_mut(ticket)
            .map(std::mem::take)
            .unwrap_or_default()
    }

    /// Where the file holds a credential, or a piece that is like one: what
    /// must never be shown; in order and apart.
    #[must_use]
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Whether a part of the file holds a piece of one.
    #[must_use]
    pub fn touch(&self, part: Span) -> bool {
        let after = self
            .spans
            .partition_point(|secret| secret.start() < part.end());
        let last = after.checked_sub(1).and_then(|last| self.spans.get(last));
        last.is_some_and(|secret| part.start() < secret.end())
    }

    /// Words of the file with every credential in them covered.
    #[must_use]
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(finder) = &self.finder else {
            return Cow::Borrowed(text);
        };
        starred(text, finder.find_iter(text))
    }
}

/// A text with some ranges of it covered, line by line.
pub(super) fn starred(text: &str, ranges: impl Iterator<Item = Range>) -> Cow<'_, str> {
    let mut out = String::new();
    let mut from = 0;
    for range in ranges {
        out.push_str(&text[from..range.start]);
        from = range.end;
        let letters = text[range].chars();
        out.extend(letters.map(|letter| if letter == '\n' { letter } else { '*' }));
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// The lines of the private keys of which no part of the file holds the whole: one may
/// begin in a comment of YAML and go on in a value. `known` are those that one does.
fn cut_keys<'s>(source: &'s str, known: &[Span]) -> Vec<&'s str> {
    /// A shorter line may be a word.
    const SHORTEST_LINE: usize = 16;
    let mut blocks = Vec::new();
    pem::collect(source, &mut blocks);
    if blocks.is_empty() {
        return Vec::new();
    }
    let known = Span::merged(known.to_vec());
    let is_known = |range: &Range| {
        let before = known.partition_point(|span| span.start() <= range.start);
        let last = before.checked_sub(1).and_then(|at| known.get(at));
        last.is_some_and(|span| range.end <= span.end())
    };
    let is_key = |word: &&str| {
        let letter = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
        word.len() >= SHORTEST_LINE && word.bytes().all(letter)
    };
    blocks
        .iter()
        .filter(|block| !is_known(&block.range))
        .flat_map(|block| source[block.range.clone()].split_whitespace())
        .map(|word| word.trim_matches(['"', '\'', ',']))
        .filter(is_key)
        .collect()
}

/// Whether the copy is to be reported: it is a word of its own, and no word
/// that anybody uses. Who takes `production` for a password means something
/// else by it elsewhere.
fn tells(text: &str, range: &Range) -> bool {
    let joins = |byte: Option<&u8>| {
        byte.is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
    };
    let bytes = text.as_bytes();
    let before = range.start.checked_sub(1).and_then(|at| bytes.get(at));
    !joins(before) && !joins(bytes.get(range.end)) && Look::of(&text[range.clone()]) != Look::Word
}
