//! `ticketlint severity`: the level that the facts support.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Run, TicketLint, run};

const DOWN_EN: &str = "provider: aws\nplan: Business\nseverity: low\nsymptom: |\n  Production is down for all users. There is no workaround.\nimpact: 300 users cannot order. We need it back by 18:00 JST because of the campaign.\n";
const TAPE_JA: &str = "provider: veeam\n深刻度: 1\nプラン: Production\n症状: 週次のテープジョブが「No tape media」で失敗します。\n";

fn yaml(text: &str, args: &[&str]) -> Run {
    TicketLint::new(&["severity", "--stdin-filename", "draft.yaml"])
        .args(args)
        .input(text)
        .run()
}

fn level(text: &str) -> (String, String) {
    let run = yaml(text, &["--format", "json"]);
    let ticket = &run.json()["files"][0]["tickets"][0];
    let level = ticket["supported"]["level"].as_str().unwrap_or("");
    let relation = ticket["relation"].as_str().unwrap();
    (level.to_owned(), relation.to_owned())
}

#[test]
fn the_level_follows_from_what_is_told() {
    for (text, level_wanted, relation) in [
        (DOWN_EN, "urgent", "lower"),
        (TAPE_JA, "3", "higher"),
        (
            "provider: veeam\n深刻度: 1\n症状: 本番の受注サイトが停止しています。\n",
            "1",
            "fits",
        ),
        (
            "provider: kasten\n症状: 検証環境のバックアップが失敗します。\n",
            "P3",
            "unstated",
        ),
        (
            "provider: aws\nseverity: high\nsymptom: The job fails.\n",
            "",
            "undecided",
        ),
        (
            "provider: aws\nseverity: normal\nsymptom: Production is slow for some users.\n",
            "high",
            "undecided",
        ),
        // A way around is told, so the stop leaves nothing open.
        (
            "provider: aws\n緊急度: 緊急\n症状: 本番の受注サイトが停止していますが、予備のサイトで回避できています。\n",
            "high",
            "higher",
        ),
        (
            "provider: aws\n質問: S3 のバージョニングを有効にする手順を教えてください。\n",
            "low",
            "unstated",
        ),
    ] {
        let wanted = (level_wanted.to_owned(), relation.to_owned());
        assert_eq!(level(text), wanted, "{text}");
    }
}

#[test]
fn the_exit_status_says_whether_it_contradicts() {
    assert_eq!(yaml(DOWN_EN, &[]).status, 1);
    assert_eq!(yaml(TAPE_JA, &[]).status, 1);
    assert_eq!(
        yaml("provider: aws\nsymptom: Production is down.\n", &[]).status,
        0
    );
    assert_eq!(
        yaml("provider: aws\nseverity: high\nsymptom: x\n", &[]).status,
        0
    );
    assert_eq!(run(&["severity", "no-such-draft.md"]).status, 2);
}

#[test]
fn it_agrees_with_the_rule() {
    for text in [
        DOWN_EN,
        TAPE_JA,
        "provider: veeam\n深刻度: 1\n症状: 本番が停止しています。\n",
    ] {
        let check = TicketLint::new(&[
            "--select",
            "severity-impact-mismatch",
            "--stdin-filename",
            "draft.yaml",
        ])
        .input(text)
        .run();
        assert_eq!(check.status, yaml(text, &[]).status, "{text}");
    }
}

#[test]
fn what_is_supposed_over_or_denied_proves_nothing() {
    let text = "provider: aws\nsymptom: もし止まった場合、全ユーザーが利用できません。昨日は全断しましたが、復旧済みです。期限はありません。代替手段はありません。\n";
    let run = yaml(text, &["--format", "json"]);
    let evidence = run.json()["files"][0]["tickets"][0]["evidence"].to_string();
    for sign in ["\"down\"", "\"all-users\"", "\"deadline\""] {
        assert!(!evidence.contains(sign), "{sign}: {evidence}");
    }
    assert!(evidence.contains("代替手段"), "{evidence}");
    assert_eq!(
        level("provider: aws\nsymptom: 検証環境が遅延しています。本番には影響ありません。\n").0,
        "normal"
    );
}

