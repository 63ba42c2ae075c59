//! What holds for any text.

use proptest::prelude::*;

use super::{Draft, times};
use crate::facts::{FactKind, Facts};
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk};

const TOKENS: &[&str] = &[
    "15:52",
    "25:99",
    "11/4",
    "1/2",
    "2025-11-04",
    "2025年",
    "11月",
    "4日",
    "(火)",
    "(",
    ")",
    "の",
    "、",
    " ",
    "\n",
    "午後",
    "3時",
    "半",
    "昨日",
    "先週",
    "金曜",
    "日本時間",
    "JST",
    "UTC",
    "+9",
    "+09:00",
    "-05:00",
    "Z",
    "T",
    "Nov",
    "4",
    "2026",
    "on",
    "at",
    "am",
    "pm",
    "3 days",
    "ago",
    "last",
    "Friday",
    "a few",
    "令和",
    "元年",
    "R7.11.4",
    "数",
    "日前",
    "時間",
    "epoch",
    "1762239120",
    "20251104",
    "T155200",
    "Asia/",
    "Tokyo",
    "://",
    ":",
    "::",
    "/",
    "-",
    ".",
    ",",
    "時刻は",
    "すべて",
    "です。",
    "毎日",
    "約",
    "頃",
    "\u{1}",
    "é",
    "🚚",
    "０",
    "㍘",
    "〜",
    "[",
    "]",
    "the 16th",
    "十",
    "零時",
    "深夜",
    "\u{3000}",
    "%",
];

/// Times as they stand in a line, whole or in parts that the next line goes on with.
const LINES: &[&str] = &[
    "2026-11-23T08:30:00+09:00 に停止",
    "11/23 8:30 (JST) に再起動しました。",
    "2026-11-23T15:52",
    "11/23 15:52",
    "(月曜) の午後3時頃",
    "Monday から停止",
    "昨日 25:30 に停止",
    "本日",
    "15:52 on Monday,",
    "23 November 2026",
    "JST",
    "毎日 2:00",
    "ログ",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(LINES), 0..9).prop_map(|t| t.join("\n")),
        prop::collection::vec(prop::sample::select(TOKENS), 0..40).prop_map(|t| t.concat()),
        prop::collection::vec(prop::sample::select(TOKENS), 0..40).prop_map(|t| t.join(" ")),
        "\\PC{0,60}",
    ]
}

proptest! {
    #[test]
    fn ranges_are_whole_sorted_and_apart(prose in text(), log in text(), label in text()) {
        let mut draft = Draft::new();
        draft.builder.open_field(&Chunk::plain(MappedText::verbatim(&label, Span::new(0, label.len()))), true);
        let ticket = draft
            .block(BlockKind::Value, &log)
            .paragraph(&prose)
            .code(&log)
            .finish();
        let mut facts = Facts::default();
        super::super::collect(&ticket, &mut facts);
        let full = ticket.text().as_str();
        let mut last = 0;
        for fact in facts.of(FactKind::Timestamp) {
            let range = &fact.range;
            prop_assert!(range.start < range.end && range.end <= full.len());
            prop_assert!(full.is_char_boundary(range.start) && full.is_char_boundary(range.end));
            prop_assert!(range.start >= last);
            last = range.end;
        }
        for (_, time) in times(&ticket) {
            if let Some(clock) = &time.clock_range {
                prop_assert!(full.get(clock.clone()).is_some_and(|t| !t.is_empty()));
            }
            prop_assert_eq!(time.clock.is_some(), time.clock_range.is_some());
        }
    }
}

#[test]
fn a_long_log_is_cheap() {
    let line =
        "2025-11-04 15:52:10,123 INFO [10.0.0.1:8080] 12:30 took 00:00:12 at main.rs:15:52\n";
    let one_line = line.replace('\n', " ");
    for log in [line.repeat(10_000), one_line.repeat(10_000)] {
        let ticket = Draft::new().code(&log).finish();
        let start = std::time::Instant::now();
        assert!(times(&ticket).len() >= 10_000);
        // Generous for an unoptimised build on a busy machine; quadratic work
        // would take minutes.
        assert!(start.elapsed().as_secs() < 20);
    }
}
