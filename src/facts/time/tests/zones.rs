//! Zones: beside the time, and handed down.

use super::{Draft, check, only, times};
use crate::facts::time::{Zone, declared_zone};
use crate::ticket::BlockKind;

#[test]
fn a_zone_stands_before_or_after() {
    check(&[
        (
            "UTC 06:52(JST 15:52)に停止",
            "06:52|minute|UTC ; 15:52|minute|JST",
        ),
        (
            "06:52 UTC (15:52 JST) に停止",
            "06:52|minute|UTC ; 15:52|minute|JST",
        ),
        (
            "15:52 (UTC) 16:10 に停止",
            "15:52|minute|UTC ; 16:10|minute|^UTC",
        ),
        ("15:52 JST に停止", "15:52|minute|JST"),
        ("15:52(JST)に停止", "15:52|minute|JST"),
        ("15:52(日本時間)に停止", "15:52|minute|日本時間"),
        ("15:52頃(日本時間)に停止", "15:52|minute~|日本時間"),
        ("15:52 頃(日本時間)に停止", "15:52|minute~|日本時間"),
        ("15:52 (UTC+9) に停止", "15:52|minute|UTC+9"),
        ("15:52 +0900 に停止", "15:52|minute|+0900"),
        ("15:52 (+09:00) に停止", "15:52|minute|+09:00"),
        ("15:52Z に停止", "15:52Z|minute|Z"),
        ("15:52 Z に停止", "15:52|minute|Z"),
        ("15:52:10 Zulu に停止", "15:52:10|second|Zulu"),
        ("It stopped at 15:52 zulu.", "15:52|minute|zulu"),
        ("15:52 Z ドライブが消えました", "15:52|minute|-"),
        ("15:52JST に停止", "15:52JST|minute|JST"),
        ("15:52 GMT+09:00 に停止", "15:52|minute|GMT+09:00"),
        ("JST 15:52 に停止", "15:52|minute|JST"),
        (
            "日本時間 2023年6月7日 11時57分に停止",
            "2023年6月7日 11時57分|minute|日本時間",
        ),
        ("日本時間で 15:52 に停止", "15:52|minute|日本時間"),
        (
            "日本標準時の11月4日15:52に停止",
            "11月4日15:52|minute|日本標準時",
        ),
        (
            "北京時間の 2025-10-30 21:48 に切断",
            "2025-10-30 21:48|minute|北京時間",
        ),
        ("協定世界時 06:52 に停止", "06:52|minute|協定世界時"),
        ("15:52 Asia/Tokyo に停止", "15:52|minute|Asia/Tokyo"),
        ("It died at 3 pm Tokyo time.", "3 pm|hour|Tokyo time"),
        (
            "It died at 15:52 Japan Standard Time.",
            "15:52|minute|Japan Standard Time",
        ),
        ("It died at 15:52 in UTC.", "15:52|minute|UTC"),
        ("It died at 9 am PT.", "9 am|hour|PT"),
        ("It died at 9 am EST.", "9 am|hour|EST"),
        ("現地時間 15:52 に停止", "15:52|minute|現地時間"),
        (
            "シンガポール時間 10:00 に停止",
            "10:00|minute|シンガポール時間",
        ),
        ("米国東部時間の午前9時に停止", "午前9時|hour|米国東部時間"),
        ("15:52 jst に停止", "15:52|minute|jst"),
        ("9/2 13:30(JST)から停止", "9/2 13:30|minute|JST"),
        ("JST(UTC+9)15:52 に停止", "15:52|minute|JST"),
        (
            "対象期間: 2026年10月1日〜10月31日(日本時間)",
            "2026年10月1日|date|- ; 10月31日|date|日本時間",
        ),
    ]);
}

