//! Times without a zone.

use jiff::tz::Offset;

use super::{Context, Hit};
use crate::facts::time::{ClockZone, Time};
use crate::facts::{Detail, FactKind};
use crate::knowledge::{Applicability, Confidence, cues};
use crate::text::{Language, Range};

/// Fires on each clock time that no zone covers, on zones that mean several,
/// and once for each pasted log.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut last_log = usize::MAX;
    // The time before, if it had no zone.
    let mut start: Option<Told<'_>> = None;
    for fact in context.facts.of(FactKind::Timestamp) {
        let Detail::Time(time) = &fact.detail else {
            continue;
        };
        if is_of_mail(context, &fact.range) {
            continue;
        }
        let before = start.take();
        if time.clock.is_none() || time.recurring {
            hits.extend(before.map(|only| unzoned(context, &[only])));
            continue;
        }
        if time.zone.is_none() && !time.in_log {
            let told = Told {
                range: &fact.range,
                time,
            };
            match before {
                // A zone after the end of a span is that of both its ends.
                Some(before) if is_span(context, before, told) => {
                    hits.push(unzoned(context, &[before, told]));
                }
                before => {
                    hits.extend(before.map(|only| unzoned(context, &[only])));
                    start = Some(told);
                }
            }
            continue;
        }
        hits.extend(before.map(|only| unzoned(context, &[only])));
        if time.in_log {
            if time.zone.is_none()
                && let Some(block) = context.ticket.block_at(fact.range.start)
                && block.range.start != last_log
            {
                last_log = block.range.start;
                hits.push(
                    Hit::at(fact.range.clone())
                        .case("log")
                        .group("log")
                        .hole("quote", context.quote(&fact.range))
                        .confidence(Confidence::Low),
                );
            }
            continue;
        }
        match &time.zone {
            Some(zone) if zone.ambiguous && !zone.inherited => {
                let hit = Hit::at(fact.range.clone())
                    .case("ambiguous")
                    .hole("quote", context.quote(&fact.range))
                    .hole("zone", zone.written.clone());
                hits.push(hit);
            }
            _ => {}
        }
    }
    hits.extend(start.map(|only| unzoned(context, &[only])));
}

/// Whether a mail program wrote the time, above a mail that is quoted: no reader
/// asks when that was.
fn is_of_mail(context: &Context<'_>, time: &Range) -> bool {
    let text = context.ticket.folded();
    let start = text[..time.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[time.end..].find('\n');
    let end = end.map_or(text.len(), |at| time.end + at);
    // Such a line is short.
    end - start < 200 && cues::MAIL_LEAD.is_in(&text[start..end].trim().to_lowercase())
}

/// A time and its place.
#[derive(Clone, Copy)]
struct Told<'a> {
    range: &'a Range,
    time: &'a Time,
}

/// Whether the two are the ends of one span of time: 「10:00〜11:30」.
fn is_span(context: &Context<'_>, start: Told<'_>, end: Told<'_>) -> bool {
    let ticket = context.ticket;
    let block = ticket.block_at(start.range.start);
    let folded = ticket.folded();
    let said = |range: Range| folded.get(range).unwrap_or("").trim();
    let between = said(start.range.end..end.range.start);
    // "at 10:30 and 11:00" are two times.
    let is_list = between == "and" && !said(0..start.range.start).ends_with("between");
    block.is_some_and(|block| end.range.end <= block.range.end)
        && !is_list
        && cues::SPAN_MARK.is_in(between)
}

/// The hit of a time, or of the two ends of a span.
fn unzoned(context: &Context<'_>, told: &[Told<'_>]) -> Hit {
    let ends = told.first().zip(told.last());
    let range = ends.map_or(0..0, |(start, end)| start.range.start..end.range.end);
    let quote = context.quote(&range);
    // Nobody but the author knows which night it was.
    if let Some(open) = told.iter().find(|told| told.time.day_open) {
        return Hit::at(range)
            .case("night")
            .hole("clock", of_day(open.time))
            .hole("quote", quote);
    }
    let moment = dated(context, told).unwrap_or_else(|| quote.clone());
    let mut hit = Hit::at(range.clone())
        .hole("moment", moment)
        .hole("quote", quote)
        .group("unzoned");
    // What was copied stays as it was.
    if context.ticket.is_verbatim(&range) {
        return hit;
    }
    let Some(zone) = context.timezone else {
        return hit;
    };
    let mut rest = told.iter().peekable();
    // 「昨夜10時〜11時半」: the night holds for both ends, so that its word stays.
    let stays = told.len() > 1 && told.iter().any(|told| told.time.hour_of_day);
    while let Some(told) = rest.next() {
        let day = (!stays).then(|| day_by_calendar(context, *told)).flatten();
        let mut edits: Vec<_> = day.into_iter().collect();
        edits.extend(zone_after(context, *told, zone, rest.peek().is_none()));
        for (place, words) in edits {
            hit = hit.edit(place, words, Applicability::Unsafe);
        }
    }
    hit
}

