//! What a text holds of the needles of all patterns, noted once for all of them, so
//! that most patterns are ruled out at a glance.

mod bench;

use std::cell::RefCell;
use std::sync::Arc;

use super::super::POOL;
use super::super::schema::program::Set;
use super::Built;
use crate::text::Range;
use bench::Bench;

/// So many alternatives are told of by a word of [`Held::left`].
const PAGE: usize = u64::BITS as usize;

thread_local! {
    static BENCH: RefCell<Bench> = const { RefCell::new(Bench::new()) };
}

/// What is in a text.
#[derive(Debug)]
pub(super) struct Notes {
    start: usize,
    length: usize,
    held: Arc<Held>,
}

/// What a text holds.
#[derive(Debug, Default)]
struct Held {
    /// Which alternatives may match, a bit for each: all its sets are there.
    left: Vec<u64>,
    /// Where the needles stand; of a long text the list would be long, too.
    near: Option<Near>,
}

/// The places of needles.
#[derive(Debug, Default)]
struct Near {
    /// By group, [`PAGE`] of them each.
    pages: Vec<Page>,
    /// By group of which places are told, in order: which of these has the same places,
    /// and tells them. Nothing where each tells its own.
    shared: Vec<u32>,
    /// By group of which places are told, in order: where its places end.
    ends: Vec<u32>,
    /// Where the needles of the groups stand: those of a group together, in order. What is
    /// behind the last may be left from a text before.
    places: Vec<u32>,
}

/// Groups of which places are told, out of [`PAGE`].
#[derive(Debug, Clone, Copy, Default)]
struct Page {
    /// A bit for each of them.
    told: u64,
    /// How many there are on the pages before.
    before: u32,
}

impl Notes {
    /// What there is of patterns in a lower-cased text.
    pub(super) fn of(text: &str) -> Self {
        Self {
            start: text.as_ptr() as usize,
            length: text.len(),
            held: Arc::new(BENCH.with_borrow_mut(|bench| bench.note(text))),
        }
    }

    /// The notes on a view of the text: with its capitals, or with parts blanked out.
    /// They tell of needles that are not there as they are written, or not there at all;
    /// what is sought near one finds that out.
    pub(super) fn on_view(&self, text: &str) -> Self {
        debug_assert_eq!(text.len(), self.length, "places are those of the text");
        Self {
            start: text.as_ptr() as usize,
            length: self.length,
            held: Arc::clone(&self.held),
        }
    }

    /// Whether they are on this very text, and not on a part of it or on more.
    pub(super) fn are_on(&self, text: &str) -> bool {
        self.start == text.as_ptr() as usize && self.length == text.len()
    }

    /// Where the text begins and ends in memory.
    pub(super) const fn place(&self) -> (usize, usize) {
        (self.start, self.start + self.length)
    }

    /// Whether no alternative of the pattern can match in the text, even where
    /// parts of it are blanked out.
    pub(super) fn rule_out(&self, built: Built) -> bool {
        self.left_of(built).next().is_none()
    }

    /// The same for a part of the text.
    pub(super) fn rule_out_within(&self, built: Built, part: &Range) -> bool {
        let Some(near) = &self.held.near else {
            return self.left_of(built).next().is_none();
        };
        let lacks = |number: u32| {
            let alternative = &POOL.alternatives[number as usize];
            let told = |set: &Set| near.places_within(set.group, part);
            let mut places = alternative.sets_of(&POOL).iter().filter_map(told);
            places.any(<[u32]>::is_empty)
        };
        self.left_of(built).all(lacks)
    }