#[test]
fn what_a_zone_means() {
    let zone = |text| {
        let zone = only(text).zone.unwrap();
        (zone.offset_minutes, zone.ambiguous)
    };
    assert_eq!(zone("15:52 JST"), (Some(540), false));
    assert_eq!(zone("15:52 CST"), (None, true));
    assert_eq!(zone("15:52 CST(UTC+8)"), (Some(480), false));
    assert_eq!(zone("15:52 CST(中国標準時)"), (Some(480), false));
    assert_eq!(zone("CST(中国)15:52"), (Some(480), false));
    assert_eq!(zone("15:52 UTC-5"), (Some(-300), false));
    assert_eq!(zone("15:52 (UTC+5:30)"), (Some(330), false));
    assert_eq!(zone("15:52 PDT"), (Some(-420), false));
    assert_eq!(zone("現地時間 15:52"), (None, true));
    assert_eq!(zone("15:52 local time"), (None, true));
    assert_eq!(zone("米国東部時間 15:52"), (None, false));
    assert_eq!(zone("15:52 Asia/Tokyo"), (Some(540), false));
    assert_eq!(zone("15:52 America/New_York"), (None, false));
    assert_eq!(zone("2025-11-04T15:52:00-05:00"), (Some(-300), false));
}

#[test]
fn a_moment_that_is_told_twice_has_one_zone() {
    check(&[
        (
            "6/14 06:20 から不通です。2026-06-14 06:20(日本時間)に気づきました。",
            "6/14 06:20|minute|^日本時間 ; 2026-06-14 06:20|minute|日本時間",
        ),
        (
            "6/13 06:25 は正常でした。2026-06-14 06:20(日本時間)に気づきました。",
            "6/13 06:25|minute|- ; 2026-06-14 06:20|minute|日本時間",
        ),
        (
            "6/13 06:20 は正常でした。2026-06-14 06:20(日本時間)に気づきました。",
            "6/13 06:20|minute|^日本時間 ; 2026-06-14 06:20|minute|日本時間",
        ),
        (
            "6/14 06:20 から不通です。6/14 06:20(日本時間)と 6/13 21:20(UTC)を比べました。",
            "6/14 06:20|minute|- ; 6/14 06:20|minute|日本時間 ; 6/13 21:20|minute|UTC",
        ),
    ]);
}

#[test]
fn a_sentence_shares_its_zone() {
    check(&[
        (
            "15:52〜16:10(日本時間)に停止",
            "15:52|minute|^日本時間 ; 16:10|minute|日本時間",
        ),
        (
            "15:52-16:10 JST に停止",
            "15:52|minute|^JST ; 16:10|minute|JST",
        ),
        (
            "15:52、16:10(いずれも日本時間)に停止",
            "15:52|minute|^日本時間 ; 16:10|minute|^日本時間",
        ),
        (
            "15:52 に停止しました(時刻は日本時間)。",
            "15:52|minute|^日本時間",
        ),
        (
            "15:52 JST に発生し、16:10 に収束しました。",
            "15:52|minute|JST ; 16:10|minute|^JST",
        ),
        (
            "15:52 JST と 06:52 UTC に発生",
            "15:52|minute|JST ; 06:52|minute|UTC",
        ),
        // The next sentence is on its own.
        (
            "15:52 JST に発生しました。16:10 に収束しました。",
            "15:52|minute|JST ; 16:10|minute|^JST",
        ),
    ]);
}

#[test]
fn a_label_gives_its_zone_to_its_value() {
    let draft = Draft::new().field("発生日時(JST)", "2025-11-04 15:52");
    assert_eq!(draft.seen(), "2025-11-04 15:52|minute|^JST");
    let draft = Draft::new().field("timeline_JST", "2025-11-04 15:52");
    assert_eq!(draft.seen(), "2025-11-04 15:52|minute|^JST");
    let draft = Draft::new().field("発生日時", "2025-11-04 15:52");
    assert_eq!(draft.seen(), "2025-11-04 15:52|minute|-");
    let draft = Draft::new()
        .section("タイムライン(日本時間)")
        .item("15:52 検知")
        .item("16:10 収束");
    assert_eq!(
        draft.seen(),
        "15:52|minute|^日本時間 ; 16:10|minute|^日本時間"
    );
    // A zone that belongs to a time in the heading says nothing of the rest.
    let draft = Draft::new()
        .section("15:52 JST の障害")
        .paragraph("16:10 に収束しました。");
    assert_eq!(draft.seen(), "15:52|minute|JST ; 16:10|minute|-");
}

