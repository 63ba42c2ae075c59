//! Templates that GitHub refuses, what passes in them untouched, and where
//! templates are looked for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, TicketLint, run};
use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::Settings;
use ticketlint::template::{self, Outcome, Seen};
use ticketlint::text::{Language, SourceFile};

fn judge(name: &str, text: &str) -> Outcome {
    template::judge(&SourceFile::new(name, text), &Settings::default())
}

fn faults(name: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = judge(name, text).diagnostics;
    found.retain(|d| d.rule == "template-form-fault");
    found
}

/// A form of one question, and that with more lines at its end.
fn form(top: &str, body: &str) -> String {
    format!("name: Task\ndescription: Work\n{top}{body}")
}

const GOOD: &str = "body:\n  - type: input\n    attributes:\n      label: What\n";

#[test]
fn keys_and_values_are_as_github_takes_them() {
    let entry = |sort: &str, more: &str| {
        form(
            "",
            &format!("body:\n  - type: {sort}\n    attributes:\n      label: What\n{more}"),
        )
    };
    for (text, words, line) in [
        (form("", ""), "`body`", 1),
        (form("", "body: later\n"), "`body`", 3),
        (form("", "body:\n  type: input\n"), "`body`", 3),
        (entry("dropdown", "      options: []\n"), "`options`", 7),
        (entry("dropdown", "      options: a\n"), "`options`", 7),
        (entry("dropdown", "      options: [Off, Low]\n"), "`Off`", 7),
        (
            entry(
                "dropdown",
                "      options: [a, b]\n      multiple: \"true\"\n",
            ),
            "`multiple`",
            8,
        ),
        (
            entry("dropdown", "      options: [a, b]\n      default: 2\n"),
            "0 to 1",
            8,
        ),
        (
            entry("dropdown", "      options: [a, b]\n      default: b\n"),
            "`default`",
            8,
        ),
        (entry("checkboxes", "      options: [a]\n"), "`label`", 7),
        (
            entry("checkboxes", "      options:\n        - required: true\n"),
            "`label`",
            8,
        ),
        (
            entry("input", "    validations:\n      required: \"yes\"\n"),
            "`required`",
            8,
        ),
        (
            entry("input", "    validation:\n      required: true\n"),
            "`validations`",
            7,
        ),
        (entry("input", "      placehoder: x\n"), "`placeholder`", 7),
        (entry("input", "      required: true\n"), "`required`", 7),
        (entry("input", "    id: 7\n"), "`id`", 7),
        (
            entry("input", "  - type: markdown\n    attributes: {}\n"),
            "`value`",
            7,
        ),
        (
            entry(
                "input",
                "  - type: input\n    attributes:\n      label: what?\n",
            ),
            "what?",
            9,
        ),
        (form("lables: [a]\n", GOOD), "`labels`", 3),
        (form("about: x\n", GOOD), "`about`", 3),
        (form("labels: {a: b}\n", GOOD), "`labels`", 3),
        (form("", GOOD).replace("What", "5"), "`label`", 6),
        (form("", GOOD).replace("Task", "5"), "`name`", 1),
        (
            form("", &format!("{GOOD}---\nname: Other\n")),
            "document",
            7,
        ),
    ] {
        let found = faults("task.yml", &text);
        let [fault] = &found[..] else {
            panic!("{text}{found:?}");
        };
        let said = format!("{} {}", fault.message, fault.help);
        assert!(said.contains(words), "{text}{said}");
        let source = SourceFile::new("task.yml", text.as_str());
        assert_eq!(source.position(fault.span.start()).line, line, "{text}");
    }
}

#[test]
fn what_github_takes_is_no_fault() {
    let body = "body:\n  - type: markdown\n    attributes:\n      value: Thanks\n  - type: dropdown\n    id: where_1\n    attributes:\n      label: どこ\n      options: [1.0, \"yes\", はい]\n      default: 1\n      multiple: false\n  - type: checkboxes\n    attributes:\n      label: どれ\n      options:\n        - label: a\n          required: true\n    validations:\n      required: true\n  - type: upload\n    attributes:\n      label: File\n    validations:\n      required: false\n      accept: \".png\"\n";
    let top = "title: \"[Task]: \"\nlabels: a, b\nassignees: [x]\nprojects: [x/1]\ntype: Task\n";
    for text in [
        form(top, body),
        form("", &format!("---\n{GOOD}")).replace("---\n", ""),
        format!("---\n{}...\n", form("", GOOD)),
    ] {
        let found = faults("task.yml", &text);
        assert!(found.is_empty(), "{text}{found:?}");
    }
}

