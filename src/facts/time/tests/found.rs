//! Sentences with times in them.

use super::{Draft, check, only, times};
use crate::facts::time::{Clock, PartialDate};

#[test]
fn japanese_dates_and_clock_times() {
    check(&[
        ("昨年12月から遅いです。", "昨年12月|month|-"),
        (
            "十二月八日(火) 午前十時三十分から",
            "十二月八日(火) 午前十時三十分|minute|-",
        ),
        (
            "令和八年十一月二十八日二十三時五分に停止",
            "令和八年十一月二十八日二十三時五分|minute|-",
        ),
        ("一時的に二時間ほど止まりました。", ""),
        ("3-4 日前からおかしいです。", "4 日前|date|-"),
        (
            "気づいたのは 8 月 19 日の 21:07 です。",
            "8 月 19 日の 21:07|minute|-",
        ),
        (
            "気づいたのは 8 月 19 日の 21:07(日本時間)です。",
            "8 月 19 日の 21:07|minute|日本時間",
        ),
        (
            "流した時刻は日本時間の本日 21:07 です。",
            "本日 21:07|minute|日本時間",
        ),
        (
            "日本時間昨日正午から接続できません。",
            "昨日正午|minute|日本時間",
        ),
        (
            "2026-11-23T15:52\n昨日の午後3時頃に停止",
            "2026-11-23T15:52|minute|- ; 昨日の午後3時|hour~|-",
        ),
        (
            "2025年11月4日(火) 15:52頃に検知しました。",
            "2025年11月4日(火) 15:52|minute~|-",
        ),
        (
            "2025-11-04 の 15:52 に停止しました。",
            "2025-11-04 の 15:52|minute|-",
        ),
        (
            "2026-10-27、15:52 に再起動しました。",
            "2026-10-27、15:52|minute|-",
        ),
        (
            "11/4(火) 15:52頃から応答がありません。",
            "11/4(火) 15:52|minute~|-",
        ),
        ("11/4 に発生しました。", "11/4|date|-"),
        ("20251104(火)から応答がありません。", "20251104(火)|date|-"),
        ("発生: 20251104（火曜日）", "20251104(火曜日)|date|-"),
        ("発生日 20251104 (火)", "20251104 (火)|date|-"),
        ("It is down since 20251104(Tue).", "20251104(Tue)|date|-"),
        ("11/4から続いています。", "11/4|date|-"),
        ("10/21 04:37 アラート受信", "10/21 04:37|minute|-"),
        ("切れたのは 6/14 8:52 頃です。", "6/14 8:52|minute~|-"),
        ("昨日の午後3時に気づきました。", "昨日の午後3時|hour|-"),
        ("昨日、午後3時15分に切断。", "昨日、午後3時15分|minute|-"),
        (
            "本日午前7時半ごろより 504 になります。",
            "本日午前7時半|minute~|-",
        ),
        ("午前零時を過ぎてから遅くなりました。", "午前零時|hour|-"),
        ("午後三時に担当者が確認しました。", "午後三時|hour|-"),
        ("深夜0時にジョブが落ちました。", "深夜0時|hour|-"),
        ("深夜2時ごろに再起動がありました。", "深夜2時|hour~|-"),
        ("夜10時に切り替えました。", "夜10時|hour|-"),
        ("正午に再起動しました。", "正午|minute|-"),
        ("15時52分10秒にエラーが出ました。", "15時52分10秒|second|-"),
        ("15 時 52 分に停止。", "15 時 52 分|minute|-"),
        ("8時からつながりません。", "8時|hour|-"),
        ("15時過ぎから応答しません。", "15時|hour~|-"),
        ("22時台にアクセスが集中しました。", "22時|hour~|-"),
        ("昨日の夕方から動かないです。", "昨日の夕方|date~|-"),
        ("昨日の昼頃からつながりません。", "昨日の昼|date~|-"),
        ("夕方から反応がありません。", "夕方|date~|-"),
        ("今朝の 7:30 ごろからです。", "今朝の 7:30|minute~|-"),
        ("今朝から 503 が出ます。", "今朝|date~|-"),
        ("昨晩より応答が遅いです。", "昨晩|date~|-"),
        ("昨夜 23:10 に切断されました。", "昨夜 23:10|minute|-"),
        ("一昨日から動いていません。", "一昨日|date|-"),
        (
            "おとといの 9:15 に実施しました。",
            "おとといの 9:15|minute|-",
        ),
        ("先ほど復旧しました。", "先ほど|date~|-"),
        ("先週金曜から不安定です。", "先週金曜|date|-"),
        (
            "先週の金曜日 18:00 に変更しました。",
            "先週の金曜日 18:00|minute|-",
        ),
        ("先週は問題ありませんでした。", "先週|week|-"),
        ("先月の更新のあとからです。", "先月|month|-"),
        ("3日前から失敗しています。", "3日前|date|-"),
        ("2 週間前にアップグレードしました。", "2 週間前|week~|-"),
        ("数日前から断続的に起きます。", "数日前|date~|-"),
        ("2時間前に気づきました。", "2時間前|hour~|-"),
        ("10分前に再実行しました。", "10分前|minute~|-"),
        ("明日 10:00 に切り替えます。", "明日 10:00|minute|-"),
        ("翌日 9:30 に再発しました。", "翌日 9:30|minute|-"),
        ("同日 03:40 に自然復旧しました。", "同日 03:40|minute|-"),
        (
            "令和7年11月4日 15時52分に発生。",
            "令和7年11月4日 15時52分|minute|-",
        ),
        ("令和元年5月1日に契約しました。", "令和元年5月1日|date|-"),
        ("R7.11.4 15:52 に発生。", "R7.11.4 15:52|minute|-"),
        ("2025.11.04 15:52 に発生。", "2025.11.04 15:52|minute|-"),
        ("4日の15:52に発生しました。", "4日の15:52|minute|-"),
        (
            "11月3日〜4日に作業しました。",
            "11月3日|date|- ; 4日|date|-",
        ),
        ("10月から遅くなりました。", "10月|month|-"),
        ("2026年3月から利用しています。", "2026年3月|month|-"),
        ("10月上旬に更新しました。", "10月上旬|month~|-"),
        ("2024年から使っています。", "2024年|year|-"),
        ("最後の変更は 11月9日です。", "11月9日|date|-"),
        ("10 月 3 日以降、描画されません。", "10 月 3 日|date|-"),
        ("25:30 にバッチが止まりました。", "25:30|minute|-"),
        ("11月4日 26時に再起動。", "11月4日 26時|hour|-"),
        ("昨日(11/4)の15:52に検知。", "昨日(11/4)の15:52|minute|-"),
        ("月曜の 9時に再開しました。", "月曜の 9時|hour|-"),
        ("約15:52に発生。", "15:52|minute~|-"),
        (
            "2026年 11月 20日 金曜日 11:05:37 に取得。",
            "2026年 11月 20日 金曜日 11:05:37|second|-",
        ),
        ("リクエストは午後3:52に送りました。", "午後3:52|minute|-"),
        ("PM 3:52 に発生。", "PM 3:52|minute|-"),
        ("11月4日未明に停止しました。", "11月4日未明|date~|-"),
        ("24時に切り替えます。", "24時|hour|-"),
        ("時刻:15:52", "15:52|minute|-"),
        (
            "発生は15:52、復旧は16:10です。",
            "15:52|minute|- ; 16:10|minute|-",
        ),
        ("16日〜と書きましたが 11月17日です。", "11月17日|date|-"),
        (
            "事象発生:2025/11/12 18:05。現在は復旧。",
            "2025/11/12 18:05|minute|-",
        ),
        ("１１月４日１５：５２に発生。", "11月4日15:52|minute|-"),
    ]);
}

