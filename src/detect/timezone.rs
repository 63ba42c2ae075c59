//! Times without a zone.

use jiff::tz::Offset;

use super::{Context, Hit};
use crate::facts::time::Time;
use crate::facts::{Detail, FactKind};
use crate::knowledge::{Applicability, Confidence};
use crate::text::{Language, Range};

/// Fires on each clock time that no zone covers, on zones that mean several,
/// and once for each pasted log.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut last_log = usize::MAX;
    for fact in context.facts.of(FactKind::Timestamp) {
        let Detail::Time(time) = &fact.detail else {
            continue;
        };
        if time.clock.is_none() || time.recurring {
            continue;
        }
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
            None => hits.push(unzoned(context, &fact.range, time)),
            Some(zone) if zone.ambiguous && !zone.inherited => {
                let hit = Hit::at(fact.range.clone())
                    .case("ambiguous")
                    .hole("quote", context.quote(&fact.range))
                    .hole("zone", zone.written.clone());
                hits.push(hit);
            }
            Some(_) => {}
        }
    }
}

fn unzoned(context: &Context<'_>, range: &Range, time: &Time) -> Hit {
    let quote = context.quote(range);
    let mut hit = Hit::at(range.clone())
        .hole(
            "moment",
            dated(context, time).unwrap_or_else(|| quote.clone()),
        )
        .hole("quote", quote)
        .group("unzoned");
    // What was copied stays as it was.
    if !context.ticket.is_verbatim(range) {
        for (place, words) in zoned(context, range, time) {
            hit = hit.edit(place, words, Applicability::Unsafe);
        }
    }
    hit
}

/// The edits that give a time the zone of the author's clock, and its day where
/// that is counted from the day of writing.
fn zoned(context: &Context<'_>, range: &Range, time: &Time) -> Vec<(Range, String)> {
    let Some(zone) = context.timezone else {
        return Vec::new();
    };
    let clock = time.clock_range.clone().unwrap_or(range.end..range.end);
    let mut edits = Vec::new();
    // 25 o'clock belongs to the next day: with its date it would say another.
    let counted = time.date.is_none() && time.clock.is_some_and(|clock| clock.hour < 24);
    if counted
        && range.start < clock.start
        && let Some(today) = context.written_on(None).filter(|today| today.told)
        && let Some(day) = time.day(Some(today.date))
    {
        edits.push((range.start..clock.start, format!("{day} ")));
    }
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
        None => suffix(context, zone.name()),
    };
    edits.push((clock.end..clock.end, words));
    edits
}

/// The moment with its day by the calendar, where the draft counts it from the
/// day of writing (「昨日の15:52」) and that day is given.
fn dated(context: &Context<'_>, time: &Time) -> Option<String> {
    if time.date.is_some() {
        return None;
    }
    let moment = time.resolved(Some(context.now?))?.replace('T', " ");
    Some(match (time.approximate, context.profile.language) {
        (false, _) => moment,
        (true, Language::Ja) => format!("{moment} 頃"),
        (true, Language::En) => format!("around {moment}"),
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
