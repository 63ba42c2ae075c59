//! The patterns of the data, matched without being compiled first.
//!
//! The build takes every pattern apart ([`super::schema::program`]); here is
//! what looks for it. The answers are those of the `regex` crate, which a test
//! compares. A search that would take long (some texts are made for that) is
//! given up after a number of steps that is linear in the text, and the `regex`
//! crate, which is linear whatever comes, does it instead.

mod machine;
mod search;
mod sieve;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::OnceLock;

use regex::Regex;

use super::schema::program::{Alternative, Pool};
use crate::text::Range;

use machine::Exhausted;
use search::Search;
use sieve::Notes;
pub use sieve::Sieve;

/// Where the build left a pattern.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// Its number among all patterns.
    pub number: u32,
    /// The first of its alternatives in the pool, and how many there are.
    pub alternatives: (u32, u32),
}

impl Built {
    fn alternatives(self, pool: &Pool) -> &'static [Alternative] {
        let (first, count) = self.alternatives;
        &pool.alternatives[first as usize..(first + count) as usize]
    }
}

/// A pattern, ready to be looked for.
#[derive(Debug)]
pub struct Pattern {
    written: Cow<'static, str>,
    built: Option<(&'static Pool, Built)>,
    compiled: OnceLock<Option<Regex>>,
}

/// What is known of a text before a pattern is looked for in it.
pub(super) struct Glance(Option<(Rc<Notes>, usize)>);

impl Glance {
    /// At `text`; it holds for what is left when parts of it are blanked out.
    pub(super) fn at(text: &str) -> Self {
        Self(Notes::on(text))
    }
}

impl Pattern {
    /// A pattern of the data, with what the build made of it, if it could.
    #[must_use]
    pub const fn of_data(written: &'static str, pool: &'static Pool, built: Option<Built>) -> Self {
        let built = match built {
            Some(built) => Some((pool, built)),
            None => None,
        };
        Self {
            written: Cow::Borrowed(written),
            built,
            compiled: OnceLock::new(),
        }
    }

    /// Whether it is no pattern at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a match can be ruled out.
    pub(super) fn is_ruled_out(&self, glance: &Glance) -> bool {
        match (self.built, &glance.0) {
            (Some((pool, built)), Some((notes, _))) => notes.left_of(pool, built).is_empty(),
            _ => false,
        }
    }

    /// Every match in `text`, leftmost first, not overlapping.
    pub(super) fn find_all(&self, text: &str, glance: &Glance) -> Vec<Range> {
        let mut found = Vec::new();
        match self.search(text, glance, |search| search.find_all(&mut found)) {
            Some(Ok(())) => found,
            Some(Err(Exhausted)) | None => {
                let finder = self.regex().into_iter();
                finder
                    .flat_map(|r| r.find_iter(text))
                    .map(|m| m.range())
                    .collect()
            }
        }
    }

    /// The first match.
    pub(super) fn find(&self, text: &str, glance: &Glance) -> Option<Range> {
        match self.search(text, glance, |search| search.find_from(0)) {
            Some(Ok(found)) => found,
            Some(Err(Exhausted)) | None => self.regex()?.find(text).map(|m| m.range()),
        }
    }

    /// Whether there is a match.
    pub(super) fn is_in(&self, text: &str, glance: &Glance) -> bool {
        match self.search(text, glance, |search| search.is_match()) {
            Some(Ok(found)) => found,
            Some(Err(Exhausted)) | None => self.regex().is_some_and(|r| r.is_match(text)),
        }
    }

    fn search<T>(
        &self,
        text: &str,
        glance: &Glance,
        look: impl FnOnce(&mut Search<'_>) -> T,
    ) -> Option<T> {
        let (pool, built) = self.built?;
        let all = built.alternatives(pool);
        let Some((notes, offset)) = &glance.0 else {
            return Some(look(&mut Search::everywhere(pool, text, all)));
        };
        let left = notes.left_of(pool, built);
        let mut search = Search::noted(pool, text, all, &left, *offset);
        Some(look(&mut search))
    }

    fn regex(&self) -> Option<&Regex> {
        // The build compiled the pattern once already, so `None` cannot be.
        self.compiled
            .get_or_init(|| Regex::new(&self.written).ok())
            .as_ref()
    }
}
