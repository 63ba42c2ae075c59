//! Whatever is handed in, a clear answer comes out: no panic, no hang.
//!
//! Without optimisation the sizes are such that this runs in seconds;
//! `cargo test --release --test hostile` takes drafts of many megabytes. A run
//! that takes a minute is killed, and fails: what is not linear shows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
#[cfg(unix)]
mod files;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use binary::{Folder, Run, TicketLint, run};
use ticketlint::engine::Settings;
use ticketlint::split::split;
use ticketlint::template;
use ticketlint::text::markdown::escaped;
use ticketlint::text::{Encoding, SourceFile};

/// Judges and inspects a text in each syntax.
fn survives(text: &str) {
    for name in ["d.md", "d.yaml", "d.txt"] {
        survives_as(name, text);
    }
}

fn survives_as(name: &str, text: &str) -> Run {
    let check = TicketLint::new(&["--format", "json", "--pedantic", "--stdin-filename", name])
        .input(text)
        .run();
    is_answer(&check, name);
    check
}

fn is_answer(run: &Run, what: &str) {
    assert!(
        matches!(run.status, 0 | 1),
        "{what}: {} {}",
        run.status,
        run.err
    );
    assert!(!run.err.contains("panicked"), "{what}: {}", run.err);
    assert_eq!(run.json()["files"].as_array().unwrap().len(), 1, "{what}");
}

/// The only complaint about a file of these bytes.
fn complaint(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::new(&format!("complaint-{name}"));
    let path = folder.write(name, bytes);
    let run = run(&[&path]);
    assert_eq!(run.status, 2, "{name}: {}", run.err);
    assert_eq!(run.out, "", "{name}");
    run.err.replace(&path, "DRAFT")
}

fn repeated(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len() + 1)
}

/// How much larger drafts are for an optimised build.
const SCALE: usize = if cfg!(debug_assertions) { 1 } else { 500 };

// Nothing

#[test]
fn an_empty_draft_is_said_to_be_empty() {
    for text in [
        "",
        "   \n\t\n\n",
        "\u{feff}",
        "\u{3000}\n",
        "\u{3000}\u{3000}\n\u{200b}\n",
    ] {
        for name in ["d.md", "d.yaml", "d.txt"] {
            let run = survives_as(name, text);
            assert_eq!(run.rules(), ["empty-draft"], "{text:?} {name}");
        }
    }
}

#[test]
fn a_form_that_was_not_filled_in_is_empty() {
    for (name, text) in [
        ("d.md", "---\ntitle:\n---\n"),
        ("d.yaml", "title:\ndescription: \"\"\n"),
    ] {
        let run = survives_as(name, text);
        assert_eq!(run.rules(), ["empty-draft"], "{text:?} {name}");
        // There is no such command to send people to.
        assert!(!run.out.contains("ticketlint new"), "{}", run.out);
    }
    let one_of_two = survives_as("d.yaml", "症状: x が動かない\n---\ntitle:\n");
    assert!(one_of_two.rules().contains(&"empty-draft".to_owned()));
}

// Not text

#[test]
fn bytes_that_are_no_text_are_refused_with_a_way_out() {
    let nul = complaint("nul.md", b"subject\nab\0c");
    assert!(
        nul.contains("error: DRAFT: this is not text: a NUL at byte 10 (line 2)"),
        "{nul}"
    );
    let latin = complaint("latin.md", b"subject: caf\xe9\n");
    assert!(latin.contains("not UTF-8 at byte 12 (line 1)"), "{latin}");
    assert!(latin.contains("help: save it as UTF-8"), "{latin}");
    let utf32 = complaint("u32.md", b"\xff\xfe\0\0a\0\0\0");
    assert!(utf32.contains("iconv -f UTF-32 -t UTF-8"), "{utf32}");
}

#[test]
fn refused_input_is_refused_by_every_command_and_on_standard_input() {
    for args in [&["-"][..], &["inspect", "-"], &["--format", "json", "-"]] {
        let run = TicketLint::new(args).input(b"caf\xe9".to_vec()).run();
        assert_eq!(run.status, 2, "{args:?}");
        assert!(
            run.err
                .contains("error: stdin: not UTF-8 at byte 3 (line 1)"),
            "{}",
            run.err
        );
    }
}

