//! Claims that something malfunctions.
//!
//! A cue finds the predicate; the words around it in the same clause decide
//! whether trouble is claimed, or wished away, supposed, asked about, denied.

use super::discourse::{Discourse, Line};
use super::{Detail, FactKind, Facts, word};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};

/// The kinds of trouble, by the name rules know them under. A predicate may be
/// of several kinds: 「通信できません」 is vague and about connectivity.
const KINDS: &[(&str, &Cue)] = &[
    ("vague", &cues::SYMPTOM_VAGUE),
    ("slow", &cues::SYMPTOM_SLOW),
    ("connectivity", &cues::SYMPTOM_CONNECTIVITY),
    ("failure", &cues::SYMPTOM_FAILURE),
    (LAST_RESORT, &cues::SYMPTOM_OTHER),
];

/// The kind that gives way to any other kind on the same words.
pub(super) const LAST_RESORT: &str = "other";

/// How far back, in bytes, the words around a predicate are read.
const REACH: usize = 400;

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
    let definite: Vec<Range> = found
        .iter()
        .filter(|(_, _, kind)| *kind != LAST_RESORT)
        .map(|(_, range, _)| range.clone())
        .collect();
    // Where the definite predicates that began so far end at the latest.
    let mut settled = 0;
    for (at, range, kind) in &found {
        let line = &discourse.lines[*at];
        let shadowed = if *kind == LAST_RESORT {
            settled > range.start
                || starting_in(&definite, range.start, range.end - 1)
                    .next()
                    .is_some()
        } else {
            settled = settled.max(range.end);
            false
        };
        // The words in a web address are a name.
        let in_url = || facts.within(FactKind::Url, range).next().is_some();
        if shadowed
            || range.start < line.range.start
            || in_url()
            || line.part.is_some_and(|part| NO_CLAIM.contains(&part))
            || is_quoted(&nearby(prose, line, range), range.start)
            || is_yes_no_question(&prose[line.range.clone()])
            || !surroundings.claim(prose, line, range)
        {
            continue;
        }
        let whole = word::inflected(prose, trimmed(prose, range));
        facts.add(FactKind::Symptom, whole, Detail::Case(kind));
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
        let near = nearby(prose, line, range);
        let supposed = last_before(&self.supposed, range.start)
            .is_some_and(|s| s.start >= near.start && s.start >= clause_start(&near, range.start));
        let asked = follows(&self.asked, range) && !cues::QUESTION_WHY.is_in(near.text);
        let denied = starting_in(&self.denied, near.start, range.end).any(|d| d.end > range.start);
        !supposed && !denied && !asked && !follows(&self.tails, range)
    }
}

/// Whether one of `tails` begins inside the predicate or right behind it and
/// goes on after it.
fn follows(tails: &[Range], predicate: &Range) -> bool {
    starting_in(tails, predicate.start, predicate.end).any(|tail| tail.end > predicate.end)
}

/// The last of the sorted `ranges` that starts before `at`.
fn last_before(ranges: &[Range], at: usize) -> Option<&Range> {
    let before = ranges.partition_point(|r| r.start < at);
    ranges[..before].last()
}

/// Those of the sorted `ranges` that start in `from..=to`.
fn starting_in(ranges: &[Range], from: usize, to: usize) -> impl Iterator<Item = &Range> {
    let first = ranges.partition_point(|r| r.start < from);
    ranges[first..].iter().take_while(move |r| r.start <= to)
}

/// The part of a sentence around a predicate.
struct Nearby<'t> {
    text: &'t str,
    start: usize,
}

impl Nearby<'_> {
    fn before(&self, at: usize) -> &str {
        &self.text[..at - self.start]
    }

    fn after(&self, at: usize) -> &str {
        &self.text[at - self.start..]
    }
}

/// The sentence of a predicate, cut to [`REACH`] on both sides, so that a text
/// without any full stop costs no more than another.
fn nearby<'t>(prose: &'t str, line: &Line, range: &Range) -> Nearby<'t> {
    let start = ceil_char_boundary(
        prose,
        range.start.saturating_sub(REACH).max(line.range.start),
    );
    let end = floor_char_boundary(
        prose,
        (range.end + REACH).min(line.range.end).max(range.end),
    );
    Nearby {
        text: &prose[start..end],
        start,
    }
}

/// Where the clause begins in which `at` stands.
fn clause_start(near: &Nearby<'_>, at: usize) -> usize {
    const BREAKS: &[&str] = &["、", ", ", "; ", ": ", " - ", " but ", " and ", "。", "("];
    let before = near.before(at);
    BREAKS
        .iter()
        .filter_map(|mark| before.rfind(mark).map(|found| found + mark.len()))
        .max()
        .map_or(near.start, |found| near.start + found)
}

/// Whether a predicate stands inside quotation marks: an error's own words, not
/// the author's. A complaint of users that is passed on counts as the author's.
fn is_quoted(near: &Nearby<'_>, at: usize) -> bool {
    let (before, after) = (near.before(at), near.after(at));
    let inside = |open: char, close: char| {
        let opened = before.rfind(open).map(|found| &before[found..]);
        opened.is_some_and(|text| !text.contains(close))
            && after
                .find(close)
                .is_some_and(|end| !cues::COMPLAINT_REPORTED.is_in(&after[end..]))
    };
    inside('「', '」')
        || inside('『', '』')
        || (before.matches('"').count() % 2 == 1 && after.contains('"'))
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
