//! Settings as people read them.

use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};

use super::super::output::Terminal;
use super::super::page::cropped;
use super::rows::Row;
use crate::config::said;
use crate::text::Language;
use crate::text::display::visible_line;
use crate::text::width::cells;

/// Up to this many cells, a value has its origin beside it; else below it.
const VALUE: usize = 28;

/// Names of drafts that are told before they are counted.
const NAMED: usize = 8;

/// How settings are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// Characters beyond ASCII may be drawn with.
    pub(super) unicode: bool,
    /// The language of all that is no name and no value.
    pub(super) language: Language,
}

/// A page on the settings of one place.
pub(super) fn page(name: &str, files: &[&str], rows: &[&Row], look: Look) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", visible_line(name).style(Style::new().bold()));
    let words = match files {
        [] => said!("設定ファイルはありません", "no configuration file"),
        [file] => said!("設定: {0}", "settings of {0}", visible_line(file)),
        [file, extended @ ..] => {
            let extended = extended.join(", ");
            said!(
                "設定: {0}({1} を extends)",
                "settings of {0}, which extends {1}",
                visible_line(file),
                visible_line(&extended),
            )
        }
    };
    let _ = writeln!(out, "{}\n", words.in_language(look.language));
    out.push_str(&table(rows, look));
    out
}

/// Rows below each other.
pub(super) fn table(rows: &[&Row], look: Look) -> String {
    let ellipsis = if look.unicode { "…" } else { "..." };
    let built_in = said!("既定", "built in");
    let mut out = String::new();
    let keys = rows.iter().map(|row| cells(row.key)).max().unwrap_or(0);
    let room = Terminal::width().saturating_sub(keys + 4);
    let shown: Vec<String> = rows
        .iter()
        .map(|row| match row.shown.as_str() {
            "" => "-".to_owned(),
            shown => cropped(shown, room.max(8), ellipsis),
        })
        .collect();
    let values = shown
        .iter()
        .map(|value| cells(value))
        .filter(|&width| width <= VALUE)
        .max()
        .unwrap_or(0);
    let mut last = "";
    for (row, value) in rows.iter().zip(&shown) {
        let key = if row.key == last { "" } else { row.key };
        last = row.key;
        let pad = keys - cells(key);
        let _ = write!(
            out,
            "  {}{:pad$}  {value}",
            key.style(Style::new().cyan()),
            ""
        );
        let from = row.origin.as_ref().map_or_else(
            || built_in.in_language(look.language).to_owned(),
            |origin| origin.told(look.language),
        );
        let from = visible_line(&from).into_owned();
        let gap = values.saturating_sub(cells(value)) + 2;
        if cells(value) <= values && keys + values + cells(&from) + 6 <= Terminal::width() {
            let _ = write!(out, "{:gap$}", "");
        } else {
            let indent = keys + 6;
            let _ = write!(out, "\n{:indent$}", "");
        }
        let _ = writeln!(out, "{}", from.style(Style::new().dimmed()));
    }
    out
}

/// The drafts that have settings in common, and what differs from the page above.
pub(super) fn group(names: &[String], differing: &[&Row], look: Look) -> String {
    let mut out = String::from("\n");
    for name in names.iter().take(NAMED) {
        let _ = writeln!(out, "{}", visible_line(name).style(Style::new().bold()));
    }
    if let Some(more @ 1..) = names.len().checked_sub(NAMED) {
        let more = said!("ほかに {more} 件", "and {more} more");
        let _ = writeln!(out, "{}", more.in_language(look.language));
    }
    out.push_str(&table(differing, look));
    out
}
