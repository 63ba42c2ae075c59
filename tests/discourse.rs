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

#[test]
fn english_expected_behaviour() {
    check(
        include_str!("../fixtures/discourse/expected.en.txt"),
        FactKind::ExpectedBehavior,
    );
}

#[test]
fn english_steps() {
    check(
        include_str!("../fixtures/discourse/steps.en.txt"),
        FactKind::ReproductionSteps,
    );
}

#[test]
fn commands_logs_and_environment() {
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, 0));
    let mut block = |kind, text: &str| {
        builder.block(
            kind,
            &Chunk::plain(MappedText::verbatim(text, Span::new(0, text.len()))),
        );
    };
    block(
        BlockKind::Paragraph,
        "Ubuntu 22.04でterraform applyを実行しました。",
    );
    block(BlockKind::Code, "$ kubectl get pods\nNAME READY\nweb-0 0/1");
    block(BlockKind::Code, "apiVersion: v1\nkind: Pod");
    block(BlockKind::Code, "2024-05-01 10:00:00 ERROR no such file");
    block(BlockKind::Paragraph, "host db01 is down");
    let ticket = builder.finish();
    let facts = extract(&ticket, None).0;
    let texts = |kind| -> Vec<&str> { facts.of(kind).map(|f| ticket.slice(&f.range)).collect() };
    assert_eq!(
        texts(FactKind::Command),
        ["terraform applyを実行し", "$ kubectl get pods"]
    );
    assert_eq!(texts(FactKind::Log).len(), 2);
    assert_eq!(texts(FactKind::Environment), ["Ubuntu 22.04"]);
}

proptest::proptest! {
    /// Whatever the text, every fact is a piece of it.
    #[test]
    fn facts_are_pieces_of_the_text(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "接続", "できない", "場合は", "「", "」", "\"", "。", "、", " / ", ":", "手順", "エラー",
                "期待", "が出", "ません", "か?", "1. ", "$ curl -v ", "should ", "fails ", "when i click ",
                "expected", "n/a", "ﾃﾞｰﾀ", "㈱", "\u{301}", "does not ", "🙂", "\u{1}", "。を実行すると",
            ]),
            0..40,
        )
    ) {
        let text = parts.concat();
        let ticket = ticket(&text);
        for kind in FactKind::ALL {
            for fact in extract(&ticket, None).0.of(*kind) {
                proptest::prop_assert!(ticket.text().as_str().get(fact.range.clone()).is_some_and(|t| !t.is_empty()));
            }
        }
    }
}
