//! Runs the program of a pattern over a text, by backtracking.

use std::cell::Cell;

use memchr::memchr;

use super::super::schema::program::{
    ANY, BRANCH, BYTE, CLASS, Class, END, ENDLESS, Filter, JUMP, LEAD, LINE_END, LINE_START,
    LITERAL, LOOK, MATCH, NO_FILTER, NOT_WORD, Pool, RUN, RUN_LAZY, START, WORD, WORD_START,
    bit_of, mask_of,
};

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
    pool: &'static Pool,
    text: &'t [u8],
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
            pool,
            text: text.as_bytes(),
            stack: STACK.take(),
            steps: STEPS_AT_LEAST + STEPS_A_BYTE * text.len(),
        }
    }

    /// Takes a step.
    pub(super) fn step(&mut self) -> Result<(), Exhausted> {
        self.steps = self.steps.checked_sub(1).ok_or(Exhausted)?;
        Ok(())
    }

    /// Whether the character at `at` is one of `filter`.
    #[inline]
    pub(super) fn passes(&self, filter: u32, at: usize) -> bool {
        if filter == NO_FILTER {
            return true;
        }
        let bits = &self.pool.filters[filter as usize];
        match self.text.get(at) {
            Some(&byte) if byte < 0x80 => has(bits, u32::from(byte)),
            // The first byte tells most that are none.
            Some(&byte) if byte >= LEAD && lead(bits, byte) => {
                char_at(self.text, at).is_some_and(|(c, _)| has(bits, bit_of(c)))
            }
            _ => false,
        }
    }

    /// The first place from `from` on, and before `end`, where a character of
    /// `filter` stands and `starts` holds, or `end`.
    pub(super) fn first_of(&self, filter: u32, starts: u32, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            at = match starts {
                LINE_START => self.line_from(at),
                WORD_START => self.word_from(at, end),
                _ if filter == NO_FILTER => at,
                _ => self.first_like(filter, at, end),
            };
            if at >= end {
                break;
            }
            if (starts != WORD || self.holds(WORD, at)) && self.passes(filter, at) {
                return at;
            }
            at = self.after(at);
        }
        end
    }

    /// The first place from `from` on where a line begins; past every place if none does.
    fn line_from(&self, from: usize) -> usize {
        if self.holds(LINE_START, from) {
            return from;
        }
        let rest = self.text.get(from..).unwrap_or_default();
        memchr(b'\n', rest).map_or(usize::MAX, |found| from + found + 1)
    }

    /// The first place from `from` on, and before `end`, where an ASCII word begins,
    /// or `end`.
    fn word_from(&self, from: usize, end: usize) -> usize {
        let before = from.checked_sub(1).and_then(|before| self.text.get(before));
        let mut inside = before.is_some_and(|&byte| is_wordy(byte));
        let bytes = self.text.get(from..end.min(self.text.len()));
        let found = bytes.unwrap_or_default().iter().position(|&byte| {
            let wordy = is_wordy(byte);
            let goes_on = std::mem::replace(&mut inside, wordy);
            wordy && !goes_on
        });
        found.map_or(end, |found| from + found)
    }

    /// The first place from `from` on, and before `end`, where a character of
    /// `filter` may stand, or `end`.
    fn first_like(&self, filter: u32, from: usize, end: usize) -> usize {
        let bits = &self.pool.filters[filter as usize];
        let bytes = self.text.get(from..end.min(self.text.len()));
        let found = bytes.unwrap_or_default().iter().position(|&byte| {
            // What continues a character begins none.
            byte < 0x80 && has(bits, u32::from(byte)) || byte >= LEAD && lead(bits, byte)
        });
        found.map_or(end, |found| from + found)
    }

    /// The boundary of characters after `at`.
    pub(super) fn after(&self, at: usize) -> usize {
        at + char_at(self.text, at).map_or(1, |(_, width)| width)
    }

    /// Where the match of `program` (its first word) that begins at `start` ends.
    pub(super) fn match_at(
        &mut self,
        program: u32,
        start: usize,
    ) -> Result<Option<usize>, Exhausted> {
        let program = &self.pool.words[program as usize..];
        self.stack.clear();
        let mut at = start;
        let mut next = 0;
        loop {
            self.step()?;
            let word = program[next];
            let operand = (word >> 8) as usize;
            let goes_on = match word & 0xff {
                MATCH => return Ok(Some(at)),
                BYTE => {
                    let same = self
                        .text
                        .get(at)
                        .is_some_and(|&b| usize::from(b) == operand);
                    at += 1;
                    next += 1;
                    same
                }
                LITERAL => {
                    let from = program[next + 1] as usize;
                    let literal = &self.pool.literals[from..from + operand];
                    let same = self.text.get(at..at + operand) == Some(literal);
                    at += operand;
                    next += 2;
                    same
                }
                CLASS => match char_at(self.text, at) {
                    Some((c, width)) if self.is_in(operand, c) => {
                        at += width;
                        next += 1;
                        true
                    }
                    _ => false,
                },
                RUN => self.run(program, &mut next, &mut at, operand),
                RUN_LAZY => self.lazy_run(program, &mut next, &mut at, operand),
                BRANCH => {
                    let mask = char_at(self.text, at).map_or(0, |(c, _)| mask_of(c));
                    let first = next + 1;
                    self.branch(program, &mut next, first, operand as u32, mask, at)
                }
                JUMP => {
                    next = operand;
                    true
                }
                LOOK => {
                    next += 1;
                    self.holds(operand as u32, at)
                }
                // The build writes no other operation.
                _ => return Ok(None),
            };
            if goes_on {
                continue;
            }
            loop {
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
                    Some(Frame::GiveBack { then, end, least }) => {
                        if let Some(end) = self.give_back(program, then, end, least)? {
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
                        if let Some((c, width)) = char_at(self.text, back)
                            && self.is_in(class, c)
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

    fn run(&mut self, program: &[u32], next: &mut usize, at: &mut usize, class: usize) -> bool {
        let bounds = program[*next + 1];
        let (least, most) = (bounds & 0xffff, bounds >> 16);
        let mut end = *at;
        let mut earliest = *at;
        let mut taken = 0;
        let class = &self.pool.classes[class];
        let rest = self.text.get(end..).unwrap_or_default();
        let mut bytes = rest.iter();
        while taken < most || most == ENDLESS {
            let width = match bytes.next() {
                Some(&byte) if byte < 0x80 => {
                    if !has_ascii(class, u32::from(byte)) {
                        break;
                    }
                    1
                }
                Some(_) if class.len == 0 => break,
                Some(_) => {
                    let Some((c, width)) = char_at(self.text, end) else {
                        break;
                    };
                    if !self.has_other(class, c) {
                        break;
                    }
                    bytes.nth(width - 2);
                    width
                }
                None => break,
            };
            end += width;
            taken += 1;
            if taken == least {
                earliest = end;
            }
        }
        self.steps = self.steps.saturating_sub((end - *at) / 4);
        if taken < least {
            return false;
        }
        *next += 3;
        *at = end;
        if end > earliest {
            self.stack.push(Frame::GiveBack {
                then: *next,
                end,
                least: earliest,
            });
        }
        true
    }

    /// The next place before `end` where the run may end too, and from where
    /// what follows it can begin.
    fn give_back(
        &mut self,
        program: &[u32],
        then: usize,
        end: usize,
        least: usize,
    ) -> Result<Option<usize>, Exhausted> {
        // The words of the run stand right before what follows it.
        let follows = program[then - 1];
        let mut end = end;
        while end > least {
            self.step()?;
            end -= 1;
            while !is_boundary(self.text[end]) {
                end -= 1;
            }
            if self.passes(follows, end) {
                if end > least {
                    self.stack.push(Frame::GiveBack { then, end, least });
                }
                return Ok(Some(end));
            }
        }
        Ok(None)
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
            match char_at(self.text, *at) {
                Some((c, width)) if self.is_in(class, c) => *at += width,
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

    #[inline]
    fn is_in(&self, class: usize, c: u32) -> bool {
        let class = &self.pool.classes[class];
        match c {
            0..128 => has_ascii(class, c),
            _ => self.has_other(class, c),
        }
    }

    /// Whether a character that is not ASCII is in a class.
    fn has_other(&self, class: &Class, c: u32) -> bool {
        let &Class { start, len, .. } = class;
        let ranges = &self.pool.ranges[start as usize..(start + len) as usize];
        let after = ranges.partition_point(|&(first, _)| first <= c);
        after > 0 && c <= ranges[after - 1].1
    }

    fn holds(&self, look: u32, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|i| self.text.get(i)).copied();
        let after = self.text.get(at).copied();
        let word = |b: Option<u8>| b.is_some_and(is_wordy);
        match look {
            START => before.is_none(),
            END => after.is_none(),
            LINE_START => before.is_none_or(|b| b == b'\n'),
            LINE_END => after.is_none_or(|b| b == b'\n'),
            WORD => word(before) != word(after),
            NOT_WORD => word(before) == word(after),
            // The build writes no other condition.
            _ => false,
        }
    }
}

/// Whether a byte is of an ASCII word.
#[inline]
fn is_wordy(byte: u8) -> bool {
    const WORDY: [bool; 256] = {
        let mut wordy = [false; 256];
        let mut byte = 0;
        while byte < 128 {
            wordy[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
            byte += 1;
        }
        wordy
    };
    WORDY[usize::from(byte)]
}

/// Whether a character of that bit is in the filter.
#[inline]
fn has(bits: &Filter, bit: u32) -> bool {
    bits[(bit >> 5) as usize] & (1 << (bit & 31)) != 0
}

#[inline]
const fn has_ascii(class: &Class, c: u32) -> bool {
    class.ascii[(c >> 6) as usize] & (1 << (c & 63)) != 0
}

/// Whether a character of the filter may begin with this byte.
#[inline]
fn lead(bits: &Filter, byte: u8) -> bool {
    has(bits, 256 + u32::from(byte - LEAD))
}

fn is_boundary(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// The character that begins at `at`, and its length in bytes. `text` is UTF-8.
fn char_at(text: &[u8], at: usize) -> Option<(u32, usize)> {
    let first = *text.get(at)?;
    let rest = |i: usize| u32::from(text.get(at + i).copied().unwrap_or_default() & 0x3f);
    let first_bits = u32::from(first);
    Some(match first {
        0..0x80 => (first_bits, 1),
        0x80..0xe0 => (((first_bits & 0x1f) << 6) | rest(1), 2),
        0xe0..0xf0 => (((first_bits & 0xf) << 12) | (rest(1) << 6) | rest(2), 3),
        _ => (
            ((first_bits & 7) << 18) | (rest(1) << 12) | (rest(2) << 6) | rest(3),
            4,
        ),
    })
}
