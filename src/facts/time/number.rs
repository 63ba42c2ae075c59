//! Times that begin with a figure.

use super::calendar::{self, YEARS};
use super::guard::{ends_clean, ends_with_word, last_word, starts_clean};
use super::part::{Clock, Day, Hand, Kind, Needs, Part, PartialDate, Precision};
use super::scan::{Text, previous};
use super::word::{ago, past_ordinal, year_after};
use super::zone;

/// Reads what begins with the figure at the offset and gives where to go on:
/// past it, or past the digits if it is no time.
pub(super) fn read(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let mut end = at;
    while text.byte(end).is_ascii_digit() {
        end += 1;
    }
    if !starts_clean(text, at, out) {
        return end;
    }
    let found = match end - at {
        1 | 2 => read_short(text, at, end, out),
        3 => read_before_now(text, at, out),
        4 => read_year(text, at, end, out).or_else(|| read_military(text, at, end, out)),
        8 => read_compact(text, at, end, out),
        10 | 13 => read_epoch(text, at, end, out),
        14 => read_long_compact(text, at, end, out),
        _ => None,
    };
    found.unwrap_or(end)
}

fn read_short(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    match text.byte(end) {
        b':' => return read_hand(text, at, out),
        b'/' => return read_slashed(text, at, out),
        b'-' => return read_dashed(text, at, out),
        _ => {}
    }
    read_hand(text, at, out)
        .or_else(|| read_date_ja(text, at, out))
        .or_else(|| read_day_first(text, at, out))
        .or_else(|| read_before_now(text, at, out))
}

// ---- clock times -----------------------------------------------------------

/// A clock time in any notation.
pub(super) fn read_hand(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (hand, end, needs) = colon_hand(text, at)
        .or_else(|| hand_ja(text, at))
        .or_else(|| half_hand(text, at))
        .or_else(|| french_hand(text, at))?;
    out.push(Part::hand(at..end, hand, needs));
    Some(end)
}

/// 15:52, 15:52:10.123, 3:52 p.m.
fn colon_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, colon) = text.small(at, 0..=29)?;
    if text.byte(colon) != b':' {
        return None;
    }
    let (minute, mut end) = text.pair(colon + 1, 0..=59)?;
    let mut second = 0;
    let mut precision = Precision::Minute;
    if text.byte(end) == b':'
        && let Some((value, to)) = text.pair(end + 1, 0..=60)
    {
        second = value;
        precision = Precision::Second;
        end = to;
        if matches!(text.byte(end), b'.' | b',')
            && let Some((_, to)) = text.digits(end + 1, 9)
        {
            end = to;
        }
    }
    let half = half_after(text, end);
    let (hour, end) = match half {
        Some((pm, to)) => (twelve_hours(hour, pm)?, to),
        None => (hour, end),
    };
    if text.byte(end) == b':' && text.is_wordy(end + 1)
        || text.byte(end) == b':' && text.byte(end + 1) == b':'
        || text.byte(end) == b'%'
        || text.byte(end) == b'.' && text.byte(end + 1).is_ascii_digit()
        || text.is_wordy(end) && !takes_letters(text, end)
    {
        return None;
    }
    let hand = Hand {
        clock: Clock {
            hour,
            minute,
            second,
        },
        precision,
        colon: half.is_none(),
        takes_minus: precision == Precision::Second,
        half_known: half.is_some(),
    };
    // 25:30 is a time only where something else says so.
    let needs = if hour >= 25 && !is_followed_as_time(text, end) {
        Needs::Company
    } else {
        Needs::Nothing
    };
    Some((hand, end, needs))
}

/// Particles that a point in time takes.
fn is_followed_as_time(text: &Text<'_>, end: usize) -> bool {
    let rest = text.after(end, 12).trim_start();
    [
        "に", "から", "頃", "ごろ", "まで", "時点", "より", "以降", "〜", "~",
    ]
    .iter()
    .any(|particle| rest.starts_with(particle))
}

/// "15:52jst", "15:52z": a zone may cling to a clock time.
fn takes_letters(text: &Text<'_>, end: usize) -> bool {
    let to = text.letters(end);
    !text.is_wordy(to) && (text.slice(&(end..to)) == "z" || zone::is_abbreviation(text, end))
}

