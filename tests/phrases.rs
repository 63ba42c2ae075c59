//! Ways of saying things: what must be found in them, and what must not.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod table;

use table::check;

/// A level of severity is read behind a dash and an equals sign, by every name of it.
#[test]
fn severity_by_any_sign() {
    check(
        r#"
        aws | incident | missing-severity | silent | 緊急度 = システム障害\nRDS db-1 に接続できません。
        aws | incident | missing-severity | silent | 緊急度：システム障害\nRDS db-1 に接続できません。
        aws | incident | missing-severity | silent | 緊急度は「システム障害」でお願いします。\nRDS db-1 に接続できません。
        aws | incident | missing-evidence | silent | 緊急度 = システム障害\nログは次のとおりです。\n  ERROR 2013: Lost connection\nRDS db-1 に接続できません。
        aws | incident | missing-evidence@「障害」と判断 | silent | 緊急度：本番システムの障害\nRDS db-1 に接続できません。
        aws | incident | missing-evidence@「障害」と判断 | silent | 緊急度 = システム障害\nRDS db-1 に接続できません。
        aws | incident | missing-severity | silent | Severity - normal\nThe RDS instance db-1 refuses connections.
        aws | incident | missing-severity | silent | Severity – high\nThe RDS instance db-1 refuses connections.
        aws | incident | missing-severity | silent | - Severity - normal\n- Region - ap-northeast-1\nThe RDS instance db-1 refuses connections.
        aws | incident | missing-severity | silent | 緊急度 - 高\nRDS db-1 に接続できません。
        aws | incident | missing-severity | silent | 緊急度 → 高\nRDS db-1 に接続できません。
        aws | incident | missing-region-or-zone | silent | Severity - normal\nRegion - ap-northeast-1\nThe EC2 instance i-0a1b2c3d4e5f60718 is unreachable.
        aws | incident | missing-severity | fires | Severity - to be decided\nThe RDS instance db-1 refuses connections.
        veeam | incident | missing-severity | silent | Severity - 2\nThe job Daily fails.
        kasten | incident | missing-severity | silent | Priority - P2\nThe policy Daily fails.
        "#,
    );
}

/// An hour that only its words give away is a time, a number of things is none.
#[test]
fn hours_in_words() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | fires | On 2026-11-19 the function order-sync failed shortly after 9.
        aws | incident | timestamp-without-timezone | fires | The function order-sync failed on 2026-11-19 just before 9.
        aws | incident | timestamp-without-timezone | silent | The function order-sync failed after 9 attempts on 2026-11-19.
        aws | incident | timestamp-without-timezone | silent | It failed shortly after 9 minutes.
        aws | incident | timestamp-without-timezone | silent | The function order-sync has failed since 2026-11-19 09:02 UTC, shortly after 9 users logged in.
        "#,
    );
}

/// Where something runs is its region; where people sit is none.
#[test]
fn regions_in_words() {
    check(
        r#"
        aws | incident | missing-region-or-zone | silent | EC2 インスタンスが停止しました。フランクフルトにあります。
        aws | incident | missing-region-or-zone | silent | EC2 インスタンス web-1 が応答しません。インスタンスはシンガポールにあります。
        aws | incident | missing-region-or-zone | silent | フランクフルトで動かしている EC2 が停止しました。
        aws | incident | missing-region-or-zone | fires | リージョン: 不明\n症状: EC2 インスタンス web-1 が応答しません。
        aws | incident | missing-region-or-zone | fires | リージョン: Unknown\n症状: EC2 インスタンス web-1 が応答しません。
        aws | incident | missing-region-or-zone | fires | Region: unknown\nSymptom: The EC2 instance web-1 does not respond.
        aws | incident | missing-region-or-zone | fires | リージョン:\n症状: EC2 インスタンス web-1 が応答しません。
        aws | incident | missing-region-or-zone | silent | リージョン: 東京\n症状: EC2 インスタンス web-1 が応答しません。
        aws | incident | missing-region-or-zone | silent | リージョン:\n- 東京\n症状: EC2 インスタンス web-1 が応答しません。
        sakura | incident | missing-region-or-zone | silent | 障害対象リソースのゾーン: 不明\n障害の内容: サーバ web-1 が応答しません。
        aws | incident | missing-region-or-zone | silent | フランクフルトに置いている RDS が停止しました。
        aws | incident | missing-region-or-zone | silent | The EC2 instance web-1 stopped. It is in Frankfurt.
        aws | incident | missing-region-or-zone | silent | The EC2 instance web-1, which runs in Singapore, stopped.
        aws | incident | missing-region-or-zone | silent | Our RDS instance lives in Ohio. It stopped.
        aws | incident | missing-region-or-zone | fires | EC2 インスタンスが停止しました。本社はフランクフルトにあります。
        aws | incident | missing-region-or-zone | fires | フランクフルトの事務所から EC2 に接続できません。
        aws | incident | missing-region-or-zone | fires | Our customers in Singapore cannot reach the EC2 instance web-1.
        alibaba | incident | missing-region-or-zone | silent | ECS インスタンスが停止しました。上海にあります。
        alibaba | incident | missing-region-or-zone | silent | SLB lb-6we1a2b3c4d5e6f7(東京)が 502 を返します。
        alibaba | incident | missing-region-or-zone | fires | 支社(東京)から SLB lb-6we1a2b3c4d5e6f7 に接続できません。
        "#,
    );
}

