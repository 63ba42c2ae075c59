//! Rules of a house: finding their cards, and reading them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::card::OWN_CARD;
use super::card_reader::CardReader;
use super::check::{Sort, check};
use super::fault::{Fault, Trouble, Unread};
use super::load::{Read, shown};
use super::parsed::Parsed;
use super::said::{Said, said};
use crate::knowledge::schema::{SYNTAX, is_kebab};
use crate::knowledge::{CARDS, FAMILIES, OwnRule, advice};
use crate::text::{SourceFile, Span};
use crate::yaml::NodeKind;

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
    /// Reads the card at a path, or those in the folder there, and gives them. A
    /// card that was read before is not read again.
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
        let mut there = Vec::new();
        for (path, family) in found {
            let path = fs::canonicalize(&path).unwrap_or(path);
            if self.paths.contains(&path) {
                let name = shown(&path, here);
                there.extend(self.rules.iter().find(|rule| rule.file == name));
                continue;
            }
            if self.paths.len() >= MOST {
                let what = said!("カードが {MOST} 枚を超えています", "more than {MOST} cards");
                let help = said!(
                    "規則のフォルダーで合っていますか。",
                    "is this the folder of your rules?",
                );
                return Err(unread(what, help));
            }
            self.paths.push(path.clone());
            let name = shown(&path, here);
            let rule = match read(&path) {
                Ok(text) => self.card(SourceFile::new(name, text), &path, &family),
                Err(why) => Err(Box::new(Trouble::Unreadable(name, why))),
            };
            match rule {
                Ok(rule) => {
                    there.push(rule);
                    self.rules.push(rule);
                }
                Err(trouble) => self.troubles.push(*trouble),
            }
        }
        self.rules.sort_by(|a, b| a.card.name.cmp(&b.card.name));
        Ok(there)
    }

    /// Reads a card.
    fn card(
        &self,
        source: SourceFile,
        path: &Path,
        family: &str,
    ) -> Result<&'static OwnRule, Box<Trouble>> {
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
            let fault = Fault::new(Span::point(0), said!("カードが空です", "the card is empty"));
            faults.push(fault.help(said!(
                "書くことは `ticketlint schema card` で確かめられます",
                "`ticketlint schema card` tells what stands in one",
            )));
        }
        if !faults.is_empty() {
            return Err(Box::new(Trouble::Unfit(source, faults)));
        }
        let reader = CardReader {
            source: &source,
            nodes: &parsed.nodes,
        };
        reader.rule(&stem, family).map_err(|mut faults| {
            faults.sort_by_key(|fault| fault.span);
            Box::new(Trouble::Unfit(source.clone(), faults))
        })
    }

    /// What is wrong with the name of a rule, and with that of its family.
    fn misnamed(&self, name: &str, family: &str) -> Vec<Fault> {
        let start = |what: Said| Fault::new(Span::point(0), what);
        let mut faults = Vec::new();
        for (sort, name) in [("rule", name), ("family", family)] {
            if !is_kebab(name) {
                let in_japanese = if sort == "rule" { "規則" } else { "分類" };
                let what = said!(
                    "`{name}` は{in_japanese}の名前になりません",
                    "`{name}` is no name of a {sort}",
                );
                let help = said!(
                    "規則の名前はファイル名、分類の名前はフォルダー名です。小文字と数字の語をハイフンでつなぎます",
                    "a rule has the name of its file, a family that of the folder: small letters and digits, with hyphens between words",
                );
                faults.push(start(what).help(help));
            }
        }
        let shipped = |name: &str| CARDS.iter().any(|card| card.name == name);
        let is_family = |name: &str| FAMILIES.iter().any(|family| family.name == name);
        let twin = self.rules.iter().find(|own| own.card.name == name);
        if shipped(name) {
            let what = said!(
                "組み込みの規則に `{name}` があります",
                "a rule that ships is called `{name}`",
            );
            let help = said!(
                "ファイルの名前を変えてください。組み込みの規則の重大度は、設定の `rules` で変えられます",
                "give the file another name; `rules` of the configuration sets the severity of a rule that ships",
            );
            faults.push(start(what).help(help));
        } else if is_family(name) || advice(name).is_some() || name == family {
            let what = said!(
                "分類か助言の題目に `{name}` があります",
                "a family or a topic of advice is called `{name}`, too",
            );
            faults.push(start(what).help(said!(
                "ファイルの名前を変えてください",
                "give the file another name",
            )));
        } else if let Some(twin) = twin {
            let what = said!(
                "`{name}` という規則は、{0} にもあります",
                "a rule is called `{name}` already, in {0}",
                twin.file,
            );
            faults.push(start(what).help(said!(
                "どちらかのファイルの名前を変えてください",
                "give one of the files another name",
            )));
        }
        if family == SYNTAX || shipped(family) {
            let what = said!(
                "`{family}` は自作の規則の分類になりません",
                "`{family}` is no family for rules of your own",
            );
            faults.push(start(what).help(said!(
                "フォルダーの名前を変えてください",
                "give the folder another name",
            )));
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
        let help = said!(
            "カードは、このフォルダーか、分類の名前を持つその下のフォルダーに置いた NAME.yaml です",
            "a card is a file NAME.yaml in the folder, or in a folder of it, which is then the family",
        );
        let what = said!(
            "このフォルダーにカードがありません",
            "no card in this folder"
        );
        return Err(unread(what, help));
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

fn unread(what: Said, help: Said) -> Unread {
    Unread {
        what,
        help: Some(help),
    }
}

fn reason(error: &io::Error) -> Unread {
    let what = match error.kind() {
        io::ErrorKind::NotFound => {
            said!("ファイルもフォルダーもありません", "no such file or folder")
        }
        io::ErrorKind::PermissionDenied => said!("読む権限がありません", "permission denied"),
        _ => Said::same(error.to_string()),
    };
    Unread { what, help: None }
}
