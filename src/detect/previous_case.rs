//! Earlier cases without their number.

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// Fires on the first reference to an earlier case, or the first word of
/// recurrence, of a draft that gives no case number.
pub(super) fn without_id(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let told = [&cues::EARLIER_CASE, &cues::RECURRENCE];
    if !told.iter().any(|cue| cue.may_be_in(ticket.prose())) {
        return;
    }
    let given = context.facts.has(FactKind::CaseReference)
        || [
            FieldKind::PreviousCases,
            FieldKind::CaseNumber,
            FieldKind::PairedCase,
        ]
        .into_iter()
        .any(|kind| {
            ticket
                .value(kind)
                .is_some_and(|v| v.contains(|c: char| c.is_ascii_digit() || c == '*'))
        })
        || cues::CASE_LABEL.is_in(ticket.prose());
    if given {
        return;
    }
    // What is said to be the first time is so in its own sentence: a case on something
    // like it may be told in another.
    let anew = |r: &Range| context.says(&context.around(r.start, 0, 0), &cues::FIRST_TIME);
    let first = |cue: &crate::knowledge::Cue| {
        cue.find_all(ticket.prose())
            .into_iter()
            .find(|r| ticket.sentence_at(r.start).is_some() && !anew(r))
    };
    if let Some(range) = first(&cues::EARLIER_CASE) {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).hole("quote", quote));
        return;
    }
    // What comes again and again in this ticket is its own matter.
    if cues::REPEATED.is_in(ticket.prose()) || cues::FIRST_TIME.is_in(ticket.prose()) {
        return;
    }
    let recurred = cues::RECURRENCE
        .find_all(ticket.prose())
        .into_iter()
        .find(|r| ticket.sentence_at(r.start).is_some() && !is_outcome(context, r));
    if let Some(range) = recurred {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("recurrence").hole("quote", quote));
    }
}

/// Whether the sentence, or its part, tells a recurrence as what came of an
/// attempt to mend this same trouble.
fn is_outcome(context: &Context<'_>, recurrence: &Range) -> bool {
    context
        .ticket
        .is_in_field(recurrence.start, FieldKind::Attempts)
        || context.says(
            &context.around(recurrence.start, 0, 0),
            &cues::RECURRENCE_OF_ATTEMPT,
        )
}
