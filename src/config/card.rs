//! What may stand in a card of a rule, as a table: that of the rules that ship,
//! and the part of it that a rule of a house may use.

mod examples;
mod names;
mod options;
mod said;
mod searched;

use super::shape::{Key, Names, Shape, key};
use super::table::providers;
use examples::{EXAMPLES, OWN_EXAMPLES};
use names::{confidences, fields, fixes, kinds, known_statement, scopes, severities};
use options::OPTION;
use said::{CASES, FIND_OUT, LABEL, MESSAGE, OF_CASES};
use searched::{MATCH, OWN_TOPICS, TOPICS};

/// A card of a rule that ships.
pub(super) const CARD: Shape = Shape::Record(&[COMMON, SHIPPED]);
/// A card of a rule of a house.
pub(super) const OWN_CARD: Shape = Shape::Record(&[COMMON, OWN]);

const COMMON: &[Key] = &[
    key(
        "severity",
        Shape::Word(severities),
        "How much it matters.",
        "warning",
    )
    .required(),
    SEVERITY_FOR,
    CONFIDENCE,
    key(
        "kinds",
        Shape::List(&Shape::Word(kinds)),
        "Kinds of draft it applies to; all without it.",
        "[incident]",
    ),
    PROVIDERS,
    key(
        "scope",
        Shape::Word(scopes),
        "Whether it judges a passage, or what a whole draft lacks.",
        "document",
    ),
    key(
        "belongs",
        Shape::List(&Shape::Word(fields)),
        "Kinds of field in which what is missing would stand.",
        "[contact]",
    ),
    key(
        "yields-to",
        Shape::List(&Shape::Rule(false)),
        "Rules that say the same, and say it better.",
        "[missing-contact]",
    ),
    key(
        "summary",
        Shape::Words,
        "One line for lists.",
        "No team is named",
    )
    .required(),
    key(
        "wants",
        Shape::Words,
        "What the author is to do, as a line of a checklist.",
        "Name your team",
    ),
    key(
        "why",
        Shape::Words,
        "Why it matters.",
        "Cases are shared out by team.",
    )
    .required(),
    key(
        "silent",
        Shape::Words,
        "When it stays silent.",
        "A team is named anywhere.",
    ),
    key(
        "statements",
        Shape::List(&Shape::Text(known_statement)),
        "Statements of the desks' documents that it rests on.",
        "[AWS-18]",
    ),
];

/// What a card of a house has besides.
const OWN: &[Key] = &[
    key(
        "fix",
        Shape::Word(fixes),
        "The class of what `replace` writes, or whether a message has a rewrite to show.",
        "display",
    ),
    key(
        "match",
        Shape::Record(&[MATCH, OWN_TOPICS]),
        "What raises it, and what keeps it silent.",
        "{find: ['\\bASAP\\b']}",
    )
    .required(),
    key(
        "messages",
        Shape::List(&Shape::Record(&[MESSAGE])),
        "Its words.",
        "{what: No date is given, do: Give the date}",
    )
    .required(),
    key(
        "find-out",
        Shape::List(&Shape::Record(&[FIND_OUT])),
        "How the author finds out what it asks for.",
        "{how: The team is on your badge}",
    ),
    key(
        "examples",
        Shape::Record(&[OWN_EXAMPLES]),
        "Drafts that must raise it, and drafts that must not: its tests.",
        "{fail: [{text: Do it ASAP}], pass: [{text: Do it by Friday}]}",
    )
    .required(),
];

/// What a card that ships has besides.
const SHIPPED: &[Key] = &[
    key(
        "general-knowledge",
        Shape::List(&Shape::Word(providers)),
        "Providers for which it rests on general knowledge.",
        "[sakura]",
    ),
    key(
        "fix",
        Shape::Word(fixes),
        "The class of its rewrite.",
        "display",
    ),
    key(
        "asked",
        Shape::Count(0, 100_000),
        "Its place in the order in which a desk asks.",
        "120",
    ),
    key(
        "asked-for",
        Shape::Table(Names::Of("kind", kinds), &Shape::Count(0, 100_000)),
        "The same for single kinds of draft.",
        "{question: 20}",
    ),
    key("last", Shape::Flag, "It runs after all others.", "true"),
    key(
        "detector",
        Shape::Filled,
        "The detector in Rust that finds it, instead of `match`.",
        "missing-goal",
    ),
    key(
        "match",
        Shape::Record(&[MATCH, TOPICS]),
        "What raises it, and what keeps it silent.",
        "{find: ['\\bASAP\\b']}",
    ),
    key(
        "messages",
        Shape::List(&Shape::Record(&[MESSAGE, CASES])),
        "Its words, case by case.",
        "{what: No date is given, do: Give the date}",
    )
    .required(),
    key(
        "find-out",
        Shape::List(&Shape::Record(&[FIND_OUT, OF_CASES])),
        "How the author finds out what it asks for.",
        "{how: The team is on your badge}",
    ),
    key(
        "labels",
        Shape::List(&Shape::Record(&[LABEL])),
        "Words for related places.",
        "[{name: other, words: the other}]",
    ),
    key(
        "holes",
        Shape::List(&Shape::Filled),
        "The holes that its detector fills.",
        "[quote]",
    ),
    key(
        "examples",
        Shape::Record(&[EXAMPLES]),
        "Drafts that must raise it, and drafts that must not: its tests.",
        "{fail: [{text: Do it ASAP}], pass: [{text: Do it by Friday}]}",
    )
    .required(),
    key(
        "options",
        Shape::List(&Shape::Record(&[OPTION])),
        "What a house may set of it beside its severity.",
        "[]",
    ),
];

const SEVERITY_FOR: Key = key(
    "severity-for",
    Shape::Table(Names::Of("provider", providers), &Shape::Word(severities)),
    "The same for single providers.",
    "{aws: error}",
);

const CONFIDENCE: Key = key(
    "confidence",
    Shape::Word(confidences),
    "How sure its findings are; those of low confidence are shown on request.",
    "medium",
);

const PROVIDERS: Key = key(
    "providers",
    Shape::List(&Shape::Word(providers)),
    "Providers it applies to; all without it.",
    "[aws]",
);
