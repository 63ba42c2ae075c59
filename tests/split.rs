//! Parting drafts: through the library and through the binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod common;
mod parting;

use std::fs;

use binary::{Folder, TicketLint, run};
use common::{drafts, source};
use parted::{nothing_is_lost, sentences};
use parting::{fired, plan};
use proptest::prelude::*;
use ticketlint::engine::{Settings, lint, read};
use ticketlint::split::split;
use ticketlint::text::SourceFile;
use ticketlint::ticket::BlockKind;

#[path = "common/documents.rs"]
mod documents;
#[path = "common/parted.rs"]
mod parted;

/// The text of a draft without the lines that name the other tickets.
fn unrelated(draft: &SourceFile) -> String {
    let mut inside = false;
    let lines = draft.text().split_inclusive('\n').filter(|line| {
        let starts = line.starts_with("関連:") || line.starts_with("Related:");
        inside = starts || inside && line.starts_with("  - ");
        !inside
    });
    lines.collect()
}

/// A draft, and words that must each be in one ticket alone: of the first, of
/// the second …; then words that are in all.
struct Case {
    name: &'static str,
    text: &'static str,
    apart: &'static [&'static [&'static str]],
    shared: &'static [&'static str],
}

const CASES: &[Case] = &[
    Case {
        name: "addition.md",
        text: "---\nprovider: alibaba\naccount_id: \"1234567890123456\"\nregion: ap-northeast-1\n---\n# RDS の切り替えと CDN のキャッシュ\n\nお世話になっております。\n\nRDS(rm-0iw4k2m8p0q1r3s5)の切り替えが 11 月 18 日 09:40(日本時間)から終わりません。原因を教えてください。\n\n別件ですが、CDN のキャッシュも消せません。「OperationDenied」と表示されます。対処方法を教えてください。\n\n```\n2026-11-18 09:41:02 rm-0iw4k2m8p0q1r3s5 switchover timeout\n```\n\n連絡先: 03-0000-0000(港)\n",
        apart: &[
            &["切り替えが 11 月", "原因を教えて", "switchover timeout"],
            &[
                "CDN のキャッシュも消せません",
                "OperationDenied",
                "対処方法",
            ],
        ],
        shared: &[
            "1234567890123456",
            "ap-northeast-1",
            "03-0000-0000",
            "お世話に",
        ],
    },
    Case {
        name: "list.yaml",
        text: "subject: 問い合わせ 2 件\nprovider: aws\naccount_id: \"222233334444\"\ndescription: |\n  質問が 2 点あります。\n  1. ALB app-alb が /login で HTTP 502 を返します。原因を教えてください。\n  2. Glue ジョブ sales-etl が「OutOfMemoryError」で終わります。対処方法を教えてください。\ncontact: sato@example.com\n",
        apart: &[&["app-alb", "原因"], &["sales-etl", "対処方法"]],
        shared: &["222233334444", "sato@example.com"],
    },
    Case {
        name: "money.txt",
        text: "件名: OSS のエラーと請求について\nプロバイダー: Alibaba Cloud\n内容: put_object が「SignatureDoesNotMatch」で失敗します。原因を教えてください。また、5 月分の請求額が想定より高い理由も知りたいです。\n連絡先: 03-0000-0000\n",
        apart: &[&["put_object", "原因"], &["5 月分の請求額"]],
        shared: &["Alibaba Cloud", "03-0000-0000"],
    },
    Case {
        name: "headings.md",
        text: "---\nprovider: aws\n---\n# Two problems\n\nWe have two separate issues.\n\n## ALB returns 502\n\nALB app-alb returns HTTP 502 for /login since 09:40 JST. What causes it?\n\n```\napp-alb 502\n```\n\n## Glue job ends\n\nThe Glue job sales-etl ends with \"OutOfMemoryError\". How can we fix it?\n\n## Environment\n\nAccount 222233334444, ap-northeast-1.\n",
        apart: &[
            &["for /login", "app-alb 502"],
            &["sales-etl", "How can we fix"],
        ],
        shared: &["222233334444", "## Environment"],
    },
    Case {
        name: "sakura.txt",
        text: "件名: 2 件の質問\n会員ID: abc12345\n内容: 質問が 2 点あります。1 点目は、サーバ(113300123456)のディスクを拡張する手順です。それとは別に、データベースアプライアンスの証明書の更新方法も教えてください。\n電話番号: 03-0000-0000\n",
        apart: &[&["ディスクを拡張"], &["証明書の更新"]],
        shared: &["abc12345", "03-0000-0000"],
    },
    Case {
        name: "veeam.md",
        text: "# Tape job and database\n\nVeeam Backup & Replication 12.1.2.172 on Windows Server 2022.\n\nThe tape job on server TAPE01 has been stuck at 12 % since Monday 09:00 JST.\n\nBy the way, another question: how do we move the configuration database of VBR02 to a new SQL Server?\n",
        apart: &[&["TAPE01"], &["VBR02"]],
        shared: &["12.1.2.172"],
    },
    Case {
        name: "invoice.yaml",
        text: "subject: SQL-Daily and our invoice\r\nprovider: veeam\r\ndescription: |\r\n  Job SQL-Daily fails with \"Failed to open VDDK disk\". What should we check?\r\n  Please also send us a refund for the licences we returned in April.\r\n",
        apart: &[&["VDDK"], &["refund"]],
        shared: &["provider: veeam"],
    },
    Case {
        name: "products.txt",
        text: "プロバイダー: AWS\n質問:\n- Lambda の同時実行数の上限を引き上げる手順を教えてください。\n- RDS のログの保持期間を変更する方法を教えてください。\nアカウントID: 222233334444\n",
        apart: &[&["Lambda"], &["RDS"]],
        shared: &["222233334444"],
    },
    Case {
        name: "products.md",
        text: "---\nprovider: alibaba\n---\nOSS のライフサイクルルールの上限を教えてください。RDS のバックアップ時刻を変える手順も教えてください。\n",
        apart: &[&["OSS"], &["RDS"]],
        shared: &["provider: alibaba"],
    },
    Case {
        name: "soracom.md",
        text: "---\nprovider: soracom\n---\n# SIM の件\n\nSIM(IMSI 440525060013710)が 11 月 18 日 09:40(日本時間)からオフラインのままです。復旧方法を教えてください。\n\nあわせて、10 月分の請求書の明細の見方も教えてください。\n",
        apart: &[&["440525060013710", "復旧方法"], &["請求書の明細"]],
        shared: &["provider: soracom"],
    },
    Case {
        name: "three.txt",
        text: "件名: Alibaba Cloud の質問\n\n質問が 3 点あります。\n1. OSS の put_object が「AccessDenied」で失敗します。原因を教えてください。\n2. RDS のバックアップの保持期間を延ばす方法を教えてください。\n3. SLB の証明書の更新手順を教えてください。\n\n連絡先: 03-0000-0000\n",
        apart: &[&["put_object"], &["バックアップの保持期間"], &["SLB"]],
        shared: &["03-0000-0000"],
    },
    Case {
        name: "kasten.md",
        text: "---\nprovider: kasten\n---\nK10 7.5.1 のバックアップポリシー daily が「context deadline exceeded」で失敗します。\n\n話は変わりますが、ライセンスのノード数の数え方も教えてください。\n",
        apart: &[&["deadline exceeded"], &["ノード数"]],
        shared: &["provider: kasten"],
    },
    Case {
        name: "trouble-between-questions.md",
        text: "---\nprovider: aws\n---\n\nLambda の同時実行数の上限を教えてください。別件ですが、RDS db-1 に接続できません。SQS のキューの保持期間を変更する方法を教えてください。\n",
        apart: &[&["同時実行数"], &["db-1"], &["保持期間"]],
        shared: &["provider: aws"],
    },
    Case {
        name: "trouble-between-two.md",
        text: "---\nprovider: aws\n---\n\nHow do we raise the concurrency limit of Lambda? By the way, another question: RDS db-1 does not accept connections. How do we change the retention of SQS?\n",
        apart: &[&["concurrency"], &["db-1"], &["retention"]],
        shared: &["provider: aws"],
    },
];

