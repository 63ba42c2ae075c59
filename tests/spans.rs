//! Every place that is told is a place in the file, and holds what is said of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;
#[path = "common/documents.rs"]
mod documents;
#[path = "common/places.rs"]
mod places;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use documents::{Draft, draft};
use places::{at, check_reading};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use ticketlint::diagnostic::{Diagnostic, Fix};
use ticketlint::engine::{Settings, lint, read};
use ticketlint::facts::time::ClockZone;
use ticketlint::text::{SourceFile, Span};

fn settings() -> Settings {
    Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        pedantic: true,
        ..Settings::default()
    }
}

fn check_diagnostic(source: &str, diagnostic: &Diagnostic) {
    let absent = diagnostic.rule.starts_with("missing-") || diagnostic.rule == "empty-draft";
    for span in diagnostic.places() {
        at(source, span);
        assert!(!span.is_empty() || absent, "{diagnostic:?}");
    }
    for label in &diagnostic.labels {
        at(source, label.span);
        assert!(!label.span.is_empty(), "{diagnostic:?}");
    }
    for fix in &diagnostic.fixes {
        check_fix(source, fix);
    }
}

fn check_fix(source: &str, fix: &Fix) {
    let mut end = 0;
    for edit in &fix.edits {
        at(source, edit.span);
        assert!(edit.span.start() >= end, "{fix:?}: edits overlap");
        end = edit.span.end();
    }
}

fn check(draft: &Draft) {
    let source = SourceFile::new(draft.name, draft.text.as_str());
    let settings = settings();
    let readings = read(&source, &settings);
    for reading in &readings {
        check_reading(source.text(), reading);
    }
    let outcome = lint(&source, &settings);
    for diagnostic in &outcome.diagnostics {
        check_diagnostic(source.text(), diagnostic);
    }
    for span in &outcome.concealed {
        at(source.text(), *span);
    }
    let again = (read(&source, &settings), lint(&source, &settings));
    assert_eq!(format!("{readings:?}"), format!("{:?}", again.0));
    assert_eq!(format!("{outcome:?}"), format!("{:?}", again.1));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_hold_what_is_said_of_them(draft in draft()) {
        check(&draft);
    }

    #[test]
    fn no_place_is_lost_where_a_draft_is_cut(draft in draft(), part in 0.0..1.0_f64) {
        let mut cut = (draft.text.len() as f64 * part) as usize;
        while !draft.text.is_char_boundary(cut) {
            cut -= 1;
        }
        check(&Draft { name: draft.name, text: draft.text[..cut].to_owned() });
    }
}

/// What the fuzzer found.
#[test]
fn places_hold_in_seldom_drafts() {
    let long = "夜間の処理が始まったあとで接続できなくなりました。サーバーの名前は";
    for text in [
        "[@S@][ref] a\n\n[ref]: https://example.com/\n".to_owned(),
        // An accent with no letter of its own.
        format!("{long} com\n\u{301}です\n"),
        format!("{long}何か\n\u{3099}です\n"),
    ] {
        for text in [text.replace('\n', "\r\n"), text] {
            check(&Draft { name: "d.md", text });
        }
    }
}

/// `inspect` shows the words of the file.
#[test]
fn inspect_quotes_the_file() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("inspect");
    fs::create_dir_all(&folder).expect("a folder");
    let mut runner = TestRunner::deterministic();
    let mut files = Vec::new();
    for i in 0..80 {
        let draft = draft().new_tree(&mut runner).expect("a draft").current();
        let path = folder.join(format!("{i:02}{}", &draft.name[1..]));
        fs::write(&path, &draft.text).expect("a file");
        files.push(path);
    }
    for folder in ["ok", "err", "pairs"] {
        files.extend(common::drafts(folder));
    }
    let output = Command::new(env!("CARGO_BIN_EXE_ticketlint"))
        .args(["inspect", "--format", "json"])
        .args(&files)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let reports = answer["files"].as_array().expect("files");
    assert_eq!(reports.len(), files.len());
    let mut seen = BTreeSet::new();
    for report in reports {
        let path = report["path"].as_str().expect("a path");
        let text = fs::read_to_string(path).expect("the file");
        for (kind, facts) in report["facts"].as_object().expect("facts") {
            for fact in facts.as_array().expect("a list") {
                let place = |end: &str| fact["span"][end]["byte"].as_u64().expect("a number");
                let span = Span::new(place("start") as usize, place("end") as usize);
                let shown = fact["text"].as_str().expect("a text");
                if !shown.contains("****") {
                    assert_eq!(shown, at(&text, span), "{path} {kind}");
                }
                seen.insert(kind.clone());
            }
        }
    }
    assert!(seen.len() >= 20, "{seen:?}");
}
