//! Where notes are made.

use super::super::super::POOL;
use super::super::super::schema::program::{SETS, Walk};
use super::super::walk::{Hit, walk};
use super::{Held, Near, PAGE, Page};

/// After the last of the sets that have a needle.
const NO_SET: u32 = u32::MAX;

/// So many entries of the tables whose length hangs on a text are kept for the next.
const KEPT: usize = 1 << 16;

/// Of so many texts what was held is kept for the next.
const SPARE: usize = 4;

/// Most places that are listed for each byte of a text, and in any case: many sets
/// have some needles in common, and a text may be made of these.
const PLACES_A_BYTE: usize = 12;
const PLACES_AT_LEAST: usize = 10_000;

/// The same for each byte beyond those of a text of usual length, which is this long.
const PLACES_A_BYTE_BEYOND: usize = 5;
const USUAL: usize = 2 << 20;

/// So many bytes of a text are gone through before the needles in them are counted.
const STEP: usize = 1 << 16;

/// The tables with which notes are made. They are kept for the next text.
pub(super) struct Bench {
    /// The needles that were met, each once; none between two texts.
    met: Vec<u32>,
    /// By needle: how often it was met, and later where the sets that have it are
    /// listed. Zero between two texts.
    times: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
    /// By alternative, of those that may match: the first of its sets.
    slots: Vec<u32>,
    /// What was held of texts before.
    spare: Vec<Held>,
    /// The needles of a text, and where they stand.
    hits: Vec<Hit>,
    /// For each needle that was met the sets that have it, and [`NO_SET`]. What is behind
    /// the last is of a text before.
    sets_with: Vec<u32>,
}

impl Bench {
    pub(super) const fn new() -> Self {
        Self {
            met: Vec::new(),
            times: Vec::new(),
            wanted: Vec::new(),
            slots: Vec::new(),
            spare: Vec::new(),
            hits: Vec::new(),
            sets_with: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, text: &str) -> Held {
        let of = &POOL.walk;
        self.make_room();
        let mut hits = std::mem::take(&mut self.hits);
        let most = most_places(text.len());
        let mut listed = true;
        for from in (0..text.len()).step_by(STEP) {
            let places = from..text.len().min(from + STEP);
            let before = hits.len();
            walk(&POOL, of, text.as_bytes(), places, &mut hits);
            for &(needle, _) in &hits[before..] {
                self.meet(needle);
            }
            listed &= hits.len() <= most;
            if !listed {
                hits.clear();
            }
        }
        let needles = std::mem::take(&mut self.met);
        let Held { mut left, near } = self.spare.pop().unwrap_or_default();
        self.find_left(of, &needles, &mut left);
        let mut near = near.unwrap_or_default();
        let listed = listed && self.find_places(of, &left, &needles, &hits, most, &mut near);
        let near = listed.then_some(near);
        for &needle in &needles {
            self.times[needle as usize] = 0;
        }
        self.met = needles;
        self.met.clear();
        hits.clear();
        hits.shrink_to(KEPT);
        self.hits = hits;
        self.sets_with.truncate(KEPT);
        self.sets_with.shrink_to(KEPT);
        Held { left, near }
    }

    /// Makes `near` tell the places of the needles by the sets of the alternatives that
    /// are left; `false` where there are more than `most`. `hits`: the needles, and where
    /// they stand, in order of place.
    fn find_places(
        &mut self,
        of: &Walk,
        left: &[u64],
        needles: &[u32],
        hits: &[Hit],
        most: usize,
        near: &mut Near,
    ) -> bool {
        let Near {
            pages,
            firsts,
            ends,
            places,
        } = near;
        self.slots.resize(POOL.alternatives.len(), 0);
        let slots = &mut self.slots[..];
        let sets = lay_out(of, left, pages, firsts, slots);
        // The sets that have each needle, and how many places a set has.
        ends.clear();
        ends.resize(sets as usize, 0);
        let ends = &mut ends[..];
        let sets_with = &mut self.sets_with[..];
        let mut count = 0;
        for &needle in needles {
            let times = std::mem::replace(&mut self.times[needle as usize], count as u32);
            for (alternative, set) in holders(needle) {
                if left[alternative / PAGE] & (1 << (alternative % PAGE)) != 0 {
                    let set = slots[alternative] + set;
                    sets_with[count] = set;
                    count += 1;
                    ends[set as usize] += times;
                }
            }
            sets_with[count] = NO_SET;
            count += 1;
        }
        let mut sum = 0_u32;
        for end in ends.iter_mut() {
            // From how many there are to where the next of them goes.
            sum = sum.saturating_add(std::mem::replace(end, sum));
        }
        if sum as usize > most {
            return false;
        }
        if places.len() < sum as usize {
            places.resize(sum as usize, 0);
        }
        let places = &mut places[..];
        let (times, sets_with) = (&self.times[..], &self.sets_with[..count]);
        for &(needle, at) in hits {
            let sets = &sets_with[times[needle as usize] as usize..];
            for &set in sets.iter().take_while(|&&set| set != NO_SET) {
                let next = &mut ends[set as usize];
                places[*next as usize] = at;
                *next += 1;
            }
        }
        true
    }

    /// Makes `left` tell the alternatives of whose sets each has one of the needles, a bit
    /// each. Makes room for the sets that have them.
    fn find_left(&mut self, of: &Walk, needles: &[u32], left: &mut Vec<u64>) {
        left.clear();
        left.extend(of.always);
        let left = &mut left[..];
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        let wanted = &mut self.wanted[..];
        let mut held = 0;
        for &needle in needles {
            let holders = holders(needle);
            held += holders.len();
            for (alternative, set) in holders {
                let wanted = &mut wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    left[alternative / PAGE] |= 1 << (alternative % PAGE);
                }
            }
        }
        let most = needles.len() + held;
        if self.sets_with.len() < most {
            self.sets_with.resize(most, NO_SET);
        }
    }

