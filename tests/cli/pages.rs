//! What people read, at several widths.

use crate::LITTLE_TOLD;
use crate::binary::{SAMPLE, TicketLint};

/// No line is wider than the terminal, but for what must not be broken: a
/// command to copy that has no blank.
fn fits(text: &str, width: usize) -> Vec<&str> {
    text.lines()
        .filter(|line| ticketlint::text::width::cells(line) > width)
        .filter(|line| line.trim().contains(' '))
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

/// A topic that is sought in several ways is one topic, and what decides it is
/// named; how to find an answer out stands with the rule.
#[test]
fn a_topic_is_explained_once_with_what_decides_it() {
    let english = page(&["explain", "work-on-behalf", "--lang", "en"], 80);
    assert_eq!(english.matches("・doing the work for you").count(), 1);
    assert!(english.contains("by: SAK-21, SOR-19, VEE-98"), "{english}");
    assert!(english.contains("<topic> is out of scope"), "{english}");
    let japanese = page(&["explain", "config-database-change", "--lang", "ja"], 80);
    let names = japanese.matches("  ・構成データベース").count();
    assert!(names <= 2, "{japanese}");
    let account = page(&["explain", "missing-account-id", "--lang", "en"], 80);
    assert!(account.contains("How to find it out"), "{account}");
    assert!(account.contains("aws: The account menu"), "{account}");
    assert!(account.contains("asked: What is the"), "{account}");
}

/// A statement is explained by its id, in either case, with what rests on it.
#[test]
fn a_statement_is_explained_by_its_id() {
    for id in ["AWS-32", "aws-32"] {
        let english = page(&["explain", id, "--lang", "en"], 80);
        assert!(
            english.contains("timestamp-without-timezone: "),
            "{english}"
        );
        assert!(english.contains("(AWS-32)"), "{english}");
    }
    let japanese = page(&["explain", "SOR-27", "--lang", "ja"], 80);
    assert!(japanese.contains("よりどころとする規則"), "{japanese}");
    let unknown = TicketLint::new(&["explain", "SOR-99"]).run();
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("SOR-01 to SOR-62"), "{}", unknown.err);
}

/// Of the sections that a rule rests on, the one that decides the case is cited.
#[test]
fn what_decides_is_cited_first() {
    let draft = "---\nprovider: aws\nkind: incident\n---\n\nIt began on 2026-11-18 at 15:52 and still goes on.\n";
    let args = [
        "--format",
        "json",
        "--lang",
        "en",
        "--stdin-filename",
        "a.md",
        "-",
    ];
    let answer = TicketLint::new(&args).input(draft).run().json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap();
    let zone = found
        .iter()
        .find(|d| d["rule"] == "timestamp-without-timezone");
    let first = &zone.unwrap()["sources"][0]["section"];
    assert_eq!(first, "Describe the situation exactly");
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
