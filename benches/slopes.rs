//! Drafts that are made to be slow, at a size and at twice that:
//! `cargo bench --bench slopes`. What is linear takes about twice as long.

#![allow(clippy::print_stdout, reason = "a bench reports")]

mod corpus;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ticketlint::engine::{self, Settings};
use ticketlint::text::SourceFile;

/// A ratio from here on is called out: a quadratic step would show as 4.
const STEEP: f64 = 2.8;

/// Name, what the size counts, the greater size, and the draft of a size.
type Case = (&'static str, &'static str, usize, fn(usize) -> String);

const CASES: &[Case] = &[
    ("one line", "bytes", 10_000_000, one_line),
    ("a draft of many lines", "lines", 200_000, lines),
    ("one list", "items", 100_000, items),
    ("times", "times", 10_000, times),
    ("one kanji over and over", "bytes", 1_000_000, one_kanji),
    ("tickets, one after another", "tickets", 1_000, tickets),
];

fn main() {
    // Cargo passes `--bench`; a word besides that picks cases.
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    println!(
        "{:<28} {:>18} {:>10} {:>10} {:>6}",
        "draft", "size", "half", "whole", "ratio"
    );
    for (name, unit, size, draft) in CASES {
        if wanted.as_ref().is_some_and(|part| !name.contains(part)) {
            continue;
        }
        let half = time(&draft(size / 2));
        let whole = time(&draft(*size));
        let ratio = whole.as_secs_f64() / half.as_secs_f64();
        let remark = if ratio < STEEP { "" } else { "  not linear?" };
        println!(
            "{name:<28} {:>18} {:>8.0}ms {:>8.0}ms {ratio:>6.2}{remark}",
            format!("{size} {unit}"),
            half.as_secs_f64() * 1e3,
            whole.as_secs_f64() * 1e3,
        );
    }
}

/// The shorter of two judgements.
fn time(text: &str) -> Duration {
    let source = SourceFile::new("draft.md", text);
    let settings = Settings::default();
    let once = || {
        let start = Instant::now();
        black_box(engine::lint(&source, &settings));
        start.elapsed()
    };
    once().min(once())
}

fn one_line(bytes: usize) -> String {
    let unit = "接続できないため web01 を再起動した、the job fails at 10:42, ";
    unit.repeat(bytes / unit.len() + 1)
}

fn lines(count: usize) -> String {
    let mut out = String::from("# ログを貼ります\n\n");
    let mut dice = corpus::Dice::new(7);
    for line in 0..count {
        let _ = match dice.below(3) {
            0 => writeln!(out, "{line} 行目: 応答が {} ms でした。", dice.below(9000)),
            1 => writeln!(out, "worker {} gave up after {line} tries.", dice.below(40)),
            _ => writeln!(
                out,
                "2026-11-03 10:{:02}:11 ERROR {line} timed out",
                line % 60
            ),
        };
    }
    out
}

fn items(count: usize) -> String {
    let item = |number| format!("- {number} 番のサーバに繋がらない\n");
    (0..count).map(item).collect()
}

fn times(count: usize) -> String {
    let time = |n: usize| {
        format!(
            "{}月{}日 {}:{:02} に停止、",
            n % 12 + 1,
            n % 28 + 1,
            n % 24,
            n % 60
        )
    };
    (0..count).map(time).collect()
}

fn one_kanji(bytes: usize) -> String {
    "障".repeat(bytes / "障".len())
}

fn tickets(count: usize) -> String {
    let drafts = corpus::drafts(count as u64).into_iter();
    let texts: Vec<String> = drafts.map(|draft| draft.text).collect();
    texts.join("\n\n")
}
