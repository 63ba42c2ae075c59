//! What a draft does say, in words that no rule was tuned for, and the near draft
//! that really lacks it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod table;

use binary::kind;
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

/// Who suffers, after what was seen, is no vague symptom; neither is what was denied,
/// or slowness that is measured.
#[test]
fn harm_denial_and_measure_are_not_vague() {
    check(
        r#"
        soracom | incident | vague-symptom | silent | 3 件が届きません。履歴に、動かなかった時刻の記録がありません。
        veeam | incident | vague-symptom | silent | ジョブ NAS が警告で終わります。\n\n  Warning: Failed to process file \\files\q4\図面.xlsx: The process cannot access the file because it is being used by another process.
        soracom | incident | vague-symptom | fires | 3 件が動かなかったです。
        soracom | incident | vague-symptom | silent | 3 台とも 22:14 にセッション履歴が Deleted になります。別の 37 台では起きません。\n\n夜は水位が見えず、当番 2 名が現地へ見に行っています。
        aws | incident | vague-symptom | silent | 11/18 7:05 (JST) にトンネル 1 が DOWN になりました。業務システムが使えず、出荷の受付 120 件に遅れが出ました。
        aws | incident | vague-symptom | silent | 失効しないはずのキーが消えます。フェイルオーバーや再起動はなし。
        aws | incident | vague-symptom | silent | ブログが重いです。急ぎません。\n\n対象は web-1 です。\n\n場所は大阪です。\n\n最初の応答が 8〜12 秒かかります。
        sakura | incident | vague-symptom | silent | 2 時に電源が切れ、2 時 9 分に起動しました。収容ホストは落ちる前が sac-1、いまは sac-2 です。
        aws | incident | vague-symptom | fires | 夜は画面が見えず、当番 2 名が困っています。
        aws | incident | vague-symptom | fires | サーバの起動はなし。
        aws | incident | vague-symptom | fires | ブログが重いです。急ぎません。\n\n対象は web-1 です。\n\n場所は大阪です。\n\nタイムアウトは 30 秒です。
        sakura | incident | vague-symptom | fires | 収容ホストは落ちるようです。
        "#,
    );
}

/// A place that stands for itself in a list is the region.
#[test]
fn a_place_in_a_list_is_a_region() {
    check(
        r#"
        aws | incident | missing-region-or-zone | silent | ElastiCache のクラスター cache-1(アカウント 503926617748、東京)でキーが消えます。
        aws | incident | missing-region-or-zone | silent | アカウント: 901827364455 / 大阪\nElastiCache のクラスター cache-1 でキーが消えます。
        aws | incident | missing-region-or-zone | silent | 対象: API Gateway a1b2c3d4e5、api.sora.example.jp、東京\n症状: 呼び出しが「handshake failure」で失敗します。
        aws | incident | missing-region-or-zone | silent | アカウント 118837264509、オハイオです。\n\nElastiCache のクラスター cache-1 でキーが消えます。
        aws | incident | missing-region-or-zone | fires | アカウント 503926617748 の ElastiCache のクラスター cache-1 でキーが消えます。利用者は名古屋、東京、福岡にいます。
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
        aws | incident | unmasked-personal-data | fires | 登録に失敗した 2 名です。\n\n- 山口一、090-1234-5678、平日の 10-12 時\n- 森田二、080-1234-5678、土日祝
        aws | incident | unmasked-personal-data | fires | One of our members (Jane Doe, +49 30 0000 0147, weekdays 9-12 CET) is listed twice.
        aws | incident | unmasked-personal-data | fires | Written twice: the door brand +49 30 0000 0147, weekdays.
        veeam | incident | missing-contact@氏名 | fires | 連絡先: 03-0000-0123\n\n担当の機器 (テープ装置、2 台) です。
        veeam | incident | missing-contact@preferred contact | fires | Contact: +49 30 0000 0147. Our mail is fine but Job A fails.
        veeam | incident | unmasked-personal-data | fires | Jane Doe (+49 30 0000 0147, weekdays 9-17 CET) was deleted twice.
        veeam | incident | unmasked-personal-data | fires | 森 (090-1234-5678、平日 9-17 時 JST) に通知が届きません。
        veeam | incident | missing-contact@engineer | fires | Severity: 1\nContact: +49 30 0000 0147\n\nThe tape drive ejects day and night.
        veeam | incident | submitter-not-authorized | fires | Job A fails. Our case administrators have left the company.
        veeam | incident | submitter-not-authorized | silent | Job A fails. We are case administrators of Lund Data.
        "#,
    );
}

/// Complaints, people who must do without, and what comes late are an impact.
#[test]
fn harm_in_other_words() {
    let fires = "aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\\nNLB(front-nlb)経由の接続が切れます。";
    for words in [
        "苦情が日に 20 件ほど来ています。",
        "会員が何度もログインし直すはめになっています。",
        "農家 5 軒に電話で聞いて回っています。",
        "その間の注文がゼロになっています。",
        "キャンペーンの開始が遅れます。",
        "The report is due at noon and eleven people wait for it.",
    ] {
        check(&format!("{}{words}", fires.replace("fires", "silent")));
    }
    for words in [
        "バックアップの開始が遅れます。",
        "問い合わせが届いているかを確認してください。",
        "ログを見に行く設定です。",
        "Two nodes are gone.",
    ] {
        check(&format!("{fires}{words}"));
    }
}

