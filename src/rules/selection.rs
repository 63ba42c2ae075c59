//! Which rules run, and how much they matter: `--select`, `--ignore` and the
//! severities that somebody chose.

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::knowledge::{CARDS, Card, House, Severity};
use crate::text::nearest::begun_or_nearest;

/// The rules that run. Empty selects all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
    /// Severities other than those of the cards; `None` turns a rule off.
    chosen: BTreeMap<String, Option<Severity>>,
    /// Classes of fixes other than those that the rules give them.
    fixes: BTreeMap<&'static str, Applicability>,
    /// The rules of the house.
    own: Vec<&'static Card>,
}

/// A name that is neither a rule nor a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule {
    /// The name as given.
    pub name: String,
    /// The nearest known name, if one is near.
    pub suggestion: Option<String>,
}

impl Selection {
    /// Takes names of rules and families, of those that ship.
    ///
    /// # Errors
    /// A name that is neither, with the nearest one that is.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self, UnknownRule> {
        Self::in_house(&House::default(), select, ignore)
    }

    /// Takes names of rules and families, of those that ship and those of the
    /// house.
    ///
    /// # Errors
    /// A name that is neither, with the nearest one that is.
    pub fn in_house(
        house: &House,
        select: Vec<String>,
        ignore: Vec<String>,
    ) -> Result<Self, UnknownRule> {
        let cards = || CARDS.iter().chain(house.cards());
        for name in select.iter().chain(&ignore) {
            let known = cards().any(|c| c.name == *name || c.family == *name);
            if !known {
                let names = cards().flat_map(|c| [c.name.as_ref(), c.family.as_ref()]);
                return Err(UnknownRule {
                    name: name.clone(),
                    suggestion: begun_or_nearest(name, names).map(str::to_owned),
                });
            }
        }
        Ok(Self {
            select,
            ignore,
            chosen: BTreeMap::new(),
            fixes: BTreeMap::new(),
            own: house.cards().collect(),
        })
    }

    /// The same with severities for single rules; `None` turns one off.
    #[must_use]
    pub fn with(
        mut self,
        chosen: impl IntoIterator<Item = (&'static str, Option<Severity>)>,
    ) -> Self {
        let chosen = chosen.into_iter();
        self.chosen
            .extend(chosen.map(|(rule, severity)| (rule.to_owned(), severity)));
        self
    }

    /// The same with what the fixes of single rules are taken for.
    #[must_use]
    pub fn with_fixes(
        mut self,
        classes: impl IntoIterator<Item = (&'static str, Applicability)>,
    ) -> Self {
        self.fixes.extend(classes);
        self
    }

    /// Gives a finding the severity that was chosen for its rule, if one was:
    /// whatever the case and the provider; and its fixes the class. What only the
    /// author can fill in stays that.
    pub fn weigh(&self, diagnostic: &mut Diagnostic) {
        if let Some(Some(severity)) = self.chosen.get(diagnostic.rule.as_ref()) {
            diagnostic.severity = *severity;
        }
        if let Some(class) = self.fixes.get(diagnostic.rule.as_ref()) {
            let ready = |fix: &&mut Fix| fix.applicability >= Applicability::Unsafe;
            let all = diagnostic
                .fixes
                .iter_mut()
                .chain(diagnostic.unmade.as_deref_mut());
            for fix in all.filter(ready) {
                fix.applicability = *class;
            }
        }
    }

    /// Whether no rule at all runs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !CARDS
            .iter()
            .chain(self.own.iter().copied())
            .any(|card| self.has(card))
    }

    /// Whether the rule runs because somebody named it or its family.
    #[must_use]
    pub fn names(&self, card: &Card) -> bool {
        !self.select.is_empty() && self.has(card)
    }

    /// Whether the rule runs.
    #[must_use]
    pub fn has(&self, card: &Card) -> bool {
        let named = |list: &[String]| list.iter().any(|n| card.name == *n || card.family == *n);
        let off = self.chosen.get(card.name.as_ref()) == Some(&None);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore) && !off
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_gets_a_suggestion() {
        let unknown = Selection::new(vec!["mising-goal".into()], vec![]).unwrap_err();
        assert_eq!(unknown.suggestion.as_deref(), Some("missing-goal"));
        let unknown = Selection::new(vec!["qqqqqqqqq".into()], vec![]).unwrap_err();
        assert_eq!(unknown.suggestion, None);
    }
}
