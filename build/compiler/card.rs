//! Cards: what must hold of a rule beyond its shape.

mod desks;
mod options;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{Known, Names};
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::pattern;
use super::relation;
use super::schema::{
    Applicability, Card, Example, Match, ProviderSeverity, SYNTAX, Scope, TEMPLATE, Text, Topic,
};
use super::words::Words;

/// The cards, sorted by name.
pub(super) fn read(files: &[&RuleFile], names: &Known<'_>, faults: &mut Faults) -> Vec<Card> {
    let mut cards: BTreeMap<&str, (Source<'_>, Card)> = BTreeMap::new();
    for &file in files {
        let Some((source, mut card)) = parse::<Card>(file, faults) else {
            continue;
        };
        card.name = Cow::Owned(file.stem().to_owned());
        card.family = Cow::Owned(file.folder().to_owned());
        let mut check = Check {
            source: &source,
            card: &card,
            names,
            faults,
        };
        check.all();
        if let Some((other, _)) = cards.get(file.stem()) {
            let first = &other.file.path;
            let message = format!("rule `{}` stands twice, first in {first}", card.name);
            faults.add(source.fault(&[], message));
        }
        cards.insert(file.stem(), (source, card));
    }
    relation::check(&cards, faults);
    cards.into_values().map(|(_, card)| card).collect()
}

/// The check of one card.
struct Check<'a> {
    source: &'a Source<'a>,
    card: &'a Card,
    names: &'a Known<'a>,
    faults: &'a mut Faults,
}

