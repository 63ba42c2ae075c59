//! How often each rule found something.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::Diagnostic;

/// Findings by the names of their rules.
#[derive(Debug, Default)]
pub(super) struct Statistics(BTreeMap<String, usize>);

impl Statistics {
    /// Counts what was found in one draft: `by_place` the places, else the findings.
    pub(super) fn count(&mut self, found: &[Diagnostic], by_place: bool) {
        for diagnostic in found {
            let places = if by_place {
                diagnostic.repeats.len()
            } else {
                0
            };
            *self.0.entry(diagnostic.rule.to_string()).or_default() += 1 + places;
        }
    }

    /// A line for each rule, the most frequent first.
    pub(super) fn text(&self) -> String {
        let mut rules: Vec<_> = self.0.iter().collect();
        rules.sort_by_key(|(name, count)| (Reverse(**count), *name));
        let mut out = String::new();
        for (name, count) in rules {
            let _ = writeln!(out, "{count:>6}  {name}");
        }
        out
    }
}
