//! What shows that something is wrong?

use super::{Context, Hit, trouble};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues, provider};

/// Fires on an incident that shows no log, picture, output, error text or
/// answer of a probe.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let prose = context.ticket.prose();
    let claimed = cues::OUTAGE_CLAIMED
        .find_all(prose)
        .into_iter()
        .filter(|r| context.ticket.sentence_at(r.start).is_some())
        // A level of severity is called by what it is for.
        .find(|r| !context.ticket.is_in_field(r.start, FieldKind::Severity));
    if is_shown(context) || (claimed.is_none() && !trouble::is_reported(context)) {
        return;
    }
    // What the error said is asked for already.
    if claimed.is_none() && context.in_body(FactKind::VagueError).next().is_some() {
        return;
    }
    hits.push(match claimed {
        Some(range) => {
            let quote = context.quote(&range);
            Hit::absent()
                .beside(range)
                .case("claimed")
                .hole("quote", quote)
        }
        None => match provider(context.profile.provider).and_then(|p| p.evidence.as_ref()) {
            Some(words) => trouble::lacking(context).named("evidence", words),
            None => trouble::lacking(context),
        },
    });
}

fn is_shown(context: &Context<'_>) -> bool {
    let facts = context.facts;
    [
        FactKind::Log,
        FactKind::ErrorMessage,
        FactKind::Attachment,
        FactKind::RequestId,
    ]
    .into_iter()
    .any(|kind| facts.has(kind))
        || facts.of(FactKind::Command).any(trouble::is_literal)
        || context.shows_output()
        || [FieldKind::Log, FieldKind::Error, FieldKind::Attachments]
            .into_iter()
            .any(|kind| trouble::is_filled(context, kind))
        || cues::EVIDENCE.is_in(context.ticket.folded())
}
