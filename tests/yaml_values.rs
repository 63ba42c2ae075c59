//! Values of YAML, however they are written: a fix changes the words it is about and
//! nothing else, and no credential passes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

mod binary;

use binary::{Folder, TicketLint};
use proptest::prelude::*;
use proptest::sample::select;
use ticketlint::diagnostic::{Applicability, Reason};
use ticketlint::engine::Settings;
use ticketlint::export::Format;
use ticketlint::facts::time::ClockZone;
use ticketlint::repair::{Repair, repair};
use ticketlint::report;
use ticketlint::text::{Encoding, SourceFile};

/// A way to write lines as the value of `name`.
type Style = fn(name: &str, lines: &[String]) -> String;

fn single(line: &str) -> String {
    line.replace('\'', "''")
}

fn double(line: &str) -> String {
    line.replace('\\', "\\\\").replace('"', "\\\"")
}

fn each(lines: &[String], write: fn(&str) -> String, joint: &str) -> String {
    let lines: Vec<String> = lines.iter().map(|line| write(line)).collect();
    lines.join(joint)
}

const STYLES: &[(&str, Style)] = &[
    ("plain", |n, l| format!("{n}: {}\n", l.join("\n  "))),
    ("below", |n, l| format!("{n}:\n    {}\n", l.join("\n  "))),
    ("blank lines", |n, l| format!("{n}: {}\n", l.join("\n\n  "))),
    ("item", |n, l| {
        format!("{n}:\n- x\n- {}\n- y\n", l.join("\n  "))
    }),
    ("nested", |n, l| {
        format!("{n}:\n  b:\n  - c:\n      d: {}\n", l.join("\n        "))
    }),
    ("anchor", |n, l| {
        format!("{n}: &{n} {}\n{n}2: *{n}\n", l.join("\n  "))
    }),
    ("tag", |n, l| format!("{n}: !!str {}\n", l.join("\n  "))),
    ("comment", |n, l| {
        format!("{n}: {} # note\n", l.join("\n  "))
    }),
    ("quoted key", |n, l| {
        format!("\"{n}\": {}\n", l.join("\n  "))
    }),
    ("key by mark", |n, l| {
        format!("? {n}\n: {}\n", l.join("\n  "))
    }),
    ("flow list", |n, l| {
        format!("{n}: [a,\n  {},\n  b]\n", l.join("\n  "))
    }),
    ("flow pairs", |n, l| {
        format!("{n}: {{a: 1,\n  b: {},\n  c: 2}}\n", l.join("\n  "))
    }),
    ("single", |n, l| {
        format!("{n}: '{}'\n", each(l, single, "\n  "))
    }),
    ("double", |n, l| {
        format!("{n}: \"{}\"\n", each(l, double, "\n  "))
    }),
    ("escaped", |n, l| {
        format!("{n}: \"{}\"\n", each(l, double, "\\n"))
    }),
    // Without the blank before its break, a line and the next are one word.
    ("escaped breaks", |n, l| {
        format!("{n}: \"{}\"\n", each(l, double, " \\\n  "))
    }),
    ("literal", |n, l| format!("{n}: |\n  {}\n", l.join("\n  "))),
    ("literal with blanks", |n, l| {
        format!("{n}: |2-\n    {}\n", l.join("\n  "))
    }),
    ("folded", |n, l| format!("{n}: >-\n  {}\n", l.join("\n  "))),
    ("folded with blanks", |n, l| {
        format!("{n}: >2+\n     {}\n\n", l.join("\n  "))
    }),
    ("deeper lines", |n, l| {
        format!("{n}: >\n  {}\n", l.join("\n    "))
    }),
];

/// Lines that may stand in a plain value, in a block and between brackets.
const LINES: &[&str] = &[
    "EC2 が停止しました。",
    "the job \"nightly\" fails",
    "it's a - b or no#3",
    "C:\\Temp\\a.log を見ました",
    "原因:不明",
    "-x を付けました",
    "よろしくお願いします",
    "a",
];

