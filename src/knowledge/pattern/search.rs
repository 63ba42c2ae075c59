//! Looks for a pattern in a text: each of its alternatives near the needles it
//! is bound to hold, and of what they find the leftmost first.

use memchr::{memchr, memmem, memrchr};

use super::super::schema::program::{Alternative, Pool, SETS, START, Set};
use super::machine::{Exhausted, Machine};
use super::notes::{List, Notes, Passing};
use super::{Built, LONG};
use crate::text::{Range, ceil_char_boundary};

/// Matches of no more bytes hardly ever reach another line.
const SHORT: usize = 24;

/// Up to so many bytes behind a place the end of its line is looked for.
const FAR: usize = 400;

/// One pattern over one text.
pub(super) struct Search<'t> {
    machine: Machine<'t>,
    text: &'t str,
    built: Built,
    /// Notes on the text, or on one in which it begins at a place.
    notes: Option<(&'t Notes, usize)>,
}

/// One alternative, and what it finds next.
struct Cursor<'t> {
    alternative: &'static Alternative,
    /// Its sets of needles.
    sets: &'static [Set],
    places: Places<'t>,
    others: Others<'t>,
    /// Its leftmost match at or after the place last asked for.
    next: Next,
}

/// Where the needles of an alternative stand.
enum Places<'t> {
    /// It has none, or they are not listed of a short text: all places are tried.
    Everywhere,
    /// There, in a text of which this one begins at `offset`.
    Listed {
        /// Those at or after the place last asked for.
        places: Passing<'t>,
        offset: usize,
    },
    /// Each needle, and its place at or after the place last asked for.
    Sought(Vec<(&'static [u8], usize)>),
}

/// Where the needles of its other sets stand, in a text of which this one begins
/// at `offset`.
#[derive(Default)]
struct Others<'t> {
    /// Those that are known come first.
    lists: [Option<List<'t>>; SETS - 1],
    offset: usize,
}

impl<'t> Others<'t> {
    /// Of an alternative with these sets; `None` where a set has no needle in the part
    /// of the text.
    fn of(notes: &'t Notes, sets: &[Set], part: &Range) -> Option<Self> {
        let mut others = Self {
            offset: part.start,
            ..Self::default()
        };
        for (place, set) in others.lists.iter_mut().zip(sets.iter().skip(1)) {
            let Some(list) = notes.list_of(set) else {
                break;
            };
            list.within(part)?;
            *place = Some(list);
        }
        Some(others)
    }

    /// Whether a match that begins at `at` may hold a needle of each.
    #[inline]
    fn hold(&self, alternative: &Alternative, sets: &[Set], text: &str, at: usize) -> bool {
        self.lists[0].is_none() || self.all_hold(alternative, sets, text, at)
    }

    fn all_hold(&self, alternative: &Alternative, sets: &[Set], text: &str, at: usize) -> bool {
        let most = alternative.most.map_or(usize::MAX, |most| most as usize);
        let mut end = at.saturating_add(most).min(text.len());
        if alternative.one_line && most > SHORT {
            // Of a long line the end is not worth the look: this only saves tries.
            let far = end.min(at + FAR);
            let line = text.as_bytes().get(at..far).unwrap_or_default();
            end = memchr(b'\n', line).map_or(end, |found| at + found);
        }
        let lists = self.lists.iter().map_while(|list| *list);
        lists.zip(&sets[1..]).all(|(list, set)| {
            let reach = set.reach.map_or(usize::MAX, |reach| reach as usize);
            let end = end.min(at.saturating_add(reach).saturating_add(1));
            let part = at + self.offset + set.least as usize..end + self.offset;
            list.within(&part).is_some()
        })
    }
}

/// What an alternative finds at a place or later.
enum Next {
    Found(Range),
    /// None begins before this place; what comes behind is not known.
    Later(usize),
    Nothing,
}

impl<'t> Search<'t> {
    /// A pattern over a text. `notes`: on the text, or on one in which it begins at that
    /// place.
    pub(super) fn new(
        pool: &'static Pool,
        text: &'t str,
        built: Built,
        notes: Option<(&'t Notes, usize)>,
    ) -> Self {
        Self {
            machine: Machine::new(pool, text),
            text,
            built,
            notes,
        }
    }

    /// The alternative of that number, if it may match.
    fn cursor(&self, number: u32) -> Option<Cursor<'t>> {
        let pool = self.machine.ground().pool;
        let alternative = &pool.alternatives[number as usize];
        let sets = alternative.sets_of(pool);
        if self.text.len() < alternative.least as usize {
            return None;
        }
        if alternative.starts == START && !self.machine.ground().passes(alternative.first, 0) {
            return None;
        }
        let Some((notes, offset)) = self.notes else {
            let everywhere = Places::Everywhere;
            let others = Others::default();
            return Some(Cursor::of(alternative, sets, everywhere, others));
        };
        let part = offset..offset + self.text.len();
        let places = match sets.first() {
            None => Places::Everywhere,
            Some(set) => match notes.list_of(set) {
                Some(list) => Places::Listed {
                    places: list.within(&part)?,
                    offset,
                },
                // To look for needles is worth it where there is much to look through.
                None if self.text.len() < LONG => Places::Everywhere,
                None => {
                    let literals = set.literals(pool);
                    Places::Sought(literals.map(|l| (l, find(self.text, l, 0))).collect())
                }
            },
        };
        let others = Others::of(notes, sets, &part)?;
        Some(Cursor::of(alternative, sets, places, others))
    }

    /// The alternatives that match anywhere, or may: of those that are left by the notes,
    /// without notes of all.
    fn cursors(&mut self) -> Result<Vec<Cursor<'t>>, Exhausted> {
        match self.notes {
            Some((notes, _)) => self.cursors_of(notes.left_of(self.built)),
            None => self.cursors_of(self.built.numbers()),
        }
    }

    fn cursors_of(
        &mut self,
        numbers: impl Iterator<Item = u32>,
    ) -> Result<Vec<Cursor<'t>>, Exhausted> {
        let mut cursors = Vec::new();
        // Nothing that begins later than the first match so far is of use now.
        let mut before = self.text.len() + 1;
        for number in numbers {
            let Some(mut cursor) = self.cursor(number) else {
                continue;
            };
            cursor.look(&mut self.machine, self.text, 0, before)?;
            match &cursor.next {
                Next::Found(range) => before = before.min(range.start),
                Next::Later(_) => {}
                Next::Nothing => continue,
            }
            cursors.push(cursor);
        }
        Ok(cursors)
    }

    /// Whether there is a match at all.
    pub(super) fn is_match(&mut self) -> Result<bool, Exhausted> {
        match self.notes {
            Some((notes, _)) => self.any_matches(notes.left_of(self.built)),
            None => self.any_matches(self.built.numbers()),
        }
    }

    fn any_matches(&mut self, numbers: impl Iterator<Item = u32>) -> Result<bool, Exhausted> {
        let before = self.text.len() + 1;
        for number in numbers {
            let Some(mut cursor) = self.cursor(number) else {
                continue;
            };
            let next = cursor.seek(&mut self.machine, self.text, 0, before)?;
            if matches!(next, Next::Found(_)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The first match.
    pub(super) fn find(&mut self) -> Result<Option<Range>, Exhausted> {
        let mut cursors = self.cursors()?;
        self.find_from(&mut cursors, 0)
    }

    /// Adds every match to `found`, leftmost first, not overlapping.
    pub(super) fn find_all(&mut self, found: &mut Vec<Range>) -> Result<(), Exhausted> {
        let mut cursors = self.cursors()?;
        if cursors.is_empty() {
            return Ok(());
        }
        let mut from = 0;
        let mut last = None;
        while from <= self.text.len() {
            let Some(range) = self.find_from(&mut cursors, from)? else {
                break;
            };
            if range.is_empty() && last == Some(range.end) {
                // Nothing, right after a match, is no match of its own.
                from = self.machine.ground().after(from);
                continue;
            }
            from = range.end;
            last = Some(range.end);
            found.push(range);
        }
        Ok(())
    }

    /// The first match that begins at `from`, a boundary of characters, or later.
    fn find_from(
        &mut self,
        cursors: &mut [Cursor<'t>],
        from: usize,
    ) -> Result<Option<Range>, Exhausted> {
        let mut best: Option<Range> = None;
        for cursor in cursors {
            let before = best.as_ref().map_or(self.text.len() + 1, |best| best.start);
            if matches!(&cursor.next, Next::Found(range) if range.start < from) {
                cursor.next = Next::Later(from);
            }
            if let Next::Later(at) = cursor.next
                && from.max(at) < before
            {
                cursor.look(&mut self.machine, self.text, from.max(at), before)?;
            }
            // Of two that begin together the first in order is taken.
            if let Next::Found(range) = &cursor.next
                && best.as_ref().is_none_or(|best| range.start < best.start)
            {
                best = Some(range.clone());
            }
        }
        Ok(best)
    }
}

impl<'t> Cursor<'t> {
    fn of(
        alternative: &'static Alternative,
        sets: &'static [Set],
        places: Places<'t>,
        others: Others<'t>,
    ) -> Self {
        Self {
            alternative,
            places,
            others,
            sets,
            next: Next::Later(0),
        }
    }

    /// Finds out what comes next at `from` or later, and before `before`.
    fn look(
        &mut self,
        machine: &mut Machine<'_>,
        text: &str,
        from: usize,
        before: usize,
    ) -> Result<(), Exhausted> {
        self.next = self.seek(machine, text, from, before)?;
        Ok(())
    }

    /// Its leftmost match that begins at `from` or later, and before `before`.
    fn seek(
        &mut self,
        machine: &mut Machine<'_>,
        text: &str,
        from: usize,
        before: usize,
    ) -> Result<Next, Exhausted> {
        if self.alternative.starts == START {
            let found = match from {
                0 => self.try_at(machine, 0)?,
                _ => None,
            };
            return Ok(found.map_or(Next::Nothing, Next::Found));
        }
        let last = text.len().saturating_sub(self.alternative.least as usize);
        if matches!(self.places, Places::Everywhere) {
            return self.scan(machine, text, from..last + 1, before);
        }
        let Some(set) = self.sets.first() else {
            return Ok(Next::Nothing);
        };
        if set.reach == Some(0) {
            return self.seek_at_needles(machine, text, from, before);
        }
        let least = set.least as usize;
        let mut from = from;
        let mut needles_from = from + least;
        loop {
            let Some(needle) = self.needle_from(text, needles_from) else {
                return Ok(Next::Nothing);
            };
            let mut start = from;
            if let Some(reach) = set.reach {
                start = start.max(needle.saturating_sub(reach as usize));
            }
            if start >= before {
                return Ok(Next::Later(before));
            }
            // Where what follows cannot match, no match has this needle. One that begins
            // at the same places may have the next.
            if let Some(rest) = self.alternative.rest
                && machine
                    .go_on(self.alternative.program, rest, needle)?
                    .is_none()
            {
                needles_from = needle + 1;
                continue;
            }
            if let Some(class) = self.alternative.between {
                start = machine.ground().back(class, start, needle);
            } else if self.alternative.in_line {
                let before = text.as_bytes().get(start..needle).unwrap_or_default();
                start += memrchr(b'\n', before).map_or(0, |at| at + 1);
            }
            start = ceil_char_boundary(text, start);
            let end = needle - least + 1;
            match self.scan(machine, text, start..end, before)? {
                Next::Nothing => from = end,
                next => return Ok(next),
            }
            needles_from = from + least;
        }
    }

    /// The same where every match begins with a needle.
    fn seek_at_needles(
        &mut self,
        machine: &mut Machine<'_>,
        text: &str,
        from: usize,
        before: usize,
    ) -> Result<Next, Exhausted> {
        let mut from = from;
        while let Some(at) = self.needle_from(text, from) {
            if at >= before {
                return Ok(Next::Later(before));
            }
            if machine.ground().begins(self.alternative.starts, at)
                && self.others.hold(self.alternative, self.sets, text, at)
                && let Some(found) = self.try_at(machine, at)?
            {
                return Ok(Next::Found(found));
            }
            from = at + 1;
        }
        Ok(Next::Nothing)
    }

    /// The same where it begins at one of `starts`.
    fn scan(
        &self,
        machine: &mut Machine<'_>,
        text: &str,
        starts: Range,
        before: usize,
    ) -> Result<Next, Exhausted> {
        let end = starts.end.min(before);
        let mut at = machine
            .ground()
            .first_of(self.alternative, starts.start, end);
        while at < end {
            if self.others.hold(self.alternative, self.sets, text, at)
                && let Some(found) = self.try_at(machine, at)?
            {
                return Ok(Next::Found(found));
            }
            at = machine
                .ground()
                .first_of(self.alternative, machine.ground().after(at), end);
        }
        Ok(if starts.end > before {
            Next::Later(before)
        } else {
            Next::Nothing
        })
    }

    fn try_at(&self, machine: &mut Machine<'_>, at: usize) -> Result<Option<Range>, Exhausted> {
        let &Alternative { program, entry, .. } = self.alternative;
        let end = machine.go_on(program, (entry, u32::MAX), at)?;
        Ok(end.map(|end| at..end))
    }

    /// Where the first of its needles stands, at `from` or later.
    fn needle_from(&mut self, text: &str, from: usize) -> Option<usize> {
        let first = match &mut self.places {
            Places::Everywhere => return Some(from),
            Places::Listed { places, offset } => places.pass_to(from + *offset)? - *offset,
            Places::Sought(needles) => {
                for (literal, at) in needles.iter_mut() {
                    if *at < from {
                        *at = find(text, literal, from);
                    }
                }
                needles.iter().map(|(_, at)| *at).min()?
            }
        };
        (first < text.len()).then_some(first)
    }
}

/// Where `literal` stands, at `from` or later; past every place if nowhere.
fn find(text: &str, literal: &[u8], from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    memmem::find(rest, literal).map_or(usize::MAX, |at| from + at)
}
