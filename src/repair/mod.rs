//! Mending a draft: the fixes of its findings are made, and what came of it is
//! read and judged again, until there is nothing left to mend.
//!
//! A fix changes what it is about and nothing else: the draft is read again
//! after each, and a fix after which anything else reads otherwise is dropped.

mod answer;
mod place;
mod possible;
mod propose;
mod verify;

pub use answer::{Answered, Refusal, answer, parts_asked, parts_of};
pub use place::Placer;
pub use possible::keep_possible;
pub use propose::propose;

use std::sync::Arc;

use verify::Care;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Mend, Reason};
use crate::engine::{self, Outcome, Settings};
use crate::frontend::{self, Document};
use crate::text::{SourceFile, Span};

/// How often a draft is judged anew. One round mends what one finding is about;
/// a second what the first uncovered.
const ROUNDS: usize = 10;

/// What came of mending a draft.
#[derive(Debug)]
pub struct Repair {
    /// The draft as it is now.
    pub source: SourceFile,
    /// What is found in it now.
    pub outcome: Outcome,
    /// The fixes that were made, in order.
    pub made: Vec<Mend>,
    /// The fixes that could not be made.
    pub dropped: Vec<(Mend, Reason)>,
    /// Whether mending came to an end by itself; each round uncovered new
    /// findings otherwise.
    pub settled: bool,
}

/// A fix with the finding it belongs to.
#[derive(Debug, Clone, Copy)]
struct Candidate<'a> {
    diagnostic: &'a Diagnostic,
    fix: &'a Fix,
}

impl Candidate<'_> {
    fn mend(&self) -> Mend {
        Mend {
            rule: self.diagnostic.rule.clone(),
            title: Arc::clone(&self.fix.title),
        }
    }
}

/// Makes every fix of the draft that is at least as safe as `weakest`.
#[must_use]
pub fn repair(source: &SourceFile, settings: &Settings, weakest: Applicability) -> Repair {
    let mut repair = Repair {
        source: source.clone(),
        outcome: engine::lint(source, settings),
        made: Vec::new(),
        dropped: Vec::new(),
        settled: false,
    };
    for _ in 0..ROUNDS {
        let Some(round) = Round::of(&repair.source, &repair.outcome, settings, weakest) else {
            repair.settled = true;
            break;
        };
        repair.dropped = round.dropped;
        if round.made.is_empty() {
            repair.settled = true;
            break;
        }
        repair.made.extend(round.made);
        repair.outcome = engine::lint(&round.source, settings);
        repair.source = round.source;
    }
    repair.dropped.extend(unmade(&repair.outcome, weakest));
    repair
}

/// The fixes that there is no way to write.
fn unmade(outcome: &Outcome, weakest: Applicability) -> Vec<(Mend, Reason)> {
    let unmade = outcome.diagnostics.iter().filter_map(|diagnostic| {
        let fix = diagnostic.unmade.as_ref()?;
        (fix.applicability >= weakest).then(|| {
            let mend = Candidate { diagnostic, fix }.mend();
            (mend, Reason::Inseparable)
        })
    });
    unmade.collect()
}

/// What one round of mending came to.
#[derive(Debug)]
struct Round {
    source: SourceFile,
    made: Vec<Mend>,
    dropped: Vec<(Mend, Reason)>,
}

impl Round {
    /// Makes the fixes of `outcome`, the findings in `source`. `None` where
    /// there are none to make.
    fn of(
        source: &SourceFile,
        outcome: &Outcome,
        settings: &Settings,
        weakest: Applicability,
    ) -> Option<Self> {
        let chosen = choose(source, &outcome.diagnostics, weakest);
        if chosen.is_empty() {
            return None;
        }
        let trial = Trial::of(source, settings);
        let (kept, dropped) = trial.sorted(&chosen);
        let source = trial.edited(&kept).ok()?;
        Some(Self {
            source,
            made: kept.iter().map(Candidate::mend).collect(),
            dropped: dropped
                .iter()
                .map(|(candidate, reason)| (candidate.mend(), *reason))
                .collect(),
        })
    }
}

