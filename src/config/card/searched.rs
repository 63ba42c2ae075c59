//! What a card searches drafts for.

use super::names::{any, facts, kinds, pattern, said, severities};
use super::said::{RESTS_ON, VARIANT};
use super::{CONFIDENCE, PROVIDERS};
use crate::config::shape::{Key, Shape, key};

pub(super) const MATCH: &[Key] = &[
    PATTERNS.named(
        "find",
        "Regular expressions that raise it; without them it is raised by absence.",
    ),
    PATTERNS.named("strip", "Words taken away before `find` is searched."),
    UNLESS,
    WITHIN,
    key(
        "unless-facts",
        Shape::List(&Shape::Word(facts)),
        "Facts, any of which anywhere in the draft keeps it silent.",
        "[contact]",
    ),
    key(
        "replace",
        Shape::Text(any),
        "What takes the place of what `find` finds, with `fix: safe` or `unsafe`.",
        "'by Friday'",
    ),
];

pub(super) const PATTERNS: Key = key(
    "",
    Shape::List(&Shape::Text(pattern)),
    "",
    "['\\bteam\\b', 'チーム']",
);

pub(super) const UNLESS: Key =
    PATTERNS.named("unless", "What keeps it silent in the same sentence.");

pub(super) const WITHIN: Key = key(
    "within",
    Shape::Count(0, 1_000),
    "How many sentences on either side `unless` also looks at.",
    "1",
);

pub(super) const TOPICS: &[Key] = &[topics(Shape::List(&Shape::Record(&[TOPIC, OF_DESKS])))];

/// The topics of a rule of a house, which has one message and knows no contracts.
pub(super) const OWN_TOPICS: &[Key] = &[topics(Shape::List(&Shape::Record(&[TOPIC])))];

const fn topics(shape: Shape) -> Key {
    key(
        "topics",
        shape,
        "Topics that raise it when the draft is about them, instead of `find`.",
        "[{name: prices, find: ['\\bprices?\\b'], redirect: the sales desk}]",
    )
}

/// What tells the topics of a rule that ships apart.
const OF_DESKS: &[Key] = &[
    RESTS_ON,
    key("case", Shape::Filled, "The message it raises.", "main"),
    key(
        "where",
        Shape::List(&Shape::Record(&[VARIANT])),
        "What differs by desk and contract.",
        "[]",
    ),
];

pub(super) const TOPIC: &[Key] = &[
    key("name", Shape::Words, "What it is called.", "prices").required(),
    PROVIDERS,
    key(
        "kinds",
        Shape::List(&Shape::Word(kinds)),
        "Kinds of draft it is sought in.",
        "[question]",
    ),
    PATTERNS.named("find", "What names it.").required(),
    PATTERNS.named("strip", "Words taken away before `find` is searched."),
    PATTERNS.named("with", "What must be said of it in the same clause."),
    key(
        "carries",
        Shape::Flag,
        "What `with` says may stand in another clause.",
        "true",
    ),
    key("said", Shape::Word(said), "How it must be said.", "stated"),
    UNLESS,
    WITHIN,
    PATTERNS.named(
        "unless-draft",
        "What keeps it silent anywhere in the draft.",
    ),
    key(
        "severity",
        Shape::Word(severities),
        "A severity below the card's.",
        "info",
    ),
    CONFIDENCE,
    key(
        "redirect",
        Shape::Words,
        "Where to turn instead.",
        "the sales desk",
    )
    .required(),
];
