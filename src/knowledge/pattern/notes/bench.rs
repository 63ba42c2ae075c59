//! Where notes are made.

use super::super::super::POOL;
use super::super::super::schema::program::{SETS, Walk};
use super::super::walk::{Hit, walk};
use super::{Held, Near, PAGE, Page};

/// After the last of the lists that a needle is in.
const NO_LIST: u32 = u32::MAX;

/// Of a group of which there is no list.
const NONE: u32 = 0;
/// Of a group of which a needle was met.
const MET: u32 = u32::MAX;

/// So many entries of the tables whose length hangs on a text are kept for the next.
const KEPT: usize = 1 << 16;

/// Of so many texts what was held is kept for the next.
const SPARE: usize = 4;

/// Most places that are listed for each byte of a text, and in any case: many groups
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
    /// By needle: how often it was met, and later where the lists that it is in are told.
    /// Zero between two texts.
    times: Vec<u32>,
    /// The groups of which a needle was met, each once; and how many there are. What is
    /// behind the last is of a text before.
    met_groups: Vec<u32>,
    groups: usize,
    /// By group: whether a needle was met of it ([`MET`]), and later the list of the places
    /// of its needles, from 1. [`NONE`] between two texts.
    of_group: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
    /// For each needle that was met the lists that it is in, and [`NO_LIST`]. What is
    /// behind the last is of a text before.
    lists_with: Vec<u32>,
    /// The needles of a text, and where they stand.
    hits: Vec<Hit>,
    /// What was held of texts before.
    spare: Vec<Held>,
}

impl Bench {
    pub(super) const fn new() -> Self {
        Self {
            met: Vec::new(),
            times: Vec::new(),
            met_groups: Vec::new(),
            groups: 0,
            of_group: Vec::new(),
            wanted: Vec::new(),
            lists_with: Vec::new(),
            hits: Vec::new(),
            spare: Vec::new(),
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
        let Held { mut left, near } = self.spare.pop().unwrap_or_default();
        let mut near = near.unwrap_or_default();
        let pairs = self.meet_groups();
        self.find_left(of, &mut left, &mut near.pages);
        let listed = listed && self.find_places(pairs, &hits, most, &mut near);
        let near = listed.then_some(near);
        self.clear();
        hits.clear();
        hits.shrink_to(KEPT);
        self.hits = hits;
        Held { left, near }
    }

    /// Notes which groups the needles are in that were met; gives how many pairs of both
    /// there are.
    fn meet_groups(&mut self) -> usize {
        let (of_group, met_groups) = (&mut self.of_group[..], &mut self.met_groups[..]);
        let (mut groups, mut pairs) = (0, 0);
        for &needle in &self.met {
            let holders = holders(needle);
            pairs += holders.len();
            for &group in holders {
                let met = &mut of_group[group as usize];
                if *met == NONE {
                    *met = MET;
                    met_groups[groups] = group;
                    groups += 1;
                }
            }
        }
        self.groups = groups;
        pairs
    }

    /// Makes `left` tell the alternatives of whose sets each has one of the needles, a bit
    /// each, and `pages` the groups of these: their places are told.
    fn find_left(&mut self, of: &Walk, left: &mut Vec<u64>, pages: &mut Vec<Page>) {
        left.clear();
        left.extend(of.always);
        let left = &mut left[..];
        pages.clear();
        pages.resize(POOL.groups.len().div_ceil(PAGE), Page::default());
        let pages = &mut pages[..];
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        let wanted = &mut self.wanted[..];
        let mut tell = |group: u32| {
            let group = group as usize;
            pages[group / PAGE].told |= 1 << (group % PAGE);
        };
        for &group in &self.met_groups[..self.groups] {
            for &user in users(group) {
                let (alternative, set) = (user as usize / SETS, user % SETS as u32);
                let wanted = &mut wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    left[alternative / PAGE] |= 1 << (alternative % PAGE);
                    tell(group);
                    if POOL.wanted[alternative] != 1 {
                        let sets = POOL.alternatives[alternative].sets_of(&POOL).iter();
                        sets.map(|set| set.group).for_each(&mut tell);
                    }
                }
            }
        }
    }

