//! Times in figures alone: 20251104T155200Z, epoch seconds.

use super::calendar::YEARS;
use super::clock::compact_hand;
use super::guard::{ends_clean, ends_with_word};
use super::japanese::bracketed_weekday;
use super::part::{Clock, Day, Hand, Needs, Part, PartialDate, Precision};
use super::resolve::calendar;
use super::scan::Text;
use super::zone;

/// 20251104T155200Z, "20251104 155200", 20251104 beside a clock time, 「20251104(火)」
pub(super) fn read_compact(
    text: &Text<'_>,
    at: usize,
    end: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
    let (value, _) = text.digits(at, 8)?;
    let day = compact_date(value)?;
    let link = text.byte(end);
    if matches!(link, b't' | b' ')
        && let Some((hand, to)) = compact_hand(text, end + 1)
        && (link == b't' || to >= end + 1 + 6)
    {
        out.push(Part::day(at..end, day, Needs::Nothing));
        out.push(Part::hand(end + 1..to, hand, Needs::Nothing));
        return Some(to);
    }
    if !ends_clean(text, end, b'-') {
        return None;
    }
    let is_date = label_before(text, at, &["日時", "日付", "発生日", "date"])
        || calendar(day.date).is_some() && bracketed_weekday(text, text.skip_blanks(end)).is_some();
    let needs = if is_date {
        Needs::Nothing
    } else {
        Needs::Clock
    };
    out.push(Part::day(at..end, day, needs));
    Some(end)
}

/// 20251104155200 after a label, or 202511041552 in a field for a time
pub(super) fn read_long_compact(
    text: &Text<'_>,
    at: usize,
    end: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
    const LABELS: &[&str] = &["日時", "時刻", "date", "time", "timestamp"];
    let is_told = || text.is_in_time_field(at) || end - at == 14 && label_before(text, at, LABELS);
    if text.is_wordy(end) || !is_told() {
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
pub(super) fn read_epoch(
    text: &Text<'_>,
    at: usize,
    end: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
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
