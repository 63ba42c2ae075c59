//! From a regular expression to the program that looks for it
//! (`src/knowledge/schema/program.rs` has the form, `src/knowledge/pattern` what
//! runs it).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use regex_syntax::hir::{Hir, HirKind, Look, Repetition};

use super::approach::{entry, is_worth_going_back, rest};
use super::chars::Chars;
use super::factor::factored;
use super::first::{
    First, behind_word, first_byte, first_of, first_of_sequence, mask, ranges_of, single, starts_of,
};
use super::needles::Needles;
use super::required::{least, required};
use super::schema::program::{
    ANY, BRANCH, BRANCH_BY, BYTE, CLASS, END, ENDLESS, EVERY, Filter, JUMP, KANA, KANA_BITS,
    LINE_END, LINE_START, LISTS, LITERAL, LOOK, MATCH, NO_FILTER, NOT_WORD, RUN, RUN_ALL, RUN_LAZY,
    START, WORD, bit_of,
};

/// Above so many words a program is not worth it.
const LONGEST: usize = 60_000;

/// From so many branches on they are listed by how they begin.
const MANY: usize = 6;
/// Above this stands the number of a branch whose target is not known yet.
const UNWRITTEN: u32 = 1 << 31;

/// The greatest character.
const MOST: u32 = char::MAX as u32;

pub(super) type Ranges = Vec<(u32, u32)>;

/// The programs of all patterns, and what they share.
#[derive(Default)]
pub(super) struct Pool {
    alternatives: Vec<String>,
    needles: Needles,
    words: Vec<u32>,
    literals: Vec<u8>,
    by_literal: BTreeMap<Vec<u8>, u32>,
    classes: Vec<Ranges>,
    by_class: BTreeMap<Ranges, u32>,
    filters: Vec<Filter>,
    by_filter: BTreeMap<Filter, u32>,
}

/// The pattern has something that no program can do.
pub(super) struct Unfit;

impl Pool {
    /// The expression for a `Pattern`.
    pub(super) fn literal(&mut self, pattern: &str) -> String {
        // No pattern at all is never looked for.
        let hir = regex_syntax::parse(pattern)
            .ok()
            .filter(|_| !pattern.is_empty());
        let built = hir.ok_or(Unfit).and_then(|hir| self.add(&hir));
        let built = match built {
            Ok(built) => format!("Some({built})"),
            Err(Unfit) => "None".to_owned(),
        };
        format!("Pattern::of_data({pattern:?}, &POOL, {built})")
    }

    fn add(&mut self, hir: &Hir) -> Result<String, Unfit> {
        let mut alternatives = Vec::new();
        flatten(hir, &mut alternatives);
        let programs: Vec<Program> = alternatives
            .iter()
            .map(|hir| self.program(hir))
            .collect::<Result<_, Unfit>>()?;
        let first = self.alternatives.len();
        for (hir, program) in alternatives.iter().zip(programs) {
            let row = self.alternative(hir, &program);
            self.alternatives.push(row);
        }
        let least = alternatives.iter().map(|hir| least(hir)).min().unwrap_or(0);
        Ok(format!(
            "Built {{ alternatives: ({first}, {}), least: {least} }}",
            alternatives.len()
        ))
    }

    fn alternative(&mut self, hir: &Hir, program: &Program) -> String {
        let first = first_of(hir);
        let only = first.only();
        let starts = starts_of(hir, &first);
        let first = self.filter_of(&first);
        let sets = required(hir, starts);
        let start = self.needles.add(&sets);
        let in_line = sets.first().is_some_and(|set| !set.between.end_lines());
        let between = sets.first().filter(|set| is_worth_going_back(set));
        let between = between.map(|set| self.class_at(set.between.ranges()));
        let least = least(hir);
        let most = hir.properties().maximum_len().map(number);
        let rest = sets.first().and_then(|set| rest(hir, set, program));
        let entry = entry(hir, starts);
        format!(
            "Alternative {{ program: {}, entry: {entry}, rest: {rest:?}, first: {first}, only: {only:?}, starts: {starts}, \
             sets: ({start}, {}), in_line: {in_line}, between: {between:?}, \
             least: {least}, most: {most:?}, one_line: {} }}",
            program.start,
            sets.len(),
            !Chars::of(hir).end_lines()
        )
    }

    fn program(&mut self, hir: &Hir) -> Result<Program, Unfit> {
        let mut writer = Writer {
            pool: self,
            out: Vec::new(),
            parts: Vec::new(),
        };
        writer.write(hir, None)?;
        let Writer { mut out, parts, .. } = writer;
        out.push(MATCH);
        let start = number(self.words.len());
        self.words.extend(out);
        Ok(Program { start, parts })
    }

