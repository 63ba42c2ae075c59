//! Turns of phrase that no rule was tuned for: what must be found in them, and what
//! must not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod table;

use binary::TicketLint;
use table::check;

/// The kind of a draft, as `inspect` tells it.
fn kind(name: &str, draft: &str) -> String {
    let args = ["inspect", "--format", "json", "--stdin-filename", name];
    let answer = TicketLint::new(&args).input(draft).run().json();
    answer["files"][0]["kind"].as_str().unwrap().to_owned()
}

fn all_are(expected: &str, drafts: &[&str]) {
    for draft in drafts {
        assert_eq!(kind("x.md", draft), expected, "{draft}");
    }
}

/// What documents say, and a command that a program does not know, are no trouble.
#[test]
fn questions_that_only_sound_like_trouble() {
    all_are(
        "question",
        &[
            "How do we share a snapshot?\n\nThe guide https://docs.example.com/x says a snapshot under the default key cannot be shared. Is a copy the supported way?\n",
            "オートスケールの冷却時間について\n\n拡張が始まってからの 300 秒なのか、終わってからの 300 秒なのか、どちらでしょうか。\n",
            "鍵の権限について\n\n    Error: unknown command \"permission\" for \"usacloud\"\n\n書き込み専用の鍵を作る方法はありますか。\n",
        ],
    );
    all_are(
        "incident",
        &[
            "The guide says the snapshot is shared at once, but the copy fails. How can we share it?\n",
            "コマンドが「Error: unknown host」で失敗します。直す方法はありますか。\n",
        ],
    );
}

/// A case is closed with its number in between, and a wish may be for any ability.
#[test]
fn closings_and_wishes() {
    let closing = "ケース 174000000012345 をクローズします。経路を加えて直りました。\n";
    assert_eq!(kind("x.md", closing), "closing");
    let wish = "ダウンロードのときに書式を選べるようにしてください。\n";
    assert_eq!(kind("x.md", wish), "feature-request");
}

/// What ends or is to be done beside the case is no closing and no wish for the product,
/// and who followed a document has trouble all the same.
#[test]
fn trouble_in_words_of_other_kinds() {
    all_are(
        "incident",
        &[
            "問い合わせ画面から添付ファイルを送ろうとすると、アプリが強制終了します。\n",
            "お問い合わせフォームで送信ボタンを押すとセッションが終了してしまいます。\n",
            "こちらで確認した手順と結果を添付しますので、ご確認のうえ終了しないバッチの原因を教えてください。EC2 が異常終了します。\n",
            "EC2 のポート 443 を開けるようにしてください。接続できません。\n",
            "As the guide says, we restarted the cluster and it crashed. How do we fix it?\n",
            "# Cluster down\n\nFollowing what the documentation says, we upgraded the cluster and all pods are down. What should we do?\n",
        ],
    );
    all_are(
        "question",
        &[
            "Lambda のタイムアウトの上限は何分ですか。返信の際は CC に team@example.jp を入れるようにしてください。\n",
            "証明書の更新手順を教えてください。電話は 12 時から 13 時を避けるようにしてください。\n",
        ],
    );
    all_are(
        "billing",
        &[
            "請求書の発行日を教えてください。\n",
            "請求書の送付期限はいつですか。請求書の発行日は変更できますか。\n",
        ],
    );
}

/// What is said in passing is no impact.
#[test]
fn figures_and_readers_in_passing() {
    for words in [
        "80 % of the disk is used.",
        "5% of CPU was idle.",
        "It costs us $0.045 per hour.",
        "The client library is outdated.",
        "The users table is empty.",
        "The network team has no objection.",
        "SNS subscribers get the message.",
    ] {
        check(&format!(
            "aws | incident | missing-impact-or-deadline | fires | Subject: EC2 down\\nEC2 i-0123456789abcdef0 stopped at 2026-11-27 10:00 JST. {words}\\nSeverity: high"
        ));
    }
}

/// What was asked or done before is no goal.
#[test]
fn what_was_done_is_no_goal() {
    for words in [
        "先週回答をお願いしましたが返事がありません。",
        "サーバを停止させていただきました。",
        "ベンダーに修正していただいた版です。",
        "証明書は先に提出していただきました。",
        "担当者に証明書を設定しておいてもらいましたが変わりません。",
        "設定は false → 変更後 true です。",
    ] {
        check(&format!(
            "aws | incident | missing-goal | fires | EC2 (i-0123456789abcdef0) に接続できません。{words}"
        ));
    }
}

