//! How many terminal cells a text takes.

use unicode_width::UnicodeWidthStr as _;

/// Display width of `text` in terminal cells. Ambiguous characters count as
/// narrow, which is what terminals do outside legacy East Asian locales.
#[must_use]
pub fn cells(text: &str) -> usize {
    let mut sum = 0;
    for c in text.chars() {
        // Most drafts hold nothing else, and for these no table is needed.
        sum += match c {
            ' '..='~' => 1,
            '、'..='〃' | '「'..='】' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' => 2,
            '\u{4e00}'..='\u{9fff}' => 2,
            _ => return text.width(),
        };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn what_is_known_without_a_table_is_what_the_table_says() {
        use unicode_width::UnicodeWidthStr as _;
        for c in (' '..='~').chain('\u{3000}'..='\u{a000}') {
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
