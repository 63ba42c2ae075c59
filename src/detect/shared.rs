//! Parts of a draft that hold for whatever it is about.

use super::Context;
use crate::knowledge::FieldKind;

/// Parts whose text holds for every matter of a draft.
pub const SHARED: [FieldKind; 26] = [
    FieldKind::Subject,
    FieldKind::Provider,
    FieldKind::Product,
    FieldKind::Category,
    FieldKind::Kind,
    FieldKind::Plan,
    FieldKind::Severity,
    FieldKind::Account,
    FieldKind::SupportId,
    FieldKind::InstalledSupportId,
    FieldKind::Region,
    FieldKind::Zone,
    FieldKind::Timezone,
    FieldKind::Language,
    FieldKind::Channel,
    FieldKind::Contact,
    FieldKind::Engineer,
    FieldKind::UserType,
    FieldKind::Submitter,
    FieldKind::SubmitterRole,
    FieldKind::OperatingUser,
    FieldKind::PreviousCases,
    FieldKind::CaseNumber,
    FieldKind::Attachments,
    FieldKind::Version,
    FieldKind::Environment,
];

/// Whether a place is in such a part: it is no matter of its own.
pub(super) fn is_shared(context: &Context<'_>, at: usize) -> bool {
    let mut kinds = context.ticket.field_kinds_at(at);
    kinds.any(|kind| SHARED.contains(&kind))
}
