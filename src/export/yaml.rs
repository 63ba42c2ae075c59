//! A ticket as YAML: a key for each part, its text as a block.

use super::Case;
use super::block::{Marks, lines};
use super::markdown::verbatim;
use super::part::{Names, Part, line, parts, short};
use crate::ticket::{Block, BlockKind, Syntax};

/// The whole ticket. One that is YAML stays as it is written.
pub(super) fn write(case: &Case<'_>) -> String {
    if case.reading.ticket.syntax == Syntax::Yaml {
        return verbatim(case);
    }
    let mut out = String::new();
    let mut names = Names::default();
    for part in parts(case) {
        let label = match &part.label {
            Some(label) => label.as_str(),
            None if part.title => case.word("件名", "subject"),
            None => case.word("本文", "description"),
        };
        let key = names.free(label);
        if let Some(items) = items(case, &part) {
            out.push_str(&list(&key, &items));
            continue;
        }
        let value = match short(&case.reading.ticket, &part.blocks) {
            Some(value) => line(&case.words(&value.range)),
            None => lines(case, part.blocks.clone(), Marks::Lines),
        };
        out.push_str(&pair(&key, &value));
    }
    out
}

/// The items of a part that is a plain list and nothing else.
fn items(case: &Case<'_>, part: &Part) -> Option<Vec<String>> {
    let blocks = case.reading.ticket.blocks.get(part.blocks.clone())?;
    let item = |block: &Block| {
        let words = case.words(&block.range);
        let plain = matches!(
            block.kind,
            BlockKind::Item {
                ordered: false,
                depth: 0
            }
        );
        (plain && !words.trim().contains('\n')).then(|| line(&words))
    };
    let items: Option<Vec<String>> = blocks.iter().map(item).collect();
    items.filter(|items| !items.is_empty())
}

fn list(key: &str, items: &[String]) -> String {
    let mut out = pair(key, "");
    for item in items {
        // The item as the value of a key, without that key.
        let value = pair("k", item);
        out.push_str(&format!(
            "  - {}",
            value.trim_start_matches("k:").trim_start()
        ));
    }
    out
}

/// A key and its value, with the line break behind them.
pub(super) fn pair(key: &str, value: &str) -> String {
    let key = if is_plain(key) && !key.contains(": ") {
        key.to_owned()
    } else {
        quoted(key)
    };
    if value.is_empty() {
        return format!("{key}:\n");
    }
    if !value.contains('\n') {
        let value = if is_plain(value) {
            value.to_owned()
        } else {
            quoted(value)
        };
        return format!("{key}: {value}\n");
    }
    if !is_block(value) {
        return format!("{key}: {}\n", quoted(value));
    }
    let mut out = format!(
        "{key}: {}\n",
        if value.ends_with('\n') { "|" } else { "|-" }
    );
    for line in value.trim_end_matches('\n').split('\n') {
        if !line.is_empty() {
            out.push_str("  ");
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// Whether a text stands in a block as it is: printable, its first line neither
/// blank nor indented, and no more than one line break at its end.
fn is_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    !first.starts_with([' ', '\t'])
        && !first.is_empty()
        && !text.ends_with("\n\n")
        && text.lines().all(|line| !line.starts_with('\t'))
        && text
            .chars()
            .all(|c| c == '\n' || c == '\t' || is_printable(c))
}

const fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
        && !matches!(c, '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{10000}'..)
}

/// Whether a text of one line is, without quotes, that text and nothing else to
/// any reader of YAML.
fn is_plain(text: &str) -> bool {
    let word = text.to_ascii_lowercase();
    let special = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "~",
    ];
    let starts = |c: char| c.is_alphabetic() || matches!(c, '(' | '（' | '「' | '『' | '/' | '<');
    text.starts_with(starts)
        && text.trim() == text
        && !special.contains(&word.as_str())
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text.chars().all(is_printable)
}

/// A text in double quotes.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c if u32::from(c) < 0x1_0000 => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::pair;

    #[test]
    fn a_value_is_written_so_that_it_reads_as_itself() {
        for (value, wanted) in [
            ("aws", "k: aws\n"),
            ("0123", "k: \"0123\"\n"),
            ("yes", "k: \"yes\"\n"),
            ("a: b", "k: \"a: b\"\n"),
            ("a\nb\n", "k: |\n  a\n  b\n"),
            ("a\n\nb", "k: |-\n  a\n\n  b\n"),
            ("  a\nb\n", "k: \"  a\\nb\\n\"\n"),
            ("\u{1b}x\ny", "k: \"\\u001Bx\\ny\"\n"),
            ("", "k:\n"),
        ] {
            assert_eq!(pair("k", value), wanted);
            let read: std::collections::BTreeMap<String, Option<String>> =
                serde_yaml::from_str(&pair("k", value)).unwrap();
            assert_eq!(read["k"].clone().unwrap_or_default(), value);
        }
    }
}
