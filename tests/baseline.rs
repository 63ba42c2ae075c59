//! Baselines: what is known does not fail, what is new does.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use std::fs;

use binary::{Folder, Run, TicketLint};

const DRAFT: &str = "件名: 出荷画面\n症状: 画面がうまく動かないです。\n";

fn check(folder: &Folder, args: &[&str]) -> Run {
    let args = [
        &["check", "--no-config", "--format", "json", "--lang", "en"],
        args,
    ]
    .concat();
    TicketLint::new(&args).folder(folder.path()).run()
}

/// A folder with a draft and its baseline.
fn known(name: &str, draft: &str) -> Folder {
    let folder = Folder::new(&format!("baseline-{name}"));
    folder.write("drafts/a.yaml", draft);
    let ran = check(&folder, &["--write-baseline", "known.json", "drafts"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.err.contains("known.json") && ran.rules().is_empty(),
        "{}",
        ran.err
    );
    folder
}

fn with(folder: &Folder) -> Run {
    check(folder, &["--baseline", "known.json", "drafts"])
}

#[test]
fn only_what_is_new_fails() {
    let folder = known("new", DRAFT);
    let ran = with(&folder);
    assert_eq!((ran.status, ran.rules()), (0, vec![]), "{}", ran.out);
    let known = ran.json()["summary"]["baseline"]["known"].as_u64().unwrap();
    assert!(known > 2, "{}", ran.out);
    // Lines that move and blanks that change are nothing new.
    let moved = "\n# 見出し\n備考:   なし\n件名: 出荷画面\n症状:    画面がうまく動かないです。\n";
    folder.write("drafts/a.yaml", moved);
    let ran = with(&folder);
    assert_eq!((ran.status, ran.rules()), (0, vec![]), "{}", ran.out);
    // The same words once more are.
    folder.write(
        "drafts/a.yaml",
        format!("{DRAFT}備考: 画面がうまく動かないです。\n"),
    );
    let ran = with(&folder);
    assert_eq!(
        (ran.status, ran.rules()),
        (1, vec!["vague-symptom".to_owned()])
    );
    let answer = ran.json();
    let finding = &answer["files"][0]["diagnostics"][0];
    assert_eq!(finding["span"]["start"]["line"], 3, "{finding}");
    assert_eq!(finding["repeats"].as_array().unwrap().len(), 0);
    // What is missing stays known, whatever is written where it is missing.
    folder.write(
        "drafts/a.yaml",
        DRAFT.replace("画面がうまく", "一覧がまったく"),
    );
    let rules = with(&folder).rules();
    assert!(
        !rules.iter().any(|rule| rule.starts_with("missing-")),
        "{rules:?}"
    );
}

#[test]
fn paths_count_from_the_file() {
    let folder = known("paths", DRAFT);
    let args = [
        "--no-config",
        "--format",
        "json",
        "--baseline",
        "../known.json",
        "a.yaml",
    ];
    let inside = TicketLint::new(&args).folder(&folder.at("drafts")).run();
    assert_eq!(inside.status, 0, "{}", inside.out);
    let text = fs::read_to_string(folder.at("known.json")).unwrap();
    assert!(text.contains("\"path\": \"drafts/a.yaml\""), "{text}");
    // Another draft of the same words is not known.
    folder.write("drafts/b.yaml", DRAFT);
    assert_eq!(with(&folder).status, 1);
}

#[test]
fn the_file_is_sorted_and_holds_no_words() {
    const SECRET: &str = "Tr0ub4dor3x9";
    let draft = format!("{DRAFT}備考: パスワードは {SECRET} です。\n");
    let folder = known("file", &draft);
    let text = fs::read_to_string(folder.at("known.json")).unwrap();
    assert!(
        !text.contains(SECRET) && !text.contains("動かない"),
        "{text}"
    );
    assert!(text.contains("unmasked-secret"), "{text}");
    let lines: Vec<&str> = text.lines().filter(|l| l.contains("\"path\"")).collect();
    let mut sorted = lines.clone();
    sorted.sort_by_key(|line| line.trim_end_matches(','));
    assert_eq!(lines, sorted);
    // What is written twice is written alike.
    let again = check(&folder, &["--write-baseline", "again.json", "drafts"]);
    assert_eq!(again.status, 0);
    assert_eq!(fs::read_to_string(folder.at("again.json")).unwrap(), text);
}

#[test]
fn what_is_not_found_any_more_is_told_and_taken_out_when_asked() {
    let folder = known(
        "stale",
        &format!("{DRAFT}備考: 画面がうまく動かないです。\n"),
    );
    folder.write("drafts/gone.yaml", DRAFT);
    let all = check(&folder, &["--write-baseline", "known.json", "drafts"]);
    assert_eq!(all.status, 0);
    let before = fs::read_to_string(folder.at("known.json")).unwrap();
    folder.write("drafts/a.yaml", DRAFT);
    fs::remove_file(folder.at("drafts/gone.yaml")).unwrap();
    let stale = |ran: &Run| ran.json()["summary"]["baseline"]["stale"].as_u64().unwrap();
    let ran = with(&folder);
    assert!(ran.status == 0 && stale(&ran) > 1, "{}", ran.out);
    for gone in [
        "drafts/a.yaml: vague-symptom (1)",
        "drafts/gone.yaml: missing-goal (1)",
    ] {
        let told = format!("not found any more: {gone}");
        assert!(ran.err.contains(&told), "{}", ran.err);
    }
    // A rule that did not run, and a draft that was not looked at, say nothing.
    let few = check(
        &folder,
        &[
            "--baseline",
            "known.json",
            "--select",
            "goal",
            "drafts/a.yaml",
        ],
    );
    assert!(stale(&few) < stale(&ran), "{}", few.out);
    assert_eq!(fs::read_to_string(folder.at("known.json")).unwrap(), before);
    // New findings are not taken in.
    folder.write("drafts/new.yaml", DRAFT);
    let ran = check(
        &folder,
        &["--baseline", "known.json", "--update-baseline", "drafts"],
    );
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("taken out"), "{}", ran.err);
    let after = fs::read_to_string(folder.at("known.json")).unwrap();
    assert!(
        !after.contains("gone.yaml") && !after.contains("new.yaml"),
        "{after}"
    );
    let ran = check(&folder, &["--baseline", "known.json", "drafts/a.yaml"]);
    assert_eq!((ran.status, stale(&ran)), (0, 0), "{}", ran.out);
}

