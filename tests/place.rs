//! Words written into drafts: at their place, in the draft's own way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;
#[path = "common/documents.rs"]
mod documents;

use std::sync::atomic::{AtomicUsize, Ordering};

use documents::{Draft, draft};
use proptest::prelude::*;
use ticketlint::compose::Words;
use ticketlint::engine::{self, Settings};
use ticketlint::frontend;
use ticketlint::knowledge::FieldKind;
use ticketlint::repair::Placer;
use ticketlint::text::{Encoding, SourceFile};

/// The draft with the words in it.
fn placed(name: &str, text: &str, kind: FieldKind, words: &str) -> String {
    let source = SourceFile::new(name, text);
    let settings = Settings::default();
    let profile = engine::lint(&source, &settings).profile;
    let japanese = profile.language.code() == "ja";
    let placer = Placer::new(&source, None, japanese, profile.provider);
    let words = Words {
        kind: Some(kind),
        label: None,
        text: words,
    };
    let edits = placer.place(0, &words).expect("a place");
    let spans = edits.iter().map(|e| (e.span, e.text.as_str()));
    source.edited(spans).unwrap().text().to_owned()
}

#[test]
fn words_go_where_the_draft_has_its_place_for_them() {
    use FieldKind::{Attempts, Impact, Log, OccurredAt, Request, Resources, Severity, Steps};
    let cases: &[(&str, &str, FieldKind, &str)] = &[
        (
            "a.yaml",
            "provider: aws\nkind: incident\nsubject: EC2 に接続できない\nbody: |\n  SSH できません。\n",
            Severity,
            "高",
        ),
        (
            "a.yaml",
            "provider: aws\nkind: incident\nsubject: EC2 に接続できない\nbody: |\n  SSH できません。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.yaml",
            "provider: aws\nsubject: EC2 に接続できない\nsymptom: SSH できません。\n",
            Log,
            "a: 1\nb # 2",
        ),
        (
            "a.yaml",
            "件名: EC2 に接続できない\n発生日時: ＿＿\n症状: SSH できません。\n",
            OccurredAt,
            "2026-11-18 15:52 (JST)",
        ),
        (
            "a.yaml",
            "subject: x\noccurred_at:   # when\nsymptom: SSH does not answer\n",
            OccurredAt,
            "2026-11-18 15:52 JST",
        ),
        (
            "a.yaml",
            "subject: x\nsteps: TODO  # later\nsymptom: SSH does not answer\n",
            Steps,
            "1. ssh\n2. wait",
        ),
        (
            "a.yaml",
            "subject: x\nresources:\n  - i-0a\nsymptom: SSH does not answer\n",
            Resources,
            "i-0b",
        ),
        (
            "a.yaml",
            "subject: x\nlog: |\n  a\n\nsymptom: SSH does not answer\n",
            Log,
            "b\nc",
        ),
        (
            "a.yaml",
            "subject: x\r\nbody: |\r\n  ## 症状\r\n\r\n  SSH できない\r\n\r\n  ## 依頼\r\n\r\n  調べてください。\r\nseverity: high\r\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.yaml",
            "subject: x\nbody: |\n  症状：SSH できない\n  依頼：調べてください。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "---\nprovider: aws\n---\n\n# EC2 に接続できない\n\n## 症状\n\nSSH できません。\n\n## 依頼\n\n調べてください。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "---\nprovider: aws\n---\n\n# EC2 に接続できない\n\n## 症状\n\nSSH できません。\n\n## 依頼\n\n調べてください。\n",
            Severity,
            "高",
        ),
        (
            "a.md",
            "---\nprovider: aws\n---\n\n# EC2 に接続できない\n\n## 症状\n\nSSH できません。\n",
            Log,
            "a\n  # b\n- c",
        ),
        (
            "a.md",
            "# EC2 に接続できない\n\n- アカウント: 111122223333\n- リージョン: 東京\n\n本文です。\n",
            OccurredAt,
            "2026-11-18 15:52 (JST)",
        ),
        (
            "a.md",
            "EC2 に SSH できません。至急お願いします。\n\n--\n株式会社みなと 佐伯\nTEL: 03-0000-0000\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "## 症状\n\nSSH できません。\n\n## 影響\n\n## 依頼\n\n調べてください。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "| 項目 | 値 |\n|---|---|\n| 症状 | SSH できない |\n| 影響 |  |\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "| 項目 | 値 |\n|---|---|\n| 症状 | SSH できない |\n| 依頼 | 調査 |\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "**Symptom**: no SSH\n\n**Severity**: <severity>\n",
            Severity,
            "high",
        ),
        (
            "a.md",
            "## 1. 症状\nSSH できません。\n## 2. 再現手順\n1. ssh\n",
            Attempts,
            "再起動",
        ),
        (
            "a.txt",
            "件名：接続できない\n発生日時：\n症状：SSH できません。\n\n以上、よろしくお願いいたします。\n",
            OccurredAt,
            "2026-11-18 15:52 (JST)",
        ),
        (
            "a.txt",
            "件名：接続できない\n症状：SSH できません。\n\n以上、よろしくお願いいたします。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.txt",
            "【件名】接続できない\n【症状】\nSSH できません。\n\n【依頼】\n調べてください。\n\n--\n佐伯 TEL: 03-0000-0000\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.txt",
            "■症状\nSSH できません。\n\n■依頼\n調べてください。\n",
            Log,
            "2026-11-18 06:52:01 ERROR a\n2026-11-18 06:52:02 ERROR b",
        ),
        (
            "a.txt",
            "Subject: no ssh\nSymptom: SSH does not answer.\n\nWe need help.\n",
            Steps,
            "1. ssh host\n2. wait",
        ),
        (
            "a.txt",
            "We cannot log in to the host by SSH since the morning.\n",
            Impact,
            "Orders stopped.",
        ),
        (
            "a.md",
            "## 症状\n\nSSH できません。\n\n## 依頼\n\n調べてください。\n\n以上、よろしくお願いいたします。\n\n佐伯\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.md",
            "- **症状**: SSH できません。\n- **依頼**: 調べてください。\n",
            Steps,
            "1. ssh host\n2. wait",
        ),
        (
            "a.md",
            "症状\n----\n\nSSH できません。\n\n依頼\n----\n\n調べてください。\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.txt",
            "お世話になっております。\nEC2 に SSH できません。\n以上、よろしくお願いいたします。\n佐伯\n",
            Impact,
            "受注が止まっています。",
        ),
        (
            "a.txt",
            "会員ID: x\n障害対象リソースのゾーン: is1b\n障害対象リソース名: web\n障害の内容: 応答しません。\n",
            OccurredAt,
            "2026-11-18 15:52 (JST)",
        ),
        (
            "a.yaml",
            "Subject: x\nsymptom: no ssh\nimpact:\nrequest: <what you want>\n",
            Impact,
            "a: b\n- c",
        ),
        (
            "a.yaml",
            "Subject: x\nsymptom: no ssh\nimpact:\nrequest: <what you want>\n",
            Request,
            "Tell us \"why\".",
        ),
        (
            "a.yaml",
            "- subject: x\n  symptom: no ssh\n- subject: y\n  symptom: no ping\n",
            Impact,
            "none",
        ),
        (
            "a.yaml",
            "ticket:\n    subject: x\n    symptom: no ssh\n    contact: {name: A, phone: 1}\n",
            Impact,
            "none",
        ),
        (
            "a.yaml",
            "subject: x\nsteps: |\n  1. ＿＿\n  2. ＿＿\nsymptom: no ssh\n",
            Steps,
            "1. ssh\n2. wait",
        ),
        (
            "a.md",
            "## 症状\n\nSSH できません。\n\n## 再現手順\n\n1. ＿＿\n2. ＿＿\n\n## 依頼\n\n調べてください。\n",
            Steps,
            "1. ssh\n2. wait",
        ),
    ];
    let mut shown = String::new();
    for (name, text, kind, words) in cases {
        let placed = placed(name, text, *kind, words).replace('\r', "␍");
        shown.push_str(&format!("==== {} in {name}\n{placed}\n", kind.name()));
    }
    insta::assert_snapshot!(shown);
}

