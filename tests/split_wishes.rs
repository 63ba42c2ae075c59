//! Parting what is numbered in other ways, what wishes twice in one sentence, and
//! drafts without a subject.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod parting;

use parting::{fired, plan};
use ticketlint::text::SourceFile;

/// The drafts and subjects that a draft is parted into.
fn parted(name: &str, text: &str) -> Vec<(String, String)> {
    let plan = plan(&SourceFile::new(name, text));
    let parts = plan.parts.iter().map(|part| {
        assert_eq!(fired(&part.draft), [""; 0], "{}", part.draft.text());
        let subject = part.subject.clone().unwrap_or_default();
        (subject, part.draft.text().to_owned())
    });
    parts.collect()
}

const HEAD: &str = "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n";

#[test]
fn numbers_of_any_look_part_requests() {
    for [one, two] in [
        ["① ", "② "],
        ["(1) ", "(2) "],
        ["（１）", "（２）"],
        ["【1】", "【2】"],
        ["1) ", "2) "],
        ["１．", "２．"],
        ["一つ目、", "二つ目、"],
    ] {
        let text = format!(
            "{HEAD}# お問い合わせ\n\n{one}RDS(db-miyako)に 2026-11-18 15:52(日本時間)から接続できません。原因を教えてください。\n{two}S3 のバケット miyako-img へのアップロードが AccessDenied になります。対処方法を教えてください。\n\n環境: boto3 1.35.2\n連絡先: 03-0000-0000(森)\n"
        );
        let parts = parted("a.md", &text);
        assert_eq!(parts.len(), 2, "{text}");
        for (part, own, other) in [
            (0, "db-miyako", "miyako-img"),
            (1, "miyako-img", "db-miyako"),
        ] {
            let body: String = parts[part]
                .1
                .lines()
                .filter(|l| !l.starts_with("関連"))
                .collect();
            assert!(body.contains(own) && !body.contains(other), "{body}");
            let asked = body.matches("教えてください").count();
            assert_eq!(asked, 1, "{body}");
            assert!(body.contains("boto3") && body.contains("連絡先"), "{body}");
        }
    }
}

#[test]
fn first_and_second_part_requests() {
    let text = format!(
        "{HEAD}# Requests\n\nFirst, our RDS instance db-miyako refuses connections since 2026-11-18 15:52 JST. Please tell us the cause.\nSecond, uploads to the S3 bucket miyako-img fail with AccessDenied. Please tell us how to fix them.\n"
    );
    let parts = parted("a.md", &text);
    let [(_, _), (subject, second)] = &parts[..] else {
        panic!("{parts:#?}")
    };
    assert_eq!(
        subject,
        "Uploads to the S3 bucket miyako-img fail with AccessDenied (2/2)"
    );
    assert!(second.contains("\nUploads to the S3"), "{second}");
}

/// What is counted within one sentence stays whole, and each ticket says which of
/// it is asked there.
#[test]
fn what_one_sentence_counts_is_asked_in_each() {
    let text = format!(
        "{HEAD}次のことを、①EC2(i-0a1b2c3d4e5f60718)の停止の原因、②S3 の miyako-img の AccessDenied の対処方法について教えてください。\n"
    );
    let parts = parted("a.md", &text);
    let [(first, one), (second, two)] = &parts[..] else {
        panic!("{parts:#?}")
    };
    assert_eq!(first, "EC2(i-0a1b2c3d4e5f60718)の停止の原因 (1/2)");
    assert!(second.starts_with("S3 の miyako-img"), "{second}");
    assert!(
        one.contains("「EC2(i-0a1b2c3d4e5f60718)の停止の原因」の件です"),
        "{one}"
    );
    for part in [one, two] {
        assert!(part.contains("①EC2") && part.contains("②S3"), "{part}");
    }
}

