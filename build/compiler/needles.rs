//! The needles of all patterns, lower-cased: each stands once, and knows who holds it.

use std::collections::{BTreeMap, BTreeSet};

use super::required::Set;
use super::schema::program::holder;
use super::trie::{self, Word};

/// The needles, and the sets of the alternatives they are in.
#[derive(Default)]
pub(super) struct Needles {
    /// By needle: its [`holder`]s.
    holders: BTreeMap<Vec<u8>, Vec<u32>>,
    /// With the least and the most bytes from the start of a match to one of them.
    sets: Vec<(Vec<Vec<u8>>, usize, Option<usize>)>,
    /// How many of these are noted of each alternative.
    counts: Vec<usize>,
}

impl Needles {
    /// Notes the sets of the next alternative; gives the number of the first.
    pub(super) fn add(&mut self, sets: &[Set]) -> usize {
        let alternative = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let start = self.sets.len();
        for (set, at) in sets.iter().zip(0..).filter(|(set, _)| set.is_noted()) {
            let literals = set.literals.iter();
            let needles: BTreeSet<_> = literals.map(|l| l.to_ascii_lowercase()).collect();
            for needle in needles {
                let holders = self.holders.entry(needle).or_default();
                holders.push(holder(alternative, at));
            }
        }
        for set in sets {
            self.sets
                .push((set.literals.iter().cloned().collect(), set.least, set.reach));
        }
        let noted = sets.iter().filter(|set| set.is_noted()).count();
        self.counts.push(noted);
        start
    }

    /// The members of the constant `Pool` that tell of them. `literal_at` gives
    /// the place of a needle among the literals.
    pub(super) fn write(&self, mut literal_at: impl FnMut(&[u8]) -> u32) -> String {
        // Short ones are met in most texts: what is known of them stands close together.
        let mut in_order: Vec<(&Vec<u8>, &Vec<u32>)> = self.holders.iter().collect();
        in_order.sort_by_key(|(needle, _)| needle.len());
        let mut words: Vec<Word<'_>> = Vec::new();
        let mut holders: Vec<u32> = Vec::new();
        let mut needles = Vec::new();
        for ((needle, held), number) in in_order.into_iter().zip(0..) {
            let (at, len, count) = (literal_at(needle), needle.len(), held.len());
            needles.push(format!(
                "Needle {{ start: {at}, len: {len}, holders: ({}, {count}) }}",
                holders.len()
            ));
            holders.extend(held);
            words.push((needle, number));
        }
        words.sort_unstable();
        let mut sets = Vec::new();
        let mut members: Vec<(u32, usize)> = Vec::new();
        for (set, least, reach) in &self.sets {
            sets.push(format!(
                "Set {{ members: ({}, {}), least: {least}, reach: {reach:?} }}",
                members.len(),
                set.len()
            ));
            members.extend(
                set.iter()
                    .map(|literal| (literal_at(literal), literal.len())),
            );
        }
        let wanted: Vec<u8> = self.counts.iter().map(|n| (1 << n) - 1).collect();
        format!(
            "sets: &[{}], members: &{members:?}, needles: &[{}], holders: &{holders:?}, \
             wanted: &{wanted:?}, walk: {}",
            sets.join(","),
            needles.join(","),
            self.walk(&words),
        )
    }

    /// The `Walk` that finds the needles: in order, each with its number.
    fn walk(&self, words: &[Word<'_>]) -> String {
        let mut always = vec![0_u64; self.counts.len().div_ceil(64)];
        for (alternative, _) in self.counts.iter().enumerate().filter(|(_, n)| **n == 0) {
            always[alternative / 64] |= 1 << (alternative % 64);
        }
        let trie = trie::table(words);
        let first = trie::first(&trie);
        format!("Walk {{ trie: &{trie:?}, first: &{first:?}, always: &{always:?} }}")
    }
}
