//! Whole reports, as they are read.

use std::sync::Arc;

use insta::assert_snapshot;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

mod questions;
mod robust;
mod secrets;

use super::*;
use crate::diagnostic::{Applicability, Ask, Citation, Confidence, Edit, Fix, Label, Severity};
use crate::text::Language;
use crate::text::display::is_hidden;

const NARROW: Style = style(40);
const ORDINARY: Style = style(80);

const fn style(width: usize) -> Style {
    Style {
        color: false,
        unicode: true,
        width,
        language: Language::Ja,
    }
}

const fn english(style: Style) -> Style {
    Style {
        language: Language::En,
        ..style
    }
}

fn finding(rule: &str, severity: Severity, span: Span, message: &str) -> Diagnostic {
    Diagnostic {
        case: "main".into(),
        group: None,
        rule: rule.to_owned().into(),
        severity,
        confidence: Confidence::High,
        message: message.to_owned().into(),
        why: "".into(),
        help: "".into(),
        ask: None,
        rewrite: None,
        ticket: None,
        span,
        conceal: false,
        labels: Vec::new(),
        repeats: Vec::new(),
        citations: Arc::default(),
        fixes: Vec::new(),
        unmade: None,
    }
}

/// A finding of no particular kind.
fn warning(span: Span) -> Diagnostic {
    finding("some-rule", Severity::Warning, span, "ここが問題です")
}

fn label(span: Span, message: &str) -> Label {
    Label {
        span,
        message: message.to_owned().into(),
    }
}

fn guideline() -> Citation {
    Citation {
        provider: "AWS".into(),
        document: "技術的なお問い合わせに関するガイドライン".into(),
        section: "状況を正確に共有する".into(),
        url: "".into(),
    }
}

/// The first place of `word` in `text`.
fn at(text: &str, word: &str) -> Span {
    let start = text.find(word).expect("the word is in the text");
    Span::new(start, start + word.len())
}

fn report(
    format: Format,
    style: Style,
    name: &str,
    text: &str,
    diagnostics: &[Diagnostic],
    concealed: &[Span],
) -> String {
    let source = SourceFile::new(name, text);
    let mut summary = Summary {
        files: 1,
        ..Summary::default()
    };
    diagnostics.iter().for_each(|d| summary.add(d));
    let mut out = String::new();
    let mut reporter = format.reporter(style);
    reporter.begin(&mut out);
    reporter.file(
        &mut out,
        &FileReport {
            source: &source,
            provider: "aws",
            kind: "incident",
            language: "ja",
            diagnostics,
            suppressed: &[],
            fixed: &[],
            dropped: &[],
            concealed,
            rules: &[],
            fails: None,
            template: None,
        },
    );
    reporter.end(&mut out, &summary);
    out
}

fn human(style: Style, text: &str, diagnostics: &[Diagnostic]) -> String {
    report(Format::Human, style, "draft.md", text, diagnostics, &[])
}

const INCIDENT: &str = "\
件名: ＥＣ２ が繋がらない
リージョン: 東京

昨日 15:52 ごろから応答がありません。再起動しても直りません。
昨日の夜も同じでした。
昨日から困っています。
昨日の件です。
昨日。
";

fn timestamp() -> Diagnostic {
    Diagnostic {
        why: "読む担当者は別の日、別の国で読むことがあり、ログのどの時点かを特定できません。"
            .into(),
        help: "年月日と時刻、時間帯まで書いてください。".into(),
        rewrite: Some("発生: ____-__-__ 15:52 (日本時間)\n終了: 継続中\n".into()),
        repeats: vec![
            at(INCIDENT, "昨日の夜").into(),
            at(INCIDENT, "昨日から").into(),
            at(INCIDENT, "昨日の件").into(),
            at(INCIDENT, "昨日。").into(),
        ],
        citations: [guideline()].into(),
        ..finding(
            "relative-timestamp",
            Severity::Warning,
            at(INCIDENT, "昨日 15:52"),
            "「昨日 15:52」がいつのことか、読む人にはわかりません",
        )
    }
}

#[test]
fn a_japanese_draft() {
    assert_snapshot!(human(ORDINARY, INCIDENT, &[timestamp()]));
}

#[test]
fn a_narrow_terminal() {
    assert_snapshot!(human(NARROW, INCIDENT, &[timestamp()]));
}

#[test]
fn ascii_and_english_words() {
    let plain = Style {
        unicode: false,
        ..english(ORDINARY)
    };
    let finding = Diagnostic {
        labels: vec![label(at(INCIDENT, "再起動"), "nor when this was")],
        ..timestamp()
    };
    assert_snapshot!(human(plain, INCIDENT, &[finding]));
}

#[test]
fn colours() {
    let colored = Style {
        color: true,
        ..ORDINARY
    };
    let out = human(colored, INCIDENT, &[timestamp()]);
    assert_snapshot!(out.replace('\u{1b}', "ESC"));
}

