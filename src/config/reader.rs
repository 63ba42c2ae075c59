//! From the nodes of a file to settings. What does not fit was noted before and
//! is passed by; what no single value can show is noted here.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::fault::Fault;
use super::options;
use super::parsed::first_line;
use super::said::said;
use super::settings::{
    At, FIX_CLASSES, FailOn, Origin, RuleSetting, SEVERITIES, Settings, Suppression,
};
use super::table::IDENTIFIER_KINDS;
use super::value;
use super::written::Override;
use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::{
    CARDS, Card, Closure, Day, IdentifierKind, OwnIdentifier, OwnRule, Severity, provider,
};
use crate::text::{Language, SourceFile, Span};
use crate::yaml::{Node, NodeKind};

/// Reads values out of the nodes of a file.
pub(super) struct Reader<'a> {
    source: &'a SourceFile,
    file: Arc<str>,
    nodes: &'a [Node<'a>],
    /// The rules of the house.
    own: &'a [&'static OwnRule],
    /// The patterns of the override that is read.
    paths: Option<Arc<str>>,
    /// What is wrong with values that are right by themselves.
    pub(super) faults: Vec<Fault>,
}

/// The name as the tables have it, which lives as long as the program.
fn known_provider(name: &str) -> Option<&'static str> {
    provider(name).map(|p| p.name.as_ref())
}

