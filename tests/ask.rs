//! `ticketlint ask`: questions in their order, and answers in their places.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod common;

use std::fs;

use binary::{Folder, TicketLint, run};
use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::{Settings, lint};
use ticketlint::repair::{answer, parts_of};
use ticketlint::text::Encoding;

/// What an author who knows would answer.
const KNOWN: &[(&str, &str)] = &[
    ("missing-account-id", "111122223333"),
    (
        "missing-operating-user",
        "arn:aws:iam::111122223333:user/ops-aoki(権限: AdministratorAccess)",
    ),
    ("submitter-not-authorized", "ケース管理者"),
    (
        "missing-contact",
        "氏名: 青木 里奈\n会社名: 株式会社みなと\n電話番号: 03-0000-0198\nメールアドレス: r.aoki@example.com\n都合のよい時間帯: 平日 10:00-17:00(日本時間)\n希望する連絡方法: メール",
    ),
    (
        "missing-environment",
        "構成: ALB → EC2 2 台 / OS: Ubuntu 24.04 / バージョン: nginx 1.24.0 / 関係する設定: セキュリティグループ sg-0a1b2c3d4e5f60718 で 443 を許可",
    ),
    ("previous-case-without-id", "ケース ID 12345678901"),
    (
        "connection-method-unspecified",
        "SSH(ポート 22、公開鍵認証、OpenSSH 9.6)",
    ),
    (
        "error-message-not-verbatim",
        "Error: connect ETIMEDOUT 10.0.0.5:443\n    at TCPConnectWrap.afterConnect [as oncomplete] (net.js:1144:16)",
    ),
    ("missing-request-id", "EB2D2E3C-DE2D-5ABD-8F40-7FA3E6D31AF4"),
    (
        "missing-evidence",
        "2026-11-18 06:52:01,123 ERROR [main] connection refused: db01:5432\n2026-11-18 06:52:02,001 ERROR [main] retry failed",
    ),
    (
        "status-page-not-checked",
        "2026-11-18 16:00(日本時間)に確認し、該当はありませんでした",
    ),
    (
        "missing-product-version",
        "Veeam Backup & Replication 12.3、ビルド 12.3.0.310、保守: 2027-03-31 まで有効",
    ),
    (
        "missing-region-or-zone",
        "ap-northeast-1(東京)、ap-northeast-1a",
    ),
    ("missing-resource-id", "i-0a1b2c3d4e5f60718"),
    (
        "missing-reference-document",
        "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect.html の手順 3",
    ),
    (
        "missing-reproduction-steps",
        "1. 踏み台で ssh -i key.pem ec2-user@10.0.0.5 を実行する\n2. 30 秒待つ\n3. タイムアウトになる",
    ),
    (
        "reproducibility-not-stated",
        "毎回再現します。別のインスタンスでは発生しません。",
    ),
    (
        "missing-impact-or-deadline",
        "受注システムが止まり、200 名が注文を登録できません。2026-11-20 18:00(日本時間)の締め処理に間に合わないと出荷が 1 日遅れます。",
    ),
    ("missing-severity", "high"),
    (
        "missing-expected-vs-actual",
        "期待: 200 OK が返る / 実際: 504 が返る / 根拠ドキュメント: https://docs.aws.amazon.com/elasticloadbalancing/",
    ),
    (
        "missing-source-or-destination",
        "東京拠点の 203.0.113.24 から 10.0.0.5 の 443 番ポートへ curl を実行",
    ),
    ("missing-frequency", "2026-11-18 以降 12 回、不規則に発生"),
    ("missing-occurrence-time", "2026-11-18 15:52(日本時間)"),
    ("missing-ongoing-status", "現在も継続しています"),
    (
        "missing-goal",
        "ゴール: 東京拠点から ssh で接続でき、プロンプトが表示されること\n依頼: 接続できない原因を教えてください。",
    ),
    (
        "vague-symptom",
        "社内 PC(10.1.0.5)から `curl -v https://app.example.jp/` を実行すると「Connection timed out after 30001 ms」になります。",
    ),
    (
        "error-without-operation",
        "踏み台で `aws s3 ls s3://acme-logs` を実行したとき",
    ),
    (
        "status-question-without-problem",
        "東京拠点の 203.0.113.24 から https://app.example.jp/ を開くと 503 が返ります。",
    ),
    ("missing-background", "監査の資料に載せるため"),
    ("timestamp-without-timezone", "日本時間"),
    (
        "attempts-not-specific",
        "1. セキュリティグループで 22 番を許可 → 変化なし\n2. インスタンスを再起動 → 変化なし",
    ),
];

