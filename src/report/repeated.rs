//! The places where a finding is repeated, in an order in which one is found soon.

use crate::diagnostic::Diagnostic;
use crate::text::Span;

/// The places of the repeats of a finding.
pub(super) struct Repeated {
    /// In order of their start: each start, and the greatest end so far (bytes).
    places: Vec<(usize, usize)>,
}

impl Repeated {
    pub(super) fn of(diagnostic: &Diagnostic) -> Self {
        let repeats = diagnostic.repeats.iter();
        let mut places: Vec<_> = repeats.map(|r| (r.span.start(), r.span.end())).collect();
        places.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut places {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { places }
    }

    /// Whether one of them shares a byte with `span`.
    pub(super) fn overlap(&self, span: Span) -> bool {
        let before = self
            .places
            .partition_point(|&(start, _)| start < span.end());
        let last = before.checked_sub(1).map(|last| self.places[last]);
        last.is_some_and(|(_, farthest)| span.start() < farthest)
    }
}

#[cfg(test)]
mod tests {
    use super::Repeated;
    use crate::text::Span;

    #[test]
    fn a_long_place_is_met_behind_a_short_one() {
        let repeated = Repeated {
            places: vec![(2, 20), (5, 20), (30, 31)],
        };
        let met = |start, end| repeated.overlap(Span::new(start, end));
        assert!(met(10, 11) && met(0, 3) && met(30, 40) && met(19, 25));
        assert!(!met(0, 2) && !met(20, 30) && !met(31, 40));
    }
}
