//! Dates and hours whose numbers are written in kanji: 「十二月八日」, 「二十三時五分」.

use std::ops::RangeInclusive;

use super::clock::hand_ja_after_hour;
use super::date_ja::month_day_ja;
use super::part::{Day, Kind, Needs, Part, PartialDate, Precision};
use super::scan::{Text, previous};

/// The digits from one on.
const DIGITS: &str = "一二三四五六七八九";

/// Whether a number in kanji may begin with a character.
fn may_begin(c: char) -> bool {
    matches!(
        c,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}

/// 零 to 五十九, and 〇: the number at the offset and where it ends.
pub(super) fn number(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    let mut value = 0u8;
    let mut end = at;
    for c in text.after(at, 9).chars() {
        value = match c {
            '零' | '〇' => value,
            '十' => value.max(1).checked_mul(10)?,
            _ => {
                let Some(digit) = DIGITS.chars().position(|d| d == c) else {
                    break;
                };
                value.checked_add(u8::try_from(digit).ok()? + 1)?
            }
        };
        end += c.len_utf8();
        if value > 59 {
            return None;
        }
    }
    (end > at).then_some((value, end))
}

/// A number in figures or in kanji within `range`, and where it ends.
pub(super) fn small(text: &Text<'_>, at: usize, range: RangeInclusive<u32>) -> Option<(u8, usize)> {
    text.small(at, range.clone()).or_else(|| {
        let found = number(text, at);
        found.filter(|(value, _)| range.contains(&u32::from(*value)))
    })
}

/// Reads a day or, after a day or with its minutes, an hour that begins with the
/// character `first` at the offset, and gives where to go on.
pub(super) fn read(text: &Text<'_>, at: usize, first: char, out: &mut Vec<Part>) -> Option<usize> {
    if !may_begin(first) {
        return None;
    }
    if let Some((month, day, to)) = month_day_ja(text, at) {
        let amount = text.rest(to).starts_with('間');
        let day = Day::of(PartialDate::month_day(month, day));
        return (!amount).then(|| {
            out.push(Part::day(at..to, day, Needs::Nothing));
            to
        });
    }
    let (hour, end) = number(text, at).filter(|(hour, _)| *hour < 24)?;
    let end = text.past(end, "時")?;
    // 「一時的」, 「二時間」.
    if text.rest(end).starts_with(['間', '的', '停', '中']) {
        return None;
    }
    let day = previous(out, at, 3).is_some_and(|last| matches!(&last.kind, Kind::Day(_)));
    let (hand, end, needs) = hand_ja_after_hour(text, hour, end);
    (day || hand.precision >= Precision::Minute).then(|| {
        out.push(Part::hand(at..end, hand, needs));
        end
    })
}
