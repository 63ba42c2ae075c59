//! Rules of a house: finding their cards, and reading them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::json;

use super::card::OWN_CARD;
use super::check::{Parsed, Sort, check, first_line};
use super::fault::{Fault, Trouble, Unread};
use super::load::{Read, shown};
use super::value::{get, items, value};
use crate::knowledge::schema::{SYNTAX, holes, is_kebab};
use crate::knowledge::{Applicability, Bilingual, CARDS, Card, FAMILIES, OwnRule, advice};
use crate::text::{SourceFile, Span};
use crate::yaml::{Node, NodeKind};

/// The family of cards that stand in no folder of their own.
const OWN: &str = "own";

/// More cards than these, in all folders of a configuration, are not read.
const MOST: usize = 500;

/// A card of a house.
pub(super) const RULE: Sort = Sort {
    shape: &OWN_CARD,
    called: "a card",
    example: "severity: warning",
};

/// The rules of a house, as far as they were read.
#[derive(Debug, Default)]
pub struct Cards {
    /// The rules, sorted by name.
    pub rules: Vec<&'static OwnRule>,
    /// What is wrong with cards.
    pub troubles: Vec<Trouble>,
    /// The canonical path of each card.
    pub(super) paths: Vec<PathBuf>,
}

/// Reads the cards of a folder, or one card, without a configuration. `read`
/// gives the text of a file, and `here` is the current folder, from which names
/// are shown.
///
/// # Errors
/// There are no cards, or the folder cannot be read.
pub fn read_cards(read: Read, path: &Path, here: &Path) -> Result<Cards, Unread> {
    let mut cards = Cards::default();
    cards.add(read, path, here)?;
    Ok(cards)
}

impl Cards {
    /// Reads the card at a path, or those in the folder there, and gives the new
    /// ones. A card that was read before is passed by.
    ///
    /// # Errors
    /// There are no cards, or the folder cannot be read.
    pub(super) fn add(
        &mut self,
        read: Read,
        path: &Path,
        here: &Path,
    ) -> Result<Vec<&'static OwnRule>, Unread> {
        let found = find(path)?;
        let mut new = Vec::new();
        for (path, family) in found {
            let path = fs::canonicalize(&path).unwrap_or(path);
            if self.paths.contains(&path) {
                continue;
            }
            if self.paths.len() >= MOST {
                let what = format!("more than {MOST} cards");
                return Err(unread(what, "is this the folder of your rules?"));
            }
            self.paths.push(path.clone());
            let name = shown(&path, here);
            let rule = match read(&path) {
                Ok(text) => self.card(SourceFile::new(name, text), &path, &family),
                Err(why) => Err(Trouble::Unreadable(name, why)),
            };
            match rule {
                Ok(rule) => {
                    new.push(rule);
                    self.rules.push(rule);
                }
                Err(trouble) => self.troubles.push(trouble),
            }
        }
        self.rules.sort_by(|a, b| a.card.name.cmp(&b.card.name));
        Ok(new)
    }

    /// Reads a card.
    fn card(
        &self,
        source: SourceFile,
        path: &Path,
        family: &str,
    ) -> Result<&'static OwnRule, Trouble> {
        let source = source.with_line_feeds().into_owned();
        let parsed = Parsed::of(&source);
        let mut faults = check(&source, &parsed, RULE, &[]);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        faults.extend(self.misnamed(&stem, family));
        let is_empty = match parsed.nodes.first() {
            None => true,
            Some(root) => matches!(root.kind, NodeKind::Null),
        };
        if faults.is_empty() && is_empty {
            let fault = Fault::new(Span::point(0), "the card is empty");
            faults.push(fault.help("`ticketlint schema card` tells what stands in one"));
        }
        if !faults.is_empty() {
            return Err(Trouble::Unfit(source, faults));
        }
        let reader = Reader {
            source: &source,
            nodes: &parsed.nodes,
        };
        reader.rule(&stem, family).map_err(|mut faults| {
            faults.sort_by_key(|fault| fault.span);
            Trouble::Unfit(source.clone(), faults)
        })
    }

    /// What is wrong with the name of a rule, and with that of its family.
    fn misnamed(&self, name: &str, family: &str) -> Vec<Fault> {
        let start = |what: String| Fault::new(Span::point(0), what);
        let mut faults = Vec::new();
        for (sort, name) in [("rule", name), ("family", family)] {
            if !is_kebab(name) {
                let what = format!("`{name}` is no name of a {sort}");
                let help = "a rule has the name of its file, a family that of the folder: \
                            small letters and digits, with hyphens between words";
                faults.push(start(what).help(help));
            }
        }
        let shipped = |name: &str| CARDS.iter().any(|card| card.name == name);
        let is_family = |name: &str| FAMILIES.iter().any(|family| family.name == name);
        let twin = self.rules.iter().find(|own| own.card.name == name);
        if shipped(name) {
            let what = format!("a rule that ships is called `{name}`");
            let help = "give the file another name; `rules` of the configuration sets the \
                        severity of a rule that ships";
            faults.push(start(what).help(help));
        } else if is_family(name) || advice(name).is_some() || name == family {
            let what = format!("a family or a topic of advice is called `{name}`, too");
            faults.push(start(what).help("give the file another name"));
        } else if let Some(twin) = twin {
            let what = format!("a rule is called `{name}` already, in {}", twin.file);
            faults.push(start(what).help("give one of the files another name"));
        }
        if family == SYNTAX || shipped(family) {
            let what = format!("`{family}` is no family for rules of your own");
            faults.push(start(what).help("give the folder another name"));
        }
        faults
    }
}

