//! What is wrong with a configuration, and where.

use super::said::Said;
use crate::text::{SourceFile, Span};

/// One thing that is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, in bytes of the file.
    pub span: Span,
    /// What is wrong.
    pub what: Said,
    /// What would be right.
    pub help: Option<Said>,
    /// Another place that has to do with it, and what it is.
    pub related: Option<(Span, Said)>,
}

impl Fault {
    pub(super) fn new(span: Span, what: Said) -> Self {
        Self {
            span,
            what,
            help: None,
            related: None,
        }
    }

    pub(super) fn help(mut self, help: Said) -> Self {
        self.help = Some(help);
        self
    }

    pub(super) fn related(mut self, span: Span, what: Said) -> Self {
        self.related = Some((span, what));
        self
    }
}

/// Why settings cannot be had.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// A file says what cannot be understood: all of it, in order of place.
    Faulty(SourceFile, Vec<Fault>),
    /// The same of the card of a rule of the house.
    Unfit(SourceFile, Vec<Fault>),
    /// A file cannot be read: its name, why, and what to do.
    Unreadable(String, Unread),
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What is in the way.
    pub what: Said,
    /// The way out.
    pub help: Option<Said>,
}
