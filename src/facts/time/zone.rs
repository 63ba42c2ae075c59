//! Names, abbreviations and offsets of time zones.
//!
//! Offsets of the North American abbreviations are those of RFC 5322 §4.3;
//! the others follow the tz database. An abbreviation that several zones use
//! is *ambiguous* and has no offset; a name whose offset moves with summer time
//! has none either, but is not ambiguous.

mod database;
mod names;
mod offset;

use super::part::{Kind, Needs, Part};
use super::scan::{Text, begins, is_hand, previous};
use crate::text::Range;
use crate::text::fold::fold_str;
use database::{tz_database, tz_name};
pub(super) use names::NAMED;
use names::seasons;
use names::{
    ABBREVIATED, ABBREVIATIONS, ANY_CASE, AREAS, BARE, ENGLISH, JAPANESE, JAPANESE_FIRST, Means,
    SPELT,
};
use offset::offset;
pub(super) use offset::read_offset;

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
        let Kind::Zone(zone) = part.kind else {
            return None;
        };
        let mut zone = *zone;
        if let Some(known) = tz_name(&folded) {
            zone.written = known;
        } else if !name.is_ascii() || folded.contains(' ') {
            zone.written = name;
        }
        Some(zone)
    }

    /// Whether both are one zone: by the offset, or because the one names what the other
    /// is in winter or in summer, "Pacific time" and "PST".
    pub(super) fn is_same(&self, other: &Self) -> bool {
        if self.ambiguous || other.ambiguous {
            return self.written == other.written;
        }
        match (self.offset_minutes, other.offset_minutes) {
            (Some(own), Some(others)) => own == others,
            (Some(minutes), None) => seasons(&other.written).contains(&minutes),
            (None, Some(minutes)) => seasons(&self.written).contains(&minutes),
            (None, None) => {
                let (own, others) = (seasons(&self.written), seasons(&other.written));
                self.written.eq_ignore_ascii_case(&other.written)
                    || !own.is_empty() && own == others
            }
        }
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

/// The names that a clock may go by: of the tz database, abbreviations, and
/// Japanese ones. Offsets and English words do as well.
#[must_use]
pub fn zone_names() -> Vec<String> {
    let database = jiff::tz::db().available().map(|name| name.to_string());
    let short = ABBREVIATIONS.iter().map(|(name, _)| name.to_uppercase());
    let japanese = JAPANESE.iter().map(|(name, _)| (*name).to_owned());
    let mut names: Vec<String> = database.chain(short).chain(japanese).collect();
    names.retain(|name| super::ClockZone::named(name).is_ok());
    names.sort_unstable();
    names.dedup();
    names
}

/// Whether a zone name in Japanese script may begin with a character.
pub(super) fn may_begin_japanese(first: char) -> bool {
    JAPANESE_FIRST.has(first)
}

/// A zone name in Japanese script at the offset.
pub(super) fn read_japanese(text: &Text<'_>, at: usize) -> Option<Part> {
    let rest = text.rest(at);
    let &(name, means) = JAPANESE.iter().find(|(name, _)| begins(rest, name))?;
    // 「リアルタイ時間」: katakana goes on to the left.
    let is_katakana = |c: char| ('ァ'..='ー').contains(&c);
    if name.starts_with(is_katakana) && text.last_char(at).is_some_and(is_katakana) {
        return None;
    }
    // 「ローカルタイムゾーン = JST」 speaks of zones, and names none by itself.
    if text.rest(at + name.len()).starts_with("ゾーン") {
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
    let word = text.slice(&(at..end));
    let spelt = SPELT.fit(word);
    // Nearly no word is like any of the names.
    if !spelt && !ABBREVIATED.fit(word) && text.byte(end) != b'/' {
        return None;
    }
    if let Some(found) = read_tz_name(text, at, end) {
        return Some(found);
    }
    if let Some(row) = abbreviation(text, at, end) {
        return Some(read_abbreviation(text, at, end, row));
    }
    if !spelt {
        return None;
    }
    let rest = text.after(at, 64);
    let full = ENGLISH
        .iter()
        .find(|(name, _)| begins(rest, name) && rest.get(name.len()..).is_some_and(is_time));
    if let Some((name, means)) = full {
        let tail = time_words(rest.get(name.len()..)?)?;
        return Some(part(text, at..at + name.len() + tail, *means));
    }
    let ends = |name: &str| !text.is_wordy(at + name.len());
    let bare = BARE.iter().find(|name| begins(rest, name) && ends(name))?;
    Some(part(text, at..at + bare.len(), Means::SeasonalBeside))
}

/// The zone that the name of a field ends in: `timeline_JST`, `start_utc`.
pub(super) fn of_name(name: &str, range: &Range) -> Option<Zone> {
    let name = name.trim_end();
    let (_, last) = name.rsplit_once(['_', '-', '.'])?;
    let (_, means) = ABBREVIATIONS.iter().find(|(short, _)| *short == last)?;
    let Means::Fixed(minutes) = *means else {
        return None;
    };
    let start = range.start + name.len() - last.len();
    Some(Zone {
        written: last.to_ascii_uppercase(),
        offset_minutes: Some(minutes),
        ambiguous: false,
        range: start..start + last.len(),
        inherited: true,
    })
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
    if word.len() > 4 || !ABBREVIATED.fit(word) || matches!(text.byte(end), b'_' | b'0'..=b'9') {
        return None;
    }
    let written = text.cased(&(at..end));
    let shouted = written.bytes().all(|b| b.is_ascii_uppercase());
    let rows = if shouted {
        ABBREVIATIONS.len()
    } else {
        ANY_CASE
    };
    let mut names = ABBREVIATIONS[..rows].iter();
    names.position(|(name, _)| *name == word)
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

/// The `Z` or "Zulu" after a clock time. After a blank a `Z` is a capital, and
/// names no drive: 「10:15 Z ドライブ」.
pub(super) fn read_zulu(text: &Text<'_>, word: Range, out: &[Part]) -> Option<Part> {
    let glued = previous(out, word.start, 0).is_some_and(is_hand);
    let beside = glued || previous(out, word.start, 1).is_some_and(is_hand);
    let is_zulu = match text.slice(&word) {
        "zulu" => true,
        "z" if glued => true,
        "z" => text.cased(&word) == "Z" && !names_drive(text.after(word.end, 24)),
        _ => false,
    };
    (beside && is_zulu).then(|| part(text, word, Means::Fixed(0)))
}

/// Whether what follows a letter makes it the name of a drive.
fn names_drive(after: &str) -> bool {
    let rest = after.trim_start();
    after.starts_with(":\\") || rest.starts_with("ドライブ") || rest.starts_with("drive")
}

/// The zone of an epoch number, which stands where the number stands.
pub(super) fn of_epoch(range: Range) -> Part {
    Part {
        range: range.clone(),
        kind: Kind::Zone(Box::new(Zone {
            written: "UTC".to_owned(),
            offset_minutes: Some(0),
            ambiguous: false,
            range,
            inherited: false,
        })),
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
        kind: Kind::Zone(Box::new(Zone {
            written: text.cased(&range).to_owned(),
            offset_minutes,
            ambiguous,
            range,
            inherited: false,
        })),
        needs,
    }
}
