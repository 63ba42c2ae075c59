//! What a ticket was asked before.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::facts::declared::Declared;
use crate::facts::gravity::{self, Gravity};
use crate::facts::verdict::Verdict;
use crate::knowledge::{Cue, FieldKind};
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// The hash of an address: the cues are ours, and nobody can make them collide.
#[derive(Debug, Default)]
struct Address(u64);

impl Hasher for Address {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_usize(usize::from(*byte));
        }
    }

    fn write_usize(&mut self, number: usize) {
        // Both halves tell them apart: tables go by the first bits and the last.
        let mixed = (self.0 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Answers that many facts of a ticket ask for.
#[derive(Debug, Default)]
pub struct Looks {
    /// The last range that each cue was looked for in, and the answer: the facts of one
    /// sentence ask the same of it.
    last: RefCell<HashMap<*const Cue, (Range, bool), BuildHasherDefault<Address>>>,
    /// The fields that state the day of writing. Every time asks for it, and a table
    /// has a field for each of its cells.
    of_today: OnceCell<Vec<Range>>,
    /// What bears on the severity: several rules ask for it.
    gravity: gravity::Kept,
    /// The plan and the level that are stated: so are these.
    pub(super) declared: OnceCell<Declared>,
    /// How the level fits what is told.
    pub(super) verdict: OnceCell<Verdict>,
}

impl Looks {
    /// What bears on the severity of the ticket.
    pub(super) fn gravity<'t>(&'t self, ticket: &'t Ticket) -> Gravity<'t> {
        self.gravity.read(ticket)
    }

    /// The fields of the ticket that state the day of writing.
    pub(super) fn of_today(&self, ticket: &Ticket) -> &[Range] {
        self.of_today.get_or_init(|| {
            let fields = ticket.fields_of(FieldKind::Today);
            let mut fields: Vec<Range> = fields.map(|field| field.range.clone()).collect();
            // A column of days, 「Date」, is none of them.
            if fields.len() > 1 {
                fields.retain(|field| {
                    let block = ticket.block_at(field.start);
                    !block.is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
                });
            }
            fields
        })
    }

    /// The answer of `look`, or the last one if it was about the same range.
    pub(super) fn says(
        &self,
        range: &Range,
        cue: &'static Cue,
        look: impl FnOnce() -> bool,
    ) -> bool {
        let key: *const Cue = cue;
        if let Some((last, answer)) = self.last.borrow().get(&key)
            && last == range
        {
            return *answer;
        }
        let answer = look();
        self.last.borrow_mut().insert(key, (range.clone(), answer));
        answer
    }
}
