//! Repairs: plain text edits with a class of safety.

use std::sync::Arc;

use super::Applicability;
use crate::text::Span;

/// Replaces the bytes of `span` by `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the file; empty for an insertion.
    pub span: Span,
    /// What comes in its place.
    pub text: String,
}

/// One repair: edits that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// Whether it may be applied without a look.
    pub applicability: Applicability,
    /// What it does, in the reader's language.
    pub title: Arc<str>,
    /// Its edits, in order, not overlapping.
    pub edits: Vec<Edit>,
}
