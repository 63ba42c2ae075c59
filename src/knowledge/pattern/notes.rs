//! What a text holds of the needles of all patterns, noted once for all of them, so
//! that most patterns are ruled out at a glance.

mod bench;
mod near;

use std::cell::RefCell;
use std::sync::Arc;

use super::super::POOL;
use super::super::schema::program::Set;
use super::Built;
use crate::text::Range;
use bench::Bench;
use near::Near;
pub(super) use near::{List, Passing};

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
            let told = |set: &Set| near.list_of(set.group);
            let mut lists = alternative.sets_of(&POOL).iter().filter_map(told);
            lists.any(|list| list.within(part).is_none())
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

    /// Where the needles of a set of an alternative that is left stand; nothing where that
    /// is not noted.
    #[inline]
    pub(super) fn list_of(&self, set: &Set) -> Option<List<'_>> {
        self.held.near.as_ref()?.list_of(set.group)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::super::schema::program::NO_GROUP;
    use super::super::walk::walk;
    use super::*;

    /// The places of a list in a part of the text, each once.
    fn places_in(list: List<'_>, part: Range) -> Vec<u32> {
        let mut passing = list.within(&part);
        let mut from = part.start;
        let mut places = Vec::new();
        while let Some(at) = passing.as_mut().and_then(|rest| rest.pass_to(from)) {
            if at >= part.end {
                break;
            }
            places.push(at as u32);
            from = at + 1;
        }
        places
    }

    /// There may be notes on ten thousand tickets of one file at a time.
    #[test]
    fn notes_on_a_text_that_holds_little_take_little_room() {
        // What a thread noted before may lend its memory.
        let on_its_own = std::thread::spawn(|| Notes::of("a: b"));
        let notes = on_its_own.join().expect("no panic");
        let near = notes.held.near.as_ref().expect("few places are listed");
        let pages = near.pages.len() * size_of::<near::Page>() / size_of::<u32>();
        let entries = pages + near.ends.len() + near.places.len() / 2;
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
                if let Some(list) = notes.list_of(set) {
                    let all = &expected[&set.group];
                    assert_eq!(&places_in(list, 0..text.len()), all, "{}", set.group);
                    // From the end of one part into the last.
                    let part = text.len() / 3..text.len() - 100;
                    let within = |&&at: &&u32| part.contains(&(at as usize));
                    let some: Vec<u32> = all.iter().filter(within).copied().collect();
                    assert_eq!(places_in(list, part.clone()), some, "{}", set.group);
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
