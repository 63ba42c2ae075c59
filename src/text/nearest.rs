//! Names that were mistyped.

/// The known name that takes the fewest edits to reach, if those are few: at
/// most one letter in three.
#[must_use]
pub fn nearest<'n>(name: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    known
        .into_iter()
        .map(|known| (distance(name, known), known))
        .min()
        .filter(|(edits, known)| {
            let letters = known.chars().count();
            *edits <= (letters / 3).max(1) && *edits < letters
        })
        .map(|(_, known)| known)
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
    fn a_slip_of_the_pen_is_forgiven() {
        let known = ["missing-goal", "vague-symptom", "aws"];
        assert_eq!(nearest("mising-goal", known), Some("missing-goal"));
        assert_eq!(nearest("vague_symptom", known), Some("vague-symptom"));
        assert_eq!(nearest("awss", known), Some("aws"));
        assert_eq!(nearest("qqqqqqqq", known), None);
        assert_eq!(nearest("x", ["a"]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("azure", ["sakura", "aws", "auto"]), None);
        assert_eq!(nearest("質問.md", ["障害.md"]), None);
    }
}
