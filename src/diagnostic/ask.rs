//! Questions: what a desk would ask where something is missing.

use std::borrow::Cow;

use crate::knowledge::FieldKind;

/// What a desk would ask, where a finding is about something missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The question, in the reader's language.
    pub question: Cow<'static, str>,
    /// The place of its rule in the order in which a desk asks about such a
    /// draft.
    pub order: usize,
    /// Its place among the questions about its ticket, from 1; 0 until all of
    /// them are known.
    pub rank: usize,
    /// The place of the finding is where the matter stands in the draft, be it
    /// words or a field to fill in, rather than one near which it would do.
    pub exact: bool,
    /// Words of the draft are at fault, and reports show them where they stand.
    pub in_place: bool,
    /// The draft lacks it altogether: no words of the draft are at fault.
    pub missing: bool,
    /// What the answer is about, if a kind of field is for that.
    pub field: Option<FieldKind>,
    /// How to find out what is asked, in the reader's language.
    pub find_out: Option<&'static str>,
}