/// A severity may stand in running text or under the label of a case.
#[test]
fn severities_in_other_places() {
    check(
        r#"
        aws | incident | missing-severity | silent | Region: ap-southeast-1\nCase severity: system impaired\n\nThe cluster apps-1 loses nodes.
        aws | incident | missing-severity | silent | The cluster apps-1 loses nodes. This can wait, low severity.
        aws | incident | missing-severity | fires | The cluster apps-1 loses nodes. The load is low.
        aws | incident | missing-severity | fires | The cluster apps-1 loses nodes. The scanner lists one CVE of critical severity.
        aws | incident | missing-severity | fires | The cluster apps-1 loses nodes. It has two open alerts, low severity.
        aws | incident | missing-severity@not a severity | silent | 緊急度: 高じゃないですか\nNLB(front-nlb)経由の接続が切れます。
        aws | incident | missing-severity@not a severity | silent | 緊急度: 重大ではないかと存じます\nNLB(front-nlb)経由の接続が切れます。
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
        soracom | incident | unusable-identifier | fires | GET /v1/servers/i-xxxxxxxx answers 404.
        aws | incident | unusable-identifier | fires | The host xxxx-web.shop.internal answers 404.
        "#,
    );
}

/// What the author stopped himself is no beginning of trouble.
#[test]
fn own_acts_begin_no_trouble() {
    check(
        r#"
        aws | incident | missing-ongoing-status | silent | 通知を受け、11/18 22:10 (JST) にスナップショットを取得したうえで停止しました。
        aws | incident | missing-ongoing-status | silent | The limit refuses it. We closed two on 12 November and none since.
        aws | incident | missing-ongoing-status | silent | 発生日時: 11/17 の 14 時台 (JST)。11/18 は 10 時の時点で出ていない\n症状: 呼び出しが「Throttling」で失敗しました。
        sakura | incident | missing-ongoing-status | silent | 11/17 23:10 (JST) に ping が切れました。翌 8 時の計測でも 28% で、よくなっていません。
        aws | incident | missing-ongoing-status | silent | It was used between 22:41 and 22:58 UTC and happened on 17 November. Nothing more has come.
        alibaba | incident | missing-ongoing-status | silent | It started at 06:12 CET on 17 November, last one this morning at 07:55 CET.
        aws | incident | missing-ongoing-status | fires | 11/18 7:05 (JST) にトンネル 1 が DOWN になりました。
        aws | incident | missing-ongoing-status | fires | 11/18 22:10 (JST) にインスタンスが停止しました。
        "#,
    );
}

/// A change after which it began, and an hour at which nobody does anything, tell how
/// it comes about.
#[test]
fn how_it_comes_about() {
    check(
        r#"
        alibaba | incident | missing-reproduction-steps | silent | 11/18 11:00 に証明書を ECDSA に替えました。その直後から、端末 35 台の接続が失敗します。
        alibaba | incident | missing-reproduction-steps | silent | Both backends turn abnormal at 01:00 JST and the check fails. Nobody changes anything at that hour.
        alibaba | incident | missing-reproduction-steps | silent | About 4 % of the calls of fc-invoice fail with "FunctionTimeout".
        kasten | incident | missing-reproduction-steps | silent | The policy crm-hourly fails with "deadline exceeded". It happened once so far.
        alibaba | incident | missing-reproduction-steps | fires | The function fc-invoice fails with "FunctionTimeout".
        alibaba | incident | missing-reproduction-steps | fires | 端末 35 台の接続が失敗します。証明書は ECDSA です。
        aws | incident | error-without-operation | silent | The domain logs-1 is yellow. GET _cluster/allocation/explain says "reason": "NODE_LEFT".
        aws | incident | error-without-operation | silent | https://order.example.co.jp/ が 9:30 (JST) から 503 を返します。
        alibaba | incident | error-without-operation | silent | About 4 % of the calls end in "FunctionTimeout: timed out".
        aws | incident | error-without-operation | fires | 9:30 (JST) から 503 を返します。
        "#,
    );
}

/// Words for help are a request; what others were asked is none.
#[test]
fn requests_for_help() {
    check(
        r#"
        aws | incident | missing-goal | silent | ALB web-1 が 503 を返します。元に戻るよう助けてください。
        soracom | incident | missing-goal | silent | SIM 440103198765401 の速度が落ちました。当日の状況を調べて報告してください。
        sakura | incident | missing-goal | silent | サーバ app01(113901112223)の ping が欠けます。NIC に異常がないかを見てください。
        aws | incident | missing-goal | silent | ストリーム click-1 の遅れが増え続けます。追いつかせるには何を変えればよいかを教えてください。
        sakura | incident | missing-goal | fires | サーバ app01(113901112223)の ping が欠けます。空いているかは見ています。
        aws | incident | missing-goal | fires | 「Code: 7」で失敗します。これは何を意味しますか。
        soracom | incident | missing-goal | fires | SIM 440103198765401 の速度が落ちました。当日の状況は毎朝報告しています。
        aws | incident | missing-goal | fires | ALB web-1 が 503 を返します。コンソールには「時間をおいて比較してください」とあります。
        aws | incident | missing-goal | fires | ALB web-1 が 503 を返します。社員には、異常を見たら通知してください、と伝えています。
        aws | incident | missing-goal | fires | ALB web-1 で次の警告が出ます。\n上限を広げてください
        "#,
    );
}

