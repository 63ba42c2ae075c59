//! Words in text where Japanese and Latin stand side by side.

use aho_corasick::{AhoCorasick, Input};

use crate::text::Range;

/// The matches of an automaton in `folded` that are whole words: a Latin letter
/// or digit at either end may not go on beyond it, except for a plural `s`.
/// Kana and kanji have no such boundary (「EC2の」 holds `ec2`).
pub(super) fn find_words<'a>(
    words: &'a AhoCorasick,
    folded: &'a str,
) -> impl Iterator<Item = (usize, Range)> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let found = words.find(Input::new(folded).range(at..))?;
            if is_word(folded, &found.range()) {
                at = found.end();
                return Some((found.pattern().as_usize(), found.range()));
            }
            // The next word may begin inside this one. Patterns are whole
            // characters, so a search from inside a character finds none there.
            at = found.start() + 1;
        }
    })
}

/// Whether `range` is not a part of a longer Latin word.
pub(super) fn is_word(text: &str, range: &Range) -> bool {
    let bytes = text.as_bytes();
    let first = bytes.get(range.start).copied().unwrap_or(b' ');
    let last = bytes
        .get(range.end.wrapping_sub(1))
        .copied()
        .unwrap_or(b' ');
    let before = range.start.checked_sub(1).and_then(|i| bytes.get(i));
    if is_latin(first) && before.copied().is_some_and(is_latin) {
        return false;
    }
    if !is_latin(last) {
        return true;
    }
    let after = bytes.get(range.end).copied().unwrap_or(b' ');
    let beyond = bytes.get(range.end + 1).copied().unwrap_or(b' ');
    !is_latin(after) || (after == b's' && last.is_ascii_alphabetic() && !is_latin(beyond))
}

const fn is_latin(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::MatchKind;

    #[test]
    fn a_word_ends_where_kana_begin_but_not_inside_latin() {
        let words = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(["ec2", "s3", "server", "サーバ"])
            .unwrap();
        let found = |text: &str| -> Vec<String> {
            find_words(&words, text)
                .map(|(_, r)| text[r].to_owned())
                .collect()
        };
        assert_eq!(found("ec2の設定とs3、webサーバ群"), ["ec2", "s3", "サーバ"]);
        assert_eq!(found("specs3 and serverless"), [""; 0]);
        assert_eq!(found("two servers, s3"), ["server", "s3"]);
    }
}
