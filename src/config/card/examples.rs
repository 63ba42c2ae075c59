//! The drafts that a card is tested by.

use super::names::{any, kinds, syntaxes};
use super::options::SET;
use crate::config::forms::DAY;
use crate::config::shape::{Key, Shape, key};
use crate::config::table::providers;

pub(super) const OWN_EXAMPLES: &[Key] = &[
    Key {
        shape: Shape::List(&Shape::Record(&[EXAMPLE, FIXED])),
        ..FAIL
    },
    PASS,
];

pub(super) const EXAMPLES: &[Key] = &[
    Key {
        shape: Shape::List(&Shape::Record(&[EXAMPLE, SHOWN, SET])),
        ..FAIL
    },
    Key {
        shape: Shape::List(&Shape::Record(&[EXAMPLE, SET])),
        ..PASS
    },
];

const FAIL: Key = key(
    "fail",
    Shape::List(&Shape::Record(&[EXAMPLE])),
    "Drafts that must raise it.",
    "[{text: Do it ASAP}]",
)
.required();

const PASS: Key = key(
    "pass",
    Shape::List(&Shape::Record(&[EXAMPLE])),
    "Drafts that must not.",
    "[{text: Do it by Friday}]",
)
.required();

pub(super) const EXAMPLE: &[Key] = &[
    key("text", Shape::Text(any), "The draft.", "Do it ASAP").required(),
    key(
        "syntax",
        Shape::Word(syntaxes),
        "How it is written; md without it.",
        "txt",
    ),
    key(
        "provider",
        Shape::Word(providers),
        "The provider, when not to be guessed.",
        "aws",
    ),
    key(
        "kind",
        Shape::Word(kinds),
        "The kind of draft, when not to be guessed.",
        "incident",
    ),
    key(
        "whole",
        Shape::Flag,
        "It is a whole draft rather than a passage of one.",
        "true",
    ),
    key(
        "glossary",
        Shape::List(&Shape::Record(&[GLOSS])),
        "In-house terms that the author's configuration explains.",
        "[{term: かもめ, meaning: 在庫端末}]",
    ),
    key(
        "holidays",
        Shape::List(&Shape::Form(&DAY)),
        "Days off in the author's configuration.",
        "[2026-12-28]",
    ),
];

pub(super) const SHOWN: &[Key] = &[
    key(
        "case",
        Shape::Filled,
        "The case of message expected.",
        "main",
    ),
    FIXED_DRAFT,
];

/// What an example of a rule of a house may show besides.
pub(super) const FIXED: &[Key] = &[FIXED_DRAFT];

const FIXED_DRAFT: Key = key(
    "fixed",
    Shape::Text(any),
    "The draft after the rewrite.",
    "Do it",
);

pub(super) const GLOSS: &[Key] = &[
    key("term", Shape::Filled, "The term.", "かもめ").required(),
    key(
        "meaning",
        Shape::Filled,
        "What it means to others.",
        "在庫端末",
    )
    .required(),
];
