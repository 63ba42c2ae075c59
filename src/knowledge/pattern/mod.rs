//! The patterns of the data, matched without being compiled first.
//!
//! The build turns every pattern into a small program ([`super::schema::program`]);
//! here is what runs it. The answers are those of the `regex` crate, which a
//! test compares. A search that would take long (some texts are made for that)
//! is given up after a number of steps that is linear in the text, and the
//! `regex` crate, which is linear whatever comes, does it instead.

mod machine;
mod sieve;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::Regex;

use super::schema::program::Pool;
use crate::text::Range;

use machine::{Exhausted, Machine};
pub use sieve::Sieve;

/// Where the build left a pattern.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// Where its program starts in the pool; none for one that only the
    /// `regex` crate can run.
    pub program: Option<u32>,
    /// The first of its needles in the pool, and how many there are: every
    /// match holds one of them. No needles: nothing is known.
    pub needles: (u32, u32),
}

/// A pattern, ready to be looked for.
#[derive(Debug)]
pub struct Pattern {
    written: Cow<'static, str>,
    built: Option<(&'static Pool, Built)>,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    /// A pattern of the data, with what the build made of it.
    #[must_use]
    pub const fn built(written: &'static str, pool: &'static Pool, built: Built) -> Self {
        Self {
            written: Cow::Borrowed(written),
            built: Some((pool, built)),
            compiled: OnceLock::new(),
        }
    }

    /// Whether it is no pattern at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether a match in `text`, and in what is left when parts of it are
    /// blanked out, can be ruled out at a glance.
    #[must_use]
    pub fn is_ruled_out(&self, text: &str) -> bool {
        let Some((
            pool,
            Built {
                needles: (first, count),
                ..
            },
        )) = self.built
        else {
            return false;
        };
        count > 0 && sieve::lacks(text, pool, first, count)
    }

    /// Every match in `text`, leftmost first, not overlapping.
    #[must_use]
    pub fn find_all(&self, text: &str) -> Vec<Range> {
        let mut found = Vec::new();
        if let Some(mut machine) = self.machine(text) {
            match machine.find_all(&mut found) {
                Ok(()) => return found,
                Err(Exhausted) => found.clear(),
            }
        }
        found.extend(
            self.regex()
                .into_iter()
                .flat_map(|r| r.find_iter(text))
                .map(|m| m.range()),
        );
        found
    }

    /// The first match.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range> {
        match self.machine(text).map(|mut machine| machine.find_from(0)) {
            Some(Ok(found)) => found,
            Some(Err(Exhausted)) | None => self.regex()?.find(text).map(|m| m.range()),
        }
    }

    fn machine<'t>(&self, text: &'t str) -> Option<Machine<'t>> {
        let (pool, built) = self.built?;
        Some(Machine::new(pool, built.program? as usize, text))
    }

    fn regex(&self) -> Option<&Regex> {
        // The build compiled the pattern once already, so `None` cannot be.
        self.compiled
            .get_or_init(|| Regex::new(&self.written).ok())
            .as_ref()
    }
}