/// Words go the same way in every encoding that can write the draft, whatever
/// its line breaks, and no other byte changes.
#[test]
fn words_go_the_same_way_in_every_encoding() {
    let text = "件名：接続できない\r\n発生日時：＿＿\r\n症状：SSH できません。\r\n";
    let plain = placed(
        "a.txt",
        text,
        FieldKind::OccurredAt,
        "11月18日 15:52（日本時間）",
    );
    assert_eq!(plain, text.replace("＿＿", "11月18日 15:52（日本時間）"));
    for encoding in Encoding::ALL {
        let bytes = encoding.encode(text).unwrap();
        let source = SourceFile::decoded("a.txt", encoding.decode(bytes).unwrap());
        let placer = Placer::new(&source, None, true, "generic");
        let words = Words {
            kind: Some(FieldKind::OccurredAt),
            label: None,
            text: "11月18日 15:52（日本時間）",
        };
        let edits = placer.place(0, &words).unwrap();
        let after = source
            .edited(edits.iter().map(|e| (e.span, e.text.as_str())))
            .unwrap();
        assert_eq!(
            after.bytes(),
            encoding.encode(&plain).unwrap(),
            "{encoding:?}"
        );
    }
}

/// A character that the file cannot hold is not written as another.
#[test]
fn what_the_encoding_cannot_write_has_no_place() {
    let bytes = Encoding::ShiftJis
        .encode("症状：SSH できません。\n")
        .unwrap();
    let source = SourceFile::decoded("a.txt", Encoding::ShiftJis.decode(bytes).unwrap());
    let placer = Placer::new(&source, None, true, "generic");
    let words = Words {
        kind: Some(FieldKind::Impact),
        label: None,
        text: "🎉",
    };
    assert_eq!(placer.place(0, &words), None);
}

