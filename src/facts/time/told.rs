//! English days that count from one told before.

use super::guard::ends_clean;
use super::part::{Day, Needs, Part};
use super::scan::Text;

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

/// "the day before", "the following morning", "that evening": it counts from
/// a day that was told.
pub(super) fn read(text: &Text<'_>, at: usize, end: usize, out: &mut Vec<Part>) -> Option<usize> {
    let first = text.slice(&(at..end));
    let (to, rough) = PHRASES.iter().find_map(|(phrase, rough)| {
        let to = text.past(end, phrase.strip_prefix(first)?.trim_start())?;
        (!text.is_wordy(to)).then_some((to, *rough))
    })?;
    // "the day before yesterday" counts from today.
    if !ends_clean(text, to, b' ') || text.past(to, " yesterday").is_some() {
        return None;
    }
    let day = Day::from_told();
    let day = if rough { day.roughly() } else { day };
    out.push(Part::day(at..to, day, Needs::Clock));
    Some(to)
}
