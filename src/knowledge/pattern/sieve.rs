//! Rules patterns out at a glance: which pieces of two and three bytes a text
//! holds is noted once, and every needle of a pattern has such pieces.
//!
//! Most of the patterns are looked for in the same few texts (the prose of a
//! ticket, and parts of it), so the notes of these are kept while the ticket is
//! read, and found again by the place of the text in memory. With them is kept
//! which alternatives of a pattern are left.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use memchr::memmem;

use super::super::schema::program::{Alternative, Needle, Pool, gram};
use super::Built;

const WORDS: usize = 65_536 / 64;

/// A text of which nothing is noted gets notes of its own from this length
/// (bytes) on: below, trying costs less.
const WORTH_IT: usize = 400;

/// Up to this length (bytes) of a text the places of needles are listed.
const LISTED: usize = 256 << 10;

thread_local! {
    static OPEN: RefCell<Vec<Rc<Notes>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the notes on some texts until it is dropped. While it lives they are
/// borrowed, so that whatever lies in the same memory is a part of them.
#[derive(Debug)]
pub struct Sieve<'t> {
    before: usize,
    texts: PhantomData<&'t str>,
}

impl<'t> Sieve<'t> {
    /// Notes what is in `texts`.
    #[must_use]
    pub fn over(texts: &[&'t str]) -> Self {
        OPEN.with_borrow_mut(|open| {
            let before = open.len();
            open.extend(texts.iter().map(|text| Rc::new(Notes::of(text))));
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
pub(super) struct Notes {
    start: usize,
    /// The text; nothing of a long one, where a list of places would be long too.
    text: Option<Box<str>>,
    length: usize,
    grams: Box<[u64; WORDS]>,
    /// By pattern: the alternatives that are not ruled out.
    left: RefCell<Vec<Option<Rc<[Left]>>>>,
}

/// An alternative that may match somewhere in a text.
pub(super) struct Left {
    /// Its number among those of the pattern.
    pub(super) index: u16,
    /// Where the needles of its first set stand in the text, in order; nothing
    /// where they are not noted.
    pub(super) places: Option<Box<[u32]>>,
}

impl Notes {
    /// The notes on `text`, or on a text of which it is a part, and where in
    /// that it starts; none for a short one that nobody keeps notes on.
    pub(super) fn on(text: &str) -> Option<(Rc<Self>, usize)> {
        let start = text.as_ptr() as usize;
        let kept = OPEN.with_borrow(|open| open.iter().rev().find(|n| n.cover(text)).cloned());
        match kept {
            Some(notes) => {
                let offset = start - notes.start;
                Some((notes, offset))
            }
            None => (text.len() >= WORTH_IT).then(|| (Rc::new(Self::of(text)), 0)),
        }
    }

    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut grams = Box::new([0; WORDS]);
        let mut note = |piece: &[u8]| {
            let gram = gram(piece);
            grams[usize::from(gram >> 6)] |= 1 << (gram & 63);
        };
        bytes.windows(2).for_each(&mut note);
        bytes.windows(3).for_each(&mut note);
        Self {
            start: text.as_ptr() as usize,
            text: (text.len() <= LISTED).then(|| text.into()),
            length: text.len(),
            grams,
            left: RefCell::new(Vec::new()),
        }
    }

    fn cover(&self, text: &str) -> bool {
        let start = text.as_ptr() as usize;
        self.start <= start && start + text.len() <= self.start + self.length
    }

    /// Whether the needle may be in the text.
    pub(super) fn may_hold(&self, needle: &Needle) -> bool {
        needle
            .grams
            .iter()
            .all(|gram| self.grams[usize::from(gram >> 6)] & (1 << (gram & 63)) != 0)
    }

    /// The alternatives of a pattern that may match somewhere in the text, even
    /// where parts of it are blanked out.
    pub(super) fn left_of(&self, pool: &Pool, built: Built) -> Rc<[Left]> {
        let number = built.number as usize;
        if let Some(Some(left)) = self.left.borrow().get(number) {
            return Rc::clone(left);
        }
        let alternatives = built.alternatives(pool).iter().zip(0_u16..);
        let left: Rc<[Left]> = alternatives
            .filter(|(alternative, _)| self.may_match(pool, alternative))
            .filter_map(|(alternative, index)| {
                let places = self.places(pool, alternative);
                let held = places.as_ref().is_none_or(|places| !places.is_empty());
                held.then_some(Left { index, places })
            })
            .collect();
        let mut kept = self.left.borrow_mut();
        if kept.is_empty() {
            kept.resize(pool.patterns as usize, None);
        }
        kept[number] = Some(Rc::clone(&left));
        left
    }

    fn places(&self, pool: &Pool, alternative: &Alternative) -> Option<Box<[u32]>> {
        let text = self.text.as_ref()?;
        let mut places = Vec::new();
        for needle in alternative.first_set(pool)? {
            if self.may_hold(needle) {
                let literal = needle.literal(pool);
                places.extend(memmem::find_iter(text.as_bytes(), literal).map(|at| at as u32));
            }
        }
        places.sort_unstable();
        places.dedup();
        Some(places.into_boxed_slice())
    }

    fn may_match(&self, pool: &Pool, alternative: &Alternative) -> bool {
        let (first, count) = alternative.sets;
        let sets = &pool.sets[first as usize..(first + count) as usize];
        sets.iter().all(|&(start, len)| {
            let needles = &pool.needles[start as usize..(start + len) as usize];
            needles.iter().any(|needle| self.may_hold(needle))
        })
    }
}
