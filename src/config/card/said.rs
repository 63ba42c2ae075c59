//! What a card says of a finding: its messages, cases and labels.

use super::names::{fields, known_statement, severities};
use super::{PROVIDERS, SEVERITY_FOR};
use crate::config::shape::{Key, Shape, key};

/// What decides a case or a topic.
pub(super) const RESTS_ON: Key = key(
    "rests-on",
    Shape::List(&Shape::Text(known_statement)),
    "Which of the card's statements decide it: they are cited first.",
    "[AWS-32]",
);

pub(super) const VARIANT: &[Key] = &[
    PROVIDERS,
    key(
        "plans",
        Shape::List(&Shape::Filled),
        "The support plans.",
        "[enterprise]",
    ),
    key(
        "levels",
        Shape::List(&Shape::Filled),
        "The levels of severity.",
        "['1']",
    ),
    key(
        "answered",
        Shape::Flag,
        "The desk answers it: no finding.",
        "true",
    ),
    key("case", Shape::Filled, "Another message.", "other"),
    key(
        "severity",
        Shape::Word(severities),
        "A severity below the card's.",
        "info",
    ),
    key(
        "redirect",
        Shape::Words,
        "Where to turn instead.",
        "the sales desk",
    ),
];

pub(super) const MESSAGE: &[Key] = &[
    key(
        "what",
        Shape::Words,
        "What was found; `{quote}` stands for the words of the draft.",
        "'“{quote}” tells no date'",
    )
    .required(),
    key(
        "ask",
        Shape::Words,
        "What the desk would ask, where something is missing.",
        "By when do you need it?",
    ),
    key("do", Shape::Words, "What to do.", "Give the date").required(),
    key(
        "rewrite",
        Shape::Words,
        "Text to copy, with blanks.",
        "'Deadline: <date>'",
    ),
    key(
        "goes-in",
        Shape::Word(fields),
        "The kind of field that the answer goes in.",
        "deadline",
    ),
];

pub(super) const CASES: &[Key] = &[
    key("case", Shape::Filled, "Names the case.", "main"),
    RESTS_ON,
    key(
        "in-place",
        Shape::Flag,
        "Words of the draft are at fault: reports show them where they stand.",
        "true",
    ),
    key(
        "severity",
        Shape::Word(severities),
        "How much the case matters, where that is less than the card says.",
        "info",
    ),
    SEVERITY_FOR,
];

pub(super) const FIND_OUT: &[Key] = &[
    PROVIDERS,
    key(
        "how",
        Shape::Words,
        "The command to run, the page to open.",
        "Run `hostname`",
    )
    .required(),
];

pub(super) const OF_CASES: &[Key] = &[
    key(
        "cases",
        Shape::List(&Shape::Filled),
        "The cases for which it is the way.",
        "[main]",
    ),
    key(
        "of",
        Shape::List(&Shape::Filled),
        "Words, one of which the finding quotes where it is the way.",
        "[lambda]",
    ),
];

pub(super) const LABEL: &[Key] = &[
    key(
        "name",
        Shape::Filled,
        "The name the detector uses.",
        "other",
    )
    .required(),
    key("words", Shape::Words, "The words.", "the other").required(),
];
