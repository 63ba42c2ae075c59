//! Claims that something malfunctions.
//!
//! A cue finds the predicate; the words around it in the same clause decide
//! whether trouble is claimed, or wished away, supposed, asked about, denied.

use super::discourse::{Discourse, Line};
use super::{Detail, FactKind, Facts};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// The kinds of trouble, by the name rules know them under. A predicate may be
/// of several kinds: 「通信できません」 is vague and about connectivity.
const KINDS: &[(&str, &Cue)] = &[
    ("vague", &cues::SYMPTOM_VAGUE),
    ("slow", &cues::SYMPTOM_SLOW),
    ("connectivity", &cues::SYMPTOM_CONNECTIVITY),
    ("failure", &cues::SYMPTOM_FAILURE),
    ("other", &cues::SYMPTOM_OTHER),
];

/// Parts in which trouble is a target, a question or a form value, not a claim.
const NO_CLAIM: &[FieldKind] = &[
    FieldKind::Expected,
    FieldKind::Goal,
    FieldKind::Contact,
    FieldKind::Category,
    FieldKind::Kind,
    FieldKind::Severity,
];

/// Adds every claim of trouble.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    let prose = discourse.ticket.prose();
    let mut found: Vec<(usize, Range, &'static str)> = Vec::new();
    for &(kind, cue) in KINDS {
        found.extend(
            discourse
                .find(cue)
                .into_iter()
                .map(|(at, range)| (at, range, kind)),
        );
    }
    if found.is_empty() {
        return;
    }
    let surroundings = Surroundings {
        supposed: cues::SYMPTOM_SUPPOSED.find_all(prose),
        tails: cues::SYMPTOM_TAIL.find_all(prose),
        asked: cues::SYMPTOM_ASKED.find_all(prose),
        denied: cues::SYMPTOM_DENIED.find_all(prose),
    };
    found.sort_by_key(|(_, range, _)| range.start);
    for (at, range, kind) in &found {
        let line = &discourse.lines[*at];
        // A predicate of a definite kind leaves nothing to the last resort.
        let shadowed = *kind == "other"
            && found
                .iter()
                .skip_while(|(_, r, _)| r.end <= range.start)
                .take_while(|(_, r, _)| r.start < range.end)
                .any(|(_, _, k)| *k != "other");
        if shadowed
            || range.start < line.range.start
            || line.part.is_some_and(|part| NO_CLAIM.contains(&part))
            || is_quoted(&prose[line.range.clone()], range.start - line.range.start)
            || is_yes_no_question(&prose[line.range.clone()])
            || !surroundings.claim(prose, line, range)
        {
            continue;
        }
        facts.add(FactKind::Symptom, trimmed(prose, range), Detail::Case(kind));
    }
}

/// What stands around the predicates of a draft.
struct Surroundings {
    supposed: Vec<Range>,
    tails: Vec<Range>,
    asked: Vec<Range>,
    denied: Vec<Range>,
}

impl Surroundings {
    /// Whether the predicate at `range` is claimed to be true.
    fn claim(&self, prose: &str, line: &Line, range: &Range) -> bool {
        let clause = clause_start(prose, line.range.start, range.start);
        let supposed = first_from(&self.supposed, clause).is_some_and(|s| s.start < range.start);
        let sentence = &prose[line.range.clone()];
        let asked = follows(&self.asked, range) && !cues::QUESTION_WHY.is_in(sentence);
        let denied =
            starting_in(&self.denied, line.range.start, range.end).any(|d| d.end > range.start);
        !supposed && !denied && !asked && !follows(&self.tails, range)
    }
}

/// Whether one of `tails` begins inside the predicate or right behind it and
/// goes on after it.
fn follows(tails: &[Range], predicate: &Range) -> bool {
    starting_in(tails, predicate.start, predicate.end).any(|tail| tail.end > predicate.end)
}

/// The first of the sorted `ranges` that starts at or after `at`.
fn first_from(ranges: &[Range], at: usize) -> Option<&Range> {
    ranges.get(ranges.partition_point(|r| r.start < at))
}

/// Those of the sorted `ranges` that start in `from..=to`.
fn starting_in(ranges: &[Range], from: usize, to: usize) -> impl Iterator<Item = &Range> {
    let first = ranges.partition_point(|r| r.start < from);
    ranges[first..].iter().take_while(move |r| r.start <= to)
}

/// Where the clause begins in which `at` stands.
fn clause_start(prose: &str, sentence: usize, at: usize) -> usize {
    const BREAKS: &[&str] = &["、", ", ", "; ", ": ", " - ", " but ", " and ", "。", "("];
    let before = &prose[sentence..at];
    BREAKS
        .iter()
        .filter_map(|mark| before.rfind(mark).map(|found| found + mark.len()))
        .max()
        .map_or(sentence, |found| sentence + found)
}

/// Whether offset `at` of a sentence stands inside quotation marks: an error's
/// own words, not the author's.
fn is_quoted(sentence: &str, at: usize) -> bool {
    let before = &sentence[..at];
    let open = |mark: char, close: char| {
        before
            .rfind(mark)
            .is_some_and(|found| !before[found..].contains(close) && sentence[at..].contains(close))
    };
    open('「', '」')
        || open('『', '』')
        || (before.matches('"').count() % 2 == 1 && sentence[at..].contains('"'))
}

/// `Does it crash when …?` asks; `Why does it crash?` takes it for granted.
fn is_yes_no_question(sentence: &str) -> bool {
    const ASKING: &[&str] = &[
        "does ",
        "do ",
        "is ",
        "are ",
        "can ",
        "could ",
        "will ",
        "would ",
        "should ",
        "did ",
        "has ",
        "have ",
        "what happens if",
        "what if",
        "how ",
    ];
    sentence.ends_with('?') && ASKING.iter().any(|word| sentence.starts_with(word))
}

fn trimmed(prose: &str, range: &Range) -> Range {
    let text = &prose[range.clone()];
    let end = text.trim_end_matches(['。', '、', ' ', ',', '.']);
    let start = text.len() - text.trim_start().len();
    if start < end.len() {
        range.start + start..range.start + end.len()
    } else {
        range.clone()
    }
}
