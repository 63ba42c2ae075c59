//! A file as it was read: its name, its text, its lines.

use std::borrow::Cow;
use std::sync::OnceLock;

use memchr::{memchr_iter, memchr2_iter};

use super::boundary::floor_char_boundary;
use super::encoding::{self, Decoded, Encoding, Raw, Unwritable};
use super::position::Place;
use super::{Position, Span};

/// Bytes between two entries of [`SourceFile::counts`].
const STRIDE: usize = 512;

/// The text of one draft and the index of its lines.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    /// The bytes of the file, where they are not those of the text.
    raw: Option<Raw>,
    line_starts: Vec<usize>,
    /// The units before each multiple of [`STRIDE`]: a position on a line of a
    /// megabyte must not cost a megabyte. Made when first needed.
    counts: OnceLock<Vec<Units>>,
}

/// A length of text as people and as editors count it.
#[derive(Debug, Clone, Copy, Default)]
struct Units {
    chars: usize,
    utf16: usize,
}

impl Units {
    fn of(bytes: &[u8]) -> Self {
        // Each character has one byte that does not continue another; one that
        // begins with 0xf0 or more takes two units of UTF-16.
        let chars = bytes.iter().filter(|&&b| b & 0xc0 != 0x80).count();
        let pairs = bytes.iter().filter(|&&b| b >= 0xf0).count();
        Self {
            chars,
            utf16: chars + pairs,
        }
    }

    const fn plus(self, other: Self) -> Self {
        Self {
            chars: self.chars + other.chars,
            utf16: self.utf16 + other.utf16,
        }
    }

    const fn minus(self, other: Self) -> Self {
        Self {
            chars: self.chars - other.chars,
            utf16: self.utf16 - other.utf16,
        }
    }
}

