//! The lines that a private key in PEM stands between, as they are and as word
//! processors, forms and people leave them: `—–BEGIN RSA PRIVATE KEY—–`.

use memchr::memmem;

use super::super::value::floor;
use crate::text::Range;

/// What every title has.
const NAME: &str = "PRIVATE KEY";
/// The longest line up to that.
const TITLE: usize = 48;
/// Whole frames have so many dashes.
const DASHES: usize = 5;

/// One of the lines.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// Its dashes among it.
    pub(super) range: Range,
    /// It is the first of the two.
    pub(super) opens: bool,
    /// Dashes stand on both sides, or two on one.
    pub(super) framed: bool,
    /// As it should be.
    pub(super) whole: bool,
    /// It has a line of the text for itself: in a sentence it is only spoken of.
    pub(super) alone: bool,
}

/// The lines of private keys of a text, in order.
pub(super) fn marks(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = [NAME, "private key"]
        .iter()
        .flat_map(|name| memmem::find_iter(text.as_bytes(), name))
        .filter_map(|at| mark(text, at))
        .collect();
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// The line around the name at `at`.
fn mark(text: &str, at: usize) -> Option<Mark> {
    let before = &text[floor(text, at.saturating_sub(TITLE))..at];
    let words = before
        .bytes()
        .rev()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b' ')
        .count();
    let title = &before[before.len() - words..];
    let (opens, word) = [(true, "BEGIN "), (false, "END ")]
        .into_iter()
        .find_map(|(opens, word)| Some((opens, last(title, word)?)))?;
    let word = at - (title.len() - word);
    let name = at + NAME.len();
    let block = text
        .get(name..name + " BLOCK".len())
        .is_some_and(|word| word.eq_ignore_ascii_case(" BLOCK"));
    let name = name + if block { " BLOCK".len() } else { 0 };
    let (start, led) = dashes_before(text, word);
    let (end, closed) = dashes_after(text, name);
    let whole = led >= DASHES && closed >= DASHES && text[word..].starts_with(char::is_uppercase);
    Some(Mark {
        opens,
        framed: led + closed > 1,
        whole: whole && text[..word].ends_with('-'),
        alone: stands_alone(text, start, end),
        range: start..end,
    })
}

/// Where the last of a word is in a title, whatever its case.
fn last(title: &str, word: &str) -> Option<usize> {
    let words = title.as_bytes().windows(word.len());
    let at = words
        .enumerate()
        .filter(|(_, piece)| piece.eq_ignore_ascii_case(word.as_bytes()))
        .map(|(at, _)| at)
        .next_back()?;
    // `APPEND` is another word.
    let joined = title[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
    (!joined).then_some(at)
}

/// Dashes, and what becomes of two or three of them.
const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '━' | 'ー' | '－' | '﹣'
    )
}

/// Where the dashes before `at` begin, a blank left out, and how many they are.
fn dashes_before(text: &str, at: usize) -> (usize, usize) {
    const MOST: usize = 16;
    let words = text[..at].trim_end_matches(' ');
    let words = if at - words.len() > 2 {
        &text[..at]
    } else {
        words
    };
    let dashes = words.chars().rev().take(MOST).take_while(|c| is_dash(*c));
    let (count, len) = dashes.fold((0, 0), |(n, len), c| (n + 1, len + c.len_utf8()));
    match count {
        0 => (at, 0),
        _ => (words.len() - len, count),
    }
}

/// Where the dashes behind `at` end, a blank left out, and how many they are.
fn dashes_after(text: &str, at: usize) -> (usize, usize) {
    const MOST: usize = 16;
    let rest = text.get(at..).unwrap_or("");
    let words = rest.trim_start_matches(' ');
    let blanks = rest.len() - words.len();
    let dashes = words.chars().take(MOST).take_while(|c| is_dash(*c));
    let (count, len) = dashes.fold((0, 0), |(n, len), c| (n + 1, len + c.len_utf8()));
    match count {
        0 => (at, 0),
        _ if blanks > 2 => (at, 0),
        _ => (at + blanks + len, count),
    }
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    const MARGIN: usize = 32;
    let before = &text[floor(text, start.saturating_sub(MARGIN))..start];
    let margin = before.rsplit('\n').next().unwrap_or("");
    let after = &text[end..];
    margin.bytes().all(|b| matches!(b, b' ' | b'>' | b'\t'))
        && (after.is_empty() || after.starts_with(['\n', '\r']))
}
