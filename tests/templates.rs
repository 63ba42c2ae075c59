//! `ticketlint template`: does a template ask for all that is needed?

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, Run, TicketLint, run};
use ticketlint::compose::{asking, render};
use ticketlint::engine::Settings;
use ticketlint::facts::Kind;
use ticketlint::knowledge::{OUTLINES, provider};
use ticketlint::template::{self, Seen};
use ticketlint::text::{Language, SourceFile};
use ticketlint::ticket::Syntax;

const FOLDER: &str = "fixtures/templates";

fn judge(name: &str, text: &str) -> template::Outcome {
    template::judge(&SourceFile::new(name, text), &Settings::default())
}

/// What is not asked for, in English.
fn missing(name: &str, text: &str) -> Vec<&'static str> {
    let rows = judge(name, text).rows;
    let open = rows.iter().filter(|row| !row.asked);
    open.map(|row| row.title.en.as_ref()).collect()
}

fn rules(outcome: &template::Outcome) -> Vec<&str> {
    outcome
        .diagnostics
        .iter()
        .map(|d| d.rule.as_ref())
        .collect()
}

fn input(name: &str, text: impl Into<Vec<u8>>, args: &[&str]) -> Run {
    TicketLint::new(&["template", "--stdin-filename", name, "-"])
        .args(args)
        .input(text)
        .run()
}

