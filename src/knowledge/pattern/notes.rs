//! What a text holds of the needles of all patterns, noted once for all of them, so
//! that most patterns are ruled out at a glance.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};

use super::super::POOL;
use super::super::schema::program::{SETS, Walk};
use super::Built;
use super::walk::walk;
use crate::text::Range;

/// Up to this length (bytes) of a text the places of needles are listed.
const LISTED: usize = 2 << 20;

/// How many bits tell which needles a text is likely to have.
const LIKELY: usize = 4096;

thread_local! {
    static BENCH: RefCell<Bench> = const { RefCell::new(Bench::new()) };
}

/// What is in a text.
#[derive(Debug)]
pub(super) struct Notes {
    start: usize,
    length: usize,
    /// They tell of the patterns for text whose case is kept, not of the others.
    cased: bool,
    held: Arc<Held>,
}

/// What a text holds.
#[derive(Debug)]
struct Held {
    left: Left,
    /// Where the needles stand; of a long text the list would be long, too.
    near: Option<Near>,
}

/// Which alternatives may match.
#[derive(Debug)]
struct Left {
    /// A bit for each: all its sets are there.
    bits: Box<[u64]>,
    /// How many are set before each of these words: the alternatives that are left are
    /// numbered so.
    before: Box<[u32]>,
}

/// A needle, by its number, and where it stands.
type Hit = (u32, u32);

/// The places of needles.
#[derive(Debug)]
struct Near {
    /// The needles in order of place, of a text that others are views of.
    hits: Vec<Hit>,
    /// The needles that were met, in order.
    needles: Vec<u32>,
    /// A bit for what is left of each when it is divided by [`LIKELY`]: most of the
    /// others are ruled out by it.
    likely: Box<[u64; LIKELY / 64]>,
    /// Where the places of each end, which are in order.
    ends: Vec<u32>,
    places: Vec<u32>,
    /// By number of an alternative that is left: where its sets begin in `sets`.
    slots: Vec<u32>,
    /// The places of all needles of a set, once they were asked for.
    sets: Vec<OnceLock<Places>>,
}

/// The places of the needles of a set, in order.
#[derive(Debug)]
enum Places {
    /// Those of one needle: from and to where in [`Near::places`].
    One(u32, u32),
    Many(Box<[u32]>),
}

impl Notes {
    /// What there is of patterns for lower-cased text, or for `cased` text.
    pub(super) fn of(text: &str, cased: bool) -> Self {
        let held = BENCH.with_borrow_mut(|bench| bench.note(text, cased));
        Self::on(text, cased, held)
    }

    /// The notes on a text that is the same but for bytes which are replaced by control
    /// characters. These are on `folded`.
    pub(super) fn on_blanked(&self, text: &str, folded: &str) -> Self {
        let held = BENCH.with_borrow_mut(|bench| match &self.held.near {
            Some(near) => bench.note_blanked(text, folded, &near.hits),
            None => bench.note(text, false),
        });
        Self::on(text, false, held)
    }

    fn on(text: &str, cased: bool, held: Held) -> Self {
        Self {
            start: text.as_ptr() as usize,
            length: text.len(),
            cased,
            held: Arc::new(held),
        }
    }

    /// Whether they tell of the pattern.
    pub(super) const fn are_for(&self, built: Built) -> bool {
        self.cased == built.cased
    }

    /// The notes on the same words at another place.
    pub(super) fn on_copy(&self, text: &str) -> Self {
        Self {
            start: text.as_ptr() as usize,
            length: self.length,
            cased: self.cased,
            held: Arc::clone(&self.held),
        }
    }

    /// Whether they are on this very text, and not on a part of it or on more.
    pub(super) fn are_on(&self, text: &str) -> bool {
        self.start == text.as_ptr() as usize && self.length == text.len()
    }

    /// Whether they are on this text, or on one of which it is a part.
    pub(super) fn cover(&self, text: &str) -> bool {
        let start = text.as_ptr() as usize;
        self.start <= start && start + text.len() <= self.start + self.length
    }

    /// Where a text that they cover begins in theirs.
    pub(super) fn offset_of(&self, text: &str) -> usize {
        text.as_ptr() as usize - self.start
    }

    /// Whether no alternative of the pattern can match in the text, even where
    /// parts of it are blanked out.
    pub(super) fn rule_out(&self, built: Built) -> bool {
        self.left_of(built).next().is_none()
    }

