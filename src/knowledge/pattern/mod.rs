//! The patterns of the data, matched without being compiled first.
//!
//! The build takes every pattern apart ([`super::schema::program`]); here is
//! what looks for it. The answers are those of the `regex` crate, which a test
//! compares. A search that would take long (some texts are made for that) is
//! given up after a number of steps that is linear in the text, and the `regex`
//! crate, which is linear whatever comes, does it instead.

mod folded;
mod ground;
mod machine;
mod notes;
mod search;
mod sieve;
#[cfg(test)]
mod tests;
mod walk;

use std::borrow::Cow;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::schema::program::Pool;
use super::schema::{Text, alternation, translate};
use crate::text::Range;

pub use folded::lost_in_folding;
use machine::Exhausted;
use notes::Notes;
use search::Search;
pub use sieve::{Kept, Sieve, Sieves, View};

/// The most memory, in bytes, that a pattern of a house may compile to, and that
/// all patterns of a list may together.
const HOUSE_SIZE: usize = 1 << 18;
const HOUSE_LIST: usize = 1 << 22;

/// From this length (bytes) of a text, and from so many alternatives on, notes
/// for one search are worth it: below, trying costs less.
const LONG: usize = 400;
const MANY: u32 = 16;

/// What is wrong with a pattern of a house, in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(pub String);

/// Compiles a pattern of a house, in the dialect of the patterns under `rules/`:
/// `\b`, `\d`, `\s` and `\w` are of ASCII.
///
/// # Errors
/// It is no pattern, takes too much memory, or matches nothing at all, too.
pub fn of_house(written: &str) -> Result<Regex, Misfit> {
    let compiled = compile(&mut RegexBuilder::new(&translate(written)), HOUSE_SIZE)?;
    if compiled.is_match("") {
        let why = "the pattern matches nothing at all, too";
        return Err(Misfit(why.to_owned()));
    }
    Ok(compiled)
}

fn compile(builder: &mut RegexBuilder, size: usize) -> Result<Regex, Misfit> {
    let compiled = builder.size_limit(size).build();
    compiled.map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => {
            Misfit("the pattern takes too much memory; repeat less".to_owned())
        }
        error => {
            // The last line says what it is; those above draw the pattern.
            let words = error.to_string();
            let last = words.lines().last().unwrap_or("").trim();
            Misfit(last.trim_start_matches("error: ").to_owned())
        }
    })
}

/// Where the build left a pattern.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// The first of its alternatives in the pool, and how many there are.
    pub alternatives: (u32, u32),
    /// Least bytes of a match.
    pub least: u32,
}

impl Built {
    /// The numbers of its alternatives.
    fn numbers(self) -> std::ops::Range<u32> {
        let (first, count) = self.alternatives;
        first..first + count
    }
}

/// A pattern, ready to be looked for.
#[derive(Debug)]
pub struct Pattern {
    written: Cow<'static, str>,
    built: Option<(&'static Pool, Built)>,
    compiled: OnceLock<Option<Regex>>,
}

/// What is known of a text before a pattern is looked for in it: the notes on
/// one in which it begins at that place.
#[derive(Clone, Copy)]
pub(super) struct Glance<'n>(Option<(&'n Notes, usize)>);

impl Glance<'_> {
    /// Calls `look` with a glance at `text`; it holds for what is left when parts
    /// of that are blanked out.
    pub(super) fn at<T>(text: &str, look: impl FnOnce(Glance<'_>) -> T) -> T {
        sieve::noted(text, |notes| look(Glance(notes)))
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

    /// Any of the patterns of a house; none: no pattern at all. Letters in either
    /// case are the same, as the texts are lower-cased.
    ///
    /// # Errors
    /// One of them is no pattern, or all take too much memory together.
    pub fn of_house(patterns: &[Text]) -> Result<Self, Misfit> {
        let written = alternation(patterns);
        let compiled = compile(
            RegexBuilder::new(&written).case_insensitive(true),
            HOUSE_LIST,
        )?;
        Ok(Self {
            written: Cow::Owned(written),
            built: None,
            compiled: OnceLock::from(Some(compiled)),
        })
    }

    /// Whether it is no pattern at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Whether each of its matches is longer than `text`.
    pub(super) fn is_longer_than(&self, text: &str) -> bool {
        self.built
            .is_some_and(|(_, built)| text.len() < built.least as usize)
    }

    /// Whether a match can be ruled out.
    pub(super) fn is_ruled_out(&self, glance: Glance<'_>) -> bool {
        match (self.built, glance.0) {
            (Some((_, built)), Some((notes, _))) => notes.rule_out(built),
            _ => false,
        }
    }

    /// Whether a match can be ruled out in so many bytes of the text from where the
    /// glance is at. It takes longer than [`Pattern::is_ruled_out`].
    pub(super) fn is_ruled_out_within(&self, length: usize, glance: Glance<'_>) -> bool {
        match (self.built, glance.0) {
            (Some((_, built)), Some((notes, start))) => {
                notes.rule_out_within(built, &(start..start + length))
            }
            _ => false,
        }
    }

    /// Every match in `text`, leftmost first, not overlapping.
    pub(super) fn find_all(&self, text: &str, glance: Glance<'_>) -> Vec<Range> {
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
    pub(super) fn find(&self, text: &str, glance: Glance<'_>) -> Option<Range> {
        match self.search(text, glance, |search| search.find()) {
            Some(Ok(found)) => found,
            Some(Err(Exhausted)) | None => self.regex()?.find(text).map(|m| m.range()),
        }
    }

    /// Whether there is a match.
    pub(super) fn is_in(&self, text: &str, glance: Glance<'_>) -> bool {
        match self.search(text, glance, |search| search.is_match()) {
            Some(Ok(found)) => found,
            Some(Err(Exhausted)) | None => self.regex().is_some_and(|r| r.is_match(text)),
        }
    }

    fn search<T>(
        &self,
        text: &str,
        glance: Glance<'_>,
        look: impl FnOnce(&mut Search<'_>) -> T,
    ) -> Option<T> {
        let (pool, built) = self.built?;
        let worth = text.len() >= LONG && built.alternatives.1 >= MANY;
        let own = (glance.0.is_none() && worth).then(|| {
            let has_capitals = text.bytes().any(|byte| byte.is_ascii_uppercase());
            match has_capitals {
                true => Notes::of(&text.to_ascii_lowercase()).on_view(text),
                false => Notes::of(text),
            }
        });
        let notes = glance.0.or(own.as_ref().map(|notes| (notes, 0)));
        Some(look(&mut Search::new(pool, text, built, notes)))
    }

    fn regex(&self) -> Option<&Regex> {
        // The build compiled the pattern once already, so `None` cannot be.
        self.compiled
            .get_or_init(|| Regex::new(&self.written).ok())
            .as_ref()
    }
}
