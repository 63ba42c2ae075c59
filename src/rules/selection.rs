//! Which rules run: `--select` and `--ignore`.

use crate::knowledge::{CARDS, Card};
use crate::text::nearest::nearest;

/// The rules that run. Empty selects all.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
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
    /// Takes names of rules and families.
    ///
    /// # Errors
    /// A name that is neither, with the nearest one that is.
    pub fn new(select: Vec<String>, ignore: Vec<String>) -> Result<Self, UnknownRule> {
        for name in select.iter().chain(&ignore) {
            let known = CARDS.iter().any(|c| c.name == *name || c.family == *name);
            if !known {
                return Err(UnknownRule {
                    name: name.clone(),
                    suggestion: nearest(name, names()).map(str::to_owned),
                });
            }
        }
        Ok(Self { select, ignore })
    }

    /// Whether no rule at all runs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !CARDS.iter().any(|card| self.has(card))
    }

    /// Whether the rule runs.
    #[must_use]
    pub fn has(&self, card: &Card) -> bool {
        let named = |list: &[String]| list.iter().any(|n| card.name == *n || card.family == *n);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// Every name that may be given.
fn names() -> impl Iterator<Item = &'static str> {
    CARDS
        .iter()
        .flat_map(|c| [c.name.as_ref(), c.family.as_ref()])
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
