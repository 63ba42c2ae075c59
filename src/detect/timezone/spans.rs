//! Times one after another, those that are the ends of one span together.

use super::Told;

/// Times in order: each by itself, or the two ends of a span. A long draft has very many,
/// so that they share their room.
#[derive(Default)]
pub(super) struct Spans<'a> {
    times: Vec<Told<'a>>,
    /// Where each span starts among the times.
    starts: Vec<usize>,
}

impl<'a> Spans<'a> {
    /// Adds a time: the end of the last span, where that has none yet and `ends` tells of its
    /// start that it is one, or the start of the next.
    pub(super) fn add(&mut self, time: Told<'a>, ends: impl FnOnce(Told<'a>) -> bool) {
        let last = self
            .starts
            .last()
            .and_then(|&start| self.times.get(start..));
        let open = match last {
            Some([start]) => Some(*start),
            _ => None,
        };
        if !open.is_some_and(ends) {
            self.starts.push(self.times.len());
        }
        self.times.push(time);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The times of the span at a place.
    pub(super) fn get(&self, at: usize) -> Option<&[Told<'a>]> {
        let start = *self.starts.get(at)?;
        let end = self.starts.get(at + 1).copied();
        self.times.get(start..end.unwrap_or(self.times.len()))
    }

    /// All in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Told<'a>]> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}
