//! SARIF by the rules of its specification, and the fingerprints.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::binary::{Folder, TicketLint, run};

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().map_or(&[], Vec::as_slice)
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// Only these members, and all that are marked.
fn members(value: &Value, known: &[&str], required: &[&str]) {
    let value = value.as_object().unwrap();
    for name in value.keys() {
        assert!(known.contains(&name.as_str()), "{name}");
    }
    for name in required {
        assert!(value.contains_key(*name), "{name}");
    }
}

fn message(value: &Value) {
    members(value, &["text"], &["text"]);
    assert!(!value["text"].as_str().unwrap().is_empty());
}

fn region(value: &Value) {
    let names = ["startLine", "startColumn", "endLine", "endColumn"];
    members(value, &names, &names);
    let [line, column, end_line, end_column] = names.map(|name| number(&value[name]));
    assert!(line >= 1 && column >= 1);
    assert!((line, column) <= (end_line, end_column));
}

fn is_uri(text: &str) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"-._~/%:".contains(&b))
}

fn artifact(value: &Value, run: &Value) {
    members(value, &["uri", "index"], &["uri"]);
    let known = &list(run, "artifacts")[number(&value["index"])];
    assert_eq!(known["location"]["uri"], value["uri"]);
    assert!(is_uri(value["uri"].as_str().unwrap()));
}

fn location(value: &Value, run: &Value) {
    let place = &value["physicalLocation"];
    members(
        place,
        &["artifactLocation", "region"],
        &["artifactLocation"],
    );
    artifact(&place["artifactLocation"], run);
    region(&place["region"]);
}

fn result(value: &Value, run: &Value) {
    members(
        value,
        &[
            "ruleId",
            "ruleIndex",
            "level",
            "message",
            "locations",
            "relatedLocations",
            "fixes",
            "partialFingerprints",
            "properties",
            "suppressions",
        ],
        &["message", "ruleId", "ruleIndex", "locations"],
    );
    let rule = &list(&run["tool"]["driver"], "rules")[number(&value["ruleIndex"])];
    assert_eq!(rule["id"], value["ruleId"]);
    assert!(["error", "warning", "note"].contains(&value["level"].as_str().unwrap()));
    message(&value["message"]);
    assert_eq!(list(value, "locations").len(), 1);
    location(&value["locations"][0], run);
    for (at, related) in list(value, "relatedLocations").iter().enumerate() {
        let region = |place: &Value| place["physicalLocation"]["region"].clone();
        assert_ne!(region(related), region(&value["locations"][0]), "{value}");
        assert_eq!(number(&related["id"]), at + 1);
        location(related, run);
        message(&related["message"]);
    }
    list(value, "suppressions").iter().for_each(suppression);
    for fix in list(value, "fixes") {
        message(&fix["description"]);
        for change in list(fix, "artifactChanges") {
            artifact(&change["artifactLocation"], run);
            assert!(!list(change, "replacements").is_empty());
            for replacement in list(change, "replacements") {
                region(&replacement["deletedRegion"]);
                members(&replacement["insertedContent"], &["text"], &["text"]);
            }
        }
    }
}

/// Who said that a result may stay, and why.
fn suppression(value: &Value) {
    members(value, &["kind", "status", "justification"], &["kind"]);
    assert!(["inSource", "external"].contains(&value["kind"].as_str().unwrap()));
    assert_eq!(value["status"], "accepted");
    assert!(
        value["justification"]
            .as_str()
            .is_none_or(|words| !words.is_empty())
    );
}

fn check(log: &Value) {
    members(log, &["$schema", "version", "runs"], &["version", "runs"]);
    assert_eq!(log["version"], "2.1.0");
    let [run] = list(log, "runs") else {
        panic!("one run")
    };
    members(
        run,
        &[
            "tool",
            "results",
            "artifacts",
            "columnKind",
            "invocations",
            "newlineSequences",
            "language",
        ],
        &["tool", "results"],
    );
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    assert_eq!(run["tool"]["driver"]["name"], "ticketlint");
    let mut ids = BTreeSet::new();
    for rule in list(&run["tool"]["driver"], "rules") {
        assert!(ids.insert(rule["id"].as_str().unwrap()), "{rule}");
        message(&rule["help"]);
        message(&rule["shortDescription"]);
    }
    let [invocation] = list(run, "invocations") else {
        panic!("one invocation")
    };
    let told = "toolExecutionNotifications";
    members(
        invocation,
        &["executionSuccessful", told],
        &["executionSuccessful"],
    );
    let fine = list(invocation, told).is_empty();
    assert_eq!(invocation["executionSuccessful"], fine);
    for notification in list(invocation, told) {
        members(
            notification,
            &["level", "message", "locations"],
            &["message"],
        );
        message(&notification["message"]);
        for place in list(notification, "locations") {
            let artifact = &place["physicalLocation"]["artifactLocation"];
            assert!(is_uri(artifact["uri"].as_str().unwrap()));
        }
    }
    for value in list(run, "artifacts") {
        assert!(!value["encoding"].as_str().unwrap().is_empty());
    }
    for value in list(run, "results") {
        result(value, run);
    }
}

