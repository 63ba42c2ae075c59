//! Runs the program of a pattern over a text, by backtracking.

use std::cell::Cell;

use super::super::schema::program::{
    ANY, BRANCH, BRANCH_BY, BYTE, CLASS, ENDLESS, JUMP, LISTS, LITERAL, LOOK, MATCH, Pool, RUN,
    RUN_ALL, RUN_LAZY, list_of, mask_of,
};
use super::ground::Ground;
use crate::text::Range;

/// Steps that a search may take for each byte of the text, and to begin with.
const STEPS_A_BYTE: usize = 64;
const STEPS_AT_LEAST: usize = 10_000;

/// The search took too many steps; nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exhausted;

thread_local! {
    /// The memory of the last machine, for the next.
    static STACK: Cell<Vec<Frame>> = const { Cell::new(Vec::new()) };
}

/// One text under one pattern.
pub(super) struct Machine<'t> {
    ground: Ground<'t>,
    stack: Vec<Frame>,
    steps: usize,
}

/// What is still to be tried when the way taken fails.
enum Frame {
    /// The branches from the word `next` on, `left` of them.
    Branches {
        next: usize,
        left: u32,
        mask: u32,
        at: usize,
    },
    /// The branches of a list whose targets stand from the word `next` on, before
    /// the word `end`.
    Listed { next: usize, end: usize, at: usize },
    /// A run that gives back characters: it ends at `end`, and not before `least`.
    GiveBack {
        then: usize,
        end: usize,
        least: usize,
    },
    /// A run that takes one more: of `class`, `left` of them at most.
    TakeMore {
        then: usize,
        class: usize,
        at: usize,
        left: u32,
    },
}

impl Drop for Machine<'_> {
    fn drop(&mut self) {
        STACK.set(std::mem::take(&mut self.stack));
    }
}

impl<'t> Machine<'t> {
    pub(super) fn new(pool: &'static Pool, text: &'t str) -> Self {
        Self {
            ground: Ground {
                pool,
                text: text.as_bytes(),
            },
            stack: STACK.take(),
            steps: STEPS_AT_LEAST + STEPS_A_BYTE * text.len(),
        }
    }

