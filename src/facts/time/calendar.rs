//! Names of months, weekdays, eras and relative days.

use super::beginnings::{Beginnings, Letters};
use super::part::{Day, Half, Needs, Precision};
use crate::knowledge::calendar::{MONTHS, WEEKDAYS, short};

/// Years a draft may speak of; other four-digit numbers are not years.
pub(super) const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// How the names of months and days of the week begin.
pub(super) static NAMED: Beginnings = {
    let mut all = Beginnings::NONE;
    let mut at = 0;
    while at < MONTHS.len() {
        all = all.and(MONTHS[at]);
        at += 1;
    }
    at = 0;
    while at < WEEKDAYS.len() {
        all = all.and(WEEKDAYS[at].1);
        at += 1;
    }
    all
};

/// Whether a word, lower case, may be the name of a month or a day of the week.
pub(super) fn may_be_named(word: &str) -> bool {
    NAMED.fit(word)
}

/// 1 to 12 for an English month name or its abbreviation, lower case.
pub(super) fn month(word: &str) -> Option<u8> {
    let word = if word == "sept" { "sep" } else { word };
    let is = |name: &&str| is_name(name, word) || is_name(short(name), word);
    number(MONTHS.iter().position(is)).map(|at| at + 1)
}

/// 0 to 6 from Monday, and whether the name is cut short.
pub(super) fn weekday(word: &str) -> Option<(u8, bool)> {
    let find = |is: &dyn Fn(&str) -> bool| number(WEEKDAYS.iter().position(|(_, name)| is(name)));
    if let Some(day) = find(&|name| is_name(name, word)) {
        return Some((day, false));
    }
    let word = match word {
        "tues" => "tue",
        "thur" | "thurs" => "thu",
        word => word,
    };
    find(&|name| is_name(short(name), word)).map(|day| (day, true))
}

/// 0 to 6 from Monday for 月 to 日.
pub(super) fn weekday_ja(c: char) -> Option<u8> {
    number(WEEKDAYS.iter().position(|(ja, _)| *ja == c))
}

fn is_name(name: &str, word: &str) -> bool {
    name.eq_ignore_ascii_case(word)
}

fn number(at: Option<usize>) -> Option<u8> {
    at.and_then(|at| u8::try_from(at).ok())
}

/// Words that are also other English words count as dates only in capitals.
pub(super) fn is_common_word(word: &str) -> bool {
    matches!(
        word,
        "may" | "march" | "mar" | "dec" | "jan" | "sat" | "sun" | "mon" | "wed" | "fri"
    )
}

/// The Gregorian year of year `n` of an era, if it can be.
pub(super) fn era_year(era: &str, n: u32) -> Option<u16> {
    let (before, last) = match era {
        "令和" | "r" => (2018, 40),
        "平成" | "h" => (1988, 31),
        "昭和" | "s" => (1925, 64),
        _ => return None,
    };
    (1..=last)
        .contains(&n)
        .then(|| u16::try_from(before + n).ok())
        .flatten()
}

