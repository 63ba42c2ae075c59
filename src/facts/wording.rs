//! Words that do harm: claims of urgency, in-house terms.

use super::{Detail, FactKind, Facts, said};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// Adds urgency words and in-house terms.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    for range in said(ticket, &cues::URGENCY_WORD) {
        facts.add(FactKind::Urgency, range, Detail::None);
    }
    for range in said(ticket, &cues::JARGON) {
        facts.add(FactKind::Jargon, range, Detail::None);
    }
}
