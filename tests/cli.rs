//! The command as its users meet it: arguments, exit status, what goes where.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, SAMPLE, TicketLint, run};
use serde_json::Value;

/// A draft that lacks nearly all.
const LITTLE_TOLD: &str = "fixtures/samples/little-told.md";
const CLEAN: &str = "fixtures/ok/aws-alb-502-after-scale-in.md";

// Which drafts

#[test]
fn check_is_the_default_command() {
    let short = run(&[SAMPLE]);
    assert_eq!(short.status, 1);
    assert_eq!(short.out, run(&["check", SAMPLE]).out);
    assert_eq!(short.err, "");
}

#[test]
fn folders_are_searched_for_drafts() {
    let folder = Folder::new("folders");
    folder.write("b/two.yaml", "subject: x\n");
    folder.write("a.md", "# x\n");
    folder.write("data.csv", "not,a,draft\n");
    folder.write(".hidden.md", "# x\n");
    folder.write("skipped.md", "# x\n");
    folder.write(".gitignore", "skipped.md\n");
    let paths = run(&["--format", "json", folder.path()]).paths();
    let names: Vec<String> = paths.iter().map(|p| p.replace(folder.path(), "")).collect();
    assert_eq!(names, ["/a.md", "/b/two.yaml"]);
    // What is named is read, whatever its ending.
    let named = run(&["--format", "json", &folder.at("data.csv")]);
    assert_eq!(named.paths().len(), 1);
}

#[test]
fn patterns_are_expanded_where_the_shell_did_not() {
    let folder = Folder::new("patterns");
    folder.write("one.md", "# x\n");
    folder.write("deep/er/two.md", "# x\n");
    folder.write("three.txt", "x\n");
    let all = run(&["--format", "json", &folder.at("**/*.md")]);
    assert_eq!(all.paths().len(), 2);
    let top = run(&["--format", "json", &folder.at("*.{md,txt}")]);
    assert_eq!(top.paths().len(), 2);
    let none = run(&[&folder.at("*.yaml")]);
    assert_eq!(none.status, 2);
    assert!(
        none.err.contains("no file matches this pattern"),
        "{}",
        none.err
    );
    // From the folder one stands in.
    let here = TicketLint::new(&["--format", "json", "*.md"])
        .folder(folder.path())
        .run();
    assert_eq!(here.paths(), ["one.md"]);
}

#[test]
fn a_file_named_like_a_pattern_is_that_file() {
    let folder = Folder::new("brackets");
    folder.write("draft[1].md", "# x\n");
    let run = run(&["--format", "json", &folder.at("draft[1].md")]);
    assert_eq!(run.paths().len(), 1);
}

#[test]
fn a_draft_named_twice_is_read_once() {
    let folder = Folder::new("twice");
    folder.write("a.md", "# x\n");
    let run = run(&["--format", "json", &folder.at("a.md"), folder.path()]);
    assert_eq!(run.paths(), [folder.at("a.md")]);
}

#[test]
fn standard_input_has_a_name_and_a_syntax() {
    let yaml = "occurred_at: \"2026-06-01 22:00\"\nsubject: Job failed\nsubject: again\n";
    let named = TicketLint::new(&["--format", "json", "--stdin-filename", "d.yaml", "-"])
        .input(yaml)
        .run();
    assert_eq!(named.paths(), ["d.yaml"]);
    assert!(named.rules().contains(&"duplicate-key".to_owned()));
    // No path and a pipe is standard input too.
    let piped = TicketLint::new(&["--format", "json", "--stdin-filename", "d.yaml"])
        .input(yaml)
        .run();
    assert_eq!(piped.out, named.out);
    let nameless = TicketLint::new(&["--format", "json"]).input("x").run();
    assert_eq!(nameless.paths(), ["stdin"]);
}

#[test]
fn a_name_for_standard_input_that_is_not_read_is_a_mistake() {
    let run = run(&["--stdin-filename", "d.yaml", SAMPLE]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("add - to the paths"), "{}", run.err);
}

#[test]
fn a_missing_file_hides_no_result() {
    for format in ["human", "concise", "json"] {
        let run = run(&["--format", format, "no/such.md", SAMPLE]);
        assert_eq!(run.status, 2, "{format}");
        assert!(
            run.err
                .contains("error: no/such.md: no such file or folder")
        );
        assert!(run.out.contains("unmasked-secret"), "{format}");
    }
}

