//! How a card that needs no detector finds what it judges.

use serde::Deserialize;

use super::{Bilingual, Confidence, List, Severity, Text};

/// A matcher that needs no Rust. Regular expressions are searched in the
/// folded, lower-cased prose (no code, no quoted mail).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Match {
    /// What raises the rule. Without it the rule is raised once, by absence.
    #[serde(default)]
    pub find: List<Text>,
    /// Words taken away before `find` is searched (緊急度 before 緊急).
    #[serde(default)]
    pub strip: List<Text>,
    /// What keeps the rule silent in the same sentence.
    #[serde(default)]
    pub unless: List<Text>,
    /// How many sentences on either side `unless` also looks at.
    #[serde(default)]
    pub within: usize,
    /// Facts, any of which anywhere in the draft keeps the rule silent.
    #[serde(default)]
    pub unless_facts: List<Text>,
    /// What takes the place of the words that `find` finds, as a fix of the class
    /// of the card; nothing in it takes them out.
    #[serde(default)]
    pub replace: Option<Text>,
    /// Topics that raise the rule when they are the matter of the draft rather
    /// than mentioned in it; instead of all the above. At one place the first counts.
    #[serde(default)]
    pub topics: List<Topic>,
}

/// How a topic must be said to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// The desk is asked about it.
    #[default]
    Asked,
    /// The desk is asked about it, or it is what does not work.
    Troubled,
    /// The draft says so, and does not deny it.
    Stated,
}

/// Something a draft may be about. All expressions are searched like those of
/// [`Match`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topic {
    /// The message it raises.
    #[serde(default = "super::main_case")]
    pub case: Text,
    /// What it is called, for the hole `{topic}`.
    pub name: Bilingual,
    /// Providers whose drafts it is sought in; none named: those of the card.
    #[serde(default)]
    pub providers: List<Text>,
    /// Kinds of draft it is sought in; none named: those of the card.
    #[serde(default)]
    pub kinds: List<Text>,
    /// What names it.
    pub find: List<Text>,
    /// Words taken away before `find` is searched.
    #[serde(default)]
    pub strip: List<Text>,
    /// What must be said of it in the same clause.
    #[serde(default)]
    pub with: List<Text>,
    /// The name carries over: what `with` says may stand in another clause of
    /// its sentence or in the next sentence, if that asks.
    #[serde(default)]
    pub carries: bool,
    /// How it must be said.
    #[serde(default)]
    pub said: Said,
    /// What keeps it silent in the same sentence.
    #[serde(default)]
    pub unless: List<Text>,
    /// How many sentences on either side `unless` also looks at.
    #[serde(default)]
    pub within: usize,
    /// What keeps it silent anywhere in the draft.
    #[serde(default)]
    pub unless_draft: List<Text>,
    /// A severity below the card's.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// A confidence other than the card's.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// Which of the card's statements decide it: they are cited first.
    #[serde(default)]
    pub rests_on: List<Text>,
    /// Where to turn instead, for the hole `{redirect}`.
    pub redirect: Bilingual,
    /// What differs by desk and contract; the first that fits counts.
    #[serde(default, rename = "where")]
    pub variants: List<Variant>,
}

/// What differs in a topic for certain desks, plans or levels of severity.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Variant {
    /// The providers; none named: any.
    #[serde(default)]
    pub providers: List<Text>,
    /// The support plans, one of which the draft states; none named: any or none.
    #[serde(default)]
    pub plans: List<Text>,
    /// The levels of severity, one of which the draft states; none named: any or none.
    #[serde(default)]
    pub levels: List<Text>,
    /// The desk answers it: no finding.
    #[serde(default)]
    pub answered: bool,
    /// Another message.
    #[serde(default)]
    pub case: Option<Text>,
    /// A severity below the card's.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Where to turn instead.
    #[serde(default)]
    pub redirect: Option<Bilingual>,
}
