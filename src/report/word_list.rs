//! Words that are looked for all at once, however many they are.

use memchr::memmem::Finder;

/// So few words are looked for one after the other.
const FEW: usize = 4;

/// Bits of the filter. A text that holds none of the words is read through at
/// little more than its length.
const FILTER: usize = 1 << 16;
/// Bytes of a word that the filter knows.
const KEY: usize = 4;

/// A list of words, sorted, so that those that begin at a place of a text are
/// found by halving; a few need neither that nor a filter.
#[derive(Debug, Default)]
pub(super) struct WordList {
    words: Vec<String>,
    /// Finds each of a few words.
    few: Vec<Finder<'static>>,
    /// For each word the longest other one that it begins with.
    shorter: Vec<Option<usize>>,
    filter: Vec<u64>,
}

impl WordList {
    /// A list of words of [`KEY`] bytes or more; shorter ones are left out.
    pub(super) fn new(mut words: Vec<String>) -> Self {
        words.retain(|word| word.len() >= KEY);
        words.sort_unstable();
        words.dedup();
        if words.len() <= FEW {
            let finder = |word: &String| Finder::new(word).into_owned();
            return Self {
                few: words.iter().map(finder).collect(),
                words,
                ..Self::default()
            };
        }
        let mut filter = vec![0; FILTER / 64];
        let mut shorter: Vec<Option<usize>> = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            if let Some(bit) = bit(word.as_bytes()) {
                filter[bit / 64] |= 1_u64 << (bit % 64);
            }
            // What it begins with stands before it, and so does everything
            // between the two, which begins with that as well.
            let mut before = at.checked_sub(1);
            while let Some(i) = before.filter(|&i| !word.starts_with(&words[i])) {
                before = shorter[i];
            }
            shorter.push(before);
        }
        Self {
            words,
            few: Vec::new(),
            shorter,
            filter,
        }
    }

    /// The words that stand in `text`, each once or oftener.
    pub(super) fn within<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let few = self.few.iter().zip(&self.words);
        let few = few.filter(|(finder, _)| finder.find(text.as_bytes()).is_some());
        let places = if self.filter.is_empty() {
            0
        } else {
            text.len()
        };
        let many = (0..places)
            .filter(|&at| self.may_begin(&text.as_bytes()[at..]))
            .filter_map(|at| text.get(at..))
            .flat_map(|rest| self.starts_of(rest));
        few.map(|(_, word)| word.as_str()).chain(many)
    }

    fn may_begin(&self, text: &[u8]) -> bool {
        bit(text).is_some_and(|bit| self.filter[bit / 64] & (1 << (bit % 64)) != 0)
    }

    /// The words that `text` begins with.
    fn starts_of<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let next = self.words.partition_point(|word| word.as_str() <= text);
        let mut at = next.checked_sub(1);
        while let Some(i) = at.filter(|&i| !text.starts_with(&self.words[i])) {
            at = self.shorter[i];
        }
        std::iter::successors(at, |&i| self.shorter[i]).map(|i| self.words[i].as_str())
    }
}

/// The bit of the filter for what a text begins with.
fn bit(text: &[u8]) -> Option<usize> {
    let key = u32::from_le_bytes(*text.first_chunk::<KEY>()?);
    Some((key.wrapping_mul(0x9e37_79b1) >> 16) as usize % FILTER)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_word_of_a_text_is_found(
            words in proptest::collection::vec("[abあ]{4,9}", 0..12),
            text in "[abあ]{0,60}",
        ) {
            let list = WordList::new(words.clone());
            let mut found: Vec<&str> = list.within(&text).collect();
            found.sort_unstable();
            found.dedup();
            let mut expected: Vec<&str> = words
                .iter()
                .map(String::as_str)
                .filter(|word| text.contains(word))
                .collect();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(found, expected);
        }
    }
}
