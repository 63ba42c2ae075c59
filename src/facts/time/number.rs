//! Which kind of time begins with a figure.

use super::clock::{read_hand, read_military};
use super::compact::{read_compact, read_epoch, read_long_compact};
use super::date::{read_dashed, read_day_first, read_dotted, read_slashed, read_year};
use super::date_ja::{before_now_ja, read_date_ja};
use super::guard::starts_clean;
use super::part::{Needs, Part};
use super::scan::Text;
use super::word::ago;

/// Reads what begins with the figure at the offset and gives where to go on:
/// past it, or past the digits if it is no time.
pub(super) fn read(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let mut end = at;
    while text.byte(end).is_ascii_digit() {
        end += 1;
    }
    if !starts_clean(text, at, out) {
        // 「2-3 日前」, "1-2 hours ago"
        let counted = text.before(at, 2);
        let ranged = counted.ends_with('-') && counted.starts_with(|c: char| c.is_ascii_digit());
        return ranged
            .then(|| read_before_now(text, at, out))
            .flatten()
            .unwrap_or(end);
    }
    let found = match end - at {
        1 | 2 => read_short(text, at, end, out),
        3 => read_before_now(text, at, out),
        4 => read_year(text, at, end, out).or_else(|| read_military(text, at, end, out)),
        8 => read_compact(text, at, end, out),
        10 | 13 => read_epoch(text, at, end, out),
        12 | 14 => read_long_compact(text, at, end, out),
        _ => None,
    };
    found.unwrap_or(end)
}

fn read_short(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    match text.byte(end) {
        b':' => return read_hand(text, at, out),
        b'/' => return read_slashed(text, at, out),
        b'-' => return read_dashed(text, at, out),
        b'.' => return read_hand(text, at, out).or_else(|| read_dotted(text, at, out)),
        _ => {}
    }
    read_hand(text, at, out)
        .or_else(|| read_date_ja(text, at, out))
        .or_else(|| read_day_first(text, at, out))
        .or_else(|| read_before_now(text, at, out))
}

/// 3日前, 2 週間前, 10分前; 3 days ago
pub(super) fn read_before_now(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (n, end) = text.digits(at, 3)?;
    let n = i32::try_from(n).ok()?;
    let word = text.skip_blanks(end);
    let to = text.letters(word);
    if to > word {
        let (day, to) = ago(text, Some(n), text.slice(&(word..to)), to)?;
        out.push(Part::day(at..to, day, Needs::Nothing));
        return Some(to);
    }
    before_now_ja(text, at, end, Some(n), out)
}
