//! What drafts seldom hold: places that no other test reaches, or where a change
//! was noticed by none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod table;

use table::{check, found};

/// A part of an identifier is no identifier of its own that is too short.
#[test]
fn parts_of_an_identifier() {
    check(
        r#"
        aws | incident | unusable-identifier | silent | arn:aws:ec2:ap-northeast-1:222233334444:subnet/subnet-0a1b2c3 から外に出られません。
        aws | incident | unusable-identifier@subnet-0a1b2c3 | fires | サブネット subnet-0a1b2c3 から外に出られません。
        aws | incident | unusable-identifier@i-0a1b2c3 | fires | The instance i-0a1b2c3 does not answer.
        aws | incident | unusable-identifier | silent | The instance arn:aws:ec2:us-east-1:222233334444:instance/i-0a1b2c3 does not answer.
        "#,
    );
}

/// A region right before an identifier is the region of that, one that something
/// comes from is not.
#[test]
fn regions_told_of_an_identifier() {
    check(
        r#"
        aws | incident | unusable-identifier@us-west-2 | fires | 大阪リージョンの SQS(arn:aws:sqs:us-west-2:222233334444:orders)を受信できません。
        aws | incident | unusable-identifier@us-west-2 | fires | ap-northeast-3 のキュー arn:aws:sqs:us-west-2:222233334444:orders を受信できません。
        aws | incident | unusable-identifier@us-west-2 | silent | 大阪リージョンから arn:aws:sqs:us-west-2:222233334444:orders に送信できません。
        aws | incident | unusable-identifier@us-west-2 | silent | オレゴンリージョンの SQS(arn:aws:sqs:us-west-2:222233334444:orders)を受信できません。
        aws | incident | unusable-identifier@us-west-2 | silent | 大阪リージョンの障害についてはすでに別の担当者に伝えてありますので、arn:aws:sqs:us-west-2:222233334444:orders について教えてください。
        aws | incident | unusable-identifier@us-west-2 | fires | The ap-northeast-3 queue arn:aws:sqs:us-west-2:222233334444:orders rejects every message.
        aws | incident | unusable-identifier@us-west-2 | silent | The producer in ap-northeast-3 sends to arn:aws:sqs:us-west-2:222233334444:orders and is refused.
        "#,
    );
}

/// An identifier that the author calls a product of the desk is meant for it, be
/// the desk chosen or not.
#[test]
fn identifiers_called_by_a_product_of_another_desk() {
    check(
        r#"
        alibaba | incident | unusable-identifier@AWS | fires | OSS バケット arn:aws:s3:::order-archive に書き込めません。
        alibaba | incident | unusable-identifier@AWS | silent | 利用者の arn:aws:s3:::order-archive に書き込めません。
        alibaba | incident | unusable-identifier@AWS | silent | OSS から arn:aws:s3:::order-archive へ転送できません。
        alibaba | incident | unusable-identifier@AWS | fires | The OSS bucket arn:aws:s3:::order-archive refuses uploads.
        alibaba | incident | unusable-identifier@AWS | silent | Uploads to arn:aws:s3:::order-archive are refused.
        "#,
    );
}

/// Digits are a time where a label says so, and a year of two digits is one.
#[test]
fn dates_in_digits() {
    check(
        r#"
        aws | incident | timestamp-without-timezone@20261119155200 | fires | 発生日時は 20261119155200 です。RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時は 20261119155200 JST です。RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 受付番号は 20261119155200 です。RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時は 20261319155200 です。RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone@20261119155200 | fires | The time is 20261119155200. The RDS instance db-1 refuses connections.
        aws | incident | timestamp-without-timezone@20261119155200 | fires | 発生日時: 20261119155200\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone@202611191552 | fires | 発生時刻: 202611191552\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone@20261119155200 | fires | Start time: 20261119155200\nSymptom: The RDS instance db-1 refuses connections.
        aws | incident | timestamp-without-timezone | silent | 発生日時: 20261119155200 JST\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時(日本時間): 20261119155200\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時: 20261319155200\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時: 2026111915\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時: 受付番号 20261119155200 の連絡と同じ\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 受付番号: 20261119155200\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | 発生日時: 受付番号 0000-0000-0000-0000-0000-0000-0000-0000 202611191552\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | Date and time: 4111 1111 1111 1111 202611191552\nSymptom: The RDS instance db-1 refuses connections.
        aws | incident | timestamp-without-timezone | silent | Firmware date: 202611191552\nSymptom: The RDS instance db-1 refuses connections.
        aws | incident | timestamp-without-timezone | silent | 発生日時: 20261119\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone@20261119160000 | fires | 発生日時: 20261119155200 - 20261119160000\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone | silent | アカウント: 202611191552\n症状: RDS db-1 に接続できません。
        aws | incident | timestamp-without-timezone@26年11月19日 | fires | 26年11月19日 15:52 に RDS db-1 に接続できなくなりました。
        aws | incident | timestamp-without-timezone | silent | 26年11月19日 15:52(日本時間)に RDS db-1 に接続できなくなりました。
        "#,
    );
}

