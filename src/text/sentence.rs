//! Cutting text into sentences, for Japanese and English alike.
//!
//! A sentence ends at `。`, `！`, `？`, at an English full stop before white
//! space, and at a line break. What stands inside a pair of Japanese quotes or
//! brackets stays with the sentence around it.

use super::Range;

/// The sentences of folded `text[range]`, without the blanks around them.
#[must_use]
pub fn split(text: &str, range: Range) -> Vec<Range> {
    let Some(slice) = text.get(range.clone()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut start = 0;
    let mut open: Vec<char> = Vec::new();
    let mut read = 0;
    while let Some((at, c)) = next_mark(slice, read) {
        let end = at + c.len_utf8();
        read = end;
        if c == '\n' {
            open.clear();
            push_trimmed(&mut out, slice, start..at, range.start);
            start = end;
            continue;
        }
        if let Some(close) = closing(c) {
            if closes_soon(&slice[end..], close) {
                open.push(close);
            }
            continue;
        }
        if open.last() == Some(&c) {
            open.pop();
            continue;
        }
        if open.is_empty() && ends_sentence(slice, at, c) {
            let rest = slice[end..].trim_start_matches(BEHIND_END);
            read = slice.len() - rest.len();
            push_trimmed(&mut out, slice, start..read, range.start);
            start = read;
        }
    }
    push_trimmed(&mut out, slice, start..slice.len(), range.start);
    out
}

/// What belongs to the sentence that ends before it.
const BEHIND_END: [char; 8] = ['。', '!', '?', '.', '」', ')', '"', '\''];

/// The first character from `at` on that may end a sentence, or open or close
/// anything, and where it is.
fn next_mark(text: &str, mut at: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    loop {
        let step = STEPS[usize::from(*bytes.get(at)?)];
        let is_mark = step == 0 && (bytes[at].is_ascii() || bytes.get(at + 1) == Some(&0x80));
        if is_mark {
            return Some((at, text[at..].chars().next()?));
        }
        at += if step == 0 { 3 } else { step };
    }
}

/// How many bytes a character takes that begins with a byte, 0 if it may be one
/// that counts: 。 and the brackets of Japanese begin with the bytes e3 80.
const STEPS: [usize; 256] = {
    let mut steps = [1; 256];
    let mut byte = 0xc0;
    while byte < steps.len() {
        steps[byte] = match byte {
            0xe3 => 0,
            0xc0..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
        byte += 1;
    }
    let marks = *b"\n()!?.";
    let mut at = 0;
    while at < marks.len() {
        steps[marks[at] as usize] = 0;
        at += 1;
    }
    steps
};

fn push_trimmed(out: &mut Vec<Range>, slice: &str, part: Range, base: usize) {
    let text = &slice[part.clone()];
    let left = text.len() - text.trim_start().len();
    let trimmed = text.trim();
    if !trimmed.is_empty() {
        let from = base + part.start + left;
        out.push(from..from + trimmed.len());
    }
}

fn closing(c: char) -> Option<char> {
    match c {
        '「' => Some('」'),
        '『' => Some('』'),
        '(' => Some(')'),
        '【' => Some('】'),
        _ => None,
    }
}

/// Whether the bracket is closed on the same line and not too far off: a
/// forgotten bracket must not swallow the rest of the text.
fn closes_soon(rest: &str, close: char) -> bool {
    rest.chars()
        .take(200)
        .take_while(|&c| c != '\n')
        .any(|c| c == close)
}

fn ends_sentence(slice: &str, at: usize, c: char) -> bool {
    // Asked of every character.
    if !matches!(c, '。' | '!' | '?' | '.') {
        return false;
    }
    let after = slice[at + c.len_utf8()..].chars().next();
    let before = slice[..at].chars().next_back();
    match c {
        '。' => true,
        '!' | '?' => {
            // `?` inside a URL or `??` of a mask is followed by ASCII.
            let breaks = after.is_none_or(|n| n.is_whitespace() || !n.is_ascii() || n == ')');
            breaks || before.is_some_and(|b| !b.is_ascii())
        }
        '.' => {
            after.is_none_or(char::is_whitespace)
                && before.is_some_and(|b| b != '.')
                && !is_abbreviation(&slice[..at])
        }
        _ => false,
    }
}

/// Words whose full stop does not end the sentence, and list numbers (`1.`).
fn is_abbreviation(before: &str) -> bool {
    const WORDS: &[&str] = &[
        "e.g", "i.e", "etc", "vs", "ver", "no", "mr", "ms", "mrs", "dr", "approx", "cf", "inc",
        "ltd", "co", "fig", "a.m", "p.m", "st",
    ];
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(' || !c.is_ascii())
        .next()
        .unwrap_or("");
    let number = !word.is_empty() && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let starts_line =
        before.len() == word.len() || before[..before.len() - word.len()].ends_with('\n');
    (number && starts_line) || WORDS.iter().any(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        split(text, 0..text.len())
            .into_iter()
            .map(|r| &text[r])
            .collect()
    }

    #[test]
    fn japanese_and_english() {
        assert_eq!(
            cut("応答しません。再起動しました。"),
            ["応答しません。", "再起動しました。"]
        );
        assert_eq!(
            cut("It fails. See v1.2.3 at 10.0.0.1. OK?"),
            ["It fails.", "See v1.2.3 at 10.0.0.1.", "OK?"]
        );
    }

    #[test]
    fn quotes_and_brackets_hold_together() {
        assert_eq!(
            cut("「失敗しました。」と出ます。次"),
            ["「失敗しました。」と出ます。", "次"]
        );
        assert_eq!(cut("はい(多分。)です。"), ["はい(多分。)です。"]);
        assert_eq!(cut("「開いたまま。次"), ["「開いたまま。", "次"]);
    }

    #[test]
    fn urls_and_abbreviations_do_not_cut() {
        assert_eq!(
            cut("https://a.example/?q=1 を見た"),
            ["https://a.example/?q=1 を見た"]
        );
        assert_eq!(cut("e.g. foo vs. bar"), ["e.g. foo vs. bar"]);
        assert_eq!(cut("1. restart it"), ["1. restart it"]);
        assert_eq!(cut("繋がりますか?はい"), ["繋がりますか?", "はい"]);
    }
}
