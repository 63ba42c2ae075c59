//! Lines of a file with their places.

use crate::text::Span;

/// The lines of `text[from..]` without their breaks, each with where it starts.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text.get(from..)
        .unwrap_or("")
        .split_inclusive('\n')
        .map(move |line| {
            let start = at;
            at += line.len();
            (start, line.trim_end_matches(['\n', '\r']))
        })
}

/// The start of the line that holds `at`.
pub(super) fn start_of(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |found| found + 1)
}

/// The place after the break of the line that holds `at`.
pub(super) fn after(text: &str, at: usize) -> usize {
    text.get(at..)
        .and_then(|rest| rest.find('\n'))
        .map_or(text.len(), |found| at + found + 1)
}

/// The place of a part of a line that starts at `start`.
pub(super) fn place(start: usize, line: &str, part: &str) -> Span {
    // A slice of the line: its offset is the distance of the two.
    let from = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    Span::new(start + from, start + from + part.len())
}
