//! Drafts to measure with: ticket `n` is the same on every machine and in every
//! run, whatever other tickets are made. Three in five are Japanese, one in three
//! is YAML, one in twelve a plain form; what they hold differs: logs, tables,
//! commands, times, identifiers, and things to complain of.

#![allow(dead_code, reason = "no bench uses all of it")]

mod parts;

use std::fmt::Write as _;

use parts::{Matter, Parts};

/// A source of numbers that are the same everywhere (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) const fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) const fn below(&mut self, end: usize) -> usize {
        (self.roll() % end as u64) as usize
    }

    /// One of `list`.
    pub(crate) const fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }

    /// Whether it happens, once in `times`.
    pub(crate) const fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// So many digits, of a base up to 16.
    pub(crate) fn digits(&mut self, count: usize, base: usize) -> String {
        let mut digit = || char::from(b"0123456789abcdef"[self.below(base)]);
        (0..count).map(|_| digit()).collect()
    }
}

/// A draft, and the name of its file.
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// The drafts with the numbers up to `count`.
pub(crate) fn drafts(count: u64) -> Vec<Draft> {
    (0..count).map(draft).collect()
}

/// The draft of that number.
pub(crate) fn draft(number: u64) -> Draft {
    let mut dice = Dice::new(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x7469_636b);
    let japanese = dice.below(5) < 3;
    let parts = Parts::new(&mut dice, japanese);
    let (text, ending) = match dice.below(12) {
        0..4 => (yaml(&parts), "yaml"),
        4 => (form(&parts), "txt"),
        _ => (markdown(&parts, dice.once_in(3)), "md"),
    };
    Draft {
        name: format!("draft-{number:05}.{ending}"),
        text,
    }
}

fn markdown(parts: &Parts, front: bool) -> String {
    let mut out = String::new();
    if front {
        let _ = writeln!(out, "---\ntitle: {}\n---\n", parts.title);
    } else {
        let _ = writeln!(out, "# {}\n", parts.title);
    }
    for Matter { label, body } in &parts.matters {
        let _ = writeln!(out, "## {label}\n\n{body}\n");
    }
    if let Some(table) = &parts.table {
        let _ = writeln!(out, "{table}");
    }
    for log in &parts.logs {
        let _ = writeln!(out, "```\n{log}```\n");
    }
    out
}

fn yaml(parts: &Parts) -> String {
    let mut out = format!("title: \"{}\"\n", parts.title);
    for Matter { label, body } in &parts.matters {
        let _ = writeln!(out, "{label}: |");
        indented(&mut out, body);
    }
    let label = if parts.japanese { "ログ" } else { "log" };
    if !parts.logs.is_empty() {
        let _ = writeln!(out, "{label}: |");
    }
    for log in &parts.logs {
        indented(&mut out, log);
    }
    out
}

fn indented(out: &mut String, text: &str) {
    for line in text.lines() {
        let _ = match line {
            "" => writeln!(out),
            line => writeln!(out, "  {line}"),
        };
    }
}

fn form(parts: &Parts) -> String {
    let (title, sign) = match parts.japanese {
        true => ("件名", "："),
        false => ("Subject", ": "),
    };
    let mut out = format!("{title}{sign}{}\n", parts.title);
    for Matter { label, body } in &parts.matters {
        let gap = if body.contains('\n') { "\n" } else { "" };
        let _ = writeln!(out, "{label}{sign}{gap}{body}");
    }
    for log in &parts.logs {
        let _ = writeln!(out, "\n{log}");
    }
    out
}