#[test]
fn an_english_draft() {
    let text = "Subject: EC2 is down\n\nSince yesterday evening our instance i-0123456789abcdef0 \
                does not respond, and the site is slow for many of our users.\n";
    let finding = Diagnostic {
        why: "The engineer reads this in another zone on another day.".into(),
        help: "Write the date, the time and the zone.".into(),
        fixes: vec![
            Fix {
                applicability: Applicability::Unsafe,
                title: "Add the configured zone".into(),
                edits: Vec::new(),
            },
            Fix {
                applicability: Applicability::Display,
                title: "Not offered".into(),
                edits: Vec::new(),
            },
        ],
        citations: [guideline(), guideline()].into(),
        ..finding(
            "relative-timestamp",
            Severity::Info,
            at(text, "yesterday evening"),
            "“yesterday evening” says neither the date nor the zone",
        )
    };
    assert_snapshot!(human(english(ORDINARY), text, &[finding]));
}

#[test]
fn related_places_near_and_far() {
    let text =
        "件名: API が 500 を返す\n発生: 2026-11-22 15:52\n\n本文\n\n\n\n終了: 2026-11-22 14:00\n";
    let finding = Diagnostic {
        labels: vec![
            label(at(text, "2026-11-22 15:52"), "ここでは 15:52 に始まり"),
            label(at(text, "2026-11-22 14:00"), "ここでは 14:00 に終わる"),
            label(at(text, "本文"), "三つ目は示さない"),
        ],
        ..warning(at(text, "500"))
    };
    assert_snapshot!(human(ORDINARY, text, &[finding]));
}

#[test]
fn places_that_overlap_are_shown_apart() {
    let text = "全体がひとつの問題の文です。";
    let finding = Diagnostic {
        labels: vec![label(at(text, "ひとつ"), "なかでもここ")],
        ..warning(Span::new(0, text.len()))
    };
    assert_snapshot!(human(ORDINARY, text, &[finding]));
}

#[test]
fn ten_thousand_characters_in_a_line() {
    let text = format!(
        "件名\n{}本日 15:52{}\n次\n",
        "あいうえお".repeat(1000),
        "かきくけこ".repeat(1000)
    );
    assert_snapshot!(human(ORDINARY, &text, &[warning(at(&text, "本日 15:52"))]));
}

#[test]
fn many_lines_are_shortened_to_the_first() {
    let text = "一行目の途中から\n二行目\n三行目まで\n";
    let span = at(text, "途中から\n二行目\n三行目");
    assert_snapshot!(human(ORDINARY, text, &[warning(span)]));
}

#[test]
fn an_empty_file() {
    assert_snapshot!(human(ORDINARY, "", &[warning(Span::point(0))]));
}

#[test]
fn line_breaks_tabs_and_a_byte_order_mark() {
    let text = "\u{feff}件名:\t障害\r\n本文:\t昨日\tから\r次の行";
    assert_snapshot!(human(
        ORDINARY,
        text,
        &[
            warning(at(text, "障害")),
            warning(at(text, "昨日")),
            warning(at(text, "次の行")),
            warning(Span::point(0)),
        ]
    ));
}

#[test]
fn emoji_and_sound_marks() {
    let text = "担当👨\u{200d}👩\u{200d}👧\u{200d}👦の ﾊﾟｽﾜｰﾄﾞ が か\u{3099} で👍🏽止まる\n";
    assert_snapshot!(human(
        ORDINARY,
        text,
        &[warning(at(text, "ﾊﾟｽﾜｰﾄﾞ")), warning(at(text, "止まる"))]
    ));
}

#[test]
fn a_rewrite_keeps_its_indent_at_every_width() {
    let ja = "＿＿(アクセス元)から＿＿(対象)に＿＿(コマンド・操作)を実行すると、＿＿(結果・エラー全文)になります。\n  1. ＿＿";
    let en = "From <source> to <target>, running <command> gives <result, error in full>; when it works it gives <what is normal>.";
    for (words, language) in [(ja, ORDINARY), (en, english(ORDINARY))] {
        let finding = Diagnostic {
            rewrite: Some(words.into()),
            ..warning(at(INCIDENT, "昨日の夜"))
        };
        for width in [40, 60, 80, 120] {
            let style = Style { width, ..language };
            let findings = std::slice::from_ref(&finding);
            let out = report(Format::Human, style, "d.md", INCIDENT, findings, &[]);
            let heads = ["  文例:", "  write:"];
            let lines = out.lines().skip_while(|line| !heads.contains(line)).skip(1);
            let lines: Vec<&str> = lines.take_while(|line| line.starts_with(' ')).collect();
            let joined: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
            let blank = if language == ORDINARY { "" } else { " " };
            let bare = |text: &str| text.replace([' ', '\n'], "");
            assert_eq!(bare(&joined.join(blank)), bare(words), "{width}");
            for line in lines {
                assert!(line.starts_with("      "), "{width}: {line}");
                assert!(line.width() <= width, "{width}: {line}");
                // A blank to fill is in one piece.
                assert!(line.matches('＿').count() % 2 == 0, "{width}: {line}");
            }
            // An own indent stays.
            assert!(language != ORDINARY || out.contains("\n        1. ＿＿\n"));
        }
    }
}