/// 「要望」 heads what is asked about trouble, too.
#[test]
fn a_part_for_what_is_asked_makes_no_wish_for_the_product() {
    let asked = "事象：アップロードが失敗します。\n要望：アップロードできるようにしたいです。\n";
    assert_eq!(kind("x.txt", asked), "incident");
    let wish = "要望：書式を選びたいです。\n";
    assert_eq!(kind("x.txt", wish), "feature-request");
}

/// How much of the work fails, and what the customers see, is an impact.
#[test]
fn shares_of_work_are_an_impact() {
    check(
        r#"
        aws | incident | missing-impact-or-deadline | silent | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。予約の 3 割が失敗しています。
        aws | incident | missing-impact-or-deadline | silent | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。1 日あたり 20 万円を取りこぼしています。
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections. About 8 % of the bookings are delayed by an hour.
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections, so our clients' dashboards are stale.
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections. It costs about 3k EUR/h.
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nThe NLB front-nlb drops connections.\nEffect: pages fall back to old prices
        kasten | incident | missing-impact-or-deadline | silent | Priority: P2\nThe policy daily fails. The month-end closing is at risk.
        aws | incident | missing-impact-or-deadline | fires | 緊急度: 高\nNLB(front-nlb)経由の接続が切れます。再送の 3 割が失敗しています。
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nThe NLB front-nlb drops about 8 % of the connections.
        "#,
    );
}

/// Money that is only counted, or work that has to do with invoices, is no matter of
/// money.
#[test]
fn money_in_passing() {
    check(
        r#"
        aws | incident | technical-and-billing-mixed | silent | ECS サービス web が停止しました。原因を教えてください。28 日が請求書の発送日で、それまでに直したいです。
        soracom | incident | technical-and-billing-mixed | silent | SIM(440103012345678)が接続できません。12/1 の請求に間に合わせたいので、対処を教えてください。
        veeam | incident | technical-and-billing-mixed | silent | ジョブ Daily の移行が失敗します。契約更新に合わせて別のバケットへ移したいので、手順を教えてください。
        soracom | billing | technical-and-billing-mixed | silent | 9 月の明細に 18,420 円が計上されています。どの SIM の分かを確認する方法を教えてください。
        aws | billing | technical-and-billing-mixed | fires | Redshift のクラスター dwh-1 が再起動し、現在は収束しています。早く気づくための設定を教えてください。また、止まっていた間の料金の返金をお願いします。
        aws | incident | technical-and-billing-mixed | fires | Glue のジョブ etl-1 が失敗します。原因を教えてください。また、請求書の送付先を変えたいです。
        "#,
    );
}

/// A zone in the heading of a table is that of its times; one told in a paragraph goes
/// on there, whatever zone a table was copied in.
#[test]
fn zones_over_tables() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | # 関数 etl-1 の停止\n\n## 経過(日本時間)\n\n| 時刻 | 出来事 |\n|---|---|\n| 11/18 02:00 | 開始 |\n
        aws | incident | timestamp-without-timezone | silent | # 関数 etl-1 の停止\n\n経過(日本時間)\n\n| 時刻 | 出来事 |\n|---|---|\n| 11/18 02:00 | 開始 |\n
        aws | incident | timestamp-without-timezone | silent | # The function etl-1 stopped\n\n## Course of events (UTC)\n\n| Time | What |\n|---|---|\n| 11/18 02:00 | start |\n
        aws | incident | timestamp-without-timezone | silent | 11/18 17:40 JST から 18:05 JST まで公開されていました。18:05 に無効にしました。\n\n| eventTime | eventName |\n|---|---|\n| 2026-11-18T08:58:12Z | GetCallerIdentity |\n
        aws | incident | timestamp-without-timezone | fires | # 関数 etl-1 の停止\n\n## 経過\n\n| 時刻 | 出来事 |\n|---|---|\n| 11/18 02:00 | 開始 |\n
        aws | incident | timestamp-without-timezone | fires | 11/18 17:40 JST に公開されました。\n\n11/17 18:05 に無効にしました。\n\n| eventTime | eventName |\n|---|---|\n| 2026-11-18T08:58:12Z | GetCallerIdentity |\n
        "#,
    );
}

