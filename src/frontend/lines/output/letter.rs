//! Whether a line reads like a letter.

/// Any kana or kanji.
pub(super) fn japanese(part: &str) -> bool {
    part.chars()
        .any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
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
    let words: Vec<&str> = part.split_ascii_whitespace().take(24).collect();
    let plain = words
        .iter()
        .filter(|w| {
            let bare = w
                .trim_end_matches([',', '.', ';', ':', '?', '!', ')'])
                .trim_start_matches('(');
            !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_alphabetic() || b == b'\'')
        })
        .count();
    words.len() >= 4 && plain * 10 >= words.len() * 8
}