#[test]
fn a_sentence_with_both_wishes_is_whole_in_both() {
    for (sentence, technical, money) in [
        (
            "接続できない原因と、10 月分の請求の NAT ゲートウェイ 312.40 USD の内訳を教えてください。",
            "「接続できない原因」",
            "10 月分の請求の NAT ゲートウェイ 312.40 USD の内訳を教えてください (2/2)",
        ),
        (
            "原因を調べてほしいのと、10 月分の請求の内訳を教えてください。",
            "「原因を調べてほしい」",
            "10 月分の請求の内訳を教えてください (2/2)",
        ),
        (
            "10 月分の請求の内訳と、接続できない原因を教えてください。",
            "「接続できない原因を教えてください」",
            "10 月分の請求の内訳 (2/2)",
        ),
    ] {
        let text = format!(
            "{HEAD}# ご相談\n\nRDS(db-miyako)に 2026-11-18 15:52(日本時間)から接続できません。\n\n```\nERROR 2003: connection refused\n```\n\n{sentence}\n"
        );
        let parts = parted("a.md", &text);
        let [(_, first), (subject, second)] = &parts[..] else {
            panic!("{parts:#?}")
        };
        assert!(
            first.contains(sentence) && second.contains(sentence),
            "{parts:#?}"
        );
        assert!(first.contains(technical), "{first}");
        assert_eq!(subject, money);
        assert!(
            first.contains("ERROR 2003") && !second.contains("ERROR 2003"),
            "{second}"
        );
    }
    let english = format!(
        "{HEAD}# Two wishes\n\nOur RDS instance db-miyako refuses connections since 2026-11-18 15:52 JST. Please tell us why, and please refund the 312.40 USD on the October invoice.\n"
    );
    let parts = parted("a.md", &english);
    assert_eq!(parts.len(), 2);
    assert!(
        parts[0].1.contains("asks about “Please tell us why” only"),
        "{}",
        parts[0].1
    );
    assert_eq!(
        parts[1].0,
        "Please refund the 312.40 USD on the October invoice (2/2)"
    );
}

/// A part that holds for a whole draft elsewhere is of the section it stands in,
/// where it is an attachment, or each section has its own.
#[test]
fn a_section_keeps_what_is_attached_to_it() {
    let text = format!(
        "{HEAD}# EC2 と請求の件\n\n## EC2 の件\n\n- リージョン: ap-northeast-1\n\nEC2(i-0a1b2c3d4e5f60718)が 2026-11-18 15:52(日本時間)に停止しました。原因を教えてください。\n\n- 添付: kernel.log\n\n## 請求の件\n\n- リージョン: us-east-1\n\n10 月分の請求書の NAT の料金 312.40 USD の内訳を教えてください。\n\n## 連絡先\n\n03-0000-0000(森)\n"
    );
    let parts = parted("a.md", &text);
    let [(_, first), (_, second)] = &parts[..] else {
        panic!("{parts:#?}")
    };
    assert!(
        first.contains("kernel.log") && !second.contains("kernel.log"),
        "{second}"
    );
    assert!(
        first.contains("ap-northeast-1") && !first.contains("us-east-1"),
        "{first}"
    );
    assert!(
        second.contains("us-east-1") && !second.contains("ap-northeast-1"),
        "{second}"
    );
    assert!(
        first.contains("03-0000") && second.contains("03-0000"),
        "{first}"
    );
    // What stands at the end, below no heading, may be of both.
    let text = format!(
        "{HEAD}# GuardDuty and SES\n\n**Issue 1: GuardDuty**\n\nGuardDuty raised a finding for i-0a1b2c3d4e5f60718 on 2026-11-18 15:52 JST. Is the instance compromised?\n\n**Issue 2: SES**\n\nSES rejects our mail since 2026-11-18 16:30 JST. Please tell us how to fix it.\n\nContact: mori@miyako.example.jp\n"
    );
    for (_, part) in parted("a.md", &text) {
        assert!(part.contains("mori@"), "{part}");
    }
}

#[test]
fn a_draft_without_a_subject_gets_one_a_ticket() {
    let body = "1 点目は、RDS(db-miyako)に 2026-11-18 15:52(日本時間)から接続できない件です。原因を教えてください。\n2 点目は、S3 のバケット miyako-img へのアップロードが AccessDenied になる件です。対処方法を教えてください。\n";
    let block: String = body.lines().map(|line| format!("  {line}\n")).collect();
    for (name, text) in [
        ("a.md", format!("{HEAD}{body}")),
        ("b.md", body.to_owned()),
        ("a.txt", format!("製品: AWS\n内容:\n{body}")),
        ("a.yaml", format!("provider: aws\ndescription: |\n{block}")),
        (
            "b.yaml",
            format!("件名:\nprovider: aws\ndescription: |\n{block}"),
        ),
    ] {
        let parts = parted(name, &text);
        let [(first, one), (second, two)] = &parts[..] else {
            panic!("{name}: {parts:#?}")
        };
        assert_eq!(
            first,
            "RDS(db-miyako)に 2026-11-18 15:52(日本時間)から接続できない件 (1/2)"
        );
        assert_eq!(
            second,
            "S3 のバケット miyako-img へのアップロードが AccessDenied になる件 (2/2)"
        );
        assert!(
            one.contains(first.as_str()) && two.contains(second.as_str()),
            "{one}\n{two}"
        );
    }
}