impl<'a> Reader<'a> {
    /// Reads a file that was held against the table.
    pub(super) fn new(
        source: &'a SourceFile,
        nodes: &'a [Node<'a>],
        own: &'a [&'static OwnRule],
    ) -> Self {
        Self {
            source,
            file: source.name().into(),
            nodes,
            own,
            paths: None,
            faults: Vec::new(),
        }
    }

    fn card(&self, name: &str) -> Option<&'static Card> {
        let mut cards = CARDS.iter().chain(self.own.iter().map(|own| &own.card));
        cards.find(|card| card.name == name)
    }

    /// A value, and the place of a node as its origin.
    pub(super) fn at<T>(&self, node: usize, value: T) -> At<T> {
        let start = self.nodes.get(node).map_or(0, |node| node.span.start());
        let place = self.source.position(start);
        At {
            value,
            origin: Origin::File {
                file: Arc::clone(&self.file),
                line: place.line,
                column: place.column,
                paths: self.paths.clone(),
            },
        }
    }

    fn text(&self, at: usize) -> Option<&'a str> {
        value::text(self.nodes, at)
    }

    fn is_mapping(&self, at: usize) -> bool {
        matches!(
            self.nodes.get(at).map(|node| &node.kind),
            Some(NodeKind::Mapping { .. })
        )
    }

    /// The keys and values of a mapping; nothing of anything else.
    fn pairs(&self, at: usize) -> impl Iterator<Item = (&'a str, usize)> + use<'a> {
        value::pairs(self.nodes, at)
    }

    /// The value of a key.
    fn get(&self, at: usize, name: &str) -> Option<usize> {
        value::get(self.nodes, at, name)
    }

    /// The items of a list, or the one thing that stands for a list.
    fn items(&self, at: usize) -> Vec<usize> {
        value::items(self.nodes, at)
    }

    fn texts(&self, at: usize) -> Vec<String> {
        let items = self.items(at).into_iter();
        items
            .filter_map(|item| self.text(item))
            .map(str::to_owned)
            .collect()
    }

    /// The value of a key, read from its text and placed.
    fn read<T>(&self, at: usize, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<At<T>> {
        let value = self.get(at, name)?;
        Some(self.at(value, read(self.text(value)?)?))
    }

    fn list(&self, at: usize, name: &str) -> Option<At<Vec<String>>> {
        let value = self.get(at, name)?;
        Some(self.at(value, self.texts(value)))
    }

    /// The settings in the mapping at a node.
    pub(super) fn settings(&mut self, at: usize) -> Settings {
        let auto = |text: &str| text == "auto";
        let mut settings = Settings {
            provider: self.read(at, "provider", |text| {
                if auto(text) {
                    Some(None)
                } else {
                    known_provider(text).map(Some)
                }
            }),
            kind: self.read(at, "kind", |text| {
                if auto(text) {
                    Some(None)
                } else {
                    Kind::from_name(text).map(Some)
                }
            }),
            language: self.read(at, "language", |text| match text {
                "ja" => Some(Some(Language::Ja)),
                "en" => Some(Some(Language::En)),
                _ => auto(text).then_some(None),
            }),
            timezone: self.read(at, "timezone", |text| ClockZone::named(text).ok()),
            fail_on: self.read(at, "fail-on", FailOn::from_name),
            pedantic: self.read(at, "pedantic", |text| text.parse().ok()),
            stale_days: self.read(at, "stale-days", |text| text.parse().ok()),
            select: self.list(at, "select"),
            ignore: self.list(at, "ignore"),
            ..Settings::default()
        };
        if let Some(rules) = self.get(at, "rules") {
            for (name, value) in self.pairs(rules) {
                let card = self.card(name);
                settings.options.extend(self.options(card, value));
                let class = self.read(value, "fix", |text| {
                    let mut classes = FIX_CLASSES.into_iter();
                    classes
                        .find(|(name, _)| *name == text)
                        .map(|(_, class)| class)
                });
                if let (Some(card), Some(class)) = (card, class) {
                    settings.fixes.insert(card.name.as_ref(), class);
                }
                let value = self.get(value, "severity").unwrap_or(value);
                let severity = self.text(value).and_then(severity);
                if let (Some(card), Some(severity)) = (card, severity) {
                    settings
                        .rules
                        .insert(card.name.as_ref(), self.at(value, severity));
                }
            }
        }
        if let Some(account) = self.get(at, "account") {
            if let Some(text) = self.text(account) {
                settings
                    .account
                    .insert(None, self.at(account, text.to_owned()));
            }
            for (name, value) in self.pairs(account) {
                if let (Some(name), Some(text)) = (known_provider(name), self.text(value)) {
                    settings
                        .account
                        .insert(Some(name), self.at(value, text.to_owned()));
                }
            }
        }
        if let Some(glossary) = self.get(at, "glossary") {
            for (term, value) in self.pairs(glossary) {
                if let Some(meaning) = self.text(value) {
                    settings
                        .glossary
                        .insert(term.to_owned(), self.at(value, meaning.to_owned()));
                }
            }
        }
        if let Some(holidays) = self.get(at, "holidays") {
            let items = self.items(holidays);
            let closures = items
                .into_iter()
                .filter_map(|item| self.closure(item))
                .collect();
            settings.holidays = Some(self.at(holidays, closures));
        }
        if let Some(identifiers) = self.get(at, "identifiers") {
            let mut first: BTreeMap<String, Span> = BTreeMap::new();
            for item in self.items(identifiers) {
                let Some(form) = self.identifier(item) else {
                    continue;
                };
                let span = self
                    .nodes
                    .get(item)
                    .map_or(Span::point(0), |node| node.span);
                if let Some(first) = first.insert(form.name.to_string(), span) {
                    let what = said!(
                        "`{}` という名前の識別子が二度書かれています",
                        "two identifiers are called `{}`",
                        form.name,
                    );
                    let fault = Fault::new(first_line(self.source.text(), span), what);
                    let first = first_line(self.source.text(), first);
                    let fault = fault.related(first, said!("初めはここ", "first here"));
                    self.faults.push(fault.help(said!(
                        "後のものだけが残るので、名前を変えるか、片方を取り除いてください",
                        "only the later would count: rename one, or take it out",
                    )));
                }
                settings
                    .identifiers
                    .insert(form.name.to_string(), self.at(item, Arc::new(form)));
            }
        }
        settings
    }

    /// The options of a rule that are set in the mapping at a node.
    fn options(
        &self,
        card: Option<&'static Card>,
        at: usize,
    ) -> BTreeMap<(&'static str, &'static str), At<RuleSetting>> {
        let options = card.into_iter().flat_map(|card| {
            let option = card.options.iter();
            option.map(|option| (card.name.as_ref(), option))
        });
        options
            .filter_map(|(rule, option)| {
                let node = self.get(at, &option.name)?;
                let value = options::read(option, self.nodes, node)?;
                let setting = self.at(node, RuleSetting { option, value });
                Some(((rule, option.name.as_ref()), setting))
            })
            .collect()
    }

    fn identifier(&self, at: usize) -> Option<OwnIdentifier> {
        let name = self.text(self.get(at, "name")?)?;
        let pattern = self.text(self.get(at, "pattern")?)?;
        let kind = self.get(at, "kind").and_then(|kind| self.text(kind));
        let kind = kind.map_or(Some(IdentifierKind::Resource), |name| {
            IDENTIFIER_KINDS
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, kind)| *kind)
        });
        OwnIdentifier::new(name, kind?, pattern).ok()
    }

    fn closure(&mut self, at: usize) -> Option<Closure> {
        if let Some(text) = self.text(at) {
            let day = Day::read(text)?;
            return Some(Closure {
                from: day,
                to: day,
                name: None,
                provider: None,
            });
        }
        if !self.is_mapping(at) {
            return None;
        }
        let (date, from, to) = (
            self.get(at, "date"),
            self.get(at, "from"),
            self.get(at, "to"),
        );
        let (from, to) = match (date, from, to) {
            (Some(date), None, None) => (date, date),
            (None, Some(from), Some(to)) => (from, to),
            _ => return None,
        };
        let (first, last) = (Day::read(self.text(from)?)?, Day::read(self.text(to)?)?);
        let wrong = match (first, last) {
            (Day::Once(first), Day::Once(last)) => (last < first).then(|| {
                said!(
                    "終わりの日が初めの日より前です",
                    "the last day is before the first",
                )
            }),
            (Day::Yearly(..), Day::Yearly(..)) => None,
            _ => Some(said!(
                "片方の日にだけ年があります",
                "one of these days has a year and the other has none",
            )),
        };
        if let Some(what) = wrong {
            let (from, to) = (self.nodes.get(from)?.span, self.nodes.get(to)?.span);
            self.faults
                .push(Fault::new(to, what).related(from, said!("初めの日", "the first day")));
            return None;
        }
        let name = self.get(at, "name").and_then(|name| self.text(name));
        let provider = self.get(at, "provider").and_then(|name| self.text(name));
        Some(Closure {
            from: first,
            to: last,
            name: name.map(|name| (name.to_owned().into(), name.to_owned().into())),
            provider: provider.and_then(known_provider),
        })
    }

    /// The place of what stands under a key at the top of the file.
    pub(super) fn place_of(&self, key: &str) -> Option<Origin> {
        Some(self.at(self.get(0, key)?, ()).origin)
    }

    /// The paths under a key at the top of the file, each with its place.
    pub(super) fn named(&self, key: &str) -> Vec<At<(String, Span)>> {
        let Some(value) = self.get(0, key) else {
            return Vec::new();
        };
        let items = self.items(value).into_iter();
        items
            .filter_map(|item| {
                let span = self.nodes.get(item)?.span;
                Some(self.at(item, (self.text(item)?.to_owned(), span)))
            })
            .collect()
    }

    /// What the file sets for some paths; they count from its folder.
    pub(super) fn overrides(&mut self, folder: &Path) -> Vec<Override> {
        let Some(value) = self.get(0, "overrides") else {
            return Vec::new();
        };
        let mut out = Vec::new();
        let mut seen: BTreeMap<(Vec<String>, &str), Span> = BTreeMap::new();
        for item in self.items(value) {
            let patterns = self.patterns(item);
            self.absolute(item, folder);
            for (key, value) in self.pairs(item) {
                self.set_again(&patterns, key, value, &mut seen);
            }
            let Some(paths) = paths(&patterns, folder) else {
                continue;
            };
            self.paths = Some(patterns.join(", ").into());
            let settings = self.settings(item);
            let at = self.at(item, ());
            self.paths = None;
            out.push(Override {
                paths,
                settings,
                origin: Some(at.origin),
            });
        }
        out
    }

    /// Notes what is set once more for the same paths, so that it never holds.
    fn set_again(
        &mut self,
        patterns: &[String],
        key: &'a str,
        value: usize,
        seen: &mut BTreeMap<(Vec<String>, &'a str), Span>,
    ) {
        // These are taken entry by entry.
        const BY_ENTRY: [&str; 5] = ["paths", "rules", "glossary", "identifiers", "account"];
        let Some(node) = self.nodes.get(value).filter(|_| !BY_ENTRY.contains(&key)) else {
            return;
        };
        let span = first_line(self.source.text(), node.span);
        let Some(first) = seen.insert((patterns.to_vec(), key), span) else {
            return;
        };
        let what = said!(
            "`{key}` は下の `overrides` で同じパスに設定し直されているので、使われません",
            "`{key}` never counts: a later override sets it for the same paths",
        );
        let fault = Fault::new(first, what).related(span, said!("後の設定", "set again here"));
        self.faults.push(fault.help(said!(
            "どちらか一方だけにしてください",
            "keep one of the two",
        )));
    }

    /// Notes patterns that begin with the folder from which they count.
    fn absolute(&mut self, at: usize, folder: &Path) {
        let items = self.get(at, "paths").map(|at| self.items(at));
        for item in items.unwrap_or_default() {
            let written = self.text(item).unwrap_or("");
            let inside = Path::new(written).strip_prefix(folder).ok();
            let inside = inside.filter(|_| folder.parent().is_some());
            if let (Some(inside), Some(node)) = (inside, self.nodes.get(item)) {
                let inside = inside.display();
                let what = said!(
                    "`/` で始まるパターンはこのファイルのフォルダーから数えるので、どのパスにも合いません",
                    "a pattern that begins with `/` counts from the folder of this file, and fits no path",
                );
                let help = said!("`/{inside}` と書いてください", "write `/{inside}`");
                self.faults.push(Fault::new(node.span, what).help(help));
            }
        }
    }

    fn patterns(&self, at: usize) -> Vec<String> {
        let patterns = self.get(at, "paths").map(|at| self.texts(at));
        patterns.unwrap_or_default()
    }

    /// What the file suppresses for all paths, and for some; they count from its
    /// folder.
    pub(super) fn suppressions(&mut self, folder: &Path) -> (Vec<At<Suppression>>, Vec<Override>) {
        let (mut for_all, mut for_some) = (Vec::new(), Vec::new());
        let Some(value) = self.get(0, "suppressions") else {
            return (for_all, for_some);
        };
        for item in self.items(value) {
            let patterns = self.patterns(item);
            self.absolute(item, folder);
            let restricted = self.get(item, "paths").is_some();
            self.paths = restricted.then(|| patterns.join(", ").into());
            let suppressions = self.suppression(item);
            self.paths = None;
            if !restricted {
                for_all.extend(suppressions);
            } else if let Some(paths) = paths(&patterns, folder) {
                let settings = Settings {
                    suppressions,
                    ..Settings::default()
                };
                for_some.push(Override {
                    paths,
                    settings,
                    origin: None,
                });
            }
        }
        (for_all, for_some)
    }

    /// One entry of the list: a suppression for each of its rules.
    fn suppression(&self, at: usize) -> Vec<At<Suppression>> {
        let text = |name| self.get(at, name).and_then(|at| self.text(at));
        let (Some(rules), Some(reason)) = (self.get(at, "rule"), text("reason")) else {
            return Vec::new();
        };
        let field = text("field");
        let rules = self.items(rules).into_iter();
        rules
            .filter_map(|rule| {
                let name = self.text(rule)?;
                let card = self.card(name)?;
                let suppression = Suppression {
                    rule: card.name.as_ref(),
                    field: field.map(str::to_owned),
                    reason: reason.trim().to_owned(),
                };
                Some(self.at(rule, suppression))
            })
            .collect()
    }
}

/// Patterns of paths in a folder. One that is none was noted.
fn paths(patterns: &[String], folder: &Path) -> Option<Gitignore> {
    let mut builder = GitignoreBuilder::new(folder);
    for pattern in patterns {
        // As people write it, who mean this folder.
        let here = pattern.strip_prefix("./").map(|rest| format!("/{rest}"));
        let _ = builder.add_line(None, here.as_deref().unwrap_or(pattern));
    }
    builder.build().ok()
}

fn severity(name: &str) -> Option<Option<Severity>> {
    let mut known = SEVERITIES.into_iter();
    known
        .find(|(known, _)| *known == name)
        .map(|(_, severity)| severity)
}
