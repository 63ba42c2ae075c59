//! Earlier cases without their number.

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};

/// Fires on the first reference to an earlier case, or the first word of
/// recurrence, of a draft that gives no case number.
pub(super) fn without_id(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
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
    if given || cues::FIRST_TIME.is_in(ticket.prose()) {
        return;
    }
    let first = |cue: &crate::knowledge::Cue| {
        cue.find_all(ticket.prose())
            .into_iter()
            .find(|r| ticket.sentence_at(r.start).is_some())
    };
    if let Some(range) = first(&cues::EARLIER_CASE) {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).hole("quote", quote));
    } else if let Some(range) = first(&cues::RECURRENCE) {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("recurrence").hole("quote", quote));
    }
}