/// Every question of the fixtures, answered by one who knows, is not asked again.
#[test]
fn what_is_answered_is_not_asked_again() {
    let settings = Settings::default();
    let mut asked = 0;
    let mut again = Vec::new();
    for folder in ["err", "pairs", "drafts/poor", "drafts/flawed"] {
        for path in common::drafts(folder) {
            let source = common::source(&path);
            let outcome = lint(&source, &settings);
            for question in outcome.diagnostics.iter().filter(|d| d.ask.is_some()) {
                let Some((_, words)) = KNOWN.iter().find(|(rule, _)| *rule == question.rule) else {
                    continue;
                };
                let words = match (question.rule.as_ref(), outcome.profile.provider) {
                    ("missing-account-id", "alibaba") => "5123456789012345",
                    ("missing-account-id", "sakura") => "abc12345",
                    ("missing-account-id", "soracom") => "OP0012345678",
                    _ => words,
                };
                asked += 1;
                let parts = parts_of(question, words);
                let written = answer(&source, &settings, &outcome, question, &parts);
                let name = common::name(&path);
                let Ok(written) = written else {
                    again.push(format!(
                        "{name}: {}: {:?}",
                        question.rule,
                        written.unwrap_err()
                    ));
                    continue;
                };
                let settings = Settings {
                    provider: Some(outcome.profile.provider),
                    kind: Some(outcome.profile.kind),
                    ..settings.clone()
                };
                let is_same = |d: &&Diagnostic| {
                    d.rule == question.rule && d.ticket == question.ticket && d.ask.is_some()
                };
                let after = lint(&written.source, &settings);
                if let Some(still) = after.diagnostics.iter().find(is_same) {
                    again.push(format!(
                        "{name}: {}: {}\n{}",
                        question.rule,
                        still.message,
                        written.source.text()
                    ));
                }
            }
        }
    }
    assert!(asked > 100, "{asked}");
    assert!(
        again.is_empty(),
        "{} of {asked}\n{}",
        again.len(),
        again.join("\n")
    );
}

const DRAFT: &str = "\
---
provider: aws
kind: incident
---

# 予約サイトの EC2 に SSH 接続できない

## 症状

昨日から EC2 インスタンス i-0a1b2c3d4e5f60718 に SSH で接続できません。

## 依頼

原因を調べてください。

以上、よろしくお願いいたします。
";

fn ask(args: &[&str]) -> TicketLint {
    TicketLint::new(&["ask", "--color", "never"]).args(args)
}

#[test]
fn the_checklist_in_japanese() {
    let run = ask(&["--stdin-filename", "draft.md", "-"])
        .input(DRAFT)
        .run();
    assert_eq!(run.status, 1, "{}", run.err);
    insta::assert_snapshot!(run.out);
}

#[test]
fn the_checklist_in_english_on_a_narrow_terminal() {
    let run = ask(&[
        "--stdin-filename",
        "draft.md",
        "--lang",
        "en",
        "--max",
        "2",
        "--ascii",
        "-",
    ])
    .env("COLUMNS", "48")
    .input(DRAFT)
    .run();
    assert_eq!(run.status, 1, "{}", run.err);
    insta::assert_snapshot!(run.out);
}

