//! Where notes are made.

use std::sync::OnceLock;

use super::super::super::POOL;
use super::super::super::schema::program::{SETS, Walk};
use super::super::walk::walk;
use super::{Held, Hit, LIKELY, Left, Near};
use crate::text::Range;

/// Up to this length (bytes) of a text the places of needles are listed.
const LISTED: usize = 2 << 20;

/// The tables with which notes are made. They are kept, and clean between two texts.
pub(super) struct Bench {
    /// A bit for each needle that was met.
    met: Vec<u64>,
    /// By needle: how often it was met.
    times: Vec<u32>,
    /// By alternative: the sets of which nothing was met, a bit each.
    wanted: Vec<u8>,
}

impl Bench {
    pub(super) const fn new() -> Self {
        Self {
            met: Vec::new(),
            times: Vec::new(),
            wanted: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, text: &str, cased: bool) -> Held {
        let walks: &[Walk] = match cased {
            true => &[POOL.cased],
            false => &[POOL.folded, POOL.blanked],
        };
        self.make_room();
        let mut hits = Vec::new();
        let listed = text.len() <= LISTED;
        for of in walks {
            walk(&POOL, of.trie, text.as_bytes(), |number, at| {
                self.meet(number);
                if listed {
                    hits.push((number, at as u32));
                }
            });
        }
        let mut held = self.held(walks, listed.then_some(&hits));
        if let (false, Some(near)) = (cased, &mut held.near) {
            hits.shrink_to_fit();
            near.hits = hits;
        }
        held
    }

    /// The same of a text in which bytes of `folded` are replaced by control
    /// characters; that has these needles.
    pub(super) fn note_blanked(&mut self, text: &str, folded: &str, hits: &[Hit]) -> Held {
        self.make_room();
        let mut left = Vec::with_capacity(hits.len());
        let mut blanks = blanks(text.as_bytes(), folded.as_bytes()).peekable();
        for &(number, at) in hits {
            let end = at + POOL.needles[number as usize].len;
            while blanks.next_if(|blank| blank.end <= at as usize).is_some() {}
            if blanks
                .peek()
                .is_none_or(|blank| blank.start >= end as usize)
            {
                self.meet(number);
                left.push((number, at));
            }
        }
        walk(&POOL, POOL.blanked.trie, text.as_bytes(), |number, at| {
            self.meet(number);
            left.push((number, at as u32));
        });
        self.held(&[POOL.folded, POOL.blanked], Some(&left))
    }

    /// What is held of these walks: the needles that were met since the last time, and
    /// where.
    fn held(&mut self, walks: &[Walk], hits: Option<&Vec<Hit>>) -> Held {
        let mut needles = Vec::new();
        for (at, word) in self.met.iter_mut().enumerate() {
            let mut bits = std::mem::take(word);
            while bits != 0 {
                needles.push(at as u32 * 64 + bits.trailing_zeros());
                bits &= bits - 1;
            }
        }
        let left = self.left(walks, &needles);
        let mut ends = Vec::with_capacity(needles.len());
        let mut sum = 0;
        for &needle in &needles {
            // From how often to where its places begin.
            let times = &mut self.times[needle as usize];
            sum += std::mem::replace(times, sum);
            ends.push(sum);
        }
        let near = hits.map(|hits| {
            let mut places = vec![0; hits.len()];
            for &(needle, at) in hits {
                let next = &mut self.times[needle as usize];
                places[*next as usize] = at;
                *next += 1;
            }
            let mut likely = Box::new([0; LIKELY / 64]);
            for &needle in &needles {
                let bit = needle as usize % LIKELY;
                likely[bit / 64] |= 1 << (bit % 64);
            }
            let (slots, sets) = left.slots();
            Near {
                likely,
                hits: Vec::new(),
                needles: needles.clone(),
                ends,
                places,
                slots,
                sets: std::iter::repeat_with(OnceLock::new).take(sets).collect(),
            }
        });
        for needle in needles {
            self.times[needle as usize] = 0;
        }
        Held { left, near }
    }

    /// The alternatives of whose sets each has one of the needles.
    fn left(&mut self, walks: &[Walk], needles: &[u32]) -> Left {
        let mut bits: Box<[u64]> = vec![0; POOL.wanted.len().div_ceil(64)].into();
        for of in walks {
            for (word, always) in bits.iter_mut().zip(of.always) {
                *word |= always;
            }
        }
        self.wanted.clear();
        self.wanted.extend(POOL.wanted);
        for &needle in needles {
            let (first, count) = POOL.needles[needle as usize].holders;
            for &holder in &POOL.holders[first as usize..(first + count) as usize] {
                let (alternative, set) = (holder as usize / SETS, holder as usize % SETS);
                let wanted = &mut self.wanted[alternative];
                *wanted &= !(1 << set);
                if *wanted == 0 {
                    bits[alternative / 64] |= 1 << (alternative % 64);
                }
            }
        }
        let mut sum = 0;
        let before = bits.iter().map(|word| {
            sum += word.count_ones();
            sum - word.count_ones()
        });
        Left {
            before: before.collect(),
            bits,
        }
    }

    fn make_room(&mut self) {
        self.times.resize(POOL.needles.len(), 0);
        self.met.resize(POOL.needles.len().div_ceil(64), 0);
    }

    #[inline]
    fn meet(&mut self, needle: u32) {
        self.met[needle as usize / 64] |= 1 << (needle % 64);
        self.times[needle as usize] += 1;
    }
}

/// Where two texts of the same length differ, in order.
fn blanks<'t>(one: &'t [u8], other: &'t [u8]) -> impl Iterator<Item = Range> + 't {
    let mut bytes = one.iter().zip(other).map(|(a, b)| a == b);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.position(|same| !same)?;
        let length = 1 + bytes.position(|same| same).unwrap_or(one.len() - start - 1);
        // That after the difference was taken, too.
        at = start + length + 1;
        Some(start..start + length)
    })
}