#[test]
fn english_dates_and_clock_times() {
    check(&[
        ("It started 1-2 hours ago.", "2 hours ago|hour~|-"),
        (
            "It started at approximately 10.30 am JST.",
            "10.30 am|minute~|JST",
        ),
        (
            "It started on 07.11.2025 15:52.",
            "07.11.2025 15:52|minute|-",
        ),
        ("The fix is due 11/30.", "11/30|date|-"),
        (
            "The queue grew at 9:07 pm on Aug 19.",
            "9:07 pm on Aug 19|minute|-",
        ),
        (
            "The drop came at 21:07 JST on August 19.",
            "21:07 JST on August 19|minute|JST",
        ),
        ("Sent today at 21:07 JST.", "today at 21:07|minute|JST"),
        (
            "It began on 2026-11-17 at 14:20.",
            "2026-11-17 at 14:20|minute|-",
        ),
        (
            "The first 500 was logged around 2:15 am on Friday.",
            "2:15 am on Friday|minute~|-",
        ),
        (
            "Policy run of Oct 6, 23:00 failed.",
            "Oct 6, 23:00|minute|-",
        ),
        ("Since 3pm nothing works.", "3pm|hour|-"),
        ("Since 3 p.m. nothing works.", "3 p.m.|hour|-"),
        (
            "It stopped at 3:52 p.m. yesterday.",
            "3:52 p.m. yesterday|minute|-",
        ),
        ("Started around 2 pm.", "2 pm|hour~|-"),
        ("The job was killed at noon.", "noon|minute|-"),
        ("It was restarted at midnight.", "midnight|minute|-"),
        ("It fails since last Friday.", "last Friday|date|-"),
        ("It fails since Monday.", "Monday|date|-"),
        (
            "On Monday at 9:15 the link went down.",
            "Monday at 9:15|minute|-",
        ),
        ("Unreachable since last night.", "last night|date~|-"),
        ("It broke this morning.", "this morning|date~|-"),
        ("It broke yesterday evening.", "yesterday evening|date~|-"),
        ("It was fine two days ago.", "two days ago|date|-"),
        ("It was fine 3 days ago.", "3 days ago|date|-"),
        ("It was fine 2 weeks ago.", "2 weeks ago|week~|-"),
        (
            "It is down since November 4: no one can sign in.",
            "November 4|date|-",
        ),
        ("It was fine a week ago.", "a week ago|week~|-"),
        ("We rebooted an hour ago.", "an hour ago|hour~|-"),
        (
            "We rebooted a few minutes ago.",
            "a few minutes ago|minute~|-",
        ),
        ("We upgraded last week.", "last week|week|-"),
        ("We upgraded on 4 November 2025.", "4 November 2025|date|-"),
        ("We upgraded on November 4th.", "November 4th|date|-"),
        (
            "We upgraded on November 4, 2025 at 10:00.",
            "November 4, 2025 at 10:00|minute|-",
        ),
        (
            "We upgraded on the 4th of November.",
            "4th of November|date|-",
        ),
        ("It fails since the 16th.", "16th|date|-"),
        (
            "It was skipped on 20 Nov at 6:00 pm and on 21 Nov at 12:00 am.",
            "20 Nov at 6:00 pm|minute|- ; 21 Nov at 12:00 am|minute|-",
        ),
        ("It has failed since 11/4.", "11/4|date|-"),
        ("On 11/4 at 15:52 the pod died.", "11/4 at 15:52|minute|-"),
        (
            "The run of 19 Nov, 8:40 pm failed.",
            "19 Nov, 8:40 pm|minute|-",
        ),
        (
            "Since Saturday 2026-11-14 at 23:52 CET it fails.",
            "Saturday 2026-11-14 at 23:52|minute|CET",
        ),
        ("It was seen at 0915 UTC.", "0915|minute|UTC"),
        ("It was seen at 1552Z.", "1552Z|minute|Z"),
        ("It went down at 21 o'clock.", ""),
        ("It went down at 9 o'clock.", "9 o'clock|hour|-"),
        ("We deployed in November 2025.", "November 2025|month|-"),
        (
            "The ticket we filed in August was closed.",
            "August|month|-",
        ),
        ("The case was closed on 3 September.", "3 September|date|-"),
        ("It failed on May 4 at 10:30.", "May 4 at 10:30|minute|-"),
        (
            "On 05/13/2025 8:52:17 PM it failed.",
            "05/13/2025 8:52:17 PM|second|-",
        ),
        ("The date is 27/10/2025.", "27/10/2025|date|-"),
        ("We need it by tomorrow.", "tomorrow|date|-"),
        (
            "Outage from 15:52 to 16:10 UTC.",
            "15:52|minute|^UTC ; 16:10|minute|UTC",
        ),
        (
            "Outage between 14:00 and 14:20 JST on 2025-10-09.",
            "14:00|minute|^JST ; 14:20 JST on 2025-10-09|minute|JST",
        ),
        (
            "Outage 15:52-16:10 yesterday.",
            "15:52|minute|- ; 16:10 yesterday|minute|-",
        ),
        ("It started at 15h52 local time.", "15h52|minute|local time"),
        (
            "The email of Tue, 04 Nov 2025 15:52:00 +0900 has it.",
            "Tue, 04 Nov 2025 15:52:00|second|+0900",
        ),
        (
            "switched to on-demand on 11-20: same exception",
            "11-20|date|-",
        ),
        ("Session dropped 11-19 15:10.", "11-19 15:10|minute|-"),
        (
            "Nov 3 の 17:25 に failover が発生",
            "Nov 3 の 17:25|minute|-",
        ),
        (
            "The day before yesterday it was fine.",
            "The day before yesterday|date|-",
        ),
        ("15:52 (Nov 4): first alert", "15:52 (Nov 4)|minute|-"),
    ]);
}