#[test]
fn questions_for_programs() {
    let some = ask(&["--stdin-filename", "draft.md", "--format", "json", "-"]);
    let some = some.input(DRAFT).run().json();
    assert_eq!(some["version"], 1);
    assert_eq!(some["path"], "draft.md");
    let list = some["questions"].as_array().unwrap();
    assert_eq!(list.len(), 3);
    let first = &list[0];
    for member in [
        "rule", "severity", "question", "why", "help", "find_out", "field", "place", "rewrite",
    ] {
        assert!(!first[member].is_null(), "{member}: {first}");
    }
    let all = ask(&[
        "--stdin-filename",
        "draft.md",
        "--format",
        "json",
        "--all",
        "-",
    ]);
    let all = all.input(DRAFT).run().json();
    let all = all["questions"].as_array().unwrap();
    assert!(all.len() > 3);
    assert_eq!(some["open"], all.len());
    let account = all.iter().find(|q| q["rule"] == "missing-account-id");
    let way = account.unwrap()["find_out"].as_str().unwrap();
    assert!(way.contains("aws sts get-caller-identity"), "{way}");
    // Each can be found out somehow.
    assert!(all.iter().all(|q| q["find_out"].is_string()), "{all:?}");
    // What the desk can do without comes last.
    let rank = |q: &serde_json::Value| q["severity"] == "info";
    assert!(all.is_sorted_by_key(rank), "{all:?}");
}

/// The rules that ask about a draft, in their order.
fn asked(name: &str, draft: &str) -> Vec<String> {
    let args = ["--format", "json", "--all", "--stdin-filename", name, "-"];
    let answer = ask(&args).input(draft).run().json();
    let list = answer["questions"].as_array().unwrap().iter();
    list.map(|q| q["rule"].as_str().unwrap().to_owned())
        .collect()
}

/// What blocks the first reply is asked before what the desk can look up, and
/// what it needs for its papers last: by the kind of ticket.
#[test]
fn what_blocks_the_answer_is_asked_first() {
    let cases: [(&str, &str, &[&str]); 6] = [
        (
            "incident.md",
            "---\nprovider: aws\nkind: incident\n---\n# EC2 の件\n\nEC2 の調子がおかしいです。昨日の 15:00 ごろからです。\n",
            &[
                "vague-symptom",
                "missing-resource-id",
                "missing-goal",
                "missing-region-or-zone",
                "timestamp-without-timezone",
                "missing-account-id",
            ],
        ),
        (
            "incident.txt",
            "Provider: kasten\nKind: incident\nSubject: policy fails\nSymptom: The policy mongo-daily fails with some kind of error about a timeout.\n",
            &[
                "error-message-not-verbatim",
                "missing-goal",
                "missing-product-version",
            ],
        ),
        (
            "howto.yaml",
            "provider: veeam\nkind: question\nsubject: capacity tier\nquestion: What is the meaning of \"Failed to offload\"?\n",
            &[
                "missing-goal",
                "missing-product-version",
                "error-without-operation",
                "missing-account-id",
                "missing-contact",
            ],
        ),
        (
            "billing.md",
            "---\nprovider: veeam\nkind: billing\n---\n# 請求の内訳\n\n前回お問い合わせした件の続きです。先月の請求の内訳を教えてください。\n",
            &["missing-account-id", "previous-case-without-id"],
        ),
        (
            "reply.txt",
            "Provider: aws\nKind: reply\n\nThis is about our previous case. The portal still does not respond.\n",
            &["previous-case-without-id", "vague-symptom"],
        ),
        (
            "severe.txt",
            "プロバイダ: veeam\n種類: incident\n件名: バックアップ\n症状: バックアップの調子が悪いです。\n",
            &[
                "vague-symptom",
                "missing-goal",
                "missing-product-version",
                "missing-severity",
                "missing-contact",
            ],
        ),
    ];
    for (name, draft, expected) in cases {
        let all = asked(name, draft);
        let mut rest = all.iter();
        for rule in expected {
            assert!(rest.any(|other| other == rule), "{name}: {rule} in {all:?}");
        }
    }
}

/// The rules about single lines of the form of Sakura Cloud.
const LINES: [&str; 4] = [
    "missing-resource-id",
    "missing-region-or-zone",
    "missing-ongoing-status",
    "missing-occurrence-time",
];

