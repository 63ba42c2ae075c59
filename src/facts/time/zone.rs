//! Names, abbreviations and offsets of time zones.
//!
//! Offsets of the North American abbreviations are those of RFC 5322 §4.3;
//! the others follow the tz database. An abbreviation that several zones use
//! is *ambiguous* and has no offset; a name whose offset moves with summer time
//! has none either, but is not ambiguous.

use super::part::{Kind, Needs, Part};
use super::scan::{Text, is_hand, previous};
use crate::text::Range;
use crate::text::fold::fold_str;

/// A time zone as the draft gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// As in the draft; `UTC` for an epoch number, which never says so.
    pub written: String,
    /// Minutes east of UTC, where the words settle it.
    pub offset_minutes: Option<i32>,
    /// The words may mean several zones: "CST", 「現地時間」.
    pub ambiguous: bool,
    /// Where it stands in the ticket's text.
    pub range: Range,
    /// It is not written at the time itself, but in its sentence, its label,
    /// its column, or for the whole document.
    pub inherited: bool,
}

impl Zone {
    /// The zone that a name means on its own, as somebody states it for the
    /// program: "Asia/Tokyo", "JST", 「日本時間」, "+09:00", "UTC+9". Case does
    /// not count. `written` is the name as the tz database or the desk has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = fold_str(name.trim());
        let folded = name.to_ascii_lowercase();
        let shouted = name.to_ascii_uppercase();
        let whole = 0..folded.len();
        // In capitals, because an abbreviation in small letters is a word of
        // the prose, which this is not.
        let text = Text::new(&folded, &shouted, &whole);
        let part = offset(&text, 0, true)
            .map(|(minutes, end)| part(&text, 0..end, Means::Fixed(minutes)))
            .or_else(|| read_japanese(&text, 0))
            .or_else(|| read_latin(&text, 0, text.letters(0)))
            .filter(|part| part.range == whole)
            .or_else(|| Some(part(&text, whole.clone(), tz_database(&folded)?)))?;
        let Kind::Zone(mut zone) = part.kind else {
            return None;
        };
        if let Some(known) = tz_name(&folded) {
            zone.written = known;
        } else if !name.is_ascii() || folded.contains(' ') {
            zone.written = name;
        }
        Some(zone)
    }

    /// The zone as a time takes it from elsewhere.
    pub(super) fn handed_down(&self) -> Self {
        Self {
            inherited: true,
            ..self.clone()
        }
    }

    /// Takes the offset from a second name of the same zone: 「CST(UTC+8)」.
    pub(super) fn explained_by(&mut self, other: &Self) {
        if self.offset_minutes.is_none() && other.offset_minutes.is_some() {
            self.offset_minutes = other.offset_minutes;
            self.ambiguous = false;
        } else if self.ambiguous && !other.ambiguous {
            self.ambiguous = false;
        }
    }
}

/// What a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    /// Minutes east of UTC, all the year.
    Fixed(i32),
    /// Moves with summer time.
    Seasonal,
    /// One of several zones.
    Several,
    /// As `Fixed`, but the word has a common other meaning: it counts only
    /// right beside a clock time.
    Beside(i32),
    /// As `Seasonal`, only right beside a clock time.
    SeasonalBeside,
}

