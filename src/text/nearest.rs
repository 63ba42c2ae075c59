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

/// The only known name that begins with `name`, as one whose end was left out;
/// else the nearest.
#[must_use]
pub fn begun_or_nearest<'n>(
    name: &str,
    known: impl IntoIterator<Item = &'n str>,
) -> Option<&'n str> {
    /// Fewer letters begin too much.
    const LEAST: usize = 4;
    let known: Vec<&str> = known.into_iter().collect();
    if name.chars().count() >= LEAST {
        // Whole words before a part of one.
        let ends: [fn(&str) -> bool; 2] = [|rest| rest.starts_with('-'), |rest| !rest.is_empty()];
        for is_end in ends {
            let begins = |known: &&&str| known.strip_prefix(name).is_some_and(is_end);
            let mut begun = known.iter().filter(begins);
            if let (Some(only), None) = (begun.next(), begun.next()) {
                return Some(only);
            }
        }
    }
    nearest(name, known)
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

    #[test]
    fn a_name_whose_end_is_left_out_is_known() {
        let known = [
            "missing-contact",
            "missing-impact-or-deadline",
            "multiple-issues",
        ];
        let meant = |name| begun_or_nearest(name, known);
        assert_eq!(meant("missing-impact"), Some("missing-impact-or-deadline"));
        assert_eq!(meant("missing-impac"), Some("missing-impact-or-deadline"));
        assert_eq!(meant("multiple"), Some("multiple-issues"));
        assert_eq!(meant("missing-contakt"), Some("missing-contact"));
        // Of several none is more likely, and a letter is no beginning.
        assert_eq!(meant("missing"), None);
        assert_eq!(meant("mul"), None);
    }
}
