//! Whole reports, as they are read.

use insta::assert_snapshot;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr as _;

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
        message: message.into(),
        why: "".into(),
        help: String::new(),
        ask: None,
        rewrite: None,
        ticket: None,
        span,
        conceal: false,
        labels: Vec::new(),
        repeats: Vec::new(),
        citations: Vec::new(),
        fixes: Vec::new(),
    }
}

/// A finding of no particular kind.
fn warning(span: Span) -> Diagnostic {
    finding("some-rule", Severity::Warning, span, "ここが問題です")
}

fn label(span: Span, message: &str) -> Label {
    Label {
        span,
        message: message.into(),
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
        citations: vec![guideline()],
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
        citations: vec![guideline(), guideline()],
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
fn what_is_missing_is_marked_where_it_belongs() {
    let text = "件名: 障害\n\n本文。\n";
    let missing = |rule: &str, span: Span, message: &str| Diagnostic {
        help: "一行で書いてください。".into(),
        ..finding(rule, Severity::Warning, span, message)
    };
    let end = Span::point(text.len());
    let blank = Span::point(at(text, "\n\n").end() - 1);
    assert_snapshot!(human(
        ORDINARY,
        text,
        &[
            missing("missing-goal", end, "求めることが書かれていません"),
            missing("missing-impact", end, "影響が書かれていません"),
            missing("missing-time", end, "発生日時が書かれていません"),
            missing("missing-region", blank, "リージョンが書かれていません"),
            missing("missing-subject", Span::point(0), "件名が短すぎます"),
        ]
    ));
}

/// A thing that is missing from `INCIDENT`, asked for at a rank.
fn asked(rule: &str, severity: Severity, rank: usize, question: &str, copy: &str) -> Diagnostic {
    let word = at(INCIDENT, "応答がありません");
    Diagnostic {
        why: "調査に要ります。".into(),
        help: "書いてください。".into(),
        rewrite: Some(copy.into()),
        ask: Some(Ask {
            field: None,
            find_out: None,
            question: question.into(),
            order: 10 * rank,
            rank,
            missing: true,
            exact: rank == 2,
        }),
        citations: vec![guideline()],
        ..finding(rule, severity, word, "書かれていません")
    }
}

fn all_that_is_missing() -> Vec<Diagnostic> {
    use Severity::{Error, Info, Warning};
    vec![
        asked(
            "missing-goal",
            Warning,
            3,
            "どうなれば解決ですか。",
            "ゴール: ＿＿\n依頼: ＿＿",
        ),
        asked(
            "missing-steps",
            Info,
            4,
            "どんな手順で起きますか。",
            "手順:\n  1. ＿＿\n  2. ＿＿",
        ),
        warning(at(INCIDENT, "昨日 15:52")),
        asked(
            "missing-version",
            Error,
            1,
            "どのバージョンですか。",
            "バージョン: ＿＿",
        ),
        asked(
            "missing-resource-id",
            Warning,
            2,
            "どの EC2 ですか。",
            "対象: EC2(＿＿)",
        ),
    ]
}

#[test]
fn what_is_missing_is_one_block_of_questions() {
    assert_snapshot!(human(ORDINARY, INCIDENT, &all_that_is_missing()));
}

#[test]
fn questions_in_colour() {
    let style = Style {
        color: true,
        ..english(NARROW)
    };
    assert_snapshot!(human(style, INCIDENT, &all_that_is_missing()).escape_debug());
}

#[test]
fn a_single_question_is_a_finding_like_others() {
    let one = asked(
        "missing-goal",
        Severity::Warning,
        1,
        "どうなれば解決ですか。",
        "ゴール: ＿＿",
    );
    let shown = human(ORDINARY, INCIDENT, &[one]);
    assert!(shown.contains("書かれていません [missing-goal]"), "{shown}");
    assert!(!shown.contains("どうなれば"), "{shown}");
}

#[test]
fn each_ticket_has_its_own_questions() {
    let of = |ticket| {
        all_that_is_missing().into_iter().map(move |d| Diagnostic {
            ticket: Some(ticket),
            ..d
        })
    };
    let both: Vec<Diagnostic> = of(1).chain(of(2)).collect();
    let shown = human(ORDINARY, INCIDENT, &both);
    assert_eq!(
        shown.matches("サポートが次に尋ねること").count(),
        2,
        "{shown}"
    );
    assert_eq!(
        shown.matches("1. どのバージョンですか。").count(),
        2,
        "{shown}"
    );
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
fn an_attack_on_the_terminal() {
    let text = "件名: \u{1b}]0;owned\u{7}\u{1b}[2J本日\u{202e}txt.exe\u{200b}\n";
    let evil = "\u{1b}[31m赤\u{202e}\n次\u{9b}1m";
    let finding = Diagnostic {
        rule: evil.into(),
        why: evil.into(),
        help: evil.into(),
        rewrite: Some(evil.into()),
        labels: vec![label(at(text, "txt"), evil)],
        citations: vec![Citation {
            provider: evil.into(),
            document: evil.into(),
            section: evil.into(),
            url: evil.into(),
        }],
        fixes: vec![Fix {
            applicability: Applicability::Safe,
            title: evil.into(),
            edits: Vec::new(),
        }],
        ..finding("x", Severity::Error, at(text, "本日"), evil)
    };
    let name = "dra\u{1b}[2Jft\u{202e}\n.md";
    let findings = [finding];
    assert_snapshot!(
        "attack_human",
        report(Format::Human, ORDINARY, name, text, &findings, &[])
    );
    assert_snapshot!(
        "attack_concise",
        report(Format::Concise, ORDINARY, name, text, &findings, &[])
    );
    let json = report(Format::Json, ORDINARY, name, text, &findings, &[]);
    assert!(json.chars().all(|c| c == '\n' || !is_hidden(c)), "{json}");
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["files"][0]["path"], name);
    assert_eq!(value["files"][0]["diagnostics"][0]["message"], evil);
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

const LEAK: &str =
    "鍵は ｋｅｙ-AbCdEf123 です。昨日 Ｎで入力\n同じ鍵 key-AbCdEf123 を再掲、pin 7\n";

fn leak() -> (Vec<Diagnostic>, Vec<Span>) {
    let secret = at(LEAK, "ｋｅｙ-AbCdEf123");
    let again = at(LEAK, "key-AbCdEf123");
    let pin = Span::point(at(LEAK, "pin ").end());
    let pin = Span::new(pin.start(), pin.start() + 1);
    let flagged = Diagnostic {
        conceal: true,
        repeats: vec![again.into()],
        fixes: vec![
            Fix {
                applicability: Applicability::Safe,
                title: "key-AbCdEf123 を伏せる".into(),
                edits: vec![Edit {
                    span: secret,
                    text: "****".into(),
                }],
            },
            Fix {
                applicability: Applicability::Unsafe,
                title: "行を移す".into(),
                edits: vec![Edit {
                    span: Span::point(0),
                    text: "鍵は ｋｅｙ-AbCdEf123 です。".into(),
                }],
            },
        ],
        ..finding("secret", Severity::Error, secret, "鍵が書かれています")
    };
    let other = Diagnostic {
        // Folded, as rules quote the draft.
        why: "「key-AbCdEf123 です。昨日」では不明です。".into(),
        rewrite: Some("key-AbCdEf123".into()),
        labels: vec![label(at(LEAK, "再掲"), "key-AbCdEf123 の再掲")],
        ..finding(
            "relative-timestamp",
            Severity::Warning,
            at(LEAK, "昨日"),
            "昨日 (key-AbCdEf123) とは",
        )
    };
    (vec![flagged, other], vec![pin])
}

#[test]
fn secrets_are_masked_everywhere() {
    let (findings, concealed) = leak();
    let out = report(
        Format::Human,
        ORDINARY,
        "draft.md",
        LEAK,
        &findings,
        &concealed,
    );
    assert_snapshot!(out);
    for format in Format::ALL {
        let out = report(format, ORDINARY, "draft.md", LEAK, &findings, &concealed);
        assert!(!out.contains("AbCdEf123"), "{out}");
    }
}

#[test]
fn a_secret_with_hidden_characters_is_masked_in_words_too() {
    let text = "鍵: ab\u{200b}cd\tef\n";
    let finding = Diagnostic {
        conceal: true,
        help: "ab\u{200b}cd\tef".into(),
        labels: vec![label(at(text, "鍵"), "ab\u{200b}cd\tef")],
        ..finding(
            "secret",
            Severity::Error,
            at(text, "ab\u{200b}cd\tef"),
            "ab\u{200b}cd\tef",
        )
    };
    for format in Format::ALL {
        let findings = std::slice::from_ref(&finding);
        let out = report(format, ORDINARY, "draft.md", text, findings, &[]);
        assert!(!out.contains("cd"), "{out}");
    }
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
        citations: vec![
            guideline(),
            Citation {
                url: "https://docs.example/a".into(),
                ..guideline()
            },
        ],
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

/// Columns a terminal gives `text`, reckoned apart from the code under test.
fn columns(text: &str) -> usize {
    text.width()
}

const GRAPHEMES: &[&str] = &[
    "a",
    "Z9",
    " ",
    "障",
    "か",
    "カ",
    "ｶ",
    "ﾊﾟ",
    "ﾞ",
    "か\u{3099}",
    "e\u{301}",
    "①",
    "→",
    "…",
    "👍🏽",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "🇯🇵",
    "❤\u{fe0f}",
    "\t",
    "\u{1b}[1m",
    "\u{202e}",
    "\u{200b}",
    "\u{200d}",
    "㈱",
    "～",
    "Ａ",
    "한",
    "葛\u{e0100}",
    "\u{f0001}",
    "\u{100000}",
    "\0",
];

fn mixed(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(GRAPHEMES), 0..most).prop_map(|g| g.concat())
}

proptest! {
    #[test]
    fn carets_stand_under_their_text(
        before in mixed(150),
        after in mixed(150),
        width in 30_usize..110,
        point in any::<bool>(),
        empty_lines in 0_usize..12,
    ) {
        let word = "〔昨日〕";
        let text = format!("{}{before}{word}.{after}\n", "x\n".repeat(empty_lines));
        let span = at(&text, word);
        let span = if point { Span::point(span.start()) } else { span };
        let out = human(style(width), &text, &[warning(span)]);
        let lines: Vec<&str> = out.lines().collect();
        let row = lines.iter().position(|l| l.contains(word)).expect("the word is shown");
        prop_assert!(columns(lines[row]) <= width.min(100), "{out}");
        let caret = lines[row + 1];
        let (left, _) = lines[row].split_once(word).unwrap();
        let start = caret.find(['─', '▲']).unwrap();
        prop_assert_eq!(columns(&caret[..start]), columns(left), "{}", out);
        let drawn = if point { 1 } else { columns(word) };
        prop_assert_eq!(caret[start..].chars().count(), drawn, "{}", out);
    }

    #[test]
    fn nothing_can_break_a_report(
        text in prop_oneof!["[ab\r\n\u{3042}\u{1b}\t ]{0,60}", any::<String>(), mixed(200)],
        name in any::<String>(),
        spans in prop::collection::vec((0_usize..400, 0_usize..400), 5),
        message in any::<String>(),
        width in 0_usize..120,
        conceal in any::<bool>(),
    ) {
        let spans: Vec<Span> = spans.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let finding = Diagnostic {
            help: message.clone(),
            rewrite: Some(message.clone()),
            labels: vec![label(spans[1], &message), label(spans[2], "x")],
            repeats: vec![spans[3].into()],
            conceal,
            ..finding("rule", Severity::Warning, spans[0], &message)
        };
        for format in Format::ALL {
            let findings = std::slice::from_ref(&finding);
            let out = report(format, style(width), &name, &text, findings, &spans[4..]);
            prop_assert!(!out.is_empty());
            for c in out.chars() {
                let kept = matches!(c, '\n' | '\u{200d}' | '\u{e0020}'..='\u{e007f}');
                prop_assert!(kept || !is_hidden(c), "{c:?} in {out}");
            }
        }
    }
}
