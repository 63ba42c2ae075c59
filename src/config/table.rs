//! What may stand in a configuration file, as a table. The parser and the JSON
//! Schema are both made from it, so that neither knows a key the other does not.

use super::forms::{DAY, ZONE};
use super::said::said;
use super::shape::{Key, Names, Refusal, Shape, key};
use super::{FIX_CLASSES, FailOn, SEVERITIES};
use crate::facts::Kind;
use crate::knowledge::pattern::lost_in_folding;
use crate::knowledge::{CARDS, FieldKind, IdentifierKind, OwnIdentifier, OwnRule, PROVIDERS};

/// A whole file.
pub(super) const FILE: Shape =
    Shape::Record(&[&[EXTENDS, RULE_PATHS], SETTINGS, &[OVERRIDES, SUPPRESSIONS]]);

const EXTENDS: Key = key(
    "extends",
    Shape::List(&Shape::Filled),
    "Files whose settings are taken first, relative to this one; later ones win.",
    "../base.yaml",
);

const RULE_PATHS: Key = key(
    "rule-paths",
    Shape::List(&Shape::Filled),
    "Rules of your own: their cards, or folders of them, relative to this file.",
    "[rules/]",
);

const OVERRIDES: Key = key(
    "overrides",
    Shape::List(&Shape::Setting(&[&[PATHS], SETTINGS])),
    "Settings for some paths only; of several that fit, the later wins.",
    "[{paths: 'closing/', fail-on: error}]",
);

const PATHS: Key = key(
    "paths",
    Shape::Paths,
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
        Shape::Some(&Shape::Rule(false)),
        "The rule, or several.",
        "missing-goal",
    )
    .required(),
    key(
        "paths",
        Shape::Paths,
        "The drafts, as patterns of .gitignore, relative to this file; all without it.",
        "['templates/']",
    ),
    key(
        "field",
        Shape::Filled,
        "The label of the field that it is for; the whole draft without it.",
        "症状",
    ),
    key(
        "reason",
        Shape::Filled,
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
        Shape::Form(&ZONE),
        "Zone of the author's clock.",
        "Asia/Tokyo",
    )
    .like(FieldKind::Timezone),
    key(
        "account",
        Shape::Either(
            &Shape::Filled,
            &Shape::Table(Names::Of("provider", providers), &Shape::Account),
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
        Shape::Count(1, 3650),
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
            &Shape::Either(&Shape::Word(severities), &Shape::OfRule),
        ),
        "Severities and options of single rules.",
        "{vague-symptom: off, multiple-issues: {at-most: 2}}",
    ),
    key(
        "glossary",
        Shape::Table(Names::Any, &Shape::Filled),
        "In-house terms, and what they mean to others.",
        "{かもめ: 在庫管理システム}",
    ),
    key(
        "holidays",
        Shape::List(&Shape::Either(
            &Shape::Form(&DAY),
            &Shape::Ways(&[&["date"], &["from", "to"]], HOLIDAY),
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

/// What may be set of any rule.
pub(super) const RULE: &[Key] = &[
    key(
        "severity",
        Shape::Word(severities),
        "The severity of all that it finds; off keeps it from running.",
        "warning",
    ),
    key(
        "fix",
        Shape::Word(fix_classes),
        "What its fixes are taken for: safe, unsafe, or off, which makes none of them.",
        "unsafe",
    ),
];

const HOLIDAY: &[Key] = &[
    key(
        "date",
        Shape::Form(&DAY),
        "The day, 2026-12-28 or every year 12-28.",
        "2026-12-28",
    ),
    key(
        "from",
        Shape::Form(&DAY),
        "The first day of several.",
        "12-29",
    ),
    key("to", Shape::Form(&DAY), "The last day of several.", "01-04"),
    key("name", Shape::Filled, "What it is called.", "年末年始"),
    key(
        "provider",
        Shape::Word(providers),
        "Whose desk is closed; without it, you are.",
        "soracom",
    ),
];

const IDENTIFIER: &[Key] = &[
    key("name", Shape::Filled, "What you call it.", "host-name").required(),
    key(
        "pattern",
        Shape::Text(identifier),
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

fn fix_classes() -> Vec<&'static str> {
    FIX_CLASSES.map(|(name, _)| name).to_vec()
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
        return Err(Refusal::new(
            said!("空です", "it is empty"),
            Some(said!(
                "書くか、キーを取り除いてください",
                "write it, or take the key out",
            )),
        ));
    }
    Ok(())
}

/// Why a pattern is refused that searches for what no folded text has.
pub(super) fn never_found(lost: &str, folded: &str) -> Refusal {
    let what = said!(
        "`{lost}` は見つかりません。全角・半角をそろえた本文から探すからです",
        "`{lost}` is never found: full width and half width are made one before the search",
    );
    let help = said!("`{folded}` と書いてください", "write `{folded}`");
    Refusal::new(what, Some(help))
}

/// A form of identifiers.
fn identifier(text: &str) -> Result<(), Refusal> {
    match lost_in_folding(text) {
        Some((lost, folded)) => Err(never_found(&lost, &folded)),
        None => pattern(text),
    }
}

pub(super) fn pattern(text: &str) -> Result<(), Refusal> {
    OwnIdentifier::new("", IdentifierKind::Resource, text)
        .map(|_| ())
        .map_err(|what| {
            let what = said!(
                "使える正規表現ではありません: {what}",
                "not a pattern that can be used: {what}",
            );
            let help = said!(
                "'HOST-\\d{{4}}' のような正規表現を、引用符で囲んで書いてください",
                "write a regular expression such as 'HOST-\\d{{4}}', in quotes",
            );
            Refusal::new(what, Some(help))
        })
}