#[test]
fn each_matter_has_a_draft_of_its_own() {
    for case in CASES {
        let source = SourceFile::new(case.name, case.text);
        assert!(!fired(&source).is_empty(), "{}: one issue", case.name);
        let plan = plan(&source);
        let texts: Vec<String> = plan.parts.iter().map(|p| unrelated(&p.draft)).collect();
        let name = case.name;
        assert_eq!(texts.len(), case.apart.len(), "{name}: {texts:#?}");
        for (at, words) in case.apart.iter().enumerate() {
            for word in *words {
                for (part, text) in texts.iter().enumerate() {
                    assert_eq!(text.contains(word), part == at, "{name}: {word} in\n{text}");
                }
            }
        }
        for word in case.shared {
            assert!(
                texts.iter().all(|t| t.contains(word)),
                "{name}: {word} {texts:#?}"
            );
        }
        nothing_is_lost(&source, &plan).unwrap();
        for part in &plan.parts {
            assert_eq!(fired(&part.draft), [""; 0], "{name}: {}", part.draft.text());
            assert_eq!(part.draft.line_break(), source.line_break());
            assert!(
                part.draft.text().contains("別途起票(ID: ＿＿)")
                    || part
                        .draft
                        .text()
                        .contains("separate ticket (ID: <to be filled in>)")
            );
        }
    }
}