/// What begins with a zone and goes on is the name of something.
#[test]
fn names_that_begin_like_a_zone() {
    check(
        r#"
        aws | incident | timestamp-without-timezone@10:00 | fires | 2026-11-19 10:00 JST01 が停止しました。
        aws | incident | timestamp-without-timezone@10:00 | fires | 2026-11-19 10:00 JST_web stopped.
        aws | incident | timestamp-without-timezone | silent | 2026-11-19 10:00 JST に web-01 が停止しました。
        "#,
    );
}

/// Days that are told by what they are to today, and with a month between dashes.
#[test]
fn days_in_words() {
    check(
        r#"
        aws | incident | missing-occurrence-time@last weekend | fires | The EC2 instance i-0a1b2c3d4e5f60718 stopped last weekend.
        aws | incident | missing-occurrence-time@this evening | fires | The EC2 instance i-0a1b2c3d4e5f60718 stopped this evening.
        aws | incident | missing-occurrence-time@半日前 | fires | EC2 i-0a1b2c3d4e5f60718 が半日前から応答しません。
        aws | incident | missing-occurrence-time | silent | EC2 i-0a1b2c3d4e5f60718 が半日前(11月19日 22:00 JST)から応答しません。
        aws | incident | timestamp-without-timezone@04-Nov-2026 | fires | The EC2 instance i-0a1b2c3d4e5f60718 stopped on 04-Nov-2026 15:52.
        aws | incident | timestamp-without-timezone | silent | The EC2 instance i-0a1b2c3d4e5f60718 stopped on 04-Nov-2026 15:52 UTC.
        aws | incident | timestamp-without-timezone | silent | Times in UTC:\n- 2026-11-19 10:00 The EC2 instance i-0a1b2c3d4e5f60718 stopped.\n\nTimes in JST:\n- 2026-11-19 21:00 It was started again.
        "#,
    );
}

/// The names and choices of a form may be in any language, the words beside them
/// are in that of the draft.
#[test]
fn values_of_a_form_in_another_language() {
    check(
        r#"
        aws | incident | language-not-supported | silent | language: English\nSeverity: 本番システムの全面停止により受注と出荷の業務が止まっています\nContact: 営業部第二課の田中花子が平日の日中に電話で応対します\nThe load balancer web-alb answers with 502.
        aws | incident | language-not-supported | fires | language: English\nSeverity: high\n受注と出荷の業務が止まっています。ロードバランサー web-alb が 502 を返します。
        aws | incident | language-not-supported | silent | language: 日本語\nSeverity: production system down\nロードバランサー web-alb が 502 を返します。
        aws | incident | language-not-supported | fires | language: 日本語\nSeverity: high\nAll orders have stopped since the load balancer web-alb answers with 502.
        "#,
    );
}

/// What overlaps is one secret, of the kind of the whole; a code may be grouped; and
/// an ordinary word behind the name of an account or of a field is none.
#[test]
fn secrets_and_words_like_them() {
    check(
        r#"
        aws | incident | unmasked-secret@(パスワード) | fires | DB のパスワード: Zq9!AKIA4RWXPQ7NV2KD5EHT
        aws | incident | unmasked-secret@(password) | fires | The password is Zq9!AKIA4RWXPQ7NV2KD5EHT.
        aws | incident | unmasked-secret@(password) | fires | Sign-in fails for user tanaka password Kq7vR2mZ9x.
        aws | incident | unmasked-secret | fires | 確認コード: a1b2-c3d4
        aws | incident | unmasked-secret | fires | The one-time code: K7QD-M2XZ
        aws | incident | unmasked-secret | silent | The one-time code: not received
        aws | incident | unmasked-secret | silent | 画面のパスワード「Repeat」の欄が空です。
        aws | incident | unmasked-secret | silent | The field password "Repeat" stays empty.
        aws | incident | unmasked-secret | silent | For user tanaka password remains unchanged.
        aws | incident | unmasked-secret | silent | ユーザー名 tanaka password correctly と表示されます。
        "#,
    );
}

