//! Findings that the author has answered for.

use super::Diagnostic;

/// A finding that is not shown, since somebody said why it may stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// Where it is said that it may stay.
    pub place: Sayer,
    /// Why it may stay, in the words of the author, if they are given.
    pub reason: Option<String>,
}

/// Where it is said that a finding may stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sayer {
    /// In a comment of the draft.
    Comment,
    /// In the configuration.
    Configuration,
}
