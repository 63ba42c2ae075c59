//! What the author's house sets of rules, beside their severities.

use std::collections::BTreeMap;

use regex::Regex;

use super::pattern::{Misfit, of_house};
use super::{CARDS, OptionValue, RuleOption, Takes, Text};
use crate::text::fold::fold_str;

/// Options that are set, by rule and name.
#[derive(Debug, Clone, Default)]
pub struct Options {
    set: BTreeMap<&'static str, BTreeMap<&'static str, Setting>>,
}

#[derive(Debug, Clone)]
enum Setting {
    Count(usize),
    /// As they are searched for in drafts.
    Words(Vec<Text>),
    Names(Vec<Text>),
    Patterns(Vec<Regex>),
}

/// The option of that name, of the rule of that name.
#[must_use]
pub fn option(rule: &str, name: &str) -> Option<&'static RuleOption> {
    let at = CARDS.binary_search_by(|card| card.name.as_ref().cmp(rule));
    let mut options = CARDS.get(at.ok()?)?.options.iter();
    options.find(|option| option.name == name)
}

impl Options {
    /// Whether none is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// Sets an option of a rule.
    ///
    /// # Errors
    /// A pattern that is none, and why.
    pub fn set(
        &mut self,
        rule: &'static str,
        option: &'static RuleOption,
        value: &OptionValue,
    ) -> Result<(), Misfit> {
        let setting = match (value, option.takes) {
            (OptionValue::Count(number), _) => Setting::Count(*number),
            (OptionValue::List(list), Takes::Patterns) => {
                let compiled = list.iter().map(|written| of_house(written));
                Setting::Patterns(compiled.collect::<Result<_, _>>()?)
            }
            (OptionValue::List(list), Takes::Names) => Setting::Names(list.to_vec()),
            (OptionValue::List(list), _) => {
                let words = list.iter().map(|word| searched(word).into());
                Setting::Words(words.collect())
            }
        };
        let of_rule = self.set.entry(rule).or_default();
        of_rule.insert(option.name.as_ref(), setting);
        Ok(())
    }

    fn get(&self, rule: &str, name: &str) -> Option<&Setting> {
        self.set.get(rule)?.get(name)
    }

    /// The number that is set, else that of the card, if it has one.
    #[must_use]
    pub fn count(&self, rule: &str, name: &str) -> Option<usize> {
        match self.get(rule, name) {
            Some(Setting::Count(number)) => Some(*number),
            _ => option(rule, name)?.default,
        }
    }

    /// The words that are set, folded and in small letters.
    #[must_use]
    pub fn words(&self, rule: &str, name: &str) -> &[Text] {
        match self.get(rule, name) {
            Some(Setting::Words(words)) => words,
            _ => &[],
        }
    }

    /// The names that are set, if any are: the empty list is one.
    #[must_use]
    pub fn names(&self, rule: &str, name: &str) -> Option<&[Text]> {
        match self.get(rule, name) {
            Some(Setting::Names(names)) => Some(names),
            _ => None,
        }
    }

    /// The patterns that are set.
    #[must_use]
    pub fn patterns(&self, rule: &str, name: &str) -> &[Regex] {
        match self.get(rule, name) {
            Some(Setting::Patterns(patterns)) => patterns,
            _ => &[],
        }
    }
}

/// Words as they are searched for in the prose of a draft.
#[must_use]
pub fn searched(words: &str) -> String {
    fold_str(words.trim()).to_ascii_lowercase()
}
