//! Dates that begin with a figure, as they are written everywhere: 2025-11-04,
//! 11/4, "4 November".

use super::calendar::{self, YEARS};
use super::clock::{colon_hand, compact_hand};
use super::date_ja::read_year_ja;
use super::guard::{ends_clean, ends_with_word, last_word};
use super::part::{Day, Kind, Needs, Part, PartialDate};
use super::scan::{Text, previous};
use super::word::{past_ordinal, year_after};
use crate::knowledge::cues;

/// 2025-11-04, 2025/11/4, 2025.11.04, 2025年11月4日, each with its clock time
/// when that clings to it.
pub(super) fn read_year(
    text: &Text<'_>,
    at: usize,
    end: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let (year, _) = text.digits(at, 4)?;
    if !YEARS.contains(&year) {
        return None;
    }
    let year = u16::try_from(year).ok()?;
    let sep = text.byte(end);
    if !matches!(sep, b'-' | b'/' | b'.') {
        return read_year_ja(text, at, end, year, out);
    }
    let (month, to) = text.small(end + 1, 1..=12)?;
    if text.byte(to) != sep {
        return None;
    }
    let (day, to) = text.small(to + 1, 1..=31)?;
    let day_part = Day::of(PartialDate::full(year, month, day));
    if let Some(to_clock) = read_glued_hand(text, at, to, day_part.clone(), out) {
        return Some(to_clock);
    }
    if !ends_clean(text, to, sep) || is_version(text, at) {
        return None;
    }
    // 2025.4.1 is a version as often as a date.
    let padded = to - at == "2025-11-04".len();
    let needs = if sep == b'.' && !padded {
        Needs::Clock
    } else {
        Needs::Nothing
    };
    out.push(Part::day(at..to, day_part, needs));
    Some(to)
}

/// The clock time after `T`, `_`, `:` or `-`: ISO 8601 and its likes.
fn read_glued_hand(
    text: &Text<'_>,
    at: usize,
    end: usize,
    day: Day,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let link = text.byte(end);
    if !matches!(link, b't' | b'_' | b':' | b'-' | b'@') {
        return None;
    }
    let (mut hand, to) = match colon_hand(text, end + 1) {
        Some((hand, to, _)) => (hand, to),
        None if link == b't' => compact_hand(text, end + 1)?,
        None => return None,
    };
    if text.byte(to) == b'.' && text.is_wordy(to + 1) {
        return None;
    }
    hand.takes_minus = true;
    out.push(Part::day(at..end, day, Needs::Nothing));
    out.push(Part::hand(end + 1..to, hand, Needs::Nothing));
    Some(to)
}

/// Whether the figures before belong to a release: "version 2012-10-17".
fn is_version(text: &Text<'_>, at: usize) -> bool {
    let before = text
        .before(at, 32)
        .trim_end_matches([' ', ':', '=', '"', '\'', '「']);
    [
        "version",
        "ver",
        "ver.",
        "build",
        "バージョン",
        "ビルド",
        "apiversion",
        "api_version",
    ]
    .iter()
    .any(|word| ends_with_word(before, word))
}

/// 11/4, 04/Nov/2025, 11/04/2025
pub(super) fn read_slashed(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (first, slash) = text.small(at, 1..=31)?;
    if let Some(to) = read_named_middle(text, at, first, slash, out) {
        return Some(to);
    }
    let (second, end) = text.small(slash + 1, 1..=31)?;
    if text.byte(end) == b'/' {
        let (year, to) = text.digits(end + 1, 4)?;
        if to != end + 5 || !YEARS.contains(&year) || !ends_clean(text, to, b'/') {
            return None;
        }
        let year = u16::try_from(year).ok()?;
        // Day and month come in either order; where both fit, neither is known.
        let date = match (first, second) {
            (d, m) if d > 12 && m <= 12 => PartialDate::full(year, m, d),
            (m, d) if d > 12 && m <= 12 => PartialDate::full(year, m, d),
            (a, b) if a == b => PartialDate::full(year, a, b),
            (a, b) if a <= 12 && b <= 12 => PartialDate {
                year: Some(year),
                ..PartialDate::default()
            },
            _ => return None,
        };
        out.push(Part::day(at..to, Day::of(date), Needs::Nothing));
        return Some(to);
    }
    if first > 12 || !ends_clean(text, end, b'/') || counts(text, end) {
        return None;
    }
    let needs = if is_placed(text, at, end, first, second, out) || is_wished(text, at, end) {
        Needs::Nothing
    } else {
        Needs::Company
    };
    let day = Day::of(PartialDate::month_day(first, second));
    out.push(Part::day(at..end, day, needs));
    Some(end)
}

