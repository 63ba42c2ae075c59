//! What a finding says, and where it points.

use serde_json::Value;

use crate::binary::{SAMPLE, TicketLint, run};
use crate::{CLEAN, LITTLE_TOLD};

#[test]
fn explain_says_what_its_pages_are_for() {
    let page = |rule: &str, lang: &str| run(&["explain", rule, "--lang", lang]).out;
    // The words of the reader of the file.
    let twice = page("duplicate-key", "ja");
    assert!(twice.contains("キー「リージョン」が同じ階層に"), "{twice}");
    let empty = page("empty-draft", "en");
    assert!(empty.contains("(an empty file)"), "{empty}");
    // The topics of a card, where to turn, and for whom that differs.
    let topics = page("customer-managed-software", "en");
    assert!(topics.contains("Topics, and where to turn"), "{topics}");
    assert!(topics.contains("Microsoft"), "{topics}");
    assert!(
        topics.contains("soracom / priority, enterprise:"),
        "{topics}"
    );
    // Whom it judges by general knowledge.
    let general = page("missing-request-id", "en");
    assert!(
        general.contains("general knowledge for: alibaba"),
        "{general}"
    );
    for rule in run(&["rules", "--format", "json"]).json()["rules"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let name = rule["name"].as_str().unwrap_or_default();
        for line in page(name, "ja").lines() {
            assert!(!matches!(line.trim(), "…" | "→ …"), "{name}: {line}");
        }
    }
}

