//! Fixes: they mend what they are about, and nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;
#[path = "common/documents.rs"]
mod documents;

use std::collections::BTreeMap;
use std::fs;

use documents::{Draft, draft};
use proptest::prelude::*;
use ticketlint::diagnostic::Applicability;
use ticketlint::engine::{Outcome, Settings, lint};
use ticketlint::facts::time::ClockZone;
use ticketlint::repair::{Repair, repair};
use ticketlint::text::{Encoding, SourceFile};

fn settings() -> Settings {
    Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        now: "2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().ok(),
        ..Settings::default()
    }
}

/// How often each rule finds something, its places counted.
fn counts(outcome: &Outcome) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in &outcome.diagnostics {
        *counts.entry(diagnostic.rule.to_string()).or_default() += diagnostic.places().count();
    }
    counts
}

/// What holds of every fixed draft.
fn check(source: &SourceFile, weakest: Applicability) -> Repair {
    let settings = settings();
    let before = lint(source, &settings);
    let mended = repair(source, &settings, weakest);
    assert!(mended.settled, "{}", source.text());
    let again = repair(&mended.source, &settings, weakest);
    assert_eq!(again.source.text(), mended.source.text(), "fixed twice");
    assert_eq!(again.made, [], "{}", source.text());
    if weakest == Applicability::Safe && !has_escapes(source.text()) {
        let (before, after) = (counts(&before), counts(&mended.outcome));
        for (rule, count) in &after {
            assert!(
                before.get(rule).is_some_and(|old| old >= count),
                "`{rule}` is new after a safe fix\n{}\n----\n{}",
                source.text(),
                mended.source.text()
            );
        }
    }
    for diagnostic in &mended.outcome.diagnostics {
        let left = diagnostic.fixes.iter();
        let left = left.filter(|fix| fix.applicability >= weakest).count();
        let dropped = mended.dropped.iter();
        let dropped = dropped
            .filter(|(mend, _)| mend.rule == diagnostic.rule)
            .count();
        assert!(left <= dropped, "{diagnostic:?}\n{}", mended.source.text());
    }
    mended
}

/// Words with every other letter as an escape of YAML, which the generator makes
/// and nobody writes.
fn has_escapes(text: &str) -> bool {
    text.contains("\\U0000")
}

fn check_draft(draft: &Draft, weakest: Applicability) {
    // Passages without a blank between them make words that nobody writes.
    let text = draft.text.replace("012345", "012345 ");
    let source = SourceFile::new(draft.name, text.as_str());
    let mended = check(&source, weakest);
    for (mend, reason) in &mended.dropped {
        let secret = mend.rule == "unmasked-secret";
        let broken = counts(&mended.outcome).contains_key("unreadable-yaml");
        assert!(
            !secret && (has_escapes(&text) || broken),
            "{mend:?} {reason:?}\n{text}"
        );
    }
    if draft.name.ends_with(".yaml") {
        check_values(&text, mended.source.text());
    }
}

/// Another parser sees the same keys, in the same order; values differ only
/// where something stands that a fix writes.
fn check_values(before: &str, after: &str) {
    let read = |text: &str| -> Option<serde_yaml::Value> { serde_yaml::from_str(text).ok() };
    let Some(old) = read(before) else { return };
    let new = read(after).expect("what was YAML still is");
    compare(&old, &new);
}

fn compare(old: &serde_yaml::Value, new: &serde_yaml::Value) {
    use serde_yaml::Value;
    match (old, new) {
        (Value::Mapping(old), Value::Mapping(new)) => {
            assert_eq!(old.len(), new.len());
            for ((old_key, old), (new_key, new)) in old.iter().zip(new) {
                compare(old_key, new_key);
                compare(old, new);
            }
        }
        (Value::Sequence(old), Value::Sequence(new)) => {
            assert_eq!(old.len(), new.len());
            old.iter().zip(new).for_each(|(old, new)| compare(old, new));
        }
        (Value::String(old), Value::String(new)) if old != new => {
            let written = ["<", "日本時間", "JST", "***", "****"];
            let shorter = old.ends_with(new.as_str());
            assert!(
                shorter || written.iter().any(|w| new.contains(w)),
                "{old}\n{new}"
            );
        }
        (old, new) => assert_eq!(old, new),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn safe_fixes_settle_and_bring_nothing_new(draft in draft()) {
        check_draft(&draft, Applicability::Safe);
    }

    #[test]
    fn unsafe_fixes_settle(draft in draft()) {
        check_draft(&draft, Applicability::Unsafe);
    }
}

/// Fixing goes the same way in every encoding that can write the draft.
#[test]
fn every_encoding_is_fixed_alike() {
    let mut fixed = 0;
    for path in ["err", "pairs"].into_iter().flat_map(common::drafts) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.to_string_lossy();
        let plain = repair(
            &SourceFile::new(name.as_ref(), text.as_str()),
            &settings(),
            Applicability::Safe,
        );
        for encoding in Encoding::ALL {
            let Ok(bytes) = encoding.encode(&text) else {
                continue;
            };
            let Ok(decoded) = encoding.decode(bytes) else {
                continue;
            };
            if decoded.text != text {
                continue;
            }
            let source = SourceFile::decoded(name.as_ref(), decoded);
            let mended = repair(&source, &settings(), Applicability::Safe);
            let expected = encoding.encode(plain.source.text()).unwrap();
            assert_eq!(mended.source.bytes(), expected, "{name} in {encoding:?}");
            assert_eq!(mended.made, plain.made);
            fixed += mended.made.len();
        }
    }
    assert!(fixed > 20, "{fixed}");
}
