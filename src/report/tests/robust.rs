//! Whatever comes, marks stand under their words and nothing acts.

use super::*;

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
            help: message.clone().into(),
            rewrite: Some(message.clone().into()),
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
