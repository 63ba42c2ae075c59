//! Cards: all there is about a rule.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::matcher::{Match, Topic};
use super::option::{OptionSet, RuleOption};
use super::{
    Applicability, Bilingual, Confidence, List, ProviderSeverity, Scope, Severity, Text,
    all_or_named,
};

/// The words of one message of a rule, with `{holes}` for the draft's words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Message {
    /// Names the case the detector tells apart; `main` where there is one.
    #[serde(default = "super::main_case")]
    pub case: Text,
    /// How much the case matters, where that is less than the card says.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// The same for single providers.
    #[serde(default, deserialize_with = "super::provider_severities")]
    pub severity_for: List<ProviderSeverity>,
    /// What was found.
    pub what: Bilingual,
    /// What the desk would ask, where the finding is about something missing.
    #[serde(default)]
    pub ask: Option<Bilingual>,
    /// What to do.
    #[serde(rename = "do")]
    pub action: Bilingual,
    /// Text to copy, with blanks.
    #[serde(default)]
    pub rewrite: Option<Bilingual>,
    /// The kind of field that this text and the answer go in, where neither its
    /// label nor what the card `belongs` in tells.
    #[serde(default)]
    pub goes_in: Option<Text>,
    /// Words of the draft are at fault: a report shows them where they stand,
    /// though what they leave open is asked with what is missing.
    #[serde(default)]
    pub in_place: bool,
    /// Which of the card's statements decide the case: they are cited first.
    #[serde(default)]
    pub rests_on: List<Text>,
}

/// A place among the questions that holds for one kind of draft only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindPlace {
    /// The kind.
    pub kind: Text,
    /// Its place, the first question the least.
    pub place: usize,
}

fn kind_places<'de, D: Deserializer<'de>>(deserializer: D) -> Result<List<KindPlace>, D::Error> {
    let map = BTreeMap::<String, usize>::deserialize(deserializer)?;
    let places = map.into_iter().map(|(kind, place)| KindPlace {
        kind: Cow::Owned(kind),
        place,
    });
    Ok(Cow::Owned(places.collect()))
}

/// How to find out what a draft lacks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindOut {
    /// The providers for which it is the way; none named: any.
    #[serde(default)]
    pub providers: List<Text>,
    /// The cases for which it is the way; none named: any.
    #[serde(default)]
    pub cases: List<Text>,
    /// Words, in lower case, one of which the finding has in one of its holes where
    /// it is the way; none named: any.
    #[serde(default)]
    pub of: List<Text>,
    /// The command to run, the page to open.
    pub how: Bilingual,
}

/// One example of a card: documentation and test at once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The draft.
    pub text: Text,
    /// `md`, `yaml` or `txt`.
    #[serde(default = "markdown")]
    pub syntax: Text,
    /// The provider, when not to be guessed.
    #[serde(default)]
    pub provider: Option<Text>,
    /// The kind of draft, when not to be guessed.
    #[serde(default)]
    pub kind: Option<Text>,
    /// A whole draft rather than a passage of one.
    #[serde(default)]
    pub whole: bool,
    /// The case of message expected (failing examples).
    #[serde(default)]
    pub case: Option<Text>,
    /// The draft after the rule's rewrite.
    #[serde(default)]
    pub fixed: Option<Text>,
    /// In-house terms that the author's configuration explains.
    #[serde(default)]
    pub glossary: List<Gloss>,
    /// Days off in the author's configuration.
    #[serde(default)]
    pub holidays: List<Text>,
    /// Options of the rule in the author's configuration.
    #[serde(default, deserialize_with = "super::option::option_sets")]
    pub options: List<OptionSet>,
}

/// An in-house term and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gloss {
    /// The term.
    pub term: Text,
    /// What it means to others.
    pub meaning: Text,
}

fn markdown() -> Text {
    Cow::Borrowed("md")
}

/// Drafts that must and must not raise a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// Must raise the rule.
    pub fail: List<Example>,
    /// Must not.
    pub pass: List<Example>,
}

/// What stands at a place related to a finding.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelWords {
    /// The name the detector uses.
    pub name: Text,
    /// The words.
    pub words: Bilingual,
}