#[test]
fn a_file_that_is_none_is_told_with_its_place_and_the_way_out() {
    let folder = known("broken", DRAFT);
    for (text, words) in [
        (None, "no such baseline"),
        (Some("{\"version\": 1,\n<<<<<<< ours\n"), "known.json:2:1"),
        (Some("{\"version\": 9, \"findings\": []}"), "version 9"),
        (
            Some("{\"version\": 1, \"findings\": [{\"path\": 1}]}"),
            "known.json:1:",
        ),
        (Some(""), "known.json:1:"),
    ] {
        match text {
            Some(text) => drop(folder.write("known.json", text)),
            None => fs::remove_file(folder.at("known.json")).unwrap(),
        }
        let ran = with(&folder);
        assert_eq!(ran.status, 2, "{words}");
        assert!(ran.err.contains(words), "{words}: {}", ran.err);
        assert!(
            ran.err.contains("--write-baseline known.json"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn nobody_is_told_to_write_over_what_is_no_baseline() {
    let folder = known("another", DRAFT);
    folder.write("notes.txt", "買い物: 牛乳\n");
    folder.write("photo.jpg", b"\xff\xd8\xff\xe0");
    let mut others = vec!["notes.txt", "photo.jpg", "drafts"];
    for (name, text) in [
        ("package.json", r#"{"name": "shop", "version": "1.0.0"}"#),
        ("plugins.json", r#"{"version": 1, "plugins": []}"#),
        (
            "scan.json",
            r#"{"findings": [{"package": {"version": "1.0.2"}}]}"#,
        ),
        (
            "results.json",
            r#"{"version": 2, "findings": [{"id": 7, "path": "a.rs"}]}"#,
        ),
        ("empty.json", r#"{"findings": []}"#),
        (
            "how.md",
            "It lists `\"findings\"` beside a `\"version\"`:\n\n```json\n{\"version\": 1, \"findings\": []}\n```\n",
        ),
    ] {
        folder.write(name, text);
        others.push(name);
    }
    // The kernel makes it up as it is read.
    others.extend(cfg!(target_os = "linux").then_some("/proc/version"));
    for name in others {
        let ran = check(&folder, &["--baseline", name, "drafts/a.yaml"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.err);
        let overwrites = ran.err.contains(&format!("--write-baseline {name}"));
        assert!(!overwrites && !ran.err.contains("remove"), "{}", ran.err);
        let before = fs::read(folder.at(name)).ok();
        let ran = check(&folder, &["--write-baseline", name, "drafts/a.yaml"]);
        assert_eq!(ran.status, 2, "{name}: {}", ran.err);
        let after = fs::read(folder.at(name)).ok();
        assert!(before == after || name.starts_with('/'), "{name}");
    }
}

#[test]
fn a_broken_baseline_may_be_written_anew() {
    let folder = known("torn", DRAFT);
    let whole = fs::read_to_string(folder.at("known.json")).unwrap();
    let merged = whole.replacen("[\n", "[\n<<<<<<< HEAD\n", 1);
    let newer = whole.replacen("\"version\": 1", "\"version\": 12", 1);
    for broken in [
        &whole[..whole.len() / 2],
        &whole[..17],
        "",
        " \n",
        &merged,
        &newer,
    ] {
        folder.write("known.json", broken);
        let ran = check(&folder, &["--baseline", "known.json", "drafts/a.yaml"]);
        assert_eq!(ran.status, 2, "{broken}");
        let anew = "--write-baseline known.json";
        assert!(ran.err.contains(anew), "{broken}: {}", ran.err);
        let ran = check(
            &folder,
            &["--write-baseline", "known.json", "drafts/a.yaml"],
        );
        assert_eq!(ran.status, 0, "{broken}: {}", ran.err);
    }
}

#[test]
fn nothing_is_written_where_not_all_was_judged_or_a_draft_stands() {
    let folder = known("refused", DRAFT);
    let before = fs::read_to_string(folder.at("known.json")).unwrap();
    let ran = check(
        &folder,
        &["--write-baseline", "known.json", "drafts", "nowhere.md"],
    );
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert_eq!(fs::read_to_string(folder.at("known.json")).unwrap(), before);
    let ran = check(&folder, &["--write-baseline", "drafts/a.yaml", "drafts"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert_eq!(
        fs::read_to_string(folder.at("drafts/a.yaml")).unwrap(),
        DRAFT
    );
    let both = [
        "--write-baseline",
        "x.json",
        "--baseline",
        "known.json",
        "drafts",
    ];
    assert_eq!(check(&folder, &both).status, 2);
    assert_eq!(check(&folder, &["--update-baseline", "drafts"]).status, 2);
}

#[test]
fn what_is_suppressed_is_in_no_baseline() {
    let draft = format!("# ticketlint-ignore-file vague-symptom: 引用\n{DRAFT}");
    let folder = known("suppressed", &draft);
    let text = fs::read_to_string(folder.at("known.json")).unwrap();
    assert!(!text.contains("vague-symptom"), "{text}");
}

#[test]
fn reports_know_a_finding_by_the_same_fingerprint() {
    let folder = Folder::new("baseline-same");
    folder.write("a.yaml", DRAFT);
    let ran = check(&folder, &["--write-baseline", "known.json", "a.yaml"]);
    assert_eq!(ran.status, 0);
    let known = fs::read_to_string(folder.at("known.json")).unwrap();
    let args = ["--no-config", "--format", "gitlab", "a.yaml"];
    let report = TicketLint::new(&args).folder(folder.path()).run().json();
    for finding in report.as_array().unwrap() {
        let fingerprint = finding["fingerprint"].as_str().unwrap();
        assert!(known.contains(fingerprint), "{finding}");
    }
}

#[test]
fn what_is_wrong_is_told_in_words_for_people() {
    let folder = Folder::new("baseline-words");
    folder.write("drafts/a.yaml", DRAFT);
    for (text, told) in [
        ("", "known.json:1:1: no baseline of ticketlint: it is empty"),
        (
            "\u{feff}\n",
            "known.json:1:1: no baseline of ticketlint: it is empty",
        ),
        (
            "[]",
            "known.json:1:1: no baseline of ticketlint: it is no object with `version` and `findings`",
        ),
        ("{\n", "known.json:2:1:"),
        ("{\"versión\": 1}", "known.json:1:10:"),
        (
            "{\"version\": 1, \"findings\": [[]]}",
            "expected an object with `path`, `rule`, `fingerprint` and `count`",
        ),
    ] {
        folder.write("known.json", text);
        let ran = with(&folder);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(told), "{text}: {}", ran.err);
        assert!(!ran.err.contains("struct"), "{}", ran.err);
    }
    // The name of a field may be of any length.
    folder.write("known.json", format!("{{\"{}\": 1}}", "a".repeat(5000)));
    assert!(with(&folder).err.len() < 1000);
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_known_from_a_baseline_that_was_not_written() {
    let folder = Folder::new("baseline-full");
    folder.write("drafts/a.yaml", DRAFT);
    let args = [
        "check",
        "--no-config",
        "--lang",
        "en",
        "--write-baseline",
        "/dev/full",
    ];
    let ran = |more: &[&str]| {
        let args = [&args, more, &["drafts"]].concat();
        TicketLint::new(&args).folder(folder.path()).run()
    };
    let full = ran(&[]);
    assert_eq!(full.status, 2);
    assert!(!full.out.contains("known from"), "{}", full.out);
    assert!(!full.out.contains("No new problems"), "{}", full.out);
    assert!(full.out.contains("are told nowhere"), "{}", full.out);
    let json = ran(&["--format", "json"]).json();
    assert!(json["summary"].get("baseline").is_none(), "{json}");
    assert_eq!(json["errors"].as_array().unwrap().len(), 1);
}
