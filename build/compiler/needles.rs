//! The needles of all patterns: each stands once, and knows who holds it.

use std::collections::BTreeMap;

use super::required::Set;
use super::schema::program::holder;
use super::trie;

/// The needles, and the sets of the alternatives they are in.
#[derive(Default)]
pub(super) struct Needles {
    /// By needle: its [`holder`]s.
    holders: BTreeMap<Vec<u8>, Vec<u32>>,
    sets: Vec<Vec<Vec<u8>>>,
    /// How many of these are of each alternative.
    counts: Vec<usize>,
}

impl Needles {
    /// Notes the sets of the next alternative; gives the number of the first.
    pub(super) fn add(&mut self, sets: &[Set]) -> usize {
        let alternative = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let start = self.sets.len();
        for (set, at) in sets.iter().zip(0..) {
            for needle in &set.literals {
                let holders = self.holders.entry(needle.clone()).or_default();
                holders.push(holder(alternative, at));
            }
            self.sets.push(set.literals.iter().cloned().collect());
        }
        self.counts.push(sets.len());
        start
    }

    /// The members of the constant `Pool` that tell of them. `literal_at` gives
    /// the place of a needle among the literals.
    pub(super) fn write(&self, mut literal_at: impl FnMut(&[u8]) -> u32) -> String {
        let words: Vec<&[u8]> = self.holders.keys().map(Vec::as_slice).collect();
        let numbers: BTreeMap<&[u8], usize> = words.iter().copied().zip(0..).collect();
        let mut holders: Vec<u32> = Vec::new();
        let mut needles = Vec::new();
        for (needle, held) in &self.holders {
            let (at, len, count) = (literal_at(needle), needle.len(), held.len());
            needles.push(format!(
                "Needle {{ start: {at}, len: {len}, holders: ({}, {count}) }}",
                holders.len()
            ));
            holders.extend(held);
        }
        let mut sets = Vec::new();
        let mut members: Vec<usize> = Vec::new();
        for set in &self.sets {
            sets.push((members.len(), set.len()));
            members.extend(set.iter().filter_map(|needle| numbers.get(&needle[..])));
        }
        let mut always = vec![0_u64; self.counts.len().div_ceil(64)];
        for (alternative, _) in self.counts.iter().enumerate().filter(|(_, n)| **n == 0) {
            always[alternative / 64] |= 1 << (alternative % 64);
        }
        let wanted: Vec<u8> = self.counts.iter().map(|n| (1 << n) - 1).collect();
        format!(
            "sets: &{sets:?}, members: &{members:?}, needles: &[{}], holders: &{holders:?}, \
             trie: &{:?}, always: &{always:?}, wanted: &{wanted:?}",
            needles.join(","),
            trie::table(&words)
        )
    }
}