/// A day that is counted from today is written by the calendar, with the words
/// between two times as they are.
#[test]
fn days_by_the_calendar() {
    for (text, written) in [
        (
            "昨日の15:52 に EC2 i-0a1b2c3d4e5f60718 が停止しました。",
            "2026-11-19 15:52(＿＿時間)",
        ),
        (
            "昨日の15:52から16:10まで EC2 i-0a1b2c3d4e5f60718 が停止しました。",
            "2026-11-19 15:52から16:10(＿＿時間)",
        ),
        (
            "The import failed between yesterday 15:52 and 16:10.",
            "2026-11-19 15:52 and 16:10 <time zone>",
        ),
    ] {
        let found = found("aws", "incident", text);
        let mut rewrites = found
            .iter()
            .filter(|d| d.rule == "timestamp-without-timezone");
        assert_eq!(rewrites.next().unwrap().rewrite.as_deref(), Some(written));
    }
}

/// A word of urgency goes from its brackets unless words beside it need it.
#[test]
fn urgency_beside_other_words_of_a_tag() {
    for (subject, mended) in [
        ("[URGENT db-1] orders-prod refuses connections", true),
        ("[URGENT for sales] orders-prod refuses connections", false),
        ("【至急 本番】予約サイトに接続できない", true),
        ("【本番】至急: 予約サイトに接続できない", true),
        ("本番環境 / 至急 / 予約サイトに接続できない", true),
    ] {
        let found = found("aws", "incident", &format!("Subject: {subject}\n"));
        let mut told = found.iter().filter(|d| d.rule == "urgency-words-in-text");
        assert_eq!(!told.next().unwrap().fixes.is_empty(), mended, "{subject}");
    }
}

/// A blank below other words of a part is one; a label in brackets that stands where
/// its value would is a blank until something is written below it.
#[test]
fn blanks_in_a_part() {
    check(
        r#"
        aws | incident | unfilled-blank@症状 | fires | 症状:\nアプリが起動しません。\n\n要記入\n
        aws | incident | unfilled-blank@Environment | fires | Environment:\nUbuntu 22.04 on the host.\n\nto be written\n
        aws | incident | unfilled-blank@症状 | fires | 症状:\n<症状>\n
        aws | incident | unfilled-blank@症状 | fires | 症状：\n＜症状＞\n
        aws | incident | unfilled-blank | silent | 症状:\n<症状>\nアプリが起動しません。\n
        aws | incident | unfilled-blank | silent | Symptom:\n<Symptom>\nThe app does not start.\n
        "#,
    );
}

/// What a whole identifier holds is no finding of its own, a word is no identifier
/// that is cut short, and a log shows what the program was given.
#[test]
fn identifiers_as_they_are_written() {
    check(
        r#"
        aws | incident | unusable-identifier@全角 | fires | ａｒｎ：ａｗｓ：ｉａｍ：：２２２２３３３３４４４４：ｒｏｌｅ／ａｄｍｉｎ が使えません。
        aws | incident | unusable-identifier | silent | サーバ名: ｗｅｂ\n症状: 応答がありません。
        aws | incident | unusable-identifier | silent | The role sg-facade was removed from i-0a1b2c3d4e5f60718.
        aws | incident | unusable-identifier@i-0a1b2c | fires | i-0a1b2c was removed.
        aws | incident | unusable-identifier | silent | It stopped.\n\n$ aws ec2 start-instances --instance-ids i-0abcdef12\nstarting i-0abcdef12\n
        "#,
    );
}

