//! Drafts put together from what people write, in every syntax.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

/// A draft under a name that tells its syntax.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) name: &'static str,
    pub(crate) text: String,
}

/// A draft in any syntax, with any line breaks.
pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let draft = prop_oneof![
        markdown().prop_map(|text| Draft { name: "a.md", text }),
        yaml().prop_map(|text| Draft {
            name: "a.yaml",
            text
        }),
        form().prop_map(|text| Draft {
            name: "a.txt",
            text
        }),
    ];
    (draft, any::<bool>(), select(vec!["\n", "\n", "\r\n", "\r"])).prop_map(
        |(mut draft, mark, ending)| {
            draft.text = draft.text.replace('\n', ending);
            if mark {
                draft.text.insert(0, '\u{feff}');
            }
            draft
        },
    )
}

/// A draft whose blocks are of every syntax, whatever its name says, with what is
/// asked of a desk between them.
#[allow(dead_code, reason = "only drafts that are parted are mixed")]
pub(crate) fn mixed(asked: &'static [&'static str]) -> impl Strategy<Value = Draft> {
    let block = prop_oneof![
        2 => one_of(asked).prop_map(|words| words + "\n\n"),
        1 => markdown_block(),
        1 => yaml_pair(),
        1 => form_block(),
        1 => (label(), one_of(asked)).prop_map(|(label, words)| format!("{label}: [{words}, x]\n")),
        1 => (one_of(&["- ", "# ", "## ", "> ", "  "]), one_of(asked))
            .prop_map(|(mark, words)| format!("{mark}{words}\n")),
    ];
    let blocks = prop::collection::vec(block, 2..10).prop_map(|blocks| blocks.concat());
    let name = select(vec!["a.md", "a.yaml", "a.txt"]);
    let front = one_of(&["", "", "---\n", "attachments: [a.log, b.log]\n"]);
    (name, front, blocks).prop_map(|(name, front, blocks)| Draft {
        name,
        text: front + &blocks,
    })
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    select(words.to_vec()).prop_map(str::to_owned)
}

const LABELS: &[&str] = &[
    "件名",
    "症状",
    "発生日時",
    "発生日時（JST）",
    "ＯＳ",
    "現在の状況",
    "再現手順",
    "試したこと",
    "業務影響",
    "ゴール",
    "依頼",
    "環境",
    "アカウントID",
    "リージョン",
    "連絡先",
    "エラーメッセージ",
    "ログ",
    "ｴﾗｰ内容",
    "製品・バージョン",
    "対象リソース",
    "前回のケース番号",
    "備考",
    "クラスター名",
    "タイムゾーン",
    "緊急度",
    "subject",
    "Symptom",
    "Occurred at",
    "occurred_at",
    "Steps to reproduce",
    "What we tried",
    "Environment",
    "Error message",
    "account_id",
    "Contact",
    "Request",
    "Custom field 7",
];

const SENTENCES: &[&str] = &[
    "EC2 インスタンス i-0a1b2c3d4e5f60718 が応答しません。",
    "ＥＣ２ i-0a1b2c3d4e5f60718 に１５：５２からｱｸｾｽできません。",
    "11 月 18 日の 15:52 頃から発生しています。",
    "１０月２７日　午後３時３０分に復旧しました。",
    "昨日の24:10〜25:30（日本時間）に 504 エラーが返りました。",
    "2026-11-18T14:20:00+09:00 以降、継続中です。",
    "「Connection timed out」というエラーが表示されます。",
    "『ﾊﾟｽﾜｰﾄﾞが違います』なんとかエラーになります",
    "いろいろ試しましたがだめでした！",
    "担当: 佐藤（sato.ichiro@example.co.jp、090-0000-1234）",
    "アクセスキーは AKIA4QXTZ7MPLNBD5WKE です。",
    "パスワードは Zq8!vR2#kLmW です。",
    "password=Zq8vR2kLmWx9 token: ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "アカウント 2222-3333-4444 の S3 バケット acme-invoices-jp を確認してください。",
    "前回のお問い合わせと同じ現象です。至急お願いします🙏",
    "👨\u{200d}👩\u{200d}👧 家族プランで ❤\u{fe0f} が文字化けします。",
    "か\u{3099}ぎ と ｶﾞｷﾞ は同じです。①②③ ㈱テスト ㍿ ½ ℃",
    "本番環境で 200 名が受注できません。",
    "SIM（IMSI 440525060013710）がオフラインのままです。",
    "ping -c 10 10.0.21.87 を実行すると 100% packet loss になります。",
    "The job sales-etl fails with an error since 3:05 pm.",
    "We can't connect from 203.0.113.24 to db.example.com:5432.",
    "It shows “Access Denied” (RequestId: EB2D2E3C-DE2D-5ABD-8F40-7FA3E6D31AF4).",
    "Please tell us how to fix it ASAP!!",
    "We tried everything, nothing works.",
    "It happened on Nov 18, 2026 at 9:30 AM CST.",
    "See https://docs.example.com/a?b=c&d=e#f and case 12345678901.",
    "Contact: Rina Aoki, +81 3-0000-0198, r.aoki@example.com",
    "arn:aws:lambda:us-east-1:555566667777:function:order-api",
    "OS は Ubuntu 24.04、Kernel 6.8.0 です",
    "原因は C:\\Temp\\a_b\\*.log にあります",
    "設定は <bucket名> と <host> です。",
    "Tom & Jerry <b>強調</b> &amp; 実体 &lt;x&gt;",
    "検環では正常です。本環のみ NG です。",
    "ＵＲＬ：ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ",
    "\u{202e}逆\u{200b}幅なし\u{00a0}空白\u{3000}全角",
    "x",
    "。",
    "※10:00~12:00、15:00~16:00 は対応できません",
];