/// Lines with a credential.
const PLANTS: &[(&str, &str)] = &[
    ("パスワードは {} です", "Kz8#mQ2w"),
    ("the password is {} now", "hoshi55a!"),
    ("a key {} is used", "AKIA4QXTZ7MPLNBD5WKE"),
    ("{}", "ghp_0123456789abcdefghijABCDEFGHIJ012345"),
    ("postgres://app:{}@10.0.0.5/orders", "kD83hfLq0Zx"),
    ("mysql -u root -p{} を実行", "S3cretPw98"),
];

fn draft(body: &str, front: bool) -> (&'static str, String) {
    let head = format!("provider: aws\nsubject: 接続できない\n{body}");
    match front {
        true => ("a.md", format!("---\n{head}---\n# 題\n\n本文です。\n")),
        false => ("a.yaml", head),
    }
}

fn settings() -> Settings {
    Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        now: "2026-11-27T14:00:00+09:00[Asia/Tokyo]".parse().ok(),
        ..Settings::default()
    }
}

fn mended(name: &str, text: &str, weakest: Applicability) -> Repair {
    let source = SourceFile::new(name, text);
    let once = repair(&source, &settings(), weakest);
    let twice = repair(&once.source, &settings(), weakest);
    assert_eq!(twice.source.text(), once.source.text(), "mended twice");
    once
}

fn front_matter(text: &str) -> serde_yaml::Value {
    let yaml = text.strip_prefix("---\n").unwrap_or(text);
    let yaml = yaml.split("\n---\n").next().unwrap();
    serde_yaml::from_str(yaml).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// The credential goes, and every value reads as it did but for that.
    #[test]
    fn a_credential_goes_from_a_value_of_any_style(
        lines in prop::collection::vec(select(LINES), 0..4),
        at in 0_usize..4,
        (plant, secret) in select(PLANTS),
        (_, style) in select(STYLES),
        front in any::<bool>(),
        ending in select(vec!["\n", "\r\n"]),
    ) {
        let mut lines: Vec<String> = lines.into_iter().map(str::to_owned).collect();
        lines.insert(at.min(lines.len()), plant.replace("{}", secret));
        // A mark at the start of a value would be one.
        if lines[0].starts_with(['-', '"']) {
            lines[0].insert(0, 'a');
        }
        let (name, text) = draft(&style("memo", &lines), front);
        let written = text.replace('\n', ending);
        let mended = mended(name, &written, Applicability::Safe);
        let after = mended.source.text().replace("\r\n", "\n");
        prop_assert!(!after.contains(secret), "{written}\n=> {after}");
        prop_assert!(mended.dropped.is_empty(), "{:?}\n{written}", mended.dropped);
        let before = serde_json::to_string(&front_matter(&text)).unwrap();
        let read = serde_json::to_string(&front_matter(&after)).unwrap();
        let name = after.split('<').nth(1).and_then(|rest| rest.split('>').next()).unwrap();
        prop_assert_eq!(before.replace(secret, &format!("<{name}>")), read, "{}", after);
    }
}

/// What a fix of each class makes of one line among others.
const FIXES: &[(&str, &str, &str)] = &[
    (
        "2026-11-25 22:00 に EC2 が停止しました",
        "2026-11-25 22:00(日本時間) に EC2 が停止しました",
        "timestamp-without-timezone",
    ),
    (
        "昨日 22:00 に EC2 が停止しました",
        "2026-11-26 22:00(日本時間) に EC2 が停止しました",
        "timestamp-without-timezone",
    ),
    (
        "対象は ｉ－０ａｂｃ１２３４ｄｅｆ５６７８９０ です",
        "対象は i-0abc1234def567890 です",
        "unusable-identifier",
    ),
    (
        "対象は i\u{2010}0abc1234def567890 です",
        "対象は i-0abc1234def567890 です",
        "unusable-identifier",
    ),
    (
        "利用者 suzuki.ken@shop-mail.jp がログインできません",
        "利用者 s***@shop-mail.jp がログインできません",
        "unmasked-personal-data",
    ),
    (
        "パスワードは Kz8#mQ2w です",
        "パスワードは <PASSWORD_1> です",
        "unmasked-secret",
    ),
];

