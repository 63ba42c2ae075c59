//! A cue: a family of expressions that say one thing.

use super::pattern::{Glance, Pattern};
use crate::text::Range;

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
        let glance = Glance::at(text);
        if self.any.is_ruled_out(&glance) {
            return Vec::new();
        }
        match self.stripped(text, &glance) {
            Some(rest) => self.any.find_all(&rest, &glance),
            None => self.any.find_all(text, &glance),
        }
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range> {
        let glance = Glance::at(text);
        if self.any.is_ruled_out(&glance) {
            return None;
        }
        match self.stripped(text, &glance) {
            Some(rest) => self.any.find(&rest, &glance),
            None => self.any.find(text, &glance),
        }
    }

    /// Whether `text` says it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        let glance = Glance::at(text);
        if self.any.is_ruled_out(&glance) {
            return false;
        }
        match self.stripped(text, &glance) {
            Some(rest) => self.any.is_in(&rest, &glance),
            None => self.any.is_in(text, &glance),
        }
    }

    /// `text` with what `strip` matches blanked out, length kept; nothing when
    /// there is no such thing in it.
    fn stripped(&self, text: &str, glance: &Glance) -> Option<String> {
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
