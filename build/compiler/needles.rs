//! The needles of all patterns: each stands once for those that are for lower-cased
//! text, and once for those that are not, and knows who holds it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::required::Set;
use super::schema::program::holder;
use super::trie::{self, Word};

/// The needles, and the sets of the alternatives they are in.
#[derive(Default)]
pub(super) struct Needles {
    /// By needle: its [`holder`]s.
    holders: BTreeMap<Key, Vec<u32>>,
    /// With the least and the most bytes from the start of a match to one of them.
    sets: Vec<(Vec<Key>, usize, Option<usize>)>,
    /// How many of these are noted of each alternative, and the group of that.
    counts: Vec<(usize, Group)>,
}

type Key = (Group, Vec<u8>);

/// Needles that are looked for in one walk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// In lower-cased text.
    Folded,
    /// In text whose case is kept.
    Cased,
}

impl Needles {
    /// Notes the sets of the next alternative; gives the number of the first.
    /// `cased`: the pattern is for text whose case is kept.
    pub(super) fn add(&mut self, sets: &[Set], cased: bool) -> usize {
        let alternative = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let group = Group::of(cased);
        let start = self.sets.len();
        for (set, at) in sets.iter().zip(0..) {
            let keys: Vec<Key> = set
                .literals
                .iter()
                .map(|needle| (group, needle.clone()))
                .collect();
            for key in &keys {
                let holders = self.holders.entry(key.clone()).or_default();
                if set.is_noted() {
                    holders.push(holder(alternative, at));
                }
            }
            self.sets.push((keys, set.least, set.reach));
        }
        let noted = sets.iter().filter(|set| set.is_noted()).count();
        self.counts.push((noted, group));
        start
    }

    /// The members of the constant `Pool` that tell of them. `literal_at` gives
    /// the place of a needle among the literals.
    pub(super) fn write(&self, mut literal_at: impl FnMut(&[u8]) -> u32) -> String {
        // Short ones are met in most texts: what is known of them stands close together.
        let mut in_order: Vec<(&Key, &Vec<u32>)> = self.holders.iter().collect();
        in_order.sort_by_key(|((_, needle), _)| needle.len());
        let numbers: BTreeMap<&Key, u32> = in_order.iter().map(|(key, _)| *key).zip(0..).collect();
        let mut holders: Vec<u32> = Vec::new();
        let mut needles = Vec::new();
        for ((_, needle), held) in in_order {
            let (at, len, count) = (literal_at(needle), needle.len(), held.len());
            needles.push(format!(
                "Needle {{ start: {at}, len: {len}, holders: ({}, {count}) }}",
                holders.len()
            ));
            holders.extend(held);
        }
        let mut sets = Vec::new();
        let mut members: Vec<u32> = Vec::new();
        for (set, least, reach) in &self.sets {
            sets.push(format!(
                "Set {{ members: ({}, {}), least: {least}, reach: {reach:?} }}",
                members.len(),
                set.len()
            ));
            members.extend(set.iter().filter_map(|key| numbers.get(key)));
        }
        let wanted: Vec<u8> = self.counts.iter().map(|(n, _)| (1 << n) - 1).collect();
        let mut out = format!(
            "sets: &[{}], members: &{members:?}, needles: &[{}], holders: &{holders:?}, \
             wanted: &{wanted:?}",
            sets.join(","),
            needles.join(","),
        );
        for (group, member) in [(Group::Folded, "folded"), (Group::Cased, "cased")] {
            let _ = write!(out, ", {member}: {}", self.walk(group, &numbers));
        }
        out
    }

    /// The `Walk` for a group.
    fn walk(&self, group: Group, numbers: &BTreeMap<&Key, u32>) -> String {
        let own = numbers.iter().filter(|((of, _), _)| *of == group);
        let words: Vec<Word<'_>> = own.map(|((_, word), at)| (&word[..], *at)).collect();
        let mut always = vec![0_u64; self.counts.len().div_ceil(64)];
        for (alternative, _) in self
            .counts
            .iter()
            .enumerate()
            .filter(|(_, of)| **of == (0, group))
        {
            always[alternative / 64] |= 1 << (alternative % 64);
        }
        let trie = trie::table(&words);
        let first = trie::first(&trie);
        format!("Walk {{ trie: &{trie:?}, first: &{first:?}, always: &{always:?} }}")
    }
}

impl Group {
    const fn of(cased: bool) -> Self {
        if cased { Self::Cased } else { Self::Folded }
    }
}