/// What something is called is its name, be it an ordinary word.
#[test]
fn names_that_are_words() {
    check(
        r#"
        aws | incident | missing-resource-id | silent | The EC2 instance called app-server does not answer to SSH.
        aws | incident | missing-resource-id | silent | The EC2 instance named backend does not answer to SSH.
        aws | incident | missing-resource-id | silent | The site https://APP.EXAMPLE.com/a on EC2 does not answer.
        aws | incident | missing-resource-id | silent | The site https://app.example.com/a on EC2 does not answer.
        aws | incident | missing-resource-id | silent | The RDS instance known as orders refuses connections.
        aws | incident | missing-resource-id | silent | EC2 の app-server というインスタンスに SSH 接続できません。
        aws | incident | missing-resource-id | silent | app-server という名前の EC2 インスタンスに SSH 接続できません。
        aws | incident | missing-resource-id | silent | EC2 インスタンス(名前は backend)に SSH 接続できません。
        aws | incident | missing-resource-id | silent | backend という EC2 に接続できません。
        aws | incident | missing-resource-id | silent | 「受注DB」という名前の RDS に接続できません。
        aws | incident | missing-resource-id | fires | EC2 というサービスのインスタンスに接続できません。
        aws | incident | missing-resource-id | fires | SSH という方法で EC2 インスタンスに接続できません。
        sakura | incident | missing-resource-id | silent | The server called mail does not start.
        aws | incident | missing-resource-id | fires | EC2 というサービスに接続できません。
        "#,
    );
}

/// That it never happened before says how often it did.
#[test]
fn the_first_time() {
    check(
        r#"
        aws | incident | missing-frequency | silent | 2026-11-19 10:00 JST に Lambda 関数 order-sync がタイムアウトしました。これまで一度もありませんでした。
        aws | incident | missing-frequency | silent | 2026-11-19 10:00 JST に EC2 web-1 が再起動しました。このようなことは初めてです。
        aws | incident | missing-frequency | silent | 2026-11-19 10:00 JST に EC2 web-1 が再起動しました。過去には起きていません。
        aws | incident | missing-frequency | silent | 2026-11-19 10:00 JST に EC2 web-1 が再起動しました。今まで一度も起きたことがありません。
        aws | incident | missing-frequency | silent | 2026-11-19 10:00 JST に EC2 web-1 が再起動しました。導入以来、一度も経験がありません。
        aws | incident | missing-frequency | silent | The EC2 instance web-1 rebooted at 2026-11-19 10:00 JST. It had never happened before.
        aws | incident | missing-frequency | silent | The EC2 instance web-1 rebooted at 2026-11-19 10:00 JST. We have not seen this before.
        "#,
    );
}

/// Days that are wished are times of choice, be they without an hour.
#[test]
fn days_that_are_wished() {
    check(
        r#"
        soracom | office-hours | office-hours-schedule@希望日時がありません | silent | オフィスアワーを希望します。希望日は 12/8 か 12/9 です。
        soracom | office-hours | office-hours-schedule@希望日時がありません | silent | オフィスアワーを希望します。希望日時: 12/8, 12/9
        soracom | office-hours | office-hours-schedule@No time is proposed | silent | We ask for office hours. We would like 12/8 or 12/9.
        soracom | office-hours | office-hours-schedule@No time is proposed | silent | We ask for office hours. December 8 or 9 would suit us.
        soracom | office-hours | office-hours-schedule@希望日時がありません | silent | オフィスアワーを希望します。12 月 8 日か 9 日でお願いします。
        soracom | office-hours | office-hours-schedule@希望日時がありません | fires | オフィスアワーを希望します。資料は 3/4 ができています。
        soracom | office-hours | office-hours-schedule@No time is proposed | fires | We ask for office hours. 3/4 of the devices are online.
        "#,
    );
}

