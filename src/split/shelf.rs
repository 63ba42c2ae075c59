//! What a piece of a draft is for: for every matter, or as evidence for one.

use super::unit::Unit;
use crate::detect::{Context, SHARED};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// Facts that hold for every matter.
const OF_ALL: [FactKind; 2] = [FactKind::AccountId, FactKind::Region];

/// What tells a matter.
pub(super) const MATTER: [FactKind; 5] = [
    FactKind::Symptom,
    FactKind::ErrorMessage,
    FactKind::VagueError,
    FactKind::Question,
    FactKind::Goal,
];

/// Facts that are told of one matter.
const EVIDENCE: [FactKind; 17] = [
    FactKind::Symptom,
    FactKind::ErrorMessage,
    FactKind::VagueError,
    FactKind::Question,
    FactKind::Goal,
    FactKind::ObservedBehavior,
    FactKind::ExpectedBehavior,
    FactKind::ReproductionSteps,
    FactKind::Attempts,
    FactKind::Impact,
    FactKind::Timestamp,
    FactKind::OngoingStatus,
    FactKind::Frequency,
    FactKind::Command,
    FactKind::Log,
    FactKind::ResourceId,
    FactKind::RequestId,
];

/// Whether the place is in a part that holds for every matter.
pub(super) fn is_shared(context: &Context<'_>, at: usize) -> bool {
    let place = at..at;
    let mut kinds = context.ticket.field_kinds_at(at);
    context.in_title(&place) || kinds.any(|kind| SHARED.contains(&kind))
}

/// Whether a unit is told of some matter, rather than of the whole: a log, a
/// time, a step.
pub(super) fn is_evidence(context: &Context<'_>, units: &[Unit], at: usize) -> bool {
    let Some(unit) = units.get(at) else {
        return false;
    };
    let block = &context.ticket.blocks[unit.block];
    if matches!(block.kind, BlockKind::Code | BlockKind::Item { .. }) {
        return true;
    }
    // Whose words follow is no evidence.
    let next = units
        .get(at + 1)
        .map(|next| context.ticket.blocks[next.block].kind);
    block.kind != BlockKind::Label
        && next != Some(BlockKind::Quote)
        && !holds_for_all(context, &unit.range)
        && has(context, &EVIDENCE, &unit.range)
}

/// Whether a sentence names the account, the region or somebody to contact, and
/// says no more.
pub(super) fn holds_for_all(context: &Context<'_>, range: &Range) -> bool {
    is_contact(context, range) || has(context, &OF_ALL, range) && !has(context, &MATTER, range)
}

/// Whether a sentence tells whom to contact, and says no more.
pub(super) fn is_contact(context: &Context<'_>, range: &Range) -> bool {
    let reached = [&cues::CONTACT_PART_EMAIL, &cues::CONTACT_PART_PHONE];
    let contact = || reached.into_iter().any(|cue| context.says(range, cue));
    (has(context, &[FactKind::Contact], range) || contact()) && !has(context, &MATTER, range)
}

fn has(context: &Context<'_>, kinds: &[FactKind], range: &Range) -> bool {
    let mut kinds = kinds.iter();
    kinds.any(|kind| context.facts.within(*kind, range).next().is_some())
}
