//! Does the service or category chosen fit what the text is about?

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Hit};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{Cue, FieldKind, Provider, cues, provider};
use crate::text::Range;

/// In how many sentences a thing must be named before the text is about it.
const AGAIN: usize = 2;

/// Fires where the text is about another product than the one chosen, and where
/// a technical category holds nothing but a matter of money.
pub(super) fn mismatch(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if let Some(hit) = product(context) {
        hits.push(hit);
    }
    if let Some(hit) = billing(context) {
        hits.push(hit);
    }
}

fn product(context: &Context<'_>) -> Option<Hit> {
    let ticket = context.ticket;
    let of = provider(context.profile.provider)?;
    let field = ticket.field(FieldKind::Product).filter(|f| f.metadata)?;
    let named = |fact: &Fact| {
        let product = fact.product()?;
        (product.provider() == of.name).then(|| product.name())
    };
    let in_field: Vec<&str> = context
        .facts
        .within(FactKind::Product, &field.range)
        .filter_map(named)
        .collect();
    // A value that names no product, or several, chooses nothing.
    let [chosen] = in_field[..] else { return None };
    let mut found: BTreeMap<&str, (BTreeSet<usize>, Range)> = BTreeMap::new();
    for fact in context.facts.of(FactKind::Product) {
        let aside = ASIDE
            .iter()
            .any(|kind| ticket.is_in_field(fact.range.start, *kind));
        let Some(name) = named(fact) else { continue };
        let Some(sentence) = ticket.sentence_at(fact.range.start).filter(|_| !aside) else {
            continue;
        };
        if related(of, chosen, name) {
            return None;
        }
        if of.common_products.iter().any(|n| n == name) {
            continue;
        }
        let first = (BTreeSet::new(), fact.range.clone());
        found.entry(name).or_insert(first).0.insert(sentence);
    }
    let (name, (times, range)) = found
        .into_iter()
        .map(|(name, (sentences, range))| (name, (sentences.len(), range)))
        .max_by_key(|(_, (times, range))| (*times, Reverse(range.start)))?;
    let titled = context.in_title(&range);
    (times >= AGAIN || titled || is_sole_matter(context, &range)).then(|| {
        let quote = context.quote(&field.range);
        Hit::at(field.range.clone())
            .hole("chosen", quote)
            .hole("found", name.to_owned())
            .related(range, "found")
    })
}

/// Whether the sentence of a product tells the trouble or asks, and nothing
/// else in the text could be what the chosen product goes by: a bucket, an
/// instance, an identifier.
fn is_sole_matter(context: &Context<'_>, product: &Range) -> bool {
    let ticket = context.ticket;
    let own = context.around(product.start, 0, 0);
    let matter = [
        FactKind::Symptom,
        FactKind::ErrorMessage,
        FactKind::Question,
    ]
    .into_iter()
    .any(|kind| context.facts.within(kind, &own).next().is_some());
    let other = [FactKind::Product, FactKind::ResourceId]
        .into_iter()
        .flat_map(|kind| context.facts.of(kind))
        .any(|fact| {
            fact.range != *product
                && ticket.sentence_at(fact.range.start).is_some()
                && !ticket.is_in_field(fact.range.start, FieldKind::Product)
                && !ticket.is_in_field(fact.range.start, FieldKind::Provider)
        });
    matter && !other
}

/// Where products are named that the ticket is not about.
const ASIDE: [FieldKind; 9] = [
    FieldKind::Product,
    FieldKind::Provider,
    FieldKind::Category,
    FieldKind::Kind,
    FieldKind::Plan,
    FieldKind::Environment,
    FieldKind::Attempts,
    FieldKind::PreviousCases,
    FieldKind::References,
];

/// Whether two products are one, or stand in a row of those that belong
/// together.
pub(super) fn related(of: &Provider, a: &str, b: &str) -> bool {
    let row = |names: &[crate::knowledge::Text]| {
        names.iter().any(|n| n == a) && names.iter().any(|n| n == b)
    };
    a == b || of.related_products.iter().any(|names| row(names))
}

/// Money under a technical category, or trouble under one for money.
fn billing(context: &Context<'_>) -> Option<Hit> {
    let ticket = context.ticket;
    let field = [FieldKind::Category, FieldKind::Kind]
        .into_iter()
        .find_map(|kind| ticket.field(kind))?;
    let told = |cue: &Cue| -> Vec<Range> {
        let found = cue.find_all(ticket.prose()).into_iter();
        found
            .filter(|range| {
                let chosen = field.range.start <= range.start && range.start < field.range.end;
                ticket.sentence_at(range.start).is_some() && !chosen
            })
            .collect()
    };
    let money = told(&cues::BILLING_MATTER);
    let troubles = || {
        FactKind::COMPLAINTS
            .into_iter()
            .flat_map(|kind| context.facts.of(kind))
            .map(|fact| fact.range.clone())
    };
    let (case, first) = if context.says(&field.range, &cues::CATEGORY_TECHNICAL) {
        // Trouble told in one sentence with money is a matter of money.
        let of_money = |range: &Range| {
            let own = context.around(range.start, 0, 0);
            money.iter().any(|m| own.contains(&m.start))
        };
        let matters = told(&cues::TECHNICAL_MATTER);
        let technical = troubles().chain(matters).any(|range| !of_money(&range));
        let first = money
            .first()
            .filter(|_| money.len() >= AGAIN && !technical)?;
        ("billing", first.clone())
    } else if context.says(&last_part(context, &field.range), &cues::KIND_BILLING) {
        ("technical", troubles().next().filter(|_| money.is_empty())?)
    } else {
        return None;
    };
    let quote = context.quote(&first);
    let chosen = context.quote(&field.range);
    Some(
        Hit::at(field.range.clone())
            .case(case)
            .hole("chosen", chosen)
            .hole("quote", quote)
            .related(first, "found"),
    )
}

/// The last part of a category that is chosen step by step: "Account and billing >
/// Domain names" is one of names.
fn last_part(context: &Context<'_>, chosen: &Range) -> Range {
    let words = context.ticket.slice(chosen);
    const REST: [&str; 4] = ["general", "other", "その他", "一般"];
    let start = words.rfind(['>', '›', '＞', '→']).unwrap_or(0);
    // The last part may only say that it is none of the others.
    let last = words[start..].to_lowercase();
    let start = if REST.iter().any(|rest| last.contains(rest)) {
        0
    } else {
        start
    };
    chosen.start + start..chosen.end
}

#[cfg(test)]
mod tests {
    use crate::knowledge::{PROVIDERS, Text};

    #[test]
    fn the_tables_name_products_that_there_are() {
        for provider in &PROVIDERS {
            let known = |name: &Text| provider.products.iter().any(|p| p.name == *name);
            let languages = provider
                .desk
                .iter()
                .filter_map(|desk| desk.languages.as_ref())
                .flat_map(|languages| languages.english_only.iter());
            let unknown: Vec<&Text> = provider
                .related_products
                .iter()
                .flat_map(|row| row.iter())
                .chain(provider.common_products.iter())
                .chain(languages)
                .filter(|name| !known(name))
                .collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", provider.name);
        }
    }
}
