//! What comes of joining.

use super::super::part::{Day, Hand, PartialDate, Precision};
use super::super::zone::Zone;
use crate::text::Range;

/// A point in time as written in one place.
#[derive(Debug, Clone, Default)]
pub(in crate::facts::time) struct Moment {
    /// Date and clock time; a zone only where it clings to them.
    pub(in crate::facts::time) range: Range,
    pub(in crate::facts::time) day: Option<Day>,
    /// Where its day stands.
    pub(in crate::facts::time) day_range: Option<Range>,
    pub(in crate::facts::time) hand: Option<(Hand, Range)>,
    /// The word of the day says which half of it the hour is in.
    pub(in crate::facts::time) hour_of_day: bool,
    /// The clock may be past the midnight that ends the day.
    pub(in crate::facts::time) day_open: bool,
    pub(in crate::facts::time) zone: Option<Zone>,
    pub(in crate::facts::time) approximate: bool,
    pub(in crate::facts::time) recurring: bool,
    /// Index of the block it stands in.
    pub(in crate::facts::time) block: usize,
    pub(in crate::facts::time) in_log: bool,
}

/// A zone that is named by itself: 「時刻は日本時間です」, "(UTC)".
#[derive(Debug, Clone)]
pub(in crate::facts::time) struct Mention {
    pub(in crate::facts::time) zone: Zone,
    /// Index of the block it stands in.
    pub(in crate::facts::time) block: usize,
    /// It stands beside a time of its own.
    pub(in crate::facts::time) attached: bool,
}

/// What a block says, in order of place.
#[derive(Debug, Default)]
pub(in crate::facts::time) struct Joined {
    pub(in crate::facts::time) moments: Vec<Moment>,
    pub(in crate::facts::time) mentions: Vec<Mention>,
}

impl Moment {
    /// The finest unit given.
    pub(in crate::facts::time) fn precision(&self) -> Precision {
        match (&self.hand, &self.day) {
            (Some((hand, _)), _) => hand.precision,
            (None, Some(day)) => day.precision,
            (None, None) => Precision::Date,
        }
    }

    /// The calendar date, if any of it is given.
    pub(in crate::facts::time) fn date(&self) -> Option<PartialDate> {
        self.day
            .as_ref()
            .map(|day| day.date)
            .filter(|date| !date.is_empty())
    }
}
