//! Parting a draft that holds several matters into one draft for each.
//!
//! Where it is parted is what the rules on one issue a ticket find; what belongs
//! to no matter in particular is in every part, and nothing is in none.

mod adapt;
mod assign;
mod cut;
mod parting;

use std::ops::Range;

use crate::engine::{self, Settings};
use crate::facts::Profile;
use crate::text::encoding::Unwritable;
use crate::text::{Language, SourceFile, Span};
use crate::ticket::Syntax;
use parting::{Leaf, Parting, Twin};

/// Why a draft belongs into several tickets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// The rule that says so.
    pub rule: &'static str,
    /// Words of one matter, in the text of the file.
    pub first: Span,
    /// Words of another.
    pub second: Span,
}

/// A piece of the draft: a line, a sentence of it, a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in the text of the file.
    pub span: Span,
    /// The parts it is in, from 0, in order. Never none.
    pub parts: Vec<usize>,
}

/// A draft for one of the tickets.
#[derive(Debug, Clone)]
pub struct Part {
    /// The draft, in the encoding, syntax and line breaks of the whole.
    pub draft: SourceFile,
    /// What was added to its subject.
    pub suffix: String,
}

/// How a draft is parted.
#[derive(Debug)]
pub struct Plan {
    /// What sort of draft it is.
    pub profile: Profile,
    /// Why it is parted; empty where it holds one matter.
    pub reasons: Vec<Reason>,
    /// All words of the draft, in order.
    pub pieces: Vec<Piece>,
    /// The drafts: two or more, or none where there is nothing to part.
    pub parts: Vec<Part>,
    /// Words that must never be shown, in bytes of the text.
    pub concealed: Vec<Span>,
}

/// Why a draft cannot be parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The file holds so many drafts, and not all of them one matter.
    Several(usize),
    /// The encoding of the file has no bytes for what is added.
    Unwritable(char),
}

impl From<Unwritable> for Fault {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable.0)
    }
}

/// Parts a draft. It is parted exactly where a rule on one issue a ticket, as
/// `settings` have them, finds something.
///
/// # Errors
/// The file holds several drafts, or cannot take the words that are added.
pub fn split(source: &SourceFile, settings: &Settings) -> Result<Plan, Fault> {
    let (readings, concealed) = engine::read_to_show(source, settings);
    let Some(first) = readings.first() else {
        return Err(Fault::Several(0));
    };
    let mut plan = Plan {
        profile: first.profile,
        reasons: Vec::new(),
        pieces: Vec::new(),
        parts: Vec::new(),
        concealed,
    };
    let syntax = first.ticket.syntax;
    let mut parting = Parting::new(source, syntax, settings);
    if readings.len() > 1 {
        return if parting.finds_any() {
            Err(Fault::Several(readings.len()))
        } else {
            Ok(plan)
        };
    }
    let mut leaves = parting.leaves();
    leaves.dedup_by(|a, b| a.gone == b.gone && a.twin.is_none() && b.twin.is_none());
    if leaves.len() < 2 {
        return Ok(plan);
    }
    plan.reasons = parting.reasons;
    for (at, leaf) in leaves.iter().enumerate() {
        let counted = format!("({}/{})", at + 1, leaves.len());
        let suffix = match &leaf.heading {
            Some(heading) => format!("{counted} {heading}"),
            None => counted,
        };
        let draft = draft(source, syntax, plan.profile.language, leaf, &suffix)?;
        plan.parts.push(Part { draft, suffix });
    }
    let spans = assign::units(&first.ticket)
        .iter()
        .map(|unit| first.ticket.span_of(&unit.range))
        .collect();
    plan.pieces = pieces(source, spans, &leaves);
    Ok(plan)
}

/// The draft of one ticket.
fn draft(
    source: &SourceFile,
    syntax: Syntax,
    language: Language,
    leaf: &Leaf,
    suffix: &str,
) -> Result<SourceFile, Unwritable> {
    let swapped = leaf.twin.as_ref().and_then(Twin::swapped);
    let mut edits: Vec<(Span, &str)> = leaf.gone.iter().map(|span| (*span, "")).collect();
    edits.extend(swapped);
    edits.sort_by_key(|(span, _)| *span);
    let left = source.edited(edits)?;
    let (label, words) = adapt::reference(language);
    let more = leaf.twin.as_ref().map(|twin| twin.words(language));
    let words = match (more, language) {
        (None, _) => words.to_owned(),
        (Some(more), Language::Ja) => format!("{words}。{more}"),
        (Some(more), Language::En) => format!("{words}. {more}"),
    };
    let left = adapt::with_line(&left, syntax, (label, &words))?;
    adapt::with_suffix(left, syntax, suffix)
}

/// The pieces of the draft: what stands in one line and goes to the same
/// tickets is one.
fn pieces(source: &SourceFile, spans: Vec<Span>, leaves: &[Leaf]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        let keeps = |leaf: &Leaf| {
            let inside = |gone: &Span| gone.start() <= span.start() && span.end() <= gone.end();
            !leaf.gone.iter().any(inside)
        };
        let parts: Vec<usize> = (0..leaves.len()).filter(|at| keeps(&leaves[*at])).collect();
        match out.last_mut() {
            Some(last)
                if last.parts == parts
                    && source.line_of(last.span.end()) == source.line_of(span.start()) =>
            {
                last.span = last.span.cover(span);
            }
            _ => out.push(Piece { span, parts }),
        }
    }
    for piece in &mut out {
        piece.span = to_the_end(source, piece.span);
    }
    out
}

/// The span with the rest of its line, if that is nothing but signs: a quote, a
/// bracket.
fn to_the_end(source: &SourceFile, span: Span) -> Span {
    let end = source.line_span(source.line_of(span.end())).end();
    let rest = source.text().get(span.end()..end).unwrap_or("");
    if rest.contains(char::is_alphanumeric) {
        span
    } else {
        Span::new(span.start(), span.end() + rest.trim_end().len())
    }
}

/// Where a span of the text without `hidden` (in order, apart) stands in the text.
fn origin(span: Span, hidden: &[Span]) -> Span {
    let place = |at: usize, is_end: bool| {
        let mut at = at;
        for gone in hidden {
            let Range { start, end } = gone.start()..gone.end();
            if start > at || (is_end && start == at) {
                break;
            }
            at += end - start;
        }
        at
    };
    let start = place(span.start(), false);
    Span::new(start, place(span.end(), true).max(start))
}