    /// The text that it runs over.
    pub(super) const fn ground(&self) -> Ground<'t> {
        self.ground
    }

    /// Takes a step: they are counted where there is more than one way on, or one
    /// failed. What lies between two such places is as long as the program at most.
    #[inline]
    fn step(&mut self) -> Result<(), Exhausted> {
        self.steps = self.steps.checked_sub(1).ok_or(Exhausted)?;
        Ok(())
    }

    /// Takes the steps for so many bytes that are gone through in one.
    #[inline]
    fn steps(&mut self, bytes: usize) -> Result<(), Exhausted> {
        self.steps = self.steps.checked_sub(bytes / 4).ok_or(Exhausted)?;
        Ok(())
    }

    /// Where a match of `program` (its first word) that begins at `start` ends, from one
    /// of its words up to another.
    pub(super) fn go_on(
        &mut self,
        program: u32,
        (from, until): (u32, u32),
        start: usize,
    ) -> Result<Option<usize>, Exhausted> {
        let program = &self.ground.pool.words[program as usize..];
        self.stack.clear();
        let mut at = start;
        let mut next = from as usize;
        loop {
            if next == until as usize {
                return Ok(Some(at));
            }
            let word = program[next];
            let operand = (word >> 8) as usize;
            let goes_on = match word & 0xff {
                MATCH => return Ok(Some(at)),
                BYTE => {
                    let same = self
                        .ground
                        .text
                        .get(at)
                        .is_some_and(|&b| usize::from(b) == operand);
                    at += 1;
                    next += 1;
                    same
                }
                LITERAL => {
                    let from = program[next + 1] as usize;
                    let literal = &self.ground.pool.literals[from..from + operand];
                    let same = self.ground.has_at(at, literal);
                    at += operand;
                    next += 2;
                    same
                }
                CLASS => match self.ground.char_at(at) {
                    Some((c, width)) if self.ground.is_in(operand, c) => {
                        at += width;
                        next += 1;
                        true
                    }
                    _ => false,
                },
                RUN | RUN_ALL => self.run(program, &mut next, &mut at)?,
                RUN_LAZY => self.lazy_run(program, &mut next, &mut at, operand),
                BRANCH => {
                    self.step()?;
                    let mask = self.ground.char_at(at).map_or(0, |(c, _)| mask_of(c));
                    let first = next + 1;
                    self.branch(program, &mut next, first, operand as u32, mask, at)
                }
                BRANCH_BY => {
                    self.step()?;
                    let list = self
                        .ground
                        .char_at(at)
                        .map_or(32, |(c, _)| list_of(c) as usize);
                    let heads = &program[next + 1..next + 1 + LISTS];
                    let (from, end) = (heads[list] as usize, heads[list + 1] as usize);
                    self.listed(program, &mut next, from, end, at)
                }
                JUMP => {
                    next = operand;
                    true
                }
                LOOK => {
                    next += 1;
                    self.ground.holds(operand as u32, at)
                }
                // The build writes no other operation.
                _ => return Ok(None),
            };
            if goes_on {
                continue;
            }
            loop {
                self.step()?;
                match self.stack.pop() {
                    None => return Ok(None),
                    Some(Frame::Branches {
                        next: from,
                        left,
                        mask,
                        at: back,
                    }) => {
                        at = back;
                        if self.branch(program, &mut next, from, left, mask, at) {
                            break;
                        }
                    }
                    Some(Frame::Listed {
                        next: from,
                        end,
                        at: back,
                    }) => {
                        at = back;
                        if self.listed(program, &mut next, from, end, at) {
                            break;
                        }
                    }
                    Some(Frame::GiveBack { then, end, least }) => {
                        let end = self.ground.before(end);
                        if let Some(end) = self.end_of_run(program, then, end, least)? {
                            at = end;
                            next = then;
                            break;
                        }
                    }
                    Some(Frame::TakeMore {
                        then,
                        class,
                        at: back,
                        left,
                    }) => {
                        if let Some((c, width)) = self.ground.char_at(back)
                            && self.ground.is_in(class, c)
                        {
                            at = back + width;
                            next = then;
                            if left > 1 {
                                let left = if left == ENDLESS { left } else { left - 1 };
                                self.stack.push(Frame::TakeMore {
                                    then,
                                    class,
                                    at,
                                    left,
                                });
                            }
                            break;
                        }
                    }
                }
            }
        }
    }

    /// Takes the first branch that can begin with what comes, and keeps the
    /// others for later. `from`: the word of the first, of `left`.
    fn branch(
        &mut self,
        program: &[u32],
        next: &mut usize,
        from: usize,
        left: u32,
        mask: u32,
        at: usize,
    ) -> bool {
        let mut from = from;
        let mut left = left;
        while left > 0 {
            let wants = program[from];
            let target = program[from + 1] as usize;
            from += 2;
            left -= 1;
            if wants == ANY || wants & mask != 0 {
                if left > 0 {
                    self.stack.push(Frame::Branches {
                        next: from,
                        left,
                        mask,
                        at,
                    });
                }
                *next = target;
                return true;
            }
        }
        false
    }

    /// Takes the first branch of a list, and keeps the others for later.
    #[inline]
    fn listed(
        &mut self,
        program: &[u32],
        next: &mut usize,
        from: usize,
        end: usize,
        at: usize,
    ) -> bool {
        if from >= end {
            return false;
        }
        if from + 1 < end {
            let next = from + 1;
            self.stack.push(Frame::Listed { next, end, at });
        }
        *next = program[from] as usize;
        true
    }

    fn run(
        &mut self,
        program: &[u32],
        next: &mut usize,
        at: &mut usize,
    ) -> Result<bool, Exhausted> {
        let word = program[*next];
        let class = (word >> 8) as usize;
        let Some(ends) = self.ends_of_run(program[*next + 1], *at, class)? else {
            return Ok(false);
        };
        *next += 3;
        if word & 0xff == RUN_ALL {
            *at = ends.end;
            return Ok(self.ground.passes(program[*next - 1], ends.end));
        }
        let found = self.end_of_run(program, *next, ends.end, ends.start)?;
        *at = found.unwrap_or(*at);
        Ok(found.is_some())
    }

    /// Where a run of a class within `bounds` that begins at `at` may end, first and last.
    #[inline]
    fn ends_of_run(
        &mut self,
        bounds: u32,
        at: usize,
        class: usize,
    ) -> Result<Option<Range>, Exhausted> {
        let (least, most) = (bounds & 0xffff, bounds >> 16);
        let class = &self.ground.pool.classes[class];
        let mut earliest = at;
        if least > 0 {
            match self.ground.skip_all(class, at, least) {
                Some(end) => earliest = end,
                None => return Ok(None),
            }
        }
        let more = if most == ENDLESS {
            u32::MAX
        } else {
            most - least
        };
        let end = self.ground.skip(class, earliest, more);
        self.steps(end - at)?;
        Ok(Some(earliest..end))
    }

    /// The last place from `end` back to `least` where the run may end: where what
    /// follows it can begin. The others before it are kept for later.
    #[inline]
    fn end_of_run(
        &mut self,
        program: &[u32],
        then: usize,
        end: usize,
        least: usize,
    ) -> Result<Option<usize>, Exhausted> {
        // The words of the run stand right before what follows it.
        let follows = program[then - 1];
        let found = self.ground.last_passing(follows, least, end);
        self.steps(end - found.unwrap_or(least))?;
        if let Some(end) = found
            && end > least
        {
            self.stack.push(Frame::GiveBack { then, end, least });
        }
        Ok(found)
    }

    fn lazy_run(
        &mut self,
        program: &[u32],
        next: &mut usize,
        at: &mut usize,
        class: usize,
    ) -> bool {
        let bounds = program[*next + 1];
        let (least, most) = (bounds & 0xffff, bounds >> 16);
        for _ in 0..least {
            match self.ground.char_at(*at) {
                Some((c, width)) if self.ground.is_in(class, c) => *at += width,
                _ => return false,
            }
        }
        *next += 3;
        let left = if most == ENDLESS { most } else { most - least };
        if left > 0 {
            self.stack.push(Frame::TakeMore {
                then: *next,
                class,
                at: *at,
                left,
            });
        }
        true
    }
}
