//! Tables: cells with their places, and fields where a table is a form.

use super::joined::Rich;
use super::label;
use super::outline::{Mark, Opening, Outline, Reach, rank};
use crate::knowledge::FieldKind;
use crate::text::Range;
use crate::ticket::{BlockKind, Chunk, TicketBuilder};

/// A table. There may be a hundred thousand cells, of a letter each, so they are
/// kept as parts of one text.
#[derive(Debug, Default)]
pub(in crate::frontend) struct Table {
    /// The first row is a head.
    pub(in crate::frontend) head: bool,
    /// The cells one after another, trimmed, maybe empty.
    text: Rich,
    /// Where each cell ends in it.
    ends: Vec<usize>,
    /// The number of the first cell of each row.
    rows: Vec<usize>,
}

impl Table {
    /// One whose first row is a head.
    pub(in crate::frontend) fn headed() -> Self {
        Self {
            head: true,
            ..Self::default()
        }
    }

    /// Begins another row.
    pub(in crate::frontend) fn begin_row(&mut self) {
        self.rows.push(self.ends.len());
    }

    /// Adds a cell to the row begun last.
    pub(in crate::frontend) fn push(&mut self, cell: &Chunk) {
        let all = &mut self.text.chunk;
        let from = all.text.len();
        let code = cell.code.iter();
        all.code
            .extend(code.map(|code| from + code.start..from + code.end));
        all.text.push_text(&cell.text, 0..cell.text.len());
        self.ends.push(all.text.len());
    }

    /// How many rows were begun.
    pub(in crate::frontend) const fn rows(&self) -> usize {
        self.rows.len()
    }

    /// The cells of all rows, in order.
    pub(in crate::frontend) fn cells(&self) -> impl Iterator<Item = Chunk> {
        (0..self.ends.len()).map(|cell| self.cell(cell))
    }

    /// The numbers of the cells in a row.
    fn row(&self, row: usize) -> Range {
        let first = |row: usize| self.rows.get(row).copied().unwrap_or(self.ends.len());
        first(row)..first(row + 1)
    }

    /// Where a cell stands in the text of all.
    fn place(&self, cell: usize) -> Range {
        let end = |cell: usize| self.ends.get(cell).copied().unwrap_or_default();
        cell.checked_sub(1).map_or(0, end)..end(cell)
    }

    fn cell(&self, cell: usize) -> Chunk {
        self.text.part(self.place(cell))
    }

    fn words(&self, cell: usize) -> &str {
        self.text.text().get(self.place(cell)).unwrap_or("")
    }

    /// Adds the table. A table of two columns whose first one names parts of a ticket is read
    /// as a form; below a head that names a part stand values of that part.
    pub(in crate::frontend) fn emit(&self, builder: &mut TicketBuilder, outline: &mut Outline) {
        let form = self.is_form();
        let mut heads: Vec<Option<(FieldKind, Range)>> = Vec::new();
        for row in 0..self.rows() {
            let is_head = self.head && row == 0 && !(form && self.head_is_row());
            if form && !is_head && self.emit_line(builder, outline, row) {
                continue;
            }
            for (column, cell) in self.row(row).enumerate() {
                let block = kind(is_head, row, column);
                let chunk = self.cell(cell);
                if is_head {
                    let named = (!chunk.text.is_empty()).then(|| {
                        let at = builder.block(block, &chunk);
                        Some((label::kind_of(chunk.text.as_str())?, at))
                    });
                    heads.push(named.flatten());
                } else if !chunk.text.is_empty() {
                    match heads.get(column).cloned().flatten().filter(|_| !form) {
                        Some((kind, at)) => {
                            Outline::labelled_elsewhere(builder, kind, at, block, &chunk);
                        }
                        None => drop(builder.block(block, &chunk)),
                    }
                }
            }
        }
    }

