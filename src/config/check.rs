//! Holds a file against the table of what may stand in it, and notes all that
//! does not fit.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::meant::{
    did_you_mean, near, one_of, shown, such_as, the_keys, unknown_key, unknown_name,
};
use super::options;
use super::parsed::{Parsed, first_line, of_yaml};
use super::said::{Said, said};
use super::shape::{Key, Names, Shape, key};
use super::table::{FILE, RULE, filled, rules};
use crate::knowledge::OwnRule;
use crate::text::{SourceFile, Span};
use crate::yaml::{self, Node, NodeKind, Style};

/// What a file is to hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sort {
    /// What may stand in it.
    pub(super) shape: &'static Shape,
    /// What it is called.
    pub(super) called: &'static str,
    /// A line of it.
    pub(super) example: &'static str,
}

/// A configuration.
pub(super) const CONFIGURATION: Sort = Sort {
    shape: &FILE,
    called: "a configuration",
    example: "provider: aws",
};

/// Holds a file against the table of its sort: what is wrong with it, in order
/// of place. It may name these rules of the house.
pub(super) fn check(
    source: &SourceFile,
    parsed: &Parsed,
    sort: Sort,
    own: &[&'static OwnRule],
) -> Vec<Fault> {
    let mut checker = Checker {
        text: source.text(),
        nodes: &parsed.nodes,
        sort,
        own,
        items: 0,
        faults: Vec::new(),
    };
    checker.root();
    let mut faults = checker.faults;
    faults.extend(parsed.fault.clone());
    faults.sort_by_key(|fault| fault.span);
    faults
}

/// More items than these, in all lists of a file, are not what a hand writes.
const MOST_ITEMS: usize = 1000;

/// The languages of words for people.
const LANGUAGES: &[Key] = &[
    key("ja", Shape::Text(filled), "In Japanese.", "連絡先を書く"),
    key("en", Shape::Text(filled), "In English.", "Give a contact"),
];

struct Checker<'a> {
    text: &'a str,
    nodes: &'a [Node],
    sort: Sort,
    /// The rules of the house.
    own: &'a [&'static OwnRule],
    /// Items of lists so far.
    items: usize,
    faults: Vec<Fault>,
}

/// A key on the way down: what messages call the value under it.
#[derive(Clone, Copy)]
struct Under<'a> {
    name: &'a str,
    example: &'a str,
}

