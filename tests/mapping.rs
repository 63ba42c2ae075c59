//! Hostile drafts: a time, an identifier and a credential are planted in each,
//! and each must be found in exactly its place.
//!
//! `‹…›` marks a time, `«…»` an identifier, `⟪…⟫` a credential; `@T@`, `@I@`
//! and `@S@` stand for the usual ones, marked.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;

use std::collections::BTreeSet;

use ticketlint::engine::{Settings, read};
use ticketlint::facts::FactKind;
use ticketlint::text::{SourceFile, Span};

#[path = "mapping/form.rs"]
mod form;
#[path = "mapping/markdown.rs"]
mod markdown;
#[path = "mapping/yaml.rs"]
mod yaml;

const TIME: char = '‹';
const IDENTIFIER: char = '«';
const SECRET: char = '⟪';

/// The text without its marks, and what they mark.
fn planted(case: &str) -> (String, BTreeSet<(char, Span)>) {
    let case = case
        .replace("@T@", "‹2026-11-04 15:52›")
        .replace("@I@", "«i-0a1b2c3d4e5f60718»")
        .replace("@S@", "⟪AKIA4QXTZ7MPLNBD5WKE⟫");
    let mut text = String::new();
    let mut places = BTreeSet::new();
    let mut open = None;
    for c in case.chars() {
        match c {
            TIME | IDENTIFIER | SECRET => open = Some((c, text.len())),
            '›' | '»' | '⟫' => {
                let (kind, from) = open.take().expect("an open mark");
                places.insert((kind, Span::new(from, text.len())));
            }
            c => text.push(c),
        }
    }
    (text, places)
}

/// The places that are told.
fn found(name: &str, text: &str) -> BTreeSet<(char, Span)> {
    let source = SourceFile::new(name, text);
    let mut places = BTreeSet::new();
    for reading in read(&source, &Settings::default()) {
        for (mark, kinds) in [
            (TIME, &[FactKind::Timestamp][..]),
            (IDENTIFIER, &[FactKind::ResourceId, FactKind::AccountId]),
            (SECRET, &[FactKind::Secret]),
        ] {
            for &kind in kinds {
                let facts = reading.facts.of(kind);
                places.extend(facts.map(|f| (mark, reading.ticket.span_of(&f.range))));
            }
        }
    }
    places
}

fn check(name: &str, cases: &[&str]) {
    let mut wrong = String::new();
    for case in cases {
        let (text, planted) = planted(case);
        assert!(!planted.is_empty(), "nothing is planted in {case:?}");
        let found = found(name, &text);
        if planted != found {
            wrong.push_str(&format!("--- {case:?}\n{text}\n"));
            for (mark, span) in planted.difference(&found) {
                wrong.push_str(&format!("  missed {mark}{}\n", show(&text, *span)));
            }
            for (mark, span) in found.difference(&planted) {
                wrong.push_str(&format!("  found  {mark}{}\n", show(&text, *span)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn show(text: &str, span: Span) -> String {
    format!("{span:?} {:?}", span.slice(text).unwrap_or("(no place)"))
}
