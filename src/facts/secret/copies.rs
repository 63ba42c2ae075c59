//! The values of credentials, wherever they stand.

use aho_corasick::{AhoCorasick, BuildError};
use memchr::memmem::Finder;

use crate::text::Range;
use crate::text::literals::longest_of;

/// Looks for some values, of which there is mostly one.
#[derive(Debug)]
pub(super) enum Copies {
    One(Box<Finder<'static>>),
    Many(AhoCorasick),
}

impl Copies {
    /// Of these values, none of which is empty.
    ///
    /// # Errors
    /// They are too many.
    pub(super) fn of(values: &[&str]) -> Result<Self, BuildError> {
        if let [value] = values {
            let finder = Finder::new(value).into_owned();
            return Ok(Self::One(Box::new(finder)));
        }
        longest_of(values).map(Self::Many)
    }

    /// Their places in a text, not overlapping; of two that begin together the longer.
    pub(super) fn find_iter<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range> + 'a {
        let (one, many) = match self {
            Self::One(value) => (Some(value), None),
            Self::Many(values) => (None, Some(values)),
        };
        let one = one.into_iter().flat_map(move |value| {
            let places = value.find_iter(text.as_bytes());
            places.map(move |at| at..at + value.needle().len())
        });
        let many = many
            .into_iter()
            .flat_map(move |values| values.find_iter(text));
        one.chain(many.map(|found| found.range()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_is_found_as_many_are() {
        for values in [&["aba"][..], &["aba", "ab", "x"]] {
            let copies = Copies::of(values).unwrap();
            let found: Vec<_> = copies.find_iter("ababa あ aba").collect();
            assert_eq!(found, [0..3, 10..13], "{values:?}");
        }
    }
}
