//! What a draft can be exported to: the members of an API, or the lines of a
//! record.

use serde::Deserialize;

use super::{Bilingual, FormField, List, Text};

/// Where a member of an API takes its value from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The title of the draft.
    Subject,
    /// Everything else that the draft says, without marks.
    Body,
    /// The level of severity that the draft states, by the desk's name of it.
    Severity,
    /// The kind of the draft, through `codes`.
    Kind,
    /// The language of the draft, through `codes`.
    Language,
    /// What was masked, to be entered by hand.
    Secret,
    /// What the draft gives under one of `labels`.
    Stated,
    /// The same, as a list.
    StatedList,
    /// The same; where the draft only speaks of attachments, that is told.
    Attachments,
}

/// A code of an API, and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ExportCode {
    /// The code.
    pub code: Text,
    /// Names of the kinds or languages of drafts that it is for.
    #[serde(rename = "for")]
    pub names: List<Text>,
}

/// A member of what an API takes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Member {
    /// Its name.
    pub name: Text,
    /// Where its value comes from.
    pub from: Origin,
    /// Labels under which a draft may give it.
    #[serde(default)]
    pub labels: List<Text>,
    /// What the API calls what the draft has.
    #[serde(default)]
    pub codes: List<ExportCode>,
    /// The most characters it may have.
    #[serde(default)]
    pub longest: Option<usize>,
    /// The most values it may have.
    #[serde(default)]
    pub most: Option<usize>,
    /// It is left out where the draft does not give it.
    #[serde(default)]
    pub optional: bool,
    /// What its author has to fill in.
    pub wants: Bilingual,
    /// How to find that out.
    #[serde(default)]
    pub how: Option<Bilingual>,
}

/// A form of tickets that a draft can be exported to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Export {
    /// Name on the command line: the file's stem.
    #[serde(skip)]
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// Name of the provider whose desk takes it.
    pub provider: Text,
    /// Where its members or lines are described.
    pub reference: Text,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
    /// What its API takes, in order.
    #[serde(default)]
    pub members: List<Member>,
    /// The lines of its record, for kinds of drafts of which the provider has no
    /// form of its own.
    #[serde(default)]
    pub lines: List<FormField>,
}
