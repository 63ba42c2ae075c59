//! Applications for a meeting with the desk.

mod content;
mod eligibility;
mod schedule;
mod slot;

pub(super) use content::missing as content;
pub(super) use eligibility::refused as eligibility;
pub(super) use schedule::impossible as schedule;

use jiff::tz::TimeZone;

use super::Context;
use super::lifecycle::said;
use crate::facts::{FactKind, Kind};
use crate::knowledge::{Consultation, FieldKind, cues, provider};
use crate::text::Range;

/// The provider's conditions for meetings, where the draft applies for one.
fn applied_for(context: &Context<'_>) -> Option<&'static Consultation> {
    let conditions = provider(context.profile.provider)?.consultation.as_ref()?;
    (context.profile.kind == Kind::OfficeHours && applies(context)).then_some(conditions)
}

/// The zone in which the desk holds its hours. A test proves that there is one
/// of that name.
fn desk_zone(conditions: &Consultation) -> Option<TimeZone> {
    TimeZone::get(&conditions.timezone).ok()
}

/// Whether it applies for a meeting, rather than asking how meetings work.
fn applies(context: &Context<'_>) -> bool {
    let form = context.ticket.field(FieldKind::Kind).is_some()
        || context.ticket.field(FieldKind::Candidates).is_some();
    let asks = || {
        said(context, &cues::ASKS_ABOUT_OFFICE_HOURS).is_some()
            || context
                .facts
                .of(FactKind::Question)
                .any(|question| context.says(&question.range, &cues::WEB_MEETING))
    };
    form || said(context, &cues::OFFICE_HOURS_WISHED).is_some() || !asks()
}

/// Where the application asks for the meeting, else its first words.
fn place(context: &Context<'_>) -> Range {
    said(context, &cues::OFFICE_HOURS_WISHED)
        .or_else(|| said(context, &cues::KIND_OFFICE_HOURS))
        .or_else(|| Some(context.ticket.sentences.first()?.range.clone()))
        .unwrap_or(0..0)
}