/// A value that is hidden is a value, after whatever says that it is an ID.
#[test]
fn values_that_are_hidden() {
    check(
        r#"
        aws | incident | missing-account-id | silent | アカウント番号 ○○ の EC2 i-0a1b2c3d4e5f60718 が停止しました。
        aws | incident | missing-account-id | silent | EC2 i-0a1b2c3d4e5f60718 of account number ●● stopped.
        aws | incident | missing-account-id | fires | EC2 i-0a1b2c3d4e5f60718 が停止しました。
        "#,
    );
}

/// The names of people, of their office, and of who is always there.
#[test]
fn whom_it_concerns() {
    check(
        r#"
        aws | incident | internal-jargon | silent | 影響: 新勤怠システムにログインすると 500 が返ります。
        aws | incident | internal-jargon | silent | ログインすると 500 が返り、新勤怠システムの利用者 200 名が困っています。
        aws | incident | internal-jargon@新勤怠システム | fires | 症状: 新勤怠システムにログインすると 500 が返ります。
        veeam | incident | missing-contact@around the clock | silent | Severity: 1\nEngineer on call: Taro Sato\nSymptom: production data cannot be restored.
        veeam | incident | missing-contact@around the clock | fires | Severity: 1\nContact: Taro Sato\nSymptom: production data cannot be restored.
        veeam | incident | missing-contact@(電話番号、都合のよい時間帯、希望する連絡方法) | fires | 深刻度: 3\nメール: a@yuzu.example 株式会社ゆず 佐藤\n症状: ジョブが失敗します。
        veeam | incident | missing-contact@24 時間 | silent | 深刻度: 1\n技術担当者: 佐藤 太郎\n症状: 本番のデータをリストアできません。
        "#,
    );
}

/// A terminal shows where a connection starts.
#[test]
fn the_source_of_a_connection() {
    check(
        r#"
        aws | incident | missing-source-or-destination | silent | EC2 i-0a1b2c3d4e5f60718 に接続できません。\n\n[taro@kensyo ~]$ ssh 10.0.3.8\nssh: connect to host 10.0.3.8 port 22: Connection timed out\n
        aws | incident | missing-source-or-destination | fires | EC2 i-0a1b2c3d4e5f60718 に接続できません。\n\nssh: connect to host 10.0.3.8 port 22: Connection timed out\n
        "#,
    );
}

/// The line above a mail that is quoted is that of a program.
#[test]
fn times_of_mails() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | EC2 i-0a1b2c3d4e5f60718 does not boot.\n\nOn Thu, Nov 19, 2026 at 10:05 AM Taro Sato <taro@yuzu.example> wrote:\n> It is down.
        aws | incident | timestamp-without-timezone@10:05 | fires | EC2 i-0a1b2c3d4e5f60718 does not boot since Thu, Nov 19, 2026 at 10:05 AM.
        aws | incident | timestamp-without-timezone | silent | EC2 i-0a1b2c3d4e5f60718 が起動しません。\n\n2026年11月19日 10:05 佐藤太郎 <taro@yuzu.example>:\n> 停止しました。
        "#,
    );
}

/// An address of one's own tells which one is meant, a page of the manual does not.
#[test]
fn addresses_that_identify() {
    check(
        r#"
        aws | incident | missing-resource-id | silent | https://shop.yuzu-kobo.jp/ が EC2 の再起動のあと表示されません。
        aws | incident | missing-resource-id | fires | https://docs.aws.amazon.com/ec2/ のとおりにしましたが、EC2 に接続できません。
        aws | incident | missing-resource-id@bucket | fires | A bucket named your-bucket-name is missing.
        aws | incident | missing-resource-id | fires | We followed https://docs.aws.amazon.com/ec2/ but the EC2 instance does not boot.
        "#,
    );
}

/// The desk can look up the rest where the contract is told, in the form of its IDs or
/// under its label.
#[test]
fn what_the_desk_can_look_up() {
    check(
        r#"
        sakura | incident | sakura-incident-fields@窓口でも調べられる | fires | 会員ID: yuzu-kobo\nゾーン: is1b\nリソースID: 113300123456\n関連するリソースID: なし\n発生日時: 2026-11-19 09:40(日本時間)\n症状: サーバが ping に応答しません。\n現状: 継続中
        sakura | incident | sakura-incident-fields@窓口でも調べられる | fires | 備考: 会員番号は nnn12345 です。\nゾーン: is1b\nリソースID: 113300123456\n関連するリソースID: なし\n発生日時: 2026-11-19 09:40(日本時間)\n症状: サーバが ping に応答しません。\n現状: 継続中
        sakura | incident | sakura-incident-fields@項目が足りません | fires | ゾーン: is1b\nリソースID: 113300123456\n関連するリソースID: なし\n発生日時: 2026-11-19 09:40(日本時間)\n症状: サーバが ping に応答しません。\n現状: 継続中
        "#,
    );
}