/// It is not the line that names the other ticket that makes the rules silent:
/// without it, and without the words that join the matters, they are, too.
#[test]
fn the_parts_are_single_without_the_reference() {
    const JOINTS: [&str; 7] = [
        "別件ですが、",
        "質問が 2 点あります。",
        "質問が 3 点あります。",
        "We have two separate issues.",
        "それとは別に、",
        "By the way, another question: ",
        "話は変わりますが、",
    ];
    for case in CASES {
        let plan = plan(&SourceFile::new(case.name, case.text));
        for part in &plan.parts {
            let text = unrelated(&part.draft);
            let mut text: String = text
                .lines()
                .filter(|line| !line.starts_with("件名: ") && !line.starts_with("subject: "))
                .filter(|line| !line.starts_with("# "))
                .map(|line| format!("{line}\n"))
                .collect();
            for joint in JOINTS {
                text = text.replace(joint, "");
            }
            let part = SourceFile::new(case.name, text);
            assert_eq!(fired(&part), [""; 0], "{}: {}", case.name, part.text());
        }
    }
}

#[test]
fn two_accounts_have_a_case_each() {
    let text = "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# SQS を受信できない\n\narn:aws:iam::222233334444:role/reader から arn:aws:sqs:ap-northeast-1:555566667777:orders のメッセージを受信できません。\n";
    let source = SourceFile::new("a.md", text);
    let plan = plan(&source);
    let [first, second] = &plan.parts[..] else {
        panic!("{plan:?}")
    };
    assert!(first.draft.text().contains("account_id: \"222233334444\""));
    assert!(second.draft.text().contains("account_id: \"555566667777\""));
    assert!(
        first
            .draft
            .text()
            .contains("もう片方のアカウント(555566667777)")
    );
    assert!(
        second
            .draft
            .text()
            .contains("もう片方のアカウント(222233334444)")
    );
    nothing_is_lost(&source, &plan).unwrap();
    for part in &plan.parts {
        assert_eq!(fired(&part.draft), [""; 0], "{}", part.draft.text());
    }
}

#[test]
fn two_matters_in_one_sentence_are_told_apart_in_words() {
    let text = "Glue のジョブが失敗する件の切り分けと、Glue の料金の計算方法について、まとめて質問します。\n";
    let source = SourceFile::new("a.md", text);
    let plan = plan(&source);
    assert_eq!(plan.parts.len(), 2);
    nothing_is_lost(&source, &plan).unwrap();
    assert!(plan.parts[0].draft.text().contains("「失敗」の件です"));
    assert!(plan.parts[1].draft.text().contains("「料金」の件です"));
}

/// A draft is parted exactly where a rule finds several matters, and nothing of
/// it is lost: the examples of all cards, and the drafts of the fixtures.
#[test]
fn it_parts_where_a_rule_fires_and_nowhere_else() {
    let mut sources: Vec<SourceFile> = ["drafts", "samples", "split", "ok"]
        .iter()
        .flat_map(|folder| drafts(folder))
        .filter(|path| path.is_file())
        .filter(|path| fs::read_to_string(path).is_ok())
        .map(|path| source(&path))
        .collect();
    for card in ticketlint::knowledge::CARDS.iter() {
        for example in card.examples.fail.iter().chain(card.examples.pass.iter()) {
            sources.push(SourceFile::new("a.md", example.text.as_ref()));
        }
    }
    let mut parted = 0;
    for source in &sources {
        let Ok(plans) = split(source, &Settings::default(), None) else {
            continue;
        };
        let [plan] = &plans[..] else { continue };
        let fired = fired(source);
        let parts = plan.parts.len();
        assert_eq!(parts > 1, !fired.is_empty(), "{fired:?}: {}", source.text());
        if parts > 1 {
            parted += 1;
            nothing_is_lost(source, plan).unwrap();
        }
    }
    assert!(parted > 10, "{parted}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_of_any_draft_is_lost(draft in documents::draft(), joint in 0..4_usize) {
        let joint = ["", "別件です。", "質問が 2 点あります。", "By the way, another question: why?"][joint];
        let source = SourceFile::new(draft.name, format!("{}\n{joint}\n", draft.text));
        if let Ok(plans) = split(&source, &Settings::default(), None)
            && let [plan] = &plans[..]
            && !plan.parts.is_empty()
        {
            let lost = nothing_is_lost(&source, plan);
            prop_assert!(lost.is_ok(), "{lost:?}");
        }
    }
}

/// What is asked in drafts of mixed forms, some of it with words that only join it
/// to what is asked before.
const ASKED: &[&str] = &[
    "質問が 2 点あります。",
    "別件です。",
    "別件ですが、10 月分の請求額が想定より高い理由を教えてください。",
    "また、RDS の自動バックアップの保持期間を延ばす方法を教えてください。",
    "質問1: ALB app-alb が HTTP 502 を返します。原因を教えてください。",
    "質問2: ライセンスの数え方を教えてください。",
    "S3 バケット reports-prod の GetObject が「AccessDenied」で失敗します。",
    "We have two separate issues.",
    "By the way, another question: why is the invoice higher than in October?",
    "Also, how do we extend the retention of RDS backups?",
    "The Glue job sales-etl fails with “OutOfMemoryError”.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_drafts_that_mix_forms(draft in documents::mixed(ASKED)) {
        let source = SourceFile::new(draft.name, draft.text);
        let plans = split(&source, &Settings::default(), None);
        // What is broken is refused by the command.
        let readings = read(&source, &Settings::default());
        let is_sound = readings.iter().all(|reading| reading.ticket.problems.is_empty());
        if let Ok([plan]) = plans.as_deref()
            && is_sound
            && !plan.parts.is_empty()
        {
            let lost = nothing_is_lost(&source, plan);
            prop_assert!(lost.is_ok(), "{lost:?}");
            for part in &plan.parts {
                let readings = read(&part.draft, &Settings::default());
                let is_sound = readings.iter().all(|reading| reading.ticket.problems.is_empty());
                prop_assert!(is_sound, "broken: {}\nof: {}", part.draft.text(), source.text());
            }
            for joint in &plan.joints {
                let words = joint.slice(source.text()).unwrap_or("");
                let joins = ASKED.iter().any(|asked| asked.starts_with(words.trim()));
                prop_assert!(joins, "{words}: {}", source.text());
            }
        }
    }
}