#[test]
fn ascii_means_straight_quotes() {
    let finding = Diagnostic {
        why: "It says “urgent”…".into(),
        labels: vec![label(at(INCIDENT, "昨日の夜"), "this “one”")],
        rewrite: Some("Don’t: “x”".into()),
        ..finding("r", Severity::Info, at(INCIDENT, "昨日の夜"), "“15:52” → x")
    };
    let style = Style {
        unicode: false,
        ..english(ORDINARY)
    };
    for format in [Format::Human, Format::Concise] {
        let findings = std::slice::from_ref(&finding);
        let out = report(format, style, "d.md", INCIDENT, findings, &[]);
        assert!(!out.contains(['“', '”', '’', '…', '→']), "{out}");
        assert!(out.contains("\"15:52\" -> x"), "{out}");
    }
}

#[test]
fn concise_lines() {
    let finding = finding(
        "missing-goal",
        Severity::Error,
        Span::point(0),
        "ゴールが\nありません",
    );
    assert_snapshot!(report(
        Format::Concise,
        ORDINARY,
        "dir/draft.md",
        INCIDENT,
        &[timestamp(), finding],
        &[]
    ));
}

#[test]
fn json_is_version_one() {
    let text = "件名: 🎉x\n";
    let finding = Diagnostic {
        why: "w".into(),
        help: "h".into(),
        labels: vec![label(at(text, "件名"), "l")],
        repeats: vec![Span::point(0).into()],
        citations: [
            guideline(),
            Citation {
                url: "https://docs.example/a".into(),
                ..guideline()
            },
        ]
        .into(),
        fixes: vec![Fix {
            applicability: Applicability::Unsafe,
            title: "t".into(),
            edits: vec![Edit {
                span: Span::point(8),
                text: "(日本時間)".into(),
            }],
        }],
        ..warning(at(text, "x"))
    };
    assert_snapshot!(report(
        Format::Json,
        ORDINARY,
        "draft.md",
        text,
        &[finding],
        &[]
    ));
}

#[test]
fn json_is_written_as_it_comes() {
    let source = SourceFile::new("a.md", "");
    let file = FileReport {
        source: &source,
        provider: "generic",
        kind: "question",
        language: "en",
        diagnostics: &[],
        suppressed: &[],
        fixed: &[],
        dropped: &[],
        concealed: &[],
        rules: &[],
        fails: None,
        template: None,
    };
    for files in 0..3 {
        let mut out = String::new();
        let mut reporter = Format::Json.reporter(ORDINARY);
        reporter.begin(&mut out);
        (0..files).for_each(|_| reporter.file(&mut out, &file));
        reporter.end(&mut out, &Summary::default());
        let value: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!(value["version"], 1);
        assert_eq!(value["files"].as_array().map(Vec::len), Some(files));
    }
}

#[test]
fn a_clean_run() {
    assert_eq!(
        human(ORDINARY, INCIDENT, &[]),
        "問題は見つかりませんでした。(1 ファイル)\n"
    );
    assert_eq!(
        report(Format::Concise, ORDINARY, "a.md", INCIDENT, &[], &[]),
        ""
    );
}

/// Of a file in which very much is found no report holds all at once.
#[test]
fn reports_are_handed_on_while_they_are_written() {
    let text = "a: b\n".repeat(2_000);
    let source = SourceFile::new("draft.yaml", text.as_str());
    let mut findings: Vec<Diagnostic> = (0..2_000)
        .map(|line| warning(Span::new(line * 5, line * 5 + 1)))
        .collect();
    for (finding, number) in findings.iter_mut().zip(1..) {
        finding.message = format!(":: {} {{", "あ".repeat(50)).into();
        finding.ticket = Some(number);
    }
    let found = FileReport::of(&source, &findings, &[]);
    for format in [
        Format::Human,
        Format::Json,
        Format::Ndjson,
        Format::Sarif,
        Format::Gitlab,
    ] {
        let mut whole = String::new();
        format.reporter(ORDINARY).file(&mut whole, &found);
        let (mut rest, mut pieces) = (String::new(), Vec::new());
        let mut reader = |piece: &str| pieces.push(piece.to_owned());
        let mut reporter = format.reporter(ORDINARY);
        reporter.file_to(&mut Out::read_by(&mut rest, &mut reader), &found);
        assert!(rest.len() < 100_000 && pieces.len() > 1, "{format:?}");
        for piece in &pieces {
            assert!(
                piece.len() < 100_000 && !piece.starts_with(':'),
                "{format:?}"
            );
        }
        assert_eq!(pieces.concat() + &rest, whole, "{format:?}");
    }
}
