//! The YAML front-end as a whole: what becomes of a draft, and where it says
//! that everything stood.

use proptest::prelude::*;

use super::align::Decoded;
use crate::frontend::{Document, read};
use crate::knowledge::FieldKind;
use crate::text::{SourceFile, Span};
use crate::ticket::{BlockKind, ProblemKind, Syntax, Ticket, TicketBuilder};
use crate::yaml::{self, NodeKind, YamlFault};

fn document(source: &str) -> Document {
    read(&SourceFile::new("draft.yaml", source), None)
}

fn ticket(source: &str) -> Ticket {
    let mut document = document(source);
    assert_eq!(document.syntax, Syntax::Yaml);
    assert_eq!(document.tickets.len(), 1, "{source:?}");
    document.tickets.remove(0)
}

/// Kind and text of each block.
fn blocks(ticket: &Ticket) -> Vec<(BlockKind, &str)> {
    let blocks = ticket.blocks.iter();
    blocks.map(|b| (b.kind, ticket.slice(&b.range))).collect()
}

/// Text and source of each block.
fn texts(source: &str) -> Vec<(String, String)> {
    let ticket = ticket(source);
    let show = |b: &crate::ticket::Block| {
        let span = ticket.span_of(&b.range);
        let written = span.slice(source).expect("a span on boundaries");
        (ticket.slice(&b.range).to_owned(), written.to_owned())
    };
    ticket.blocks.iter().map(show).collect()
}

#[track_caller]
fn assert_texts(source: &str, expected: &[(&str, &str)]) {
    let found = texts(source);
    let found: Vec<(&str, &str)> = found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(found, expected, "{source:?}");
}

/// The source of the first place where `part` stands in the ticket's text.
#[track_caller]
fn source_of(source: &str, part: &str) -> String {
    let ticket = ticket(source);
    let text = ticket.text().as_str();
    let at = text
        .find(part)
        .unwrap_or_else(|| panic!("{part:?} in {text:?}"));
    let span = ticket.span_of(&(at..at + part.len()));
    span.slice(source).expect("a span on boundaries").to_owned()
}

#[track_caller]
fn assert_fault(source: &str, fault: &YamlFault, place: &str) {
    let ticket = ticket(source);
    let found: Vec<_> = ticket
        .problems
        .iter()
        .map(|p| (&p.kind, p.span.slice(source).unwrap_or("?")))
        .collect();
    assert_eq!(
        found,
        [(&ProblemKind::Yaml(fault.clone()), place)],
        "{source:?}"
    );
}

#[test]
fn keys_become_fields_and_short_values_values() {
    let source = "件名: ログイン不可\nenvironment:\n  OS: Linux # 本番\n  nested: {a: 1, b: true}\nplan:\nregion: ~\n";
    let ticket = ticket(source);
    assert!(ticket.problems.is_empty());
    assert_eq!(ticket.value(FieldKind::Subject), Some("ログイン不可"));
    let labels: Vec<_> = ticket
        .fields
        .iter()
        .skip(1)
        .map(|f| {
            let parent = f.parent.map(|p| p.0);
            let label = f.label.as_ref().map_or("", |l| ticket.slice(l));
            (label, ticket.slice(&f.range), parent, f.metadata)
        })
        .collect();
    assert_eq!(
        labels,
        [
            ("件名", "ログイン不可", Some(0), true),
            (
                "environment",
                "\nOS: Linux\nnested: \na: 1\nb: true",
                Some(0),
                true
            ),
            ("OS", "Linux", Some(2), true),
            ("nested", "\na: 1\nb: true", Some(2), true),
            ("a", "1", Some(4), true),
            ("b", "true", Some(4), true),
            ("plan", "", Some(0), true),
            ("region", "", Some(0), true),
        ]
    );
    let kinds: Vec<_> = blocks(&ticket).iter().map(|b| b.0).collect();
    assert!(
        kinds
            .iter()
            .all(|k| matches!(k, BlockKind::Label | BlockKind::Value))
    );
}

