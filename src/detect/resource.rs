//! Which resource?

use std::cell::LazyCell;

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, Kind, question};
use crate::knowledge::{FieldKind, GENERIC, cues, provider};
use crate::text::{Range, floor_char_boundary};

/// Fires when trouble with a resource is told without saying which resource,
/// or trouble of nothing that support could look up.
pub(super) fn missing_id(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let facts = context.facts;
    if is_identified(context) || cues::NO_RESOURCE_YET.is_in(context.ticket.prose()) {
        return;
    }
    let answers = context.profile.kind == Kind::Reply;
    if answers && !context.was_asked(&cues::RESOURCE_ASKED) {
        return;
    }
    let present = Present::of(context);
    // A question may mention what does not work without being about it.
    let only_status = context.profile.kind == Kind::Question;
    let counts = |t: &&Fact| present.holds(t) && (!only_status || t.kind == FactKind::Question);
    let first = troubles(context).find(counts);
    if first.is_none() && !answers && !trouble::is_stated(context) {
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
    let code: Vec<Range> = context
        .ticket
        .inline_code
        .iter()
        .map(|c| c.range.clone())
        .collect();
    let products: Vec<&Fact> = facts
        .of(FactKind::Product)
        .filter(|p| p.product().is_some_and(|p| p.entry.resource))
        // The service in `aws s3 ls` is a part of the command.
        .filter(|p| !trouble::touches(&code, &p.range))
        .filter(|p| !lists_everything(context, p))
        .filter(|p| !is_counted_harm(context, p))
        // What all runs on is described, not complained of.
        .filter(|p| {
            let own = context.around(p.range.start, 0, 0);
            let fails = || {
                let mut kinds = FactKind::COMPLAINTS.into_iter();
                kinds.any(|kind| facts.within(kind, &own).next().is_some())
            };
            !context
                .ticket
                .is_in_field(p.range.start, FieldKind::Environment)
                || fails()
        })
        .filter(|p| !context.is_quoted(&p.range))
        // The machine that something is run from is not what fails.
        .filter(|p| !is_run_from(context, p))
        // The disk in 「disk full」 is the program's word.
        .filter(|p| !facts.is_quoted_error(context.ticket, &p.range))
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

/// Whether the product is named as a part of a command that lists all there is.
fn lists_everything(context: &Context<'_>, product: &Fact) -> bool {
    let sentence = trouble::sentence(context, product);
    let rest = product.range.start..sentence.end.max(product.range.end);
    context.says(&rest, &cues::LISTS_EVERYTHING)
}

/// Whether it tells how many suffer, where harm is told: "no alarms for 240 VMs".
fn is_counted_harm(context: &Context<'_>, product: &Fact) -> bool {
    // A number stands near.
    const NEAR: usize = 40;
    if !context
        .ticket
        .is_in_field(product.range.start, FieldKind::Impact)
    {
        return false;
    }
    let folded = context.ticket.folded();
    let from = floor_char_boundary(folded, product.range.start.saturating_sub(NEAR));
    cues::COUNTED_MANY.is_in(&folded[from..product.range.start])
}

/// Whether the product is a machine of the author's own house, from which he did
/// something: 「社内サーバーから実行しました」.
fn is_run_from(context: &Context<'_>, product: &Fact) -> bool {
    const OWN: [&str; 6] = ["社内", "自社", "弊社", "当社", "手元", "オンプレ"];
    let folded = context.ticket.folded();
    let before = folded[..product.range.start].trim_end_matches(['の', ' ']);
    let after = folded[product.range.end..].trim_start_matches(['ー', ' ']);
    const DEEDS: [&str; 8] = [
        "実行",
        "接続",
        "アクセス",
        "ログイン",
        "curl",
        "ping",
        "叩",
        "呼び出",
    ];
    // What is done there is said at once.
    const NEAR: usize = 60;
    let behind = after
        .strip_prefix("から")
        .or_else(|| after.strip_prefix("上で"));
    let near = behind.map(|behind| &behind[..floor_char_boundary(behind, NEAR)]);
    let near = near.and_then(|near| near.split(['。', '\n']).next());
    OWN.iter().any(|own| before.ends_with(own))
        && near.is_some_and(|near| DEEDS.iter().any(|deed| near.contains(deed)))
}

/// Up to how many sentences a draft is short.
const SHORT: usize = 8;

/// Whether the draft names anything that the desk can look up.
fn is_identified(context: &Context<'_>) -> bool {
    let facts = context.facts;
    // The costliest of all cues: looked for only if there is an address.
    let sources = LazyCell::new(|| cues::ACCESS_SOURCE.find_all(context.ticket.prose()));
    // An address may be where an access comes from, and is no resource then.
    let is_source = |fact: &Fact| {
        fact.identifier().is_some_and(|id| id.address) && trouble::touches(&sources, &fact.range)
    };
    let folded = context.ticket.folded();
    facts
        .of(FactKind::ResourceId)
        .any(|id| !is_source(id) && !is_public(&folded[id.range.clone()]))
        || facts.of(FactKind::Url).any(|url| {
            let url = &folded[url.range.clone()];
            let host = host(url);
            host.contains("example.") || !is_public(host) || names_account(url) || is_call(url)
        })
        || facts.has(FactKind::RequestId)
        || trouble::is_filled(context, FieldKind::Resources)
}

/// Whether anyone may mention this host, in small letters: documentation, the
/// provider's own.
fn is_public(host: &str) -> bool {
    cues::PUBLIC_HOST.is_in(host) || cues::PROVIDER_HOST.is_in(host)
}

/// Whether the path of a web address holds an account number, as that of a
/// queue does: then it leads to something of the author's own.
fn names_account(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    path.split('/')
        .skip(1)
        .any(|part| part.len() == 12 && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether the address is that of one call to an API, with what was asked of it: the call
/// is what fails, and its words tell which.
fn is_call(url: &str) -> bool {
    let api = host(url).split('.').any(|label| label == "api");
    api && url
        .split_once('?')
        .is_some_and(|(_, query)| query.contains('='))
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
    let Some(product) = product.product() else {
        return String::new();
    };
    let own = context.profile.provider;
    let of_product = [product.provider(), own]
        .into_iter()
        .filter_map(provider)
        .flat_map(|p| p.products.iter())
        .filter(|p| p.name == product.name())
        .find_map(|p| p.id_example.as_deref());
    let of_any = || {
        [own, GENERIC]
            .into_iter()
            .filter_map(provider)
            .find_map(|p| p.id_example.as_deref())
    };
    of_product.or_else(of_any).unwrap_or_default().to_owned()
}
