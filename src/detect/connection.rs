//! By which way was the machine to be reached?

use super::trouble;
use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;

/// Fires on a login or a connection to a machine that fails, when nothing names
/// the protocol, the port or the client.
pub(super) fn unspecified(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if cues::CONNECTION_METHOD.is_in(context.ticket.folded()) {
        return;
    }
    let prose = context.ticket.prose();
    let mut ways = cues::MACHINE_CONNECTION.find_all(prose);
    if ways.is_empty() {
        let everywhere = names_machines(context, &(0..prose.len()));
        ways = cues::PLAIN_LOGIN.find_all(prose);
        ways.retain(|way| everywhere || names_machines(context, &context.around(way.start, 0, 0)));
    }
    // A machine that answers a ping may still be logged in to by many ways.
    if cues::CONNECTION_PROBE.is_in(context.ticket.folded()) {
        ways.retain(|way| cues::PLAIN_LOGIN.is_in(context.ticket.prose_of(way)));
    }
    // A title sums up; where the body does not say it again, it is all there is.
    let body = context.has_body();
    let (titles, mut told): (Vec<Range>, Vec<Range>) = ways
        .into_iter()
        .filter(|way| context.ticket.sentence_at(way.start).is_some())
        .partition(|way| body && context.in_title(way));
    told.extend(titles);
    if let Some(way) = told.into_iter().find(|way| fails(context, way)) {
        let quote = context.quote(&way);
        hits.push(Hit::at(way).hole("quote", quote));
    }
}

/// Whether machines are all the products that a part of the draft names.
fn names_machines(context: &Context<'_>, part: &Range) -> bool {
    let mut names = context
        .facts
        .within(FactKind::Product, part)
        .filter_map(|fact| Some(fact.product()?.name().to_lowercase()))
        .peekable();
    names.peek().is_some() && names.all(|name| cues::MACHINE_WORD.is_in(&name))
}

/// Whether the sentence says that this connection does not come about, and goes
/// on to say neither that it does by now nor that it is only supposed.
fn fails(context: &Context<'_>, way: &Range) -> bool {
    let facts = context.facts;
    let own = context.around(way.start, 0, 0);
    let rest = way.end..own.end.max(way.end);
    let mut troubles = facts.within(FactKind::Symptom, &own).peekable();
    let asked = facts.within(FactKind::Question, &own).next().is_some();
    let claimed = match troubles.peek() {
        Some(_) => troubles.any(|t| !trouble::is_attribute(context, t)),
        None => !asked,
    };
    claimed
        && context.says(&own, &cues::CONNECTION_FAILS)
        && !context.says(&rest, &cues::TROUBLE_OVER)
}
