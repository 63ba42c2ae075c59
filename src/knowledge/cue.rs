//! A cue: a family of expressions that say one thing.

use super::pattern::{Glance, Pattern};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};

/// Expressions that say one thing, and others that are taken away first.
#[derive(Debug)]
pub struct Cue {
    pub(super) any: Pattern,
    pub(super) strip: Pattern,
}

impl Cue {
    /// Of what says it, and what is taken away before (maybe an empty pattern).
    #[must_use]
    pub const fn new(any: Pattern, strip: Pattern) -> Self {
        Self { any, strip }
    }

    /// Every match in `text`, leftmost first, not overlapping. `text` is folded
    /// and, unless the cue is `cased`, lower-cased.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Range> {
        self.find_all_left(text, text)
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range> {
        let found = self.look(text, text, |rest, glance| self.any.find(rest, glance));
        found.flatten().map(|range| whole(text, range))
    }

    /// Every match in `rest`, which is `text` with parts blanked out.
    #[must_use]
    pub fn find_all_left(&self, text: &str, rest: &str) -> Vec<Range> {
        let found = self.look(text, rest, |rest, glance| self.any.find_all(rest, glance));
        let found = found.unwrap_or_default().into_iter();
        found.map(|range| whole(rest, range)).collect()
    }

    /// Whether `text`, or what is cut out of it, may say it, at a glance.
    #[must_use]
    pub fn may_be_in(&self, text: &str) -> bool {
        Glance::at(text, |glance| !self.any.is_ruled_out(glance))
    }

    /// Whether `text` says it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.look(text, text, |rest, glance| self.any.is_in(rest, glance))
            .unwrap_or(false)
    }

    /// What `search` makes of what is left of `rest`, which is `text`, or that with
    /// parts blanked out; nothing where a glance at `text` tells that there is no
    /// match.
    fn look<T>(
        &self,
        text: &str,
        rest: &str,
        search: impl FnOnce(&str, Glance<'_>) -> T,
    ) -> Option<T> {
        if self.any.is_longer_than(rest) {
            return None;
        }
        Glance::at(text, |glance| {
            if self.any.is_ruled_out(glance) {
                return None;
            }
            // To take away is work, and in most parts of a text for nothing.
            if !self.strip.is_empty() && self.any.is_ruled_out_within(rest.len(), glance) {
                return None;
            }
            Some(match self.stripped(rest, glance) {
                Some(rest) => search(&rest, glance),
                None => search(rest, glance),
            })
        })
    }

    /// `text` with what `strip` matches blanked out, length kept; nothing when
    /// there is no such thing in it.
    fn stripped(&self, text: &str, glance: Glance<'_>) -> Option<String> {
        if self.strip.is_empty() || self.strip.is_ruled_out(glance) {
            return None;
        }
        let taken = self.strip.find_all(text, glance);
        if taken.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut last = 0;
        for range in taken {
            out.push_str(&text[last..range.start]);
            out.extend(std::iter::repeat_n('\u{1}', range.len()));
            last = range.end;
        }
        out.push_str(&text[last..]);
        Some(out)
    }
}

/// A range of a text of which parts were taken away, without the parts of characters: what
/// is taken away is blank by the byte, so that a match may end in the midst of one.
fn whole(text: &str, range: Range) -> Range {
    let start = ceil_char_boundary(text, range.start);
    let end = floor_char_boundary(text, range.end);
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_match_ends_at_a_character_where_the_next_are_taken_away() {
        let text = "お客様";
        assert_eq!(whole(text, 0..4), 0..3);
        assert_eq!(whole(text, 1..7), 3..6);
        assert_eq!(whole(text, 4..5), 6..6);
    }
}