#[test]
fn machine_formats() {
    check(&[
        (
            "At 2025-08-19T21:07:00+09:00 it died.",
            "2025-08-19T21:07:00+09:00|second|+09:00",
        ),
        (
            "At 2025-11-04T06:52:00Z it died.",
            "2025-11-04T06:52:00Z|second|Z",
        ),
        (
            "At 2025-11-04T06:52Z it died.",
            "2025-11-04T06:52Z|minute|Z",
        ),
        ("At 20251104T155200Z it died.", "20251104T155200Z|second|Z"),
        (
            "At 2025-11-04T10:52:00-05:00 it died.",
            "2025-11-04T10:52:00-05:00|second|-05:00",
        ),
        (
            "At 2025-11-04T15:52:00.123456+09:00 it died.",
            "2025-11-04T15:52:00.123456+09:00|second|+09:00",
        ),
        (
            "At 2025-11-04 15:52:10,123 it died.",
            "2025-11-04 15:52:10,123|second|-",
        ),
        (
            "At 2025-11-04 15:52:10 +0900 it died.",
            "2025-11-04 15:52:10|second|+0900",
        ),
        (
            "At 2025-11-04 15:52:10 -0500 it died.",
            "2025-11-04 15:52:10|second|-0500",
        ),
        ("2025-11-04T15:52 it died.", "2025-11-04T15:52|minute|-"),
        (
            "[04/Nov/2025:15:52:00 +0900] \"GET / HTTP/1.1\" 504",
            "04/Nov/2025:15:52:00|second|+0900",
        ),
        (
            "Nov  4 15:52:00 web01 sshd[123]: closed",
            "Nov  4 15:52:00|second|-",
        ),
        (
            "[Fri Nov 20 09:31:44 2026] vdb: I/O error",
            "Fri Nov 20 09:31:44 2026|second|-",
        ),
        (
            "Thu Nov 19 07:41:12 UTC 2026",
            "Thu Nov 19 07:41:12 UTC 2026|second|UTC",
        ),
        ("timestamp: 1762239120", "1762239120|second|UTC"),
        ("epoch 1762239120123 に記録", "1762239120123|second|UTC"),
        ("epoch: 1762239120.log を見ました。", ""),
        (
            "2026/11/21 22:07:33 :: Processing",
            "2026/11/21 22:07:33|second|-",
        ),
        (
            "last one 2026-11-22T04:00 +09:00",
            "2026-11-22T04:00|minute|+09:00",
        ),
        ("20251104 155200 に取得", "20251104 155200|second|-"),
        ("発生日時: 20251104", "20251104|date|-"),
        ("2025-11-04_15:52:10 start", "2025-11-04_15:52:10|second|-"),
        (
            "Wed, 18 Nov 2026 20:14:07 GMT",
            "Wed, 18 Nov 2026 20:14:07|second|GMT",
        ),
        (
            "time=2025-11-04T15:52:00Z level=error",
            "2025-11-04T15:52:00Z|second|Z",
        ),
    ]);
}

