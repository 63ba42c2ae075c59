//! English days that count from one told before.

use super::calendar;
use super::guard::ends_clean;
use super::part::{Day, Half, Needs, Part, Precision};
use super::scan::Text;

/// Phrases for days that count from today, without "the".
const FROM_TODAY: &[(&str, Day)] = &[
    ("day before yesterday", from_today(-2)),
    ("day after tomorrow", from_today(2)),
    ("night before last", from_today(-2).half(Half::Evening)),
    ("evening before last", from_today(-2).half(Half::Evening)),
];

const fn from_today(days: i32) -> Day {
    Day::relative(Some(days), Precision::Date)
}

/// The phrases, and whether each is a part of that day only.
const PHRASES: &[(&str, bool)] = &[
    ("the day before", false),
    ("the day after", false),
    ("the next day", false),
    ("the next morning", true),
    ("the next evening", true),
    ("the following day", false),
    ("the following morning", true),
    ("the following evening", true),
    ("the following night", true),
    ("the previous day", false),
    ("the previous evening", true),
    ("the previous night", true),
    ("the evening before", true),
    ("the night before", true),
    ("the same day", false),
    ("the same morning", true),
    ("the same evening", true),
    ("that day", false),
    ("that morning", true),
    ("that afternoon", true),
    ("that evening", true),
    ("that night", true),
];

/// "the day before yesterday", "day after tomorrow": the words from `at` on.
pub(super) fn read_from_today(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let start = text.past(at, "the ").unwrap_or(at);
    let (day, to) = FROM_TODAY
        .iter()
        .find_map(|(phrase, day)| Some((day, past_words(text, start, phrase)?)))?;
    if text.is_wordy(to) || !ends_clean(text, to, b' ') {
        return None;
    }
    out.push(Part::day(at..to, day.clone(), Needs::Nothing));
    Some(to)
}

/// Past the words, each after one blank or line break.
fn past_words(text: &Text<'_>, at: usize, phrase: &str) -> Option<usize> {
    let mut to = at;
    for (i, word) in phrase.split(' ').enumerate() {
        if i > 0 {
            to += usize::from(matches!(text.byte(to), b' ' | b'\n'));
        }
        to = text.rest(to).starts_with(word).then(|| to + word.len())?;
    }
    Some(to)
}

/// Words that begin a day other than one told before.
const FOLLOWING: &[&str] = &[
    "yesterday",
    "tomorrow",
    "today",
    "last",
    "this",
    "next",
    "the",
];

/// Whether the day at an offset is one that another counts from: "the day before
/// last Friday", "a week from tomorrow".
pub(super) fn is_counted_from(text: &Text<'_>, at: usize) -> bool {
    const UNITS: &[&str] = &[
        "day",
        "days",
        "night",
        "nights",
        "morning",
        "evening",
        "afternoon",
        "week",
        "weeks",
        "weekend",
        "hour",
        "hours",
        "month",
        "months",
    ];
    let mut words = text.before(at, 40).split_whitespace().rev();
    match words.next() {
        Some("ago") => true,
        Some("before" | "after" | "from" | "following" | "preceding") => {
            words.next().is_some_and(|word| UNITS.contains(&word))
        }
        _ => false,
    }
}

/// "the day before", "the following morning", "that evening": it counts from
/// a day that was told.
pub(super) fn read(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let first = text.slice(&(at..end));
    let (to, rough) = PHRASES.iter().find_map(|(phrase, rough)| {
        let to = text.past(end, phrase.strip_prefix(first)?.trim_start())?;
        (!text.is_wordy(to)).then_some((to, *rough))
    })?;
    // "the day before Friday" counts from that.
    let phrase = text.slice(&(at..to));
    let counts = phrase.ends_with("before") || phrase.ends_with("after");
    let is_followed = counts && {
        let rest = text.after(to, 24).trim_start_matches([' ', '\n']);
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next();
        word.is_some_and(|word| FOLLOWING.contains(&word) || calendar::weekday(word).is_some())
    };
    if !ends_clean(text, to, b' ') || is_followed {
        return None;
    }
    let same = phrase.starts_with("that") || phrase.starts_with("the same");
    let day = if same {
        Day::from_told()
    } else {
        Day::shifted()
    };
    let day = if rough { day.roughly() } else { day };
    out.push(Part::day(at..to, day, Needs::Clock));
    Some(to)
}
