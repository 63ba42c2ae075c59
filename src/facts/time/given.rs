//! Zones that something around a time gives it.

use super::zone::Zone;

/// The zones of some of the moments: most have none, or one of their own.
#[derive(Debug, Default)]
pub(super) struct Given(Vec<(usize, Zone)>);

impl Given {
    /// Notes the zone of a moment, which comes after those that are noted.
    pub(super) fn note(&mut self, index: usize, zone: Zone) {
        debug_assert!(
            self.0.last().is_none_or(|(last, _)| *last < index),
            "moments come in order"
        );
        self.0.push((index, zone));
    }

    /// The zone that is given to a moment.
    pub(super) fn to(&self, index: usize) -> Option<&Zone> {
        let at = self.0.binary_search_by_key(&index, |(noted, _)| *noted);
        Some(&self.0.get(at.ok()?)?.1)
    }
}
