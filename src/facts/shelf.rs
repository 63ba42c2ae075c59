//! The facts of one kind, found by place.

use std::cmp::Reverse;

use super::Fact;
use crate::text::Range;

/// Facts in runs, each in order of place. A family mostly adds in that order,
/// so that there are few runs; they are merged before they become many. What
/// touches a range is found by halving, whatever the number of facts.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    runs: Vec<Run>,
}

/// Room for so many more facts may stay.
const SLACK: usize = 64;

#[derive(Debug, Clone, Default)]
struct Run {
    facts: Vec<Fact>,
    /// How far the facts up to each one reach, where one reaches beyond a later one.
    /// Nothing where none does: each reaches to its own end then.
    reach: Vec<usize>,
}

impl Shelf {
    pub(super) fn add(&mut self, fact: Fact) {
        match self.runs.last_mut() {
            Some(run) if run.takes(&fact) => run.push(fact),
            _ => {
                self.merge_short_runs();
                let mut run = Run::default();
                run.push(fact);
                self.runs.push(run);
            }
        }
    }

    /// Every run is to be at least twice as long as the next.
    fn merge_short_runs(&mut self) {
        while let [.., before, last] = self.runs.as_slice()
            && last.facts.len() * 2 > before.facts.len()
        {
            self.merge_last_two();
        }
    }

    fn merge_last_two(&mut self) {
        if let (Some(last), Some(mut before)) = (self.runs.pop(), self.runs.pop()) {
            before.facts.extend(last.facts);
            self.runs.push(Run::of(before.facts));
        }
    }

    /// Puts all in order of place, the longer before the shorter, and drops
    /// what was found twice.
    pub(super) fn settle(&mut self) {
        self.merge();
        // Of a long draft, what was kept for more takes as much room again.
        for run in &mut self.runs {
            if run.facts.capacity() > run.facts.len() + SLACK {
                run.facts.shrink_to_fit();
            }
        }
    }

    fn merge(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let same =
            |one: &Fact, other: &Fact| one.range == other.range && one.detail == other.detail;
        if let [run] = self.runs.as_slice()
            && !run.facts.is_empty()
            && run.facts.windows(2).all(|two| !same(&two[0], &two[1]))
        {
            return;
        }
        let mut facts = self.take();
        facts.sort_by_key(order);
        facts.dedup_by(|b, a| same(a, b));
        // Most kinds are in few drafts: an empty shelf takes no room.
        self.runs = match facts.is_empty() {
            true => Vec::new(),
            false => vec![Run::of(facts)],
        };
    }

    /// Keeps the facts that are wanted.
    pub(super) fn retain(&mut self, wanted: impl Fn(&Fact) -> bool) {
        if !self.iter().all(&wanted) {
            let mut facts = self.take();
            facts.retain(wanted);
            self.runs.push(Run::of(facts));
        }
    }

    /// Takes all out, run by run.
    fn take(&mut self) -> Vec<Fact> {
        let mut rest = self.runs.drain(..).map(|run| run.facts);
        let mut facts = rest.next().unwrap_or_default();
        let rest: Vec<_> = rest.collect();
        facts.reserve_exact(rest.iter().map(Vec::len).sum());
        facts.extend(rest.into_iter().flatten());
        facts
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Fact> {
        self.runs.iter().flat_map(|run| &run.facts)
    }

    /// The facts that touch a range.
    pub(super) fn within(&self, range: &Range) -> impl Iterator<Item = &Fact> {
        self.runs.iter().flat_map(move |run| run.within(range))
    }
}

impl Run {
    fn of(mut facts: Vec<Fact>) -> Self {
        facts.sort_by_key(order);
        let mut run = Self {
            reach: Vec::new(),
            facts,
        };
        if !run.facts.is_sorted_by_key(|fact| fact.range.end) {
            run.note_reach();
        }
        run
    }

    fn note_reach(&mut self) {
        let mut before = 0;
        let reach = self.facts.iter().map(|fact| {
            before = before.max(fact.range.end);
            before
        });
        self.reach = reach.collect();
    }

    fn takes(&self, fact: &Fact) -> bool {
        self.facts
            .last()
            .is_none_or(|last| order(last) <= order(fact))
    }

    fn push(&mut self, fact: Fact) {
        let end = fact.range.end;
        let goes_beyond = self.facts.last().is_some_and(|last| end < last.range.end);
        self.facts.push(fact);
        match self.reach.last() {
            Some(&before) => self.reach.push(before.max(end)),
            None if goes_beyond => self.note_reach(),
            None => {}
        }
    }

    fn within(&self, range: &Range) -> impl Iterator<Item = &Fact> {
        let from = match self.reach.as_slice() {
            [] => self
                .facts
                .partition_point(|fact| fact.range.end <= range.start),
            reach => reach.partition_point(|reach| *reach <= range.start),
        };
        let to = self
            .facts
            .partition_point(|fact| fact.range.start < range.end);
        let start = range.start;
        self.facts
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .filter(move |fact| start < fact.range.end)
    }
}

fn order(fact: &Fact) -> (usize, Reverse<usize>) {
    (fact.range.start, Reverse(fact.range.end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Detail, FactKind};
    use super::*;

    fn fact(range: Range) -> Fact {
        Fact {
            kind: FactKind::Symptom,
            range,
            detail: Detail::None,
        }
    }

    proptest! {
        #[test]
        fn what_touches_a_range_is_found(
            ranges in proptest::collection::vec((0..60usize, 1..20usize), 0..40),
            (start, len) in (0..70usize, 0..10usize),
            settled in any::<bool>(),
        ) {
            let mut shelf = Shelf::default();
            for (start, len) in &ranges {
                shelf.add(fact(*start..start + len));
            }
            if settled {
                shelf.settle();
            }
            let asked = start..start + len;
            let touches = |r: &Range| r.start < asked.end && asked.start < r.end;
            let mut expected: Vec<Range> =
                shelf.iter().map(|f| f.range.clone()).filter(touches).collect();
            let mut found: Vec<Range> =
                shelf.within(&asked).map(|f| f.range.clone()).collect();
            expected.sort_by_key(|r| (r.start, r.end));
            found.sort_by_key(|r| (r.start, r.end));
            prop_assert_eq!(found, expected);
            if !settled {
                prop_assert_eq!(shelf.iter().count(), ranges.len());
            }
        }
    }
}
