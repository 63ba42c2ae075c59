//! The same faults in the words of others, and near drafts that have none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod table;

use binary::kind;
use table::check;

/// An earlier time, told roughly, at which the desk helped is an earlier case.
#[test]
fn help_of_an_earlier_time() {
    check(
        r#"
        aws | incident | previous-case-without-id | fires | ALB が 502 を返します。冬に別の ALB で似たことがあり、そのときはサポートに連絡して直していただきました。
        aws | incident | previous-case-without-id | fires | この ALB では今回が初めてです。\n\n去年も別の ALB で似た現象が出て、御社に調べていただきました。
        aws | incident | previous-case-without-id | fires | The ALB answers 502. In winter it was the same, and your engineers fixed it for us back then.
        aws | incident | previous-case-without-id | fires | The ALB answers 502. Last summer your team cleared it within a day.
        aws | incident | previous-case-without-id | fires | ALB が 502 を返します。前にお送りした構成から変わっていません。
        aws | incident | previous-case-without-id | silent | ALB が 502 を返します。冬に似たことがあり、そのときは自社で証明書を入れ替えました。
        aws | incident | previous-case-without-id | silent | ALB が 502 を返します。12 月までに御社に直していただきたいです。
        aws | incident | previous-case-without-id | silent | The page answers 502 until people press the button a second time.
        aws | incident | previous-case-without-id | fires | The page answers 502 for the second time.
        "#,
    );
}

/// A demand for the inside of a fault, whoever passes it on.
#[test]
fn the_inside_of_a_fault() {
    check(
        r#"
        kasten | incident | fault-cause-detail | fires | plan: basic\nseverity: P3\nThe catalog pod restarted. Two wishes: a root cause analysis of it, and a call.
        kasten | incident | fault-cause-detail | fires | plan: basic\nseverity: P3\nThe catalog pod restarted. Our bank insists on a signed root cause analysis.
        kasten | incident | fault-cause-detail | silent | plan: basic\nseverity: P3\nThe catalog pod restarted. Nobody asks for a root cause analysis; how do we raise its memory?
        alibaba | incident | fault-cause-detail | fires | The instance failed over at 9:05 JST. We need a formal document: what exactly broke inside the primary node.
        alibaba | incident | fault-cause-detail | silent | The instance failed over at 9:05 JST. What must we set so that the clients reconnect?
        "#,
    );
}

/// A visit is a visit, with or without the word.
#[test]
fn a_visit_in_other_words() {
    check(
        r#"
        kasten | question | channel-not-available | fires | How do we size the catalog? We would like one of your engineers at our office for a day.
        kasten | question | channel-not-available | fires | カタログの容量の決め方を教えてください。弊社の工場まで技術の方に来ていただけますか。
        kasten | question | channel-not-available | silent | How do we size the catalog? Our engineer at our office cannot find it in the guide.
        kasten | question | channel-not-available | silent | カタログの容量の決め方を教えてください。弊社の担当者が工場に来て調べました。
        "#,
    );
}

/// The day on which a mended release comes, by whatever name.
#[test]
fn the_day_of_a_correction() {
    check(
        r#"
        aws | question | commitment-request | fires | Merging drops the second file. On which day will the correction be rolled out?
        aws | question | commitment-request | fires | Merging drops the second file. Please drop us a mail as soon as it is live.
        aws | question | commitment-request | silent | Merging drops the second file. Which setting keeps both?
        "#,
    );
}

/// Work on the desk's side by other names than maintenance, in a paragraph below the
/// words that ask.
#[test]
fn the_history_of_planned_work() {
    check(
        r#"
        aws | question | maintenance-history | fires | 次の点を教えてください。\n\nこの回線の装置で過去 3 年間に行われた計画作業の一覧。
        alibaba | question | maintenance-history | fires | Tair の入れ替え作業が、去年は何度あったかを教えてください。
        aws | question | maintenance-history | silent | 次の点を教えてください。\n\n計画作業の通知を受け取る方法。
        aws | question | maintenance-history | silent | 計画作業の前に行うことを教えてください。
        "#,
    );
}