#[test]
fn a_mistyped_path_is_guessed() {
    let run = run(&["fixtures/samples/ec2-unreachble.md"]);
    assert_eq!(run.status, 2);
    assert!(
        run.err
            .contains("did you mean `fixtures/samples/ec2-unreachable.md`?")
    );
    let command = crate::run(&["explian", "missing-goal"]);
    assert!(command.err.contains("did you mean the command `explain`?"));
    let late = crate::run(&["--pedantic", "check", SAMPLE]);
    assert!(late.err.contains("goes before its options"), "{}", late.err);
}

#[test]
fn nothing_found_is_said() {
    let folder = Folder::new("nothing");
    folder.write("notes.csv", "a,b\n");
    let run = run(&[folder.path()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no drafts in this folder"), "{}", run.err);
    assert!(run.err.contains(".md"), "{}", run.err);
    assert_eq!(run.out, "");
}

// Exit status

#[test]
fn the_exit_status_tells_findings_from_failure() {
    let status = |args: &[&str]| run(args).status;
    assert_eq!(status(&[CLEAN]), 0);
    assert_eq!(status(&[SAMPLE]), 1);
    assert_eq!(status(&["--fail-on", "error", SAMPLE]), 1);
    assert_eq!(status(&["--fail-on", "never", SAMPLE]), 0);
    let only_warnings = ["--ignore", "unmasked-secret", "--fail-on", "error", SAMPLE];
    assert_eq!(status(&only_warnings), 0);
    assert_eq!(status(&["--fail-on", "info", CLEAN]), 0);
    assert_eq!(status(&["no/such.md"]), 2);
    assert_eq!(status(&["no/such.md", "--fail-on", "never"]), 2);
    assert_eq!(status(&["--no-such-option"]), 2);
}

#[test]
fn help_and_version_are_answers() {
    let version = run(&["--version"]);
    assert_eq!(version.status, 0);
    assert_eq!(
        version.out,
        format!("ticketlint {}\n", env!("CARGO_PKG_VERSION"))
    );
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["explain", "--help"],
        &["rules", "--help"],
        &["inspect", "-h"],
    ] {
        let help = run(args);
        assert_eq!((help.status, help.err.as_str()), (0, ""), "{args:?}");
        assert!(help.out.contains("Usage: ticketlint"), "{args:?}");
        assert!(
            help.out.lines().all(|l| l.chars().count() <= 100),
            "{args:?}"
        );
    }
    let help = run(&["--help"]).out;
    for part in [
        "下書き",
        "Drafts:",
        "Rules:",
        "Output:",
        "Examples:",
        "Exit status:",
    ] {
        assert!(help.contains(part), "{part}");
    }
}

// Options

#[test]
fn mistyped_names_get_a_suggestion() {
    for (args, hint) in [
        (
            &["--select", "mising-goal", SAMPLE][..],
            "did you mean `missing-goal`?",
        ),
        (&["--ignore", "tme", SAMPLE], "did you mean `time`?"),
        (&["--provider", "awss", SAMPLE], "'aws'"),
        (&["--kind", "incidnt", SAMPLE], "'incident'"),
        (&["--lang", "jp", SAMPLE], "[possible values: auto, ja, en]"),
        (&["--format", "jsn", SAMPLE], "'json'"),
        (&["--frmat", "json", SAMPLE], "'--format'"),
        (&["explain", "mising-goal"], "did you mean `missing-goal`?"),
        (&["explain", "qqqqqqqqqqqq"], "`ticketlint rules` lists all"),
        (&["explain", "time"], "`ticketlint rules --family time`"),
        (&["rules", "--family", "tme"], "did you mean `time`?"),
        (
            &["rules", "--family", "qqqqqqqqqqqq"],
            "the families are account,",
        ),
    ] {
        let run = run(args);
        assert_eq!(run.status, 2, "{args:?}");
        assert!(run.err.contains(hint), "{args:?}: {}", run.err);
        assert_eq!(run.out, "", "{args:?}");
    }
}

#[test]
fn rules_are_selected_by_name_and_family() {
    let rules = |args: &[&str]| {
        let mut all = vec!["--format", "json", SAMPLE];
        all.extend(args);
        run(&all).rules()
    };
    assert_eq!(rules(&["--select", "unmasked-secret"]), ["unmasked-secret"]);
    assert_eq!(
        rules(&[
            "--select",
            "confidential, time",
            "--ignore",
            "missing-ongoing-status"
        ]),
        ["timestamp-without-timezone", "unmasked-secret"]
    );
    let none = run(&["--select", "time", "--ignore", "time", SAMPLE]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("no rule is left to run"));
}

#[test]
fn time_zones_are_taken_by_any_name() {
    for zone in [
        "Asia/Tokyo",
        "asia/tokyo",
        "JST",
        "jst",
        "UTC",
        "+09:00",
        "UTC+9",
        "日本時間",
    ] {
        let run = run(&["--timezone", zone, "--format", "json", SAMPLE]);
        assert_eq!(run.status, 1, "{zone}: {}", run.err);
        assert!(run.out.contains("\"applicability\":\"unsafe\""), "{zone}");
    }
    for (zone, hint) in [
        ("Tokio", "not a time zone; try Asia/Tokyo"),
        ("CST", "one of several zones"),
        ("+25:00", "not a time zone"),
    ] {
        let run = run(&["--timezone", zone, SAMPLE]);
        assert_eq!(run.status, 2, "{zone}");
        assert!(run.err.contains(hint), "{zone}: {}", run.err);
    }
}

#[test]
fn the_moment_of_writing_needs_its_offset() {
    for moment in ["2026-11-23T09:30:00+09:00", "2026-11-23T09:30:00Z"] {
        assert_eq!(run(&["--now", moment, SAMPLE]).status, 1, "{moment}");
    }
    for moment in [
        "yesterday",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "2026-02-31T00:00:00Z",
    ] {
        let run = run(&["--now", moment, SAMPLE]);
        assert_eq!(run.status, 2, "{moment}");
        assert!(run.err.contains("expected RFC 3339"), "{moment}");
    }
}

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

#[test]
fn a_day_ends_by_the_clock_of_the_zone_however_it_is_named() {
    let draft = "provider: veeam\nkind: incident\nsupport_expires: 2026-06-01\nsymptom: バックアップが失敗します。\n";
    let expired = |args: &[&str]| {
        let mut all = vec!["--select", "no-active-entitlement", "--format", "json"];
        all.extend([
            "--now",
            "2026-06-01T20:00:00Z",
            "--stdin-filename",
            "a.yaml",
        ]);
        all.extend(args);
        let answer = TicketLint::new(&all).input(draft).run().json();
        answer["files"][0]["diagnostics"]
            .as_array()
            .is_some_and(|found| found.len() == 1)
    };
    for zone in ["Asia/Tokyo", "JST", "UTC+9", "+09:00", "日本時間"] {
        assert!(expired(&["--timezone", zone]), "{zone}");
    }
    for zone in ["UTC", "Europe/Paris"] {
        assert!(!expired(&["--timezone", zone]), "{zone}");
    }
    assert!(!expired(&[]));
}

#[test]
fn the_moment_of_writing_dates_what_is_counted_from_it() {
    let rewrite = |args: &[&str], text: &str| {
        let mut all = vec!["--format", "json", "--select", "timestamp-without-timezone"];
        all.extend(args);
        let answer = TicketLint::new(&all).input(text).run().json();
        answer["files"][0]["diagnostics"][0]["rewrite"].clone()
    };
    let now = ["--now", "2026-11-18T01:00:00+09:00"];
    let ja = "昨日の午後3時頃から接続できません。";
    assert_eq!(rewrite(&now, ja), "2026-11-17 15:00 頃(＿＿時間)");
    assert_eq!(rewrite(&[], ja), "昨日の午後3時(＿＿時間)");
    let en = "It has failed since 15:52 yesterday.";
    assert_eq!(rewrite(&now, en), "2026-11-17 15:52 <time zone>");
    // The day is that of the author's clock.
    let abroad = ["--now", "2026-11-17T16:00:00Z", "--timezone", "JST"];
    assert_eq!(rewrite(&abroad, en), "2026-11-17 15:52 <time zone>");
    assert_eq!(rewrite(&abroad[..2], en), "2026-11-16 15:52 <time zone>");
    // A date that is given stays as it is given.
    let dated = "11 月 17 日の 15:52 から接続できません。";
    assert_eq!(rewrite(&now, dated), "11 月 17 日の 15:52(＿＿時間)");
}

// Where

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
fn a_passage_lacks_nothing_a_whole_draft_would() {
    let text = "サーバーに接続できません。";
    let judge = |args: &[&str]| {
        let mut all = vec!["--format", "json"];
        all.extend(args);
        TicketLint::new(&all).input(text).run().rules()
    };
    assert!(judge(&[]).contains(&"missing-goal".to_owned()));
    assert!(!judge(&["--fragment"]).contains(&"missing-goal".to_owned()));
}

#[test]
fn messages_speak_the_language_of_the_draft_or_the_one_asked_for() {
    assert!(run(&[SAMPLE]).out.contains("エラー: "));
    assert!(run(&["--lang", "en", SAMPLE]).out.contains("error: "));
    let english = TicketLint::new(&["--format", "concise"])
        .input("Subject: URGENT: the server is down\n\nPlease fix it.\n")
        .run();
    assert!(
        english.out.is_ascii() || english.out.contains('“'),
        "{}",
        english.out
    );
    // Lists and cards speak that of the environment.
    let ja = TicketLint::new(&["rules"]).env("LANG", "ja_JP.UTF-8").run();
    assert!(ja.out.contains("時刻にタイムゾーンがない"));
    assert!(
        run(&["rules"])
            .out
            .contains("A time of day without its time zone")
    );
}

#[test]
fn options_of_every_command_may_stand_before_it() {
    for args in [
        &["--color", "always", "explain", "missing-goal"][..],
        &["--color=always", "--ascii", "explain", "missing-goal"],
        &["explain", "missing-goal", "--color", "always"],
    ] {
        let run = run(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.err);
        assert!(run.out.contains("\u{1b}["), "{args:?}");
    }
}

// Output

#[test]
fn colour_follows_the_option_and_the_environment() {
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let mut command = TicketLint::new(args);
        for (name, value) in env {
            command = command.env(name, value);
        }
        command.run().out.contains('\u{1b}')
    };
    assert!(!coloured(&[SAMPLE], &[]), "a pipe is no terminal");
    assert!(coloured(&["--color", "always", SAMPLE], &[]));
    assert!(coloured(
        &["--color", "always", SAMPLE],
        &[("NO_COLOR", "1")]
    ));
    assert!(coloured(&[SAMPLE], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(
        &[SAMPLE],
        &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]
    ));
    assert!(!coloured(
        &["--color", "never", SAMPLE],
        &[("CLICOLOR_FORCE", "1")]
    ));
    for args in [
        &["rules"][..],
        &["explain", "missing-goal"],
        &["inspect", SAMPLE],
    ] {
        assert!(!coloured(args, &[]), "{args:?}");
        assert!(coloured(args, &[("CLICOLOR_FORCE", "1")]), "{args:?}");
    }
}

