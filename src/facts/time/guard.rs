//! What is written like a time and is none: ports, paths, ratios, durations.

use super::part::Part;
use super::scan::{Text, previous};
use crate::knowledge::cues;
use crate::text::Range;

/// Words before a colon that label a time: "at:15:52", `ts:…`.
const LABELS: &[&str] = &[
    "time",
    "date",
    "datetime",
    "at",
    "when",
    "since",
    "start",
    "started",
    "end",
    "ended",
    "timestamp",
    "ts",
    "occurred",
    "from",
    "until",
    "till",
    "jst",
    "utc",
    "gmt",
    "begin",
    "deadline",
    "due",
];

/// Whether a number at the offset begins a word of its own rather than going on
/// with a host name, a path, a version or another number.
pub(super) fn starts_clean(text: &Text<'_>, at: usize, out: &[Part]) -> bool {
    let Some(last) = text.last_char(at) else {
        return true;
    };
    if !last.is_ascii() {
        return true;
    }
    match last {
        c if c.is_ascii_alphanumeric() => false,
        // After another time these are a range or a list.
        '-' | '/' | ',' | '~' | '.' if previous(out, at, 1).is_some() => true,
        '-' => previous(out, at, 2).is_some(),
        '.' | '/' | '_' | '\\' | '$' | '#' | '%' | '+' | '^' | '&' | '@' => false,
        ',' => !text.last_char(at - 1).is_some_and(|c| c.is_ascii_digit()),
        ':' => is_labelled(text, at - 1),
        _ => true,
    }
}

/// Whether what stands before the colon is a label, not a host or a file.
fn is_labelled(text: &Text<'_>, colon: usize) -> bool {
    match text.last_char(colon) {
        None => false,
        Some(c) if !c.is_ascii() => true,
        Some(c) if c.is_ascii_alphabetic() => {
            let word = last_word(text.before(colon, 24));
            LABELS.contains(&word) || word.ends_with("time") || word.ends_with("date")
        }
        Some(c) => matches!(c, ')' | ']' | '"' | '\'' | ' ') && !is_address(text, colon),
    }
}

/// "[::1]:22" is an endpoint.
fn is_address(text: &Text<'_>, colon: usize) -> bool {
    text.before(colon, 3).ends_with(']') && text.before(colon, 12).contains(':')
}

/// The run of ASCII letters at the end of a text.
pub(super) fn last_word(text: &str) -> &str {
    let bytes = text.as_bytes();
    let mut from = bytes.len();
    while from > 0 && bytes[from - 1].is_ascii_alphabetic() {
        from -= 1;
    }
    text.get(from..).unwrap_or("")
}

/// Whether nothing clings to the end of a date: no file extension, no further
/// part of a path or a name.
pub(super) fn ends_clean(text: &Text<'_>, end: usize, separator: u8) -> bool {
    let next = text.byte(end);
    let then_wordy = text.is_wordy(end + 1);
    match next {
        b'.' | b'/' | b'\\' | b'_' | b'=' => !then_wordy && next != b'_',
        b':' => !text.byte(end + 1).is_ascii_digit(),
        b'-' => !then_wordy || (separator != b'-' && text.byte(end + 1).is_ascii_digit()),
        b'%' => false,
        _ => !text.is_wordy(end),
    }
}

/// Prepositions before an amount that is written with seconds: "in 00:12:45".
const FOR: &[&str] = &["for", "in", "within"];

/// Whether a bare clock time, one without date and zone, is an amount of time,
/// a ratio, a place in a file: 「所要 0:45」, 「比率は 10:10」, "line 12:30". What is
/// said to be a point in time is one, whatever stands before it: 「タイムアウトが
/// 10:22 に発生」.
pub(super) fn is_amount(text: &Text<'_>, range: &Range, hour: u8, has_seconds: bool) -> bool {
    let after = text.after(range.end, 24);
    if cues::PAIR_AFTER.is_in(after) {
        return true;
    }
    let before = text.before(range.start, 48);
    if cues::POSITION_BEFORE.is_in(before) {
        return true;
    }
    let short = has_seconds && hour < 6 || hour == 0;
    let rest = after.trim_start();
    // A job ends at a time by 「に」, and within one by 「で」.
    if short && ["で完了", "で終"].iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    let is_range = rest.starts_with(['~', '〜', '-', '–']);
    let is_told = is_range || cues::MOMENT_AFTER.is_in(after);
    !is_told && cues::PAIR_BEFORE.is_in(before)
        || short
            && FOR
                .iter()
                .any(|word| ends_with_word(before.trim_end(), word))
}

/// Whether the text ends with the word, an ASCII word being whole. The last byte tells
/// that most texts do not.
pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    let last = |of: &str| of.as_bytes().last().copied();
    last(text) == last(word)
        && text.strip_suffix(word).is_some_and(|rest| {
            !word.starts_with(|c: char| c.is_ascii_alphanumeric())
                || !rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        })
}
