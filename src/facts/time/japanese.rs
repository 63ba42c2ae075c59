//! Times that begin with a Japanese character: 「昨日」, 「午後」, 「正午」.

use super::calendar::{self, HALVES_JA, RELATIVE_JA};
use super::clock::hand_ja_after_hour;
use super::date_ja::{before_now_ja, month_day_ja};
use super::part::{Clock, Day, Hand, Kind, Needs, Part, PartialDate, Precision};
use super::scan::{Text, begins, previous};
use super::{kanji, zone};
use crate::text::Range;

/// Reads what begins with the character at the offset and gives where to go on.
pub(super) fn read(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let Some(c) = text.char(at) else {
        return at + 1;
    };
    let next = at + c.len_utf8();
    let found = match c {
        '令' | '平' | '昭' => read_era(text, at, out),
        '数' => before_now_ja(text, at, next, None, out),
        '半' => read_half_day_ago(text, at, out),
        '正' => read_noon(text, at, out),
        '午' | '早' | '未' | '深' | '真' | '夜' | '夕' | '朝' | '昼' => {
            read_half(text, at, out)
        }
        '月' | '火' | '水' | '木' | '金' | '土' | '日' => read_weekday(text, at, out),
        _ => None,
    };
    found
        .or_else(|| kanji::read(text, at, c, out))
        .or_else(|| read_relative(text, at, c, out))
        .or_else(|| read_zone(text, at, c, out))
        .unwrap_or(next)
}

/// The weekday in brackets after a date: 「(火)」, 「(火曜日)」, "(Tue)".
pub(super) fn read_bracket(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let after_day = previous(out, at, 1).is_some_and(|last| matches!(&last.kind, Kind::Day(_)));
    if !after_day {
        return at + 1;
    }
    match bracketed_weekday(text, at) {
        Some((weekday, end)) => {
            let day = Day::weekday(weekday);
            out.push(Part::day(at..end, day, Needs::Company));
            end
        }
        None => at + 1,
    }
}

/// The weekday in brackets that open at the offset, and where they end.
pub(super) fn bracketed_weekday(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    if text.byte(at) != b'(' {
        return None;
    }
    let inside = text.skip_blanks(at + 1);
    let (weekday, end) = match text.char(inside)? {
        c if c.is_ascii_lowercase() => {
            let end = text.letters(inside);
            (calendar::weekday(text.slice(&(inside..end)))?.0, end)
        }
        c => {
            let day = calendar::weekday_ja(c)?;
            let end = inside + c.len_utf8();
            let end = ["曜日", "曜", "・祝", ",祝"]
                .iter()
                .find(|word| text.rest(end).starts_with(*word))
                .map_or(end, |word| end + word.len());
            (day, end)
        }
    };
    (text.byte(end) == b')').then_some((weekday, end + 1))
}

/// 令和7年11月4日, 令和元年5月1日
fn read_era(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let era = ["令和", "平成", "昭和"]
        .into_iter()
        .find(|era| text.rest(at).starts_with(era))?;
    let next = text.skip_blanks(at + era.len());
    let (n, to) = if text.rest(next).starts_with('元') {
        (1, next + '元'.len_utf8())
    } else {
        let in_kanji = || kanji::number(text, next).map(|(n, to)| (u32::from(n), to));
        text.digits(next, 2).or_else(in_kanji)?
    };
    let year = calendar::era_year(era, n)?;
    let (month, day, to) = month_day_ja(text, text.past(to, "年")?)?;
    let day = Day::of(PartialDate::full(year, month, day));
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

/// 半日前
fn read_half_day_ago(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let to = at + "半日前".len();
    if !text.rest(at).starts_with("半日前") {
        return None;
    }
    let day = Day::relative(None, Precision::Date).roughly();
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

/// 正午
fn read_noon(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    if !text.rest(at).starts_with("正午") {
        return None;
    }
    let hand = Hand {
        clock: Clock {
            hour: 12,
            minute: 0,
            second: 0,
        },
        precision: Precision::Minute,
        colon: false,
        takes_minus: false,
        half_known: true,
    };
    let to = at + "正午".len();
    out.push(Part::hand(at..to, hand, Needs::Nothing));
    Some(to)
}

/// 午前, 夕方 …, and an hour in kanji after it.
fn read_half(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let rest = text.rest(at);
    let &(word, half, alone) = HALVES_JA.iter().find(|(word, ..)| rest.starts_with(word))?;
    let to = at + word.len();
    let rest = text.rest(to);
    if text.last_char(at) == Some('毎') {
        return None;
    }
    // 夜間, 昼間, 朝会, 昼休み are not times of an event.
    if rest.starts_with(['間', '会', '礼', '休', '食', '勤']) {
        return None;
    }
    let placed = ["に", "から", "頃", "ごろ", "より", "以降", "まで"];
    let needs = if alone && placed.iter().any(|p| rest.starts_with(p)) {
        Needs::Nothing
    } else {
        Needs::Company
    };
    out.push(Part {
        range: at..to,
        kind: Kind::Half(half),
        needs,
    });
    if let Some((hour, end)) =
        kanji::number(text, text.skip_blanks(to)).filter(|(hour, _)| *hour < 30)
        && let Some(end) = text.past(end, "時")
        && !text.rest(end).starts_with('間')
    {
        let (hand, end, needs) = hand_ja_after_hour(text, hour, end);
        let start = text.skip_blanks(to);
        out.push(Part::hand(start..end, hand, needs));
        return Some(end);
    }
    Some(to)
}

/// 火曜日, 火曜
fn read_weekday(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
    let c = text.char(at)?;
    let weekday = calendar::weekday_ja(c)?;
    let name = at + c.len_utf8();
    if !text.rest(name).starts_with('曜') {
        return None;
    }
    let to = name + '曜'.len_utf8();
    let to = if text.rest(to).starts_with('日') {
        to + '日'.len_utf8()
    } else {
        to
    };
    let mut day = Day::weekday(weekday);
    day.relative = Some(None);
    out.push(Part::day(at..to, day, Needs::Nothing));
    Some(to)
}

fn read_relative(text: &Text<'_>, at: usize, first: char, out: &mut Vec<Part>) -> Option<usize> {
    if !calendar::may_be_relative(first, || text.char(at + first.len_utf8())) {
        return None;
    }
    let rest = text.rest(at);
    let (word, day, needs) = RELATIVE_JA.iter().find(|(word, ..)| begins(rest, word))?;
    let to = at + word.len();
    // 「今日的」; 「翌」 begins 翌営業日; hiragana goes on to the left.
    let after = text.rest(to);
    if after.starts_with('的') || *word == "翌" && !after.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    out.push(Part::day(at..to, day.clone(), *needs));
    Some(to)
}

fn read_zone(text: &Text<'_>, at: usize, first: char, out: &mut Vec<Part>) -> Option<usize> {
    if !zone::may_begin_japanese(first) {
        return None;
    }
    let found = zone::read_japanese(text, at)?;
    let Range { end, .. } = found.range;
    out.push(found);
    Some(end)
}
