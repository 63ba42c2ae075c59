//! Times without a zone.

mod meaning;
mod mend;
mod spans;

use std::cell::OnceCell;

use super::calendar::day;
use super::{Context, Hit};
use crate::facts::time::{ClockZone, Time};
use crate::facts::{Detail, FactKind, Kind};
use crate::knowledge::{Confidence, FieldKind, cues};
use crate::text::{Language, Range, floor_char_boundary};

/// Fires on each clock time that no zone covers, on zones that mean several,
/// and once for each pasted log.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let mut last_log = usize::MAX;
    // Times without a zone: those of a span of time together.
    let mut unzoned = spans::Spans::default();
    // The last time that is only planned: the end of its span is, too.
    let mut planned: Option<Told<'_>> = None;
    let settled = meaning::Settled::default();
    let zoned = OnceCell::new();
    let hours = OnceCell::new();
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
                && !is_of_mail(context, &fact.range)
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
        if is_of_mail(context, &fact.range) {
            continue;
        }
        match &time.zone {
            None => {
                let told = Told {
                    range: &fact.range,
                    time,
                };
                let ends = planned.is_some_and(|start| is_span(context, start, told));
                if is_explained(context, &fact.range, time)
                    || is_hour_of_day(context, &fact.range, time)
                        && *hours.get_or_init(|| hours_told(context)) & hour_bit(time) != 0
                    || is_of_plan(context, &fact.range, time)
                        && *zoned.get_or_init(|| tells_time(context))
                {
                    continue;
                }
                if ends && time.date.is_none() || is_to_come(context, &fact.range, time) {
                    planned = Some(told);
                    continue;
                }
                // A zone after the end of a span is that of both its ends.
                unzoned.add(told, |start| is_span(context, start, told));
            }
            // When the desk works, or the author does, is no event.
            Some(_) if is_of_terms(context, &fact.range) => {}
            Some(zone) if zone.ambiguous && !zone.inherited && !settled.tells(context, zone) => {
                let hit = Hit::at(fact.range.clone())
                    .case("ambiguous")
                    .hole("quote", context.quote(&fact.range))
                    .hole("zone", zone.written.clone());
                hits.push(hit);
            }
            Some(_) => {}
        }
    }
    // What somebody else said is asked about where the author tells no time.
    let said: Vec<bool> = unzoned
        .iter()
        .map(|told| ends(told).is_some_and(|range| context.is_in_quotation(&range)))
        .collect();
    let tells = || tells_time(context) || said.contains(&false);
    let only_said = said.contains(&true) && !tells();
    let zone = context
        .timezone
        .filter(|zone| !mend::is_other(context, zone));
    let beside = one_zone(context);
    hits.reserve(unzoned.len());
    for (at, told) in unzoned.iter().enumerate() {
        let is_said = said.get(at).copied().unwrap_or(false);
        if is_said && !only_said {
            continue;
        }
        let goes_on = unzoned
            .get(at + 1)
            .is_some_and(|next| is_list(context, told, next));
        let known = Known {
            mends: zone.filter(|_| !is_said),
            beside: beside
                .filter(|_| !is_said && !is_answer(context, told) && !is_apart(context, told)),
        };
        hits.extend(without_zone(context, told, known, goes_on));
    }
}

/// The zone in which the author gives each event that he gives with one, if that is
/// where he lives: a reader takes the others to be in it, too. Who copies times in UTC
/// may well write down those of his own clock beside them.
fn one_zone<'a>(context: &Context<'a>) -> Option<&'a str> {
    let events = context.facts.of(FactKind::Timestamp);
    let own = events.filter_map(|fact| match &fact.detail {
        Detail::Time(time)
            if !time.in_log
                && !time.recurring
                && time.clock.is_some()
                && !is_of_terms(context, &fact.range)
                && !is_to_come(context, &fact.range, time) =>
        {
            time.zone.as_ref()
        }
        _ => None,
    });
    let mut zones = own.peekable();
    let first = *zones.peek()?;
    let offset = first.offset_minutes.filter(|minutes| *minutes != 0)?;
    zones
        .all(|zone| !zone.ambiguous && zone.offset_minutes == Some(offset))
        .then_some(first.written.as_str())
}

