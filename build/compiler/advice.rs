//! Advice: what must hold of it beyond its shape.

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{Known, Names};
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::schema::{Advice, Card, Text, is_kebab};
use super::words::Words;

/// The advice, in the order of the file. It is held against the cards if there
/// are all of them.
pub(super) fn read(
    file: Option<&RuleFile>,
    names: &Known<'_>,
    cards: Option<&[Card]>,
    faults: &mut Faults,
) -> Vec<Advice> {
    let parsed = file.and_then(|file| parse::<Vec<Advice>>(file, faults));
    let Some((source, all)) = parsed else {
        return Vec::new();
    };
    for (i, advice) in all.iter().enumerate() {
        if all[..i].iter().any(|other| other.topic == advice.topic) {
            let message = format!("advice on `{}` stands twice", advice.topic);
            faults.add(source.fault(at![i, "topic"], message));
        }
        let mut check = Check {
            source: &source,
            at: i,
            advice,
            names,
            faults,
        };
        check.alone();
        if let Some(cards) = cards {
            check.beside(cards);
        }
    }
    all
}

/// The check of one piece of advice.
struct Check<'a> {
    source: &'a Source<'a>,
    /// Its place in the file.
    at: usize,
    advice: &'a Advice,
    names: &'a Known<'a>,
    faults: &'a mut Faults,
}

impl Check<'_> {
    /// What holds of it whatever the rules are.
    fn alone(&mut self) {
        let topic = &self.advice.topic;
        if !is_kebab(topic) {
            self.add(
                at!["topic"],
                format!("topic `{topic}` is not in kebab-case"),
            );
        }
        let words = Words::new(self.source, &[]);
        words.whole(&self.advice.title, at![self.at, "title"], self.faults);
        words.whole(&self.advice.text, at![self.at, "text"], self.faults);
        let names = self.names;
        self.refer(&names.providers, &self.advice.providers, at!["providers"]);
        self.refer(&names.kinds, &self.advice.kinds, at!["kinds"]);
        self.refer(
            &names.statements,
            &self.advice.statements,
            at!["statements"],
        );
        if self.advice.statements.is_empty() {
            let message = "`statements` is empty: all advice rests on a source";
            self.add(at!["statements"], message);
        }
    }

    /// What holds of it beside the rules.
    fn beside(&mut self, cards: &[Card]) {
        // `explain` takes rules, families and topics alike.
        let topic = &self.advice.topic;
        if cards.iter().any(|c| c.name == *topic || c.family == *topic) {
            let message = format!("a rule or a family is called `{topic}`, too");
            self.add(at!["topic"], message);
        }
        self.company(cards);
        self.shared(cards);
    }

    fn add(&mut self, path: &[Step<'_>], message: impl Into<String>) {
        let path: Vec<Step<'_>> = [Step::Item(self.at)]
            .into_iter()
            .chain(path.iter().copied())
            .collect();
        self.faults.add(self.source.fault(&path, message));
    }

    /// Refuses those of the names that are not known.
    fn refer(&mut self, known: &Names<'_>, names: &[Text], path: &[Step<'_>]) {
        for (i, name) in names.iter().enumerate() {
            if let Some(why) = known.refuse(name) {
                let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Item(i)]).collect();
                self.add(&path, why);
            }
        }
    }

    /// The rules it is shown beside are there, and one of them has a provider
    /// that it holds for.
    fn company(&mut self, cards: &[Card]) {
        let all = cards
            .iter()
            .flat_map(|c| [c.name.as_ref(), c.family.as_ref()]);
        let known = Names::new("rule or family", all);
        for (i, name) in self.advice.goes_with.iter().enumerate() {
            let alone = Advice {
                goes_with: vec![name.clone()].into(),
                ..self.advice.clone()
            };
            if let Some(why) = known.refuse(name) {
                self.add(at!["goes-with", i], why);
            } else if !cards.iter().any(|card| alone.goes_with(card)) {
                let message = format!("`{name}` has none of its providers");
                self.add(at!["goes-with", i], message);
            }
        }
    }

    /// A statement that a rule rests on is shared, and no other is.
    fn shared(&mut self, cards: &[Card]) {
        let advice = self.advice;
        let has_rule = |id: &Text| cards.iter().any(|card| card.statements.contains(id));
        for (i, id) in advice.statements.iter().enumerate() {
            if has_rule(id) && !advice.shares(id) {
                let message =
                    format!("a rule rests on `{id}`, too: `shared` has to say what it leaves");
                self.add(at!["statements", i], message);
            }
        }
        let words = Words::new(self.source, &[]);
        for (i, shared) in advice.shared.iter().enumerate() {
            let path = at![self.at, "shared", i, "why"];
            words.whole(&shared.why, path, self.faults);
            for (j, id) in shared.statements.iter().enumerate() {
                let message = if !advice.statements.contains(id) {
                    format!("`{id}` is not among the `statements`")
                } else if !has_rule(id) {
                    format!("no rule rests on `{id}`")
                } else {
                    continue;
                };
                self.add(at!["shared", i, "statements", j], message);
            }
        }
    }
}
