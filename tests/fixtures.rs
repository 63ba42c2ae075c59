//! The drafts under `fixtures/`: the good ones get no warning, the others the
//! rules that `fixtures/expected.yaml` names for them. All are judged as
//! written at one moment, `NOW`.
//!
//! Under `fixtures/drafts/` lie whole drafts for every desk in three grades:
//! `excellent` ones get no warning, `flawed` ones hold a few planted defects,
//! `poor` ones many.
//!
//! Accept changed reports with `INSTA_UPDATE=always cargo test --test fixtures`
//! (or `cargo insta review`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use common::{drafts, name, source};
use ticketlint::diagnostic::Severity;
use ticketlint::engine::{Settings, lint};
use ticketlint::facts::Kind;
use ticketlint::knowledge::{CARDS, PROVIDERS};
use ticketlint::report::{FileReport, Format, Style};
use ticketlint::text::SourceFile;

/// The moment at which the drafts are judged.
const NOW: &str = "2026-11-26T10:00:00+09:00[Asia/Tokyo]";

/// The grades of whole drafts, folders of `fixtures/drafts/`.
const GRADES: [&str; 3] = ["excellent", "flawed", "poor"];

/// What the findings of every draft here are made with.
fn settings() -> Settings {
    Settings {
        now: Some(NOW.parse().expect("a moment")),
        ..Settings::default()
    }
}

/// `fixtures/expected.yaml`: path below `fixtures/` → names of rules.
fn expected() -> BTreeMap<String, Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/expected.yaml");
    serde_yaml::from_str(&fs::read_to_string(path).expect("the file is there")).expect("it parses")
}

#[test]
fn good_drafts_get_no_warning() {
    let mut wrong = String::new();
    for path in drafts("ok").into_iter().chain(drafts("drafts/excellent")) {
        let source = source(&path);
        for finding in lint(&source, &settings()).diagnostics {
            if finding.severity >= Severity::Warning {
                let at = source.position(finding.span.start());
                wrong.push_str(&format!(
                    "{}:{}:{}: {}: {}\n",
                    source.name(),
                    at.line,
                    at.column,
                    finding.rule,
                    finding.message
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_planted_is_found() {
    let mut wrong = String::new();
    for (path, rules) in expected() {
        let full = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures")
            .join(&path);
        let source = source(&full);
        let found: Vec<String> = lint(&source, &settings())
            .diagnostics
            .into_iter()
            .filter(|d| !rules.is_empty() || d.severity >= Severity::Warning)
            .map(|d| d.rule.into_owned())
            .collect();
        for rule in rules.iter().filter(|rule| !found.contains(rule)) {
            wrong.push_str(&format!("{path}: {rule} is missing\n"));
        }
        if rules.is_empty() && !found.is_empty() {
            wrong.push_str(&format!("{path}: {found:?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_expectations_are_whole() {
    let expected = expected();
    for folder in ["err", "drafts/flawed", "drafts/poor"] {
        for path in drafts(folder) {
            let key = format!("{folder}/{}", name(&path));
            assert!(expected.contains_key(&key), "{key} has no line");
        }
    }
    for (path, rules) in &expected {
        for rule in rules {
            assert!(
                CARDS.iter().any(|card| card.name == *rule),
                "{path}: no rule {rule}"
            );
        }
    }
}

#[test]
fn reports_of_faulty_drafts() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in drafts("err") {
            insta::assert_snapshot!(name(&path), concise(&source(&path)));
        }
    });
}

#[test]
fn reports_of_whole_drafts() {
    for grade in GRADES {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_path(format!("snapshots/drafts/{grade}"));
        settings.bind(|| {
            for path in drafts(&format!("drafts/{grade}")) {
                insta::assert_snapshot!(name(&path), judged(&source(&path)));
            }
        });
    }
}

#[test]
fn whole_drafts_cover_desks_kinds_languages_and_syntaxes() {
    let mut seen = BTreeSet::new();
    for grade in GRADES {
        let paths = drafts(&format!("drafts/{grade}"));
        assert!(paths.len() >= 14, "{grade}: {}", paths.len());
        for path in paths {
            let profile = lint(&source(&path), &settings()).profile;
            let ending = path.extension().expect("an ending").to_string_lossy();
            seen.insert(profile.provider.to_owned());
            seen.insert(profile.kind.name().to_owned());
            seen.insert(format!("{grade} {}", profile.language.code()));
            seen.insert(format!("{grade} {ending}"));
        }
    }
    let desks = PROVIDERS.iter().map(|desk| desk.name.to_string());
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Presales)
        .map(|kind| kind.name().to_owned());
    let forms = GRADES
        .iter()
        .flat_map(|grade| ["ja", "en", "md", "yaml", "txt"].map(|form| format!("{grade} {form}")));
    for wanted in desks.chain(kinds).chain(forms) {
        assert!(seen.contains(&wanted), "no draft for {wanted}");
    }
}

/// A line on how a draft was read, and its report.
fn judged(source: &SourceFile) -> String {
    let profile = lint(source, &settings()).profile;
    let (kind, language) = (profile.kind.name(), profile.language.code());
    format!(
        "{} · {kind} · {language}\n{}",
        profile.provider,
        concise(source)
    )
}

/// The report of one draft, one line a finding.
fn concise(source: &SourceFile) -> String {
    let outcome = lint(source, &settings());
    let mut reporter = Format::Concise.reporter(Style::default());
    let mut out = String::new();
    reporter.file(
        &mut out,
        &FileReport::of(source, &outcome.diagnostics, &outcome.concealed),
    );
    out
}
