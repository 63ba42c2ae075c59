//! Drafts that tell all that is needed, in other words and in other places than those
//! one thinks of first, each beside the near draft that lacks it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod table;

use table::check;

/// Money that chooses a desk, argues for a way, or stands in brackets asks nothing.
#[test]
fn money_beside_the_matter() {
    check(
        r#"
        aws | incident | technical-and-billing-mixed | silent | 種別: アカウントおよび請求 > AWS Organizations\n内容: 5526-0187-4493 を切り離した月の利用料はどちらに請求されますか。手順を教えてください。
        aws | billing | technical-and-billing-mixed | silent | Type: Billing and account, no technical case\nText: Which hours of the plan were unused in May?
        aws | incident | technical-and-billing-mixed | silent | 関数 etl-1 が止まります。12 月分の請求書を新しい名前で受け取るため、24 日までに直したいです。どこを見ればよいですか。
        aws | incident | technical-and-billing-mixed | silent | 関数 etl-1 がタイムアウトします。別の手段があれば教えてください(プロビジョニングは費用の面で見送りました)。
        aws | incident | technical-and-billing-mixed | silent | The function etl-1 times out. We want to keep two nodes, as the price per hour is lower. What should we change?
        aws | incident | technical-and-billing-mixed | silent | The function etl-1 times out when idle. Does a spare copy do any harm or cost extra?
        aws | incident | technical-and-billing-mixed | silent | 請求書の発行が 5 時間遅れました。緊急度は「通常の質問」としました。関数 etl-1 が完了せず失敗する理由を教えてください。
        aws | incident | technical-and-billing-mixed | silent | 関数 etl-1 が失敗します。台数の見積もりを作りたいので、上限を教えてください。
        aws | billing | technical-and-billing-mixed | silent | The October invoice shows 412 USD for a gateway that we deleted. The call returned an error once. Please check and correct the invoice.
        sakura | incident | technical-and-billing-mixed | silent | 解約した web-1 の料金が請求に載っています。パネルで削除がエラーになったためかもしれません。返金をお願いできますか。
        aws | incident | technical-and-billing-mixed | fires | web-1 の削除がエラーになります。先月の料金の内訳も教えてください。
        aws | incident | technical-and-billing-mixed | fires | 関数 etl-1 がタイムアウトします。延ばし方を教えてください。請求が 3 倍になったため、内訳を教えてください。
        aws | incident | technical-and-billing-mixed | fires | 関数 etl-1 がタイムアウトします。延ばし方を教えてください(先月の料金の内訳も教えてください)。
        aws | incident | technical-and-billing-mixed | fires | The function etl-1 times out; what should we change? Please refund the May charges, as the plan was cancelled.
        aws | incident | technical-and-billing-mixed | fires | 種別: 請求\n内容: 関数 etl-1 がタイムアウトします。延ばし方を教えてください。あわせて、先月の請求額の理由を教えてください。
        "#,
    );
}

/// Zones by the names that people of other parts of the world use, in the name of a
/// field, or of the clock that is told just before.
#[test]
fn zones_in_other_words() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | It stopped on 18 November, 10:47 WAT.
        aws | incident | timestamp-without-timezone | silent | It stopped on 18 November, 10:30 BRT.
        aws | incident | timestamp-without-timezone | silent | It stopped on 18 November, 10:30 Gulf time.
        aws | incident | timestamp-without-timezone | silent | It stopped on 18 November at 9:10 AM US Central.
        aws | incident | timestamp-without-timezone | silent | It stopped on 17 November at 9:10 AM US Central, and on the 18th at 2:00 PM CST.
        aws | incident | timestamp-without-timezone | fires | It stopped on 17 November at 9:10 AM UTC, and on the 18th at 2:00 PM CST.
        aws | incident | timestamp-without-timezone | silent | On 18 November at 09:30 ICT we replaced the file. The task was complete since 09:37.\n\n    last-modified: Tue, 03 Nov 2026 02:11:47 GMT
        aws | incident | timestamp-without-timezone | fires | On 18 November we replaced the file. The task was complete since 09:37.\n\n    last-modified: Tue, 03 Nov 2026 02:11:47 GMT
        veeam | incident | timestamp-without-timezone | silent | From the session of 17 November (all log times are Pacific):\n\n  [17.11.2026 21:03:15.664] < 6120> nfc | ERR |Failed to resolve host
        aws | incident | timestamp-without-timezone | silent | | 時刻 (JST) | 出来事 |\n|---|---|\n| 11/18 10:02 | 停止 |\n\n10:02 の直前に設定を変えました。
        aws | incident | timestamp-without-timezone | fires | | 時刻 | 出来事 |\n|---|---|\n| 11/18 10:02 | 停止 |\n\n10:02 の直前に設定を変えました。
        aws | incident | timestamp-without-timezone | silent | 11/18 10:02(ハノイ時間)に停止しました。
        aws | incident | timestamp-without-timezone | silent | On 18 November, 10:02 Pacific time, it stopped. It failed again on 18 November at 2:40 PM, as others say in PST.
        aws | question | timestamp-without-timezone | silent | We plan the cut-over for 5 December, 22:00-24:00. May the task be stopped then?
        aws | question | timestamp-without-timezone | silent | 11 月 30 日の 23 時に組織を出ると、11 月分はどちらに載りますか。
        aws | incident | timestamp-without-timezone | fires | 11 月 17 日の 23 時に組織から外れました。
        "#,
    );
}

