//! Plain text: a form of `label: value` lines, a letter, or both.
//!
//! The text is read line by line. Each line is given a role by its look and by the
//! lines around it; [`outline::Outline`] knows which labelled parts are open and how
//! far they reach. Markdown hands its paragraphs over too, for people write
//! `発生日時：…` lines and `・` items there as well.

mod body;
mod heading;
pub(in crate::frontend) mod inline_code;
pub(in crate::frontend) mod joined;
pub(in crate::frontend) mod label;
mod labelled;
pub(in crate::frontend) mod outline;
mod output;
mod role;
pub(in crate::frontend) mod shape;
pub(in crate::frontend) mod signature;
pub(in crate::frontend) mod table;
#[cfg(test)]
mod tests;
mod verbatim;

use std::borrow::Cow;

use crate::text::Range;
use crate::ticket::{Chunk, TicketBuilder};
pub(in crate::frontend) use heading::add_heading;
use joined::Rich;
use outline::{Next, Outline};
pub(in crate::frontend) use role::is_mail_lead;
use role::{Role, is_closing_phrase};
use shape::Line;

/// Reads plain text into blocks and fields: a whole file, or a text of several
/// lines inside a field.
pub(super) fn read_lines(builder: &mut TicketBuilder, chunk: Chunk) {
    let (extent, mut outline) = if builder.depth() == 0 {
        (Extent::File, Outline::of_draft(false))
    } else {
        (Extent::Text, Outline::of_text())
    };
    read(builder, &mut outline, &Rich::plain(chunk), extent);
    outline.close_to(builder, 0);
}

/// What a text is a part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Extent {
    /// A file of its own: short names before a colon are labels even if the
    /// vocabulary does not know them.
    File,
    /// The value of a field.
    Text,
    /// A paragraph of Markdown, whose marks were read already.
    Paragraph {
        /// A blank line or nothing stands above.
        blank: bool,
        /// Where it stands; see [`Opening::indent`].
        indent: usize,
    },
}

/// Reads one text. Parts that are open at its end stay open.
pub(in crate::frontend) fn read(
    builder: &mut TicketBuilder,
    outline: &mut Outline,
    rich: &Rich,
    extent: Extent,
) {
    let text = rich.text();
    let mut lines = shape::lines(text);
    let quoted = |l: &&Line| text[l.content()].starts_with('>');
    let in_paragraph = matches!(extent, Extent::Paragraph { .. });
    let written = lines.iter().filter(|l| !l.is_blank()).count();
    if !in_paragraph && lines.iter().filter(quoted).count() * 5 > written * 4 {
        // A draft that is quoted as a whole was meant to be read.
        for line in &mut lines {
            *line = line.unquoted(text);
        }
    }
    Reader {
        builder,
        outline,
        rich,
        text,
        lines,
        extent,
        at: 0,
        blank: true,
        ruled: true,
        list: Vec::new(),
        not_output: 0,
        numbered: false,
    }
    .run();
}

struct Reader<'a> {
    builder: &'a mut TicketBuilder,
    outline: &'a mut Outline,
    rich: &'a Rich,
    text: &'a str,
    lines: Vec<Line>,
    extent: Extent,
    /// The line to read next.
    at: usize,
    /// A blank line, or nothing, stands above it.
    blank: bool,
    /// A separating line, or nothing, stands above it.
    ruled: bool,
    /// Indentations of the lists that are open.
    list: Vec<usize>,
    /// Lines above this one were refused as output.
    not_output: usize,
    /// A numbered line was a heading.
    numbered: bool,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        while self.at < self.lines.len() {
            if self.lines[self.at].is_blank() {
                self.blank = true;
                self.at += 1;
                continue;
            }
            let mut ruled = false;
            match self.role(self.at, false) {
                Some(Role::Fence(mark, len)) => self.fence(mark, len),
                Some(Role::Quote) => self.quote(),
                Some(Role::MailLead) => self.earlier_mail(),
                Some(Role::Rule) => {
                    self.rule();
                    ruled = true;
                }
                Some(Role::Heading(level, words)) => self.heading(level, &words),
                Some(Role::Output(end)) => self.output(end),
                Some(Role::Row) => self.table(),
                Some(Role::Label(labelled)) => self.label(&labelled),
                Some(Role::Item(marker)) => self.item(marker),
                None => self.paragraph(),
            }
            self.blank = false;
            self.ruled = ruled;
        }
    }

    fn content(&self, at: usize) -> &str {
        &self.text[self.lines[at].content()]
    }

    fn in_markdown(&self) -> bool {
        matches!(self.extent, Extent::Paragraph { .. })
    }

    fn indent(&self, at: usize) -> usize {
        match self.extent {
            Extent::Paragraph { indent, .. } => indent,
            _ => self.lines[at].indent(),
        }
    }

    /// Whether a blank line stands before the block that is about to be added.
    fn blank_above(&self) -> bool {
        match self.extent {
            Extent::Paragraph { blank, .. } if self.at == 0 => blank,
            _ => self.blank,
        }
    }

    /// The line `by` below, unless it is blank or there is none.
    fn below(&self, at: usize, by: usize) -> Option<usize> {
        let next = at + by;
        self.lines
            .get(next)
            .is_some_and(|l| !l.is_blank())
            .then_some(next)
    }

    fn part(&self, piece: Range) -> Chunk {
        self.chunk(std::iter::once(piece))
    }

    fn chunk(&self, pieces: impl IntoIterator<Item = Range>) -> Chunk {
        let joined = self.rich.join(pieces);
        if self.in_markdown() {
            joined
        } else {
            inline_code::marked(joined)
        }
    }

    /// The contents of lines with their breaks between them.
    fn joined(&self, first: Range, rest: Range) -> Cow<'a, Chunk> {
        if rest.is_empty() && self.in_markdown() {
            return self.rich.piece(first);
        }
        let mut pieces = Vec::with_capacity(2 * rest.len() + 1);
        let mut end = first.end;
        pieces.push(first);
        for line in &self.lines[rest] {
            if line.is_blank() {
                continue;
            }
            pieces.push(line_break(self.text, end, line.content().start));
            pieces.push(line.content());
            end = line.content().end;
        }
        Cow::Owned(self.chunk(pieces))
    }

    fn settle(&mut self, next: Next, at: usize) {
        let indent = self.indent(at);
        let blank = self.blank_above();
        self.outline.settle(self.builder, next, indent, blank);
    }

    /// The end of the lines that go on with the text of line `at`.
    fn run_on(&mut self, at: usize, deeper_only: bool) -> usize {
        let indent = self.lines[at].indent();
        let mut end = at + 1;
        while let Some(line) = self.lines.get(end) {
            if line.is_blank()
                || (deeper_only && line.indent() <= indent)
                || is_closing_phrase(&self.text[line.content()])
                || self.role(end, true).is_some()
            {
                break;
            }
            end += 1;
        }
        end
    }
}

/// The first line break in `text[from..to]`, without the blanks around it.
fn line_break(text: &str, from: usize, to: usize) -> Range {
    let gap = text.get(from..to).unwrap_or("");
    match gap.find(['\n', '\r']) {
        Some(at) => {
            let len = if gap[at..].starts_with("\r\n") { 2 } else { 1 };
            from + at..from + at + len
        }
        None => from..from,
    }
}
