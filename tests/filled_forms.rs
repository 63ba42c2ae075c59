//! Forms that were filled in: what the form says is not what its author says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use ticketlint::engine::{Outcome, Reading, Settings, lint, read};
use ticketlint::facts::FactKind;
use ticketlint::knowledge::FieldKind;
use ticketlint::text::SourceFile;

fn source(text: &str) -> SourceFile {
    SourceFile::new("draft.md", text)
}

fn judge(text: &str) -> Outcome {
    let settings = Settings {
        now: Some("2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().unwrap()),
        ..Settings::default()
    };
    lint(&source(text), &settings)
}

fn rules(text: &str) -> Vec<String> {
    let found = judge(text).diagnostics;
    found.iter().map(|d| d.rule.to_string()).collect()
}

fn has(text: &str, rule: &str) -> bool {
    rules(text).iter().any(|found| found == rule)
}

/// The words of each fact of a kind.
fn facts(text: &str, kind: FactKind) -> Vec<String> {
    let source = source(text);
    let readings = read(&source, &Settings::default());
    let of = |reading: &Reading| {
        let found = reading.facts.of(kind);
        found
            .map(|fact| reading.ticket.slice(&fact.range).to_owned())
            .collect::<Vec<_>>()
    };
    readings.iter().flat_map(of).collect()
}

/// The same two answers, and one more question with its answer.
fn with(question: &str, answer: &str) -> String {
    format!(
        "### What happened\n\nThe nightly export stops with a timeout.\n\n### {question}\n\n{answer}\n"
    )
}

#[test]
fn the_labels_of_a_form_are_no_words_of_its_author() {
    assert!(has(&with("Version", "4.2"), "missing-goal"));
    for question in [
        "Could you tell us by when you need it?",
        "Shall we do the upgrade for you?",
        "Is it a matter of law?",
        "Is it urgent (ASAP)?",
        "Do you want us to call you back?",
        "Would you like to send a patch?",
        "お急ぎですか？",
        "請求についてのご相談ですか",
        "緊急のご連絡ですか（至急の場合のみ）",
    ] {
        for answer in ["No", "いいえ", "_No response_", "n/a"] {
            let text = with(question, answer);
            let found = rules(&text);
            assert!(found.iter().any(|r| r == "missing-goal"), "{text}{found:?}");
            for rule in [
                "urgency-words-in-text",
                "technical-and-billing-mixed",
                "third-party-product",
                "status-question-without-problem",
            ] {
                assert!(!found.iter().any(|r| r == rule), "{text}{found:?}");
            }
        }
    }
}

#[test]
fn a_form_is_no_question_because_it_asks() {
    let text = "### お名前\n\n佐藤\n\n### お使いの版\n\n3.4\n\n### 困っていることは何ですか？\n\n_No response_\n\n### 再現の手順を教えてください\n\n1. 開く\n2. 印刷する\n";
    let outcome = judge(text);
    assert_eq!(outcome.profile.kind.name(), "incident");
    assert_eq!(facts(text, FactKind::Goal), [""; 0]);
    assert_eq!(facts(text, FactKind::Question), [""; 0]);
    let alone = "### Which devices are you seeing the problem on?\n\nTablets\n";
    assert!(!has(alone, "status-question-without-problem"));
    assert_eq!(facts(alone, FactKind::Symptom), [""; 0]);
}

#[test]
fn the_first_question_of_a_form_is_no_title() {
    let text = "### 何が起きましたか\n\n印刷すると白紙が出ます。\n\n### お急ぎですか\n\nいいえ\n";
    let source = source(text);
    let readings = read(&source, &Settings::default());
    let subject = readings[0].ticket.value(FieldKind::Subject);
    assert_eq!(subject, None);
    assert!(!facts(text, FactKind::ObservedBehavior).is_empty());
}

#[test]
fn a_question_of_a_form_names_what_is_told_below() {
    let text = "### お名前\n\n佐藤\n\n### 今も続いていますか？\n\nはい\n\n### 何をしようとしていましたか\n\n帳票を印刷しようとしていました。\n\n### 回避策はありますか？\n\nいいえ\n";
    assert!(!facts(text, FactKind::OngoingStatus).is_empty());
    assert_eq!(facts(text, FactKind::Attempts), [""; 0]);
    assert_eq!(facts(text, FactKind::Question), [""; 0]);
}

#[test]
fn boxes_that_confirm_tell_nothing() {
    let text = "### What did you do?\n\nI pressed Print.\n\n### Would you be able to test a fix?\n\nYes\n\n### Terms\n\n- [x] I agree that urgent matters go by phone\n- [x] I have read that there is no deadline\n";
    assert_eq!(facts(text, FactKind::Urgency), [""; 0]);
    // Of his own list, an author ticks off what was done.
    let own = "## 試したこと\n\n- [x] 再起動しました\n- [x] 至急の設定を外しました\n";
    assert!(!facts(own, FactKind::Attempts).is_empty());
}

#[test]
fn headings_of_a_draft_are_read_as_before() {
    let draft = "## 本番で 503 が返る\n\n2026-11-20 09:00 JST から毎回です。\n\n## 復旧の方法を教えてください\n\n手順書を読みましたが分かりません。\n";
    assert!(!facts(draft, FactKind::Symptom).is_empty());
    assert!(
        !facts(draft, FactKind::Goal).is_empty() || !facts(draft, FactKind::Question).is_empty()
    );
    for (heading, kind) in [
        ("本番で 503 が返る", FactKind::Symptom),
        ("上限の引き上げは可能でしょうか？", FactKind::Question),
        ("Could you raise the limit to 500?", FactKind::Question),
        (
            "Is there a way to restore the snapshot?",
            FactKind::Question,
        ),
        ("How do I rotate the key?", FactKind::Question),
        ("復旧の手順を教えてください", FactKind::Goal),
    ] {
        let text = format!(
            "### 環境\n\nnginx 1.25\n\n### 発生日時\n\n2026-11-20 09:00 JST\n\n### {heading}\n\n設定は変えていません。\n"
        );
        assert!(!facts(&text, kind).is_empty(), "{text}");
    }
}

/// The body that GitHub proposes, untouched.
const DEFAULT: &str = "**Describe the bug**\nA clear and concise description of what the bug is.\n\n**To Reproduce**\nSteps to reproduce the behavior:\n1. Go to '...'\n2. Click on '....'\n3. See error\n\n**Expected behavior**\nA clear and concise description of what you expected to happen.\n\n**Desktop (please complete the following information):**\n - OS: [e.g. iOS]\n - Browser [e.g. chrome, safari]\n - Version [e.g. 22]\n\n**Additional context**\nAdd any other context about the problem here.\n";

#[test]
fn the_sentences_of_a_template_are_no_facts() {
    for kind in [
        FactKind::ObservedBehavior,
        FactKind::ReproductionSteps,
        FactKind::OngoingStatus,
        FactKind::Version,
        FactKind::ErrorMessage,
        FactKind::VagueError,
    ] {
        assert_eq!(facts(DEFAULT, kind), [""; 0], "{kind:?}");
    }
    let expected = facts(DEFAULT, FactKind::ExpectedBehavior);
    assert!(!expected.iter().any(|words| words.contains("concise")));
    let blanks = judge(DEFAULT).diagnostics;
    let blanks: Vec<_> = blanks
        .iter()
        .filter(|d| d.rule == "unfilled-blank")
        .collect();
    let first = blanks.first().expect("a finding");
    for name in ["Describe the bug", "OS", "Browser", "Version"] {
        assert!(first.message.contains(name), "{}", first.message);
    }
    // What may be left out is not asked for.
    assert!(!first.message.contains("Additional context"));
}

#[test]
fn a_sentence_of_a_template_above_an_answer_may_stay() {
    let text = DEFAULT
        .replace("bug is.\n", "bug is.\nThe report comes out blank.\n")
        .replace("Go to '...'", "Go to 'Reports'")
        .replace("Click on '....'", "Click on 'Print'")
        .replace("to happen.", "to happen.\nThe report has its rows.")
        .replace("OS: [e.g. iOS]", "OS: Windows 11 [e.g. iOS]")
        .replace("Browser [", "Browser: Firefox [")
        .replace("Version [", "Version 121.0 [");
    assert!(
        !has(&text, "unfilled-blank"),
        "{:?}",
        judge(&text).diagnostics
    );
    for kind in [
        FactKind::ObservedBehavior,
        FactKind::ExpectedBehavior,
        FactKind::ReproductionSteps,
        FactKind::Version,
    ] {
        assert!(!facts(&text, kind).is_empty(), "{kind:?}");
    }
}

#[test]
fn what_was_to_be_replaced_is_still_blank() {
    for text in [
        "## Expected\n\n(what should have happened)\n",
        "## Browser\n\nPlease select\n",
        "## ブラウザ\n\n選択してください\n",
        "## 再現手順\n\nここに手順をご記入ください。\n",
        "## 期待する動作\n\n期待していたことを簡潔に説明してください。\n",
        "- 製品 [例: 印刷サーバー 3]\n",
        "## Environment\n\n- Device: [e.g. iPhone 6]\n",
    ] {
        assert!(has(text, "unfilled-blank"), "{text}{:?}", rules(text));
    }
    for text in [
        "## 依頼\n\n請求書に部署名を記載してください。\n",
        "## 依頼\n\n料金の違いを具体的に説明してください。\n",
        "## Request\n\nPlease provide a detailed explanation of what happened on 3 May.\n",
        "## Request\n\nPlease describe the steps to restore the volume.\n",
        "## Symptom\n\nThe page says \"please select\" and then stays blank.\n",
        "## 症状\n\n「住所を記入してください」と表示されて進めません。\n",
        "## Expected\n\n(we expect one mail a day)\n",
    ] {
        assert!(!has(text, "unfilled-blank"), "{text}");
    }
}

/// A blank below a line that ends like a label is named by it, be it no known one.
#[test]
fn a_blank_is_named_by_the_line_above() {
    let text = "種類：closing\n件名：RDS の件\n\n原因：\n＿＿（分かった原因）\n\n解決方法：\n＿＿（何をしたら解決したか）\n";
    let source = SourceFile::new("draft.txt", text);
    let found = lint(&source, &Settings::default()).diagnostics;
    let blanks = found.iter().find(|d| d.rule == "unfilled-blank").unwrap();
    for name in ["原因", "解決方法"] {
        assert!(blanks.message.contains(name), "{}", blanks.message);
    }
}