#[test]
fn sequences_become_items() {
    let source = "steps:\n- 起動する\n- - 次\n  - 待つ\n- |\n  長い手順で\n  二行ある\n\n  終わり\ncontacts:\n- name: 山田\n  tel: 1\n- name: 佐藤\nids: [a, 'b c']\n";
    let ticket = ticket(source);
    assert!(ticket.problems.is_empty(), "{:?}", ticket.problems);
    let item = |depth| BlockKind::Item {
        ordered: false,
        depth,
    };
    assert_eq!(
        blocks(&ticket),
        [
            (BlockKind::Label, "steps"),
            (item(0), "起動する"),
            (item(1), "次"),
            (item(1), "待つ"),
            (item(0), "長い手順で\n二行ある"),
            (BlockKind::Paragraph, "終わり"),
            (BlockKind::Label, "contacts"),
            (BlockKind::Label, "name"),
            (BlockKind::Value, "山田"),
            (BlockKind::Label, "tel"),
            (BlockKind::Value, "1"),
            (BlockKind::Label, "name"),
            (BlockKind::Value, "佐藤"),
            (BlockKind::Label, "ids"),
            (item(0), "a"),
            (item(0), "b c"),
        ]
    );
}

#[test]
fn every_style_maps_to_its_bytes() {
    assert_texts("k: 値 🎉\n", &[("k", "k"), ("値 🎉", "値 🎉")]);
    assert_texts("'k''s': 'it''s'\n", &[("k's", "k''s"), ("it's", "it''s")]);
    assert_texts(
        "\"\\u4ef6名\": \"a\\tb \\\"\\U0001F389\\\"\"\n",
        &[
            ("件名", "\\u4ef6名"),
            ("a\tb \"🎉\"", "a\\tb \\\"\\U0001F389\\\""),
        ],
    );
    assert_eq!(source_of("k: \"x\\ud83c\\udf89y\"", "🎉"), "\\ud83c\\udf89");
    assert_eq!(source_of("k: \"x\\x41y\"", "Ay"), "\\x41y");
    assert_eq!(source_of("k: \"ab\\\n   cd\"", "bc"), "b\\\n   c");
    assert_eq!(source_of("k: 一行目\r\n  second\r\n", "目 s"), "目\r\n  s");
    assert_eq!(source_of("k: '一\n\n  二'\n", "二"), "二");
    assert_eq!(
        source_of("k: |\r\n  一行目。\r\n  ２行目\r\n", "2行"),
        "２行"
    );
    assert_eq!(
        source_of("k: >-\n\n  ab\n  cd\n\n  ef\n", "b cd"),
        "b\n  cd"
    );
    assert_eq!(source_of("k: |2+\n\n    x\n   y", "y"), "y");
    assert_eq!(source_of("- : あ\n\t# c\n   い", "い"), "い");
    assert_eq!(source_of("k: |\n  a\tb\n", "\tb"), "\tb");
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let source = "\u{feff}件名: 'あ''い'\r\n本文: |\r\n  x\r\n";
    assert_texts(
        source,
        &[
            ("件名", "件名"),
            ("あ'い", "あ''い"),
            ("本文", "本文"),
            ("x", "x"),
        ],
    );
    let bare = "\u{feff}---\r\n件名: x: y\r\n";
    assert_fault(bare, &YamlFault::ColonInValue, ":");
    assert_eq!(
        ticket(bare).problems[0].span,
        Span::new(3 + 5 + 9, 3 + 5 + 10)
    );
}

#[test]
fn wrapped_japanese_is_joined_and_english_is_not() {
    let source = "k: >\n  サーバに接\n  続できない\n  on port\n  22\n";
    let ticket = ticket(source);
    assert!(
        ticket
            .text()
            .as_str()
            .contains("サーバに接続できない on port 22")
    );
}

