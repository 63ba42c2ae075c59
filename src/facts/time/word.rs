//! Times that begin with a Latin letter: "Nov 4", "yesterday", "noon", "JST".

use super::beginnings::Beginnings;
use super::calendar::{self, YEARS};
use super::guard::{ends_clean, last_word};
use super::part::{Day, Half, Hand, Kind, Needs, Part, PartialDate, Precision, Week};
use super::scan::{Text, is_hand, previous};
use super::{clock, date_ja, told, zone};

/// The words of [`read_half`] and [`read_phrase`].
const PHRASED: &[&str] = &[
    "am",
    "pm",
    "morning",
    "afternoon",
    "evening",
    "night",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "last",
    "this",
    "next",
    "noon",
    "midday",
    "midnight",
    "day",
    "the",
    "that",
    "an",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "ten",
    "several",
    "few",
    "some",
];

/// How all words begin with which a time may begin.
static TIMELY: Beginnings = {
    let mut all = calendar::NAMED.or(&zone::NAMED);
    let mut at = 0;
    while at < PHRASED.len() {
        all = all.and(PHRASED[at]);
        at += 1;
    }
    all
};

/// Reads the word at the offset and gives where to go on.
pub(super) fn read(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let letters = text.letters(at);
    let mut end = letters;
    while text.is_wordy(end) {
        end += 1;
    }
    // A single letter is a zone or an era.
    if letters > at + 1 && !TIMELY.fit(text.rest(at)) {
        return end;
    }
    let glued = previous(out, at, 0).is_some_and(is_hand);
    if !glued && !starts_word(text, at) {
        return end;
    }
    if text.byte(at) == b'z'
        && let Some(zulu) = zone::read_zulu(text, at..end, out)
    {
        out.push(zulu);
        return end;
    }
    if text.byte(letters) != b'_'
        && let Some(found) = zone::read_latin(text, at, letters)
    {
        let to = found.range.end;
        out.push(found);
        return to;
    }
    if glued {
        return end;
    }
    if let Some(to) = read_era(text, at, letters, out) {
        return to;
    }
    if end > letters {
        return read_half(text, at, letters, out).unwrap_or(end);
    }
    let word = text.slice(&(at..end));
    if calendar::may_be_named(word) {
        if let Some(month) = calendar::month(word) {
            return read_month(text, at, end, month, out).unwrap_or(end);
        }
        if let Some((weekday, short)) = calendar::weekday(word) {
            return read_weekday(text, at, end, weekday, short, out).unwrap_or(end);
        }
    }
    read_phrase(text, at, end, out)
        .or_else(|| read_half(text, at, letters, out))
        .unwrap_or(end)
}

/// Whether a word begins here, not a later part of a name or a path.
fn starts_word(text: &Text<'_>, at: usize) -> bool {
    let Some(last) = text.last_char(at) else {
        return true;
    };
    match last {
        c if c.is_ascii_alphanumeric() => false,
        '_' | '.' | '@' | '\\' | '#' | '$' | '-' | '%' => false,
        // "JST/CST", but not a path
        '/' => zone::is_abbreviation(text, at),
        _ => true,
    }
}

/// Whether a name stands in capitals, or has no other meaning.
fn is_name(text: &Text<'_>, at: usize, end: usize) -> bool {
    !calendar::is_common_word(text.slice(&(at..end)))
        || text
            .cased(&(at..end))
            .starts_with(|c: char| c.is_ascii_uppercase())
}

/// "R7.11.4"
fn read_era(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let era = text.slice(&(at..end));
    let (n, to) = text.digits(end, 2)?;
    let year = calendar::era_year(era, n)?;
    let (month, day, to) = match text.byte(to) {
        sep @ (b'.' | b'/') => {
            let (month, to) = text.small(to + 1, 1..=12)?;
            let (day, to) = (text.byte(to) == sep)
                .then(|| text.small(to + 1, 1..=31))
                .flatten()?;
            (month, day, to)
        }
        _ => date_ja::month_day_ja(text, text.past(to, "年")?)?,
    };
    // R1.2.3 is a version; Reiwa began to be written about lately.
    if era == "r" && n < 5 || !ends_clean(text, to, b'.') {
        return None;
    }
    out.push(Part::day(
        at..to,
        Day::of(PartialDate::full(year, month, day)),
        Needs::Nothing,
    ));
    Some(to)
}