    /// Makes `near` tell the places of the needles by the groups of the alternatives that
    /// are left; `false` where there are more than `most`. `pairs`: how many there are of
    /// groups and needles; `hits`: the needles, and where they stand, in order of place.
    fn find_places(&mut self, pairs: usize, hits: &[Hit], most: usize, near: &mut Near) -> bool {
        let Near {
            pages,
            ends,
            places,
        } = near;
        let mut lists = 0;
        for page in &mut *pages {
            page.before = lists;
            lists += page.told.count_ones();
        }
        ends.clear();
        ends.resize(lists as usize, 0);
        let ends = &mut ends[..];
        self.enlist(pages, pairs, ends);
        let mut sum = 0_u32;
        for end in &mut *ends {
            // From how many there are to where the first of them goes.
            sum = sum.saturating_add(std::mem::replace(end, sum));
        }
        if sum as usize > most {
            return false;
        }
        if places.len() < sum as usize {
            places.resize(sum as usize, 0);
        }
        let places = &mut places[..];
        let (times, lists_with) = (&self.times[..], &self.lists_with[..]);
        for &(needle, at) in hits {
            let lists = &lists_with[times[needle as usize] as usize..];
            for &list in lists.iter().take_while(|&&list| list != NO_LIST) {
                let next = &mut ends[list as usize];
                places[*next as usize] = at;
                *next += 1;
            }
        }
        true
    }

    /// Notes which lists the needles are in, and in `ends` how many places there are in
    /// each: one list for each group on `pages`, in their order.
    fn enlist(&mut self, pages: &[Page], pairs: usize, ends: &mut [u32]) {
        let of_group = &mut self.of_group[..];
        for &group in &self.met_groups[..self.groups] {
            let group = group as usize;
            let rank = pages[group / PAGE].rank_of(group % PAGE);
            of_group[group] = rank.map_or(NONE, |rank| rank as u32 + 1);
        }
        let most = pairs + self.met.len();
        if self.lists_with.len() < most {
            self.lists_with.resize(most, NO_LIST);
        }
        let lists_with = &mut self.lists_with[..];
        let mut count = 0;
        for &needle in &self.met {
            let times = std::mem::replace(&mut self.times[needle as usize], count as u32);
            for &group in holders(needle) {
                let list = of_group[group as usize];
                if list != NONE {
                    lists_with[count] = list - 1;
                    count += 1;
                    ends[list as usize - 1] += times;
                }
            }
            lists_with[count] = NO_LIST;
            count += 1;
        }
    }

    /// Makes the tables ready for the next text.
    fn clear(&mut self) {
        for needle in self.met.drain(..) {
            self.times[needle as usize] = 0;
        }
        for &group in &self.met_groups[..self.groups] {
            self.of_group[group as usize] = NONE;
        }
        self.lists_with.truncate(KEPT);
        self.lists_with.shrink_to(KEPT);
    }

    /// Keeps what was held of a text for the next.
    pub(super) fn take_back(&mut self, held: Held) {
        let places = held.near.as_ref().map_or(0, |near| near.places.capacity());
        if places <= KEPT && self.spare.len() < SPARE {
            self.spare.push(held);
        }
    }

    fn make_room(&mut self) {
        if self.times.is_empty() {
            // Zeros as the system gives them: most places are never looked at.
            self.times = vec![0; POOL.needles.len()];
            self.of_group = vec![NONE; POOL.groups.len()];
            self.met_groups = vec![0; POOL.groups.len()];
        }
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

/// Most places that are listed of a text of so many bytes.
fn most_places(length: usize) -> usize {
    let usual = length.min(USUAL);
    let places = PLACES_A_BYTE * usual + PLACES_A_BYTE_BEYOND * (length - usual);
    places.max(PLACES_AT_LEAST)
}

/// The groups that have a needle.
fn holders(needle: u32) -> &'static [u32] {
    let (first, count) = POOL.needles[needle as usize].holders;
    &POOL.holders[first as usize..(first + count) as usize]
}

/// The sets that have the needles of a group.
fn users(group: u32) -> &'static [u32] {
    let (first, count) = POOL.groups[group as usize].users;
    &POOL.users[first as usize..(first + count) as usize]
}
