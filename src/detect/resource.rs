//! Which resource?

use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, question};
use crate::knowledge::{FieldKind, cues, provider};

/// Fires when trouble with a resource is told without saying which resource,
/// or trouble of nothing that support could look up.
pub(super) fn missing_id(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    let identified = facts.has(FactKind::ResourceId)
        || facts.has(FactKind::Url)
        || facts.has(FactKind::RequestId)
        || context.ticket.field(FieldKind::Resources).is_some();
    if identified || cues::NO_RESOURCE_YET.is_in(context.ticket.prose()) {
        return;
    }
    let Some(first) = trouble(context).next() else {
        return;
    };
    let named = facts
        .of(FactKind::Product)
        .filter(|p| matches!(p.detail, Detail::Product { resource: true, .. }));
    let near = |p: &Fact| {
        let window = context.around(p.range.start, 1, 1);
        facts.within(FactKind::Symptom, &window).next().is_some()
            || facts.within(FactKind::VagueError, &window).next().is_some()
            || facts
                .within(FactKind::Question, &window)
                .any(|q| q.detail == Detail::Case(question::STATUS))
    };
    let products: Vec<&Fact> = named.collect();
    let nearest = products.iter().find(|p| near(p)).or(products.first());
    if let Some(product) = nearest {
        let noun = context.quote(&product.range);
        hits.push(
            Hit::at(product.range.clone())
                .hole("noun", noun)
                .hole("example", example(context, product)),
        );
        return;
    }
    if facts.has(FactKind::Product) {
        return;
    }
    let hit = Hit::at(first.range.clone()).case("nothing");
    // In a passage, only words that hide a resource show that none is named.
    let hidden = facts.has(FactKind::Jargon);
    hits.push(if hidden { hit } else { hit.whole_draft() });
}

fn trouble<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Fact> {
    let facts = context.facts;
    facts
        .of(FactKind::Symptom)
        .chain(facts.of(FactKind::VagueError))
        .chain(
            facts
                .of(FactKind::Question)
                .filter(|q| q.detail == Detail::Case(question::STATUS)),
        )
}

/// How one of such resources is named, for the hint.
fn example(context: &Context<'_>, product: &Fact) -> String {
    let Detail::Product {
        provider: of, name, ..
    } = &product.detail
    else {
        return String::new();
    };
    let known = [*of, context.profile.provider]
        .into_iter()
        .filter_map(provider)
        .flat_map(|p| p.products.iter())
        .filter(|p| p.name == *name)
        .find_map(|p| p.id_example.as_deref());
    let fallback = match context.profile.provider {
        "aws" => "i-0123456789abcdef0",
        "alibaba" => "i-6we0123456789abcdefg",
        "sakura" => "123456789012",
        "soracom" => "440101234567890",
        _ => "web-01",
    };
    known.unwrap_or(fallback).to_owned()
}
