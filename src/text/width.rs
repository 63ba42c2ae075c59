//! How many terminal cells a text takes.

use unicode_width::UnicodeWidthStr as _;

/// Display width of `text` in terminal cells. Ambiguous characters count as
/// narrow, which is what terminals do outside legacy East Asian locales.
#[must_use]
pub fn cells(text: &str) -> usize {
    known_cells(text, usize::MAX).unwrap_or_else(|| text.width())
}

/// The display width of a text of nothing but characters that are as wide beside
/// any others, which most texts are: no table is needed for these. None if it is
/// more than `most`.
pub(super) fn known_cells(text: &str, most: usize) -> Option<usize> {
    // Each of them takes a cell at least, and three bytes at most.
    if text.len() / 3 > most {
        return None;
    }
    let cells = text.chars().try_fold(0, |sum, c| {
        let cells = match c {
            ' '..='~' | '\u{2010}'..='\u{2027}' => 1,
            '\u{3000}'..='\u{3029}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' => 2,
            '\u{4e00}'..='\u{9fff}' | '！'..='～' => 2,
            _ => return None,
        };
        Some(sum + cells)
    });
    cells.filter(|cells| *cells <= most)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn what_is_known_without_a_table_is_what_the_table_says() {
        use unicode_width::UnicodeWidthStr as _;
        let known = (' '..='~').chain('\u{2000}'..='\u{206f}');
        let known = known.chain('\u{3000}'..='\u{a000}');
        for c in known.chain('\u{ff00}'..='\u{ffef}') {
            let text = c.to_string();
            assert_eq!(cells(&text), text.width(), "{c:?}");
            let beside = format!("a{c}あ");
            assert_eq!(cells(&beside), beside.width(), "{c:?}");
        }
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!(cells("abc"), 3);
        assert_eq!(cells("障害ｱ"), 5);
        assert_eq!(cells("ﾊﾟｽﾜｰﾄﾞ"), 7);
        assert_eq!(cells("か\u{3099}"), 2);
        assert_eq!(cells("👨\u{200d}👩\u{200d}👧\u{200d}👦"), 2);
    }
}