/// Work with invoices that is late, what comes back after each restart, and software
/// that is asked about.
#[test]
fn matters_in_passing_and_in_earnest() {
    check(
        r#"
        generic | incident | technical-and-billing-mixed | silent | ジョブ JOB-1 が異常終了します。\n\n月次の締めが 11/30 までに終わらないと、請求書の発送が 1 日ずれます。\n上限を 12 GiB へ上げてもらえますか。
        kasten | question | technical-and-billing-mixed | silent | 消えたノードはいつ外れますか。更改の見積もりを 12 月に出すため、正しい台数を知りたいです。
        aws | incident | technical-and-billing-mixed | silent | The key was used and a drop was read. The objects are invoices of partners, so we have to report it. Could you confirm what was read?
        aws | incident | technical-and-billing-mixed | fires | Glue のジョブ etl-1 が失敗します。原因を教えてください。また、12 月分の見積もりをください。
        aws | incident | previous-case-without-id | silent | EC2 i-0123456789abcdef0 を再起動すると 20 分ほどは 1 秒以内に戻り、また遅くなります。
        aws | incident | previous-case-without-id | fires | EC2 i-0123456789abcdef0 は先週直りましたが、また遅くなりました。
        sakura | question | customer-managed-software | fires | サーバ web01 に Apache を入れました。.htaccess にどう書けばよいか教えてください。
        sakura | question | customer-managed-software | silent | サーバ web01 の用途は Apache です。ディスクを増やす手順を教えてください。
        "#,
    );
}

/// What a page does not tell, and what would come, is no trouble.
#[test]
fn questions_about_what_is_not_told() {
    for draft in [
        "ライフサイクルに対応しているのかどうかが読み取れませんでした。対応していれば設定の方法を教えてください。\n",
        "外せる手順はありますか。https://docs.example.com/mfa_lost-or-broken.html に記述が見当たりませんでした。\n",
        "送信数の上限を 5 万へ引き上げてください。間に合わないと注文確認が届かず、開店を延ばすことになります。\n",
    ] {
        assert_eq!(kind(draft), "question", "{draft}");
    }
    for draft in [
        "ファイルが読み取れませんでした。設定の方法を教えてください。\n",
        "The page https://docs.example.com/ is broken. How do we fix it?\n",
        "注文確認が届かず、開店を延ばすことになります。\n",
        "本番の画面が開きません。we close the window and open it again.\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
    for draft in [
        "# K10 のノード数が合いません (質問)\n\n消したノードはいつまで数えられますか。消えたノードの扱いは見つけられません。\n",
        "送信数の上限を 5 万へ引き上げてください。\n",
    ] {
        assert_eq!(kind(draft), "question", "{draft}");
    }
    let told = "ご利用料金についてお伺いします。10 月分の請求に 2 台分が計上されていますが、一覧には 1 台しか出てきません。\n";
    assert_eq!(kind(told), "billing");
    let trouble = "本番の画面が開きません。ご利用料金と請求の一覧も出てきません。\n";
    assert_eq!(kind(trouble), "incident");
    let billing = "Account 140928837765. The October invoice has a line of 0.00 USD. What is it? We close the books on 15 December.\n";
    assert_eq!(kind(billing), "billing");
}

/// A system for bills that is out, and a question about an outage, are trouble.
#[test]
fn outages_that_name_bills_or_questions() {
    for draft in [
        "# 返金の質問フォーム\n\n返金の件でご相談です。課金の記録を書く Lambda が 9:00 (JST) から応答しません。\n",
        "# 支払い: 決済ワーカー停止\n\n9:00 (JST) からワーカーが固まっています。課金の記録も請求の明細も作れません。\n",
        "# Invoice: nightly export hangs\n\nThe export of invoices hangs since 9:00 JST. Charges are not booked.\n",
        "# Charge - station offline\n\nThe station does not respond. No charge starts and no bill is written.\n",
        "# ログインできない (質問)\n\n9:00 (JST) から踏み台にログインできません。なぜですか。\n",
        "# 返金について\n\n返金と請求の集計が 9 時から 3 倍に延び、課金が遅延しています。EC2 で動くものです。\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
    for draft in [
        "# Charges\n\nWe have a question about our charges. The discount does not appear on the October invoice. Why?\n",
        "# 料金の確認\n\n料金の割引が 10 月分の請求に反映されていません。理由を教えてください。\n",
    ] {
        assert_eq!(kind(draft), "billing", "{draft}");
    }
    check(
        "generic | incident | technical-and-billing-mixed | silent | 今月は請求書の送付が止まっています。11 月分の請求書も来ていません。請求書はいつ来ますか。",
    );
    let mut kinds = [
        "It works now. You may close the office ticket.\n",
        "Please close the shop case, the job runs again.\n",
    ]
    .into_iter()
    .map(kind);
    assert!(kinds.all(|kind| kind == "closing"));
}

/// The side of a connection, the accounts of customers and a program that runs on a
/// server name no resource and no source.
#[test]
fn what_stands_beside_a_resource() {
    check(
        r#"
        aws | incident | missing-resource-id | fires | RDS 側でエラーが出て、書き込みに失敗します。
        aws | incident | missing-resource-id | fires | The ECS side drops all requests.
        aws | incident | missing-resource-id | fires | EC2 のサーバーが 503 を返します。会員アカウントの解約を受け付けるサーバーです。
        aws | incident | missing-resource-id | fires | Our EC2 server answers 503. Members close their accounts on it.
        aws | incident | missing-resource-id | silent | We want to close our old test account. EC2 refuses it.
        aws | incident | missing-source-or-destination@どこから | fires | EC2 上で稼働させている psql に接続できません。
        aws | incident | missing-source-or-destination@どこから | silent | EC2 (10.9.1.20) で curl 10.9.1.8 がタイムアウトし、接続できません。
        "#,
    );
}

/// A time that may have been read off a machine, or in another place, has no zone of
/// the author's.
#[test]
fn times_of_another_clock() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。Datadog のグラフでは 11/17 23:58 に落ちています。
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。\n\n復旧: 11/17 23:58 (ホストの時計)
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。\n\n証跡の出力です。\n- 11/17 23:58 に停止\n- 11/17 23:59 に再開
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。\n\n11/17 23:58 DeleteFunction\n11/17 23:59 WARNING retry
        aws | incident | timestamp-without-timezone | fires | The function etl-1 stopped on 18 November at 09:05 JST. The audit trail says it was deleted on 17 November at 23:58.
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。ベトナムの工場が気づいたのは 11/17 21:10 です。
        aws | incident | timestamp-without-timezone | fires | # 停止 (シドニーから)\n\n関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。11/17 11:30 に設定を見直しています。
        aws | incident | timestamp-without-timezone | fires | The function etl-1 stopped on 18 November at 09:05 CET. Our people in Osaka changed it on 17 November at 18:00.
        aws | incident | timestamp-without-timezone | fires | 関数 etl-1 が 11/18 の 9:05 (JST) に止まりました。最後の受信は 11/17 23:58 です。
        aws | incident | timestamp-without-timezone | fires | The function etl-1 stopped on 18 November at 09:05 JST. The newest file is dated 17 November, 23:58.
        aws | incident | timestamp-without-timezone | silent | The function etl-1 stopped on 18 November at 09:05 JST. We changed the role on 17 November at 18:00.
        veeam | incident | timestamp-without-timezone | fires | # Job A\n\n| 日付 (JST) | 開始 | サーバーの表示 |\n|---|---|---|\n| 11/18 | 22:00 | 13:02 |\n
        veeam | incident | timestamp-without-timezone | fires | # Job A\n\n| Day (JST) | Start | Alert |\n|---|---|---|\n| 18 Nov | 22:00 | 17 Nov 13:02 |\n
        "#,
    );
}

