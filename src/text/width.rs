//! How many terminal cells a text takes.

use unicode_width::UnicodeWidthStr as _;

/// Display width of `text` in terminal cells. Ambiguous characters count as
/// narrow, which is what terminals do outside legacy East Asian locales.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!(cells("abc"), 3);
        assert_eq!(cells("障害ｱ"), 5);
        assert_eq!(cells("ﾊﾟｽﾜｰﾄﾞ"), 7);
        assert_eq!(cells("か\u{3099}"), 2);
        assert_eq!(cells("👨\u{200d}👩\u{200d}👧\u{200d}👦"), 2);
    }
}
