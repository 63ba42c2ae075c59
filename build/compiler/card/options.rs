//! Options of rules: each can be set, and an example shows what comes of it.

use super::super::node::{Step, at};
use super::super::pattern;
use super::super::schema::{Example, OptionSet, OptionValue, RuleOption, Takes, is_kebab};
use super::super::words::Words;
use super::Check;

impl Check<'_> {
    pub(super) fn options(&mut self) {
        let card = self.card;
        for (i, option) in card.options.iter().enumerate() {
            self.option(option, i);
        }
        for (list, examples) in [("fail", &card.examples.fail), ("pass", &card.examples.pass)] {
            for (i, example) in examples.iter().enumerate() {
                for set in example.options.iter() {
                    self.set(set, list, i);
                }
            }
        }
    }

    fn option(&mut self, option: &RuleOption, i: usize) {
        let card = self.card;
        let name = option.name.as_ref();
        if !is_kebab(name) || ["severity", "fix"].contains(&name) {
            let message = format!("`{name}` is no name for an option");
            self.add(at!["options", i, "name"], message);
        }
        if card.options[..i]
            .iter()
            .any(|other| other.name == option.name)
        {
            let message = format!("option `{name}` stands twice");
            self.add(at!["options", i, "name"], message);
        }
        let sets = |example: &Example| example.options.iter().any(|set| set.name == option.name);
        let mut examples = card.examples.fail.iter().chain(card.examples.pass.iter());
        if !examples.any(sets) {
            let message = format!("no example sets the option `{name}`");
            self.add(at!["options", i, "name"], message);
        }
        let count = option.takes == Takes::Count;
        let fits = |number| option.takes(&OptionValue::Count(number));
        if count && !(option.least < option.most && option.default.is_none_or(fits)) {
            let message = "a count has a `least`, a greater `most`, and a `default` between them";
            self.add(at!["options", i], message);
        }
        if !count && (option.least, option.most, option.default) != (0, 0, None) {
            let message = "only a count has `least`, `most` and `default`";
            self.add(at!["options", i], message);
        }
        if (option.takes == Takes::Names) == option.among.is_empty() {
            let message = "what takes names, and nothing else, lists them under `among`";
            self.add(at!["options", i], message);
        }
        let words = Words::new(self.source, &[]);
        words.whole(&option.about, at!["options", i, "about"], self.faults);
        if let Some(unset) = &option.unset {
            words.whole(unset, at!["options", i, "unset"], self.faults);
        }
    }

    /// What an example sets is there to be set, and takes the value.
    fn set(&mut self, set: &OptionSet, list: &str, i: usize) {
        let name = set.name.as_ref();
        let path = [
            Step::Name("examples"),
            Step::Name(list),
            Step::Item(i),
            Step::Name("options"),
            Step::Name(name),
        ];
        let mut options = self.card.options.iter();
        let Some(option) = options.find(|option| option.name == set.name) else {
            self.add(&path, format!("the rule has no option `{name}`"));
            return;
        };
        if !option.takes(&set.value) {
            self.add(&path, format!("the option `{name}` does not take this"));
        }
        if let (Takes::Patterns, OptionValue::List(patterns)) = (option.takes, &set.value) {
            for (_, why) in pattern::check_all(patterns) {
                self.add(&path, why);
            }
        }
    }
}
