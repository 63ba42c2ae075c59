//! Line breaks that only wrapped a paragraph, and those that mean something.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::text::{MappedText, Range, line_break};

/// Text whose line breaks were settled, and how its offsets moved.
pub(super) struct Unwrapped<'t> {
    /// The text as it is now.
    pub(super) text: Cow<'t, MappedText>,
    /// Where each break ended, and where it ends now.
    breaks: Vec<(usize, usize)>,
}

impl<'t> Unwrapped<'t> {
    /// Joins the lines of a paragraph that was wrapped by hand or by an editor;
    /// other breaks become `\n`.
    pub(super) fn of(text: &'t MappedText) -> Self {
        Self::with(text, |before, after| {
            if is_wrapped(before, after) {
                if joins_without_blank(before, after) {
                    ""
                } else {
                    " "
                }
            } else {
                "\n"
            }
        })
    }

    /// Keeps every break, as `\n`.
    pub(super) fn keeping_breaks(text: &'t MappedText) -> Self {
        Self::with(text, |_, _| "\n")
    }

    fn with(text: &'t MappedText, choose: impl Fn(&str, &str) -> &'static str) -> Self {
        let value = text.as_str();
        if line_break::first(value).is_none() {
            return Self {
                text: Cow::Borrowed(text),
                breaks: Vec::new(),
            };
        }
        let mut out = MappedText::new();
        let mut breaks = Vec::new();
        let mut line_start = 0;
        let mut at = 0;
        while let Some(found) = line_break::first(&value[at..]) {
            let start = at + found;
            let len = if value[start..].starts_with("\r\n") {
                2
            } else {
                1
            };
            let end = start + len;
            let after = &value[end..];
            let after = line_break::first(after).map_or(after, |at| &after[..at]);
            let chosen = choose(&value[line_start..start], after);
            out.push_text(text, at..start);
            if chosen == "\n" && len == 1 && value.as_bytes()[start] == b'\n' {
                out.push_text(text, start..end);
            } else if !chosen.is_empty() {
                out.push_mapped(chosen, text.span(start..end));
            }
            breaks.push((end, out.len()));
            at = end;
            line_start = end;
        }
        out.push_text(text, at..value.len());
        Self {
            text: Cow::Owned(out),
            breaks,
        }
    }

    /// Where a range of the original stands now.
    pub(super) fn place(&self, range: &Range) -> Range {
        self.offset(range.start)..self.offset(range.end)
    }

    fn offset(&self, at: usize) -> usize {
        let before = self.breaks.partition_point(|&(end, _)| end <= at);
        let moved = match before.checked_sub(1).and_then(|i| self.breaks.get(i)) {
            Some(&(end, new_end)) => new_end + (at - end),
            None => at,
        };
        moved.min(self.text.len())
    }
}

/// No label before what was copied is longer, in characters.
const LONGEST_LABEL: usize = 16;

/// Whether a line break only wrapped a sentence. A line that ends a sentence,
/// a short line, and a line that begins like an item stay apart.
fn is_wrapped(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let after = after.trim_start();
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return false;
    };
    if matches!(
        last,
        '。' | '！' | '？' | '!' | '?' | '.' | ':' | '：' | ';' | '」' | '）' | ')'
    ) {
        return false;
    }
    if matches!(
        first,
        '-' | '*'
            | '・'
            | '●'
            | '○'
            | '■'
            | '□'
            | '◆'
            | '◇'
            | '※'
            | '>'
            | '|'
            | '#'
            | '【'
            | '→'
    ) || first.is_ascii_digit()
    {
        return false;
    }
    if after.chars().take(16).any(|c| matches!(c, ':' | '：')) && !after.contains("://") {
        return false;
    }
    if matches!(last, '、' | ',') {
        return true;
    }
    let is_wide = |cells| before.len() >= cells && crate::text::width::cells(before) >= cells;
    if last.is_ascii() && first.is_ascii() {
        // English prose goes on in lower case.
        return first.is_ascii_lowercase() && is_wide(40);
    }
    // What was copied is all in Latin letters, be it behind a label; what is said
    // of it begins anew.
    let copied = match before.split_once([':', '：']) {
        Some((label, words)) if label.chars().count() <= LONGEST_LABEL => words,
        _ => before,
    };
    let begins_anew = copied.is_ascii() && !matches!(first, 'ぁ'..='ゖ');
    !begins_anew && is_wide(60)
}

fn joins_without_blank(before: &str, after: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    let first = after.trim_start().chars().next();
    // An accent that stands alone would be put on the letter before the break.
    let is_alone = first.is_some_and(is_combining_mark);
    let are_latin = last.is_some_and(is_latin) && first.is_some_and(is_latin);
    !(is_alone || are_latin)
}

/// Letters, digits and marks of ASCII, of either width: both are read alike.
const fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '！'..='～')
}
