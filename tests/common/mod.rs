//! What several tests need: the fixtures, and facts in words.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use ticketlint::engine::{Reading, Settings, lint, read};
use ticketlint::facts::{Detail, FactKind};
use ticketlint::text::SourceFile;

/// The files of `fixtures/<folder>`, in order.
pub(crate) fn drafts(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// The draft at `path`, under its file name alone.
pub(crate) fn source(path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    SourceFile::new(name(path), text)
}

/// The file name of `path`.
pub(crate) fn name(path: &Path) -> String {
    let name = path.file_name().expect("a file");
    name.to_string_lossy().into_owned()
}

/// What a draft says, in words that do not depend on places: one line a fact,
/// sorted.
pub(crate) fn facts(source: &SourceFile) -> Vec<String> {
    let mut out = Vec::new();
    for reading in read(source, &Settings::default()) {
        out.push(format!(
            "profile: {} {} {}",
            reading.profile.provider,
            reading.profile.kind.name(),
            reading.profile.language.code()
        ));
        for &kind in FactKind::ALL {
            for fact in reading.facts.of(kind) {
                let text = one_line(reading.ticket.slice(&fact.range));
                out.push(format!(
                    "{}: {text}{}",
                    kind.name(),
                    detail(&reading, &fact.detail)
                ));
            }
        }
    }
    out.sort();
    out
}

/// The rules that speak up, sorted, each with its case and how often.
pub(crate) fn findings(source: &SourceFile) -> Vec<String> {
    let outcome = lint(source, &Settings::default());
    let mut out: Vec<String> = outcome
        .diagnostics
        .iter()
        .map(|d| format!("{} {} {}", d.rule, d.case, 1 + d.repeats.len()))
        .collect();
    out.sort();
    out
}

/// `text` with every run of white space as one blank.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn detail(reading: &Reading, detail: &Detail) -> String {
    match detail {
        Detail::None => String::new(),
        Detail::Time(time) => {
            let mut time = (**time).clone();
            let clock = time.clock_range.take();
            let clock = clock.map(|range| reading.ticket.slice(&range).to_owned());
            // So does where its day stands, but not its words.
            let day = time.day_range.take();
            let day = day.map(|range| reading.ticket.slice(&range).to_owned());
            // Where the zone stands differs; that it is said there does not.
            if let Some(zone) = &mut time.zone {
                zone.range = 0..0;
            }
            format!(" {time:?} {clock:?} {day:?}")
        }
        other => format!(" {other:?}"),
    }
}

/// The lines that only one of two sorted lists has.
pub(crate) fn difference(a: &[String], b: &[String]) -> String {
    let mut b: Vec<&String> = b.iter().collect();
    let mut out = String::new();
    for line in a {
        match b.iter().position(|other| *other == line) {
            Some(at) => {
                b.remove(at);
            }
            None => out.push_str(&format!("  - {line}\n")),
        }
    }
    for line in b {
        out.push_str(&format!("  + {line}\n"));
    }
    out
}