/// A level that is said by its title, in a sentence, or at the head of a letter.
#[test]
fn levels_in_words() {
    check(
        r#"
        aws | incident | missing-severity | silent | The shop is up but slow, so I have filed this as "Production system impaired". web-1 returns 502.
        aws | incident | missing-severity | silent | web-1 returns 502. Severity chosen: **System impaired**; it is our staging.
        aws | incident | missing-severity | silent | web-1 が 502 を返します。severity は Production system impaired ではなく System impaired を選びました。
        aws | incident | missing-severity | silent | web-1 が 502 を返します。緊急度は「一般的な質問」で構いません。
        aws | incident | missing-severity | silent | web-1 が 502 を返します。System impaired(システムの障害)でお願いします。
        aws | incident | missing-severity | silent | To the desk (account 111122223333, general question)\n\nweb-1 returns 502.
        aws | incident | missing-severity | silent | web-1 returns 502 at times. Not urgent.
        veeam | incident | missing-severity | silent | Job A が失敗します(重要度は最低で結構です)。
        aws | incident | missing-severity | fires | web-1 returns 502. Our system is impaired by it.
        aws | incident | missing-severity | fires | web-1 が 502 を返します。本番システムの障害が続いています。
        aws | incident | missing-severity | fires | web-1 returns 502. It is urgent.
        veeam | incident | missing-severity | fires | Job A fails. The pod has a low priority.
        "#,
    );
}

/// Whoever signs with a name and an address, or reads the ticket, can be reached; what
/// else would be good to know is no more than that.
#[test]
fn contacts_at_the_end() {
    check(
        r#"
        veeam | incident | missing-contact@name | silent | Job A fails.\n\nIs there a way out?\n\nMaria Keller, maria@keller-legal.example
        veeam | incident | missing-contact@e-mail | silent | Job A fails.\n\nIs there a way out?\n\nMaria Keller, maria@keller-legal.example
        veeam | incident | missing-contact@name | silent | Job A fails.\n\nYours faithfully,\nIbra Dan\nBackup administrator, i.dan@ku.example, +234 62 000 4471
        veeam | incident | missing-contact@連絡方法 | silent | ジョブ Daily が失敗します。担当: 設計課 貫井(ケース、平日 8〜17 時 JST)
        veeam | incident | missing-contact@氏名 | silent | ジョブ Daily が失敗します。後任の私(鏑木、kabu@example.jp)が見ます。\n\n情報システム室 鏑木
        veeam | incident | missing-contact@氏名 | silent | ジョブ A が失敗します。例示商事の佐藤です。連絡はケース上でお願いいたします。
        veeam | incident | missing-contact@name | silent | Hi, Tom Berg here from Acme. Job A fails. A reply in the case is all I need.
        veeam | incident | missing-contact@氏名 | fires | ジョブ A が失敗します。情報システム部の画面です。
        veeam | incident | missing-contact@氏名 | fires | ジョブ Daily が失敗します。\n\nkabu@example.jp に届きません。
        veeam | incident | missing-contact@name | fires | Job A fails.\n\nThe report to maria@keller-legal.example bounces.
        veeam | incident | missing-contact@around the clock | silent | Severity: 1\nCall me on: +44 113 496 0172, Femi Oduya, on site through the night\n\nProduction data cannot be restored.
        veeam | incident | missing-contact@around the clock | fires | Severity: 1\nCall me on: +44 113 496 0172, Femi Oduya\n\nThe job fails through the night.
        "#,
    );
}

