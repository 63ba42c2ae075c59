//! Whether the trouble goes on, and how often it comes.

use super::{Detail, FactKind, Facts, question, said};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::Ticket;

/// Parts that speak of other things than the trouble: a contract that runs
/// until March, a goal that holds every night.
const SILENT: &[FieldKind] = &[
    FieldKind::Plan,
    FieldKind::Contact,
    FieldKind::Goal,
    FieldKind::Deadline,
    FieldKind::Environment,
    FieldKind::Version,
    FieldKind::Severity,
    FieldKind::Product,
    FieldKind::Submitter,
    FieldKind::Category,
    FieldKind::Channel,
];

/// Adds statements of the present state and of frequency.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let tells = |at: usize| !ticket.field_kinds_at(at).any(|kind| SILENT.contains(&kind));
    let said_now: Vec<_> = said(ticket, &cues::ONGOING)
        .map(|range| in_last_block(ticket, range))
        .filter(|range| tells(range.start))
        // Whether the provider has trouble now is asked, not said.
        .filter(|range| {
            !facts
                .within(FactKind::Question, range)
                .any(|q| q.detail == Detail::Case(question::STATUS))
        })
        .collect();
    for range in said_now {
        facts.add(FactKind::OngoingStatus, range, Detail::None);
    }
    for range in said(ticket, &cues::FREQUENCY) {
        facts.add(FactKind::Frequency, range, Detail::None);
    }
    let fields = [
        (FieldKind::Ongoing, FactKind::OngoingStatus),
        (FieldKind::EndedAt, FactKind::OngoingStatus),
        (FieldKind::Frequency, FactKind::Frequency),
    ];
    for (field_kind, kind) in fields {
        if let Some(field) = ticket.field(field_kind) {
            let range = super::trimmed(ticket, field.range.clone());
            if !range.is_empty() {
                facts.add(kind, range, Detail::None);
            }
        }
    }
}

/// The part of a range in the block where it ends: what stands before is another
/// item of the list.
fn in_last_block(ticket: &Ticket, range: Range) -> Range {
    let last = ticket.block_at(range.end.saturating_sub(1));
    let start = last.map_or(range.start, |block| block.range.start.max(range.start));
    super::trimmed(ticket, start..range.end)
}