#[test]
fn a_fix_says_what_it_does() {
    let titles = |args: &[&str], text: &str| -> Vec<String> {
        let mut all = vec!["--format", "json"];
        all.extend(args);
        let answer = TicketLint::new(&all).input(text).run().json();
        let found = answer["files"][0]["diagnostics"].as_array().cloned();
        found
            .unwrap_or_default()
            .iter()
            .flat_map(|d| d["fixes"].as_array().cloned().unwrap_or_default())
            .map(|fix| fix["title"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let urgent = ["--select", "urgency-words-in-text"];
    let draft = "# 【至急】EC2 に接続できない\n\n接続できません。\n";
    assert_eq!(titles(&urgent, draft), ["「【至急】」を取り除く"]);
    let secret = ["--select", "unmasked-secret", "--lang", "en"];
    let draft = "password: hunter2-Lr9xQ\n";
    assert_eq!(titles(&secret, draft), ["Replace with “<PASSWORD_1>”"]);
    let zone = [
        "--select",
        "timestamp-without-timezone",
        "--timezone",
        "JST",
    ];
    let draft = "11 月 17 日の 15:52 から接続できません。";
    assert_eq!(titles(&zone, draft), ["「(日本時間)」を書き足す"]);
}

#[test]
fn hints_are_those_of_the_desk() {
    let said = |provider: &str, rule: &str, text: &str| {
        let args = ["--provider", provider, "--select", rule, "--lang", "en"];
        TicketLint::new(&args).input(text).run().out
    };
    let evidence = |provider| said(provider, "missing-evidence", "The server has stopped.");
    assert!(!evidence("aws").contains("k10"), "{}", evidence("aws"));
    assert!(evidence("kasten").contains("k10_debug"));
    let region = |provider, text| said(provider, "missing-region-or-zone", text);
    let aws = region("aws", "EC2(i-0a1b2c3d4e5f60718)が応答しません。");
    assert!(
        aws.contains("ap-northeast-1") && !aws.contains("is1b"),
        "{aws}"
    );
    let sakura = region("sakura", "サーバ(113300123456)が応答しません。");
    assert!(
        sakura.contains("is1b") && !sakura.contains("ap-northeast"),
        "{sakura}"
    );
}

/// The words each finding of a rule points at, with its labels.
fn places(rule: &str, name: &str, text: &str) -> Vec<(String, Vec<String>)> {
    let args = ["--format", "json", "--select", rule, "--kind", "incident"];
    let run = TicketLint::new(&args)
        .arg("--stdin-filename")
        .arg(name)
        .input(text)
        .run();
    let answer = run.json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap();
    let place = |d: &Value| {
        let at = |end: &str| usize::try_from(d["span"][end]["byte"].as_u64().unwrap()).unwrap();
        let labels = d["labels"].as_array().unwrap().iter();
        let labels = labels.map(|l| l["message"].as_str().unwrap().to_owned());
        (text[at("start")..at("end")].to_owned(), labels.collect())
    };
    found.iter().map(place).collect()
}

#[test]
fn what_is_missing_is_pointed_at_where_it_belongs() {
    let words = |place: &str, label: &str| vec![(place.to_owned(), vec![label.to_owned()])];
    // An empty part for it, wherever it stands and whatever hides in it.
    let draft = "# 夜間バッチの失敗\n\n## 症状\nジョブが 0xE0000001 で停止します。\n\n\
                 ## ゴール\n<!-- 解決とする条件 -->\n\n## 再現手順\n\n## 影響\n日報が遅れます。\n";
    assert_eq!(
        places("missing-goal", "a.md", draft),
        words("ゴール", "ここに書きます")
    );
    assert_eq!(
        places("missing-reproduction-steps", "a.md", draft),
        words("再現手順", "ここに書きます")
    );
    // A key, and a blank still to be filled.
    let draft =
        "subject: Nightly job\nsymptom: The job fails with an error.\ngoal: <goal>\nsteps: TBD\n";
    assert_eq!(
        places("missing-goal", "a.yaml", draft),
        words("goal", "write it here")
    );
    assert_eq!(
        places("missing-reproduction-steps", "a.yaml", draft),
        words("steps", "write it here")
    );
    // No part for it: the words it is missing for.
    let draft = "件名: 予約サイト\n\n02:10(日本時間)から SSH で接続できません。\n";
    let (place, label) = places("missing-goal", "a.txt", draft).remove(0);
    assert_eq!(place, "02:10(日本時間)から SSH で接続できません。");
    assert_eq!(label, ["これに書き添えます"]);
    // Not even those: the part for the matter, then the title.
    let draft = "subject: Nightly job\ndescription: Batch of the shop.\n";
    assert_eq!(
        places("missing-goal", "a.yaml", draft),
        words("description", "say it along with this")
    );
    assert_eq!(
        places("missing-goal", "a.md", "# 夜間バッチ\n"),
        [("夜間バッチ".to_owned(), vec![])]
    );
}

#[test]
fn the_reader_sees_where_to_write_what_is_missing() {
    let draft = "# 夜間バッチの失敗\n\n## 症状\nジョブが停止します。\n\n## ゴール\n";
    let run = TicketLint::new(&["--select", "missing-goal", "--stdin-filename", "a.md", "-"])
        .input(draft)
        .run();
    let shown: Vec<&str> = run.out.lines().map(str::trim_end).collect();
    let at = shown.iter().position(|l| l.ends_with("## ゴール")).unwrap();
    assert!(shown[at + 2].ends_with("╰── ここに書きます"), "{}", run.out);
}

const TWO_TICKETS: &str = "\
subject: Copy job
symptom: The job stops at 15:52.
notes: key AKIA4QXTZ7MPLNBD5WKE
---
subject: Tape job
symptom: The job stops at 16:10, and again at 17:20.
notes: keys AKIA4QXTZ7MPLNBD5WKF and AKIA4QXTZ7MPLNBD5WKE
";

#[test]
fn each_ticket_of_a_file_has_its_own_findings() {
    let select = ["--select", "timestamp-without-timezone"];
    let ask = |format: &str| {
        TicketLint::new(&["--format", format, "--stdin-filename", "a.yaml"])
            .arg(select[0])
            .arg(select[1])
            .input(TWO_TICKETS)
            .run()
    };
    let answer = ask("json").json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap();
    let told: Vec<(u64, usize)> = found
        .iter()
        .map(|d| {
            let repeats = d["repeats"].as_array().unwrap();
            (d["ticket"].as_u64().unwrap(), repeats.len())
        })
        .collect();
    assert_eq!(told, [(1, 0), (2, 1)]);
    let human = ask("human").out;
    let heads: Vec<&str> = human
        .lines()
        .filter(|line| line.starts_with("Ticket "))
        .collect();
    assert_eq!(heads, ["Ticket 1", "Ticket 2"]);
    // A file of one ticket does not number it.
    let one = run(&["--format", "json", SAMPLE]).json();
    assert!(one["files"][0]["diagnostics"][0].get("ticket").is_none());
}

#[test]
fn a_secret_has_one_placeholder_in_all_tickets_of_a_file() {
    let answer = TicketLint::new(&["--format", "json", "--stdin-filename", "a.yaml"])
        .arg("--select")
        .arg("unmasked-secret")
        .input(TWO_TICKETS)
        .run()
        .json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap();
    let texts: Vec<&str> = found
        .iter()
        .flat_map(|d| d["fixes"].as_array().unwrap())
        .flat_map(|fix| fix["edits"].as_array().unwrap())
        .map(|edit| edit["text"].as_str().unwrap())
        .collect();
    let name = |number| format!("<AWS_ACCESS_KEY_ID_{number}>");
    assert_eq!(texts, [name(1), name(2), name(1)]);
}

#[test]
fn only_a_near_value_is_suggested() {
    let far = run(&["--provider", "azure", CLEAN]);
    assert_eq!(far.status, 2);
    assert!(far.err.contains("possible values"), "{}", far.err);
    assert!(!far.err.contains("similar"), "{}", far.err);
    let near = run(&["--provider", "sakra", CLEAN]);
    assert!(near.err.contains("'sakura'"), "{}", near.err);
}

#[test]
fn the_questions_about_a_draft_are_ranked() {
    let answer = run(&["--format", "json", LITTLE_TOLD]).json();
    let diagnostics = answer["files"][0]["diagnostics"].as_array().unwrap();
    let mut ranks: Vec<(u64, &str)> = diagnostics
        .iter()
        .filter_map(|d| Some((d.get("ask")?.as_u64()?, d["severity"].as_str()?)))
        .collect();
    ranks.sort_unstable();
    assert!(ranks.len() >= 5, "{ranks:?}");
    assert!(
        ranks
            .iter()
            .map(|(rank, _)| *rank)
            .eq(1..=ranks.len() as u64)
    );
    // What a round trip is certain for comes before advice.
    let advice = ranks.iter().position(|(_, severity)| *severity == "info");
    let after = advice.map_or(&ranks[..0], |at| &ranks[at..]);
    assert!(after.iter().all(|(_, severity)| *severity == "info"));
    // One line a finding for editors, whatever people are shown.
    let lines = run(&["--format", "concise", LITTLE_TOLD]).out;
    assert_eq!(lines.lines().count(), diagnostics.len());
}

#[test]
fn what_another_rule_explains_is_not_said_again() {
    let judge = |text: &str, args: &[&str]| {
        let all = [
            &["--format", "json", "--stdin-filename", "x.md"],
            args,
            &["-"],
        ]
        .concat();
        TicketLint::new(&all).input(text).run()
    };
    let says = |run: &crate::binary::Run, rule: &str| run.rules().iter().any(|r| r == rule);
    let words = "EC2(i-0a1b2c3d4e5f60718)に SSH 接続できません。\
                 ついでに先月の請求金額の内訳も教えてください。\n";
    let both = judge(words, &["--provider", "aws", "--fragment"]);
    assert!(says(&both, "technical-and-billing-mixed"));
    assert!(!says(&both, "multiple-issues"));
    // Nor is it counted as left out.
    assert_eq!(both.json()["summary"]["hidden"], 0);
    let ignore = "technical-and-billing-mixed";
    let alone = judge(
        words,
        &["--provider", "aws", "--fragment", "--ignore", ignore],
    );
    assert!(says(&alone, "multiple-issues"));
}

#[test]
fn findings_are_counted_by_rule() {
    let run = run(&["--format", "concise", "--statistics", "fixtures/samples"]);
    let counts: Vec<(usize, &str)> = run
        .err
        .lines()
        .filter_map(|line| line.trim().split_once("  "))
        .filter_map(|(count, rule)| Some((count.parse().ok()?, rule)))
        .collect();
    let told = |rule: &str| run.out.matches(&format!("[{rule}]")).count();
    assert!(counts.len() > 10, "{}", run.err);
    for (count, rule) in &counts {
        assert_eq!(*count, told(rule), "{rule}");
    }
    let sum: usize = counts.iter().map(|(count, _)| count).sum();
    assert_eq!(sum, run.out.lines().count());
    assert!(counts.windows(2).all(|pair| pair[0].0 >= pair[1].0));
}
