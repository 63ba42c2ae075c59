//! What a match of a pattern is bound to hold.

use std::collections::BTreeSet;

use regex_syntax::hir::literal::{ExtractKind, Extractor};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Most literals of a set; a greater one says little and costs much.
const MOST: usize = 400;
/// Most characters of a class that is taken apart.
const SMALL_CLASS: usize = 12;

type Set = BTreeSet<Vec<u8>>;

/// Literals of two bytes or more, one of which is in every match of `hir`;
/// empty when none such are found.
pub(super) fn required(hir: &Hir) -> Vec<Vec<u8>> {
    let Some(set) = of(hir) else {
        return Vec::new();
    };
    // One needle inside another makes the longer one needless.
    let kept = set.iter().filter(|needle| {
        !set.iter()
            .any(|other| other != *needle && needle.windows(other.len()).any(|w| w == other))
    });
    kept.cloned().collect()
}

fn of(hir: &Hir) -> Option<Set> {
    let found = match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => None,
        HirKind::Literal(literal) => Some(Set::from([literal.0.to_vec()])),
        HirKind::Class(Class::Unicode(class)) => {
            let count: usize = class.iter().map(|r| r.len()).sum();
            (count <= SMALL_CLASS).then(|| {
                let chars = class.iter().flat_map(|r| r.start()..=r.end());
                chars.map(|c| c.to_string().into_bytes()).collect()
            })
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Repetition(repetition) if repetition.min > 0 => of(&repetition.sub),
        HirKind::Repetition(_) => None,
        HirKind::Capture(capture) => of(&capture.sub),
        HirKind::Concat(parts) => parts
            .iter()
            .filter_map(of)
            .max_by_key(|set| (worth(set), std::cmp::Reverse(set.len()))),
        HirKind::Alternation(branches) => {
            let mut all = Set::new();
            for branch in branches {
                all.extend(of(branch)?);
            }
            Some(all)
        }
    };
    let ends = [ExtractKind::Prefix, ExtractKind::Suffix].map(|kind| at_end(hir, kind));
    let all = [Some(found), Some(ends[0].clone()), Some(ends[1].clone())];
    all.into_iter()
        .flatten()
        .flatten()
        .filter(|set| worth(set) >= 2 && set.len() <= MOST)
        .max_by_key(|set| (worth(set), std::cmp::Reverse(set.len())))
}

/// How much the weakest literal tells: its length, up to where more is no gain.
fn worth(set: &Set) -> usize {
    set.iter().map(Vec::len).min().unwrap_or(0).min(6)
}

/// What every match begins or ends with.
fn at_end(hir: &Hir, kind: ExtractKind) -> Option<Set> {
    let mut extractor = Extractor::new();
    extractor
        .kind(kind.clone())
        .limit_total(MOST)
        .limit_literal_len(24)
        .limit_repeat(4);
    let mut seq = extractor.extract(hir);
    if matches!(kind, ExtractKind::Prefix) {
        seq.optimize_for_prefix_by_preference();
    } else {
        seq.optimize_for_suffix_by_preference();
    }
    let literals = seq.literals()?;
    Some(literals.iter().map(|l| l.as_bytes().to_vec()).collect())
}
