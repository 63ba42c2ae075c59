//! Tickets for the tests of this folder.

use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Syntax, Ticket, TicketBuilder};

fn chunk(text: &str) -> Chunk {
    Chunk::plain(MappedText::verbatim(text, Span::new(0, text.len())))
}

/// A ticket of one paragraph; `` `code` `` in it is marked as code.
pub(super) fn paragraph(text: &str) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, text.len()));
    for line in text.lines() {
        let mut plain = MappedText::new();
        let mut code = Vec::new();
        for (i, part) in line.split('`').enumerate() {
            let start = plain.len();
            plain.push_synthetic(part, 0);
            if i % 2 == 1 {
                code.push(start..plain.len());
            }
        }
        builder.block(BlockKind::Paragraph, &Chunk { text: plain, code });
    }
    builder.finish()
}

/// A ticket of one block of pasted text.
pub(super) fn pasted(text: &str) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, text.len()));
    builder.block(BlockKind::Code, &chunk(text));
    builder.finish()
}

/// A ticket of `label: value` lines.
pub(super) fn fields(lines: &[(&str, &str)]) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Form, Span::new(0, 0));
    for (label, value) in lines {
        builder.open_field(&chunk(label), true);
        builder.block(BlockKind::Value, &chunk(value));
        builder.close_field();
    }
    builder.finish()
}

/// A ticket of one table, the first row being its head.
pub(super) fn table(rows: &[&[&str]]) -> Ticket {
    let mut builder = TicketBuilder::new(Syntax::Markdown, Span::new(0, 0));
    for (row, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let kind = BlockKind::Cell {
                head: row == 0,
                row: u32::try_from(row).unwrap(),
                column: u32::try_from(column).unwrap(),
            };
            builder.block(kind, &chunk(cell));
        }
    }
    builder.finish()
}
