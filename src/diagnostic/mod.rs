//! What a finding is, apart from how it is found and how it is shown.

mod ask;
mod fingerprint;
mod fix;
mod mend;
mod names;
mod suppressed;

pub use ask::Ask;
pub use fingerprint::{Fingerprint, Fingerprints};
pub use fix::{Edit, Fix};
pub use mend::{Mend, Reason};
pub use suppressed::{Sayer, Suppressed};

use std::borrow::Cow;
use std::sync::Arc;

pub use crate::knowledge::{Applicability, Confidence, Severity};
use crate::text::Span;

/// A place beside the main one, with a word on what it has to do with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What stands there, in the reader's language.
    pub message: Cow<'static, str>,
}

/// Another place where the same was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What was found, where the words of the finding are not those of this
    /// place.
    pub message: Option<Box<str>>,
}

impl From<Span> for Repeat {
    fn from(span: Span) -> Self {
        Self {
            span,
            message: None,
        }
    }
}

/// The published statement a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Name of the provider whose document it is.
    pub provider: Cow<'static, str>,
    /// Title of the document, in the reader's language.
    pub document: Cow<'static, str>,
    /// Section of the document.
    pub section: Cow<'static, str>,
    /// Where it is published; empty when not known.
    pub url: Cow<'static, str>,
}

/// One finding about a draft, in words, ready to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kebab-case name of the rule.
    pub rule: Cow<'static, str>,
    /// How much it matters.
    pub severity: Severity,
    /// How sure the tool is.
    pub confidence: Confidence,
    /// What was found.
    pub message: Cow<'static, str>,
    /// Why the desk asks for it.
    pub why: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
    /// What the desk would ask, where something is missing.
    pub ask: Option<Ask>,
    /// Text to copy into the draft, with blanks only the author can fill.
    pub rewrite: Option<Cow<'static, str>>,
    /// Which ticket of the file it is about, from 1; `None` where the file has
    /// one, or the finding is about the file.
    pub ticket: Option<usize>,
    /// Where, in bytes of the file. What is missing has the place where it
    /// would stand.
    pub span: Span,
    /// The text under `span` and `repeats` is a secret: no report shows it.
    pub conceal: bool,
    /// Related places; one at `span` itself is a word on that.
    pub labels: Vec<Label>,
    /// Which of the rule's cases it is; `main` where there is one.
    pub case: Cow<'static, str>,
    /// Findings of one rule with the same group are one; without a group, those
    /// that say the same.
    pub group: Option<Cow<'static, str>>,
    /// Where else in the ticket the same was found; such findings are one.
    pub repeats: Vec<Repeat>,
    /// What it rests on.
    pub citations: Arc<[Citation]>,
    /// Edits that would mend it.
    pub fixes: Vec<Fix>,
    /// The fix that the syntax of the draft has no way to write: its edits put the
    /// words where the others stand, whatever that does to the file.
    pub unmade: Option<Box<Fix>>,
}

impl Diagnostic {
    /// Every place of the finding, its own first.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        std::iter::once(self.span).chain(self.repeats.iter().map(|repeat| repeat.span))
    }
}
