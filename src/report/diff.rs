//! The difference between two states of a draft.

use owo_colors::Style as Ink;
use similar::udiff::UnifiedHunkHeader;
use similar::{ChangeTag, DiffableStr as _, group_diff_ops};

use super::changes::changes;
use super::conceal::Concealed;
use crate::text::SourceFile;
use crate::text::Span;
use crate::text::display::{visible, visible_line};

/// Lines of context around a change.
const CONTEXT: usize = 3;

/// The changes from `before` to `after` as a unified diff, empty where there are
/// none. The secrets of `before`, at `concealed` in bytes of its text, are not
/// shown on either side. With colour if `color`.
#[must_use]
pub fn diff(before: &SourceFile, concealed: &[Span], after: &SourceFile, color: bool) -> String {
    if before.text() == after.text() {
        return String::new();
    }
    let secrets = Concealed::at(before, concealed);
    let (old, new) = (
        without(before.text(), concealed),
        secrets.mask(after.text()),
    );
    // A byte order mark is nothing to look at.
    let old = old.trim_start_matches('\u{feff}');
    let new = new.trim_start_matches('\u{feff}');
    let ink = |ink: Ink| if color { ink } else { Ink::new() };
    let head = ink(Ink::new().bold());
    // As git writes it: one slash, whether the path is absolute or not.
    let name = visible_line(before.name().trim_start_matches('/'));
    let mut out = format!(
        "{}\n{}\n",
        head.style(format!("--- a/{name}")),
        head.style(format!("+++ b/{name}"))
    );
    let (old, new) = (old.tokenize_lines(), new.tokenize_lines());
    for hunk in group_diff_ops(changes(&old, &new), CONTEXT) {
        let place = ink(Ink::new().cyan());
        let head = UnifiedHunkHeader::new(&hunk);
        out.push_str(&format!("{}\n", place.style(head)));
        for change in hunk.iter().flat_map(|op| op.iter_changes(&old, &new)) {
            let (sign, ink) = match change.tag() {
                ChangeTag::Equal => (' ', Ink::new()),
                ChangeTag::Delete => ('-', ink(Ink::new().red())),
                ChangeTag::Insert => ('+', ink(Ink::new().green())),
            };
            let line = change.value();
            let words = line.trim_end_matches(['\r', '\n']);
            let ending = &line[words.len()..];
            let words = format!("{sign}{}", visible(words));
            out.push_str(&format!("{}{ending}", ink.style(words)));
            if ending.is_empty() {
                out.push_str("\n\\ No newline at end of file\n");
            }
        }
    }
    out
}

/// `text` with asterisks for each character of `spans` but for line breaks.
fn without(text: &str, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in spans {
        let start = span.start().max(at);
        let Some(secret) = Span::new(start, span.end()).slice(text) else {
            continue;
        };
        out.push_str(text.get(at..start).unwrap_or(""));
        out.extend(secret.chars().map(|c| match c {
            '\n' | '\r' => c,
            _ => '*',
        }));
        at = span.end().max(at);
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_on_neither_side() {
        let before = SourceFile::new("d.txt", "a\r\npassword: hunter2x\r\nb\u{1b}[31m");
        let at = before.text().find("hunter2x").unwrap();
        let after = SourceFile::new("d.txt", "a\r\npassword: <PASSWORD_1>\r\nb\u{1b}[31m!");
        let span = Span::new(at, at + "hunter2x".len());
        assert_eq!(
            diff(&before, &[span], &after, false),
            "--- a/d.txt\n+++ b/d.txt\n@@ -1,3 +1,3 @@\n a\r\n-password: ********\r\n-b<U+001B>[31m\n\
             \\ No newline at end of file\n+password: <PASSWORD_1>\r\n+b<U+001B>[31m!\n\
             \\ No newline at end of file\n"
        );
        assert_eq!(diff(&before, &[span], &before, true), "");
    }

    #[test]
    fn a_path_follows_one_slash_as_git_has_it() {
        for (name, head) in [
            ("/drafts/d.txt", "--- a/drafts/d.txt\n+++ b/drafts/d.txt\n"),
            ("drafts/d.txt", "--- a/drafts/d.txt\n+++ b/drafts/d.txt\n"),
            ("./d.txt", "--- a/./d.txt\n+++ b/./d.txt\n"),
        ] {
            let (before, after) = (SourceFile::new(name, "a\n"), SourceFile::new(name, "b\n"));
            let shown = diff(&before, &[], &after, false);
            assert!(shown.starts_with(head), "{shown}");
        }
    }
}
