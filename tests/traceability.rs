//! Every statement of the sources is behind a rule or behind advice, and none
//! is behind both without a reason. Judged by the files, not by what the build
//! made of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_yaml::Value;

/// Statements in the five documents.
const STATEMENTS: usize = 452;

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn texts(list: &Value) -> Vec<String> {
    let items = list.as_sequence().map_or(&[][..], Vec::as_slice);
    items
        .iter()
        .map(|item| item.as_str().unwrap().to_owned())
        .collect()
}

/// By rule: its family and its card.
fn cards() -> BTreeMap<String, (String, Value)> {
    let mut cards = BTreeMap::new();
    for family in fs::read_dir("rules").unwrap().flatten() {
        let name = family.file_name().into_string().unwrap();
        if !family.path().is_dir()
            || ["cues", "exports", "outlines", "providers", "templates"].contains(&name.as_str())
        {
            continue;
        }
        for card in fs::read_dir(family.path()).unwrap().flatten() {
            let rule = card
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            cards.insert(rule, (name.clone(), read(&card.path())));
        }
    }
    cards
}

fn list(name: &str) -> Vec<Value> {
    let all = read(Path::new(&format!("rules/{name}.yaml")));
    all.as_sequence().unwrap().clone()
}

/// By id: the provider of each statement.
fn statements() -> BTreeMap<String, String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    list("statements")
        .iter()
        .map(|statement| (text(&statement["id"]), text(&statement["provider"])))
        .collect()
}

#[test]
fn every_statement_is_behind_a_rule_or_advice() {
    let statements = statements();
    assert_eq!(statements.len(), STATEMENTS);
    let cards = cards();
    let mut open: BTreeSet<String> = statements.into_keys().collect();
    for (_, card) in cards.values() {
        for id in texts(&card["statements"]) {
            open.remove(&id);
        }
    }
    for advice in list("advice") {
        for id in texts(&advice["statements"]) {
            open.remove(&id);
        }
    }
    assert!(open.is_empty(), "{} are uncovered: {open:?}", open.len());
}

#[test]
fn advice_says_why_it_repeats_what_a_rule_covers() {
    let mut behind: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (rule, (_, card)) in cards() {
        for id in texts(&card["statements"]) {
            behind.entry(id).or_default().push(rule.clone());
        }
    }
    let mut seen = BTreeSet::new();
    for advice in list("advice") {
        let topic = advice["topic"].as_str().unwrap();
        let shared = advice["shared"].as_sequence().cloned().unwrap_or_default();
        for id in texts(&advice["statements"]) {
            assert!(seen.insert(id.clone()), "{topic}: {id} is in another, too");
            let why = shared
                .iter()
                .find(|shared| texts(&shared["statements"]).contains(&id));
            assert_eq!(
                why.is_some(),
                behind.contains_key(&id),
                "{topic}: {id} is behind {:?}",
                behind.get(&id)
            );
        }
    }
}

#[test]
fn advice_holds_for_the_desks_whose_statements_it_rests_on() {
    let statements = statements();
    for advice in list("advice") {
        let topic = advice["topic"].as_str().unwrap();
        let named: BTreeSet<String> = texts(&advice["providers"]).into_iter().collect();
        let ids = texts(&advice["statements"]);
        let said: BTreeSet<String> = ids.iter().map(|id| statements[id].clone()).collect();
        // Advice for all desks rests on what several say.
        if named.is_empty() {
            assert!(said.len() > 1, "{topic}: only {said:?} says so");
        } else {
            assert_eq!(named, said, "{topic}");
        }
    }
}

#[test]
fn every_rule_that_rests_on_a_document_has_a_line_for_the_checklist() {
    let lacking: Vec<String> = cards()
        .into_iter()
        .filter(|(_, (family, _))| !["syntax", "template"].contains(&family.as_str()))
        .filter(|(_, (_, card))| card["wants"].is_null())
        .map(|(rule, _)| rule)
        .collect();
    assert!(lacking.is_empty(), "without `wants`: {lacking:?}");
}

#[test]
fn every_family_has_rules() {
    let used: BTreeSet<String> = cards().into_values().map(|(family, _)| family).collect();
    let titled: BTreeSet<String> = list("families")
        .iter()
        .map(|family| family["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(used, titled);
}
