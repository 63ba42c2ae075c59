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
