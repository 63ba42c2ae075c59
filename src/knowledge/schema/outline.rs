//! The shape of `rules/outlines/*.yaml`: what each desk asks for, as a draft to
//! fill in.

use serde::Deserialize;

use super::{Bilingual, List, Text};

/// What a desk asks for in one kind of ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// Name of the provider.
    pub provider: Text,
    /// The kind of draft.
    pub kind: Text,
    /// What it asks for, in order.
    pub asks: List<Asked>,
}

/// One thing that a desk asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The kind of field of a draft that answers it; absent where the vocabulary
    /// has none.
    pub field: Option<Text>,
    /// The label to put it under.
    pub label: Bilingual,
    /// What goes there, in a line.
    pub hint: Bilingual,
    /// An answer such as the desk can work with.
    pub answer: Bilingual,
    /// It is told in sentences, under a heading of its own.
    pub prose: bool,
}

/// A thing to ask for, as written in the data: once for all desks that ask for
/// it, or in the words of one desk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Part {
    /// Name by which outlines ask for it, kebab-case.
    pub name: Text,
    /// See [`Asked::field`].
    #[serde(default)]
    pub field: Option<Text>,
    /// A line of the provider's forms whose label and words it has.
    #[serde(default)]
    pub line: Option<Text>,
    /// See [`Asked::label`].
    #[serde(default)]
    pub label: Option<Bilingual>,
    /// See [`Asked::hint`].
    #[serde(default)]
    pub hint: Option<Bilingual>,
    /// The answer, where the outline gives none.
    #[serde(default)]
    pub answer: Option<Bilingual>,
    /// See [`Asked::prose`].
    #[serde(default)]
    pub prose: bool,
}

/// The file of a provider.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Desk {
    /// What this desk asks for in its own words.
    #[serde(default)]
    pub parts: Vec<Part>,
    /// One for each kind of ticket that the desk takes.
    pub outlines: Vec<Kind>,
}

/// What a desk asks for in one kind of ticket, as written in the data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kind {
    /// The kind of draft.
    pub kind: Text,
    /// What it asks for, in order.
    pub asks: Vec<Ask>,
}

/// A part that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ask {
    /// Name of the part.
    pub part: Text,
    /// An answer to it, for this kind of ticket.
    #[serde(default)]
    pub answer: Option<Bilingual>,
}
