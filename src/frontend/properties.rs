//! What must hold for any input: no panic, nothing lost, nothing doubled,
//! every position right, and time in proportion to the input.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::testing::{check, read_form, read_markdown};

/// Pieces that mean something to one of the readers.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "件名",
        "症状",
        "発生日時",
        "Steps to reproduce",
        "環境",
        "：",
        ": ",
        "＝",
        "【",
        "】",
        "■ ",
        "◆",
        "・",
        "- ",
        "* ",
        "1. ",
        "(1) ",
        "① ",
        "→ ",
        "手順1:",
        "# ",
        "##",
        "> ",
        ">",
        "\n",
        "\r\n",
        "\n\n",
        "\r",
        "  ",
        "    ",
        "\u{3000}",
        "\t",
        "```",
        "~~~",
        "`",
        "``",
        "**",
        "*",
        "__",
        "_",
        "~~",
        "~",
        "| ",
        "|",
        "|---|---|",
        "---",
        "----",
        "====",
        "[",
        "](",
        ")",
        "![",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<host>",
        "&amp;",
        "&#12354;",
        "\\",
        "\\*",
        "{",
        "}",
        "\"",
        "$ ls",
        "# ping x",
        "2026-11-20 10:00:01 ERROR x",
        "at a.b.C(D.java:1)",
        "k=v a=b",
        "🎉",
        "👨‍👩‍👧",
        "ﾊﾞ",
        "か\u{3099}",
        "\u{feff}",
        "。",
        "です。",
        "On x wrote:",
        "-----Original Message-----",
        "--",
        "株式会社",
        "https://a.example/",
        "[^1]",
        "[^1]: ",
        "- [ ] ",
        "<details>",
        "<style>",
    ])
    .prop_map(str::to_owned);
    prop_oneof![6 => fixed, 1 => "[a-z ]{1,8}", 1 => "\\PC{0,4}"]
}

fn anything() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// A line of words, each of which occurs nowhere else.
fn line() -> impl Strategy<Value = (String, String)> {
    let before = prop::sample::select(vec![
        "",
        "",
        "",
        "- ",
        "* ",
        "・",
        "1. ",
        "(2) ",
        "① ",
        "■ ",
        "件名: ",
        "症状：",
        "【環境】",
        "  - ",
        "    ",
        "　",
        "> ",
        "# ",
        "## ",
        "| a | ",
        "**概要**: ",
        "発生日時＝",
        "$ ls ",
        "2026-11-20 10:00:01 [INFO] ",
    ]);
    let after = prop::sample::select(vec![
        "", "", "。", ".", ":", "：", " |", "\n", "\n", "\r\n", "\n---", "\n====", "  ", " `x`",
        " **x**",
    ]);
    (before, after).prop_map(|(a, b)| (a.to_owned(), b.to_owned()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn any_form_is_read(text in anything()) {
        check(&text, &read_form(&text));
    }

    #[test]
    fn any_markdown_is_read(text in anything()) {
        check(&text, &read_markdown(&text));
    }

    #[test]
    fn no_word_is_lost_or_doubled(lines in prop::collection::vec(line(), 1..14)) {
        let mut text = String::new();
        let mut words = Vec::new();
        for (i, (before, after)) in lines.iter().enumerate() {
            let (latin, japanese) = (format!("word{i:03}q"), format!("言葉{i:03}号"));
            text.push_str(&format!("{before}{latin} {japanese}{after}\n"));
            words.push(latin);
            words.push(japanese);
        }
        for ticket in [read_form(&text), read_markdown(&text)] {
            check(&text, &ticket);
            let read = ticket.text().as_str();
            for word in &words {
                prop_assert_eq!(read.matches(word.as_str()).count(), 1, "{} in {:?}", word, read);
            }
        }
    }
}

#[test]
fn hostile_input_takes_linear_time() {
    let inputs: Vec<(&str, String)> = vec![
        ("one line", "あ".repeat(400_000)),
        ("quotes", ">".repeat(50_000)),
        ("items", "- 件名: x\n".repeat(10_000)),
        ("numbers", "1. a\n\n".repeat(6_000)),
        ("braces", "{\n".repeat(10_000)),
        ("ticks", "`a` `` b\n".repeat(10_000)),
        ("stars", "**「a」**が".repeat(6_000)),
        (
            "likely logs",
            format!("文\n{}", "2026-11-20 10:00:05 foo bar\n".repeat(6_000)),
        ),
        ("rules", "a\n----\n".repeat(6_000)),
        ("labels", "環境:\n".repeat(10_000)),
        (
            "nested labels",
            (0..600)
                .map(|i| format!("{}環境:\n", " ".repeat(i)))
                .collect(),
        ),
        (
            "cells",
            format!("|a|b|\n|-|-|\n{}", "|症状|x|\n".repeat(4_000)),
        ),
        ("marks", "■ a\n".repeat(10_000)),
        ("html", "<b>a</b> <host>\n".repeat(6_000)),
        ("comments", "<!-- ".repeat(10_000)),
        ("links", "[a](b)".repeat(10_000)),
        ("blank", "\n".repeat(200_000)),
        ("mail", "On a wrote:\n> b\n".repeat(6_000)),
    ];
    for (name, text) in inputs {
        for read in [read_form, read_markdown] {
            let start = Instant::now();
            let ticket = read(&text);
            let took = start.elapsed();
            assert!(took < Duration::from_secs(5), "{name} took {took:?}");
            assert!(ticket.text().len() <= 4 * text.len() + 64);
        }
    }
}