/// To have the desk log in and mend it is work on behalf.
#[test]
fn operating_from_afar() {
    check(
        r#"
        kasten | incident | work-on-behalf | fires | K10 の画面が開きません。接続して直してください。
        kasten | incident | work-on-behalf | fires | K10 のポリシーが失敗します。クラスタに入って直してください。
        kasten | incident | work-on-behalf | fires | リモートで接続して修正をお願いします。
        kasten | incident | work-on-behalf | fires | Please connect to our cluster and fix it.
        kasten | incident | work-on-behalf | fires | Please log in to our cluster and repair the catalog.
        kasten | incident | work-on-behalf | fires | Could you remote in and fix the policy?
        kasten | incident | work-on-behalf | silent | コンソールに接続して直しましたが、変わりません。
        kasten | incident | work-on-behalf | silent | 接続して直す方法を教えてください。
        kasten | incident | work-on-behalf | silent | Please tell us how to connect to the cluster and fix it.
        kasten | incident | work-on-behalf | silent | We connected to the cluster and fixed it.
        veeam | incident | work-on-behalf | fires | サーバに接続して直してください。
        kasten | incident | work-on-behalf | silent | SSH で接続して復旧しましたが、また止まりました。
        sakura | incident | work-on-behalf | silent | サーバにログインして再起動しました。原因を教えてください。
        sakura | incident | work-on-behalf | silent | コンソールにログインして設定を確認しました。設定方法を教えてください。
        "#,
    );
}

/// A fix is no matter of code, and none is made for a release that has ended.
#[test]
fn fixes_for_releases_that_ended() {
    check(
        r#"
        veeam | question | work-on-behalf | silent | Veeam Backup & Replication 12.3 向けの修正プログラムを提供してください。
        veeam | question | missing-goal | silent | Please make a hotfix for version 11.
        veeam | question | work-on-behalf | silent | ホットフィックスを提供してください。
        veeam | question | missing-goal | silent | Please provide us with a private fix.
        veeam | question | release-not-supported | fires | サポートが終了した Veeam Backup & Replication 10 向けに、ホットフィックスを作ってください。
        veeam | question | release-not-supported | fires | Please make a hotfix for Veeam Backup & Replication 10, which is past its end of support.
        veeam | question | release-not-supported | fires | バージョン 11 は修正終了のリリースですが、修正プログラムを提供してください。
        veeam | question | release-not-supported | fires | Version 11 is an end-of-fix release. Please build us a private fix.
        veeam | question | release-not-supported | fires | We are not on the latest build. Please send us a hotfix.
        veeam | question | release-not-supported | fires | バージョン 11 は最新ではありませんが、この不具合を直すパッチを出してください。
        veeam | question | release-not-supported | silent | バージョン 11 は最新ではありません。上げる手順を教えてください。
        "#,
    );
}

/// What happened by itself is told, what “acts strangely” is not.
#[test]
fn events_and_vague_words() {
    check(
        r#"
        sakura | incident | vague-symptom | silent | サーバが勝手に再起動しました。
        sakura | incident | vague-symptom | silent | サーバが突然落ちて、自動で再起動しました。
        sakura | incident | vague-symptom | silent | インスタンスが勝手にシャットダウンしました。
        sakura | incident | vague-symptom | silent | スイッチが勝手にフェイルオーバーしました。
        sakura | incident | vague-symptom | silent | The server restarted by itself.
        sakura | incident | vague-symptom | silent | The server suddenly shut down.
        sakura | incident | vague-symptom | fires | サーバが勝手におかしくなりました。
        sakura | incident | vague-symptom | fires | サーバの動きが変です。
        sakura | incident | vague-symptom | fires | The server acts strangely.
        sakura | incident | vague-symptom | fires | サーバを再起動しましたが、動きません。
        sakura | incident | vague-symptom | fires | 突然サーバが落ちました。
        "#,
    );
}

/// A cause and its cure are one matter.
#[test]
fn a_cause_and_its_cure() {
    check(
        r#"
        kasten | incident | multiple-issues | silent | Please tell us why K10 gives up on the snapshot and how to make the policy succeed.
        kasten | incident | multiple-issues | silent | K10 がスナップショットに失敗する理由と、ポリシーを成功させる方法を教えてください。
        veeam | incident | multiple-issues | silent | Please tell us why Veeam cannot read the disk and how to get the job to finish.
        aws | incident | multiple-issues | silent | Please tell us why the ALB returns 502 and what to change on the EC2 instances.
        aws | incident | multiple-issues | silent | ALB が 502 を返す理由と、EC2 側で直す方法を教えてください。
        kasten | incident | multiple-issues | fires | Please tell us why the K10 dashboard is slow. Separately, please tell us how the licence of Veeam ONE is counted.
        aws | incident | multiple-issues | fires | ALB の証明書の更新方法と RDS の保持期間を教えてください。質問は 2 点です。
        "#,
    );
}
