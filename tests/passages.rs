//! The same matters put badly and well: every passage of `fixtures/passages`
//! through the real binary, with the provider named and with it guessed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use binary::{Folder, run};
use serde::Deserialize;
use ticketlint::knowledge::CARDS;

/// How a passage is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Grade {
    /// It lacks what the rule asks for.
    Bad,
    /// It gives part of it.
    Half,
    /// No rule has anything to warn of.
    Good,
    /// It only looks like what the rule is about.
    Trap,
}

/// A passage and what must be said of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    grade: Grade,
    provider: String,
    text: String,
    /// The ending of its file.
    #[serde(default = "markdown")]
    syntax: String,
    /// Judged as a whole draft, not as a fragment.
    #[serde(default)]
    whole: bool,
    /// What is said of it depends on the provider, which it does not show.
    #[serde(default)]
    stated: bool,
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
}

fn markdown() -> String {
    "md".to_owned()
}

/// A table of passages: rule → passages.
type Table = BTreeMap<String, Vec<Passage>>;

/// The tables by language. One language has several files: `ja.yaml`,
/// `ja-desk.yaml` …
fn tables() -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::<String, Table>::new();
    for path in common::drafts("passages") {
        let text = fs::read_to_string(&path).unwrap();
        let part: Table = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let name = common::name(&path);
        let (language, _) = name.split_once(['-', '.']).unwrap();
        let table = tables.entry(language.to_owned()).or_default();
        for (rule, passages) in part {
            table.entry(rule).or_default().extend(passages);
        }
    }
    tables
}

/// The moment at which every passage is written: a Monday.
const NOW: &str = "2026-06-15T12:00:00+09:00";

/// What was found in one passage: rules, and those of them that warn.
#[derive(Debug, Default)]
struct Found {
    rules: BTreeSet<String>,
    warnings: BTreeSet<String>,
}

/// Judges passages in one run; `None` guesses the provider.
fn judge(passages: &[(usize, &Passage)], provider: Option<&str>, whole: bool) -> Vec<Found> {
    let folder = Folder::new(&format!("passages-{}-{whole}", provider.unwrap_or("auto")));
    let mut args = vec!["--format", "json", "--no-config", "--fail-on", "never"];
    args.extend(["--now", NOW]);
    args.extend(provider.iter().flat_map(|name| ["--provider", name]));
    args.extend((!whole).then_some("--fragment"));
    let paths: Vec<String> = passages
        .iter()
        .map(|(at, passage)| folder.write(&format!("{at:04}.{}", passage.syntax), &passage.text))
        .collect();
    args.extend(paths.iter().map(String::as_str));
    let answer = run(&args).json();
    let files = answer["files"].as_array().unwrap();
    assert_eq!(files.len(), passages.len());
    let mut found: BTreeMap<String, Found> = files
        .iter()
        .map(|file| {
            let mut found = Found::default();
            for diagnostic in file["diagnostics"].as_array().unwrap() {
                let rule = diagnostic["rule"].as_str().unwrap().to_owned();
                if diagnostic["severity"] != "info" {
                    found.warnings.insert(rule.clone());
                }
                found.rules.insert(rule);
            }
            (file["path"].as_str().unwrap().to_owned(), found)
        })
        .collect();
    paths
        .iter()
        .map(|path| found.remove(path).unwrap())
        .collect()
}

/// What does not hold of one passage.
fn wrong(passage: &Passage, found: &Found) -> Vec<String> {
    let missing = passage.fires.iter().filter(|r| !found.rules.contains(*r));
    let false_alarms = passage.silent.iter().filter(|r| found.rules.contains(*r));
    let unwanted = found
        .warnings
        .iter()
        .filter(|r| passage.grade == Grade::Good && !passage.silent.contains(r));
    missing
        .map(|rule| format!("{rule} is missing"))
        .chain(false_alarms.map(|rule| format!("{rule} is a false alarm")))
        .chain(unwanted.map(|rule| format!("{rule} warns of a good passage")))
        .collect()
}

/// Every expectation on the passages that hold for this way of asking.
fn check(provider_of: impl Fn(&Passage) -> Option<String>, counts: impl Fn(&Passage) -> bool) {
    let tables = tables();
    let passages: Vec<(&str, &Passage)> = tables
        .iter()
        .flat_map(|(_, table)| table)
        .flat_map(|(rule, passages)| passages.iter().map(move |p| (rule.as_str(), p)))
        .filter(|(_, passage)| counts(passage))
        .collect();
    let mut runs = BTreeMap::<_, Vec<(usize, &Passage)>>::new();
    for (at, (_, passage)) in passages.iter().enumerate() {
        let way = (provider_of(passage), passage.whole);
        runs.entry(way).or_default().push((at, passage));
    }
    let mut report = String::new();
    for ((provider, whole), members) in runs {
        let found = judge(&members, provider.as_deref(), whole);
        for ((at, passage), found) in members.iter().zip(found) {
            for what in wrong(passage, &found) {
                let (rule, grade) = (passages[*at].0, passage.grade);
                report.push_str(&format!("{rule} {grade:?}: {what}\n    {}\n", passage.text));
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn passages_for_a_named_desk() {
    check(|passage| Some(passage.provider.clone()), |_| true);
}

#[test]
fn passages_for_a_desk_to_be_guessed() {
    check(|_| None, |passage| !passage.stated);
}

#[test]
fn every_rule_has_its_passages_in_every_language() {
    let tables = tables();
    let languages: Vec<&str> = tables.keys().map(String::as_str).collect();
    assert_eq!(languages, ["en", "ja"]);
    for (language, table) in &tables {
        // The syntax of a file has no better and worse wording.
        for card in CARDS.iter().filter(|card| card.family != "syntax") {
            let rule = card.name.as_ref();
            let grades: BTreeSet<Grade> = table
                .get(rule)
                .unwrap_or_else(|| panic!("{language}: nothing for {rule}"))
                .iter()
                .map(|passage| passage.grade)
                .collect();
            assert_eq!(grades.len(), 4, "{language}: {rule} has only {grades:?}");
        }
        let named = table
            .iter()
            .flat_map(|(rule, passages)| {
                let own = passages
                    .iter()
                    .flat_map(|p| p.fires.iter().chain(&p.silent));
                own.chain([rule])
            })
            .collect::<BTreeSet<_>>();
        for rule in named {
            assert!(
                CARDS.iter().any(|card| card.name == *rule),
                "{language}: no rule {rule}"
            );
        }
    }
}
