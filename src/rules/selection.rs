//! Which rules run: `--select` and `--ignore`.

use crate::knowledge::{CARDS, Card};

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
                    suggestion: nearest(name),
                });
            }
        }
        Ok(Self { select, ignore })
    }

    /// Whether the rule runs.
    #[must_use]
    pub fn has(&self, card: &Card) -> bool {
        let named = |list: &[String]| list.iter().any(|n| card.name == *n || card.family == *n);
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

/// The known name that takes the fewest edits, if that is few.
fn nearest(name: &str) -> Option<String> {
    CARDS
        .iter()
        .flat_map(|c| [c.name.as_ref(), c.family.as_ref()])
        .map(|known| (distance(name, known), known))
        .min()
        .filter(|(edits, known)| *edits <= known.len() / 3 + 1)
        .map(|(_, known)| known.to_owned())
}

/// Levenshtein distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
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
