//! Who called, and which request was it?

use std::collections::BTreeMap;

use super::error::is_state;
use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// Fires on an operation that was refused, or that failed in the provider's
/// console, when nothing names the user or role that carried it out.
pub(super) fn missing_user(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let folded = context.ticket.folded();
    let signs = [&cues::DENIAL, &cues::CLOUD_CONSOLE, &cues::API_CALL];
    if !signs.iter().any(|cue| cue.may_be_in(folded)) {
        return;
    }
    // A credential is no name: `password=walnut-9 user=…`.
    let is_name = |range: &Range| {
        let mut secrets = context.facts.within(FactKind::Secret, range);
        secrets.next().is_none()
    };
    if trouble::is_filled(context, FieldKind::OperatingUser)
        || cues::IDENTITY.find_all(folded).iter().any(is_name)
    {
        return;
    }
    let present = Present::of(context);
    let refused = |t: &Fact| {
        let own = trouble::sentence(context, t);
        let text = folded.get(own).unwrap_or("");
        let words = &folded[t.range.clone()];
        let console = || cues::CLOUD_CONSOLE.is_in(text);
        let cloud = || console() || cues::API_CALL.is_in(text);
        if cues::BARE_FORBIDDEN.is_in(words) {
            cloud()
        } else {
            // The words around may tell that it is a login that was refused.
            cues::DENIAL.is_in(text) && (cues::DENIAL.is_in(words) || cloud())
                || fails(t) && console()
        }
    };
    let found = failures(context).find(|t| refused(t) && present.holds(t));
    if let Some(fact) = found {
        hits.push(Hit::at(fact.range.clone()).hole("quote", words(context, fact)));
    }
}

/// Parts that tell what came of what was run.
const RESULT: &[FieldKind] = &[FieldKind::Actual, FieldKind::Error, FieldKind::Symptom];

/// Fires on an error that the provider's interface gave back, when no request
/// ID goes with it. What never reached the interface has none.
pub(super) fn missing_request(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let folded = context.ticket.folded();
    let called = [&cues::API_CALL, &cues::CLOUD_CONSOLE];
    if !called.iter().any(|cue| cue.may_be_in(folded)) {
        return;
    }
    let told = context.facts.has(FactKind::RequestId)
        || trouble::is_filled(context, FieldKind::RequestId)
        || cues::REQUEST_ID_TOLD.is_in(folded);
    if told {
        return;
    }
    let present = Present::of(context);
    // Whoever asks for a higher limit does not ask what became of one request.
    let wants_more = cues::CAPACITY_WANTED.is_in(context.ticket.prose());
    // "It fails" tells of the error that is pasted or quoted elsewhere.
    let pasted = |cue: &Cue| {
        let mut blocks = context.ticket.blocks.iter();
        blocks.any(|b| b.is_verbatim() && cue.is_in(&folded[b.range.clone()]))
    };
    let on_the_way =
        context.in_body(FactKind::ErrorMessage).next().is_none() && pasted(&cues::NETWORK_FAILURE);
    let counts = |t: &Fact, text: &str| {
        if on_the_way && t.kind == FactKind::Symptom {
            return false;
        }
        // What a build or a task ends in, `FAILED`, is looked up, not answered.
        let is_word = || context.ticket.slice(&t.range).contains(char::is_lowercase);
        if is_state(context, t) && !is_word() {
            return false;
        }
        let capacity = || wants_more && cues::CAPACITY_FAILURE.is_in(text);
        let contained = || cues::CONTAINER_FAILURE.is_in(text) && !cues::DENIAL.is_in(text);
        let local = || {
            let own = [&cues::NETWORK_FAILURE, &cues::LOCAL_FAILURE];
            own.iter().any(|cue| cue.is_in(text)) || contained()
        };
        present.holds(t) && !capacity() && !local() && !is_looked_up(context, t)
    };
    let failures: Vec<(&Fact, Range)> = failures(context)
        .filter(|t| fails(t))
        .map(|t| (t, window(context, t)))
        .collect();
    let words_in = |window: &Range| folded.get(window.clone()).unwrap_or("");
    // Many failures of a sentence have the same words around them.
    let mut calls = BTreeMap::new();
    let called = failures.iter().find(|(t, window)| {
        let text = words_in(window);
        let key = (window.start, window.end);
        let calls = calls
            .entry(key)
            .or_insert_with(|| cues::API_CALL.is_in(text));
        *calls && counts(t, text)
    });
    let console = || {
        let mut errors = failures.iter();
        errors.find(|(t, window)| {
            let text = words_in(window);
            let told = t.kind == FactKind::ErrorMessage && cues::CLOUD_CONSOLE.is_in(text);
            told && counts(t, text)
        })
    };
    // Forms have a part for what was run and one for what came of it.
    let in_form = || {
        let mut commands = context.facts.of(FactKind::Command);
        let line = |c: &Fact| context.around(c.range.start, 0, 0);
        let ran = commands.any(|c| cues::API_CALL.is_in(words_in(&line(c))));
        // The words of an error tell themselves where it comes from.
        let result = |t: &Fact| {
            let mut kinds = context.ticket.field_kinds_at(t.range.start);
            t.kind == FactKind::VagueError && kinds.all(|kind| RESULT.contains(&kind))
        };
        let mut failures = failures.iter().filter(|_| ran);
        failures.find(|(t, window)| {
            let text = words_in(window);
            result(t) && !cues::CLOUD_CONSOLE.is_in(text) && counts(t, text)
        })
    };
    let (fact, case) = if let Some((fact, _)) = called.or_else(in_form) {
        (fact, "main")
    } else if let Some((fact, _)) = console() {
        (fact, "console")
    } else {
        return;
    };
    let words = words(context, fact);
    hits.push(Hit::at(fact.range.clone()).case(case).hole("quote", words));
}

/// Whether a command shows a failure that it looked up: the call itself went well.
fn is_looked_up(context: &Context<'_>, fact: &Fact) -> bool {
    let own = context.around(fact.range.start, 0, 0);
    let text = context.ticket.folded().get(own).unwrap_or("");
    cues::QUERY_COMMAND.is_in(text) && !cues::API_CALL.is_in(text)
}

/// The words of a failure without quotation marks of their own.
fn words(context: &Context<'_>, fact: &Fact) -> String {
    let quote = context.quote(&fact.range);
    quote
        .trim_matches(['「', '」', '『', '』', '"', '\''])
        .to_owned()
}

/// Errors and failures, the error's own words first.
fn failures<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Fact> {
    context
        .in_body(FactKind::ErrorMessage)
        .chain(context.in_body(FactKind::VagueError))
        .chain(context.in_body(FactKind::Symptom))
}

/// Whether it tells a failure as such: an error, or an operation that fails.
fn fails(fact: &Fact) -> bool {
    fact.kind != FactKind::Symptom || fact.detail == Detail::Case("failure")
}

/// The sentence of a failure and the one before it, where the operation is told.
fn window(context: &Context<'_>, fact: &Fact) -> Range {
    trouble::near(context, fact, context.around(fact.range.start, 1, 0))
}