/// A stop that is over, a part that is replaced, and another cluster are not what the
/// level is chosen by.
#[test]
fn levels_that_fit() {
    check(
        r#"
        aws | incident | severity-impact-mismatch | silent | 緊急度: 本番システムのダウン\n影響: 注文の受付が完全に止まっています。電話で一部を代替しています。
        aws | incident | severity-impact-mismatch | silent | 緊急度: 通常\n影響: 土曜の予約が約 6 分間受け付けられず、90 件を失いました。
        kasten | incident | severity-impact-mismatch | silent | 優先度: P2\n症状: ポリシー a が失敗します。別の検証用クラスターでは 2 分で終わっています。
        veeam | incident | severity-impact-mismatch | silent | Severity: 3 (an exercise, no production data is missing)\nSymptom: the import fails.
        kasten | incident | severity-impact-mismatch | silent | 優先度: P3\n症状: 全ユーザー(7 名)がログインできません。\n影響: 本番停止はありません。
        veeam | incident | severity-impact-mismatch | silent | Severity: 3\nSymptom: the job A skips one VM.\nImpact: no production outage, one report is old.
        aws | incident | severity-impact-mismatch | fires | 緊急度: 低\n影響: 注文の受付が完全に止まっています。
        aws | incident | severity-impact-mismatch | fires | 緊急度: 低\n影響: 30 分前から注文を受け付けられません。
        kasten | incident | severity-impact-mismatch | fires | 優先度: P1\n症状: 検証用クラスターのポリシー a が失敗します。
        "#,
    );
}

/// What is compared or denied is no beginning of trouble; what has not ended goes on.
#[test]
fn states_in_words() {
    check(
        r#"
        aws | incident | missing-ongoing-status | silent | 帯域は上限に達していませんが、1 分より短い山で当たっている可能性は否定できません。
        aws | incident | missing-ongoing-status | silent | 11/15 16:05 (JST) から値が動いていません。
        aws | incident | missing-ongoing-status | silent | 11/15 16:05 (JST) に始めた複製が、3 日経っても終わりません。
        aws | incident | missing-ongoing-status | silent | 社名を直したいです。業務に困りごとは起きておりません。
        aws | incident | missing-ongoing-status | silent | First seen on 15 November, 20:20 JST, and every evening since.
        aws | incident | missing-ongoing-status | fires | First seen on 15 November, 20:20 JST.
        aws | incident | missing-ongoing-status | fires | 11/15 16:05 (JST) に障害が起きました。
        "#,
    );
}

/// Requests that are counted as such, and things that come second, are no matters.
#[test]
fn counted_things_are_no_matters() {
    check(
        r#"
        aws | incident | multiple-issues | silent | web-1 returns 502. nginx has no entry for those three requests.\n\nWhat we did:\n1. Set the timeout to 75 s on web-1.\n2. Took a dump on web-2.
        alibaba | incident | multiple-issues | silent | The pool does not grow; we do not want to change two things at once. Why does it report no address, and why is the second vSwitch not used?
        aws | incident | multiple-issues | fires | We have three requests. EC2 web-1 returns 502; why? The S3 bucket logs-1 denies access; why? SES mails bounce; why?
        "#,
    );
}