/// Whoever goes into the database by hand changes it, and so does whoever asks which rows.
#[test]
fn into_the_database_by_hand() {
    check(
        r#"
        veeam | incident | config-database-change | fires | 構成データベースに psql で入り、次を流しました。\n\n    DELETE FROM x;\n\n一覧が空になりました。
        veeam | incident | config-database-change | fires | The job could not be deleted, so I went into SSMS and took the rows of the job out.
        veeam | incident | config-database-change | fires | 一覧が空です。テーブルのどこを書き換えればよいか SQL を教えてください。
        veeam | incident | config-database-change | silent | 構成データベースに psql で入り、容量を確認しました。
        veeam | incident | config-database-change | silent | 一覧が空です。テーブルには触れていません。直し方を教えてください。
        "#,
    );
}

/// The menus of a device that somebody else sold.
#[test]
fn menus_of_another_makers_device() {
    check(
        r#"
        soracom | question | third-party-product | fires | 通販で買った据置型のルーターに SIM を入れます。\n\n管理画面を日本語にする方法と、ファームウェアの上げ方を教えてください。
        soracom | question | third-party-product | fires | Our router has your SIM. How do we enable port forwarding and set the SSID?
        soracom | question | third-party-product | silent | ソラコムから購入したルーターです。ファームウェアの更新の手順を教えてください。
        soracom | question | third-party-product | silent | ルーターで APN を設定しました。SIM がオンラインになる条件を教えてください。
        "#,
    );
}

/// A plan that the desk is to judge is a design, and a request for it is a question.
#[test]
fn a_plan_to_be_judged() {
    check(
        r#"
        veeam | question | design-training-presales | fires | 当社で描いた配置案を見ていただき、台数が足りているかを評価してください。
        veeam | question | design-training-presales | silent | 当社で描いた配置案では、プロキシは 2 台です。並列数の既定値を教えてください。
        "#,
    );
    assert_eq!(
        kind(
            "製品: Veeam Backup & Replication 13.0.1.180\n\n配置を見直します。容量が足りているかを評価してください。\n"
        ),
        "question"
    );
}

/// What the level, the head or the first words of a draft say of its kind.
#[test]
fn kinds_told_in_passing() {
    for draft in [
        "This is a Severity 4 question.\n\nThe list has no column for the tag. Please tell us how to add one.\n",
        "UID: 1275904836602719 | PolarDB | question\n\nThe search is slow. Which index do we need?\n",
        "- 緊急度: 低(質問)\n\nこの回線の計画作業の一覧をください。\n",
    ] {
        assert_eq!(kind(draft), "question", "{draft}");
    }
    for draft in [
        "緊急度: 低(質問)\n\n9:05 からサーバが応答しません。\n",
        "This is a severity 1 incident, no question.\n\nThe job fails since 9:05.\n",
    ] {
        assert_eq!(kind(draft), "incident", "{draft}");
    }
    let draft = "Thank you for confirming our office hour of 8 December.\n\nWe would like one more session.\n";
    assert_eq!(kind(draft), "office-hours");
}

/// A resource by its name, discarded in the same breath.
#[test]
fn a_named_server_that_is_gone() {
    check(
        r#"
        alibaba | incident | resource-gone | fires | ECS が 4:40 に再起動しました。翌日に app02 は解放し、新しいものに入れ替えました。
        alibaba | incident | resource-gone | fires | The ECS rebooted at 4:40. We released app02 the same day.
        alibaba | incident | resource-gone | silent | ECS が 4:40 に再起動しました。app02 はそのまま残してあります。
        "#,
    );
}

/// Roles that are named only to say that one has none of them.
#[test]
fn roles_that_are_denied() {
    check(
        r#"
        veeam | incident | submitter-not-authorized | fires | 起票者: 森(委託先。ケース管理者・ライセンス管理者には登録されていません)\n症状: ジョブ A が失敗します。
        veeam | incident | submitter-not-authorized | fires | submitter: Jo Mori, neither a case administrator nor a license administrator\nsymptom: Job A fails.
        veeam | incident | submitter-not-authorized | silent | 起票者: 森(ケース管理者)\n症状: ジョブ A が失敗します。
        "#,
    );
}