/// The cards at a path, each with its family, in order: the file itself, those in
/// the folder, and those one folder further down.
fn find(path: &Path) -> Result<Vec<(PathBuf, String)>, Unread> {
    let meta = fs::metadata(path).map_err(|error| reason(&error))?;
    if !meta.is_dir() {
        return Ok(vec![(path.to_path_buf(), OWN.to_owned())]);
    }
    let (folders, files): (Vec<_>, Vec<_>) = entries(path)?
        .into_iter()
        .partition(|(entry, _)| entry.is_dir());
    let cards = |entries: Vec<(PathBuf, String)>, family: &str| {
        let cards = entries.into_iter().filter(|(entry, _)| is_card(entry));
        cards
            .map(|(entry, _)| (entry, family.to_owned()))
            .collect::<Vec<_>>()
    };
    let mut found = cards(files, OWN);
    for (folder, family) in folders {
        let mut files = entries(&folder)?;
        files.retain(|(entry, _)| !entry.is_dir());
        found.extend(cards(files, &family));
    }
    if found.is_empty() {
        let help = "a card is a file NAME.yaml in the folder, or in a folder of it, which is \
                    then the family";
        return Err(unread("no card in this folder", help));
    }
    Ok(found)
}

fn is_card(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "yaml" || e == "yml")
}

/// What is in a folder and not hidden, by name.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, String)>, Unread> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let entries = entries.map_err(|error| reason(&error))?;
    let named = entries.into_iter().map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (entry.path(), name)
    });
    let mut entries: Vec<_> = named.filter(|(_, name)| !name.starts_with('.')).collect();
    entries.sort();
    Ok(entries)
}

fn unread(what: impl Into<String>, help: &str) -> Unread {
    Unread {
        what: what.into(),
        help: Some(help.to_owned()),
    }
}

fn reason(error: &io::Error) -> Unread {
    let what = match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    };
    Unread { what, help: None }
}

/// Reads a card that fits its table.
struct Reader<'a> {
    source: &'a SourceFile,
    nodes: &'a [Node],
}

