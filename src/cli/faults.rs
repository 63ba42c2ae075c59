//! What keeps a draft from being worked with, shown as `check` shows it.

use super::Failure;
use super::output::Terminal;
use crate::diagnostic::Diagnostic;
use crate::engine::Outcome;
use crate::knowledge::Severity;
use crate::report::{FileReport, Format};
use crate::rules;
use crate::text::{Language, SourceFile};

/// The faults of syntax in a draft that are errors: it is empty, or cannot be
/// read. Nothing that is said of such a draft would be about what its author
/// wrote.
pub(super) fn of(outcome: &Outcome) -> Vec<Diagnostic> {
    let is_fault = |d: &&Diagnostic| {
        d.severity == Severity::Error && rules::card(&d.rule).is_some_and(|c| c.family == "syntax")
    };
    outcome
        .diagnostics
        .iter()
        .filter(is_fault)
        .cloned()
        .collect()
}

/// Refuses a draft that was not read.
///
/// # Errors
/// It holds more than is read.
pub(super) fn refuse_excess(source: &SourceFile, outcome: &Outcome) -> Result<(), Failure> {
    let excess = outcome.excess.as_ref();
    excess.map_or(Ok(()), |problem| Err(Failure::excess(problem, source)))
}

/// Shows `found` on standard error.
pub(super) fn lament(
    source: &SourceFile,
    outcome: &Outcome,
    found: &[Diagnostic],
    language: Language,
    terminal: &mut Terminal,
) {
    let style = terminal.style(language);
    let mut text = String::new();
    Format::Human.reporter(style).file(
        &mut text,
        &FileReport {
            provider: outcome.profile.provider,
            kind: outcome.profile.kind.name(),
            language: outcome.profile.language.code(),
            ..FileReport::of(source, found, &outcome.concealed)
        },
    );
    terminal.lament(&text);
}
