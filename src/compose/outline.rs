//! What stands in a draft, whatever syntax it will be written in.

/// A draft, part by part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Lines for its author alone: no desk reads them.
    pub notes: Vec<String>,
    /// Its parts, in order.
    pub parts: Vec<Part>,
}

/// A labelled part of a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its label. What it is about is what the vocabulary takes the label for.
    pub label: String,
    /// What is said there, in one line or several. Prose is taken as it is: a
    /// list stays a list. A line of it that looks like a label is one.
    pub value: String,
    /// What goes there, for the author alone.
    pub hint: Option<String>,
    /// It is told in sentences, under a heading, rather than as a value.
    pub prose: bool,
}

impl Part {
    /// A value under a label.
    #[must_use]
    pub fn value(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            ..Self::default()
        }
    }
}
