//! Words that only look like a fault, facts that are told in plain words of another
//! kind, and the near draft that has the fault.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod table;

use table::check;

/// The author's own invoices and prices, as what suffers, are no question on money.
#[test]
fn own_invoices_are_an_impact() {
    check(
        r#"
        aws | incident | technical-and-billing-mixed | silent | SQS のキュー inv-q への送信が失敗します。影響は請求書 80 通の遅れです。\n直し方を教えてください。
        aws | incident | technical-and-billing-mixed | silent | Uploads fail with 403 since 9:05 JST. Four people in sales cannot upload the price list for December. What must we change?
        aws | incident | technical-and-billing-mixed | silent | PUT fails with 403. Impact: 4 people cannot publish the prices. What must we change?
        aws | incident | technical-and-billing-mixed | fires | PUT fails with 403. What must we change? What does the price list say about PUT?
        aws | incident | technical-and-billing-mixed | silent | PUT が 403 で失敗します。\n影響: 料金表の更新が止まっています\n対処を教えてください。
        aws | incident | technical-and-billing-mixed | fires | PUT が 403 で失敗します。対処を教えてください。また、先月の請求の内訳も教えてください。
        "#,
    );
}

/// Numbered lines of which one tells what came of those above it are steps, whatever
/// the words of the deeds.
#[test]
fn numbered_lines_lead_to_an_outcome() {
    check(
        r#"
        veeam | incident | missing-reproduction-steps | silent | ジョブ SQL-A が「Timed out」で失敗します。\n\n1. SQL-A を Start\n2. 5 分ほどで上の表示
        veeam | incident | missing-reproduction-steps | silent | 移動が「Access Denied」で終わり、失敗します。\n\n1. SOBR-2 を右クリックして Run tiering job now\n2. 2 分後に失敗
        veeam | incident | missing-reproduction-steps | fires | ジョブ SQL-A が「Timed out」で失敗します。\n\n1. SQL-A\n2. SQL-B
        veeam | incident | missing-reproduction-steps | fires | 次の 2 件が失敗します。\n\n1. SQL-A の「Timed out」\n2. FS-B の警告
        "#,
    );
}

/// How the author wants to be reached is no wish for a call, where his number stands
/// beside it.
#[test]
fn a_way_of_contact_is_no_channel() {
    check(
        r#"
        veeam | question | channel-not-available | silent | contact_phone: 03-0000-0123\ncontact_method: 電話\n質問: 並列数の既定値を教えてください。
        veeam | question | channel-not-available | silent | phone: +49 30 0000 0147\npreferred contact method: phone\nquestion: What is the default of the task limit?
        veeam | question | channel-not-available | fires | contact_phone: 03-0000-0123\nchannel: phone\n質問: 並列数の既定値を教えてください。
        veeam | question | channel-not-available | fires | contact_method: 電話\n質問: 並列数の既定値を教えてください。
        "#,
    );
}

/// The number at which the author wants a call is no stray datum.
#[test]
fn a_number_to_call_is_offered() {
    check(
        r#"
        aws | incident | unmasked-personal-data | silent | トンネル 1 が DOWN のままです。03-0000-0199 あてにコールをいただきたいです。
        aws | incident | unmasked-personal-data | fires | トンネル 1 が DOWN のままです。昨日、利用者の 090-0000-0199 に連絡をしました。
        "#,
    );
}

/// Politer or plainer ways to ask are requests.
#[test]
fn polite_words_are_requests() {
    check(
        r#"
        aws | incident | missing-goal | silent | 関数 etl-1 が 11/18 9:05 (JST) から失敗します。対処をまとめたものを頂戴したく存じます。
        aws | incident | missing-goal | silent | 関数 etl-1 が 11/18 9:05 (JST) から失敗します。書面での回答を賜りたく存じます。
        sakura | incident | missing-goal | silent | web-1 が 11/18 9:05 (JST) から起動しません。復旧の手助けをお願いします。
        aws | incident | missing-goal | silent | Function etl-1 fails since 9:05 JST. Kindly look into it.
        aws | incident | missing-goal | fires | 関数 etl-1 が 11/18 9:05 (JST) から失敗します。先週は回答を頂戴しました。
        aws | incident | missing-goal | fires | 関数 etl-1 が 11/18 9:05 (JST) から失敗します。先週は手助けをいただきました。
        aws | incident | missing-goal | fires | 関数 etl-1 が 11/18 9:05 (JST) から失敗します。今後ともご愛顧を賜りますようお願い申し上げます。
        aws | incident | missing-goal | fires | Function etl-1 fails since 9:05 JST. Your desk kindly sent a log last week.
        "#,
    );
}