impl Checker<'_> {
    fn root(&mut self) {
        let Some(root) = self.nodes.first() else {
            return;
        };
        match &root.kind {
            // Nothing but comments.
            NodeKind::Null if root.span.is_empty() => {}
            NodeKind::Mapping { .. } => {
                self.dress(root);
                self.value(
                    0,
                    self.sort.shape,
                    Under {
                        name: "",
                        example: "",
                    },
                );
            }
            NodeKind::Scalar(_) => {
                let line = root.span.slice(self.text).unwrap_or("");
                let fault = match yaml::stray_colon(line) {
                    Some((mistake, range)) => {
                        let span = Span::new(range.start, range.end);
                        of_yaml(&mistake, span.shifted(root.span.start()))
                    }
                    None => self.not_keys(root.span),
                };
                self.faults.push(fault);
            }
            _ => self.faults.push(self.not_keys(root.span)),
        }
    }

    fn not_keys(&self, span: Span) -> Fault {
        let Sort {
            called, example, ..
        } = self.sort;
        let point = Span::new(span.start(), span.start());
        let what = said!(
            "キーと値でできているはずのファイルです",
            "{called} is made of keys and values",
        );
        Fault::new(point, what).help(said!(
            "独立した行に `{example}` のように書きます",
            "such as `{example}` on a line of its own",
        ))
    }

    /// Notes what YAML can do with any value and such a file has no use for.
    fn dress(&mut self, node: &Node) {
        let plain = || said!("値そのものを書いてください", "write the value itself");
        if let Some(tag) = node.own_tag {
            let fault = Fault::new(
                tag,
                said!(
                    "タグ(`!name`)です。ここでは意味がありません",
                    "a tag (`!name`), which means nothing here",
                ),
            );
            self.faults.push(fault.help(plain()));
        }
        if let Some(anchor) = node.idle_anchor {
            let fault = Fault::new(
                anchor,
                said!(
                    "アンカー(`&name`)です。ここでは意味がありません",
                    "an anchor (`&name`), which means nothing here",
                ),
            );
            self.faults.push(fault.help(plain()));
        }
    }

    fn value(&mut self, at: usize, shape: &Shape, under: Under<'_>) {
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
    fn before(&self, at: usize) -> Option<Span> {
        let key = self.nodes.get(at.checked_sub(1)?)?;
        let is_key = matches!(key.kind, NodeKind::Scalar(_))
            && key.span.end() <= self.nodes.get(at)?.span.start();
        is_key.then_some(key.span)
    }

    fn value_of(&mut self, at: usize, shape: &Shape, under: Under<'_>) {
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
                let all = said!(
                    "規則と分類の一覧は `ticketlint rules` で見られます",
                    "`ticketlint rules` lists all rules with their families",
                );
                self.word(span, &scalar.value, &names, &all, under);
            }
            (Shape::Count(least, most), Some(scalar)) => {
                let number = scalar.value.parse::<usize>();
                let fits = number.is_ok_and(|number| (*least..=*most).contains(&number));
                if scalar.style != Style::Plain || !fits {
                    let written = shown(&scalar.value);
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
                if !(plain && matches!(scalar.value.as_str(), "true" | "false")) {
                    let what = said!(
                        "`{}` は true でも false でもありません",
                        "`{}` is neither true nor false",
                        shown(&scalar.value),
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
            (Shape::Text(passes), Some(scalar)) => {
                if let Err(refusal) = passes(&scalar.value) {
                    let what = Said::same(format!("`{}`:", under.name)).and(&refusal.what);
                    let fault = Fault::new(span, what);
                    self.faults.push(match refusal.help {
                        Some(help) => fault.help(help),
                        None => fault,
                    });
                }
            }
            (Shape::List(item), _) => match node.kind {
                NodeKind::Sequence { .. } => {
                    let mut children = yaml::children(self.nodes, at);
                    // Paths or rules that are none: what follows would be for nothing.
                    if children.next().is_none() && matches!(under.name, "paths" | "rule") {
                        let fault = Fault::new(
                            span,
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
                    self.items(at, item, under);
                }
                _ => self.value(at, item, under),
            },
            (Shape::Table(names, item), None) if is_mapping(node) => {
                self.table(at, names, item, under)
            }
            (Shape::Record(groups), None) if is_mapping(node) => self.record(at, groups, under),
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
                    Shape::Table(..) | Shape::Record(_) | Shape::OfRule => said!(
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

    /// The items of a list.
    fn items(&mut self, at: usize, item: &Shape, under: Under<'_>) {
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

    /// What is set of the rule that it stands under.
    fn of_rule(&mut self, at: usize, under: Under<'_>) {
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
    fn words(&mut self, at: usize, under: Under<'_>) {
        const TEXT: Shape = Shape::Text(filled);
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

    /// One of these words; `all` tells which there are.
    fn word(
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
            shown(written),
        );
        let help = match near(written, words) {
            Some(meant) => did_you_mean(meant).and(all),
            None => all.clone(),
        };
        self.faults.push(Fault::new(span, what).help(help));
    }

    /// The keys and values of a mapping; notes keys that are none, or stand
    /// there twice.
    fn pairs(&mut self, at: usize) -> Vec<(Span, String, usize)> {
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
            let name = scalar.value.as_str();
            if let Some(first) = seen.insert(name, node.span) {
                let what = said!(
                    "`{}` が二度書かれています",
                    "`{}` stands here twice",
                    shown(name),
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
    fn is_enough(&self) -> bool {
        const ENOUGH: usize = 100;
        self.faults.len() > ENOUGH
    }

    fn table(&mut self, at: usize, names: &Names, item: &Shape, under: Under<'_>) {
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
                self.faults.push(unknown_name(span, sort, &name, near));
                continue;
            }
            let under = Under {
                name: &name,
                example: under.example,
            };
            self.value(value, item, under);
        }
    }

    fn record(&mut self, at: usize, groups: &[&[Key]], under: Under<'_>) {
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

const fn is_mapping(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Mapping { .. })
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
