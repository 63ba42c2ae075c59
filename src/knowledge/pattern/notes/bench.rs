//! Where notes are made.

use super::super::super::POOL;
use super::super::super::schema::program::{SETS, Walk};
use super::super::walk::{Hit, walk};
use super::{Held, Left, Near, numbers};

/// Up to this length (bytes) of a text the places of needles are listed.
const LISTED: usize = 2 << 20;

/// After the last of the sets that have a needle.
const NO_SET: u32 = u32::MAX;

/// So many entries of the tables whose length hangs on a text are kept for the next.
const KEPT: usize = 1 << 16;

/// Most places that are listed for each byte of a text, and in any case: many sets
/// have some needles in common, and a text may be made of these.
const PLACES_A_BYTE: usize = 8;
const PLACES_AT_LEAST: usize = 10_000;

/// The tables with which notes are made. They are kept, and clean between two texts.
pub(super) struct Bench {
    /// A bit for each needle that was met.
    met: Vec<u64>,
    /// By needle: how often it was met, and later where the sets that have it are
    /// listed.
    times: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
    /// By alternative that is left: the first of its sets among those of all that are.
    slots: Vec<u32>,
    /// The needles of a text, and where they stand.
    hits: Vec<Hit>,
    /// For each needle that was met the sets that have it, and [`NO_SET`].
    sets_with: Vec<u32>,
}

impl Bench {
    pub(super) const fn new() -> Self {
        Self {
            met: Vec::new(),
            times: Vec::new(),
            wanted: Vec::new(),
            slots: Vec::new(),
            hits: Vec::new(),
            sets_with: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, text: &str, cased: bool) -> Held {
        let of = if cased { &POOL.cased } else { &POOL.folded };
        self.make_room();
        let mut hits = std::mem::take(&mut self.hits);
        let listed = text.len() <= LISTED;
        let step = if listed { LISTED } else { KEPT };
        for from in (0..text.len()).step_by(step) {
            let places = from..text.len().min(from + step);
            walk(&POOL, of, text.as_bytes(), places, &mut hits);
            for &(needle, _) in &hits {
                self.meet(needle);
            }
            if !listed {
                hits.clear();
            }
        }
        let needles: Vec<u32> = numbers(&self.met).map(|number| number as u32).collect();
        self.met.fill(0);
        let left = self.left(of, &needles);
        let most = PLACES_AT_LEAST.max(PLACES_A_BYTE * text.len());
        let near = match listed {
            true => self.near(&left, &needles, &hits, most),
            false => None,
        };
        for needle in needles {
            self.times[needle as usize] = 0;
        }
        hits.clear();
        hits.shrink_to(KEPT);
        self.hits = hits;
        self.sets_with.clear();
        self.sets_with.shrink_to(KEPT);
        Held { left, near }
    }

    /// The places of the needles by the sets of the alternatives that are left; nothing
    /// where there are more than `most`. `hits`: the needles, and where they stand, in
    /// order of place.
    fn near(&mut self, left: &Left, needles: &[u32], hits: &[Hit], most: usize) -> Option<Near> {
        self.slots.resize(POOL.alternatives.len(), 0);
        let mut slots = Vec::with_capacity(left.count());
        let mut sets = 0;
        for number in numbers(&left.bits) {
            self.slots[number] = sets;
            slots.push(sets);
            sets += POOL.alternatives[number].sets.1;
        }
        // The sets that have each needle, and how many places a set has.
        let sets_with = &mut self.sets_with;
        let mut ends = vec![0_u32; sets as usize];
        for &needle in needles {
            let times = std::mem::replace(&mut self.times[needle as usize], sets_with.len() as u32);
            for (alternative, set) in holders(needle) {
                if left.has(alternative) {
                    let set = self.slots[alternative] + set;
                    sets_with.push(set);
                    ends[set as usize] += times;
                }
            }
            sets_with.push(NO_SET);
        }
        let mut sum = 0_u32;
        for end in &mut ends {
            // From how many there are to where the next of them goes.
            sum = sum.saturating_add(std::mem::replace(end, sum));
        }
        if sum as usize > most {
            return None;
        }
        let mut places = vec![0; sum as usize];
        for &(needle, at) in hits {
            let sets = &sets_with[self.times[needle as usize] as usize..];
            for &set in sets.iter().take_while(|&&set| set != NO_SET) {
                let next = &mut ends[set as usize];
                places[*next as usize] = at;
                *next += 1;
            }
        }
        Some(Near {
            slots,
            ends,
            places,
        })
    }

    /// The alternatives of whose sets each has one of the needles.
    fn left(&mut self, of: &Walk, needles: &[u32]) -> Left {
        let mut bits: Box<[u64]> = of.always.into();
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        for &needle in needles {
            for (alternative, set) in holders(needle) {
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

/// The alternatives that have a needle, and in which of their sets.
fn holders(needle: u32) -> impl Iterator<Item = (usize, u32)> {
    let (first, count) = POOL.needles[needle as usize].holders;
    let holders = &POOL.holders[first as usize..(first + count) as usize];
    holders
        .iter()
        .map(|&holder| (holder as usize / SETS, holder % SETS as u32))
}
