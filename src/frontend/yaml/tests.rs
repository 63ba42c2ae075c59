//! The YAML front-end as a whole: what becomes of a draft, and where it says
//! that everything stood.

mod mistakes;
mod robust;

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
            let parent = f.parent.map(|p| p.index());
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
    let tickets = crate::frontend::read(&SourceFile::new("d.yaml", source), None).tickets;
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

#[test]
fn a_comment_tells_the_zone_of_the_times() {
    for (source, zone) in [
        (
            "provider: aws\nwhen: 10:00  # times are JST\n",
            Some("times are JST"),
        ),
        (
            "provider: aws\ntimeline: # JST, UTC+9\n  - 10:00 stopped\n",
            Some("JST, UTC+9"),
        ),
        (
            "provider: aws\nwhen: 10:00  # restarted at 11:00 JST by ops\n",
            None,
        ),
        ("provider: aws\nsymptom: 'a # times are JST'\n", None),
    ] {
        let ticket = ticket(source);
        let told = ticket.field(FieldKind::Timezone);
        assert_eq!(
            told.map(|field| ticket.slice(&field.range)),
            zone,
            "{source}"
        );
    }
}
