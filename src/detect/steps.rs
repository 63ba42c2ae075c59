//! How to make it happen?

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};

/// Fires on an incident that gives no step, command or procedure at all.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let told = [FactKind::ReproductionSteps, FactKind::Command]
        .into_iter()
        .any(|kind| context.facts.has(kind))
        || [FieldKind::Steps, FieldKind::Operation]
            .into_iter()
            .any(|kind| context.ticket.field(kind).is_some())
        || cues::NO_OPERATION.is_in(context.ticket.prose());
    if told {
        return;
    }
    let trouble = context
        .in_body(FactKind::Symptom)
        .chain(context.in_body(FactKind::ErrorMessage))
        .chain(context.in_body(FactKind::VagueError))
        .next();
    if let Some(fact) = trouble {
        let quote = context.quote(&fact.range);
        hits.push(
            Hit::at(fact.range.clone())
                .hole("quote", quote)
                .whole_draft(),
        );
    }
}