/// A button that does nothing, the last matter of another kind, and what others stopped,
/// are no word on how it stands.
#[test]
fn what_tells_nothing_of_how_it_stands() {
    check(
        r#"
        aws | incident | missing-ongoing-status | fires | The failure occurred on 18 November at 09:05 JST. I clicked Save, but nothing appeared.
        aws | incident | missing-ongoing-status | fires | 11/18 22:10 (JST) にエラーが発生しました。書き方がよくないと思います。
        aws | incident | missing-ongoing-status | fires | The failure occurred on 18 November at 09:05 JST. The last case on 2 November was about the bill.
        aws | incident | missing-ongoing-status | fires | 11/18 22:10 (JST) にオートスケーリングがインスタンスを停止しました。
        aws | incident | missing-ongoing-status | fires | 関数は 11/18 22:10 (JST) に監視基盤側で処理を切断しました。
        aws | incident | missing-ongoing-status | silent | 11/18 22:10 (JST) に当方がインスタンスを停止しました。
        "#,
    );
}

/// Words that only stand near trouble, or are of another matter, take no finding away.
#[test]
fn words_of_another_matter() {
    check(
        r#"
        aws | incident | missing-region-or-zone | fires | 11/18 9:05 (JST) から i-0123456789abcdef0 に接続できません。機種は NVR510、大阪、福岡の 2 台です。
        aws | incident | missing-region-or-zone | fires | 11/18 9:05 (JST) から i-0123456789abcdef0 に接続できません。接続元は Ubuntu22/大阪 です。
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。守衛が日に 3 回巡回しています。
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。店員が設定を見に行っています。
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。注文が 0 件でも接続は切れます。
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nThe NLB front-nlb drops connections. Three colleagues manage it without problems.
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nThe NLB front-nlb drops connections. By design no branch can change it.
        aws | incident | error-without-operation | fires | 「AccessDenied」が 11/18 9:05 (JST) から出ます。次の deploy stage は来週です。
        aws | incident | error-without-operation | fires | 「AccessDenied」が 11/18 9:05 (JST) から出ます。バケットは営業の pipeline のものです。
        aws | incident | error-without-operation | fires | 「OutOfMemoryError」が出ています。資料は https://docs.example.jp/x に 450 件あります。
        alibaba | incident | missing-reproduction-steps | fires | The function fc-invoice fails with "FunctionTimeout". The contract covers 2 % of all requests.
        alibaba | incident | missing-reproduction-steps | fires | The function fc-invoice fails with "FunctionTimeout". Such a thing happened once in spring.
        alibaba | incident | missing-reproduction-steps | fires | 端末 35 台の接続が失敗します。先月、営業所を移した後、担当が変わりました。
        aws | incident | vague-symptom | fires | ブログが重いです。先週の再起動は 3 分で完了しました。
        aws | incident | vague-symptom | fires | ブログが重いです。急ぎません。\n\n対象は web-1 です。\n\n場所は大阪です。\n\n移行は 3 時間を要しました。
        aws | incident | vague-symptom | fires | 画面が正しく動かない台が倉庫に多く、弱っています。
        aws | incident | vague-symptom | fires | 処理が元に戻らないと店舗から相談を受けた画面がおかしいです。
        "#,
    );
    let waits = "仮想マシンの入出力の待ち時間が取れません。設定の方法を教えてください。\n";
    assert_eq!(kind(waits), "incident");
}

