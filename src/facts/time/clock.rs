//! Clock times that begin with a figure: 15:52, 15時52分, 3 pm, "1552 UTC".

use super::guard::last_word;
use super::kanji;
use super::part::{Clock, Hand, Needs, Part, Precision};
use super::scan::Text;
use super::zone;

/// A clock time in any notation.
pub(super) fn read_hand(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let (hand, end, needs) = colon_hand(text, at)
        .or_else(|| hand_ja(text, at))
        .or_else(|| half_hand(text, at))
        .or_else(|| french_hand(text, at))
        .or_else(|| bare_hand(text, at))?;
    out.push(Part::hand(at..end, hand, needs));
    Some(end)
}

/// 15:52, 15:52:10.123, 3:52 p.m.
pub(super) fn colon_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, colon) = text.small(at, 0..=29)?;
    let (minute, mut end) = text.pair(colon + 1, 0..=59)?;
    // "10.30 am", but no other figures with a point
    let point = text.byte(colon) == b'.' && half_after(text, end).is_some();
    if text.byte(colon) != b':' && !point {
        return None;
    }
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
    } else if let Some((minute, to)) = kanji::small(text, text.skip_blanks(end), 0..=59)
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
    let hand = Hand::full(hour, Precision::Hour, half_known);
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

/// "shortly after 9", "just before 14": an hour that only these words give away,
/// if no word follows that it counts.
fn bare_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize, Needs)> {
    let (hour, end) = text.small(at, 0..=23)?;
    let before = text.before(at, 24).trim_end();
    let (rough, side) = before.rsplit_once(' ')?;
    let placed = matches!(side, "after" | "before" | "past")
        && matches!(
            last_word(rough),
            "shortly" | "just" | "soon" | "right" | "little" | "bit"
        );
    let rest = text.after(end, 12);
    let alone = rest.trim().is_empty()
        || [",", ";", ")", "\n", ". ", ".\n"]
            .iter()
            .any(|mark| rest.starts_with(mark))
        || rest == "."
        || [
            " on ",
            " in the ",
            " this ",
            " that ",
            " today",
            " yesterday",
            " and ",
        ]
        .iter()
        .any(|word| rest.starts_with(word));
    if !placed || !alone {
        return None;
    }
    let hand = Hand::full(hour, Precision::Hour, false);
    Some((hand, end, Needs::Nothing))
}

/// 1552Z, "1552 UTC"
pub(super) fn read_military(
    text: &Text<'_>,
    at: usize,
    end: usize,
    out: &mut Vec<Part>,
) -> Option<usize> {
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

/// 155210 or 1552, the basic format of ISO 8601.
pub(super) fn compact_hand(text: &Text<'_>, at: usize) -> Option<(Hand, usize)> {
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