/// A quoted command that ends in an error is what was done.
#[test]
fn a_command_that_fails_is_the_operation() {
    check(
        r#"
        aws | incident | error-without-operation | silent | `amplify push` が「Cannot read properties of undefined」で止まります。
        aws | incident | error-without-operation | fires | 「Cannot read properties of undefined」で止まります。
        "#,
    );
}

/// What is past its date is no deadline; another slot is no other matter; to ask what
/// to set is to ask for no figure.
#[test]
fn words_that_only_look_like_a_fault() {
    check(
        r#"
        aws | incident | missing-impact-or-deadline | silent | severity: low\n内容: バケット logs-1 で、期限を過ぎたオブジェクトが消えません。
        soracom | office-hours | multiple-issues | silent | topic: Arc の相談\n12 月 3 日の分とは別に、それとは別枠で 1 回お願いできますか。
        aws | question | performance-figures | silent | メモリの値をどのくらいにすれば速くなるかを教えてください。
        aws | question | performance-figures | fires | このインスタンスは 1 秒あたり何リクエストまで処理できますか。
        "#,
    );
}

/// What was only tried may be of another resource, and a quoted name in capitals is a
/// name after its noun.
#[test]
fn resources_that_need_no_name() {
    check(
        r#"
        veeam | incident | missing-resource-id | silent | Job "OLD-FS" fails each night since 22:00 CET.
        veeam | incident | missing-resource-id | fires | Job fails each night since 22:00 CET with "NOT-FOUND".
        "#,
    );
}

/// The change that came before the end of the trouble is what solved it.
#[test]
fn a_change_is_what_solved_it() {
    check(
        r#"
        aws | closing | closing-note-incomplete | silent | ポートを開けたところ解決しました。このケースはクローズしてください。
        aws | closing | closing-note-incomplete | fires | いま見たところ解決しました。このケースはクローズしてください。
        "#,
    );
}

/// An error of the disk is an error, a job that ends with a warning is trouble, and
/// what a dashboard is opened for is no evidence.
#[test]
fn trouble_and_evidence_are_told_apart() {
    check(
        r#"
        veeam | incident | missing-reproduction-steps | fires | ジョブ NAS-1 が、毎晩、警告で終わります。
        veeam | incident | missing-reproduction-steps | silent | ジョブ NAS-1 は、毎晩、警告を出さずに終わります。
        sakura | incident | missing-reproduction-steps | fires | db-11 で 9:05 から I/O error, dev vda が出続けます。
        sakura | incident | missing-reproduction-steps | silent | db-11 で 9:05 から I/O の待ち時間が出続けます。
        kasten | incident | missing-evidence | fires | The restore of crm fails. Open the dashboard and press Restore.
        kasten | incident | missing-evidence | silent | The restore of crm fails. The dashboard says Failed.
        "#,
    );
}

/// What the desk's agreement is said to promise is a demand, once it is counted on.
#[test]
fn an_agreement_that_is_counted_on() {
    check(
        r#"
        aws | incident | sla-expectation | fires | Our function fails. By your SLA of two hours we count on a fix.
        aws | incident | sla-expectation | silent | Our function fails. By our own SLA of two hours the customers expect a reply.
        "#,
    );
}

/// The address of a queue names the account that holds it.
#[test]
fn a_queue_url_names_its_account() {
    check(
        r#"
        aws | incident | account-mismatch | fires | account_id: 309158274610\n内容: https://sqs.ap-northeast-1.amazonaws.com/870412965533/inv-q への送信が失敗します。
        aws | incident | account-mismatch | silent | account_id: 870412965533\n内容: https://sqs.ap-northeast-1.amazonaws.com/870412965533/inv-q への送信が失敗します。
        "#,
    );
}

