//! What was understood of drafts.

use serde_json::Value;

use crate::binary::{SAMPLE, TicketLint, run};

#[test]
fn inspect_counts_days_from_the_moment_of_writing() {
    let resolved = |args: &[&str]| {
        let mut all = vec!["inspect", "--format", "json"];
        all.extend(args);
        let run = TicketLint::new(&all)
            .input("本日 15:52 に停止しました。")
            .run();
        run.json()["files"][0]["facts"]["timestamp"][0]["resolved"].clone()
    };
    assert_eq!(resolved(&[]), Value::Null);
    assert_eq!(
        resolved(&["--now", "2026-11-23T09:00:00+09:00"]),
        "2026-11-23T15:52"
    );
    // The day is that of the author's calendar, not of UTC.
    assert_eq!(
        resolved(&["--now", "2026-11-23T02:00:00+09:00"]),
        "2026-11-23T15:52"
    );
    let utc = ["--now", "2026-11-22T20:00:00Z"];
    assert_eq!(resolved(&utc), "2026-11-22T15:52");
    let zoned = [&utc[..], &["--timezone", "JST"]].concat();
    assert_eq!(resolved(&zoned), "2026-11-23T15:52");
}

/// Two tickets for two desks, in two languages.
const TWO: &str = "\
provider: aws
kind: question
symptom: EC2 i-0a1b2c3d4e5f60718 に接続できません。
---
provider: veeam
kind: incident
symptom: The backup job fails since yesterday.
";

#[test]
fn inspect_tells_the_tickets_of_a_file_apart() {
    let args = ["inspect", "--format", "json", "--stdin-filename", "x.yaml"];
    let answer = TicketLint::new(&args).input(TWO).run().json();
    let file = &answer["files"][0];
    let sorts: Vec<[&str; 3]> = file["tickets"]
        .as_array()
        .unwrap()
        .iter()
        .map(|ticket| ["provider", "kind", "language"].map(|key| ticket[key].as_str().unwrap()))
        .collect();
    assert_eq!(
        sorts,
        [["aws", "question", "ja"], ["veeam", "incident", "en"]]
    );
    assert_eq!(file["tickets"][1]["span"]["start"]["line"], 4);
    // The file as a whole is what its first ticket is.
    assert_eq!(
        (&file["provider"], &file["kind"]),
        (&"aws".into(), &"question".into())
    );
    let symptoms = file["facts"]["symptom"].as_array().unwrap();
    let of: Vec<&Value> = symptoms.iter().map(|fact| &fact["ticket"]).collect();
    assert_eq!(of, [1, 2]);
    // Where there is one ticket, no fact needs to say so.
    let one = run(&["inspect", "--format", "json", SAMPLE]).json();
    assert_eq!(one["files"][0]["tickets"].as_array().unwrap().len(), 1);
    assert_eq!(
        one["files"][0]["facts"]["symptom"][0]["ticket"],
        Value::Null
    );
}

#[test]
fn inspect_speaks_the_language_asked_for() {
    let page = |lang: &str| {
        let args = ["inspect", "--lang", lang, "--stdin-filename", "x.yaml"];
        TicketLint::new(&args).input(TWO).run().out
    };
    let (ja, en) = (page("ja"), page("en"));
    for (words, other) in [
        ("x.yaml (2 件中 2 件目)", "x.yaml (2 of 2)"),
        ("  症状 ", "  symptom "),
    ] {
        assert!(ja.contains(words) && !ja.contains(other), "{ja}");
        assert!(en.contains(other) && !en.contains(words), "{en}");
    }
    let empty = |lang: &str| {
        TicketLint::new(&["inspect", "--lang", lang])
            .input("# -\n")
            .run()
            .out
    };
    assert!(empty("ja").contains("読み取れたことはありません"));
    assert!(empty("en").contains("nothing was understood of it"));
}

#[test]
fn inspect_tells_what_it_cannot_read() {
    let run = run(&["inspect", "--format", "json", "no/such.md", SAMPLE]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no/such.md: no such file or folder"));
    assert_eq!(run.paths(), [SAMPLE]);
}
