//! Effect on business and users, and files that come with the ticket.

use super::{Detail, FactKind, Facts, said};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::Ticket;

/// Adds statements of impact and of attachments.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    for range in said(ticket, &cues::IMPACT) {
        facts.add(FactKind::Impact, range, Detail::None);
    }
    for range in said(ticket, &cues::ATTACHMENT) {
        facts.add(FactKind::Attachment, range, Detail::None);
    }
    let fields = [
        (FieldKind::Impact, FactKind::Impact),
        (FieldKind::Deadline, FactKind::Impact),
        (FieldKind::Attachments, FactKind::Attachment),
    ];
    for (field_kind, kind) in fields {
        for field in ticket.fields_of(field_kind) {
            let range = super::trimmed(ticket, field.range.clone());
            if !range.is_empty() {
                facts.add(kind, range, Detail::None);
            }
        }
    }
}
