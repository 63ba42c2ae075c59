//! Times that cannot be, or lie too far back.

use std::cell::LazyCell;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::calendar::day;
use super::{Context, Hit, trouble};
use crate::facts::time::{Precision, Time};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, STALE_DAYS, cues};
use crate::text::Range;

/// Days after which it most likely is.
const VERY_OLD: i32 = 90;

/// Parts whose times are those of the trouble, whatever the sentence says.
const EVENT: &[FieldKind] = &[FieldKind::OccurredAt, FieldKind::EndedAt];

/// Parts whose times are those of something else.
const OTHER: &[FieldKind] = &[
    FieldKind::Contact,
    FieldKind::Deadline,
    FieldKind::Goal,
    FieldKind::Plan,
    FieldKind::Today,
    FieldKind::PreviousCases,
    FieldKind::Version,
    FieldKind::Environment,
    FieldKind::Changes,
    FieldKind::Background,
];

/// Fires on days that no calendar has, weekdays that do not fit, ends before
/// their beginning, and, where the day of writing is known, on occurrences in
/// the future or long past.
pub(super) fn out_of_range(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let written = told(context, None);
    for (fact, time) in times(context) {
        let quote = || context.quote(&fact.range);
        if time.is_impossible() {
            hits.push(
                Hit::at(fact.range.clone())
                    .case("impossible")
                    .hole("quote", quote()),
            );
        } else if let Some(weekday) = mismatch(time, written) {
            let (ja, en) = WEEKDAYS[usize::from(weekday)];
            hits.push(
                Hit::at(fact.range.clone())
                    .case("weekday")
                    .hole("quote", quote())
                    .words("weekday", ja, en),
            );
        }
    }
    reversed(context, written, hits);
    judge_age(context, hits);
}

/// The days of the week, from Monday.
const WEEKDAYS: [(&str, &str); 7] = [
    ("月曜日", "a Monday"),
    ("火曜日", "a Tuesday"),
    ("水曜日", "a Wednesday"),
    ("木曜日", "a Thursday"),
    ("金曜日", "a Friday"),
    ("土曜日", "a Saturday"),
    ("日曜日", "a Sunday"),
];

/// The times the author gives, pasted text left out.
fn times<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Fact, &'a Time)> {
    context
        .facts
        .of(FactKind::Timestamp)
        .filter_map(|fact| match &fact.detail {
            Detail::Time(time) if !time.in_log && !time.recurring => Some((fact, time.as_ref())),
            _ => None,
        })
}

/// The day of writing where it is told: an old draft read again is no mistake.
/// `zone` is where a time is, if that is known.
fn told(context: &Context<'_>, zone: Option<&TimeZone>) -> Option<Date> {
    let today = context.written_on(zone)?;
    today.told.then_some(today.date)
}

/// The weekday the date really has, where another is written.
fn mismatch(time: &Time, written: Option<Date>) -> Option<u8> {
    let stated = time.weekday?;
    let date = time.date?;
    date.day?;
    // Without a year the weekday may tell which one is meant.
    date.year?;
    let real = time.day(written)?.weekday().to_monday_zero_offset();
    let real = u8::try_from(real).ok()?;
    (real != stated).then_some(real)
}

/// Fires on a beginning and an end in the wrong order.
fn reversed(context: &Context<'_>, written: Option<Date>, hits: &mut Vec<Hit>) {
    let in_field = |kind| {
        let field = context.ticket.field(kind)?;
        times(context).find(|(fact, _)| field.range.contains(&fact.range.start))
    };
    let stated = in_field(FieldKind::OccurredAt).zip(in_field(FieldKind::EndedAt));
    let all: Vec<(&Fact, &Time)> = times(context).collect();
    let in_words = all.windows(2).find_map(|pair| {
        let [(start, first), (end, second)] = pair else {
            return None;
        };
        is_span(context, &start.range, &end.range).then_some(((*start, *first), (*end, *second)))
    });
    for ((start, first), (end, second)) in [stated, in_words].into_iter().flatten() {
        if is_before(second, first, written) {
            hits.push(
                Hit::at(end.range.clone())
                    .case("reversed")
                    .hole("quote", context.quote(&end.range))
                    .hole("start", context.quote(&start.range))
                    .related(start.range.clone(), "start"),
            );
            return;
        }
    }
}

/// Whether the sentence gives the two times as beginning and end.
fn is_span(context: &Context<'_>, start: &Range, end: &Range) -> bool {
    let own = context.around(start.start, 0, 0);
    let same = own.contains(&end.start) && start.end <= end.start;
    // The words that tell it stand close by.
    const REACH: usize = 400;
    let near = context.boundary(end.end + REACH).min(own.end);
    let rest = end.end..near.max(end.end);
    same && context.says(&(start.end..end.start), &cues::SPAN_BEGINS)
        && context.says(&rest, &cues::SPAN_ENDS)
}

/// Whether one time is surely before another: both have day and clock, in the
/// same zone as far as is known.
fn is_before(one: &Time, other: &Time, written: Option<Date>) -> bool {
    let moment = |time: &Time| {
        let clock = time.clock?;
        // A day without a year is the nearest: what is to come ends next week.
        let date = match written {
            Some(today) => day(time, today)?,
            None => time.day(None)?,
        };
        Some((date, clock.hour, clock.minute, clock.second))
    };
    // A day that is inherited, not given, may be the next one.
    let given = one.date.is_some() && other.date.is_some();
    given
        && one.offset() == other.offset()
        && moment(one).zip(moment(other)).is_some_and(|(a, b)| a < b)
}