#[test]
fn clean_drafts_are_counted_and_not_shown() {
    let run = run(&[CLEAN, SAMPLE]);
    assert!(!run.out.contains(CLEAN));
    assert!(
        run.out
            .trim_end()
            .lines()
            .last()
            .unwrap()
            .contains("2 ファイル"),
        "{}",
        run.out
    );
    let clean = crate::run(&[CLEAN]);
    assert_eq!(clean.out.lines().count(), 1, "{}", clean.out);
}

#[test]
fn a_concise_report_names_every_place() {
    let draft = "症状: EC2 が遅い\n\npassword=Hunter22x\n15:52 に発生、\n16:10 に再発。\npassword=Hunter22x\n";
    let run = TicketLint::new(&["--format", "concise", "--stdin-filename", "a.txt", "-"])
        .args(&["--select", "unmasked-secret,timestamp-without-timezone"])
        .input(draft)
        .run();
    let lines: Vec<&str> = run
        .out
        .lines()
        .map(|line| line.split_inclusive(']').next().unwrap())
        .collect();
    assert_eq!(
        lines,
        [
            "a.txt:3:10: error[unmasked-secret]",
            "a.txt:4:1: warning[timestamp-without-timezone]",
            "a.txt:5:1: warning[timestamp-without-timezone]",
            "a.txt:6:10: error[unmasked-secret]",
        ]
    );
    // Each in the words of its own place.
    assert!(run.out.contains("「15:52」") && run.out.contains("「16:10」"));
    assert_eq!(run.err, "2件(4 か所): エラー 1、警告 1\n");
}

