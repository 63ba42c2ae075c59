//! Options of rules as keys of a configuration, and back.

use std::borrow::Cow;

use super::shape::{Key, Shape, key};
use super::table::pattern;
use super::value::{items, text};
use crate::knowledge::{CARDS, OptionValue, RuleOption, Takes};
use crate::yaml::Node;

/// The options of the rule of that name; none where it is one of a house.
pub(super) fn of(rule: &str) -> &'static [RuleOption] {
    let mut cards = CARDS.iter();
    let card = cards.find(|card| card.name == rule);
    card.map_or(&[], |card| &card.options)
}

/// The keys that stand for them.
pub(super) fn keys(rule: &str) -> Vec<Key> {
    of(rule).iter().map(key_of).collect()
}

fn key_of(option: &'static RuleOption) -> Key {
    const WORDS: Shape = Shape::List(&Shape::Filled);
    const PATTERNS: Shape = Shape::List(&Shape::Text(pattern));
    let shape = match option.takes {
        Takes::Count => Shape::Count(option.least, option.most),
        Takes::Words => WORDS,
        Takes::Names => Shape::Names(&option.among),
        Takes::Patterns => PATTERNS,
    };
    let about = option.about.en.trim();
    key(option.name.as_ref(), shape, about, option.example.as_ref())
}

/// What the node of a value sets an option to, if it fits.
pub(super) fn read(option: &RuleOption, nodes: &[Node], at: usize) -> Option<OptionValue> {
    let value = match option.takes {
        Takes::Count => OptionValue::Count(text(nodes, at)?.parse().ok()?),
        _ => {
            let list = items(nodes, at).into_iter();
            let list = list.filter_map(|item| text(nodes, item));
            OptionValue::List(
                list.map(|text| Cow::Owned(text.trim().to_owned()))
                    .collect(),
            )
        }
    };
    option.takes(&value).then_some(value)
}
