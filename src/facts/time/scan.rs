//! Going once through the text of a block.

use super::part::{Kind, Part};
use super::{japanese, number, word, zone};
use crate::text::latin::is_wordy;
use crate::text::{Range, ceil_char_boundary};

/// A block's text as the recognisers see it. Offsets are those of the ticket;
/// nothing outside the block can be reached.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    folded: &'a str,
    cased: &'a str,
    floor: usize,
    /// Up to here nothing but figures stands in a field for a time.
    figures: Option<usize>,
}

impl<'a> Text<'a> {
    /// `folded` and `cased` are views of equal length.
    pub(super) fn new(folded: &'a str, cased: &'a str, block: &Range) -> Self {
        Self {
            folded: folded.get(..block.end).unwrap_or(""),
            cased: cased.get(..block.end).unwrap_or(""),
            floor: block.start,
            figures: None,
        }
    }

    /// The same text as what a field for a time says.
    pub(super) fn of_time_field(self) -> Self {
        let value = self.folded.get(self.floor..).unwrap_or("");
        let figures = value.find(char::is_alphabetic).unwrap_or(value.len());
        Self {
            figures: Some(self.floor + figures),
            ..self
        }
    }

    /// Whether the figures at the offset are the first that a field for a time says, or
    /// stand behind others of the same form.
    pub(super) fn is_in_time_field(&self, at: usize) -> bool {
        const REACH: usize = 48;
        if self.figures.is_none_or(|end| at > end) || at > self.floor + REACH {
            return false;
        }
        let before = self.folded.get(self.floor..at).unwrap_or("");
        let mut others = before.split(|c: char| !c.is_ascii_digit());
        others.all(|digits| matches!(digits.len(), 0 | 12 | 14))
    }

    /// The byte at an offset, 0 past the end.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.folded.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// Lower-cased text from an offset on.
    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.folded.get(at..).unwrap_or("")
    }

    /// Lower-cased text of a range.
    pub(super) fn slice(&self, range: &Range) -> &'a str {
        self.folded.get(range.clone()).unwrap_or("")
    }

    /// Text of a range as written.
    pub(super) fn cased(&self, range: &Range) -> &'a str {
        self.cased.get(range.clone()).unwrap_or("")
    }

    /// Lower-cased text of the block up to an offset, at most about `len`
    /// bytes of it.
    pub(super) fn before(&self, at: usize, len: usize) -> &'a str {
        let from = ceil_char_boundary(self.folded, at.saturating_sub(len).max(self.floor).min(at));
        self.folded.get(from..at).unwrap_or("")
    }

    /// Lower-cased text from an offset on, at most about `len` bytes of it.
    pub(super) fn after(&self, at: usize, len: usize) -> &'a str {
        let to = ceil_char_boundary(self.folded, at + len);
        self.folded.get(at..to).unwrap_or("")
    }

    /// The character before an offset, inside the block.
    pub(super) fn last_char(&self, at: usize) -> Option<char> {
        self.before(at, 4).chars().next_back()
    }

    /// The character at an offset.
    pub(super) fn char(&self, at: usize) -> Option<char> {
        self.rest(at).chars().next()
    }

    /// Past at most two blanks.
    pub(super) fn skip_blanks(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..2 {
            if matches!(self.byte(at), b' ' | b'\t') {
                at += 1;
            }
        }
        at
    }

    /// A run of at most `max` digits and where it ends. A longer run is none.
    pub(super) fn digits(&self, at: usize, max: usize) -> Option<(u32, usize)> {
        let mut value = 0u32;
        let mut end = at;
        while self.byte(end).is_ascii_digit() {
            if end - at == max {
                return None;
            }
            value = value * 10 + u32::from(self.byte(end) - b'0');
            end += 1;
        }
        (end > at).then_some((value, end))
    }

    /// Like [`Text::digits`], the value being within `range`.
    pub(super) fn small(
        &self,
        at: usize,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<(u8, usize)> {
        let (value, end) = self.digits(at, 2)?;
        let value = range.contains(&value).then_some(value)?;
        Some((u8::try_from(value).ok()?, end))
    }

    /// Exactly two digits within `range`.
    pub(super) fn pair(
        &self,
        at: usize,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<(u8, usize)> {
        self.small(at, range).filter(|&(_, end)| end == at + 2)
    }

    /// Past `what`, if it stands at the offset after at most two blanks.
    pub(super) fn past(&self, at: usize, what: &str) -> Option<usize> {
        let at = self.skip_blanks(at);
        self.rest(at).starts_with(what).then(|| at + what.len())
    }

    /// Whether an ASCII letter, digit or underscore stands at the offset.
    pub(super) fn is_wordy(&self, at: usize) -> bool {
        is_wordy(self.byte(at))
    }

    /// End of the run of ASCII letters at the offset.
    pub(super) fn letters(&self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end).is_ascii_lowercase() {
            end += 1;
        }
        end
    }
}

/// Every part of a block, in order of place.
pub(super) fn parts(text: &Text<'_>, block: &Range) -> Vec<Part> {
    let mut out = Vec::new();
    let mut at = block.start;
    while at < block.end {
        let b = text.byte(at);
        at = match b {
            b'0'..=b'9' => number::read(text, at, &mut out),
            b'a'..=b'z' => word::read(text, at, &mut out),
            b'+' | b'-' => zone::read_offset(text, at, &mut out),
            b'(' => japanese::read_bracket(text, at, &mut out),
            b':' if text.rest(at).starts_with("://") => end_of_url(text, at),
            0x80.. => japanese::read(text, at, &mut out),
            _ => at + 1,
        };
    }
    out
}

/// End of the address that `://` stands in.
fn end_of_url(text: &Text<'_>, at: usize) -> usize {
    let mut end = at;
    loop {
        match text.byte(end) {
            0 | b' ' | b'\t' | b'\n' | b'"' | b'\'' | b'<' | b'>' | b'`' | 0x80.. => return end,
            _ => end += 1,
        }
    }
}

/// Whether the text begins with a word of a list. Nearly none does: the third byte, the
/// last of a Japanese character, tells that.
pub(super) fn begins(text: &str, word: &str) -> bool {
    let third = word.as_bytes().get(2);
    third.is_none_or(|third| text.as_bytes().get(2) == Some(third)) && text.starts_with(word)
}

/// The part read last, if it ends where `at` is or within `gap` bytes before.
pub(super) fn previous(out: &[Part], at: usize, gap: usize) -> Option<&Part> {
    out.last()
        .filter(|p| p.range.end <= at && at - p.range.end <= gap)
}

/// Whether the part is a clock time.
pub(super) const fn is_hand(part: &Part) -> bool {
    matches!(part.kind, Kind::Hand(_))
}
