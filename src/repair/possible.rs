//! What is offered as a fix is one that can be made.

use super::{Trial, choose};
use crate::diagnostic::{Applicability, Fix};
use crate::engine::{Outcome, Settings};
use crate::text::SourceFile;

/// Takes the fixes out of `outcome`, the findings in `source`, that would be
/// dropped when they are made: who is told of a fix may count on it.
pub fn keep_possible(source: &SourceFile, settings: &Settings, outcome: &mut Outcome) {
    let chosen = choose(source, &outcome.diagnostics, Applicability::Unsafe);
    if chosen.is_empty() {
        return;
    }
    let (_, dropped) = Trial::of(source, settings).sorted(&chosen);
    let dropped: Vec<Fix> = dropped.iter().map(|(c, _)| c.fix.clone()).collect();
    if dropped.is_empty() {
        return;
    }
    for diagnostic in &mut outcome.diagnostics {
        diagnostic.fixes.retain(|fix| !dropped.contains(fix));
    }
}