#[test]
fn documents_and_items_are_tickets() {
    let source = "件名: a\n---\n# なし\n---\n件名: b: c\n---\n件名: d\n...\n";
    let document = document(source);
    let subjects: Vec<_> = document
        .tickets
        .iter()
        .map(|t| (t.value(FieldKind::Subject).unwrap_or(""), t.problems.len()))
        .collect();
    assert_eq!(subjects, [("a", 0), ("b: c", 1), ("d", 0)]);
    assert!(document.problems.is_empty());

    let source = "- &x\n  件名: a\n  環境: &e {os: Linux}\n- 件名: b\n  環境: *e\n- *x\n";
    let tickets = super::read(&SourceFile::new("d.yaml", source), &mut Vec::new());
    assert_eq!(tickets.len(), 3);
    assert_eq!(tickets[1].value(FieldKind::Subject), Some("b"));
    assert!(tickets[1].text().as_str().contains("os: Linux"));
    assert_eq!(tickets[2].value(FieldKind::Subject), Some("a"));
}

#[test]
fn a_list_of_single_pairs_is_one_ticket() {
    let ticket = ticket("- 件名: a\n- 症状: b\n- 環境: c\n");
    assert_eq!(ticket.value(FieldKind::Subject), Some("a"));
    assert_eq!(ticket.value(FieldKind::Symptom), Some("b"));
    assert_eq!(
        document("- 件名: a\n  症状: b\n- 件名: c\n").tickets.len(),
        2
    );
}

#[test]
fn front_matter_goes_into_the_open_ticket() {
    let source = "---\n件名: \"a\\tb\"\n製品: [EC2, 'S3']\n---\n本文\n";
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
    super::read_metadata(
        &mut builder,
        source,
        Span::new(4, source.len() - 11),
        &mut Vec::new(),
    );
    let ticket = builder.finish();
    assert_eq!(ticket.value(FieldKind::Subject), Some("a\tb"));
    let product = ticket.field(FieldKind::Product).expect("the product");
    assert_eq!(
        ticket.span_of(&product.range).slice(source),
        Some("EC2, 'S3")
    );

    let source = "---\n件名: a: b\n---\n本文\n";
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, source.len()));
    super::read_metadata(
        &mut builder,
        source,
        Span::new(4, source.len() - 11),
        &mut Vec::new(),
    );
    let ticket = builder.finish();
    assert_eq!(ticket.value(FieldKind::Subject), Some("a: b"));
    assert_eq!(ticket.problems[0].span, Span::new(4 + 9, 4 + 10));
}

#[test]
fn nothing_is_reported_as_empty() {
    for source in [
        "",
        "\u{feff}",
        "\n\n",
        "# only\n",
        "---\n",
        "---\n---\n...\n",
        "''",
        "~",
        "[]",
        "{}",
    ] {
        let document = document(source);
        let kinds: Vec<_> = document.problems.iter().map(|p| &p.kind).collect();
        assert_eq!(kinds, [&ProblemKind::Empty], "{source:?}");
    }
}

#[test]
fn aliases_speak_with_the_anchors_words() {
    let source = "a: &x 値だ\nb: *x\nc: *nix\nd:\n  <<: &base {os: Linux, v: 1}\n  v: 2\n";
    let ticket = ticket(source);
    assert_eq!(
        ticket.text().as_str(),
        "a: 値だ\nb: 値だ\nc: *nix\nd: \nos: Linux\nv: 2"
    );
    let second = ticket.text().as_str().rfind("値だ").expect("the alias");
    assert_eq!(
        ticket.span_of(&(second..second + 6)).slice(source),
        Some("値だ")
    );
    let problems: Vec<_> = ticket
        .problems
        .iter()
        .map(|p| (&p.kind, p.span.slice(source)))
        .collect();
    assert_eq!(
        problems,
        [(&ProblemKind::UnknownAlias("nix".into()), Some("*nix"))]
    );
}

#[test]
fn duplicate_keys_are_kept_and_noted() {
    let source = "件名: a\n本文: b\n\"件名\": c\nx: {件名: d}\n";
    let ticket = ticket(source);
    assert_eq!(ticket.fields_of(FieldKind::Subject).count(), 3);
    let problems: Vec<_> = ticket
        .problems
        .iter()
        .map(|p| (&p.kind, p.span.slice(source)))
        .collect();
    assert_eq!(
        problems,
        [(&ProblemKind::DuplicateKey("件名".into()), Some("\"件名\""))]
    );
}