/// What is told in the report and what is asked is one list.
#[test]
fn the_report_and_the_questions_add_up() {
    let folder = Folder::new("ask-adds-up");
    for path in common::drafts("drafts/poor") {
        let source = common::source(&path);
        let name = common::name(&path);
        let draft = folder.write(&name.replace('/', "-"), source.bytes());
        let report = run(&["--format", "json", &draft]).json();
        let found = report["files"][0]["diagnostics"].as_array().unwrap();
        let asked = ask(&["--format", "json", "--all", &draft]).run().json();
        let rules = asked["questions"].as_array().unwrap().iter();
        let rules: Vec<&str> = rules.map(|q| q["rule"].as_str().unwrap()).collect();
        let form = rules.contains(&"sakura-incident-fields");
        let ranked = found
            .iter()
            .filter(|d| d["ask"].is_number())
            // A line of the form is asked for with the form.
            .filter(|d| !(form && LINES.iter().any(|line| d["rule"] == *line)))
            .count();
        assert_eq!(asked["open"], ranked, "{name}");
        let written = ask(&["--answers", "-", "--stdout", &draft]).input("").run();
        let left = format!("残りの質問: {ranked} 件。");
        let english = format!("Questions left: {ranked}. ");
        assert!(
            written.err.contains(&left) || written.err.contains(&english),
            "{name}: {ranked}\n{}",
            written.err
        );
    }
}

#[test]
fn nothing_to_ask_is_said_and_is_no_failure() {
    let run = ask(&["fixtures/ok/sakura-disk-io-error.txt"]).run();
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.contains("尋ねることはありません"), "{}", run.out);
}

const ANSWERS: &str = "\
missing-account-id: \"111122223333\"
missing-occurrence-time: 2026-11-18 15:52(日本時間)
missing-reproduction-steps: |
  1. ssh -i key.pem ec2-user@10.0.0.5 を実行する
  2. 30 秒待つ
missing-ongoing-status:
";

/// The answers stand where they belong, and nowhere else does a byte change.
#[test]
fn answers_are_written_into_the_file_in_its_own_encoding() {
    let folder = Folder::new("ask-answers");
    let answers = folder.write("answers.yaml", ANSWERS);
    let expected = DRAFT
        .replace(
            "incident\n",
            "incident\naccount: \"111122223333\"\noccurred_at: 2026-11-18 15:52(日本時間)\n",
        )
        .replace(
            "調べてください。\n",
            "調べてください。\n\n## 再現手順\n\n1. ssh -i key.pem ec2-user@10.0.0.5 を実行する\n2. 30 秒待つ\n",
        );
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let shift_jis = |text: &str| Encoding::ShiftJis.encode(text).unwrap();
    let cases: [(&str, Vec<u8>, Vec<u8>); 4] = [
        ("a.md", DRAFT.into(), expected.clone().into()),
        ("crlf.md", crlf(DRAFT).into(), crlf(&expected).into()),
        (
            "bom.md",
            format!("\u{feff}{DRAFT}").into(),
            format!("\u{feff}{expected}").into(),
        ),
        (
            "sjis.md",
            shift_jis(&crlf(DRAFT)),
            shift_jis(&crlf(&expected)),
        ),
    ];
    for (name, before, after) in cases {
        let path = folder.write(name, before);
        let run = ask(&["--answers", &answers, &path]).run();
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(
            run.err.contains("答えを 3 件書き込みました。残りの質問: "),
            "{}",
            run.err
        );
        assert_eq!(run.out, "");
        let written = fs::read(&path).unwrap();
        assert_eq!(
            String::from_utf8_lossy(&written),
            String::from_utf8_lossy(&after),
            "{name}"
        );
        assert_eq!(written, after, "{name}");
    }
}

