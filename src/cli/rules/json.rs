//! The answers of `rules --format json`, version 1.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::Failure;
use super::checklist::Checklist;
use super::filter::Filter;
use crate::facts::Kind;
use crate::knowledge::{Advice, Bilingual, Card, RuleOption, Takes, Text};

#[derive(Serialize)]
struct List<'a> {
    version: u32,
    rules: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Checks<'a> {
    version: u32,
    provider: Option<&'a str>,
    kind: Option<&'a str>,
    rules: Vec<Entry<'a>>,
    advice: Vec<Topic<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    family: &'a str,
    severity: &'static str,
    severities: Severities,
    severity_for: BTreeMap<&'a str, &'static str>,
    providers: Vec<&'a str>,
    kinds: Vec<&'a str>,
    fix: &'static str,
    summary: Words<'a>,
    wants: Words<'a>,
    statements: Vec<&'a str>,
    options: Vec<Setting<'a>>,
}

/// What a configuration may set of a rule.
#[derive(Serialize)]
struct Setting<'a> {
    name: &'a str,
    takes: &'static str,
    /// The least and the greatest number.
    range: Option<(usize, usize)>,
    among: Vec<&'a str>,
    default: Option<usize>,
    about: Words<'a>,
}

/// The least and the most that a finding of a rule may matter.
#[derive(Serialize)]
struct Severities {
    least: &'static str,
    most: &'static str,
}

#[derive(Serialize)]
struct Topic<'a> {
    topic: &'a str,
    title: Words<'a>,
    text: Words<'a>,
    providers: Vec<&'a str>,
    kinds: Vec<&'a str>,
    goes_with: Vec<&'a str>,
    statements: Vec<&'a str>,
}

#[derive(Serialize)]
struct Words<'a> {
    ja: &'a str,
    en: &'a str,
}

/// The rules by name.
pub(super) fn list(filter: &Filter) -> Result<String, Failure> {
    text(&List {
        version: 1,
        rules: filter.cards().map(|card| entry(card, filter)).collect(),
    })
}

/// The rules in the order of the checklist, and the advice.
pub(super) fn checklist(filter: &Filter, checklist: &Checklist) -> Result<String, Failure> {
    text(&Checks {
        version: 1,
        provider: filter.provider(),
        kind: filter.kind().map(Kind::name),
        rules: checklist.cards().map(|card| entry(card, filter)).collect(),
        advice: checklist.advice().map(topic).collect(),
    })
}

fn text(answer: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(answer)
        .map(|text| text + "\n")
        .map_err(|error| Failure::new(error.to_string()))
}

fn entry<'a>(card: &'a Card, filter: &Filter) -> Entry<'a> {
    let severities = filter.severities_of(card);
    Entry {
        name: &card.name,
        family: &card.family,
        severity: filter.severity_of(card).name(),
        severities: Severities {
            least: severities.start().name(),
            most: severities.end().name(),
        },
        severity_for: card
            .named_providers()
            .map(|name| (name.as_ref(), card.worst(Some(name)).name()))
            .collect(),
        providers: names(&card.providers),
        kinds: names(&card.kinds),
        fix: card.fix.name(),
        summary: words(&card.summary),
        wants: words(card.wants.as_ref().unwrap_or(&card.summary)),
        statements: names(&card.statements),
        options: card.options.iter().map(setting).collect(),
    }
}

fn setting(option: &RuleOption) -> Setting<'_> {
    Setting {
        name: &option.name,
        takes: match option.takes {
            Takes::Count => "count",
            Takes::Words => "words",
            Takes::Names => "names",
            Takes::Patterns => "patterns",
        },
        range: (option.takes == Takes::Count).then_some((option.least, option.most)),
        among: names(&option.among),
        default: option.default,
        about: words(&option.about),
    }
}

fn topic(advice: &Advice) -> Topic<'_> {
    Topic {
        topic: &advice.topic,
        title: words(&advice.title),
        text: words(&advice.text),
        providers: names(&advice.providers),
        kinds: names(&advice.kinds),
        goes_with: names(&advice.goes_with),
        statements: names(&advice.statements),
    }
}

fn names(list: &[Text]) -> Vec<&str> {
    list.iter().map(AsRef::as_ref).collect()
}

fn words(words: &Bilingual) -> Words<'_> {
    Words {
        ja: words.ja.trim(),
        en: words.en.trim(),
    }
}
