//! Words of Markdown as plain text: what a reader of the page sees of them.

use pulldown_cmark::{Event, Parser, Tag};

use super::marks::{is_element, is_meant};
use super::shield::{edited, unshielding};
use crate::text::markdown::OPTIONS;

/// Behind it no words begin a list, a heading, or a block of HTML.
const BEFORE: &str = "| ";

/// Words that were cut out of Markdown without its tags, entities and marks. What
/// is struck out stays marked as such, and a link keeps where it leads.
pub(super) fn decoded(words: &str) -> String {
    let text = format!("{BEFORE}{words}");
    let mut edits = unshielding(&text);
    for (event, at) in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
        let marks = match event {
            Event::Start(Tag::Strong) if is_meant(&text, &at) => 2,
            Event::Start(Tag::Emphasis) if is_meant(&text, &at) => 1,
            Event::Code(_) => {
                let code = &text[at.clone()];
                code.len() - code.trim_start_matches('`').len()
            }
            // A picture is told by its tag alone.
            Event::InlineHtml(tag) if is_element(&tag) && !tag.contains('=') => {
                let blank = if is_break(&tag) { " " } else { "" };
                edits.push((at, blank.to_owned()));
                continue;
            }
            _ => continue,
        };
        edits.push((at.start..at.start + marks, String::new()));
        edits.push((at.end - marks..at.end, String::new()));
    }
    let out = edited(&text, edits);
    out.strip_prefix(BEFORE).unwrap_or(&out).to_owned()
}

/// Whether a tag begins another line.
fn is_break(tag: &str) -> bool {
    let name = tag.trim_matches(|c: char| !c.is_ascii_alphabetic());
    name.eq_ignore_ascii_case("br")
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_a_reader_sees_stays() {
        for (words, wanted) in [
            ("R&amp;D <b>部</b> &lt;x&gt;", "R&D 部 <x>"),
            ("~~**太字** と _斜体_~~", "~~太字 と 斜体~~"),
            ("`a &amp; b` と `` x`y ``", "a &amp; b と  x`y "),
            (r"x \| y と C:\Temp\*.log", r"x | y と C:\Temp\*.log"),
            ("上<br>下<br/>端", "上 下 端"),
            (
                "<host> と <img src=\"a.png\">",
                "<host> と <img src=\"a.png\">",
            ),
            (
                "[手順](https://example.com/a)",
                "[手順](https://example.com/a)",
            ),
            ("# x", "# x"),
            ("__init__ と 2*3*4", "__init__ と 2*3*4"),
            ("- [x] 済み", "- [x] 済み"),
        ] {
            assert_eq!(decoded(words), wanted);
        }
    }
}