/// Abbreviations. All but the first row must be in capitals.
const ABBREVIATIONS: &[(&str, Means)] = &[
    ("jst", Means::Fixed(540)),
    ("utc", Means::Fixed(0)),
    ("gmt", Means::Fixed(0)),
    // Japan, China, South-East Asia, Oceania
    ("kst", Means::Fixed(540)),
    ("hkt", Means::Fixed(480)),
    ("sgt", Means::Fixed(480)),
    ("myt", Means::Beside(480)),
    ("pht", Means::Beside(480)),
    ("ict", Means::Beside(420)),
    ("wib", Means::Beside(420)),
    ("awst", Means::Fixed(480)),
    ("acst", Means::Fixed(570)),
    ("aest", Means::Fixed(600)),
    ("aedt", Means::Fixed(660)),
    ("nzst", Means::Fixed(720)),
    ("nzdt", Means::Fixed(780)),
    // China, US Central, Cuba
    ("cst", Means::Several),
    // India, Israel, Ireland
    ("ist", Means::Several),
    // British Summer, Bangladesh
    ("bst", Means::Several),
    // Atlantic, Arabia
    ("ast", Means::Several),
    // US Eastern, Australia
    ("est", Means::Several),
    // US Mountain, Malaysia, Myanmar
    ("mst", Means::Several),
    // North America, RFC 5322
    ("pst", Means::Fixed(-480)),
    ("pdt", Means::Fixed(-420)),
    ("mdt", Means::Fixed(-360)),
    ("cdt", Means::Fixed(-300)),
    ("edt", Means::Fixed(-240)),
    ("akst", Means::Fixed(-540)),
    ("hst", Means::Beside(-600)),
    ("et", Means::SeasonalBeside),
    ("pt", Means::SeasonalBeside),
    // Europe
    ("wet", Means::Beside(0)),
    ("west", Means::Beside(60)),
    ("cet", Means::Fixed(60)),
    ("cest", Means::Fixed(120)),
    ("eet", Means::Beside(120)),
    ("eest", Means::Fixed(180)),
    ("msk", Means::Beside(180)),
];

/// How many rows of [`ABBREVIATIONS`] are read in any case.
const ANY_CASE: usize = 3;

/// Japanese names.
const JAPANESE: &[(&str, Means)] = &[
    ("日本標準時", Means::Fixed(540)),
    ("日本時間", Means::Fixed(540)),
    ("中国標準時", Means::Fixed(480)),
    ("中国時間", Means::Fixed(480)),
    ("北京時間", Means::Fixed(480)),
    ("上海時間", Means::Fixed(480)),
    ("台湾時間", Means::Fixed(480)),
    ("台北時間", Means::Fixed(480)),
    ("香港時間", Means::Fixed(480)),
    ("韓国時間", Means::Fixed(540)),
    ("シンガポール時間", Means::Fixed(480)),
    ("マレーシア時間", Means::Fixed(480)),
    ("インド標準時", Means::Fixed(330)),
    ("インド時間", Means::Fixed(330)),
    ("タイ時間", Means::Fixed(420)),
    ("ベトナム時間", Means::Fixed(420)),
    ("シドニー時間", Means::Seasonal),
    ("ハワイ時間", Means::Fixed(-600)),
    ("ハワイ標準時", Means::Fixed(-600)),
    ("協定世界時", Means::Fixed(0)),
    ("世界協定時", Means::Fixed(0)),
    ("世界標準時", Means::Fixed(0)),
    ("グリニッジ標準時", Means::Fixed(0)),
    ("米国東部標準時", Means::Fixed(-300)),
    ("米国東部夏時間", Means::Fixed(-240)),
    ("米国東部時間", Means::Seasonal),
    ("東部標準時", Means::Fixed(-300)),
    ("東部夏時間", Means::Fixed(-240)),
    ("東部時間", Means::Seasonal),
    ("米国太平洋標準時", Means::Fixed(-480)),
    ("米国太平洋夏時間", Means::Fixed(-420)),
    ("米国太平洋時間", Means::Seasonal),
    ("太平洋標準時", Means::Fixed(-480)),
    ("太平洋夏時間", Means::Fixed(-420)),
    ("太平洋時間", Means::Seasonal),
    ("米国中部時間", Means::Seasonal),
    ("米国時間", Means::Several),
    ("アメリカ時間", Means::Several),
    ("英国時間", Means::Seasonal),
    ("ロンドン時間", Means::Seasonal),
    ("ドイツ時間", Means::Seasonal),
    ("フランクフルト時間", Means::Seasonal),
    ("中央ヨーロッパ時間", Means::Seasonal),
    ("欧州中央時間", Means::Seasonal),
    ("欧州時間", Means::Several),
    ("ニューヨーク時間", Means::Seasonal),
    ("現地時間", Means::Several),
    ("現地時刻", Means::Several),
    ("ローカル時間", Means::Several),
    ("ローカルタイム", Means::Several),
];