/// Days to come, the names of programs, and words for another case.
#[test]
fn days_names_and_conditions() {
    check(
        r#"
        aws | incident | timestamp-out-of-range | silent | The distributor expects the reels on 1 February 2027. Launches fail.
        soracom | incident | timestamp-out-of-range | silent | データが 11/17 11:30 JST から欠けています(11/20 11:30 JST から失われ始めます)。
        soracom | incident | timestamp-out-of-range | fires | データが 11/17 11:30 JST から 11/16 11:30 JST まで欠けました。
        aws | question | missing-impact-or-deadline | silent | The farm software (Deadline) starts the nodes, and 45 people work with it. Can the quota be raised?
        aws | incident | urgency-words-in-text | silent | 返信は本ケースで、急ぎの確認があれば電話へお願いします。
        aws | incident | urgency-words-in-text | silent | If anything is urgent, call the number in the profile.
        aws | incident | urgency-words-in-text | fires | 急ぎの確認をお願いします。
        aws | incident | category-mismatch | silent | Category: Account and billing > Domain names (Route 53)\nText: The transfer of example.org is stuck and cannot be cancelled.
        aws | incident | category-mismatch | fires | Category: Account and billing\nText: The instance web-1 does not start.
        kasten | incident | internal-jargon | silent | 11/17 から新しいリストアポイントができません。
        aws | incident | internal-jargon | fires | 11/17 から新会計システムが動きません。
        "#,
    );
}

/// The zone of a column, of the day over a list, or of the day before; and times that
/// only explain how something works.
#[test]
fn zones_of_what_stands_around() {
    check(
        r#"
        aws | incident | timestamp-without-timezone | silent | 転送が遅いです。\n\n  時刻(JST)   遅れ    件数\n  13:30       4 s     210\n  15:00       410 s   5,840
        aws | incident | timestamp-without-timezone | fires | 転送が遅いです。\n\n  時刻   遅れ    件数\n  13:30       4 s     210\n  15:00       410 s   5,840
        aws | incident | timestamp-without-timezone | silent | 書き込めません。\n\n経過(JST、2026-11-17)\n\n- 12:41 切り替え開始\n- 12:50 再起動
        aws | incident | timestamp-without-timezone | silent | 書き込めません。\n\n経過(2026-11-17、JST)\n\n- 12:41 切り替え開始\n- 12:50 再起動
        aws | incident | timestamp-without-timezone | fires | 書き込めません。\n\n経過(2026-11-17)\n\n- 12:41 切り替え開始\n- 12:50 再起動
        aws | incident | timestamp-without-timezone | silent | The pool does not grow. 19:09 UTC is 20:09 CET.\n\n| CET | Event |\n|---|---|\n| 15 Nov, 20:03 | failed, through to 00:10 |
        aws | incident | timestamp-without-timezone | fires | The pool does not grow. 19:09 UTC is 20:09 CET.\n\n| Step | Event |\n|---|---|\n| 1 | failed, through to 00:10 |
        soracom | incident | timestamp-without-timezone | silent | 11月15日 22:00(JST)から切断されます。証明書は 2026-11-10T00:00:00Z に有効になりました。16日 09:00 までに 870 件です。
        soracom | incident | timestamp-without-timezone | fires | 11月15日 22:00(JST)から切断されます。証明書は 2026-11-10T00:00:00Z に有効になりました。ログでは 16日 09:00 までに 870 件です。
        soracom | incident | timestamp-without-timezone | silent | 発生時期: 11/14 15:00 (JST) から毎回\n試したこと:\n- 転送を OFF にして ON に戻した (11/15 09:30)。変わらず
        soracom | incident | timestamp-without-timezone | fires | 発生時期: 毎回\n試したこと:\n- 転送を OFF にして ON に戻した (11/15 09:30)。変わらず
        sakura | question | timestamp-without-timezone | silent | 複製は実行曜日の 0 時から順に始まると理解しています。世代は残りますか。
        aws | question | timestamp-without-timezone | silent | ガイドの説明から、01:30 は存在する時刻なので 1 回だけ動くと理解しました。正しいですか。
        aws | incident | timestamp-without-timezone | fires | ジョブは 01:30 に失敗したと理解しています。
        "#,
    );
}