#[test]
fn schedules_and_opening_hours_are_marked() {
    check(&[
        ("対応時間 9:00-18:00", "9:00|minute@|- ; 18:00|minute@|-"),
        (
            "連絡可能時間: 平日 10:00〜17:00",
            "10:00|minute@|- ; 17:00|minute@|-",
        ),
        ("毎日 3:00 のバッチが失敗します。", "3:00|minute@|-"),
        ("毎朝9時に起動する設定です。", "9時|hour@|-"),
        (
            "毎晩 02:00 (JST) に EventBridge で起動します。",
            "02:00|minute@|JST",
        ),
        ("The job runs every day at 3:00.", "3:00|minute@|-"),
        ("The job runs daily at 3:00 UTC.", "3:00|minute@|UTC"),
        (
            "We are in the office on weekdays 09:00-16:00 CET.",
            "09:00|minute@|^CET ; 16:00|minute@|CET",
        ),
        ("It still fails at 01:00 every night.", "01:00|minute@|-"),
        ("毎週月曜 9:00 に実行されます。", "月曜 9:00|minute@|-"),
        // These are events.
        ("11/4 15:52 から毎日失敗しています。", "11/4 15:52|minute|-"),
        ("The nightly job failed at 01:00.", "01:00|minute|-"),
        (
            "Since 03:18 every read on the mount blocks.",
            "03:18|minute|-",
        ),
        ("15:52 から毎回失敗します。", "15:52|minute|-"),
        ("毎日のバッチが 2:00 に失敗しました。", "2:00|minute|-"),
        ("営業時間中の 15:52 に停止しました。", "15:52|minute|-"),
        ("Not reachable since 15:52.", "15:52|minute|-"),
    ]);
}

