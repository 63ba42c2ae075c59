//! Tables: cells with their places, and fields where a table is a form.

use super::label;
use super::outline::{Mark, Opening, Outline, Reach, rank};
use crate::knowledge::FieldKind;
use crate::text::Range;
use crate::ticket::{BlockKind, Chunk, TicketBuilder};

/// The rows of a table, and whether the first one is its head.
#[derive(Debug, Clone, Default)]
pub(in crate::frontend) struct Table {
    /// The cells, trimmed, maybe empty.
    pub(in crate::frontend) rows: Vec<Vec<Chunk>>,
    /// The first row is a head.
    pub(in crate::frontend) head: bool,
}

impl Table {
    /// Adds the table. A table of two columns whose first one names parts of a ticket is read
    /// as a form; below a head that names a part stand values of that part.
    pub(in crate::frontend) fn emit(&self, builder: &mut TicketBuilder, outline: &mut Outline) {
        let form = self.is_form();
        let mut heads: Vec<Option<(FieldKind, Range)>> = Vec::new();
        for (row, cells) in self.rows.iter().enumerate() {
            let is_head = self.head && row == 0;
            if form && !is_head && self.emit_line(builder, outline, row, cells) {
                continue;
            }
            for (column, chunk) in cells.iter().enumerate() {
                if chunk.text.is_empty() {
                    heads.push(None);
                    continue;
                }
                let block = cell(is_head, row, column);
                let above = heads.get(column).cloned().flatten();
                match above.filter(|_| !is_head && !form) {
                    Some((kind, at)) => {
                        Outline::labelled_elsewhere(builder, kind, at, block, chunk);
                    }
                    None => {
                        let at = builder.block(block, chunk);
                        let kind = is_head.then(|| label::kind_of(chunk.text.as_str()));
                        heads.push(kind.flatten().map(|kind| (kind, at)));
                    }
                }
            }
        }
    }

    /// A row of a form: label and value.
    fn emit_line(
        &self,
        builder: &mut TicketBuilder,
        outline: &mut Outline,
        row: usize,
        cells: &[Chunk],
    ) -> bool {
        let [name, value, ..] = cells else {
            return false;
        };
        if name.text.is_empty() {
            return false;
        }
        let kind = label::kind_of(name.text.as_str());
        if kind.is_none() && !label::is_noun_like(name.text.as_str()) {
            return false;
        }
        let depth = outline.depth();
        let opening = Opening {
            label: name,
            kind,
            rank: rank::ITEM,
            // Deeper than any label around: the row belongs to it.
            indent: usize::MAX,
            reach: Reach::Value { open: false },
            mark: Mark::Line,
            bold: false,
        };
        outline.open_inside(builder, opening);
        if !value.text.is_empty() {
            builder.block(cell(false, row, 1), value);
        }
        outline.close_to(builder, depth);
        true
    }

    fn is_form(&self) -> bool {
        let body = self.rows.get(usize::from(self.head)..).unwrap_or_default();
        if body.is_empty() || body.iter().any(|row| row.len() != 2) {
            return false;
        }
        let known = body
            .iter()
            .filter(|row| {
                row.first()
                    .is_some_and(|c| label::kind_of(c.text.as_str()).is_some())
            })
            .count();
        known > 0 && known * 3 >= body.len()
    }
}

fn cell(head: bool, row: usize, column: usize) -> BlockKind {
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
        if c == '|' && !escaped {
            out.push(start..at);
            start = at + 1;
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
    text.starts_with('|') && text.len() > 1 && text[1..].contains('|')
}

/// Whether a row only separates head and body.
pub(in crate::frontend) fn is_separator(text: &str) -> bool {
    text.contains('-')
        && text
            .chars()
            .all(|c| matches!(c, '|' | '-' | ':' | ' ' | '+' | '='))
}
