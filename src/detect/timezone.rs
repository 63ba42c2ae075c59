//! Times without a zone.

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
                hits.push(
                    Hit::at(fact.range.clone())
                        .case("ambiguous")
                        .hole("quote", context.quote(&fact.range))
                        .hole("zone", zone.written.clone()),
                );
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
    if let Some(zone) = context.timezone {
        let at = time
            .clock_range
            .as_ref()
            .map_or(range.end, |clock| clock.end);
        hit = hit.edit(at..at, suffix(context, zone.name()), Applicability::Unsafe);
    }
    hit
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
