//! What is written of an outline reads back as the same parts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use ticketlint::compose::{Outline, Part, render};
use ticketlint::frontend;
use ticketlint::text::fold::fold_str;
use ticketlint::text::{Language, SourceFile};
use ticketlint::ticket::Syntax;

/// Labels of values, and of prose.
const VALUES: &[&str] = &[
    "件名",
    "アカウントID",
    "リージョン",
    "Affected resources",
    "発生日時",
    "Severity",
    "収容ホスト/ストレージ名",
];
const PROSE: &[&str] = &[
    "症状",
    "Steps to reproduce",
    "依頼",
    "Environment",
    "期待する動作",
];
/// Values that mean something else to one syntax or another.
const WORDS: &[&str] = &[
    "web01",
    "再起動: 済み",
    "yes",
    "0123",
    "2026-11-18",
    "# 3",
    "a # b",
    "\"quoted\"",
    "'single'",
    "- dash",
    "* star",
    "[1, 2]",
    "{a: b}",
    "＿＿",
    "<fill in>",
    "C:\\temp",
    "null",
    "a, b",
    "@x",
    "arn:aws:s3:::reports-prod",
    "100%",
    "!important",
    "~",
    "末尾:",
];
const LINES: &[&str] = &[
    "サーバが応答しません。",
    "It fails every time.",
    "9:40 に再起動しました。",
    "",
    "  字下げした行です。",
    "結果は次のとおりです。",
    "The rest works.",
];

fn outline() -> impl Strategy<Value = Outline> {
    let values = subsequence(VALUES, 1..=VALUES.len());
    let prose = subsequence(PROSE, 0..=PROSE.len());
    let words = proptest::collection::vec(select(WORDS), VALUES.len());
    let lines =
        proptest::collection::vec(proptest::collection::vec(select(LINES), 1..5), PROSE.len());
    let hint = prop_oneof![
        Just(None),
        Just(Some("日付・時刻。--> # ここまで\n次".to_owned()))
    ];
    (values, prose, words, lines, hint).prop_map(|(values, prose, words, lines, hint)| {
        let values = values.into_iter().zip(words).map(|(label, value)| Part {
            hint: hint.clone(),
            ..Part::value(label, value)
        });
        let mut parts: Vec<Part> = values.collect();
        for (label, lines) in prose.into_iter().zip(lines) {
            let value = lines.join("\n");
            if !value.trim().is_empty() {
                parts.push(Part {
                    prose: true,
                    hint: hint.clone(),
                    ..Part::value(label, value)
                });
            }
        }
        Outline {
            notes: vec!["メモ: これは # 誰も\n読まない".to_owned()],
            parts,
        }
    })
}

/// Letters and marks without blanks: lines may be joined.
fn words(text: &str) -> String {
    fold_str(text).split_whitespace().collect()
}

fn key(label: &str) -> String {
    words(label).to_lowercase().replace('_', "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(mut outline in outline(), japanese in any::<bool>()) {
        let language = if japanese { Language::Ja } else { Language::En };
        for (syntax, name) in [
            (Syntax::Markdown, "a.md"),
            (Syntax::Yaml, "a.yaml"),
            (Syntax::Form, "a.txt"),
        ] {
            if syntax == Syntax::Form {
                // Plain text has no comments.
                outline.notes.clear();
                outline.parts.iter_mut().for_each(|part| part.hint = None);
            }
            let text = render(&outline, syntax, language);
            let document = frontend::read(&SourceFile::new(name, text.as_str()), None);
            prop_assert_eq!(document.tickets.len(), 1, "{}", text);
            let ticket = &document.tickets[0];
            prop_assert_eq!(ticket.syntax, syntax);
            prop_assert!(document.problems.is_empty() && ticket.problems.is_empty(), "{}", text);
            let read: Vec<(String, String)> = ticket
                .fields
                .iter()
                .filter_map(|field| {
                    let label = ticket.slice(field.label.as_ref()?);
                    Some((key(label), words(ticket.slice(&field.range))))
                })
                .collect();
            let written: Vec<(String, String)> = outline
                .parts
                .iter()
                .map(|part| (key(&part.label), words(&part.value)))
                .collect();
            prop_assert_eq!(read, written, "{:?}\n{}", syntax, text);
        }
    }
}
