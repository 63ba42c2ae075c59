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

/// Edits between two words in characters: one for each letter that is added,
/// left out or changed, and for two neighbours that change places.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut edits = changed.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                let earlier: &Vec<usize> = &before;
                edits = edits.min(earlier[j - 2] + 1);
            }
            row.push(edits);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
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
        assert_eq!(nearest("was", known), Some("aws"));
        assert_eq!(nearest("qqqqqqqq", known), None);
        assert_eq!(nearest("x", ["a"]), None);
        assert_eq!(nearest("x", []), None);
        assert_eq!(nearest("azure", ["sakura", "aws", "auto"]), None);
        assert_eq!(nearest("質問.md", ["障害.md"]), None);
    }
}
