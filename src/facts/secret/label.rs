//! Words that name a credential.

mod endings;

use super::SecretKind;
use super::value::floor;
use crate::text::Range;
use endings::{ENDINGS, Meaning};

/// What a value must look like to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Demand {
    /// Whatever people choose for a password.
    Chosen,
    /// At least eight characters with digits among the letters.
    Keyed,
    /// Made by a machine; the label alone may name other things.
    Random,
    /// The same, and in the query of a URL.
    Query,
    /// Four to eight digits.
    Digits,
    /// Thirty-two hexadecimal digits.
    Hex,
    /// A list of `name=value`.
    Cookie,
    /// Digits that somebody was sent, or groups of letters and digits.
    Code,
    /// A long run of base64: the words name what is no secret, too.
    Blob,
    /// The secret half of a key pair, by its length.
    Half,
    /// Sixteen letters of base32 or more.
    Seed,
    /// Twelve letters and digits or more, in groups or not.
    Licence,
    /// The label is a word for other things too: letters with digits, no path.
    Strict,
}

/// What a label asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) kind: SecretKind,
    pub(super) demand: Demand,
}

/// How much of the line before the end of a label can belong to it.
const REACH: usize = 72;

/// The label that ends at `end`, and where it begins. `folded` is the
/// lower-cased text, `text` the one with case.
pub(super) fn ending_at(text: &str, folded: &str, end: usize) -> Option<(Range, Label)> {
    let from = floor(folded, end.saturating_sub(REACH));
    let line = folded.get(from..end)?;
    let from = line.rfind('\n').map_or(from, |n| from + n + 1);
    // Letters and digits of the label, each with its place.
    let letters: Vec<(usize, char)> = folded[from..end]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric() && *c != 'の')
        .map(|(at, c)| (from + at, c))
        .collect();
    let label: String = letters.iter().map(|(_, c)| c).collect();
    let last = label.bytes().last()?;
    let mut best: Option<(usize, usize, Meaning)> = None;
    // Nearly none fits: the last byte tells that.
    let alike = |ending: &str| ending.bytes().last() == Some(last);
    for (ending, meaning) in ENDINGS.iter().filter(|(ending, _)| alike(ending)) {
        let (own_word, ending) = match ending.strip_prefix('^') {
            Some(rest) => (true, rest),
            None => (false, *ending),
        };
        if !label.ends_with(ending) {
            continue;
        }
        let length = ending.chars().count();
        let start = letters[letters.len() - length].0;
        if own_word && !begins_word(text, start) {
            continue;
        }
        if best.is_none_or(|b| length > b.1) {
            best = Some((start, length, *meaning));
        }
    }
    let (start, _, meaning) = best?;
    let (kind, demand) = meaning?;
    Some((start..end, Label { kind, demand }))
}

/// Whether a word, or a part of a `camelCase` or `snake_case` name, begins.
fn begins_word(text: &str, at: usize) -> bool {
    // 「バイパス」 is one word.
    let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    if text[at..].starts_with(katakana) {
        return !text[..at].ends_with(katakana);
    }
    let bytes = text.as_bytes();
    let Some(before) = at.checked_sub(1).and_then(|i| bytes.get(i)) else {
        return true;
    };
    let here = bytes.get(at).copied().unwrap_or(b' ');
    !before.is_ascii_alphanumeric() || (before.is_ascii_lowercase() && here.is_ascii_uppercase())
}
