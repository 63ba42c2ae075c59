//! Where a quote ends that Markdown lets go on.
//!
//! A line without a mark right below a quote belongs to it by CommonMark ("lazy
//! continuation"). Authors who leave no blank line there write on in their own words.

use crate::text::{MappedText, Range, width};

/// Programs that wrap a quoted mail do so near this width, in cells, and leave the rest
/// of the line without a mark.
const WRAPPED: usize = 60;

/// Where the author's own words begin in the text of a paragraph that begins in a quote;
/// `None` where all of it is quoted. `source`: the whole file.
pub(super) fn own_words(text: &MappedText, source: &str) -> Option<usize> {
    let words = text.as_str();
    let mut before: Option<&str> = None;
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        if let Some(before) = before
            && !line.trim().is_empty()
            && !is_marked(source, text.offset(at))
            && !is_rest_of(before.trim_end(), line.trim())
        {
            return Some(at);
        }
        before = Some(line);
        at += line.len();
    }
    None
}

/// Whether the line of the source at an offset has the mark of a quote before it.
fn is_marked(source: &str, at: usize) -> bool {
    let before: Range = 0..at;
    let line = source.get(before).unwrap_or("");
    let line = line
        .rfind(['\n', '\r'])
        .map_or(line, |end| &line[end + 1..]);
    line.contains('>')
}

/// Whether a line looks like the rest of a quoted one that was wrapped.
fn is_rest_of(quoted: &str, line: &str) -> bool {
    let ends = quoted.ends_with(['。', '.', '!', '?', '！', '？', ':', '：', ')', '」', '"']);
    let latin = |text: &str| text.is_ascii();
    !ends && width::cells(quoted) >= WRAPPED && latin(quoted) == latin(line)
}
