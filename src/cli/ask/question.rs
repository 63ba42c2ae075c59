//! Questions, and where their answers would go.

use crate::diagnostic::Diagnostic;
use crate::engine::{Outcome, Settings};
use crate::knowledge::{FieldKind, vocabulary};
use crate::repair::Placer;
use crate::text::Language;
use crate::text::{SourceFile, Span};

/// A question about a draft.
#[derive(Debug)]
pub(super) struct Question<'a> {
    /// The finding it comes from.
    pub(super) finding: &'a Diagnostic,
    /// Its words.
    pub(super) text: &'a str,
    /// How to find the answer out.
    pub(super) find_out: Option<&'static str>,
    /// What the answer is about.
    pub(super) field: Option<FieldKind>,
    /// Where the answer would stand.
    pub(super) place: Span,
}

/// The questions, those that hold the answer up first.
pub(super) fn of<'a>(
    source: &SourceFile,
    settings: &Settings,
    outcome: &'a Outcome,
) -> Vec<Question<'a>> {
    let profile = outcome.profile;
    let japanese = profile.language == Language::Ja;
    let placer = Placer::new(source, settings.syntax, japanese, profile.provider);
    let mut list: Vec<_> = outcome
        .diagnostics
        .iter()
        .filter_map(|d| Some((d, d.ask.as_ref()?)))
        .collect();
    list.sort_by_key(|(d, ask)| (std::cmp::Reverse(d.severity), d.ticket, ask.rank));
    list.into_iter()
        .map(|(finding, ask)| {
            let ticket = finding.ticket.map_or(0, |number| number - 1);
            let text = finding.rewrite.as_deref().unwrap_or("");
            let edits = placer.place_text(ticket, text, ask.field);
            let first = edits.and_then(|edits| edits.first().map(|edit| edit.span));
            Question {
                finding,
                text: &ask.question,
                find_out: ask.find_out,
                field: ask.field,
                place: first.unwrap_or(finding.span),
            }
        })
        .collect()
}

impl Question<'_> {
    /// What the part of a draft is called that the answer goes in.
    pub(super) fn label(&self, language: Language) -> Option<&'static str> {
        vocabulary::labels_of(self.field?, language == Language::Ja).next()
    }

    /// Whether the answer takes several lines: a log, steps.
    pub(super) const fn has_lines(kind: Option<FieldKind>) -> bool {
        use FieldKind::{Attempts, Environment, Error, Log, Steps};
        matches!(kind, Some(Log | Error | Steps | Attempts | Environment))
    }
}
