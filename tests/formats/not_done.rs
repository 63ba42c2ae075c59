//! What could not be done is in every report: one that is read alone would else
//! pass for the whole.

use serde_json::Value;

use crate::binary::{Folder, Run, TicketLint};

const SECRET: &str = "The key is AKIA4QXTZ7MPLNBD5WKE.\n";

/// A folder with a draft that is read, one that cannot be, and one with a broken
/// configuration.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("a.md", SECRET);
    folder.write("bad.md", b"subject: caf\xe9\n");
    folder.write("in/.ticketlint.yaml", "provider: aws\nfail-on: sometimes\n");
    folder.write("in/b.md", SECRET);
    folder
}

fn report(folder: &Folder, format: &str) -> Run {
    let run = TicketLint::new(&["--format", format, "--select", "unmasked-secret"])
        .args(&["a.md", "bad.md", "gone.md", "in/b.md"])
        .folder(folder.path())
        .run();
    assert_eq!(run.status, 2, "{format}: {}", run.err);
    for words in [
        "bad.md: not UTF-8",
        "gone.md: no such file",
        "`fail-on` cannot be",
    ] {
        assert!(run.err.contains(words), "{format}: {}", run.err);
    }
    run
}

#[test]
fn programs_get_a_list_of_errors() {
    let folder = folder("not-done-json");
    let answer = report(&folder, "json").json();
    let errors = answer["errors"].as_array().unwrap();
    let found: Vec<(&Value, &Value)> = errors.iter().map(|e| (&e["path"], &e["line"])).collect();
    let wanted = [
        ("bad.md", Value::Null),
        ("gone.md", Value::Null),
        ("in/.ticketlint.yaml", 2.into()),
    ];
    let mut sorted = found.clone();
    sorted.sort_by_key(|(path, _)| path.to_string());
    for ((path, line), (name, number)) in sorted.iter().zip(&wanted) {
        assert_eq!((path.as_str(), *line), (Some(*name), number), "{answer}");
    }
    assert_eq!(errors.len(), wanted.len());
    let bad = errors.iter().find(|e| e["path"] == "bad.md").unwrap();
    assert!(
        bad["message"]
            .as_str()
            .unwrap()
            .starts_with("not UTF-8 at byte 12")
    );
    assert!(bad["help"].as_str().unwrap().contains("--encoding"));

    let lines = report(&folder, "ndjson").out;
    let lines: Vec<Value> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert_eq!(
        lines.iter().filter(|line| line["rule"].is_string()).count(),
        1
    );
    let errors = lines
        .iter()
        .filter(|line| line["error"]["path"].is_string());
    assert_eq!(errors.count(), 3);
}

#[test]
fn a_run_without_fault_says_so() {
    let folder = folder("not-done-fine");
    let fine = |format: &str| {
        let args = ["--format", format, "a.md"];
        TicketLint::new(&args).folder(folder.path()).run()
    };
    assert_eq!(fine("json").json()["errors"], Value::Array(Vec::new()));
    let invocation = &fine("sarif").json()["runs"][0]["invocations"][0];
    assert_eq!(
        *invocation,
        serde_json::json!({"executionSuccessful": true})
    );
    assert!(!fine("junit").out.contains("<error"));
    assert!(!fine("markdown").out.contains("Not done"));
}

#[test]
fn code_scanning_gets_notifications() {
    let folder = folder("not-done-sarif");
    let answer = report(&folder, "sarif").json();
    let run = &answer["runs"][0];
    assert_eq!(run["results"].as_array().unwrap().len(), 1);
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let told = invocation["toolExecutionNotifications"].as_array().unwrap();
    assert_eq!(told.len(), 3);
    for notification in told {
        assert_eq!(notification["level"], "error");
        assert!(!notification["message"]["text"].as_str().unwrap().is_empty());
        let place = &notification["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].is_string());
    }
}

#[test]
fn services_get_what_their_format_has_for_it() {
    let folder = folder("not-done-services");
    let junit = report(&folder, "junit").out;
    assert_eq!(junit.matches("<error type=\"error\"").count(), 3, "{junit}");
    assert_eq!(junit.matches("errors=\"1\"").count(), 3, "{junit}");
    assert!(junit.contains("<failure"), "{junit}");

    let checkstyle = report(&folder, "checkstyle").out;
    assert_eq!(checkstyle.matches("source=\"ticketlint\"/>").count(), 3);

    let gitlab = report(&folder, "gitlab").json();
    let gitlab = gitlab.as_array().unwrap();
    let blockers: Vec<&Value> = gitlab
        .iter()
        .filter(|f| f["severity"] == "blocker")
        .collect();
    assert_eq!(blockers.len(), 3);
    let config = blockers
        .iter()
        .find(|f| f["location"]["path"] == "in/.ticketlint.yaml");
    assert_eq!(config.unwrap()["location"]["lines"]["begin"], 2);

    let rdjson = report(&folder, "rdjson").json();
    let found = rdjson["diagnostics"].as_array().unwrap();
    assert_eq!(
        found
            .iter()
            .filter(|d| d["code"]["value"] == "ticketlint")
            .count(),
        3
    );

    let agent = report(&folder, "agent").out;
    assert!(
        agent.contains("gone.md error no such file or folder"),
        "{agent}"
    );
    assert!(
        agent.contains("in/.ticketlint.yaml:2:10 error `fail-on`"),
        "{agent}"
    );
}

#[test]
fn a_job_shows_it_and_so_does_its_page() {
    let folder = folder("not-done-github");
    let out = report(&folder, "github").out;
    let lines: Vec<&str> = out
        .lines()
        .filter(|l| l.contains("title=ticketlint::"))
        .collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(
        lines
            .iter()
            .any(|l| l.starts_with("::error file=bad.md,title=ticketlint::not UTF-8"))
    );
    let config = "::error file=in/.ticketlint.yaml,line=2,title=ticketlint::`fail-on`";
    assert!(lines.iter().any(|line| line.starts_with(config)), "{out}");

    let page = folder.write("page.md", "");
    let all_gone = TicketLint::new(&["--format", "github", "gone.md"])
        .folder(folder.path())
        .env("GITHUB_STEP_SUMMARY", &page)
        .run();
    assert_eq!(all_gone.status, 2);
    let page = std::fs::read_to_string(page).unwrap();
    assert!(
        page.contains("### Not done\n\n- `gone.md`: no such file"),
        "{page}"
    );
    let japanese = TicketLint::new(&["--format", "markdown", "--lang", "ja", "gone.md"])
        .folder(folder.path())
        .run();
    assert!(
        japanese.out.contains("### できなかったこと"),
        "{}",
        japanese.out
    );
}

/// However many there are, the comment stays one that a service takes.
#[test]
fn a_comment_has_room_for_some() {
    let folder = Folder::new("not-done-many");
    folder.write("a.md", SECRET);
    let names: Vec<String> = (0..200)
        .map(|at| format!("{at}{}.md", "x".repeat(200)))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let run = TicketLint::new(&["--format", "markdown", "a.md"])
        .args(&names)
        .folder(folder.path())
        .run();
    assert!(
        run.out.len() < 60_000 && run.out.contains("- +180"),
        "{}",
        run.out
    );
}
