//! What one sentence says: tables of sentences with the facts they must hold.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;

use ticketlint::facts::{Detail, FactKind, Facts, extract};
use ticketlint::text::{MappedText, Span};
use ticketlint::ticket::{BlockKind, Chunk, Syntax, Ticket, TicketBuilder};

/// A draft of bare paragraphs, one a line.
fn ticket(text: &str) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, text.len()));
    let mut at = 0;
    for line in text.split(" / ") {
        let span = Span::new(at, at + line.len());
        builder.block(
            BlockKind::Paragraph,
            &Chunk::plain(MappedText::verbatim(text, span)),
        );
        at += line.len() + " / ".len();
    }
    builder.finish()
}

fn facts(text: &str) -> Facts {
    extract(&ticket(text), None).0
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// Every named kind must be found; where none is named, nothing at all.
fn check_symptoms(table: &str) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let (kinds, sentence) = row.split_once(" | ").expect("a bar");
        let facts = facts(sentence);
        let found: BTreeSet<&str> = facts
            .of(FactKind::Symptom)
            .map(|f| match f.detail {
                Detail::Case(case) => case,
                _ => "",
            })
            .collect();
        let holds = if kinds == "-" {
            found.is_empty()
        } else {
            kinds.split(' ').all(|kind| found.contains(kind))
        };
        if !holds {
            wrong.push(format!("{row}\n    found {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn check(table: &str, kind: FactKind) {
    let mut wrong = Vec::new();
    for row in rows(table) {
        let (sign, sentence) = row.split_once(' ').expect("a sign");
        if facts(sentence).has(kind) != (sign == "+") {
            wrong.push(row);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn japanese_symptoms() {
    check_symptoms(include_str!("../fixtures/discourse/symptom.ja.txt"));
}

#[test]
fn english_symptoms() {
    check_symptoms(include_str!("../fixtures/discourse/symptom.en.txt"));
}

#[test]
fn japanese_expected_behaviour() {
    check(
        include_str!("../fixtures/discourse/expected.ja.txt"),
        FactKind::ExpectedBehavior,
    );
}

#[test]
fn japanese_steps() {
    check(
        include_str!("../fixtures/discourse/steps.ja.txt"),
        FactKind::ReproductionSteps,
    );
}
