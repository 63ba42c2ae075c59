//! How to make it happen?

use super::trouble;
use super::{Context, Hit};
use crate::facts::time::Precision;
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{FieldKind, cues};
use crate::text::floor_char_boundary;
use crate::ticket::BlockKind;

/// Fires on an incident that gives no step, command or procedure at all.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let prose = context.ticket.prose();
    if is_told(context)
        || is_seen_in_runs(context)
        || cues::STEP_LIST.is_in(prose)
        || cues::SPONTANEOUS.is_in(prose)
        || cues::EVENT_OVER.is_in(prose)
        || cues::LOSS_MEASURED.is_in(prose)
        || has_ended(context)
    {
        return;
    }
    if trouble::is_told(context) {
        hits.push(trouble::lacking(context));
    }
}

/// Whether a field for the end of the event tells when that was.
fn has_ended(context: &Context<'_>) -> bool {
    let mut times = context.facts.of(FactKind::Timestamp);
    times.any(|time| {
        context
            .ticket
            .is_in_field(time.range.start, FieldKind::EndedAt)
    })
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

/// Up to how many bytes before an error the start of its line is looked for.
const FAR: usize = 200;

/// How many runs, told by the minute, show that the trouble is one of a schedule.
const RUNS: usize = 2;

/// Whether the trouble is one of runs that nobody starts by hand, and the draft shows
/// what some of them left: to do it again is to wait for the next.
fn is_seen_in_runs(context: &Context<'_>) -> bool {
    let prose = context.ticket.prose();
    let facts = context.facts;
    let told = facts.of(FactKind::Timestamp).filter(|fact| {
        let Detail::Time(time) = &fact.detail else {
            return false;
        };
        let minute = matches!(time.precision, Precision::Minute | Precision::Second);
        let hours = context
            .ticket
            .is_in_field(fact.range.start, FieldKind::Contact);
        minute && !time.relative && !time.in_log && !hours
    });
    // As output is pasted: on a line of its own, or set in.
    let pasted = |error: &Fact| {
        let at = context.ticket.span_of(&error.range).start();
        // Words far behind the start of a line are no more its first.
        let from = floor_char_boundary(context.source, at.saturating_sub(FAR));
        let before = context.source.get(from..at).unwrap_or("");
        let Some(line) = before.rsplit_once(['\n', '\r']).map(|(_, line)| line) else {
            return from == 0 && before.trim().is_empty();
        };
        let value = context.ticket.block_at(error.range.start);
        let value = value.is_some_and(|block| block.kind == BlockKind::Value);
        line.trim().is_empty() || line.starts_with("  ") && !value
    };
    let shown = || {
        facts.has(FactKind::Log)
            || context.shows_output()
            || cues::RESPONSE_MEASURED.is_in(prose)
            || facts.of(FactKind::ErrorMessage).any(pasted)
    };
    let runs = || told.take(RUNS).count() == RUNS || cues::RUNS_IN_A_ROW.is_in(prose);
    cues::SCHEDULED_RUN.is_in(prose) && runs() && shown()
}