#[test]
fn answers_from_standard_input_and_to_standard_output() {
    let folder = Folder::new("ask-stdout");
    let path = folder.write(
        "a.txt",
        "件名：接続できない\n発生日時：\n症状：EC2 に SSH できません。\n",
    );
    let run = ask(&[
        "--provider",
        "aws",
        "--kind",
        "incident",
        "--answers",
        "-",
        "--stdout",
        &path,
    ]);
    let run = run
        .input("missing-occurrence-time: 2026-11-18 15:52(日本時間)\n")
        .run();
    assert_eq!(
        run.out,
        "件名：接続できない\n発生日時：2026-11-18 15:52(日本時間)\n症状：EC2 に SSH できません。\n"
    );
    assert_eq!(
        fs::read_to_string(&path).unwrap().matches("2026").count(),
        0
    );
}

/// What is masked first shows the other.
#[test]
fn all_secrets_in_an_answer_are_masked() {
    let folder = Folder::new("ask-secrets");
    let path = folder.write(
        "draft.md",
        "---\nprovider: aws\n---\n# Lambda\n\nMy Lambda function fails with an error. Please fix it.\n",
    );
    let run = ask(&["--answers", "-", "--stdout", &path]);
    let answer = "missing-resource-id: 'pass: Kz8#mQ2w AKIA4QXTZ7MPLNBD5WKE'\n";
    let run = run.input(answer).run();
    let wanted = "resources: \"pass: <PASSWORD_1> <AWS_ACCESS_KEY_ID_1>\"\n";
    assert!(run.out.contains(wanted), "{}\n{}", run.out, run.err);
    assert_eq!(run.status, 1, "{}", run.err);
}

/// A value of two lines without quotes is added to where it stands.
#[test]
fn an_answer_goes_to_the_key_that_is_there() {
    let folder = Folder::new("ask-two-lines");
    let path = folder.write(
        "draft.yaml",
        "provider: sakura\nsubject: サーバが落ちた\nsymptom: サーバ web01 が\n  落ちました。\n",
    );
    for (answer, wanted) in [
        (
            "ping に応答しません",
            "symptom: サーバ web01 が\n  落ちました。 / ping に応答しません\n",
        ),
        (
            "'結果: \"timeout\"'",
            "symptom: \"サーバ web01 が\n  落ちました。 / 結果: \\\"timeout\\\"\"\n",
        ),
    ] {
        let run = ask(&["--answers", "-", "--stdout", &path]);
        let run = run.input(format!("vague-symptom: {answer}\n")).run();
        assert!(run.out.contains(wanted), "{}\n{}", run.out, run.err);
        assert!(!run.out.contains("symptoms"), "{}", run.out);
    }
}

#[test]
fn a_secret_in_an_answer_is_masked_and_said_so() {
    let folder = Folder::new("ask-secret");
    let path = folder.write("draft.md", DRAFT);
    let run = ask(&["--answers", "-", &path]);
    let run = run
        .input(
            "missing-evidence: |\n  password=Zq8vR2kLmWx9\n  2026-11-18 06:52:01 ERROR refused\n",
        )
        .run();
    let text = fs::read_to_string(&path).unwrap();
    assert!(!text.contains("Zq8vR2kLmWx9"), "{text}");
    assert!(text.contains("<PASSWORD_1>"), "{text}");
    assert!(
        run.err.contains("機密情報を伏せて書き込みました"),
        "{}",
        run.err
    );
    assert!(!run.err.contains("Zq8vR2kLmWx9"));
}

#[test]
fn what_cannot_be_done_is_said() {
    let folder = Folder::new("ask-faults");
    let path = folder.write("draft.md", DRAFT);
    let fails = |input: &str| {
        let run = ask(&["--answers", "-", &path]).input(input).run();
        assert_eq!(fs::read_to_string(&path).unwrap(), DRAFT);
        (run.status, run.err)
    };
    let (status, err) = fails("missing-account: 1\n");
    assert_eq!(status, 2);
    assert!(err.contains("did you mean `missing-account-id`?"), "{err}");
    let (status, err) = fails("- a\n- b\n");
    assert_eq!(status, 2);
    assert!(err.contains("YAML mapping"), "{err}");
    let (status, err) = fails("missing-version: {a: b}\n");
    assert_eq!(status, 2, "{err}");
    let (status, err) = fails("missing-goal: x\n");
    assert_eq!(status, 1);
    assert!(
        err.contains("missing-goal: この下書きでは尋ねていません"),
        "{err}"
    );
    assert_eq!(run(&["ask", "--answers", "-", "-"]).status, 2);
    assert_eq!(run(&["ask", "fixtures/ok"]).status, 2);
    assert_eq!(run(&["ask", "no-such-draft.md"]).status, 2);
}

