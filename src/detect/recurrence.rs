//! How often, and can it be made to happen again?

use super::{Context, Hit, trouble};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};

/// Fires on an event that came by itself and is not said to be the only one,
/// one of several, or still going on.
pub(super) fn missing_frequency(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if is_event(context)
        && !is_frequency_told(context)
        && !is_reproducibility_told(context)
        && !cues::GOING_ON_ALONE.is_in(context.ticket.prose())
        && trouble::is_reported(context)
    {
        hits.push(trouble::lacking(context));
    }
}

/// Fires on trouble that can be tried again, when nothing tells whether it
/// comes again, or where it does not. What came by itself is asked about by the
/// rule above: nobody is asked for both.
pub(super) fn unstated_reproducibility(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if !is_event(context)
        && !is_frequency_told(context)
        && !is_reproducibility_told(context)
        && trouble::is_reported(context)
    {
        hits.push(trouble::lacking(context));
    }
}

/// Whether the trouble is something that came to pass rather than something
/// that fails whenever it is done.
fn is_event(context: &Context<'_>) -> bool {
    let prose = context.ticket.prose();
    let done = context.facts.has(FactKind::ReproductionSteps)
        || context.facts.of(FactKind::Command).any(trouble::is_literal);
    let came = || {
        cues::HAPPENED_EVENT.is_in(prose)
            || cues::SPONTANEOUS.is_in(prose)
            || cues::TROUBLE_IS_OVER.is_in(prose)
            || trouble::is_filled(context, FieldKind::EndedAt)
    };
    !done && came()
}

fn is_frequency_told(context: &Context<'_>) -> bool {
    context.facts.has(FactKind::Frequency)
        || trouble::is_filled(context, FieldKind::Frequency)
        || cues::STATED_FREQUENCY.is_in(context.ticket.prose())
}

fn is_reproducibility_told(context: &Context<'_>) -> bool {
    cues::STATED_REPRODUCIBILITY.is_in(context.ticket.prose())
}