/// A region that is not known is none; and nobody asks for that of what is not the
/// desk's, or of a server that may be anywhere.
#[test]
fn regions_left_open() {
    check(
        r#"
        aws | incident | missing-region-or-zone | fires | The EC2 instance web-1 stopped. The region is Unknown.
        aws | incident | missing-region-or-zone | fires | The EC2 instance web-1 stopped (region: None).
        aws | incident | missing-region-or-zone | fires | Region: Unknown\nSymptom: The EC2 instance web-1 stopped.
        aws | question | missing-region-or-zone | silent | How do we rename the server web-01?
        alibaba | incident | missing-region-or-zone | silent | arn:aws:s3:::orders に接続できません。
        alibaba | incident | missing-region-or-zone | fires | i-6weckus0r7voaarxz2k3 に接続できません。
        aws | incident | missing-region-or-zone | silent | Region: Tokyo\nSymptom: The EC2 instance web-1 stopped.
        aws | incident | missing-region-or-zone | silent | The EC2 instance web-1 stopped. The region is Tokyo.
        "#,
    );
}

/// A time behind "in" is an amount, one behind a word that ends like it is a time.
#[test]
fn amounts_behind_a_word() {
    check(
        r#"
        aws | incident | timestamp-without-timezone@00:12:45 | fires | The nightly batches begin 00:12:45 on web-1 and fail.
        aws | incident | timestamp-without-timezone@00:12:45 | fires | The log of web-1 ends at check_in 00:12:45 and the job fails.
        aws | incident | timestamp-without-timezone | silent | The nightly batches of web-1 fail in 00:12:45.
        aws | incident | timestamp-without-timezone | silent | The RDS instance db-1 fails. Its uptime is 20261119155200.
        "#,
    );
}

/// A report with a blank was not finished, whatever the blank would name, unless it hides
/// a part amid a name; and where an error is told, what was intended is plain.
#[test]
fn blanks_and_errors_of_reports() {
    check(
        r#"
        aws | incident | unusable-identifier | fires | <instance-name> does not answer to SSH.
        aws | incident | unusable-identifier | fires | XXXX が停止しました。
        aws | question | unusable-identifier | silent | How is <name> written?
        aws | incident | unusable-identifier | silent | db.<cluster-id>.ap-northeast-1.rds.amazonaws.com に接続できません。
        aws | incident | unusable-identifier | fires | <cluster-id>.ap-northeast-1.rds.amazonaws.com に接続できません。
        aws | incident | unusable-identifier | fires | The EC2 instance prod.<instance-id> does not answer.
        aws | incident | missing-expected-vs-actual | silent | EC2 web-1 is not working as intended: "AccessDenied" is shown.
        aws | incident | missing-expected-vs-actual | fires | EC2 web-1 is not working as intended.
        "#,
    );
}

/// Beside the dates in their line, others are no slots of a meeting; and more of
/// something is a wish, however it is rated.
#[test]
fn dates_and_wishes_that_are_something_else() {
    check(
        r#"
        soracom | office-hours | office-hours-schedule@1 つ | fires | 希望日時: 2026-11-25 13:00\n会社名: ゆず\n内容: 2026-12-26 10:00 に切り替えるため、SIM の設定を相談したいです。
        soracom | office-hours | office-hours-schedule@土日 | silent | 希望日時: 2026-11-25 13:00\n会社名: ゆず\n内容: 2026-12-26 10:00 に切り替えるため、SIM の設定を相談したいです。
        soracom | office-hours | office-hours-schedule@土日 | fires | 希望日時: 2026-12-26 13:00\n会社名: ゆず\n内容: SIM の設定を相談したいです。
        aws | question | severity-impact-mismatch | fires | 深刻度: 本番システムのダウン\n\nEC2 インスタンスの上限を 40 に引き上げたいです。
        aws | incident | timestamp-without-timezone@“14” | fires | EC2 web-1 stopped just before 14, we think.
        aws | incident | timestamp-out-of-range@より前 | fires | EC2 web-1 は 2026-11-18 15:00(日本時間)から 2026-11-18 14:00(日本時間)まで停止しました。
        aws | incident | timestamp-out-of-range@より前 | silent | EC2 web-1 は 2026-11-18 14:00(日本時間)から 2026-11-18 15:00(日本時間)まで停止しました。
        "#,
    );
}