#[test]
fn a_file_beyond_the_limit_is_refused_unread() {
    let folder = Folder::new("limit");
    let path = folder.write("big.md", "");
    // A hole in the file system: it takes no room.
    let file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.set_len(40 << 20).unwrap();
    let run = run(&[&path]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("larger than 32 MiB"), "{}", run.err);
    assert!(run.err.contains("attach logs as files"), "{}", run.err);
}

#[test]
fn standard_input_beyond_the_limit_is_refused_by_its_name() {
    let much = "a\n".repeat((32 << 20) / 2 + 1);
    let run = TicketLint::new(&["--stdin-filename", "big.md", "-"])
        .input(much)
        .run();
    assert_eq!(run.status, 2);
    assert_eq!(run.out, "");
    assert!(
        run.err.contains("error: big.md: larger than 32 MiB"),
        "{}",
        run.err
    );
}

#[test]
fn more_lines_than_any_draft_has_are_refused_by_name() {
    let folder = Folder::new("lines");
    let long = folder.write("long.md", "a\n".repeat(500_001));
    let short = folder.write("short.md", format!("a{}", "\n".repeat(500_001)));
    let blank = folder.write("blank.md", format!("a{}", " \n".repeat(500_001)));
    let run = run(&["--format", "json", &long, &short, &blank]);
    assert_eq!(run.status, 2);
    assert_eq!(run.paths(), [short, blank]);
    let told = format!("error: {long}: more than 500000 lines\n");
    assert!(run.err.starts_with(&told), "{}", run.err);
}

#[test]
fn more_yaml_than_any_file_holds_is_refused_by_name() {
    let secret = "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。\n";
    for (text, line, words) in [
        ("---\na: b\n".repeat(10_001), 20_001, "10,000 drafts"),
        ("- a: b\n  c: d\n".repeat(10_001), 1, "10,000 drafts"),
        (
            format!("a: [{}]\n", "1,".repeat(500_001)),
            1,
            "500,000 values",
        ),
    ] {
        let told = format!("error: d.yaml:{line}:");
        let why = format!(": more than {words}");
        let args = ["--format", "json", "--stdin-filename", "d.yaml"];
        let run = TicketLint::new(&args).input(text.as_str()).run();
        assert_eq!(run.status, 2, "{}", run.err);
        let is_told = |run: &Run| run.err.starts_with(&told) && run.err.contains(&why);
        assert!(is_told(&run), "{}", run.err);
        assert!(run.paths().is_empty(), "{}", run.out);
        let error = &run.json()["errors"][0];
        assert_eq!(
            (&error["path"], &error["line"]),
            (&"d.yaml".into(), &line.into())
        );
        // What is not read is sent all the same.
        let text = format!("{text}# {secret}");
        let run = TicketLint::new(&args).input(text.as_str()).run();
        assert_eq!(run.status, 2, "{}", run.err);
        assert_eq!(run.rules(), ["unmasked-secret"]);
        assert!(!run.out.contains("AKIA4QXTZ7MPLNBD5WKE"));
        let run = TicketLint::new(&["--fix", "--stdin-filename", "d.yaml"])
            .input(text.as_str())
            .run();
        assert_eq!(run.status, 2, "{}", run.err);
        assert!(run.out.contains("<AWS_ACCESS_KEY_ID_1>"), "{}", run.err);
        for args in [
            &["inspect", "--format", "json"][..],
            &["severity"],
            &["split"],
            &["export", "--force", "--to", "markdown"],
            &["ask", "--format", "json"],
            &["template"],
            &["--ignore", "unreadable-yaml"],
        ] {
            let run = TicketLint::new(args)
                .args(&["--stdin-filename", "d.yaml", "-"])
                .input(text.as_str())
                .run();
            assert_eq!(run.status, 2, "{args:?}: {}", run.err);
            assert!(is_told(&run), "{args:?}: {}", run.err);
        }
    }
    let many = "---\nsubject: b\n".repeat(100);
    assert!(survives_as("d.yaml", &many).rules().len() >= 100);
}

// Much

/// The words behind a time were once looked for beyond the end of its line, and no end
/// came of that.
#[test]
fn a_time_that_goes_on_in_the_next_line() {
    for next in [
        "(月曜) の午後3時頃に停止",
        "Monday から停止",
        "昨日の午後3時頃に停止",
    ] {
        survives(&format!(
            "2026-11-23T08:30:00+09:00 に開始\n\n2026-11-23T15:52\n{next}\n"
        ));
        survives(&format!(
            "- 2026-11-23T08:30+09:00\n- 2026-11-23T15:52\n  {next}\n"
        ));
    }
}

