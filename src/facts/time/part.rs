//! What the scanner reads: dates, clock times, parts of the day, zones.

use super::zone::Zone;
use crate::text::Range;

/// The finest unit a point in time is given in, coarse to fine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// 「2024年」
    Year,
    /// 「2025年11月」, "last month"
    Month,
    /// 「先週」
    Week,
    /// 「11月4日」, "yesterday evening"
    Date,
    /// 「15時」, "3 pm"
    Hour,
    /// 「15:52」
    Minute,
    /// 「15:52:10」
    Second,
}

impl Precision {
    /// Its name in `inspect --format json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Week => "week",
            Self::Date => "date",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

/// A calendar date of which parts may be missing. It need not exist: 31
/// February is kept, so that a rule can say so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PartialDate {
    /// Gregorian year.
    pub year: Option<u16>,
    /// Month, 1 to 12.
    pub month: Option<u8>,
    /// Day, 1 to 31.
    pub day: Option<u8>,
}

impl PartialDate {
    /// Month and day, the year being left open.
    pub(super) const fn month_day(month: u8, day: u8) -> Self {
        Self {
            year: None,
            month: Some(month),
            day: Some(day),
        }
    }

    /// A whole date.
    pub(super) const fn full(year: u16, month: u8, day: u8) -> Self {
        Self {
            year: Some(year),
            month: Some(month),
            day: Some(day),
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.year.is_none() && self.month.is_none() && self.day.is_none()
    }
}

/// A time of day. What is not given is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Hour; 24 to 29 count on past midnight, as Japanese timetables do.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 60.
    pub second: u8,
}

/// What a part needs beside it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// It stands on its own.
    Nothing,
    /// Only with a clock time: 「4日の15:52」.
    Clock,
    /// Only with a zone: "1552 UTC".
    Zone,
    /// Only with another part: "Sat", 「翌日」.
    Company,
}

/// A date, as far as one part gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) date: PartialDate,
    pub(super) weekday: Option<u8>,
    /// Relative to the day of writing or to another; the days, where certain.
    pub(super) relative: Option<Option<i32>>,
    pub(super) precision: Precision,
    pub(super) approximate: bool,
    /// A month's English name without a year: a year may follow the clock.
    pub(super) named_month: bool,
    /// It counts from a day that was told before: 「翌日」, "the day before".
    pub(super) from_told: bool,
    /// It is another day than the one it counts from: 「翌日」, not 「同日」.
    pub(super) shifted: bool,
    /// The half of the day that its word means: 「昨夜」, "this morning".
    pub(super) half: Option<Half>,
    /// The week of its weekday, seen from the day of writing.
    pub(super) week: Option<Week>,
}

/// Which week a weekday is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Week {
    /// So many weeks from this one: 「来週の月曜」 is 1.
    Away(i8),
    /// "last Friday"
    Last,
    /// "this Wednesday"
    This,
    /// "next Monday"
    Next,
}

impl Day {
    pub(super) const fn of(date: PartialDate) -> Self {
        Self {
            date,
            weekday: None,
            relative: None,
            precision: Precision::Date,
            approximate: false,
            named_month: false,
            from_told: false,
            shifted: false,
            half: None,
            week: None,
        }
    }

    pub(super) const fn weekday(weekday: u8) -> Self {
        let mut day = Self::of(PartialDate {
            year: None,
            month: None,
            day: None,
        });
        day.weekday = Some(weekday);
        day
    }

    /// A day that counts from one told before.
    pub(super) const fn from_told() -> Self {
        let mut day = Self::relative(None, Precision::Date);
        day.from_told = true;
        day
    }

    /// Another day than one told before.
    pub(super) const fn shifted() -> Self {
        let mut day = Self::from_told();
        day.shifted = true;
        day
    }

    /// A day that nobody can count: its words belong to another day, "the day after
    /// last Friday".
    pub(super) const fn uncounted(mut self) -> Self {
        self.week = None;
        if self.relative.is_some() {
            self.relative = Some(None);
        }
        self
    }

    pub(super) const fn relative(days: Option<i32>, precision: Precision) -> Self {
        let mut day = Self::of(PartialDate {
            year: None,
            month: None,
            day: None,
        });
        day.relative = Some(days);
        day.precision = precision;
        day
    }

    pub(super) const fn roughly(mut self) -> Self {
        self.approximate = true;
        self
    }

    /// Roughly that half of the day.
    pub(super) const fn half(mut self, half: Half) -> Self {
        self.half = Some(half);
        self.roughly()
    }

    /// Some day of a week seen from this one.
    pub(super) const fn of_week(weeks: i8) -> Self {
        let mut day = Self::relative(None, Precision::Week);
        day.week = Some(Week::Away(weeks));
        day
    }
}

/// A time of day as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hand {
    pub(super) clock: Clock,
    pub(super) precision: Precision,
    /// Written with colons only, the way ratios and durations are too.
    pub(super) colon: bool,
    /// Complete enough for `-05:00` after it to be an offset, not a range.
    pub(super) takes_minus: bool,
    /// a.m. or p.m. is settled already.
    pub(super) half_known: bool,
}

impl Hand {
    /// A full hour, told as exactly as `precision` says.
    pub(super) const fn full(hour: u8, precision: Precision, half_known: bool) -> Self {
        Self {
            clock: Clock {
                hour,
                minute: 0,
                second: 0,
            },
            precision,
            colon: false,
            takes_minus: false,
            half_known,
        }
    }
}

/// Which half of the day a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// 午前, 朝, 未明
    Morning,
    /// 午後, 夕方
    Afternoon,
    /// 夜: from five on it is p.m.
    Evening,
    /// 昼: one to four are p.m.
    Noon,
    /// 深夜: the hour is as said.
    Midnight,
}

impl Half {
    /// Whether it is a night, whose later hours are of the next calendar day.
    const fn is_night(self) -> bool {
        matches!(self, Self::Evening | Self::Midnight)
    }

    /// Whether an hour of it may be of the day named or of the one after: the
    /// small hours of a night, and its midnight. 「昨日の深夜2時」 is said of both.
    pub(super) const fn leaves_day_open(self, hour: u8) -> bool {
        self.is_night() && matches!(hour, 0..=5 | 12 | 24)
    }

    /// The hour of a 24-hour clock that `hour` means in this half.
    pub(super) const fn hour(self, hour: u8) -> u8 {
        match self {
            Self::Morning if hour == 12 => 0,
            Self::Afternoon if hour < 12 => hour + 12,
            Self::Evening if hour >= 5 && hour < 12 => hour + 12,
            Self::Noon if hour >= 1 && hour <= 4 => hour + 12,
            _ => hour,
        }
    }
}

/// What a part is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Day(Day),
    Half(Half),
    Hand(Hand),
    Zone(Box<Zone>),
}

/// A piece of text the scanner recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) range: Range,
    pub(super) kind: Kind,
    pub(super) needs: Needs,
}

impl Part {
    pub(super) const fn day(range: Range, day: Day, needs: Needs) -> Self {
        Self {
            range,
            kind: Kind::Day(day),
            needs,
        }
    }

    pub(super) const fn hand(range: Range, hand: Hand, needs: Needs) -> Self {
        Self {
            range,
            kind: Kind::Hand(hand),
            needs,
        }
    }
}
