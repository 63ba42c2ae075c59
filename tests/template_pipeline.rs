//! `ticketlint template` in a pipeline: where templates are, what is suppressed
//! or known in them, what is staged, and what programs are told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::fs;
use std::process::Command;

use binary::{Folder, Run, TicketLint};

const BUG: &str = "---\nname: Bug report\nabout: Something is broken\n---\n\n## What went wrong\n\n## Steps to reproduce\n\n## Version\n";

const FORM: &str = "name: Bug report\ndescription: Something is broken\nbody:\n  - type: textarea\n    attributes:\n      label: What went wrong\n      value: It is\n    validations: {required: true}\n  - type: textarea\n    attributes: {label: Steps to reproduce}\n  - type: input\n    attributes: {label: Version}\n";

fn template(folder: &Folder, args: &[&str]) -> Run {
    TicketLint::new(&["template", "--lang", "en"])
        .args(args)
        .folder(folder.path())
        .run()
}

fn rules(folder: &Folder, args: &[&str]) -> Vec<String> {
    let run = template(folder, &[&["--format", "json"], args].concat());
    assert_ne!(run.status, 2, "{}", run.err);
    run.rules()
}

#[test]
fn a_comment_suppresses() {
    let folder = Folder::new("template-comments");
    for (name, text) in [
        ("a.md", BUG.replace("## What", "<!-- ticketlint-ignore-file template-missing-question: asked by phone -->\n\n## What")),
        ("b.md", BUG.replace("## Version", "<!-- ticketlint-ignore template-missing-question: asked by phone -->\n\n## Version")),
        ("c.yml", format!("# ticketlint-ignore-file template-missing-question, template-prefilled-answer: wanted\n{FORM}")),
        ("d.yml", FORM.replace("      value", "      # ticketlint-ignore template-prefilled-answer: wanted\n      value").replace("name", "# ticketlint-ignore template-missing-question: later\nname")),
    ] {
        folder.write(name, &text);
        assert_eq!(rules(&folder, &[name]), [""; 0], "{text}");
        let all = rules(&folder, &["--no-suppressions", name]);
        assert!(all.iter().any(|rule| rule == "template-missing-question"), "{all:?}");
        let said = template(&folder, &[name]);
        assert!(said.out.contains("suppressed"), "{}", said.out);
    }
    // What it asks for is not told by a comment to the tool.
    let asks = BUG.replace(
        "## What",
        "<!-- ticketlint-ignore template-form-fault: expected behavior -->\n\n## What",
    );
    folder.write("e.md", &asks);
    let found = rules(&folder, &["e.md"]);
    assert_eq!(found, ["template-missing-question", "unused-suppression"]);
    // The rules on drafts have no say here, nor those on templates in a draft.
    let other = BUG.replace(
        "## What",
        "<!-- ticketlint-ignore missing-goal: a template -->\n\n## Expected\n\n## What",
    );
    folder.write("f.md", &other);
    assert_eq!(rules(&folder, &["f.md"]), [""; 0]);
    let check = TicketLint::new(&["check", "--format", "json", "a.md"])
        .folder(folder.path())
        .run();
    assert!(!check.out.contains("unused-suppression"), "{}", check.out);
}

#[test]
fn the_configuration_suppresses() {
    let folder = Folder::new("template-waivers");
    folder.write("t/bug.yml", FORM);
    folder.write(
        ".ticketlint.yaml",
        "suppressions:\n  - {rule: template-missing-question, paths: t/, reason: later}\n  - {rule: template-prefilled-answer, field: what went wrong, reason: wanted}\n  - {rule: template-form-fault, reason: none}\n",
    );
    let run = template(&folder, &["--format", "json", "."]);
    assert_eq!(run.rules(), [""; 0], "{}", run.out);
    assert!(
        run.err.contains("`template-form-fault` is not used"),
        "{}",
        run.err
    );
    assert!(
        !run.err.contains("`template-missing-question` is not used"),
        "{}",
        run.err
    );
    // Which rules on templates find nothing, a run over drafts does not know.
    let check = TicketLint::new(&["check", "."]).folder(folder.path()).run();
    assert!(!check.err.contains("is not used"), "{}", check.err);
}

