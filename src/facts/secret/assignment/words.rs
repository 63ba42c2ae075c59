//! Values of several words.

use super::super::SecretKind;
use super::super::label::{Demand, Label};
use super::super::value::{self, Look, Value};
use super::{Link, Site};
use crate::knowledge::cues;
use crate::text::Range;

/// The longest value without quotes that has blanks.
const LONGEST: usize = 120;
/// More words are a sentence.
const MOST: usize = 8;

impl Site<'_> {
    /// All the words of a value whose first one is `first`, if it goes on to the
    /// end of its line or sentence and is no prose.
    pub(super) fn words(&self, label: Label, link: Link, first: &Value) -> Option<Range> {
        let told = matches!(link, Link::Assigned | Link::Below | Link::Said { .. });
        if first.quoted || !told || !matches!(label.demand, Demand::Chosen | Demand::Seed) {
            return None;
        }
        let start = first.range.start;
        let piece = &self.text[start..value::floor(self.text, start + LONGEST)];
        let stop =
            piece.find(|c: char| !c.is_ascii() || c.is_ascii_control() || "|<;\"`".contains(c));
        let line = match piece[..stop.unwrap_or(piece.len())].split_once(". ") {
            Some((sentence, _)) => sentence,
            None => &piece[..stop.unwrap_or(piece.len())],
        };
        let line = line.trim_end().trim_end_matches(['.', ',', ')']);
        let end = start + line.len();
        let after = self.text[end..].trim_start_matches([' ', '.', ',', ')', '"', '`']);
        let closes = ['\n', '\r', '。', '、', '|', '<', '」', ';'];
        let ends = after.is_empty()
            || after.starts_with(closes)
            || after.starts_with("です")
            || self.text[end..].starts_with(". ");
        (line.contains(' ') && ends && is_several(label, link, line)).then_some(start..end)
    }
}

fn is_several(label: Label, link: Link, line: &str) -> bool {
    let words = line.split(' ').filter(|word| !word.is_empty());
    if label.demand == Demand::Seed {
        return value::is_seed(line);
    }
    let passphrase = label.kind == SecretKind::Passphrase;
    if !(are_words(line) || passphrase && is_phrase(line) && !tells_a_state(line)) {
        return false;
    }
    let count = words.clone().count();
    let with_number = link == Link::Assigned && (4..=6).contains(&count) && has_number(line);
    let small = |word: &str| {
        word.len() > 2
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    // `Blue Horse Seven Tulips`: each of them large.
    let large = |word: &str| {
        let rest = word.strip_prefix(|c: char| c.is_ascii_uppercase());
        rest.is_some_and(|rest| rest.len() > 1 && rest.bytes().all(|b| b.is_ascii_lowercase()))
    };
    let least = if passphrase { 2 } else { 4 };
    let titled = link == Link::Assigned && words.clone().all(large);
    let phrase = count >= least && (words.clone().all(small) || titled);
    // The first looks like a password, and so does another.
    let strong = |word: &str| value::is_strong(word) && Look::of(word) != Look::Digits;
    // Of two words the second is the other half, if it is no plain one.
    let numbered = |word: &str| {
        link == Link::Assigned
            && Look::of(word) == Look::Mixed
            && word.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let made = |word: &str| matches!(Look::of(word), Look::Mixed | Look::Random);
    let mixed = count <= 4
        && !matches!(link, Link::Said { ja: false })
        && words.clone().next().is_some_and(made)
        && words
            .skip(1)
            .any(|word| strong(word) || count == 2 && numbered(word));
    phrase || mixed || with_number
}

/// Words with a short number among them, none of which tells what a password
/// must be: `blue Horse 7 tulips`.
fn has_number(line: &str) -> bool {
    const LONGEST: usize = 3;
    let words = || line.split(' ').filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let plain = |word: &str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
    words().filter(|word| is_number(word)).count() == 1
        && words().all(|word| plain(word) || is_number(word) && word.len() <= LONGEST)
        && !cues::SECRET_POLICY_WORD.is_in(&line.to_ascii_lowercase())
}

/// More than one word describes a secret, or the first tells what became of it.
fn tells_a_state(line: &str) -> bool {
    let words = line.split(' ').filter(|word| value::is_placeholder(word));
    words.count() > 1
        || line
            .split(' ')
            .next()
            .is_some_and(|word| word.ends_with("ed"))
}

/// Several words, none of which prose is made of or describes a secret.
fn are_words(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    !cues::SECRET_SENTENCE_WORD.is_in(&lower)
        && lower.split(' ').filter(|w| !w.is_empty()).count() <= MOST
        && lower.split(' ').all(|word| {
            let word = word.trim_end_matches(['!', '?', ',']);
            !word.contains(['=', ':', '(', '/', '\\'])
                && !word.starts_with('-')
                && !value::is_placeholder(word)
                && !cues::SECRET_TECHNICAL_TERM.is_in(word)
        })
}

/// A value between quotes that has blanks: some word of it is none that people
/// write elsewhere.
pub(in crate::facts::secret) fn is_spaced(value: &str) -> bool {
    const SHORTEST: usize = 8;
    value.is_ascii()
        && value.len() >= SHORTEST
        && value.contains(' ')
        && are_words(value)
        && value
            .split(' ')
            .any(|word| word.len() > 2 && matches!(Look::of(word), Look::Mixed | Look::Random))
}

/// Three or more plain words.
pub(in crate::facts::secret) fn is_phrase(value: &str) -> bool {
    let words = value
        .split(' ')
        .filter(|w| w.len() > 1 && w.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'));
    words.count() >= 3 && !cues::SECRET_SENTENCE_WORD.is_in(&value.to_ascii_lowercase())
}