#[test]
fn the_usual_mistakes_are_named_where_they_are() {
    use YamlFault as F;
    let cases: &[(&str, F, &str)] = &[
        ("件名: 障害: ログイン不可\n内容: x\n", F::ColonInValue, ":"),
        ("time: 10: 30\n", F::ColonInValue, ":"),
        ("- 件名: 障害: x\n", F::ColonInValue, ":"),
        ("件名: @tanaka\n", F::Indicator('@'), "@"),
        ("件名: %50\n", F::Indicator('%'), "%"),
        ("件名: `ls` が失敗\n", F::Indicator('`'), "`"),
        ("件名: *至急* 障害\n", F::Indicator('*'), "*"),
        ("件名: &至急 障害\n", F::Indicator('&'), "&"),
        ("件名: !至急 障害\n", F::Indicator('!'), "!"),
        ("件名: !urgent please help\n", F::Indicator('!'), "!"),
        ("件名: [至急] 障害\n内容: x\n", F::Indicator('['), "["),
        ("件名: {至急} 障害\n", F::Indicator('{'), "{"),
        ("件名: > 引用\n", F::Indicator('>'), ">"),
        ("件名: | 引用\n", F::Indicator('|'), "|"),
        ("件名: , 障害\n", F::Indicator(','), ","),
        ("期待: - a\n", F::Indicator('-'), "-"),
        ("- [x] done\n- [ ] todo\n", F::Indicator('['), "["),
        ("件名: [至急 障害\n内容: x\n", F::UnclosedBracket('['), "["),
        ("件名: {至急 障害\n", F::UnclosedBracket('{'), "{"),
        ("{a: b, c: [d, e}\n", F::UnclosedBracket('['), "["),
        ("件名: ] 障害\n", F::UnmatchedBracket(']'), "]"),
        ("件名：障害\n内容：x\n", F::FullWidthColon, "："),
        ("件名：障害\n内容: x\n", F::FullWidthColon, "："),
        ("件名: 障害\n内容：x\n", F::FullWidthColon, "："),
        ("件名: 障害\n内容：x\n環境: y\n", F::FullWidthColon, "："),
        ("件名:\n  症状：x\n  環境：y\n", F::FullWidthColon, "："),
        ("件名:障害\n", F::NoBlankAfterColon, ":"),
        ("件名:　障害\n", F::NoBlankAfterColon, ":"),
        ("件名:\"障害\"\n", F::NoBlankAfterColon, ":"),
        ("\"件名\":障害\n", F::NoBlankAfterColon, ":"),
        ("- #123 の件\n- x\n", F::Comment, "#123 の件"),
        ("関連:\n  - x # 済\n  # 1\n  - #123\n", F::Comment, "#123"),
        ("件名: ~ #1\n", F::Comment, "#1"),
        ("[至急] 障害\n内容: x\n", F::Indicator('['), "["),
        ("a: 1\n\"b\" 2\nc: 3\n", F::TextAfterQuote('"'), "2"),
        ("件名:障害\n内容: x\n", F::NoBlankAfterColon, ":"),
        ("件名: 障害\n内容:x\n", F::NoBlankAfterColon, ":"),
        ("件名: 障害\n\t内容: x\n", F::Tab, "\t"),
        ("件名:\n\t内容: x\n", F::Tab, "\t"),
        ("件名:\n  a: 1\n \tb: 2\n", F::Tab, "\t"),
        ("本文: |\n\t内容\n", F::Tab, "\t"),
        (
            "本文: |\nテキスト\n二行目\n次: x\n",
            F::BlockNotIndented,
            "テキスト",
        ),
        ("件名: \"障害\n内容: x\n", F::UnclosedQuote('"'), "\""),
        ("件名: \"障害\n内容: \"x\"\n", F::UnclosedQuote('"'), "\""),
        ("件名: '障害\n内容: x\n", F::UnclosedQuote('\''), "'"),
        (
            "件名: \"障害\" について\n",
            F::TextAfterQuote('"'),
            "について",
        ),
        (
            "件名: 'It's broken'\n",
            F::TextAfterQuote('\''),
            "s broken'",
        ),
        ("path: \"C:\\new\\Users\\x\"\n", F::UnknownEscape, "\\U"),
        ("path: \"C:\\data\"\n", F::UnknownEscape, "\\d"),
        (" 件名: a\n内容: b\n", F::Indentation, "内容: b"),
        ("件名: a\n 内容: b\n", F::Indentation, "内容: b"),
        ("a:\n    b: 1\n  c: 2\n", F::Indentation, "c: 2"),
        ("a:\n  - x\n - y\n", F::Indentation, "- y"),
        ("a: 1\n- c\n", F::Indentation, "- c"),
        ("- a\nb: c\n", F::Indentation, "b: c"),
        ("a: |\n  x\n y\n", F::Indentation, "y"),
        ("a: 1\nただの文\nb: 2\n", F::MissingColon, "ただの文"),
        ("ただの文\na: 1\n", F::MissingColon, "ただの文"),
        ("チケット: #123 障害\n", F::Comment, "#123 障害"),
        ("チケット: 障害 #123\n", F::Comment, "#123"),
        ("a: x\u{0}y\n", F::ControlCharacter('\0'), "\0"),
        ("a: xy\u{1}\n", F::ControlCharacter('\u{1}'), "\u{1}"),
        (
            "a: b\n\u{feff}c: d\n",
            F::ControlCharacter('\u{feff}'),
            "\u{feff}",
        ),
    ];
    for (source, fault, place) in cases {
        assert_fault(source, fault, place);
        let crlf = source.replace('\n', "\r\n");
        assert_fault(&crlf, fault, place);
        let later = format!("x: 1\n---\n{source}");
        let later = document(&later);
        assert_eq!(later.tickets.len(), 2, "{source:?}");
        assert_eq!(later.tickets[1].problems.len(), 1, "{source:?}");
    }
}