/// The fixes to make at once: the safest first, and of those that touch the
/// same place the first. The others have their turn in the next round.
fn choose<'a>(
    source: &SourceFile,
    diagnostics: &'a [Diagnostic],
    weakest: Applicability,
) -> Vec<Candidate<'a>> {
    let mut candidates: Vec<Candidate<'a>> = diagnostics
        .iter()
        .flat_map(|diagnostic| {
            let fixes = diagnostic.fixes.iter();
            fixes.map(move |fix| Candidate { diagnostic, fix })
        })
        .filter(|c| c.fix.applicability >= weakest && !c.fix.edits.is_empty())
        .filter(|c| {
            let mut edits = c.fix.edits.iter();
            edits.all(|edit| edit.span.slice(source.text()).is_some())
        })
        .collect();
    candidates.sort_by_key(|c| {
        let safest = std::cmp::Reverse(c.fix.applicability);
        (safest, c.fix.edits.first().map(|edit| edit.span))
    });
    let mut taken = std::collections::BTreeMap::new();
    candidates.retain(|c| {
        let free = c.fix.edits.iter().all(|edit| is_free(&taken, edit.span));
        if free {
            let places = c.fix.edits.iter();
            taken.extend(places.map(|edit| (edit.span.start(), edit.span.end())));
        }
        free
    });
    candidates.sort_by_key(|c| c.fix.edits.first().map(|edit| edit.span));
    candidates
}

/// Whether a place neither overlaps nor touches one that is taken: starts and
/// ends, in bytes.
fn is_free(taken: &std::collections::BTreeMap<usize, usize>, span: Span) -> bool {
    let before = taken.range(..=span.start()).next_back();
    let after = taken.range(span.start()..).next();
    before.is_none_or(|(start, end)| {
        *end < span.start() || (*end == span.start() && start < end && !span.is_empty())
    }) && after
        .is_none_or(|(start, _)| *start > span.end() || (*start == span.end() && !span.is_empty()))
}

/// A draft before a round.
struct Trial<'a> {
    before: Document,
    source: &'a SourceFile,
    settings: &'a Settings,
}

impl<'a> Trial<'a> {
    fn of(source: &'a SourceFile, settings: &'a Settings) -> Self {
        Self {
            before: frontend::read(source, settings.syntax),
            source,
            settings,
        }
    }

    /// The fixes that can be made together, and those that cannot be made.
    fn sorted<'c>(
        &self,
        chosen: &[Candidate<'c>],
    ) -> (Vec<Candidate<'c>>, Vec<(Candidate<'c>, Reason)>) {
        let mut kept = Vec::new();
        let mut dropped = Vec::new();
        self.keep(chosen, Care::Full, &mut kept, &mut dropped);
        // A secret goes, even where it made its line look like something else.
        let (secrets, mut dropped): (Vec<_>, Vec<_>) = dropped
            .into_iter()
            .partition(|(candidate, _)| candidate.diagnostic.conceal);
        let secrets: Vec<_> = secrets
            .into_iter()
            .map(|(candidate, _)| candidate)
            .collect();
        if !secrets.is_empty() {
            self.keep(&secrets, Care::Words, &mut kept, &mut dropped);
        }
        (kept, dropped)
    }

    /// Sorts fixes into those that can be made together with the ones that are
    /// `kept` already, and those that cannot. Most drafts have none of the latter,
    /// so that one reading is enough; else by halves.
    fn keep<'c>(
        &self,
        chosen: &[Candidate<'c>],
        care: Care,
        kept: &mut Vec<Candidate<'c>>,
        dropped: &mut Vec<(Candidate<'c>, Reason)>,
    ) {
        let before = kept.clone();
        kept.extend_from_slice(chosen);
        kept.sort_by_key(|c| c.fix.edits.first().map(|edit| edit.span));
        let Err(reason) = self.check(kept, care) else {
            return;
        };
        *kept = before;
        if let [only] = chosen {
            dropped.push((*only, reason));
            return;
        }
        let (first, second) = chosen.split_at(chosen.len() / 2);
        self.keep(first, care, kept, dropped);
        self.keep(second, care, kept, dropped);
    }

    fn check(&self, candidates: &[Candidate<'_>], care: Care) -> Result<(), Reason> {
        let after = self.edited(candidates)?;
        let after = frontend::read(&after, self.settings.syntax);
        let edits = in_order(candidates);
        if verify::only_edits_differ(&self.before, &after, &edits, care) {
            Ok(())
        } else {
            Err(Reason::ReadsOtherwise)
        }
    }

    fn edited(&self, candidates: &[Candidate<'_>]) -> Result<SourceFile, Reason> {
        let edits = in_order(candidates);
        self.source
            .edited(edits.iter().map(|edit| (edit.span, edit.text.as_str())))
            .map_err(|unwritable| Reason::Unwritable(unwritable.0))
    }
}

fn in_order<'c>(candidates: &[Candidate<'c>]) -> Vec<&'c Edit> {
    let mut edits: Vec<&Edit> = candidates.iter().flat_map(|c| &c.fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    edits
}
