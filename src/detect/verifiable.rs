//! Can anyone tell when the goal is reached?

use super::Context;
use super::Hit;
use crate::facts::Detail;
use crate::facts::{FactKind, goal};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, width::cells};

/// Up to how many columns a sentence is a goal and nothing more.
const SHORT: usize = 80;

/// Fires on a goal that wishes only for things to be well again.
pub(super) fn not_verifiable(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let goals = goals(context);
    let seen = goals.iter().any(|range| {
        let text = context.ticket.folded().get(range.clone()).unwrap_or("");
        cues::OBSERVABLE_OUTCOME.is_in(text)
    });
    if seen {
        return;
    }
    let bare = goals
        .into_iter()
        .find(|range| context.says(range, &cues::BARE_WISH));
    if let Some(range) = bare {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).hole("quote", quote));
    }
}

/// What the draft gives as its goal: its fields for it, else the sentences that
/// tell a purpose.
fn goals(context: &Context<'_>) -> Vec<Range> {
    let ticket = context.ticket;
    let fields: Vec<Range> = ticket
        .fields_of(FieldKind::Goal)
        .map(|field| field.range.clone())
        .filter(|range| !ticket.slice(range).trim().is_empty())
        .collect();
    if !fields.is_empty() {
        return fields;
    }
    context
        .facts
        .of(FactKind::Goal)
        .filter(|fact| fact.detail == Detail::Case(goal::PURPOSE))
        .map(|fact| fact.range.clone())
        .filter(|range| cells(ticket.slice(range).trim()) <= SHORT)
        .collect()
}
