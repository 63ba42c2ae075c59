//! Whether a draft reads as it did, but for what was edited.

use crate::diagnostic::Edit;
use crate::frontend::Document;
use crate::knowledge::FieldKind;
use crate::text::Span;
use crate::ticket::{Block, BlockKind, Ticket};

/// A part of a draft as a reader sees it.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    sort: Sort,
    /// What the fields around it are about, innermost first.
    fields: Vec<Option<FieldKind>>,
    /// Its words. Blanks do not count: lines are wrapped anew when something
    /// before them grows.
    words: String,
}

/// What a part is. How prose is cut depends on the length of its lines, so that
/// paragraphs, items and values are all one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Heading,
    Label,
    Prose,
    Verbatim,
}

impl From<BlockKind> for Sort {
    fn from(kind: BlockKind) -> Self {
        match kind {
            BlockKind::Heading(_) => Self::Heading,
            BlockKind::Label => Self::Label,
            BlockKind::Code | BlockKind::Quote => Self::Verbatim,
            BlockKind::Paragraph
            | BlockKind::Item { .. }
            | BlockKind::Cell { .. }
            | BlockKind::Value => Self::Prose,
        }
    }
}

/// What must not change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// Words, and what they are taken for.
    Full,
    /// Letters and digits.
    Words,
}

/// Whether `after`, read from the file `before` was read from with `edits` made
/// (in order of place), differs in nothing but these.
pub(super) fn only_edits_differ(
    before: &Document,
    after: &Document,
    edits: &[&Edit],
    care: Care,
) -> bool {
    let words = edits.iter().filter(|edit| !is_lines(edit));
    let words: Vec<(Span, &str)> = words.map(|e| (e.span, e.text.as_str())).collect();
    // A word behind a label that had none is a part of its own, too.
    let new: Vec<&Edit> = edits
        .iter()
        .filter(|e| e.span.is_empty())
        .copied()
        .collect();
    let added = places_of(&new, edits);
    let same_words = |before: &Ticket, after: &Ticket| {
        let before = parts(before, |block| {
            before.text().slice(block.range.clone()).after(&words)
        });
        let after = parts(after, |block| {
            let span = after.span_of(&block.range);
            let holds = |new: &Span| new.start() <= span.start() && span.end() <= new.end();
            if added.iter().any(holds) {
                String::new()
            } else {
                after.slice(&block.range).to_owned()
            }
        });
        match care {
            Care::Full => before == after,
            Care::Words => all_words(&before) == all_words(&after),
        }
    };
    before.syntax == after.syntax
        && before.tickets.len() == after.tickets.len()
        && after.problems.len() <= before.problems.len()
        && before
            .tickets
            .iter()
            .zip(&after.tickets)
            .all(|(before, after)| {
                after.problems.len() <= before.problems.len() && same_words(before, after)
            })
}

fn all_words(parts: &[Part]) -> String {
    let words = parts.iter().flat_map(|part| part.words.chars());
    words.filter(|c| c.is_alphanumeric()).collect()
}

/// An insertion of lines makes new parts; any other edit changes words.
fn is_lines(edit: &Edit) -> bool {
    edit.span.is_empty() && edit.text.contains(['\n', '\r'])
}

/// Where insertions stand in the file after all `edits`.
fn places_of(insertions: &[&Edit], edits: &[&Edit]) -> Vec<Span> {
    let mut grown = 0_usize;
    let mut shrunk = 0_usize;
    let mut places = Vec::new();
    for edit in edits {
        let start = edit.span.start() + grown - shrunk;
        if insertions.iter().any(|i| std::ptr::eq(*i, *edit)) {
            places.push(Span::new(start, start + edit.text.len()));
        }
        grown += edit.text.len();
        shrunk += edit.span.len();
    }
    places
}

/// The parts of a ticket that say something. Pieces of prose that stand
/// together are one.
fn parts(ticket: &Ticket, words: impl Fn(&Block) -> String) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for block in &ticket.blocks {
        let part = Part {
            sort: block.kind.into(),
            fields: ticket
                .fields_at(block.range.start)
                .map(|f| f.kind)
                .collect(),
            words: words(block).split_whitespace().collect(),
        };
        match parts.last_mut() {
            _ if part.words.is_empty() => {}
            Some(last)
                if last.sort == Sort::Prose
                    && part.sort == Sort::Prose
                    && last.fields == part.fields =>
            {
                last.words.push_str(&part.words);
            }
            _ => parts.push(part),
        }
    }
    parts
}
