//! What a card says of an option that a house may set.

use super::names::{any, takes};
use crate::config::shape::{Key, Names, Shape, key};

pub(super) const OPTION: &[Key] = &[
    key("name", Shape::Filled, "Its name.", "at-most").required(),
    key("takes", Shape::Word(takes), "What it takes.", "count").required(),
    key(
        "least",
        Shape::Count(0, 1_000_000),
        "The least number it takes.",
        "1",
    ),
    key(
        "most",
        Shape::Count(0, 1_000_000),
        "The greatest number it takes.",
        "20",
    ),
    key(
        "among",
        Shape::List(&Shape::Filled),
        "The names it takes.",
        "[name, phone]",
    ),
    key(
        "default",
        Shape::Count(0, 1_000_000),
        "The number that holds where none is set.",
        "1",
    ),
    key(
        "unset",
        Shape::Words,
        "What holds where it is not set.",
        "all of them",
    ),
    key(
        "about",
        Shape::Words,
        "What it sets, in one sentence.",
        "How many matters a ticket may hold.",
    )
    .required(),
    key(
        "example",
        Shape::Filled,
        "A value, as a configuration has it.",
        "'2'",
    )
    .required(),
];

/// Options that an example sets.
pub(super) const SET: &[Key] = &[key(
    "options",
    Shape::Table(
        Names::Any,
        &Shape::Either(&Shape::Text(any), &Shape::List(&Shape::Text(any))),
    ),
    "Options of the rule in the author's configuration.",
    "{at-most: 2}",
)];
