//! Time stamps of logs.

use memchr::memchr;

use super::first_bytes;
use super::letter::japanese;
use crate::knowledge::calendar::{MONTHS, WEEKDAYS, short};
use crate::knowledge::cues;

/// No time stamp has more bytes before its minutes.
const LONGEST: usize = 48;

/// What follows a time stamp with seconds at the start of the line.
pub(super) fn after_timestamp(part: &str) -> Option<&str> {
    let part = after_source(part);
    let rest = part.trim_start_matches(['[', '(', '"']);
    // Hours, minutes and seconds are parted by colons.
    memchr(b':', first_bytes(rest, LONGEST).as_bytes())?;
    let bracketed = rest.len() < part.len();
    let (date, seconds, len) = stamp(rest.as_bytes())?;
    if !(seconds && (date || bracketed)) {
        return None;
    }
    let rest = rest.get(len..)?;
    Some(rest.trim_start_matches([']', ')', '"', ' ', ',', '|', '\t']))
}

/// What follows the name of the program that wrote the line, where it stands before the
/// time: `[Container] 2026/11/26 02:14:55`, `web-1  | 2026-11-26T02:14:55Z`.
fn after_source(part: &str) -> &str {
    /// No name of a program is longer, in bytes.
    const NAME: usize = 32;
    let is_name = |name: &str| {
        let wordy = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/');
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(wordy)
    };
    let head = first_bytes(part, NAME);
    let bracketed = head
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("] "));
    let barred = || {
        head.split_once(" | ")
            .map(|(name, rest)| (name.trim_end(), rest))
    };
    match bracketed.or_else(barred) {
        Some((name, rest)) if is_name(name) => &part[head.len() - rest.len()..],
        _ => part,
    }
}

/// Reads numbers, separators and month names as far as they go: whether a date
/// and a time with seconds were among them, and how long they are.
fn stamp(bytes: &[u8]) -> Option<(bool, bool, usize)> {
    let mut at = 0;
    let (mut date, mut colons, mut parts) = (false, 0, 0);
    while at < bytes.len().min(LONGEST) {
        let b = bytes[at];
        if b.is_ascii_digit() {
            let from = at;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            parts += 1;
            match bytes.get(at) {
                Some(b':')
                    if at - from <= 2 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    colons += 1;
                    at += 1;
                }
                Some(b'-' | b'/') if bytes.get(at + 1).is_some_and(u8::is_ascii_digit) => {
                    date = true;
                    at += 1;
                }
                Some(b'.' | b',')
                    if colons >= 2 && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) =>
                {
                    at += 1
                }
                Some(b'T') if date => at += 1,
                Some(b'Z') if colons >= 2 => {
                    at += 1;
                    return Some((date, true, at));
                }
                _ => {}
            }
            continue;
        }
        if colons >= 2 {
            break;
        }
        if b == b' ' {
            at += 1;
            continue;
        }
        let word = bytes[at..]
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let name = bytes.get(at..at + word.min(3)).unwrap_or_default();
        if word == 3 && is_short_name(name) {
            date = true;
            at += word;
            continue;
        }
        break;
    }
    let seconds = colons >= 2;
    while at > 0 && bytes.get(at - 1) == Some(&b' ') {
        at -= 1;
    }
    (parts > 0 && seconds).then_some((date, seconds, at))
}

/// Whether it is a day or a month as logs write them.
fn is_short_name(word: &[u8]) -> bool {
    let days = WEEKDAYS.iter().map(|(_, day)| *day);
    days.chain(MONTHS)
        .any(|name| short(name).as_bytes() == word)
}

/// Whether what follows a time stamp is a log's: a level, brackets, a process.
pub(super) fn is_log_rest(rest: &str) -> bool {
    let start = first_bytes(rest, 60);
    if start.starts_with(['[', '<']) || start.starts_with("::") || start.starts_with("- ") {
        return true;
    }
    let words: Vec<&str> = start.split(' ').filter(|w| !w.is_empty()).take(4).collect();
    let level = words.iter().take(3).any(|w| {
        let bare = w.trim_matches(|c: char| !c.is_ascii_alphabetic());
        bare.len() >= 3 && bare.is_ascii() && {
            let upper = bare.bytes().all(|b| b.is_ascii_uppercase());
            upper && cues::LOG_LEVEL.is_in(&bare.to_ascii_lowercase())
        }
    });
    // `web01 sshd[412]:`, `kernel:`
    let process = words.iter().take(3).any(|w| {
        w.is_ascii() && w.ends_with("]:") || (w.ends_with(':') && w.len() > 3 && !japanese(rest))
    });
    level || process
}