const WORDS: &[&str] = &[
    "2026-11-18 15:52 (日本時間)",
    "受注が止まり、200 名が作業できません。",
    "i-0123456789abcdef0",
    "yes",
    "# not: a heading, \"quoted\" - it's",
    "1. ssh host を実行した\n2. 30 秒待った\n3. タイムアウトした",
    "2026-11-18 06:52:01,123 ERROR [main] o.a.Foo - refused: db01:5432\n  at line 3\n\nend",
    "Orders stopped; 40 people cannot work.",
];

static TRIED: AtomicUsize = AtomicUsize::new(0);
static PLACED: AtomicUsize = AtomicUsize::new(0);

/// What is written is read as what it is, and its words are all there.
fn check(draft: &Draft, kind: FieldKind, words: &str) {
    let source = SourceFile::new(draft.name, draft.text.as_str());
    let before = frontend::read(&source, None);
    if before.tickets.is_empty() {
        return;
    }
    let placer = Placer::new(&source, None, true, "generic");
    let words = Words {
        kind: Some(kind),
        label: None,
        text: words,
    };
    TRIED.fetch_add(1, Ordering::Relaxed);
    let Some(edits) = placer.place(0, &words) else {
        return;
    };
    PLACED.fetch_add(1, Ordering::Relaxed);
    let spans = edits.iter().map(|e| (e.span, e.text.as_str()));
    let after = source.edited(spans).unwrap();
    let read = frontend::read(&after, None);
    assert_eq!(read.syntax, before.syntax);
    assert_eq!(read.tickets.len(), before.tickets.len());
    // Lines below the first may have labels of their own.
    let first = words.text.lines().next().unwrap().split_whitespace();
    let first = first.last().unwrap();
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let found = read.tickets[0]
        .fields_of(kind)
        .any(|field| read.tickets[0].slice(&field.range).contains(first));
    assert!(found, "{kind:?}\n{}\n----\n{}", source.text(), after.text());
    let breaks = |text: &str| {
        (
            text.contains("\r\n"),
            text.replace("\r\n", "").contains('\n'),
        )
    };
    if source.text().contains(['\n', '\r']) {
        assert_eq!(breaks(source.text()), breaks(after.text()));
    }
    if draft.name.ends_with(".yaml") && before.tickets[0].problems.is_empty() {
        let parse = |text: &str| {
            let text = text.trim_start_matches('\u{feff}');
            serde_yaml::from_str::<serde_yaml::Value>(text)
        };
        if parse(source.text()).is_ok() {
            assert!(
                parse(after.text()).is_ok(),
                "{}\n----\n{}",
                source.text(),
                after.text()
            );
        }
    }
}

fn kind() -> impl Strategy<Value = FieldKind> {
    proptest::sample::select(FieldKind::ALL)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_as_what_it_is(
        draft in draft(),
        kind in kind(),
        words in proptest::sample::select(WORDS),
    ) {
        check(&draft, kind, words);
        let (tried, placed) = (TRIED.load(Ordering::Relaxed), PLACED.load(Ordering::Relaxed));
        // A draft of nothing but somebody else's words has no place.
        prop_assert!(tried < 100 || placed * 20 > tried * 19, "{placed} of {tried}");
    }
}
