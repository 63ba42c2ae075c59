//! What a value of a configuration may be.

use super::said::Said;
use crate::knowledge::{FieldKind, Text};

/// A key and what it holds.
#[derive(Debug)]
pub(super) struct Key {
    /// Its name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) shape: Shape,
    /// What it is for, in one sentence.
    pub(super) about: &'static str,
    /// A value, on one line.
    pub(super) example: &'static str,
    /// What it has in common with a field of drafts: the words for that in any
    /// language lead here.
    pub(super) like: Option<FieldKind>,
    /// It must be there.
    pub(super) required: bool,
}

/// What a value may be.
#[derive(Debug)]
pub(super) enum Shape {
    /// One of these words.
    Word(fn() -> Vec<&'static str>),
    /// The name of a rule, or (`true`) of a family: of those that ship and those
    /// of the house.
    Rule(bool),
    /// `true` or `false`.
    Flag,
    /// A whole number from the one to the other.
    Count(usize, usize),
    /// Some of these names.
    Names(&'static [Text]),
    /// What may be set of the rule that it stands under: its severity, and its
    /// options.
    OfRule,
    /// Words for people, in Japanese, English or both; on a line of their own
    /// they hold for both.
    Words,
    /// Text that is not empty.
    Filled,
    /// Text that passes a check; the check says what is wrong and what would
    /// be right.
    Text(fn(&str) -> Result<(), Refusal>),
    /// Text of a form that the schema tells, too.
    Form(&'static Form),
    /// An account of the provider that it stands under.
    Account,
    /// Items; a single one need not be in a list.
    List(&'static Self),
    /// The same, of at least one.
    Some(&'static Self),
    /// Patterns of paths: at least one, and the first takes none out.
    Paths,
    /// Keys of the user's own, or of these names, with values of one shape.
    Table(Names, &'static Self),
    /// These keys, in groups.
    Record(&'static [&'static [Key]]),
    /// These keys, of which one is set besides those that must be there.
    Setting(&'static [&'static [Key]]),
    /// These keys, in one of several ways: all of one list are there, and none
    /// of the others.
    Ways(&'static [&'static [&'static str]], &'static [Key]),
    /// One thing on a line, another as keys and values.
    Either(&'static Self, &'static Self),
}

/// A text of a form of its own.
#[derive(Debug)]
pub(super) struct Form {
    /// Says what is wrong, and what would be right.
    pub(super) check: fn(&str) -> Result<(), Refusal>,
    /// The same as a JSON Schema.
    pub(super) schema: fn() -> serde_json::Value,
}

/// What the keys of a table may be.
#[derive(Debug)]
pub(super) enum Names {
    /// Anything.
    Any,
    /// Names of rules: of those that ship and those of the house.
    Rules,
    /// Names of things of this sort.
    Of(&'static str, fn() -> Vec<&'static str>),
}

/// Why a text is refused, and what would do.
pub(super) struct Refusal {
    pub(super) what: Said,
    pub(super) help: Option<Said>,
}

impl Refusal {
    pub(super) fn new(what: Said, help: Option<Said>) -> Self {
        Self { what, help }
    }
}

/// A key that need not be there.
pub(super) const fn key(
    name: &'static str,
    shape: Shape,
    about: &'static str,
    example: &'static str,
) -> Key {
    Key {
        name,
        shape,
        about,
        example,
        like: None,
        required: false,
    }
}

impl Key {
    /// The same with a field of drafts that it has something in common with.
    pub(super) const fn like(mut self, field: FieldKind) -> Self {
        self.like = Some(field);
        self
    }

    /// The same under a name, for a purpose.
    pub(super) const fn named(self, name: &'static str, about: &'static str) -> Self {
        Self {
            name,
            about,
            ..self
        }
    }

    /// The same, but it must be there.
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}
