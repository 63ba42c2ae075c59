//! Values after a word that names a credential: `password: …`,
//! 「パスワードは…です」, `--token …`, `"secret": "…"`.

mod another;
mod behind;
mod belief;
mod below;
mod cookie;
mod cursor;
mod encoded;
pub(super) mod japanese;
mod link;
mod pair;
mod passed;
pub(super) mod words;

use super::label::{self, Demand, Label};
use super::value::{self, Reader};
use super::{Found, SecretKind};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};
use cursor::bytes_at;

/// How a label and its value are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// `=`, `:`, an arrow, a mark-up element.
    Assigned,
    /// `は`, `is`, `was changed to`.
    Said {
        /// In Japanese, where the words after the value tell more.
        ja: bool,
    },
    /// The same, with words between that tell whose it is: "the password for the
    /// server is …".
    Far,
    /// A quote or bracket right after it: 「パスワード「…」」.
    Quoted,
    /// The argument of a command-line option.
    Argument,
    /// An argument after the name, in quotes both: `define('DB_PASSWORD', '…')`.
    Passed,
    /// A sign of assignment that was encoded for a URL or a string.
    Encoded,
    /// Nothing but a blank, or a particle that ordinary words follow too.
    Bare,
    /// On the next line, after a separator.
    Below,
    /// On the next line, the label having one for itself.
    Under,
}

/// The surroundings of a label.
struct Site<'a> {
    text: &'a str,
    /// Where the name that holds the label begins: `DB_` of `DB_PASSWORD`.
    name: usize,
    /// End of the label's words.
    end: usize,
    /// The value is data rather than prose: code, front matter, a key that
    /// looks like one.
    config: bool,
}

/// `labels` are the words for credentials in the ticket.
pub(super) fn collect(ticket: &Ticket, labels: &[Range], found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut reader = Reader::default();
    let mut done = 0;
    for at in labels {
        // A label inside a value that was believed is part of that value.
        if at.end <= done {
            continue;
        }
        // `pw1`: a number at the end tells credentials apart.
        let label = text[at.clone()].trim_end_matches(|c: char| c.is_ascii_digit());
        let end = at.start + label.len();
        let site = Site::of(ticket, end);
        let link = site.link();
        if link.is_none() && !site.may_be_behind(at.start) {
            continue;
        }
        let Some((words, label)) = label::ending_at(text, ticket.folded(), end) else {
            continue;
        };
        // A user of an address is named so; what follows is told by the address.
        if text[..site.name].ends_with("://") {
            continue;
        }
        if label.demand == Demand::Cookie {
            found.extend(link.into_iter().flat_map(|(_, at)| site.cookies(label, at)));
            continue;
        }
        if let Some(secret) = site.named_behind(label, words.start) {
            found.push(secret);
            continue;
        }
        let secret = link
            .filter(|(link, _)| *link != Link::Under || begins_line(text, words.start))
            .and_then(|(link, start)| {
                let start = site.second_of_pair(label, words.start, start);
                site.secret(label, link, start, &mut reader, ticket)
                    .or_else(|| {
                        let old = reader.read(text, start)?;
                        let start = site.exchanged(&old.range)?;
                        site.secret(label, link, start, &mut reader, ticket)
                    })
            });
        if let Some(secret) = secret {
            done = site.others(label, &secret, found);
            found.push(secret);
        } else if let Some(secret) = site.value_behind(label, at.start, words.start) {
            found.push(secret);
        }
    }
}

impl<'a> Site<'a> {
    fn of(ticket: &'a Ticket, end: usize) -> Self {
        const LONGEST: usize = 64;
        let text = ticket.text().as_str();
        let bytes = text.as_bytes();
        let name = end
            - bytes[..end]
                .iter()
                .rev()
                .take(LONGEST)
                .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
                .count();
        let key = &text[name..end];
        let camel = key
            .as_bytes()
            .windows(2)
            .any(|w| w[0].is_ascii_lowercase() && w[1].is_ascii_uppercase());
        let shouted = key.len() > 2 && key.bytes().all(|b| !b.is_ascii_lowercase());
        let verbatim = bytes_at(ticket.prose(), end.wrapping_sub(1)) == Ticket::BLANK as u8;
        let metadata = ticket
            .block_at(end.saturating_sub(1))
            .is_some_and(|b| matches!(b.kind, BlockKind::Label | BlockKind::Value));
        Self {
            text,
            name,
            end,
            config: verbatim || metadata || camel || shouted || key.contains(['_', '.']),
        }
    }

    fn before_name(&self) -> u8 {
        bytes_at(self.text, self.name.wrapping_sub(1))
    }

    fn secret(
        &self,
        label: Label,
        link: Link,
        start: usize,
        reader: &mut Reader,
        ticket: &Ticket,
    ) -> Option<Found> {
        if let Some(range) = self.japanese(label, link, start) {
            return Some(Found {
                range,
                kind: label.kind,
            });
        }
        let mut value = reader.read(self.text, start)?;
        let link = match link {
            Link::Encoded => {
                value.range.end = encoded::end(self.text, &value.range);
                // Searches are encoded, too.
                let word = value.head(self.text);
                word.contains(|c: char| c.is_ascii_digit()).then_some(())?;
                Link::Assigned
            }
            link => link,
        };
        // `access_token=Bearer …`
        let scheme = value.head(self.text);
        if ["bearer", "basic", "token"]
            .iter()
            .any(|s| scheme.eq_ignore_ascii_case(s))
        {
            value = reader.read(self.text, value.range.end + 1)?;
        }
        let word = value.head(self.text);
        if value::is_sample(word) {
            return Some(Found {
                range: value.range,
                kind: SecretKind::DocumentationSample,
            });
        }
        if let Some(range) = self.words(label, link, &value) {
            return Some(Found {
                range,
                kind: label.kind,
            });
        }
        if !self.believes(label, link, &value)
            || value::is_masked_after(self.text, value.range.end)
            || value::is_placeholder(word) && !value::is_half(word)
        {
            return None;
        }
        let kind = match label.kind {
            SecretKind::Token
                if value::is_uuid(word) && cues::UUID_TOKENS.is_in(ticket.folded()) =>
            {
                SecretKind::SakuraAccessToken
            }
            kind => kind,
        };
        Some(Found {
            range: value.range,
            kind,
        })
    }
}

/// Whether nothing but what leads a heading or item stands before a label.
fn begins_line(text: &str, at: usize) -> bool {
    const MARGIN: usize = 16;
    let before = &text[value::floor(text, at.saturating_sub(MARGIN))..at];
    let margin = before.rsplit('\n').next().unwrap_or("");
    (before.len() < at || margin.len() == before.len() || before.contains('\n'))
        && margin.chars().all(|c| !c.is_alphanumeric())
}