#[test]
fn every_class_of_fix_works_in_values_of_all_styles() {
    let mut wrong = Vec::new();
    for (style_name, style) in STYLES {
        for (line, fixed, rule) in FIXES {
            for at in 0..3 {
                let lines = |line: &str| {
                    let mut lines = vec!["状況です".to_owned(), "調べています".to_owned()];
                    lines.insert(at, line.to_owned());
                    lines
                };
                let (name, text) = draft(&style("symptom", &lines(line)), false);
                let (_, wanted) = draft(&style("symptom", &lines(fixed)), false);
                let mended = mended(name, &text, Applicability::Unsafe);
                let left = mended.outcome.diagnostics.iter().any(|d| d.rule == *rule);
                let same = front_matter(mended.source.text()) == front_matter(&wanted);
                if left || !same || !mended.dropped.is_empty() {
                    wrong.push(format!("{style_name}, {line}\n{}", mended.source.text()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// A comment that is indented by a tab is none of the value, and would be if the
/// value stood in quotes.
#[test]
fn what_cannot_be_mended_is_told_with_the_reason() {
    let text = "subject: 【至急】@web01 の停止\n\t# note\n  です\nprovider: aws\n";
    let mended = mended("a.yaml", text, Applicability::Safe);
    assert_eq!(mended.source.text(), text);
    let dropped = mended.dropped.iter();
    let dropped: Vec<_> = dropped
        .map(|(mend, why)| (mend.rule.as_ref(), *why))
        .collect();
    assert_eq!(dropped, [("urgency-words-in-text", Reason::Inseparable)]);
}

/// One credential for each style and each line of it: the values, and the text.
fn full() -> (Vec<String>, String) {
    let mut secrets = Vec::new();
    let mut body = String::new();
    for (number, (_, style)) in STYLES.iter().enumerate() {
        for at in 0..3 {
            let secret = format!("Kq{number}#v{at}Zt{}w", number * 7 + at);
            let mut lines = vec!["状況です".to_owned(), "調べています".to_owned()];
            lines.insert(at, format!("パスワードは {secret} です"));
            body.push_str(&style(&format!("memo{number}{at}"), &lines));
            secrets.push(secret);
        }
    }
    (secrets, body)
}

#[test]
fn no_command_prints_a_credential_of_a_value_of_any_style() {
    let folder = Folder::new("yaml-values");
    let (secrets, body) = full();
    let mut drafts = Vec::new();
    for (number, (front, ending)) in [(false, "\n"), (true, "\r\n")].into_iter().enumerate() {
        let (name, text) = draft(&body, front);
        let text = text.replace('\n', ending);
        drafts.push(folder.write(&format!("{number}{name}"), &text));
        let cp932 = Encoding::ShiftJis.encode(&text).unwrap();
        drafts.push(folder.write(&format!("{number}sjis{name}"), cp932));
    }
    for at in &drafts {
        let at = at.as_str();
        let mut commands: Vec<Vec<&str>> = vec![
            vec!["check", "--diff", "--unsafe-fixes", at],
            vec!["inspect", at],
            vec!["inspect", "--format", "json", at],
            vec!["ask", "--list", "--all", at],
            vec!["ask", "--format", "json", at],
            vec!["split", at],
            vec!["severity", at],
        ];
        for format in report::Format::ALL {
            commands.push(vec!["check", "--pedantic", "--format", format.name(), at]);
        }
        for to in Format::names() {
            commands.push(vec!["export", at, "--force", "--to", to]);
        }
        commands.push(vec!["check", "--fix", at]);
        for args in &commands {
            let run = TicketLint::new(args).run();
            let all: String = (run.out + &run.err).split(['\\', ' ', '\n']).collect();
            let shown: Vec<_> = secrets.iter().filter(|s| all.contains(*s)).collect();
            assert!(shown.is_empty(), "{args:?} shows {shown:?}");
            if args[0] == "export" {
                assert!(all.contains("PASSWORD_1"), "{args:?}\n{all}");
            }
        }
        let encoding = match at.contains("sjis") {
            true => Encoding::ShiftJis,
            false => Encoding::Utf8,
        };
        let left = encoding.decode(std::fs::read(at).unwrap()).unwrap().text;
        for secret in &secrets {
            assert!(!left.contains(secret), "{at}: {secret}");
        }
    }
}