impl Check<'_> {
    fn all(&mut self) {
        self.finder();
        self.references();
        self.sources();
        self.messages();
        self.asking();
        self.words();
        self.rewrite();
        self.examples();
        self.options();
    }

    fn add(&mut self, path: &[Step<'_>], message: impl Into<String>) {
        self.faults.add(self.source.fault(path, message));
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

    fn finder(&mut self) {
        if self.card.detector.is_some() == self.card.matcher.is_some() {
            let message = "a card names exactly one of `detector` and `match`";
            self.add(at![Step::Name("match")], message);
        }
        if let Some(matcher) = &self.card.matcher {
            self.matcher(matcher);
        }
    }

    fn matcher(&mut self, matcher: &Match) {
        for (list, patterns) in [
            ("find", &matcher.find),
            ("strip", &matcher.strip),
            ("unless", &matcher.unless),
        ] {
            for (at, why) in pattern::check_all(patterns) {
                match at {
                    Some(at) => self.add(at!["match", list, at], why),
                    None => self.add(at!["match", Step::Name(list)], why),
                }
            }
        }
        let replaces = matcher.replace.is_some() && !matcher.find.is_empty();
        let claims = self.card.fix >= Applicability::Unsafe;
        if matcher.replace.is_some() && !(replaces && claims) {
            let message = "`replace` is for what `find` finds, with `fix: safe` or `unsafe`";
            self.add(at!["match", "replace"], message);
        }
        let facts = at!["match", "unless-facts"];
        self.refer(&self.names.facts, &matcher.unless_facts, facts);
        if self.card.messages.len() > 1 && matcher.topics.is_empty() {
            self.add(
                at!["messages", 1],
                "a `match` tells no cases apart: it has one message",
            );
        }
        for (i, topic) in matcher.topics.iter().enumerate() {
            self.topic(topic, i);
        }
    }

    fn topic(&mut self, topic: &Topic, i: usize) {
        for (list, patterns) in [
            ("find", &topic.find),
            ("strip", &topic.strip),
            ("with", &topic.with),
            ("unless", &topic.unless),
            ("unless-draft", &topic.unless_draft),
        ] {
            for (at, why) in pattern::check_all(patterns) {
                match at {
                    Some(at) => self.add(at!["match", "topics", i, list, at], why),
                    None => self.add(at!["match", "topics", i, Step::Name(list)], why),
                }
            }
        }
        if topic.find.is_empty() {
            self.add(at!["match", "topics", i], "a topic has no `find`");
        }
        let providers = at!["match", "topics", i, "providers"];
        self.refer(&self.names.providers, &topic.providers, providers);
        self.refer(
            &self.names.kinds,
            &topic.kinds,
            at!["match", "topics", i, "kinds"],
        );
        self.deciding(&topic.rests_on, at!["match", "topics", i]);
        for (j, variant) in topic.variants.iter().enumerate() {
            let providers = at!["match", "topics", i, "where", j, "providers"];
            self.refer(&self.names.providers, &variant.providers, providers);
            self.variant(topic, variant, at!["match", "topics", i, "where", j]);
        }
        let card = self.card;
        let varied = topic.variants.iter().filter_map(|v| v.case.as_ref());
        for case in [&topic.case].into_iter().chain(varied) {
            if !card.messages.iter().any(|m| m.case == *case) {
                let message = format!("a topic raises `{case}`, which has no message");
                self.add(at!["match", "topics", i], message);
            }
        }
    }

    fn references(&mut self) {
        let card = self.card;
        if let Some(why) = self.names.families.refuse(&card.family) {
            let message = format!("{why} (`rules/families.yaml` has their titles)");
            self.add(&[], message);
        }
        if card.statements.is_empty() && card.family != SYNTAX && card.family != TEMPLATE {
            let message = "`statements` is empty: every rule rests on a source";
            self.add(at!["statements"], message);
        }
        self.refer(&self.names.statements, &card.statements, at!["statements"]);
        self.refer(&self.names.providers, &card.providers, at!["providers"]);
        self.refer(&self.names.kinds, &card.kinds, at!["kinds"]);
        self.refer(&self.names.fields, &card.belongs, at!["belongs"]);
        self.severities(&card.severity_for, &[]);
        for own in card.asked_for.iter() {
            if let Some(why) = self.names.kinds.refuse(&own.kind) {
                self.add(at!["asked-for", Step::Name(&own.kind)], why);
            }
        }
        for (i, message) in card.messages.iter().enumerate() {
            self.severities(&message.severity_for, at!["messages", i]);
            self.deciding(&message.rests_on, at!["messages", i]);
            if let Some(field) = &message.goes_in
                && let Some(why) = self.names.fields.refuse(field)
            {
                self.add(at!["messages", i, "goes-in"], why);
            }
        }
        let cases = Names::new("case", card.messages.iter().map(|m| m.case.as_ref()));
        for (i, way) in card.find_out.iter().enumerate() {
            let path = at!["find-out", i, "providers"];
            self.refer(&self.names.providers, &way.providers, path);
            self.refer(&cases, &way.cases, at!["find-out", i, "cases"]);
        }
    }

    /// Refuses deciding statements that the card does not rest on; `path` leads
    /// to what names them.
    fn deciding(&mut self, deciding: &[Text], path: &[Step<'_>]) {
        for (i, id) in deciding.iter().enumerate() {
            if !self.card.statements.contains(id) {
                let to = [Step::Key("rests-on"), Step::Item(i)];
                let path: Vec<Step<'_>> = path.iter().copied().chain(to).collect();
                let message = format!("`{id}` is none of the card's `statements`");
                self.add(&path, message);
            }
        }
    }

    /// Refuses severities for providers that are not known; `path` leads to
    /// what holds them.
    fn severities(&mut self, own: &[ProviderSeverity], path: &[Step<'_>]) {
        for own in own {
            if let Some(why) = self.names.providers.refuse(&own.provider) {
                let to = [Step::Key("severity-for"), Step::Name(&own.provider)];
                let path: Vec<Step<'_>> = path.iter().copied().chain(to).collect();
                self.add(&path, why);
            }
        }
    }

    /// Every case has one message, and a failing example that shows it.
    fn messages(&mut self) {
        let card = self.card;
        if card.messages.is_empty() {
            let message = "`messages` is empty: the rule would have no words";
            self.add(at!["messages"], message);
        }
        for (i, message) in card.messages.iter().enumerate() {
            let case = &message.case;
            if card.messages[..i].iter().any(|m| m.case == *case) {
                self.add(
                    at!["messages", i, "case"],
                    format!("case `{case}` stands twice"),
                );
            }
            let shown = card
                .examples
                .fail
                .iter()
                .any(|e| e.case.as_ref() == Some(case));
            if card.messages.len() > 1 && !shown {
                let message = format!("no failing example shows the case `{case}`");
                self.add(at!["messages", i, "case"], message);
            }
        }
        for (i, label) in card.labels.iter().enumerate() {
            if card.labels[..i].iter().any(|l| l.name == label.name) {
                let message = format!("label `{}` stands twice", label.name);
                self.add(at!["labels", i, "name"], message);
            }
        }
    }

    /// What is missing is asked for: the rule has its place among the
    /// questions, and a question to put there.
    fn asking(&mut self) {
        let card = self.card;
        let question = card.messages.iter().position(|m| m.ask.is_some());
        match (card.asked, question) {
            (Some(_), None) => {
                let message = "`asked` needs an `ask` in a message: the question";
                self.add(at![Step::Name("asked")], message);
            }
            (None, Some(i)) => {
                let message = "`ask` needs the card's `asked`: its place among the questions";
                self.add(at!["messages", i, Step::Name("ask")], message);
            }
            (None, None) if card.scope == Scope::Document => {
                let message =
                    "a rule on what a draft lacks needs `asked`, and an `ask` in a message";
                self.add(at![Step::Name("scope")], message);
            }
            _ => {}
        }
        if card.asked.is_none() && !card.asked_for.is_empty() {
            let message = "`asked-for` needs `asked`: the place for all other kinds";
            self.add(at![Step::Name("asked-for")], message);
        }
        for (i, message) in card.messages.iter().enumerate() {
            if message.in_place && message.ask.is_none() {
                let message = "`in-place` is for a message with an `ask`";
                self.add(at!["messages", i, Step::Name("in-place")], message);
            }
        }
        if card.asked.is_none() && !card.find_out.is_empty() {
            let message = "`find-out` tells how to answer a question, and there is none";
            self.add(at![Step::Name("find-out")], message);
        }
    }

    fn words(&mut self) {
        let card = self.card;
        let mut words = Words::new(self.source, card.filled());
        words.whole(&card.summary, at!["summary"], self.faults);
        if let Some(wants) = &card.wants {
            words.whole(wants, at!["wants"], self.faults);
        }
        words.whole(&card.why, at!["why"], self.faults);
        if let Some(silent) = &card.silent {
            words.whole(silent, at!["silent"], self.faults);
        }
        for (i, message) in card.messages.iter().enumerate() {
            words.holed(&message.what, at!["messages", i, "what"], self.faults);
            if let Some(ask) = &message.ask {
                words.holed(ask, at!["messages", i, "ask"], self.faults);
            }
            words.holed(&message.action, at!["messages", i, "do"], self.faults);
            if let Some(rewrite) = &message.rewrite {
                words.holed(rewrite, at!["messages", i, "rewrite"], self.faults);
            }
        }
        for (i, way) in card.find_out.iter().enumerate() {
            words.whole(&way.how, at!["find-out", i, "how"], self.faults);
        }
        for (i, topic) in card.topics().enumerate() {
            let path = at!["match", "topics", i, "name"];
            words.whole(&topic.name, path, self.faults);
            let path = at!["match", "topics", i, "redirect"];
            words.whole(&topic.redirect, path, self.faults);
        }
        for (i, label) in card.labels.iter().enumerate() {
            words.holed(&label.words, at!["labels", i, "words"], self.faults);
        }
        let Some(holes) = &card.holes else {
            return;
        };
        if card.matcher.is_some() {
            let message = "a `match` fills the hole `quote` only; `holes` is for detectors";
            self.add(at![Step::Name("holes")], message);
        }
        for (i, hole) in holes.iter().enumerate() {
            if !words.uses(hole) {
                self.add(
                    at!["holes", i],
                    format!("no text has the hole `{{{hole}}}`"),
                );
            }
        }
    }

    fn rewrite(&mut self) {
        let card = self.card;
        let claims = card.fix >= Applicability::Unsafe;
        let shown = card.examples.fail.iter().position(|e| e.fixed.is_some());
        match shown {
            None if claims => {
                let message = "it claims a fix, and no failing example has `fixed`";
                self.add(at!["fix"], message);
            }
            Some(i) if !claims => {
                let message = "an example has `fixed`, and `fix` is neither `safe` nor `unsafe`";
                self.add(at!["examples", "fail", i, Step::Name("fixed")], message);
            }
            _ => {}
        }
        let displays = card.messages.iter().any(|m| m.rewrite.is_some());
        if card.fix == Applicability::Display && !displays {
            let message = "`fix: display` needs a `rewrite` in a message";
            self.add(at!["fix"], message);
        }
    }

    fn examples(&mut self) {
        let card = self.card;
        for (list, examples) in [("fail", &card.examples.fail), ("pass", &card.examples.pass)] {
            if examples.is_empty() {
                self.add(at!["examples", list], format!("`examples.{list}` is empty"));
            }
            for (i, example) in examples.iter().enumerate() {
                self.example(example, list, i);
            }
        }
        let cases = card.messages.iter().map(|m| m.case.as_ref());
        let cases = Names::new("case", cases);
        for (i, example) in card.examples.fail.iter().enumerate() {
            let case = example.case.as_deref();
            if let Some(why) = case.and_then(|case| cases.refuse(case)) {
                self.add(at!["examples", "fail", i, "case"], why);
            }
        }
        for (i, example) in card.examples.pass.iter().enumerate() {
            for (key, is_there) in [
                ("case", example.case.is_some()),
                ("fixed", example.fixed.is_some()),
            ] {
                if is_there {
                    let message = format!("a passing example has no `{key}`");
                    self.add(at!["examples", "pass", i, Step::Name(key)], message);
                }
            }
        }
    }

    fn example(&mut self, example: &Example, list: &str, i: usize) {
        let names = self.names;
        for (key, known, name) in [
            ("provider", &names.providers, example.provider.as_deref()),
            ("kind", &names.kinds, example.kind.as_deref()),
            ("syntax", &names.syntaxes, Some(example.syntax.as_ref())),
        ] {
            if let Some(why) = name.and_then(|name| known.refuse(name)) {
                self.add(at!["examples", list, i, key], why);
            }
        }
    }
}
