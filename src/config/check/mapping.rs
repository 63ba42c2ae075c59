//! Keys and what stands under them: records, tables, words by language.

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::super::meant::{Written, such_as, the_keys, unknown_key, unknown_name};
use super::super::options;
use super::super::parsed::first_line;
use super::super::said::{Said, said};
use super::super::shape::{Key, Names, Shape, key};
use super::super::table::{RULE, rules};
use super::super::value::{get, text};
use super::{Checker, Under, is_mapping};
use crate::text::Span;
use crate::yaml::{self, NodeKind};

/// The languages of words for people.
const LANGUAGES: &[Key] = &[
    key("ja", Shape::Filled, "In Japanese.", "連絡先を書く"),
    key("en", Shape::Filled, "In English.", "Give a contact"),
];

impl Checker<'_> {
    /// What is set of the rule that it stands under.
    pub(super) fn of_rule(&mut self, at: usize, under: Under<'_>) {
        let own = options::keys(under.name);
        self.record(at, &[RULE, &own], under);
        if yaml::pairs(self.nodes, at).next().is_none() {
            let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
            let what = said!(
                "`{}` について何も設定されていません",
                "nothing is set of `{}` here",
                under.name,
            );
            let fault = Fault::new(span, what);
            let names: Vec<&str> = RULE.iter().chain(&own).map(|key| key.name).collect();
            self.faults.push(fault.help(the_keys(&names)));
        }
    }

    /// Words for people: text, or text by language.
    pub(super) fn words(&mut self, at: usize, under: Under<'_>) {
        const TEXT: Shape = Shape::Filled;
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        if !is_mapping(node) {
            self.value_of(at, &TEXT, under);
            return;
        }
        let span = node.span;
        self.record(at, &[LANGUAGES], under);
        if yaml::pairs(self.nodes, at).next().is_none() {
            let what = said!("`{}` に言葉がありません", "`{}` has no words", under.name);
            let fault = Fault::new(first_line(self.text, span), what);
            self.faults.push(fault.help(said!(
                "その下に `ja` か `en`、または両方を書いてください",
                "write `ja`, `en` or both below it",
            )));
        }
    }

    /// Keys of which one is set besides those that must be there.
    pub(super) fn setting(&mut self, at: usize, groups: &[&[Key]], under: Under<'_>) {
        self.record(at, groups, under);
        let keys = || groups.iter().copied().flatten();
        let is_needed = |name: &str| keys().any(|key| key.required && key.name == name);
        let mut pairs = yaml::pairs(self.nodes, at);
        let sets = pairs.any(|(key, _)| !text(self.nodes, key).is_some_and(is_needed));
        if !sets {
            let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
            let what = said!(
                "`{}` のこの項目は何も設定していません",
                "this entry of `{}` sets nothing",
                under.name,
            );
            let names = keys().filter(|key| !key.required).map(|key| key.name);
            let fault = Fault::new(first_line(self.text, span), what);
            self.faults
                .push(fault.help(the_keys(&names.collect::<Vec<_>>())));
        }
    }

    /// Keys that stand there in one of several ways.
    pub(super) fn ways(&mut self, at: usize, ways: &[&[&str]], keys: &[Key], under: Under<'_>) {
        self.record(at, &[keys], under);
        let has = |key: &&str| get(self.nodes, at, key).is_some();
        let is_way = |way: &&[&str]| {
            let mut others = ways.iter().filter(|other| *other != way);
            way.iter().all(has) && !others.any(|other| other.iter().any(has))
        };
        if !ways.iter().any(is_way) {
            let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
            let way = |and: &str, or: &str| {
                let ways = ways
                    .iter()
                    .map(|way| format!("`{}`", way.join(&format!("`{and}`"))));
                ways.collect::<Vec<_>>().join(or)
            };
            let what = Said::new(
                format!(
                    "`{}` の 1 つには、{} のどちらかを書きます",
                    under.name,
                    way("と", "か、")
                ),
                format!(
                    "an entry of `{}` has either {}",
                    under.name,
                    way(" and ", ", or ")
                ),
            );
            let fault = Fault::new(first_line(self.text, span), what);
            self.faults.push(fault.help(such_as(under.example)));
        }
    }

    /// The keys and values of a mapping; notes keys that are none, or stand
    /// there twice.
    pub(super) fn pairs(&mut self, at: usize) -> Vec<(Span, String, usize)> {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let mut out = Vec::new();
        for (key, value) in yaml::pairs(self.nodes, at) {
            let Some(node) = self.nodes.get(key) else {
                continue;
            };
            let NodeKind::Scalar(scalar) = &node.kind else {
                let fault = Fault::new(
                    first_line(self.text, node.span),
                    said!("キーではありません", "this is no key"),
                );
                self.faults.push(fault.help(said!(
                    "キーは、コロンの前の語です",
                    "a key is a word with a colon after it",
                )));
                continue;
            };
            let name = &*scalar.value;
            if let Some(first) = seen.insert(name, node.span) {
                let what = said!(
                    "`{}` が二度書かれています",
                    "`{}` stands here twice",
                    self.shown(name),
                );
                let fault = Fault::new(node.span, what);
                let fault = fault.related(first, said!("初めはここ", "first here"));
                self.faults.push(fault.help(said!(
                    "1 つのキーにまとめるか、片方を取り除いてください",
                    "put both under one key, or take one out",
                )));
                seen.insert(name, first);
                continue;
            }
            out.push((node.span, name.to_owned(), value));
        }
        out
    }

    /// Whether there are so many faults that nobody wants to know what was meant.
    pub(super) fn is_enough(&self) -> bool {
        const ENOUGH: usize = 100;
        self.faults.len() > ENOUGH
    }

    pub(super) fn table(&mut self, at: usize, names: &Names, item: &Shape, under: Under<'_>) {
        let known = match names {
            Names::Any => None,
            Names::Rules => Some(("rule", rules(self.own, false))),
            Names::Of(sort, known) => Some((*sort, known())),
        };
        for (span, name, value) in self.pairs(at) {
            if name.trim().is_empty() {
                self.faults.push(Fault::new(
                    span,
                    said!(
                        "`{}` の下の名前が空です",
                        "an empty name under `{}`",
                        under.name,
                    ),
                ));
                continue;
            }
            if let Some((sort, known)) = &known
                && !known.contains(&name.as_str())
            {
                let near = if self.is_enough() { &[][..] } else { known };
                let shown = &self.shown(&name);
                let name = Written { name: &name, shown };
                self.faults.push(unknown_name(span, sort, name, near));
                continue;
            }
            let under = Under {
                name: &name,
                example: under.example,
            };
            self.value(value, item, under);
        }
    }

    pub(super) fn record(&mut self, at: usize, groups: &[&[Key]], under: Under<'_>) {
        let keys = || groups.iter().copied().flatten();
        let pairs = self.pairs(at);
        for (span, name, value) in &pairs {
            match keys().find(|key| key.name == name) {
                Some(key) => {
                    let under = Under {
                        name: key.name,
                        example: key.example,
                    };
                    self.value(*value, &key.shape, under);
                }
                None => {
                    let most = if self.is_enough() { 0 } else { usize::MAX };
                    let known: Vec<&Key> = keys().take(most).collect();
                    let shown = &self.shown(name);
                    let name = Written { name, shown };
                    self.faults
                        .push(unknown_key(*span, name, &known, under.name));
                }
            }
        }
        for key in keys().filter(|key| key.required) {
            if !pairs.iter().any(|(_, name, _)| name == key.name) {
                let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
                let what = said!("ここに `{}` がありません", "`{}` is missing here", key.name,);
                let help = such_as(&format!("{}: {}", key.name, key.example));
                self.faults
                    .push(Fault::new(first_line(self.text, span), what).help(help));
            }
        }
    }
}