/// English names, to be followed by "time" or "standard time".
const ENGLISH: &[(&str, Means)] = &[
    ("japan", Means::Fixed(540)),
    ("japanese", Means::Fixed(540)),
    ("tokyo", Means::Fixed(540)),
    ("korea", Means::Fixed(540)),
    ("korean", Means::Fixed(540)),
    ("seoul", Means::Fixed(540)),
    ("china", Means::Fixed(480)),
    ("chinese", Means::Fixed(480)),
    ("beijing", Means::Fixed(480)),
    ("shanghai", Means::Fixed(480)),
    ("hong kong", Means::Fixed(480)),
    ("taipei", Means::Fixed(480)),
    ("taiwan", Means::Fixed(480)),
    ("singapore", Means::Fixed(480)),
    ("india", Means::Fixed(330)),
    ("indian", Means::Fixed(330)),
    ("coordinated universal", Means::Fixed(0)),
    ("universal", Means::Fixed(0)),
    ("greenwich", Means::Fixed(0)),
    ("us eastern", Means::Seasonal),
    ("us pacific", Means::Seasonal),
    ("us central", Means::Seasonal),
    ("us mountain", Means::Seasonal),
    ("eastern", Means::Seasonal),
    ("pacific", Means::Seasonal),
    ("central european", Means::Seasonal),
    ("central", Means::Seasonal),
    ("mountain", Means::Seasonal),
    ("new york", Means::Seasonal),
    ("london", Means::Seasonal),
    ("uk", Means::Seasonal),
    ("british", Means::Seasonal),
    ("berlin", Means::Seasonal),
    ("german", Means::Seasonal),
    ("paris", Means::Seasonal),
    ("sydney", Means::Seasonal),
    ("local", Means::Several),
];

/// Names of zones that people leave at that right beside a clock time: "3 PM
/// Eastern". Which zone is vague, but given.
const BARE: &[&str] = &["eastern", "pacific", "central", "mountain"];

/// First parts of names of the tz database.
const AREAS: &[&str] = &[
    "africa",
    "america",
    "antarctica",
    "asia",
    "atlantic",
    "australia",
    "etc",
    "europe",
    "indian",
    "pacific",
    "us",
];

/// A zone name in Japanese script at the offset.
pub(super) fn read_japanese(text: &Text<'_>, at: usize) -> Option<Part> {
    let rest = text.rest(at);
    let &(name, means) = JAPANESE.iter().find(|(name, _)| rest.starts_with(name))?;
    // 「リアルタイ時間」: katakana goes on to the left.
    let is_katakana = |c: char| ('ァ'..='ー').contains(&c);
    if name.starts_with(is_katakana) && text.last_char(at).is_some_and(is_katakana) {
        return None;
    }
    let mut end = at + name.len();
    if name.ends_with("標準時") && text.rest(end).starts_with('間') {
        end += '間'.len_utf8();
    }
    Some(part(text, at..end, means))
}

/// A zone name or abbreviation in Latin script; `end` is the end of the word
/// that begins at the offset.
pub(super) fn read_latin(text: &Text<'_>, at: usize, end: usize) -> Option<Part> {
    if let Some(found) = read_tz_name(text, at, end) {
        return Some(found);
    }
    if let Some(row) = abbreviation(text, at, end) {
        return Some(read_abbreviation(text, at, end, row));
    }
    let rest = text.after(at, 64);
    let full = ENGLISH
        .iter()
        .find(|(name, _)| rest.starts_with(name) && rest.get(name.len()..).is_some_and(is_time));
    if let Some((name, means)) = full {
        let tail = time_words(rest.get(name.len()..)?)?;
        return Some(part(text, at..at + name.len() + tail, *means));
    }
    BARE.contains(&text.slice(&(at..end)))
        .then(|| part(text, at..end, Means::SeasonalBeside))
}