/// Two cuts that each leave sound YAML need not do so together.
#[test]
fn what_is_cut_in_two_steps_leaves_sound_yaml() {
    let text = "timezone: [別件ですが、10 月分の請求額が想定より高い理由を教えてください。, x]\nenvironment: [We have two separate issues., x]\ngoal: \"EC2 インスタンス i-0a1b2c3d4e5f60718 が応答しません。昨日の24:10〜25:30（日本時間）に 504 エラーが返りました。\"\naccount: [By the way, another question: why is the invoice higher than in October?, x]\n";
    let source = SourceFile::new("a.yaml", text);
    let plan = plan(&source);
    assert!(plan.parts.len() > 1);
    nothing_is_lost(&source, &plan).unwrap();
    for part in &plan.parts {
        let [reading] = &read(&part.draft, &Settings::default())[..] else {
            panic!("{}", part.draft.text())
        };
        assert!(reading.ticket.problems.is_empty(), "{}", part.draft.text());
    }
}

/// Matters that have nothing in common, each with the name it is known by.
const MATTERS: [(&str, &str); 5] = [
    (
        "app-alb",
        "ALB app-alb が 2026-11-18 09:40(日本時間)から HTTP 502 を返します。原因を教えてください。",
    ),
    (
        "sales-etl",
        "Glue ジョブ sales-etl が「OutOfMemoryError」で終わります。対処方法を教えてください。",
    ),
    (
        "請求額",
        "10 月分の請求額が想定より高い理由を教えてください。",
    ),
    (
        "保持期間",
        "RDS for MySQL の自動バックアップの保持期間を延ばす方法を教えてください。",
    ),
    (
        "reports-prod",
        "S3 バケット reports-prod の GetObject が「AccessDenied」で失敗します。復旧方法を教えてください。",
    ),
];

/// A draft of several of the matters, in some syntax, with words that are for
/// all of them and a log that is for one.
fn several() -> impl Strategy<Value = (SourceFile, Vec<&'static str>)> {
    let matters = proptest::sample::subsequence(MATTERS.to_vec(), 2..=3).prop_shuffle();
    (matters, 0..3_usize, 0..3_usize, any::<bool>()).prop_map(|(matters, syntax, look, crlf)| {
        let count = matters.len();
        let mut body = format!("お世話になっております。\n\n質問が {count} 点あります。\n\n");
        for (at, (_, words)) in matters.iter().enumerate() {
            let number = at + 1;
            body += &match look {
                0 => format!("{number} 点目: {words}\n\n"),
                1 => format!("{number}. {words}\n"),
                _ if at > 0 => format!("別件ですが、{words}\n\n"),
                _ => format!("{words}\n\n"),
            };
        }
        body += "\nよろしくお願いいたします。\n";
        let known = "provider: aws\naccount_id: \"222233334444\"\nregion: ap-northeast-1\nseverity: high\ncontact: sato@example.com\n";
        let (name, text) = match syntax {
            0 => ("a.md", format!("---\n{known}---\n# 質問 {count} 件\n\n{body}")),
            1 => {
                let lines = body.lines().map(|line| format!("  {line}\n"));
                let text: String = lines.collect();
                ("a.yaml", format!("subject: 質問 {count} 件\n{known}description: |\n{text}"))
            }
            _ => {
                let known = known.replace('"', "");
                ("a.txt", format!("件名: 質問 {count} 件\n{known}内容:\n{body}"))
            }
        };
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let names = matters.iter().map(|(name, _)| *name).collect();
        (SourceFile::new(name, text), names)
    })
}

