//! Environment and configuration.

use super::discourse::Discourse;
use super::{Detail, FactKind, Facts};
use crate::knowledge::{FieldKind, cues};

/// Parts that describe the environment.
const PARTS: &[FieldKind] = &[FieldKind::Environment, FieldKind::Version];

/// Adds what stands under a label for the environment, and systems named with
/// their version.
pub(super) fn collect(discourse: &Discourse<'_>, facts: &mut Facts) {
    for line in discourse.lines_of(PARTS) {
        facts.add(FactKind::Environment, line.range.clone(), Detail::None);
    }
    for range in discourse.code_of(PARTS) {
        facts.add(FactKind::Environment, range, Detail::None);
    }
    for (_, found) in discourse.find(&cues::ENVIRONMENT_NAMED) {
        facts.add(FactKind::Environment, found, Detail::None);
    }
}
