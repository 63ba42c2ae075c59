//! The drafts under `fixtures/`: the good ones get no warning, the others the
//! rules that `fixtures/expected.yaml` names for them.
//!
//! Accept changed reports with `INSTA_UPDATE=always cargo test --test fixtures`
//! (or `cargo insta review`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{drafts, name, source};
use ticketlint::diagnostic::Severity;
use ticketlint::engine::{Settings, lint};
use ticketlint::knowledge::CARDS;
use ticketlint::report::{FileReport, Format, Style};
use ticketlint::text::SourceFile;

/// `fixtures/expected.yaml`: path below `fixtures/` → names of rules.
fn expected() -> BTreeMap<String, Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/expected.yaml");
    serde_yaml::from_str(&fs::read_to_string(path).expect("the file is there")).expect("it parses")
}

#[test]
fn good_drafts_get_no_warning() {
    let mut wrong = String::new();
    for path in drafts("ok") {
        let source = source(&path);
        for finding in lint(&source, &Settings::default()).diagnostics {
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
        let found: Vec<String> = lint(&source, &Settings::default())
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
    for path in drafts("err") {
        let key = format!("err/{}", name(&path));
        assert!(expected.contains_key(&key), "{key} has no line");
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

/// The report of one draft, one line a finding.
fn concise(source: &SourceFile) -> String {
    let outcome = lint(source, &Settings::default());
    let mut reporter = Format::Concise.reporter(Style::default());
    let mut out = String::new();
    reporter.file(
        &mut out,
        &FileReport {
            source,
            provider: outcome.profile.provider,
            kind: outcome.profile.kind.name(),
            language: outcome.profile.language.code(),
            diagnostics: &outcome.diagnostics,
            concealed: &outcome.concealed,
        },
    );
    out
}