#[test]
fn a_clock_goes_on_in_a_draft_that_gives_the_zone_with_every_date() {
    let draft = Draft::new()
        .paragraph("2026-06-02 15:52(日本時間)から接続できません。")
        .code("connect: timed out")
        .paragraph("15:50 までは接続できていました。");
    assert_eq!(
        draft.seen(),
        "2026-06-02 15:52|minute|日本時間 ; 15:50|minute|^日本時間"
    );
    // Another date has none: the author does not think of it.
    let draft = Draft::new()
        .paragraph("2026-06-02 15:52(日本時間)から接続できません。")
        .paragraph("2026-06-03 9:00 にも起きました。")
        .paragraph("15:50 までは接続できていました。");
    assert_eq!(
        draft.seen(),
        "2026-06-02 15:52|minute|日本時間 ; 2026-06-03 9:00|minute|- ; 15:50|minute|-"
    );
}

#[test]
fn a_column_gives_its_zone_to_its_cells() {
    let draft = Draft::new().table(&[
        &["時刻(UTC)", "件数", "復旧"],
        &["06:52", "12", "07:10"],
        &["07:00", "15", "07:20"],
    ]);
    assert_eq!(
        draft.seen(),
        "06:52|minute|^UTC ; 07:10|minute|- ; 07:00|minute|^UTC ; 07:20|minute|-"
    );
    let draft = Draft::new().table(&[
        &["項目", "値"],
        &["発生日時(JST)", "11/4 15:52"],
        &["復旧", "16:10"],
    ]);
    // The clock of the row below goes on from the day above.
    assert_eq!(draft.seen(), "11/4 15:52|minute|^JST ; 16:10|minute|^JST");
}

#[test]
fn a_declaration_holds_for_the_document() {
    for declaration in [
        "時刻はすべて日本時間です。",
        "※時刻は JST",
        "(以下、時刻の表記はすべて日本標準時です)",
        "以下、時刻は日本時間とします。",
        "本文中の時刻は特記のない限り JST です。",
        "All times are in JST.",
        "Times below are JST.",
        "Every time below is JST.",
        "時間はぜんぶ日本時間です",
        "All timestamps are JST (UTC+9).",
        "All times in this ticket are Japan time.",
        "15:00(日本時間。以下同じ)に開始しました。",
        "Times are given in JST unless noted otherwise.",
        "時刻表記は断りのない限り日本時間",
        "以下の時刻 → 明記がないものは JST",
        "表記はすべて UTC+9 です。",
        "ぜんぶ日本時間。",
    ] {
        let ticket = Draft::new()
            .paragraph(declaration)
            .paragraph("16:10 に停止しました。")
            .finish();
        let (_, time) = times(&ticket).pop().unwrap();
        let zone = time.zone.unwrap_or_else(|| panic!("{declaration}"));
        assert!(
            zone.inherited && zone.offset_minutes == Some(540),
            "{declaration}"
        );
        assert!(declared_zone(&ticket).is_some(), "{declaration}");
    }
}

#[test]
fn a_zone_alone_behind_a_label_for_times_is_declared() {
    for (label, zone, declares) in [
        ("時刻の基準", "日本時間", true),
        ("時刻", "すべて JST", true),
        ("時刻", "全部 JST。ログの時刻も JST です。", true),
        ("ログの時刻", "UTC と書いたもの以外は JST", true),
        ("All times", "JST (UTC+9)", true),
        ("Timestamps", "Asia/Tokyo", true),
        // A time, or the zone of something else.
        ("発生時刻", "15:00 JST", false),
        ("会議の時間", "15:00 から(日本時間)", false),
        ("設定値", "JST", false),
        ("時刻", "サーバは JST", false),
        // What a machine writes is told in its own zone.
        ("ログの時刻", "UTC", false),
        ("ジョブの開始時刻", "JST", false),
    ] {
        let ticket = Draft::new()
            .field(label, zone)
            .paragraph("16:10 に停止しました。")
            .finish();
        assert_eq!(
            declared_zone(&ticket).is_some(),
            declares,
            "{label}: {zone}"
        );
    }
}

#[test]
fn other_words_on_zones_declare_nothing() {
    for sentence in [
        "発生時刻は 15:00(日本時間)です。",
        "コンテナの設定を Asia/Tokyo に変えました。",
        "15:00 JST に検知しました。",
        "サーバの時計は UTC です。",
        "ログの時刻は UTC です。",
        "The log timestamps are in UTC.",
        "It was 3 pm Tokyo time when the alarm rang.",
        "営業時間は日本時間の平日です。",
        "We tried several times in the JST morning.",
    ] {
        let ticket = Draft::new()
            .paragraph(sentence)
            .paragraph("16:10 に停止しました。")
            .finish();
        let (_, time) = times(&ticket).pop().unwrap();
        assert_eq!(time.zone, None, "{sentence}");
        assert_eq!(declared_zone(&ticket), None, "{sentence}");
    }
}