#[test]
fn a_plan_of_that_name_is_no_impact() {
    let run = yaml(
        "provider: aws\nplan: Business\nsymptom: EC2 fails.\n",
        &["--format", "json"],
    );
    let evidence = run.json()["files"][0]["tickets"][0]["evidence"].clone();
    assert!(!evidence.to_string().contains("Business"), "{evidence}");
}

#[test]
fn no_secret_is_quoted() {
    let text = "provider: aws\nsymptom: 本番が停止しています(password=Zq8vR2kLmWx9)。\n";
    for format in ["human", "json"] {
        let run = yaml(text, &["--format", format]);
        assert!(!run.out.contains("Zq8vR2kLmWx9"), "{}", run.out);
        assert!(!run.out.contains('\u{1b}'));
    }
}

#[test]
fn advice_in_english() {
    insta::assert_snapshot!("en_80", yaml(DOWN_EN, &[]).out);
}

#[test]
fn advice_in_english_on_a_narrow_page() {
    let run = TicketLint::new(&["severity", "--stdin-filename", "draft.yaml"])
        .env("COLUMNS", "40")
        .input(DOWN_EN)
        .run();
    assert!(
        run.out.lines().all(|line| line.chars().count() <= 40),
        "{}",
        run.out
    );
    insta::assert_snapshot!("en_40", run.out);
}

#[test]
fn advice_in_japanese() {
    insta::assert_snapshot!("ja_80", yaml(TAPE_JA, &[]).out);
    let narrow = TicketLint::new(&["severity", "--stdin-filename", "draft.yaml"])
        .env("COLUMNS", "40")
        .input(TAPE_JA)
        .run();
    insta::assert_snapshot!("ja_40", narrow.out);
}

#[test]
fn a_desk_without_levels_gets_impact_and_deadline() {
    let text = "provider: sakura\n症状: サーバが止まりました。\n";
    let run = yaml(text, &[]);
    assert_eq!(run.status, 0);
    insta::assert_snapshot!("no_ladder", run.out);
}

/// What is told of a stop, of a part and of a condition is told apart; a bill, a limit
/// and a colour are nothing grave.
#[test]
fn the_words_decide_as_people_read_them() {
    let aws = |words: &str| format!("provider: aws\nplan: Enterprise\nsymptom: {words}\n");
    let stated = |desk: &str, severity: &str, label: &str, words: &str| {
        format!("provider: {desk}\nseverity: {severity}\n{label}: {words}\n")
    };
    for (text, level_wanted, relation) in [
        (
            aws("本番の注文が全件失敗しています。1 時間あたり 300 万円の損失です。"),
            "critical",
            "unstated",
        ),
        (
            aws("In production every payment fails."),
            "urgent",
            "unstated",
        ),
        (
            aws("本番の夜間バッチが失敗しました。明朝までに終わらないと、出荷できません。"),
            "high",
            "unstated",
        ),
        (
            aws(
                "The nightly batch in production failed. If it is not done by 8:00, no customer can order.",
            ),
            "high",
            "unstated",
        ),
        (
            aws("Our production API returns 5xx for 12% of requests."),
            "high",
            "unstated",
        ),
        (
            stated(
                "veeam",
                "4",
                "symptom",
                "No backups run at all and production data cannot be restored. There is no workaround.",
            ),
            "1",
            "lower",
        ),
        (
            stated(
                "aws",
                "high",
                "質問",
                "9 月分の請求書の内訳を教えてください。",
            ),
            "low",
            "higher",
        ),
        (
            stated(
                "aws",
                "high",
                "request",
                "Please raise the limit of on-demand instances from 64 to 128 vCPUs.",
            ),
            "low",
            "higher",
        ),
        (
            stated(
                "veeam",
                "2",
                "question",
                "Where can I change the retention of a job?",
            ),
            "4",
            "higher",
        ),
        (
            stated(
                "kasten",
                "P1",
                "symptom",
                "The dashboard shows a wrong colour. All backups run.",
            ),
            "P4",
            "higher",
        ),
        // More of something by some day may press.
        (
            stated(
                "aws",
                "high",
                "request",
                "Please raise the limit of on-demand instances to 128. We need it by Friday.",
            ),
            "",
            "undecided",
        ),
    ] {
        let wanted = (level_wanted.to_owned(), relation.to_owned());
        assert_eq!(level(&text), wanted, "{text}");
    }
}
