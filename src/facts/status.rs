//! Whether the trouble goes on, and how often it comes.

use super::{Detail, FactKind, Facts, said};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::Ticket;

/// Adds statements of the present state and of frequency.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    for range in said(ticket, &cues::ONGOING) {
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
