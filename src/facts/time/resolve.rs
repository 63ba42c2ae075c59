//! From a time as written to a point of the calendar.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

use super::{Clock, PartialDate, Precision, Time, Week};

impl Time {
    /// The time in ISO 8601, as fine as it was given and with its offset where
    /// that is known: "2026-11-23T15:52+09:00", "2026-11-23". `now` is the
    /// moment of writing, on the author's calendar: without it only whole dates
    /// resolve. `None` where the day is not certain, or not on the calendar.
    #[must_use]
    pub fn resolved(&self, now: Option<&Zoned>) -> Option<String> {
        if self.precision < Precision::Date {
            return None;
        }
        let date = match self.date {
            Some(date) => calendar(date)?,
            None => self.counted(self.today(now?))?,
        };
        let Some(clock) = self.clock else {
            return Some(date.to_string());
        };
        // 25時 is one o'clock of the next day.
        let (date, hour) = match clock.hour {
            0..24 => (date, clock.hour),
            late => (date.tomorrow().ok()?, late - 24),
        };
        let hands = hands(Clock { hour, ..clock }, self.precision);
        let offset = self.offset().map_or_else(String::new, |minutes| {
            let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
            format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
        });
        Some(format!("{date}T{hands}{offset}"))
    }

    /// The day, seen from `today`, the day of writing: a day without a year is
    /// the last one of that name, and 「昨日」 the day before. `None` where that
    /// is not certain, or the day is not on the calendar.
    #[must_use]
    pub fn day(&self, today: Option<Date>) -> Option<Date> {
        let Some(date) = self.date else {
            return self.counted(today?);
        };
        if date.year.is_some() {
            return calendar(date);
        }
        let today = today?;
        let of_year = |year| {
            calendar(PartialDate {
                year: u16::try_from(year).ok(),
                ..date
            })
        };
        of_year(today.year())
            .filter(|day| *day <= today)
            .or_else(|| of_year(today.year() - 1))
    }

    /// The day that is told by its distance from `today`, if that is certain.
    fn counted(&self, today: Date) -> Option<Date> {
        if let Some(days) = self.relative_days {
            return plus(today, i64::from(days));
        }
        let (week, weekday) = (self.week?, self.weekday?);
        days_to(week, weekday, today).and_then(|days| plus(today, days))
    }

    /// Whether month and day are given, and no calendar has such a day.
    #[must_use]
    pub fn is_impossible(&self) -> bool {
        // A leap year stands for a year that is not given.
        const LEAP: u16 = 2024;
        self.date.is_some_and(|date| {
            date.month.is_some()
                && date.day.is_some()
                && calendar(PartialDate {
                    year: Some(date.year.unwrap_or(LEAP)),
                    ..date
                })
                .is_none()
        })
    }

    /// The date of `now` where the time is, if that is known.
    fn today(&self, now: &Zoned) -> Date {
        match self.time_zone() {
            Some(zone) => now.with_time_zone(zone).date(),
            None => now.date(),
        }
    }

    /// The zone of its offset, if that is known.
    pub(crate) fn time_zone(&self) -> Option<TimeZone> {
        let offset = Offset::from_seconds(self.offset()? * 60).ok()?;
        Some(TimeZone::fixed(offset))
    }

    /// Minutes its clock is ahead of UTC, if that is known.
    #[must_use]
    pub fn offset(&self) -> Option<i32> {
        self.zone.as_ref()?.offset_minutes
    }
}

fn plus(day: Date, days: i64) -> Option<Date> {
    let days = jiff::Span::new().try_days(days).ok()?;
    day.checked_add(days).ok()
}

/// How many days from `today` a weekday (0 being Monday) of a week is, if all who
/// read it count the same. Weeks begin on Monday for some and on Sunday for
/// others; "last Friday" is for some the last one past, for others that of the
/// week before, and "next Monday" alike: where these differ there is no answer.
fn days_to(week: Week, weekday: u8, today: Date) -> Option<i64> {
    let weekday = i64::from(weekday);
    let now = i64::from(today.weekday().to_monday_zero_offset());
    // Monday first, and Sunday first.
    let in_week = |weeks: i64| {
        let monday_first = weekday - now + 7 * weeks;
        let sunday_first = (weekday + 1) % 7 - (now + 1) % 7 + 7 * weeks;
        (monday_first == sunday_first).then_some(monday_first)
    };
    let (days, nearest) = match week {
        Week::Away(weeks) => return in_week(i64::from(weeks)),
        Week::Last => (in_week(-1)?, -(now - weekday - 1).rem_euclid(7) - 1),
        Week::This => (in_week(0)?, (weekday - now).rem_euclid(7)),
        Week::Next => (in_week(1)?, (weekday - now - 1).rem_euclid(7) + 1),
    };
    (days == nearest).then_some(days)
}

/// The day of the calendar that a date names in full, if there is such a day.
pub(super) fn calendar(date: PartialDate) -> Option<Date> {
    Date::new(
        i16::try_from(date.year?).ok()?,
        i8::try_from(date.month?).ok()?,
        i8::try_from(date.day?).ok()?,
    )
    .ok()
}

/// A minute is the coarsest time of day ISO 8601 writes without surprise.
fn hands(clock: Clock, precision: Precision) -> String {
    let Clock {
        hour,
        minute,
        second,
    } = clock;
    match precision {
        Precision::Second => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => format!("{hour:02}:{minute:02}"),
    }
}