fn label() -> impl Strategy<Value = String> + Clone {
    one_of(LABELS)
}

fn sentence() -> impl Strategy<Value = String> + Clone {
    one_of(SENTENCES)
}

/// Several sentences, on one line or on several.
fn passage() -> impl Strategy<Value = String> {
    let joint = one_of(&["", " ", "\n", "\n\n", "　"]);
    prop::collection::vec((sentence(), joint), 1..4)
        .prop_map(|parts| parts.into_iter().map(|(a, b)| a + &b).collect())
}

fn log() -> impl Strategy<Value = String> {
    one_of(&[
        "2026-11-18 06:52:01,123 ERROR [main] o.a.Foo - Connection refused: db01:5432\n2026-11-18 06:52:02,001 INFO retry",
        "$ ping -c 3 10.0.21.87\nPING 10.0.21.87 (10.0.21.87): 56 data bytes\nRequest timeout for icmp_seq 0\n\n--- 10.0.21.87 ping statistics ---\n3 packets transmitted, 0 packets received, 100.0% packet loss",
        "{\"error\": {\"code\": \"AccessDenied\", \"message\": \"拒否\"},\n \"requestId\": \"EB2D2E3C\"}",
        "java.lang.IllegalStateException: 接続が閉じています\n\tat com.example.Db.open(Db.java:42)\n\tat com.example.Main.main(Main.java:7)",
        "Nov 18 06:52:01 web01 sshd[412]: Failed password for root from 203.0.113.9 port 5122",
        "env:\n  - name: DB_PASSWORD\n    value: \"Tr0ub4dor&3x9\"",
        "ERROR: ｴﾗｰ１２３ 🎉",
    ])
}

fn indented(text: &str, by: &str) -> String {
    let mut out = String::new();
    for (i, line) in text.split('\n').enumerate() {
        if i > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push_str(by);
        }
        out.push_str(line);
    }
    out
}

fn markdown() -> impl Strategy<Value = String> {
    let front = prop_oneof![
        2 => Just(String::new()),
        1 => prop::collection::vec(yaml_pair(), 1..5)
            .prop_map(|pairs| format!("---\n{}---\n\n", pairs.concat())),
    ];
    (front, prop::collection::vec(markdown_block(), 1..10))
        .prop_map(|(front, blocks)| front + &blocks.concat())
}