/// The edit that puts the day of the calendar in the place of one that is counted
/// from the day of writing.
fn day_by_calendar(context: &Context<'_>, told: Told<'_>) -> Option<(Range, String)> {
    let Told { range, time } = told;
    let (words, clock) = (time.day_range.as_ref()?, time.clock_range.as_ref()?);
    // 25 o'clock belongs to the next day: with its date it would say another.
    let counted = time.date.is_none() && time.clock.is_some_and(|clock| clock.hour < 24);
    if !counted || range.start != words.start || clock.start < words.end {
        return None;
    }
    let today = context.written_on(None).filter(|today| today.told)?;
    let day = time.day(Some(today.date))?;
    let folded = context.ticket.folded();
    let gap = folded.get(words.end..clock.start)?;
    let japanese = context.profile.language == Language::Ja;
    let on = if !japanese && wants_preposition(folded.get(..range.start)?) {
        "on "
    } else {
        ""
    };
    let gap = match gap.trim() {
        "" | "の" | "、" | "," => " ",
        _ => gap,
    };
    // 「昨夜10時」 without its night is ten in the morning.
    if time.hour_of_day {
        let place = range.start..clock.end;
        return Some((place, format!("{on}{day}{gap}{}", of_day(time))));
    }
    Some((range.start..clock.start, format!("{on}{day}{gap}")))
}

/// Whether an English date after this text needs a preposition, as "yesterday" in
/// its place did not.
fn wants_preposition(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let word = before.rsplit(|c: char| !c.is_ascii_alphabetic()).next();
    let word = word.unwrap_or("");
    !word.is_empty()
        && ![
            "on", "since", "from", "until", "till", "to", "by", "before", "after", "between",
            "and", "at", "around", "about", "as", "of", "for", "or", "than", "through",
        ]
        .contains(&word)
}

/// The edit that gives a time the zone of the author's clock. In a span it stands
/// after the end, but for a start in ISO 8601.
fn zone_after(
    context: &Context<'_>,
    told: Told<'_>,
    zone: &ClockZone,
    is_end: bool,
) -> Option<(Range, String)> {
    let Told { range, time } = told;
    let clock = time.clock_range.clone().unwrap_or(range.end..range.end);
    let before = context.ticket.folded().get(..clock.start).unwrap_or("");
    let iso = before
        .strip_suffix('t')
        .is_some_and(|date| date.ends_with(|c: char| c.is_ascii_digit()));
    let offset = || {
        let today = context.written_on(None).map(|today| today.date);
        let noon = time.day(today)?.at(12, 0, 0, 0);
        Some(noon.to_zoned(zone.rules().clone()).ok()?.offset())
    };
    let words = match iso.then(offset).flatten() {
        Some(offset) => in_hours(offset),
        None if is_end => suffix(context, zone.name()),
        None => return None,
    };
    Some((clock.end..clock.end, words))
}

/// The time of day on a 24-hour clock.
fn of_day(time: &Time) -> String {
    time.clock.map_or_else(String::new, |clock| {
        format!("{:02}:{:02}", clock.hour % 24, clock.minute)
    })
}

/// The words with their days by the calendar, where the draft counts them from the
/// day of writing (「昨日の15:52」) and that day is given.
fn dated(context: &Context<'_>, told: &[Told<'_>]) -> Option<String> {
    let resolved = |told: &Told<'_>| {
        let undated = told.time.date.is_none();
        let moment = undated.then(|| told.time.resolved(context.now))??;
        Some(moment.replace('T', " "))
    };
    let [start, end] = told else {
        let only = told.first()?;
        let moment = resolved(only)?;
        return Some(match (only.time.approximate, context.profile.language) {
            (false, _) => moment,
            (true, Language::Ja) => format!("{moment} 頃"),
            (true, Language::En) => format!("around {moment}"),
        });
    };
    let as_said = |told: &Told<'_>| context.quote(told.range);
    let between = context.quote(&(start.range.end..end.range.start));
    let both = [resolved(start), resolved(end)];
    both.iter().any(Option::is_some).then(|| {
        let [first, last] = both;
        format!(
            "{}{between}{}",
            first.unwrap_or_else(|| as_said(start)),
            last.unwrap_or_else(|| as_said(end))
        )
    })
}

/// How a zone is written after a time in the language of the draft.
fn suffix(context: &Context<'_>, zone: &str) -> String {
    match (zone, context.profile.language) {
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