/// What a definite attempt ended in, and who suffers, is no vague symptom.
#[test]
fn told_beside_the_symptom() {
    check(
        r#"
        soracom | incident | vague-symptom | silent | 症状: セッションが 04:10 JST に消え、作られません。\n試したこと: 04:25 に電源を入れ直したが、つながらなかった
        veeam | incident | vague-symptom | silent | VM fs-1 をいまも復元できていません。\n\n部署のファイルサーバが使えず、約 60 名が紙で作業しています。
        soracom | incident | vague-symptom | fires | 症状: セッションが 04:10 JST に消え、作られません。\n試したこと: いろいろ試しましたが、つながりません
        veeam | incident | vague-symptom | fires | 部署のサーバが使えず、60 名が紙で作業しています。
        "#,
    );
}

/// A path through menus tells the steps.
#[test]
fn steps_as_a_path() {
    check(
        r#"
        veeam | incident | missing-reproduction-steps | silent | VM fs-1 の復元が失敗します。ホーム > バックアップ > fs-1 > VM 全体の復元 と進めました。
        veeam | incident | missing-reproduction-steps | silent | VM fs-1 の復元が失敗します。［ホーム］→［バックアップ］→［復元］の順にクリックしました。
        veeam | incident | missing-reproduction-steps | silent | The job Lab-Verify fails with "heartbeat is disabled". Start the job to see it.
        veeam | incident | missing-reproduction-steps | fires | VM fs-1 の復元が失敗します。速度が 180 → 20 MB/s に落ちました。
        "#,
    );
}

/// A connection to something is what was being done when it failed.
#[test]
fn operations_of_a_connection() {
    check(
        r#"
        aws | incident | error-without-operation | silent | 決済 API への接続が 5 回に 1 回ほど「cannot assign requested address」で失敗します。
        aws | incident | missing-source-or-destination | silent | Lambda が VPC 内の redis-1.example.jp に接続できず、タイムアウトします。
        aws | incident | error-without-operation | fires | 5 回に 1 回ほど「cannot assign requested address」で失敗します。
        "#,
    );
}