/// What is asked for may be a matter of money, and of something without a name; a list
/// below the questions is none of them.
#[test]
fn questions_that_are_counted() {
    check(
        r#"
        aws | question | multiple-issues | fires | 質問が2点あります。\n\n1. 画面が真っ白になります。原因を教えてください。\n2. 請求書の宛名の変更方法を教えてください。
        aws | incident | multiple-issues | fires | 質問が2点あります。\n\n- EC2 web-1 が起動しません。\n- EC2 web-2 が応答しません。
        aws | incident | multiple-issues | fires | We have two problems.\n\n- EC2 web-1 does not start.\n- EC2 web-2 does not answer.
        aws | incident | multiple-issues | silent | 質問が2点あります。\n\n1. ALB app-alb が 502 を返す原因を教えてください。\n2. 止める方法も教えてください。\n\n- RDS db-1 は使っていません。\n
        aws | incident | multiple-issues | silent | We have two questions.\n\n1. Why does ALB app-alb return 502?\n2. How do we stop it?\n\n- RDS db-1 is not used.\n
        "#,
    );
}

/// What is too short for a hash or a licence, or only the rest of a title, is no
/// credential; a command goes on behind the end of its line.
#[test]
fn credentials_and_what_is_too_short() {
    check(
        r#"
        aws | incident | unmasked-secret | silent | The file has $1$abcdefgh012345 in it.
        aws | incident | unmasked-secret | fires | The file has $1$abcdefgh01234567 in it.
        aws | incident | unmasked-secret | fires | It sends basic OmFiY2RlZmdoaWprbG1ub3A= and fails.
        aws | incident | unmasked-secret | silent | It fails with basic_auth=admin:q8Z in the file.
        aws | incident | unmasked-secret | fires | It fails with basic_auth=admin:q8Zx in the file.
        aws | incident | unmasked-secret | silent | <b>Password: Settings</b>
        aws | incident | unmasked-secret | fires | Password\nKq7vR2mZ9x
        aws | incident | unmasked-secret | silent | The page asks for a password\nOrderSync77
        aws | incident | unmasked-secret | silent | 画面で求められるのはパスワード\nOrderSync77
        aws | incident | unmasked-secret | fires | AT+CPIN=4821 returns ERROR.
        soracom | incident | unmasked-secret | silent | AT+CGAUTH=1,2,48213 returns ERROR.
        aws | incident | unmasked-secret | fires | Password: blue Horse 7 tulips
        aws | incident | unmasked-secret | silent | Password: Sato Osaka 20264 Tokyo
        aws | incident | unmasked-secret | fires | <password>Admin</password>
        aws | incident | unmasked-secret | silent | | item | value |\n|---|---|\n| product license | aB3dE5fG7hI9jK1Lm |\n
        aws | incident | unmasked-secret | fires | $ docker login -u admin \\n  -p Tomato77xyz registry.example.com
        aws | incident | unmasked-personal-data@カード | fires | 症状: カード/4111111111111111 で払えません。
        aws | incident | unmasked-personal-data | silent | 症状: 注文 id-4111111111111111 で払えません。
        "#,
    );
}

/// A password that was changed is one, what it was changed to only where that can be
/// one.
#[test]
fn what_a_password_was_changed_to() {
    for (text, places) in [
        (
            "パスワードを Summer2024x から Winter2025y に変更しました。",
            2,
        ),
        ("パスワードを Summer2024x から ab1 に変更しました。", 1),
        ("パスワードを Summer2024x から abcdefgh に変更しました。", 1),
        (
            "We changed the password from Summer2024x to tls1.2 and it fails.",
            1,
        ),
    ] {
        let found = found("aws", "incident", text);
        let secrets = found.iter().filter(|d| d.rule == "unmasked-secret");
        let count: usize = secrets.map(|d| 1 + d.repeats.len()).sum();
        assert_eq!(count, places, "{text}");
    }
}