#[test]
fn everything_on_one_line() {
    for unit in [
        "発生時刻は 11 月 18 日の 15:52 です。EC2 に接続できません。エラーが出ます。",
        "The server web-01 is slow since 15:52. Please check. I tried everything. ",
        "15:52 ",
        "password: abc ",
        "https://a.example/x ",
        "10.0.0.1 ",
        "「",
        "`a",
        "[a](",
        "*a **b ",
        "<a ",
        "あ",
        "1",
        " ",
        "-",
    ] {
        survives(&repeated(unit, 8_000 * SCALE));
    }
}

#[test]
fn thousands_of_lines() {
    let mut keys = String::new();
    let mut headings = String::new();
    let mut items = String::new();
    for i in 0..500 * SCALE {
        let _ = writeln!(keys, "key{i}: value {i}");
        let _ = writeln!(headings, "# 見出し {i}\n本文 15:52");
        let _ = writeln!(
            items,
            "- 手順 {i} をいろいろ試しましたが、エラーになります。"
        );
    }
    for text in [
        keys,
        headings,
        items,
        "症状: 接続できない\n".repeat(500 * SCALE),
        "サーバーが応答しません。至急お願いします。\n".repeat(500 * SCALE),
        "a\n".repeat(1_000 * SCALE),
        "\n".repeat(10_000 * SCALE),
    ] {
        survives(&text);
    }
}

#[test]
fn thousands_of_secrets_and_none_of_them_shown() {
    let secret = "AKIA4QXTZ7MPLNBD5WKE";
    let run = survives_as(
        "d.md",
        &format!("アクセスキーは {secret} です。\n").repeat(500 * SCALE),
    );
    assert!(run.rules().contains(&"unmasked-secret".to_owned()));
    assert!(!run.out.contains(secret));
}

#[test]
fn a_long_log() {
    let line =
        "2026-06-02 06:41:07 ERROR pool-3 connection reset by peer token=abcdefg0123456789\n";
    survives_as("d.md", &format!("```\n{}```\n", line.repeat(500 * SCALE)));
}

// Linear

/// How long a run takes.
fn time(name: &str, text: &str) -> Duration {
    survives_as(name, text).took
}

/// Whether eight times the text takes about eight times as long: what grows with
/// the square of it would take sixty-four times. What the start of the program
/// takes is left out; a busy machine gets several chances.
fn grows_with_its_length(name: &str, text: impl Fn(usize) -> String) {
    grows_from(8_000, name, text);
}

/// The same of each unit, over and over.
fn each_grows_with_its_length(name: &str, units: &[&str]) {
    for unit in units {
        grows_with_its_length(name, |bytes| repeated(unit, bytes));
    }
}

/// The same from another size on, in bytes: what is slow in few steps shows late.
fn grows_from(small: usize, name: &str, text: impl Fn(usize) -> String) {
    let sample = format!("{name}: {}", text(100));
    takes_linear_time(small, &sample, |bytes| time(name, &text(bytes)));
}

/// The same of what takes `time` for so many bytes.
fn takes_linear_time(small: usize, sample: &str, time: impl Fn(usize) -> Duration) {
    const TIMES: usize = 8;
    const MOST: u32 = 24;
    const TRIES: usize = 4;
    let mut seen = Vec::new();
    for _ in 0..TRIES {
        let start = time(100);
        let once = time(small).saturating_sub(start);
        let often = time(small * TIMES).saturating_sub(start);
        // What is over in a moment is not measured well.
        if often <= once.max(Duration::from_millis(10)) * MOST {
            return;
        }
        seen.push((once, often));
    }
    panic!("{TIMES} times the text takes {seen:?}: {sample}");
}

#[test]
fn a_diff_in_which_all_is_new_takes_linear_time() {
    let unit = "-----BEGIN RSA PRIVATE KEY-----\n";
    takes_linear_time(40_000, unit, |bytes| {
        let run = TicketLint::new(&["--fix", "--diff", "--stdin-filename", "d.md"])
            .input(repeated(unit, bytes))
            .run();
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(run.out.contains("\n-"), "{}", run.err);
        run.took
    });
}

