//! The last message of a case.

use super::lifecycle::said;
use super::{Context, Hit};
use crate::facts::{Detail, FactKind, Kind, attempt};
use crate::knowledge::cues;

/// Fires when a case is to be closed and nothing tells what solved it.
pub(super) fn incomplete(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if context.profile.kind != Kind::Closing {
        return;
    }
    let ends = said(context, &cues::SOLVED).or_else(|| said(context, &cues::CLOSING));
    let Some(range) = ends else {
        return;
    };
    // "We tried various things" tells nothing.
    let attempted = context
        .facts
        .of(FactKind::Attempts)
        .any(|fact| fact.detail != Detail::Case(attempt::VAGUE));
    let explained = said(context, &cues::SOLVED_BY).is_some()
        || said(context, &cues::NOTHING_TO_SOLVE).is_some()
        || attempted
        || context.facts.has(FactKind::Command);
    if explained {
        return;
    }
    let quote = context.quote(&range);
    hits.push(Hit::at(range).hole("quote", quote));
}