#[test]
fn good_drafts_are_silent() {
    for source in [
        "# ひな形\n件名: 障害 # low, normal\n内容: |\n  件名：は引用\n  手順:x\n",
        "時刻: 12:30\nurl: https://example.com/#1\n比: a:b\n",
        "内容: エラー：接続不可\n",
        "内容: C#1 の件、A&B、50%、a@example.com、x * y、5'10\"\n",
        "- 一\n- 二：三\n",
        "症状: 昨日から\n  つながりません\n",
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "key: value #comment\n",
        "#1\nkey: #comment\n#2\n\nb: # 3\nc:\n- # 4\n- x\n#5\n",
    ] {
        assert_eq!(ticket(source).problems, [], "{source:?}");
    }
}

#[test]
fn a_broken_document_is_read_by_lines() {
    let source = "件名: 障害: ログイン不可\n内容: |\n  つながりません\n環境:\n  region: \"東京\"\n";
    let ticket = ticket(source);
    assert_eq!(ticket.syntax, Syntax::Yaml);
    assert_eq!(ticket.value(FieldKind::Subject), Some("障害: ログイン不可"));
    assert_eq!(ticket.value(FieldKind::Region), Some("東京"));
    assert!(ticket.text().as_str().contains("つながりません"));
}

#[test]
fn every_message_is_there_in_both_languages() {
    use YamlFault as F;
    let faults = [
        F::ColonInValue,
        F::Indicator('@'),
        F::Tab,
        F::FullWidthColon,
        F::NoBlankAfterColon,
        F::UnclosedQuote('"'),
        F::TextAfterQuote('\''),
        F::UnknownEscape,
        F::UnclosedBracket('['),
        F::UnmatchedBracket(']'),
        F::Indentation,
        F::BlockNotIndented,
        F::MissingColon,
        F::Comment,
        F::ControlCharacter('\0'),
        F::TooDeep,
        F::Aliases,
        F::Other("x".into()),
    ];
    let kinds = faults.into_iter().map(ProblemKind::Yaml).chain([
        ProblemKind::DuplicateKey("k".into()),
        ProblemKind::UnknownAlias("k".into()),
        ProblemKind::Empty,
    ]);
    for kind in kinds {
        for text in [kind.message(true), kind.help(true)] {
            assert!(text.ends_with('。') && !text.is_ascii(), "{text}");
        }
        for text in [kind.message(false), kind.help(false)] {
            assert!(text.ends_with('.') && text.is_ascii(), "{text}");
        }
    }
}

