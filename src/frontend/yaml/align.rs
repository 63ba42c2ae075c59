//! From the value of a YAML scalar back to the bytes it was written with.
//!
//! No parser tells where the characters of a decoded scalar stood. So the
//! source and the parser's value are walked side by side: the value steers,
//! which spares a second implementation of chomping and folding, and the source
//! tells what each piece was: the same bytes, a line break that was folded, an
//! escape. If the two do not fit, the scalar maps only as a whole.

use memchr::memchr2;

use crate::text::{MappedText, Span};
use crate::yaml::{Scalar, Style};

/// The value of a scalar with its map.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The value, exactly as the parser has it.
    pub text: MappedText,
    /// Blanks of `text` that folding made out of a line break.
    pub folds: Vec<usize>,
}

impl Decoded {
    /// The value of `scalar`, which stands at `span` of `source`.
    pub(super) fn new(source: &str, span: Span, scalar: &Scalar) -> Self {
        Self::aligned(source, span, scalar).unwrap_or_else(|| {
            let mut text = MappedText::new();
            text.push_mapped(&scalar.value, span);
            Self {
                text,
                folds: Vec::new(),
            }
        })
    }

    /// The value mapped piece by piece, if it fits its source.
    pub(super) fn aligned(source: &str, span: Span, scalar: &Scalar) -> Option<Self> {
        Aligner::new(source, span, scalar)?.run()
    }

    /// The text as a reader joins it: where a line of Japanese was wrapped,
    /// folding put a blank that nobody wrote; it is left out.
    pub(super) fn joined(self) -> MappedText {
        let value = self.text.as_str();
        let mut out = MappedText::new();
        let mut kept = 0;
        for fold in self.folds {
            let before = value[..fold].chars().next_back();
            let after = value[fold + 1..].chars().next();
            if before.is_some_and(is_wide) && after.is_some_and(is_wide) {
                out.push_text(&self.text, kept..fold);
                kept = fold + 1;
            }
        }
        if kept == 0 {
            return self.text;
        }
        out.push_text(&self.text, kept..self.text.len());
        out
    }
}

/// Characters that are written without blanks between words.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Walks a scalar's source and its value together.
struct Aligner<'a> {
    source: &'a str,
    /// The next byte of the source.
    at: usize,
    /// Where the scalar's source ends.
    end: usize,
    value: &'a str,
    style: Style,
    /// Bytes of the value that are done.
    done: usize,
    /// Indentation of a block scalar's lines.
    indent: usize,
    text: MappedText,
    folds: Vec<usize>,
}

impl<'a> Aligner<'a> {
    fn new(source: &'a str, span: Span, scalar: &'a Scalar) -> Option<Self> {
        span.slice(source)?;
        let mut aligner = Self {
            source,
            at: span.start(),
            end: span.end(),
            value: &scalar.value,
            style: scalar.style,
            done: 0,
            indent: 0,
            text: MappedText::with_capacity(scalar.value.len()),
            folds: Vec::new(),
        };
        match scalar.style {
            Style::SingleQuoted | Style::DoubleQuoted => {
                aligner.at += 1;
                aligner.end = aligner.end.checked_sub(1)?;
            }
            Style::Literal | Style::Folded => {
                // The parser's span begins after the first line's indentation.
                let line = line_start(source.as_bytes(), span.start());
                aligner.indent = span.start() - line;
                aligner.include_leading_blank_lines();
            }
            Style::Plain => {}
        }
        (aligner.at <= aligner.end).then_some(aligner)
    }

    fn run(mut self) -> Option<Decoded> {
        while self.done < self.value.len() {
            match self.style {
                Style::Literal | Style::Folded if self.at >= self.end => {
                    self.supply_last_break()?
                }
                Style::Literal => self.literal_step()?,
                Style::Folded => self.folded_step()?,
                Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => self.flow_step()?,
            }
        }
        Some(Decoded {
            text: self.text,
            folds: self.folds,
        })
    }

    /// The parser's span of a block scalar begins at its first character; blank
    /// lines before it are part of the value.
    fn include_leading_blank_lines(&mut self) {
        let bytes = self.source.as_bytes();
        let leading = self.value.bytes().take_while(|&b| b == b'\n').count();
        if leading == 0 || leading == self.value.len() {
            return;
        }
        let mut start = line_start(bytes, self.at);
        for _ in 0..leading {
            start = line_start(bytes, before_break(bytes, start));
        }
        self.at = start;
        self.skip_indent();
    }