    /// The alternatives of a pattern that may match somewhere in the text, by
    /// number, in order.
    pub(super) fn left_of(&self, built: Built) -> impl Iterator<Item = u32> {
        let (first, count) = built.alternatives;
        let end = first + count;
        let mut at = first;
        let left = &self.held.left;
        std::iter::from_fn(move || {
            while at < end {
                let bits = left[at as usize / PAGE] >> (at as usize % PAGE);
                if bits == 0 {
                    at = (at / PAGE as u32 + 1) * PAGE as u32;
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

    /// Where the needles of a set of an alternative that is left stand, from the first of
    /// them that is within a part of the text, in order. None at all where there is none;
    /// nothing where that is not noted.
    pub(super) fn places_of(&self, set: &Set, part: &Range) -> Option<&[u32]> {
        let near = self.held.near.as_ref()?;
        near.places_within(set.group, part)
    }
}

impl Drop for Notes {
    /// The memory of the tables is for the next text.
    fn drop(&mut self) {
        let Some(held) = Arc::get_mut(&mut self.held).map(std::mem::take) else {
            return;
        };
        // Where the thread ends there is no next.
        let _ = BENCH.try_with(|bench| {
            if let Ok(mut bench) = bench.try_borrow_mut() {
                bench.take_back(held);
            }
        });
    }
}

impl Page {
    /// Which of the groups of which places are told it is, from 0; nothing where it is
    /// none. `bit`: its place on the page.
    #[inline]
    const fn rank_of(self, bit: usize) -> Option<usize> {
        if self.told & (1 << bit) == 0 {
            return None;
        }
        let before = self.told & ((1 << bit) - 1);
        Some(self.before as usize + before.count_ones() as usize)
    }
}

impl Near {
    /// Where the needles of a group stand, from the first of them that is within a part
    /// of the text; none at all where there is none, nothing where its places are not
    /// told.
    fn places_within(&self, group: u32, part: &Range) -> Option<&[u32]> {
        let group = group as usize;
        let page = self.pages.get(group / PAGE)?;
        let rank = page.rank_of(group % PAGE)?;
        let rank = self.shared.get(rank).map_or(rank, |&first| first as usize);
        let start = rank.checked_sub(1).map_or(0, |before| self.ends[before]);
        let all = &self.places[start as usize..self.ends[rank] as usize];
        let first = all.partition_point(|&at| (at as usize) < part.start);
        let rest = &all[first..];
        let is_within = rest.first().is_some_and(|&at| (at as usize) < part.end);
        Some(if is_within { rest } else { &[] })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::schema::program::NO_GROUP;
    use super::super::walk::walk;
    use super::*;

    /// There may be notes on ten thousand tickets of one file at a time.
    #[test]
    fn notes_on_a_text_that_holds_little_take_little_room() {
        // What a thread noted before may lend its memory.
        let on_its_own = std::thread::spawn(|| Notes::of("a: b"));
        let notes = on_its_own.join().expect("no panic");
        let near = notes.held.near.as_ref().expect("few places are listed");
        let pages = near.pages.len() * size_of::<Page>() / size_of::<u32>();
        let entries = pages + near.ends.len() + near.places.len();
        assert!(entries * 8 < POOL.alternatives.len(), "{entries}");
    }

    /// The bits of what is wanted of an alternative are those of its first sets.
    #[test]
    fn sets_that_are_not_noted_come_behind_the_others() {
        for alternative in POOL.alternatives {
            let sets = alternative.sets_of(&POOL);
            let noted = sets.iter().take_while(|set| set.group != NO_GROUP).count();
            assert!(sets[noted..].iter().all(|set| set.group == NO_GROUP));
        }
    }

    /// Of a long text the groups of the same needles share a list.
    #[test]
    fn the_places_of_a_group_are_those_of_its_needles() {
        let short = include_str!("../../../fixtures/samples/ec2-unreachable.md");
        let short = short.to_ascii_lowercase();
        let long = short.repeat(200_000 / short.len());
        for text in [short, long] {
            let mut hits = Vec::new();
            walk(&POOL, &POOL.walk, text.as_bytes(), 0..text.len(), &mut hits);
            let mut expected: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
            for (needle, at) in hits {
                let (first, count) = POOL.needles[needle as usize].holders;
                for group in &POOL.holders[first as usize..(first + count) as usize] {
                    let places = expected.entry(*group).or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
            }
            let notes = Notes::of(&text);
            let all = Built {
                alternatives: (0, POOL.alternatives.len() as u32),
                least: 0,
            };
            let sets = notes.left_of(all).flat_map(|number| {
                let alternative = &POOL.alternatives[number as usize];
                alternative.sets_of(&POOL).iter()
            });
            let mut seen = 0;
            for set in sets {
                if let Some(told) = notes.places_of(set, &(0..text.len())) {
                    let mut told = told.to_vec();
                    told.dedup();
                    assert_eq!(told, expected[&set.group], "{}", set.group);
                    seen += 1;
                }
            }
            assert!(seen > 50, "{seen}");
            let near = notes.held.near.as_ref().expect("so many are listed");
            let own = |(list, first): (u32, &u32)| *first == list;
            let shared = (0..).zip(&near.shared).filter(|pair| !own(*pair)).count();
            assert_eq!(shared > 0, text.len() > 100_000, "{shared}");
        }
    }
}
