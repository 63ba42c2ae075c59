//! Schedules, opening hours and proposed meetings: times, but not of an event.

use super::guard::ends_with_word;
use super::join::Moment;
use super::scan::Text;
use crate::knowledge::cues;

/// Words anywhere before the time in its clause.
const BEFORE: &[&str] = &[
    "毎日",
    "毎朝",
    "毎晩",
    "毎夜",
    "毎夕",
    "毎週",
    "毎月",
    "毎時",
    "毎年",
    "毎回",
    "平日",
    "土日",
    "営業時間",
    "営業日",
    "窓口",
    "対応時間",
    "対応可能",
    "受付時間",
    "サポート時間",
    "連絡可能",
    "勤務時間",
    "業務時間",
    "お電話は",
    "電話は",
    "ご連絡は",
    "連絡は",
    "折り返しは",
    "利用時間",
    "ウィンドウ",
    "ウインドウ",
    "maintenance window",
    "backup window",
    "every day",
    "every night",
    "every morning",
    "every evening",
    "every weekday",
    "every week",
    "every month",
    "each day",
    "each night",
    "each morning",
    "each week",
    "every monday",
    "every tuesday",
    "every wednesday",
    "every thursday",
    "every friday",
    "every saturday",
    "every sunday",
    "weekdays",
    "business hours",
    "office hours",
    "working hours",
    "support hours",
    "opening hours",
    "mon-fri",
    "mondays",
    "tuesdays",
    "wednesdays",
    "thursdays",
    "fridays",
    "saturdays",
    "sundays",
];

/// Words that do so only right before the time; elsewhere they name a job:
/// "the nightly job failed at 01:00".
const RIGHT_BEFORE: &[&str] = &[
    "日次",
    "週次",
    "月次",
    "定時",
    "スケジュール",
    "cron",
    "daily",
    "nightly",
    "weekly",
    "monthly",
    "schedule",
    "scheduled daily",
];

/// Words right after the time.
const AFTER: &[&str] = &[
    "に毎日",
    "に毎朝",
    "に毎晩",
    "に毎夜",
    "に毎週",
    "に毎月",
    "に定期",
    "の定期",
    "の日次",
    "every day",
    "every night",
    "every morning",
    "every evening",
    "every week",
    "every month",
    "each day",
    "each night",
    "each morning",
    "daily",
    "nightly",
    "on weekdays",
    "on mondays",
    "on sundays",
];

/// Whether the label of a field says that its times are no events.
pub(super) fn is_schedule_label(label: &str) -> bool {
    cues::SCHEDULE_LABEL.is_in(label)
}

/// Whether the words around the moment say that it comes again and again. A
/// moment with a date happened once: 「11/4 15:52 から毎日失敗」.
pub(super) fn is_recurring(text: &Text<'_>, moment: &Moment) -> bool {
    let dated = moment
        .day
        .as_ref()
        .is_some_and(|day| !day.date.is_empty() || day.relative.flatten().is_some());
    if dated {
        return false;
    }
    let before = clause_before(text.before(moment.range.start, 56));
    let after = text.after(moment.range.end, 24).trim_start();
    let close = trim_link(before);
    BEFORE.iter().any(|word| contains_word(before, word))
        || RIGHT_BEFORE.iter().any(|word| ends_with_word(close, word))
        || AFTER.iter().any(|word| after.starts_with(word))
}

/// Without the particle or preposition before the time.
fn trim_link(before: &str) -> &str {
    let before = before.trim_end_matches([' ', ':', ',', '(']);
    let before = ["は", "で", "の", "に", " at", " is"]
        .iter()
        .find_map(|link| before.strip_suffix(link))
        .unwrap_or(before);
    before.trim_end()
}

/// From the last end of a clause on.
fn clause_before(before: &str) -> &str {
    let from = ["。", "\n", ". ", "; ", "、", ") "]
        .iter()
        .filter_map(|end| before.rfind(end).map(|at| at + end.len()))
        .max()
        .unwrap_or(0);
    before.get(from..).unwrap_or(before)
}

/// Whether the text holds the word as an adverb or a label: an ASCII word whole,
/// 「毎日」 but not 「毎日の…バッチが」, 「営業時間」 but not 「営業時間中」.
fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let end = at + word.len();
        let (head, rest) = (text.get(..end).unwrap_or(""), text.get(end..).unwrap_or(""));
        let whole = !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric());
        let attribute = rest
            .strip_prefix('の')
            .is_some_and(|rest| !rest.trim().is_empty())
            || rest.starts_with(['中', '内', '外', '失', '発']);
        ends_with_word(head, word) && whole && !attribute
    })
}
