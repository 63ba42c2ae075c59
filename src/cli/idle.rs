//! What a configuration says in vain: suppressions that silence nothing, and
//! overrides for no draft.
//!
//! Of what is for many drafts one draft cannot tell that it is not used: it is
//! told only when a run has seen all drafts below the configuration.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use super::args::DraftArgs;
use super::judge::Judge;
use crate::config::{At, Chain, Origin, Suppression};
use crate::knowledge::Card;
use crate::rules;
use crate::text::Language;

/// What a run learns of the suppressions.
#[derive(Debug)]
pub(super) struct Idle {
    /// Whether a rule judges in this run, if it is selected.
    judges: fn(&Card) -> bool,
    /// The folders that were searched.
    searched: Vec<PathBuf>,
    /// By the folder of the configuration.
    watched: BTreeMap<PathBuf, Watched>,
}

#[derive(Debug)]
struct Watched {
    chain: Rc<Chain>,
    uses: BTreeMap<Place, Use>,
    /// The overrides that were for a draft, by their numbers.
    laid: BTreeSet<usize>,
}

/// The file, line and column in it, and the rule.
type Place = (Arc<str>, usize, usize, &'static str);

#[derive(Debug, Default)]
struct Use {
    /// Drafts that it is for.
    drafts: usize,
    /// Whether it silenced something, or may have: its rule did not run.
    used: bool,
}

impl Idle {
    /// Watches nothing unless a whole folder is judged; `partial`: not as a whole,
    /// or without suppressions. `judges` tells the rules that have a look.
    pub(super) fn new(args: &DraftArgs, partial: bool, judges: fn(&Card) -> bool) -> Self {
        let folders = args.paths.iter().filter(|path| path.is_dir());
        Self {
            judges,
            searched: match partial {
                true => Vec::new(),
                false => folders.filter_map(|f| fs::canonicalize(f).ok()).collect(),
            },
            watched: BTreeMap::new(),
        }
    }

    /// Notes what was of use in a draft: the numbers of the suppressions that
    /// silence something in it.
    pub(super) fn note(&mut self, judge: &Judge, waived: &BTreeSet<usize>) {
        let Some(chain) = &judge.chain else {
            return;
        };
        let Some((folder, _)) = chain.suppressions() else {
            return;
        };
        if !self.searched.iter().any(|root| folder.starts_with(root)) {
            return;
        }
        let watched = self
            .watched
            .entry(folder.to_path_buf())
            .or_insert_with(|| Watched {
                chain: Rc::clone(chain),
                uses: BTreeMap::new(),
                laid: BTreeSet::new(),
            });
        let laid = judge.overrides.iter().enumerate();
        watched
            .laid
            .extend(laid.filter(|(_, laid)| **laid).map(|(at, _)| at));
        for (number, suppression) in judge.settings.suppressions.iter().enumerate() {
            let Some(place) = place(suppression) else {
                continue;
            };
            let card = rules::card_in(&judge.engine.house, suppression.value.rule);
            let judges = self.judges;
            let ran = card.is_some_and(|card| judges(card) && judge.engine.selection.has(card));
            let known = watched.uses.entry(place).or_default();
            known.drafts += 1;
            known.used |= !ran || waived.contains(&number);
        }
    }

    /// The overrides that were for no draft, in words for the user.
    pub(super) fn overrides(&self, language: Language) -> Vec<String> {
        let mut remarks = Vec::new();
        for watched in self.watched.values() {
            let idle = watched.chain.own_overrides();
            for (_, at) in idle.filter(|(number, _)| !watched.laid.contains(number)) {
                let at = at.told(language);
                remarks.push(match language {
                    Language::Ja => format!(
                        "{at}: この `overrides` に合う下書きはありません。`paths` を直すか、取り除いてください"
                    ),
                    Language::En => format!(
                        "{at}: no draft is there for this override: mend its `paths`, or take it out"
                    ),
                });
            }
        }
        remarks
    }

    /// The suppressions that silenced nothing, in words for the user.
    pub(super) fn suppressions(&self, language: Language) -> Vec<String> {
        let mut remarks = Vec::new();
        for watched in self.watched.values() {
            let all = watched.chain.suppressions();
            for suppression in all.into_iter().flat_map(|(_, all)| all) {
                let of = place(suppression).and_then(|place| watched.uses.get(&place));
                if of.is_some_and(|known| known.used) {
                    continue;
                }
                // Another command has the rule, and it knows.
                let judges = self.judges;
                if rules::card(suppression.value.rule).is_some_and(|card| !judges(card)) {
                    continue;
                }
                let drafts = of.map_or(0, |known| known.drafts);
                let Suppression { rule, .. } = &suppression.value;
                let at = suppression.origin.told(language);
                remarks.push(match language {
                    Language::Ja => {
                        let why = match drafts {
                            0 => "該当する下書きがありません".to_owned(),
                            many => format!("該当する下書き {many} 件に、その指摘がありません"),
                        };
                        format!(
                            "{at}: `{rule}` の抑制は使われていません({why})。取り除いてください"
                        )
                    }
                    Language::En => {
                        let why = match drafts {
                            0 => "no draft is there".to_owned(),
                            1 => "the draft it is for has no such finding".to_owned(),
                            many => {
                                format!("none of the {many} drafts it is for has such a finding")
                            }
                        };
                        format!("{at}: the suppression of `{rule}` is not used: {why}; take it out")
                    }
                });
            }
        }
        remarks
    }
}

/// Where a suppression stands in the file that it is written in.
fn place(suppression: &At<Suppression>) -> Option<Place> {
    match &suppression.origin {
        Origin::File {
            file, line, column, ..
        } => Some((Arc::clone(file), *line, *column, suppression.value.rule)),
        Origin::CommandLine(_) => None,
    }
}