/// Everything about one rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Card {
    /// Kebab-case name: the file's stem.
    #[serde(skip)]
    pub name: Text,
    /// The family: the name of the file's folder.
    #[serde(skip)]
    pub family: Text,
    /// Default severity.
    pub severity: Severity,
    /// Severities of single providers.
    #[serde(default, deserialize_with = "super::provider_severities")]
    pub severity_for: List<ProviderSeverity>,
    /// How sure its findings are.
    #[serde(default)]
    pub confidence: Confidence,
    /// Kinds of draft it applies to; none named: all.
    #[serde(default)]
    pub kinds: List<Text>,
    /// Providers it applies to; none named: all.
    #[serde(default)]
    pub providers: List<Text>,
    /// Passage or whole draft.
    #[serde(default)]
    pub scope: Scope,
    /// Kinds of fields in which what is missing would stand, best first: a
    /// finding by absence points at the label of one that the draft has.
    #[serde(default)]
    pub belongs: List<Text>,
    /// Its place in the order in which a desk asks, what blocks its first reply
    /// before what it can do without at first; no two rules share one.
    #[serde(default)]
    pub asked: Option<usize>,
    /// Its place for single kinds of draft, where that is another.
    #[serde(default, deserialize_with = "kind_places")]
    pub asked_for: List<KindPlace>,
    /// Rules that say what this one would say, and say it better: where one of
    /// them speaks, of the same words or of what is missing, it stays silent.
    #[serde(default)]
    pub yields_to: List<Text>,
    /// It runs after all others, and can leave to them what they have spoken of.
    #[serde(default)]
    pub last: bool,
    /// How the author finds out what it asks for; the first way that fits counts.
    #[serde(default)]
    pub find_out: List<FindOut>,
    /// One line for lists.
    pub summary: Bilingual,
    /// What the author is to do, as a line of a checklist.
    #[serde(default)]
    pub wants: Option<Bilingual>,
    /// Why the desk asks for it.
    pub why: Bilingual,
    /// When it stays silent.
    #[serde(default)]
    pub silent: Option<Bilingual>,
    /// The statements of the source documents it rests on.
    pub statements: List<Text>,
    /// Providers for which it rests on general knowledge, not on a statement.
    #[serde(default)]
    pub general_knowledge: List<Text>,
    /// The class of its rewrite.
    #[serde(default)]
    pub fix: Applicability,
    /// The detector in Rust that finds it; exactly one of this and `match`.
    #[serde(default)]
    pub detector: Option<Text>,
    /// The matcher that finds it.
    #[serde(default, rename = "match")]
    pub matcher: Option<Match>,
    /// Its words.
    pub messages: List<Message>,
    /// Words for related places.
    #[serde(default)]
    pub labels: List<LabelWords>,
    /// The holes its detector fills, if not `quote` alone.
    #[serde(default)]
    pub holes: Option<List<Text>>,
    /// What a house may set of it beside its severity.
    #[serde(default)]
    pub options: List<RuleOption>,
    /// Its tests and documentation.
    pub examples: Examples,
}

impl Card {
    /// Whether it judges drafts for that provider.
    #[must_use]
    pub fn is_for_provider(&self, provider: &str) -> bool {
        all_or_named(&self.providers, provider)
    }

    /// How to find out what a case of the rule asks for, of a draft for that
    /// provider; `is_about` tells whether it is about something of that name.
    #[must_use]
    pub fn find_out(
        &self,
        case: &str,
        provider: &str,
        mut is_about: impl FnMut(&str) -> bool,
    ) -> Option<&Bilingual> {
        let mut fits = |way: &&FindOut| {
            all_or_named(&way.providers, provider)
                && all_or_named(&way.cases, case)
                && (way.of.is_empty() || way.of.iter().any(|name| is_about(name)))
        };
        let way = self.find_out.iter().find(|way| fits(way))?;
        Some(&way.how)
    }

    /// Its place among the questions about drafts of that kind; last where it
    /// has none.
    #[must_use]
    pub fn place_for(&self, kind: &str) -> usize {
        let own = self.asked_for.iter().find(|own| own.kind == kind);
        own.map(|own| own.place)
            .or(self.asked)
            .unwrap_or(usize::MAX)
    }

    /// Whether it judges drafts of that kind.
    #[must_use]
    pub fn is_for_kind(&self, kind: &str) -> bool {
        all_or_named(&self.kinds, kind)
    }
}

/// The holes of cards that name none.
const QUOTE: &[Text] = &[Cow::Borrowed("quote")];

/// The holes of cards that match topics.
const TOPIC: &[Text] = &[
    Cow::Borrowed("quote"),
    Cow::Borrowed("topic"),
    Cow::Borrowed("redirect"),
];

impl Card {
    /// The holes of its words that are filled.
    #[must_use]
    pub fn filled(&self) -> &[Text] {
        match (&self.holes, &self.matcher) {
            (Some(holes), _) => holes,
            (None, Some(matcher)) if !matcher.topics.is_empty() => TOPIC,
            // Absence has no words to quote.
            (None, Some(matcher)) if matcher.find.is_empty() => &[],
            (None, _) => QUOTE,
        }
    }

    /// The topics it is raised by.
    pub fn topics(&self) -> impl Iterator<Item = &Topic> {
        self.matcher.iter().flat_map(|m| m.topics.iter())
    }
}
