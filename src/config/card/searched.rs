//! What a card searches drafts for.

use super::names::{facts, kinds, pattern, said, severities};
use super::said::{RESTS_ON, VARIANT};
use super::{CONFIDENCE, PROVIDERS};
use crate::config::shape::{Key, Shape, key};
use crate::config::table::filled;

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
    Shape::Count(1_000),
    "How many sentences on either side `unless` also looks at.",
    "1",
);

pub(super) const TOPICS: &[Key] = &[key(
    "topics",
    Shape::List(&Shape::Record(&[TOPIC])),
    "Topics that raise it when the draft is about them.",
    "[]",
)];

pub(super) const TOPIC: &[Key] = &[
    key(
        "case",
        Shape::Text(filled),
        "The message it raises.",
        "main",
    ),
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
    RESTS_ON,
    key(
        "redirect",
        Shape::Words,
        "Where to turn instead.",
        "the sales desk",
    )
    .required(),
    key(
        "where",
        Shape::List(&Shape::Record(&[VARIANT])),
        "What differs by desk and contract.",
        "[]",
    ),
];
