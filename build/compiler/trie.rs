//! Words as a table in which a text is followed byte by byte
//! (`src/knowledge/schema/needles.rs` has the form).

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::schema::needles::{ENDS, ONLY, SHIFT, WHOLE};

/// A word, and its number.
pub(super) type Word<'w> = (&'w [u8], u32);

/// The children of a word's beginning stand in one block of so many units.
const BLOCK: usize = 256;
/// How many blocks are tried before a new one is begun.
const TRIED: usize = 10;

/// The table for `words`: in order, all different, none empty, UTF-8, each with its
/// number.
pub(super) fn table(words: &[Word<'_>]) -> Vec<u32> {
    let mut table = Table::default();
    table.grow();
    table.taken[0] = true;
    if words.is_empty() {
        // The root has no children: its base is a block where nothing stands.
        table.grow();
        table.units[0] |= u32::try_from(BLOCK).unwrap_or(u32::MAX) << SHIFT;
        return table.units;
    }
    // What many words begin with is met in most texts. It is put in place first, so
    // that a walk stays in few blocks.
    let mut open = BinaryHeap::from([Beginning {
        words,
        depth: 0,
        at: 0,
    }]);
    while let Some(beginning) = open.pop() {
        table.put(&beginning, &mut open);
    }
    table.units
}

/// The units of a table for what begins with each byte; zero where nothing does.
pub(super) fn first(table: &[u32]) -> Vec<u32> {
    let root = table[0] >> SHIFT;
    let unit = |byte: u8| table[(root ^ u32::from(byte)) as usize];
    let begins = |byte: u8| byte != WHOLE && unit(byte).to_le_bytes()[0] == byte;
    let bytes = 0..=u8::MAX;
    bytes
        .map(|byte| if begins(byte) { unit(byte) } else { 0 })
        .collect()
}

/// How some words begin.
struct Beginning<'w> {
    /// The words.
    words: &'w [Word<'w>],
    /// So many bytes they share.
    depth: usize,
    /// Where its unit stands.
    at: usize,
}

impl Beginning<'_> {
    /// What comes first; it tells all beginnings of a table apart.
    fn rank(&self) -> (usize, Reverse<usize>) {
        (self.words.len(), Reverse(self.at))
    }
}

impl PartialEq for Beginning<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.rank() == other.rank()
    }
}

impl Eq for Beginning<'_> {}

impl PartialOrd for Beginning<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Beginning<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

#[derive(Default)]
struct Table {
    units: Vec<u32>,
    taken: Vec<bool>,
    /// What is the base of some unit.
    bases: Vec<bool>,
}

impl Table {
    fn grow(&mut self) {
        let length = self.units.len() + BLOCK;
        self.units.resize(length, u32::from(WHOLE));
        self.taken.resize(length, false);
        self.bases.resize(length, false);
    }

    /// Writes the unit of a beginning; adds those that go on from there to `open`.
    fn put<'w>(&mut self, beginning: &Beginning<'w>, open: &mut BinaryHeap<Beginning<'w>>) {
        let Beginning { words, depth, at } = *beginning;
        if let [(_, number)] = words
            && depth > 0
        {
            self.units[at] |= (number << SHIFT) | ONLY;
            return;
        }
        let byte = |(word, _): &Word<'_>| word.get(depth).copied().unwrap_or(WHOLE);
        let groups: Vec<&[Word<'_>]> = words.chunk_by(|a, b| byte(a) == byte(b)).collect();
        let labels: Vec<u8> = groups.iter().map(|group| byte(&group[0])).collect();
        let base = self.place(&labels);
        for (label, group) in labels.iter().zip(groups) {
            let at = base ^ usize::from(*label);
            self.units[at] = u32::from(*label);
            if *label == WHOLE {
                self.units[at] |= group[0].1 << SHIFT;
                continue;
            }
            open.push(Beginning {
                words: group,
                depth: depth + 1,
                at,
            });
        }
        let ends = if labels.contains(&WHOLE) { ENDS } else { 0 };
        self.units[at] |= (u32::try_from(base).unwrap_or(u32::MAX) << SHIFT) | ends;
    }

    /// Takes room for units with these labels, and gives their base.
    fn place(&mut self, labels: &[u8]) -> usize {
        let blocks = self.units.len() / BLOCK;
        let mut block = blocks.saturating_sub(TRIED) * BLOCK;
        loop {
            if block >= self.units.len() {
                self.grow();
            }
            for base in block..block + BLOCK {
                let free = |label: &u8| !self.taken[base ^ usize::from(*label)];
                if !self.bases[base] && labels.iter().all(free) {
                    self.bases[base] = true;
                    for label in labels {
                        self.taken[base ^ usize::from(*label)] = true;
                    }
                    return base;
                }
            }
            block += BLOCK;
        }
    }
}
