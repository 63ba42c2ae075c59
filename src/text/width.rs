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
    let mut rest = text.as_bytes();
    let mut sum = 0;
    while !rest.is_empty() {
        let (len, cells) = known(rest)?;
        rest = &rest[len..];
        sum += cells;
    }
    (sum <= most).then_some(sum)
}

/// The length in bytes and the width in cells of the first character of a text, if
/// that is as wide beside any others: letters of ASCII, kana, kanji, and marks.
/// Nothing of it is hidden, and it is a grapheme of its own.
#[inline]
pub(super) const fn known(text: &[u8]) -> Option<(usize, usize)> {
    match text {
        [b' '..=b'~', ..] => Some((1, 1)),
        // ‐ to ‧
        [0xe2, 0x80, 0x90..=0xa7, ..] => Some((3, 1)),
        // Marks of Japanese, hiragana, katakana, kanji
        [0xe3, 0x80, 0x80..=0xa9, ..]
        | [0xe3, 0x81, 0x81..=0xbf, ..]
        | [0xe3, 0x82, 0x80..=0x96 | 0xa1..=0xbf, ..]
        | [0xe3, 0x83, 0x80..=0xbc, ..]
        | [0xe4, 0xb8..=0xbf, ..]
        | [0xe5..=0xe9, ..] => Some((3, 2)),
        // ！ to ～
        [0xef, 0xbc, 0x81..=0xbf, ..] | [0xef, 0xbd, 0x80..=0x9e, ..] => Some((3, 2)),
        _ => None,
    }
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