#[test]
fn a_baseline_holds_what_is_known() {
    let folder = Folder::new("template-baseline");
    folder.write("bug.yml", FORM);
    let written = template(&folder, &["--write-baseline", "known.json", "bug.yml"]);
    assert_eq!(written.status, 0, "{}{}", written.out, written.err);
    let again = template(&folder, &["--baseline", "known.json", "bug.yml"]);
    assert_eq!(again.status, 0, "{}{}", again.out, again.err);
    folder.write("bug.yml", FORM.replace("Version", "Screenshot"));
    let new = template(&folder, &["--baseline", "known.json", "bug.yml"]);
    assert_eq!(new.status, 1, "{}{}", new.out, new.err);
    assert!(new.out.contains("Version and environment"), "{}", new.out);
    assert!(!new.out.contains("ask for: Expected"), "{}", new.out);
}

#[test]
fn in_a_repository_templates_stand_at_their_places() {
    let folder = Folder::new("template-places");
    fs::create_dir(folder.at(".git")).unwrap();
    let guide = "# How we sort bug reports\n\n## Bugs\n\nWe read them.\n";
    folder.write("docs/bug-triage.md", guide);
    let none = template(&folder, &["."]);
    assert_eq!(none.status, 2, "{}", none.out);
    for placed in [
        "ISSUE_TEMPLATE.md",
        "docs/issue_template.md",
        ".github/ISSUE_TEMPLATE/bug.md",
        ".gitlab/issue_templates/Bug.md",
    ] {
        folder.write(placed, BUG);
    }
    folder.write(".github/ISSUE_TEMPLATE/README.md", "# Templates\n");
    folder.write(".github/PULL_REQUEST_TEMPLATE.md", "# What\n");
    let run = template(&folder, &["--format", "json", "."]);
    assert_eq!(
        run.paths(),
        [
            ".github/ISSUE_TEMPLATE/bug.md",
            ".gitlab/issue_templates/Bug.md",
            "ISSUE_TEMPLATE.md",
            "docs/issue_template.md",
        ]
    );
    template(&folder, &["--unsafe-fixes", "."]);
    let left = fs::read_to_string(folder.at("docs/bug-triage.md")).unwrap();
    assert_eq!(left, guide);
    assert_eq!(
        template(&folder, &["--format", "json", "docs/bug-triage.md"])
            .paths()
            .len(),
        1
    );
}

#[test]
fn what_github_does_not_offer_is_told() {
    let folder = Folder::new("template-offered");
    for (name, text, why) in [
        ("a.md", "## What went wrong\n", "no `name` and `about`"),
        (
            "b.md",
            "---\nname: \"\"\nabout: x\n---\n\n## Work\n",
            "`name`",
        ),
        ("c.md", "---\nabout: x\n---\n\n## Work\n", "`name`"),
        (
            "d.md",
            "---\nname: Task\ndescription: x\n---\n\n## Work\n",
            "`about`",
        ),
        ("e.yml", "- a\n", "is none"),
        ("f.yml", "# nothing yet\n", "is none"),
    ] {
        folder.write(&format!(".github/ISSUE_TEMPLATE/{name}"), text);
        let run = template(&folder, &[&format!(".github/ISSUE_TEMPLATE/{name}")]);
        assert_eq!(run.status, 1, "{name}: {}{}", run.out, run.err);
        assert!(run.out.contains(why), "{name}: {}", run.out);
        // Elsewhere it is no matter of GitHub.
        folder.write(&format!("drafts/{name}"), text);
        let run = template(&folder, &["--fail-on", "error", &format!("drafts/{name}")]);
        assert!(
            !run.out.contains("template-form-fault"),
            "{name}: {}",
            run.out
        );
    }
    folder.write(".github/ISSUE_TEMPLATE/README.md", "# Templates\n");
    folder.write(".github/ISSUE_TEMPLATE/config.yml", "# nothing yet\n");
    folder.write(
        ".github/DISCUSSION_TEMPLATE/ideas.yml",
        "title: \"[Idea] \"\nbody:\n  - type: textarea\n    attributes: {label: Idea}\n",
    );
    for name in [
        "ISSUE_TEMPLATE/README.md",
        "ISSUE_TEMPLATE/config.yml",
        "DISCUSSION_TEMPLATE/ideas.yml",
    ] {
        let run = template(&folder, &["--fail-on", "error", &format!(".github/{name}")]);
        assert_eq!(run.status, 0, "{name}: {}{}", run.out, run.err);
    }
}