/// The licence between bars counts, and a fix by other names.
#[test]
fn a_licence_without_fixes() {
    check(
        r#"
        veeam | incident | no-active-entitlement | fires | build 13.0.1.180 | license: NFR (lab) | maintenance: none\n\nJob A fails. Please build us a hotfix.
        veeam | incident | no-active-entitlement | fires | ライセンス: Community Edition\n症状: ジョブ A が失敗します。修正ファイルを送ってください。
        veeam | incident | no-active-entitlement | silent | build 13.0.1.180 | license: Production\n\nJob A fails. Please build us a hotfix.
        "#,
    );
}

/// Releases below the oldest that is supported, of the product that counts them so.
#[test]
fn a_release_below_the_oldest() {
    check(
        r#"
        veeam | incident | release-not-supported | fires | Veeam Backup & Replication 10.0.1.4854 で、ジョブ A が失敗します。
        veeam | incident | release-not-supported | silent | Veeam Backup & Replication 13.0.1.180 で、ジョブ A が失敗します。
        veeam | incident | release-not-supported | silent | Veeam Agent 6.1.0.349 fails on the server of Veeam Backup & Replication 13.0.1.180.
        veeam | incident | release-not-supported | silent | We upgraded from Veeam Backup & Replication 11.0.1.1261 to 13.0.1.180, and job A fails.
        "#,
    );
}

/// An identifier in the line of the desk's own form is to be looked up by that desk.
#[test]
fn identifiers_in_the_lines_of_a_form() {
    check(
        r#"
        sakura | incident | unusable-identifier | fires | 収容ホスト/ストレージ名: sac-is1a-sv012\n障害対象リソースID: i-0a1b2c3d4e5f60718\n障害の内容: 応答しません
        sakura | incident | unusable-identifier | fires | 障害対象リソースのゾーン: is1b\n収容ホスト/ストレージ名: sac-tk1a-sv012\n障害の内容: 応答しません
        sakura | incident | unusable-identifier | silent | 障害対象リソースのゾーン: tk1a\n収容ホスト/ストレージ名: sac-tk1a-sv012\n障害の内容: 応答しません
        "#,
    );
}

/// Which way a machine was to be reached, where the title alone says that it was.
#[test]
fn a_login_told_by_the_title() {
    check(
        r#"
        alibaba | incident | connection-method-unspecified | fires | 件名: 踏み台から ECS にログインできない\n症状: パスワードを入れると切断されます。
        alibaba | incident | connection-method-unspecified | silent | 件名: 踏み台から ECS にログインできない\n症状: SSH でパスワードを入れると切断されます。
        "#,
    );
}

/// The side that looks is no source, and neither is what a rule lets in.
#[test]
fn what_is_no_source() {
    check(
        r#"
        aws | incident | missing-source-or-destination | fires | The instance i-0a1b2c3d4e5f60718 can't be reached. Please look at the host from your side.
        alibaba | incident | missing-source-or-destination | fires | Connections to TCP 1433 of the server time out. The group admits 1433 from anywhere.
        alibaba | incident | missing-source-or-destination | silent | Connections from our office to TCP 1433 of the server time out.
        "#,
    );
}

/// Vague words of the opening are no fault where a connection is measured below.
#[test]
fn an_opening_that_is_made_good() {
    check(
        r#"
        sakura | incident | vague-symptom | silent | web-01 が落ちているようです。\n\nリソース ID は 113800000001 です。気づいたのは 9:05 です。社内から TCP 443 への接続がタイムアウトします。
        sakura | incident | vague-symptom | fires | web-01 が落ちているようです。\n\nリソース ID は 113800000001 です。気づいたのは 9:05 です。社内の者が困っています。
        soracom | incident | vague-symptom | silent | どの部品がなぜ壊れたのかを知りたいです。
        soracom | incident | vague-symptom | fires | カメラが壊れたようです。
        "#,
    );
}

/// An error that is told by its gist, beside the name of a state and a call.
#[test]
fn an_error_told_by_its_gist() {
    check(
        r#"
        alibaba | incident | error-message-not-verbatim | fires | スタックが CREATE_FAILED になります。数が多すぎるという意味のメッセージが表示されました。
        alibaba | incident | error-message-not-verbatim | silent | スタックが CREATE_FAILED になります。「QuotaExceeded.Vpc」と表示されました。
        aws | incident | missing-request-id | fires | やったこと: aws s3api put-bucket-lifecycle-configuration --bucket a を実行\n結果: 英語のエラーが返ってきて設定されない
        "#,
    );
}

