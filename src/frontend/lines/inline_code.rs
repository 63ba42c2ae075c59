//! Back-ticked code in plain text.

use std::collections::HashMap;

use super::joined::Rich;
use crate::ticket::Chunk;

/// Takes the back-ticks off and marks what stood between them, as Markdown
/// does. A back-tick without a partner stays.
pub(in crate::frontend) fn marked(chunk: Chunk) -> Chunk {
    let text = chunk.text.as_str();
    if !text.contains('`') || !chunk.code.is_empty() {
        return chunk;
    }
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('`') {
        let start = at + found;
        let len = text.len() - start - text[start..].trim_start_matches('`').len();
        runs.push((start, len));
        at = start + len;
    }
    // The next run of the same length, for each.
    let mut partner = vec![None; runs.len()];
    let mut latest = HashMap::new();
    for (i, &(_, len)) in runs.iter().enumerate().rev() {
        partner[i] = latest.insert(len, i);
    }
    let mut pieces = Vec::new();
    let mut code = Vec::new();
    let (mut from, mut length, mut i) = (0, 0, 0);
    while let Some(&(start, len)) = runs.get(i) {
        let Some(close) = partner[i] else {
            i += 1;
            continue;
        };
        let (end, _) = runs[close];
        pieces.push(from..start);
        length += start - from;
        pieces.push(start + len..end);
        code.push(length..length + end - start - len);
        length += end - start - len;
        from = end + len;
        i = close + 1;
    }
    pieces.push(from..text.len());
    let mut out = Rich::plain(chunk).join(pieces);
    out.code = code;
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{MappedText, Span};

    fn show(source: &str) -> String {
        let text = MappedText::verbatim(source, Span::new(0, source.len()));
        let out = marked(Chunk::plain(text));
        let mut shown = String::new();
        let mut at = 0;
        for code in &out.code {
            shown.push_str(&out.text.as_str()[at..code.start]);
            shown.push('<');
            shown.push_str(&out.text.as_str()[code.clone()]);
            shown.push('>');
            at = code.end;
        }
        shown.push_str(&out.text.as_str()[at..]);
        shown
    }

    #[test]
    fn pairs_are_marked_and_strays_stay() {
        assert_eq!(show("`a` と ``b`c`` と `d"), "<a> と <b`c> と `d");
        assert_eq!(show("a``` b"), "a``` b");
        assert_eq!(show("``"), "``");
    }
}