    /// A file that ends without a line break: the parser supplies it.
    fn supply_last_break(&mut self) -> Option<()> {
        if &self.value[self.done..] != "\n" {
            return None;
        }
        self.text.push_synthetic("\n", self.at);
        self.done += 1;
        Some(())
    }

    fn literal_step(&mut self) -> Option<()> {
        let len = self.break_len(self.at);
        if len == 0 {
            return self.rest_of_line();
        }
        (self.newlines(1) == 1).then_some(())?;
        self.push_break(len);
        self.skip_indent();
        Some(())
    }

    fn folded_step(&mut self) -> Option<()> {
        if self.break_len(self.at) == 0 {
            return self.rest_of_line();
        }
        // A run of breaks, with lines between that hold at most indentation.
        let start = self.at;
        let mut breaks = 0;
        loop {
            let len = self.break_len(self.at);
            if len == 0 {
                break;
            }
            breaks += 1;
            self.at += len;
            self.skip_indent();
        }
        let span = Span::new(start, self.at);
        if breaks == 1 && self.rest().starts_with(' ') {
            self.fold(span);
            return Some(());
        }
        let kept = self.newlines(breaks);
        let all_but_one = kept + 1 >= breaks || self.done + kept == self.value.len();
        (kept > 0 && all_but_one).then_some(())?;
        self.push_mapped(kept, span);
        Some(())
    }

    fn flow_step(&mut self) -> Option<()> {
        let style = self.style;
        if self.at >= self.end {
            return None;
        }
        let bytes = self.source.as_bytes();
        match bytes[self.at] {
            b' ' | b'\t' | b'\n' | b'\r' => self.flow_blanks(),
            b'\'' if style == Style::SingleQuoted => {
                // A quote inside single quotes is written twice.
                self.mapped_char(2)
            }
            b'\\' if style == Style::DoubleQuoted => self.escape(),
            _ => self.verbatim_to(move |byte| match byte {
                b' ' | b'\t' | b'\n' | b'\r' => true,
                b'\'' => style == Style::SingleQuoted,
                b'\\' => style == Style::DoubleQuoted,
                _ => false,
            }),
        }
    }

    /// Blanks inside a line stay; blanks around line breaks fold with them.
    fn flow_blanks(&mut self) -> Option<()> {
        let start = self.at;
        self.skip_blanks();
        if self.at >= self.end || self.break_len(self.at) == 0 {
            let end = self.at;
            self.at = start;
            return self.verbatim(end);
        }
        let breaks = self.skip_break_run();
        let span = Span::new(start, self.at);
        if breaks == 1 {
            self.rest().starts_with(' ').then_some(())?;
            self.fold(span);
            return Some(());
        }
        (self.newlines(breaks - 1) == breaks - 1).then_some(())?;
        self.push_mapped(breaks - 1, span);
        Some(())
    }

    fn escape(&mut self) -> Option<()> {
        let bytes = self.source.as_bytes();
        let letter = *bytes.get(self.at + 1)?;
        let line_break = self.break_len(self.at + 1);
        if line_break > 0 {
            // An escaped break vanishes; empty lines after it do not.
            let start = self.at;
            self.at += 1 + line_break;
            let empty = self.skip_break_run();
            (self.newlines(empty) == empty).then_some(())?;
            self.push_mapped(empty, Span::new(start, self.at));
            return Some(());
        }
        let decoded = self.rest().chars().next()?;
        self.mapped_char(match letter {
            b'x' => 4,
            // Two escapes make one character outside the basic plane.
            b'u' if decoded > '\u{ffff}' => 12,
            b'u' => 6,
            b'U' => 10,
            _ => 2,
        })
    }