#[test]
fn hostile_input_is_read_in_bounds() {
    let deep = |open: &str| format!("a: {}", open.repeat(5_000));
    let laughs = (0..40).fold("a0: &a0 lol\n".to_owned(), |text, i| {
        let list = format!("*a{i}, ").repeat(9);
        format!("{text}a{}: &a{} [{list}]\n", i + 1, i + 1)
    });
    let text = "x".repeat(20_000);
    let bomb = format!("a: &a {text}\nb: [{}]\n", "*a, ".repeat(5_000));
    let chain = (0..3_000).fold("a0: &a0 [x]\n".to_owned(), |text, i| {
        format!("{text}a{}: &a{} [*a{i}]\n", i + 1, i + 1)
    });
    for source in [
        deep("["),
        deep("{"),
        deep("- "),
        deep("? "),
        deep("\n "),
        deep("- [{"),
        laughs,
        bomb,
        chain,
        "a: &a [*a]\n".into(),
        "&a a: *a\n".into(),
        "&a {<<: *a, b: c}\n".into(),
        "? &a {*a : *a}\n: x\n".into(),
        "k: v\n".repeat(3_000),
        "k: v\n---\n".repeat(2_000),
        "- - ".repeat(3_000),
        "---\n".repeat(3_000),
        format!("k: \"{}\"\n", "長い行 ".repeat(20_000)),
        format!("{}: v\n", "k".repeat(5_000)),
        "\0\u{1}\u{feff}\u{fffd}".repeat(500),
        "%YAML 9.9\n---\na".into(),
        "%TAG ! x\n---\n!y z".into(),
        "\r\r\r".into(),
        "\u{85}a\u{2028}b: c\u{2029}".into(),
        "'".repeat(5_001),
        "\"\\".repeat(3_000),
        "|\n".repeat(2_000),
        "#\n".repeat(5_000),
        "? \n".repeat(2_000),
        "k:\n".repeat(3_000),
        "!<".into(),
        "&".into(),
        "*".into(),
        "a: b: ".repeat(2_000),
        "件名：x\n".repeat(2_000),
    ] {
        let document = document(&source);
        let size: usize = document.tickets.iter().map(|t| t.text().len()).sum();
        assert!(size <= 3 * source.len() + 400_000);
        for ticket in &document.tickets {
            for problem in &ticket.problems {
                assert!(problem.span.slice(&source).is_some());
            }
        }
    }
}

/// Every block, and every range of characters in it, stands on boundaries; where
/// the map claims the same bytes, they are the same.
fn check_map(source: &str) -> Result<(), TestCaseError> {
    let document = document(source);
    for ticket in &document.tickets {
        let text = ticket.text();
        for problem in &ticket.problems {
            prop_assert!(problem.span.slice(source).is_some(), "{:?}", problem);
        }
        for block in &ticket.blocks {
            let shown = ticket.slice(&block.range);
            let mut ends: Vec<usize> = shown
                .char_indices()
                .map(|(i, _)| block.range.start + i)
                .collect();
            ends.push(block.range.end);
            for (i, &from) in ends.iter().enumerate() {
                for &to in &ends[i..] {
                    let span = text.span(from..to);
                    prop_assert!(span.slice(source).is_some(), "{:?} {:?}", from..to, span);
                    if let Some(spans) = text.editable(from..to, source) {
                        let all = spans.iter().copied().reduce(Span::cover);
                        prop_assert_eq!(all, Some(span));
                    }
                }
            }
        }
    }
    Ok(())
}