#[test]
fn many_mends_of_one_file_take_linear_time() {
    for (name, unit) in [
        ("d.yaml", "---\nsubject: x\npassword: \"Ab1xyzQ9\"\n"),
        ("d.md", "## 【至急】x\n\npassword: Ab1xyzQ9\n\n"),
    ] {
        takes_linear_time(16_000, unit, |bytes| {
            let run = TicketLint::new(&["--fix", "--stdin-filename", name])
                .input(repeated(unit, bytes))
                .run();
            assert!(!run.out.contains("Ab1xyzQ9"), "{}", run.err);
            run.took
        });
    }
}

#[test]
fn marks_of_markdown_are_escaped_in_linear_time() {
    for unit in ["[", "[a][", "&&"] {
        takes_linear_time(20_000, unit, |bytes| {
            let text = repeated(unit, bytes);
            let start = Instant::now();
            assert!(escaped(&text).len() >= bytes);
            start.elapsed()
        });
    }
}

/// Each draft of a file knows what must not be shown of the file.
#[test]
fn what_must_not_be_shown_is_kept_once() {
    let text = "---\nsubject: x\nbody: AKIA4QXTZ7MPLNBD5WKE\n".repeat(3);
    let source = SourceFile::new("d.yaml", text);
    let plans = split(&source, &Settings::default(), None).unwrap();
    assert_eq!(plans.len(), 3);
    for plan in &plans {
        assert_eq!(plan.concealed.len(), 3);
        assert!(Arc::ptr_eq(&plan.concealed, &plans[0].concealed));
    }
}

#[test]
fn templates_with_many_faults_take_linear_time() {
    for unit in [
        "a: &b x\n",
        "!!binary a: !x b\n",
        "<!-- ticketlint-disable x -->\n",
        "症状：\n",
        "From: a\nSent: b\n\n",
    ] {
        for name in ["t.yaml", "t.md", "t.txt"] {
            takes_linear_time(4_000, unit, |bytes| {
                let source = SourceFile::new(name, repeated(unit, bytes));
                let start = Instant::now();
                let _ = template::judge(&source, &Settings::default());
                start.elapsed()
            });
        }
    }
}

#[test]
fn text_without_full_stops_takes_linear_time() {
    each_grows_with_its_length(
        "d.txt",
        &[
            "ついでに別件ですが",
            "「なんとかエラー」みたいなエラーが出て",
            "いろいろ試しましたが改善せず",
            "we tried everything and the server is slow and some error like timeout came, ",
            "15:52 に JST、",
        ],
    );
}

#[test]
fn many_labels_take_linear_time() {
    each_grows_with_its_length(
        "d.md",
        &[
            "件名: 至急\n",
            "試したこと: いろいろ試しました\n",
            "# 症状\n接続できません\n",
        ],
    );
}

#[test]
fn to_propose_words_takes_linear_time() {
    // Each finding about something missing looks for its place among all parts.
    let keys = |bytes: usize| {
        let key = |at: usize| format!("k{at}: v{at}\n");
        (0..bytes / 12).map(key).collect()
    };
    grows_from(24_000, "d.yaml", keys);
    each_grows_with_its_length(
        "d.txt",
        &["件名:\n発生日時:\n症状:\n", "Subject: a\nFrom: b@c\n"],
    );
}

#[test]
fn words_for_many_short_tickets_take_linear_time() {
    // Each ticket lacks much, and has a place for it that all the others are read for.
    grows_from(240, "d.yaml", |bytes| repeated("---\na: b\n", bytes));
}

#[test]
fn words_that_run_on_take_linear_time() {
    each_grows_with_its_length(
        "d.txt",
        &[
            "vpc-subnet-sg-",
            "サーバ",
            "10:00~",
            "aws s3 cp ",
            "別件です。\n",
        ],
    );
    // No two name the same.
    grows_with_its_length("d.txt", |bytes| {
        let line = |at: usize| format!("ところで、i-0a1b2c3d4e5{at:06x} が停止しました。\n");
        (0..bytes / 70).map(line).collect()
    });
}

#[test]
fn long_lists_take_linear_time() {
    for (name, unit) in [("d.md", "- a\n"), ("d.yaml", "- a\n")] {
        grows_with_its_length(name, |bytes| repeated(unit, bytes));
    }
    grows_with_its_length("d.yaml", |bytes| {
        format!("a: [{}]\n", repeated("1,", bytes))
    });
    // Each cell is a field, and each time asks which of them state the day.
    grows_from(40_000, "d.md", |bytes| {
        format!(
            "|日時|状態|\n|--|--|\n{}",
            repeated("|10:42|停止|\n", bytes)
        )
    });
    // Every sentence is about the product, none of them about another.
    each_grows_with_its_length(
        "d.md",
        &["EC2 に接続できません。\n\n", "1. EC2 に接続できません。\n"],
    );
}