#[test]
fn a_form_is_known_by_its_keys_or_its_place() {
    let draft = "name: sensor-7\ndescription: stopped at night\nregion: ap-northeast-1\n";
    assert_ne!(judge("draft.yml", draft).seen, Seen::Broken);
    let placed = judge(".github/ISSUE_TEMPLATE/a.yml", "name: Task\n");
    assert_eq!(placed.seen, Seen::Broken);
    assert!(!placed.diagnostics.is_empty());
}

#[test]
fn a_form_without_entries_is_left_as_it_is() {
    let text = form("", "");
    for args in [&["--provider", "aws"][..], &[]] {
        let answer = TicketLint::new(&["template", "--fix", "--unsafe-fixes"])
            .args(&["--stdin-filename", "bug.yml", "-"])
            .args(args)
            .input(text.as_str())
            .run();
        assert_eq!((answer.status, answer.out.as_str()), (1, text.as_str()));
        assert!(answer.err.contains("`body`"), "{}", answer.err);
    }
}

#[test]
fn what_is_written_into_a_form_leaves_it_one() {
    let text = "name: Bug report\ndescription: A bug\nbody:\n  - type: textarea\n    attributes:\n      label: What happened\n      placeholder:\n      value: \"1.\"\n    validations:\n      required: true";
    let fixed = TicketLint::new(&["template", "--fix", "--unsafe-fixes"])
        .args(&["--fail-on", "never", "--stdin-filename", "bug.yml", "-"])
        .input(text)
        .run()
        .out;
    assert!(
        fixed.contains("required: true\n  - type: textarea"),
        "{fixed}"
    );
    let outcome = judge("bug.yml", &fixed);
    assert!(outcome.rows.iter().all(|row| row.asked), "{fixed}");
    let rules: Vec<_> = outcome
        .diagnostics
        .iter()
        .map(|d| d.rule.as_ref())
        .collect();
    assert_eq!(rules, ["template-prefilled-answer"], "{fixed}");
}

#[test]
fn a_form_is_in_utf_8() {
    // 作業, in code page 932.
    let mut bytes = b"name: ".to_vec();
    bytes.extend([0x8d, 0xec, 0x8b, 0xc6]);
    bytes.extend(b"\ndescription: ");
    bytes.extend([0x8d, 0xec, 0x8b, 0xc6]);
    bytes.extend(b"\n");
    bytes.extend(GOOD.as_bytes());
    let answer = TicketLint::new(&["template", "--stdin-filename", "a.yml", "-"])
        .args(&["--format", "concise", "--encoding", "Shift_JIS"])
        .input(bytes)
        .run();
    assert_eq!(answer.status, 1, "{}", answer.err);
    assert!(answer.out.contains("Shift_JIS"), "{}", answer.out);
}

#[test]
fn a_choice_that_is_made_before_passes_untouched() {
    let text = |required: bool, default: &str| {
        form(
            "",
            &format!(
                "body:\n  - type: dropdown\n    attributes:\n      label: Where\n      options: [\"1\", \"2\"]\n{default}    validations:\n      required: {required}\n"
            ),
        )
    };
    let found = |text: &str| {
        let found = judge("task.yml", text).diagnostics;
        found.iter().map(|d| d.rule.to_string()).collect::<Vec<_>>()
    };
    let default = "      default: 0\n";
    assert_eq!(found(&text(true, default)), ["template-prefilled-answer"]);
    assert_eq!(found(&text(false, default)), [""; 0]);
    assert_eq!(found(&text(true, "")), [""; 0]);
}

#[test]
fn a_release_that_is_an_example_would_pass() {
    let found = |name: &str, text: &str| {
        let found = judge(name, text).diagnostics;
        found.iter().any(|d| d.rule == "template-example-passes")
    };
    assert!(found("a.md", "## 対象\n\n- 製品: v1.2.3\n"));
    let value = form("", GOOD).replace("What\n", "Version\n      value: \"v1.2.3\"\n");
    assert!(found("a.yml", &value));
    let hint = value.replace("value:", "placeholder:");
    for (name, text) in [
        ("a.yml", hint.as_str()),
        ("a.md", "## 対象\n\n<!-- v1.2.3 -->\n"),
        ("a.md", "## Target\n\n- Version [e.g. 1.2.3]\n"),
        ("a.md", "## 対象\n\n- バージョン: （例: 120）\n"),
        (
            "a.md",
            "## Logs\n\nSince 1.2.3, `tool debug` collects them.\n",
        ),
        (
            "a.md",
            "# For version 2.0 only\n\n## Target\n\n- Version:\n",
        ),
    ] {
        assert!(!found(name, text), "{text}");
    }
}