    /// Keeps what was held of a text for the next.
    pub(super) fn take_back(&mut self, held: Held) {
        let places = held.near.as_ref().map_or(0, |near| near.places.capacity());
        if places <= KEPT && self.spare.len() < SPARE {
            self.spare.push(held);
        }
    }

    fn make_room(&mut self) {
        self.times.resize(POOL.needles.len(), 0);
    }

    #[inline]
    fn meet(&mut self, needle: u32) {
        let times = &mut self.times[needle as usize];
        if *times == 0 {
            self.met.push(needle);
        }
        *times += 1;
    }
}

/// Fills the pages of the alternatives that are left, and which their sets are, in
/// `slots` by alternative; tells how many sets these have. Of those that have none there
/// is nothing to tell.
fn lay_out(
    of: &Walk,
    left: &[u64],
    pages: &mut Vec<Page>,
    firsts: &mut Vec<u32>,
    slots: &mut [u32],
) -> u32 {
    pages.clear();
    firsts.clear();
    let mut sets = 0;
    for ((at, left), always) in left.iter().enumerate().zip(of.always) {
        let told = left & !always;
        let before = firsts.len() as u32;
        pages.push(Page { told, before });
        let mut rest = told;
        while rest != 0 {
            let alternative = at * PAGE + rest.trailing_zeros() as usize;
            firsts.push(sets);
            slots[alternative] = sets;
            sets += POOL.wanted[alternative].count_ones();
            rest &= rest - 1;
        }
    }
    firsts.push(sets);
    sets
}

/// Most places that are listed of a text of so many bytes.
fn most_places(length: usize) -> usize {
    let usual = length.min(USUAL);
    let places = PLACES_A_BYTE * usual + PLACES_A_BYTE_BEYOND * (length - usual);
    places.max(PLACES_AT_LEAST)
}

/// The alternatives that have a needle, and in which of their sets.
fn holders(needle: u32) -> impl ExactSizeIterator<Item = (usize, u32)> {
    let (first, count) = POOL.needles[needle as usize].holders;
    let holders = &POOL.holders[first as usize..(first + count) as usize];
    holders
        .iter()
        .map(|&holder| (holder as usize / SETS, holder % SETS as u32))
}
