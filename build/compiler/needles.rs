//! The needles of all patterns, lower-cased: each stands once, and knows who holds it.

use std::collections::{BTreeMap, BTreeSet};

use super::program::number;
use super::required::Set;
use super::schema::program::{NO_GROUP, user};
use super::trie::{self, Word};

/// The needles, and the sets of the alternatives they are in.
#[derive(Default)]
pub(super) struct Needles {
    /// The needles of sets, and the number of their group.
    groups: BTreeMap<BTreeSet<Vec<u8>>, u32>,
    /// By group: its [`user`]s.
    users: Vec<Vec<u32>>,
    sets: Vec<Row>,
    /// How many of these are noted of each alternative.
    counts: Vec<usize>,
}

/// A set as it is written.
struct Row {
    literals: Vec<Vec<u8>>,
    least: usize,
    reach: Option<usize>,
    group: u32,
}

impl Needles {
    /// Notes the sets of the next alternative; gives the number of the first.
    pub(super) fn add(&mut self, sets: &[Set]) -> usize {
        let alternative = number(self.counts.len());
        let start = self.sets.len();
        for (set, at) in sets.iter().zip(0..) {
            let group = match set.is_noted() {
                true => self.group_of(set),
                false => NO_GROUP,
            };
            if let Some(users) = self.users.get_mut(group as usize) {
                users.push(user(alternative, at));
            }
            self.sets.push(Row {
                literals: set.literals.iter().cloned().collect(),
                least: set.least,
                reach: set.reach,
                group,
            });
        }
        let noted = sets.iter().filter(|set| set.is_noted()).count();
        self.counts.push(noted);
        start
    }

    fn group_of(&mut self, set: &Set) -> u32 {
        let literals = set.literals.iter();
        let needles = literals.map(|l| l.to_ascii_lowercase()).collect();
        let next = number(self.users.len());
        let group = *self.groups.entry(needles).or_insert(next);
        if group == next {
            self.users.push(Vec::new());
        }
        group
    }

    /// The members of the constant `Pool` that tell of them. `literal_at` gives
    /// the place of a needle among the literals.
    pub(super) fn write(&self, mut literal_at: impl FnMut(&[u8]) -> u32) -> String {
        let mut holders_of: BTreeMap<&Vec<u8>, Vec<u32>> = BTreeMap::new();
        for (needles, &group) in &self.groups {
            for needle in needles {
                holders_of.entry(needle).or_default().push(group);
            }
        }
        // Short ones are met in most texts: what is known of them stands close together.
        let mut in_order: Vec<(&Vec<u8>, Vec<u32>)> = holders_of.into_iter().collect();
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
        for row in &self.sets {
            sets.push(format!(
                "Set {{ members: ({}, {}), least: {}, reach: {:?}, group: {} }}",
                members.len(),
                row.literals.len(),
                row.least,
                row.reach,
                row.group,
            ));
            let literals = row.literals.iter();
            members.extend(literals.map(|literal| (literal_at(literal), literal.len())));
        }
        let mut users: Vec<u32> = Vec::new();
        let mut groups = Vec::new();
        for of in &self.users {
            groups.push(format!(
                "Group {{ users: ({}, {}) }}",
                users.len(),
                of.len()
            ));
            users.extend(of);
        }
        let wanted: Vec<u8> = self.counts.iter().map(|n| (1 << n) - 1).collect();
        format!(
            "sets: &[{}], members: &{members:?}, needles: &[{}], holders: &{holders:?}, \
             groups: &[{}], users: &{users:?}, wanted: &{wanted:?}, walk: {}",
            sets.join(","),
            needles.join(","),
            groups.join(","),
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