/// Faults that are told in passing, politely, or by what they leave out.
#[test]
fn faults_in_passing() {
    check(
        r#"
        aws | incident | error-message-not-verbatim | fires | デプロイが失敗しました。画面には英語で失敗した旨の文章が出ていました。
        aws | incident | error-message-not-verbatim | silent | デプロイが失敗しました。申請が却下された旨の通知がメールで届きました。「E1234: rejected by policy」と表示されます。
        veeam | incident | error-message-not-verbatim | fires | 復旧が途中で失敗します。失敗のときの表示は長いので省きますが、ストレージにつながらないような内容です。
        aws | question | commitment-request | fires | App Runner について、来年度に新規受付停止の予定があるか、貴社の開発チームの計画を教えてほしい。公開されていない範囲でも、時期の目安だけで構わない。
        aws | question | commitment-request | silent | What's New とドキュメントには、時期に関する記載は見当たらなかった。移行の手順を教えてほしい。
        alibaba | incident | missing-account-id | fires | アカウント: 弊社のいつものアカウントです\n症状: 復元に失敗します。
        veeam | incident | missing-account-id | fires | サポートID: 手元に控えがないので後で調べます\n症状: ジョブが失敗します。
        veeam | incident | missing-account-id | silent | サポートID: 0123****\n症状: ジョブが失敗します。
        soracom | incident | unmasked-secret | fires | 事前共有鍵は「Dk-7fQ!z2026door」のほうで合っていますでしょうか。
        soracom | incident | unmasked-secret | fires | パスワードは Dk-7fQ!z2026door でよいですか。
        soracom | incident | unmasked-secret | silent | パスワードは「********」のほうで合っていますでしょうか。
        sakura | incident | missing-goal | fires | 通知は届いておりますし、止まったりもしていません。ロードバランサのほうも近いうちに使ってみたいです。
        veeam | incident | missing-goal | fires | The job took 11 hours on 2026-11-15. We thought you would like to know these figures.
        veeam | question | work-on-behalf | fires | スクリプト全文を添付するので、12.2 で動くように直し、ついでに Teams へ投稿する処理を加えて返してほしい。
        veeam | question | work-on-behalf | silent | スクリプト全文を添付します。12.2 でコマンドレットの戻り値が変わったかを教えてください。
        alibaba | incident | vague-symptom | fires | アプリログの取り込みがかなり遅れることがあります。すぐに出るときもあれば、なかなか出ないときもあります。
        aws | incident | severity-impact-mismatch | fires | 緊急度: 低(一般的なガイダンス)\n\n11/18 15:48 (JST) からクラスターに接続できません。受注・出荷・店舗 POS のすべてが止まっており、全国 82 店舗でレジが手書き対応になっています。
        aws | incident | technical-and-billing-mixed | fires | 昨日から ALB が 503 を返します。原因を教えてください。あと、先月の請求が高い気がするのでそれも見てほしいです。
        aws | incident | multiple-issues | fires | ECS のタスクが起動しない件と、ACM の証明書が更新されない件でご相談です。
        veeam | incident | multiple-issues | fires | 以下の質問にまとめてご回答ください。\n\n(1) Kasten の toolkit イメージの設定方法\n(2) 別製品ですが、VBR のジョブが失敗した原因\n
        "#,
    );
}

/// What stands right below a quotation without its mark is the author's own, unless it
/// is the rest of a line that a program wrapped.
#[test]
fn words_right_below_a_quotation() {
    let silent = |text: &str| {
        let settings = ticketlint::engine::Settings::default();
        let file = ticketlint::text::SourceFile::new("a.md", text.to_owned());
        let found = ticketlint::engine::lint(&file, &settings).diagnostics;
        !found.iter().any(|d| d.rule == "missing-goal")
    };
    let own = "provider: kasten\n# リストアの失敗\n\nリストアが失敗します。\n\n> Failed to restore PVC\n期待: PVC が作成されること。\n回避策を教えてください。\n";
    assert!(silent(own));
    let answered = "provider: aws\n\nサポートからのご質問に答えます。\n\n> Which region is it, please?\n東京です。\n> Please call us back.\nEC2 i-0abc12345678901de です。\n";
    assert!(!silent(answered));
    let printed = "provider: veeam\n# A job\n\nThe job ends like this.\n\n> Start-VBRJob -Job Job-A\nPlease run the job as an administrator.\n";
    assert!(!silent(printed));
    let wrapped = "provider: kasten\n# リストアの失敗\n\nリストアが失敗します。\n\n> 前回ご案内いただいた手順を試していただき、その結果を必ず詳しく\nお知らせいただけますでしょうか、回避策を教えてください\n";
    assert!(!silent(wrapped));
}
