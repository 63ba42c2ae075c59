//! What should happen and what happens, sentence by sentence.

use super::discourse::{Discourse, Line};
use super::{Detail, FactKind, Facts};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::ticket::BlockKind;

/// Parts whose text is no statement about how the system behaves.
const APART: &[FieldKind] = &[
    FieldKind::Environment,
    FieldKind::Log,
    FieldKind::Error,
    FieldKind::Contact,
    FieldKind::Version,
];

/// Parts that say what happens.
const OBSERVED_PARTS: &[FieldKind] = &[
    FieldKind::Actual,
    FieldKind::Symptom,
    FieldKind::Error,
    FieldKind::Log,
];

/// The classes of discourse patterns of expected behaviour.
const EXPECTED: &[&Cue] = &[
    &cues::EXPECTED_MODAL,
    &cues::EXPECTED_WORD,
    &cues::EXPECTED_WISH,
    &cues::EXPECTED_CONTRAST,
    &cues::EXPECTED_BEFORE,
];

/// Adds what should happen and what happens. Symptoms are facts already.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    expected(discourse, facts);
    observed(discourse, facts);
}

fn expected(discourse: &Discourse<'_>, facts: &mut Facts) {
    let kind = FactKind::ExpectedBehavior;
    for line in discourse.lines_of(&[FieldKind::Expected]) {
        facts.add(kind, line.range.clone(), Detail::None);
    }
    for range in discourse.code_of(&[FieldKind::Expected]) {
        facts.add(kind, range, Detail::None);
    }
    for cue in EXPECTED {
        for (at, found) in discourse.find(cue) {
            let line = &discourse.lines[at];
            if speaks(line, found.start) {
                facts.add(kind, line.range.clone(), Detail::None);
            }
        }
    }
}

fn observed(discourse: &Discourse<'_>, facts: &mut Facts) {
    let kind = FactKind::ObservedBehavior;
    for at in discourse.troubled(facts) {
        if let Some(line) = discourse.lines.get(at).filter(|l| !l.range.is_empty()) {
            facts.add(kind, line.range.clone(), Detail::None);
        }
    }
    for line in discourse.lines_of(OBSERVED_PARTS) {
        facts.add(kind, line.range.clone(), Detail::None);
    }
    for range in discourse.code_of(OBSERVED_PARTS) {
        facts.add(kind, range, Detail::None);
    }
    for (at, found) in discourse.find(&cues::OBSERVED_RESULT) {
        let line = &discourse.lines[at];
        if speaks(line, found.start) && line.part != Some(FieldKind::Expected) {
            facts.add(kind, line.range.clone(), Detail::None);
        }
    }
}

/// Whether a cue at `at` belongs to what the line says of the system: not to a
/// title, not to the line's own label, not to a part about something else.
fn speaks(line: &Line, at: usize) -> bool {
    !line.title
        && at >= line.range.start
        && !line.range.is_empty()
        && !line.part.is_some_and(|part| APART.contains(&part))
        && !matches!(line.block, BlockKind::Label)
}
