//! Which sentence of a draft belongs to which matter, and what is one matter
//! however it is told.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;
mod parting;

use binary::{Folder, TicketLint};
use parting::{fired, plan};
use ticketlint::text::SourceFile;

/// The text of a part without the lines that name the others.
fn own(text: &str) -> String {
    let lines = text.lines().filter(|line| {
        let line = line.trim_start_matches([' ', '-']);
        ![
            "関連:",
            "Related:",
            "別途起票",
            "separate ticket",
            "\"別途",
            "分ける前",
        ]
        .iter()
        .any(|start| line.starts_with(start))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A draft, and the sentences that are in one of its tickets alone.
type Parted = (
    &'static str,
    &'static str,
    &'static [&'static [&'static str]],
);

const PARTED: &[Parted] = &[
    // What was never done tells no matter of its own.
    (
        "never.md",
        "---\nprovider: aws\n---\nThe RDS instance orders-db has been slow since 2026-11-18 09:40 JST. The ElastiCache cluster was never resized.\n\nBy the way, another question: why is our invoice higher than in October? The EC2 instances have never been resized.\n",
        &[
            &["orders-db", "The ElastiCache cluster"],
            &["invoice", "The EC2 instances"],
        ],
    ),
    // Requests numbered below faults that are numbered themselves.
    (
        "requests.yaml",
        "provider: aws\nkind: incident\nsubject: EC2 と RDS の 2 件\ndescription: |\n  1. EC2 インスタンス i-0a1b2c3d4e5f60718 に SSH で接続できません。2026-11-18 09:40(日本時間)からです。\n  2. RDS インスタンス orders-prod のフェイルオーバーが 2026-11-18 10:20(日本時間)に発生し、書き込みが失敗します。\n\nrequest: |\n  1. 接続できない原因を教えてください。\n  2. フェイルオーバーの原因を教えてください。\n",
        &[
            &["09:40", "接続できない原因"],
            &["10:20", "フェイルオーバーの原因"],
        ],
    ),
    (
        "requests.md",
        "---\nprovider: aws\nkind: incident\n---\n# EC2 と S3 の 2 件\n\n1. EC2 インスタンス i-0a1b2c3d4e5f60718 が起動しません。\n2. S3 バケット logs-prod への書き込みが 403 になります。\n\n## 依頼\n\n1. 起動しない理由を教えてください。\n2. 回避する方法を教えてください。\n",
        &[&["0718", "起動しない理由"], &["403", "回避する方法"]],
    ),
    (
        "requests.txt",
        "件名: 2 件の障害\nプロバイダ: aws\n種類: incident\n\n(1) EC2 インスタンス i-0a1b2c3d4e5f60718 が起動しません。\n(2) S3 バケット logs-prod への書き込みが 403 になります。\n\n依頼:\n(1) 理由を教えてください。\n(2) 回避する方法を教えてください。\n",
        &[&["0718", "理由を"], &["403", "回避する方法"]],
    ),
    // A section for each matter, with tables and logs of its own.
    (
        "sections.md",
        "---\nprovider: aws\nkind: incident\naccount_id: \"222233334444\"\n---\n# サーバと請求\n\n## サーバの件\n\nEC2(i-0a1b2c3d4e5f60718)が 2026-11-18 15:52(日本時間)に落ちました。\n\n| 時刻 | 事象 |\n|---|---|\n| 15:52 | StatusCheckFailed |\n\n```\nNov 18 06:52:01 kernel: panic\n```\n\n原因を教えてください。\n\n## 請求の件\n\n10 月分の請求書にある NAT の料金の内訳を教えてください。\n\n- 添付: invoice.pdf\n",
        &[
            &[
                "サーバの件",
                "に落ちました",
                "| 15:52 | StatusCheckFailed |",
                "| 時刻 |",
                "kernel: panic",
                "原因を",
            ],
            &["請求の件", "内訳を", "invoice.pdf"],
        ],
    ),
    // The words before a log go with it; the number stays behind.
    (
        "lead.md",
        "---\nprovider: sakura\n---\n# 2 点について\n\n1 点目: サーバ web-prod-03(113300456789)が 2026-11-18 03:12(日本時間)から応答しません。原因を調べてください。\n2 点目: DNS アプライアンスのゾーン yuzu.example.jp の TTL を 60 に変える方法を教えてください。\n\nログは次のとおりです。\n\n```\nNov 18 03:12:01 web-prod-03 kernel: I/O error, dev vda\n```\n",
        &[
            &["応答しません", "ログは次のとおり", "I/O error"],
            &["TTL を 60"],
        ],
    ),
    // A numbered list of a fault and another, each asked about.
    (
        "asked.md",
        "---\nprovider: alibaba\n---\n# ECS と OSS の件\n\n1. ECS(i-6we1abcdefghij123456)が 2026-11-18 10:20(日本時間)に再起動しました。理由を教えてください。\n2. OSS(バケット yuzu-img)で 403 AccessDenied になります。対応策を教えてください。\n",
        &[&["再起動しました", "理由を"], &["yuzu-img", "対応策を"]],
    ),
    (
        "tokorode.txt",
        "件名: RDS の接続\nプロバイダ: aws\nRDS(orders-prod)に接続できません。原因を教えてください。\nところで、IAM Identity Center で新しいユーザーが作れません。こちらも対応策を教えてください。\n",
        &[&["接続できません", "原因を"], &["作れません", "対応策を"]],
    ),
    // One trouble told in steps, beside another matter.
    (
        "steps.md",
        "# 2 件の問い合わせ\n\nEC2 インスタンス i-0a1b2c3d4e5f60718 が停止しています。再起動しましたが起動しません。原因を教えてください。\n\nRDS の自動バックアップの保持期間を延ばす方法を教えてください。\n",
        &[
            &["停止しています", "再起動しましたが起動しません", "原因を"],
            &["保持期間"],
        ],
    ),
    // Announced by words, the second about money.
    (
        "first.txt",
        "Subject: Two problems and one refund\nProvider: soracom\n\nHello,\n\nFirst, SIM 440525060013710 has been offline since 2026-11-18 06:20 JST. We rebooted the device twice. Why does it not attach?\n\nSecond, we were charged twice for November. Please refund the duplicate charge.\n\nAlso, for the first SIM, which log do you need? And is there a history?\n\nBest regards,\nKen\n",
        &[
            &[
                "offline",
                "rebooted",
                "not attach",
                "which log",
                "a history",
            ],
            &["charged twice", "refund the duplicate"],
        ],
    ),
    (
        "brackets.md",
        "---\nprovider: alibaba\nsubject: 2 点の問い合わせ\n---\n\n【1】ECS インスタンス i-6we1abcdefghij123456 が起動しません。状態は Stopped のままです。\n\n【2】OSS バケット logs-prod のライフサイクルが動きません。古いオブジェクトが残っています。\n",
        &[
            &["起動しません", "Stopped"],
            &["ライフサイクル", "残っています"],
        ],
    ),
    (
        "squares.txt",
        "件名: 問い合わせ\nプロバイダ: aws\n\n■1件目\nALB app-alb が 502 を返します。原因を教えてください。\n\n■2件目\nGlue のジョブが OutOfMemoryError で終わります。対処方法を教えてください。\n",
        &[&["app-alb", "原因"], &["OutOfMemoryError", "対処方法"]],
    ),
    (
        "separately.txt",
        "Subject: Backups\nProvider: veeam\n\nThe job \"Daily VM\" fails with \"Cannot allocate processing resources\". We restarted the proxy, but it still fails.\n\nSeparately, the tape job \"Weekly\" ends with \"Tape is not accessible\". How do we clear it?\n",
        &[
            &["Daily VM", "restarted the proxy"],
            &["Weekly", "clear it"],
        ],
    ),
    (
        "unrelated.md",
        "# Backups\n\nThe job \"Daily VM\" fails with \"Cannot allocate processing resources\". It fails on every run.\n\nUnrelated: the tape job \"Weekly\" ends with \"Tape is not accessible\".\n",
        &[&["Daily VM", "every run"], &["Weekly"]],
    ),
    (
        "three.txt",
        "Windows の EC2 に RDP できません。ポート 3389 は開いています。\n・別の端末からも試しました\nあと、別件ですが、Route 53 のドメイン移管が 3 日間 Pending のままです。\nまた、先月の請求書の宛名を変更したいです。\n",
        &[&["RDP", "別の端末"], &["Route 53"], &["請求書の宛名"]],
    ),
    // Money told in several sentences is one matter.
    (
        "money.md",
        "# 問い合わせ\n\n10 月分の請求額が 9 月の 3 倍です。利用者は増えていません。明細の根拠を教えてください。\n\nもう一点、S3 バケット reports-prod への PutObject が AccessDenied になります。どの権限が足りないか教えてください。\n",
        // What is technical comes first.
        &[&["PutObject", "権限"], &["3 倍", "利用者は", "明細の"]],
    ),
    // What is asked of each is shared.
    (
        "each.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# 2 件の障害\n\n## ALB の 502\n\nALB web-alb が 2026-11-20 09:00(日本時間)から 502 を返します。\n\n## DynamoDB の書き込み\n\nDynamoDB テーブル orders への PutItem が ThrottlingException で失敗します。\n\n## お願い\n\nそれぞれの原因を教えてください。\n",
        &[&["web-alb"], &["PutItem"]],
    ),
    // Numbers that are taken up again, in requests and labels.
    (
        "taken-up.txt",
        "件名: 3 件の確認\nプロバイダ: aws\nアカウントID: 222233334444\n\n【質問1】Lambda 関数 thumb が 15 秒でタイムアウトします。\n【質問2】S3 バケット img への PUT が 403 になります。\n【質問3】10 月の請求が 9 月の 3 倍です。\n\n質問1については、原因を知りたいです。\n質問2については、必要な権限を教えてください。\n質問3については、内訳を教えてください。\nログ(質問1): Task timed out after 15.01 seconds\nログ(質問2): AccessDenied\n請求書番号(質問3): 99887766\n",
        &[
            &["thumb", "質問1については", "15.01"],
            &["403", "質問2については", "AccessDenied"],
            &["3 倍", "質問3については", "99887766"],
        ],
    ),
    // The subject lists all of them, one of them money.
    (
        "listed.txt",
        "Subject: EKS upgrade fails / raise the VPC limit / invoice address\nProvider: AWS\nAccount ID: 222233334444\nRegion: eu-west-1\n\n(1) The upgrade of EKS cluster prod-1 fails with \"Resource handler returned message\" since 2026-11-20 08:00 UTC. Why?\n(2) Please raise the quota of VPCs from 5 to 20.\n(3) How do we change the address on the invoice?\n",
        &[&["prod-1"], &["from 5 to 20"], &["address on the invoice"]],
    ),
    // Evidence under its number.
    (
        "logs.md",
        "---\nprovider: veeam\nsupport_id: \"01234567\"\n---\n# Two problems with our backups\n\n1. Job \"Files-Night\" fails with \"Agent: Failed to process method\" since 2026-11-24 23:00 UTC. Please tell us why.\n2. Veeam ONE 12.2 does not send reports since 2026-11-23. How do we fix it?\n\nLogs for 1: files.zip. Logs for 2: vone.zip.\n\nBoth affect the finance team.\n",
        &[
            &["Files-Night", "Logs for 1"],
            &["send reports", "Logs for 2"],
        ],
    ),
    // A matter of each of two accounts.
    (
        "accounts.txt",
        "プロバイダ: aws\n\nアカウント 222233334444 の RDS orders-dev が、2026-11-20 12:00 JST に再起動しました。\nアカウント 555566667777 の EC2 インスタンス i-0abc1234def567890 が停止しました。\n\nそれぞれの原因を教えてください。\n",
        &[&["orders-dev"], &["i-0abc1234def567890"]],
    ),
    // What is called a matter by its name.
    (
        "named.txt",
        "プロバイダ: soracom\nオペレーターID: OP0012345678\n\n・SIM(IMSI 440101234567890)が 10 分おきに切断される件: 理由を教えてください。\n・SORACOM Harvest の保存期間の件: 延長する方法を教えてください。\n",
        &[&["切断される"], &["保存期間"]],
    ),
    (
        "named-en.txt",
        "Provider: AWS\n\nRegarding the RDS instance orders-prod: it restarted at 10:00 UTC. Why?\n\nRegarding Route 53: how do we move a domain?\n",
        &[&["orders-prod"], &["move a domain"]],
    ),
    (
        "cause-of-each.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# Glue and SQS\n\n## Glue job\n\nThe Glue job nightly fails with AccessDenied since 2026-11-24 02:00 UTC.\n\n## SQS queue\n\nThe SQS queue orders-q rejects messages with 403.\n\n## Request\n\nPlease tell us the cause of each.\n",
        &[&["nightly"], &["orders-q"]],
    ),
    // Words of their own begin what comes next, each time.
    (
        "own-words.md",
        "EC2 インスタンスが今朝から起動しません。\n\n別件です。\n\nS3 バケットへの書き込みが 403 になります。\n\nまた別件です。\n\nRDS のバックアップが完了しません。\n\nこれも別件です。\n\nLambda の関数が 15 分で止まります。\n",
        &[
            &["EC2 インスタンス"],
            &["S3 バケット"],
            &["RDS のバックアップ"],
            &["Lambda の関数"],
        ],
    ),
    // Sections that announce a question.
    (
        "questions.md",
        "# 2 つの機器\n\n## サーバ\n\nEC2 インスタンス i-0a1b2c3d4e5f60718 が起動しません。その件で質問があります。\n\n## 保管\n\nS3 バケット logs-prod への書き込みが失敗します。こちらも質問があります。\n",
        &[&["i-0a1b2c3d4e5f60718"], &["logs-prod"]],
    ),
    // Three sections, and what is asked of each of them.
    (
        "each-of-three.md",
        "# 3 件\n\n## ALB の 502\n\nALB web-alb が 502 を返します。\n\n## DynamoDB の失敗\n\nDynamoDB テーブル orders への書き込みが失敗します。\n\n## Glue の失敗\n\nGlue ジョブ nightly が毎晩失敗します。\n\n## お願い\n\nそれぞれの原因を教えてください。\n",
        &[&["web-alb"], &["orders"], &["nightly"]],
    ),
    // What has the same names stays in the paragraph of money.
    (
        "a.md",
        "# RDS に接続できない、請求額も確認したい\n\nRDS db-1 に 2026-11-19 10:00 JST から接続できません。\n再起動しても変わりません。\n\n10月の請求額が9月の倍でした。内訳を教えてください。\nRDS db-1 の台数は変えていません。\n",
        &[&["接続できません。"], &["台数は変えて"]],
    ),
    (
        "a.md",
        "# A database and an invoice\n\nThe RDS instance db-1 refuses connections since 2026-11-19 10:00 JST. A restart did not help.\n\nThe invoice of October is twice that of September. Please explain it.\nThe size of db-1 stayed the same.\n",
        &[&["A restart did not help"], &["stayed the same"]],
    ),
];

#[test]
fn a_sentence_is_in_the_ticket_of_its_matter() {
    for (name, text, apart) in PARTED {
        let source = SourceFile::new(*name, *text);
        assert!(!fired(&source).is_empty(), "{name}");
        let plan = plan(&source);
        let texts: Vec<String> = plan.parts.iter().map(|p| own(p.draft.text())).collect();
        assert_eq!(texts.len(), apart.len(), "{name}: {texts:#?}");
        for (at, words) in apart.iter().enumerate() {
            for word in *words {
                let held = texts.iter().map(|text| text.contains(word));
                let held: Vec<usize> = held
                    .zip(0..)
                    .filter(|(held, _)| *held)
                    .map(|(_, at)| at)
                    .collect();
                assert_eq!(held, [at], "{name}: {word} in {texts:#?}");
            }
        }
        for part in &plan.parts {
            assert_eq!(fired(&part.draft), [""; 0], "{}", part.draft.text());
            assert!(
                !self::plan(&part.draft).is_parted(),
                "{}",
                part.draft.text()
            );
        }
    }
}

const ONE: &[(&str, &str)] = &[
    (
        "a.txt",
        "EC2 インスタンス i-0a1b2c3d4e5f60718 が停止しています。再起動しましたが起動しません。受注画面も使えません。復旧方法を教えてください。\n",
    ),
    (
        "a.md",
        "# Three questions on one restore\n\nWe restored VM web01 with Veeam Backup & Replication 12.1.2 and it failed with \"Disk is locked\".\n\n1. Is the error caused by CBT?\n2. Is a restart of the host needed?\n3. Does Instant Recovery help instead?\n",
    ),
    (
        "a.md",
        "# VPC ピアリング経由の通信が失敗する\n\n## 質問1 原因について\n\ni-0123456789abcdef0 から i-0fedcba9876543210 への TCP 443 が失敗する原因は何ですか。\n\n## 質問2 設定について\n\nルートテーブルの設定に不足はありますか。\n",
    ),
    (
        "a.yaml",
        "provider: soracom\nsubject: SIM がオフライン\ndescription: |\n  SIM(IMSI 440525060013710)がオフラインのままです。\n\n  質問が 3 点あります。\n\n  (1) 原因は何ですか。\n  (2) 再起動は必要ですか。\n  (3) ログのどこを見ればよいですか。\n",
    ),
    (
        "a.txt",
        "Subject: Gateway\nProvider: aws\n\nThe EC2 instance i-0123456789abcdef0 does not boot. First, we stopped and started it. Second, we attached the volume to another instance. Third, we read the console log. Why does it not boot?\n",
    ),
    (
        "a.txt",
        "件名: 領収書\nプロバイダ: sakura\n\n9 月分の領収書を再発行してください。\n\n宛名は変わりません。\n",
    ),
    (
        "a.md",
        "# Renewal\n\nThe amount of our renewal invoice, 1,200 EUR, looks wrong. Please send us a corrected invoice. Also, is our setting wrong?\n",
    ),
    (
        "a.md",
        "# 公開サイトの障害\n\n次の症状が出ています。\n\n1. ALB が 502 を返します。\n2. RDS への接続がタイムアウトします。\n",
    ),
    (
        "a.md",
        "# A role\n\nThe role cannot view the dashboard without several (seemingly unrelated) privileges.\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# EC2 が停止し、ALB が 502 を返す\n\n## EC2 の停止\n\nEC2 i-0abc1234def567890 が 2026-11-20 09:00(日本時間)に停止しました。\n\n## ALB の 502\n\nその後、ALB web-alb が 502 を返します。\n\n## お願い\n\n原因を教えてください。\n",
    ),
    (
        "a.txt",
        "プロバイダ: aws\nアカウントID: 222233334444\n\nアカウント 222233334444 の Lambda 関数 fn-a がタイムアウトします。\nアカウント 555566667777 の同じ関数では正常に動作します。\n\n原因を教えてください。\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# Lambda のタイムアウト\n\nLambda 関数 fn-a が 2026-11-20 09:00(日本時間)からタイムアウトします。\n\n- 設定 1: メモリ 128 MB で失敗\n- 設定 2: メモリ 512 MB で成功\n\n設定 2 については、問題ありません。原因を教えてください。\n",
    ),
    (
        "a.yaml",
        "provider: aws\naccount_id: \"222233334444\"\nsubject: EC2 の停止\nsymptom: 先日お問い合わせした RDS の件とは別件ですが、EC2 i-0abc1234def567890 が停止しました。原因を教えてください。\n",
    ),
    (
        "a.txt",
        "プロバイダ: aws\nアカウントID: 222233334444\n\n別件ですが、EC2 i-0abc1234def567890 が 2026-11-20 09:00(日本時間)に停止しました。原因を教えてください。\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# RDS / Aurora の再起動 / フェイルオーバー\n\nRDS orders-prod が 2026-11-20 09:00(日本時間)に再起動しました。\n\n1. 再起動の原因を教えてください。\n2. Aurora でも同じことが起きますか。\n",
    ),
    (
        "a.txt",
        "件名: EC2 に接続できない\nプロバイダ: aws\nアカウントID: 222233334444\n\nEC2 i-0abc1234def567890 に SSH で接続できません。\n\n質問1: 原因は何ですか。\n質問2: 回避する方法はありますか。\n\n質問1については、急ぎです。\nログ(質問1): Connection timed out\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# 2 つの AZ で接続が切れる\n\n## ap-northeast-1a\n\nRDS orders-a への接続が 2026-11-20 09:00(日本時間)に切れます。\n\n## ap-northeast-1c\n\nRDS orders-c への接続も同じ時刻に切れます。\n\n## お願い\n\nそれぞれの原因を教えてください。\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\naccount_id: \"222233334444\"\n---\n# Lambda fails / times out / retries\n\nThe Lambda function img fails with a timeout since 2026-11-20 09:00 UTC.\n\n- S3 events arrive late\n- SQS messages are retried\n\nPlease tell us why.\n",
    ),
    (
        "a.md",
        "---\nprovider: aws\n---\n# RDS の再起動\n\nRDS orders-prod が再起動しました。\n\n- 先日の件: 解決しました。\n- 再起動の件: 原因を教えてください。\n",
    ),
    (
        "a.txt",
        "プロバイダ: aws\n件名: RDS の再起動の件\n\nRDS orders-prod が再起動した件: 原因を教えてください。\nRDS の再起動の時刻の件: ログから分かりますか。\n",
    ),
    (
        "a.txt",
        "プロバイダ: aws\n\nEC2 i-0abc1234def567890 に接続できない件: SSH がタイムアウトします。\n確認した件: セキュリティグループ、ルートテーブル\n",
    ),
];

#[test]
fn one_matter_is_one_ticket_however_it_is_told() {
    for (name, text) in ONE {
        let source = SourceFile::new(*name, *text);
        assert_eq!(fired(&source), [""; 0], "{text}");
        assert!(!plan(&source).is_parted(), "{text}");
    }
}

/// A sentence, and one that begins like an addition to it, of another product.
#[rustfmt::skip]
const ADDED: &[(&str, &str)] = &[
    // Trouble in both, and only one is about certificates, or each has an aspect.
    ("RDS orders-prod が応答しません。", "また、CloudFront の証明書が更新されません。"),
    ("RDS orders-prod の証明書が更新されません。", "また、CloudFront が応答しません。"),
    ("RDS orders-prod のスナップショットが取れません。", "また、CloudFront の証明書が更新されません。"),
    // Trouble, and a question.
    ("RDS orders-prod が応答しません。", "また、CloudFront のキャッシュの設定方法を教えてください。"),
];

#[rustfmt::skip]
const NOT_ADDED: &[(&str, &str)] = &[
    // A word for any server may mean the first product.
    ("RDS orders-prod が応答しません。", "また、サーバの証明書が更新されません。"),
    // What was tried, and what is in order.
    ("RDS orders-prod が応答しません。", "また、CloudFront の証明書を再発行しましたが、解消しません。"),
    ("RDS orders-prod が応答しません。", "また、CloudFront の証明書は有効期限内です。"),
    // One aspect in both, or none.
    ("RDS orders-prod の証明書が更新されません。", "また、CloudFront の証明書が更新されません。"),
    ("RDS orders-prod が応答しません。", "また、CloudFront が応答しません。"),
    // Two questions: what tells them apart are their products.
    ("RDS orders-prod の再起動の方法を教えてください。", "また、CloudFront のキャッシュの設定方法を教えてください。"),
    // Products that go together, and one that goes with all.
    ("RDS orders-prod が応答しません。", "また、Aurora の証明書が更新されません。"),
    ("RDS orders-prod が応答しません。", "また、CloudWatch のメールが届きません。"),
    ("CloudWatch のメールが届きません。", "また、RDS orders-prod が応答しません。"),
];

#[test]
fn an_addition_is_a_second_matter_if_it_tells_another_trouble() {
    let fires = |(first, second): &(&str, &str)| {
        let head = "プロバイダ: aws\nアカウントID: 222233334444\n\n";
        let source = SourceFile::new("a.txt", format!("{head}{first}\n{second}\n"));
        fired(&source).contains(&"multiple-issues".to_owned())
    };
    for told in ADDED {
        assert!(fires(told), "{told:?}");
    }
    for told in NOT_ADDED {
        assert!(!fires(told), "{told:?}");
    }
}

/// Words inside a sentence that begin another matter: what stands before them is
/// the first, and no line of the head.
#[test]
fn a_line_of_the_head_is_no_matter() {
    let head = "provider: aws\naccount_id: \"222233334444\"\nsubject: RDS と Lambda\n";
    let told =
        "symptom: RDS orders-prod が停止し、別件ですが Lambda 関数 fn-b が 403 になります。\n";
    for name in ["a.md", "a.yaml", "a.txt"] {
        let plan = plan(&SourceFile::new(name, format!("{head}{told}")));
        assert_eq!(plan.parts.len(), 2, "{name}");
        for (part, about) in plan
            .parts
            .iter()
            .zip(["RDS orders-prod が停止し", "Lambda 関数 fn-b が 403"])
        {
            let text = part.draft.text();
            for line in [
                "provider: aws",
                "account_id: \"222233334444\"",
                "RDS と Lambda",
            ] {
                assert!(text.contains(line), "{text}");
            }
            let asks = format!("お尋ねするのは「{about}");
            assert!(text.contains(&asks), "{text}");
        }
    }
    // Nothing stands before it.
    let alone = "プロバイダ: aws\nアカウントID: 222233334444\n\n別件ですが、RDS orders-prod が停止しました。\n";
    assert!(!plan(&SourceFile::new("a.txt", alone)).is_parted());
}

const THREE: &str = "---\nプロバイダ: aws\nアカウントID: 222233334444\n件名: EC2 の停止と S3 のエラーと 10 月の請求について\n---\n\n## 1. EC2 インスタンスが停止した\n\ni-0123456789abcdef0 が停止しました。再起動を試しましたが復旧しません。原因を教えてください。\n\n## 2. S3 で AccessDenied になる\n\nアカウント 555566667777 のバケット reports-prod に PutObject すると AccessDenied になります。どこを直せばよいか教えてください。上記 1 のインスタンスから実行しています。\n\n## 3. 10 月の請求\n\n10 月の NAT Gateway の請求額が 9 月の 3 倍です。明細の根拠を教えてください。\n";

/// The account of the head stays where the matter tells no other.
#[test]
fn each_part_has_its_own_account() {
    let plan = plan(&SourceFile::new("a.md", THREE));
    let accounts = ["222233334444", "555566667777", "222233334444"];
    assert_eq!(plan.parts.len(), accounts.len());
    for (part, account) in plan.parts.iter().zip(accounts) {
        let text = part.draft.text();
        assert!(
            text.contains(&format!("アカウントID: {account}\n")),
            "{text}"
        );
        let other = accounts.iter().find(|other| **other != account).unwrap();
        assert!(!text.contains(other), "{text}");
    }
}

/// The account of the first section is that of its matter, and stands in no head.
#[test]
fn a_section_has_its_account_and_no_words_of_another() {
    let drafts = [
        (
            "a.md",
            "# お問い合わせ\n\n## 受注サーバの件\n\nアカウント ID: 222233334444\n\n2026-11-17 09:15 JST に EC2 i-0123456789abcdef0 が停止しました。原因を教えてください。\n\n## 帳票サーバの件\n\nアカウント ID: 555566667777\n\n2026-11-18 10:20 JST に EC2 i-0fedcba9876543210 が停止しました。原因を教えてください。\n",
        ),
        (
            "b.md",
            "# Two requests\n\n## Order server\n\nAccount ID: 222233334444\n\nThe EC2 instance i-0123456789abcdef0 stopped at 2026-11-17 09:15 UTC. Why?\n\n## Report server\n\nAccount ID: 555566667777\n\nThe EC2 instance i-0fedcba9876543210 stopped at 2026-11-18 10:20 UTC. Why?\n",
        ),
    ];
    let marks = [
        ["222233334444", "i-0123456789abcdef0", "2026-11-17"],
        ["555566667777", "i-0fedcba9876543210", "2026-11-18"],
    ];
    for (name, text) in drafts {
        let plan = plan(&SourceFile::new(name, text));
        assert_eq!(plan.parts.len(), 2, "{name}");
        for (at, part) in plan.parts.iter().enumerate() {
            let text = part.draft.text();
            for mark in marks[at] {
                assert_eq!(text.matches(mark).count(), 1, "{mark}: {text}");
            }
            for mark in marks[1 - at] {
                assert!(!text.contains(mark), "{mark}: {text}");
            }
        }
    }
}

#[test]
fn only_the_number_of_a_heading_goes() {
    let plan = plan(&SourceFile::new("a.md", THREE));
    let subjects: Vec<&str> = plan
        .parts
        .iter()
        .flat_map(|p| p.subject.as_deref())
        .collect();
    assert_eq!(
        subjects,
        [
            "EC2 インスタンスが停止した (1/3)",
            "S3 で AccessDenied になる (2/3)",
            "10 月の請求 (3/3)"
        ]
    );
}

#[test]
fn words_that_point_at_another_ticket_are_told() {
    let source = SourceFile::new("a.md", THREE);
    let plan = plan(&source);
    let [pointer] = &plan.pointers[..] else {
        panic!("{:?}", plan.pointers)
    };
    assert_eq!(pointer.span.slice(source.text()), Some("上記 1"));
    assert_eq!((pointer.part, pointer.at), (1, 0));
    let second = plan.parts[1].draft.text();
    assert!(second.contains("上記 1 のインスタンスから"), "{second}");
    assert!(second.contains("本文の「上記 1」はこの件です"), "{second}");
    let folder = Folder::new("split-pointers");
    folder.write("a.md", THREE);
    let shown = TicketLint::new(&["split", "a.md"])
        .folder(folder.path())
        .run();
    assert!(shown.out.contains("上記 1 (2 → 1)"), "{}", shown.out);
    let json = ["split", "--format", "json", "a.md"];
    let answer = TicketLint::new(&json).folder(folder.path()).run();
    assert!(
        answer.out.contains("\"pointers\":[{\"ticket\":2,\"at\":1,"),
        "{}",
        answer.out
    );
}

#[test]
fn a_fault_in_each_of_two_accounts_is_two_tickets() {
    for text in [
        "---\nprovider: aws\nsubject: Two accounts\n---\n\nAccount 111122223333: the ALB app-alb returns 502 since 2026-11-18 10:00 JST. How do we fix it?\n\nAccount 444455556666: the RDS instance orders refuses connections. How do we fix it?\n",
        "---\nprovider: aws\n件名: 障害\n---\n\nアカウント 111122223333 の ALB が 502 を返しています。リクエストの 2 割です。\n\nアカウント 444455556666 では RDS に接続できません。\n\n前者の ALB は作り直しました。後者は接続数を確認しました。\n",
    ] {
        let plan = plan(&SourceFile::new("a.md", text));
        let texts: Vec<String> = plan.parts.iter().map(|p| own(p.draft.text())).collect();
        let [first, second] = &texts[..] else {
            panic!("{texts:#?}")
        };
        assert!(
            first.contains("111122223333") && !first.contains("444455556666"),
            "{first}"
        );
        assert!(
            second.contains("444455556666") && !second.contains("111122223333"),
            "{second}"
        );
        assert!(
            !first.contains("後者") && !second.contains("前者"),
            "{texts:#?}"
        );
    }
}

/// In sixty cells and without colour.
#[test]
fn the_plan_fits_a_narrow_window() {
    let folder = Folder::new("split-narrow");
    folder.write("a.md", THREE);
    let shown = TicketLint::new(&["split", "--color", "never", "a.md"])
        .folder(folder.path())
        .env("COLUMNS", "60")
        .run();
    assert!(!shown.out.contains('\u{1b}'));
    for line in shown.out.lines() {
        assert!(ticketlint::text::width::cells(line) <= 60, "{line}");
    }
}

/// What closes the last section is said in all tickets, and no number of a heading
/// is left in a subject.
#[test]
fn the_end_of_the_letter_is_in_each_ticket() {
    let text = "---\nprovider: aws\n---\n# 2 件の問い合わせ\n\n## 1. RDS の接続エラー\n\nRDS(orders-prod)で「Too many connections」が出ます。原因を教えてください。\n\n## 2. 請求書の宛名変更\n\n10 月分の請求書の宛名を変更したいです。手順を教えてください。\n\n以上よろしくお願いいたします。連絡先: 03-0000-0000(港)\n";
    let plan = plan(&SourceFile::new("end.md", text));
    assert_eq!(plan.parts.len(), 2);
    for part in &plan.parts {
        let text = part.draft.text();
        assert!(text.contains("03-0000-0000"), "{text}");
        assert!(text.contains("以上よろしく"), "{text}");
    }
    let subjects: Vec<_> = plan
        .parts
        .iter()
        .filter_map(|p| p.subject.clone())
        .collect();
    assert_eq!(
        subjects,
        ["RDS の接続エラー (1/2)", "請求書の宛名変更 (2/2)"]
    );
}

/// One matter, though money or another account is named beside it.
#[test]
fn one_matter_with_money_or_an_account_beside_it_stays_one() {
    for text in [
        "プロバイダ: aws\nRDS を停止したのに料金が発生しています。なぜ課金されるのかと、課金を止める方法を教えてください。\n",
        "プロバイダ: aws\nNAT ゲートウェイを削除した後も課金されています。止め方を教えてください。\n",
        "Provider: aws\nWe shut down the RDS instance but are still charged for it. Why, and how do we stop the charge?\n",
        "プロバイダ: aws\nSavings Plans を購入しましたが、EC2 の利用に適用されません。請求書では On-Demand のままです。理由を教えてください。\n",
        "Provider: aws\nWe bought a Savings Plan for EC2. The discount is not applied to our EC2 usage. The invoice shows On-Demand prices. Why?\n",
        "---\nprovider: aws\n---\n# ECS deployment does not finish\n\nThe ECS service orders-api has not finished its deployment since 2026-11-18 10:20 JST. New tasks stop with \"CannotPullContainerError\". We are also billed for the extra tasks, about 3 USD an hour, so we would like it to end soon. What stops the deployment?\n",
        "プロバイダ: aws\nECS のデプロイが終わりません。余分なタスクの料金もかかっているため、早く復旧したいです。原因を教えてください。\n",
        "プロバイダ: aws\nアカウントID: 222233334444\n別のアカウント(555566667777)でも同じ構成を使っていますが、そちらでは起きません。Lambda が S3 から AccessDenied を受け取る原因を教えてください。\n",
        "プロバイダ: aws\nRDS(orders-prod)に接続できません。ところで、RDS のログはどこで見られますか。\n",
        "---\nprovider: alibaba\n---\n# ECS の件\n\n次のことを試しました。\n\n- ECS(i-6we1abcdefghij123456)を再起動しました。前後で差はありますか。\n- OSS のバケットを作り直しましたが、403 AccessDenied になります。\n",
        "プロバイダ: aws\nRDS を再起動したところで、接続が切れました。ECS から再接続できません。原因を教えてください。\n",
    ] {
        let source = SourceFile::new("a.txt", text);
        assert_eq!(fired(&source), [""; 0], "{text}");
    }
}
