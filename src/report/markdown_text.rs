//! Words of others in Markdown, so that they stay words.

use std::borrow::Cow;

use crate::text::display::{visible, visible_line};

/// What marks up, links or makes a cell within a line.
const MARKS: [char; 15] = [
    '\\', '`', '*', '_', '[', ']', '|', '~', '#', '^', '$', '@', '&', '!', '%',
];

/// Services look for these before a name or a number, and then tell people or
/// link to things.
const CALLS: [char; 8] = ['@', '#', '!', '$', '%', '~', '&', '^'];

/// `text` as words within a line: nothing of it marks up, links, mentions
/// anybody or ends a cell of a table. A line break becomes `<br>`.
pub(super) fn words(text: &str) -> String {
    let shown = visible(text.trim());
    let mut out = String::with_capacity(shown.len() + 16);
    let mut rest = shown.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        match c {
            '\n' => out.push_str("<br>"),
            // As entities: what is looked for in pages, not in Markdown, would
            // see through a backslash.
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Within an address; not at the end of a sentence.
            '.' | ':' if !next.is_whitespace() => out.extend(['\\', c]),
            c if MARKS.contains(&c) => {
                out.extend(['\\', c]);
                if CALLS.contains(&c) && (next.is_alphanumeric() || next == '"') {
                    out.push_str("&#8203;");
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// `text` as code within a line, outside of tables.
pub(super) fn code(text: &str) -> String {
    let shown = visible_line(text);
    let marks = "`".repeat(longest_run(&shown) + 1);
    // A mark at an end needs a blank beside it, and both ends lose one.
    let blank = if shown.starts_with(['`', ' ']) || shown.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{marks}{blank}{shown}{blank}{marks}")
}

/// `text` as a block of code.
pub(super) fn block(text: &str) -> String {
    let shown = visible(text);
    let shown: Cow<'_, str> = match shown.trim_end_matches('\n') {
        trimmed if trimmed.len() < shown.len() => Cow::Owned(trimmed.to_owned()),
        _ => shown,
    };
    let marks = "`".repeat(longest_run(&shown).max(2) + 1);
    format!("{marks}text\n{shown}\n{marks}\n")
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}
