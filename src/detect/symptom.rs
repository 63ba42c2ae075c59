//! Symptoms that say too little.

use std::cell::OnceCell;

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, attempt};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::BlockKind;

/// How many sentences after a vague one may make up for it.
const AFTER: usize = 2;

/// Fires on a vague predicate when neither its neighbourhood nor the draft as
/// a whole tells how the trouble was seen.
pub(super) fn vague(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if shown(context) {
        return;
    }
    let present = Present::of(context);
    let mut last_sentence = usize::MAX;
    let measured = OnceCell::new();
    for symptom in context.in_body(FactKind::Symptom) {
        let at = context.around(symptom.range.start, 0, 0).start;
        if at == last_sentence || !is_vague(context, symptom) {
            continue;
        }
        let own = trouble::sentence(context, symptom);
        let window = context.around(symptom.range.start, 1, AFTER);
        let window = trouble::near(context, symptom, window);
        let probed = context.says(&window, &cues::PROBE)
            || context.says(&window, &cues::SCREEN_TOLD)
            || context
                .facts
                .within(FactKind::Command, &window)
                .any(trouble::is_literal)
            || (context.facts.within(FactKind::Url, &own).next().is_some()
                && context.says(&own, &cues::ACCESS_SOURCE));
        let opening = || {
            let measured = measured.get_or_init(|| measured_last(context));
            measured.is_some_and(|last| is_opening(context, symptom, last))
        };
        if probed || opening() || !present.holds(symptom) {
            continue;
        }
        last_sentence = at;
        let quote = context.quote(&symptom.range);
        hits.push(
            Hit::at(symptom.range.clone())
                .hole("quote", quote)
                .group("vague-symptom"),
        );
    }
}

/// Whether the draft shows anywhere what was seen or how to see it again.
fn shown(context: &Context<'_>) -> bool {
    let facts = context.facts;
    let ticket = context.ticket;
    facts.has(FactKind::Log)
        || facts.has(FactKind::ErrorMessage)
        || facts.of(FactKind::Command).any(trouble::is_literal)
        || [FieldKind::Steps, FieldKind::Operation]
            .into_iter()
            .any(|kind| ticket.field(kind).is_some())
        || cues::STEP_LIST.is_in(ticket.prose())
        || (facts.has(FactKind::ReproductionSteps) && cues::STEPS_ANNOUNCED.is_in(ticket.prose()))
}

fn is_vague(context: &Context<'_>, symptom: &Fact) -> bool {
    let at = symptom.range.start;
    let own = trouble::sentence(context, symptom);
    match symptom.detail {
        Detail::Case("vague") => {
            let rest = symptom.range.start..own.end;
            let told = own.start..symptom.range.end;
            !context.says(&rest, &cues::NO_COMPLAINT)
                && !context.says(&told, &cues::BUSINESS_STOP)
                && !context.says(&own, &cues::DEFINITE_EVENT)
                && !trouble::is_attribute(context, symptom)
                && !is_asked(context, symptom)
                && !tells_beside(context, symptom)
        }
        Detail::Case("slow") => {
            // The figure stands beside it, or tells of an answer wherever it stands.
            let beside = || trouble::near(context, symptom, context.around(at, 0, 1));
            context.says(&own, &cues::SLOW_CLAIM)
                && !context.says(&beside(), &cues::SLOWNESS_MEASURED)
                && !cues::RESPONSE_MEASURED.is_in(context.ticket.prose())
        }
        _ => false,
    }
}

/// Whether the predicate stands in a question within a sentence: 「どの部品がなぜ壊れたのか」.
fn is_asked(context: &Context<'_>, symptom: &Fact) -> bool {
    let own = trouble::sentence(context, symptom);
    let before = own.start..symptom.range.start;
    let asks = || {
        let words = context.ticket.prose_of(&symptom.range);
        let behind = context.ticket.prose_of(&(symptom.range.end..own.end));
        let behind = behind.strip_prefix('の').unwrap_or(behind);
        words.ends_with('か') || behind.starts_with('か')
    };
    context.says(&before, &cues::ASKS_WHICH) && asks()
}

/// How many sentences open a draft.
const OPENING: usize = 4;

/// The last sentence of the draft that tells how trouble with a connection was seen.
fn measured_last(context: &Context<'_>) -> Option<usize> {
    let measured = |range: &Range| {
        context.says(range, &cues::CONNECTION_FAILS) && context.says(range, &cues::PROBE)
    };
    let mut sentences = context.ticket.sentences.iter();
    sentences.rposition(|s| body_text(context, &s.range) && measured(&s.range))
}

/// Whether it is in the opening of a draft that goes on to tell, in a later sentence and
/// `measured` at the latest, how trouble with a connection was seen.
fn is_opening(context: &Context<'_>, symptom: &Fact, measured: usize) -> bool {
    let sentences = &context.ticket.sentences;
    let Some(at) = context.ticket.sentence_at(symptom.range.start) else {
        return false;
    };
    let body = |at: &usize| body_text(context, &sentences[*at].range);
    // Headings come before the first words of the body.
    let first = (0..=at).find(body).unwrap_or(0);
    at < measured && at < first + OPENING
}

/// Whether a range is text of the draft below its title.
fn body_text(context: &Context<'_>, range: &Range) -> bool {
    !context.in_title(range) && !context.ticket.is_verbatim(range)
}

/// Whether the predicate tells what came of trouble that is told elsewhere: what a
/// definite attempt ended in, who suffers, 「サーバが使えず、60 名が紙で作業しています」.
fn tells_beside(context: &Context<'_>, symptom: &Fact) -> bool {
    let at = symptom.range.start;
    let own = trouble::sentence(context, symptom);
    // The other cells of a row tell what was done.
    let in_table = || {
        let block = context.ticket.block_at(at);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Cell { column: 1.., .. }))
    };
    let of_attempt = || {
        let mut attempts = context.facts.within(FactKind::Attempts, &own);
        context.ticket.is_in_field(at, FieldKind::Attempts)
            && (in_table()
                || attempts.any(|attempt| attempt.detail == Detail::Case(attempt::SPECIFIC)))
    };
    let rest = at..own.end.max(at);
    // 「SIM を予備機に移す → つながらない」
    let of_arrow = || {
        // A time is no deed: 「朝から → 使えない」.
        const DEED: usize = 15;
        let before = context.ticket.prose_of(&(own.start..at.max(own.start)));
        before.find(['→', '⇒']).is_some_and(|arrow| arrow >= DEED)
    };
    // In a clause of its own: in 「使えないとの苦情が」 the complaint is the symptom.
    let clause = context.ticket.prose_of(&rest).find(['、', ',', ';']);
    let harms = || {
        let from = clause.map_or(rest.end, |mark| at + mark);
        context.says(&rest, &cues::PEOPLE_COUNTED)
            || context.says(&(from..rest.end), &cues::GRAVITY_IMPACT)
    };
    let told_before = || {
        let kinds = [FactKind::Symptom, FactKind::ObservedBehavior];
        let mut told = kinds.into_iter().flat_map(|kind| context.in_body(kind));
        told.any(|other| other.range.end <= own.start)
    };
    let impact = || {
        let mut impact = context.facts.within(FactKind::Impact, &symptom.range);
        impact.next().is_some()
    };
    // How it stands now is told of what was told in its own field.
    let of_state = || context.ticket.is_in_field(at, FieldKind::Ongoing);
    of_attempt()
        || of_arrow()
        || context.ticket.is_in_field(at, FieldKind::Impact)
        || told_before() && (harms() || impact() || of_state())
}
