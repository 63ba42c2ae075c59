//! The times of choice.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::super::calendar;
use crate::detect::Context;
use crate::facts::time;
use crate::facts::{Detail, FactKind};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// From this many minutes on, a span is the time in which the author is free
/// rather than a meeting.
const WINDOW: i64 = 120;

/// A proposed time, on the desk's calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    /// The words that give it.
    pub(super) range: Range,
    /// Its day.
    pub(super) date: Date,
    /// When it begins, if that is given.
    pub(super) start: Option<Time>,
    /// Its length in minutes, if that is given.
    pub(super) minutes: Option<i64>,
    /// The day of the calendar that is called by the name of another weekday.
    pub(super) misnamed: Option<Date>,
}

impl Slot {
    /// When it is over, in minutes of its day.
    pub(super) fn ends(&self) -> Option<i64> {
        Some(minute_of(self.start?) + self.minutes?)
    }
}

/// The minute of the day.
pub(super) fn minute_of(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

/// The proposed times, in order. Those of the form's own field or, where there
/// is none, days to come with a time of day.
pub(super) fn proposed(context: &Context<'_>, zone: &TimeZone, today: Date) -> Vec<Slot> {
    let fields: Vec<Range> = context
        .ticket
        .fields_of(FieldKind::Candidates)
        .map(|field| field.range.clone())
        // A column of numbers under 「候補」 gives no time.
        .filter(|range| calendar::times_in(context, range).next().is_some())
        .collect();
    let length = stated_length(context);
    let mut slots: Vec<Slot> = Vec::new();
    // Where the last time of the list ends, and whether it may have an end yet.
    let mut last: Option<(Range, bool)> = None;
    // A day that may share the time of the next: 「7 日・8 日の 13:00」.
    let mut bare: Option<(Range, Date)> = None;
    for fact in context.facts.of(FactKind::Timestamp) {
        let Detail::Time(time) = &fact.detail else {
            continue;
        };
        let previous = last.take();
        if let Some((before, true)) = &previous
            && let (None, Some(clock)) = (time.date, time.clock)
            && between(context, before, &fact.range, &cues::SPAN_MARK)
        {
            if let Some(slot) = slots.last_mut() {
                let end = i64::from(clock.hour) * 60 + i64::from(clock.minute);
                let span = slot.start.map(|start| end - minute_of(start));
                // 「13:00〜16:00 の間」 is when the author has time.
                let of_meeting = span.filter(|minutes| (1..WINDOW).contains(minutes));
                slot.minutes = length.or(of_meeting);
            }
            last = Some((fact.range.clone(), false));
            continue;
        }
        let Some(date) = calendar::day(time, today) else {
            continue;
        };
        let in_field = fields
            .iter()
            .any(|f| f.start <= fact.range.start && fact.range.end <= f.end);
        let goes_on = || {
            previous
                .as_ref()
                .is_some_and(|(p, _)| between(context, p, &fact.range, &cues::NEXT_OF_LIST))
        };
        // A day that is wished is one, whatever its hour.
        let wished = || {
            let sentence = context.around(fact.range.start, 0, 0);
            time.clock.is_none() && context.says(&sentence, &cues::DAY_WISHED)
        };
        let stands_alone = fields.is_empty()
            && !time.in_log
            && (time.clock.is_some() || wished())
            && date > today
            && !is_of_another_matter(context, fact.range.start);
        let shares = bare.take();
        if !(in_field || stands_alone || goes_on()) {
            if time.clock.is_none() && date > today && !time.in_log {
                bare = Some((fact.range.clone(), date));
            }
            continue;
        }
        if let Some(slot) = slot(context, fact.range.clone(), time, date, zone, length) {
            if let Some((range, date)) = shares
                && between(context, &range, &slot.range, &cues::NEXT_OF_LIST)
            {
                slots.push(Slot {
                    range,
                    date,
                    ..slot.clone()
                });
            }
            last = Some((slot.range.clone(), true));
            slots.push(slot);
        }
    }
    told_once(slots)
}

/// The times without those told before: a form and its text often list the same.
fn told_once(slots: Vec<Slot>) -> Vec<Slot> {
    let mut places: BTreeMap<(Date, Option<Time>), usize> = BTreeMap::new();
    let mut out: Vec<Slot> = Vec::new();
    for slot in slots {
        let place = *places.entry((slot.date, slot.start)).or_insert(out.len());
        match out.get_mut(place) {
            Some(told) => told.minutes = told.minutes.or(slot.minutes),
            None => out.push(slot),
        }
    }
    out
}

fn slot(
    context: &Context<'_>,
    range: Range,
    time: &time::Time,
    date: Date,
    zone: &TimeZone,
    length: Option<i64>,
) -> Option<Slot> {
    let own = u8::try_from(date.weekday().to_monday_zero_offset()).ok();
    let misnamed = (time.weekday.is_some() && time.weekday != own).then_some(date);
    let Some(clock) = time.clock else {
        return Some(Slot {
            range,
            date,
            start: None,
            minutes: length,
            misnamed,
        });
    };
    let hands = Time::new(
        i8::try_from(clock.hour).ok()?,
        i8::try_from(clock.minute).ok()?,
        0,
        0,
    )
    .ok()?;
    let there = DateTime::from_parts(date, hands);
    let here = match time.zone.as_ref().and_then(|z| z.offset_minutes) {
        Some(minutes) => {
            let offset = Offset::from_seconds(minutes * 60).ok()?;
            let moment = there.to_zoned(TimeZone::fixed(offset)).ok()?;
            moment.with_time_zone(zone.clone()).datetime()
        }
        None => there,
    };
    let rest = context.ticket.folded().get(range.end..).unwrap_or("");
    let own: String = rest
        .chars()
        .take(24)
        .take_while(|c| !matches!(c, '\n' | '。' | '、' | ',' | ';'))
        .collect();
    Some(Slot {
        range,
        date: here.date(),
        start: Some(here.time()),
        minutes: length_in(&own).or(length),
        misnamed,
    })
}

/// Whether what stands between two times is nothing but that.
fn between(context: &Context<'_>, before: &Range, after: &Range, cue: &Cue) -> bool {
    before.end <= after.start
        && context
            .ticket
            .folded()
            .get(before.end..after.start)
            .is_some_and(|between| cue.is_in(between))
}

/// Whether a time stands in a field that is not about the meeting.
fn is_of_another_matter(context: &Context<'_>, at: usize) -> bool {
    context.ticket.is_in_field(at, FieldKind::Deadline)
}

/// How long the meeting shall last, as the draft says of all times.
pub(super) fn stated_length(context: &Context<'_>) -> Option<i64> {
    let field = context.ticket.field(FieldKind::Duration);
    let in_field = field.and_then(|field| {
        let value = context.ticket.folded().get(field.range.clone())?;
        length_in(value).or_else(|| value.trim().parse().ok())
    });
    in_field.or_else(|| {
        let said = cues::MEETING_LENGTH.find(context.ticket.prose())?;
        length_in(context.ticket.prose_of(&said))
    })
}

/// The minutes of the last length in a text: 「30〜45 分」, "1 hour".
pub(super) fn length_in(text: &str) -> Option<i64> {
    let range = cues::LENGTH_OF_TIME.find_all(text).pop()?;
    let words = text.get(range)?;
    let digits: String = words.chars().take_while(char::is_ascii_digit).collect();
    let number: i64 = digits.parse().ok()?;
    let hours = cues::COUNTS_HOURS.is_in(words);
    let half = i64::from(words.ends_with('半')) * 30;
    Some(if hours { number * 60 + half } else { number })
}

/// The months in which meetings were held already, as year and month.
pub(super) fn used_months(context: &Context<'_>) -> Vec<(i16, i8)> {
    context
        .ticket
        .fields_of(FieldKind::UsedMonths)
        .filter_map(|field| context.ticket.folded().get(field.range.clone()))
        .flat_map(|value| {
            let months = cues::YEAR_AND_MONTH.find_all(value).into_iter();
            months.filter_map(|range| month_in(&value[range]))
        })
        .collect()
}

fn month_in(text: &str) -> Option<(i16, i8)> {
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}
