//! Rules patterns out at a glance: which needles a text holds, and where, is
//! noted once, for all patterns together.
//!
//! Most of the patterns are looked for in the same few texts (the prose of a
//! ticket, and parts of it), so the notes on these are kept while the ticket is
//! read, and found again by the place of the text in memory.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, OnceLock};

use super::super::POOL;
use super::super::schema::program::SETS;
use super::Built;
use super::walk::walk;
use crate::text::Range;

/// Up to this length (bytes) of a text the places of needles are listed.
const LISTED: usize = 128 << 10;

thread_local! {
    static OPEN: RefCell<Vec<Arc<Notes>>> = const { RefCell::new(Vec::new()) };
    static BENCH: RefCell<Bench> = const { RefCell::new(Bench::new()) };
}

/// Keeps the notes on some texts until it is dropped. While it lives they are
/// borrowed, so that whatever lies in the same memory is a part of them.
#[derive(Debug)]
pub struct Sieve<'t> {
    before: usize,
    texts: PhantomData<&'t str>,
}

/// The notes on texts that are kept beside it, once they are made. What is made
/// of the same words is another text: a clone begins without notes.
#[derive(Default)]
pub struct Kept(OnceLock<Vec<Arc<Notes>>>);

impl fmt::Debug for Kept {
    // What is noted so far tells nothing of the texts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Kept")
    }
}

impl Clone for Kept {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl<'t> Sieve<'t> {
    /// Notes what is in `texts`, unless it is noted already: `kept` and these are
    /// parts of one thing, and always come together.
    #[must_use]
    pub fn over(kept: &Kept, texts: &[&'t str]) -> Self {
        let notes = kept.0.get_or_init(|| {
            let mut notes: Vec<Arc<Notes>> = Vec::new();
            for (at, text) in texts.iter().enumerate() {
                // Two views of a ticket are often the same words.
                let same = texts[..at].iter().position(|other| other == text);
                let same = same.and_then(|same| notes.get(same));
                let of = same.map_or_else(|| Notes::of(text), |same| same.on_copy(text));
                notes.push(Arc::new(of));
            }
            notes
        });
        OPEN.with_borrow_mut(|open| {
            let before = open.len();
            open.extend(notes.iter().cloned());
            Self {
                before,
                texts: PhantomData,
            }
        })
    }
}

impl Drop for Sieve<'_> {
    fn drop(&mut self) {
        OPEN.with_borrow_mut(|open| open.truncate(self.before));
    }
}

/// What is in a text.
#[derive(Debug)]
pub(super) struct Notes {
    start: usize,
    length: usize,
    held: Arc<Held>,
}

/// What a text holds.
#[derive(Debug)]
struct Held {
    /// A bit for each alternative: it may match, all its sets being there.
    left: Box<[u64]>,
    /// Where the needles of their sets stand; of a long text the list would be
    /// long, too.
    near: Option<Near>,
}

/// The places of needles.
#[derive(Debug)]
struct Near {
    /// For each word of [`Held::left`]: how many alternatives that have needles
    /// are left before it.
    before: Vec<u32>,
    /// A row for each set of each of these, [`SETS`] an alternative: where its
    /// places end, which are in order.
    ends: Vec<u32>,
    places: Vec<u32>,
}

impl Notes {
    /// Calls `look` with the notes on `text`, or on a text of which it is a part,
    /// and where in that it starts; none for one that nobody keeps notes on.
    pub(super) fn on<T>(text: &str, look: impl FnOnce(Option<(&Self, usize)>) -> T) -> T {
        OPEN.with_borrow(|open| {
            let start = text.as_ptr() as usize;
            match open.iter().rev().find(|notes| notes.cover(text)) {
                Some(notes) => look(Some((notes, start - notes.start))),
                None => look(None),
            }
        })
    }

    pub(super) fn of(text: &str) -> Self {
        BENCH.with_borrow_mut(|bench| bench.note(text))
    }

    /// The notes on the same words at another place.
    fn on_copy(&self, text: &str) -> Self {
        Self {
            start: text.as_ptr() as usize,
            length: self.length,
            held: Arc::clone(&self.held),
        }
    }

