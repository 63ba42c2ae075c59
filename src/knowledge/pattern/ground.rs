//! What can be told of one place of a text: which characters stand there, and what
//! begins or ends.

use memchr::memchr;

use super::super::schema::program::{
    ANYWHERE, Alternative, Class, END, EVERY, Filter, KANA, KANA_BITS, LINE_END, LINE_START,
    NO_FILTER, NOT_WORD, Pool, START, WORD, WORD_START, bit_of,
};
use crate::text::latin::is_wordy;

/// Up to so many bytes are gone through one by one.
const SHORT: usize = 16;

/// Of every character.
const EVERYTHING: Filter = [u32::MAX; 12];

/// A text, and the tables of the characters that patterns ask for.
#[derive(Clone, Copy)]
pub(super) struct Ground<'t> {
    pub(super) pool: &'static Pool,
    /// UTF-8.
    pub(super) text: &'t [u8],
}

impl Ground<'_> {
    /// Whether the character at `at` is one of `filter`.
    #[inline]
    pub(super) fn passes(&self, filter: u32, at: usize) -> bool {
        if filter == NO_FILTER {
            return true;
        }
        let bits = &self.pool.filters[filter as usize];
        match self.text.get(at) {
            Some(&byte) if byte < 0x80 => has(bits, u32::from(byte)),
            // The first byte tells most that are none.
            Some(&byte) if has(bits, u32::from(byte)) => {
                char_at(self.text, at).is_some_and(|(c, _)| has(bits, bit_of(c)))
            }
            _ => false,
        }
    }

    /// The last place from `end` back to `least`, boundaries of characters, where one of
    /// `filter` stands.
    #[inline]
    pub(super) fn last_passing(&self, filter: u32, least: usize, end: usize) -> Option<usize> {
        if filter == NO_FILTER || self.passes(filter, end) {
            return Some(end);
        }
        let bits = &self.pool.filters[filter as usize];
        let mut at = end;
        while at > least {
            at -= 1;
            // No character begins with a byte that goes on with one.
            if has(bits, u32::from(self.text[at])) && self.passes(filter, at) {
                return Some(at);
            }
        }
        None
    }

    /// The first place from `from` on, and before `end`, where a match of `of` may begin
    /// as far as its first character and what holds there tell, or `end`.
    pub(super) fn first_of(&self, of: &Alternative, from: usize, end: usize) -> usize {
        let &Alternative {
            first: filter,
            starts,
            ..
        } = of;
        let mut at = from;
        while at < end {
            at = match starts {
                _ if let Some(byte) = of.only
                    && end - at > SHORT =>
                {
                    self.byte_from(byte, at, end)
                }
                LINE_START => self.line_from(at, end),
                WORD_START => return self.word_from(filter, at, end),
                _ if filter == NO_FILTER => at,
                _ => self.first_like(filter, at, end),
            };
            if at >= end {
                break;
            }
            if self.begins(starts, at) && self.passes(filter, at) {
                return at;
            }
            at = self.after(at);
        }
        end
    }

    /// The first place from `from` on, and before `end`, where a byte stands, or `end`.
    fn byte_from(&self, byte: u8, from: usize, end: usize) -> usize {
        let rest = self.text.get(from..end.min(self.text.len()));
        memchr(byte, rest.unwrap_or_default()).map_or(end, |found| from + found)
    }

    /// The first place from `from` on, and before `end`, where a line begins, or `end`.
    fn line_from(&self, from: usize, end: usize) -> usize {
        if self.holds(LINE_START, from) {
            return from;
        }
        let rest = self.text.get(from..end.min(self.text.len()));
        memchr(b'\n', rest.unwrap_or_default()).map_or(end, |found| from + found + 1)
    }

    /// The first place from `from` on, and before `end`, where an ASCII word begins with
    /// a character of `filter`, or `end`.
    fn word_from(&self, filter: u32, from: usize, end: usize) -> usize {
        let bits = match filter {
            NO_FILTER => &EVERYTHING,
            _ => &self.pool.filters[filter as usize],
        };
        let before = from.checked_sub(1).and_then(|before| self.text.get(before));
        let mut inside = before.is_some_and(|&byte| is_wordy(byte));
        let bytes = self.text.get(from..end.min(self.text.len()));
        let found = bytes.unwrap_or_default().iter().position(|&byte| {
            let wordy = is_wordy(byte);
            let goes_on = std::mem::replace(&mut inside, wordy);
            wordy && !goes_on && has(bits, u32::from(byte))
        });
        found.map_or(end, |found| from + found)
    }

    /// The first place from `from` on, and before `end`, where a character of
    /// `filter` may stand, or `end`.
    fn first_like(&self, filter: u32, from: usize, end: usize) -> usize {
        let bits = &self.pool.filters[filter as usize];
        let bytes = self.text.get(from..end.min(self.text.len()));
        let mut bytes = bytes.unwrap_or_default().iter();
        let found = bytes.position(|&byte| has(bits, u32::from(byte)));
        found.map_or(end, |found| from + found)
    }

    /// The boundary of characters after `at`.
    pub(super) fn after(&self, at: usize) -> usize {
        at + char_at(self.text, at).map_or(1, |(_, width)| width)
    }

    /// Past so many characters of a class from `at` on; nothing where there are fewer.
    #[inline]
    pub(super) fn skip_all(&self, class: &Class, at: usize, count: u32) -> Option<usize> {
        let mut end = at;
        for _ in 0..count {
            match self.char_at(end) {
                Some((c, width)) if self.holds_char(class, c) => end += width,
                _ => return None,
            }
        }
        Some(end)
    }

    /// Past as many characters of a class from `at` on as there are, `count` at most.
    #[inline]
    pub(super) fn skip(&self, class: &Class, at: usize, count: u32) -> usize {
        let mut end = at;
        for _ in 0..count {
            match self.text.get(end) {
                Some(&byte) if byte < 0x80 => {
                    if !has_ascii(class, u32::from(byte)) {
                        break;
                    }
                    end += 1;
                }
                Some(_) => match self.char_at(end) {
                    Some((c, width)) if self.has_other(class, c) => end += width,
                    _ => break,
                },
                None => break,
            }
        }
        end
    }

    /// Back from `end` over the characters of a class, as far as `from`.
    pub(super) fn back(&self, class: u32, from: usize, end: usize) -> usize {
        let class = &self.pool.classes[class as usize];
        let mut at = end;
        while at > from {
            let before = self.before(at);
            match self.char_at(before) {
                Some((c, _)) if self.holds_char(class, c) => at = before,
                _ => break,
            }
        }
        at.max(from)
    }

    #[inline]
    fn holds_char(&self, class: &Class, c: u32) -> bool {
        match c {
            0..128 => has_ascii(class, c),
            _ => self.has_other(class, c),
        }
    }

    #[inline]
    pub(super) fn is_in(&self, class: usize, c: u32) -> bool {
        self.holds_char(&self.pool.classes[class], c)
    }

    /// Whether a character that is not ASCII is in a class.
    #[inline]
    fn has_other(&self, class: &Class, c: u32) -> bool {
        let bit = c.wrapping_sub(KANA);
        if bit < KANA_BITS {
            return class.kana[(bit >> 6) as usize] & (1 << (bit & 63)) != 0;
        }
        let &Class { start, len, .. } = class;
        if len == 0 || len == EVERY {
            return len == EVERY;
        }
        let ranges = &self.pool.ranges[start as usize..(start + len) as usize];
        let after = ranges.partition_point(|&(first, _)| first <= c);
        after > 0 && c <= ranges[after - 1].1
    }

    /// Whether a match may begin at `at`, as far as [`Alternative::starts`] tells.
    ///
    /// [`Alternative::starts`]: super::super::schema::program::Alternative::starts
    pub(super) fn begins(&self, starts: u32, at: usize) -> bool {
        match starts {
            ANYWHERE => true,
            WORD_START => self.holds(WORD, at),
            _ => self.holds(starts, at),
        }
    }

    pub(super) fn holds(&self, look: u32, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.text.get(i)).copied();
        let after = self.text.get(at).copied();
        let word = |b: Option<u8>| b.is_some_and(is_wordy);
        match look {
            START => before.is_none(),
            END => after.is_none(),
            LINE_START => before.is_none_or(|b| b == b'\n'),
            LINE_END => after.is_none_or(|b| b == b'\n'),
            WORD => word(before) != word(after),
            NOT_WORD => word(before) == word(after),
            // The build writes no other condition.
            _ => false,
        }
    }

    /// The character that begins at `at`, and its length in bytes.
    #[inline]
    pub(super) fn char_at(&self, at: usize) -> Option<(u32, usize)> {
        char_at(self.text, at)
    }

    /// Whether these few bytes stand at `at`; most differ soon.
    #[inline]
    pub(super) fn has_at(&self, at: usize, few: &[u8]) -> bool {
        let bytes = self.text.get(at..).unwrap_or_default();
        bytes.len() >= few.len() && bytes.iter().zip(few).all(|(one, other)| one == other)
    }

    /// The boundary of characters before `at`, which is not the start of the text.
    #[inline]
    pub(super) fn before(&self, at: usize) -> usize {
        let continues = |&at: &usize| self.text[at] & 0xc0 == 0x80;
        let mut before = at - 1;
        while before > 0 && continues(&before) {
            before -= 1;
        }
        before
    }
}

/// Whether that bit of a filter is set.
#[inline]
fn has(bits: &Filter, bit: u32) -> bool {
    bits[(bit >> 5) as usize] & (1 << (bit & 31)) != 0
}

#[inline]
const fn has_ascii(class: &Class, c: u32) -> bool {
    class.ascii[(c >> 6) as usize] & (1 << (c & 63)) != 0
}

/// The character that begins at `at`, and its length in bytes. `text` is UTF-8.
#[inline]
fn char_at(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = *text.get(at)?;
    let rest = |i: usize| u32::from(text.get(at + i).copied().unwrap_or_default() & 0x3f);
    let first_bits = u32::from(first);
    Some(match first {
        0..0x80 => (first_bits, 1),
        0x80..0xe0 => (((first_bits & 0x1f) << 6) | rest(1), 2),
        0xe0..0xf0 => (((first_bits & 0xf) << 12) | (rest(1) << 6) | rest(2), 3),
        _ => (
            ((first_bits & 7) << 18) | (rest(1) << 12) | (rest(2) << 6) | rest(3),
            4,
        ),
    })
}
