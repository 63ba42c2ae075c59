//! The day of writing, and the days of the draft on the calendar.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Context;
use crate::facts::time::{ClockZone, PartialDate, Time};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::cues;
use crate::text::{Range, floor_char_boundary};

/// The day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Today {
    /// The day.
    pub(super) date: Date,
    /// It is told, by the draft or by `now`. Else it is the clock's, and the
    /// draft may be an old one.
    pub(super) told: bool,
}

impl Context<'_> {
    /// The day of writing: the one the draft states, else that of `now`, else
    /// the clock's. It is the day in `zone`, or else where the author is.
    pub(super) fn written_on(&self, zone: Option<&TimeZone>) -> Option<Today> {
        let zone = zone.or_else(|| self.timezone.map(ClockZone::rules));
        let date = |moment: &Zoned| match zone {
            Some(zone) => moment.with_time_zone(zone.clone()).date(),
            None => moment.date(),
        };
        let clock = self.now.or(self.clock).map(date);
        let mut fields = self.looks.of_today(self.ticket).iter();
        let stated = fields.find_map(|field| {
            times_in(self, field).find_map(|(_, time)| match clock {
                Some(clock) => day(time, clock),
                None => time.day(None),
            })
        });
        Some(Today {
            date: stated.or(clock)?,
            told: stated.is_some() || self.now.is_some(),
        })
    }
}

impl Context<'_> {
    /// The preposition that an English date wants in the place of words that wanted
    /// none: "it stopped yesterday", "Last Friday we changed it".
    pub(super) fn preposition(&self, words: &Range) -> &'static str {
        let ticket = self.ticket;
        let sentence = ticket.sentence_at(words.start);
        let Some(sentence) = sentence.and_then(|i| ticket.sentences.get(i)) else {
            return "";
        };
        let folded = ticket.folded();
        let said = |range: Range| folded.get(range).unwrap_or("");
        // So much of a sentence tells what governs the words.
        const BEFORE: usize = 200;
        let from = floor_char_boundary(folded, words.start.saturating_sub(BEFORE));
        let from = from.max(sentence.range.start).min(words.start);
        let before = said(from..words.start).trim_end();
        let after = said(words.end..sentence.range.end.max(words.end));
        if after.starts_with("'s") {
            return "";
        }
        if before.is_empty() {
            // A value that is a time only wants none.
            let goes_on = after
                .trim_start_matches([',', ' ', '\n'])
                .starts_with(|c: char| c.is_ascii_alphabetic());
            return if goes_on { "On " } else { "" };
        }
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, ')' | '"' | '\'' | '`');
        let follows_words = before.ends_with(is_word)
            || before.ends_with([',', ';']) && before.contains(|c: char| c.is_ascii_alphabetic());
        if follows_words && !cues::TIME_GOVERNED.is_in(before) {
            "on "
        } else {
            ""
        }
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
        return time.day(Some(today));
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
