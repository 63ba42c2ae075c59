//! Plain text: a form of `label: value` lines, a letter, or both.
//!
//! The text is read line by line. Each line is given a role by its look and by the
//! lines around it; [`outline::Outline`] knows which labelled parts are open and how
//! far they reach. Markdown hands its paragraphs over too, for people write
//! `発生日時：…` lines and `・` items there as well.

pub(in crate::frontend) mod inline_code;
pub(in crate::frontend) mod joined;
pub(in crate::frontend) mod label;
pub(in crate::frontend) mod outline;
mod output;
mod role;
pub(in crate::frontend) mod shape;
pub(in crate::frontend) mod signature;
pub(in crate::frontend) mod table;
#[cfg(test)]
mod tests;

use crate::text::{MappedText, Range};
use crate::ticket::{BlockKind, Chunk, TicketBuilder};
use joined::Rich;
use label::Style;
use outline::{Next, Opening, Outline, Reach, rank};
pub(in crate::frontend) use role::is_mail_lead;
use role::{Labelled, Role, is_closing_phrase};
use shape::{Bullet, Line, Marker};
use table::Table;

/// Reads plain text into blocks and fields: a whole file, or a text of several
/// lines inside a field.
pub(super) fn read_lines(builder: &mut TicketBuilder, chunk: &Chunk) {
    let (extent, mut outline) = if builder.depth() == 0 {
        (Extent::File, Outline::of_draft(false))
    } else {
        (Extent::Text, Outline::of_text())
    };
    read(builder, &mut outline, &Rich::plain(chunk.clone()), extent);
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
    let quoted = |l: &&Line| text[l.content.clone()].starts_with('>');
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

impl Reader<'_> {
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
        &self.text[self.lines[at].content.clone()]
    }

    fn in_markdown(&self) -> bool {
        matches!(self.extent, Extent::Paragraph { .. })
    }

    fn indent(&self, at: usize) -> usize {
        match self.extent {
            Extent::Paragraph { indent, .. } => indent,
            _ => self.lines[at].indent,
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
    fn joined(&self, first: Range, rest: Range) -> Chunk {
        let mut pieces = Vec::with_capacity(2 * rest.len() + 1);
        let mut end = first.end;
        pieces.push(first);
        for line in &self.lines[rest] {
            if line.is_blank() {
                continue;
            }
            pieces.push(line_break(self.text, end, line.content.start));
            pieces.push(line.content.clone());
            end = line.content.end;
        }
        self.chunk(pieces)
    }

    fn settle(&mut self, next: Next, at: usize) {
        let indent = self.indent(at);
        let blank = self.blank_above();
        self.outline.settle(self.builder, next, indent, blank);
    }

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
                pieces.push(line_break(self.text, last.end, line.whole.start));
            }
            if line.is_blank() {
                continue;
            }
            let mut start = line.whole.start + common;
            while !self.text.is_char_boundary(start) {
                start += 1;
            }
            pieces.push(start.min(line.content.start)..line.content.end);
        }
        let chunk = self.rich.join(pieces);
        let chunk = Chunk::plain(trim_breaks(&chunk.text));
        if !chunk.text.is_empty() {
            self.settle(Next::Verbatim, at);
            self.builder.block(kind, &chunk);
        }
    }

    fn fence(&mut self, mark: char, len: usize) {
        let open = self.at;
        let close = (open + 1..self.lines.len()).find(|&i| {
            let content = self.content(i);
            content.starts_with(mark)
                && content.trim_start_matches(mark).is_empty()
                && content.len() >= len
        });
        let end = close.unwrap_or(self.lines.len());
        self.verbatim(BlockKind::Code, open + 1..end, open);
        self.at = close.map_or(end, |c| c + 1);
    }

    fn output(&mut self, end: usize) {
        let start = self.at;
        self.verbatim(BlockKind::Code, start..end, start);
        self.at = end;
    }

    fn quote(&mut self) {
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
    fn earlier_mail(&mut self) {
        let start = self.at;
        let next = (start + 1..self.lines.len()).find(|&i| !self.lines[i].is_blank());
        let marked = next.is_some_and(|i| self.content(i).starts_with('>'));
        let end = if marked { start + 1 } else { self.lines.len() };
        self.outline.close_to(self.builder, 0);
        self.list.clear();
        self.verbatim(BlockKind::Quote, start..end, start);
        self.at = end;
    }

    fn rule(&mut self) {
        let next = self.at + 1;
        if !self.in_markdown() && self.rest_is_signature(next) {
            self.outline.signature(self.builder);
        } else if !self.ruled && self.blank {
            self.outline.close_rank(self.builder, rank::SECTION);
        }
        self.list.clear();
        self.at = next;
    }

    fn heading(&mut self, level: u8, words: &Range) {
        let chunk = self.part(words.clone());
        self.list.clear();
        add_heading(self.builder, self.outline, &chunk, level);
        self.at += 1;
        self.skip_underline();
    }

    fn skip_underline(&mut self) {
        let ruled = |c: &str| shape::rule(c).is_some();
        if let Some(line) = self.lines.get(self.at)
            && !line.is_blank()
            && ruled(&self.text[line.content.clone()])
            && !self.rest_is_signature(self.at + 1)
        {
            self.at += 1;
        }
    }

    fn table(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut table = Table::default();
        while end < self.lines.len() && table::is_row(self.content(end)) {
            let line = self.lines[end].content.clone();
            let content = &self.text[line.clone()];
            if table::is_separator(content) {
                table.head |= table.rows.len() == 1;
            } else {
                let cells = table::cells(content)
                    .into_iter()
                    .map(|c| {
                        self.part(line.start + c.start..line.start + c.end)
                            .trimmed()
                    })
                    .collect();
                table.rows.push(cells);
            }
            end += 1;
        }
        self.settle(Next::List, start);
        self.list.clear();
        table.emit(self.builder, self.outline);
        self.at = end;
    }

    fn label(&mut self, labelled: &Labelled) {
        let at = self.at;
        let Labelled {
            parsed,
            rank,
            heading,
            bullet,
        } = labelled;
        let blank = self.blank_above();
        let label = self.part(parsed.label.clone());
        let alone = parsed.is_alone();
        let plain = bullet.is_none() && parsed.style != Style::Bracket;
        let underlined = *heading && plain && self.is_underlined(at);
        if underlined {
            let first = shape::rule(self.content(at + 1));
            let level = if first == Some('=') { 1 } else { 2 };
            self.list.clear();
            add_heading(self.builder, self.outline, &label, level);
            self.at += 2;
            return;
        }
        let reach = match (alone, *heading, bullet) {
            (false, ..) => Reach::Value { open: false },
            (true, _, Some(Bullet::Plain)) => Reach::Deeper,
            // 「試したこと」 without any mark reaches as far as what it heads.
            (true, true, None) if parsed.style == Style::Bare => Reach::Pending { in_form: false },
            (true, true, _) => Reach::Section,
            (true, false, _) => Reach::Pending {
                in_form: self.is_form_line(at) && !parsed.kind.is_some_and(outline::is_essay),
            },
        };
        let reach = match (reach, parsed.kind) {
            // 「【症状】…」 goes on like a section.
            (Reach::Value { .. }, Some(kind))
                if *rank == rank::SECTION && outline::is_prose(kind) =>
            {
                Reach::Section
            }
            (reach, _) => reach,
        };
        let opening = Opening {
            label: &label,
            kind: parsed.kind,
            rank: *rank,
            indent: self.indent(at),
            reach,
            heading: *heading,
        };
        self.outline.open(self.builder, opening, blank);
        if *bullet != Some(Bullet::Plain) {
            self.list.clear();
        }
        self.numbered |= *heading && *bullet == Some(Bullet::Number);
        self.at += 1;
        if alone {
            self.skip_underline_of(heading);
        } else {
            self.value(labelled, at);
        }
    }

    fn skip_underline_of(&mut self, heading: &bool) {
        if *heading && !self.in_markdown() {
            self.skip_underline();
        }
    }

    /// Whether the line above is a filled-in line of a form.
    fn is_form_line(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).map(|i| &self.lines[i]) else {
            return false;
        };
        let content = &self.text[above.content.clone()];
        above.indent > self.lines[at].indent
            || label::parse(content, 0).is_some_and(|p| p.style != Style::Bare)
    }

    /// The value on the label's line and the lines it runs on to.
    fn value(&mut self, labelled: &Labelled, at: usize) {
        let kind = labelled.parsed.kind;
        let prose = kind.is_some_and(outline::is_prose);
        let deeper_only = !prose;
        let end = self.run_on(at, deeper_only);
        let chunk = self.joined(labelled.parsed.value.clone(), at + 1..end);
        self.outline.note_value(chunk.text.as_str());
        let block = if labelled.bullet == Some(Bullet::Plain) {
            self.item_kind(Bullet::Plain, at)
        } else if prose || end > at + 1 {
            BlockKind::Paragraph
        } else {
            BlockKind::Value
        };
        self.builder.block(block, &chunk);
        self.at = end;
    }

    /// The end of the lines that go on with the text of line `at`.
    fn run_on(&mut self, at: usize, deeper_only: bool) -> usize {
        let indent = self.lines[at].indent;
        let mut end = at + 1;
        while let Some(line) = self.lines.get(end) {
            if line.is_blank()
                || (deeper_only && line.indent <= indent)
                || is_closing_phrase(&self.text[line.content.clone()])
                || self.role(end, true).is_some()
            {
                break;
            }
            end += 1;
        }
        end
    }

    fn item_kind(&mut self, bullet: Bullet, at: usize) -> BlockKind {
        let indent = self.lines[at].indent;
        while self.list.last().is_some_and(|&open| open > indent) {
            self.list.pop();
        }
        if self.list.last() != Some(&indent) {
            self.list.push(indent);
        }
        BlockKind::Item {
            ordered: bullet == Bullet::Number,
            depth: u8::try_from(self.list.len() - 1).unwrap_or(u8::MAX),
        }
    }

    fn item(&mut self, marker: Marker) {
        let at = self.at;
        self.settle(Next::List, at);
        let kind = self.item_kind(marker.bullet, at);
        let line = self.lines[at].content.clone();
        // A long line that is no sentence yet was wrapped by the mail program.
        let wrapped = {
            let content = &self.text[line.clone()];
            crate::text::width::cells(content.get(..400).unwrap_or(content)) >= 60
                && !content.ends_with(['。', '.', '!', '?', '！', '？', ':', '：'])
        };
        let end = self.run_on(at, !wrapped);
        let chunk = self.joined(line.start + marker.len..line.end, at + 1..end);
        self.builder.block(kind, &chunk);
        self.at = end;
    }

    /// 「以上、よろしくお願いします」 with the name below.
    fn farewell(&mut self, at: usize) {
        let chunk = self.chunk([self.lines[at].content.clone()]);
        self.builder.block(BlockKind::Paragraph, &chunk);
        if self.rest_is_signature(at + 1) {
            self.outline.signature(self.builder);
        }
        self.at = at + 1;
    }

    fn paragraph(&mut self) {
        let at = self.at;
        let end = self.run_on(at, false).max(at + 1);
        let closing = is_closing_phrase(self.content(at));
        if closing && !self.outline.is_pending() {
            self.outline.close_rank(self.builder, rank::SECTION);
        }
        self.settle(Next::Paragraph, at);
        let indent = self.lines[at].indent;
        self.list.retain(|&open| open < indent);
        let first = self.lines[at].content.clone();
        if end > at + 1 && closing {
            return self.farewell(at);
        }
        let chunk = self.joined(first, at + 1..end);
        self.builder.block(BlockKind::Paragraph, &chunk);
        self.at = end;
    }
}