/// What an editor may insert is in the JSON, and `--fix` never makes it.
#[test]
fn what_is_missing_comes_as_edits_for_programs() {
    let folder = Folder::new("ask-display");
    let path = folder.write("draft.md", DRAFT);
    let answer = run(&["--format", "json", &path]).json();
    let found = answer["files"][0]["diagnostics"].as_array().unwrap();
    let fix = |rule: &str| {
        let one = found.iter().find(|d| d["rule"] == rule).unwrap();
        one["fixes"][0].clone()
    };
    let account = fix("missing-account-id");
    assert_eq!(account["applicability"], "display");
    assert_eq!(account["edits"][0]["text"], "\naccount: ＿＿");
    let steps = fix("missing-reproduction-steps");
    let text = steps["edits"][0]["text"].as_str().unwrap();
    assert!(
        text.starts_with("\n\n## 再現手順\n\n1. ＿＿\n2. ＿＿"),
        "{text}"
    );
    for fix in ["--fix", "--unsafe-fixes"] {
        run(&[fix, &path]);
        assert_eq!(fs::read_to_string(&path).unwrap(), DRAFT);
    }
}

/// What the encoding of the file has no bytes for is said, with the way out; the
/// other answers are written.
#[test]
fn what_the_encoding_cannot_write_is_said() {
    let folder = Folder::new("ask-encoding");
    let before = Encoding::ShiftJis.encode(DRAFT).unwrap();
    let path = folder.write("draft.md", &before);
    let emoji = "missing-region-or-zone: 東京リージョン \u{1f600}\n";
    let run = ask(&["--answers", "-", &path]).input(emoji).run();
    assert_eq!(run.status, 2);
    assert!(
        run.err.contains("文字コードでは「\u{1f600}」"),
        "{}",
        run.err
    );
    assert!(run.err.contains("UTF-8 で保存し直して"), "{}", run.err);
    // In one language, heads and all.
    assert!(run.err.contains("エラー: missing-"), "{}", run.err);
    assert!(run.err.contains("対処: "), "{}", run.err);
    assert_eq!(fs::read(&path).unwrap(), before);
    let both = format!("{emoji}missing-account-id: \"111122223333\"\n");
    let run = ask(&["--answers", "-", &path]).input(both).run();
    assert_eq!(run.status, 2);
    let after = DRAFT.replace("incident\n", "incident\naccount: \"111122223333\"\n");
    let after = Encoding::ShiftJis.encode(&after).unwrap();
    assert_eq!(fs::read(&path).unwrap(), after);
}

/// An identifier in full-width digits is written as a console finds it.
#[test]
fn an_answer_is_mended_as_fix_would_and_said_so() {
    let folder = Folder::new("ask-mend");
    let cases = [
        ("a.md", DRAFT.to_owned(), "account: \"111122223333\"\n"),
        (
            "a.txt",
            "件名: 接続できない\nアカウントID:\n症状: EC2 i-0a1b2c3d4e5f60718 に接続できません。\n"
                .to_owned(),
            "アカウントID: 111122223333\n",
        ),
        (
            "a.yaml",
            "provider: aws\nsubject: 接続できない\nsymptom: i-0a1b2c3d4e5f60718 に接続できません。\n"
                .to_owned(),
            "account: \"111122223333\"\n",
        ),
    ];
    for (name, before, expected) in cases {
        let path = folder.write(name, &before);
        let args = ["--provider", "aws", "--kind", "incident", "--answers", "-"];
        let run = ask(&args).args(&[&path]);
        let run = run
            .input("missing-account-id: １１１１２２２２３３３３\n")
            .run();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(expected), "{name}\n{text}\n{}", run.err);
        let said = "注意: missing-account-id: 答えの表記を直して";
        assert!(run.err.contains(said), "{}", run.err);
    }
    // What the draft held before is for `--fix`.
    let old = DRAFT.replace("i-0a1b2c3d4e5f60718", "ｉ-0a1b2c3d4e5f60718");
    let path = folder.write("old.md", &old);
    let run = ask(&["--answers", "-", &path]);
    run.input("missing-account-id: \"111122223333\"\n").run();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("ｉ-0a1b2c3d4e5f60718"), "{text}");
}