#[test]
fn many_secrets_take_linear_time() {
    // No two are the same.
    let distinct = |bytes: usize| {
        let mut text = String::new();
        let mut seed = 1_u64;
        while text.len() < bytes {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let _ = writeln!(text, "password: k{:015x}Z9", seed >> 4);
        }
        text
    };
    for name in ["d.md", "d.txt"] {
        grows_with_its_length(name, distinct);
    }
    each_grows_with_its_length(
        "d.txt",
        &[
            "password: <![CDATA[x ",
            "password: \"x y, ",
            "curl -u \"user:pw https://a ",
            "mysql -p ",
            "user password\n",
            "password:\n",
            "passphrase: a b c d ",
            "$1$a$6$ ",
        ],
    );
    grows_with_its_length("d.md", |bytes| {
        let row = |cell: &str| format!("|{}\n", cell.repeat(bytes / 24 + 1));
        row(" password |") + &row("---|") + &row(" ab12cd |")
    });
}

#[test]
fn many_numbers_and_their_repairs_take_linear_time() {
    // What was slow of them shows late: each looked for the end of the line, and each
    // repair among all repeats.
    for unit in ["03-1234-5678 ", "+81-90-1234-5678\n"] {
        grows_from(60_000, "d.txt", |bytes| repeated(unit, bytes));
    }
}

#[test]
fn marks_far_from_their_like_take_linear_time() {
    grows_with_its_length("d.md", |bytes| {
        format!("{} {}", "x".repeat(bytes / 2), repeated("a*** ", bytes / 2))
    });
    for unit in ["[", "<a ", "OK. Regards, "] {
        grows_with_its_length("d.md", |bytes| {
            format!("a@b.example\n{}", repeated(unit, bytes))
        });
    }
}

/// Each mark is one near which a pattern is looked for, and all behind it may be its
/// match: only the start of one is not there.
#[test]
fn what_could_be_the_end_of_a_match_over_and_over_takes_linear_time() {
    for unit in ["●", "*", "●*", "office hours ", ".elb.a"] {
        grows_from(20_000, "d.txt", |bytes| {
            format!("件名: 接続できません\n\n本文です {}", repeated(unit, bytes))
        });
    }
}

#[test]
fn labels_that_are_values_themselves_take_linear_time() {
    for (name, unit) in [
        ("d.md", "Zone "),
        ("d.md", "Zone Tokyo "),
        ("d.md", "」」Zone Keyspaces　"),
        ("d.txt", "Regions "),
    ] {
        grows_from(4_000, name, |bytes| repeated(unit, bytes));
    }
}

#[test]
fn addresses_of_one_paragraph_take_linear_time() {
    // What was slow of them shows late: each looked at all others.
    grows_from(30_000, "d.md", |bytes| repeated("ab@c.com ", bytes));
}

#[test]
fn names_of_secrets_that_run_together_take_linear_time() {
    for unit in ["ACCESSKEY", "``passwd"] {
        grows_from(20_000, "d.txt", |bytes| repeated(unit, bytes));
    }
}

#[test]
fn a_report_masks_however_many_secrets_there_are() {
    let mut text = String::new();
    for i in 0..500 * SCALE {
        let digits = (0..8).map(|at| char::from(b'A' + (i >> (4 * at) & 15) as u8));
        let end: String = digits.collect();
        let _ = writeln!(text, "アクセスキーは AKIA4QXTZ7MP{end} です。");
    }
    for format in ["human", "json"] {
        let args = ["--format", format, "--stdin-filename", "d.md"];
        let run = TicketLint::new(&args).input(text.as_str()).run();
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(!run.out.contains("AKIA4QXTZ7MP"), "{format}");
    }
}

// Deep

#[test]
fn deep_nesting() {
    for text in [
        format!("a: {}{}\n", "[".repeat(20_000), "]".repeat(20_000)),
        format!("{}1{}\n", "{a: ".repeat(5_000), "}".repeat(5_000)),
        "- ".repeat(5_000),
        "? ".repeat(5_000),
    ] {
        survives_as("d.yaml", &text);
    }
    let mut lists = String::new();
    let mut quotes = String::new();
    for depth in 0..500 {
        let _ = writeln!(lists, "{}- a", "  ".repeat(depth));
        let _ = writeln!(quotes, "{} a", ">".repeat(depth));
    }
    for text in [lists, quotes, format!("{} a\n", ">".repeat(20_000))] {
        survives(&text);
    }
}

