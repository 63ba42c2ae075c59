//! What parts a draft, and into what.

use ticketlint::engine::{Settings, lint};
use ticketlint::split::{Plan, split};
use ticketlint::text::SourceFile;

/// The rules that say that a draft is several tickets.
const RULES: [&str; 4] = [
    "multiple-issues",
    "multiple-products",
    "technical-and-billing-mixed",
    "cross-account-single-case",
];

/// Those of them that fire.
pub(crate) fn fired(source: &SourceFile) -> Vec<String> {
    let found = lint(source, &Settings::default()).diagnostics.into_iter();
    found
        .map(|d| d.rule.into_owned())
        .filter(|rule| RULES.contains(&rule.as_str()))
        .collect()
}

pub(crate) fn plan(source: &SourceFile) -> Plan {
    let plans = split(source, &Settings::default(), None);
    let mut plans = plans.unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(plans.len(), 1);
    plans.remove(0)
}
