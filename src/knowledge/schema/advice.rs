//! Statements of the documents, families of rules, and advice.

use serde::Deserialize;

use super::card::Card;
use super::{Bilingual, List, Text, all_or_named};

/// One statement of a source document.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// `AWS-32`.
    pub id: Text,
    /// The provider whose document says it.
    pub provider: Text,
    /// The document's code.
    pub document: Text,
    /// The section it stands in.
    pub section: Text,
    /// What it says, in English.
    pub gloss: Text,
}

/// A family of rules: the folder its cards are in.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Kebab-case name: that of the folder.
    pub name: Text,
    /// What its rules are about, as a heading.
    pub title: Bilingual,
}

/// Advice on the way a case goes, by which no draft can be judged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Advice {
    /// Kebab-case name, which no rule and no family has.
    pub topic: Text,
    /// A heading.
    pub title: Bilingual,
    /// What to know and to do.
    pub text: Bilingual,
    /// Providers it holds for; none named: all.
    #[serde(default)]
    pub providers: List<Text>,
    /// Kinds of draft it is of use with; none named: all.
    #[serde(default)]
    pub kinds: List<Text>,
    /// Names of rules and families beside which it is shown.
    pub goes_with: List<Text>,
    /// The statements of the source documents it rests on.
    pub statements: List<Text>,
    /// Those of them that rules rest on as well.
    #[serde(default)]
    pub shared: List<Shared>,
}

/// Statements that both rules and advice rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shared {
    /// Their ids.
    pub statements: List<Text>,
    /// What the rules leave to advice.
    pub why: Bilingual,
}

impl Advice {
    /// Whether it holds for that provider.
    #[must_use]
    pub fn is_for_provider(&self, provider: &str) -> bool {
        all_or_named(&self.providers, provider)
    }

    /// Whether it is of use with drafts of that kind.
    #[must_use]
    pub fn is_for_kind(&self, kind: &str) -> bool {
        all_or_named(&self.kinds, kind)
    }

    /// Whether it is shown beside that rule: it is named, and holds for a
    /// provider that the rule has.
    #[must_use]
    pub fn goes_with(&self, card: &Card) -> bool {
        let named = |name: &Text| *name == card.name || *name == card.family;
        let both = match (&self.providers[..], &card.providers[..]) {
            ([], _) | (_, []) => true,
            (own, _) => own.iter().any(|provider| card.is_for_provider(provider)),
        };
        both && self.goes_with.iter().any(named)
    }

    /// Whether it says why it rests on a statement that rules rest on, too.
    #[must_use]
    pub fn shares(&self, statement: &str) -> bool {
        let mut shared = self.shared.iter().flat_map(|s| s.statements.iter());
        shared.any(|id| id == statement)
    }
}
