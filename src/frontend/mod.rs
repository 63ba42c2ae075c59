//! From a file to its tickets.

mod lines;
mod markdown;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod testing;
mod yaml;

use crate::text::{SourceFile, Span};
use crate::ticket::{Syntax, Ticket, TicketBuilder};

/// Reads every ticket of a file.
#[must_use]
pub fn read(source: &SourceFile, syntax: Option<Syntax>) -> Vec<Ticket> {
    let span = Span::new(source.bom_len(), source.text().len());
    let syntax = syntax.unwrap_or(Syntax::Markdown);
    let mut builder = TicketBuilder::new(syntax, span);
    match syntax {
        Syntax::Markdown => markdown::read_markdown(&mut builder, source.text(), span),
        Syntax::Form | Syntax::Yaml => {
            let text = crate::text::MappedText::verbatim(source.text(), span);
            lines::read_lines(&mut builder, &crate::ticket::Chunk::plain(text));
        }
    }
    vec![builder.finish()]
}