#[test]
fn a_field_declares_the_zone() {
    for (value, offset) in [
        ("Asia/Tokyo", 540),
        ("JST", 540),
        ("日本", 540),
        ("UTC+8", 480),
        ("UTC", 0),
    ] {
        let ticket = Draft::new()
            .field("timezone", value)
            .paragraph("16:10 に停止しました。")
            .finish();
        let (_, time) = times(&ticket).pop().unwrap();
        let zone = time.zone.unwrap();
        assert_eq!((zone.offset_minutes, zone.inherited), (Some(offset), true));
        assert_eq!(zone.written, value);
        assert!(!declared_zone(&ticket).unwrap().inherited);
    }
}

#[test]
fn logs_have_their_own_zone() {
    let ticket = Draft::new()
        .paragraph("15:52 に停止しました。ログの時刻は UTC です。")
        .code("Nov  4 06:52:00 web01 sshd[1]: closed\nNov  4 06:52:01 web01 sshd[1]: again")
        .finish();
    let found = times(&ticket);
    assert!(!found[0].1.in_log && found[0].1.zone.is_none());
    assert!(found[1..].iter().all(|(_, t)| t.in_log));
    assert!(
        found[1..]
            .iter()
            .all(|(_, t)| t.zone.as_ref().is_some_and(|z| z.inherited))
    );
    // A sentence right before the log speaks of that log.
    let draft = Draft::new()
        .paragraph("記録です。時刻は UTC です。")
        .code("06:52:00 closed")
        .paragraph("15:52 に停止しました。");
    assert_eq!(draft.seen(), "06:52:00|second|^UTC ; 15:52|minute|-");
    let draft = Draft::new()
        .section("ログ(時刻は UTC)")
        .code("06:52:00 closed");
    assert_eq!(draft.seen(), "06:52:00|second|^UTC");
}