impl Reader<'_> {
    fn rule(&self, name: &str, family: &str) -> Result<&'static OwnRule, Vec<Fault>> {
        let mut value = value(self.nodes, 0, &OWN_CARD);
        if value.get("statements").is_none() {
            value["statements"] = json!([]);
        }
        let mut card: Card = serde_json::from_value(value)
            .map_err(|error| vec![Fault::new(Span::point(0), error.to_string())])?;
        card.name = name.to_owned().into();
        card.family = family.to_owned().into();
        let faults = self.beyond(&card);
        if !faults.is_empty() {
            return Err(faults);
        }
        let lines = (self.lines("fail"), self.lines("pass"));
        OwnRule::keep(card, self.source.name(), lines).map_err(|(list, why)| {
            let what = format!("all of `{list}` together: {why}");
            vec![Fault::new(self.place(&["match", list]), what)]
        })
    }

    /// What must hold of a card beyond its shape.
    fn beyond(&self, card: &Card) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut add = |path: &[&str], what: String, help: &str| {
            faults.push(Fault::new(self.place(path), what).help(help));
        };
        let empty = |list: &str| {
            card.matcher.as_ref().is_none_or(|m| match list {
                "find" => m.find.is_empty(),
                _ => m.unless.is_empty() && m.unless_facts.is_empty(),
            })
        };
        if empty("find") && empty("unless") {
            let help = "`find` raises it by words; `unless` alone where words are missing";
            add(&["match"], "nothing raises this rule".to_owned(), help);
        }
        if card.messages.len() != 1 {
            let what = "a rule of a house has one message".to_owned();
            add(&["messages"], what, "make two rules of it");
        }
        let displays = card.messages.iter().any(|m| m.rewrite.is_some());
        if card.fix == Applicability::Display && !displays {
            let what = "`fix: display` needs a `rewrite` in the message".to_owned();
            add(&["fix"], what, "such as `rewrite: 'Team: <name>'`");
        }
        for list in ["fail", "pass"] {
            let examples = match list {
                "fail" => &card.examples.fail,
                _ => &card.examples.pass,
            };
            if examples.is_empty() {
                let what = format!("`{list}` has no example");
                let help = "a draft or two, as people write them: they are its tests";
                add(&["examples", list], what, help);
            }
        }
        let whole = [
            ("summary", Some(&card.summary)),
            ("wants", card.wants.as_ref()),
            ("why", Some(&card.why)),
            ("silent", card.silent.as_ref()),
        ];
        let message = card.messages.first();
        let holed = [
            ("what", message.map(|m| &m.what)),
            ("ask", message.and_then(|m| m.ask.as_ref())),
            ("do", message.map(|m| &m.action)),
            ("rewrite", message.and_then(|m| m.rewrite.as_ref())),
        ];
        let filled = card.filled();
        let open = |words: Option<&Bilingual>, holed: bool| {
            let words = words?;
            let mut all = holes(&words.ja).into_iter().chain(holes(&words.en));
            let hole = all.find(|hole| !(holed && filled.iter().any(|known| known == hole)))?;
            Some(format!("nothing fills the hole `{{{hole}}}` here"))
        };
        let help = "`{quote}`, in a message of a rule that has `find`, is the only hole";
        for (key, words) in whole {
            if let Some(what) = open(words, false) {
                add(&[key], what, help);
            }
        }
        for (key, words) in holed {
            if let Some(what) = open(words, true) {
                add(&["messages", key], what, help);
            }
        }
        faults
    }

    /// The first line of what stands at the end of a path of keys, as far as it
    /// leads; the first item of a list stands for the list.
    fn place(&self, path: &[&str]) -> Span {
        let mut at = 0;
        for key in path {
            let item = match self.nodes.get(at).map(|node| &node.kind) {
                Some(NodeKind::Sequence { .. }) => items(self.nodes, at).first().copied(),
                _ => Some(at),
            };
            let Some(next) = item.and_then(|item| get(self.nodes, item, key)) else {
                break;
            };
            at = next;
        }
        let span = self.nodes.get(at).map_or(Span::point(0), |node| node.span);
        first_line(self.source.text(), span)
    }

    /// The line on which each example of a list begins.
    fn lines(&self, list: &str) -> Vec<usize> {
        let at = get(self.nodes, 0, "examples").and_then(|at| get(self.nodes, at, list));
        let items = at.map_or_else(Vec::new, |at| items(self.nodes, at));
        let line = |item: usize| {
            let start = self.nodes.get(item).map_or(0, |node| node.span.start());
            self.source.position(start).line
        };
        items.into_iter().map(line).collect()
    }
}