    fn filter_of(&mut self, first: &First) -> u32 {
        if first.empty || first.ends {
            return NO_FILTER;
        }
        let mut filter = Filter::default();
        for &(from, to) in &first.ranges {
            // The bits of many are soon all set.
            let mut set = |bit: u32| filter[(bit >> 5) as usize] |= 1 << (bit & 31);
            (from..=to.min(0x7f)).for_each(&mut set);
            if to >= 0x80 {
                let from = from.max(0x80);
                (first_byte(from)..=first_byte(to)).for_each(|lead| set(lead.into()));
                let others = from..=to.min(from + 4096);
                others.for_each(|c| set(bit_of(c)));
            }
        }
        let next = number(self.filters.len());
        let id = *self.by_filter.entry(filter).or_insert(next);
        if id == next {
            self.filters.push(filter);
        }
        id
    }

    fn literal_at(&mut self, bytes: &[u8]) -> u32 {
        if let Some(&at) = self.by_literal.get(bytes) {
            return at;
        }
        let at = number(self.literals.len());
        self.literals.extend(bytes);
        self.by_literal.insert(bytes.to_vec(), at);
        at
    }

    fn class_at(&mut self, ranges: Ranges) -> u32 {
        let next = number(self.classes.len());
        let id = *self.by_class.entry(ranges.clone()).or_insert(next);
        if id == next {
            self.classes.push(ranges);
        }
        id
    }

    /// The pool as a constant.
    pub(super) fn write(&mut self) -> String {
        let mut classes = String::new();
        let mut ranges: Ranges = Vec::new();
        for class in &self.classes {
            let start = ranges.len();
            let (mut ascii, mut kana) = ([0_u64; 2], [0_u64; 4]);
            for &(first, last) in class {
                for c in first..=last.min(127) {
                    ascii[(c >> 6) as usize] |= 1 << (c & 63);
                }
                for c in first.max(KANA)..=last.min(KANA + KANA_BITS - 1) {
                    let bit = c - KANA;
                    kana[(bit >> 6) as usize] |= 1 << (bit & 63);
                }
                // Those below and above what has bits.
                for (least, most) in [(128, KANA - 1), (KANA + KANA_BITS, MOST)] {
                    let (first, last) = (first.max(least), last.min(most));
                    if first <= last {
                        ranges.push((first, last));
                    }
                }
            }
            let mut len = number(ranges.len() - start);
            if ranges[start..] == [(128, KANA - 1), (KANA + KANA_BITS, MOST)] {
                ranges.truncate(start);
                len = EVERY;
            }
            let _ = write!(
                classes,
                "Class {{ ascii: {ascii:?}, kana: {kana:?}, start: {start}, len: {len} }},"
            );
        }
        let needles = std::mem::take(&mut self.needles);
        let needles = needles.write(|needle| self.literal_at(needle));
        format!(
            "/// The patterns, and what they share.\nstatic POOL: Pool = Pool {{ alternatives: &[{}], \
             {needles}, words: &{:?}, literals: &{:?}, classes: &[{classes}], \
             ranges: &{ranges:?}, filters: &{:?} }};\n",
            self.alternatives.join(","),
            self.words,
            self.literals,
            self.filters,
        )
    }
}

/// The alternatives of a pattern, in their order.
fn flatten<'h>(hir: &'h Hir, into: &mut Vec<&'h Hir>) {
    match hir.kind() {
        HirKind::Alternation(branches) => {
            for branch in branches {
                flatten(branch, into);
            }
        }
        HirKind::Capture(capture) => flatten(&capture.sub, into),
        _ => into.push(hir),
    }
}

/// Where a program stands in the pool.
pub(super) struct Program {
    /// Its first word.
    start: u32,
    /// Of a sequence: the word from its first where each part begins.
    pub(super) parts: Vec<usize>,
}

struct Writer<'p> {
    pool: &'p mut Pool,
    out: Vec<u32>,
    /// Of a sequence: where each part begins.
    parts: Vec<usize>,
}