#[test]
fn choices_and_examples_that_would_pass() {
    let folder = Folder::new("template-choices");
    let head = "name: Task\ndescription: d\nbody:\n";
    for options in ["[a, ~]", "[a, \"\"]", "[1.1, 1.10]", "[a, a]"] {
        let text = format!(
            "{head}  - type: dropdown\n    attributes: {{label: Which, options: {options}}}\n"
        );
        folder.write("a.yml", &text);
        assert_eq!(
            rules(&folder, &["a.yml"]),
            ["template-form-fault"],
            "{options}"
        );
    }
    for (label, value) in [
        ("AWS アカウント ID", "\"123456789012\""),
        ("バージョン", "2.3.1"),
    ] {
        let text =
            format!("{head}  - type: input\n    attributes: {{label: {label}, value: {value}}}\n");
        folder.write("a.yml", &text);
        assert_eq!(
            rules(&folder, &["a.yml"]),
            ["template-example-passes"],
            "{label}"
        );
    }
    let text = format!("{head}  - type: input\n    attributes: {{label: Which, options: x}}\n");
    let none = text.replace("options: x", "value: \"12\"");
    folder.write("a.yml", &none);
    assert_eq!(rules(&folder, &["a.yml"]), [""; 0]);
    let secret = text.replace("options: x", "value: key AKIA4QXTZ7MPLNBD5WKE");
    folder.write("a.yml", &secret);
    let run = template(&folder, &["a.yml"]);
    assert!(run.out.contains("unmasked-secret"), "{}", run.out);
    assert!(!run.out.contains("AKIA4QXTZ7MPLNBD5WKE"), "{}", run.out);
}

#[test]
fn what_is_staged_is_judged() {
    let folder = Folder::new("template-staged");
    let git = |args: &[&str]| {
        let mut git = Command::new("git");
        for (name, _) in
            std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("GIT_"))
        {
            git.env_remove(name);
        }
        let done = git.args(args).current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{done:?}");
    };
    git(&["init", "--quiet"]);
    let none = template(&folder, &["--staged"]);
    assert_eq!(none.status, 0, "{}", none.err);
    folder.write(".github/ISSUE_TEMPLATE/bug.md", BUG);
    folder.write("docs/guide.md", "# Bugs\n");
    git(&["add", "."]);
    folder.write(
        ".github/ISSUE_TEMPLATE/bug.md",
        format!("{BUG}\n## Expected behavior\n"),
    );
    let run = template(&folder, &["--staged", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert_eq!(run.paths(), [".github/ISSUE_TEMPLATE/bug.md"]);
    assert_eq!(template(&folder, &["--staged", "--fix"]).status, 2);
}

#[test]
fn programs_are_told_what_it_asks_for() {
    let folder = Folder::new("template-formats");
    folder.write("bug.yml", FORM);
    let json = template(&folder, &["--format", "json", "bug.yml"]).json();
    let told = &json["files"][0]["template"];
    assert_eq!(told["purpose"], "bug");
    let of = |need: &str| {
        let asks = told["asks"].as_array().unwrap().iter();
        asks.into_iter().find(|ask| ask["need"] == need).unwrap()
    };
    assert_eq!(of("actual")["asked"], true);
    assert_eq!(of("actual")["required"], true);
    assert_eq!(of("actual")["label"], "What went wrong");
    assert_eq!(of("actual")["span"]["start"]["line"], 6);
    assert_eq!(of("expected")["asked"], false);
    assert!(of("expected")["label"].is_null() && of("expected")["span"].is_null());
    let lines = template(&folder, &["--format", "ndjson", "bug.yml"]).out;
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["template"], *told);
    let agent = template(&folder, &["--format", "agent", "bug.yml"]).out;
    assert!(
        agent.starts_with(
            "bug.yml template[bug] steps:line 10 expected:no actual:line 6 environment:line 12\n"
        ),
        "{agent}"
    );
    let page = template(&folder, &["--format", "markdown", "bug.yml"]).out;
    assert!(
        page.contains("✓ Steps to reproduce ／ ✗ Expected behavior ／ ✓ What happens"),
        "{page}"
    );
    // Of drafts there is nothing of the sort.
    let check = TicketLint::new(&["check", "--format", "json", "bug.yml"])
        .folder(folder.path())
        .run();
    assert!(check.json()["files"][0].get("template").is_none());
}