/// The rules of error level that fire.
fn errors(source: &SourceFile) -> Vec<String> {
    let found = lint(source, &Settings::default()).diagnostics.into_iter();
    let errors = found.filter(|d| d.severity == ticketlint::diagnostic::Severity::Error);
    errors.map(|d| d.rule.into_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn several_matters_become_a_draft_each((source, names) in several()) {
        let plan = plan(&source);
        let before = errors(&source);
        prop_assert_eq!(plan.parts.len(), names.len(), "{}", source.text());
        let lost = nothing_is_lost(&source, &plan);
        prop_assert!(lost.is_ok(), "{lost:?}");
        for part in &plan.parts {
            let text = unrelated(&part.draft);
            let held = names.iter().filter(|name| text.contains(**name)).count();
            prop_assert_eq!(held, 1, "{}", text);
            for words in ["222233334444", "ap-northeast-1", "high", "sato@example.com", "お世話に"] {
                prop_assert!(text.contains(words), "{words}: {text}");
            }
            prop_assert_eq!(fired(&part.draft), [""; 0], "{}", part.draft.text());
            let new: Vec<String> = errors(&part.draft).into_iter().filter(|e| !before.contains(e)).collect();
            prop_assert_eq!(new, [""; 0], "{}", part.draft.text());
        }
    }
}

#[test]
fn the_plan_is_shown_and_nothing_is_written() {
    let folder = Folder::new("split-plan");
    folder.write("draft.md", CASES[0].text);
    let run = TicketLint::new(&["split", "draft.md"])
        .folder(folder.path())
        .run();
    assert_eq!(run.status, 1, "{}", run.err);
    insta::assert_snapshot!("plan_ja", run.out);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    folder.write("draft.md", CASES[3].text);
    let run = TicketLint::new(&["split", "draft.md"])
        .folder(folder.path())
        .run();
    insta::assert_snapshot!("plan_en", run.out);
    let run = TicketLint::new(&["split", "--format", "json", "draft.md"])
        .folder(folder.path())
        .run();
    let answer = run.json();
    assert_eq!(answer["version"], 1);
    assert_eq!(answer["reasons"][0]["rule"], "multiple-issues");
    assert_eq!(answer["tickets"][1]["path"], "draft-2.md");
    assert_eq!(answer["tickets"].as_array().unwrap().len(), 2);
}

#[test]
fn drafts_are_written_all_or_none() {
    let folder = Folder::new("split-write");
    let path = folder.write("draft.txt", CASES[2].text);
    folder.write("draft-2.txt", "mine");
    let refused = run(&["split", "--write", &path]);
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(
        refused.err.contains("draft-2.txt: is there already"),
        "{}",
        refused.err
    );
    assert!(fs::metadata(folder.at("draft-1.txt")).is_err());
    assert_eq!(
        fs::read_to_string(folder.at("draft-2.txt")).unwrap(),
        "mine"
    );
    let forced = run(&["split", "--write", "--force", &path]);
    assert_eq!(forced.status, 0, "{}", forced.err);
    assert!(
        fs::read_to_string(folder.at("draft-2.txt"))
            .unwrap()
            .contains("請求額")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), CASES[2].text);
    let elsewhere = run(&["split", "--write", "--output-dir", &folder.at("out"), &path]);
    assert_eq!(elsewhere.status, 0, "{}", elsewhere.err);
    let made = format!("note: made the folder {}\n", folder.at("out"));
    assert_eq!(elsewhere.err, made);
    assert!(
        fs::read_to_string(folder.at("out/draft-1.txt"))
            .unwrap()
            .contains("put_object")
    );
}

#[test]
fn no_folder_is_left_where_nothing_is_written() {
    let folder = Folder::new("split-no-folder");
    // With its number, the name of a part is longer than a file system takes.
    let path = folder.write(&format!("{}.md", "a".repeat(252)), CASES[0].text);
    let split = |to: &str| run(&["split", "--write", "--output-dir", &folder.at(to), &path]);
    let refused = split("new/deep");
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(refused.err.contains("cannot be written"), "{}", refused.err);
    assert!(fs::metadata(folder.at("new")).is_err());
    // What was there before stays, and what stands in it.
    fs::create_dir(folder.at("mine")).unwrap();
    folder.write("kept/a.md", "mine");
    for to in ["mine", "kept/new"] {
        assert_eq!(split(to).status, 2);
    }
    assert_eq!(fs::read_dir(folder.at("mine")).unwrap().count(), 0);
    assert_eq!(fs::read_dir(folder.at("kept")).unwrap().count(), 1);
    // A draft of one matter makes none either.
    let one = folder.write("one.md", "# EC2 が停止した\n");
    let whole = run(&["split", "--write", "--output-dir", &folder.at("none"), &one]);
    assert_eq!(whole.status, 0, "{}", whole.err);
    assert!(fs::metadata(folder.at("none")).is_err());
}