#[test]
fn what_new_writes_lacks_nothing() {
    let mut wrong = Vec::new();
    for outline in &OUTLINES {
        for language in [Language::Ja, Language::En] {
            for (syntax, name) in [
                (Syntax::Markdown, "draft.md"),
                (Syntax::Yaml, "draft.yaml"),
                (Syntax::Form, "draft.txt"),
            ] {
                let text = render(&asking(outline, syntax, language), syntax, language);
                let settings = Settings {
                    provider: provider(&outline.provider).map(|p| p.name.as_ref()),
                    kind: Kind::from_name(&outline.kind),
                    ..Settings::default()
                };
                let outcome = template::judge(&SourceFile::new(name, text), &settings);
                assert_eq!(outcome.seen, Seen::Template, "{} {name}", outline.kind);
                assert_eq!(outcome.rows.len(), rows_of(outline, syntax));
                if !outcome.diagnostics.is_empty() {
                    let found = rules(&outcome);
                    wrong.push(format!(
                        "{} {} {name} {found:?}",
                        outline.provider, outline.kind
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The title of an issue has a field of its own, which is not asked for.
fn rows_of(outline: &ticketlint::knowledge::Outline, syntax: Syntax) -> usize {
    let is_title = |field: &Option<_>| field.as_deref() == Some("subject");
    let titles = outline.asks.iter().filter(|ask| is_title(&ask.field));
    match syntax {
        Syntax::Markdown => outline.asks.len() - titles.count(),
        _ => outline.asks.len(),
    }
}

#[test]
fn meaning_counts_and_not_labels() {
    for (name, text) in [
        (
            "bug.md",
            "---\nname: Bug\n---\n## What did you do?\n## What should have happened instead?\n## Which release is it?\n",
        ),
        (
            "bug.md",
            "---\nname: バグ\n---\n**操作の内容**\n\n**本来どうなるべきか**\n\n**症状**\n\n**端末と OS**\n",
        ),
        (
            "bug.md",
            "---\nname: Bug\n---\n<!-- Tell what you did, what you expected, what happened, and your version. -->\n",
        ),
        (
            "bug.md",
            "---\nname: Bug\n---\nSteps to reproduce\n------\n\nExpected\n------\n\nActual\n---\n\n| OS | |\n",
        ),
        (
            "bug.md",
            "---\nname: Reporte\nlabels: bug\n---\n## Descripción\n## Pasos para reproducir\n## Comportamiento esperado\n## Versión\n",
        ),
        (
            "bug.md",
            "---\nname: 버그\n---\n## 설명\n## 재현 방법\n## 예상 동작\n## 버전\n",
        ),
        (
            "feature.md",
            "---\nname: Feature request\n---\n## As a user I want\n## so that\n",
        ),
        ("pull_request_template.md", "## What changed\n"),
        ("task.md", "---\nname: Task\n---\n- [ ] do it\n"),
    ] {
        assert_eq!(missing(name, text), [""; 0], "{text}");
    }
}

#[test]
fn what_is_not_asked_for_is_told() {
    for (text, wanted) in [
        (
            "---\nname: Bug\n---\n## What happened\n",
            &[
                "Steps to reproduce",
                "Expected behavior",
                "Version and environment",
            ][..],
        ),
        // A version that has to be the latest is not asked for.
        (
            "---\nname: Bug\n---\n<!-- Use the latest version. -->\n## Steps\n## Expected\n## What happened\n",
            &["Version and environment"],
        ),
        (
            "---\nname: 要望\n---\n## ほしい機能\n",
            &["Goal or problem"],
        ),
    ] {
        assert_eq!(missing("template.md", text), wanted, "{text}");
    }
}

#[test]
fn a_confirmation_asks_for_nothing() {
    let text = "name: Bug\ndescription: x\nbody:\n  - type: checkboxes\n    attributes:\n      label: Checks\n      options:\n        - label: I have read the steps to reproduce and use the newest version\n  - type: textarea\n    attributes:\n      label: What happened, and what was expected\n";
    let open = missing("bug.yml", text);
    assert_eq!(open, ["Steps to reproduce", "Version and environment"]);
}

#[test]
fn an_answer_that_passes_untouched_and_an_example_that_does() {
    let text = |required: bool, key: &str| {
        format!(
            "name: Task\ndescription: x\nbody:\n  - type: input\n    attributes:\n      label: Date\n      {key}: 2026-01-01 10:00 JST\n    validations:\n      required: {required}\n"
        )
    };
    let of = |required, key| {
        let outcome = judge("task.yml", &text(required, key));
        rules(&outcome)
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(true, "value"),
        ["template-prefilled-answer", "template-example-passes"]
    );
    assert_eq!(of(false, "value"), ["template-example-passes"]);
    assert_eq!(of(true, "placeholder"), [""; 0]);
}

#[test]
fn a_form_that_github_refuses_is_told_with_its_place() {
    for (body, words, line) in [
        ("  - type: text\n    attributes: {label: x}\n", "`text`", 4),
        (
            "  - type: dropdown\n    attributes: {label: x}\n",
            "`options`",
            4,
        ),
        (
            "  - type: textarea\n    attributes: {description: x}\n",
            "`label`",
            4,
        ),
        (
            "  - type: input\n    id: a\n    attributes: {label: x}\n  - type: input\n    id: a\n    attributes: {label: y}\n",
            "`id: a`",
            8,
        ),
        (
            "  - type: markdown\n    attributes: {value: x}\n",
            "Nothing",
            3,
        ),
        ("", "Nothing", 3),
        (
            "  - type: input\n    id: b c\n    attributes: {label: x}\n",
            "`id: b c`",
            5,
        ),
        (
            "  - type: dropdown\n    attributes:\n      label: x\n      options: [a, b, a]\n",
            "`a`",
            7,
        ),
        (
            "  - type: dropdown\n    attributes:\n      label: x\n      options: [a, None]\n",
            "`None`",
            7,
        ),
    ] {
        let text = format!("name: Task\ndescription: Work\nbody:\n{body}");
        let source = SourceFile::new("task.yml", text.as_str());
        let outcome = template::judge(&source, &Settings::default());
        let [fault] = &outcome.diagnostics[..] else {
            panic!("{text}: {:?}", outcome.diagnostics);
        };
        assert_eq!(fault.rule, "template-form-fault");
        assert!(fault.message.contains(words), "{}", fault.message);
        assert_eq!(source.position(fault.span.start()).line, line, "{text}");
    }
}

#[test]
fn yaml_that_does_not_parse_is_named_exactly() {
    let answer = run(&[
        "template",
        "--format",
        "concise",
        &format!("{FOLDER}/broken.yml"),
    ]);
    assert_eq!(answer.status, 1);
    let line = answer.out.lines().next().unwrap();
    assert!(
        line.contains("broken.yml:6:27: error[template-form-fault]"),
        "{line}"
    );
}

#[test]
fn what_is_no_template_is_passed_by() {
    let chooser = run(&["template", &format!("{FOLDER}/config.yml")]);
    assert_eq!((chooser.status, chooser.out.as_str()), (0, ""));
    assert!(chooser.err.contains("passed by"), "{}", chooser.err);
    let workflow = input("ci.yml", "on: push\njobs:\n  a:\n    runs-on: x\n", &[]);
    assert_eq!(workflow.status, 2);
    assert!(workflow.err.contains("no template"), "{}", workflow.err);
    for name in ["a.md", "a.yml"] {
        let empty = input(name, "", &["--format", "json"]);
        assert_eq!(
            (empty.status, empty.rules()),
            (1, vec!["empty-draft".to_owned()])
        );
    }
}

#[test]
fn a_whole_folder_in_every_format() {
    for format in [
        "json", "sarif", "github", "junit", "markdown", "agent", "gitlab",
    ] {
        let answer = run(&["template", "--format", format, FOLDER]);
        assert_eq!(answer.status, 1, "{format}: {}", answer.err);
        assert!(answer.out.contains("template-missing-question"), "{format}");
    }
    let lenient = run(&["template", "--fail-on", "never", FOLDER]);
    assert_eq!(lenient.status, 0);
}

#[test]
fn questions_are_written_into_the_template() {
    let folder = Folder::new("templates-fix");
    for name in ["bug.yml", "bug.md"] {
        let text = std::fs::read_to_string(format!("{FOLDER}/{name}")).unwrap();
        for (ending, text) in [("", text.clone()), ("crlf-", text.replace('\n', "\r\n"))] {
            let path = folder.write(&format!("{ending}{name}"), &text);
            let answer = run(&["template", "--fix", "--unsafe-fixes", &path]);
            assert_eq!(answer.status, 0, "{path}: {}{}", answer.out, answer.err);
            let mended = std::fs::read_to_string(&path).unwrap();
            let lone = mended.replace("\r\n", "").contains('\n');
            assert_eq!(lone, ending.is_empty(), "{mended:?}");
            let left = judge(name, &mended);
            assert_eq!(rules(&left), [""; 0], "{mended}");
        }
    }
}

#[test]
fn no_secret_of_a_template_is_shown() {
    let text = "---\nname: Bug report\nabout: Something is broken\n---\n\n## What happened\n\npassword: Tky0!2026xQ\n\n## Logs\n";
    for args in [
        &["--diff"][..],
        &[],
        &["--format", "json"],
        &["--format", "markdown"],
    ] {
        let shown = input("bug.md", text, args);
        let said = format!("{}{}", shown.out, shown.err);
        assert!(said.len() > 40, "{args:?}: {said}");
        assert!(!said.contains("Tky0!2026xQ"), "{args:?}: {said}");
    }
}

#[test]
fn a_desk_asks_for_more_and_rules_for_what_they_seek() {
    let form = format!("{FOLDER}/bug.yml");
    let aws = run(&["template", "--provider", "aws", "--format", "json", &form]);
    let file = &aws.json()["files"][0];
    assert_eq!(
        (&file["provider"], &file["kind"]),
        (&"aws".into(), &"incident".into())
    );
    let wanted = "テンプレートが「アカウントID」を尋ねていません。";
    assert!(aws.out.contains(wanted), "{}", aws.out);
    let chosen = ["--select", "missing-occurrence-time", "--format", "concise"];
    let answer = TicketLint::new(&["template", &form]).args(&chosen).run();
    assert_eq!(answer.out.lines().count(), 1, "{}", answer.out);
    assert!(answer.out.contains("発生日時"), "{}", answer.out);
}

#[test]
fn the_answers_of_a_form_are_judged_question_by_question() {
    // What GitHub makes of a form that was filled in.
    let text = "### 何が起きましたか\n\nS3 バケット reports-prod への PutObject が AccessDenied で失敗します。\n\n### どうすると起きますか\n\n_No response_\n\n### 発生日時\n\n_No response_\n";
    let answer = TicketLint::new(&[
        "--provider",
        "aws",
        "--format",
        "json",
        "--stdin-filename",
        "a.md",
        "-",
    ])
    .input(text)
    .run();
    let found = answer.rules();
    for rule in ["missing-reproduction-steps", "missing-occurrence-time"] {
        assert!(found.iter().any(|name| name == rule), "{rule}: {found:?}");
    }
}

#[test]
fn pages() {
    insta::assert_snapshot!(
        "form_ja",
        run(&["template", &format!("{FOLDER}/bug.yml")]).out
    );
    insta::assert_snapshot!(
        "markdown_en",
        run(&["template", &format!("{FOLDER}/bug.md")]).out
    );
    let narrow = TicketLint::new(&["template", &format!("{FOLDER}/bug.yml")])
        .env("COLUMNS", "40")
        .run();
    insta::assert_snapshot!("form_ja_40", narrow.out);
    let diff = run(&[
        "template",
        "--diff",
        "--unsafe-fixes",
        &format!("{FOLDER}/bug.yml"),
    ]);
    insta::assert_snapshot!("diff", diff.out);
    let ascii = run(&[
        "template",
        "--ascii",
        &format!("{FOLDER}/feature.md"),
        "--lang",
        "en",
    ]);
    insta::assert_snapshot!("feature_ascii", ascii.out);
}

#[test]
fn a_question_is_written_between_brackets_too() {
    for form in [
        "name: Bug\ndescription: Something broke\nbody: [{type: textarea, attributes: {label: What happens}}]\n",
        "name: Bug\ndescription: Something broke\nbody: [\n  {type: textarea, attributes: {label: What happens}},\n]\n",
        "{name: Bug, description: Something broke, body: [{type: input, attributes: {label: Steps to reproduce}}, {type: input, attributes: {label: \"Version, build\"}}]}\n",
        "name: バグ\ndescription: 不具合の報告\nbody: [\n  {type: textarea, attributes: {label: 再現手順}},\n  {type: textarea, attributes: {label: ログ}}\n]\n",
    ] {
        let folder = Folder::new("flow-form");
        let path = folder.write("bug.yml", form);
        let asked = run(&["template", "--unsafe-fixes", "--no-config", &path]);
        assert_ne!(asked.status, 2, "{}", asked.err);
        let mended = std::fs::read_to_string(&path).unwrap();
        assert_ne!(mended, form, "{}", asked.out);
        let left = missing("bug.yml", &mended);
        assert_eq!(left, [""; 0], "{mended}");
        let outcome = judge("bug.yml", &mended);
        assert_eq!(rules(&outcome), [""; 0], "{mended}");
    }
}
