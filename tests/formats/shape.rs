//! What each format looks like, and what it says.

use serde_json::Value;
use ticketlint::report::Format;

use crate::binary::{Folder, SAMPLE, TicketLint, run};

/// Rules that have the sample with fixes, labels and blanks.
const RULES: &str = "urgency-words-in-text,timestamp-without-timezone,attempts-not-specific,unmasked-secret,missing-ongoing-status";

/// Two tickets in one file, with the same to be said of them.
const TWO: &str = "\
subject: 'EC2 に接続できない'
body: |
  至急お願いします。
---
subject: 'RDS に接続できない'
body: |
  至急お願いします。
";

#[test]
fn every_format_in_both_languages() {
    for format in Format::ALL {
        let name = format.name();
        // They have snapshots of their own.
        if ["human", "concise", "json"].contains(&name) {
            continue;
        }
        for lang in ["ja", "en"] {
            let mut args = vec!["--format", name, "--lang", lang, SAMPLE];
            args.extend(["--select", RULES, "--timezone", "JST"]);
            let run = run(&args);
            assert_eq!(run.status, 1, "{name}");
            insta::assert_snapshot!(format!("{name}_{lang}"), run.out);
        }
    }
}

#[test]
fn several_tickets_of_a_file_are_told_apart() {
    for format in ["agent", "ndjson", "gitlab", "markdown", "sarif"] {
        let args = ["--format", format, "--stdin-filename", "two.yaml"];
        let run = TicketLint::new(&args)
            .args(&["--select", "urgency-words-in-text", "--provider", "aws"])
            .input(TWO)
            .run();
        insta::assert_snapshot!(format!("two_tickets_{format}"), run.out);
    }
}

/// Nothing found, nothing judged: a program still gets a whole answer.
#[test]
fn what_is_empty_is_whole() {
    let nothing = |format: &str| {
        let args = ["--format", format, "--select", "unmasked-secret"];
        let found = TicketLint::new(&args)
            .args(&["--stdin-filename", "a.md"])
            .run();
        assert_eq!(found.status, 0, "{format}");
        let judged = run(&["--format", format, "no/such.md"]);
        assert_eq!(judged.status, 2, "{format}");
        [found.out, judged.out]
    };
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        for out in nothing(format) {
            let _: Value = serde_json::from_str(&out).unwrap();
        }
    }
    assert_eq!(nothing("concise"), ["", ""]);
    for (format, begins) in [
        ("ndjson", "{\"error\":{"),
        ("github", "::error file=no/such.md,"),
    ] {
        let [found, failed] = nothing(format);
        assert_eq!(found, "", "{format}");
        assert!(
            failed.starts_with(begins) && failed.lines().count() == 1,
            "{failed}"
        );
    }
    let [found, judged] = nothing("checkstyle");
    assert!(found.contains("<file name=\"a.md\">\n  </file>"), "{found}");
    let failed = "  <file name=\"no/such.md\">\n    <error line=\"1\" severity=\"error\"";
    assert!(
        judged.contains(failed) && judged.ends_with("  </file>\n</checkstyle>\n"),
        "{judged}"
    );
    let [found, judged] = nothing("junit");
    assert!(found.contains("tests=\"1\" failures=\"0\""), "{found}");
    assert!(
        judged.ends_with("  </testsuite>\n</testsuites>\n"),
        "{judged}"
    );
    assert_eq!(nothing("agent")[0], "No problems found. (1 file)\n");
    assert!(nothing("markdown")[0].starts_with("## ticketlint\n\nNo problems"));
}

#[test]
fn a_line_of_ndjson_is_a_diagnostic_of_json() {
    let answer = run(&["--format", "json", SAMPLE]).json();
    let file = &answer["files"][0];
    let lines = run(&["--format", "ndjson", SAMPLE]).out;
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let wanted = file["diagnostics"].as_array().unwrap();
    assert_eq!(lines.len(), wanted.len());
    for (line, wanted) in lines.iter().zip(wanted) {
        let mut wanted = wanted.clone();
        wanted["path"] = file["path"].clone();
        assert_eq!(*line, wanted);
    }
}

/// `--fail-on` decides which findings fail a test.
#[test]
fn junit_says_what_the_exit_status_says() {
    for (level, status) in [("error", 0), ("warning", 1), ("never", 0)] {
        let args = ["--format", "junit", "--fail-on", level, SAMPLE];
        let run = TicketLint::new(&args)
            .args(&["--select", "urgency-words-in-text"])
            .run();
        assert_eq!(run.status, status, "{level}");
        assert_eq!(run.out.contains("<failure "), status == 1, "{level}");
        assert_eq!(run.out.contains("failures=\"0\""), status == 0, "{level}");
    }
}

/// The columns of rdjson are bytes: the line cut there is what the finding is
/// about, whatever the encoding of the file.
#[test]
fn rdjson_counts_the_bytes_of_utf_8() {
    let text = "\u{feff}【至急】𠮷野家の RDS に接続できない\r\n\r\n至急お願いします。\r\n";
    let folder = Folder::new("rdjson");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let drafts = [folder.write("a.md", text), folder.write("b.md", utf16)];
    for draft in drafts {
        let args = ["--format", "rdjson", "--select", "urgency-words-in-text"];
        let answer = TicketLint::new(&args)
            .args(&["--provider", "aws", &draft])
            .run()
            .json();
        let found = answer["diagnostics"].as_array().unwrap();
        assert!(!found.is_empty(), "{draft}");
        for finding in found {
            let range = &finding["location"]["range"];
            let at = |end: &str, unit: &str| {
                usize::try_from(range[end][unit].as_u64().unwrap()).unwrap() - 1
            };
            let line = text.lines().nth(at("start", "line")).unwrap();
            assert_eq!(&line[at("start", "column")..at("end", "column")], "至急");
        }
    }
}

/// A comment has room for so much; what is left out is told.
#[test]
fn markdown_ends_in_time() {
    let ticket = "subject: EC2\nbody: 至急お願いします。\n";
    let many = vec![ticket; 200].join("---\n");
    let args = ["--format", "markdown", "--stdin-filename", "many.yaml"];
    let run = TicketLint::new(&args)
        .args(&["--lang", "en", "--provider", "aws"])
        .input(many)
        .run();
    assert!(run.out.len() < 65_536, "{}", run.out.len());
    let end: Vec<&str> = run.out.lines().rev().take(3).collect();
    assert!(end[2].ends_with("more findings are left out."), "{end:?}");
}