#[test]
fn encoding_and_line_breaks_stay() {
    let text = CASES[2].text.replace('\n', "\r\n");
    let encoding = ticketlint::text::Encoding::ShiftJis;
    let folder = Folder::new("split-sjis");
    let path = folder.write("draft.txt", encoding.encode(&text).unwrap());
    let written = run(&["split", "--write", &path]);
    assert_eq!(written.status, 0, "{}", written.err);
    for (name, word) in [("draft-1.txt", "put_object"), ("draft-2.txt", "請求額")] {
        let bytes = fs::read(folder.at(name)).unwrap();
        let text = encoding.decode(bytes).unwrap().text;
        assert!(text.contains(word), "{text}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    }
    let marked = folder.write("bom.txt", format!("\u{feff}{}", CASES[2].text));
    assert_eq!(run(&["split", "--write", &marked]).status, 0);
    let part = fs::read_to_string(folder.at("bom-1.txt")).unwrap();
    assert!(part.starts_with("\u{feff}件名: "), "{part}");
}

#[test]
fn standard_input_goes_to_standard_output() {
    let args = ["split", "--write", "--stdin-filename", "draft.txt", "-"];
    let run = TicketLint::new(&args).input(CASES[2].text).run();
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(
        run.out.starts_with("=== draft-1.txt ===\n件名: "),
        "{}",
        run.out
    );
    assert!(run.out.contains("=== draft-2.txt ===\n"), "{}", run.out);
    assert!(
        run.err.contains("[technical-and-billing-mixed]"),
        "{}",
        run.err
    );
}

#[test]
fn one_issue_is_left_alone() {
    let draft = "ディスクの拡張手順を教えてください。\n";
    let one = TicketLint::new(&["split", "-", "--lang", "en"])
        .input(draft)
        .run();
    assert_eq!(one.status, 0, "{}", one.err);
    assert!(
        one.out.contains("one issue, nothing to split"),
        "{}",
        one.out
    );
}

/// A credential is not in the plan, and is not copied into drafts.
#[test]
fn no_plan_shows_a_secret() {
    let secret = "wJalrXUtnFEMI7K7MDENGbPxRfiCYzzKq3vT9mLp";
    let text = format!("{}\nAWS_SECRET_ACCESS_KEY={secret}\n", CASES[2].text);
    for format in ["human", "json"] {
        let args = [
            "split",
            "--format",
            format,
            "--stdin-filename",
            "a.txt",
            "-",
        ];
        let run = TicketLint::new(&args).input(text.as_str()).run();
        assert_eq!(run.status, 1, "{}", run.err);
        assert!(!run.out.contains(&secret[..12]), "{}", run.out);
    }
    let args = ["split", "--write", "--stdin-filename", "a.txt", "-"];
    let run = TicketLint::new(&args).input(text.as_str()).run();
    assert_eq!(run.status, 2, "{}", run.out);
    assert!(run.err.contains("mask it first"), "{}", run.err);
    assert!(!run.out.contains(&secret[..12]), "{}", run.out);
}

/// The lines of a draft that name the other tickets.
fn related(draft: &SourceFile) -> Vec<String> {
    let lines = draft.text().lines();
    let lines = lines.filter(|line| {
        line.starts_with("関連:") || line.starts_with("Related:") || line.starts_with("  - ")
    });
    lines.map(str::to_owned).collect()
}

/// A mark that was left where its code had gone made code of all that follows.
#[test]
fn code_goes_with_its_marks_whatever_blank_lines_stand_between() {
    let log = "ssh: connect to host 10.0.0.1 port 22: Connection timed out";
    for code in [
        format!("```\n{log}\n\n```\n"),
        format!("```\n\n{log}\n```\n"),
        format!("~~~text\n\n\n{log}\n \n~~~\n"),
        format!("```\n{log}\n```\n\n    {log} again\n\n```\n{log}\n```\n"),
    ] {
        for (name, ending) in [("d.md", "\n"), ("d.txt", "\n"), ("d.md", "\r\n")] {
            let text = format!(
                "EC2 インスタンス i-0a1b2c3d4e5f60718 に SSH で接続できません。\n\n{code}\nまた、10 月の請求書に二重の課金があるので、理由を教えてください。\n\n請求書の番号は 12345678 です。\n"
            );
            let source = SourceFile::new(name, text.replace('\n', ending));
            let plan = plan(&source);
            assert_eq!(plan.parts.len(), 2, "{text}");
            nothing_is_lost(&source, &plan).unwrap();
            for part in &plan.parts {
                for reading in read(&part.draft, &Settings::default()) {
                    let ticket = &reading.ticket;
                    let mut blocks = ticket.blocks.iter().filter(|b| b.kind == BlockKind::Code);
                    let own = blocks.all(|block| ticket.slice(&block.range).starts_with("ssh"));
                    assert!(own, "{text}\n{}", part.draft.text());
                }
            }
        }
    }
}

const THREE: &str = "---\nprovider: aws\naccount_id: \"222233334444\"\nregion: ap-northeast-1\nseverity: high\ncontact: sato@example.com\n---\n# 質問 3 件\n\n3 件の質問があります。\n\n1点目: ALB app-alb が 2026-11-18 09:40(日本時間)から HTTP 502 を返します。原因を教えてください。\n\n```\n2026-11-18T00:41:02Z app-alb 502\n```\n\n2点目: Glue ジョブ sales-etl が「OutOfMemoryError」で終わります。対処方法を教えてください。\n\n3点目: RDS for MySQL の自動バックアップの保持期間を 35 日より延ばす方法を教えてください。\n\n```\njava.lang.OutOfMemoryError: Java heap space\n```\n\n2点目の手順:\n1. コンソールでジョブを開始する\n2. 10 分待つ\n\n最後に、いつもありがとうございます。\n";

#[test]
fn each_part_has_a_subject_of_its_own_and_names_the_others() {
    let source = SourceFile::new("three.md", THREE);
    let plan = plan(&source);
    let subjects: Vec<&str> = plan
        .parts
        .iter()
        .flat_map(|p| p.subject.as_deref())
        .collect();
    assert_eq!(
        subjects,
        [
            "ALB app-alb が 2026-11-18 09:40(日本時間)から HTTP 502 を返します (1/3)",
            "Glue ジョブ sales-etl が「OutOfMemoryError」で終わります (2/3)",
            "RDS for MySQL の自動バックアップの保持期間を 35 日より延ばす方法を教えてください (3/3)",
        ]
    );
    for (at, part) in plan.parts.iter().enumerate() {
        let lines = related(&part.draft);
        assert_eq!(lines.len(), 3, "{lines:?}");
        for (other, subject) in subjects.iter().enumerate() {
            let named = lines.iter().any(|line| {
                line.contains(subject) && line.ends_with(&format!("three-{}.md", other + 1))
            });
            assert_eq!(named, other != at, "{lines:?}");
        }
        assert_eq!(lines[2], "関連: 分ける前の件名「質問 3 件」");
    }
    nothing_is_lost(&source, &plan).unwrap();
}

#[test]
fn a_subject_is_cut_where_it_tells_all_matters() {
    for (text, wanted) in [
        (
            "# EC2 が起動しない件と請求の件\n\nEC2 i-0abc1234def567890 が 2026-11-18 09:40(日本時間)から起動しません。原因を教えてください。\n\nまた、10 月分の請求額が高い理由も教えてください。\n",
            ["EC2 が起動しない件 (1/2)", "請求の件 (2/2)"],
        ),
        (
            "# ホスト web01 と接続できない件と請求書の再発行\n\nさくらのクラウドのホスト web01 と 2026-11-18 09:40(日本時間)から接続できません。原因を教えてください。\n\nまた、請求書の再発行の手順を教えてください。\n",
            [
                "ホスト web01 と接続できない件 (1/2)",
                "請求書の再発行 (2/2)",
            ],
        ),
        (
            "# Two problems: Lambda timeouts and S3 access\n\nThe Lambda function orders-api times out since 2026-11-18 09:40 JST. What causes it?\n\nAnother thing: S3 GetObject on bucket reports-prod returns AccessDenied. How can we get access?\n",
            ["Lambda timeouts (1/2)", "S3 access (2/2)"],
        ),
        (
            "# お問い合わせ\n\nEC2 i-0abc1234def567890 が 2026-11-18 09:40(日本時間)から起動しません。\n\nまた、10 月分の請求額が高い理由も教えてください。\n",
            [
                "EC2 i-0abc1234def567890 が 2026-11-18 09:40(日本時間)から起動しません (1/2)",
                "10 月分の請求額が高い理由も教えてください (2/2)",
            ],
        ),
    ] {
        let plan = plan(&SourceFile::new("a.md", text));
        let subjects: Vec<&str> = plan
            .parts
            .iter()
            .flat_map(|p| p.subject.as_deref())
            .collect();
        assert_eq!(subjects, wanted);
    }
}

#[test]
fn evidence_goes_with_the_matter_it_is_close_to() {
    let source = SourceFile::new("three.md", THREE);
    let plan = plan(&source);
    let of = |words: &str| {
        let mut parts = plan.parts.iter();
        let texts: Vec<bool> = parts
            .by_ref()
            .map(|p| unrelated(&p.draft).contains(words))
            .collect();
        texts
    };
    assert_eq!(of("app-alb 502"), [true, false, false]);
    assert_eq!(of("Java heap space"), [false, true, false]);
    assert_eq!(of("10 分待つ"), [false, true, false]);
    assert!(plan.pieces.iter().all(|piece| !piece.unclear));
    // What nothing tells of is copied, and that is said.
    let text = format!("{THREE}\n```\nconnection reset\n```\n\n```\nexit status 3\n```\n");
    let text = text
        .replace("```\n2026-11-18T00:41:02Z app-alb 502\n```\n\n", "")
        .replace(
            "```\njava.lang.OutOfMemoryError: Java heap space\n```\n\n",
            "",
        );
    let folder = Folder::new("split-unclear");
    folder.write("draft.md", text);
    let run = TicketLint::new(&["split", "draft.md"])
        .folder(folder.path())
        .run();
    let (_, unclear) = run
        .out
        .split_once("どの件のものか分からず、写したもの")
        .unwrap();
    assert!(
        unclear.contains("connection reset") && unclear.contains("exit status 3"),
        "{}",
        run.out
    );
}

#[test]
fn words_that_only_join_are_left_out_and_told() {
    let source = SourceFile::new("three.md", THREE);
    let plan = plan(&source);
    let joints: Vec<&str> = plan
        .joints
        .iter()
        .flat_map(|j| j.slice(source.text()))
        .collect();
    assert_eq!(
        joints,
        ["3 件の質問があります。", "1点目: ", "2点目: ", "3点目: "]
    );
    for part in &plan.parts {
        let text = unrelated(&part.draft);
        assert!(
            !text.contains("点目: ") && !text.contains("質問があります"),
            "{text}"
        );
        assert!(text.contains("最後に、いつも"), "{text}");
    }
    let text = "The Lambda function orders-api times out since 2026-11-18 09:40 JST. What causes it?\n\nBy the way, another question: how do we raise the RDS backup retention?\n";
    let plan = self::plan(&SourceFile::new("a.md", text));
    let second = plan.parts[1].draft.text();
    assert!(
        second.contains("\n\nHow do we raise") || second.starts_with("How do we raise"),
        "{second}"
    );
}

/// What every ticket needs is in every ticket, in whichever sentence it stood.
#[test]
fn account_region_and_contact_are_in_every_part() {
    let text = "# ALB 502 and Glue OOM\n\nHi team, our ALB app-alb returns HTTP 502 since 2026-11-18 09:40 JST (account 222233334444, ap-northeast-1). By the way, another question: the Glue job sales-etl fails with \"OutOfMemoryError\" every night. Contact: pat@example.com\n";
    for name in ["a.md", "a.txt"] {
        let source = SourceFile::new(
            name,
            text.replace("# ", if name == "a.txt" { "Subject: " } else { "# " }),
        );
        let plan = plan(&source);
        assert_eq!(plan.parts.len(), 2);
        for part in &plan.parts {
            for words in ["222233334444", "ap-northeast-1", "pat@example.com"] {
                assert!(
                    part.draft.text().contains(words),
                    "{words}: {}",
                    part.draft.text()
                );
            }
        }
        nothing_is_lost(&source, &plan).unwrap();
    }
}

const SEVERAL: &str = "# 三件\nsubject: ALB と Glue\nprovider: aws\naccount_id: \"222233334444\"\ndescription: |\n  質問が 2 点あります。\n  1. ALB app-alb が HTTP 502 を返します。原因を教えてください。\n  2. Glue ジョブ sales-etl が「OutOfMemoryError」で終わります。対処方法を教えてください。\n---\nsubject: RDS の質問\nprovider: aws\ndescription: RDS のバックアップの保持期間を教えてください。\n---\nsubject: SQS と請求\nprovider: aws\ndescription: |\n  SQS のキュー orders が受信できません。原因を教えてください。\n  また、10 月分の請求額が高い理由も教えてください。\n";

#[test]
fn each_document_of_a_file_is_parted() {
    let source = SourceFile::new("several.yaml", SEVERAL);
    let plans = split(&source, &Settings::default(), None).unwrap();
    let names: Vec<&str> = plans
        .iter()
        .flat_map(|p| &p.parts)
        .map(|p| p.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "several-1-1.yaml",
            "several-1-2.yaml",
            "several-2.yaml",
            "several-3-1.yaml",
            "several-3-2.yaml"
        ]
    );
    for plan in &plans {
        for piece in &plan.pieces {
            assert!(piece.span.slice(source.text()).is_some());
        }
    }
    let all: String = plans
        .iter()
        .flat_map(|p| &p.parts)
        .map(|p| sentences(&p.draft).concat())
        .collect();
    for sentence in sentences(&source) {
        let bare = sentence.trim_start_matches("また、");
        assert!(
            all.contains(bare) || bare == "質問が2点あります。",
            "{sentence}"
        );
    }
    let one = split(&source, &Settings::default(), Some(3)).unwrap();
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].parts[0].name, "several-3-1.yaml");
    let folder = Folder::new("split-several");
    let path = folder.write("several.yaml", SEVERAL);
    let chosen = run(&["split", "--write", "--ticket", "1", &path]);
    assert_eq!(chosen.status, 0, "{}", chosen.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    let none = run(&["split", "--ticket", "4", &path]);
    assert_eq!(none.status, 2, "{}", none.out);
    let items = "- subject: a\n  description: 質問が 2 点あります。OSS の上限は何ですか。RDS の手順を教えてください。\n- subject: b\n  description: c\n";
    let args = ["split", "--stdin-filename", "a.yaml", "-"];
    let refused = TicketLint::new(&args).input(items).run();
    assert_eq!(refused.status, 2, "{}", refused.out);
    assert!(refused.err.contains("below a line ---"), "{}", refused.err);
}

#[test]
fn an_empty_draft_is_told_as_check_tells_it() {
    for text in ["", "\n", "---\n---\n"] {
        let args = ["split", "--stdin-filename", "a.md", "-"];
        let run = TicketLint::new(&args).input(text).run();
        assert_eq!(run.status, 1, "{}", run.out);
        assert!(run.err.contains("empty-draft"), "{}", run.err);
    }
}
