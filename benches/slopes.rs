//! Drafts that are made to be slow, at a size and at twice that:
//! `cargo bench --bench slopes`. What is linear takes about twice as long.

#![allow(clippy::print_stdout, reason = "a bench reports")]

mod corpus;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use ticketlint::engine::{self, Settings};
use ticketlint::knowledge::CARDS;
use ticketlint::text::SourceFile;

/// A ratio from here on is called out: a quadratic step would show as 4.
const STEEP: f64 = 2.8;

/// Name, what the size counts, the greater size, and the draft of a size.
type Case = (&'static str, &'static str, usize, fn(usize) -> String);

const CASES: &[Case] = &[
    ("one line", "bytes", 10_000_000, one_line),
    ("one sentence", "bytes", 1_000_000, one_sentence),
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
        Slope::of(draft, *size).print(name, &format!("{size} {unit}"));
    }
    rules(wanted.as_deref());
}

/// How long half of a draft takes, and the whole.
struct Slope {
    half: Duration,
    whole: Duration,
}

impl Slope {
    fn of(draft: impl Fn(usize) -> String, size: usize) -> Self {
        Self {
            half: time(&draft(size / 2)),
            whole: time(&draft(size)),
        }
    }

    fn ratio(&self) -> f64 {
        self.whole.as_secs_f64() / self.half.as_secs_f64()
    }

    fn print(&self, name: &str, size: &str) {
        let ratio = self.ratio();
        let remark = if ratio < STEEP { "" } else { "  not linear?" };
        println!(
            "{name:<28} {size:>18} {:>8.0}ms {:>8.0}ms {ratio:>6.2}{remark}",
            self.half.as_secs_f64() * 1e3,
            self.whole.as_secs_f64() * 1e3,
        );
    }
}

/// What each rule finds, and near misses, over and over: the examples of its card, as one
/// sentence and line by line. The steepest is told, and each that is not linear.
fn rules(wanted: Option<&str>) {
    const NAME: &str = "what a rule finds";
    const BYTES: usize = 400_000;
    if wanted.is_some_and(|part| !NAME.contains(part)) {
        return;
    }
    let mut steepest: Option<(String, Slope)> = None;
    for card in &CARDS {
        let examples = card.examples.fail.iter().chain(card.examples.pass.iter());
        let texts: Vec<String> = examples.map(|one| one.text.replace('\n', " ")).collect();
        for (shape, joint) in [("in one sentence", ", "), ("line by line", "\n")] {
            let unit = texts.join(joint) + joint;
            let slope = Slope::of(|size| unit.repeat(size / unit.len() + 1), BYTES);
            let name = format!("{} {shape}", card.name);
            if slope.ratio() >= STEEP {
                slope.print(&name, &format!("{BYTES} bytes"));
            }
            if steepest
                .as_ref()
                .is_none_or(|(_, s)| s.ratio() < slope.ratio())
            {
                steepest = Some((name, slope));
            }
        }
    }
    if let Some((name, slope)) = steepest {
        println!("{NAME}, {} rules, the steepest: {name}", CARDS.len());
        slope.print("", &format!("{BYTES} bytes"));
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

fn one_sentence(bytes: usize) -> String {
    let unit = "when we close the tab, the job fails with error 500, ";
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
