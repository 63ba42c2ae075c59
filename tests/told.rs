//! What a draft does say, in words that no rule was tuned for, and the near draft
//! that really lacks it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod table;

use table::check;

/// Who tells the first time in the zone of a place tells the others in it, too.
#[test]
fn a_zone_is_told_once() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。\n\n11/16 18:00 に設定を見直しています。
        aws | incident | timestamp-without-timezone | silent | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。\n\n昨日の 18 時に設定を見直しています。10:20 に見ると直っていました。
        aws | incident | timestamp-without-timezone | silent | 一覧は 11/18 7:30 に見ました。\n\n- 気づいた時間: 2026 年 11 月 18 日 6 時 52 分 (日本時間)\n- 現状: 続いている。7:40 も同じ
        aws | incident | timestamp-without-timezone | silent | 気づいた時間: 2026/11/18 22:16 (JST)\n現状: 22:31 に復旧\n補足: 翌日 9:00 も正常でした
        aws | incident | timestamp-without-timezone | silent | 経過: |\n  (日本時間)\n  11/18 02:31 停止\n  11/18 02:38 回復\n調べたこと: 02:33 の記録では失敗です。
        aws | incident | timestamp-without-timezone | silent | 11/18 13:05 (JST) から返りません。\n\n```\n2026-11-18T04:05:31Z ERROR 403\n```\n\n12:50 に権限を見直しています。
        soracom | incident | timestamp-without-timezone | silent | 直近の 2 件は次のとおりです(JST)。\n\n1. 11/17 14:33:20\n2. 11/18 02:10:05
        soracom | incident | timestamp-without-timezone | fires | 直近の 2 件は次のとおりです。\n\n1. 11/17 14:33:20\n2. 11/18 02:10:05
        aws | incident | timestamp-without-timezone | fires | 11/18 13:05 から返りません。\n\n```\n2026-11-18T04:05:31Z ERROR 403\n```\n\n12:50 に権限を見直しています。
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (UTC) に止まりました。\n\n11/16 18:00 に設定を見直しています。
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 に止まりました。\n\n前日の 11/17 18:00 (JST) に設定を見直しています。
        aws | incident | timestamp-without-timezone | fires | 概要: 2026-11-16 10:00 (JST) に変えました。\n発生日時: 2026-11-18 8:11 ごろ、以後 3 回
        aws | incident | timestamp-without-timezone | fires | We changed it on 2026-11-16 at 10:00 CET and, as the UTC log says, 09:02 UTC. It stopped on 2026-11-18 at 8:11.
        "#,
    );
}

/// The zone in the head of the days is that of the times in their rows.
#[test]
fn a_zone_in_the_head_of_the_days() {
    check(
        r#"
        veeam | incident | timestamp-without-timezone | silent | # Job A\n\n| 日 (JST) | 開始 |\n|---|---|\n| 11/18 | 22:00 |\n
        veeam | incident | timestamp-without-timezone | fires | # Job A\n\n| 日 | 開始 |\n|---|---|\n| 11/18 | 22:00 |\n
        veeam | incident | timestamp-without-timezone | fires | # Job A\n\n| 日 (JST) | 結果 |\n|---|---|\n| 11/18 | 失敗 |\n\n11/17 は 22:00 に成功しました。
        "#,
    );
}

/// A list of name, company, number and hours is a contact without a label.
#[test]
fn contacts_without_a_label() {
    check(
        r#"
        veeam | question | missing-contact | silent | 対応の予定を教えてください。起票者はライセンス管理者の菊池 (例示運輸、076-555-0119、kikuchi@example.co.jp、平日 10-17 時 JST、メール希望) です。
        veeam | incident | missing-contact | silent | ケース管理者の藤井 (例示製薬、保守は 2028 年まで) です。\n\nジョブ Daily が失敗します。\n\n電話 045-555-0164、fujii@example.jp、平日 8:30-19:00 (JST)、電話でもメールでも構いません。
        veeam | question | missing-contact | silent | May two jobs use one bucket?\n\nKarin Lund, Lund Data AB, +46 8 555 012 34, karin@example.com, weekdays 9-16 CET, mail is best.
        veeam | question | missing-contact | silent | 起票: 日向（ケース管理者、例示建設、hinata@example.co.jp / 0985-55-0162、平日 8:30〜17:30 JST、メール可）\n\n保持数を減らすとすぐに消えますか。
        veeam | incident | missing-contact@phone number | silent | Job A fails. Phone +46 8 5550 0199 or tomas@example.com, on weekdays 8-17 CET; I prefer a call.
        veeam | incident | unmasked-personal-data | silent | ジョブ Daily が失敗します。電話 045-555-0164、fujii@example.jp、平日 8:30-19:00 (JST)。
        veeam | incident | unmasked-personal-data | fires | 届かないのは次の方です。\n 渡辺 watanabe.shota1987@gmail.com 090-3817-4402
        veeam | incident | unmasked-personal-data | fires | お客様 watanabe.shota1987@gmail.com へのメールが平日だけ届きません。
        veeam | incident | missing-contact@氏名 | fires | ジョブ Daily が失敗します。電話 045-555-0164、fujii@example.jp、平日 8:30-19:00 (JST)。
        "#,
    );
}

/// A severity may stand in running text or under the label of a case.
#[test]
fn severities_in_other_places() {
    check(
        r#"
        aws | incident | missing-severity | silent | Region: ap-southeast-1\nCase severity: system impaired\n\nThe cluster apps-1 loses nodes.
        aws | incident | missing-severity | silent | The cluster apps-1 loses nodes. This can wait, low severity.
        aws | incident | missing-severity | fires | The cluster apps-1 loses nodes. The load is low.
        kasten | incident | no-active-entitlement | silent | ライセンス: トライアルではなく正規\nポリシー daily が失敗します。
        kasten | incident | no-active-entitlement | fires | ライセンス: トライアル\nポリシー daily が失敗します。
        "#,
    );
}

/// A parameter of an endpoint, and the x-es before the rest of a host, are no blanks.
#[test]
fn what_only_looks_like_a_blank() {
    check(
        r#"
        soracom | incident | unusable-identifier | silent | SIM 440103198765401: POST /v1/sims/{sim_id}/activate answers 400.
        soracom | incident | unusable-identifier | silent | 接続先は xxxxxxxx-ats.iot.ap-northeast-1.amazonaws.com です。SIM 440103198765401 がつながりません。
        soracom | incident | unusable-identifier | fires | SIM {sim_id} がつながりません。
        soracom | incident | unusable-identifier | fires | SIM xxxxxxxx がつながりません。
        "#,
    );
}
