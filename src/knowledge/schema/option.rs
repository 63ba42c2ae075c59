//! What a house may set of a rule beside its severity.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

use super::{Bilingual, List, Text};

/// An option of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleOption {
    /// Its name, in words with hyphens.
    pub name: Text,
    /// What it takes.
    pub takes: Takes,
    /// The least number it takes.
    #[serde(default)]
    pub least: usize,
    /// The greatest number it takes.
    #[serde(default)]
    pub most: usize,
    /// The names it takes.
    #[serde(default)]
    pub among: List<Text>,
    /// The number that holds where none is set.
    #[serde(default)]
    pub default: Option<usize>,
    /// What holds where it is not set, if that is no number and not nothing.
    #[serde(default)]
    pub unset: Option<Bilingual>,
    /// What it sets, in one sentence.
    pub about: Bilingual,
    /// A value, as it is written in a configuration.
    pub example: Text,
}

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// A whole number.
    Count,
    /// Words as they stand in drafts.
    Words,
    /// Some of the names that the option lists.
    Names,
    /// Regular expressions.
    Patterns,
}

/// What an option is set to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// A number.
    Count(usize),
    /// Words, names or patterns.
    List(List<Text>),
}

/// An option that an example sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptionSet {
    /// The option.
    pub name: Text,
    /// Its value.
    pub value: OptionValue,
}

impl RuleOption {
    /// Whether it may be set to that.
    #[must_use]
    pub fn takes(&self, value: &OptionValue) -> bool {
        match (self.takes, value) {
            (Takes::Count, OptionValue::Count(number)) => (self.least..=self.most).contains(number),
            (Takes::Names, OptionValue::List(names)) => {
                names.iter().all(|name| self.among.contains(name))
            }
            (Takes::Words | Takes::Patterns, OptionValue::List(_)) => true,
            _ => false,
        }
    }
}

/// Reads the options of an example, written as keys and values.
pub(super) fn option_sets<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<List<OptionSet>, D::Error> {
    let map = BTreeMap::<String, OptionValue>::deserialize(deserializer)?;
    let sets = map.into_iter().map(|(name, value)| OptionSet {
        name: Cow::Owned(name),
        value,
    });
    Ok(Cow::Owned(sets.collect()))
}
