//! The contract of machine output.

use serde_json::Value;

use crate::CLEAN;
use crate::binary::{SAMPLE, run};

fn keys(value: &Value) -> Vec<&str> {
    value
        .as_object()
        .map(|members| members.keys().map(String::as_str).collect())
        .unwrap_or_default()
}

fn has(value: &Value, wanted: &[&str]) {
    let found = keys(value);
    for key in wanted {
        assert!(found.contains(key), "{key} is not among {found:?}");
    }
}

#[test]
fn check_json_is_version_one() {
    let answer = run(&["--format", "json", "--timezone", "JST", SAMPLE]).json();
    has(&answer, &["version", "tool", "files", "summary"]);
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["tool"]["name"], "ticketlint");
    assert_eq!(answer["tool"]["version"], env!("CARGO_PKG_VERSION"));
    has(&answer["summary"], &["files", "error", "warning", "info"]);
    assert_eq!(answer["summary"]["files"], 1);
    let file = &answer["files"][0];
    has(
        file,
        &["path", "provider", "kind", "language", "diagnostics"],
    );
    assert_eq!(file["path"], SAMPLE);
    assert_eq!(file["provider"], "aws");
    assert_eq!(file["kind"], "incident");
    assert_eq!(file["language"], "ja");
    let diagnostics = file["diagnostics"].as_array().unwrap();
    for diagnostic in diagnostics {
        has(
            diagnostic,
            &[
                "rule",
                "severity",
                "confidence",
                "message",
                "help",
                "span",
                "labels",
                "sources",
                "fixes",
            ],
        );
        has(&diagnostic["span"], &["start", "end"]);
        for end in ["start", "end"] {
            has(
                &diagnostic["span"][end],
                &["byte", "line", "column", "utf16"],
            );
        }
        for source in diagnostic["sources"].as_array().unwrap() {
            has(source, &["provider", "document", "section"]);
        }
        for fix in diagnostic["fixes"].as_array().unwrap() {
            has(fix, &["applicability", "title", "edits"]);
            for edit in fix["edits"].as_array().unwrap() {
                has(edit, &["start", "end", "text"]);
            }
        }
    }
    let zone = diagnostics
        .iter()
        .find(|d| d["rule"] == "timestamp-without-timezone")
        .unwrap();
    let text = std::fs::read_to_string(SAMPLE).unwrap();
    let byte = |end: &str| usize::try_from(zone["span"][end]["byte"].as_u64().unwrap()).unwrap();
    assert_eq!(&text[byte("start")..byte("end")], "11 月 18 日の 15:52");
    let edit = &zone["fixes"][0]["edits"][0];
    assert_eq!(edit["start"], byte("end"));
    assert_eq!(edit["text"], "(日本時間)");
}

#[test]
fn json_is_whole_even_when_nothing_could_be_read() {
    let run = run(&["--format", "json", "no/such.md"]);
    assert_eq!(run.status, 2);
    assert_eq!(run.json()["files"], Value::Array(Vec::new()));
    assert_eq!(run.json()["summary"]["files"], 0);
}

/// The names of facts that the contract promises.
const FACTS: &str = "symptom observed_behavior expected_behavior reproduction_steps goal question \
    attempts impact urgency timestamp ongoing_status frequency error_message vague_error command \
    log resource_id account_id region product version request_id case_reference url contact \
    attachment secret personal_data jargon environment";

#[test]
fn inspect_json_is_version_one() {
    let answer = run(&["inspect", "--format", "json", SAMPLE, CLEAN]).json();
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["files"].as_array().unwrap().len(), 2);
    for file in answer["files"].as_array().unwrap() {
        has(file, &["path", "provider", "kind", "language", "facts"]);
        let mut names: Vec<&str> = FACTS.split_whitespace().collect();
        names.sort_unstable();
        let mut found = keys(&file["facts"]);
        found.sort_unstable();
        assert_eq!(found, names);
        let text = std::fs::read_to_string(file["path"].as_str().unwrap()).unwrap();
        for (name, facts) in file["facts"].as_object().unwrap() {
            for fact in facts.as_array().unwrap() {
                has(fact, &["span", "text"]);
                let byte = |end: &str| fact["span"][end]["byte"].as_u64().unwrap();
                let (start, end) = (byte("start"), byte("end"));
                let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
                if !fact["text"].as_str().unwrap().contains("****") {
                    assert_eq!(fact["text"], text[range], "{name}");
                }
                if name == "timestamp" {
                    has(fact, &["precision", "zone", "relative", "in_log"]);
                }
                if name == "resource_id" {
                    has(fact, &["name", "provider", "account", "masked"]);
                    // AWS names its instances' IDs in its guidelines; what an
                    // IP address looks like is known from elsewhere.
                    match fact["name"].as_str().unwrap() {
                        "ec2-resource" => assert_eq!(fact["general_knowledge"], false),
                        "ip-address" => assert_eq!(fact["general_knowledge"], true),
                        _ => assert!(fact["general_knowledge"].is_boolean()),
                    }
                }
            }
        }
    }
}

#[test]
fn rules_json_is_version_one() {
    let answer = run(&["rules", "--format", "json"]).json();
    assert_eq!(answer["version"], 1);
    let rules = answer["rules"].as_array().unwrap();
    assert!(rules.len() >= 20);
    for rule in rules {
        has(
            rule,
            &[
                "name",
                "family",
                "severity",
                "providers",
                "kinds",
                "fix",
                "summary",
                "statements",
            ],
        );
        has(&rule["summary"], &["ja", "en"]);
        assert!(["none", "display", "unsafe", "safe"].contains(&rule["fix"].as_str().unwrap()));
        // Every rule it names can be explained.
        let name = rule["name"].as_str().unwrap();
        assert!(run(&["explain", name]).out.starts_with(name));
    }
    let time = run(&["rules", "--format", "json", "--family", "time"]).json();
    assert!(
        time["rules"]
            .as_array()
            .unwrap()
            .iter()
            .all(|r| r["family"] == "time")
    );
    let errors = run(&["rules", "--format", "json", "--severity", "error"]).json();
    assert!(
        errors["rules"]
            .as_array()
            .unwrap()
            .iter()
            .all(|r| r["severity"] == "error")
    );
}