    /// A row of a form: label and value.
    fn emit_line(&self, builder: &mut TicketBuilder, outline: &mut Outline, row: usize) -> bool {
        let cells = self.row(row);
        let (name, value) = (cells.start, cells.start + 1);
        let words = self.words(name);
        if cells.len() < 2 || words.is_empty() {
            return false;
        }
        let kind_of_name = label::kind_of(words);
        if kind_of_name.is_none() && !label::is_noun_like(words) {
            return false;
        }
        let depth = outline.depth();
        let opening = Opening {
            label: &self.cell(name),
            kind: kind_of_name,
            rank: rank::ITEM,
            // Deeper than any label around: the row belongs to it.
            indent: usize::MAX,
            reach: Reach::Value { open: false },
            mark: Mark::Line,
            bold: false,
        };
        outline.open_inside(builder, opening);
        if !self.words(value).is_empty() {
            builder.block(kind(false, row, 1), &self.cell(value));
        }
        outline.close_to(builder, depth);
        true
    }

    /// Whether the head of a form is its first row: `緊急度 | システム障害` names a part
    /// and its value, `項目 | 値` and `When | What` do not.
    fn head_is_row(&self) -> bool {
        const NONE: [&str; 6] = ["値", "回答", "記入", "value", "answer", "入力"];
        let cells = self.row(0);
        let (name, value) = (self.words(cells.start), self.words(cells.start + 1));
        label::kind_of(name).is_some()
            && label::kind_of(value).is_none()
            && !value.is_empty()
            && !NONE.contains(&value.to_lowercase().as_str())
    }

    fn is_form(&self) -> bool {
        let body = usize::from(self.head)..self.rows();
        if body.is_empty() || body.clone().any(|row| self.row(row).len() != 2) {
            return false;
        }
        let names = body.clone().map(|row| self.words(self.row(row).start));
        let known = names.filter(|name| label::kind_of(name).is_some()).count();
        known > 0 && known * 3 >= body.len()
    }
}

/// What a cell is.
fn kind(head: bool, row: usize, column: usize) -> BlockKind {
    BlockKind::Cell {
        head,
        row: u32::try_from(row).unwrap_or(u32::MAX),
        column: u32::try_from(column).unwrap_or(u32::MAX),
    }
}

/// The cells of a line of plain text between `|`, as ranges of it.
pub(in crate::frontend) fn cells(text: &str) -> Vec<Range> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if is_bar(c) && !escaped {
            out.push(start..at);
            start = at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    out.push(start..text.len());
    // `| a | b |` begins and ends with a bar.
    if out
        .first()
        .is_some_and(|r| text[r.clone()].trim().is_empty())
    {
        out.remove(0);
    }
    if out
        .last()
        .is_some_and(|r| text[r.clone()].trim().is_empty())
    {
        out.pop();
    }
    out
}

/// Whether a line of plain text is a row of a table.
pub(in crate::frontend) fn is_row(text: &str) -> bool {
    text.starts_with('|') && text.len() > 1 && text[1..].contains('|') || is_drawn(text)
}

/// Whether a line is a row, or a rule, of a table that is drawn with characters for that:
/// `│ID│781…│`, `├──┼──┤`.
pub(in crate::frontend) fn is_drawn(text: &str) -> bool {
    let mut signs = text.chars();
    let first = signs.next();
    let last = signs.next_back();
    let opens = first.is_some_and(|c| is_drawing(c) && !is_line(c));
    opens && last.is_some_and(is_drawing)
}

/// Whether a line closes a drawn table.
pub(in crate::frontend) fn is_bottom(text: &str) -> bool {
    text.starts_with(['└', '┗', '╚', '╰', '╘', '╙'])
}

/// Whether each line of a text is one of a drawn table, and there are some.
pub(in crate::frontend) fn is_drawn_table(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let head = lines.next().is_some_and(is_drawn);
    // What programs draw names no part of a ticket.
    let named = |line: &str| {
        let cells = cells(line);
        let first = cells.first().and_then(|cell| line.get(cell.clone()));
        first.is_some_and(|name| label::kind_of(name.trim()).is_some())
    };
    head && lines.all(is_drawn) && text.lines().any(|line| named(line.trim()))
}

/// Whether a character stands between two cells.
const fn is_bar(c: char) -> bool {
    matches!(c, '|' | '│' | '┃' | '║')
}

/// Whether a character is one for drawing boxes.
const fn is_drawing(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{257f}')
}

/// Whether it is one for lines that lie.
const fn is_line(c: char) -> bool {
    matches!(c, '─' | '━' | '═' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍')
}

/// Whether a row only separates head and body.
pub(in crate::frontend) fn is_separator(text: &str) -> bool {
    text.contains(|c| c == '-' || is_line(c))
        && text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '=') || is_drawing(c))
}
