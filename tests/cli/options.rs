//! Options and the exit status.

use crate::CLEAN;
use crate::binary::{SAMPLE, TicketLint, run};

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
    assert_eq!(run(&["help"]).out, help);
    assert_eq!(run(&["help", "split"]).out, run(&["split", "--help"]).out);
    // A file of that name beside others is a file.
    assert_eq!(run(&["help", "no/such.md"]).status, 2);
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

#[test]
fn a_moment_that_is_out_of_range_is_not_told_to_be_badly_written() {
    for (moment, told) in [
        (
            "9999-12-31T23:59:59-12:00",
            "out of range: no later than 9999-12-30",
        ),
        ("9999-12-31", "expected RFC 3339"),
        ("9999-13-31T23:59:59-12:00", "expected RFC 3339"),
        ("tomorrow", "expected RFC 3339"),
    ] {
        let run = run(&["--now", moment, SAMPLE]);
        assert_eq!(run.status, 2, "{moment}");
        assert!(run.err.contains(told), "{moment}: {}", run.err);
    }
}
