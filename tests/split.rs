//! Parting drafts: through the library and through the binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod common;

use std::fs;

use binary::{Folder, TicketLint, run};
use common::{drafts, source};
use proptest::prelude::*;
use ticketlint::engine::{Settings, lint, read};
use ticketlint::split::{Plan, split};
use ticketlint::text::SourceFile;

#[path = "common/documents.rs"]
mod documents;

/// The rules that say that a draft is several tickets.
const RULES: [&str; 4] = [
    "multiple-issues",
    "multiple-products",
    "technical-and-billing-mixed",
    "cross-account-single-case",
];

/// Those of them that fire.
fn fired(source: &SourceFile) -> Vec<String> {
    let found = lint(source, &Settings::default()).diagnostics.into_iter();
    found
        .map(|d| d.rule.into_owned())
        .filter(|rule| RULES.contains(&rule.as_str()))
        .collect()
}

fn plan(source: &SourceFile) -> Plan {
    split(source, &Settings::default()).unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Sentences and logs, without blanks.
fn sentences(source: &SourceFile) -> Vec<String> {
    let mut out = Vec::new();
    for reading in read(source, &Settings::default()) {
        let ticket = reading.ticket;
        let verbatim = ticket.blocks.iter().filter(|b| b.is_verbatim());
        let ranges = ticket.sentences.iter().map(|s| &s.range);
        for range in ranges.chain(verbatim.map(|b| &b.range)) {
            let words: String = ticket.slice(range).split_whitespace().collect();
            out.push(words);
        }
    }
    out
}

/// Fails where a sentence of the draft is in no part.
fn nothing_is_lost(source: &SourceFile, plan: &Plan) -> Result<(), String> {
    let parts: Vec<String> = plan
        .parts
        .iter()
        .map(|part| sentences(&part.draft).concat())
        .collect();
    for sentence in sentences(source) {
        if !parts.iter().any(|part| part.contains(&sentence)) {
            return Err(format!("lost: {sentence}\n{}", source.text()));
        }
    }
    for piece in &plan.pieces {
        if piece.parts.is_empty() {
            return Err(format!("nowhere: {:?}", piece.span.slice(source.text())));
        }
    }
    Ok(())
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
        shared: &["222233334444", "sato@example.com", "質問が 2 点"],
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
        shared: &["222233334444", "## Environment", "two separate issues"],
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
        shared: &["03-0000-0000", "質問が 3 点"],
    },
    Case {
        name: "kasten.md",
        text: "---\nprovider: kasten\n---\nK10 7.5.1 のバックアップポリシー daily が「context deadline exceeded」で失敗します。\n\n話は変わりますが、ライセンスのノード数の数え方も教えてください。\n",
        apart: &[&["deadline exceeded"], &["ノード数"]],
        shared: &["provider: kasten"],
    },
];

#[test]
fn each_matter_has_a_draft_of_its_own() {
    for case in CASES {
        let source = SourceFile::new(case.name, case.text);
        assert!(!fired(&source).is_empty(), "{}: one issue", case.name);
        let plan = plan(&source);
        let texts: Vec<&str> = plan.parts.iter().map(|p| p.draft.text()).collect();
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
            let lines = part.draft.text().lines();
            let mut text: String = lines
                .filter(|line| !line.starts_with("関連: ") && !line.starts_with("Related: "))
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
        let Ok(plan) = split(source, &Settings::default()) else {
            continue;
        };
        let fired = fired(source);
        let parts = plan.parts.len();
        assert_eq!(parts > 1, !fired.is_empty(), "{fired:?}: {}", source.text());
        if parts > 1 {
            parted += 1;
            nothing_is_lost(source, &plan).unwrap();
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
        if let Ok(plan) = split(&source, &Settings::default())
            && !plan.parts.is_empty()
        {
            let lost = nothing_is_lost(&source, &plan);
            prop_assert!(lost.is_ok(), "{lost:?}");
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
    assert!(
        fs::read_to_string(folder.at("out/draft-1.txt"))
            .unwrap()
            .contains("put_object")
    );
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
    let several =
        "subject: a\ndescription: 質問が 2 点あります。\n---\nsubject: b\ndescription: c\n";
    let args = ["split", "--stdin-filename", "a.yaml", "-"];
    let several = TicketLint::new(&args).input(several).run();
    assert_eq!(several.status, 2, "{}", several.out);
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
