//! Words as a table in which a text is followed byte by byte
//! (`src/knowledge/schema/needles.rs` has the form).

use super::schema::needles::{ENDS, ONLY, SHIFT, WHOLE};

/// The children of a word's beginning stand in one block of so many units.
const BLOCK: usize = 256;
/// How many blocks are tried before a new one is begun.
const TRIED: usize = 10;

/// The table for `words`: in order, all different, none empty, UTF-8. The first of
/// them has the number `first`.
pub(super) fn table(words: &[&[u8]], first: usize) -> Vec<u32> {
    let first = u32::try_from(first).unwrap_or(u32::MAX);
    let mut table = Table::default();
    table.grow();
    table.taken[0] = true;
    if words.is_empty() {
        // The root has no children: its base is a block where nothing stands.
        table.grow();
        table.units[0] |= u32::try_from(BLOCK).unwrap_or(u32::MAX) << SHIFT;
        return table.units;
    }
    let root = table.children(words, 0, first);
    table.units[0] |= root;
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

    /// Writes what follows the first `depth` bytes, which `words` share; the
    /// first of them has the number `number`. Gives the unit, without its label.
    fn children(&mut self, words: &[&[u8]], depth: usize, number: u32) -> u32 {
        if words.len() == 1 && depth > 0 {
            return (number << SHIFT) | ONLY;
        }
        let ends = words.first().is_some_and(|word| word.len() == depth);
        let groups: Vec<(u8, u32, &[&[u8]])> = words
            .chunk_by(|a, b| a.get(depth) == b.get(depth))
            .scan(number, |next, group| {
                let first = *next;
                *next += u32::try_from(group.len()).unwrap_or(u32::MAX);
                Some((group[0].get(depth).copied().unwrap_or(WHOLE), first, group))
            })
            .collect();
        let labels: Vec<u8> = groups.iter().map(|group| group.0).collect();
        let base = self.place(&labels);
        for (label, first, group) in groups {
            let at = base ^ usize::from(label);
            self.units[at] = match label {
                WHOLE => first << SHIFT,
                _ => self.children(group, depth + 1, first),
            } | u32::from(label);
        }
        let base = u32::try_from(base).unwrap_or(u32::MAX) << SHIFT;
        base | if ends { ENDS } else { 0 }
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