/// A state in which all is well is no error, and neither is the title of a page.
#[test]
fn states_that_are_fine() {
    check(
        r#"
        aws | incident | missing-request-id | silent | We ran the command below.\n    aws dynamodb describe-continuous-backups --table-name cart\n    -> PointInTimeRecoveryStatus: ENABLED\nA job deleted our items.
        veeam | question | error-without-operation | silent | ガイドの「Migrating to AnotherTier」 (https://helpcenter.example.com/docs/) を読みました。移行中にジョブを止める必要はありますか。
        "#,
    );
}

/// An error that is waved away is a paraphrase.
#[test]
fn other_words_for_a_paraphrase() {
    check(
        r#"
        alibaba | incident | error-message-not-verbatim | fires | バケット media-1 へのアップロードが、権限がどうのこうのというエラーで失敗します。
        alibaba | incident | error-message-not-verbatim | silent | バケット media-1 へのアップロードが「AccessDenied」というエラーで失敗します。
        "#,
    );
}

/// A wish is one however short it is.
#[test]
fn wishes_in_few_words() {
    check(
        r#"
        soracom | incident | missing-goal | silent | SIM(440103012345678)のセッションが作られません。理由の確認と、再接続の方法をお願いします。
        sakura | incident | missing-goal | silent | サーバ app01(113901112223)が停止しました。https で見られるように設定しておいてください。
        sakura | incident | missing-goal | silent | サーバ app01(113901112223)が停止しました。障害報告書を提出してください。
        alibaba | question | missing-goal | silent | EIP の上限引き上げ\n現在 20 → 希望 60
        alibaba | incident | missing-goal | silent | 証明書をもう 1 枚追加したい(SNI)\n証明書が選べません。
        aws | incident | missing-goal | silent | 接続 dxcon-fh8a9b0c が切れています。1 時間以内に復旧させてください。
        aws | incident | missing-goal | silent | EC2 i-0abc1234def567890 が停止しました。結果を書面でください。
        veeam | incident | missing-goal | silent | - The job Stores fails with "CBT data is invalid".\n- wanted: CBT stays valid
        alibaba | incident | missing-goal | fires | ECS i-6we1a2b3c4d5e6f7g8h9 の表示が遅いです。改善してください。
        "#,
    );
}

/// How the latest runs ended tells whether it goes on.
#[test]
fn counted_runs_go_on() {
    check(
        r#"
        veeam | incident | missing-ongoing-status | silent | ジョブ Daily が 11/18 20:05 (JST) に失敗しました。3 回試して 3 回とも同じです。
        veeam | incident | missing-ongoing-status | fires | ジョブ Daily が 11/18 20:05 (JST) に失敗しました。
        "#,
    );
}

/// A name behind its department, and a bare word for the way, are parts of a contact.
#[test]
fn contacts_in_one_line() {
    check(
        r#"
        veeam | incident | missing-contact@氏名 | silent | ジョブ Daily が失敗します。\n連絡先: 情報システム部 野口 noguchi@example.co.jp 03-5550-9876
        veeam | incident | missing-contact@連絡方法 | silent | ジョブ Daily が失敗します。\n連絡先: 例示商事 東 / higashi@example.jp / 092-555-0188 / 平日 10:00-17:00 / メール
        veeam | incident | missing-contact@preferred | silent | The job Stores fails.\nContact: Example AG, Jonas Weber, j.weber@example.com, +41 44 555 01 02, weekdays 08:00-17:00 CET, e-mail. An engineer is there.
        veeam | incident | missing-contact@連絡方法 | fires | ジョブ Daily が失敗します。\n連絡先: 例示商事 東 / メール: higashi@example.jp / 092-555-0188
        "#,
    );
}

/// Who asks for a list means no single resource.
#[test]
fn lists_name_no_resource() {
    check(
        r#"
        soracom | incident | missing-resource-id | silent | SIM 一覧が取得できません。
        soracom | incident | missing-resource-id | fires | SIM が通信できません。
        aws | incident | missing-resource-id | fires | EC2許可リストを更新した後に接続できません。
        "#,
    );
}

/// A server in the name of a product is no server of the author's.
#[test]
fn servers_in_names() {
    check(
        r#"
        veeam | incident | missing-resource-id@Server | silent | Veeam Backup & Replication 12.3.0.310, Windows Server 2022.\nThe service does not start.
        generic | incident | missing-resource-id | fires | Windows Server に RDP で接続できません。
        "#,
    );
}

/// An address may stand between a page and what was done with it.
#[test]
fn the_page_was_checked() {
    check(
        r#"
        sakura | incident | status-page-not-checked | silent | サーバ app01(113901112223)が停止しました。障害情報のページ(https://help.example.jp/status/list/of/faults)は 07:00 に確認し、掲載はありません。
        "#,
    );
}

/// A change between two named levels is one; 低下 is no level.
#[test]
fn levels_changed_and_misread() {
    check(
        r#"
        aws | reply | severity-change-in-same-case | fires | 本ケースの緊急度を「本番システムのパフォーマンス低下」から「ビジネスクリティカルなシステムの停止」へ変更してください。
        aws | incident | severity-change-in-same-case | silent | EC2 に接続できません。緊急度は高、対象は i-0123456789abcdef0 で、昨日 10:00 (JST) ごろにセキュリティグループの設定を変更してから発生しています。
        aws | incident | severity-impact-mismatch | silent | 緊急度: 画面のレスポンス低下\n本番サイトが停止しています。
        "#,
    );
}

/// リソース is no ソース, and 手元 is no 元.
#[test]
fn sources_in_words() {
    check(
        r#"
        sakura | incident | work-on-behalf | silent | ご提供いただいておりますロードバランサ(リソース ID 113911223344)の実サーバが DOWN と表示されます。
        aws | question | not-self-contained | silent | 手元の理解は次の表のとおりです。この順で合っていますか。
        "#,
    );
}

/// A guaranteed number of seconds is a figure of performance.
#[test]
fn figures_in_seconds() {
    check(
        r#"
        aws | question | performance-figures | fires | Aurora のフェイルオーバーにかかる秒数の保証値を教えてください。
        "#,
    );
}

/// A reply below the desk's own words goes to a case that has its account.
#[test]
fn a_reply_that_quotes_the_desk() {
    check(
        r#"
        aws | reply | missing-account-id | silent | ご質問に回答します。\n\n> 発生時刻をお知らせください\n\n11/18 9:12(日本時間)です。関数 etl-1 の原因を教えてください。
        "#,
    );
}