#[test]
fn messages_quote_the_draft_as_it_is_written() {
    let draft = "症状：　ＥＣ２　が　つながらない\n発生日時：２０２５／１０／２７　１５：５２\n";
    let json = TicketLint::new(&["--format", "json", "--stdin-filename", "fw1.txt", "-"])
        .input(draft)
        .run()
        .json();
    let found = json["files"][0]["diagnostics"].as_array().unwrap();
    let of = |rule: &str| found.iter().find(|d| d["rule"] == rule).unwrap();
    let time = of("timestamp-without-timezone");
    let message = time["message"].as_str().unwrap();
    assert!(
        message.contains("「２０２５／１０／２７ １５：５２」"),
        "{message}"
    );
    let rewrite = time["rewrite"].as_str().unwrap();
    assert!(
        rewrite.starts_with("２０２５／１０／２７ １５：５２"),
        "{rewrite}"
    );
    // Only what is ASCII is set off by blanks.
    let resource = of("missing-resource-id")["message"].as_str().unwrap();
    assert!(resource.starts_with("どのＥＣ２のこと"), "{resource}");
    for (draft, message) in [
        ("サーバーが応答しません。", "どのサーバーのこと"),
        ("EC2が応答しません。", "どの EC2 のこと"),
    ] {
        let run = TicketLint::new(&["--fragment", "--format", "concise", "-"])
            .input(draft)
            .run();
        assert!(run.out.contains(message), "{}", run.out);
    }
}