#[test]
fn it_keeps_to_the_specification() {
    for (lang, drafts) in [("ja", "fixtures/drafts"), ("en", "fixtures/samples")] {
        let mut args = vec!["--format", "sarif", "--lang", lang, "--pedantic", drafts];
        args.extend(["--timezone", "JST", "--now", "2026-11-20T10:00:00+09:00"]);
        let log = run(&args).json();
        let results = list(&log["runs"][0], "results");
        assert!(results.len() > 20);
        for name in ["fixes", "relatedLocations"] {
            let has = |result: &Value| !list(result, name).is_empty();
            assert!(lang == "en" || results.iter().any(has), "{name}");
        }
        check(&log);
    }
    check(&run(&["--format", "sarif", "no/such.md"]).json());
}

/// A reference with steps up counts from nowhere.
#[cfg(unix)]
#[test]
fn what_lies_above_has_a_whole_address() {
    let folder = Folder::new("sarif-above");
    folder.write("a b.md", "The key is AKIA4QXTZ7MPLNBD5WKE.\n");
    folder.write("in/c.md", "The key is AKIA4QXTZ7MPLNBD5WKE.\n");
    let log = TicketLint::new(&["--format", "sarif", "../a b.md", "./c.md"])
        .folder(&folder.at("in"))
        .run()
        .json();
    let uris: Vec<&str> = list(&log["runs"][0], "artifacts")
        .iter()
        .map(|artifact| artifact["location"]["uri"].as_str().unwrap())
        .collect();
    let top = std::fs::canonicalize(folder.path()).unwrap();
    assert_eq!(
        uris,
        [&format!("file://{}/a%20b.md", top.display()), "c.md"]
    );
    check(&log);
}

#[test]
fn what_is_suppressed_keeps_to_it_too() {
    let log = run(&["--format", "sarif", "fixtures/suppressions"]).json();
    check(&log);
    let results = list(&log["runs"][0], "results").iter();
    let suppressed = results.filter(|result| !list(result, "suppressions").is_empty());
    assert_eq!(suppressed.count(), 2);
}

/// A name that no URI could have.
#[test]
fn a_path_becomes_a_uri() {
    for (name, uri) in [
        ("./a b/障害#1.md", "a%20b/%E9%9A%9C%E5%AE%B3%231.md"),
        ("/tmp/100%.md", "file:///tmp/100%25.md"),
        ("a:b.md", "a%3Ab.md"),
    ] {
        let args = ["--format", "sarif", "--stdin-filename", name];
        let log = TicketLint::new(&args).input("至急").run().json();
        check(&log);
        assert_eq!(log["runs"][0]["artifacts"][0]["location"]["uri"], uri);
    }
}

/// The fingerprints of a draft, in order of place.
fn fingerprints(format: &str, lang: &str, draft: &str) -> Vec<String> {
    let args = [
        "--format",
        format,
        "--lang",
        lang,
        "--stdin-filename",
        "a.md",
    ];
    let answer = TicketLint::new(&args)
        .args(&[
            "--provider",
            "aws",
            "--select",
            "unmasked-secret,vague-symptom",
        ])
        .input(draft)
        .run()
        .json();
    let (found, at) = match format {
        "sarif" => (
            list(&answer["runs"][0], "results").to_vec(),
            "/partialFingerprints/ticketlintFinding~1v1",
        ),
        _ => (answer.as_array().unwrap().clone(), "/fingerprint"),
    };
    let words = |value: &Value| value.pointer(at).unwrap().as_str().unwrap().to_owned();
    found.iter().map(words).collect()
}

#[test]
fn fingerprints_do_not_move_with_the_lines() {
    let draft = "サーバーが動きません。\n\npassword: Tr0ub4dor&3x9\n\npassword: Kx9vWq2LmZ\n";
    for format in ["sarif", "gitlab"] {
        let before = fingerprints(format, "ja", draft);
        assert!(before.len() > 1, "{before:?}");
        let distinct: BTreeSet<&String> = before.iter().collect();
        assert_eq!(distinct.len(), before.len());
        let moved = format!("件名: 動かない\n\n本文です。\n\n{draft}");
        assert_eq!(fingerprints(format, "ja", &moved), before, "{format}");
        assert_eq!(fingerprints(format, "en", draft), before, "{format}");
        // A secret could be guessed from what is made of it.
        let other = draft.replace("Tr0ub4dor&3x9", "Hq7TzLw4Pd");
        assert_eq!(fingerprints(format, "ja", &other), before, "{format}");
    }
}