#[test]
fn kanji_alone_may_be_japanese() {
    let language = |text: &str| judge("a.yml", text).language;
    let of = |name: &str, label: &str| {
        form("", GOOD)
            .replace("Task", name)
            .replace("Work", name)
            .replace("What", label)
    };
    assert_eq!(language(&of("不具合報告", "症状")), Language::Ja);
    assert_eq!(language(&of("障害報告", "発生日時")), Language::Ja);
    assert_eq!(language(&of("问题反馈", "版本信息")), Language::En);
    assert_eq!(language(&of("你的問題", "版本")), Language::En);
    let written = judge("a.yml", &of("不具合報告", "症状")).diagnostics;
    let written: String = written.iter().filter_map(|d| d.rewrite.clone()).collect();
    assert!(written.contains("再現手順"), "{written}");
    assert!(!written.contains("Steps"), "{written}");
}

#[test]
fn a_heading_above_all_tells_the_purpose() {
    let purpose = |text: &str| {
        judge("a.md", text)
            .purpose
            .map(|purpose| purpose.name.to_string())
    };
    for text in [
        "# Bug report\n\n## Description\n",
        "Bug report\n==========\n\nDescription\n-----------\n",
        "# Bug report\n\nThank you.\n\n## Environment\n\n| OS | Browser |\n| -- | -- |\n|  |  |\n",
        "# 不具合の報告\n\n## 内容\n",
    ] {
        assert_eq!(purpose(text).as_deref(), Some("bug"), "{text}");
    }
    // Two of them head parts of it.
    assert_eq!(purpose("# Bugs we know\n\n# Contact\n"), None);
    let outcome = judge("a.md", "# Bug report\n\n## Description\n");
    let written: String = outcome
        .diagnostics
        .iter()
        .filter_map(|d| d.rewrite.clone())
        .collect();
    assert!(written.contains("## Steps"), "{written}");
}

#[test]
fn front_matter_that_is_not_closed_is_told() {
    let text = "---\nname: Bug\nabout: x\n\n**Describe the problem**\n\n**Steps**\n";
    let [fault] = &faults("a.md", text)[..] else {
        panic!("{:?}", judge("a.md", text).diagnostics);
    };
    assert!(fault.message.contains("not closed"), "{}", fault.message);
    assert_eq!(
        judge("a.md", text).purpose.map(|p| p.name.as_ref()),
        Some("bug")
    );
    for text in [
        "---\nname: Bug\nabout: x\n---\n\n**Steps**\n",
        "---\n\n## Steps\n",
        "---\nNote: read this first\n\n## Steps\n",
    ] {
        assert_eq!(faults("a.md", text), [], "{text}");
    }
}

#[test]
fn templates_are_found_where_they_stand() {
    let folder = Folder::new("templates-placed");
    folder.write("README.md", "# Tool\n\nReads drafts.\n");
    folder.write("docs/guide.md", "# Guide\n");
    folder.write(".github/workflows/ci.yml", "on: push\n");
    folder.write(".hidden/a.md", "## What\n");
    folder.write(".github/ISSUE_TEMPLATE/task.yml", form("", GOOD));
    folder.write(".gitlab/issue_templates/bug.md", "## Summary\n\n## Steps\n");
    let paths = |path: &str| {
        let answer = TicketLint::new(&["template", "--format", "json", "--fail-on", "never"])
            .arg(path)
            .folder(folder.path())
            .run();
        assert_eq!(answer.status, 0, "{path}: {}", answer.err);
        answer.paths()
    };
    let both = [
        ".github/ISSUE_TEMPLATE/task.yml",
        ".gitlab/issue_templates/bug.md",
    ];
    assert_eq!(paths("."), both);
    assert_eq!(paths(".github"), both[..1]);
    assert_eq!(paths("**/*.yml"), both[..1]);
    assert_eq!(paths("README.md"), ["README.md"]);

    let plain = Folder::new("templates-plain");
    plain.write("README.ja.md", "# Templates\n");
    plain.write("task.yml", form("", GOOD));
    let answer = run(&["template", "--format", "json", plain.path()]);
    assert_eq!(answer.paths().len(), 1, "{}", answer.out);
    // Drafts are searched for as before.
    let drafts = run(&[
        "check",
        "--format",
        "json",
        "--fail-on",
        "never",
        folder.path(),
    ]);
    assert!(drafts.paths().iter().all(|path| !path.contains(".git")));
}
