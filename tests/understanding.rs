//! What is understood of a draft, and which of its words are named.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::TicketLint;
use serde_json::Value;

/// What `inspect` understood of a draft in Markdown.
fn understood(draft: &str) -> Value {
    let args = ["inspect", "--format", "json", "--stdin-filename", "x.md"];
    let mut answer = TicketLint::new(&args).input(draft).run().json();
    answer["files"][0].take()
}

/// The texts of the facts of a kind.
fn facts(draft: &str, kind: &str) -> Vec<String> {
    let of_kind = &understood(draft)["facts"][kind];
    let of_kind = of_kind.as_array().unwrap().iter();
    of_kind
        .map(|fact| fact["text"].as_str().unwrap().to_owned())
        .collect()
}

/// What a rule says of a passage.
fn messages(rule: &str, passage: &str) -> Vec<String> {
    let args = ["--format", "json", "--fragment", "--provider", "aws"];
    let run = TicketLint::new(&args)
        .arg("--select")
        .arg(rule)
        .input(passage)
        .run();
    let answer = run.json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap().iter();
    found
        .map(|d| d["message"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_request_is_no_reply() {
    for request in [
        "ホストの状態をご確認ください。",
        "ご回答ください。",
        "ご指示ください。",
        "フェイルオーバーの履歴をご確認いただけますでしょうか。",
        "ご案内いただけますと幸いです。",
        "追加のログを共有いただけますか。",
    ] {
        let draft = format!("EC2 に接続できません。{request}\n");
        assert_eq!(understood(&draft)["kind"], "incident", "{draft}");
    }
    for thanks in [
        "Thank you for your help in advance.",
        "Thanks for your help.",
    ] {
        let draft = format!("Our server is down. {thanks}\n");
        assert_eq!(understood(&draft)["kind"], "incident", "{draft}");
    }
    for reply in [
        "先日のご回答ありがとうございました。サーバは停止したままです。",
        "ご質問いただいた件ですが、ログを取得しました。",
        "いただいたご質問への回答をお送りします。",
        "ご依頼の件、ログを添付します。",
        "As you asked, we ran it twice. It fails.",
        "Thanks for your reply. It still fails.",
    ] {
        assert_eq!(understood(reply)["kind"], "reply", "{reply}");
    }
}

#[test]
fn a_draft_that_calls_itself_a_question_is_one() {
    for question in [
        "# 【質問】上限の変更について\n\n先週、書き込みに失敗しました。上限はいくつですか。\n",
        "# Question: can a lock be kept?\n\n## Question\n\nThe manual does not mention it. Is it kept?\n",
        "以下 3 点質問があります。\n\n1. AMI の作り方\n2. 鍵の保持期間\n",
        "いま SQS で障害は発生していますか?\n",
        "Is there an outage in us-east-1 right now?\n",
        "質問: 料金の明細と請求書の見方を教えてください。\n",
        "「ThrottlingException: Rate exceeded」というエラーメッセージの意味を教えてください。\n",
    ] {
        assert_eq!(understood(question)["kind"], "question", "{question}");
    }
    for incident in [
        "# 質問フォームが開かない\n\n10:00(日本時間)から開けません。\n",
        "## 症状\n\n接続できません。\n\n## 質問\n\n原因は何ですか。\n",
    ] {
        assert_eq!(understood(incident)["kind"], "incident", "{incident}");
    }
}

#[test]
fn heads_and_headings_are_no_attempts() {
    let draft = "## 試したこと\n\n| 日時 (JST) | 操作 | 結果 |\n|---|---|---|\n\
                 | 11/18 14:30 | 端末の交換 | 変化なし |\n\n## 確認済みのこと\n\n- 別の端末では接続できました。\n";
    assert_eq!(
        facts(draft, "attempts"),
        ["端末の交換", "別の端末では接続できました。"]
    );
    assert!(facts(draft, "command").is_empty());
    assert!(facts(draft, "reproduction_steps").is_empty());
}

#[test]
fn what_should_be_is_no_error() {
    let draft = "## 現象\n\n応答は `ERR_TIMEOUT` になります。\n\n## 期待する結果\n\n`ERR_NONE` が返ること。\n";
    assert_eq!(facts(draft, "error_message"), ["ERR_TIMEOUT"]);
    assert!(facts("いつもお世話になっております。\n", "observed_behavior").is_empty());
    let cited = "It ends with: unexpected status from HEAD request: 403 Forbidden\n";
    assert!(facts(cited, "vague_error").is_empty());
}

#[test]
fn code_set_off_in_a_yaml_literal_is_a_log() {
    let args = ["inspect", "--format", "json", "--stdin-filename", "x.yaml"];
    let draft = "内容: |\n  次の行が出ます。\n\n      ext4_lookup: I/O error, dev vdb\n\n  ご確認ください。\n";
    let answer = TicketLint::new(&args).input(draft).run().json();
    let log = &answer["files"][0]["facts"]["log"];
    assert_eq!(log[0]["text"], "ext4_lookup: I/O error, dev vdb");
}

#[test]
fn two_matters_are_named_with_the_number_that_is_stated() {
    let says = |passage: &str, words: &[&str]| {
        let found = messages("multiple-issues", passage);
        assert_eq!(found.len(), 1, "{passage}");
        for word in words {
            assert!(found[0].contains(word), "{word} is not in {}", found[0]);
        }
    };
    let list = "以下 3 点質問があります。\n\n1. Athena のパーティションの作り方\n\
                2. SES の送信上限の引き上げ方法\n3. KMS の鍵の保持期間\n";
    says(
        list,
        &["3 件", "Athena のパーティションの作り方", "SES の送信上限"],
    );
    says(
        "I have two questions. First, why does my EC2 instance stop at night? \
         Second, unrelated: how do I delete an IAM user?",
        &["2 independent", "“First, why", "“Second, unrelated"],
    );
    says(
        "質問が二つあります。一つ目は SES の上限、二つ目は Athena のパーティションの作り方です。",
        &["2 件", "「一つ目は SES の上限", "「二つ目は Athena"],
    );
}

#[test]
fn quotes_begin_and_end_with_words() {
    let found = messages(
        "missing-ongoing-status",
        "朝9時にジョブが異常終了しました。",
    );
    assert!(found[0].starts_with("「朝9時にジョブが"), "{}", found[0]);
    let found = messages("missing-ongoing-status", "10:00(日本時間) にも発生。");
    assert!(found[0].contains("発生」"), "{}", found[0]);
}

#[test]
fn questions_of_one_kind_are_one_finding() {
    let draft = "S3 は内部でどのように複製していますか。アルゴリズムを教えてください。";
    assert_eq!(messages("missing-background", draft).len(), 1);
}

#[test]
fn a_draft_that_tells_its_trouble_is_not_said_to_only_ask() {
    let draft = "いま障害は起きていますか。当社の i-0c9d8e7f6a5b41230 に接続できません。";
    assert!(messages("missing-goal", draft).is_empty());
    let bare = messages("missing-goal", "いま障害は起きていますか。");
    assert!(bare[0].contains("だけで"), "{}", bare[0]);
}

#[test]
fn steps_under_their_label_are_told_once() {
    for (draft, steps) in [
        (
            "## 再現手順\n\n1. 管理画面を開きます。\n2. 次を実行すると、エラーになります。\n\n```\naws s3 ls\n```\n",
            [
                "管理画面を開きます。\n2. 次を実行すると、エラーになります。",
                "aws s3 ls",
            ],
        ),
        (
            "## Steps to reproduce\n\n1. Open the console.\n2. Run the command below, and it fails.\n\n```\naws s3 ls\n```\n",
            [
                "Open the console.\n2. Run the command below, and it fails.",
                "aws s3 ls",
            ],
        ),
    ] {
        assert_eq!(facts(draft, "reproduction_steps"), steps, "{draft}");
    }
}

/// What an operation would do is asked, what it does is told.
#[test]
fn operations_that_are_asked_about_are_no_steps() {
    for asked in [
        "管理画面でボタンをクリックすると、EC2 は再起動しますか。設定を変更して保存すると、反映されるのはいつですか。",
        "管理画面でボタンをクリックすると、EC2 は再起動するでしょうか。設定を変更して保存すると何が起きるか教えてください。",
        "Does the instance restart when I click the button? Are the settings applied when I save the page?",
    ] {
        assert!(facts(asked, "reproduction_steps").is_empty(), "{asked}");
    }
    for told in [
        "管理画面でボタンをクリックすると、EC2 が再起動します。設定を変更して保存すると、元に戻ります。",
        "When I click the button, the instance restarts. When I save the page, the settings are lost.",
    ] {
        assert_eq!(facts(told, "reproduction_steps").len(), 2, "{told}");
    }
}

#[test]
fn a_symptom_ends_with_its_words() {
    for (draft, symptom) in [
        ("web-1 がヘルスチェックに失敗し、切り離されます。", "失敗し"),
        (
            "ジョブ Daily が RUNNING にならず、終わりません。",
            "RUNNING にならず",
        ),
    ] {
        assert_eq!(facts(draft, "symptom")[0], symptom, "{draft}");
    }
}

#[test]
fn a_label_leads_to_its_time_and_a_host_to_its_port() {
    for (draft, times) in [
        (
            "The dump says starttime:2026-11-19 10:00:00 for api.example:10:00.",
            &["2026-11-19 10:00:00"][..],
        ),
        (
            "ログには lastupdate:2026-11-19 10:00 と出ます。",
            &["2026-11-19 10:00"],
        ),
    ] {
        assert_eq!(facts(draft, "timestamp"), times, "{draft}");
    }
}

/// Two months have names that are words as well.
#[test]
fn a_month_behind_its_day_begins_with_a_capital_if_it_is_a_word() {
    for (draft, times) in [
        (
            "It failed on 4 May 2026 at 09:00.",
            &["4 May 2026 at 09:00"][..],
        ),
        (
            "It has failed since the 12th of March 2026.",
            &["12th of March 2026"],
        ),
        (
            "Step 4 may fail at 2026-11-19 09:00.",
            &["2026-11-19 09:00"],
        ),
        ("The bucket 2026monday is empty.", &[]),
    ] {
        assert_eq!(facts(draft, "timestamp"), times, "{draft}");
    }
}

/// The zone of a span of times is that of its hours; a day before it has none.
#[test]
fn a_day_before_an_hour_does_not_take_its_zone() {
    let zones = |draft: &str| -> Vec<Value> {
        let times = understood(draft)["facts"]["timestamp"].take();
        let times = times.as_array().unwrap().iter();
        times.map(|time| time["zone"].clone()).collect()
    };
    let days = "2026-11-18から2026-11-19 15:00 UTCまで停止しました。\n";
    assert_eq!(zones(days), [Value::Null, "UTC".into()]);
    let hours = "2026-11-19 5:00から15:00 UTCまで停止しました。\n";
    assert_eq!(zones(hours), ["UTC", "UTC"]);
}

/// A block of commands is a log if more was written there than they, which is not
/// what a file of settings holds.
#[test]
fn a_command_with_its_output_is_a_log() {
    let output = "$ df -h /data\n/dev/xvdf  100G  91G  9G  91% /data";
    let draft = |block: &str| format!("現象です。\n\n```\n{block}\n```\n");
    assert_eq!(facts(&draft(output), "log"), [output]);
    for block in [
        "$ systemctl restart app\n$ uptime",
        "$ cat app.conf\nlisten = 80\nroot = /srv",
    ] {
        assert!(facts(&draft(block), "log").is_empty(), "{block}");
    }
}

/// When it happens, told first, counts for steps; when it should, it does not.
#[test]
fn a_wish_that_opens_a_draft_tells_no_steps() {
    let told = "When I restart docker, the engine is shut down.";
    let draft = format!("# The engine is shut down\n\n{told}\n");
    assert_eq!(facts(&draft, "reproduction_steps"), [told]);
    let wished =
        "When I save a file, the file must be owned by me.\n\n```\ntouch /data/hello\n```\n";
    assert!(facts(wished, "reproduction_steps").is_empty());
}

/// What names a thing, and words at its place that do not.
#[test]
fn names_of_resources() {
    for (draft, names) in [
        // A list of names, and one name that might be a word.
        ("対象リソース: nightly\n", &["nightly"][..]),
        ("対象リソース: 受注\n", &[]),
        ("対象リソース: nightly、hourly\n", &[]),
        ("対象リソース: web-01、db-02\n", &["web-01", "db-02"]),
        // Words of the author in quotes are no name of a thing.
        ("`select` cluster が遅いです。\n", &[]),
        ("\"OK\" cluster と出ます。\n", &[]),
        ("`web-01` cluster が遅いです。\n", &["web-01"]),
        // Capitals within a word are an operation's or an error's, but for a name
        // of several parts.
        ("バケット「AccessDenied」が表示されます。\n", &[]),
        ("ジョブ「ERROR_CODE」が表示されます。\n", &[]),
        ("ジョブ「run_JOB」が停止しました。\n", &["run_JOB"]),
        // A state beside the word for a thing.
        ("ジョブ Failed が続きます。\n", &[]),
        ("関数 Timeout が多いです。\n", &[]),
        ("ジョブ Daily が停止しました。\n", &["Daily"]),
        // A placeholder.
        ("The pod named foo restarts.\n", &[]),
        ("The pod named nightly restarts.\n", &["nightly"]),
        // Blanks on both sides set a name apart.
        (
            "ジョブ 夜間バックアップ が停止しました。\n",
            &["夜間バックアップ"],
        ),
        ("ジョブ:夜間バックアップ が停止しました。\n", &[]),
        // Code is full of members.
        ("```\nself.local is not set\n```\n", &[]),
        (
            "```\nconnect to db.prod.yuzu.internal: refused\n```\n",
            &["db.prod.yuzu.internal"],
        ),
    ] {
        assert_eq!(facts(draft, "resource_id"), names, "{draft}");
    }
    let list =
        "---\nresources: [standby db-02, primary app_01, the new xx***]\n---\n停止しました。\n";
    assert_eq!(facts(list, "resource_id"), ["db-02", "app_01", "xx***"]);
}

/// A value that is hidden by other marks than stars is one.
#[test]
fn a_hidden_value_in_a_cell() {
    for hidden in ["●●●●", "****"] {
        let cell = format!("| アカウントID | 状態 |\n|---|---|\n| {hidden} | 停止 |\n");
        assert_eq!(facts(&cell, "account_id"), [hidden]);
    }
}

/// A value that goes on and on tells no place.
#[test]
fn a_sentence_is_no_region() {
    let long = "先月の更改のときに担当から聞いたものと同じで、いまの構成図にあるとおりの場所です";
    assert!(facts(&format!("リージョン: {long}\n"), "region").is_empty());
    assert_eq!(facts("リージョン: 以前と同じ\n", "region"), ["以前と同じ"]);
    // A digest is as long as a value may be.
    let digest = "0123456789abcdef".repeat(4);
    let draft = format!("バージョン: {digest}\n");
    assert_eq!(facts(&draft, "version"), [digest]);
}

/// What the author calls an error is one in whatever words, unless it is asked what
/// they mean.
#[test]
fn errors_in_ordinary_words() {
    let called = "実行すると「画面が閉じました」というエラーが出ます。\n";
    assert_eq!(facts(called, "error_message"), ["「画面が閉じました」"]);
    let command = "「docker ps -a」というエラーが出ます。\n";
    assert!(facts(command, "error_message").is_empty());
}

/// The line that a mail program puts above an earlier mail is not the author's.
#[test]
fn the_time_of_an_earlier_mail_needs_no_zone() {
    let rule = "timestamp-without-timezone";
    let args = ["--format", "json", "--select", rule, "--stdin-filename"];
    let said = |draft: &str| {
        let run = TicketLint::new(&args).arg("x.md").input(draft).run();
        run.json()["summary"]["warning"].as_u64().unwrap()
    };
    for lead in [
        "On Thu, Nov 19, 2026 at 10:05 AM Taro Sato <taro@yuzu.example> wrote:",
        "2026年11月19日 10:05 佐藤太郎 <taro@yuzu.example>:",
    ] {
        let draft = format!("EC2 が停止しました。\n\n{lead}\n> EC2 の件です。\n");
        assert_eq!(said(&draft), 0, "{draft}");
    }
    assert_eq!(said("It stopped on Thu, Nov 19, 2026 at 10:05 AM.\n"), 1);
}

/// 「別件です。」 alone names no matter: it begins the next.
#[test]
fn a_matter_is_named_by_what_tells_it() {
    let draft = "EC2 インスタンスが今朝から起動しません。\n\n別件です。\n\nS3 バケットへの書き込みが 403 になります。\n";
    let said = messages("multiple-issues", draft);
    assert_eq!(said.len(), 1);
    assert!(said[0].contains("S3 バケットへの書き込み"), "{said:?}");
}

/// A quoted name of several words is one in Latin quotation marks, if it is built
/// like a name.
#[test]
fn a_quoted_name_may_have_blanks() {
    let named = "ジョブ \"nightly-full 01\" が停止しました。\n";
    assert_eq!(facts(named, "resource_id"), ["nightly-full 01"]);
    let said = "ジョブ「nightly-full 01」が停止しました。\n";
    assert!(facts(said, "resource_id").is_empty());
}

/// A label of several words goes, and what follows it is one part; a title sums up
/// what comes.
#[test]
fn what_is_observed_is_told_in_the_text() {
    let labelled = "Observe: It configures the new features, but does not ask.\n";
    assert_eq!(
        facts(labelled, "observed_behavior"),
        ["It configures the new features, but does not ask."]
    );
    let wished = "What we expected to see: every row is listed.\n";
    assert_eq!(facts(wished, "expected_behavior"), ["every row is listed."]);
    let steps =
        "Steps to see it:\nOpen the list. Remove the row.\n\nResult:\nIt returns nothing.\n";
    assert_eq!(
        facts(steps, "reproduction_steps"),
        ["Open the list. Remove the row."]
    );
    let titled = "# The server sends the old header instead of the new one\n\nPlease look.\n";
    assert!(facts(titled, "observed_behavior").is_empty());
    assert!(facts(titled, "expected_behavior").is_empty());
}

/// A line of a form takes a time with its zone, and no bracket that closes another.
#[test]
fn a_time_goes_into_a_form_with_its_zone() {
    for (draft, line) in [
        (
            "サーバ web01 が 2026-11-18 09:40(日本時間)から ping に応答しません。\n",
            "障害に気づいた時間: 2026-11-18 09:40(日本時間)\n",
        ),
        (
            "サーバ web01 が ping に応答しません(2026-11-18 09:40 JST)。\n",
            "障害に気づいた時間: 2026-11-18 09:40 JST\n",
        ),
    ] {
        let args = ["export", "--to", "sakura", "--kind", "incident"];
        let run = TicketLint::new(&args)
            .arg("--stdin-filename")
            .arg("x.md")
            .input(draft)
            .run();
        assert!(run.out.contains(line), "{}", run.out);
    }
}

/// Lines of a program and numbered lines tell how to see it for oneself.
#[test]
fn lines_of_code_and_numbered_lines_are_steps() {
    let code = "# The list is empty\n\nimport parser;\nparser.read(\"a.txt\");\n";
    let lines = ["import parser;", "parser.read(\"a.txt\");"];
    assert_eq!(facts(code, "reproduction_steps"), lines);
    let list = "# The list is empty\n\n1) open the list\n2) the menu\n3) it is empty\n4) the end\n5) again\n";
    assert_eq!(facts(list, "reproduction_steps"), ["open the list"]);
    let bare = "The list is empty\n\n1 open the list\n2 the menu\n3 it is empty\n4 the end\n";
    assert_eq!(facts(bare, "reproduction_steps"), ["1 open the list"]);
    let again = "The list is empty\n\n1 open the list\n1 the menu\n";
    assert_eq!(facts(again, "reproduction_steps"), ["1 open the list"]);
    // Numbers that do not count on are amounts.
    let amounts = "The list is empty\n\n3 open the list\n7 the menu\n9 it is empty\n";
    assert!(facts(amounts, "reproduction_steps").is_empty());
    assert!(
        facts(
            "# The list is empty\n\nopen the list\n",
            "reproduction_steps"
        )
        .is_empty()
    );
}

/// Numbered lines are steps where they count on from one, but for those of parts that
/// tell something else.
#[test]
fn numbered_lines_support_steps() {
    let steps = |draft: &str| facts(draft, "reproduction_steps").len();
    let deed = "I clicked the Save button.\n\n";
    assert_eq!(steps(deed), 0);
    assert_eq!(steps(&format!("{deed}1 The list opens\n2 It hangs\n")), 1);
    let users = "5 users see it.\n6 others do not.\n";
    assert_eq!(steps(&format!("{deed}{users}")), 0);
    let expected = "## Expected\n\n1. The list opens.\n2. It has rows.\n";
    assert_eq!(steps(&format!("{deed}{expected}")), 0);
}

/// A field for the zone may name it by the country.
#[test]
fn a_country_names_a_zone() {
    for (country, resolved) in [
        ("中国", "2026-11-20T10:00+08:00"),
        ("日本", "2026-11-20T10:00+09:00"),
    ] {
        let draft = format!(
            "---\nタイムゾーン: {country}\n発生時刻: 2026-11-20 10:00\n---\n\nEC2 が停止しました。\n"
        );
        let time = &understood(&draft)["facts"]["timestamp"][0];
        assert_eq!(time["resolved"], resolved, "{time}");
    }
}

/// What is copied below a question is none.
#[test]
fn a_question_is_asked_in_its_own_words() {
    for (draft, asked) in [
        (
            "## Question\n\nHow do we list them?\n\n```\nls -l\n```\n",
            "How do we list them?",
        ),
        (
            "## 質問\n\n一覧の方法です。\n\n> 前の担当者の言葉\n",
            "一覧の方法です。",
        ),
    ] {
        assert_eq!(facts(draft, "question"), [asked]);
    }
}

/// A heading alone makes a wish of what is listed below it, unless the draft tells of
/// trouble.
#[test]
fn a_list_of_wishes_is_one_by_its_heading() {
    let wish = "## 要望\n\n- 一覧の並び順\n- 文字の大きさ\n";
    let kind = |draft: &str| understood(draft)["kind"].as_str().unwrap().to_owned();
    assert_eq!(kind(&format!("# 管理画面\n\n{wish}")), "feature-request");
    let trouble = "# 管理画面\n\n## 症状\n\n一覧が表示されません。\n\n";
    assert_eq!(kind(&format!("{trouble}{wish}")), "incident");
}
