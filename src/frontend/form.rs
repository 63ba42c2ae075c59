//! Plain text: lines of `label: value`, an e-mail, a note.

use super::lines;
use crate::text::{MappedText, SourceFile, Span};
use crate::ticket::{Chunk, Syntax, Ticket, TicketBuilder};

/// Reads a file of plain text as one ticket.
pub(super) fn read(source: &SourceFile) -> Vec<Ticket> {
    let whole = Span::new(source.bom_len(), source.text().len());
    let mut builder = TicketBuilder::new(Syntax::Form, whole);
    let chunk = Chunk::plain(MappedText::verbatim(source.text(), whole));
    lines::read_lines(&mut builder, &chunk);
    vec![builder.finish()]
}
