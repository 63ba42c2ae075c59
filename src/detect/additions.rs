//! A second matter that is added to the first in passing.

use std::collections::BTreeSet;

use super::{Context, category};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{Cue, GENERIC, cues, provider};
use crate::text::Range;

/// What two troubles of one cause seldom share out between them: where one is
/// about rights and the other about a certificate, they are two matters.
const ASPECTS: [&Cue; 5] = [
    &cues::ASPECT_RIGHTS,
    &cues::ASPECT_BACKUP,
    &cues::ASPECT_CERTIFICATE,
    &cues::ASPECT_MAIL,
    &cues::ASPECT_BUILD,
];

/// A sentence that tells trouble or asks, and what it is about.
struct Told {
    range: Range,
    products: BTreeSet<&'static str>,
    asks: bool,
    aspects: [bool; ASPECTS.len()],
}

/// The first and the second matter, where a sentence begins like an addition
/// (「また、」, "Also") and is about an unrelated product and another aspect than
/// all that was told before.
pub(super) fn find(context: &Context<'_>) -> Option<(Range, Range)> {
    if !cues::ALSO_BEGINS.may_be_in(context.ticket.prose()) {
        return None;
    }
    let mut before: Vec<Told> = Vec::new();
    for sentence in context.ticket.sentences.iter().map(|s| &s.range) {
        let Some(told) = read(context, sentence) else {
            continue;
        };
        let begins = context.says(sentence, &cues::ALSO_BEGINS);
        if begins
            && let Some(first) = before.first()
            && before.iter().all(|other| are_apart(context, other, &told))
        {
            return Some((first.range.clone(), told.range));
        }
        before.push(told);
    }
    None
}

fn read(context: &Context<'_>, sentence: &Range) -> Option<Told> {
    let facts = context.facts;
    let has = |kind| facts.within(kind, sentence).next().is_some();
    let asks = has(FactKind::Question);
    let troubled = FactKind::COMPLAINTS.into_iter().any(has);
    let products: BTreeSet<&str> = facts
        .within(FactKind::Product, sentence)
        .filter_map(Fact::product)
        .filter(|product| product.provider() != GENERIC)
        .map(|product| product.name())
        .collect();
    let matters = (asks || troubled) && !has(FactKind::Attempts) && !products.is_empty();
    matters.then(|| Told {
        range: sentence.clone(),
        products,
        asks,
        aspects: ASPECTS.map(|cue| context.says(sentence, cue)),
    })
}

/// Whether two sentences are about unrelated products, and one asks where the
/// other complains, or both complain of different aspects.
fn are_apart(context: &Context<'_>, first: &Told, second: &Told) -> bool {
    let Some(of) = provider(context.profile.provider) else {
        return false;
    };
    let unrelated = first
        .products
        .iter()
        .all(|a| second.products.iter().all(|b| !category::related(of, a, b)));
    let common = |told: &Told| {
        told.products
            .iter()
            .all(|p| of.common_products.iter().any(|c| c == p))
    };
    let shared = (0..ASPECTS.len()).any(|i| first.aspects[i] && second.aspects[i]);
    let marked = first.aspects.contains(&true) || second.aspects.contains(&true);
    let unlike = second.asks != first.asks || marked && !shared;
    unrelated && unlike && !common(first) && !common(second)
}
