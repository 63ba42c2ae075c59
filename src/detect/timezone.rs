//! Times without a zone.

use super::{Context, Hit};
use crate::facts::time::Time;
use crate::facts::{Detail, FactKind};
use crate::knowledge::{Applicability, Confidence, Severity};
use crate::text::Range;

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
                        .severity(Severity::Info)
                        .confidence(Confidence::Low),
                );
            }
            continue;
        }
        match &time.zone {
            None => hits.push(unzoned(context, &fact.range, time)),
            Some(zone) if zone.ambiguous && !zone.inherited => {
                let mut hit = Hit::at(fact.range.clone())
                    .case("ambiguous")
                    .hole("quote", context.quote(&fact.range))
                    .hole("zone", zone.written.clone());
                if context.profile.provider == "alibaba" {
                    hit = hit.severity(Severity::Info);
                }
                hits.push(hit);
            }
            Some(_) => {}
        }
    }
}

fn unzoned(context: &Context<'_>, range: &Range, time: &Time) -> Hit {
    let mut hit = Hit::at(range.clone())
        .hole("quote", context.quote(range))
        .group("unzoned");
    if let Some(zone) = context.timezone {
        let at = time
            .clock_range
            .as_ref()
            .map_or(range.end, |clock| clock.end);
        hit = hit.edit(at..at, suffix(context, zone), Applicability::Unsafe);
    }
    hit
}

/// How a zone is written after a time in the language of the draft.
fn suffix(context: &Context<'_>, zone: &str) -> String {
    use crate::facts::Language::{En, Ja};
    match (zone, context.profile.language) {
        ("Asia/Tokyo" | "JST" | "Japan", Ja) => "(日本時間)".to_owned(),
        ("Asia/Tokyo" | "JST" | "Japan", En) => " JST".to_owned(),
        (_, Ja) => format!("({zone})"),
        (_, En) => format!(" {zone}"),
    }
}