impl Writer<'_> {
    /// Writes `hir`. `after`: what must follow it, if that is known.
    fn write(&mut self, hir: &Hir, after: Option<&First>) -> Result<(), Unfit> {
        if self.out.len() > LONGEST {
            return Err(Unfit);
        }
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => self.literal(&literal.0),
            HirKind::Class(class) => {
                let id = self.pool.class_at(ranges_of(class)?);
                self.operation(CLASS, id);
            }
            HirKind::Look(look) => {
                let look = match look {
                    Look::Start => START,
                    Look::End => END,
                    Look::StartLF => LINE_START,
                    Look::EndLF => LINE_END,
                    Look::WordAscii => WORD,
                    Look::WordAsciiNegate => NOT_WORD,
                    _ => return Err(Unfit),
                };
                self.operation(LOOK, look);
            }
            HirKind::Repetition(repetition) => self.repetition(repetition, after)?,
            HirKind::Capture(capture) => self.write(&capture.sub, after)?,
            HirKind::Concat(parts) => {
                let is_all = self.out.is_empty() && self.parts.is_empty();
                for (at, part) in parts.iter().enumerate() {
                    if is_all {
                        self.parts.push(self.out.len());
                    }
                    let rest = &parts[at + 1..];
                    let follows = behind_word(part, rest.first())
                        .or_else(|| first_of_sequence(rest).or_then(after));
                    self.write(part, follows.as_ref())?;
                }
            }
            HirKind::Alternation(branches) => match factored(branches).as_deref() {
                Some([one]) => self.write(one, after)?,
                Some(branches) => self.alternation(branches, after)?,
                None => self.alternation(branches, after)?,
            },
        }
        Ok(())
    }

    fn alternation(&mut self, branches: &[Hir], after: Option<&First>) -> Result<(), Unfit> {
        let masks: Vec<u32> = branches.iter().map(mask).collect();
        let many = branches.len() >= MANY;
        let table = match many {
            true => self.lists(&masks),
            false => self.branches(branches.len()),
        };
        let mut ends = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            match many {
                true => self.listed(table, i),
                false => self.branch(table + 2 * i, masks[i]),
            }
            self.write(branch, after)?;
            ends.push(self.out.len());
            self.out.push(JUMP);
        }
        for end in ends {
            self.out[end] |= number(self.out.len()) << 8;
        }
        Ok(())
    }

    fn operation(&mut self, operation: u32, operand: u32) {
        self.out.push(operation | (operand << 8));
    }

    fn literal(&mut self, bytes: &[u8]) {
        if let [byte] = bytes {
            self.operation(BYTE, u32::from(*byte));
        } else {
            let at = self.pool.literal_at(bytes);
            self.operation(LITERAL, number(bytes.len()));
            self.out.push(at);
        }
    }

    /// The head of a branching; gives the word of its first row.
    fn branches(&mut self, count: usize) -> usize {
        self.operation(BRANCH, number(count));
        let table = self.out.len();
        self.out.resize(table + 2 * count, 0);
        table
    }

    /// The head of a branching by lists; gives the word of the first of these. They
    /// hold the branches by their number, until these are written.
    fn lists(&mut self, masks: &[u32]) -> usize {
        self.operation(BRANCH_BY, number(masks.len()));
        let head = self.out.len();
        self.out.resize(head + LISTS, 0);
        for list in 0..LISTS - 1 {
            self.out[head + list] = number(self.out.len());
            let with = |mask: u32| {
                mask == ANY || mask.checked_shr(number(list)).is_some_and(|m| m & 1 == 1)
            };
            let numbers = masks.iter().zip(0..).filter(|(mask, _)| with(**mask));
            self.out
                .extend(numbers.map(|(_, branch): (_, u32)| UNWRITTEN | branch));
        }
        self.out[head + LISTS - 1] = number(self.out.len());
        head
    }

    /// Fills the places of a branch in the lists at `head`: its target is what is
    /// written next.
    fn listed(&mut self, head: usize, branch: usize) {
        let target = number(self.out.len());
        let lists = self.out[head] as usize..self.out[head + LISTS - 1] as usize;
        for row in &mut self.out[lists] {
            if *row == UNWRITTEN | number(branch) {
                *row = target;
            }
        }
    }

    /// Fills a row of a branching: its target is what is written next.
    fn branch(&mut self, row: usize, mask: u32) {
        self.out[row] = mask;
        self.out[row + 1] = number(self.out.len());
    }

    fn repetition(&mut self, of: &Repetition, after: Option<&First>) -> Result<(), Unfit> {
        if let Some(ranges) = single(&of.sub) {
            let most = of.max.unwrap_or(ENDLESS);
            if of.min >= ENDLESS || (of.max.is_some() && most >= ENDLESS) {
                return Err(Unfit);
            }
            let operation = match after {
                Some(after) if after.is_apart_from(&ranges) => RUN_ALL,
                _ if of.greedy => RUN,
                _ => RUN_LAZY,
            };
            let id = self.pool.class_at(ranges);
            self.operation(operation, id);
            self.out.push(of.min | (most << 16));
            let filter = after.map_or(NO_FILTER, |after| self.pool.filter_of(after));
            self.out.push(filter);
            return Ok(());
        }
        // A loop over nothing would not end.
        if of.max.is_none() && of.sub.properties().minimum_len() == Some(0) {
            return Err(Unfit);
        }
        // It may come again.
        let after = after.and_then(|after| first_of(&of.sub).or(after));
        let after = after.as_ref();
        for _ in 0..of.min {
            self.write(&of.sub, after)?;
        }
        let mut leave = Vec::new();
        match of.max {
            None => {
                let again = number(self.out.len());
                leave.push(self.optional(of, after)?);
                self.operation(JUMP, again);
            }
            Some(most) => {
                for _ in of.min..most {
                    leave.push(self.optional(of, after)?);
                }
            }
        }
        for row in leave {
            self.branch(row, ANY);
        }
        Ok(())
    }

    /// One more of what is repeated, or not; gives the row for the way out.
    fn optional(&mut self, of: &Repetition, after: Option<&First>) -> Result<usize, Unfit> {
        let table = self.branches(2);
        let (more, enough) = if of.greedy {
            (table, table + 2)
        } else {
            (table + 2, table)
        };
        self.branch(more, mask(&of.sub));
        self.write(&of.sub, after)?;
        Ok(enough)
    }
}

/// A position in tables that are far smaller than 2^24.
pub(super) fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