fn markdown_block() -> impl Strategy<Value = String> {
    let item = (
        one_of(&[
            "- ", "* ", "1. ", "- [ ] ", "- [x] ", "  - ", "    - ", "・", "> - ", "2) ",
        ]),
        passage(),
    );
    Union::new(vec![
        (1..4_usize, label())
            .prop_map(|(n, l)| format!("{} {l}\n\n", "#".repeat(n)))
            .boxed(),
        (label(), one_of(&["===", "---"]))
            .prop_map(|(l, u)| format!("{l}\n{u}\n"))
            .boxed(),
        passage().prop_map(|p| format!("{p}\n\n")).boxed(),
        (passage(), passage())
            .prop_map(|(a, b)| format!("{a}**{b}**{a}\n\n"))
            .boxed(),
        (sentence(), sentence())
            .prop_map(|(a, b)| format!("{a}`{b}`_{b}_ ~~{a}~~ {b}\n\n"))
            .boxed(),
        item.prop_map(|(m, p)| format!("{m}{p}\n")).boxed(),
        (label(), sentence())
            .prop_map(|(l, s)| format!("- **{l}**: {s}\n"))
            .boxed(),
        (label(), sentence())
            .prop_map(|(l, s)| format!("{l}：{s}\n"))
            .boxed(),
        (one_of(&["```", "~~~", "````"]), log())
            .prop_map(|(f, l)| format!("{f}text\n{l}\n{f}\n\n"))
            .boxed(),
        log()
            .prop_map(|l| format!("\n{}\n\n", indented(&l, "    ")))
            .boxed(),
        log()
            .prop_map(|l| format!("- x\n  ```\n{}\n  ```\n", indented(&l, "  ")))
            .boxed(),
        passage()
            .prop_map(|p| format!("{}\nlazy {p}\n\n", indented(&p, "> ")))
            .boxed(),
        (label(), sentence(), label(), sentence())
            .prop_map(|(a, b, c, d)| {
                format!("| 項目 | 値 |\n|---|:-:|\n| {a} | {b} |\n| {c} | `{d}` \\| {b} |\n\n")
            })
            .boxed(),
        (label(), sentence(), sentence())
            .prop_map(|(a, b, c)| format!("| {a} | 番号 |\n|---|---|\n| {b} | {c} |\n\n"))
            .boxed(),
        (label(), label(), sentence(), sentence())
            .prop_map(|(a, b, c, d)| {
                format!(
                    "| {a} | {b} |\n|---|---|\n| `{c} | x` | {d} |\n| ~~{c}~~ | {d} | {c} |\n\n"
                )
            })
            .boxed(),
        (sentence(), sentence())
            .prop_map(|(a, b)| format!("{a}/opt/__init__.py と *.log と $HOME/*/x {b}\n\n"))
            .boxed(),
        (label(), sentence(), sentence())
            .prop_map(|(a, b, c)| {
                format!("<details><summary>{a}</summary>{b}</details>\n\n~~{c}~~\n\n")
            })
            .boxed(),
        (sentence(), sentence())
            .prop_map(|(a, b)| format!("<!-- {a} -->\n{b}\n\n"))
            .boxed(),
        (sentence(), log())
            .prop_map(|(a, b)| {
                format!("<details>\n<summary>{a}</summary>\n\n```\n{b}\n```\n</details>\n\n")
            })
            .boxed(),
        sentence()
            .prop_map(|a| {
                format!("[{a}](https://example.com/x \"t\") ![図](shot.png)[^1]\n\n[^1]: {a}\n\n")
            })
            .boxed(),
        sentence()
            .prop_map(|a| format!("{}\n\n", a.replace('.', "\\.").replace('-', "&#45;")))
            .boxed(),
        one_of(&["---\n", "***\n\n", "_No response_\n\n", "\n", "<br>\n"]).boxed(),
        passage()
            .prop_map(|p| {
                format!(
                    "On Tue, Nov 17, 2026 at 10:05 AM Desk wrote:\n{}\n\n",
                    indented(&p, "> ")
                )
            })
            .boxed(),
    ])
}

fn yaml() -> impl Strategy<Value = String> {
    let pairs = prop::collection::vec(yaml_pair(), 1..9).prop_map(|pairs| pairs.concat());
    let nested = (label(), prop::collection::vec(yaml_pair(), 1..4))
        .prop_map(|(l, pairs)| format!("{l}:\n{}", indented(&pairs.concat(), "  ")));
    let part = prop_oneof![4 => pairs, 1 => nested];
    let joint = one_of(&["", "", "", "---\n", "# コメント 15:52\n", "...\n---\n"]);
    prop::collection::vec((part, joint), 1..3)
        .prop_map(|parts| parts.into_iter().map(|(a, b)| a + &b).collect())
}

