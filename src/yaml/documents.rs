//! The documents of a YAML file, cut at their markers.
//!
//! A line that begins with `---` or `...` ends a document whatever it stands
//! in, so the cut needs no parser, and a broken document cannot take the next
//! one with it.

use crate::text::{Span, line_break};

/// The parts of `source` that hold one document each, markers included.
pub(crate) fn split(source: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let bom = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let mut start = 0;
    // Whether the part has a document already, or only comments and directives.
    let mut begun = false;
    let mut at = bom;
    for line in line_break::split_inclusive(&source[bom..]) {
        let end = at + line.len();
        if is_marker(line, "---") {
            if begun {
                parts.push(Span::new(start, at));
                start = at;
            }
            begun = true;
        } else if is_marker(line, "...") {
            // The second half of `\r\n` is a line by itself here.
            let halved = line.ends_with('\r') && source[end..].starts_with('\n');
            let next = end + usize::from(halved);
            if begun {
                parts.push(Span::new(start, next));
            }
            start = next;
            begun = false;
        } else if !line.trim().is_empty() && !line.starts_with(['%', '#']) {
            begun = true;
        }
        at = end;
    }
    if start < source.len() {
        parts.push(Span::new(start, source.len()));
    }
    parts
}

/// Whether `line` is the document marker `marker`, maybe with more after it.
pub(crate) fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(source: &str) -> Vec<&str> {
        let spans = split(source);
        spans.iter().filter_map(|s| s.slice(source)).collect()
    }

    #[test]
    fn markers_cut_and_prefixes_stay() {
        assert_eq!(parts("a: 1\n"), ["a: 1\n"]);
        assert_eq!(parts("a: 1\n---\nb: 2\n"), ["a: 1\n", "---\nb: 2\n"]);
        assert_eq!(
            parts("%YAML 1.2\n# c\n---\na: 1\n...\n# d\n--- b\n"),
            ["%YAML 1.2\n# c\n---\na: 1\n...\n", "# d\n--- b\n"]
        );
        assert_eq!(
            parts("\u{feff}---\r\na: |\r\n  ---\r\n----\r\n---\r\n"),
            ["\u{feff}---\r\na: |\r\n  ---\r\n----\r\n", "---\r\n"]
        );
        assert_eq!(
            parts("a: 1\r\n...\r\nb: 2\r\n"),
            ["a: 1\r\n...\r\n", "b: 2\r\n"]
        );
        assert!(parts("").is_empty());
    }
}
