//! The shape of `rules/templates/*.yaml`: what templates ask for, and what each
//! sort of template needs.

use serde::Deserialize;

use super::{Bilingual, List, Text};

/// Something that a template can ask for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Need {
    /// Kebab-case name.
    pub name: Text,
    /// Kinds of field whose labels ask for it.
    pub fields: List<Text>,
    /// Regular expressions for the words of a question that asks for it.
    pub asks: List<Text>,
    /// Words taken away before those are sought.
    #[serde(default)]
    pub strip: List<Text>,
    /// Regular expressions for words that tell only in the label of a question,
    /// what `strip` takes away left out.
    #[serde(default)]
    pub labels: List<Text>,
    /// It is what drafts tell of their matter, not what they want of a desk.
    #[serde(default)]
    pub told: bool,
    /// It is told by a person, a date or a page, which a label may ask for and for
    /// nothing else.
    #[serde(default)]
    pub beside: bool,
    /// What it is called.
    pub title: Bilingual,
    /// The label of a question for it.
    pub label: Bilingual,
    /// What to write there, in a sentence.
    pub hint: Bilingual,
    /// Labels that ask for it.
    pub asked: List<Text>,
    /// Labels that do not.
    pub not_asked: List<Text>,
}

/// What a template is for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Purpose {
    /// Kebab-case name.
    pub name: Text,
    /// What it is called.
    pub title: Bilingual,
    /// The kind of draft that its answers are.
    pub kind: Text,
    /// Regular expressions for what names such a template.
    pub named: List<Text>,
    /// Words taken away before.
    #[serde(default)]
    pub strip: List<Text>,
    /// Needs, all of which a template asks for that is such a one without
    /// saying so; none: it says so.
    #[serde(default)]
    pub speaks: List<Text>,
    /// Needs; one that asks for all of them is none of these in spite of its name.
    #[serde(default)]
    pub unless: List<Text>,
    /// It lists work to do: what it names is sent by nobody.
    #[serde(default)]
    pub lists: bool,
    /// What it has to ask for.
    pub needs: List<Wanted>,
}

/// What a template has to ask for, in one way or another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wanted {
    /// Needs, one of which will do; the first is asked for where none is.
    pub any: List<Text>,
    /// It does without.
    #[serde(default)]
    pub helpful: bool,
}
