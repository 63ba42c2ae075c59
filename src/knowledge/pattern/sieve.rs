//! Rules patterns out at a glance: which needles a text holds, and where, is
//! noted once, for all patterns together.
//!
//! Most of the patterns are looked for in the same few texts (the prose of a
//! ticket, and parts of it), so the notes on these are kept while the ticket is
//! read, and found again by the place of the text in memory.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

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

/// The notes on texts that are kept beside it, as far as they are made. What is
/// made of the same words is another text: a clone begins without notes.
#[derive(Default)]
pub struct Kept(Mutex<Vec<Arc<Notes>>>);

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
        let mut noted = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        for text in texts {
            if noted.iter().any(|notes| notes.are_on(text)) {
                continue;
            }
            // Two views of a ticket are often the same words.
            let same = texts.iter().filter(|other| *other == text);
            let same = same.flat_map(|other| noted.iter().find(|notes| notes.are_on(other)));
            let of = match same.into_iter().next() {
                Some(same) => same.on_copy(text),
                None => Notes::of(text),
            };
            noted.push(Arc::new(of));
        }
        OPEN.with_borrow_mut(|open| {
            let before = open.len();
            open.extend(noted.iter().cloned());
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
    /// Where the needles stand; of a long text the list would be long, too.
    near: Option<Near>,
}

/// The places of needles.
#[derive(Debug)]
struct Near {
    /// A bit for each needle that was met, and before each word of bits how many
    /// were: these are numbered so.
    met: Vec<(u64, u32)>,
    /// Where the places of each end, which are in order.
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

    /// Whether they are on this very text, and not on a part of it or on more.
    fn are_on(&self, text: &str) -> bool {
        self.start == text.as_ptr() as usize && self.length == text.len()
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

    /// Where the needles of that set of an alternative stand within a part of the
    /// text, in order; nothing where that is not listed.
    pub(super) fn places_of(&self, set: &[u32], part: &Range) -> Option<Cow<'_, [u32]>> {
        let near = self.held.near.as_ref()?;
        let mut found: Cow<'_, [u32]> = Cow::Borrowed(&[]);
        for &needle in set {
            let Some(all) = near.all_of(needle) else {
                continue;
            };
            let first = all.partition_point(|&at| (at as usize) < part.start);
            let rest = &all[first..];
            let count = rest.partition_point(|&at| (at as usize) < part.end);
            match (count, found.is_empty()) {
                (0, _) => {}
                (_, true) => found = Cow::Borrowed(&rest[..count]),
                (_, false) => found.to_mut().extend(&rest[..count]),
            }
        }
        if let Cow::Owned(places) = &mut found {
            places.sort_unstable();
        }
        Some(found)
    }
}

/// Where notes are made. Its tables are kept, and clean between two texts.
struct Bench {
    /// By needle: how often it was met.
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
        let mut bits = vec![(0_u64, 0); POOL.needles.len().div_ceil(64)];
        // Which needles, and where.
        let mut hits: Vec<(u32, u32)> = Vec::new();
        walk(&POOL, text.as_bytes(), |number, at| {
            bits[number as usize / 64].0 |= 1 << (number % 64);
            if listed {
                self.met[number as usize] += 1;
                hits.push((number, at as u32));
            }
        });
        let met: Vec<usize> = numbers(&bits).collect();
        let left = self.left(&met);
        let near = listed.then(|| self.near(bits, &met, &hits));
        Notes {
            start: text.as_ptr() as usize,
            length: text.len(),
            held: Arc::new(Held { left, near }),
        }
    }

    /// The alternatives of whose sets each has one of the needles.
    fn left(&mut self, met: &[usize]) -> Box<[u64]> {
        let mut left: Box<[u64]> = POOL.always.into();
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        for &needle in met {
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

    /// The places of the needles; `self.met` tells how often each was met.
    fn near(&mut self, mut bits: Vec<(u64, u32)>, met: &[usize], hits: &[(u32, u32)]) -> Near {
        let mut ends = Vec::with_capacity(met.len());
        let mut sum = 0;
        for &needle in met {
            // From how often to where its places begin.
            let times = &mut self.met[needle];
            sum += std::mem::replace(times, sum);
            ends.push(sum);
        }
        let mut places = vec![0; hits.len()];
        for &(needle, at) in hits {
            let next = &mut self.met[needle as usize];
            places[*next as usize] = at;
            *next += 1;
        }
        for &needle in met {
            self.met[needle] = 0;
        }
        let mut before = 0;
        for (word, count) in &mut bits {
            *count = before;
            before += word.count_ones();
        }
        Near {
            met: bits,
            ends,
            places,
        }
    }
}

impl Near {
    /// The places of a needle, if it was met.
    #[inline]
    fn all_of(&self, needle: u32) -> Option<&[u32]> {
        let (word, before) = self.met[needle as usize / 64];
        let bit = 1 << (needle % 64);
        if word & bit == 0 {
            return None;
        }
        let number = (before + (word & (bit - 1)).count_ones()) as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        Some(&self.places[start as usize..self.ends[number] as usize])
    }
}

/// The numbers of the bits that are set, in order.
fn numbers(bits: &[(u64, u32)]) -> impl Iterator<Item = usize> {
    bits.iter().enumerate().flat_map(|(at, &(word, _))| {
        let mut word = word;
        std::iter::from_fn(move || {
            let bit = (word != 0).then(|| word.trailing_zeros() as usize)?;
            word &= word - 1;
            Some(at * 64 + bit)
        })
    })
}

/// The `holder`s of a needle.
fn holders(needle: usize) -> impl Iterator<Item = usize> {
    let (first, count) = POOL.needles[needle].holders;
    let held = &POOL.holders[first as usize..(first + count) as usize];
    held.iter().map(|&holder| holder as usize)
}
