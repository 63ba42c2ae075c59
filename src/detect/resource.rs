//! Which resource?

use std::cell::LazyCell;

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, Kind, question};
use crate::knowledge::{FieldKind, cues, provider};

/// Forms of identifiers that name a place in a network rather than a resource
/// when they stand where an access comes from.
const ADDRESSES: &[&str] = &["ip-address", "ipv6-address", "masked-ip"];

/// Fires when trouble with a resource is told without saying which resource,
/// or trouble of nothing that support could look up.
pub(super) fn missing_id(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    if is_identified(context) || cues::NO_RESOURCE_YET.is_in(context.ticket.prose()) {
        return;
    }
    let present = Present::of(context);
    // A question may mention what does not work without being about it.
    let only_status = context.profile.kind == Kind::Question;
    let counts = |t: &&Fact| present.holds(t) && (!only_status || t.kind == FactKind::Question);
    let first = troubles(context).find(counts);
    if first.is_none() && !trouble::is_stated(context) {
        return;
    }
    let generic = context.profile.provider == GENERIC;
    if generic && reports_software(context) {
        return;
    }
    let near = |p: &Fact| {
        let reach = usize::from(!generic);
        let window = context.around(p.range.start, reach, reach);
        let told = |kind| facts.within(kind, &window).next().is_some();
        told(FactKind::Symptom)
            || told(FactKind::VagueError)
            || told(FactKind::ErrorMessage)
            || facts.within(FactKind::Question, &window).any(is_status)
    };
    let products: Vec<&Fact> = facts
        .of(FactKind::Product)
        .filter(|p| matches!(p.detail, Detail::Product { resource: true, .. }))
        .collect();
    let nearest = products
        .iter()
        .filter(|p| !context.in_title(&p.range))
        .find(|p| near(p))
        .or_else(|| products.iter().find(|p| near(p)))
        .or_else(|| products.first().filter(|_| !generic));
    if let Some(product) = nearest {
        let noun = context.quote(&product.range);
        hits.push(
            Hit::at(product.range.clone())
                .hole("noun", noun)
                .hole("example", example(context, product)),
        );
        return;
    }
    // The provider's name in its own field is no service.
    let service = facts.of(FactKind::Product).any(|p| {
        !context
            .ticket
            .is_in_field(p.range.start, FieldKind::Provider)
    });
    if service {
        return;
    }
    let Some(first) = first else {
        return;
    };
    // In a passage, only words that hide a resource show that none is named.
    let hidden = facts.has(FactKind::Jargon);
    if generic && !hidden && !is_hosted(context, first) {
        return;
    }
    let hit = Hit::at(first.range.clone()).case("nothing");
    hits.push(if hidden { hit } else { hit.whole_draft() });
}

const GENERIC: &str = "generic";

/// Up to how many sentences a draft is short.
const SHORT: usize = 8;

/// Whether the draft names anything that the desk can look up.
fn is_identified(context: &Context<'_>) -> bool {
    let facts = context.facts;
    // The costliest of all cues: looked for only if there is an address.
    let sources = LazyCell::new(|| cues::ACCESS_SOURCE.find_all(context.ticket.prose()));
    let is_source = |fact: &Fact| {
        let address =
            matches!(&fact.detail, Detail::Identifier { name, .. } if ADDRESSES.contains(name));
        address && trouble::touches(&sources, &fact.range)
    };
    let text = context.ticket.text().as_str();
    facts
        .of(FactKind::ResourceId)
        .any(|id| !is_source(id) && !is_public(context.ticket.slice(&id.range)))
        || facts.of(FactKind::Url).any(|url| {
            let host = host(&text[url.range.clone()]);
            host.contains("example.") || !is_public(host)
        })
        || facts.has(FactKind::RequestId)
        || trouble::is_filled(context, FieldKind::Resources)
}

/// Whether anyone may mention this host: documentation, the provider's own.
fn is_public(host: &str) -> bool {
    let host = host.to_lowercase();
    cues::PUBLIC_HOST.is_in(&host) || cues::PROVIDER_HOST.is_in(&host)
}

/// The host of a web address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', ':', '?', '#']).unwrap_or(rest.len());
    &rest[..end]
}

/// Whether a short draft complains about a site or a system, not a program.
fn is_hosted(context: &Context<'_>, trouble: &Fact) -> bool {
    let own = trouble::sentence(context, trouble);
    context.says(&own, &cues::HOSTED_THING)
        && context.ticket.sentences.len() <= SHORT
        && !context.facts.has(FactKind::ErrorMessage)
}

/// Whether a draft for no known provider is about a program rather than about
/// something that runs somewhere: it gives a version, code or a command.
fn reports_software(context: &Context<'_>) -> bool {
    let facts = context.facts;
    facts.has(FactKind::Version)
        || facts.has(FactKind::Log)
        || facts.of(FactKind::Command).any(trouble::is_literal)
        || facts.has(FactKind::ReproductionSteps)
        || !context.ticket.inline_code.is_empty()
        || context.shows_output()
}

fn troubles<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Fact> {
    let facts = context.facts;
    facts
        .of(FactKind::Symptom)
        .chain(facts.of(FactKind::VagueError))
        .chain(facts.of(FactKind::ErrorMessage))
        .chain(facts.of(FactKind::Question).filter(|q| is_status(q)))
}

fn is_status(question: &Fact) -> bool {
    question.detail == Detail::Case(question::STATUS)
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