/// Whether the sentence tells of another place, or of what a machine wrote.
fn is_apart(context: &Context<'_>, told: &[Told<'_>]) -> bool {
    told.first().is_some_and(|first| {
        let own = context.around(first.range.start, 0, 0);
        // No machine writes 「午前6時40分」: who does tells it by the own clock.
        let spelled = || context.ticket.slice(first.range).contains('時');
        context.says(&own, &cues::ABROAD) || !spelled() && context.says(&own, &cues::ANOTHER_CLOCK)
    })
}

/// Whether the first of some times is what a form asks for.
fn is_answer(context: &Context<'_>, told: &[Told<'_>]) -> bool {
    told.first().is_some_and(|first| {
        let kind = FieldKind::OccurredAt;
        context.ticket.is_in_field(first.range.start, kind)
    })
}

/// Whether a time stands where the contract, the way of contact or a deadline is told.
fn is_of_terms(context: &Context<'_>, range: &Range) -> bool {
    let kinds = [
        FieldKind::Plan,
        FieldKind::Contact,
        FieldKind::Channel,
        FieldKind::Deadline,
    ];
    kinds
        .into_iter()
        .any(|kind| context.ticket.is_in_field(range.start, kind))
}

/// Whether a time is one that is planned, or asked about, and lies after the day of
/// writing: no log of it can be searched yet.
fn is_to_come(context: &Context<'_>, range: &Range, time: &Time) -> bool {
    // A day further off, without its year, may as well be that of the last year.
    const NEXT: i32 = 60;
    let ticket = context.ticket;
    let Some(today) = context.written_on(None).filter(|today| today.told) else {
        return false;
    };
    let Some(days) = day(time, today.date)
        .and_then(|day| day.since(today.date).ok())
        .map(|span| span.get_days())
    else {
        return false;
    };
    let year = time.date.is_some_and(|date| date.year.is_some());
    let of_trouble = [FieldKind::OccurredAt, FieldKind::EndedAt];
    if days <= 0
        || !year && days > NEXT
        || of_trouble
            .iter()
            .any(|kind| ticket.is_in_field(range.start, *kind))
    {
        return false;
    }
    let own = context.around(range.start, 0, 0);
    let has = |kind| context.facts.within(kind, &own).next().is_some();
    let planned = context.says(&own, &cues::PLANNED_MOMENT) || has(FactKind::Question);
    planned && !FactKind::COMPLAINTS.into_iter().any(has)
}

/// Whether a question names a time of day at which something is to happen: no event of
/// which a log could be searched, and the zone is that of the other times it tells.
fn is_of_plan(context: &Context<'_>, range: &Range, time: &Time) -> bool {
    let own = context.around(range.start, 0, 0);
    // What is told as past was an event.
    let past = context.ticket.prose_of(&own).contains("まし");
    context.profile.kind == Kind::Question && !past && is_no_event(context, range, time)
}

/// Whether a time of day is one at which something is meant to happen, as the author
/// read of it: no event, and the zone is that of the explanation.
fn is_explained(context: &Context<'_>, range: &Range, time: &Time) -> bool {
    let own = context.around(range.start, 0, 0);
    context.says(&own, &cues::AS_DOCUMENTED) && is_no_event(context, range, time)
}

/// Whether a time has no day, and its sentence tells of nothing that happened.
fn is_no_event(context: &Context<'_>, range: &Range, time: &Time) -> bool {
    let dated = time.date.is_some() || time.day_range.is_some();
    if dated
        || context
            .ticket
            .is_in_field(range.start, FieldKind::OccurredAt)
    {
        return false;
    }
    let own = context.around(range.start, 0, 0);
    let has = |kind| context.facts.within(kind, &own).next().is_some();
    !context.says(&own, &cues::OCCURRENCE) && !FactKind::COMPLAINTS.into_iter().any(has)
}

/// Whether a time is an hour of the day without a day of its own: 「21 時台」.
fn is_hour_of_day(context: &Context<'_>, range: &Range, time: &Time) -> bool {
    let after = &context.ticket.folded()[range.end..];
    time.date.is_none() && after.trim_start_matches(' ').starts_with('台')
}

/// The bit that stands for the hour of a time.
fn hour_bit(time: &Time) -> u32 {
    let hour = time.clock.map_or(u8::MAX, |clock| clock.hour);
    1_u32.checked_shl(hour.into()).unwrap_or(0)
}

