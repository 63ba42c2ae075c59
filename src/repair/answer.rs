//! The author's answers, written into a draft.

use super::verify;
use super::{Candidate, Placer, Trial, choose, in_order};
use crate::compose::{self, Matter};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Mend};
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
    /// The safe fixes that were made of the answer's own words.
    pub mended: Vec<Mend>,
}

/// Why an answer was not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The draft has no place for it where all else would read as before.
    NoPlace,
    /// It holds a secret that could not be masked.
    Secret,
    /// The encoding of the file has no bytes for this character of it.
    Unwritable(char),
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
        label: label_asked(question),
        words: answer.to_owned(),
    }]
}

/// The label by which a question asks for its one thing, if it has one: the desk's
/// own name for the account.
fn label_asked(question: &Diagnostic) -> Option<String> {
    let field = question.ask.as_ref()?.field?;
    let parts = compose::matters(question.rewrite.as_deref()?, Some(field));
    match parts.as_slice() {
        [only] if only.kind == Some(field) && only.words == "＿＿" => only.label.clone(),
        _ => None,
    }
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
/// the draft. A secret in it is masked, and what has a safe fix is mended.
///
/// # Errors
/// It has no place, the encoding cannot write it, or a secret would be written.
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
    for part in &parts {
        writable(source, &part.words)?;
    }
    let ticket = question.ticket.map_or(0, |number| number - 1);
    let edits = placer.place_parts(ticket, &parts).ok_or(Refusal::NoPlace)?;
    let written = edited(source, &edits).ok_or(Refusal::NoPlace)?;
    let edits: Vec<&Edit> = edits.iter().collect();
    let places = verify::places_of(&edits);
    let (written, places, mended) = mend(written, settings, places);
    let masked = mask(written, settings, places)?;
    Ok(Answered { mended, ..masked })
}

/// Refuses words that the encoding of the file has no bytes for.
fn writable(source: &SourceFile, words: &str) -> Result<(), Refusal> {
    let start = Span::point(source.bom_len());
    let tried = source.edited([(start, words)]);
    tried.map_or_else(
        |unwritable| Err(Refusal::Unwritable(unwritable.0)),
        |_| Ok(()),
    )
}

/// Makes the safe fixes of what was written at `places`, as `--fix` would later:
/// an identifier in full-width digits is found by no console. Gives the places
/// as they are then.
fn mend(
    written: SourceFile,
    settings: &Settings,
    places: Vec<Span>,
) -> (SourceFile, Vec<Span>, Vec<Mend>) {
    let is_new = |edit: &Edit| places.iter().any(|place| place.overlaps(edit.span));
    let mut outcome = engine::lint(&written, settings);
    outcome.diagnostics.retain(|d| d.rule != SECRETS);
    for diagnostic in &mut outcome.diagnostics {
        diagnostic.fixes.retain(|fix| fix.edits.iter().all(is_new));
    }
    let chosen = choose(&written, &outcome.diagnostics, Applicability::Safe);
    if chosen.is_empty() {
        return (written, places, Vec::new());
    }
    let trial = Trial::of(&written, settings);
    let (kept, _) = trial.sorted(&chosen);
    let Ok(source) = trial.edited(&kept) else {
        return (written, places, Vec::new());
    };
    let places = verify::moved(&places, &in_order(&kept));
    (source, places, kept.iter().map(Candidate::mend).collect())
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
/// author's business, and `--fix` is for that. What is masked may show another.
fn mask(
    written: SourceFile,
    settings: &Settings,
    mut places: Vec<Span>,
) -> Result<Answered, Refusal> {
    let selection = Selection::new(vec![SECRETS.to_owned()], Vec::new());
    let settings = Settings {
        selection: selection.unwrap_or_default(),
        no_suppressions: true,
        ..settings.clone()
    };
    let mut source = written;
    let mut masked = 0;
    for _ in 0..super::ROUNDS {
        let is_new = |span: Span| places.iter().any(|place| place.overlaps(span));
        let found = engine::lint(&source, &settings).diagnostics;
        let fixes = found.iter().flat_map(|d| &d.fixes);
        let masks: Vec<&[Edit]> = fixes
            .filter(|fix| fix.applicability == Applicability::Safe)
            .map(|fix| fix.edits.as_slice())
            .filter(|edits| edits.iter().any(|edit| is_new(edit.span)))
            .collect();
        if masks.is_empty() {
            let left = engine::credentials(&source, &settings);
            if left.iter().any(|secret| is_new(secret.span)) {
                return Err(Refusal::Secret);
            }
            return Ok(Answered {
                source,
                masked,
                mended: Vec::new(),
            });
        }
        masked += masks.len();
        let mut edits: Vec<&Edit> = masks.into_iter().flatten().collect();
        edits.sort_by_key(|edit| edit.span);
        // Of those that overlap, one in each round.
        let mut end = 0;
        edits.retain(|edit| {
            let free = edit.span.start() >= end;
            end = end.max(edit.span.end());
            free
        });
        let spans = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
        let next = source.edited(spans).map_err(|_| Refusal::Secret)?;
        places = verify::moved(&places, &edits);
        source = next;
    }
    Err(Refusal::Secret)
}
