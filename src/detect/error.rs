//! Errors without their words, errors without what was done.

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, error, question};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// Fires on paraphrased errors, and on errors that are claimed in a draft that
/// shows no error text at all.
pub(super) fn not_verbatim(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let present = Present::of(context);
    let vague: Vec<&Fact> = context
        .in_body(FactKind::VagueError)
        .filter(|v| present.holds(v))
        .collect();
    if vague.is_empty() || shows_error(context, &vague) {
        return;
    }
    let told = |v: &&&Fact| v.detail != Detail::Case(error::CLAIMED);
    let mut last_sentence = usize::MAX;
    for paraphrase in vague.iter().filter(told) {
        let sentence = context.around(paraphrase.range.start, 0, 0).start;
        if sentence == last_sentence {
            continue;
        }
        last_sentence = sentence;
        let quote = context.quote(&paraphrase.range);
        hits.push(
            Hit::at(paraphrase.range.clone())
                .case("paraphrased")
                .hole("quote", quote),
        );
    }
    if last_sentence == usize::MAX {
        let claim = vague[0];
        let quote = context.quote(&claim.range);
        hits.push(
            Hit::at(claim.range.clone())
                .case("absent")
                .hole("quote", quote),
        );
    }
}

/// Whether the words of an error stand anywhere but in a paraphrase, or the
/// draft says where they are.
fn shows_error(context: &Context<'_>, vague: &[&Fact]) -> bool {
    if context.facts.has(FactKind::Log) {
        return true;
    }
    // The state that something ends in says less than the message that goes with it.
    let described = || {
        vague
            .iter()
            .any(|v| v.detail != Detail::Case(error::CLAIMED))
    };
    if context
        .facts
        .of(FactKind::ErrorMessage)
        .filter(|e| !is_paraphrased(context, e))
        .any(|e| !described() || !is_state(context, e))
    {
        return true;
    }
    if cues::ERROR_ATTACHED.is_in(context.ticket.prose()) {
        return true;
    }
    // "The following error:" with something after it.
    let end = context.ticket.sentences.last().map_or(0, |s| s.range.end);
    let elsewhere = |v: &&&Fact| v.detail != Detail::Case(error::PARAPHRASED);
    vague.iter().filter(elsewhere).any(|v| {
        let sentence = trouble::sentence(context, v);
        sentence.end < end && context.says(&sentence, &cues::ERROR_FOLLOWS)
    })
}

/// Whether an error's text is no more than the name of a state: `CREATE_FAILED`.
pub(super) fn is_state(context: &Context<'_>, text: &Fact) -> bool {
    cues::FAILED_STATE.is_in(context.ticket.prose_of(&text.range))
}

/// Whether the sentence in which an error's text begins says it with filler.
fn is_paraphrased(context: &Context<'_>, text: &Fact) -> bool {
    let sentence = context.around(text.range.start, 0, 0);
    context
        .facts
        .within(FactKind::VagueError, &sentence)
        .any(|v| {
            v.detail == Detail::Case(error::PARAPHRASED)
                && sentence.contains(&v.range.start)
                && !is_quoted_text(context, text, &v.range)
        })
}

/// Whether words stand inside of an error's text that is quoted with more than them: that
/// is what the screen says.
fn is_quoted_text(context: &Context<'_>, text: &Fact, words: &Range) -> bool {
    let quoted = context.ticket.slice(&text.range);
    let inside = text.range.start < words.start && words.end < text.range.end;
    inside && quoted.starts_with(['「', '『', '"']) && quoted.contains('。')
}

/// Fires when a draft asks only what an error means, or quotes an error and
/// tells nowhere what was being done.
pub(super) fn without_operation(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let ticket = context.ticket;
    let told = facts.has(FactKind::Command)
        || facts.has(FactKind::ReproductionSteps)
        || [FieldKind::Operation, FieldKind::Steps]
            .into_iter()
            .any(|kind| trouble::is_filled(context, kind))
        || cues::OPERATION.is_in(ticket.prose());
    if told {
        return;
    }
    let meaning = facts
        .of(FactKind::Question)
        .filter(|q| q.detail == Detail::Case(question::MEANING))
        .find(|q| asks_about_error(context, q) && !supposes(context, q));
    if let Some(q) = meaning {
        let quote = context.quote(&q.range);
        hits.push(
            Hit::at(q.range.clone())
                .case("meaning")
                .hole("quote", quote),
        );
        return;
    }
    if cues::NO_OPERATION.is_in(ticket.prose()) {
        return;
    }
    let present = Present::of(context);
    // Whoever asks for a higher limit shows by the refusals how much is wanted.
    let wants_more = cues::CAPACITY_WANTED.is_in(ticket.prose());
    // Words that are quoted in the harm are what somebody will write or read there.
    let quoted = |e: &Fact| ticket.slice(&e.range).starts_with(['「', '『', '"']);
    let Some(error) = context.in_body(FactKind::ErrorMessage).find(|e| {
        let sentence = context.around(e.range.start, 0, 0);
        let refused = || {
            let text = ticket.folded().get(sentence.clone()).unwrap_or("");
            wants_more && cues::CAPACITY_FAILURE.is_in(text)
        };
        ticket
            .block_at(e.range.start)
            .is_some_and(|b| !b.is_verbatim())
            && present.holds(e)
            && !is_supposed(context, e)
            && !(quoted(e) && ticket.is_in_field(e.range.start, FieldKind::Impact))
            && !refused()
    }) else {
        return;
    };
    let quote = context.quote(&error.range);
    let words = quote.trim_matches(['「', '」', '『', '』', '"', '\'']);
    hits.push(Hit::at(error.range.clone()).hole("quote", words));
}

/// Whether a question only supposes that the error comes: 「「x」が返った場合、何回再送
/// しますか」.
fn is_supposed(context: &Context<'_>, error: &Fact) -> bool {
    let sentence = trouble::sentence(context, error);
    let rest = error.range.end..sentence.end.max(error.range.end);
    let asks = context
        .facts
        .within(FactKind::Question, &sentence)
        .next()
        .is_some();
    asks && context.says(&rest, &cues::ERROR_SUPPOSED)
}

/// Whether a question names an error, and only supposes it.
fn supposes(context: &Context<'_>, question: &Fact) -> bool {
    let mut named = context
        .facts
        .within(FactKind::ErrorMessage, &question.range);
    named.any(|error| is_supposed(context, error))
}

/// Whether the question is about an error, not about a term of the manual.
fn asks_about_error(context: &Context<'_>, question: &Fact) -> bool {
    let window = context.around(question.range.start, 1, 0);
    context
        .facts
        .within(FactKind::ErrorMessage, &window)
        .next()
        .is_some()
        || context
            .ticket
            .folded()
            .get(question.range.clone())
            .is_some_and(|text| cues::ERROR_TERM.is_in(text))
}
