//! From where to where?

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::{FieldKind, cues};

/// Fires once, on the first connectivity trouble of a draft that names no
/// source, or no destination.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let facts = context.facts;
    let Some(symptom) = context
        .in_body(FactKind::Symptom)
        .find(|s| s.detail == Detail::Case("connectivity"))
    else {
        return;
    };
    let source = ticket.field(FieldKind::Source).is_some()
        || cues::ACCESS_SOURCE.is_in(ticket.prose())
        || (context.shows_output() && cues::SHELL_PROMPT.is_in(ticket.text().as_str()));
    let destination = ticket.field(FieldKind::Destination).is_some()
        || ticket.field(FieldKind::Resources).is_some()
        || [FactKind::ResourceId, FactKind::Url, FactKind::Product]
            .into_iter()
            .any(|kind| facts.has(kind));
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
