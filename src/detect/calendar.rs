//! The day of writing, and the days of the draft on the calendar.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Context;
use crate::facts::time::{PartialDate, Time};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::FieldKind;
use crate::text::Range;

/// The time zone of that IANA name.
pub(super) fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// The zone of the author's clock, as far as it is told.
pub(super) fn author_zone(context: &Context<'_>) -> TimeZone {
    context.timezone.map_or(TimeZone::UTC, zone)
}

/// The day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Today {
    /// The day.
    pub(super) date: Date,
    /// It is told, by the draft or by `--now`. Else it is the clock's, and the
    /// draft may be an old one.
    pub(super) told: bool,
}

/// The day of writing in a zone: the one the draft states, else that of
/// `--now`, else the clock's.
pub(super) fn today(context: &Context<'_>, zone: &TimeZone) -> Today {
    let clock = match context.now {
        Some(now) => now.with_time_zone(zone.clone()).date(),
        None => Timestamp::now().to_zoned(zone.clone()).date(),
    };
    let stated = context
        .ticket
        .fields_of(FieldKind::Today)
        .find_map(|field| times_in(context, &field.range).find_map(|(_, time)| day(time, clock)));
    Today {
        date: stated.unwrap_or(clock),
        told: stated.is_some() || context.now.is_some(),
    }
}

/// The times the author gives in a range, in order.
pub(super) fn times_in<'a>(
    context: &Context<'a>,
    range: &'a Range,
) -> impl Iterator<Item = (&'a Fact, &'a Time)> {
    context
        .facts
        .within(FactKind::Timestamp, range)
        .filter_map(|fact| match &fact.detail {
            Detail::Time(time) => Some((fact, time.as_ref())),
            _ => None,
        })
}

/// The day of a time, on the calendar: one without a year is the nearest to
/// `today`.
pub(super) fn day(time: &Time, today: Date) -> Option<Date> {
    let Some(date) = time.date else {
        let days = i64::from(time.relative_days?);
        return today
            .checked_add(jiff::Span::new().try_days(days).ok()?)
            .ok();
    };
    let (month, day) = (
        i8::try_from(date.month?).ok()?,
        i8::try_from(date.day?).ok()?,
    );
    match date.year {
        Some(year) => Date::new(i16::try_from(year).ok()?, month, day).ok(),
        None => [-1, 0, 1]
            .into_iter()
            .filter_map(|years| Date::new(today.year().checked_add(years)?, month, day).ok())
            .min_by_key(|date| days_apart(*date, today)),
    }
}

/// The last day of a time that may name a month only.
pub(super) fn last_day(time: &Time, today: Date) -> Option<Date> {
    match time.date {
        Some(PartialDate {
            year: Some(year),
            month: Some(month),
            day: None,
        }) => {
            let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
            Some(first.last_of_month())
        }
        _ => day(time, today),
    }
}

fn days_apart(one: Date, other: Date) -> u64 {
    let span = jiff::civil::DateTime::from(one).duration_since(other.into());
    span.as_secs().unsigned_abs()
}
