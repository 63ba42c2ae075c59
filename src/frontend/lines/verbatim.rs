//! Blocks that are kept letter for letter: code, output, quoted mail.

use super::outline::Next;
use super::shape::Line;
use super::{Reader, line_break, table};
use crate::text::{MappedText, Range, ceil_char_boundary};
use crate::ticket::{BlockKind, Chunk};

impl Reader<'_> {
    fn verbatim(&mut self, kind: BlockKind, lines: std::ops::Range<usize>, at: usize) {
        let common = self.lines[lines.clone()]
            .iter()
            .filter(|l| !l.is_blank())
            .map(|l| leading(self.text, l))
            .min()
            .unwrap_or(0);
        let mut pieces: Vec<Range> = Vec::new();
        for line in &self.lines[lines] {
            if let Some(last) = pieces.last() {
                pieces.push(line_break(self.text, last.end, line.start()));
            }
            if line.is_blank() {
                continue;
            }
            let start = ceil_char_boundary(self.text, line.start() + common);
            pieces.push(start.min(line.content().start)..line.content().end);
        }
        let chunk = self.rich.join(pieces);
        let chunk = Chunk::plain(trim_breaks(&chunk.text));
        if !chunk.text.is_empty() {
            self.settle(Next::Verbatim, at);
            self.builder.block(kind, &chunk);
        }
    }

    pub(super) fn fence(&mut self, mark: char, len: usize) {
        let open = self.at;
        let close = (open + 1..self.lines.len()).find(|&i| {
            let content = self.content(i);
            content.starts_with(mark)
                && content.trim_start_matches(mark).is_empty()
                && content.len() >= len
        });
        let end = close.unwrap_or(self.lines.len());
        let inside = open + 1..end;
        let text = inside.clone().next().map_or("", |first| {
            let last = self.lines[end - 1].content().end;
            self.text.get(self.lines[first].start()..last).unwrap_or("")
        });
        if table::is_drawn_table(text) {
            self.at = inside.start;
            while self.at < end {
                match table::is_row(self.content(self.at)) {
                    true => self.table(),
                    false => self.at += 1,
                }
            }
        } else {
            self.verbatim(BlockKind::Code, inside, open);
        }
        self.at = close.map_or(end, |c| c + 1);
    }

    pub(super) fn output(&mut self, end: usize) {
        let start = self.at;
        self.verbatim(BlockKind::Code, start..end, start);
        self.at = end;
    }

    pub(super) fn quote(&mut self) {
        let start = self.at;
        let mut end = start;
        while end < self.lines.len() && self.content(end).starts_with('>') {
            let line = self.lines[end].unquoted(self.text);
            self.lines[end] = line;
            end += 1;
        }
        self.list.clear();
        self.verbatim(BlockKind::Quote, start..end, start);
        self.at = end;
    }

    /// The lead line and the mail below it, or only the lead line if the mail
    /// is marked by `>` and may be answered in between.
    pub(super) fn earlier_mail(&mut self) {
        let start = self.at;
        let next = (start + 1..self.lines.len()).find(|&i| !self.lines[i].is_blank());
        let marked = next.is_some_and(|i| self.content(i).starts_with('>'));
        let end = if marked { start + 1 } else { self.lines.len() };
        self.outline.close_to(self.builder, 0);
        self.list.clear();
        self.verbatim(BlockKind::Quote, start..end, start);
        self.at = end;
    }
}

/// Bytes of blanks before the words of a line.
fn leading(text: &str, line: &Line) -> usize {
    text[line.start()..line.content().start.max(line.start())].len()
}

/// Without line breaks and blanks at the end, and blank lines at the start.
fn trim_breaks(text: &MappedText) -> MappedText {
    let value = text.as_str();
    let end = value.trim_end().len();
    let start = value.len() - value.trim_start_matches(['\n', '\r']).len();
    text.slice(start.min(end)..end)
}
