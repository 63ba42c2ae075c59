//! The same ticket in Markdown, YAML and as plain text says the same, and gets
//! the same findings; so does the same file with other line breaks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod common;

use std::path::PathBuf;

use common::{difference, drafts, facts, findings, name, source};
use ticketlint::text::SourceFile;

/// The tickets under `fixtures/pairs`, each in the syntaxes it is written in.
fn pairs() -> Vec<Vec<PathBuf>> {
    let mut pairs: Vec<Vec<PathBuf>> = Vec::new();
    for path in drafts("pairs") {
        match pairs.last_mut() {
            Some(last) if last[0].file_stem() == path.file_stem() => last.push(path),
            _ => pairs.push(vec![path]),
        }
    }
    pairs
}

#[test]
fn every_ticket_is_there_in_all_syntaxes() {
    let pairs = pairs();
    assert!(pairs.len() >= 8, "{} tickets", pairs.len());
    for files in pairs {
        assert_eq!(files.len(), 3, "{files:?}");
    }
}

#[test]
fn the_syntax_does_not_change_what_a_ticket_says() {
    let mut wrong = String::new();
    for files in pairs() {
        let first = source(&files[0]);
        for other in &files[1..] {
            let other = source(other);
            for read in [facts, findings] {
                let difference = difference(&read(&first), &read(&other));
                if !difference.is_empty() {
                    wrong.push_str(&format!(
                        "{} and {}:\n{difference}",
                        first.name(),
                        other.name()
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn line_breaks_and_byte_order_marks_change_nothing() {
    let mut wrong = String::new();
    for path in ["pairs", "ok", "err"].into_iter().flat_map(drafts) {
        let plain = source(&path);
        let text = plain.text();
        let variants = [
            ("CRLF", text.replace('\n', "\r\n")),
            ("CR", text.replace('\n', "\r")),
            ("BOM", format!("\u{feff}{text}")),
            (
                "BOM CRLF",
                format!("\u{feff}{}", text.replace('\n', "\r\n")),
            ),
            ("no break at the end", text.trim_end().to_owned()),
            ("blank lines at the end", format!("{text}\n\n  \n")),
        ];
        for (what, variant) in variants {
            let variant = SourceFile::new(name(&path), variant);
            for read in [facts, findings] {
                let difference = difference(&read(&plain), &read(&variant));
                if !difference.is_empty() {
                    wrong.push_str(&format!("{} with {what}:\n{difference}", plain.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
