//! Putting drafts together: words into a draft that is there, and whole drafts
//! from what belongs in them.
//!
//! A draft has habits: its syntax, the look of its labels, the order of its
//! parts. What is added follows them, so that it looks as if its author had
//! written it. Several ways may do; they are given best first, and whoever takes
//! one makes sure that the draft then reads as it should.

mod blank;
mod entry;
mod fill;
mod key;
mod label;
mod line;
mod matter;
mod order;
mod outline;
mod part;
mod prose;
mod render;
mod shape;
mod value;

pub use blank::asking;
pub use matter::{Matter, matters, merged};
pub use outline::{Outline, Part};
pub use render::{line, render};

use crate::diagnostic::Edit;
use crate::knowledge::FieldKind;
use crate::text::{SourceFile, Span};
use crate::ticket::{Syntax, Ticket};

/// A draft that words are placed into.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// One ticket of it.
    pub ticket: &'a Ticket,
    /// It is written in Japanese.
    pub japanese: bool,
    /// The provider it is for.
    pub provider: &'a str,
}

/// Words to place.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// What they are about; `None` for what no kind of field is for.
    pub kind: Option<FieldKind>,
    /// The label they have already, if any; the draft may have another way to
    /// say it.
    pub label: Option<&'a str>,
    /// The words, in lines.
    pub text: &'a str,
}

impl Words<'_> {
    /// Whether they were copied from a screen.
    fn wants_fence(&self) -> bool {
        matches!(self.kind, Some(FieldKind::Error | FieldKind::Log)) && self.text.contains('\n')
    }
}

/// The ways to write the words into the draft, best first: each some edits, in
/// order of place.
#[must_use]
pub fn ways(draft: &Draft<'_>, words: &Words<'_>) -> Vec<Vec<Edit>> {
    let words = Words {
        text: words.text.trim_matches(['\n', '\r']).trim_end(),
        ..*words
    };
    let mut ways = Vec::new();
    ways.extend(fill::blanks(draft, &words));
    ways.extend(fill::more(draft, &words));
    if draft.ticket.syntax == Syntax::Yaml {
        let inside = prose::body(draft).filter(|_| !draft.is_metadata(&words));
        if let Some(body) = &inside {
            ways.extend(line::ways(draft, &words, body));
        }
        ways.extend(key::ways(draft, &words));
        if inside.is_none()
            && let Some(body) = &prose::body(draft)
        {
            ways.extend(line::ways(draft, &words, body));
        }
    } else {
        if draft.is_metadata(&words) {
            ways.extend(key::ways(draft, &words));
        }
        ways.extend(line::ways(draft, &words, &prose::whole(draft)));
    }
    ways
}

/// What closes the text of the draft, if anything does: a farewell, a signature,
/// an earlier mail. It belongs to no part, whichever stands above it.
#[must_use]
pub fn farewell(draft: &Draft<'_>) -> Option<Span> {
    let prose = match draft.ticket.syntax {
        Syntax::Yaml => prose::body(draft)?,
        Syntax::Markdown | Syntax::Form => prose::whole(draft),
    };
    let farewell = Span::new(prose.end, prose.span.end());
    let words = farewell.slice(draft.text())?;
    (!words.trim().is_empty()).then_some(farewell)
}

impl<'a> Draft<'a> {
    fn text(&self) -> &'a str {
        self.source.text()
    }

    /// Whether the words are one value rather than a passage.
    fn is_metadata(&self, words: &Words<'_>) -> bool {
        let one_line = !words.text.contains(['\n', '\r']);
        one_line && words.kind.is_some_and(order::is_metadata)
    }

    /// The part of the file that is written in YAML.
    fn yaml(&self) -> Option<Span> {
        match self.ticket.syntax {
            Syntax::Yaml => Some(self.ticket.span),
            Syntax::Form => None,
            Syntax::Markdown => {
                let start = self.ticket.span.start();
                let first = self.source.line_of(start);
                let is_mark = |line: usize| {
                    let line = self.source.line_span(line);
                    let line = Span::new(line.start().max(start), line.end());
                    line.slice(self.text())
                        .is_some_and(|l| matches!(l.trim_end(), "---" | "..."))
                };
                if !is_mark(first) {
                    return None;
                }
                let last = self.source.line_of(self.text().len());
                let close = (first + 1..=last).find(|&line| is_mark(line))?;
                let from = self.source.line_span(first + 1).start();
                let yaml = Span::new(from, self.source.line_span(close).start());
                // Two lines across the page are no front matter.
                self.keys_in(yaml).next().map(|_| yaml)
            }
        }
    }

    /// The fields whose labels are keys of YAML in a part of the file, each with
    /// its number and where the key stands.
    fn keys_in(&self, yaml: Span) -> impl Iterator<Item = (usize, Span)> {
        let ticket = self.ticket;
        let fields = ticket.fields.iter().enumerate();
        fields.filter_map(move |(at, field)| {
            let label = ticket.span_of(field.label.as_ref()?);
            let is_key = yaml.start() <= label.start()
                && label.end() <= yaml.end()
                && field.metadata
                && ticket.scalar_at(label).is_none();
            is_key.then_some((at, label))
        })
    }
}
