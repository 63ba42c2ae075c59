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
use unicode_normalization::UnicodeNormalization as _;

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
        check_values(&text, &mended);
    }
}

/// Another parser sees the same keys, in the same order; values differ only
/// where something stands that a fix writes. Keys are added only below them, by
/// the fix that writes the lines of a form, and each with a blank to fill in.
fn check_values(before: &str, mended: &Repair) {
    let read = |text: &str| -> Option<serde_yaml::Value> { serde_yaml::from_str(text).ok() };
    let Some(old) = read(before) else { return };
    let mut new = read(mended.source.text()).expect("what was YAML still is");
    let form = "sakura-incident-fields";
    if mended.made.iter().any(|mend| mend.rule == form)
        && let (Some(old), Some(new)) = (old.as_mapping(), new.as_mapping_mut())
    {
        while new.len() > old.len() {
            let last = new.keys().last().cloned();
            let value = last.and_then(|key| new.shift_remove(key));
            assert_eq!(value.as_ref().and_then(|v| v.as_str()), Some("＿＿"));
        }
    }
    compare(&old, &new);
}

/// What was taken out of a text, if nothing else was changed.
fn taken_out(old: &str, new: &str) -> Option<String> {
    let mut left = new.chars().peekable();
    let gone = old.chars().filter(|c| left.next_if_eq(c).is_none());
    let gone: String = gone.collect();
    left.peek().is_none().then_some(gone)
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
            // Urgency is taken out of a title wherever it stands.
            let urgency = ["至急", "緊急", "急ぎ", "urgent", "asap"];
            let gone = taken_out(old, new).map(|gone| gone.to_lowercase());
            let shorter = gone.is_some_and(|gone| urgency.iter().any(|word| gone.contains(word)));
            // `order-apiＥＣ２`: an identifier is written in half width.
            let narrowed = old.nfkc().eq(new.nfkc());
            assert!(
                shorter || narrowed || written.iter().any(|w| new.contains(w)),
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

/// A number that names a server makes a form of one line, and the fix adds the rest.
#[test]
fn the_lines_of_a_form_are_added_below_the_keys() {
    let text = "クラスター名: 222233334444\n".to_owned();
    let draft = Draft {
        name: "a.yaml",
        text,
    };
    check_draft(&draft, Applicability::Unsafe);
    let mended = repair(
        &SourceFile::new(draft.name, draft.text.as_str()),
        &settings(),
        Applicability::Unsafe,
    );
    assert!(mended.source.text().lines().count() > 1);
}

/// The lines of a form go where they are read as such: not into a text, not between
/// the rows of a table, not below a signature; in every encoding.
#[test]
fn the_lines_of_a_form_find_their_place() {
    let name = "障害対象リソース名：＿＿\n";
    let cases = [
        (
            "a.txt",
            "件名: サーバが落ちた\nさくらのクラウドのサーバが再起動しました。原因を教えてください。\n",
            "原因を教えてください。\n\n障害対象リソースのゾーン：＿＿\n",
        ),
        (
            "a.md",
            "件名: サーバが落ちた\nさくらのクラウドのサーバが再起動しました。原因を教えてください。\n",
            "原因を教えてください。\n\n障害対象リソースのゾーン：＿＿\n",
        ),
        (
            "b.txt",
            "さくらのクラウドのサーバが応答しません。\n\n以上、よろしくお願いいたします。\n\n--\n港 ゆき\n",
            "障害の現状：＿＿\n\n以上、よろしくお願いいたします。\n\n--\n港 ゆき\n",
        ),
        (
            "b.md",
            "| 項目 | 値 |\n|---|---|\n| プロバイダ | sakura |\n| ゾーン | is1b |\n\nサーバが停止しました。\n",
            "| ゾーン | is1b |\n\n障害対象リソース名：＿＿\n",
        ),
    ];
    for (file, text, part) in cases {
        for crlf in [false, true] {
            for encoding in Encoding::ALL {
                let text = if crlf {
                    text.replace('\n', "\r\n")
                } else {
                    text.to_owned()
                };
                let bytes = encoding.encode(&text).unwrap();
                let source = SourceFile::decoded(file, encoding.decode(bytes).unwrap());
                let mended = check(&source, Applicability::Unsafe);
                let after = mended.source.text().replace("\r\n", "\n");
                assert!(
                    after.contains(part) && after.contains(name),
                    "{file}\n{after}"
                );
                assert_eq!(mended.source.text().contains("\r\n"), crlf);
                assert!(encoding.encode(mended.source.text()).is_ok());
                let left = mended.outcome.diagnostics.iter();
                let form = left.filter(|d| d.rule == "sakura-incident-fields");
                assert_eq!(form.count(), 0, "{after}");
            }
        }
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

/// Urgency goes with what parted it from the rest, and nothing else does.
#[test]
fn a_title_loses_its_urgency_and_no_other_fact() {
    const TITLES: [&str; 16] = [
        "【{f}・{w}】{t}",
        "【{w}/{f}】{t}",
        "【{w}：{f}】{t}",
        "[{f}][{w}] {t}",
        "[{w}] [{f}] {t}",
        "({f}, {w}) {t}",
        "{w}: {f} {t}",
        "{w} - {f} {t}",
        "■{w}■ {f} {t}",
        "！！{w}！！ {f} {t}",
        "🚨{w}🚨 {f} {t}",
        "{f} {t} - {w}",
        "{f} {t}（{w}）",
        "{f} {t}【{w}】",
        "RE: 【{w}】{f} {t}",
        "{f} | {w} | {t}",
    ];
    let settings = settings();
    let names = ["a.md", "a.txt"];
    for (i, title) in TITLES.iter().enumerate() {
        for (j, (word, fact)) in [("至急", "本番障害"), ("URGENT", "PROD"), ("緊急", "is1b")]
            .into_iter()
            .enumerate()
        {
            let name = names[(i + j) % 2];
            let lead = if name == "a.md" { "# " } else { "件名: " };
            let title = title.replace("{f}", fact).replace("{t}", "DB-1 stopped");
            let text = format!(
                "{lead}{}\n\n内容: 2026-11-19 10:00(日本時間)に停止しました。\n",
                title.replace("{w}", word)
            );
            let mended = check(&SourceFile::new(name, text.as_str()), Applicability::Safe);
            let line = mended.source.text().lines().next().unwrap_or("");
            let left = line.trim_start_matches(lead);
            assert!(!left.contains(word), "{text}{line}");
            assert!(
                left.contains(fact) && left.contains("DB-1 stopped"),
                "{text}{line}"
            );
            let rests = [
                "  ", "・】", "【・", "【】", "[]", "()", "（）", "/】", "【/", "：】", ", )",
                "| |",
            ];
            assert!(
                !rests.iter().any(|rest| left.contains(rest)),
                "{text}{line}"
            );
            assert!(
                left == left.trim() && !left.starts_with(['!', '■', ':', '-']),
                "{line}"
            );
        }
    }
    // What has no other words, or is a sentence, is left to the author.
    for text in [
        "# 【至急】\n\n停止しました。\n",
        "# 【緊急事態】DB-1 停止\n",
        "# [URGENT because the shop opens at 9] DB-1 stopped\n",
    ] {
        let mended = repair(
            &SourceFile::new("a.md", text),
            &settings,
            Applicability::Safe,
        );
        assert_eq!(mended.source.text(), text);
    }
}

/// Words of a screen, a log or a person are evidence.
#[test]
fn what_others_said_is_left_as_it_is() {
    for (name, text) in [
        ("a.md", "「昨日から遅い」と利用者から連絡がありました。"),
        ("a.md", "画面に「22:15 に停止しました」と表示されます。"),
        ("a.md", "Users reported \"slow since yesterday\"."),
        ("a.md", "It says “Last backup: 11/18/2026 10:00 PM”."),
        (
            "a.md",
            "ログは 2026-11-18 22:00:15 ERROR [main] Connection refused です。",
        ),
        (
            "a.md",
            "| 記録 |\n|---|\n| 2026-11-18 22:00:15 ERROR [main] refused |",
        ),
        (
            "a.txt",
            "エラー: 18.11.2026 22:04:17 :: Failed to create snapshot",
        ),
        ("a.yaml", "error: 2026-11-18 22:00:15 Connection refused"),
    ] {
        let source = SourceFile::new(name, text);
        let mended = check(&source, Applicability::Unsafe);
        assert_eq!(mended.source.text(), text);
    }
}

/// A subject and what is the matter, in words that have fixes: and how often they
/// are mended at least.
const MATTERS: [(&str, &str, usize); 16] = [
    ("【至急】接続できない", "昨日 15:52 から接続できません。", 2),
    ("接続できない", "昨日の10:00〜11:30に停止しました。", 1),
    (
        "接続できない",
        "先週金曜 9:00 に停止、12:10 に復旧しました。",
        2,
    ),
    (
        "＜緊急＞接続できない",
        "パスワードは Tr0ub4dor3x9 です。7:18 から。",
        3,
    ),
    (
        "接続できない（至急）",
        "10:00 頃から ｉ-0a1b2c3d4e5f60718 が停止しています。",
        3,
    ),
    (
        "接続できない",
        "昨夜10時に停止しました。password=Zq8vR2kLmWx9",
        2,
    ),
    (
        "接続できない",
        "社員の 090-1234-5678 から報告がありました。",
        0,
    ),
    ("接続できない", "おとといの深夜2時に停止しました。", 0),
    (
        "接続できない",
        "所要 0:45、比率 10:10、版は 1:23:45 です。",
        0,
    ),
    ("接続できない", "昨日 15:52: 停止 # 再起動しても同じです", 1),
    (
        "[URGENT] cannot connect",
        "It has failed since yesterday at 15:52.",
        2,
    ),
    (
        "[URGENT]: cannot connect",
        "It was down from 10:00 to 11:30.",
        2,
    ),
    (
        "Cannot connect (urgent!!)",
        "It failed last night at 10:30.",
        2,
    ),
    (
        "Cannot connect",
        "It failed at 10:00, 10:30 and 11:00 on Monday.",
        1,
    ),
    ("Cannot connect", "It failed last night at 1:00.", 0),
    (
        "Cannot connect",
        "The timeout is set to 00:10:00; it's 0:45 on average.",
        0,
    ),
];

/// The ways to write a subject and a matter down.
const FORMS: [(&str, &str); 8] = [
    ("a.md", "# {s}\n\n{m}\n\n## 環境\n\n- nginx 1.25\n"),
    ("b.md", "---\nsubject: '{s}'\n---\n\n- {m}\n- nginx 1.25\n"),
    ("c.md", "| 件名 | 症状 |\n|---|---|\n| {s} | {m} |\n"),
    (
        "a.yaml",
        "subject: '{s}'\nsymptom: |\n  {m}\nnote: nginx 1.25\n",
    ),
    (
        "b.yaml",
        "subject: \"{s}\"\nsymptom: \"{m}\"\nnote: nginx 1.25\n",
    ),
    ("c.yaml", "subject: >-\n  {s}\ntimes:\n  - >\n    {m}\n"),
    ("a.txt", "件名: {s}\n症状: {m}\n備考: nginx 1.25\n"),
    ("b.txt", "件名：{s}\n\n■症状\n{m}\n\n■備考\nnginx 1.25\n"),
];

/// Every fix that is offered is made, whatever the syntax, the line breaks and the
/// encoding, and goes the same way in all of them.
#[test]
fn every_offered_fix_is_made_in_every_form() {
    let settings = settings();
    let mut drafts = 0;
    let endings = [("", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")];
    let ways = Encoding::ALL.into_iter();
    let ways = ways.flat_map(|encoding| endings.map(|(mark, ending)| (encoding, mark, ending)));
    let ways: Vec<_> = ways.collect();
    let mut ways = ways.iter().copied().cycle();
    for ((subject, matter, fewest), (name, form)) in
        MATTERS.iter().flat_map(|m| FORMS.map(|form| (*m, form)))
    {
        let text = form.replace("{s}", subject).replace("{m}", matter);
        let plain = SourceFile::new(name, text.as_str());
        let plain = mended_wholly(&plain, &settings);
        let made = plain.made.len();
        assert!(
            made >= fewest,
            "{made} of {fewest}\n{text}\n{:?}",
            plain.made
        );
        // All of them of every draft would take minutes: each takes the next few.
        for (encoding, mark, ending) in ways.by_ref().take(4) {
            let written = |text: &str| {
                let text = format!("{mark}{}", text.replace('\n', ending));
                encoding.encode(&text).ok()
            };
            let Some(decoded) = written(&text).and_then(|bytes| encoding.decode(bytes).ok()) else {
                continue;
            };
            let mended = mended_wholly(&SourceFile::decoded(name, decoded), &settings);
            let expected = written(plain.source.text()).unwrap();
            assert_eq!(mended.source.bytes(), expected, "{encoding:?}\n{text}");
            drafts += 1;
        }
    }
    assert!(drafts > 300, "{drafts}");
}

/// A draft with all of its fixes made: none is dropped or left, and no finding is
/// new.
fn mended_wholly(source: &SourceFile, settings: &Settings) -> Repair {
    let before = lint(source, settings);
    let mended = check(source, Applicability::Unsafe);
    let text = source.text();
    assert_eq!(mended.dropped, [], "{text}");
    let fixes = mended.outcome.diagnostics.iter().flat_map(|d| &d.fixes);
    let left = fixes.filter(|fix| fix.applicability >= Applicability::Unsafe);
    assert_eq!(left.count(), 0, "{text}\n{}", mended.source.text());
    let old = counts(&before);
    for (rule, count) in counts(&mended.outcome) {
        assert!(
            old.get(&rule).is_some_and(|old| *old >= count),
            "`{rule}` is new\n{text}\n----\n{}",
            mended.source.text()
        );
    }
    mended
}
