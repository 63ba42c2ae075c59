//! Whether a line reads like a letter.

/// Any kana or kanji.
pub(super) fn japanese(part: &str) -> bool {
    let is_japanese = |c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    !part.is_ascii() && part.chars().any(is_japanese)
}

pub(super) fn japanese_sentence(part: &str) -> bool {
    part.chars().any(|c| ('\u{3040}'..='\u{309f}').contains(&c))
        && (part.ends_with(['。', '、']) || part.contains("。"))
}

/// Whether a line reads like a line of a letter rather than of a program.
pub(super) fn reads_like_prose(part: &str) -> bool {
    if japanese(part) {
        let kana = part
            .chars()
            .filter(|c| ('\u{3040}'..='\u{309f}').contains(c))
            .count();
        return kana >= 2 || part.contains('。');
    }
    let (mut words, mut plain) = (0, 0);
    for word in part.split_ascii_whitespace().take(24) {
        let mut bare = word.as_bytes();
        while let [rest @ .., b',' | b'.' | b';' | b':' | b'?' | b'!' | b')'] = bare {
            bare = rest;
        }
        while let [b'(', rest @ ..] = bare {
            bare = rest;
        }
        let is_plain =
            !bare.is_empty() && bare.iter().all(|b| b.is_ascii_alphabetic() || *b == b'\'');
        words += 1;
        plain += usize::from(is_plain);
    }
    words >= 4 && plain * 10 >= words * 8
}