/// A time to the minute is when something was seen, and one of a test that went well is not.
#[test]
fn the_age_of_what_was_seen() {
    check(
        r#"
        aws | incident | timestamp-out-of-range | fires | today: 2026-11-28\n2026 年 6 月 11 日 02:00(日本時間)からの 18,200 件のうち、届いたのは 17,950 件でした。11 月 20 日に流し直しましたが、欠落は出ませんでした。
        aws | incident | timestamp-out-of-range | silent | today: 2026-11-28\n2026 年 6 月 11 日 02:00(日本時間)からの 18,200 件のうち、届いたのは 17,950 件でした。11 月 20 日にも欠落が出ました。
        "#,
    );
}

/// Headings that count problems count matters.
#[test]
fn problems_under_headings() {
    check(
        r#"
        alibaba | incident | multiple-issues | fires | ### Problem 1\n\nECS i-6we4k2m8p0q1r3s5t7u9 loses packets at 9:05 JST.\n\n### Problem 2\n\nThe OSS bucket shop-img returns 403 for each upload.
        alibaba | incident | multiple-issues | silent | ### Step 1\n\nECS i-6we4k2m8p0q1r3s5t7u9 loses packets at 9:05 JST.\n\n### Step 2\n\nThe ECS i-6we4k2m8p0q1r3s5t7u9 returns 403.
        "#,
    );
}

/// A meeting in a tool that its guests need an account for, beside one that is ruled out.
#[test]
fn a_tool_with_an_account() {
    check(
        r#"
        soracom | office-hours | office-hours-tool-and-content@Webex | fires | 会議の方法: Google Meet が使えないため Webex を使います。事前に Webex のアカウントを作ってサインインしてください\n相談内容: Funnel の認証情報の切り替え
        soracom | office-hours | office-hours-tool-and-content@Google Meet | silent | 会議の方法: Google Meet が使えないため Webex を使います\n相談内容: Funnel の認証情報の切り替え
        "#,
    );
}

/// A goal that stands once, below the last of several problems, is of all of them, and a
/// line of a form that is left open is not answered under another label.
#[test]
fn what_stands_once_and_what_stands_open() {
    check(
        r#"
        alibaba | incident | multiple-issues | fires | ### Problem 1\n\nECS i-6we4k2m8p0q1r3s5t7u9 loses packets to 198.51.100.1 at 9:05 JST.\n\n### Problem 2\n\nThe route table vtb-6wek2l6lchbk40f1fjta refuses a route.\n\n### Goal\n\nA ping of 198.51.100.1 without loss.
        sakura | incident | sakura-incident-fields | fires | 障害の内容: NFS が応答しません。ping には応答があります。\n障害の現状:\n障害対象リソースのゾーン: tk1b\n障害対象リソース名: nfs-1\n収容ホスト/ストレージ名: 不明\n障害対象リソースID: 113402760039\n関連するリソースID: なし\n障害に気づいた時間: 2026/11/19 06:45 JST
        sakura | incident | sakura-incident-fields | silent | 障害の内容: NFS が応答しません。\n障害の現状: 継続中\n障害対象リソースのゾーン: tk1b\n障害対象リソース名: nfs-1\n収容ホスト/ストレージ名: 不明\n障害対象リソースID: 113402760039\n関連するリソースID: なし\n障害に気づいた時間: 2026/11/19 06:45 JST
        "#,
    );
}

/// Questions in the part for the background, promises and programs that are handed over.
#[test]
fn asked_in_passing() {
    check(
        r#"
        alibaba | question | maintenance-history | fires | Background: we plan a move.\n\n1. How many planned maintenance windows have there been in the past two years?
        alibaba | question | maintenance-history | silent | Background: maintenance took place often in the past year.\n\n1. How do we limit its impact?
        aws | question | commitment-request | fires | 本対応が本番に入る日を確約いただき、入った時点で一報をください。
        soracom | question | work-on-behalf | fires | 弊社の MQTT クライアント(Go)をお渡ししますので、切れる箇所を突き止めて手を入れていただけないでしょうか。
        soracom | question | work-on-behalf | silent | 弊社の MQTT クライアント(Go)のログをお渡しします。切断の記録がないかをご確認ください。
        "#,
    );
}