/// A file with nothing in it is an error to all who are asked about it.
#[test]
fn an_empty_draft_is_an_error_everywhere() {
    let folder = Folder::new("ask-empty");
    for (name, text) in [("a.md", ""), ("a.yaml", "\n\n"), ("a.txt", "\u{feff}")] {
        let path = folder.write(name, text);
        for args in [
            vec!["check"],
            vec!["ask", "--list"],
            vec!["ask", "--format", "json"],
            vec!["split"],
            vec!["split", "--format", "json"],
            vec!["export", "--to", "aws-cli"],
        ] {
            let run = run(&[&args[..], &[&path]].concat());
            assert_eq!(run.status, 1, "{name} {args:?} {}", run.err);
            let said = format!("{}{}", run.out, run.err);
            assert!(said.contains("[empty-draft]"), "{name} {args:?} {said}");
        }
    }
}

/// The place is called what the draft will call it.
#[test]
fn the_key_that_will_be_written_is_named() {
    let cases = [
        (
            "a.yaml",
            "provider: aws\nkind: incident\nsubject: 接続できない\nsymptom: EC2 に SSH で接続できません。\n",
            "「occurred_at」として",
        ),
        (
            "a.txt",
            "プロバイダ: aws\n種類: incident\n件名: 接続できない\n障害に気づいた時間:\n症状: EC2 に SSH で接続できません。\n",
            "「障害に気づいた時間」として",
        ),
    ];
    for (name, draft, label) in cases {
        let run = ask(&["--list", "--all", "--stdin-filename", name, "-"]);
        let run = run.input(draft).run();
        assert!(run.out.contains(label), "{name}\n{}", run.out);
    }
}

/// What the form of a desk asks for is asked once: with the form, as early as the
/// first of its lines would be, and not by itself beside it.
#[test]
fn a_form_is_asked_for_once() {
    let draft = "件名: さくらのクラウドのサーバ停止\nサーバが 10 時に停止しました。復旧の方法を教えてください。\n";
    let rules = asked("a.txt", draft);
    assert_eq!(rules[0], "sakura-incident-fields", "{rules:?}");
    for line in LINES {
        assert!(
            !rules.iter().any(|rule| rule == line),
            "{line} in {rules:?}"
        );
    }
    // Words that are there are a matter of their own.
    let zone = "timestamp-without-timezone";
    assert!(rules.iter().any(|rule| rule == zone), "{rules:?}");
    // What the form does not lack is still asked for.
    let stated = format!("障害の現状: 不明\n障害対象リソース名: web01\n{draft}");
    let rules = asked("a.txt", &stated);
    let first = rules.iter().position(|r| r == "sakura-incident-fields");
    assert!(first.is_some_and(|at| at < 3), "{rules:?}");
}

/// Lines that answer one question stay together, and the account has the name that
/// the desk has for it.
#[test]
fn the_lines_of_an_answer_stay_together() {
    let folder = Folder::new("ask-together");
    let lines = "障害対象リソースのゾーン: is1b\n障害対象リソース名: web01\n収容ホスト/ストレージ名: 不明\n";
    let indented: String = lines.lines().map(|l| format!("  {l}\n")).collect();
    let answers = folder.write(
        "answers.yaml",
        format!("missing-account-id: abc12345\nsakura-incident-fields: |\n{indented}"),
    );
    let draft = "サーバの停止\n\nさくらのクラウドのサーバが停止しました。原因を教えてください。\n";
    for name in ["a.md", "a.txt"] {
        let path = folder.write(name, draft);
        let run = ask(&["--answers", &answers, "--stdout", &path]).run();
        let out = &run.out;
        assert!(out.contains(lines), "{out}\n{}", run.err);
        let account = "\nさくらインターネット会員 ID: abc12345\n";
        assert!(out.contains(account), "{out}");
    }
}