    fn rest(&self) -> &'a str {
        &self.value[self.done..]
    }

    /// Takes the source up to the end of the line as it stands.
    fn rest_of_line(&mut self) -> Option<()> {
        let bytes = &self.source.as_bytes()[self.at..self.end];
        let len = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        self.verbatim(self.at + len)
    }

    /// Takes the source up to the first byte that `stop` names as it stands.
    fn verbatim_to(&mut self, stop: impl Fn(u8) -> bool) -> Option<()> {
        let bytes = &self.source.as_bytes()[self.at..self.end];
        let len = bytes.iter().position(|&b| stop(b)).unwrap_or(bytes.len());
        self.verbatim(self.at + len)
    }

    fn verbatim(&mut self, end: usize) -> Option<()> {
        let piece = self.source.get(self.at..end)?;
        (!piece.is_empty() && self.rest().starts_with(piece)).then_some(())?;
        self.text.push_verbatim(piece, self.at);
        self.done += piece.len();
        self.at = end;
        Some(())
    }

    /// The next character of the value is written with `len` bytes.
    fn mapped_char(&mut self, len: usize) -> Option<()> {
        let decoded = self.rest().chars().next()?;
        let span = Span::new(self.at, self.at + len);
        if span.end() > self.end {
            return None;
        }
        span.slice(self.source)?;
        self.push_mapped(decoded.len_utf8(), span);
        self.at = span.end();
        Some(())
    }

    fn push_mapped(&mut self, len: usize, span: Span) {
        self.text
            .push_mapped(&self.value[self.done..self.done + len], span);
        self.done += len;
    }

    /// A line break of the value, written with `len` bytes.
    fn push_break(&mut self, len: usize) {
        let span = Span::new(self.at, self.at + len);
        if span.slice(self.source) == Some("\n") {
            self.text.push_verbatim("\n", self.at);
            self.done += 1;
        } else {
            self.push_mapped(1, span);
        }
        self.at = span.end();
    }

    /// One blank of the value stands for the line break at `span`.
    fn fold(&mut self, span: Span) {
        self.folds.push(self.done);
        self.push_mapped(1, span);
    }

    /// How many line breaks, at most `limit`, the value goes on with.
    fn newlines(&self, limit: usize) -> usize {
        let rest = self.rest().bytes();
        rest.take(limit).take_while(|&b| b == b'\n').count()
    }

    fn break_len(&self, at: usize) -> usize {
        if at < self.end {
            break_len(self.source.as_bytes(), at)
        } else {
            0
        }
    }

    fn skip_blanks(&mut self) {
        let bytes = self.source.as_bytes();
        while self.at < self.end && matches!(bytes[self.at], b' ' | b'\t') {
            self.at += 1;
        }
    }

    /// Skips line breaks and the blanks between and after them; gives their number.
    fn skip_break_run(&mut self) -> usize {
        let mut breaks = 0;
        loop {
            self.skip_blanks();
            let len = self.break_len(self.at);
            if len == 0 {
                return breaks;
            }
            breaks += 1;
            self.at += len;
            self.skip_comment();
        }
    }

    /// The parser lets a comment that is indented by a tab stand in the middle
    /// of a plain scalar, and leaves it out.
    fn skip_comment(&mut self) {
        if self.style == Style::Plain {
            let line = self.at;
            self.skip_blanks();
            if self.at < self.end && self.source.as_bytes()[self.at] == b'#' {
                while self.at < self.end && self.break_len(self.at) == 0 {
                    self.at += 1;
                }
            } else {
                self.at = line;
            }
        }
    }

    fn skip_indent(&mut self) {
        let bytes = self.source.as_bytes();
        let limit = (self.at + self.indent).min(self.end);
        while self.at < limit && bytes[self.at] == b' ' {
            self.at += 1;
        }
    }
}

/// Length of the line break at `at`: 0, 1, or 2 for `\r\n`.
fn break_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => 2,
        Some(b'\r' | b'\n') => 1,
        _ => 0,
    }
}

/// Start of the line that holds `at`.
fn line_start(bytes: &[u8], at: usize) -> usize {
    let before = &bytes[..at];
    before
        .iter()
        .rposition(|b| matches!(b, b'\n' | b'\r'))
        .map_or(0, |i| i + 1)
}

/// Where the line before the line that starts at `start` ends.
fn before_break(bytes: &[u8], start: usize) -> usize {
    match bytes[..start] {
        [.., b'\r', b'\n'] => start - 2,
        [.., b'\n' | b'\r'] => start - 1,
        _ => start,
    }
}