#[test]
fn a_copy_of_a_secret_is_shown_nowhere() {
    let draft = "EC2 が動かない password=Hunter22x いろいろ試した Hunter22x、\
        curl -u admin:Passw0rd! https://a.example.com が失敗する。\n\n\
        <!-- Hunter22x -->\nWe are waiting for a long answer from Hunter22xyz, please tell why.\n";
    for command in ["check", "inspect"] {
        for format in ["human", "concise", "json"] {
            if (command, format) == ("inspect", "concise") {
                continue;
            }
            for name in ["a.txt", "a.md"] {
                let run = TicketLint::new(&[command, "--stdin-filename", name, "-"])
                    .args(&["--format", format])
                    .input(draft)
                    .run();
                assert_ne!(run.status, 2, "{}", run.err);
                assert!(
                    !run.out.contains("Hunter22"),
                    "{command} {format}: {}",
                    run.out
                );
            }
        }
    }
    let places = TicketLint::new(&["--stdin-filename", "a.txt", "--format", "concise", "-"])
        .args(&["--select", "unmasked-secret"])
        .input(draft)
        .run();
    assert_eq!(places.out.lines().count(), 4, "{}", places.out);
    for place in ["a.txt:1:20", "a.txt:1:38", "a.txt:1:62", "a.txt:3:6"] {
        assert!(
            places.out.contains(&format!("{place}: error")),
            "{}",
            places.out
        );
    }
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
fn concise_lines_are_for_programs_and_the_sum_goes_to_standard_error() {
    let run = run(&["--format", "concise", CLEAN, SAMPLE]);
    for line in run.out.lines() {
        let mut parts = line.splitn(5, ':');
        assert_eq!(parts.next(), Some(SAMPLE));
        assert!(parts.next().unwrap().parse::<usize>().is_ok(), "{line}");
        assert!(parts.next().unwrap().parse::<usize>().is_ok(), "{line}");
        assert!(parts.next().unwrap().contains('['), "{line}");
    }
    assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    assert!(run.err.contains("2 ファイル"), "{}", run.err);
}

#[test]
fn a_reader_that_leaves_is_no_fault() {
    let child = TicketLint::new(&["--format", "json", "fixtures"]).leave_after(16);
    assert_eq!(child.err, "");
    assert!(child.status == 1, "{}", child.status);
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_fault() {
    let full = TicketLint::new(&[SAMPLE]).output_to("/dev/full");
    assert_eq!(full.status, 2);
    assert!(full.err.contains("cannot write the output"), "{}", full.err);
}

#[test]
fn what_a_draft_holds_never_reaches_the_terminal_raw() {
    let draft = "件名: \u{1b}[31m至急\u{1b}[0m \u{202e}txt\n\nいろいろ試しました\u{7}\u{9b}2J。サーバー\u{1b}]0;x\u{7}が遅い。\n";
    for args in [
        &["--format", "human"][..],
        &["--format", "concise"],
        &["--format", "json"],
        &["inspect"],
    ] {
        let run = TicketLint::new(args).input(draft).run();
        let raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!run.out.contains(raw), "{args:?}: {:?}", run.out);
        assert!(!run.err.contains(raw), "{args:?}: {:?}", run.err);
    }
}

#[test]
fn secrets_are_shown_by_no_command() {
    for args in [
        &["--format", "human", SAMPLE][..],
        &["--format", "concise", SAMPLE],
        &["--format", "json", SAMPLE],
        &["inspect", SAMPLE],
        &["inspect", "--format", "json", SAMPLE],
    ] {
        assert!(!run(args).out.contains("AKIA4QXTZ7MPLNBD5WKE"), "{args:?}");
    }
}

// The contract of machine output

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
    let says = |run: &binary::Run, rule: &str| run.rules().iter().any(|r| r == rule);
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

#[test]
fn inspect_tells_what_it_cannot_read() {
    let run = run(&["inspect", "--format", "json", "no/such.md", SAMPLE]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no/such.md: no such file or folder"));
    assert_eq!(run.paths(), [SAMPLE]);
}

// What people read

/// No line is wider than the terminal, but for what must not be broken.
fn fits(text: &str, width: usize) -> Vec<&str> {
    text.lines()
        .filter(|line| ticketlint::text::width::cells(line) > width)
        .collect()
}

#[test]
fn every_card_fits_narrow_terminals() {
    for lang in ["ja", "en"] {
        for width in [80, 40] {
            let page = TicketLint::new(&["explain", "--all", "--lang", lang])
                .env("COLUMNS", &width.to_string())
                .run();
            let too_wide = fits(&page.out, width);
            assert!(too_wide.is_empty(), "{lang} {width}: {too_wide:#?}");
            let list = TicketLint::new(&["rules", "--lang", lang])
                .env("COLUMNS", &width.to_string())
                .run();
            assert!(fits(&list.out, width).is_empty(), "{lang} {width}");
            let facts = TicketLint::new(&["inspect", SAMPLE])
                .env("COLUMNS", &width.to_string())
                .run();
            assert!(fits(&facts.out, width).is_empty(), "{width}: {}", facts.out);
        }
    }
}

fn page(args: &[&str], width: usize) -> String {
    TicketLint::new(args)
        .env("COLUMNS", &width.to_string())
        .run()
        .out
}

#[test]
fn the_sample_at_80_columns() {
    insta::assert_snapshot!(page(&[SAMPLE], 80));
}

#[test]
fn the_sample_at_40_columns() {
    insta::assert_snapshot!(page(&[SAMPLE], 40));
}

#[test]
fn the_sample_in_english_and_ascii() {
    insta::assert_snapshot!(page(&["--lang", "en", "--ascii", SAMPLE], 80));
}

#[test]
fn what_is_missing_at_40_columns() {
    insta::assert_snapshot!(page(&[LITTLE_TOLD], 40));
}

#[test]
fn what_is_missing_at_100_columns() {
    insta::assert_snapshot!(page(&[LITTLE_TOLD], 100));
}

#[test]
fn what_is_missing_in_english_and_ascii() {
    let draft = "fixtures/samples/little-told.txt";
    insta::assert_snapshot!(page(&["--ascii", draft], 60));
}

#[test]
fn what_is_missing_fits_narrow_terminals() {
    for width in [40, 60, 100] {
        let page = page(&[LITTLE_TOLD], width);
        // A name of a file is not broken.
        let mut too_wide = fits(&page, width);
        too_wide.retain(|line| !line.contains(LITTLE_TOLD));
        assert!(too_wide.is_empty(), "{width}: {too_wide:#?}");
    }
}

#[test]
fn a_card_in_japanese() {
    insta::assert_snapshot!(page(&["explain", "unmasked-secret", "--lang", "ja"], 80));
}

#[test]
fn a_card_in_english_on_a_narrow_terminal() {
    insta::assert_snapshot!(page(&["explain", "urgency-words-in-text", "--ascii"], 40));
}

#[test]
fn the_facts_of_the_sample() {
    insta::assert_snapshot!(page(&["inspect", SAMPLE], 80));
}

#[test]
fn the_help() {
    insta::assert_snapshot!(page(&["--help"], 80));
}
