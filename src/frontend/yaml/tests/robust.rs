//! Whatever comes, every place is right and nothing takes long.

use super::*;

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
        prop_assert_eq!(decoded.text.as_str(), &*scalar.value);
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