/// Double-quoted, some characters of it escaped.
fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for (i, c) in text.chars().enumerate() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c if i % 7 == 3 && u32::from(c) < 0x100 => {
                out.push_str(&format!("\\x{:02x}", u32::from(c)));
            }
            c if i % 7 == 5 && u32::from(c) < 0x1_0000 => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c if i % 7 == 6 => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn yaml_pair() -> impl Strategy<Value = String> {
    let blocks = one_of(&["|", "|-", "|+", ">", ">-", "|2", ">2-", ">+"]);
    Union::new(vec![
        (label(), sentence())
            .prop_map(|(l, s)| format!("{l}: {s}\n"))
            .boxed(),
        (label(), passage())
            .prop_map(|(l, p)| format!("{l}: {}\n", escaped(&p)))
            .boxed(),
        (label(), passage())
            .prop_map(|(l, p)| {
                format!(
                    "{l}: '{}'\n",
                    indented(&p.replace('\'', "''"), "  ").trim_start()
                )
            })
            .boxed(),
        (label(), blocks, passage())
            .prop_map(|(l, b, p)| format!("{l}: {b}\n{}\n", indented(&p, "  ")))
            .boxed(),
        (label(), log())
            .prop_map(|(l, p)| format!("{l}: |\n{}\n", indented(&p, "  ")))
            .boxed(),
        (label(), passage())
            .prop_map(|(l, p)| format!("{l}:\n{}\n", indented(&p, "   ")))
            .boxed(),
        (label(), sentence(), sentence())
            .prop_map(|(l, a, b)| format!("{l}:\n  - {a}\n  - {}\n  - - {a}\n", escaped(&b)))
            .boxed(),
        (label(), sentence(), sentence())
            .prop_map(|(l, a, b)| format!("{l}: [{}, {}]\n", escaped(&a), escaped(&b)))
            .boxed(),
        (label(), label(), sentence())
            .prop_map(|(l, k, s)| format!("{l}: {{{k}: {},\n   \"x\": y}}\n", escaped(&s)))
            .boxed(),
        (label(), passage(), label())
            .prop_map(|(l, p, k)| format!("{l}: &a |\n{}\n\n{k}: *a\n", indented(&p, "  ")))
            .boxed(),
        (label(), sentence())
            .prop_map(|(l, s)| format!("? {l}\n: {}\n", escaped(&s)))
            .boxed(),
        (
            label(),
            one_of(&[
                "2026-11-18 15:52",
                "true",
                "~",
                "222233334444",
                "[]",
                "!!str 15:52",
                "",
                "#123",
            ]),
        )
            .prop_map(|(l, v)| format!("{l}: {v}\n"))
            .boxed(),
    ])
}

fn form() -> impl Strategy<Value = String> {
    prop::collection::vec(form_block(), 1..12).prop_map(|blocks| blocks.concat())
}

fn form_block() -> impl Strategy<Value = String> {
    let mark = one_of(&[": ", "：", " : ", "= ", ":\n", "：\n\n", "\t", "　"]);
    let bullet = one_of(&[
        "・",
        "- ",
        "■",
        "◆ ",
        "(1) ",
        "① ",
        "1. ",
        "→",
        "  - ",
        "　",
        "手順1: ",
    ]);
    Union::new(vec![
        (label(), mark, passage())
            .prop_map(|(l, m, p)| format!("{l}{m}{p}\n"))
            .boxed(),
        label().prop_map(|l| format!("【{l}】\n")).boxed(),
        (label(), sentence())
            .prop_map(|(l, s)| format!("■{l}\n{s}\n\n"))
            .boxed(),
        (bullet, passage())
            .prop_map(|(b, p)| format!("{b}{p}\n"))
            .boxed(),
        passage().prop_map(|p| format!("{p}\n\n")).boxed(),
        log().prop_map(|l| format!("{l}\n\n")).boxed(),
        log().prop_map(|l| format!("```\n{l}\n```\n")).boxed(),
        passage()
            .prop_map(|p| format!("{}\n", indented(&p, "> ")))
            .boxed(),
        (label(), sentence())
            .prop_map(|(l, s)| format!("| {l} | {s} |\n| a | b |\n"))
            .boxed(),
        one_of(&[
            "----------\n",
            "====\n",
            "\n\n",
            "お世話になっております。\n",
            "以上、よろしくお願いいたします。\n\n--\n株式会社みなと 佐伯\nTEL: 03-0000-0000\n",
            "From: a@example.com\nTo: b@example.com\nSubject: Re: 障害\n\n",
            "-----Original Message-----\nFrom: c@example.com\n",
        ])
        .boxed(),
    ])
}