/// Japanese words for days seen from another day, longest first within each
/// first character.
pub(super) const RELATIVE_JA: &[(&str, Day, Needs)] = &[
    ("本日", today(), Needs::Nothing),
    ("今日", today(), Needs::Nothing),
    ("きょう", today(), Needs::Company),
    ("今朝", today().half(Half::Morning), Needs::Nothing),
    ("けさ", today().half(Half::Morning), Needs::Company),
    ("今晩", today().half(Half::Evening), Needs::Nothing),
    ("今夜", today().half(Half::Evening), Needs::Nothing),
    ("今夕", today().half(Half::Afternoon), Needs::Nothing),
    ("今しがた", today().roughly(), Needs::Nothing),
    ("今週", Day::of_week(0), Needs::Nothing),
    ("今月", month_away(), Needs::Nothing),
    ("昨日", days(-1), Needs::Nothing),
    ("昨晩", days(-1).half(Half::Evening), Needs::Nothing),
    ("昨夜", days(-1).half(Half::Evening), Needs::Nothing),
    ("昨夕", days(-1).half(Half::Afternoon), Needs::Nothing),
    ("昨朝", days(-1).half(Half::Morning), Needs::Nothing),
    ("昨深夜", days(-1).half(Half::Midnight), Needs::Nothing),
    ("きのう", days(-1), Needs::Nothing),
    ("ゆうべ", days(-1).half(Half::Evening), Needs::Nothing),
    ("一昨日", days(-2), Needs::Nothing),
    ("一昨々日", days(-3), Needs::Nothing),
    ("一昨昨日", days(-3), Needs::Nothing),
    ("一昨夜", days(-2).half(Half::Evening), Needs::Nothing),
    ("一昨晩", days(-2).half(Half::Evening), Needs::Nothing),
    ("おととい", days(-2), Needs::Nothing),
    ("さきおととい", days(-3), Needs::Nothing),
    ("昨年", year_away(), Needs::Nothing),
    ("去年", year_away(), Needs::Nothing),
    ("先ほど", today().roughly(), Needs::Nothing),
    ("先程", today().roughly(), Needs::Nothing),
    ("さきほど", today().roughly(), Needs::Nothing),
    ("さっき", today().roughly(), Needs::Nothing),
    ("先週末", week().roughly(), Needs::Nothing),
    ("先々週", Day::of_week(-2), Needs::Nothing),
    ("先週", Day::of_week(-1), Needs::Nothing),
    ("先月", month_away(), Needs::Nothing),
    ("先日", unknown_day().roughly(), Needs::Nothing),
    ("再来週", Day::of_week(2), Needs::Nothing),
    ("再々来週", Day::of_week(3), Needs::Nothing),
    ("さ来週", Day::of_week(2), Needs::Nothing),
    ("来週", Day::of_week(1), Needs::Nothing),
    ("来月", month_away(), Needs::Nothing),
    ("明後日", days(2), Needs::Nothing),
    ("明々後日", days(3), Needs::Nothing),
    ("明明後日", days(3), Needs::Nothing),
    ("明日", days(1), Needs::Nothing),
    ("明朝", days(1).half(Half::Morning), Needs::Nothing),
    ("あさって", days(2), Needs::Nothing),
    ("しあさって", days(3), Needs::Nothing),
    ("翌々日", Day::shifted(), Needs::Clock),
    ("翌日", Day::shifted(), Needs::Clock),
    ("翌朝", Day::shifted().roughly(), Needs::Clock),
    ("翌", Day::shifted(), Needs::Clock),
    ("前日", Day::shifted(), Needs::Clock),
    ("前夜", Day::shifted().roughly(), Needs::Clock),
    ("前々日", Day::shifted(), Needs::Clock),
    ("翌晩", Day::shifted().roughly(), Needs::Clock),
    ("同夜", Day::from_told().roughly(), Needs::Clock),
    ("同朝", Day::from_told().roughly(), Needs::Clock),
    ("その日", Day::from_told(), Needs::Clock),
    ("前週", Day::shifted(), Needs::Clock),
    ("当日", Day::from_told(), Needs::Clock),
    ("同日", Day::from_told(), Needs::Clock),
];

/// The characters that [`RELATIVE_JA`] begin with, and those that come next.
static RELATIVE_LETTERS: [Letters; 2] = {
    let mut all = [Letters::NONE; 2];
    let mut at = 0;
    while at < RELATIVE_JA.len() {
        let word = RELATIVE_JA[at].0;
        all = [all[0].and(word, 0), all[1].and(word, '日'.len_utf8())];
        at += 1;
    }
    all
};

/// Whether one of [`RELATIVE_JA`] may begin with a character, and go on as told; one
/// of a single character counts before a digit only.
pub(super) fn may_be_relative(first: char, next: impl FnOnce() -> Option<char>) -> bool {
    let [firsts, nexts] = &RELATIVE_LETTERS;
    firsts.has(first) && next().is_some_and(|c| c.is_ascii_digit() || nexts.has(c))
}

const fn days(n: i32) -> Day {
    Day::relative(Some(n), Precision::Date)
}

const fn today() -> Day {
    days(0)
}

const fn unknown_day() -> Day {
    Day::relative(None, Precision::Date)
}

const fn week() -> Day {
    Day::relative(None, Precision::Week)
}

const fn month_away() -> Day {
    Day::relative(None, Precision::Month)
}

const fn year_away() -> Day {
    Day::relative(None, Precision::Year)
}

/// Parts of the day in Japanese; whether one stands for a time by itself.
pub(super) const HALVES_JA: &[(&str, Half, bool)] = &[
    ("午前", Half::Morning, false),
    ("午後", Half::Afternoon, false),
    ("早朝", Half::Morning, true),
    ("未明", Half::Morning, true),
    ("深夜", Half::Midnight, true),
    ("真夜中", Half::Midnight, true),
    ("夜中", Half::Midnight, true),
    ("夜半", Half::Midnight, true),
    ("夕方", Half::Afternoon, true),
    ("夕刻", Half::Afternoon, true),
    ("夕", Half::Afternoon, false),
    ("夜", Half::Evening, false),
    ("朝", Half::Morning, false),
    ("昼", Half::Noon, false),
];
