//! Several matters in one ticket.

use super::{Context, Hit};
use crate::facts::{FactKind, Kind};
use crate::knowledge::cues;
use crate::text::Range;

/// Fires where a second, unrelated matter begins.
pub(super) fn multiple(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let found: Vec<Range> = cues::ISSUE_CONNECTOR
        .find_all(ticket.prose())
        .into_iter()
        .filter(|r| ticket.sentence_at(r.start).is_some())
        .filter(|r| {
            let window = context.around(r.start, 0, 1);
            !context.says(&window, &cues::SAME_ISSUE)
        })
        .collect();
    let Some(first) = found.first() else { return };
    let second = context.around(first.start, 0, 0);
    let begin = ticket
        .sentences
        .iter()
        .find(|s| {
            context
                .facts
                .within(FactKind::Symptom, &s.range)
                .next()
                .is_some()
        })
        .or_else(|| ticket.sentences.first())
        .map_or(0..0, |s| s.range.clone());
    hits.push(
        Hit::at(second.clone())
            .hole("count", (found.len() + 1).to_string())
            .hole("first", context.quote(&begin))
            .hole("second", context.quote(&second))
            .related(begin, "first"),
    );
}

/// Fires where a technical matter and a matter of money share a draft and both
/// ask for something.
pub(super) fn technical_and_billing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let prose = ticket.prose();
    if cues::SAME_ISSUE.is_in(prose) {
        return;
    }
    let asks = |range: &Range| {
        let sentence = context.around(range.start, 0, 1);
        context
            .facts
            .within(FactKind::Question, &sentence)
            .next()
            .is_some()
            || context
                .facts
                .within(FactKind::Goal, &sentence)
                .next()
                .is_some()
            || context.says(&sentence, &cues::ASKING)
    };
    let Some(billing) = cues::BILLING_MATTER
        .find_all(prose)
        .into_iter()
        .find(|r| ticket.sentence_at(r.start).is_some() && asks(r))
    else {
        return;
    };
    let money = context.around(billing.start, 0, 0);
    let elsewhere = |r: &Range| !(money.start <= r.start && r.start < money.end);
    let trouble = [
        FactKind::Symptom,
        FactKind::VagueError,
        FactKind::ErrorMessage,
    ]
    .into_iter()
    .flat_map(|kind| context.facts.of(kind))
    .map(|fact| fact.range.clone())
    .find(|r| {
        ticket.sentence_at(r.start).is_some()
            && elsewhere(r)
            // An invoice that does not add up is a matter of money, too.
            && !context.says(&context.around(r.start, 0, 0), &cues::BILLING_MATTER)
    });
    // A draft that says itself that it is about money may complain about money.
    let trouble = trouble.filter(|_| context.profile.kind != Kind::Billing);
    let question = || {
        cues::TECHNICAL_MATTER
            .find_all(prose)
            .into_iter()
            .find(|r| ticket.sentence_at(r.start).is_some() && asks(r))
    };
    let Some(technical) = trouble.or_else(question) else {
        return;
    };
    hits.push(
        Hit::at(billing.clone())
            .hole("technical", context.quote(&technical))
            .hole("billing", context.quote(&billing))
            .related(technical, "technical"),
    );
}
