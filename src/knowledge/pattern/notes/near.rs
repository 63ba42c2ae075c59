//! Where the needles of a text stand.

use crate::text::Range;

/// A text is gone through in parts of so many bytes.
pub(super) const STEP: usize = 1 << 16;

/// So many groups are on a page.
const PAGE: usize = u64::BITS as usize;

/// The places of needles, in lists: one for each group of which places are told, or for
/// several that have the same. A list is kept apart for each part of the text.
#[derive(Debug, Default)]
pub(super) struct Near {
    /// By group, [`PAGE`] of them each.
    pub(super) pages: Vec<Page>,
    /// By group of which places are told, in order: which of these has the same places,
    /// and tells them. Nothing where each tells its own.
    pub(super) shared: Vec<u32>,
    /// So many lists each part has.
    pub(super) lists: usize,
    /// By part, and in it by list: where the places end.
    pub(super) ends: Vec<u32>,
    /// Where the needles stand, from the start of the part on: those of a list together, in
    /// order. What is behind the last may be left from a text before.
    pub(super) places: Vec<u16>,
}

/// Groups of which places are told, out of [`PAGE`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Page {
    /// A bit for each of them.
    told: u64,
    /// How many there are on the pages before.
    pub(super) before: u32,
}

/// The places of the needles of one group.
#[derive(Clone, Copy)]
pub(in super::super) struct List<'n> {
    near: &'n Near,
    number: usize,
}

/// The places of one group from one of them on.
pub(in super::super) struct Passing<'n> {
    list: List<'n>,
    part: usize,
    /// What is left of those of this part.
    rest: &'n [u16],
}

impl Page {
    /// How many groups there are of which places are told.
    pub(super) const fn count(self) -> u32 {
        self.told.count_ones()
    }

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

/// Pages of so many groups, of none of which places are told.
pub(super) fn clear_pages(pages: &mut Vec<Page>, groups: usize) {
    pages.clear();
    pages.resize(groups.div_ceil(PAGE), Page::default());
}

/// Has the places of a group be told.
#[inline]
pub(super) fn tell(pages: &mut [Page], group: u32) {
    let group = group as usize;
    pages[group / PAGE].told |= 1 << (group % PAGE);
}

/// Which of the groups of which places are told it is, from 0; nothing where it is none.
#[inline]
pub(super) fn rank_of(pages: &[Page], group: u32) -> Option<usize> {
    let group = group as usize;
    pages.get(group / PAGE)?.rank_of(group % PAGE)
}

impl Near {
    /// Where the needles of a group stand; nothing where its places are not told.
    #[inline]
    pub(super) fn list_of(&self, group: u32) -> Option<List<'_>> {
        let rank = rank_of(&self.pages, group)?;
        let number = self.shared.get(rank).map_or(rank, |&first| first as usize);
        Some(List { near: self, number })
    }
}

impl<'n> List<'n> {
    /// The places from the first of them that is in a part of the text on; nothing where
    /// none is.
    #[inline]
    pub(in super::super) fn within(self, part: &Range) -> Option<Passing<'n>> {
        let mut at = part.start / STEP;
        let all = self.of_part(at);
        let passed = all.partition_point(|&place| usize::from(place) < part.start % STEP);
        let mut rest = &all[passed..];
        loop {
            if let Some(&place) = rest.first() {
                let passing = Passing {
                    list: self,
                    part: at,
                    rest,
                };
                return (at * STEP + usize::from(place) < part.end).then_some(passing);
            }
            at += 1;
            if at * STEP >= part.end {
                return None;
            }
            rest = self.of_part(at);
        }
    }

    /// The places in one part, from its start on.
    #[inline]
    fn of_part(self, part: usize) -> &'n [u16] {
        let Near {
            lists,
            ends,
            places,
            ..
        } = self.near;
        let at = part * lists + self.number;
        let Some(&end) = ends.get(at) else {
            return &[];
        };
        let start = at.checked_sub(1).map_or(0, |before| ends[before]);
        &places[start as usize..end as usize]
    }
}

impl Passing<'_> {
    #[inline]
    fn first(&self) -> Option<usize> {
        let &place = self.rest.first()?;
        Some(self.part * STEP + usize::from(place))
    }

    /// The first of the places at `from` or later; those before it are passed.
    #[inline]
    pub(in super::super) fn pass_to(&mut self, from: usize) -> Option<usize> {
        loop {
            while let Some(place) = self.first() {
                if place >= from {
                    return Some(place);
                }
                self.rest = &self.rest[1..];
            }
            self.part += 1;
            if self.part * self.list.near.lists >= self.list.near.ends.len() {
                return None;
            }
            self.rest = self.list.of_part(self.part);
        }
    }
}