/// "am", " p.m." after an hour: whether it is p.m., and the end.
fn half_after(text: &Text<'_>, at: usize) -> Option<(bool, usize)> {
    let next = text.skip_blanks(at);
    let pm = match text.byte(next) {
        b'a' => false,
        b'p' => true,
        _ => return None,
    };
    let rest = text.rest(next + 1);
    let len = if rest.starts_with(".m.") {
        3
    } else if rest.starts_with(".m") {
        2
    } else if rest.starts_with('m') {
        1
    } else {
        return None;
    };
    let end = next + 1 + len;
    (!text.is_wordy(end)).then_some((pm, end))
}

/// The hour of a 24-hour clock. 「13:00 PM」 stays what it says.
const fn twelve_hours(hour: u8, pm: bool) -> Option<u8> {
    match (hour, pm) {
        (12, false) => Some(0),
        (0..=11, true) => Some(hour + 12),
        (0..=23, _) => Some(hour),
        _ => None,
    }
}

/// 15時52分, 3時半, 9時
fn hand_ja(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, end) = text.small(at, 0..=29)?;
    let end = text.past(end, "時")?;
    let rest = text.after(end, 12);
    // 3時間, 24時制, 時差, 9時刻み; "10時 間" does not occur
    if rest.starts_with(['間', '制', '差', '刻', '系', '短']) {
        return None;
    }
    Some(hand_ja_after_hour(text, hour, end))
}

/// The rest after 時: 52分10秒, 半.
pub(super) fn hand_ja_after_hour(text: &Text<'_>, hour: u8, end: usize) -> (Hand, usize, Needs) {
    let mut clock = Clock {
        hour,
        minute: 0,
        second: 0,
    };
    let mut precision = Precision::Hour;
    let mut end = end;
    if text.rest(end).starts_with('半') {
        clock.minute = 30;
        precision = Precision::Minute;
        end += '半'.len_utf8();
    } else if let Some((minute, to)) = text.small(text.skip_blanks(end), 0..=59)
        && let Some(to) = text.past(to, "分")
    {
        clock.minute = minute;
        precision = Precision::Minute;
        end = to;
        if let Some((second, to)) = text.small(text.skip_blanks(end), 0..=60)
            && let Some(to) = text.past(to, "秒")
        {
            clock.second = second;
            precision = Precision::Second;
            end = to;
        }
    }
    let hand = Hand {
        clock,
        precision,
        colon: false,
        takes_minus: false,
        half_known: false,
    };
    (hand, end, Needs::Nothing)
}

/// 3pm, 3 p.m., 3 o'clock
fn half_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, end) = text.small(at, 1..=12)?;
    let (hour, end, half_known) = if let Some((pm, to)) = half_after(text, end) {
        (twelve_hours(hour, pm)?, to, true)
    } else {
        (hour, text.past(end, "o'clock")?, false)
    };
    let hand = Hand {
        clock: Clock {
            hour,
            minute: 0,
            second: 0,
        },
        precision: Precision::Hour,
        colon: false,
        takes_minus: false,
        half_known,
    };
    Some((hand, end, Needs::Nothing))
}

/// 15h52 after a preposition; elsewhere it is a duration.
fn french_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, end) = text.pair(at, 0..=23)?;
    if text.byte(end) != b'h' {
        return None;
    }
    let (minute, end) = text.pair(end + 1, 0..=59)?;
    let before = text.before(at, 12).trim_end();
    if text.is_wordy(end) || !matches!(last_word(before), "at" | "around" | "since" | "from") {
        return None;
    }
    let hand = Hand {
        clock: Clock {
            hour,
            minute,
            second: 0,
        },
        precision: Precision::Minute,
        colon: false,
        takes_minus: false,
        half_known: false,
    };
    Some((hand, end, Needs::Nothing))
}

/// 1552Z, "1552 UTC"
fn read_military(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (value, _) = text.digits(at, 4)?;
    let (hour, minute) = (value / 100, value % 100);
    if hour > 23 || minute > 59 {
        return None;
    }
    let glued = text.byte(end) == b'z' && !text.is_wordy(end + 1);
    if !glued && !zone::is_abbreviation(text, text.skip_blanks(end)) {
        return None;
    }
    if matches!(last_word(text.before(at, 12).trim_end()), "port" | "ports") {
        return None;
    }
    let hand = Hand {
        clock: Clock {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: 0,
        },
        precision: Precision::Minute,
        colon: false,
        takes_minus: false,
        half_known: true,
    };
    out.push(Part::hand(at..end, hand, Needs::Zone));
    Some(end)
}

