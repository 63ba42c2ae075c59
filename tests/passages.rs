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
use ticketlint::knowledge::{CARDS, Card};

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
    /// The moment at which it is written, with its zone.
    #[serde(default = "monday")]
    now: String,
    #[serde(default)]
    fires: Vec<String>,
    #[serde(default)]
    silent: Vec<String>,
    /// Rules that are known to be wrong about it so far.
    #[serde(default)]
    open: Vec<String>,
}

fn monday() -> String {
    "2026-06-15T12:00:00+09:00".to_owned()
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

/// What was found in one passage: rules, and those of them that warn.
#[derive(Debug, Default)]
struct Found {
    rules: BTreeSet<String>,
    warnings: BTreeSet<String>,
}

/// What passages must share to be judged in one run.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Way<'a> {
    /// `None` guesses it.
    provider: Option<&'a str>,
    whole: bool,
    now: &'a str,
}

/// Judges passages in one run.
fn judge(passages: &[(usize, &Passage)], way: &Way<'_>) -> Vec<Found> {
    let provider = way.provider.unwrap_or("auto");
    let day = way.now.get(..10).unwrap();
    let folder = Folder::new(&format!("passages-{provider}-{}-{day}", way.whole));
    let mut args = vec!["--format", "json", "--no-config", "--fail-on", "never"];
    args.extend(["--now", way.now, "--provider", provider]);
    args.extend((!way.whole).then_some("--fragment"));
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
fn wrong<'a>(passage: &'a Passage, found: &'a Found) -> Vec<(&'a str, &'static str)> {
    let missing = passage.fires.iter().filter(|r| !found.rules.contains(*r));
    let false_alarms = passage.silent.iter().filter(|r| found.rules.contains(*r));
    let unwanted = found
        .warnings
        .iter()
        .filter(|r| passage.grade == Grade::Good && !passage.silent.contains(r));
    missing
        .map(|rule| (rule.as_str(), "is missing"))
        .chain(false_alarms.map(|rule| (rule.as_str(), "is a false alarm")))
        .chain(unwanted.map(|rule| (rule.as_str(), "warns of a good passage")))
        .collect()
}

/// Every expectation on the passages that hold for this way of asking.
fn check(named: bool) {
    let tables = tables();
    let passages: Vec<(&str, &Passage)> = tables
        .values()
        .flatten()
        .flat_map(|(rule, passages)| passages.iter().map(move |p| (rule.as_str(), p)))
        .filter(|(_, passage)| named || !passage.stated)
        .collect();
    let mut runs = BTreeMap::<_, Vec<(usize, &Passage)>>::new();
    for (at, (_, passage)) in passages.iter().enumerate() {
        let way = Way {
            provider: named.then_some(passage.provider.as_str()),
            whole: passage.whole,
            now: &passage.now,
        };
        runs.entry(way).or_default().push((at, passage));
    }
    let mut report = String::new();
    for (way, members) in runs {
        let found = judge(&members, &way);
        for ((at, passage), found) in members.iter().zip(found) {
            let wrong = wrong(passage, &found);
            let open = |rule: &str| passage.open.iter().any(|r| r == rule);
            let right = passage
                .open
                .iter()
                .filter(|open| named && !wrong.iter().any(|(rule, _)| rule == open))
                .map(|rule| (rule.as_str(), "is right by now, and no more open"));
            let new = wrong.iter().copied().filter(|(rule, _)| !open(rule));
            for (about, what) in new.chain(right) {
                let (rule, grade) = (passages[*at].0, passage.grade);
                report.push_str(&format!(
                    "{rule} {grade:?}: {about} {what}\n    {}\n",
                    passage.text
                ));
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn passages_for_a_named_desk() {
    check(true);
}

#[test]
fn passages_for_a_desk_to_be_guessed() {
    check(false);
}

#[test]
fn every_rule_has_its_passages_in_every_language() {
    let tables = tables();
    let languages: Vec<&str> = tables.keys().map(String::as_str).collect();
    assert_eq!(languages, ["en", "ja"]);
    for (language, table) in &tables {
        // The syntax of a file has no better and worse wording, nor has a template.
        let is_worded = |card: &&Card| !["syntax", "template"].contains(&card.family.as_ref());
        for card in CARDS.iter().filter(is_worded) {
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
                    .flat_map(|p| p.fires.iter().chain(&p.silent).chain(&p.open));
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