    fn cover(&self, text: &str) -> bool {
        let start = text.as_ptr() as usize;
        self.start <= start && start + text.len() <= self.start + self.length
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
        let left = &self.held.left;
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

    /// Where the needles of a set of an alternative that is left (by its
    /// `holder`) stand within a part of the text, in order; nothing where that is not
    /// listed.
    pub(super) fn places_of(&self, holder: u32, part: &Range) -> Option<&[u32]> {
        let near = self.held.near.as_ref()?;
        let all = near.all_of(&self.held.left, holder as usize);
        let first = all.partition_point(|&at| (at as usize) < part.start);
        let rest = &all[first..];
        let count = rest.partition_point(|&at| (at as usize) < part.end);
        Some(&rest[..count])
    }
}

/// Where notes are made. Its tables are kept, and clean between two texts.
struct Bench {
    /// By needle: which of those that were met it is, counted from 1.
    met: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
}

impl Bench {
    const fn new() -> Self {
        Self {
            met: Vec::new(),
            wanted: Vec::new(),
        }
    }

    fn note(&mut self, text: &str) -> Notes {
        self.met.resize(POOL.needles.len(), 0);
        let listed = text.len() <= LISTED;
        // The number of each needle that was met, and how often it was.
        let mut needles: Vec<(u32, u32)> = Vec::new();
        // Which of these, and where.
        let mut hits: Vec<(u32, u32)> = Vec::new();
        walk(&POOL, text.as_bytes(), |number, at| {
            let met = &mut self.met[number as usize];
            if *met == 0 {
                needles.push((number, 0));
                *met = needles.len() as u32;
            }
            let which = *met - 1;
            if listed {
                needles[which as usize].1 += 1;
                hits.push((which, at as u32));
            }
        });
        for &(number, _) in &needles {
            self.met[number as usize] = 0;
        }
        let left = self.left(&needles);
        let near = listed.then(|| Near::of(&left, &needles, &hits));
        Notes {
            start: text.as_ptr() as usize,
            length: text.len(),
            held: Arc::new(Held { left, near }),
        }
    }

    /// The alternatives of whose sets each has one of the needles.
    fn left(&mut self, needles: &[(u32, u32)]) -> Box<[u64]> {
        let mut left: Box<[u64]> = POOL.always.into();
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        for &(needle, _) in needles {
            for holder in holders(needle) {
                let (alternative, set) = (holder / SETS, holder % SETS);
                let wanted = &mut self.wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    left[alternative / 64] |= 1 << (alternative % 64);
                }
            }
        }
        left
    }
}

impl Near {
    fn of(left: &[u64], needles: &[(u32, u32)], hits: &[(u32, u32)]) -> Self {
        let mut before = Vec::with_capacity(left.len());
        let mut count = 0;
        for word in 0..left.len() {
            before.push(count);
            count += having_needles(left, word).count_ones();
        }
        let mut near = Self {
            before,
            ends: vec![0; count as usize * SETS],
            places: Vec::new(),
        };
        // The rows that each needle is for, one needle after another.
        let mut rows: Vec<u32> = Vec::new();
        let mut starts = Vec::with_capacity(needles.len() + 1);
        for &(needle, times) in needles {
            starts.push(rows.len());
            for holder in holders(needle) {
                if let Some(row) = near.row(left, holder) {
                    rows.push(row as u32);
                    near.ends[row] += times;
                }
            }
        }
        starts.push(rows.len());
        // From how many there are to where each row begins.
        let mut sum = 0;
        for end in &mut near.ends {
            sum += std::mem::replace(end, sum);
        }
        near.places.resize(sum as usize, 0);
        for &(which, at) in hits {
            let which = which as usize;
            for &row in &rows[starts[which]..starts[which + 1]] {
                let end = &mut near.ends[row as usize];
                near.places[*end as usize] = at;
                *end += 1;
            }
        }
        near
    }

    /// The row of a set of an alternative, if that is left.
    fn row(&self, left: &[u64], holder: usize) -> Option<usize> {
        let (alternative, set) = (holder / SETS, holder % SETS);
        let (word, bit) = (alternative / 64, alternative % 64);
        let bits = having_needles(left, word);
        let earlier = (bits & ((1 << bit) - 1)).count_ones();
        (bits & (1 << bit) != 0).then(|| (self.before[word] + earlier) as usize * SETS + set)
    }

    /// The places of a row, in the whole text.
    fn all_of(&self, left: &[u64], holder: usize) -> &[u32] {
        let Some(row) = self.row(left, holder) else {
            return &[];
        };
        let start = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.places[start as usize..self.ends[row] as usize]
    }
}

/// Of a word of [`Held::left`] the alternatives that have needles.
fn having_needles(left: &[u64], word: usize) -> u64 {
    left[word] & !POOL.always[word]
}

/// The `holder`s of a needle.
fn holders(needle: u32) -> impl Iterator<Item = usize> {
    let (first, count) = POOL.needles[needle as usize].holders;
    let held = &POOL.holders[first as usize..(first + count) as usize];
    held.iter().map(|&holder| holder as usize)
}