/// What nobody does, what is measured, and what a change of its own condition tells
/// needs no steps.
#[test]
fn troubles_without_steps() {
    check(
        r#"
        alibaba | incident | missing-reproduction-steps | silent | 東京から上海への通信で 3〜6% の packet loss が出ています。
        alibaba | incident | missing-reproduction-steps | fires | 東京から上海への通信が不安定で、届きません。
        alibaba | incident | missing-reproduction-steps | silent | EIP がブラックホール状態になり、通信が届かなくなりました。
        alibaba | incident | missing-reproduction-steps | silent | EIP への通信が届かなくなりました。20:02 JST に自動で解除されました。
        alibaba | incident | missing-reproduction-steps | fires | EIP への通信が届かなくなりました。
        alibaba | incident | missing-reproduction-steps | silent | 東京に push したイメージのうち、署名のあるものだけ大阪に複製されません。
        alibaba | incident | missing-reproduction-steps | fires | イメージが大阪に複製されません。
        alibaba | incident | missing-region-or-zone | silent | ACR で、東京に push したイメージが複製されません。
        alibaba | incident | missing-region-or-zone | fires | ACR で、昨日 push したイメージが複製されません。
        aws | incident | missing-region-or-zone | silent | CloudFront の署名付き URL が 403 になる件\n\n配布が失敗します。オリジンは S3 バケットです。
        aws | incident | missing-region-or-zone | fires | S3 バケットへの書き込みが 403 になる件\n\n書き込みが失敗します。前段は CloudFront です。
        "#,
    );
}

/// Lists of documents, states at a time, and words that only look like a claim.
#[test]
fn documents_states_and_settings() {
    check(
        r#"
        aws | billing | multiple-issues | silent | Why did the October charges double?\n\nWhat I've read:\n- "Data transfer costs of common architectures" on the AWS blog\n- EC2 pricing page, section "Data transfer"\n- Cost Explorer, by usage type
        alibaba | billing | multiple-issues | silent | 切り替えた日の料金はどうなりますか。\n\n読んだ資料\n\n- ECS ドキュメント「課金方法の変更」\n- 「請求サイクルと支払い」
        soracom | incident | missing-ongoing-status | silent | 11/16 13:41 JST に発生しました。18:30 JST 現在 unresolved です。
        soracom | incident | missing-ongoing-status | silent | 11/16 13:30 JST に有効にした直後から常に失敗します。
        soracom | incident | missing-ongoing-status | silent | 11/16 13:30 JST に発生しました。11/17 11:15 JST の test も同じ結果です。
        soracom | incident | missing-ongoing-status | fires | 11/16 13:30 JST に発生しました。常に 2 台で動かしています。
        veeam | question | missing-contact | silent | Hello,\n\nwho we are:\n\n> Jo Doe, backup administrator\n> Acme Ltd, jo.doe@acme.example, +353 1 555 0126\n> E-mail preferred; weekdays 09:00-17:00\n\nIs 13.0.1 supported on this host?\n\nWith thanks,\nJo
        veeam | question | missing-contact | fires | Hello,\n\nsomebody wrote:\n\n> Kim Poe, backup administrator\n> Acme Ltd, kim.poe@acme.example, +353 1 555 0126\n> E-mail preferred; weekdays 09:00-17:00\n\nIs 13.0.1 supported on this host?\n\nWith thanks,\nJo
        aws | incident | missing-contact | silent | 連絡方法: Web。必要であれば平日の電話も可\n内容: web-1 が 502 を返します。
        aws | incident | missing-contact | fires | 連絡方法: 電話\n内容: web-1 が 502 を返します。
        veeam | question | missing-impact-or-deadline | silent | 世代の数を変えると、既存のフルの期限が縮まりますか。
        kasten | incident | missing-impact-or-deadline | silent | Priority: P1\nThe restore fails. Patient intake at 11 clinics is on paper.
        kasten | incident | missing-impact-or-deadline | fires | Priority: P1\nThe restore fails. The keys are on paper.
        aws | incident | urgency-words-in-text | silent | The class cannot be changed.\n23 Nov 22:05 JST: storage raised 900 -> 1800 GiB, apply immediately
        aws | incident | urgency-words-in-text | fires | The class cannot be changed. Please help us immediately.
        veeam | incident | language-not-supported | silent | Product: Veeam Backup & Replication\nDate: 11/15 02:30, 11/22 02:30 の 2 回とも 3 台すべて失敗します。\n内容: ジョブの検証が失敗します。再実行しても直りません。
        veeam | incident | language-not-supported | fires | Product: Veeam Backup & Replication\nDate: 11/15 02:30\n内容: ジョブの検証が失敗します。再実行しても直りません。
        "#,
    );
}