fn asked_of(name: &str, draft: &str) -> Vec<(String, String)> {
    let run = TicketLint::new(&["ask", "--format", "json", "--all", "--stdin-filename", name])
        .input(draft)
        .run();
    let questions = run.json()["questions"].as_array().unwrap().clone();
    let words = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    questions
        .iter()
        .map(|q| (words(&q["rule"]), words(&q["find_out"])))
        .collect()
}

/// The way to find an ID is that of the service in question.
#[test]
fn the_command_is_one_of_the_service() {
    for (words, command) in [
        (
            "2026-11-24 10:00(日本時間)から、Lambda が \"Task timed out after 30.00 seconds\" で終わります。",
            "aws lambda list-functions",
        ),
        (
            "2026-11-24 10:00(日本時間)から、RDS に接続すると \"Connection timed out\" になります。",
            "aws rds describe-db-instances",
        ),
        (
            "Since 2026-11-24 10:00 JST our ALB answers with 502 to every request.",
            "aws elbv2 describe-load-balancers",
        ),
        (
            "The EC2 instance has not answered to ping since 2026-11-24 10:00 JST.",
            "aws ec2 describe-instances",
        ),
    ] {
        let draft = format!("provider: aws\naccount: 111122223333\n\n{words}\n");
        let asked = asked_of("a.txt", &draft);
        let way = asked.iter().find(|(rule, _)| rule == "missing-resource-id");
        let (_, way) = way.unwrap_or_else(|| panic!("{words}: {asked:?}"));
        assert!(way.contains(command), "{words}: {way}");
        assert_eq!(way.matches("`aws ").count(), 1, "{way}");
    }
}

/// A note that it is solved is asked what solved it.
#[test]
fn a_closing_note_is_asked_what_solved_it() {
    for note in [
        "解決しました。本件はクローズをお願いします。",
        "The problem has been resolved. Please close this case.",
    ] {
        let asked = asked_of(
            "a.md",
            &format!("---\nprovider: aws\naccount_id: \"111122223333\"\n---\n{note}\n"),
        );
        assert!(
            asked
                .iter()
                .any(|(rule, _)| rule == "closing-note-incomplete"),
            "{note} {asked:?}"
        );
    }
    let told = "---\nprovider: aws\n---\nセキュリティグループを直したところ解決しました。クローズをお願いします。\n";
    let asked = asked_of("a.md", told);
    assert!(
        asked
            .iter()
            .all(|(rule, _)| rule != "closing-note-incomplete"),
        "{asked:?}"
    );
}

/// Of an answer in several parts, the place told is that of the first one asked for.
#[test]
fn the_place_told_is_where_the_first_part_goes() {
    let draft = "---\nprovider: aws\nkind: incident\nseverity: high\naccount_id: \"111122223333\"\n---\n# RDS(orders-dev)に接続できない\n\n## 症状\n\n2026-11-24 10:00(日本時間)から、RDS orders-dev に接続できません。\n\n## 依頼\n\n原因を教えてください。\n";
    let run = TicketLint::new(&[
        "ask",
        "--format",
        "json",
        "--all",
        "--stdin-filename",
        "a.md",
    ])
    .input(draft)
    .run();
    let questions = run.json()["questions"].as_array().unwrap().clone();
    let impact = questions
        .iter()
        .find(|q| q["rule"] == "missing-impact-or-deadline");
    let line = &impact.unwrap()["place"]["start"]["line"];
    assert!(line.as_u64().unwrap() > 6, "{line}");
}
