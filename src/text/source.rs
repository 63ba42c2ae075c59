//! A file as it was read: its name, its text, its lines.

use super::position::Place;
use super::{Position, Span};

/// The text of one draft and the index of its lines.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl SourceFile {
    /// Takes the text of a file. `name` is what reports print.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let lone_return = byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if byte == b'\n' || lone_return {
                line_starts.push(at + 1);
            }
        }
        Self {
            name: name.into(),
            text,
            line_starts,
        }
    }

    /// The name reports print: the path as given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, byte order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The length in bytes of a leading byte order mark: 3 or 0.
    #[must_use]
    pub fn bom_len(&self) -> usize {
        if self.text.starts_with('\u{feff}') {
            3
        } else {
            0
        }
    }

    /// The number of lines; text after the last line break counts as one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }

    /// The line, counted from 0, that holds the byte `offset`.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }

    /// The span of line `line` (from 0) without its line break.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Span {
        let Some(&start) = self.line_starts.get(line) else {
            return Span::point(self.text.len());
        };
        let end = self
            .line_starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let content = self.text[start..end].trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len())
    }

    /// Both ends of a span.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place {
            start: self.position(span.start()),
            end: self.position(span.end()),
        }
    }

    /// Line, column and UTF-16 column of a byte offset. An offset inside a
    /// character or past the end is moved back to the nearest boundary.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let mut byte = offset.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.line_of(byte);
        let mut start = self.line_starts[line];
        if start == 0 {
            // A byte order mark takes no column.
            start = self.bom_len().min(byte);
        }
        let before = &self.text[start..byte];
        Position {
            byte,
            line: line + 1,
            column: before.chars().count() + 1,
            utf16: before.encode_utf16().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_utf16_units() {
        let file = SourceFile::new("d.md", "件名: 🎉x\r\n二行\rthird\n");
        let x = file.text().find('x').unwrap_or_default();
        assert_eq!(
            file.position(x),
            Position {
                byte: x,
                line: 1,
                column: 6,
                utf16: 7
            }
        );
        let third = file.text().find("third").unwrap_or_default();
        assert_eq!(file.position(third).line, 3);
        assert_eq!(file.line_count(), 4);
        assert_eq!(file.line_span(0).slice(file.text()), Some("件名: 🎉x"));
        assert_eq!(file.line_span(1).slice(file.text()), Some("二行"));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let file = SourceFile::new("d.md", "\u{feff}件名");
        assert_eq!(file.position(3).column, 1);
        assert_eq!(file.position(6).column, 2);
        assert_eq!(file.position(0).column, 1);
    }
}
