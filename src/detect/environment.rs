//! What does it run in?

use super::{Context, Hit, trouble};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, cues};

/// Fires on an incident that tells nothing of the systems, sizes and settings
/// around it.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if !trouble::is_reported(context) || is_told(context) {
        return;
    }
    let path = context
        .in_body(FactKind::Symptom)
        .find(|s| is_connectivity(s));
    // A page of the console runs in nothing of the author's.
    if path.is_none() && cues::CONSOLE_DISPLAY.is_in(context.ticket.prose()) {
        return;
    }
    let case = if path.is_some() {
        "connectivity"
    } else {
        "main"
    };
    hits.push(trouble::lacking(context).case(case));
}

fn is_connectivity(symptom: &Fact) -> bool {
    symptom.detail == Detail::Case("connectivity")
}

fn is_told(context: &Context<'_>) -> bool {
    context.facts.has(FactKind::Environment)
        || context.facts.has(FactKind::Version)
        || [
            FieldKind::Environment,
            FieldKind::Version,
            FieldKind::Changes,
        ]
        .into_iter()
        .any(|kind| trouble::is_filled(context, kind))
        || cues::SETTING.is_in(context.ticket.folded())
}
