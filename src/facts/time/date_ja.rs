//! Dates that begin with a figure, in Japanese: 11月4日, 3日前.

use super::kanji;
use super::number::read_before_now;
use super::part::{Day, Kind, Needs, Part, PartialDate, Precision};
use super::scan::{Text, previous};

/// 2025年11月4日, 2025年11月, 2025年から
pub(super) fn read_year_ja(
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
    let (month, to) = kanji::small(text, text.skip_blanks(at), 1..=12)?;
    let to = text.past(to, "月")?;
    let (day, to) = kanji::small(text, text.skip_blanks(to), 1..=31)?;
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
pub(super) fn read_date_ja(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> Option<usize> {
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
    let named = |c: char| ('ァ'..='ー').contains(&c);
    if text.rest(to).starts_with('後')
        || before.ends_with(['の', 'る', 'た', '起', '直'])
        || before.ends_with(named)
    {
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
