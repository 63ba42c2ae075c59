//! Diagnostics in, text out.
//!
//! One file a format. A report sees what was found and the file it was found
//! in, and nothing of how: it depends on `diagnostic` and `text` alone. It
//! appends to a string, one file at a time; where that goes, and what to do
//! when it cannot be written, is the caller's business.

mod canvas;
mod conceal;
mod concise;
mod diff;
mod excerpt;
mod human;
mod json;
mod questions;
mod row;
mod snippet;
mod style;
mod summary;
#[cfg(test)]
mod tests;
mod word_list;
mod words;

pub use conceal::Concealed;
pub use diff::diff;
pub use style::Style;
pub use summary::Summary;

use crate::diagnostic::{Diagnostic, Mend, Reason};
use crate::text::{SourceFile, Span};

/// What was found in one file.
#[derive(Debug, Clone, Copy)]
pub struct FileReport<'a> {
    /// The file.
    pub source: &'a SourceFile,
    /// The provider it was judged for.
    pub provider: &'a str,
    /// The kind of draft it was taken for.
    pub kind: &'a str,
    /// The language it is written in.
    pub language: &'a str,
    /// What was found, in the order to show it.
    pub diagnostics: &'a [Diagnostic],
    /// The fixes that were made in the file before it was judged.
    pub fixed: &'a [Mend],
    /// The fixes that could not be made, and why.
    pub dropped: &'a [(Mend, Reason)],
    /// The secrets in the file, whether or not a diagnostic speaks of them: no
    /// excerpt shows them. Those of `diagnostics` need not be repeated here.
    pub concealed: &'a [Span],
}

/// A format of report: called once for the beginning, once for each file, and
/// once for the end, appending to `out` each time.
pub trait Reporter {
    /// What comes before the first file.
    fn begin(&mut self, out: &mut String);
    /// What was found in one file.
    fn file(&mut self, out: &mut String, report: &FileReport<'_>);
    /// What comes after the last file.
    fn end(&mut self, out: &mut String, summary: &Summary);
}

/// The formats there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For reading: the passage, what, why, what to do.
    Human,
    /// One line a place of a finding, as editors and `grep` like it.
    Concise,
    /// For programs: version 1 of the machine output.
    Json,
}

impl Format {
    /// The reporter that writes this format. [`Format::Json`]
    /// looks the same in every style.
    #[must_use]
    pub fn reporter(self, style: Style) -> Box<dyn Reporter> {
        match self {
            Self::Human => Box::new(human::Human::new(style)),
            Self::Concise => Box::new(concise::Concise::new(style)),
            Self::Json => Box::new(json::Json::new()),
        }
    }
}
