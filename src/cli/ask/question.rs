//! Questions, and where their answers would go.

use crate::compose::Matter;
use crate::diagnostic::Diagnostic;
use crate::engine::{Outcome, Settings};
use crate::knowledge::{FieldKind, Severity};
use crate::repair::{self, Placer};
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

/// The questions, those that hold the answer up first; of several tickets, the
/// first of each before the second of any.
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
    list.sort_by_key(|(d, ask)| (d.severity == Severity::Info, ask.rank, d.ticket));
    list.into_iter()
        .map(|(finding, ask)| {
            let ticket = finding.ticket.map_or(0, |number| number - 1);
            let edits = placer.place_parts(ticket, &answered(finding));
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

/// What an answer will be written as: the parts the question has, else all of
/// it as one. Blanks stand for the words.
fn answered(finding: &Diagnostic) -> Vec<Matter> {
    let parts = repair::parts_asked(finding);
    if !parts.is_empty() {
        return parts;
    }
    let field = finding.ask.as_ref().and_then(|ask| ask.field);
    let words = if Question::has_lines(field) {
        "＿＿\n＿＿"
    } else {
        "＿＿"
    };
    vec![Matter {
        kind: field,
        label: None,
        words: words.to_owned(),
    }]
}

impl Question<'_> {
    /// Whether the answer takes several lines: a log, steps.
    pub(super) const fn has_lines(kind: Option<FieldKind>) -> bool {
        use FieldKind::{Attempts, Environment, Error, Log, Steps};
        matches!(kind, Some(Log | Error | Steps | Attempts | Environment))
    }
}
