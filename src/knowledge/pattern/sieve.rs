//! Rules patterns out at a glance: which pieces of two and three bytes a text
//! holds is noted once, and every needle of a pattern has such pieces.
//!
//! Most of the patterns are looked for in the same few texts (the prose of a
//! ticket, and parts of it), so the notes of these are kept while the ticket is
//! read, and found again by the place of the text in memory.

use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use super::super::schema::program::{GRAMS, Pool, gram};

const WORDS: usize = 65_536 / 64;

thread_local! {
    static OPEN: RefCell<Vec<Noted>> = const { RefCell::new(Vec::new()) };
}

struct Noted {
    start: usize,
    end: usize,
    grams: Rc<[u64; WORDS]>,
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
            open.extend(texts.iter().map(|text| Noted::of(text)));
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

impl Noted {
    fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut grams = Rc::new([0; WORDS]);
        let bits = Rc::make_mut(&mut grams);
        let mut note = |piece: &[u8]| {
            let gram = gram(piece);
            bits[usize::from(gram >> 6)] |= 1 << (gram & 63);
        };
        bytes.windows(2).for_each(&mut note);
        bytes.windows(3).for_each(&mut note);
        let start = text.as_ptr() as usize;
        Self {
            start,
            end: start + text.len(),
            grams,
        }
    }

    fn holds(&self, text: &str) -> bool {
        let start = text.as_ptr() as usize;
        self.start <= start && start + text.len() <= self.end
    }
}

/// Whether none of the needles can be in `text`; never said of a text on which
/// there are no notes.
pub(super) fn lacks(text: &str, pool: &Pool, first: u32, count: u32) -> bool {
    OPEN.with_borrow(|open| {
        let Some(noted) = open.iter().rev().find(|noted| noted.holds(text)) else {
            return false;
        };
        let bits = &noted.grams;
        let start = first as usize * GRAMS;
        let needles = &pool.grams[start..start + count as usize * GRAMS];
        !needles.chunks_exact(GRAMS).any(|needle| {
            needle
                .iter()
                .all(|gram| bits[usize::from(gram >> 6)] & (1 << (gram & 63)) != 0)
        })
    })
}
