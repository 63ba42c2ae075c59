//! What may stand in a configuration file, as a table. The parser and the JSON
//! Schema are both made from it, so that neither knows a key the other does not.

use ignore::gitignore::GitignoreBuilder;

use super::shape::{Key, Names, Refusal, Shape, key};
use super::{FailOn, SEVERITIES};
use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::{CARDS, Day, FieldKind, IdentifierKind, OwnIdentifier, OwnRule, PROVIDERS};

/// A whole file.
pub(super) const FILE: Shape =
    Shape::Record(&[&[EXTENDS, RULE_PATHS], SETTINGS, &[OVERRIDES, SUPPRESSIONS]]);

const EXTENDS: Key = key(
    "extends",
    Shape::List(&Shape::Text(filled)),
    "Files whose settings are taken first, relative to this one; later ones win.",
    "../base.yaml",
);

const RULE_PATHS: Key = key(
    "rule-paths",
    Shape::List(&Shape::Text(filled)),
    "Rules of your own: their cards, or folders of them, relative to this file.",
    "[rules/]",
);

const OVERRIDES: Key = key(
    "overrides",
    Shape::List(&Shape::Record(&[&[PATHS], SETTINGS])),
    "Settings for some paths only; of several that fit, the later wins.",
    "[{paths: 'closing/', fail-on: error}]",
);

const PATHS: Key = key(
    "paths",
    Shape::List(&Shape::Text(glob)),
    "The paths they are for, as patterns of .gitignore, relative to this file.",
    "['*.closing.md', 'archive/']",
)
.required();

const SUPPRESSIONS: Key = key(
    "suppressions",
    Shape::List(&Shape::Record(&[SUPPRESSION])),
    "Findings that may stay, in drafts that are to hold no comments.",
    "[{rule: missing-goal, paths: 'templates/', reason: filled in later}]",
);

const SUPPRESSION: &[Key] = &[
    key(
        "rule",
        Shape::List(&Shape::Rule(false)),
        "The rule, or several.",
        "missing-goal",
    )
    .required(),
    key(
        "paths",
        Shape::List(&Shape::Text(glob)),
        "The drafts, as patterns of .gitignore, relative to this file; all without it.",
        "['templates/']",
    ),
    key(
        "field",
        Shape::Text(filled),
        "The label of the field that it is for; the whole draft without it.",
        "症状",
    ),
    key(
        "reason",
        Shape::Text(filled),
        "Why it may stay.",
        "filled in when it is used",
    )
    .required(),
];

/// What may be set for all paths and for some.
const SETTINGS: &[Key] = &[
    key(
        "provider",
        Shape::Word(providers_or_auto),
        "Whose desk drafts are for that name none.",
        "aws",
    )
    .like(FieldKind::Provider),
    key(
        "kind",
        Shape::Word(kinds_or_auto),
        "What sort of drafts those are that do not say so.",
        "incident",
    )
    .like(FieldKind::Kind),
    key(
        "language",
        Shape::Word(languages),
        "Language of the messages; auto is that of the draft.",
        "ja",
    )
    .like(FieldKind::Language),
    key(
        "timezone",
        Shape::Text(zone),
        "Zone of the author's clock.",
        "Asia/Tokyo",
    )
    .like(FieldKind::Timezone),
    key(
        "account",
        Shape::Either(
            &Shape::Text(filled),
            &Shape::Table(Names::Of("provider", providers), &Shape::Text(filled)),
        ),
        "The account that cases are filed from, or one for each provider.",
        "{aws: '222233334444'}",
    )
    .like(FieldKind::Account),
    key(
        "fail-on",
        Shape::Word(fail_levels),
        "Lowest severity that makes the exit status 1.",
        "error",
    ),
    key(
        "pedantic",
        Shape::Flag,
        "Show what the tool is not sure of, too.",
        "true",
    ),
    key(
        "stale-days",
        Shape::Text(days),
        "Days after which an event may be too old to look into.",
        "30",
    ),
    key(
        "select",
        Shape::List(&Shape::Rule(true)),
        "Run only these rules or families.",
        "[goal, time]",
    ),
    key(
        "ignore",
        Shape::List(&Shape::Rule(true)),
        "Leave these rules or families out.",
        "[vague-symptom]",
    ),
    key(
        "rules",
        Shape::Table(
            Names::Rules,
            &Shape::Either(&Shape::Word(severities), &Shape::Record(&[RULE])),
        ),
        "Severities of single rules.",
        "{missing-goal: error, vague-symptom: off}",
    ),
    key(
        "glossary",
        Shape::Table(Names::Any, &Shape::Text(filled)),
        "In-house terms, and what they mean to others.",
        "{かもめ: 在庫管理システム}",
    ),
    key(
        "holidays",
        Shape::List(&Shape::Either(
            &Shape::Text(day),
            &Shape::Record(&[HOLIDAY]),
        )),
        "Days off besides weekends and national holidays.",
        "[2026-12-28, {from: 12-29, to: 01-04, name: 年末年始}]",
    ),
    key(
        "identifiers",
        Shape::List(&Shape::Record(&[IDENTIFIER])),
        "Forms of identifiers of your own.",
        "[{name: host-name, pattern: 'HOST-\\d{4}', kind: resource}]",
    ),
];