/// Whether a percentage or a unit follows, as after a fraction.
fn counts(text: &Text<'_>, end: usize) -> bool {
    let rest = text.after(end, 8).trim_start();
    [
        "%",
        "台",
        "件",
        "回",
        "個",
        "名",
        "人",
        "本",
        "枚",
        "程度",
        "くらい",
        "ぐらい",
    ]
    .iter()
    .any(|unit| rest.starts_with(unit))
}

/// Whether 12/8 is the first of the days that somebody wishes: "12/8 or 12/9 would
/// suit us".
fn is_wished(text: &Text<'_>, at: usize, end: usize) -> bool {
    let rest = text.after(end, 24);
    let joint = [
        " or ",
        " and ",
        " か ",
        "か",
        "または",
        "もしくは",
        "、",
        ", ",
        ",",
        "・",
    ]
    .into_iter()
    .find_map(|joint| rest.strip_prefix(joint));
    let Some((month, day)) = joint.and_then(|rest| rest.trim_start().split_once('/')) else {
        return false;
    };
    let is_number = |digits: &str, most: u8| {
        let number: Option<u8> = digits.parse().ok();
        number.is_some_and(|number| (1..=most).contains(&number))
    };
    let digits = day.bytes().take_while(u8::is_ascii_digit).count();
    is_number(month, 12)
        && is_number(&day[..digits], 31)
        && (cues::DAY_WISHED.is_in(text.before(at, 60))
            || cues::DAY_WISHED.is_in(text.after(end, 80)))
}

/// Whether the words around 11/4 make it a date rather than a fraction.
fn is_placed(text: &Text<'_>, at: usize, end: usize, month: u8, day: u8, out: &[Part]) -> bool {
    let fraction = month == day || month < day && month < 10 && day <= 10;
    let before = text.before(at, 16);
    let cue = last_word(before.trim_end());
    let rest = text.after(end, 16).trim_start();
    let follows = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    if ["約", "およそ", "全体の", "うち"]
        .iter()
        .any(|w| before.trim_end().ends_with(w))
    {
        return false;
    }
    let ranged = previous(out, at, 8).is_some_and(|last| {
        matches!(&last.kind, Kind::Day(d) if d.date.day.is_some())
            && last.needs == Needs::Nothing
            && matches!(
                text.slice(&(last.range.end..at)).trim(),
                "〜" | "~"
                    | "-"
                    | "–"
                    | "から"
                    | "と"
                    | "、"
                    | ","
                    | "to"
                    | "and"
                    | "or"
                    | "か"
                    | "または"
                    | "もしくは"
                    | "・"
            )
    });
    if ranged {
        return true;
    }
    if fraction {
        let english = matches!(cue, "on" | "since" | "until" | "by")
            && (rest.is_empty() || follows(&[",", ".", ")", "and ", "at ", "around ", "\n"]));
        return english || follows(&["以降", "頃", "ごろ", "時点", "未明", "深夜", "早朝", "夕方"]);
    }
    matches!(
        cue,
        "on" | "since" | "from" | "until" | "by" | "before" | "after" | "around" | "due"
    ) || follows(&[
        "に", "から", "より", "以降", "以前", "まで", "頃", "ごろ", "時点", "深夜", "夜", "朝",
        "昼", "夕", "未明", "早朝", "午", "付", "の", "〜", "~", "現在", "中に",
    ])
}

