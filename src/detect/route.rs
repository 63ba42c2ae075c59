//! From where to where?

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// What sits in the author's devices and is never what they try to reach.
const CLIENT_SIDE: &[&str] = &[
    "imsi", "imei", "iccid", "msisdn", "sim", "IoT SIM", "device",
];

/// Fires once, on the first connectivity trouble of a draft that names no
/// source, or no destination.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let present = Present::of(context);
    let Some(symptom) = context
        .in_body(FactKind::Symptom)
        .find(|s| is_on_a_path(context, s) && present.holds(s))
    else {
        return;
    };
    let prose = context.ticket.prose();
    let sources = cues::ACCESS_SOURCE.find_all(prose);
    let source = !sources.is_empty()
        || trouble::is_filled(context, FieldKind::Source)
        || (context.shows_output() && cues::SHELL_PROMPT.is_in(context.ticket.text().as_str()));
    let destination = [FieldKind::Destination, FieldKind::Resources]
        .into_iter()
        .any(|kind| trouble::is_filled(context, kind))
        || is_reached_for(context, &sources)
        || cues::ACCESS_DESTINATION.is_in(prose);
    let case = match (source, destination) {
        (true, true) => return,
        (false, true) => "source",
        (true, false) => "destination",
        (false, false) => "both",
    };
    let quote = context.quote(&symptom.range);
    hits.push(
        Hit::at(symptom.range.clone())
            .case(case)
            .hole("quote", quote),
    );
}

/// Whether the trouble is one of a path through a network: a connection that
/// fails, or a thing in the network that gives no answer. A job that runs out
/// of time is none, and neither is access that was denied: the answer came.
fn is_on_a_path(context: &Context<'_>, symptom: &Fact) -> bool {
    let text = context.ticket.prose_of(&symptom.range);
    let own = trouble::sentence(context, symptom);
    match symptom.detail {
        Detail::Case("connectivity") => {
            let plain = cues::PLAIN_CONNECTIVITY.is_in(text);
            let before = own.start..symptom.range.end;
            (plain || (is_networked(context, &own) && !context.says(&before, &cues::WORK_UNIT)))
                && !context.says(&own, &cues::ACCESS_DENIED)
        }
        Detail::Case("vague") => {
            (cues::UNRESPONSIVE.is_in(text) || cues::PLAIN_CONNECTIVITY.is_in(text))
                && is_networked(context, &own)
                && !context.says(&own, &cues::ACCESS_DENIED)
        }
        _ => false,
    }
}

/// Whether the sentence is about something in a network.
fn is_networked(context: &Context<'_>, sentence: &Range) -> bool {
    let facts = context.facts;
    context.says(sentence, &cues::NETWORK_MATTER)
        || facts.within(FactKind::Url, sentence).next().is_some()
        || facts
            .within(FactKind::Product, sentence)
            .any(|p| matches!(p.detail, Detail::Product { endpoint: true, .. }))
}

/// Whether the draft names something that can be what is reached for.
fn is_reached_for(context: &Context<'_>, sources: &[Range]) -> bool {
    let text = context.ticket.text().as_str();
    // The address in brackets after the source is the source's.
    let is_source = |range: &Range| {
        let next = sources.partition_point(|s| s.start < range.end);
        let gap = sources[..next].last().map(|s| text.get(s.end..range.start));
        gap.is_some_and(|gap| gap.is_none_or(|gap| gap.trim_matches([' ', '(', '`']).is_empty()))
    };
    [FactKind::ResourceId, FactKind::Url, FactKind::Product]
        .into_iter()
        .flat_map(|kind| context.facts.of(kind))
        .filter(|fact| match &fact.detail {
            Detail::Identifier { name, .. } => !CLIENT_SIDE.iter().any(|c| name.starts_with(c)),
            Detail::Product { name, endpoint, .. } => *endpoint && !CLIENT_SIDE.contains(name),
            _ => true,
        })
        .any(|fact| !is_source(&fact.range))
}