/// "AM 9:00", "pm3時", "in the evening", "Monday morning"
fn read_half(text: &Text<'_>, at: usize, letters: usize, out: &mut Vec<Part>) -> Option<usize> {
    let half = match text.slice(&(at..letters)) {
        "am" => Half::Morning,
        "pm" => Half::Afternoon,
        "morning" => return after_day(text, at, letters, Half::Morning, out),
        "afternoon" => return after_day(text, at, letters, Half::Afternoon, out),
        "evening" | "night" => return after_day(text, at, letters, Half::Evening, out),
        _ => return None,
    };
    let next = text.skip_blanks(letters);
    let (_, to) = text.digits(next, 2)?;
    if text.byte(to) != b':' && text.past(to, "時").is_none() {
        return None;
    }
    out.push(Part {
        range: at..letters,
        kind: Kind::Half(half),
        needs: Needs::Company,
    });
    // The number is read with the word before it out of the way.
    clock::read_hand(text, next, out).or(Some(letters))
}

/// A part of the day after a date makes it rough.
fn after_day(
    text: &Text<'_>,
    at: usize,
    end: usize,
    half: Half,
    out: &mut [Part],
) -> Option<usize> {
    let last = out.last_mut()?;
    let gap = text.slice(&(last.range.end..at));
    if at - last.range.end <= 12
        && matches!(gap.trim(), "" | "in the" | "at")
        && let Kind::Day(day) = &mut last.kind
    {
        day.approximate = true;
        day.half = day.half.or(Some(half));
        last.range.end = end;
        if last.needs == Needs::Company {
            last.needs = Needs::Nothing;
        }
        return Some(end);
    }
    None
}

/// "Nov 4", "November 4th, 2025", "Nov  4 15:52:00", "November 2025".
fn read_month(
    text: &Text<'_>,
    at: usize,
    end: usize,
    month: u8,
    out: &mut Vec<Part>,
) -> Option<usize> {
    if !is_name(text, at, end) {
        return None;
    }
    let dot = usize::from(text.byte(end) == b'.');
    let next = text.skip_blanks(end + dot);
    if next > end {
        if let Some((day, to)) = day_number(text, next) {
            let (year, to) = year_after(text, to).map_or((None, to), |(y, to)| (Some(y), to));
            if !ends_clean(text, to, b' ') {
                return None;
            }
            let mut found = Day::of(PartialDate {
                year,
                month: Some(month),
                day: Some(day),
            });
            found.named_month = year.is_none();
            out.push(Part::day(at..to, found, Needs::Nothing));
            return Some(to);
        }
        if let Some((year, to)) = text.digits(next, 4)
            && YEARS.contains(&year)
            && ends_clean(text, to, b' ')
        {
            let mut found = Day::of(PartialDate {
                year: u16::try_from(year).ok(),
                month: Some(month),
                day: None,
            });
            found.precision = Precision::Month;
            out.push(Part::day(at..to, found, Needs::Nothing));
            return Some(to);
        }
    }
    let cue = last_word(text.before(at, 12).trim_end());
    let spelt = text
        .cased(&(at..end))
        .starts_with(|c: char| c.is_ascii_uppercase());
    if spelt
        && matches!(cue, "in" | "since" | "until" | "last" | "from")
        && ends_clean(text, end, b' ')
    {
        let mut found = Day::of(PartialDate {
            year: None,
            month: Some(month),
            day: None,
        });
        found.precision = Precision::Month;
        out.push(Part::day(at..end, found, Needs::Nothing));
        return Some(end);
    }
    None
}