impl SourceFile {
    /// Takes the text of a file in UTF-8. `name` is what reports print.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::of(name.into(), text.into(), None)
    }

    /// Takes a file that was read in some encoding.
    #[must_use]
    pub fn decoded(name: impl Into<String>, decoded: Decoded) -> Self {
        Self::of(name.into(), decoded.text, decoded.raw)
    }

    fn of(name: String, text: String, raw: Option<Raw>) -> Self {
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            let goes_on = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !goes_on {
                line_starts.push(at + 1);
            }
        }
        Self {
            name,
            text,
            raw,
            line_starts,
            counts: OnceLock::new(),
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

    /// The same file with line feeds for lone carriage returns, the line breaks
    /// of old Macs, which few parsers know. Every offset stays what it is.
    #[must_use]
    pub fn with_line_feeds(&self) -> Cow<'_, Self> {
        let bytes = self.text.as_bytes();
        let is_lone = |at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        if !memchr_iter(b'\r', bytes).any(is_lone) {
            return Cow::Borrowed(self);
        }
        let text = self.text.char_indices().map(|(at, c)| match c {
            '\r' if is_lone(at) => '\n',
            c => c,
        });
        Cow::Owned(Self::of(
            self.name.clone(),
            text.collect(),
            self.raw.clone(),
        ))
    }

    /// The encoding the file is in.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.raw.as_ref().map_or(Encoding::Utf8, |raw| raw.encoding)
    }

    /// The bytes of the file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.raw
            .as_ref()
            .map_or(self.text.as_bytes(), |raw| &raw.bytes)
    }

    /// The offset in the bytes of the file of an offset in its text.
    #[must_use]
    pub fn file_offset(&self, at: usize) -> usize {
        self.raw.as_ref().map_or(at, |raw| raw.offset(at))
    }

    /// The line break it uses: that of its first line.
    #[must_use]
    pub fn line_break(&self) -> &'static str {
        match self.text.find(['\n', '\r']) {
            Some(at) if self.text[at..].starts_with("\r\n") => "\r\n",
            Some(at) if self.text[at..].starts_with('\r') => "\r",
            _ => "\n",
        }
    }

    /// The file with parts replaced. `edits` are spans of the text and what
    /// comes there, in order, not overlapping. All other bytes of the file stay.
    ///
    /// # Errors
    /// A character that the encoding of the file cannot write.
    pub fn edited<'e>(
        &self,
        edits: impl IntoIterator<Item = (Span, &'e str)>,
    ) -> Result<Self, Unwritable> {
        let edits: Vec<_> = edits
            .into_iter()
            .map(|(span, words)| (span.start(), span.end(), words))
            .collect();
        let text = encoding::spliced(&self.text, &edits);
        let Some(raw) = &self.raw else {
            return Ok(Self::of(self.name.clone(), text, None));
        };
        let bytes = raw.edited(edits.iter().copied())?;
        // What was just written can be read.
        let decoded = raw
            .encoding
            .decode(bytes)
            .map_err(|_| Unwritable('\u{fffd}'))?;
        Ok(Self::decoded(self.name.clone(), decoded))
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
        let byte = floor_char_boundary(&self.text, offset);
        let line = self.line_of(byte);
        let mut start = self.line_starts[line];
        if start == 0 {
            // A byte order mark takes no column.
            start = self.bom_len().min(byte);
        }
        let before = self.units(start, byte);
        Position {
            byte: self.file_offset(byte),
            line: line + 1,
            column: before.chars + 1,
            utf16: before.utf16 + 1,
        }
    }

    /// The length of the text from `start` to `end`, two of its boundaries.
    fn units(&self, start: usize, end: usize) -> Units {
        let bytes = self.text.as_bytes();
        if end - start <= STRIDE {
            return Units::of(&bytes[start..end]);
        }
        let counts = self.counts.get_or_init(|| {
            let mut sum = Units::default();
            bytes
                .chunks(STRIDE)
                .map(|chunk| {
                    let before = sum;
                    sum = sum.plus(Units::of(chunk));
                    before
                })
                .collect()
        });
        let before = |at: usize| {
            // An end of the text on a multiple has no entry of its own.
            let entry = (at / STRIDE).min(counts.len() - 1);
            counts[entry].plus(Units::of(&bytes[entry * STRIDE..at]))
        };
        before(end).minus(before(start))
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
        assert_eq!(file.line_span(0).slice(file.text()), Some("件名: 🎉x"));
        assert_eq!(file.line_span(1).slice(file.text()), Some("二行"));
    }

    #[test]
    fn positions_on_a_long_line() {
        let head = "前\n";
        for repeat in [1000, 1024, 5000] {
            let mut text = format!("{head}{}", "あ🎉ab".repeat(repeat));
            while !text.len().is_multiple_of(STRIDE) {
                text.push('x');
            }
            let file = SourceFile::new("d.md", text.as_str());
            let inside = (head.len()..text.len()).step_by(97);
            for at in inside.chain([text.len()]) {
                let place = file.position(at);
                let before = &text[head.len()..place.byte];
                assert_eq!(place.line, 2);
                assert_eq!(place.column, before.chars().count() + 1);
                assert_eq!(place.utf16, before.encode_utf16().count() + 1);
            }
        }
    }

    #[test]
    fn lone_carriage_returns_become_line_feeds() {
        let file = SourceFile::new("d.md", "あ\rb\r\nc\n\r");
        assert_eq!(file.with_line_feeds().text(), "あ\nb\r\nc\n\n");
        let file = SourceFile::new("d.md", "あ\r\nb\n");
        assert!(matches!(file.with_line_feeds(), Cow::Borrowed(_)));
    }

    #[test]
    fn a_byte_order_mark_takes_no_column() {
        let file = SourceFile::new("d.md", "\u{feff}件名");
        assert_eq!(file.position(3).column, 1);
        assert_eq!(file.position(6).column, 2);
        assert_eq!(file.position(0).column, 1);
    }
}
