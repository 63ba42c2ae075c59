//! What may stand in a card of a rule, as a table: that of the rules that ship,
//! and the part of it that a rule of a house may use.

use super::shape::{Key, Names, Refusal, Shape, key};
use super::table::{day, filled, providers};
use crate::facts::{FactKind, Kind};
use crate::knowledge::pattern::{Misfit, of_house};
use crate::knowledge::{FieldKind, statement};

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
        Shape::Word(own_fixes),
        "Whether a message has a rewrite to show.",
        "display",
    ),
    key(
        "match",
        Shape::Record(&[MATCH]),
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
        Shape::Count(100_000),
        "Its place in the order in which a desk asks.",
        "120",
    ),
    key("last", Shape::Flag, "It runs after all others.", "true"),
    key(
        "detector",
        Shape::Text(filled),
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
        Shape::List(&Shape::Text(filled)),
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

const MATCH: &[Key] = &[
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

const PATTERNS: Key = key(
    "",
    Shape::List(&Shape::Text(pattern)),
    "",
    "['\\bteam\\b', 'チーム']",
);

const UNLESS: Key = PATTERNS.named("unless", "What keeps it silent in the same sentence.");

const WITHIN: Key = key(
    "within",
    Shape::Count(1_000),
    "How many sentences on either side `unless` also looks at.",
    "1",
);

const TOPICS: &[Key] = &[key(
    "topics",
    Shape::List(&Shape::Record(&[TOPIC])),
    "Topics that raise it when the draft is about them.",
    "[]",
)];

const TOPIC: &[Key] = &[
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

const VARIANT: &[Key] = &[
    PROVIDERS,
    key(
        "plans",
        Shape::List(&Shape::Text(filled)),
        "The support plans.",
        "[enterprise]",
    ),
    key(
        "levels",
        Shape::List(&Shape::Text(filled)),
        "The levels of severity.",
        "['1']",
    ),
    key(
        "answered",
        Shape::Flag,
        "The desk answers it: no finding.",
        "true",
    ),
    key("case", Shape::Text(filled), "Another message.", "other"),
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

const MESSAGE: &[Key] = &[
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

const CASES: &[Key] = &[
    key("case", Shape::Text(filled), "Names the case.", "main"),
    key(
        "severity",
        Shape::Word(severities),
        "How much the case matters, where that is less than the card says.",
        "info",
    ),
    SEVERITY_FOR,
];

const FIND_OUT: &[Key] = &[
    PROVIDERS,
    key(
        "how",
        Shape::Words,
        "The command to run, the page to open.",
        "Run `hostname`",
    )
    .required(),
];

const OF_CASES: &[Key] = &[key(
    "cases",
    Shape::List(&Shape::Text(filled)),
    "The cases for which it is the way.",
    "[main]",
)];

const LABEL: &[Key] = &[
    key(
        "name",
        Shape::Text(filled),
        "The name the detector uses.",
        "other",
    )
    .required(),
    key("words", Shape::Words, "The words.", "the other").required(),
];

const OWN_EXAMPLES: &[Key] = &[
    key(
        "fail",
        Shape::List(&Shape::Record(&[EXAMPLE])),
        "Drafts that must raise it.",
        "[{text: Do it ASAP}]",
    )
    .required(),
    key(
        "pass",
        Shape::List(&Shape::Record(&[EXAMPLE])),
        "Drafts that must not.",
        "[{text: Do it by Friday}]",
    )
    .required(),
];

const EXAMPLES: &[Key] = &[
    key(
        "fail",
        Shape::List(&Shape::Record(&[EXAMPLE, SHOWN])),
        "Drafts that must raise it.",
        "[{text: Do it ASAP}]",
    )
    .required(),
    key(
        "pass",
        Shape::List(&Shape::Record(&[EXAMPLE])),
        "Drafts that must not.",
        "[{text: Do it by Friday}]",
    )
    .required(),
];

const EXAMPLE: &[Key] = &[
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
        Shape::List(&Shape::Text(day)),
        "Days off in the author's configuration.",
        "[2026-12-28]",
    ),
];

const SHOWN: &[Key] = &[
    key(
        "case",
        Shape::Text(filled),
        "The case of message expected.",
        "main",
    ),
    key(
        "fixed",
        Shape::Text(any),
        "The draft after the rewrite.",
        "Do it",
    ),
];

const GLOSS: &[Key] = &[
    key("term", Shape::Text(filled), "The term.", "かもめ").required(),
    key(
        "meaning",
        Shape::Text(filled),
        "What it means to others.",
        "在庫端末",
    )
    .required(),
];

fn severities() -> Vec<&'static str> {
    vec!["info", "warning", "error"]
}

fn confidences() -> Vec<&'static str> {
    vec!["low", "medium", "high"]
}

fn scopes() -> Vec<&'static str> {
    vec!["passage", "document"]
}

fn fixes() -> Vec<&'static str> {
    vec!["none", "display", "unsafe", "safe"]
}

/// What needs no Rust to be made.
fn own_fixes() -> Vec<&'static str> {
    vec!["none", "display"]
}

fn said() -> Vec<&'static str> {
    vec!["asked", "troubled", "stated"]
}

fn syntaxes() -> Vec<&'static str> {
    vec!["md", "yaml", "txt"]
}

fn kinds() -> Vec<&'static str> {
    Kind::ALL.map(Kind::name).to_vec()
}

fn fields() -> Vec<&'static str> {
    FieldKind::ALL.iter().map(|kind| kind.name()).collect()
}

fn facts() -> Vec<&'static str> {
    FactKind::ALL.iter().map(|kind| kind.name()).collect()
}

fn any(_: &str) -> Result<(), Refusal> {
    Ok(())
}

fn pattern(text: &str) -> Result<(), Refusal> {
    of_house(text).map(|_| ()).map_err(|Misfit(why)| {
        let help = "patterns are searched in lower-cased prose; quote them as '\\bteam\\b'";
        Refusal::new(format!("not a pattern that can be used: {why}"), help)
    })
}

fn known_statement(text: &str) -> Result<(), Refusal> {
    match statement(text) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(
            format!("no statement is called `{text}`"),
            "`ticketlint explain RULE` names those of a rule; a rule of your own needs none",
        )),
    }
}
