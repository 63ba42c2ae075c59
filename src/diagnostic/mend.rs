//! What became of the fixes of a draft.

use std::borrow::Cow;
use std::sync::Arc;

/// A fix that was made, or dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The rule whose finding it mends.
    pub rule: Cow<'static, str>,
    /// What it does, in the reader's language.
    pub title: Arc<str>,
}

/// Why a fix was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Something else in the draft would read otherwise.
    ReadsOtherwise,
    /// The way the words are written in the draft lets no part of them be replaced.
    Inseparable,
    /// The encoding of the file has no bytes for this character.
    Unwritable(char),
}