#[test]
fn a_log_is_in_the_zone_of_the_event_it_shows() {
    let log = "17.11.2026 22:14:31 <01> Error\n17.11.2026 22:15:02 <01> Stopped";
    let seen = |told: &str| {
        let ticket = Draft::new().paragraph(told).code(log).finish();
        let logged = times(&ticket).into_iter().filter(|(_, t)| t.in_log);
        logged.map(|(_, t)| t.zone.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(seen("2026-11-17 22:14 JST に停止しました。"), [true, true]);
    assert_eq!(
        seen("2026-11-17 13:14 UTC に停止しました。"),
        [false, false]
    );
    assert_eq!(seen("2026-11-17 22:14 に停止しました。"), [false, false]);
}

#[test]
fn a_zone_of_several_is_explained_beside() {
    for text in [
        "2026-11-25 20:10 (CST, UTC+8) に停止",
        "2026-11-25 20:10 CST UTC+8 に停止",
        "2026-11-25 20:10 (CST/UTC+8) に停止",
        "2026-11-25 20:10 CST (+0800) に停止",
    ] {
        let zone = only(text).zone.unwrap();
        assert_eq!(
            (zone.ambiguous, zone.offset_minutes),
            (false, Some(480)),
            "{text}"
        );
    }
    assert!(only("2026-11-25 20:10 CST に停止").zone.unwrap().ambiguous);
}

#[test]
fn another_hour_of_a_day_with_a_zone_is_in_it() {
    let draft = Draft::new()
        .paragraph("2026-11-25 18:00(日本時間)以降に失敗")
        .paragraph("2026-11-25 17:59 までは正常。2026-11-24 17:00 も正常");
    assert_eq!(
        draft.seen(),
        "2026-11-25 18:00|minute|日本時間 ; 2026-11-25 17:59|minute|^日本時間 ; \
         2026-11-24 17:00|minute|-"
    );
}

#[test]
fn lines_of_logs_are_known_outside_of_blocks() {
    let logged = |draft: Draft| times(&draft.finish())[0].1.in_log;
    let line = "2026-11-25 22:00:15 ERROR [main] refused";
    assert!(logged(
        Draft::new().paragraph(&format!("ログに {line} と出る"))
    ));
    assert!(logged(
        Draft::new().field("エラー", "25.11.2026 22:04 Failed to start")
    ));
    assert!(!logged(
        Draft::new().field("エラー", "2026-11-25 22:04:15 に発生")
    ));
    assert!(!logged(
        Draft::new().paragraph("2026-11-25 22:00:15 に停止")
    ));
}

#[test]
fn a_quoted_message_counts_as_pasted() {
    let ticket = Draft::new()
        .block(BlockKind::Quote, "2026/11/21 22:07:33 :: Processing SQL01")
        .paragraph("(バックアップサーバー VBR01 の時計は日本時間です。)")
        .finish();
    let found = times(&ticket);
    assert!(found[0].1.in_log && found[0].1.zone.is_some());
    assert_eq!(declared_zone(&ticket), None);
}

#[test]
fn a_title_covers_the_list_below_it() {
    let draft = Draft::new()
        .paragraph("経緯(日本時間)")
        .item("15:52 検知")
        .item("16:10 収束");
    assert_eq!(
        draft.seen(),
        "15:52|minute|^日本時間 ; 16:10|minute|^日本時間"
    );
    let draft = Draft::new()
        .paragraph("Timeline (UTC):")
        .item("06:52 alert");
    assert_eq!(draft.seen(), "06:52|minute|^UTC");
}

#[test]
fn fields_of_contact_and_candidates_are_no_events() {
    let draft = Draft::new().field("連絡可能時間", "10:00-17:00");
    assert_eq!(draft.seen(), "10:00|minute@|- ; 17:00|minute@|-");
    let draft = Draft::new().field("希望日時の候補", "12月2日 14:00");
    assert_eq!(draft.seen(), "12月2日 14:00|minute@|-");
    let draft = Draft::new().field("発生日時", "12月2日 14:00");
    assert_eq!(draft.seen(), "12月2日 14:00|minute|-");
}

#[test]
fn keys_are_no_times_but_timelines_are() {
    let draft = Draft::new().field("11/4 の作業", "再起動");
    assert_eq!(draft.seen(), "");
    let draft = Draft::new().field("10/21 04:37", "アラート受信");
    assert_eq!(draft.seen(), "10/21 04:37|minute|-");
}

#[test]
fn zones_are_known_by_name() {
    let named = |name: &str| {
        let zone = Zone::named(name).unwrap_or_else(|| panic!("{name} is a zone"));
        (zone.written, zone.offset_minutes, zone.ambiguous)
    };
    let fixed = |written: &str, minutes| (written.to_owned(), Some(minutes), false);
    assert_eq!(named("Asia/Tokyo"), fixed("Asia/Tokyo", 540));
    assert_eq!(named("asia/tokyo"), fixed("Asia/Tokyo", 540));
    assert_eq!(named("jst"), fixed("JST", 540));
    assert_eq!(named(" UTC "), fixed("UTC", 0));
    assert_eq!(named("pdt"), fixed("PDT", -420));
    assert_eq!(named("+09:00"), fixed("+09:00", 540));
    assert_eq!(named("-0530"), fixed("-0530", -330));
    assert_eq!(named("UTC+9"), fixed("UTC+9", 540));
    assert_eq!(named("ＵＴＣ＋９"), fixed("UTC+9", 540));
    assert_eq!(named("日本時間"), fixed("日本時間", 540));
    assert_eq!(
        named("Japan Standard Time"),
        fixed("Japan Standard Time", 540)
    );
    assert_eq!(named("Japan"), fixed("Japan", 540));
    assert_eq!(
        named("America/Los_Angeles"),
        ("America/Los_Angeles".to_owned(), None, false)
    );
    assert_eq!(named("CST"), ("CST".to_owned(), None, true));
    assert_eq!(named("現地時間"), ("現地時間".to_owned(), None, true));
    for other in [
        "",
        "Tokio",
        "+25:00",
        "JST+",
        "Asia/Nowhere",
        "UTC or JST",
        "9",
    ] {
        assert_eq!(Zone::named(other), None, "{other}");
    }
}
