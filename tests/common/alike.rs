//! What must not change what is found: how lines end, a mark at the start of the
//! file; and whether findings are suppressed. The fuzz targets check the same.

use std::collections::BTreeSet;

use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::{self, Outcome, Settings};
use ticketlint::text::{SourceFile, Span};

/// Judges a draft, and the same draft written in other ways.
pub(crate) fn check_alike(name: &str, text: &str, settings: &Settings) {
    let before = lint(name, text, settings);
    check_suppressions(name, text, settings, &before);
    // What stands before a lone carriage return is another line already.
    if text.contains('\r') {
        return;
    }
    let found = found(text, &before);
    let alike = |how: &str, other: String| {
        let after = self::found(&other, &lint(name, &other, settings));
        let lost: Vec<_> = found.difference(&after).collect();
        let new: Vec<_> = after.difference(&found).collect();
        assert!(
            lost.is_empty() && new.is_empty(),
            "{how}: lost {lost:?}, new {new:?} in {text:?}"
        );
    };
    alike("CRLF", text.replace('\n', "\r\n"));
    alike("CR", text.replace('\n', "\r"));
    if !text.starts_with('\u{feff}') {
        alike("a mark", format!("\u{feff}{text}"));
    }
}

fn lint(name: &str, text: &str, settings: &Settings) -> Outcome {
    engine::lint(&SourceFile::new(name, text), settings)
}

/// A finding, whatever the offsets and line breaks of the file are: its rule, the
/// line and column of its first letter, and the words there.
type Found = (String, usize, usize, String);

fn found(text: &str, outcome: &Outcome) -> BTreeSet<Found> {
    let source = SourceFile::new("d", text);
    let place = |rule: &str, span: Span| {
        let start = source.position(span.start());
        let words = span.slice(text).unwrap_or_default();
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        (rule.to_owned(), start.line, start.column, words)
    };
    let of = |d: &Diagnostic| -> Vec<Found> { d.places().map(|s| place(&d.rule, s)).collect() };
    let suppressed = outcome.suppressed.iter().map(|s| &s.diagnostic);
    outcome
        .diagnostics
        .iter()
        .chain(suppressed)
        .flat_map(of)
        .collect()
}

/// What is suppressed is found all the same, and nothing else is silenced.
fn check_suppressions(name: &str, text: &str, settings: &Settings, before: &Outcome) {
    let settings = Settings {
        no_suppressions: true,
        ..settings.clone()
    };
    // Whether a suppression is of use is known only where it counts.
    let others = |outcome: &Outcome| {
        let mut found = found(text, outcome);
        found.retain(|(rule, ..)| !rule.contains("suppression"));
        found
    };
    let (had, all) = (others(before), others(&lint(name, text, &settings)));
    let lost: Vec<_> = all.difference(&had).collect();
    let new: Vec<_> = had.difference(&all).collect();
    assert!(
        lost.is_empty() && new.is_empty(),
        "suppressions lose {lost:?}, bring {new:?} in {text:?}"
    );
}
