//! From where to where?

use std::cell::LazyCell;

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, RESOURCE_NAME, cues};
use crate::text::{Range, ceil_char_boundary};

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
    // The costliest of all cues: often a field answers.
    let sources = LazyCell::new(|| cues::ACCESS_SOURCE.find_all(prose));
    let source = trouble::is_filled(context, FieldKind::Source)
        || (context.shows_output() && cues::SHELL_PROMPT.is_in(context.ticket.text().as_str()))
        || !sources.is_empty();
    let destination = [FieldKind::Destination, FieldKind::Resources]
        .into_iter()
        .any(|kind| trouble::is_filled(context, kind))
        || cues::ACCESS_DESTINATION.is_in(prose)
        || is_reached_for(context, &sources);
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
    let answer = trouble::near(context, symptom, context.around(symptom.range.start, 0, 1));
    if context.says(&answer, &cues::ACCESS_DENIED)
        || trouble::is_attribute(context, symptom)
        || cues::OUT_OF_COVERAGE.is_in(text)
        || context.says(&(own.start..symptom.range.end), &cues::DELIVERY)
        || is_of_delivery(context, symptom)
        || context
            .ticket
            .is_in_field(symptom.range.start, FieldKind::Impact)
        || (cues::LOGIN_ELSEWHERE.is_in(text) && !context.says(&own, &cues::MACHINE_LOGIN))
    {
        return false;
    }
    match symptom.detail {
        Detail::Case("connectivity") => {
            let plain = cues::PLAIN_CONNECTIVITY.is_in(text);
            let before = own.start..symptom.range.end;
            plain || (is_networked(context, &own) && !context.says(&before, &cues::WORK_UNIT))
        }
        Detail::Case("vague") => {
            (cues::UNRESPONSIVE.is_in(text) || cues::PLAIN_CONNECTIVITY.is_in(text))
                && is_networked(context, &own)
        }
        _ => false,
    }
}

/// Whether it takes up what a sentence just before says of a message: 「メールが届きません。
/// 3 回とも届いていません。」
fn is_of_delivery(context: &Context<'_>, symptom: &Fact) -> bool {
    let text = context.ticket.prose_of(&symptom.range);
    let before = context.around(symptom.range.start, 2, 0);
    let own = trouble::sentence(context, symptom);
    cues::TAKES_UP_DELIVERY.is_in(text)
        && !context.says(&own, &cues::SENT_PACKETS)
        && context.says(&before, &cues::DELIVERY)
}

/// Whether the sentence is about something in a network.
fn is_networked(context: &Context<'_>, sentence: &Range) -> bool {
    let facts = context.facts;
    context.says(sentence, &cues::NETWORK_MATTER)
        || facts.within(FactKind::Url, sentence).next().is_some()
        || facts.within(FactKind::ResourceId, sentence).any(|id| {
            // A job has a name, too; an address or an ID of its own form is a machine's.
            id.identifier().is_some_and(|id| id.name != RESOURCE_NAME)
        })
        || facts
            .within(FactKind::Product, sentence)
            .any(|p| p.product().is_some_and(|p| p.entry.endpoint))
}

/// Whether the draft names something that can be what is reached for.
fn is_reached_for(context: &Context<'_>, sources: &[Range]) -> bool {
    let text = context.ticket.text().as_str();
    let prose = context.ticket.prose();
    let is_source = |range: &Range| {
        let next = sources.partition_point(|s| s.start < range.end);
        let Some(before) = sources[..next].last() else {
            return false;
        };
        if range.start < before.end {
            return true;
        }
        // The address in brackets after a source is the source's; one after
        // "cannot reach" is not.
        let gap = text.get(before.end..range.start).unwrap_or("");
        gap.trim_matches([' ', '(', '`']).is_empty()
            && !cues::PLAIN_CONNECTIVITY.is_in(tail(prose, before))
    };
    [FactKind::ResourceId, FactKind::Url, FactKind::Product]
        .into_iter()
        .flat_map(|kind| context.facts.of(kind))
        .filter(|fact| match &fact.detail {
            Detail::Identifier(id) => !id.client_side,
            Detail::Product(product) => product.entry.endpoint && !product.entry.client_side,
            _ => true,
        })
        .any(|fact| !is_source(&fact.range))
}

/// The last word or so of a range.
fn tail<'t>(prose: &'t str, range: &Range) -> &'t str {
    let from = ceil_char_boundary(prose, range.end.saturating_sub(12).max(range.start));
    &prose[from..range.end]
}
