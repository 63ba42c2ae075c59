//! How to make it happen?

use super::trouble;
use super::{Context, Hit};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::BlockKind;

/// Fires on an incident that gives no step, command or procedure at all.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let prose = context.ticket.prose();
    if is_told(context) || cues::STEP_LIST.is_in(prose) || cues::SPONTANEOUS.is_in(prose) {
        return;
    }
    if trouble::is_told(context) {
        hits.push(trouble::lacking(context));
    }
}

/// Whether anything in the draft can be done again by somebody else.
fn is_told(context: &Context<'_>) -> bool {
    let ticket = context.ticket;
    // What a program does by itself and what was to mend the trouble are no steps.
    let counts = |fact: &Fact| {
        let own = trouble::sentence(context, fact);
        !context.says(&fact.range, &cues::MACHINE_DOES)
            && (trouble::is_literal(fact) || !context.says(&own, &cues::REMEDY))
    };
    let steps = [FactKind::ReproductionSteps, FactKind::Command]
        .into_iter()
        .flat_map(|kind| context.facts.of(kind))
        .any(counts);
    let program = || {
        ticket.blocks.iter().any(|b| {
            b.kind == BlockKind::Code && cues::PROGRAM_TEXT.is_in(&ticket.folded()[b.range.clone()])
        })
    };
    steps
        || [FieldKind::Steps, FieldKind::Operation]
            .into_iter()
            .any(|kind| trouble::is_filled(context, kind))
        || cues::STEP_CONDITION.is_in(ticket.prose())
        || cues::DEED_TOLD.is_in(ticket.prose())
        || program()
}