/// A day that counts from another is not told twice, a night may count on beyond
/// midnight, only whole words tell that something comes again and again, and what is written for "yesterday" is that day, whatever else was told
/// before.
#[test]
fn days_that_count_from_others() {
    check(
        r#"
        aws | incident | timestamp-without-timezone@“Friday at 15:00” | fires | The job stopped the day before Friday at 15:00.
        aws | incident | timestamp-without-timezone@15:52 | fires | The job business hours2 of web-1 failed at 15:52.
        aws | incident | timestamp-without-timezone | silent | In business hours the job of web-1 begins at 15:52.
        aws | incident | timestamp-without-timezone@深夜二十九時 | fires | EC2 web-1 は 2026-11-19 の深夜二十九時に停止しました。
        aws | incident | timestamp-without-timezone@“the day before at 15:00” | fires | The job failed on 2026-11-19. It had stopped the day before at 15:00.
        "#,
    );
    let text = "EC2 に接続できません。一昨日、構成を変更しました。昨日から失敗します。";
    let found = found("aws", "incident", text);
    let mut vague = found.iter().filter(|d| d.rule == "missing-occurrence-time");
    let fixes = &vague.next().unwrap().fixes;
    let written = fixes.iter().flat_map(|fix| &fix.edits);
    let written: Vec<&str> = written.map(|edit| edit.text.as_str()).collect();
    assert!(written.contains(&"2026-11-19"), "{written:?}");
}

/// A product of another desk does not decide what this one speaks, the answer of a
/// service is no blank, and figures tell a name from a word of a program.
#[test]
fn products_answers_and_names() {
    check(
        r#"
        veeam | incident | language-not-supported@Veeam ONE | fires | 製品: Amazon EC2、Veeam ONE\nVeeam ONE のレポートが出ません。
        aws | incident | unfilled-blank | silent | 応答は次のとおりです: <error message> disk full </error>
        aws | incident | unfilled-blank | fires | 応答は次のとおりです: <error message>
        aws | incident | unfilled-blank | silent | 応答は次のとおりです: <NO CARRIER>
        aws | incident | unfilled-blank | silent | The modem answers: <NO CARRIER>
        aws | incident | missing-resource-id | silent | The job 'orderSync-1' fails.
        aws | incident | missing-resource-id | silent | ジョブ「orderSync-1」が失敗します。
        aws | incident | missing-resource-id | fires | The job 'orderSync' fails.
        aws | incident | missing-resource-id | fires | The bucket named "your-bucket" refuses uploads.
        "#,
    );
}

/// Who asks for a higher limit shows by its refusals how much is wanted; by no other
/// error, and nobody else does.
#[test]
fn errors_without_what_was_done() {
    check(
        r#"
        aws | incident | error-without-operation | silent | 上限を 40 に引き上げたいです。「VcpuLimitExceeded」と表示されます。
        aws | incident | error-without-operation | fires | 上限を 40 に引き上げたいです。別の画面で「AccessDenied」と表示されます。
        aws | incident | error-without-operation | fires | 「ThrottlingException」と表示されます。
        "#,
    );
}

/// A release may end with a letter.
#[test]
fn releases_with_a_letter() {
    check(
        r#"
        veeam | incident | missing-product-version | silent | VBR 12.1a のジョブが失敗します。
        veeam | incident | missing-product-version | silent | Veeam ONE 12.2a fails to collect data.
        veeam | incident | missing-product-version | fires | Veeam ONE fails to collect data.
        "#,
    );
}

/// What joins a key to other words is none of it.
#[test]
fn a_key_ends_before_what_is_joined_to_it() {
    let key = "AKIA4RWXPQ7NV2KD5EHT";
    let text = format!("The key {key}_prod is refused.");
    let found = found("aws", "incident", &text);
    let mut keys = found.iter().filter(|d| d.rule == "unmasked-secret");
    assert_eq!(keys.next().unwrap().span.slice(&text), Some(key));
}