/// Every scalar keeps the parser's value and aligns, unless there is nothing in
/// it to point at.
fn check_scalars(source: &str) -> Result<(), TestCaseError> {
    let Ok(nodes) = yaml::parse(source, Span::new(0, source.len())) else {
        return Ok(());
    };
    for node in &nodes {
        let NodeKind::Scalar(scalar) = &node.kind else {
            continue;
        };
        let decoded = Decoded::new(source, node.span, scalar);
        prop_assert_eq!(decoded.text.as_str(), scalar.value.as_str());
        for &fold in &decoded.folds {
            prop_assert_eq!(&scalar.value[fold..=fold], " ");
        }
        let words: Vec<&str> = scalar.value.split_whitespace().collect();
        let joined = decoded.joined();
        prop_assert_eq!(
            joined.as_str().split_whitespace().collect::<String>(),
            words.concat()
        );
        if !scalar.value.trim().is_empty() {
            let aligned = Decoded::aligned(source, node.span, scalar);
            prop_assert!(aligned.is_some(), "{:?} at {:?}", scalar, node.span);
        }
    }
    Ok(())
}

fn yaml_like() -> impl Strategy<Value = String> {
    let heads = prop::sample::select(vec![
        "k: |\n  ",
        "k: >\n  ",
        "k: |-\n  ",
        "k: >+\n  ",
        "k: |+\n   ",
        "k: \"",
        "k: '",
        "k: ",
        "- |\n  ",
        "- >-\n\n   ",
        "k: >2\n  ",
        "k: |2\n  ",
        "- ",
        "件名: [",
        "a:\n  b: |\n    ",
        "",
        "--- >\n ",
        "? |\n  ",
    ]);
    let tokens = prop::sample::select(vec![
        "あ",
        "障害",
        "ﾊﾟ",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "\n   ",
        "\t",
        "x",
        "15:52",
        "'",
        "''",
        "\"",
        "\\n",
        "\\u3042",
        "\\\n",
        "\\x41",
        "\\ud83c\\udf89",
        "-",
        "#",
        ": ",
        "、",
        "。",
        "🎉",
        "👨‍👩‍👧",
        "\r\n",
        "é",
        "e\u{301}",
        "*",
        "&",
        "`",
        "[",
        "]",
        "{",
        ",",
        "：",
        "件名",
        "\\ ",
        "---",
        "\u{feff}",
    ]);
    let body = prop::collection::vec((tokens, 0..5u8), 0..14);
    (heads, body, any::<(bool, bool, bool)>()).prop_map(|(head, body, (last, crlf, bom))| {
        let mut text = if bom {
            "\u{feff}".to_owned()
        } else {
            String::new()
        };
        text.push_str(head);
        for (token, indent) in body {
            text.push_str(token);
            if token.ends_with('\n') && indent > 0 {
                text.push_str("  ");
            }
        }
        if let Some(quote @ ('"' | '\'')) = head.chars().next_back() {
            text.push(quote);
        }
        if last {
            text.push('\n');
        }
        if crlf {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn positions_are_exact(source in yaml_like()) {
        check_map(&source)?;
        check_scalars(&source)?;
    }

    #[test]
    fn anything_goes(source in "[ \\-:|>\"'&*#\\[\\]{}\r\n\t\\\\0a件：，\u{feff}\u{0}🎉]{0,40}") {
        check_map(&source)?;
    }
}

#[test]
fn a_head_and_its_body_are_one_ticket() {
    let read = |text: &str| {
        let source = crate::text::SourceFile::new("a.yaml", text);
        super::read(&source, &mut Vec::new()).len()
    };
    assert_eq!(
        read("provider: sakura\nzone: is1a\n---\n症状: 応答しない\n依頼: 調査\n"),
        1
    );
    assert_eq!(
        read("subject: a\nsymptom: x\n---\nsubject: b\nsymptom: y\n"),
        2
    );
    assert_eq!(read("症状: a\n---\n症状: b\n"), 2);
    let unnamed = "name: a\n---\n症状: EC2 が遅い\n---\n症状: RDS が遅い\n";
    assert_eq!(read(unnamed), 3);
    assert_eq!(
        read("severity: high\ncontact: 佐藤\n---\n症状: 応答しない\n"),
        1
    );
}
