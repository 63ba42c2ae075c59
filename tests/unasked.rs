//! Drafts that say enough, and near ones that do not: what cannot be had, or is there in
//! another shape, is not asked for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod table;

use binary::kind;
use table::check;

/// Whoever says that nothing is out of order, or heads the draft with a question, asks.
#[test]
fn a_question_that_calls_itself_one() {
    for draft in [
        "ロールの使い方の質問です。11/18 に試すと 403 が返りましたが、これは読んだとおりです。絞る方法はありますか。\n",
        "まだ計画の段階で、障害ではありません。11/18 9:05 に試作で 3 行が重複しました。避ける設定はありますか。\n",
        "障害の報告ではなく、仕様の確認です。検証では 2 回失敗しました。上限は何回ですか。\n",
        "# 世代を減らすと、古い世代は消えずに残りますか\n\n検証では消えませんでした。10 月に試しています。\n",
        "# サーバ台数の上限の引き上げのお願い(大阪)\n\n51 台目で「上限に達しています」となり、作れません。\n",
        "# 会社統合に伴う名義の変更について\n\n画面で直すと「変更できません」と出ます。\n",
        "Planning question, Fabrikam. A copy of the disk by script fails with 404. Which call does it?\n",
        "A question before an upgrade: our test of 3 November failed once. Which comes first?\n",
        "Nothing is broken. In the test the sync stopped at 12:10. May we add the other direction later?\n",
        "**May we add a second region later?**\n\nIn a test it failed with HTTP 403 on 3 November.\n\n### Background\n\nTwo sites.\n",
        "subject: which rate may we call the API at? (429 at night)\n\nCalls fail with 429 since 18 November.\n",
        "# Raise the limit of GPU instances in Tokyo from 64 to 512 vCPUs\n\nRunInstances fails with VcpuLimitExceeded.\n",
        "type: account (not a fault)\nsubject: two stolen routers\n\nThe first has been offline since 25 November.\n",
        "# 世代の削除と通知の仕様確認\n\n期限を過ぎた世代を消す前に通知は出ますか。上限について確証が取れていません。\n",
        "# 一時 URL の有効期限の仕様\n\n鍵を無効にすると、期限内の URL も使えなくなりますか。\n",
        "# リソース制限の緩和申請:サーバ台数\n\n21 台目で `limit_count` のエラーが出ます。50 台を希望します。\n",
        "# 2 段階認証の端末を失くし、会員メニューに入れない\n\nコードを入れると「正しくありません」と出ます。\n",
        "依頼の種類 …… リソース上限の引き上げ\n状況 …… 31 台目で「上限に達しています」と出ました。\n",
        "subject: Quota increase request for vCPUs\n\nRunInstances fails with QuotaExceeded. We would like 96.\n",
    ] {
        assert_eq!(kind(draft), "question", "{draft}");
    }
    for draft in [
        "サーバが止まっています。これは障害ではありませんか。\n",
        "回線の障害ではありません。それでも 9:05 から接続できません。\n",
        "# 古い世代が消えたのは仕様でしょうか\n\n11/18 9:05 に世代が消えました。\n",
        "# ジョブが止まったのはなぜですか\n\n11/18 9:05 にジョブが止まりました。\n",
        "# 復旧の手続きについて\n\n11/18 9:05 からサーバが応答しません。\n",
        "# Why does the nightly export fail?\n\nIt fails since 18 November at 02:10.\n",
        "# Can we get the failing export to work?\n\nIt fails since 18 November at 02:10.\n",
        "# How to fix the 502 of our shop\n\nThe shop answers 502 since 09:05.\n",
        "# 担当者の変更後にログインできない\n\n11/18 9:05 からログインできません。\n",
        "This is a bug, not a usage question. The export fails since 02:10.\n",
        "## 何が起きていますか\n\n11/18 9:05 からサーバが応答しません。\n",
        "## What did you do?\n\nWe called the API and it fails with 500 since 09:05.\n",
        "# The certificate is not renewed\n\nIt was to be renewed on 9 November. The page says so.\n\n- DNS is right.\n- The port is open.\n\nIt fails since 3:12.\n\nThe shop warns from December. Until then nothing is broken, so the priority is medium.\n",
        "# 制限緩和の後に起動できない\n\n11/18 9:05 から web-1 を起動できません。\n",
        "# 利用枠申請の画面でエラーが出る\n\n11/18 9:05 から送信すると 500 が返ります。\n",
        "# 新しい仕様のサーバが起動しない\n\n11/18 9:05 から起動しません。\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
}

/// Trouble of runs that nobody starts cannot be shown in steps, if what they left is shown.
#[test]
fn steps_of_what_runs_by_itself() {
    check(
        r#"
        veeam | incident | missing-reproduction-steps | silent | 件名: 夜間ジョブ NAS-01 が 2 日続けて失敗\n\n11/18 22:00 と 11/19 22:00 (JST) の回が失敗しました。ログです。\n\n  2026-11-18 22:14:03 ERROR block 14 CRC mismatch\n
        kasten | incident | missing-reproduction-steps | silent | The hourly policy erp fails since 18 November.\nThe runs of 18 Nov 09:00 CET and 18 Nov 10:00 CET ended with\n\n  Timeout waiting for snapshot: context deadline exceeded\n
        alibaba | incident | missing-reproduction-steps | silent | The replica lags each night.\nThe lag reaches 940 seconds at 02:10 CET, and is zero at 04:30 CET on 18 November.
        kasten | incident | missing-reproduction-steps | silent | ポリシー erp が「lock not available」で失敗します。手動の Run Once でも同じエラーです。
        veeam | incident | missing-reproduction-steps | silent | The proxy px1 showed "Service unavailable" on 18 November. It recovered by itself at 14:20 CET.
        alibaba | incident | missing-reproduction-steps | silent | コンソールが遅いです。手順は、コンソールにログインし、一覧から kura を開くだけ。
        veeam | incident | missing-reproduction-steps | fires | 件名: 夜間ジョブ NAS-01 が失敗\n\n夜間ジョブ NAS-01 が「CRC mismatch」で失敗します。
        veeam | incident | missing-reproduction-steps | fires | 件名: 夜間ジョブ NAS-01 が失敗\n連絡先: 佐藤 (10:00〜18:00 JST)\n\n11/18 22:00 (JST) に夜間ジョブ NAS-01 が失敗しました。\n\n  2026-11-18 22:14:03 ERROR block 14 CRC mismatch\n
        kasten | incident | missing-reproduction-steps | fires | The restore wizard ends with "context deadline exceeded" on 18 Nov 09:00 CET and 18 Nov 10:00 CET.
        "#,
    );
}

/// A bucket has neither a zone nor a host; a line of the form needs no colon.
#[test]
fn lines_that_the_matter_cannot_have() {
    check(
        r#"
        sakura | incident | sakura-incident-fields | silent | オブジェクトストレージのバケット kura への PUT が 11/18 9:05 (JST) から 503 で失敗し、現在も続いています。
        sakura | incident | sakura-incident-fields | fires | シンプル監視の通知で、web01 が 11/18 9:05 (JST) に停止したと分かりました。現在も続いています。
        sakura | incident | sakura-incident-fields | fires | サーバ web-1 への ping が 11/18 9:05 (JST) から失敗し、現在も続いています。
        sakura | incident | sakura-incident-fields | silent | 会員ID kra12345\nゾーン 東京第1ゾーン\n対象リソース名: kura\n収容ホスト: 不明\n対象リソースID 113000000001\n関連するリソースID 113000000002\n\n11/18 9:05 (JST) に始めたアーカイブの作成が、2 日経っても終わりません。
        "#,
    );
}

/// Numbers of accounts in groups, masked ones, and releases under the name of a product.
#[test]
fn accounts_and_releases_in_other_shapes() {
    check(
        r#"
        alibaba | incident | missing-account-id | silent | UID 5213 0044 8871 0036 の ECS i-6we1 が停止しました。
        alibaba | incident | unmasked-personal-data | silent | UID 5640 9913 2275 8108 / domain cdn.fabrikam.example answers 503.
        alibaba | incident | unmasked-personal-data | fires | The card 5640 9913 2275 8108 of a member is refused.
        alibaba | incident | missing-account-id | fires | 番号 5213 0044 の ECS i-6we1 が停止しました。
        sakura | incident | missing-account-id | silent | 会員ID kra12***、サーバ web-1 が停止しました。
        kasten | incident | missing-product-version | silent | product: Veeam Kasten for Kubernetes 8.0.9 (Helm)\nsymptom: ポリシー erp が失敗します。
        kasten | incident | missing-product-version | silent | k10_version: 8.0.9\nsymptom: ポリシー erp が失敗します。
        kasten | incident | missing-product-version | fires | product: Veeam Kasten for Kubernetes (Helm)\nsymptom: ポリシー erp が失敗します。
        "#,
    );
}

/// Words beside a name are not what they stand for elsewhere.
#[test]
fn words_that_name_something_else() {
    check(
        r#"
        soracom | incident | unusable-identifier | silent | A batch calls /sims/{sim_id} 300 times and gets 429.
        soracom | incident | unusable-identifier | fires | sim: {sim_id}\nThe SIM {sim_id} is offline.
        kasten | incident | unusable-identifier | fires | 対象: snap-… のスナップショットが失敗します。
        soracom | incident | unmasked-secret | silent | AT+QICSGP=1 prints no user. I have not set it yet, there was no time.
        soracom | incident | unmasked-secret | fires | AT+QICSGP=1,1,"apn.example.com","kaede","Momiji8812",1
        alibaba | incident | unmasked-secret | silent | The security token you provided has expired requestId:6926F206B31C0A58
        aws | incident | previous-case-without-id | silent | 認証局は前回と同じですが、鍵の種類を変えました。11/20 が締め切りなので、それより前にご回答ください。
        aws | incident | previous-case-without-id | fires | 前回と同じ症状で、また 502 が返ります。
        aws | incident | previous-case-without-id | fires | エラーは前回と同じです。
        sakura | incident | resource-gone | silent | 予備の 3 台は来月に削除しますが、50 台目のサーバが作れません。
        sakura | incident | resource-gone | silent | 演習の終了後に 40 台を削除する予定です。サーバの作成が失敗します。
        sakura | incident | resource-gone | fires | 応答しなくなったサーバは明日削除する予定です。
        veeam | incident | work-on-behalf | silent | Please check why it fails. The debug logs of both servers are uploaded.
        veeam | incident | work-on-behalf | fires | Please debug our script and fix it.
        soracom | incident | customer-managed-software | silent | Beam ends with 502. The broker (Mosquitto 2.0) writes: "handshake error" at the same second.
        soracom | incident | customer-managed-software | fires | Our Mosquitto fails with an error after its update. How do we set it up?
        sakura | question | error-without-operation | silent | 年内に HTTP 200 が返るようにするのがゴールです。
        soracom | incident | missing-resource-id | silent | SORACOM API の認証が 401 になります。社内サーバーから実行しました。
        soracom | incident | vague-symptom | silent | 担当が止まっていないか見てきましたが、3 件が届きません。
        aws | incident | missing-region-or-zone | silent | サービス: CloudFront\nCloudFront が古いファイルを返します。オリジンは S3 です。
        aws | incident | missing-region-or-zone | fires | サービス: S3\nS3 への書き込みが 503 エラーで失敗します。前に CloudFront があります。
        "#,
    );
}

/// A title that asks for a limit, a moment or a way, a category that denies trouble, what
/// happens at an hour of every day, and the count of a bill are no outage.
#[test]
fn questions_by_title_category_and_habit() {
    for draft in [
        "## 所有者を移したとき、新しい通知先が効き始める時点を教えてください\n\n端末は 1 日 1 回、2:00〜3:00(日本時間)に自分から切断してつなぎ直します。\n",
        "- 分類: 使い方・仕様の質問(いま不具合はありません)\n\n両方のルールが当たると、どちらが勝ちますか。小さく確かめる方法が見つからず、先に伺います。\n",
        "件名: 年の途中で台数を減らしたときの料金の数え方\n\n利用料金について確認させてください。画面の「請求情報」には先月分までしか出ず、額を前もって見ることができませんでした。\n",
    ] {
        assert_ne!(kind(draft), "incident", "{draft}");
    }
    for draft in [
        "## 夜間に切断されたときの対処方法を教えてください\n\n11/18 3:12 に端末が切断されました。\n",
        "- 分類: 障害\n\n両方のルールが当たり、消えました。\n",
        "件名: 料金の画面が開けない\n\n11/18 9:05 からエラーになります。\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
}

/// What stands in another shape is there: a form pasted as code, a contact over two
/// lines, a whole call, a level under another label.
#[test]
fn the_same_in_another_shape() {
    check(
        r#"
        sakura | incident | sakura-incident-fields | silent | db-2 の複製が終わりません。\n\n```\n障害対象リソースのゾーン: tk1b\n障害対象リソース名: db-2\n収容ホスト/ストレージ名: 不明\n障害対象リソースID: 113800000021\n関連するリソースID: 113800000022\n障害に気づいた時間: 2026-11-18 16:20 JST\n障害の内容: 複製が終わらない\n障害の現状: 継続中\n```
        sakura | incident | sakura-incident-fields | fires | db-2 の複製が終わりません。\n\n```\n障害対象リソースのゾーン: tk1b\n障害対象リソース名: db-2\n障害の内容: 複製が終わらない\n```
        veeam | incident | missing-contact | silent | Severity: 3\n\nContact: Jane Doe, Acme Printing\nPhone +61 2 5550 0111, e-mail jane@acme.example\nBest time: 09:00 to 16:00 AEDT on business days, by e-mail\n\nJob A fails.
        veeam | incident | missing-contact | fires | Severity: 3\n\nContact: Jane Doe, Acme Printing\nPhone lines are down since 09:00.\n\nJob A fails.
        soracom | incident | missing-resource-id | silent | GET https://api.soracom.io/v1/sims?tag_name=area&limit=100 が 400 を返します。
        soracom | incident | missing-resource-id | fires | SIM が圏外になります。
        aws | incident | missing-severity | silent | | | |\n|---|---|\n| Severity chosen | urgent |\n\n本番の受注が止まっています。
        aws | incident | missing-request-id | silent | `aws ecs run-task --cluster c1` で起動した task が CannotPullContainerError で止まります。
        aws | incident | missing-request-id | fires | `aws ecs run-task --cluster c1` が AccessDeniedException で失敗します。
        aws | incident | error-without-operation | silent | 通知は RDS-EVENT-0071 と EMAIL の 2 つです。どちらが先に届きますか。
        aws | question | technical-and-billing-mixed | silent | 利用料はどの会社に請求されますか。技術的な不具合はございません。ご返信はここにお願いします。
        aws | question | missing-goal | silent | The form is at https://a.example/limits/raise\n\nMy question is whether 60 can be granted in one step.
        "#,
    );
}

/// Zones: of a telephone, of a log under the name of its program, and none for the hour
/// of a plan.
#[test]
fn zones_that_need_not_be_told() {
    check(
        r#"
        veeam | question | timestamp-without-timezone | silent | contact: Jane Doe, +1 312 555 0111\nquestion: Between 16:00 and 21:00 CST there are ten nodes more. Do they count?
        veeam | question | timestamp-without-timezone | fires | contact: Jane Doe, jane@acme.example (UTC+1 and others)\nquestion: It stopped on 3 November at 21:00 CST. Do they count?
        aws | incident | timestamp-without-timezone | silent | build が止まります。\n\n    [Container] 2026/11/18 02:14:55.318204 Running command docker info\n    ERROR: Cannot connect to the Docker daemon. Is it running?\n\nログの時刻は UTC です。
        alibaba | question | timestamp-without-timezone | silent | 授業は 16:00〜21:00(日本時間)です。案 A は 15:45 に台数を増やします。どちらが勧められますか。
        alibaba | question | timestamp-without-timezone | fires | 授業は 16:00〜21:00(日本時間)です。11/18 15:45 に台数が減りました。なぜですか。
        "#,
    );
}

/// Whoever says, wherever that is, that nothing is out of order, and shows nothing that
/// is, asks; so does a title after the word for a question. A wish that opens the draft
/// is one, and a numbered case that goes on is a reply.
#[test]
fn what_a_draft_is_by_its_own_words() {
    for (draft, wanted) in [
        (
            "世代の指定の方法を伺います。\n\n二つの時刻のどちらなのかが、資料の説明からは読み取れませんでした。トラブルは起きておりません。\n",
            "question",
        ),
        (
            "設定を入れたいのですが、該当の画面が見つかりませんでした。対応の有無を教えてください。まだ何も入れておらず、error 等が出ているわけではありません。\n",
            "question",
        ),
        (
            "質問:台数を「異常」と見なして入れ替える条件\n\n| 状況 | 入れ替わるか |\n|---|---|\n| unhealthy になった直後 | ? |\n\n現時点で障害は起きていません。表を埋められる情報をお知らせください。\n",
            "question",
        ),
        (
            "例示社への機能改善のご要望です。\n\n通知の先頭に失敗の一覧を出す選択肢。10 月に 1 件、失敗の行を見落としました。\n",
            "feature-request",
        ),
        (
            "ケース 07811111 の follow-up です。\n\nポリシー P-1 が停止したままです。ログを共有します。\n",
            "reply",
        ),
    ] {
        assert_eq!(kind(draft), wanted, "{draft}");
    }
    for draft in [
        "web-1 が応答しません。どこを見ればよいか教えてください。他のサーバでは障害は起きていません。\n",
        "11/18 9:05 JST に web-1 が停止しました。いまはエラーは出ていません。原因を教えてください。\n",
        "11/18 9:05(JST)から web-1 に接続できません。ステータスのページを見ました。現在、障害は発生していません。\n",
        "復元したいのですが、復元ポイントが見つかりません。\n",
        "停止した原因の質問です。11/18 9:05 に web-1 が停止しました。\n",
        "S3 に関する質問です。11/18 からアップロードが失敗します。どうすればよいですか。\n",
        "件名: EC2 の動作について教えてください\n\n11/18 9:05 から web-1 が応答しません。\n",
        "EC2 の上限を 100 に引き上げてください。インスタンスが起動に失敗し、注文が止まっています。\n",
        "宛先: サポート / 種別: 質問 / 重要度: 高\n\nweb-1 が昨日から応答しません。\n",
        "資料を S3 に置いていますが、Lambda から読み取れません。昨日からです。\n",
        "質問:web-1 が応答しません\n\n状況: 9:05 から応答しません。\n",
        "要望した機能が 11/18 から動きません。\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
}

/// What is there in the words of a tired engineer.
#[test]
fn told_in_passing() {
    check(
        r#"
        aws | incident | previous-case-without-id | silent | 13:26 JST に web-1 が応答しました。復旧後、再度の切断なし。
        aws | incident | previous-case-without-id | silent | I have already filed the application in the quota page; it is pending. Nothing fails.
        aws | incident | previous-case-without-id | fires | 再度切断しました。web-1 が応答しません。
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nPods stay pending. Half of our tile servers are gone, about 40k sessions per hour.
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nPods stay pending. Half of the page is blank.
        aws | incident | timestamp-without-timezone | silent | # 停止の件\n\n> 時刻表記は本文中すべて UTC+9\n\n11/18 13:02 に停止しました。
        aws | incident | timestamp-without-timezone | fires | # 停止の件\n\n11/18 13:02 に停止しました。\n\n他の人の話です。\n\n> 時刻表記は本文中すべて UTC+9
        aws | incident | cross-account-single-case | silent | 起票アカウント: "111122223333"\n対向アカウントのケース: 17640000001\n症状: クロスアカウントの複製が失敗する
        aws | incident | cross-account-single-case | fires | 起票アカウント: "111122223333"\n症状: クロスアカウントの複製が失敗する
        aws | incident | urgency-words-in-text | silent | severity: urgent\nrequest: 元のケースの緊急度を low から urgent に揃えてください。
        aws | incident | urgency-words-in-text | fires | severity: high\nrequest: urgent に対応してください。
        aws | incident | missing-ongoing-status | silent | 2. Started 2026-11-18 05:50 UTC. Not over.
        aws | incident | missing-ongoing-status | fires | 2. Started 2026-11-18 05:50 UTC. Not our change.
        veeam | incident | missing-ongoing-status | silent | since: "2026-11-18 13:20 CET"\nnow: "unchanged at 2026-11-19 15:00 CET"\nproblem: Job A fails.
        alibaba | incident | customer-managed-software | silent | Every write from our app host 10.0.0.5 to port 6379 of r-gs50000000000000 is refused.
        alibaba | incident | customer-managed-software | fires | Our app fails to start after its update. How do we configure it?
        sakura | incident | unfilled-blank | silent | ＜障害のご連絡＞ さくらのクラウド\n\nサーバが応答しません。
        veeam | incident | unfilled-blank | silent | [partner case]\n\nJob A fails.
        veeam | incident | unfilled-blank | fires | [your request]\n\nJob A fails.
        veeam | incident | missing-resource-id | silent | job `Weekly-to-Tape` を Start すると失敗します。
        veeam | incident | missing-resource-id | fires | job を Start すると失敗します。
        kasten | incident | missing-goal | silent | Policy p-1 fails at 23:05 UTC.\n\n*Please.* First a safe way to stop the run, then how to leave the database writable.
        kasten | incident | missing-goal | fires | Policy p-1 fails at 23:05 UTC.\n\n*Business.* Some 900 orders an hour are lost.
        kasten | incident | fault-cause-detail | silent | Veeam Kasten, premium support, priority P1. Production is down. Please send the root cause analysis.
        kasten | incident | fault-cause-detail | fires | Veeam Kasten, basic support, priority P3. Please send the root cause analysis.
        soracom | question | technical-and-billing-mixed | silent | 「一覧の閲覧」と「sessionの切断」だけを許可し、解約(terminate)や速度の変更は不可にしたい。どの権限が要りますか。
        sakura | question | error-without-operation | silent | 画面の表示は「有効期限 2026-12-19」です。更新が失敗した場合の通知先を教えてください。
        soracom | office-hours | office-hours-tool-and-content | silent | subject: office hours request\nmeeting_tool:\n  name: Microsoft Teams\n  join_url: https://teams.meet.example/l/1\n  guests_may_join_without_account: true\ntopic: Beam の設定の進め方
        sakura | incident | missing-goal | silent | web-1 が応答しません。ホストに異常がないかのご確認と、電源を入れ直してよいかのご指示をお願いします。
        alibaba | billing | not-self-contained | silent | 行の識別子は次のとおりでした。\nabc-1\nどの EIP の行か教えてください。
        veeam | incident | missing-contact | silent | Job A fails.\n\n*People.* Jane Doe, Acme & Sons Ltd, +44 161 555 0111, duty@acme.example. One engineer is reachable day and night; mail first.
        veeam | incident | unmasked-personal-data | silent | Job A fails.\n\n*People.* Jane Doe, Acme & Sons Ltd, +44 161 555 0111, duty@acme.example. One engineer is reachable day and night; mail first.
        veeam | incident | unmasked-personal-data | fires | Job A fails for a customer: Jane Doe, Acme & Sons Ltd, +44 161 555 0111, jane.doe@acme-sons.co.uk
        aws | incident | urgency-words-in-text | silent | 会員から「入れない、至急なんとかして」という声が 11 件届きました。
        aws | incident | urgency-words-in-text | fires | 「至急なんとかして」ほしいです。
        aws | incident | missing-impact-or-deadline | silent | 緊急度: high\n在庫照会の画面が 1 日に 300 回ほど開けない状況です。
        sakura | incident | error-without-operation | silent | 「コピー中 62%」の表示のまま 3 時間以上進みません。
        soracom | incident | missing-ongoing-status | silent | いつから: 11/18 9:40(日本時間)の開梱時から。11/19 8:00(日本時間)に再度試しても同じ
        alibaba | incident | missing-goal | silent | 11/18 14:30 JST に失敗します。\n\n**ゴール** zone C で RunInstances が成功すること。
        alibaba | billing | previous-case-without-id | silent | 補足: 契約中のリソースに関する手続きです。
        aws | incident | previous-case-without-id | silent | An earlier case, ID 17318239633, covered the reverse direction.
        veeam | question | missing-goal | silent | 確かめたいのは 1 点、既存の期限も延びるのかです。
        alibaba | incident | missing-reproduction-steps | silent | コンソールの「モニタリング」で、CPU のグラフが 0% のまま更新されません。
        aws | incident | missing-ongoing-status | silent | 11/18 9:50(日本時間)以降、画面が固まって切断されます。19 日 8:30(日本時間)も 3 名で起きました。
        aws | incident | missing-ongoing-status | fires | 11/18 9:50(日本時間)に、画面が固まって切断されました。
        aws | incident | missing-ongoing-status | silent | The group began failing to launch on 18 November at 01:12 UTC; last attempt 05:50 UTC.
        aws | incident | missing-ongoing-status | fires | The group began failing to launch on 18 November at 01:12 UTC. The latest release is of 3 October.
        aws | incident | missing-impact-or-deadline | silent | 緊急度: high\n書き込みが失敗します。注文は 1 時間あたり 60 件ほど落ちています。
        aws | incident | missing-impact-or-deadline | silent | Severity: high\nTwo workers stopped. Scans are processed at half speed.
        aws | incident | missing-impact-or-deadline | fires | Severity: high\nTwo workers stopped. The disk runs at a rate of 3.
        aws | incident | error-without-operation | silent | 14:07:10 JST curl: (28) Connection timed out after 5001 milliseconds
        veeam | incident | missing-goal | silent | problem: Job A fails.\nwish: the replica consistent again without a new transfer
        soracom | incident | missing-goal | silent | 送信が 1 時間に 2 回抜けます。10 分おきの送信が抜けない状態に戻るのが希望です。
        aws | incident | missing-request-id | fires | aws secretsmanager get-secret-value fails with An error occurred (AccessDenied) when calling the GetSecretValue operation. The key is arn:aws:kms:us-east-2:111122223333:key/1e6a5166-8eb4-4746-b75c-2f24fea14c3b.
        soracom | incident | unfilled-blank | silent | [What / 事象]\nSIM がオンラインになりません。\n\n[SIMs]\nCoverage type: global (g)\nSIM group: g-1
        veeam | incident | unusable-identifier | silent | contact: Mori, naoki.todo@acme.example\nJob A fails.
        aws | question | no-active-entitlement | silent | plan: basic\ncategory: アカウント\nbody: 請求書の社名の変更に書類は要りますか。
        aws | question | no-active-entitlement | fires | plan: basic\ncategory: 技術\nbody: 関数の上限は何件ですか。
        aws | question | internal-jargon | silent | 弊社の経理の締めが 12 月 7 日です。本件の現象は解消しております。
        aws | question | multiple-issues | silent | The limit is 50 requests per second, burst 100. Which of both counts?
        aws | incident | missing-goal | fires | 11/18 9:05 に web-1 が止まりました。「電源を入れ直してください」と画面に出ます。
        sakura | incident | unmasked-personal-data | fires | 利用者の記録が消えました。\n\n- 森 花, 例示商事, 03-5555-0111, hana@reiji-shoji.co.jp\n- 原 空, 見本商会, 06-5555-0222, sora@mihon.co.jp
        veeam | incident | release-not-supported | silent | Veeam Backup & Replication 11.0.1.1261 では動いていました。12.3.1.1139 に上げてからジョブ A が失敗します。
        veeam | incident | release-not-supported | fires | Veeam Backup & Replication 10.0.1.4854 のジョブ A が失敗します。
        veeam | incident | submitter-not-authorized | silent | ケース管理者の森です。ライセンス管理者の登録はありません。ジョブ A が失敗します。
        soracom | question | third-party-product | silent | SORACOM ユーザーコンソールの設定画面の開き方を教えてください。
        aws | question | legal-or-compliance | silent | Config ルールに違反したリソースの一覧の出し方を教えてください。
        veeam | incident | missing-ongoing-status | silent | 発生: 2026/11/18 22:00 JST の回から\nレプリカの同期が止まりました。
        veeam | incident | missing-ongoing-status | fires | 発生: 2026/11/18 22:00 JST\nレプリカの同期が止まりました。
        veeam | question | design-training-presales | silent | # Kasten の使用数の数え方\n\n契約更新の見積もりにあたり、使用数の数え方を確認させてください。見積もりの提出が 6/13 なので、6/9 までに返信をいただけると助かります。
        veeam | question | design-training-presales | fires | ライセンスの数え方は台数ですか。追加 5 台分の見積もりをお願いします。
        soracom | incident | attempts-not-specific | silent | SIM のセッションが切れました。原因と、こちらで変えるべき設定を教えてください。
        aws | incident | missing-source-or-destination | silent | 11/18 9:05 JST から通話の音声が乱れます。回線側の packet loss は 0 % でした。
        alibaba | question | timestamp-without-timezone | silent | 連絡方法: 電話 03-5550-0109(9 時半〜17 時半)\nクォータを 10 にしてください。
        alibaba | question | timestamp-without-timezone | silent | contact method: phone 03-5550-0109 (9:30-17:30)\nPlease raise the quota to 10.
        alibaba | incident | timestamp-without-timezone | fires | 発生: 9 時半〜17 時半\n連絡方法: 電話\nインスタンスに接続できません。
        sakura | incident | vague-symptom | silent | | Item | Value |\n|---|---|\n| What happened | web-1 went down at 08:35 JST without a shutdown entry and came back at 08:38 JST |
        aws | incident | missing-severity | silent | ■重要性  high\n保存が 7 分待ちです。1 日 5 万枚のうち 1.2 万枚が遅れています。
        aws | incident | missing-request-id | silent | aws codebuild start-build で始めると、6 分後に POST_BUILD が FAILED になります。
        aws | incident | missing-request-id | fires | aws ecr put-image を実行すると AccessDenied になります。
        aws | incident | severity-impact-mismatch | silent | 緊急度: urgent\n本番の VPC 内の 10.32.4.11 に届かず、検査結果の送受信が全部止まっています。
        aws | incident | severity-impact-mismatch | fires | 緊急度: urgent\n40 個のうち 1 個でアプリケーションが停止しました。
        aws | incident | missing-source-or-destination | silent | There is a connectivity problem between the task and Amazon ECR: we cannot reach it.
        aws | question | previous-case-without-id | silent | 期間中に API を再び呼ぶと、起点は更新されますか。
        aws | incident | previous-case-without-id | fires | 直ったはずの API が再び停止しました。
        alibaba | incident | timestamp-without-timezone | silent | 11/18 21:04 JST に遅くなりました。\n\n実際: 21 時台は平均 1.4 MB/s
        alibaba | incident | timestamp-without-timezone | fires | 実際: 23 時台に失敗しました。
        alibaba | incident | missing-ongoing-status | silent | 11 月 24 日から 27 日の間に、書き出しが 9 回失敗しました。
        alibaba | incident | technical-and-billing-mixed | silent | 画面にログインできません。12/20 を過ぎると請求の通知が受け取れなくなります。手続きを教えてください。
        soracom | question | technical-and-billing-mixed | silent | 誤って解約しないよう、全数に解約プロテクションを付けてあります。付けたまま休止にできますか。
        alibaba | incident | error-without-operation | silent | 03:02:44Z oss:ListBuckets from 192.0.2.61 gave "NoPermission".
        sakura | incident | error-without-operation | silent | 31 台目を作ろうとして、「要求を受け付けできません。」と出ました。
        soracom | incident | error-without-operation | silent | エラーログに「TemporaryFailure」が 214 件並んでいます。
        veeam | incident | internal-jargon | silent | DB が起動し、販売管理の画面で受注を 1 件登録できれば復旧とします。
        veeam | incident | missing-resource-id@VM | silent | The monitor shows nothing.\nImpact: no alarms on 240 production VMs, which do not work
        veeam | incident | previous-case-without-id | silent | Indexed the column as advised in the Microsoft documentation. Job A still fails.
        veeam | incident | previous-case-without-id | fires | Indexed the column as advised in the last call, in our earlier case. Job A still fails.
        veeam | incident | severity-impact-mismatch | silent | severity: "3"\nproblem: one restore fails, no production system is down, a slower way exists
        veeam | incident | severity-impact-mismatch | fires | severity: "3"\nproblem: our production system is down
        veeam | incident | missing-contact@氏名 | silent | ■ 件名 増分が終わらない\n■ 会社・氏名 例示信用組合 森 花\n■ 電話・メール 03-5550-0121/backup@rei.example\n■ 問題の説明\nジョブ A が失敗します。
        alibaba | incident | missing-request-id | silent | コンソールでディスクを接続すると失敗します。
        "#,
    );
}

/// A time is in the zone that the draft gives other times, where nothing else can be meant.
#[test]
fn zones_of_times_told_alike() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | 11/18(水) 21:14 JST から起動しません。\n\n11/16(月) 10 時台の作業までは正常でした。
        aws | incident | timestamp-without-timezone | silent | 11/16(月) 19 時ごろ型を変えました。\n\n遅くなったのは 11/18(水) 14:10〜15:00 JST です。
        aws | incident | timestamp-without-timezone | silent | 11/18(水) 14:10〜15:00 JST に測りました。\n\n- 残量が 14:10 の 99 から 14:38 に 0\n- 上限の指標は 14:38 以降 1
        sakura | incident | timestamp-without-timezone | silent | 毎日 02:30 の回が失敗します。\n\n```\n2026-11-18 02:30:04 JST backup: failed\n```\n\n## 試したこと\n\n- 手動で実行(11/19 19:10)→ 同じエラー
        soracom | incident | timestamp-without-timezone | silent | 毎晩 23:00 ごろから翌 5:00 ごろ(日本時間)に途切れます。\n\n## 試したこと\n\n1. 16日 18時に電源を入れ直し → 同じ
        veeam | incident | timestamp-without-timezone | silent | 発生:11/18(水) 19:00 の回から。11/19 の回も失敗。(すべて日本時間)\n\n11/19 10:00 に再起動しました。
        veeam | incident | timestamp-without-timezone | silent | 1. 11/18(水) 18:00 JST に書き出し(成功)\n2. 18:40 移行先で読み込み(成功)\n3. 19:20 失敗。11/19(木) 10:30 にもう一度行い同じ結果
        veeam | incident | timestamp-without-timezone | silent | 11月18日(水) 6:00 開始のジョブが、8:47:19(日本時間)に止まりました。\n\n- OS のイベントでは 8:47:18 に ID 11
        alibaba | incident | timestamp-without-timezone | silent | | 切断 (JST) | 復旧 (JST) |\n|---|---|\n| 11/17 14:01:15 | 14:03:19 |\n\n以後 11/18 の 14:01 も同じです。\n\n機器側のログ(UTC+8 表記):\n\n```\n2026-11-17 13:01:14 [x] TS mismatch\n```
        sakura | incident | timestamp-without-timezone | silent | 経緯(日本時間、2026年11月18日 水曜)\n 21:42:10 サーバ 3 台で応答なし\n 22:06:33 復旧\n\n別のサーバ間は、監視の記録では21:42以降も正常でした。
        aws | incident | timestamp-without-timezone | silent | イベントは次のとおりです(時刻は日本時間)。\n\n  03:17:21  The primary instance is busy and unresponsive.\n  03:17:22  Multi-AZ failover started.\n\n画面では 03:16:58 から 03:19:05 までエラーでした。
        aws | incident | timestamp-without-timezone | fires | | 項目 | 値 |\n|---|---|\n| 発生 (UTC) | 2026-11-18 10:03 |\n| 再起動 | 2026-11-18 12:40 |
        aws | incident | timestamp-without-timezone | fires | 11/18(水) 21:14 に止まりました。\n\n11/16(月) 10 時に作業しました。
        aws | incident | timestamp-without-timezone | fires | 毎朝 6:00 (JST) に定例のジョブが動きます。\n\n別の機器は 11/18 6:00 に再起動しました。
        veeam | incident | timestamp-without-timezone | fires | 連絡の都合がよい時間：平日 8:30〜17:30（日本時間）\n\n現象：11 月 18 日 5 時 20 分 の定期実行から、4 本が失敗します。
        aws | incident | timestamp-without-timezone | fires | 担当者の勤務時間は 9:00-18:00 JST です。\n\n11/18 10:05 頃から停止しています。
        aws | incident | timestamp-without-timezone | fires | 11/18 21:14 JST から起動しません。\n\nCloudWatch では 11/16 10:21 が最初です。
        aws | incident | timestamp-without-timezone | fires | ログの時刻(UTC)です。\n\n```\n2026-11-18T12:14:00 ERROR x\n```\n\n11/18 21:20 に再起動しました。
        "#,
    );
}

/// What an ordinary draft says in its own way.
#[test]
fn said_in_ordinary_ways() {
    check(
        r#"
        aws | incident | previous-case-without-id | silent | 1回目 11/18 14:05 JST\n2回目 11/19 11:30 JST\n\n2回目の拒否理由を教えてください。
        aws | incident | previous-case-without-id,missing-ongoing-status | silent | Service is back since 18:19 UTC on 18 November.
        aws | incident | previous-case-without-id | fires | The error is back since Monday.
        alibaba | incident | missing-ongoing-status | silent | 2026-11-18 09:12 JST 以降、一社宛てだけ 100% 失敗。
        kasten | incident | missing-ongoing-status | silent | 11/18 14:09 JST に catalog が再起動を繰り返す。11/19 16:00 現在 310 回。
        veeam | incident | missing-ongoing-status | silent | 11月18日 6:00(JST)のジョブが止まりました。\n\n11月11日の回も、別のテープで同じエラーでした。
        soracom | incident | missing-ongoing-status,error-message-not-verbatim | silent | 2026-11-18 10:40 JST に失敗。\n\n表示: 「eSIM を追加できません。エラーが発生しました」
        aws | incident | missing-impact-or-deadline | silent | 緊急度: 本番システムの障害\n\n1 台が起動しません。現在は 1a のみで業務を続けています。
        aws | incident | account-mismatch | silent | account (management): "222233334444"\nmember account: "333344445555"\nwhat happens: 333344445555 が一覧に出てきません。
        aws | incident | missing-ongoing-status | fires | 11/18 10:05 (JST) に停止しました。バックアップは 1 日に 3 回ほど取っています。
        aws | incident | missing-ongoing-status | fires | 11/18 10:05 (JST) に停止しました。以前から代替運用中の拠点もあります。
        aws | incident | vague-symptom | fires | 朝から → 使えない
        aws | incident | account-mismatch | fires | 起票アカウント(管理者権限): "222233334444"\n対象アカウント: "333344445555"\n症状: ロールを引き受けられません。
        aws | incident | account-mismatch | fires | account: "222233334444"\nresource: arn:aws:iam::333344445555:role/app\nwhat happens: ロールを引き受けられません。
        soracom | incident | vague-symptom | silent | 次を確認しました。\n 1.電源の入れ直し → 変わらず\n 2.SIM を予備機に移す → そちらでもつながらない
        sakura | incident | vague-symptom,error-message-not-verbatim | silent | 再起動後、起動しなくなりました。表示は次のとおりです。\n\n  [    2.918] dracut-initqueue[412]: Warning: /dev/disk/by-uuid/6c1e does not exist\n  Entering emergency mode. Exit the shell to continue.\n\n前のカーネルでも同じエラーです。
        alibaba | incident | multiple-products | silent | 経路表に 172.30.2.192/26 を CEN 向けに追加しました。ALB の Local IP がこの範囲に入っていました。\n\n1. この経路が CEN に曲げていますか\n2. ALB の Local IP を移せますか
        aws | question | commitment-request | silent | Blue/Green が使えない場合、代わりの手順を教えてください。
        aws | question | commitment-request | fires | 使えるようになったら、個別に教えてください。
        alibaba | incident | performance-figures | silent | 原因が帯域であれば、必要な帯域の目安も知りたいです。
        sakura | question | customer-managed-software | silent | WireGuard サーバ機能への移行を考える場合、L2TP と同時に有効にできますか。
        veeam | incident | missing-goal | silent | What I expect from you: confirm that the file name is the reason.
        veeam | incident | missing-reproduction-steps | silent | Job PC-11 runs daily and fails since Monday, five working days in a row.\n\n  27/11/2026 12:30:26  Error: The network path was not found.\n
        alibaba | incident | reproducibility-not-stated | silent | backend が Unhealthy です。backend の再起動 (11/18 16:05 JST) でも変わらず。
        "#,
    );
    for (draft, wanted) in [
        (
            "件名: 12月9日の東京第1ゾーン メンテナンスについて(会員ID abc12345)\n\n「最大5分程度の通信断が1回」とあります。\n\n(1)通信断が起きる時刻は分かりますか。\n",
            "question",
        ),
        (
            "削除したディスク d1 の料金が 11/17 以降も計上されている件\n\n明細では、サーバは 11/16 で止まっている。\n\n操作ログには 11/16 18:03 に「ディスク削除 受付」とあります。請求が確定する前に教えてください。\n",
            "billing",
        ),
        (
            "件名: 11/29 メンテナンスについて\n\n昨夜のメンテナンスの後から、サーバが起動しません。\n",
            "incident",
        ),
        (
            "件名: メンテナンス後に接続できない件について\n\n11/18 9:05 から接続できません。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), wanted, "{draft}");
    }
}

/// What a careful engineer writes down, in other words than before.
#[test]
fn told_by_the_careful() {
    check(
        r#"
        aws | question | previous-case-without-id | silent | 同時実行数は別途計算済みのため、回答には含めていただかなくて構いません。
        aws | incident | previous-case-without-id | fires | 別途問い合わせた件と同じ症状です。
        aws | incident | missing-ongoing-status | silent | 11/18 20:55 JST 以降、取得の段階で失敗するようになりました。19 日 15 時台 (JST) まで 9 回連続で失敗です。
        aws | incident | missing-ongoing-status | silent | 発生: 2026-11-18 03:14 (JST) に ALARM、03:29 (JST) に OK。
        alibaba | incident | missing-ongoing-status | silent | 発生日時: 2026/11/18 16:45 (JST)。17:10 (JST) と 19 日 11:00 (JST) に再試行し、同じ結果です。
        veeam | incident | missing-ongoing-status | silent | 2026-11-16 22:14 (JST) の回から。11/17、11/18 の 22 時台 (JST) も失敗。11/15 までは成功。
        aws | incident | missing-ongoing-status | silent | Our function is slow since a few days.
        alibaba | question | missing-ongoing-status | silent | 両者が食い違っているため、どちらに従うべきか分からない
        soracom | question | missing-ongoing-status | silent | 切断を検知すると 30 秒後から再接続し、失敗のたびに間隔を 2 倍にする
        soracom | incident | missing-ongoing-status | fires | 11/18 09:30 (JST) 以降、再接続に失敗した。
        aws | incident | commitment-request | silent | 修正後に本番のアラームを発報させずに確認する方法を教えてください。
        aws | incident | commitment-request | fires | 修正後に連絡をください。
        alibaba | incident | missing-reproduction-steps | silent | 接続が断続的にタイムアウトします。ECS から 1 秒間隔で 600 回接続した結果は、成功 541、タイムアウト 59 です。
        aws | question | error-without-operation | silent | Access from the VPC works. Console access shows `AccessDenied: You have no right to access this object`.
        soracom | incident | error-without-operation | silent | 機器が Funnel から次の応答を受けました。「HTTP/1.1 500 Rate exceeded」
        sakura | incident | vague-symptom | silent | 証明書の期限が切れると、ポータルがブラウザの警告で利用できなくなります。
        sakura | incident | vague-symptom | fires | 期限が切れて、ポータルが利用できなくなりました。
        sakura | incident | sakura-incident-fields@ゾーン | silent | 件名: シンプル監視の通知が届かない\nリソース: シンプル監視「mon-api」(リソースID 113377410926)\n発生: 11/18 07:12 (JST)\n現在: 継続中\n\n対象サーバで HTTPS を停止しても届かない。
        sakura | incident | sakura-incident-fields@ゾーン | fires | 件名: シンプル監視で検知した web01 のダウン\nリソース: サーバ web01(リソースID 113377410926)\n発生: 11/18 07:12 (JST)\n現在: 継続中\n\nシンプル監視が DOWN を通知した。
        soracom | question | missing-goal | silent | 質問: Funnel が書き込む際のパーティションキーは何か(IMSI か、それ以外か)、また変更する設定があるかを教えてください。
        soracom | incident | timestamp-without-timezone | silent | The last session ended 2026-11-17 09:42 JST (07:42 local time in Bangkok, UTC+7).
        soracom | incident | timestamp-without-timezone | fires | The last session ended 07:42 local time in Bangkok.
        aws | incident | timestamp-without-timezone | silent | 発生: 2026-11-18 03:14 (JST) に ALARM、03:29 (JST) に OK。次の記録があります。\n\n  03:14:22 アラームが OK から ALARM に更新\n  03:29:23 Failed to execute action\n(履歴の表示はローカルタイムゾーン = JST)
        aws | incident | timestamp-without-timezone | fires | 発生: 2026-11-18 03:14。次の記録があります。\n\n  03:14:22 アラームが OK から ALARM に更新\n(履歴の表示はローカルタイムゾーン)
        veeam | question | missing-contact | silent | 株式会社アルプス情報サービスの古賀でございます。\n\n移動の条件を教えてください。\n\nご回答はメール(koga@alps.example.jp、電話 026-555-0144)でお願いいたします。ご連絡可能な時間は平日 10:00〜17:00 (JST) です。
        veeam | question | config-database-change | silent | Confirm the procedure to move the VBR configuration database from SQL Server 2016 to PostgreSQL 15.
        soracom | incident | missing-source-or-destination | silent | SIM 8981100000000000001 が 11/18 の 10:30 (JST) から圏外です。
        aws | incident | missing-source-or-destination | silent | 再設定メールが一部の会員に届きません。現在も続いています。3 回試して 3 回とも届いていません。
        aws | incident | missing-source-or-destination | fires | 通知のメールが届きません。別に、VPN 越しの ping も届いていません。
        aws | incident | urgency-words-in-text | silent | 症状: 応答しません。\n連絡方法: Web(急ぎの確認は電話コールバック可)
        aws | question | missing-ongoing-status | silent | No fault has happened. Which size fits?
        aws | incident | previous-case-without-id | silent | 料金に関する質問は含めておりません(必要になれば別チケットにいたします)。
        aws | incident | missing-occurrence-time | silent | 【目的】夜間集計を 15 分以内に完走させたいです。\n\n関数 nightly-agg が、2026-11-17 02:00(日本時間)の起動で毎晩失敗しています。
        "#,
    );
    for (draft, wanted) in [
        (
            "provider: alibaba\n件名: 予定イベントの時刻変更について\n重要度: 低\n\n画面も見ましたが、指定できる範囲が 12/4 以降しか表示されません。OS からの再起動でもイベントは完了になるか教えてください。\n",
            "question",
        ),
        (
            "provider: alibaba\n\nEIP のクォータ引き上げをお願いいたします。\n\nクォータセンターから申請しましたが、「business reason is insufficient」と表示されて却下されました。\n",
            "question",
        ),
        (
            "provider: veeam\n件名: 容量層への移動条件について(深刻度 4)\n\n仕様の確認をお願いいたします。\n\n現状: オフロードジョブのログは「No backups to offload」でした。移動は行われないという理解で正しいでしょうか。\n",
            "question",
        ),
        (
            "provider: alibaba\n件名: 開発環境の ECS\n重要度: 低\n\n11/18 9:05 (JST) から SSH で接続できません。原因を教えてください。\n",
            "incident",
        ),
    ] {
        assert_eq!(kind(draft), wanted, "{draft}");
    }
}