#[test]
fn an_alias_bomb() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for pair in ('a'..='n').collect::<Vec<_>>().windows(2) {
        let _ = writeln!(
            bomb,
            "{}: &{} [{}]",
            pair[1],
            pair[1],
            vec![format!("*{}", pair[0]); 9].join(", ")
        );
    }
    survives_as("d.yaml", &bomb);
    let text = repeated("EC2 に接続できません。", 10_000);
    survives_as(
        "d.yaml",
        &format!("a: &a \"{text}\"\nb:\n{}", "  - *a\n".repeat(1_000)),
    );
    survives_as("d.yaml", "a: &a [*a]\nb: *b\n");
}

// Odd

#[test]
fn every_sort_of_line_break_counts() {
    for text in [
        "件名: 至急\r本文: 本日 15:52 に停止\r",
        "件名: 至急\r\n本文: 本日 15:52 に停止\r\n",
        "件名: 至急\n本文: 本日 15:52 に停止\n",
    ] {
        let run = survives_as("d.txt", text);
        let json = run.json();
        let time = json["files"][0]["diagnostics"]
            .as_array()
            .unwrap()
            .iter()
            .find(|d| d["rule"] == "timestamp-without-timezone")
            .unwrap_or_else(|| panic!("{text:?}: {}", run.out));
        assert_eq!(time["span"]["start"]["line"], 2, "{text:?}");
    }
}

#[test]
fn odd_characters() {
    let mut all = String::new();
    for c in (1..=0x10_ffff).step_by(211).filter_map(char::from_u32) {
        all.push(c);
        if all.len().is_multiple_of(64) {
            all.push('\n');
        }
    }
    survives(&all);
    survives(&format!("a{}", "\u{301}".repeat(2_000 * SCALE)));
    survives(&"👨\u{200d}👩\u{200d}👧\u{200d}👦".repeat(2_000));
    survives(&"ﷺ".repeat(5_000));
    survives(&"\u{feff}件名: x\n".repeat(1_000));
    survives("---\n---\n---\n...\n%YAML 9.9\n!!binary |\n\t- : :\n");
    // What is blanked has no characters of several bytes; what it stands for has.
    let code = format!("`{}`", "あ".repeat(120));
    for pad in 0..3 {
        let pad = "a".repeat(pad);
        survives(&format!("{pad}{code} 15:52 に停止。{pad}{code}\n"));
    }
}

#[test]
fn truncated_drafts() {
    let sample = std::fs::read_to_string(binary::SAMPLE).unwrap();
    let yaml = std::fs::read_to_string("fixtures/pairs/ec2-ping-loss.yaml").unwrap();
    for (name, text) in [("d.md", sample), ("d.yaml", yaml)] {
        let ends: Vec<usize> = (0..text.len())
            .filter(|at| text.is_char_boundary(*at))
            .collect();
        for end in ends.into_iter().step_by(97) {
            survives_as(name, &text[..end]);
        }
    }
}

#[test]
fn what_looks_over_its_shoulder_takes_linear_time() {
    // Sections in sections, remarks that nothing follows, names of the tool on one line.
    each_grows_with_its_length("d.md", &["## a\n", "---\na: b\n", "ticketlint "]);
    each_grows_with_its_length("d.yaml", &["# ticketlint-ignore a: b\n"]);
}

/// A value that repeats itself, beside another: what looks for both is built from them.
#[test]
fn secrets_that_repeat_themselves_take_linear_time() {
    let text = |bytes: usize| {
        let value = "Ab1x".repeat(bytes / 64);
        let other = "Cd2y".repeat(bytes / 64);
        format!("パスワードは {value} です。\n\nパスワードは {other} です。\n")
    };
    grows_from(64_000, "d.txt", text);
}

/// Each encoding is read byte by byte.
#[test]
fn encodings_of_old_take_linear_time() {
    for name in ["shift_jis", "euc-jp", "iso-2022-jp"] {
        let encoding = Encoding::named(name).unwrap();
        takes_linear_time(100_000, name, |len| {
            let text = repeated("昨日から接続できません。\n", len);
            let bytes = encoding.encode(&text).unwrap();
            let start = Instant::now();
            let read = encoding.decode(bytes).unwrap();
            let took = start.elapsed();
            assert_eq!(read.text, text);
            took
        });
    }
}
