//! Pairs whose signs are encoded: `user%3Dops%26password%3D…`.

use crate::text::Range;

/// A sign of assignment, and what ends the value behind it.
const SIGNS: [(&str, &[&str]); 4] = [
    ("%3d", &["%26", "%3b", "%20", "%0a", "%22"]),
    ("%3a", &["%2c", "%7d", "%26", "%0a", "%22"]),
    ("%253d", &["%2526", "%253b"]),
    ("\\u003d", &["\\u0026", "\\u0022"]),
];
/// Quotes around names and values.
const QUOTES: [&str; 2] = ["%22", "%27"];

/// Where the value begins whose label ends at `at`.
pub(super) fn start(text: &str, at: usize) -> Option<usize> {
    let at = past(text, at, &QUOTES);
    let (sign, _) = SIGNS.iter().find(|(sign, _)| follows(text, at, sign))?;
    let at = past(text, at + sign.len(), &["%20"]);
    let at = past(text, at, &QUOTES);
    // Nothing is assigned.
    (!is_end(text, at)).then_some(at)
}

/// Where a value ends that goes on to `value.end` as a word.
pub(super) fn end(text: &str, value: &Range) -> usize {
    const LONGEST: usize = 256;
    let end = value.end.min(value.start + LONGEST);
    let found = text.as_bytes()[value.start..end]
        .iter()
        .enumerate()
        .filter(|(_, byte)| matches!(byte, b'%' | b'\\'))
        .map(|(at, _)| value.start + at)
        .find(|at| is_end(text, *at));
    found.filter(|at| *at > value.start).unwrap_or(value.end)
}

fn is_end(text: &str, at: usize) -> bool {
    let ends = SIGNS.iter().flat_map(|(_, ends)| ends.iter());
    ends.chain(&QUOTES).any(|mark| follows(text, at, mark))
}

fn past(text: &str, at: usize, marks: &[&str]) -> usize {
    let mark = marks.iter().find(|mark| follows(text, at, mark));
    at + mark.map_or(0, |mark| mark.len())
}

fn follows(text: &str, at: usize, what: &str) -> bool {
    text.as_bytes()
        .get(at..at + what.len())
        .is_some_and(|piece| piece.eq_ignore_ascii_case(what.as_bytes()))
}
