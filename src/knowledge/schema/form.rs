//! What a desk asks to be filled in.

use serde::Deserialize;

use super::{Bilingual, List, Text};

/// One line of a desk's form.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FormField {
    /// Name for machines, kebab-case.
    pub name: Text,
    /// The label as the form prints it.
    pub label: Text,
    /// What it asks for, in a few words.
    pub title: Bilingual,
    /// Other labels under which drafts give it.
    #[serde(default)]
    pub aliases: List<Text>,
    /// Kinds of fields of a draft that answer it, whatever their label.
    #[serde(default)]
    pub fields: List<Text>,
    /// Facts that answer it wherever they stand, by the names of the contract.
    #[serde(default)]
    pub facts: List<Text>,
    /// The provider's identifiers that answer it wherever they stand.
    #[serde(default)]
    pub identifiers: List<Text>,
    /// The value the desk expects.
    pub expects: Bilingual,
    /// One that it takes.
    pub example: Text,
    /// What to write where the author does not know; absent where only the
    /// author can know.
    #[serde(default)]
    pub unknown: Option<Text>,
    /// The desk does without.
    #[serde(default)]
    pub optional: bool,
    /// Only what lies at one place has it: a service that the desk runs everywhere
    /// alike does not.
    #[serde(default)]
    pub local: bool,
    /// Other lines, by one of which the desk finds it out itself where the
    /// contract is given.
    #[serde(default)]
    pub found_by: List<Text>,
    /// Kinds of drafts that it is asked of; none for all. In another it takes
    /// what a label gives for it, and nothing else.
    #[serde(default)]
    pub kinds: List<Text>,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}

/// A form that a desk asks to be filled in for one kind of ticket.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Form {
    /// Name for machines, kebab-case.
    pub name: Text,
    /// Name for people.
    pub title: Bilingual,
    /// The kind of draft it is for.
    pub kind: Text,
    /// The sentence that opens it, where the desk asks for one.
    #[serde(default)]
    pub opening: Option<Bilingual>,
    /// Its lines, in order.
    pub fields: List<FormField>,
}

/// A tool for meetings, as a desk sees it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct MeetingTool {
    /// Its name.
    pub name: Text,
    /// How people write it, folded and lower-cased.
    pub aliases: List<Text>,
    /// The desk sends the invitation itself.
    #[serde(default)]
    pub invited: bool,
    /// It is a call, not a meeting on the web.
    #[serde(default)]
    pub call: bool,
    /// Nobody gets in without an account.
    #[serde(default)]
    pub account_only: bool,
    /// Not from the source documents.
    #[serde(default)]
    pub general_knowledge: bool,
}

/// Meetings by appointment: under which conditions a desk holds them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Consultation {
    /// The zone its hours are in, by its IANA name.
    pub timezone: Text,
    /// Business days from the application, its day not counted, to the first
    /// day that is surely possible.
    pub lead_days: usize,
    /// The hour from which it may begin.
    pub opens: usize,
    /// The hour by which it must have begun, and should be over.
    pub closes: usize,
    /// The shortest length, in minutes.
    pub shortest: usize,
    /// The longest length, in minutes.
    pub longest: usize,
    /// How many times of choice the application gives.
    pub choices: usize,
    /// Days of every year, as `MM-DD`, on which the desk may be closed though the
    /// law names no holiday.
    #[serde(default)]
    pub closed: List<Text>,
    /// Tools that the desk speaks of, and well-known ones.
    pub tools: List<MeetingTool>,
    /// The statements it rests on.
    #[serde(default)]
    pub statements: List<Text>,
}