fn is_time(rest: &str) -> bool {
    time_words(rest).is_some()
}

/// Length of " time", " standard time" … at the start of the text.
fn time_words(rest: &str) -> Option<usize> {
    [
        " standard time",
        " daylight time",
        " summer time",
        " mean time",
        " time zone",
        " timezone",
        " time",
    ]
    .into_iter()
    .find(|words| {
        rest.strip_prefix(words)
            .is_some_and(|after| !after.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
    .map(str::len)
}

/// The row of the abbreviation that the word is.
fn abbreviation(text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let word = text.slice(&(at..end));
    if word.len() > 4 || matches!(text.byte(end), b'_' | b'0'..=b'9') {
        return None;
    }
    let row = ABBREVIATIONS.iter().position(|(name, _)| *name == word)?;
    let shouted = text
        .cased(&(at..end))
        .bytes()
        .all(|b| b.is_ascii_uppercase());
    (row < ANY_CASE || shouted).then_some(row)
}

/// Whether an abbreviation that is right for a clock begins at the offset.
pub(super) fn is_abbreviation(text: &Text<'_>, at: usize) -> bool {
    abbreviation(text, at, text.letters(at)).is_some()
}

fn read_abbreviation(text: &Text<'_>, at: usize, end: usize, row: usize) -> Part {
    let means = ABBREVIATIONS
        .get(row)
        .map_or(Means::Several, |(_, means)| *means);
    // "UTC+9", "GMT+09:00", "UTC 9" is no offset.
    if means == Means::Fixed(0) {
        let sign = text.skip_blanks(end);
        if let Some((minutes, to)) = offset(text, sign, true) {
            return part(text, at..to, Means::Fixed(minutes));
        }
    }
    // The common clash in Japan: China's zone, said to be that.
    if text.slice(&(at..end)) == "cst" {
        let rest = text.after(end, 16);
        let china = ["(中国)", " (中国)", "(china)", " (china)"]
            .iter()
            .find(|word| rest.starts_with(*word));
        if let Some(word) = china {
            return part(text, at..end + word.len(), Means::Fixed(480));
        }
    }
    part(text, at..end, means)
}

/// "Asia/Tokyo", as the tz database has it.
fn read_tz_name(text: &Text<'_>, at: usize, end: usize) -> Option<Part> {
    if text.byte(end) != b'/' || !AREAS.contains(&text.slice(&(at..end))) {
        return None;
    }
    let mut to = end + 1;
    while text.is_wordy(to) || matches!(text.byte(to), b'/' | b'-' | b'+') {
        to += 1;
    }
    let name = text.slice(&(at..to));
    let means = tz_database(name)?;
    Some(part(text, at..to, means))
}

/// The offset of a name of the tz database: the same in winter and in summer,
/// or seasonal.
fn tz_database(name: &str) -> Option<Means> {
    // 1 January and 1 July 2026, 00:00 UTC.
    const WINTER: i64 = 1_767_225_600;
    const SUMMER: i64 = 1_782_864_000;
    let zone = jiff::tz::TimeZone::get(name).ok()?;
    let minutes = |second| {
        let at = jiff::Timestamp::from_second(second).ok()?;
        Some(zone.to_offset(at).seconds() / 60)
    };
    let (winter, summer) = (minutes(WINTER)?, minutes(SUMMER)?);
    Some(if winter == summer {
        Means::Fixed(winter)
    } else {
        Means::Seasonal
    })
}

/// A name of the tz database, in its own capitals. Abbreviations that the
/// database has too ("EST") are none.
fn tz_name(name: &str) -> Option<String> {
    let zone = jiff::tz::TimeZone::get(name).ok()?;
    zone.iana_name()
        .filter(|known| known.bytes().any(|b| b.is_ascii_lowercase()))
        .map(str::to_owned)
}

/// Minutes of "+9", "+09:00", "-0530" at the offset, and where it ends. `short`
/// allows hours alone.
fn offset(text: &Text<'_>, at: usize, short: bool) -> Option<(i32, usize)> {
    let sign = match text.byte(at) {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes, end) = match text.digits(at + 1, 4)? {
        (n, end) if end == at + 5 => (n / 100, n % 100, end),
        (n, end) if end <= at + 3 => match (text.byte(end), text.pair(end + 1, 0..=59)) {
            (b':', Some((minutes, to))) => (n, u32::from(minutes), to),
            _ if short => (n, 0, end),
            _ => return None,
        },
        _ => return None,
    };
    let fits = hours <= 14 && matches!(minutes, 0 | 15 | 30 | 45);
    let goes_on = text.is_wordy(end) || text.byte(end) == b':' && text.is_wordy(end + 1);
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    (fits && !goes_on).then_some((sign * total, end))
}

/// An offset after a clock time: "+09:00", " +0900", "(+09:00)". A minus sign
/// begins an offset only after a time that is complete, else it is a range.
pub(super) fn read_offset(text: &Text<'_>, at: usize, out: &mut Vec<Part>) -> usize {
    let Some(before) = previous(out, at, 2).filter(|p| is_hand(p)) else {
        return at + 1;
    };
    let gap = text.slice(&(before.range.end..at));
    let minus_is_safe = gap.ends_with('(')
        || matches!(&before.kind, Kind::Hand(hand) if hand.takes_minus && gap.len() <= 1);
    if !matches!(gap, "" | " " | "(" | " (") || (text.byte(at) == b'-' && !minus_is_safe) {
        return at + 1;
    }
    let Some((minutes, end)) = offset(text, at, gap.ends_with('(')) else {
        return at + 1;
    };
    out.push(part(text, at..end, Means::Fixed(minutes)));
    end
}

/// The `Z` after a clock time.
pub(super) fn zulu(text: &Text<'_>, at: usize) -> Part {
    part(text, at..at + 1, Means::Fixed(0))
}

/// The zone of an epoch number, which stands where the number stands.
pub(super) fn of_epoch(range: Range) -> Part {
    Part {
        range: range.clone(),
        kind: Kind::Zone(Zone {
            written: "UTC".to_owned(),
            offset_minutes: Some(0),
            ambiguous: false,
            range,
            inherited: false,
        }),
        needs: Needs::Nothing,
    }
}

/// The value of a field that names a zone, whatever its words.
pub(super) fn of_field(written: &str, range: Range) -> Zone {
    let offset_minutes = match written.to_lowercase().as_str() {
        "日本" | "東京" | "japan" | "tokyo" | "大阪" => Some(540),
        "中国" | "北京" | "china" => Some(480),
        _ => None,
    };
    Zone {
        written: written.to_owned(),
        offset_minutes,
        ambiguous: offset_minutes.is_none(),
        range,
        inherited: false,
    }
}

fn part(text: &Text<'_>, range: Range, means: Means) -> Part {
    let (offset_minutes, ambiguous, needs) = match means {
        Means::Fixed(minutes) => (Some(minutes), false, Needs::Nothing),
        Means::Beside(minutes) => (Some(minutes), false, Needs::Company),
        Means::Seasonal => (None, false, Needs::Nothing),
        Means::SeasonalBeside => (None, false, Needs::Company),
        Means::Several => (None, true, Needs::Nothing),
    };
    Part {
        range: range.clone(),
        kind: Kind::Zone(Zone {
            written: text.cased(&range).to_owned(),
            offset_minutes,
            ambiguous,
            range,
            inherited: false,
        }),
        needs,
    }
}
