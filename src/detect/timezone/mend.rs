//! What a time without a zone becomes where the author's clock is known.

use jiff::civil::Date;
use jiff::tz::Offset;

use super::Told;
use crate::detect::{Context, Hit};
use crate::facts::time::{ClockZone, Time};
use crate::facts::{Detail, FactKind};
use crate::knowledge::Applicability;
use crate::text::{Language, Range};

/// The hit with the edits that give the time, or the span, the zone of the author's
/// clock and the day of the calendar. Where the time `goes_on` to another of its
/// list, the zone stands there.
pub(super) fn with_zone(
    context: &Context<'_>,
    told: &[Told<'_>],
    zone: &ClockZone,
    goes_on: bool,
    mut hit: Hit,
) -> Hit {
    let language = told.first().map_or(context.profile.language, |first| {
        context.language_at(first.range.start)
    });
    // 「昨夜10時〜11時半」: the night holds for both ends, so that its word stays.
    let stays = told.len() > 1 && told.iter().any(|told| told.time.hour_of_day);
    let mut rest = told.iter().peekable();
    while let Some(told) = rest.next() {
        let day = (!stays)
            .then(|| day_by_calendar(context, *told, language))
            .flatten();
        let is_last = rest.peek().is_none() && !goes_on;
        let edits = day.into_iter().flatten();
        for (place, words) in edits.chain(zone_after(context, *told, zone, is_last, language)) {
            hit = hit.edit(place, words, Applicability::Unsafe);
        }
    }
    hit
}

/// Whether the author gives times of his own in another zone: that of his clock
/// would be a guess.
pub(super) fn is_other(context: &Context<'_>, zone: &ClockZone) -> bool {
    let today = context.written_on(None).map(|today| today.date);
    context.facts.of(FactKind::Timestamp).any(|fact| {
        let Detail::Time(time) = &fact.detail else {
            return false;
        };
        let own = time.clock.is_some() && !time.in_log && !time.recurring;
        own && time.offset().is_some_and(|minutes| {
            offset_on(zone, time.day(today).or(today))
                .is_some_and(|offset| offset.seconds() / 60 != minutes)
        })
    })
}

/// The edits that put the day of the calendar in the place of one that is counted
/// from the day of writing: 「昨日の15:52」, "at 3:15 PM today".
fn day_by_calendar(
    context: &Context<'_>,
    told: Told<'_>,
    language: Language,
) -> Option<Vec<(Range, String)>> {
    let Told { range, time } = told;
    let (words, clock) = (time.day_range.as_ref()?, time.clock_range.as_ref()?);
    // 25 o'clock belongs to the next day: with its date it would say another.
    let counted = time.date.is_none() && time.clock.is_some_and(|clock| clock.hour < 24);
    if !counted {
        return None;
    }
    let today = context.written_on(None).filter(|today| today.told)?;
    let day = time.day(Some(today.date))?;
    let folded = context.ticket.folded();
    if range.start == clock.start && clock.end <= words.start && language == Language::En {
        let between = folded.get(clock.end..words.start)?.trim();
        let on = match between {
            "" | "," => "on ",
            "on" | ", on" => "",
            _ => return None,
        };
        let mut edits = vec![(words.clone(), format!("{on}{day}"))];
        // "10:30 last night" without its night is in the morning.
        if time.hour_of_day {
            edits.insert(0, (clock.clone(), of_day(time)));
        }
        return Some(edits);
    }
    if range.start != words.start || clock.start < words.end {
        return None;
    }
    let gap = folded.get(words.end..clock.start)?;
    let on = match language {
        Language::Ja => "",
        Language::En => context.preposition(range),
    };
    let gap = match gap.trim() {
        "" | "の" | "、" | "," => " ",
        _ => gap,
    };
    // 「昨夜10時」 without its night is ten in the morning.
    Some(vec![if time.hour_of_day {
        let place = range.start..clock.end;
        (place, format!("{on}{day}{gap}{}", of_day(time)))
    } else {
        (range.start..clock.start, format!("{on}{day}{gap}"))
    }])
}

/// The edit that gives a time the zone of the author's clock. In a span and in a
/// list it stands after the end, but for a start in ISO 8601.
fn zone_after(
    context: &Context<'_>,
    told: Told<'_>,
    zone: &ClockZone,
    is_end: bool,
    language: Language,
) -> Option<(Range, String)> {
    let Told { range, time } = told;
    let clock = time.clock_range.clone().unwrap_or(range.end..range.end);
    let before = context.ticket.folded().get(..clock.start).unwrap_or("");
    let iso = before
        .strip_suffix('t')
        .is_some_and(|date| date.ends_with(|c: char| c.is_ascii_digit()));
    let offset = || {
        let today = context.written_on(None).map(|today| today.date);
        offset_on(zone, time.day(today))
    };
    let words = match iso.then(offset).flatten() {
        Some(offset) => in_hours(offset),
        None if is_end => suffix(zone.name(), language),
        None => return None,
    };
    Some((clock.end..clock.end, words))
}

/// How far the zone is ahead of UTC on a day.
fn offset_on(zone: &ClockZone, day: Option<Date>) -> Option<Offset> {
    let noon = day?.at(12, 0, 0, 0);
    Some(noon.to_zoned(zone.rules().clone()).ok()?.offset())
}

/// The time of day on a 24-hour clock.
pub(super) fn of_day(time: &Time) -> String {
    time.clock.map_or_else(String::new, |clock| {
        format!("{:02}:{:02}", clock.hour % 24, clock.minute)
    })
}

/// How a zone is written after a time.
fn suffix(zone: &str, language: Language) -> String {
    match (zone, language) {
        ("Asia/Tokyo" | "JST" | "Japan", Language::Ja) => "(日本時間)".to_owned(),
        ("Asia/Tokyo" | "JST" | "Japan", Language::En) => " JST".to_owned(),
        (_, Language::Ja) => format!("({zone})"),
        (_, Language::En) => format!(" {zone}"),
    }
}

/// "+09:00"
fn in_hours(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