/// A day of the month after its name: 4, 04, 4th.
fn day_number(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let (day, end) = text.small(at, 1..=31)?;
    let end = past_ordinal(text, end).unwrap_or(end);
    let clock_follows = text.byte(end) == b':' && text.byte(end + 1).is_ascii_digit();
    let counts = text.byte(end) == b'%' || text.rest(end).starts_with(" %");
    (!clock_follows && !counts && !text.is_wordy(end)).then_some((day, end))
}

/// Past "st", "nd", "rd", "th".
pub(super) fn past_ordinal(text: &Text<'_>, at: usize) -> Option<usize> {
    let end = text.letters(at);
    matches!(text.slice(&(at..end)), "st" | "nd" | "rd" | "th").then_some(end)
}

/// A year after a day and month: " 2025", ", 2025".
pub(super) fn year_after(text: &Text<'_>, at: usize) -> Option<(u16, usize)> {
    let comma = at + usize::from(text.byte(at) == b',');
    let next = text.skip_blanks(comma);
    let (year, end) = text.digits(next, 4)?;
    let fits = next > at && YEARS.contains(&year) && ends_clean(text, end, b' ');
    // "Nov 4 2025-11-05" and "Nov 4 2025年" begin another date.
    let another = text.byte(end) == b'-' || text.past(end, "年").is_some();
    (fits && !another)
        .then(|| u16::try_from(year).ok())
        .flatten()
        .map(|year| (year, end))
}

fn read_weekday(
    text: &Text<'_>,
    at: usize,
    end: usize,
    weekday: u8,
    short: bool,
    out: &mut Vec<Part>,
) -> Option<usize> {
    if !is_name(text, at, end) || !ends_clean(text, end, b' ') {
        return None;
    }
    let before = text.before(at, 16).trim_end();
    let cue = last_word(before);
    let relative = matches!(cue, "last" | "this" | "next" | "past");
    let from = if relative {
        at - (text.before(at, 16).len() - before.len()) - cue.len()
    } else {
        at
    };
    let placed = relative || matches!(cue, "on" | "since" | "until" | "by" | "from");
    let mut day = Day::weekday(weekday);
    day.relative = Some(None);
    day.week = match cue {
        "last" | "past" => Some(Week::Last),
        "this" => Some(Week::This),
        "next" => Some(Week::Next),
        _ => None,
    };
    if told::is_counted_from(text, from) {
        day = day.uncounted();
    }
    out.push(Part::day(
        from..end,
        day,
        if short && !placed {
            Needs::Company
        } else {
            Needs::Nothing
        },
    ));
    Some(end)
}

