//! The author's answers, written into a draft.

use super::Placer;
use super::verify;
use crate::compose::{self, Matter};
use crate::diagnostic::{Applicability, Diagnostic, Edit};
use crate::engine::{self, Outcome, Settings};
use crate::knowledge::FieldKind;
use crate::rules::{SECRETS, Selection};
use crate::text::Language;
use crate::text::{SourceFile, Span};

/// A draft with an answer in it.
#[derive(Debug)]
pub struct Answered {
    /// The draft as it is now.
    pub source: SourceFile,
    /// How many secrets in the answer were masked.
    pub masked: usize,
}

/// Why an answer was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The draft has no place for it where all else would read as before.
    NoPlace,
    /// It holds a secret that could not be masked.
    Secret,
}

/// The parts of an answer to a question: those the question has several of and
/// the answer names, else all of it as one.
#[must_use]
pub fn parts_of(question: &Diagnostic, answer: &str) -> Vec<Matter> {
    let field = question.ask.as_ref().and_then(|ask| ask.field);
    let asked = parts_asked(question);
    let kinds: Vec<Option<FieldKind>> = asked.iter().map(|part| part.kind).collect();
    let given = compose::matters(answer, field);
    let named = |part: &Matter| part.label.is_some() && kinds.contains(&part.kind);
    if asked.len() > 1 && given.iter().all(named) {
        return given;
    }
    vec![Matter {
        kind: field,
        label: None,
        words: answer.to_owned(),
    }]
}

/// The parts a question asks for, each with its label; none where it asks for
/// one thing.
#[must_use]
pub fn parts_asked(question: &Diagnostic) -> Vec<Matter> {
    let field = question.ask.as_ref().and_then(|ask| ask.field);
    let text = question.rewrite.as_deref().unwrap_or("");
    let parts = compose::matters(text, field);
    let several = parts.len() > 1 && parts.iter().all(|part| part.label.is_some());
    if several { parts } else { Vec::new() }
}

/// Writes the parts of an answer to `question`, one of those in `outcome`, into
/// the draft. A secret in it is masked.
///
/// # Errors
/// It has no place, or a secret would be written.
pub fn answer(
    source: &SourceFile,
    settings: &Settings,
    outcome: &Outcome,
    question: &Diagnostic,
    parts: &[Matter],
) -> Result<Answered, Refusal> {
    let profile = outcome.profile;
    let placer = Placer::new(
        source,
        settings.syntax,
        profile.language == Language::Ja,
        profile.provider,
    );
    let parts: Vec<Matter> = parts.iter().map(cleaned).collect();
    let ticket = question.ticket.map_or(0, |number| number - 1);
    let edits = placer.place_parts(ticket, &parts).ok_or(Refusal::NoPlace)?;
    let written = edited(source, &edits).ok_or(Refusal::NoPlace)?;
    mask(written, settings, &edits)
}

/// The words without characters that only a terminal obeys.
fn cleaned(part: &Matter) -> Matter {
    let text = part.words.replace("\r\n", "\n").replace('\r', "\n");
    let words = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'));
    Matter {
        words: words.collect(),
        ..part.clone()
    }
}

fn edited(source: &SourceFile, edits: &[Edit]) -> Option<SourceFile> {
    let spans = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
    source.edited(spans).ok()
}

/// Masks the secrets in what was written: what the draft held before is its
/// author's business, and `--fix` is for that.
fn mask(written: SourceFile, settings: &Settings, edits: &[Edit]) -> Result<Answered, Refusal> {
    let edits: Vec<&Edit> = edits.iter().collect();
    let places = verify::places_of(&edits, &edits);
    let is_new = |span: Span| places.iter().any(|place| place.overlaps(span));
    let selection = Selection::new(vec![SECRETS.to_owned()], Vec::new());
    let settings = Settings {
        selection: selection.unwrap_or_default(),
        ..settings.clone()
    };
    let found = engine::lint(&written, &settings);
    if !found.concealed.iter().any(|span| is_new(*span)) {
        return Ok(Answered {
            source: written,
            masked: 0,
        });
    }
    let fixes = found.diagnostics.iter().flat_map(|d| &d.fixes);
    let fixes = fixes.filter(|fix| fix.applicability == Applicability::Safe);
    let mut masks: Vec<&[Edit]> = fixes
        .map(|fix| fix.edits.as_slice())
        .filter(|edits| edits.iter().any(|edit| is_new(edit.span)))
        .collect();
    masks.sort_by_key(|edits| edits.first().map(|edit| edit.span));
    let all: Vec<Edit> = masks
        .iter()
        .flat_map(|edits| edits.iter().cloned())
        .collect();
    let source = edited(&written, &all).ok_or(Refusal::Secret)?;
    let left = engine::lint(&source, &settings).diagnostics;
    let before = found.diagnostics.iter().map(|d| d.places().count());
    let after = left.iter().map(|d| d.places().count());
    if masks.is_empty() || before.sum::<usize>() != after.sum::<usize>() + masks.len() {
        return Err(Refusal::Secret);
    }
    Ok(Answered {
        source,
        masked: masks.len(),
    })
}
