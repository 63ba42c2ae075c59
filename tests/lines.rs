//! Drafts of a line or a few, by rule: those in which it fires, and near ones in which
//! it is silent. They were written by somebody who knew the rules and not the tool, so
//! that they say things in the words of other people.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use std::fs;
use std::path::Path;

use ticketlint::engine::{Settings, lint};
use ticketlint::facts::Kind;
use ticketlint::knowledge::provider;
use ticketlint::text::SourceFile;

/// Whether a rule fires on a text, a kind of draft for a desk.
fn fires(rule: &str, desk: &str, kind: &str, text: &str) -> bool {
    let settings = Settings {
        provider: Some(provider(desk).unwrap().name.as_ref()),
        kind: Some(Kind::from_name(kind).unwrap()),
        now: "2026-11-29T17:00:00+09:00[Asia/Tokyo]".parse().ok(),
        ..Settings::default()
    };
    let file = SourceFile::new("a.txt", text.replace("\\n", "\n"));
    let found = lint(&file, &settings).diagnostics;
    found.iter().any(|diagnostic| diagnostic.rule == rule)
}

/// A file of `fixtures/lines` is called by its rule. A line of it is a desk, a kind,
/// `fires` or `silent`, and the text, `\n` standing for a line break.
#[test]
fn lines_are_judged_as_their_writers_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/lines");
    let mut wrong = Vec::new();
    let mut judged = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let rule = path.file_stem().unwrap().to_str().unwrap();
        let table = fs::read_to_string(&path).unwrap();
        for line in table.lines() {
            let fields: Vec<&str> = line.splitn(4, " | ").collect();
            let [desk, kind, wanted, text] = fields[..] else {
                panic!("{rule}: not a line of the table: {line}");
            };
            judged += 1;
            if fires(rule, desk, kind, text) != (wanted == "fires") {
                wrong.push(format!("{rule}: {line}"));
            }
        }
    }
    assert!(judged > 1_500, "{judged}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