/// Adds a heading of that level: the title, or the beginning of a part.
pub(in crate::frontend) fn add_heading(
    builder: &mut TicketBuilder,
    outline: &mut Outline,
    chunk: &Chunk,
    level: u8,
) {
    let text = chunk.text.as_str();
    // 「## 発生日時: 10時」, 「# 件名：…」
    let parsed = label::parse(text, 0)
        .filter(|p| p.kind.is_some() && !p.is_alone() && p.style == Style::Colon);
    if let Some(p) = parsed {
        let label = Rich::plain(chunk.clone()).part(p.label);
        let prose = p.kind.is_some_and(outline::is_prose);
        let opening = Opening {
            label: &label,
            kind: p.kind,
            rank: level,
            indent: 0,
            reach: if prose {
                Reach::Section
            } else {
                Reach::Value { open: false }
            },
            heading: false,
        };
        outline.open(builder, opening, true);
        let value = Rich::plain(chunk.clone()).part(p.value);
        builder.block(BlockKind::Heading(level), &value);
        return;
    }
    let kind = label::kind_of(text);
    if kind.is_none() && outline.is_title(level) {
        outline.title(builder, chunk, level);
    } else {
        outline.heading(builder, chunk, kind, level);
    }
}

/// Bytes of blanks before the words of a line.
fn leading(text: &str, line: &Line) -> usize {
    text[line.whole.start..line.content.start.max(line.whole.start)].len()
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

/// Without line breaks and blanks at the end, and blank lines at the start.
fn trim_breaks(text: &MappedText) -> MappedText {
    let value = text.as_str();
    let end = value.trim_end().len();
    let start = value.len() - value.trim_start_matches(['\n', '\r']).len();
    text.slice(start.min(end)..end)
}