/// Relative days and named hours.
fn read_phrase(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let days = |n: i32| Day::relative(Some(n), Precision::Date);
    let second = || {
        let next = text.skip_blanks(end);
        let to = text.letters(next);
        (next > end && !text.is_wordy(to)).then(|| (text.slice(&(next..to)), to))
    };
    let (day, to) = match text.slice(&(at..end)) {
        "today" => (days(0), end),
        "yesterday" => (days(-1), end),
        "tomorrow" => (days(1), end),
        "tonight" => (days(0).half(Half::Evening), end),
        "last" => match second()? {
            ("night" | "evening", to) => (days(-1).half(Half::Evening), to),
            ("week", to) => (Day::of_week(-1), to),
            ("month", to) => (Day::relative(None, Precision::Month), to),
            ("year", to) => (Day::relative(None, Precision::Year), to),
            ("weekend", to) => (Day::relative(None, Precision::Week).roughly(), to),
            _ => return None,
        },
        "this" => match second()? {
            ("morning", to) => (days(0).half(Half::Morning), to),
            ("afternoon", to) => (days(0).half(Half::Afternoon), to),
            ("evening", to) => (days(0).half(Half::Evening), to),
            ("week", to) => (Day::of_week(0), to),
            ("month", to) => (Day::relative(None, Precision::Month), to),
            _ => return None,
        },
        "next" => match second()? {
            ("week", to) => (Day::of_week(1), to),
            ("month", to) => (Day::relative(None, Precision::Month), to),
            _ => return None,
        },
        "noon" | "midday" => return push_named_hour(text, at, end, 12, out),
        "midnight" => return push_named_hour(text, at, end, 0, out),
        "day" | "night" | "evening" => return told::read_from_today(text, at, out),
        "the" | "that" => {
            return told::read_from_today(text, at, out)
                .or_else(|| told::read(text, at, end, out))
                .or_else(|| read_bare_ordinal(text, at, end, out));
        }
        "a" | "an" => {
            let (unit, to) = match second()? {
                ("few" | "couple", to) => {
                    let of = text.past(to, "of ").unwrap_or(to);
                    let next = text.skip_blanks(of);
                    let to = text.letters(next);
                    (text.slice(&(next..to)), to)
                }
                found => found,
            };
            let rough = text.slice(&(at..to)).contains(' ') && unit.ends_with('s');
            let (day, to) = ago(text, (!rough).then_some(1), unit, to)?;
            (day, to)
        }
        word => {
            let n = match word {
                "one" => Some(1),
                "two" => Some(2),
                "three" => Some(3),
                "four" => Some(4),
                "five" => Some(5),
                "six" => Some(6),
                "seven" => Some(7),
                "ten" => Some(10),
                "several" | "few" | "some" => None,
                _ => return None,
            };
            let (unit, to) = second()?;
            ago(text, n, unit, to)?
        }
    };
    if !ends_clean(text, to, b' ') {
        return None;
    }
    let counted_from = told::is_counted_from(text, at);
    let day = if counted_from { day.uncounted() } else { day };
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

/// "… ago" after a number and a unit.
pub(super) fn ago(text: &Text<'_>, n: Option<i32>, unit: &str, at: usize) -> Option<(Day, usize)> {
    let to = text.past(at, "ago")?;
    let (days, precision) = match unit {
        "minute" | "minutes" | "min" | "mins" => (Some(0), Precision::Minute),
        "hour" | "hours" => (n.filter(|&n| n <= 3).map(|_| 0), Precision::Hour),
        "day" | "days" => (n.map(|n| -n), Precision::Date),
        "week" | "weeks" => (n.map(|n| -7 * n), Precision::Week),
        "month" | "months" => (None, Precision::Month),
        "year" | "years" => (None, Precision::Year),
        _ => return None,
    };
    let mut day = Day::relative(days, precision);
    day.approximate = n.is_none() || !matches!(precision, Precision::Date);
    Some((day, to))
}

fn push_named_hour(
    text: &Text<'_>,
    at: usize,
    end: usize,
    hour: u8,
    out: &mut Vec<Part>,
) -> Option<usize> {
    if !ends_clean(text, end, b' ') {
        return None;
    }
    let hand = Hand::full(hour, Precision::Minute, true);
    out.push(Part::hand(at..end, hand, Needs::Nothing));
    Some(end)
}

/// "since the 16th": a day of this month.
fn read_bare_ordinal(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let cue = last_word(text.before(at, 12).trim_end());
    if !matches!(
        cue,
        "on" | "since" | "until" | "from" | "by" | "before" | "after"
    ) {
        return None;
    }
    let next = text.skip_blanks(end);
    let (day, to) = text.small(next, 1..=31)?;
    let to = past_ordinal(text, to)?;
    // "on the 3rd attempt" counts; "the 4th of November" is read with its month.
    let rest = text.after(to, 12).trim_start();
    let stands_alone = rest.is_empty()
        || rest.starts_with([',', '.', ')', ';', '(', '\n', ':'])
        || [
            "at ", "and ", "around ", "until ", "to ", "we ", "it ", "of this",
        ]
        .iter()
        .any(|word| rest.starts_with(word));
    if !stands_alone || text.is_wordy(to) {
        return None;
    }
    let date = PartialDate {
        year: None,
        month: None,
        day: Some(day),
    };
    out.push(Part::day(next..to, Day::of(date), Needs::Nothing));
    Some(to)
}
