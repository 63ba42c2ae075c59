//! A cue: a family of expressions that say one thing.

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::Regex;

use crate::text::Range;

/// A compiled-on-demand set of expressions. Most cues never occur in a given
/// draft; their expressions are then never compiled, because none of their
/// `needles` is in the text.
#[derive(Debug)]
pub struct Cue {
    any: Cow<'static, str>,
    strip: Cow<'static, str>,
    needles: &'static [&'static str],
    finder: OnceLock<Option<Regex>>,
    stripper: OnceLock<Option<Regex>>,
}

impl Cue {
    /// `any` and `strip` are regular expressions (checked by the build);
    /// `needles` are literals of which every match of `any` holds one.
    #[must_use]
    pub const fn new(
        any: Cow<'static, str>,
        strip: Cow<'static, str>,
        needles: &'static [&'static str],
    ) -> Self {
        Self {
            any,
            strip,
            needles,
            finder: OnceLock::new(),
            stripper: OnceLock::new(),
        }
    }

    /// Every match in `text`, leftmost first, not overlapping. `text` is folded
    /// and, unless the cue is `cased`, lower-cased.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Range> {
        if !self.may_match(text) {
            return Vec::new();
        }
        let Some(finder) = compiled(&self.finder, &self.any) else {
            return Vec::new();
        };
        match self.stripped(text) {
            Some(rest) => finder.find_iter(&rest).map(|m| m.range()).collect(),
            None => finder.find_iter(text).map(|m| m.range()).collect(),
        }
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range> {
        if !self.may_match(text) {
            return None;
        }
        let finder = compiled(&self.finder, &self.any)?;
        match self.stripped(text) {
            Some(rest) => finder.find(&rest).map(|m| m.range()),
            None => finder.find(text).map(|m| m.range()),
        }
    }

    /// Whether `text` says it.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    fn may_match(&self, text: &str) -> bool {
        self.needles.is_empty() || self.needles.iter().any(|needle| text.contains(needle))
    }

    /// `text` with what `strip` matches blanked out, length kept.
    fn stripped(&self, text: &str) -> Option<String> {
        if self.strip.is_empty() {
            return None;
        }
        let stripper = compiled(&self.stripper, &self.strip)?;
        let mut out = String::with_capacity(text.len());
        let mut last = 0;
        for found in stripper.find_iter(text) {
            out.push_str(&text[last..found.start()]);
            out.extend(std::iter::repeat_n('\u{1}', found.len()));
            last = found.end();
        }
        out.push_str(&text[last..]);
        Some(out)
    }
}

fn compiled<'a>(cell: &'a OnceLock<Option<Regex>>, pattern: &str) -> Option<&'a Regex> {
    // The build compiled the pattern once already, so `None` cannot be.
    cell.get_or_init(|| Regex::new(pattern).ok()).as_ref()
}
