//! Several products in one ticket.

use std::collections::BTreeSet;

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::cues;
use crate::text::Range;

/// A sentence that asks or complains, with the one product it is about.
struct Topic {
    range: Range,
    product: &'static str,
    at: Range,
    question: bool,
}

/// Fires on the second product that is asked about on its own, apart from the
/// first.
pub(super) fn multiple(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if cues::SAME_ISSUE.is_in(context.ticket.prose()) {
        return;
    }
    let topics = topics(context);
    let linked = linked(context);
    let apart = |a: &Topic, b: &Topic| {
        a.product != b.product
            && !linked.contains(&(a.product, b.product))
            && (a.question && b.question || separates(context, b))
            && !is_companion(a, b)
    };
    for (i, second) in topics.iter().enumerate() {
        if let Some(first) = topics[..i].iter().find(|first| apart(first, second)) {
            hits.push(
                Hit::at(second.at.clone())
                    .hole("first", context.quote(&first.at))
                    .hole("second", context.quote(&second.at))
                    .related(first.at.clone(), "first"),
            );
            return;
        }
    }
}

/// The sentences of the body that ask or complain about one product.
fn topics(context: &Context<'_>) -> Vec<Topic> {
    let facts = context.facts;
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    sentences
        .filter(|s| !context.in_title(s))
        .filter_map(|sentence| {
            let question = facts.within(FactKind::Question, sentence).next().is_some();
            let trouble = [
                FactKind::Symptom,
                FactKind::ErrorMessage,
                FactKind::VagueError,
            ]
            .into_iter()
            .any(|kind| facts.within(kind, sentence).next().is_some());
            let named = products(context, sentence);
            let mut names: BTreeSet<&str> = named.iter().map(|(name, _)| *name).collect();
            let product = names.pop_first()?;
            let (_, at) = named.into_iter().find(|(name, _)| *name == product)?;
            (names.is_empty() && (question || trouble)).then(|| Topic {
                range: sentence.clone(),
                product,
                at,
                question,
            })
        })
        .collect()
}

/// The provider's products that a sentence names.
fn products(context: &Context<'_>, sentence: &Range) -> Vec<(&'static str, Range)> {
    context
        .facts
        .within(FactKind::Product, sentence)
        .filter_map(|fact| match fact.detail {
            Detail::Product { provider, name, .. } if provider == context.profile.provider => {
                Some((name, fact.range.clone()))
            }
            _ => None,
        })
        .collect()
}

/// The pairs of products that a sentence of the body names together, both ways:
/// one path, one cause, one design.
fn linked(context: &Context<'_>) -> BTreeSet<(&'static str, &'static str)> {
    let mut out = BTreeSet::new();
    for sentence in context.ticket.sentences.iter().map(|s| &s.range) {
        if context.says(sentence, &cues::SEPARATE_QUESTIONS) {
            continue;
        }
        let named = products(context, sentence);
        for (a, _) in &named {
            out.extend(named.iter().map(|(b, _)| (*a, *b)));
        }
    }
    out
}

/// Whether the words before a topic say that another matter begins there.
fn separates(context: &Context<'_>, topic: &Topic) -> bool {
    let before = context.around(topic.range.start, 0, 0);
    context.says(&before, &cues::ISSUE_CONNECTOR)
}

/// Whether one of two products goes along with the other and is not asked about
/// for its own sake.
fn is_companion(a: &Topic, b: &Topic) -> bool {
    [a, b]
        .into_iter()
        .any(|t| !t.question && cues::COMPANION_PRODUCT.is_in(&t.product.to_lowercase()))
}