    /// The alternatives of a pattern that may match somewhere in the text, by
    /// number, in order.
    pub(super) fn left_of(&self, built: Built) -> impl Iterator<Item = u32> {
        let (first, count) = built.alternatives;
        let end = first + count;
        let mut at = first;
        let left = &self.held.left.bits;
        std::iter::from_fn(move || {
            while at < end {
                let bits = left[at as usize / 64] >> (at % 64);
                if bits == 0 {
                    at = (at / 64 + 1) * 64;
                    continue;
                }
                at += bits.trailing_zeros();
                let found = (at < end).then_some(at);
                at += 1;
                return found;
            }
            None
        })
    }

    /// Where the needles of that set (from 0) of an alternative that is left stand
    /// within a part of the text, in order; nothing where that is not listed.
    pub(super) fn places_of(&self, alternative: u32, set: usize, part: &Range) -> Option<&[u32]> {
        let near = self.held.near.as_ref()?;
        let slot = near.slots[self.held.left.number_of(alternative)] as usize + set;
        let all = near.places_in(slot, alternative, set);
        let first = all.partition_point(|&at| (at as usize) < part.start);
        let rest = &all[first..];
        let count = rest.partition_point(|&at| (at as usize) < part.end);
        Some(&rest[..count])
    }
}

impl Left {
    /// How many are left before that alternative.
    fn number_of(&self, alternative: u32) -> usize {
        let word = alternative as usize / 64;
        let lower = self.bits[word] & ((1 << (alternative % 64)) - 1);
        (self.before[word] + lower.count_ones()) as usize
    }

    /// For each that is left where its sets begin among those of all, and how many
    /// there are.
    fn slots(&self) -> (Vec<u32>, usize) {
        let mut sum = 0;
        let slots = numbers(&self.bits)
            .map(|number| {
                let sets = POOL.alternatives[number].sets.1;
                sum += sets;
                sum - sets
            })
            .collect();
        (slots, sum as usize)
    }
}

/// Where notes are made. Its tables are kept, and clean between two texts.
struct Bench {
    /// A bit for each needle that was met.
    met: Vec<u64>,
    /// By needle: how often it was met.
    times: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
}

impl Bench {
    const fn new() -> Self {
        Self {
            met: Vec::new(),
            times: Vec::new(),
            wanted: Vec::new(),
        }
    }

    fn note(&mut self, text: &str, cased: bool) -> Held {
        let walks: &[Walk] = match cased {
            true => &[POOL.cased],
            false => &[POOL.folded, POOL.blanked],
        };
        self.make_room();
        let mut hits = Vec::new();
        let listed = text.len() <= LISTED;
        for of in walks {
            walk(&POOL, of.trie, text.as_bytes(), |number, at| {
                self.meet(number);
                if listed {
                    hits.push((number, at as u32));
                }
            });
        }
        let mut held = self.held(walks, listed.then_some(&hits));
        if let (false, Some(near)) = (cased, &mut held.near) {
            hits.shrink_to_fit();
            near.hits = hits;
        }
        held
    }

    /// The same of a text in which bytes of `folded` are replaced by control
    /// characters; that has these needles.
    fn note_blanked(&mut self, text: &str, folded: &str, hits: &[Hit]) -> Held {
        self.make_room();
        let mut left = Vec::with_capacity(hits.len());
        let mut blanks = blanks(text.as_bytes(), folded.as_bytes()).peekable();
        for &(number, at) in hits {
            let end = at + POOL.needles[number as usize].len;
            while blanks.next_if(|blank| blank.end <= at as usize).is_some() {}
            if blanks
                .peek()
                .is_none_or(|blank| blank.start >= end as usize)
            {
                self.meet(number);
                left.push((number, at));
            }
        }
        walk(&POOL, POOL.blanked.trie, text.as_bytes(), |number, at| {
            self.meet(number);
            left.push((number, at as u32));
        });
        self.held(&[POOL.folded, POOL.blanked], Some(&left))
    }

