//! What stands around a moment: the year after its clock, a bracket, words such as
//! “around”.

use super::super::calendar::YEARS;
use super::super::guard;
use super::super::part::Day;
use super::super::scan::{Text, begins};
use crate::text::Range;

/// The year that ctime writes after the clock: "Fri Nov 20 09:31:44 2026".
pub(super) fn take_last_year(text: &Text<'_>, day: &mut Day, end: usize, range: &mut Range) {
    if !day.named_month || day.date.year.is_some() || text.byte(end) != b' ' {
        return;
    }
    if let Some((year, to)) = text.digits(end + 1, 4)
        && to == end + 5
        && YEARS.contains(&year)
        && guard::ends_clean(text, to, b' ')
        && !matches!(text.byte(to), b'-' | b'/')
        && text.past(to, "年").is_none()
    {
        day.date.year = u16::try_from(year).ok();
        range.end = to;
    }
}

/// With the bracket that closes one inside the range: 「昨日(11/4)」.
pub(super) fn past_bracket(text: &Text<'_>, range: &Range) -> usize {
    let inside = text.slice(range);
    let open = inside.matches('(').count() > inside.matches(')').count();
    range.end + usize::from(open && text.byte(range.end) == b')')
}

const ROUGHLY_AFTER: &[&str] = &[
    "頃",
    "ごろ",
    "ころ",
    "くらい",
    "ぐらい",
    "前後",
    "過ぎ",
    "すぎ",
    "台",
    "あたり",
    "or so",
    "ish",
];

const ROUGHLY_BEFORE: &[&str] = &[
    "約",
    "およそ",
    "だいたい",
    "おおよそ",
    "おそらく",
    "around",
    "about",
    "approximately",
    "approx",
    "approx.",
    "roughly",
    "circa",
    "ca.",
];

pub(super) fn is_rough(text: &Text<'_>, range: &Range) -> bool {
    let after = text.after(range.end, 16).trim_start();
    let before = text.before(range.start, 18).trim_end();
    let inside = text.slice(range);
    ROUGHLY_AFTER.iter().any(|word| begins(after, word))
        || ROUGHLY_BEFORE
            .iter()
            .any(|word| guard::ends_with_word(before, word))
        || before == "~"
        || before.ends_with(" ~")
        || ["around ", "about ", "approximately ", "約"]
            .iter()
            .any(|word| inside.contains(word))
}
