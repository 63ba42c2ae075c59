//! Single values: words, numbers, text, and lists of them.

use super::super::fault::Fault;
use super::super::forms;
use super::super::meant::{did_you_mean, near, one_of, such_as};
use super::super::other_words;
use super::super::parsed::first_line;
use super::super::said::{Said, said};
use super::super::shape::{Refusal, Shape};
use super::super::table::{families, filled, rules};
use super::super::value::{items, text};
use super::{Checker, Under, is_mapping};
use crate::text::Span;
use crate::yaml::{self, NodeKind, Style};

/// More items than these, in all lists of a file, are not what a hand writes.
const MOST_ITEMS: usize = 1000;

impl Checker<'_> {
    pub(super) fn value(&mut self, at: usize, shape: &Shape, under: Under<'_>) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        if at > 0 {
            self.dress(node);
        }
        match &node.kind {
            NodeKind::Alias { .. } => {
                let fault = Fault::new(
                    node.span,
                    said!(
                        "ほかの場所の値への参照(`*name`)です",
                        "a reference (`*name`) to a value elsewhere",
                    ),
                );
                let help = match self.sort.called {
                    "a configuration" => said!(
                        "設定ファイルでは使えません。値をもう一度書くか、両方から `extends` するファイルに移してください",
                        "a configuration takes none: write the value again, or move it to a file that both `extends`",
                    ),
                    _ => said!(
                        "ここでは使えません。値をもう一度書いてください",
                        "it takes none: write the value again",
                    ),
                };
                self.faults.push(fault.help(help));
                return;
            }
            NodeKind::UnknownAlias(name) => {
                let what = said!(
                    "YAML では `*{name}` はほかの場所の値への参照ですが、その値がありません",
                    "to YAML, `*{name}` refers to a value elsewhere, and there is none",
                );
                let help = said!(
                    "「*」そのものなら、引用符で囲んでください: '*{name}'",
                    "if the `*` is meant, put it in quotes: '*{name}'",
                );
                self.faults.push(Fault::new(node.span, what).help(help));
                return;
            }
            NodeKind::Null => {
                let span = self.before(at).unwrap_or(node.span);
                let fault = Fault::new(
                    span,
                    said!("`{}` に値がありません", "`{}` has no value", under.name),
                );
                self.faults.push(fault.help(usage(under)));
                return;
            }
            _ => {}
        }
        match (shape, &node.kind) {
            (Shape::Either(line, _), NodeKind::Scalar(_)) => self.value_of(at, line, under),
            (Shape::Either(_, keys), _) => self.value_of(at, keys, under),
            _ => self.value_of(at, shape, under),
        }
    }

    /// The key of a value that is nothing, which has no place of its own.
    pub(super) fn before(&self, at: usize) -> Option<Span> {
        let key = self.nodes.get(at.checked_sub(1)?)?;
        let is_key = matches!(key.kind, NodeKind::Scalar(_))
            && key.span.end() <= self.nodes.get(at)?.span.start();
        is_key.then_some(key.span)
    }

    pub(super) fn value_of(&mut self, at: usize, shape: &Shape, under: Under<'_>) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        let span = node.span;
        let scalar = match &node.kind {
            NodeKind::Scalar(scalar) => Some(scalar),
            _ => None,
        };
        match (shape, scalar) {
            (Shape::Word(words), Some(scalar)) => {
                let words = words();
                let all = one_of(&words);
                self.word(span, &scalar.value, &words, &all, under);
            }
            (Shape::Rule(families_too), Some(scalar)) => {
                let names = rules(self.own, *families_too);
                let is_family = families().contains(&&*scalar.value);
                let all = match !families_too && is_family {
                    true => said!(
                        "それは規則の分類です。ここには規則を書いてください",
                        "that is a family: name its rules here",
                    ),
                    false => said!(
                        "規則と分類の一覧は `ticketlint rules` で見られます",
                        "`ticketlint rules` lists all rules with their families",
                    ),
                };
                self.word(span, &scalar.value, &names, &all, under);
            }
            (Shape::Count(least, most), Some(scalar)) => {
                let number = scalar.value.parse::<usize>();
                let fits = number.is_ok_and(|number| (*least..=*most).contains(&number));
                if scalar.style != Style::Plain || !fits {
                    let written = self.shown(&scalar.value);
                    let what = said!(
                        "`{written}` は、ここに書ける数ではありません",
                        "`{written}` is no number that fits",
                    );
                    let help = said!(
                        "{least} から {most} までの整数を書いてください",
                        "write a whole number from {least} to {most}",
                    );
                    self.faults.push(Fault::new(span, what).help(help));
                }
            }
            (Shape::Words, _) => self.words(at, under),
            (Shape::Flag, Some(scalar)) => {
                let plain = scalar.style == Style::Plain;
                if !(plain && matches!(&*scalar.value, "true" | "false")) {
                    let what = said!(
                        "`{}` は true でも false でもありません",
                        "`{}` is neither true nor false",
                        self.shown(&scalar.value),
                    );
                    let help = match scalar.value.to_lowercase().as_str() {
                        "yes" | "on" | "true" => said!(
                            "小文字で、引用符なしで true と書いてください",
                            "write true, in small letters and without quotes",
                        ),
                        "no" | "off" | "false" => said!(
                            "小文字で、引用符なしで false と書いてください",
                            "write false, in small letters and without quotes",
                        ),
                        _ => said!("true か false を書いてください", "write true or false"),
                    };
                    self.faults.push(Fault::new(span, what).help(help));
                }
            }
            (Shape::Filled, Some(scalar)) => self.passes(span, filled(&scalar.value), under),
            (Shape::Text(passes), Some(scalar)) => {
                self.passes(span, passes(&scalar.value), under);
            }
            (Shape::Form(form), Some(scalar)) => {
                self.passes(span, (form.check)(&scalar.value), under);
            }
            (Shape::Account, Some(scalar)) => {
                let passes =
                    filled(&scalar.value).and_then(|()| forms::account(under.name, &scalar.value));
                self.passes(span, passes, under);
            }
            (Shape::List(item), _) => match node.kind {
                NodeKind::Sequence { .. } => self.items(at, item, under),
                _ => self.value(at, item, under),
            },
            (Shape::Some(item), _) => {
                self.at_least_one(at);
                self.value_of(at, &Shape::List(item), under);
            }
            (Shape::Paths, _) => self.paths(at, under),
            (Shape::Table(names, item), None) if is_mapping(node) => {
                self.table(at, names, item, under)
            }
            (Shape::Record(groups), None) if is_mapping(node) => self.record(at, groups, under),
            (Shape::Setting(groups), None) if is_mapping(node) => self.setting(at, groups, under),
            (Shape::Ways(ways, keys), None) if is_mapping(node) => {
                self.ways(at, ways, keys, under);
            }
            (Shape::OfRule, None) if is_mapping(node) => self.of_rule(at, under),
            (Shape::Names(names), Some(scalar)) => {
                let names: Vec<&'static str> = names.iter().map(AsRef::as_ref).collect();
                let all = one_of(&names);
                self.word(span, &scalar.value, &names, &all, under);
            }
            (Shape::Names(_), None) if matches!(node.kind, NodeKind::Sequence { .. }) => {
                self.items(at, shape, under);
            }
            _ => {
                let wanted = match shape {
                    Shape::Table(..)
                    | Shape::Record(_)
                    | Shape::Setting(_)
                    | Shape::Ways(..)
                    | Shape::OfRule => said!(
                        "`{}` には、字下げしたキーと値を書きます",
                        "`{}` wants keys and values, indented below it",
                        under.name,
                    ),
                    _ => said!(
                        "`{}` には、同じ行に値を書きます",
                        "`{}` wants a value on its line",
                        under.name,
                    ),
                };
                let fault = Fault::new(first_line(self.text, span), wanted);
                self.faults.push(fault.help(usage(under)));
            }
        }
    }

    /// Notes why a text is refused.
    fn passes(&mut self, span: Span, passes: Result<(), Refusal>, under: Under<'_>) {
        if let Err(refusal) = passes {
            let what = Said::same(format!("`{}`:", under.name)).and(&refusal.what);
            let fault = Fault::new(span, what);
            self.faults.push(match refusal.help {
                Some(help) => fault.help(help),
                None => fault,
            });
        }
    }

    /// Notes an empty list: what follows would be for nothing.
    fn at_least_one(&mut self, at: usize) {
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        let is_list = matches!(node.kind, NodeKind::Sequence { .. });
        if is_list && yaml::children(self.nodes, at).next().is_none() {
            let fault = Fault::new(
                node.span,
                said!(
                    "空の並びなので、何も起こりません",
                    "this list is empty, so that nothing comes of it",
                ),
            );
            self.faults.push(fault.help(said!(
                "何かを書くか、この項目を取り除いてください",
                "name something in it, or take the entry out",
            )));
        }
    }

    /// Patterns of paths.
    fn paths(&mut self, at: usize, under: Under<'_>) {
        self.at_least_one(at);
        let first = items(self.nodes, at).first().copied();
        if let Some(first) = first
            && let Some(written) = text(self.nodes, first)
            && written.starts_with('!')
        {
            let span = self
                .nodes
                .get(first)
                .map_or(Span::point(0), |node| node.span);
            let what = said!(
                "`{written}` は除くパターンですが、その前に何も選んでいません",
                "`{written}` takes paths out, and none are named before it",
            );
            self.faults.push(Fault::new(span, what).help(said!(
                "先に合うパターンを書くか(例: `['*.md', '{written}']`)、名前の `!` なら `\\!` と書いてください",
                "name those that fit first, as in `['*.md', '{written}']`; write a `!` of a name as `\\!`",
            )));
        }
        self.value_of(at, &Shape::List(&Shape::Form(&forms::GLOB)), under);
    }

    /// The items of a list.
    pub(super) fn items(&mut self, at: usize, item: &Shape, under: Under<'_>) {
        for child in yaml::children(self.nodes, at) {
            self.items += 1;
            if self.items > MOST_ITEMS {
                let what = said!(
                    "並びの項目が {MOST_ITEMS} 個を超えています",
                    "more than {MOST_ITEMS} items in lists",
                );
                let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
                self.faults
                    .push(Fault::new(first_line(self.text, span), what));
                return;
            }
            self.value(child, item, under);
        }
    }

    /// One of these words; `all` tells which there are.
    pub(super) fn word(
        &mut self,
        span: Span,
        written: &str,
        words: &[&'static str],
        all: &Said,
        under: Under<'_>,
    ) {
        if words.contains(&written) {
            return;
        }
        let what = said!(
            "`{0}` に `{1}` は指定できません",
            "`{0}` cannot be `{1}`",
            under.name,
            self.shown(written),
        );
        let help = match other_words::value(written, words).or_else(|| near(written, words)) {
            Some(meant) => did_you_mean(meant).and(all),
            None if is_row(written, words) => said!(
                "いくつもの名前は並びで書きます: [{written}]",
                "several names are a list: [{written}]",
            ),
            None => all.clone(),
        };
        self.faults.push(Fault::new(span, what).help(help));
    }
}

/// Whether these are several of the words, in a row.
fn is_row(written: &str, words: &[&'static str]) -> bool {
    let parts = || {
        written
            .split([',', '、', ' '])
            .map(str::trim)
            .filter(|part| !part.is_empty())
    };
    parts().count() > 1 && parts().all(|part| words.contains(&part))
}

/// How a key is used.
fn usage(under: Under<'_>) -> Said {
    if under.example.is_empty() {
        return said!(
            "値を書くか、この行を取り除いてください",
            "give it a value, or take the line out",
        );
    }
    such_as(under.example)
}