#[test]
fn the_parts_are_read() {
    let time = only("令和7年11月4日 午後3時52分");
    assert_eq!(time.date, Some(PartialDate::full(2025, 11, 4)));
    assert_eq!(
        time.clock,
        Some(Clock {
            hour: 15,
            minute: 52,
            second: 0
        })
    );
    let hour = |text| only(text).clock.unwrap().hour;
    assert_eq!(hour("夜10時に停止"), 22);
    assert_eq!(hour("深夜2時に停止"), 2);
    assert_eq!(hour("昼1時に停止"), 13);
    assert_eq!(hour("朝9時に停止"), 9);
    assert_eq!(hour("午前12時に停止"), 0);
    assert_eq!(hour("down at 12 am"), 0);
    assert_eq!(hour("down at 12:10 pm"), 12);
    assert_eq!(hour("25:30 に停止"), 25);
    assert_eq!(hour("午前十一時に停止"), 11);
    assert_eq!(hour("epoch: 1762239120"), 6);
    let date = |text| only(text).date.unwrap();
    assert_eq!(date("R7.11.4 に停止"), PartialDate::full(2025, 11, 4));
    assert_eq!(date("11/4 に停止"), PartialDate::month_day(11, 4));
    assert_eq!(date("2026-02-31 に停止"), PartialDate::full(2026, 2, 31));
    assert_eq!(date("down on 27/10/2025"), PartialDate::full(2025, 10, 27));
    let unsure = date("down on 04/11/2025");
    assert_eq!(
        (unsure.year, unsure.month, unsure.day),
        (Some(2025), None, None)
    );
}

#[test]
fn relative_days_count_from_today() {
    let days = |text| only(text).relative_days;
    assert_eq!(days("昨日から停止"), Some(-1));
    assert_eq!(days("おとといから停止"), Some(-2));
    assert_eq!(days("本日 15:52 に停止"), Some(0));
    assert_eq!(days("3日前から停止"), Some(-3));
    assert_eq!(days("down since two days ago"), Some(-2));
    assert_eq!(days("the day before yesterday"), Some(-2));
    assert_eq!(days("先月から停止"), None);
    assert!(only("先週金曜から停止").relative);
    assert_eq!(only("先週金曜から停止").weekday, Some(4));
    let both = only("昨日(11/4)の15:52に停止");
    assert!(!both.relative && both.relative_days == Some(-1));
    let named = only("2026-11-20(金) に停止");
    assert!(!named.relative && named.weekday == Some(4));
}

#[test]
fn the_clock_is_located_inside_the_time() {
    let ticket = Draft::new().paragraph("昨日の午後3時15分頃に停止").finish();
    let (_, time) = &times(&ticket)[0];
    assert_eq!(
        ticket.slice(time.clock_range.as_ref().unwrap()),
        "午後3時15分"
    );
}
