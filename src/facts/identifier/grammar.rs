//! The grammars of `rules/providers/*.yaml`, compiled when first needed.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;

use crate::facts::word;
use crate::knowledge::schema::translate;
use crate::knowledge::{Identifier, PROVIDERS};
use crate::text::Range;

/// Name of the grammar of names, which stand after the words for resources.
pub(super) const RESOURCE_NAME: &str = "resource-name";

/// One identifier of one provider.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The provider's name; `generic` where nobody owns the form.
    pub(super) provider: &'static str,
    /// What the data says about it.
    pub(super) identifier: &'static Identifier,
    anywhere: OnceLock<Option<Regex>>,
    here: OnceLock<Option<Regex>>,
}

impl Grammar {
    /// Every match in `text`.
    pub(super) fn find_all<'t>(&self, text: &'t str) -> impl Iterator<Item = Range> + use<'t, '_> {
        // The tests compile every pattern, so `None` cannot be.
        let finder = self
            .anywhere
            .get_or_init(|| Regex::new(&translate(&self.identifier.pattern)).ok());
        finder
            .iter()
            .flat_map(move |f| f.find_iter(text).map(|m| m.range()))
    }

    /// Length of the match at the very start of `text`.
    pub(super) fn at_start(&self, text: &str) -> Option<usize> {
        let finder = self.here.get_or_init(|| {
            Regex::new(&format!("^(?:{})", translate(&self.identifier.pattern))).ok()
        });
        finder.as_ref()?.find(text).map(|m| m.end())
    }

    /// It counts only after one of its labels.
    pub(super) fn is_labelled(&self) -> bool {
        !self.identifier.labels.is_empty()
    }

    /// It takes nearly any word, so that the word itself must be judged too.
    pub(super) fn is_name(&self) -> bool {
        self.identifier.name == RESOURCE_NAME
    }
}

/// All grammars, with two automata that say in one pass which of them to try.
#[derive(Debug)]
pub(super) struct Grammars {
    list: Vec<Grammar>,
    /// Literals of the grammars that need no label.
    needles: Option<AhoCorasick>,
    needle_owners: Vec<Vec<usize>>,
    /// Grammars without literals.
    always: Vec<usize>,
    labels: Option<AhoCorasick>,
    label_owners: Vec<Vec<usize>>,
}

static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::compile);

impl Grammars {
    /// The grammars of all providers.
    pub(super) fn all() -> &'static Self {
        &GRAMMARS
    }

    fn compile() -> Self {
        let mut list = Vec::new();
        let mut needles: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut labels: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut always = Vec::new();
        let mut names = None;
        for provider in &PROVIDERS {
            for identifier in provider.identifiers.iter() {
                let index = list.len();
                for label in identifier.labels.iter() {
                    labels.entry(label).or_default().push(index);
                }
                if identifier.name == RESOURCE_NAME {
                    names = Some(index);
                } else if identifier.labels.is_empty() && identifier.needles.is_empty() {
                    always.push(index);
                } else if identifier.labels.is_empty() {
                    for needle in identifier.needles.iter() {
                        needles.entry(needle).or_default().push(index);
                    }
                }
                list.push(Grammar {
                    provider: provider.name.as_ref(),
                    identifier,
                    anywhere: OnceLock::new(),
                    here: OnceLock::new(),
                });
            }
        }
        // Whatever has an ID has a name too, and people write it after the word.
        let nouns = PROVIDERS
            .iter()
            .flat_map(|p| p.products.iter())
            .filter(|p| p.resource)
            .flat_map(|p| p.aliases.iter());
        for (noun, names) in nouns.zip(std::iter::repeat(names)) {
            let owners = labels.entry(noun).or_default();
            if let Some(names) = names
                && !owners.contains(&names)
            {
                owners.push(names);
            }
        }
        share_stems(&mut labels);
        let needle_keys: Vec<&str> = needles.keys().copied().collect();
        let label_keys: Vec<&str> = labels.keys().copied().collect();
        Self {
            list,
            needles: AhoCorasick::new(needle_keys).ok(),
            needle_owners: needles.into_values().collect(),
            always,
            labels: AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(label_keys)
                .ok(),
            label_owners: labels.into_values().collect(),
        }
    }

    /// Every grammar.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Grammar> {
        self.list.iter()
    }

    /// The grammars without labels that may match in `text`.
    pub(super) fn candidates(&self, text: &str) -> Vec<&Grammar> {
        let mut wanted = vec![false; self.list.len()];
        for &index in &self.always {
            wanted[index] = true;
        }
        for found in self
            .needles
            .iter()
            .flat_map(|n| n.find_overlapping_iter(text))
        {
            for &index in &self.needle_owners[found.pattern().as_usize()] {
                wanted[index] = true;
            }
        }
        let chosen = self.list.iter().zip(wanted);
        chosen.filter(|(_, w)| *w).map(|(g, _)| g).collect()
    }

    /// The labels in `folded`, leftmost and longest first, each with the
    /// grammars that may follow it.
    pub(super) fn labels(&'static self, folded: &str) -> Vec<(Range, Vec<&'static Grammar>)> {
        let Some(labels) = &self.labels else {
            return Vec::new();
        };
        word::find_words(labels, folded)
            .map(|(pattern, range)| {
                let owners = &self.label_owners[pattern];
                (range, owners.iter().map(|&i| &self.list[i]).collect())
            })
            .collect()
    }
}

/// A longer label is also the shorter one inside it: what may follow
/// 「アカウント」 may follow 「アカウント ID」, what may follow `server` may
/// follow `web server`.
fn share_stems(labels: &mut BTreeMap<&str, Vec<usize>>) {
    const SUFFIXES: &[&str] = &["id", "番号", "number", "no", "名", "name"];
    let mut shared: Vec<(&str, Vec<usize>)> = Vec::new();
    for label in labels.keys().copied() {
        let stem = SUFFIXES
            .iter()
            .find_map(|s| label.strip_suffix(s))
            .map(|stem| stem.trim_end_matches([' ', '_', '-']));
        let tails = label.char_indices().skip(1).filter_map(|(at, c)| {
            let begins = !c.is_ascii() || label.as_bytes()[at - 1] == b' ';
            begins.then(|| &label[at..])
        });
        for part in stem.into_iter().chain(tails) {
            if let Some(owners) = labels.get(part) {
                shared.push((label, owners.clone()));
            }
        }
    }
    for (label, owners) in shared {
        let known = labels.entry(label).or_default();
        for owner in owners {
            if !known.contains(&owner) {
                known.push(owner);
            }
        }
    }
}
