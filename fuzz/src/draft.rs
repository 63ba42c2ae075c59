//! Reading and judging: nothing panics, every place is one, every report can be
//! read, and none holds what must not be shown.

use std::sync::LazyLock;

use ticketlint::diagnostic::Severity;
use ticketlint::engine::{self, Outcome, Settings};
use ticketlint::facts::time::ClockZone;
use ticketlint::report::{FileReport, Format, Style, Summary};
use ticketlint::text::display::is_hidden;
use ticketlint::text::{SourceFile, Span};

use crate::places::{at, check_reading};

/// The bytes as a draft, unless it would be refused before it is read.
#[must_use]
pub fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
}

/// Settings under which as much as may be is found.
#[must_use]
pub fn settings() -> &'static Settings {
    static SETTINGS: LazyLock<Settings> = LazyLock::new(|| Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        now: "2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().ok(),
        pedantic: true,
        ..Settings::default()
    });
    &SETTINGS
}

/// Takes a draft through all layers, and its findings through all formats.
pub fn judge(source: &SourceFile) {
    let settings = settings();
    for reading in &engine::read(source, settings) {
        check_reading(source.text(), reading);
    }
    let outcome = engine::lint(source, settings);
    for diagnostic in &outcome.diagnostics {
        for span in diagnostic.places() {
            at(source.text(), span);
        }
        for label in &diagnostic.labels {
            at(source.text(), label.span);
        }
        for edit in diagnostic.fixes.iter().flat_map(|fix| &fix.edits) {
            at(source.text(), edit.span);
        }
    }
    let secrets = telling_secrets(source.text(), &outcome.concealed);
    for format in Format::ALL {
        check_report(format, &report(format, source, &outcome), &secrets);
    }
}

/// Secrets, of those at the places, that cannot stand in a report by chance: long, of
/// letters and digits, and once in the draft.
pub(crate) fn telling_secrets<'t>(source: &'t str, places: &[Span]) -> Vec<&'t str> {
    let mut secrets: Vec<&str> = places.iter().map(|span| at(source, *span)).collect();
    secrets.retain(|secret| {
        let has = |test: fn(&char) -> bool| secret.chars().any(|c| test(&c));
        secret.len() >= 12
            && secret.chars().all(|c| c.is_ascii_graphic())
            && has(char::is_ascii_digit)
            && has(char::is_ascii_alphabetic)
            && source.matches(secret).count() == 1
    });
    secrets
}

fn report(format: Format, source: &SourceFile, outcome: &Outcome) -> String {
    let mut out = String::new();
    let mut reporter = format.reporter(Style::default());
    reporter.begin(&mut out);
    let mut summary = Summary::default();
    summary.count(&outcome.diagnostics, false);
    reporter.file(
        &mut out,
        &FileReport {
            suppressed: &outcome.suppressed,
            fails: Some(Severity::Warning),
            ..FileReport::of(source, &outcome.diagnostics, &outcome.concealed)
        },
    );
    reporter.end(&mut out, &summary);
    out
}

fn check_report(format: Format, out: &str, secrets: &[&str]) {
    let name = format.name();
    for c in out.chars() {
        let ours = c == '\n' || (c == '\u{1b}' && format == Format::Human);
        // What joins an emoji, and the letters of a flag.
        let ours = ours || matches!(c, '\u{200d}' | '\u{e0020}'..='\u{e007f}');
        assert!(ours || !is_hidden(c), "{name}: {c:?}");
    }
    for secret in secrets {
        assert!(!out.contains(secret), "{name} shows {secret}");
    }
    let json = |text: &str| {
        if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
            panic!("{name}: {error}: {text}");
        }
    };
    match format {
        Format::Json | Format::Sarif | Format::Gitlab | Format::Rdjson => json(out),
        Format::Junit | Format::Checkstyle => {
            if let Err(error) = roxmltree::Document::parse(out) {
                panic!("{name}: {error}: {out}");
            }
        }
        Format::Ndjson => out.lines().for_each(json),
        Format::Github => {
            let levels = ["::error ", "::warning ", "::notice "];
            let ours = |line: &str| levels.iter().any(|level| line.starts_with(level));
            assert!(out.lines().all(ours), "{out}");
        }
        _ => {}
    }
}
