//! Diagnostics in, text out.
//!
//! One file a format. A report sees what was found and the file it was found
//! in, and nothing of how; of what the tool knows it takes what a rule is. It
//! appends to a string, one file at a time; where that goes, and what to do
//! when it cannot be written, is the caller's business.

mod agent;
mod canvas;
mod changes;
mod checkstyle;
mod conceal;
mod concise;
mod diff;
mod excerpt;
mod format;
mod github;
mod gitlab;
mod human;
mod json;
mod json_text;
mod junit;
mod laid;
mod markdown;
mod markdown_text;
mod ndjson;
mod not_done;
mod out;
mod path;
mod places;
mod questions;
mod rdjson;
mod repeated;
mod row;
mod sarif;
mod snippet;
mod style;
mod summary;
mod template;
#[cfg(test)]
mod tests;
mod word_list;
mod words;
mod xml;

pub use conceal::Concealed;
pub use diff::diff;
pub use format::Format;
pub use json_text::json_line;
pub use not_done::{LineColumn, NotDone};
pub use out::Out;
pub use style::Style;
pub use summary::{Baselined, Summary};
pub use template::{AskReport, TemplateReport};

use crate::diagnostic::{Diagnostic, Mend, Reason, Severity, Suppressed};
use crate::knowledge::OwnRule;
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
    /// What was found and is suppressed: reports for reading only count it.
    pub suppressed: &'a [Suppressed],
    /// The fixes that were made in the file before it was judged.
    pub fixed: &'a [Mend],
    /// The fixes that could not be made, and why.
    pub dropped: &'a [(Mend, Reason)],
    /// The secrets in the file, whether or not a diagnostic speaks of them: no
    /// excerpt shows them. Those of `diagnostics` need not be repeated here.
    pub concealed: &'a [Span],
    /// The rules of the house that may have found something in it.
    pub rules: &'a [&'static OwnRule],
    /// The lowest severity that fails the run, if any does.
    pub fails: Option<Severity>,
    /// What it asks for, if it is a template.
    pub template: Option<&'a TemplateReport<'a>>,
}

impl<'a> FileReport<'a> {
    /// What was found in a file of which nothing else is to be told.
    #[must_use]
    pub const fn of(
        source: &'a SourceFile,
        diagnostics: &'a [Diagnostic],
        concealed: &'a [Span],
    ) -> Self {
        Self {
            source,
            provider: "",
            kind: "",
            language: "",
            diagnostics,
            suppressed: &[],
            fixed: &[],
            dropped: &[],
            concealed,
            rules: &[],
            fails: None,
            template: None,
        }
    }
}

/// A format of report: called once for the beginning, once for each file, and
/// once for the end, appending to `out` each time.
pub trait Reporter {
    /// What comes before the first file.
    fn begin(&mut self, out: &mut String);
    /// What was found in one file.
    fn file(&mut self, out: &mut String, report: &FileReport<'_>) {
        self.file_to(&mut Out::whole(out), report);
    }
    /// The same, handed on while it is written.
    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>);
    /// What comes after the last file, what could not be done included.
    fn end(&mut self, out: &mut String, summary: &Summary);
}
