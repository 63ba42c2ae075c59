//! What is written like a time and is none: ports, paths, ratios, durations.

use super::part::Part;
use super::scan::{Text, previous};
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

/// Words that make `00:12:45` an amount of time or another pair of numbers.
const AMOUNTS_BEFORE: &[&str] = &[
    "所要時間",
    "経過時間",
    "実行時間",
    "処理時間",
    "再生時間",
    "応答時間",
    "稼働時間",
    "所要",
    "経過",
    "比率",
    "比",
    "割合",
    "スコア",
    "縮尺",
    "行",
    "章",
    "節",
    "ポート",
    "ポート番号",
    "バージョン",
    "リビジョン",
    "ビルド",
    "version",
    "revision",
    "build",
    "took",
    "take",
    "takes",
    "taking",
    "taken",
    "lasted",
    "lasts",
    "lasting",
    "elapsed",
    "duration",
    "uptime",
    "runtime",
    "ratio",
    "scale",
    "score",
    "line",
    "lines",
    "column",
    "col",
    "row",
    "verse",
    "chapter",
    "section",
    "length",
    "port",
    "ports",
    "resolution",
    "aspect",
    "psalm",
    "eta",
    "wait",
    "waited",
    "mac",
    "additional",
    "extra",
    "another",
    "spent",
    "over",
];

/// Words after it that do so.
const AMOUNTS_AFTER: &[&str] = &[
    "elapsed",
    "(elapsed",
    "(duration",
    "(経過",
    "(所要",
    "ratio",
    "aspect",
    "long",
    "かか",
    "を要",
    "要し",
    "経過",
    "後に",
    "の比",
    "の割合",
    "の縦",
    "の画",
    "の動画",
    "の解像度",
    "間で",
    "の長さ",
    "の位置",
    "の地点",
    "の場面",
    "のシーン",
    "の箇所",
    "のフレーム",
    "の間隔",
    "以内",
    "ずつ",
    "in length",
    "duration",
    "の混合",
    "に分割",
    "で配分",
];

/// Prepositions before an amount that is written with seconds: "in 00:12:45".
const FOR: &[&str] = &["for", "in", "within"];

/// Whether a bare clock time, one without date and zone, is an amount.
pub(super) fn is_amount(text: &Text<'_>, range: &Range, hour: u8, has_seconds: bool) -> bool {
    let after = text.after(range.end, 24).trim_start();
    if AMOUNTS_AFTER.iter().any(|word| after.starts_with(word)) {
        return true;
    }
    let before = trim_link(text.before(range.start, 32));
    let is_range = after.starts_with(['~', '〜', '-', '–'])
        || after
            .strip_prefix("から")
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    !is_range
        && AMOUNTS_BEFORE
            .iter()
            .any(|word| ends_with_word(before, word))
        || (has_seconds && hour < 6 && FOR.iter().any(|word| ends_with_word(before, word)))
}

/// Without the copula between a noun and its value: 「所要時間は」, "ratio of".
fn trim_link(before: &str) -> &str {
    let before = before.trim_end_matches([' ', ':', '=', '(', '約']);
    for link in [
        "は", "が", "の", "を", "で", " of", " is", " was", " about", " at",
    ] {
        if let Some(rest) = before.strip_suffix(link) {
            return rest.trim_end();
        }
    }
    before
}

/// Whether the text ends with the word, an ASCII word being whole.
pub(super) fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| {
        !word.starts_with(|c: char| c.is_ascii_alphanumeric())
            || !rest.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    })
}