    /// What is held of these walks: the needles that were met since the last time, and
    /// where.
    fn held(&mut self, walks: &[Walk], hits: Option<&Vec<Hit>>) -> Held {
        let mut needles = Vec::new();
        for (at, word) in self.met.iter_mut().enumerate() {
            let mut bits = std::mem::take(word);
            while bits != 0 {
                needles.push(at as u32 * 64 + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
        let left = self.left(walks, &needles);
        let mut ends = Vec::with_capacity(needles.len());
        let mut sum = 0;
        for &needle in &needles {
            // From how often to where its places begin.
            let times = &mut self.times[needle as usize];
            sum += std::mem::replace(times, sum);
            ends.push(sum);
        }
        let near = hits.map(|hits| {
            let mut places = vec![0; hits.len()];
            for &(needle, at) in hits {
                let next = &mut self.times[needle as usize];
                places[*next as usize] = at;
                *next += 1;
            }
            let mut likely = Box::new([0; LIKELY / 64]);
            for &needle in &needles {
                let bit = needle as usize % LIKELY;
                likely[bit / 64] |= 1 << (bit % 64);
            }
            let (slots, sets) = left.slots();
            Near {
                likely,
                hits: Vec::new(),
                needles: needles.clone(),
                ends,
                places,
                slots,
                sets: std::iter::repeat_with(OnceLock::new).take(sets).collect(),
            }
        });
        for needle in needles {
            self.times[needle as usize] = 0;
        }
        Held { left, near }
    }

    /// The alternatives of whose sets each has one of the needles.
    fn left(&mut self, walks: &[Walk], needles: &[u32]) -> Left {
        let mut bits: Box<[u64]> = vec![0; POOL.wanted.len().div_ceil(64)].into();
        for of in walks {
            for (word, always) in bits.iter_mut().zip(of.always) {
                *word |= always;
            }
        }
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        for &needle in needles {
            let (first, count) = POOL.needles[needle as usize].holders;
            for &holder in &POOL.holders[first as usize..(first + count) as usize] {
                let (alternative, set) = (holder as usize / SETS, holder as usize % SETS);
                let wanted = &mut self.wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    bits[alternative / 64] |= 1 << (alternative % 64);
                }
            }
        }
        let mut sum = 0;
        let before = bits.iter().map(|word| {
            sum += word.count_ones();
            sum - word.count_ones()
        });
        Left {
            before: before.collect(),
            bits,
        }
    }

    fn make_room(&mut self) {
        self.times.resize(POOL.needles.len(), 0);
        self.met.resize(POOL.needles.len().div_ceil(64), 0);
    }

    #[inline]
    fn meet(&mut self, needle: u32) {
        self.met[needle as usize / 64] |= 1 << (needle % 64);
        self.times[needle as usize] += 1;
    }
}

impl Near {
    /// The places of a needle, if it was met: from and to where in all places.
    #[inline]
    fn all_of(&self, needle: u32) -> Option<(u32, u32)> {
        let bit = needle as usize % LIKELY;
        if self.likely[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        let number = self.needles.binary_search(&needle).ok()?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some((start, self.ends[number]))
    }

    /// The places of the needles of that set of an alternative, which is in `slot`.
    fn places_in(&self, slot: usize, alternative: u32, set: usize) -> &[u32] {
        let places = self.sets[slot].get_or_init(|| {
            let alternative = &POOL.alternatives[alternative as usize];
            let needles = alternative.sets_of(&POOL).nth(set).unwrap_or_default();
            let mut met = needles.iter().filter_map(|&needle| self.all_of(needle));
            let (start, end) = met.next().unwrap_or_default();
            let Some(next) = met.next() else {
                return Places::One(start, end);
            };
            let mut all = self.places[start as usize..end as usize].to_vec();
            for (start, end) in std::iter::once(next).chain(met) {
                all.extend(&self.places[start as usize..end as usize]);
            }
            all.sort_unstable();
            Places::Many(all.into())
        });
        match places {
            Places::One(start, end) => &self.places[*start as usize..*end as usize],
            Places::Many(all) => all,
        }
    }
}

/// Where two texts of the same length differ, in order.
fn blanks<'t>(one: &'t [u8], other: &'t [u8]) -> impl Iterator<Item = Range> + 't {
    let mut bytes = one.iter().zip(other).map(|(a, b)| a == b);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.position(|same| !same)?;
        let length = 1 + bytes.position(|same| same).unwrap_or(one.len() - start - 1);
        // That after the difference was taken, too.
        at = start + length + 1;
        Some(start..start + length)
    })
}

/// The numbers of the bits that are set, in order.
fn numbers(bits: &[u64]) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(at, &word)| {
        let mut word = word;
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
            word &= word - 1;
            Some(at * 64 + bit)
        })
    })
}
