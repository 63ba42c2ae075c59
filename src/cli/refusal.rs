//! Findings that keep a command from doing its work.

use super::output::Terminal;
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Outcome, Settings};
use crate::report::{self, FileReport, Style};
use crate::text::{Language, SourceFile};

/// The rule that finds a file without a draft.
const EMPTY: &str = "empty-draft";

/// Shows what keeps the command from its work.
pub(super) fn show(
    source: &SourceFile,
    outcome: &Outcome,
    findings: &[Diagnostic],
    language: Language,
    terminal: &mut Terminal,
) {
    let style = Style {
        // Stripped again where it does not belong.
        color: true,
        unicode: terminal.unicode(),
        width: Terminal::width(),
        language,
    };
    let mut text = String::new();
    report::Format::Human.reporter(style).file(
        &mut text,
        &FileReport {
            source,
            provider: outcome.profile.provider,
            kind: outcome.profile.kind.name(),
            language: outcome.profile.language.code(),
            diagnostics: findings,
            suppressed: &[],
            fixed: &[],
            dropped: &[],
            concealed: &outcome.concealed,
            fails: None,
        },
    );
    terminal.lament(&text);
}

/// Whether there is nothing in the file that reads as a draft. That is told as
/// `check` tells it.
pub(super) fn is_empty(
    source: &SourceFile,
    settings: &Settings,
    language: Option<Language>,
    terminal: &mut Terminal,
) -> bool {
    if !engine::read(source, settings)
        .iter()
        .all(|reading| reading.ticket.is_empty())
    {
        return false;
    }
    let settings = Settings {
        language: language.or(settings.language),
        ..settings.clone()
    };
    let outcome = engine::lint(source, &settings);
    let said: Vec<Diagnostic> = outcome
        .diagnostics
        .iter()
        .filter(|finding| finding.rule == EMPTY)
        .cloned()
        .collect();
    let language = settings.language.unwrap_or(outcome.profile.language);
    show(source, &outcome, &said, language, terminal);
    !said.is_empty()
}
