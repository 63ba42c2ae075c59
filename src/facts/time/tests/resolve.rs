//! Points of the calendar.

use super::{Draft, only, times};

/// Monday morning in Japan, Sunday by UTC.
const NOW: &str = "2026-11-23T08:30:00+09:00[+09:00]";

fn resolved(text: &str) -> Option<String> {
    let now: jiff::Zoned = NOW.parse().unwrap();
    only(text).resolved(Some(&now))
}

#[test]
fn days_count_from_the_day_of_writing() {
    for (text, expected) in [
        ("本日 15:52 に停止", "2026-11-23T15:52"),
        ("昨日の午後3時頃に停止", "2026-11-22T15:00"),
        (
            "It stopped yesterday at 15:52 UTC",
            "2026-11-21T15:52+00:00",
        ),
        ("日本時間で本日 21:07 に停止", "2026-11-23T21:07+09:00"),
        ("昨日 25:30 に停止", "2026-11-23T01:30"),
        ("一昨日から停止しています", "2026-11-21"),
    ] {
        assert_eq!(resolved(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn whole_dates_need_no_present() {
    let time = only("2026-11-18 15:52:10 JST に停止");
    assert_eq!(
        time.resolved(None).as_deref(),
        Some("2026-11-18T15:52:10+09:00")
    );
    assert_eq!(only("本日 15:52 に停止").resolved(None), None);
}

#[test]
fn what_is_not_certain_stays_open() {
    for text in [
        "11 月 18 日の 15:52 に停止",
        "先週から停止しています",
        "2026年2月31日に停止",
        "15:52 に停止",
    ] {
        assert_eq!(resolved(text), None, "{text}");
    }
}

#[test]
fn a_day_without_a_year_is_the_last_one_past() {
    let today = jiff::civil::date(2026, 6, 10);
    let cases = [
        ("6 月 9 日の 15:52 に停止", Some("2026-06-09")),
        ("12 月 3 日の 15:52 に停止", Some("2025-12-03")),
        ("2026-12-03 15:52 に停止", Some("2026-12-03")),
        ("昨日 15:52 に停止", Some("2026-06-09")),
        ("先週から停止しています", None),
    ];
    for (text, expected) in cases {
        let day = only(text).day(Some(today)).map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{text}");
    }
    assert_eq!(only("6 月 9 日の 15:52 に停止").day(None), None);
}

#[test]
fn days_that_no_calendar_has_are_told_apart() {
    assert!(only("2026年2月31日に停止").is_impossible());
    assert!(only("6 月 31 日の 9:40 に停止").is_impossible());
    assert!(only("2026年2月29日に停止").is_impossible());
    assert!(!only("2 月 29 日の 9:40 に停止").is_impossible());
    assert!(!only("本日 9:40 に停止").is_impossible());
}

/// Weekdays of a week that is told count where all readers count the same.
#[test]
fn a_weekday_of_a_week_is_a_day_where_nobody_reads_it_otherwise() {
    // A Wednesday.
    let today = jiff::civil::date(2026, 11, 18);
    for (text, expected) in [
        ("先週金曜の 15:52 に停止", Some("2026-11-13")),
        ("先週の金曜日 15:52 に停止", Some("2026-11-13")),
        ("今週の月曜 15:52 に停止", Some("2026-11-16")),
        ("来週の月曜 10:00 に切替", Some("2026-11-23")),
        ("再来週の火曜 10:00 に切替", Some("2026-12-01")),
        ("先々週の火曜 10:00 に停止", Some("2026-11-03")),
        // A week begins on Sunday for some.
        ("先週の日曜 15:52 に停止", None),
        ("金曜の 15:52 に停止", None),
        ("It failed last Friday at 15:52", Some("2026-11-13")),
        ("It failed last Wednesday at 15:52", Some("2026-11-11")),
        // The day before yesterday for some.
        ("It failed last Monday at 15:52", None),
        ("We switch next Monday at 10:00", Some("2026-11-23")),
        ("We switch next Friday at 10:00", None),
        ("We switch this Friday at 10:00", Some("2026-11-20")),
        ("It failed this Monday at 10:00", None),
        ("It failed on Friday at 15:52", None),
    ] {
        let day = only(text).day(Some(today)).map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{text}");
    }
    // On a Sunday nobody knows which week is this one.
    let sunday = jiff::civil::date(2026, 11, 22);
    assert_eq!(only("先週金曜の 15:52 に停止").day(Some(sunday)), None);
}

/// The small hours of a night are of the day named for some, and of the day after
/// for others.
#[test]
fn a_night_past_twelve_leaves_its_day_open() {
    for text in [
        "おとといの深夜2時に停止",
        "昨晩1時に停止",
        "昨夜24時に停止",
        "昨日の深夜0時に停止",
        "昨夜12時に停止",
        "It stopped last night at 1:00",
        "It stopped yesterday at midnight",
        "It stopped tonight at 1 am",
    ] {
        let time = only(text);
        assert!(time.day_open && time.relative, "{text}");
        assert_eq!(resolved(text), None, "{text}");
    }
    for (text, expected) in [
        ("昨夜22時に停止", "2026-11-22T22:00"),
        ("昨夜10時に停止", "2026-11-22T22:00"),
        ("昨日の深夜23時に停止", "2026-11-22T23:00"),
        ("昨日の未明2時に停止", "2026-11-22T02:00"),
        ("昨日の早朝4時に停止", "2026-11-22T04:00"),
        ("昨日の 1:00 に停止", "2026-11-22T01:00"),
        ("昨夜25時に停止", "2026-11-23T01:00"),
        ("It stopped last night at 10:30", "2026-11-22T22:30"),
    ] {
        assert_eq!(resolved(text).as_deref(), Some(expected), "{text}");
    }
}

/// Words for a day hold words for another that is not meant.
#[test]
fn a_day_that_counts_from_another_is_not_that_day() {
    for (text, expected) in [
        (
            "It failed the day before yesterday at 9:00",
            Some("2026-11-21T09:00"),
        ),
        (
            "It failed the day before\nyesterday at 9:00",
            Some("2026-11-21T09:00"),
        ),
        (
            "It failed the night before last at 11 pm",
            Some("2026-11-21T23:00"),
        ),
        (
            "We switch the day after tomorrow at 10:00",
            Some("2026-11-25T10:00"),
        ),
        ("It failed the day before last Friday at 9:00", None),
        ("It failed the morning after last Friday at 9:00", None),
        ("一昨々日 9:00 に停止", Some("2026-11-20T09:00")),
        ("一昨夜22時に停止", Some("2026-11-21T22:00")),
        ("しあさって 10:00 に切替", Some("2026-11-26T10:00")),
    ] {
        assert_eq!(resolved(text).as_deref(), expected, "{text}");
    }
    let now: jiff::Zoned = NOW.parse().unwrap();
    for text in [
        "先週金曜の翌日 9:00 に停止",
        "2026-11-19 の翌朝 9:00 に停止",
    ] {
        let found = times(&Draft::new().paragraph(text).finish());
        let last = found.last().and_then(|(_, time)| time.resolved(Some(&now)));
        assert_eq!((found.len(), last), (2, None), "{text}");
    }
    assert_eq!(
        resolved("2026-11-19 当日の 9:00 に停止").as_deref(),
        Some("2026-11-19T09:00")
    );
}
