//! What the tool could not do, as reports tell it: a program that reads one would
//! else take half of an answer for the whole.

use serde::Serialize;

use crate::text::{SourceFile, Span};

/// Something that could not be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotDone {
    /// The file it is about, as it was named.
    pub path: Option<String>,
    /// Where in it: line and column, both from 1, the latter in characters.
    #[serde(flatten)]
    pub place: Option<LineColumn>,
    /// Why, in the language of the run.
    #[serde(rename = "message")]
    pub what: String,
    /// The way out.
    pub help: Option<String>,
}

/// A place in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl LineColumn {
    /// Where a span of a file begins.
    #[must_use]
    pub fn of(source: &SourceFile, span: Span) -> Self {
        let start = source.position(span.start());
        Self {
            line: start.line,
            column: start.column,
        }
    }
}

impl NotDone {
    /// What is wrong with a file at a place of it.
    #[must_use]
    pub fn at(source: &SourceFile, span: Span, what: &str, help: Option<&str>) -> Self {
        Self {
            path: Some(source.name().to_owned()),
            place: Some(LineColumn::of(source, span)),
            what: what.to_owned(),
            help: help.map(str::to_owned),
        }
    }

    /// The line to point at: the first where none is known.
    pub(super) fn line(&self) -> usize {
        self.place.map_or(1, |place| place.line)
    }

    /// Why, and the way out.
    pub(super) fn words(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.what),
            None => self.what.clone(),
        }
    }
}
