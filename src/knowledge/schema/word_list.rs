//! Lists of words that are looked for in a text all at once.
//!
//! The long ones are put together when the program is built: a run of the tool
//! mostly reads a single draft, and would spend much of its time on them.

use std::cmp::Ordering;

use super::Text;

/// The most slots, and how many there are for each word if there are fewer.
const SLOTS: usize = 4096;
const SPARE: usize = 4;

/// How many pairs of bytes there are, in bits of a word.
const PAIRS: usize = (1 << 16) / u64::BITS as usize;

/// Words sorted by how they begin, in slots most of which are empty.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w, T> {
    /// The words, by slot.
    pub entries: &'w [Entry<T>],
    /// Where the entries of each slot begin, and at last where all end.
    pub slots: &'w [u32],
    /// The bytes that a word begins with.
    pub firsts: &'w [bool; 256],
    /// A bit for each pair of bytes that a word begins with: most places of a text
    /// are told by it.
    pub pairs: &'w [u64; PAIRS],
}

/// A word of a list and what it stands for.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// How it begins.
    pub key: u32,
    /// Its first bytes, as many as fit.
    pub head: u64,
    /// Which bytes of a number these are.
    pub mask: u64,
    /// The word, lower-cased.
    pub word: Text,
    /// What it stands for; a word may stand several times.
    pub value: T,
}

/// A list of words and the room it stands in.
#[derive(Debug)]
pub struct WordList<T> {
    entries: Vec<Entry<T>>,
    slots: Box<[u32]>,
    firsts: [bool; 256],
    pairs: Box<[u64; PAIRS]>,
}

impl<T: Copy> WordList<T> {
    /// A list of words. Empty ones are left out.
    pub fn new(words: impl IntoIterator<Item = (Text, T)>) -> Self {
        let words = words.into_iter().filter(|(word, _)| !word.is_empty());
        let list: Vec<Entry<T>> = words.map(|(word, value)| Entry::of(word, value)).collect();
        let count = (list.len() * SPARE).next_power_of_two().min(SLOTS);
        let mut slots = vec![0; count + 1].into_boxed_slice();
        let mut firsts = [false; 256];
        let mut pairs = Box::new([0; PAIRS]);
        for entry in &list {
            firsts[entry.key as usize & 0xff] = true;
            slots[slot(entry.key, count) + 1] += 1;
            let (word, bit) = pair(entry.key);
            pairs[word] |= bit;
        }
        let mut sum = 0;
        for end in &mut slots {
            sum += *end;
            *end = sum;
        }
        let mut entries = placed(&list, &slots);
        for bounds in slots.windows(2) {
            let (start, end) = (bounds[0] as usize, bounds[1] as usize);
            if end - start > 1 {
                entries[start..end].sort_by(Entry::order);
            }
        }
        Self {
            entries,
            slots,
            firsts,
            pairs,
        }
    }

    /// The words of the list.
    pub fn words(&self) -> Words<'_, T> {
        Words {
            entries: &self.entries,
            slots: &self.slots,
            firsts: &self.firsts,
            pairs: &self.pairs,
        }
    }
}

impl<T> Words<'_, T> {
    /// Whether a word of the list may begin with this byte.
    #[inline]
    #[must_use]
    pub fn may_begin_with(&self, byte: u8) -> bool {
        self.firsts[usize::from(byte)]
    }

    /// Whether a word of the list may begin as a text does.
    #[inline]
    #[must_use]
    pub fn may_begin(&self, text: &[u8]) -> bool {
        let (word, bit) = pair(key(text));
        self.pairs[word] & bit != 0
    }
}

impl<'w, T> Words<'w, T> {
    /// The entries that begin like a text: the longest first, and those of the same word
    /// side by side.
    #[inline]
    #[must_use]
    pub fn that_begin_like(&self, text: &[u8]) -> &'w [Entry<T>] {
        let key = key(text);
        let slot = slot(key, self.slots.len() - 1);
        let (start, end) = (self.slots[slot] as usize, self.slots[slot + 1] as usize);
        if start == end {
            return &[];
        }
        let entries = &self.entries[start..end];
        let others = entries.iter().take_while(|e| e.key != key).count();
        let own = entries[others..].iter().take_while(|e| e.key == key);
        &entries[others..others + own.count()]
    }
}

impl<T> Entry<T> {
    fn of(word: Text, value: T) -> Self {
        let unused = 8_usize.saturating_sub(word.len()) as u32 * 8;
        Self {
            key: key(word.as_bytes()),
            head: head(word.as_bytes()),
            mask: u64::MAX >> unused,
            word,
            value,
        }
    }

    /// Whether a text begins with the word. `head`: that of the text.
    #[inline]
    pub fn begins(&self, head: u64, text: &[u8]) -> bool {
        self.head == head & self.mask && text.starts_with(self.word.as_bytes())
    }

    /// Words that begin alike together, of these the longest first, so that the first that
    /// fits is the longest, and those of the same word side by side.
    fn order(&self, other: &Self) -> Ordering {
        let longest = || other.word.len().cmp(&self.word.len());
        let by_key = self.key.cmp(&other.key).then_with(longest);
        let by_head = by_key.then_with(|| self.head.cmp(&other.head));
        by_head.then_with(|| self.word.cmp(&other.word))
    }
}

/// The entries in the slots where they belong; `slots` tells where each begins.
fn placed<T: Copy>(list: &[Entry<T>], slots: &[u32]) -> Vec<Entry<T>> {
    let mut next = slots.to_vec();
    let mut order = vec![0; list.len()];
    for (at, entry) in list.iter().enumerate() {
        let place = &mut next[slot(entry.key, slots.len() - 1)];
        order[*place as usize] = at;
        *place += 1;
    }
    order.iter().map(|&at| list[at].clone()).collect()
}

/// How a word begins: two bytes of ASCII, or the bytes of one character.
#[inline]
fn key(text: &[u8]) -> u32 {
    let bytes = match *text {
        [a, b, c, ..] => [a, b, c, 0],
        [a, b] => [a, b, 0, 0],
        [a] => [a, 0, 0, 0],
        [] => [0; 4],
    };
    let key = u32::from_le_bytes(bytes);
    if bytes[0] < 0x80 { key & 0xffff } else { key }
}

/// The two bytes that tell most of how a word begins, as a word of [`Words::pairs`] and
/// a bit of that: of Japanese the first says next to nothing.
#[inline]
const fn pair(key: u32) -> (usize, u64) {
    let pair = if key & 0xff < 0x80 { key } else { key >> 8 } & 0xffff;
    (pair as usize >> 6, 1 << (pair & 63))
}

/// The first eight bytes of a text, zeros for those it does not have.
#[inline]
#[must_use]
pub fn head(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => {
            let mut bytes = [0; 8];
            bytes[..text.len()].copy_from_slice(text);
            u64::from_le_bytes(bytes)
        }
    }
}

/// The slot of words that begin so, of `count`, which is a power of two.
const fn slot(key: u32, count: usize) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 20) as usize & (count - 1)
}
