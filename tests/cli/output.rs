//! What goes to the terminal, to pipes and to programs that read lines.

use crate::CLEAN;
use crate::binary::{Folder, SAMPLE, TicketLint, run};

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
    for (name, value, wanted) in [
        ("CLICOLOR_FORCE", "0", false),
        ("CLICOLOR_FORCE", "", false),
        ("FORCE_COLOR", "1", true),
        ("FORCE_COLOR", "3", true),
        ("FORCE_COLOR", "true", true),
        ("FORCE_COLOR", "0", false),
        ("FORCE_COLOR", "", false),
    ] {
        assert_eq!(
            coloured(&[SAMPLE], &[(name, value)]),
            wanted,
            "{name}={value}"
        );
    }
    let contradiction = [("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "1")];
    assert!(!coloured(&[SAMPLE], &contradiction));
    assert!(!coloured(
        &[SAMPLE],
        &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")]
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
    let clean = crate::binary::run(&[CLEAN]);
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
    assert_eq!(
        run.err,
        "2件(4 か所): エラー 1、警告 1。1 件は --fix で直せます。\n"
    );
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
    let child = TicketLint::new(&["--format", "json", "fixtures/err"]).leave_after(16);
    assert_eq!(child.err, "");
    assert!(child.status == 1, "{}", child.status);
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_fault() {
    let full = TicketLint::new(&[SAMPLE]).output_to("/dev/full");
    assert_eq!(full.status, 2);
    assert!(full.err.contains("cannot write the output"), "{}", full.err);
    for answer in ["--help", "--version"] {
        let full = TicketLint::new(&[answer]).output_to("/dev/full");
        assert_eq!(full.status, 2, "{answer}");
        assert!(full.err.contains("cannot write the output"), "{answer}");
    }
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

#[test]
fn a_report_goes_to_the_file_of_output_and_people_read_theirs() {
    let folder = Folder::new("output-file");
    let file = folder.at("out.sarif");
    let run = run(&["--format", "sarif", "--output", &file, SAMPLE]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert_eq!(run.out, crate::binary::run(&[SAMPLE]).out);
    let sarif: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    // The same file twice, and a name that asks for a format.
    let other = format!("json={file}");
    let twice = ["--format", "sarif", "--output", &file, "--report", &other];
    let refused = crate::binary::run(&[&twice[..], &[SAMPLE]].concat());
    assert_eq!(refused.status, 2);
    let unnamed = crate::binary::run(&["--output", &file, SAMPLE]);
    assert_eq!(unnamed.status, 2);
    assert!(unnamed.err.contains("--format sarif"), "{}", unnamed.err);
    assert!(unnamed.err.contains("--report sarif="), "{}", unnamed.err);
}

#[test]
fn a_dash_is_standard_output_and_no_file() {
    let folder = Folder::new("output-dash");
    folder.write("a.md", "EC2\n");
    let ran = |args: &[&str]| TicketLint::new(args).folder(folder.path()).run();
    for command in [
        &["check", "--no-config", "--format", "json", "a.md"][..],
        &["check", "--no-config", "a.md"],
        &["template", "--no-config", "--format", "json", "a.md"],
        &["export", "--no-config", "--force", "--to", "yaml", "a.md"],
        &["new", "--provider", "aws"],
    ] {
        let plain = ran(command);
        let dash = ran(&[command, &["--output", "-"]].concat());
        assert_eq!(
            (dash.status, dash.out),
            (plain.status, plain.out),
            "{command:?}"
        );
        assert_eq!(dash.err, plain.err, "{command:?}");
    }
    // It has no place there: a baseline is read again by its name.
    for option in ["--write-baseline", "--baseline"] {
        let refused = ran(&[option, "-", "a.md"]);
        assert_eq!(refused.status, 2, "{option}");
        assert!(
            refused.err.contains("a baseline is a file"),
            "{}",
            refused.err
        );
    }
    assert!(!std::path::Path::new(&folder.at("-")).exists());
}