/// Fires on occurrences after the day of writing, and where the latest lies
/// long before it and nothing says that the trouble goes on.
fn judge_age(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut latest: Option<(&Fact, i32)> = None;
    let announced = LazyCell::new(|| is_announced(context));
    for (fact, time) in times(context).filter(|(fact, time)| is_occurrence(context, fact, time)) {
        let there = time.time_zone();
        let today = told(context, there.as_ref());
        let Some((today, last)) = today.and_then(|today| Some((today, time.day(Some(today))?)))
        else {
            continue;
        };
        let days = today.since(last).map_or(0, |span| span.get_days());
        // Without its year it may as well be the next one, which is nearer.
        let next = day(time, today).is_some_and(|nearest| nearest > last);
        // What must be ready by then is told with the impact.
        let of_impact = context
            .ticket
            .is_in_field(fact.range.start, FieldKind::Impact);
        let planned = days < 0 && time.clock.is_none() && of_impact || next;
        if planned && !is_told_as_event(context, fact) || next && is_weekday_of_next(time, today) {
            continue;
        }
        if (days < 0 || next) && *announced {
            continue;
        }
        if days < 0 {
            let quote = context.quote(&fact.range);
            hits.push(
                Hit::at(fact.range.clone())
                    .case("future")
                    .hole("quote", quote)
                    .hole("today", today.to_string()),
            );
            return;
        }
        if latest.is_none_or(|(_, least)| days < least) {
            latest = Some((fact, days));
        }
    }
    let old = i32::from(context.house.stale_days.unwrap_or(STALE_DAYS));
    let told_now = context.facts.has(FactKind::OngoingStatus);
    let all = || all_old(context).filter(|(_, days)| *days > VERY_OLD && !told_now);
    let latest = latest.or_else(all);
    let Some((fact, days)) = latest.filter(|(_, days)| *days > old) else {
        return;
    };
    if goes_on(context) {
        return;
    }
    hits.push(
        Hit::at(fact.range.clone())
            .case(if days > VERY_OLD.max(old) {
                "very-old"
            } else {
                "old"
            })
            .hole("quote", context.quote(&fact.range))
            .hole("days", days.to_string()),
    );
}

/// Whether the draft is about what the provider announced, which is still to come.
fn is_announced(context: &Context<'_>) -> bool {
    let sentences = context.ticket.sentences.iter();
    let titles = sentences.filter(|s| context.in_title(&s.range));
    let opening = context.ticket.sentences.iter().take(1);
    opening
        .chain(titles)
        .any(|s| context.says(&s.range, &cues::EVENT_ANNOUNCED))
}

/// The latest clock time of the author's, with its age in days, where no words make one
/// an occurrence: what is told with its year and to the minute was seen then.
fn all_old<'a>(context: &Context<'a>) -> Option<(&'a Fact, i32)> {
    let seen = times(context).filter(|(fact, time)| {
        let mut kinds = context.ticket.field_kinds_at(fact.range.start);
        let own = || trouble::sentence(context, fact);
        let year = time.date.is_some_and(|date| date.year.is_some());
        // Programs write seconds, and so does pasted text.
        year && time.precision == Precision::Minute
            && !context.ticket.is_verbatim(&fact.range)
            && !time.is_impossible()
            && !kinds.any(|kind| OTHER.contains(&kind))
            && !context.says(&own(), &cues::PLANNED_MOMENT)
    });
    let aged = seen.filter_map(|(fact, time)| {
        let there = time.time_zone();
        let today = told(context, there.as_ref())?;
        let day = time.day(Some(today))?;
        let days = today.since(day).ok()?.get_days();
        Some((fact, days))
    });
    aged.min_by_key(|(_, days)| *days)
}

/// Whether a time is one of the trouble.
fn is_occurrence(context: &Context<'_>, fact: &Fact, time: &Time) -> bool {
    if time.is_impossible() {
        return false;
    }
    let kinds: Vec<FieldKind> = context.ticket.field_kinds_at(fact.range.start).collect();
    if kinds.iter().any(|kind| EVENT.contains(kind)) {
        return true;
    }
    if kinds.iter().any(|kind| OTHER.contains(kind)) {
        return false;
    }
    let own = trouble::sentence(context, fact);
    let told = FactKind::COMPLAINTS
        .into_iter()
        .any(|kind| context.facts.within(kind, &own).next().is_some());
    let told = told || context.says(&own, &cues::OCCURRENCE);
    told && !context.says(&own, &cues::PLANNED_MOMENT) && !context.says(&own, &cues::NOT_AGAIN)
}

/// Whether the day of the week that is told is that of the nearest such day, which is to
/// come, and not that of the last.
fn is_weekday_of_next(time: &Time, today: Date) -> bool {
    let of = |date: Option<Date>| {
        let weekday = date?.weekday().to_monday_zero_offset();
        u8::try_from(weekday).ok()
    };
    time.weekday.is_some()
        && time.weekday == of(day(time, today))
        && time.weekday != of(time.day(Some(today)))
}

/// Whether its field or its sentence says of a time that something happened then.
fn is_told_as_event(context: &Context<'_>, fact: &Fact) -> bool {
    let mut kinds = context.ticket.field_kinds_at(fact.range.start);
    kinds.any(|kind| EVENT.contains(&kind))
        || context.says(&trouble::sentence(context, fact), &cues::OCCURRENCE)
}

/// Whether the draft says that the trouble goes on.
fn goes_on(context: &Context<'_>) -> bool {
    cues::NOW_GOING_ON.is_in(context.ticket.prose())
}
