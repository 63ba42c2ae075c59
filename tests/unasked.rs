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
