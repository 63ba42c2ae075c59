//! Questions, and where their answers would go.

use crate::diagnostic::Diagnostic;
use crate::engine::{Outcome, Settings};
use crate::knowledge::FieldKind;
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
    /// What the part is called that the answer would stand in.
    pub(super) label: Option<String>,
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
            let first = edits.as_ref().and_then(|edits| edits.first());
            let place = first.map_or(finding.span, |edit| edit.span);
            let label = edits.and_then(|edits| placer.label(ticket, &edits));
            Question {
                finding,
                text: &ask.question,
                find_out: ask.find_out,
                field: ask.field,
                place,
                label,
            }
        })
        .collect()
}

impl Question<'_> {
    /// Whether the answer takes several lines: a log, steps.
    pub(super) const fn has_lines(kind: Option<FieldKind>) -> bool {
        use FieldKind::{Attempts, Environment, Error, Log, Steps};
        matches!(kind, Some(Log | Error | Steps | Attempts | Environment))
    }
}