/// A name that would be read as the label of a part is no subject.
#[test]
fn a_subject_is_read_as_one() {
    let text = "---\nprovider: veeam\n---\n# Tape job and licence\n\nThe tape job \"Weekly\" ends with \"No media available\" since 2026-11-18 02:00 JST. Please tell us why.\n\nAnother thing: our licence shows 20 instances instead of 40 since the renewal. Please correct it.\n";
    let parts = parted("a.md", text);
    assert_eq!(
        parts[1].0,
        "Our licence shows 20 instances instead of 40 since the renewal (2/2)"
    );
}

#[test]
fn words_that_only_count_go_unless_they_ask() {
    let counted = |ask: &str, first: &str, second: &str| {
        format!("{HEAD}# ご質問\n\n{ask}\n\n1. {first}\n2. {second}\n")
    };
    let text = counted(
        "以下 2 点について教えてください。",
        "Aurora のバックトラックを 72 時間より長くできますか。",
        "CodeBuild のビルドイメージに Java 21 はいつ入りますか。",
    );
    for (_, part) in parted("a.md", &text) {
        assert!(!part.contains("以下 2 点"), "{part}");
    }
    let text = counted(
        "以下 2 点について教えてください。",
        "Aurora のバックトラックの上限",
        "CodeBuild のビルドイメージの既定値",
    );
    for (_, part) in parted("a.md", &text) {
        assert!(part.contains("教えてください"), "{part}");
    }
}

#[test]
fn sections_that_each_tell_a_trouble_and_ask_are_matters() {
    let text = format!(
        "{HEAD}# お問い合わせ\n\n## RDS\n\n### 事象\n2026-11-18 15:52(日本時間)から RDS(db-miyako)に接続できません。\n\n### 依頼\n原因を教えてください。\n\n### 添付\nrds-error.log\n\n## CloudFront\n\n### 事象\n2026-11-18 17:00(日本時間)から CloudFront(E1YUZU2ABC3DEF)が 504 を返します。\n\n### 依頼\n対処方法を教えてください。\n"
    );
    let parts = parted("a.md", &text);
    assert_eq!(parts.len(), 2, "{parts:#?}");
    assert!(parts[0].1.contains("rds-error.log") && !parts[1].1.contains("rds-error.log"));
    // One incident, told by what is affected.
    let one = format!(
        "{HEAD}# 決済の停止\n\n## API 側\n\n2026-11-18 15:52(日本時間)から API Gateway が 502 を返します。\n\n## バッチ側\n\n同じ時刻から Lambda がタイムアウトします。\n\n## 依頼\n\n原因を教えてください。\n"
    );
    assert_eq!(parted("a.md", &one).len(), 0);
}

#[test]
fn by_the_way_begins_a_matter_that_is_asked_about_too() {
    let text = format!(
        "{HEAD}# RDS と CloudFront\n\nRDS(db-miyako)の CPU 使用率が 2026-11-18 15:52(日本時間)から 100% のままです。原因を教えてください。\n\nところで、CloudFront(E1YUZU2ABC3DEF)のキャッシュを無効化しても古い画像が返ります。こちらも対処方法を教えてください。\n"
    );
    let parts = parted("a.md", &text);
    assert_eq!(parts.len(), 2, "{parts:#?}");
    let english = format!(
        "{HEAD}# ECS tasks stop\n\nOur ECS service orders stops its tasks since 2026-11-18 15:52 JST.\n\n```\nCannotPullContainerError: pull image manifest has been retried\n```\n\nPlease tell us the cause.\n\nBy the way, we cannot create a new user in IAM Identity Center. Please tell us what to do about that as well.\n"
    );
    let parts = parted("a.md", &english);
    let [(_, first), (_, second)] = &parts[..] else {
        panic!("{parts:#?}")
    };
    assert!(
        first.contains("CannotPull") && !second.contains("CannotPull"),
        "{second}"
    );
    assert!(!second.contains("Our ECS service"), "{second}");
}

#[test]
fn what_a_wish_will_cost_is_no_matter_of_its_own() {
    for text in [
        "# クォータ\n\nEC2 の vCPU のクォータを 64 に上げてください。2026-11-18 15:52(日本時間)に VcpuLimitExceeded になりました。上げた場合に料金が変わるかも教えてください。\n",
        "# Quota\n\nThe launch fails with VcpuLimitExceeded since 2026-11-18 15:52 JST. Please raise the vCPU quota of EC2 to 64. Will the increase change the price?\n",
    ] {
        let text = format!("{HEAD}{text}");
        assert_eq!(fired(&SourceFile::new("a.md", &*text)), [""; 0], "{text}");
    }
}