/// The hours of the times that have a zone: what is said of the same hour without one
/// is said of that.
fn hours_told(context: &Context<'_>) -> u32 {
    let times = context.facts.of(FactKind::Timestamp);
    let hours = times.filter_map(|fact| match &fact.detail {
        Detail::Time(time) if time.zone.is_some() => Some(hour_bit(time)),
        _ => None,
    });
    hours.fold(0, |all, hour| all | hour)
}

/// Whether the author tells a time with its zone.
fn tells_time(context: &Context<'_>) -> bool {
    context
        .facts
        .of(FactKind::Timestamp)
        .any(|fact| match &fact.detail {
            Detail::Time(time) => time.clock.is_some() && time.zone.is_some() && !time.in_log,
            _ => false,
        })
}

/// Whether a mail program wrote the time, above a mail that is quoted: no reader
/// asks when that was.
fn is_of_mail(context: &Context<'_>, time: &Range) -> bool {
    // Such a line is short.
    const LONGEST: usize = 200;
    let text = context.ticket.folded();
    let from = floor_char_boundary(text, time.start.saturating_sub(LONGEST));
    let to = floor_char_boundary(text, time.end + LONGEST);
    let before = text[from..time.start].rsplit('\n').next().unwrap_or("");
    let after = text[time.end..to].split('\n').next().unwrap_or("");
    let line = &text[time.start - before.len()..time.end + after.len()];
    line.len() < LONGEST && cues::MAIL_LEAD.is_in(line.trim())
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

/// Whether the two, one after the other, are times of one list in a sentence:
/// 「9:05、9:10」.
fn is_list(context: &Context<'_>, told: &[Told<'_>], next: &[Told<'_>]) -> bool {
    let ticket = context.ticket;
    let (Some(before), Some(after)) = (told.last(), next.first()) else {
        return false;
    };
    let gap = before.range.end..after.range.start;
    let sentence = |told: &Told<'_>| ticket.sentence_at(told.range.start);
    // One with a day of its own before it is told anew.
    let is_bare = after
        .time
        .clock_range
        .as_ref()
        .is_some_and(|clock| clock.start == after.range.start);
    is_bare
        && sentence(before).is_some()
        && sentence(before) == sentence(after)
        && ticket
            .folded()
            .get(gap)
            .is_some_and(|gap| cues::LIST_MARK.is_in(gap))
}

/// All of a span of time.
fn ends(told: &[Told<'_>]) -> Option<Range> {
    let (start, end) = told.first().zip(told.last())?;
    Some(start.range.start..end.range.end)
}

/// What is known of the zone of a time that is given without.
#[derive(Clone, Copy)]
struct Known<'a> {
    /// The one that may be written there.
    mends: Option<&'a ClockZone>,
    /// The one that the other times have.
    beside: Option<&'a str>,
}

/// The hit of a time, or of the two ends of a span. A zone after the last time of a list is
/// that of all: where it `goes_on` none is written.
fn without_zone(
    context: &Context<'_>,
    told: &[Told<'_>],
    known: Known<'_>,
    goes_on: bool,
) -> Option<Hit> {
    let range = ends(told)?;
    let quote = context.quote(&range);
    // Nobody but the author knows which night it was.
    if let Some(open) = told.iter().find(|told| told.time.day_open) {
        return Some(
            Hit::at(range)
                .case("night")
                .hole("clock", mend::of_day(open.time))
                .hole("quote", quote),
        );
    }
    let moment = dated(context, told).unwrap_or_else(|| quote.clone());
    let hit = Hit::at(range.clone())
        .hole("moment", moment)
        .hole("quote", quote)
        .group("unzoned");
    let hit = match known.beside {
        Some(zone) => hit.case("beside").hole("zone", zone.to_owned()),
        None => hit,
    };
    // What was copied stays as it was.
    let zone = known.mends.filter(|_| !context.ticket.is_verbatim(&range));
    Some(match zone {
        Some(zone) => mend::with_zone(context, told, zone, goes_on, hit),
        None => hit,
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
    // A quotation has no blanks around it.
    let between = context.ticket.slice(&(start.range.end..end.range.start));
    let between = between.replace('\n', " ");
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
