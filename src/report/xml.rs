//! Text in XML.

use crate::text::display::visible;

/// The beginning of a document.
pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// `text` as it may stand between tags and in an attribute. Control characters
/// are not allowed in XML, not even escaped: they are named as in all reports.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // A line break in an attribute would be read as a blank.
            '\n' => out.push_str("&#10;"),
            // Those who run jobs obey what follows `##`.
            '#' if out.ends_with('#') => out.push_str("&#35;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}