// ---- dates -----------------------------------------------------------------

/// 2025-11-04, 2025/11/4, 2025.11.04, 2025年11月4日, each with its clock time
/// when that clings to it.
fn read_year(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
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

/// 155210 or 1552, the basic format of ISO 8601.
fn compact_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize)> {
    let (value, end) = text.digits(at, 6)?;
    let (hms, precision) = match end - at {
        4 => (value * 100, Precision::Minute),
        6 => (value, Precision::Second),
        _ => return None,
    };
    let (hour, minute, second) = (hms / 10_000, hms / 100 % 100, hms % 100);
    let fraction = if matches!(text.byte(end), b'.' | b',') {
        text.digits(end + 1, 9).map(|(_, to)| to)
    } else {
        None
    };
    let end = fraction.unwrap_or(end);
    let fits = hour <= 24 && minute <= 59 && second <= 60;
    if !fits || text.is_wordy(end) && !takes_letters(text, end) {
        return None;
    }
    let hand = Hand {
        clock: Clock {
            hour: u8::try_from(hour).ok()?,
            minute: u8::try_from(minute).ok()?,
            second: u8::try_from(second).ok()?,
        },
        precision,
        colon: false,
        takes_minus: true,
        half_known: true,
    };
    Some((hand, end))
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

/// 2025年11月4日, 2025年11月, 2025年から
fn read_year_ja(
    text: &Text<'_>,
    at: usize,
    end: usize,
    year: u16,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let end = text.past(end, "年")?;
    if let Some((month, day, to)) = month_day_ja(text, end) {
        let day = Day::of(PartialDate::full(year, month, day));
        out.push(Part::day(at..to, day, Needs::Nothing));
        return Some(to);
    }
    let mut day = Day::of(PartialDate {
        year: Some(year),
        ..PartialDate::default()
    });
    if let Some((month, to)) = text.small(text.skip_blanks(end), 1..=12)
        && let Some(to) = text.past(to, "月")
    {
        if text.rest(to).starts_with(['分', '度', '期', '号', '版']) {
            return None;
        }
        day.date.month = Some(month);
        day.precision = Precision::Month;
        let to = past_part_of_month(text, to).unwrap_or(to);
        out.push(Part::day(at..to, day, Needs::Nothing));
        return Some(to);
    }
    let rest = text.rest(end);
    let placed = ["に", "から", "頃", "ごろ", "以降", "時点", "より"];
    if placed.iter().any(|p| rest.starts_with(p)) {
        day.precision = Precision::Year;
        out.push(Part::day(at..end, day, Needs::Nothing));
        return Some(end);
    }
    None
}

/// 11月4日, with blanks as they come.
pub(super) fn month_day_ja(text: &Text<'_>, at: usize) -> Option<(u8, u8, usize)> {
    let (month, to) = text.small(text.skip_blanks(at), 1..=12)?;
    let to = text.past(to, "月")?;
    let (day, to) = text.small(text.skip_blanks(to), 1..=31)?;
    let to = text.past(to, "日")?;
    Some((month, day, to))
}

/// 上旬, 末 … after a month.
fn past_part_of_month(text: &Text<'_>, at: usize) -> Option<usize> {
    ["上旬", "中旬", "下旬", "初旬", "初め", "末", "半ば", "頭"]
        .iter()
        .find(|word| text.rest(at).starts_with(*word))
        .map(|word| at + word.len())
}

/// 11月4日, 10月から, 4日, 25年11月4日
fn read_date_ja(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    if let Some((month, day, to)) = month_day_ja(text, at) {
        // 「3月10日間」 is an amount.
        if text.rest(to).starts_with('間') {
            return None;
        }
        let day = Day::of(PartialDate::month_day(month, day));
        out.push(Part::day(at..to, day, Needs::Nothing));
        return Some(to);
    }
    let (value, end) = text.digits(at, 2)?;
    if let Some(end) = text.past(end, "年") {
        let (month, day, to) = month_day_ja(text, end)?;
        let year = u16::try_from(2000 + value).ok()?;
        let day = Day::of(PartialDate::full(year, month, day));
        out.push(Part::day(at..to, day, Needs::Nothing));
        return Some(to);
    }
    if let Some(end) = text.past(end, "月") {
        return read_month_ja(text, at, end, value, out);
    }
    if let Some(end) = text.past(end, "日") {
        return read_day_ja(text, at, end, value, out);
    }
    None
}

/// 10月から, 10月上旬
fn read_month_ja(
    text: &Text<'_>,
    at: usize,
    end: usize,
    month: u32,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let part = past_part_of_month(text, end);
    let rest = text.rest(end);
    let placed = ["から", "以降", "頃", "ごろ", "に", "まで", "より"];
    if part.is_none() && !placed.iter().any(|p| rest.starts_with(p)) {
        return None;
    }
    let month = u8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let mut day = Day::of(PartialDate {
        month: Some(month),
        ..PartialDate::default()
    });
    day.precision = Precision::Month;
    day.approximate = part.is_some();
    let to = part.unwrap_or(end);
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

/// 4日 with its clock time, or at the end of a range: 「11月3日〜4日」.
fn read_day_ja(
    text: &Text<'_>,
    at: usize,
    end: usize,
    day: u32,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let day = u8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    let rest = text.rest(end);
    if [
        "間", "前", "後", "以", "目", "分", "ほど", "ご", "お", "程", "あ", "未", "平", "経",
    ]
    .iter()
    .any(|unit| rest.starts_with(unit))
    {
        return read_before_now(text, at, out);
    }
    let date = PartialDate {
        day: Some(day),
        ..PartialDate::default()
    };
    let continues = previous(out, at, 8).is_some_and(|last| {
        let gap = text.slice(&(last.range.end..at));
        matches!(&last.kind, Kind::Day(d) if d.date.day.is_some())
            && last.needs == Needs::Nothing
            && matches!(
                gap.trim(),
                "〜" | "~" | "-" | "から" | "と" | "、" | "・" | "および" | "及び"
            )
    });
    let needs = if continues {
        Needs::Nothing
    } else {
        Needs::Clock
    };
    out.push(Part::day(at..end, Day::of(date), needs));
    Some(end)
}

/// 11/4, 04/Nov/2025, 11/04/2025
fn read_slashed(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
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
    let needs = if is_placed(text, at, end, first, second, out) {
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
                "〜" | "~" | "-" | "–" | "から" | "と" | "、" | "," | "to" | "and"
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
        "on" | "since" | "from" | "until" | "by" | "before" | "after" | "around"
    ) || follows(&[
        "に", "から", "より", "以降", "以前", "まで", "頃", "ごろ", "時点", "深夜", "夜", "朝",
        "昼", "夕", "未明", "早朝", "午", "付", "の", "〜", "~", "現在", "中に",
    ])
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
fn read_dashed(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
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
fn read_day_first(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
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

/// 3日前, 2 週間前, 10分前; 3 days ago
fn read_before_now(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
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

/// The unit and 前 after a number; none for 数日前.
pub(super) fn before_now_ja(
    text: &Text<'_>,
    at: usize,
    end: usize,
    n: Option<i32>,
    out: &mut Vec<Part>,
) -> Option<usize> {
    const UNITS: &[(&str, Precision)] = &[
        ("日", Precision::Date),
        ("週間", Precision::Week),
        ("時間", Precision::Hour),
        ("分", Precision::Minute),
        ("か月", Precision::Month),
        ("ヶ月", Precision::Month),
        ("ヵ月", Precision::Month),
        ("カ月", Precision::Month),
        ("年", Precision::Year),
    ];
    let unit = text.skip_blanks(end);
    let rest = text.rest(unit);
    let &(name, precision) = UNITS.iter().find(|(name, _)| rest.starts_with(name))?;
    let rough = text.rest(unit + name.len()).starts_with("ほど");
    let to = unit + name.len() + if rough { "ほど".len() } else { 0 };
    let to = text.past(to, "前")?;
    // 「3日前後」 is about three days; 「期限の3日前」 counts from elsewhere.
    let before = text.before(at, 12).trim_end();
    if text.rest(to).starts_with('後') || before.ends_with(['の', 'る', 'た', '起', '直']) {
        return None;
    }
    let days = match precision {
        Precision::Date => n.map(|n| -n),
        Precision::Week => n.map(|n| -7 * n),
        Precision::Minute => Some(0),
        Precision::Hour => n.filter(|&n| n <= 3).map(|_| 0),
        _ => None,
    };
    let mut day = Day::relative(days, precision);
    day.approximate = rough || n.is_none() || precision != Precision::Date;
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

// ---- figures alone ---------------------------------------------------------

/// 20251104T155200Z, "20251104 155200", 20251104 beside a clock time
fn read_compact(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (value, _) = text.digits(at, 8)?;
    let day = compact_date(value)?;
    let link = text.byte(end);
    if link == b't' || link == b' ' {
        if let Some((hand, to)) = compact_hand(text, end + 1)
            && (link == b't' || to >= end + 1 + 6)
        {
            out.push(Part::day(at..end, day, Needs::Nothing));
            out.push(Part::hand(end + 1..to, hand, Needs::Nothing));
            return Some(to);
        }
    }
    if !ends_clean(text, end, b'-') {
        return None;
    }
    let needs = if label_before(text, at, &["日時", "日付", "発生日", "date"]) {
        Needs::Nothing
    } else {
        Needs::Clock
    };
    out.push(Part::day(at..end, day, needs));
    Some(end)
}

/// 20251104155200 after a label
fn read_long_compact(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    if text.is_wordy(end) || !label_before(text, at, &["日時", "時刻", "date", "time", "timestamp"])
    {
        return None;
    }
    let digits = text.slice(&(at..end));
    let day = compact_date(digits.get(..8)?.parse().ok()?)?;
    let (hand, _) = compact_hand(text, at + 8)?;
    out.push(Part::day(at..at + 8, day, Needs::Nothing));
    out.push(Part::hand(at + 8..end, hand, Needs::Nothing));
    Some(end)
}

fn compact_date(value: u32) -> Option<Day> {
    let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100);
    if !YEARS.contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(Day::of(PartialDate::full(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )))
}

/// Seconds or milliseconds since 1970 after a label.
fn read_epoch(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    // 2015 to 2035.
    const PLAUSIBLE: std::ops::Range<i64> = 1_420_070_400..2_051_222_400;
    const LABELS: &[&str] = &[
        "epoch",
        "unixtime",
        "unix time",
        "unix timestamp",
        "timestamp",
        "ts",
        "timestamp_ms",
        "epoch_ms",
        "エポック",
        "エポック秒",
        "unix時間",
        "unix時刻",
        "unix 時間",
        "unix 時刻",
    ];
    if text.is_wordy(end)
        || text.byte(end) == b'.' && !text.byte(end + 1).is_ascii_digit() && text.is_wordy(end + 1)
    {
        return None;
    }
    let value: i64 = text.slice(&(at..end)).parse().ok()?;
    let seconds = if end - at == 13 { value / 1000 } else { value };
    if !PLAUSIBLE.contains(&seconds) || !label_before(text, at, LABELS) {
        return None;
    }
    let utc = jiff::Timestamp::from_second(seconds)
        .ok()?
        .to_zoned(jiff::tz::TimeZone::UTC);
    let day = Day::of(PartialDate::full(
        u16::try_from(utc.year()).ok()?,
        u8::try_from(utc.month()).ok()?,
        u8::try_from(utc.day()).ok()?,
    ));
    let hand = Hand {
        clock: Clock {
            hour: u8::try_from(utc.hour()).ok()?,
            minute: u8::try_from(utc.minute()).ok()?,
            second: u8::try_from(utc.second()).ok()?,
        },
        precision: Precision::Second,
        colon: false,
        takes_minus: false,
        half_known: true,
    };
    out.push(Part::day(at..end, day, Needs::Nothing));
    out.push(Part::hand(at..end, hand, Needs::Nothing));
    out.push(zone::of_epoch(at..end));
    Some(end)
}

/// Whether one of the words labels what stands at the offset.
fn label_before(text: &Text<'_>, at: usize, words: &[&str]) -> bool {
    let before = text.before(at, 32);
    let trimmed = before.trim_end_matches([' ', ':', '=', '"', '\'', '(', 'は', '_']);
    let trimmed = trimmed.strip_suffix(" is").unwrap_or(trimmed);
    words.iter().any(|word| ends_with_word(trimmed, word))
}