/// 04.11.2025: with points the day always comes first.
pub(super) fn read_dotted(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (day, point) = text.small(at, 1..=31)?;
    let (month, end) = text.small(point + 1, 1..=12)?;
    if text.byte(end) != b'.' {
        return None;
    }
    let (year, to) = text.digits(end + 1, 4)?;
    if to != end + 5 || !YEARS.contains(&year) || !ends_clean(text, to, b'.') {
        return None;
    }
    let date = PartialDate::full(u16::try_from(year).ok()?, month, day);
    // 1.2.2025 may be a release.
    out.push(Part::day(at..to, Day::of(date), Needs::Clock));
    Some(to)
}

/// 4/Nov/2025, 04-Nov-2025
fn read_named_middle(
    text: &Text<'_>,
    at: usize,
    day: u8,
    sep: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let end = text.letters(sep + 1);
    let month = calendar::month(text.slice(&(sep + 1..end)))?;
    if text.byte(end) != text.byte(sep) {
        return None;
    }
    let (year, to) = text.digits(end + 1, 4)?;
    if to != end + 5 || !YEARS.contains(&year) {
        return None;
    }
    let day = Day::of(PartialDate::full(u16::try_from(year).ok()?, month, day));
    if let Some(to) = read_glued_hand(text, at, to, day.clone(), out) {
        return Some(to);
    }
    if !ends_clean(text, to, b'-') {
        return None;
    }
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

/// 04-Nov-2025; 11-04 beside a clock time.
pub(super) fn read_dashed(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (first, dash) = text.small(at, 1..=31)?;
    if let Some(to) = read_named_middle(text, at, first, dash, out) {
        return Some(to);
    }
    let (month, _) = text.pair(at, 1..=12)?;
    let (day, end) = text.pair(dash + 1, 1..=31)?;
    let date = Day::of(PartialDate::month_day(month, day));
    if let Some(to) = read_glued_hand(text, at, end, date.clone(), out) {
        return Some(to);
    }
    if !ends_clean(text, end, b'-') {
        return None;
    }
    let cue = last_word(text.before(at, 10).trim_end());
    let rest = text.rest(end);
    let closed = rest.is_empty() || rest.starts_with([':', ',', '.', ')', ';', '\n']);
    let needs = if matches!(cue, "on" | "since") && closed {
        Needs::Nothing
    } else {
        Needs::Clock
    };
    out.push(Part::day(at..end, date, needs));
    Some(end)
}

/// 4 November 2025, 4th of November; 3 days ago; "Nov" is read elsewhere.
pub(super) fn read_day_first(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (day, end) = text.small(at, 1..=31)?;
    let end = past_ordinal(text, end).unwrap_or(end);
    let of = text.past(end, "of ").unwrap_or(end);
    let word = text.skip_blanks(of);
    let to = text.letters(word);
    if word == end {
        return None;
    }
    let name = text.slice(&(word..to));
    let month = calendar::month(name)?;
    let shouted = text
        .cased(&(word..to))
        .starts_with(|c: char| c.is_ascii_uppercase());
    if text.is_wordy(to) || calendar::is_common_word(name) && !shouted {
        return None;
    }
    let dotted = to + usize::from(text.byte(to) == b'.' && text.byte(to + 1) == b' ');
    let (year, to) = year_after(text, dotted).map_or((None, to), |(y, to)| (Some(y), to));
    let mut found = Day::of(PartialDate {
        year,
        month: Some(month),
        day: Some(day),
    });
    found.named_month = year.is_none();
    if !ends_clean(text, to, b' ') {
        return None;
    }
    out.push(Part::day(at..to, found, Needs::Nothing));
    Some(to)
}