/// Who answers in a running case, wishes for a feature or asks that a limit be raised
/// reports no incident, however the words for that go.
#[test]
fn answers_wishes_and_raises_are_no_incidents() {
    for (draft, expected) in [
        (
            "受付番号 2026-1118-00417 に返信いたします。\n\n起動はしますが、NIC のリンクが上がりません。\n",
            "reply",
        ),
        (
            "ケース番号: 07391826\n\nご依頼の再実行の結果をお知らせします。ジョブは同じエラーで失敗しました。\n",
            "reply",
        ),
        (
            "This is our reply to case 07391826.\n\nThe job failed again.\n",
            "reply",
        ),
        (
            "# 機能のご要望: 結果の CSV 出力\n\nいまは書き写しに失敗することがあります。\n",
            "feature-request",
        ),
        (
            "# 同時実行数の上限緩和のお願い\n\n画面では「Requested increase requires manual review」と表示されます。1,000 を 4,000 にしたいです。\n",
            "question",
        ),
        (
            "ケース番号: 07391826 の件ではありません。\n\nご依頼の結果をお知らせください。ジョブが失敗します。\n",
            "incident",
        ),
        (
            "# エンドポイントの返信が遅い\n\nサーバ 12 への返信が 30 秒かかり、失敗します。\n",
            "incident",
        ),
        (
            "# The quota increase was not applied\n\nCalls still fail with \"LimitExceeded\" since the quota was raised.\n",
            "incident",
        ),
        (
            "# 機能の改善後に停止\n\n検索の機能を改善した版で、画面が止まります。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), expected, "{draft}");
    }
}

/// How somebody politely asks to be told, and when he calls it done, is a goal; thanks
/// for what was told are none.
#[test]
fn polite_requests_and_conditions_are_goals() {
    check(
        r#"
        soracom | question | missing-goal | silent | Funnel の 1 レコードの上限サイズをお教えください。
        soracom | question | missing-goal | silent | Funnel の 1 レコードの上限サイズをお示し願います。
        soracom | incident | missing-goal | silent | 3 枚の SIM がオフラインです。切断の記録をお調べいただけますでしょうか。
        alibaba | incident | missing-goal | silent | Problem: a claim of the class essd never leaves Pending.\nDone when: `kubectl get pvc data-0` shows Bound
        alibaba | incident | missing-goal | silent | 現象: ボリュームが Pending のままです。\n完了条件: 状態が Bound になること
        soracom | incident | missing-goal | fires | 3 枚の SIM がオフラインです。先日お教えいただいた手順のとおりです。
        soracom | incident | missing-goal | fires | 3 枚の SIM がオフラインです。お調べいただき、ありがとうございました。
        alibaba | incident | missing-goal | fires | Problem: a claim of the class essd never leaves Pending.\nThe load was done when it began.
        "#,
    );
}

/// A number that a limit is raised to, how a machine is paid for, invoices of the
/// author's own customers and harm are neither trouble nor a question about money.
#[test]
fn neither_technical_nor_money() {
    check(
        r#"
        alibaba | question | technical-and-billing-mixed | silent | 従量課金 ecs.c7 系の vCPU クォータを、100 から 400 に引き上げていただきたく申請いたします。
        alibaba | question | technical-and-billing-mixed | silent | Please raise the vCPU quota from 100 to 400. What is the price of one more?
        generic | incident | technical-and-billing-mixed | silent | gmail.com 宛てのメールがすべて拒否されます。顧問先 22 社に請求書をお送りできず、困っています。設定すべき値をご教示ください。
        generic | incident | technical-and-billing-mixed | silent | Mail to gmail.com is rejected with 550. We cannot send any invoices. Which value must we set?
        generic | incident | technical-and-billing-mixed | silent | 同じ電文が 2 件ずつ届き、失敗します。課金メーターの値が二重です。設定の有無を知りたいです。
        generic | incident | technical-and-billing-mixed | silent | Impact: the new backups cannot start\nQuestion: can the quota be raised, and what is the monthly price per TB?
        alibaba | question | technical-and-billing-mixed | fires | ECS への接続が 502 になります。直し方を教えてください。あわせて、従量課金の単価も教えてください。
        generic | incident | technical-and-billing-mixed | fires | gmail.com 宛てのメールが拒否されます。設定すべき値をご教示ください。また、先月分の請求書が届きません。再発行をお願いします。
        generic | incident | technical-and-billing-mixed | fires | Mail to gmail.com fails with 550. Which value must we set? Also, please explain the invoice you sent us.
        generic | incident | technical-and-billing-mixed | fires | Symptom: the backups cannot start\nQuestion: how can we fix that, and what is the monthly price per TB?
        "#,
    );
}

/// The parts of one request, and what is asked of money about one plan, are one matter.
#[test]
fn parts_of_one_request() {
    check(
        r#"
        aws | incident | multiple-issues | silent | # Lambda の上限緩和のお願い\n\n## 理由\nLambda の呼び出しが 1,000 を超えるとエラーになります。\n\n## 確認していること\nService Quotas の画面では申請が進みません。理由を知りたいです。
        aws | closing | multiple-issues | silent | We would like to close the member account 318204957713.\n\nPlease confirm two things:\n\n1. Will the plan keep being billed to us?\n2. Can we still download the invoices of 2025?
        aws | billing | multiple-issues | silent | メンバーアカウント 318204957713 を解約したいと考えています。質問は 2 点です。\n\n1. 解約した月の請求はいつ締まりますか。\n2. 請求書は解約後も取得できますか。
        aws | billing | multiple-issues | fires | Two questions:\n\n1. Why did the invoice of October grow?\n2. How do we change the payment method?
        aws | question | severity-impact-mismatch | silent | 緊急度: normal\n12 月にスロットリングが起きると本番の注文の受け付けが全件止まります。上限を 4,000 に引き上げてください。
        aws | question | severity-impact-mismatch | fires | 緊急度: normal\nスロットリングが起きて、本番の注文の受け付けが全件止まっています。上限を 4,000 に引き上げてください。
        aws | closing | multiple-issues | fires | We would like to close the member account 318204957713.\n\nTwo questions:\n\n1. Will the plan keep being billed to us?\n2. The Lambda function etl-1 fails with "AccessDenied"; why?
        "#,
    );
}

/// A word in brackets that heads a part of a form is no blank; one that stands for a
/// value or a title is.
#[test]
fn headings_in_brackets() {
    check(
        r#"
        alibaba | incident | unfilled-blank | silent | # 名前解決の不具合\n\n## [How]\n下の dig で NXDOMAIN になります。\n\n## [When]\n11/18 3:00 (JST) から。
        alibaba | incident | unfilled-blank | fires | # 名前解決の不具合\n\n## [備考]\n\n## [When]\n11/18 3:00 (JST) から。
        alibaba | incident | unfilled-blank | silent | # 名前解決の不具合\n\n## [When]\n11/18 3:00 (JST) から。\n\n## [Where]\n社内から見ています。
        alibaba | incident | unfilled-blank | fires | # 名前解決の不具合\n\n## How\n[dig の結果]\n\n## [When]\n11/18 3:00 (JST) から。
        alibaba | incident | unfilled-blank | fires | # [タイトル]\n\n名前解決が NXDOMAIN になります。
        "#,
    );
}

/// The label of a setting claims no urgency; the author does.
#[test]
fn labels_of_settings_claim_no_urgency() {
    check(
        r#"
        aws | incident | urgency-words-in-text | silent | 「Apply immediately」を選んで実行すると、8 分後に元の版へ戻ります。
        aws | incident | urgency-words-in-text | silent | We ticked the apply immediately option, and the version went back after 8 minutes.
        aws | incident | urgency-words-in-text | fires | The version went back after 8 minutes. Please answer immediately.
        aws | incident | urgency-words-in-text | fires | "Apply immediately" を選びました。至急ご対応ください。
        "#,
    );
}

/// A database that the provider runs is the provider's; one on a server is not.
#[test]
fn databases_of_the_provider() {
    check(
        r#"
        sakura | question | customer-managed-software | silent | データベースアプライアンス(PostgreSQL)のバックアップを 1 時間ごとにする方法を教えてください。
        sakura | question | customer-managed-software | silent | How do we set up hourly backups of the database appliance (PostgreSQL)?
        sakura | question | customer-managed-software | fires | サーバに入れた PostgreSQL のバックアップを 1 時間ごとにする方法を教えてください。
        "#,
    );
}

/// Hours beside a zone, or the way that is preferred, make a number a contact.
#[test]
fn contacts_with_hours() {
    check(
        r#"
        veeam | incident | missing-contact | silent | Job A fails.\nOpened by Hannah Meyer (case administrator), Lindenhof GmbH, +49 30 555 0164, hannah.meyer@lindenhof.de; reach me 09:00-16:00 CET, e-mail preferred
        veeam | incident | unmasked-personal-data | silent | Job A fails.\nOpened by Hannah Meyer, Lindenhof GmbH, +49 30 555 0164, hannah.meyer@lindenhof.de; reach me 09:00-16:00 CET, e-mail preferred
        veeam | incident | unmasked-personal-data | fires | Job A fails since 09:00-16:00 CET for one of our customers, Hannah Meyer, +49 30 555 0164.
        veeam | incident | unmasked-personal-data | fires | The mail to Hannah Meyer, +49 30 555 0164, hannah.meyer@lindenhof.de, is listed twice; e-mail preferred.
        "#,
    );
}

/// How a service judges a fault is no question about its state; neither does a page
/// that says nothing, or a fault that is foreseen, tell of trouble.
#[test]
fn what_is_judged_foreseen_or_not_described() {
    check(
        r#"
        aws | question | status-question-without-problem | silent | ヘルスチェックが何回失敗すると「異常」と判定されるかを教えてください。
        aws | question | status-question-without-problem | fires | 東京リージョンで異常が起きていますか。
        "#,
    );
    for (draft, expected) in [
        (
            "フェイルオーバーの待ち時間をご教示いただけますか。ガイドには記載が見つかりませんでした。\n",
            "question",
        ),
        (
            "12 月 20 日にはスロットリングが起きると見ています。上限を 4,000 にできますか。\n",
            "question",
        ),
        (
            "復元したファイルが見つかりませんでした。対処を教えてください。\n",
            "incident",
        ),
        (
            "起動するとスロットリングが起きます。上限を 4,000 にできますか。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), expected, "{draft}");
    }
}

/// A number for the case in a title that answers, and a page that does not say, make no
/// incident of a draft.
#[test]
fn titles_that_answer_and_pages_that_do_not_say() {
    for (draft, expected) in [
        (
            "件名: Re: [Case 07418822] コピーが 99% で止まる件\n\nホットフィックスの後も、また 99% で止まりました。\n",
            "reply",
        ),
        (
            "件名: Restore of case 07418822 fails\n\nIt fails with \"Timed out\" again.\n",
            "incident",
        ),
        (
            "再起動は 1 ノードずつですか、全ノードが同時に止まるのかを確認させてください。ガイド (https://docs.example.com/ja/reboot.html) には、順序は記されていないようでした。\n",
            "question",
        ),
        (
            "9 時に全ノードが止まりました。対処を教えてください。\n",
            "incident",
        ),
        (
            "証明書に別名が記載されていません。対処を教えてください。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), expected, "{draft}");
    }
}

/// Tens of thousands are counted, too; so are some of several teams, and those who are
/// hit may be told under a label of that name.
#[test]
fn those_who_suffer_are_counted() {
    check(
        r#"
        aws | incident | missing-impact-or-deadline | silent | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。4 万人がログアウトされています。
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections. Two of five trading desks work without prices.
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections.\nWho is hit: both desks in Leith
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。4 万件のログがあります。
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nThe NLB front-nlb drops connections. Two of five targets are healthy.
        "#,
    );
}

/// The words of an error are not wanted where none is shown; a time of what the author
/// ran is by his watch; an amount of money is no status.
#[test]
fn no_error_own_commands_and_amounts() {
    check(
        r#"
        aws | incident | error-message-not-verbatim | silent | version 14 の行が 1 つもありません。Error message はどこにも出ていません。
        aws | incident | error-message-not-verbatim | fires | version 14 の行が 1 つもありません。Error message が出ています。
        kasten | incident | timestamp-without-timezone | silent | 2026/11/18 08:30 JST からログインできません。\n\n18 日 08:10 に `helm upgrade k10 kasten/k10 -n kasten-io -f values.yaml` で 8.0.12 から 8.0.13 に上げた。
        kasten | incident | timestamp-without-timezone | fires | 2026/11/18 08:30 JST からログインできません。\n\n18 日 08:10 に `k10-gateway-5d8f7c9b6-abcde in namespace kasten-io` が落ちた。
        alibaba | billing | technical-and-billing-mixed | silent | Line 14 of the invoice charges USD 486.20 for an idle address. Could you correct it?
        alibaba | incident | technical-and-billing-mixed | fires | The address answers 486 to half of the calls; why? Also, please explain the invoice of October.
        alibaba | incident | missing-goal | silent | 現象: 古い証明書が返ってくる。\n終わりの条件: 新しい期限が返ること
        "#,
    );
}

/// The same clock as that of a time that recurs is in its zone.
#[test]
fn a_run_of_what_recurs_is_in_its_zone() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | 11/16 以降、毎朝 6:00 JST のバッチが 2 時間で止まります。11/18 6:00 の回も同様でした。
        aws | incident | timestamp-without-timezone | fires | 11/16 以降、毎朝 6:00 JST のバッチが 2 時間で止まります。11/18 7:40 に止まりました。
        veeam | incident | timestamp-without-timezone | fires | 連絡先: 森、平日 9:00〜17:00 (JST)\n\nジョブが失敗します。11/18 9:00 の回も同様でした。
        aws | incident | timestamp-without-timezone | fires | 11/16 以降、毎朝 6:00 のバッチが 2 時間で止まります。11/18 6:00 の回も同様でした。
        aws | incident | missing-ongoing-status | silent | It began on 18 Nov 2026, 13:10 GMT; today at 09:00 GMT it is the same.
        aws | incident | missing-ongoing-status | fires | It began on 18 Nov 2026, 13:10 GMT. The region is the same.
        aws | incident | missing-impact-or-deadline | silent | 緊急度: 高\nタスクが 3 分おきに止まります。店頭のタブレット 60 台でメニューが表示されず、紙のメニューで接客しています。
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nタスクが 3 分おきに止まります。タスクは 60 台で動かしています。
        aws | question | vague-symptom | silent | Nothing has gone wrong so far; we go live on 11 January.
        aws | incident | vague-symptom | fires | Everything has gone wrong since we went live.
        "#,
    );
    for (draft, expected) in [
        (
            "# How is a shared archive priced?\n\nThe page does not say which of the two accounts pays. We would like to know how we are charged.\n",
            "billing",
        ),
        (
            "We'd love to be able to choose the profile by a label. Today each needs half an hour.\n",
            "feature-request",
        ),
        (
            "If a child fails and I redrive the parent, do the others run again? I could not find it in \"Redriving\".\n",
            "question",
        ),
        (
            "The agent could not find the volume and does not start. What should we do?\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), expected, "{draft}");
    }
}

/// What is done to the author's costs is harm; digits of a telephone are no status.
#[test]
fn harm_in_money_and_digits_of_a_telephone() {
    check(
        r#"
        aws | incident | technical-and-billing-mixed | silent | ジョブ frame-1 が RUNNABLE から進みません。\n影響: オンデマンドで代替すると費用が約 3 倍になります。\nお願い: 対処を教えてください。
        veeam | billing | technical-and-billing-mixed | silent | 安西 電話 048-555-0190\n\n期間の途中で減らし、返金を受けることはできますか。
        aws | incident | technical-and-billing-mixed | fires | ジョブ frame-1 が RUNNABLE から進みません。対処を教えてください。\nお願い: 先月の費用の内訳も教えてください。
        "#,
    );
}

/// Steps that one sentence counts are no matters.
#[test]
fn steps_counted_in_a_sentence() {
    check(
        r#"
        alibaba | incident | multiple-issues | silent | 関数 thumb が 2 回起動される。\n\n手順は (1) ossutil で OSS に置く (2) SLS を見る、の 2 つだけ。
        alibaba | question | multiple-issues | fires | 次の点です。①OSS の 403 の原因、②ECS の停止の対処方法を教えてください。
        "#,
    );
}

/// Who submits it, with the hours in the next sentence, or parted by blanks, is a contact.
#[test]
fn contacts_in_two_sentences_or_parted_by_blanks() {
    check(
        r#"
        veeam | incident | missing-contact | silent | Job A fails.\n\nSubmitted by Emma Larsson, licence administrator, Nordvik Bygg AB, phone +46 31 555 0187, emma@nordvik.se. Weekdays 08:00-16:30 CET, e-mail is fine.
        veeam | billing | missing-contact | silent | 株式会社めぐみ運輸　総務部　安西（ライセンス管理者）　電話 048-555-0190　anzai@megumi.co.jp　平日 9:30〜17:30 JST　メールでお願いします\n\n返金を受けることはできますか。
        veeam | incident | missing-contact@name | fires | Job A fails.\n\nThe phone of Nordvik Bygg AB is +46 31 555 0187. Weekdays 08:00-16:30 CET, e-mail is fine.
        veeam | incident | missing-contact@best time | fires | Job A fails.\n\nSubmitted by Emma Larsson, licence administrator, Nordvik Bygg AB, phone +46 31 555 0187, emma@nordvik.se. E-mail is fine.
        aws | incident | unmasked-personal-data | fires | 会員の安西様、電話 048-555-0190　anzai@megumi.co.jp　平日 が二重です。
        "#,
    );
    for (draft, expected) in [
        (
            "Re: Case 175398201746 - more data on the failover\n\nThe failover fails after 39 seconds.\n",
            "reply",
        ),
        (
            "Arc の件、つながるようになりました。\n\nこのお問い合わせは終了でお願いいたします。\n",
            "closing",
        ),
        (
            "機能に関するご提案(QuickSight)\n\n時刻を受信者ごとに選べるとよいです。いまは見落としが起きています。\n",
            "feature-request",
        ),
        (
            "この機能に関する提案を受けて設定したところ、画面が止まりました。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), expected, "{draft}");
    }
}

/// Money that is told, and not asked about, is no second matter: what is asked next is of
/// something else.
#[test]
fn money_is_a_matter_where_it_is_asked_about() {
    check(
        r#"
        aws | incident | technical-and-billing-mixed | silent | NAT ゲートウェイの通信量が 3 倍になり、請求額も増えました。i-0a1b2c3d4e5f60718 のどの通信が原因かを調べる方法を教えてください。
        aws | incident | technical-and-billing-mixed | silent | The invoice has doubled this month. Which of the nodes of i-0a1b2c3d4e5f60718 fail to start, and how do we find out why?
        alibaba | incident | technical-and-billing-mixed | fires | OSS への put_object が 403 で失敗します。切り分け方を教えてください。5 月分の請求が 3 倍です。理由を教えてください。
        aws | incident | technical-and-billing-mixed | fires | The job etl-1 fails with AccessDenied. What should we check? The May invoice shows 300 USD more than April. Why is that?
        aws | incident | technical-and-billing-mixed | fires | 関数 etl-1 がタイムアウトします。延ばし方を教えてください。請求が増えました。S3 の料金の内訳を教えてください。
        "#,
    );
}

/// What the author's own customers ask, alarms, and titles with a number of another
/// thing are no answer to the desk; nor does the limit that was raised make a question of
/// what fails since.
#[test]
fn an_incident_is_no_reply() {
    for draft in [
        "Subject: Re: [Alarm 20261127] EC2 down\n\nThe instance does not respond. Please restore it.\n",
        "# 障害\n\nお客様からご依頼のファイルを S3 に置きましたが AccessDenied になります。復旧をお願いします。\n",
        "# 障害\n\nEC2 上のチケット管理から利用者に返信します。その EC2 が停止しています。\n",
        "# SES fails\n\nEvery customer who is responding to our email gets a bounce. SES fails.\n",
        "Subject: Launch fails after quota increase for EC2\n\nThe launch fails since then. Please help.\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
}
