//! A YAML document that does not parse, as lines of `label: value`.
//!
//! What is only YAML's dress is taken off (comments, document markers, the
//! indentation under a key, `|` after a key, quotes around a value), so that
//! the line reader sees what the author meant to say.

use crate::text::{MappedText, Range, Span};
use crate::yaml::{is_block_header, is_marker, value_offset};

/// The lines of `source[part]`, mapped.
pub(super) fn undress(source: &str, part: Span) -> MappedText {
    let mut page = Page::default();
    let mut at = part.start();
    let text = part.slice(source).unwrap_or("");
    for line in text.split_inclusive('\n') {
        page.line(line, at);
        at += line.len();
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: MappedText,
    /// Indentation of the part under the last key at the margin.
    margin: Option<usize>,
    /// Indentation of the key whose block scalar this is.
    block: Option<usize>,
}

impl Page {
    fn line(&mut self, line: &str, at: usize) {
        let (line, at) = match line.strip_prefix('\u{feff}') {
            Some(rest) => (rest, at + '\u{feff}'.len_utf8()),
            None => (line, at),
        };
        if line.starts_with('#') {
            return;
        }
        if is_marker(line, "---") || is_marker(line, "...") {
            self.text.push_verbatim(&line[3..], at + 3);
            return;
        }
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let content = line[indent..].trim_end();
        if content.is_empty() {
            self.text.push_verbatim(&line[indent..], at + indent);
            return;
        }
        let cut = if indent == 0 {
            self.margin = None;
            0
        } else {
            indent.min(*self.margin.get_or_insert(indent))
        };
        if self.block.is_some_and(|key| indent > key) {
            self.text.push_verbatim(&line[cut..], at + cut);
            return;
        }
        self.block = is_block_header(content).then_some(indent);
        let content_end = indent + content.len();
        let value = value_offset(&line[..content_end]);
        let shown = if self.block.is_some() {
            value..value
        } else {
            unquoted(&line[..content_end], value)
        };
        self.text.push_verbatim(&line[cut..value], at + cut);
        self.text
            .push_verbatim(&line[shown.clone()], at + shown.start);
        self.text
            .push_verbatim(&line[content_end..], at + content_end);
    }
}

/// The value that begins at `value` and ends the line, without quotes that
/// enclose it whole.
fn unquoted(line: &str, value: usize) -> Range {
    let text = &line[value..];
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote).and_then(|t| t.strip_suffix(quote))
            && !inner.contains([quote, '\\'])
        {
            return value + 1..line.len() - 1;
        }
    }
    value..line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        let text = undress(source, Span::new(0, source.len()));
        // Every byte that is left stands in the file as it is.
        for (i, c) in text.as_str().char_indices() {
            let span = text.span(i..i + c.len_utf8());
            assert_eq!(span.slice(source), Some(c.encode_utf8(&mut [0; 4]) as &str));
        }
        text.as_str().to_owned()
    }

    #[test]
    fn only_the_words_are_left() {
        assert_eq!(
            shown(
                "\u{feff}---\n# コメント\n件名: \"障害: 不可\"\n本文: |\n  一行目\n    # 見出し\n環境:\n  OS: 'Linux'\n  版: 1\n"
            ),
            "\n件名: 障害: 不可\n本文: \n一行目\n  # 見出し\n環境:\nOS: Linux\n版: 1\n"
        );
        assert_eq!(
            shown("a: \"x\" と \"y\"\r\n\tb: 1"),
            "a: \"x\" と \"y\"\r\nb: 1"
        );
        assert_eq!(shown("\"全部\"\n"), "全部\n");
        assert_eq!(shown(""), "");
    }
}
