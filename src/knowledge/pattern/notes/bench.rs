//! Where notes are made.

use super::super::super::POOL;
use super::super::super::schema::program::{NO_GROUP, SETS, Walk};
use super::super::walk::{Hit, walk};
use super::near::{Near, Page, STEP, clear_pages, rank_of, tell};
use super::{Held, PAGE};
use crate::text::Range;

/// Is no needle.
const NO_NEEDLE: u32 = u32::MAX;

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
    /// The needles of a part of a text, and where they stand, in order of place.
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
        self.make_room();
        for part in parts_of(text) {
            self.walk(text, part);
            for at in 0..self.hits.len() {
                self.meet(self.hits[at].0);
            }
        }
        let Held { mut left, near } = self.spare.pop().unwrap_or_default();
        let mut near = near.unwrap_or_default();
        let pairs = self.meet_groups();
        self.find_left(&POOL.walk, &mut left, &mut near.pages);
        let listed = self.find_places(pairs, text, &mut near);
        let near = listed.then_some(near);
        self.clear();
        Held { left, near }
    }

    /// Makes `hits` tell the needles that begin in a part of a text.
    fn walk(&mut self, text: &str, part: Range) {
        self.hits.clear();
        walk(&POOL, &POOL.walk, text.as_bytes(), part, &mut self.hits);
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
        clear_pages(pages, POOL.groups.len());
        let pages = &mut pages[..];
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        let wanted = &mut self.wanted[..];
        for &group in &self.met_groups[..self.groups] {
            for &user in users(group) {
                let (alternative, set) = (user as usize / SETS, user % SETS as u32);
                let wanted = &mut wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    left[alternative / PAGE] |= 1 << (alternative % PAGE);
                    tell(pages, group);
                    if POOL.wanted[alternative] != 1 {
                        let sets = POOL.alternatives[alternative].sets_of(&POOL).iter();
                        let groups = sets.map(|set| set.group);
                        groups
                            .filter(|&group| group != NO_GROUP)
                            .for_each(|group| tell(pages, group));
                    }
                }
            }
        }
    }

    /// Makes `near` tell the places of the needles by the groups of the alternatives that
    /// are left; `false` where there are too many. `pairs`: how many there are of groups and
    /// needles.
    fn find_places(&mut self, pairs: usize, text: &str, near: &mut Near) -> bool {
        let Near {
            pages,
            shared,
            lists,
            ends,
            places,
        } = near;
        let mut told = 0;
        for page in &mut *pages {
            page.before = told;
            told += page.count();
        }
        *lists = told as usize;
        ends.clear();
        ends.resize(*lists, 0);
        self.rank_groups(pages);
        shared.clear();
        let is_long = text.len() > STEP;
        if is_long {
            self.share_lists(shared, told);
        }
        self.enlist(pairs, ends);
        let sum: usize = ends.iter().map(|&count| count as usize).sum();
        if sum > most_places(text.len()) {
            return false;
        }
        if places.len() < sum {
            places.resize(sum, 0);
        }
        if is_long {
            // Of each part they are counted anew.
            ends.clear();
            ends.resize(text.len().div_ceil(STEP) * *lists, 0);
        }
        let (mut rest, mut sum) = (&mut ends[..], 0);
        for part in parts_of(text) {
            let (ends, next) = rest.split_at_mut(*lists);
            rest = next;
            // The needles of a text of one part are at hand. Those of a long one are met a
            // second time: to keep them all would take more room than what is told of them.
            if is_long {
                self.walk(text, part.clone());
                self.list_hits(|list, _| ends[list] += 1);
            }
            for end in &mut *ends {
                // From how many there are to where the first of them goes.
                sum += std::mem::replace(end, sum);
            }
            self.list_hits(|list, at| {
                let next = &mut ends[list];
                // No place is farther than `STEP` from the start of its part.
                places[*next as usize] = (at as usize - part.start) as u16;
                *next += 1;
            });
        }
        true
    }

    /// Calls `list` with each list that a needle at hand is in, and where that stands.
    #[inline]
    fn list_hits(&self, mut list: impl FnMut(usize, u32)) {
        let (times, lists_with) = (&self.times[..], &self.lists_with[..]);
        for &(needle, at) in &self.hits {
            let lists = &lists_with[times[needle as usize] as usize..];
            for &number in lists.iter().take_while(|&&number| number != NO_LIST) {
                list(number as usize, at);
            }
        }
    }

    /// Gives each group on `pages` a list, in their order.
    fn rank_groups(&mut self, pages: &[Page]) {
        let of_group = &mut self.of_group[..];
        for &group in &self.met_groups[..self.groups] {
            let rank = rank_of(pages, group);
            of_group[group as usize] = rank.map_or(NONE, |rank| rank as u32 + 1);
        }
    }

    /// Notes in `shared` by list the first that has the same needles, and takes its group
    /// out of the others. There are so many `lists`.
    ///
    /// Many groups differ in needles that are not in the text. Of a long one their places
    /// would be the same long list many times; of a short one to find them costs more than
    /// it spares.
    fn share_lists(&mut self, shared: &mut Vec<u32>, lists: u32) {
        // Lists of a class have the same of the needles so far. Each needle parts those of
        // a class that have it from those that have not.
        let mut classes = vec![0_usize; lists as usize];
        let mut parted = vec![(NO_NEEDLE, 0_usize)];
        for &needle in &self.met {
            for &group in holders(needle) {
                let Some(list) = self.of_group[group as usize].checked_sub(1) else {
                    continue;
                };
                let class = &mut classes[list as usize];
                if parted[*class].0 != needle {
                    parted[*class] = (needle, parted.len());
                    parted.push((NO_NEEDLE, 0));
                }
                *class = parted[*class].1;
            }
        }
        let mut first_of = vec![u32::MAX; parted.len()];
        shared.extend(classes.iter().zip(0..).map(|(&class, list)| {
            let first = &mut first_of[class];
            *first = list.min(*first);
            *first
        }));
        for &group in &self.met_groups[..self.groups] {
            let list = &mut self.of_group[group as usize];
            if list
                .checked_sub(1)
                .is_some_and(|list| shared[list as usize] != list)
            {
                *list = NONE;
            }
        }
    }

    /// Notes which lists the needles are in, and in `ends` how many places there are in
    /// each. `pairs`: how many there are of groups and needles.
    fn enlist(&mut self, pairs: usize, ends: &mut [u32]) {
        let of_group = &self.of_group[..];
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
        self.hits.clear();
        self.hits.shrink_to(KEPT);
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

/// The parts in which a text is gone through: a needle belongs to the one it begins in.
fn parts_of(text: &str) -> impl Iterator<Item = Range> {
    let end = text.len();
    (0..end)
        .step_by(STEP)
        .map(move |from| from..end.min(from + STEP))
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