const RULE: &[Key] = &[key(
    "severity",
    Shape::Word(severities),
    "The severity of all that it finds; off keeps it from running.",
    "warning",
)
.required()];

const HOLIDAY: &[Key] = &[
    key(
        "date",
        Shape::Text(day),
        "The day, 2026-12-28 or every year 12-28.",
        "2026-12-28",
    ),
    key(
        "from",
        Shape::Text(day),
        "The first day of several.",
        "12-29",
    ),
    key("to", Shape::Text(day), "The last day of several.", "01-04"),
    key(
        "name",
        Shape::Text(filled),
        "What it is called.",
        "年末年始",
    ),
    key(
        "provider",
        Shape::Word(providers),
        "Whose desk is closed; without it, you are.",
        "soracom",
    ),
];

const IDENTIFIER: &[Key] = &[
    key(
        "name",
        Shape::Text(filled),
        "What you call it.",
        "host-name",
    )
    .required(),
    key(
        "pattern",
        Shape::Text(pattern),
        "A regular expression, in which \\b, \\d, \\s and \\w are of ASCII.",
        "'HOST-\\d{4}'",
    )
    .required(),
    key(
        "kind",
        Shape::Word(identifier_kinds),
        "What it names; resource without it.",
        "resource",
    ),
];

pub(super) fn providers() -> Vec<&'static str> {
    PROVIDERS.iter().map(|p| p.name.as_ref()).collect()
}

fn providers_or_auto() -> Vec<&'static str> {
    std::iter::once("auto").chain(providers()).collect()
}

fn kinds_or_auto() -> Vec<&'static str> {
    let names = Kind::ALL.map(Kind::name);
    std::iter::once("auto").chain(names).collect()
}

fn languages() -> Vec<&'static str> {
    vec!["auto", "ja", "en"]
}

fn fail_levels() -> Vec<&'static str> {
    FailOn::ALL.map(FailOn::name).to_vec()
}

fn severities() -> Vec<&'static str> {
    SEVERITIES.map(|(name, _)| name).to_vec()
}

/// The names of rules, and of families where they do, too.
pub(super) fn rules(own: &[&'static OwnRule], families_too: bool) -> Vec<&'static str> {
    let cards = CARDS.iter().chain(own.iter().map(|own| &own.card));
    let mut names: Vec<&'static str> = cards.map(|card| card.name.as_ref()).collect();
    if families_too {
        let own = own.iter().map(|own| own.card.family.as_ref());
        names.splice(0..0, families().into_iter().chain(own));
    }
    names
}

/// The families of rules.
pub(super) fn families() -> Vec<&'static str> {
    let mut names: Vec<_> = CARDS.iter().map(|card| card.family.as_ref()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The kinds of identifiers, by name.
pub(super) const IDENTIFIER_KINDS: [(&str, IdentifierKind); 7] = [
    ("resource", IdentifierKind::Resource),
    ("account", IdentifierKind::Account),
    ("request", IdentifierKind::Request),
    ("case", IdentifierKind::Case),
    ("version", IdentifierKind::Version),
    ("region", IdentifierKind::Region),
    ("zone", IdentifierKind::Zone),
];

fn identifier_kinds() -> Vec<&'static str> {
    IDENTIFIER_KINDS.map(|(name, _)| name).to_vec()
}

pub(super) fn filled(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::new("it is empty", "write it, or take the key out"));
    }
    Ok(())
}

fn zone(text: &str) -> Result<(), Refusal> {
    ClockZone::named(text)
        .map(|_| ())
        .map_err(|fault| Refusal::new(format!("`{text}` is no zone"), fault.words()))
}

fn days(text: &str) -> Result<(), Refusal> {
    match text.parse() {
        Ok(1_u16..=3650) => Ok(()),
        _ => Err(Refusal::new(
            format!("`{text}` is no number of days"),
            "write a number from 1 to 3650",
        )),
    }
}

pub(super) fn day(text: &str) -> Result<(), Refusal> {
    let right = "write the day as 2026-12-28 or, for every year, as 12-28";
    match Day::read(text) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(format!("`{text}` is no day"), right)),
    }
}

fn pattern(text: &str) -> Result<(), Refusal> {
    OwnIdentifier::new("", IdentifierKind::Resource, text)
        .map(|_| ())
        .map_err(|what| {
            let what = format!("not a pattern that can be used: {what}");
            Refusal::new(
                what,
                "write a regular expression such as 'HOST-\\d{4}', in quotes",
            )
        })
}

fn glob(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() || text.starts_with('#') {
        return Err(Refusal::new("this pattern fits no path", ""));
    }
    if text.split('/').any(|step| step == "..") {
        return Err(Refusal::new(
            format!("`{text}` leads out of the folder, where no draft is of this file"),
            "write the path from the folder of this file, such as `closing/`",
        ));
    }
    GitignoreBuilder::new("")
        .add_line(None, text)
        .map(|_| ())
        .map_err(|error| Refusal::new(format!("not a pattern of paths: {error}"), ""))
}
