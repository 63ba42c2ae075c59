//! Stand-in until the Markdown reader of branch `prose` is merged over it.

use super::{lines, yaml};
use crate::text::{MappedText, SourceFile, Span};
use crate::ticket::{Chunk, Syntax, Ticket, TicketBuilder};

/// Reads a Markdown draft, with or without front matter.
pub(super) fn read(source: &SourceFile) -> Vec<Ticket> {
    let text = source.text();
    let whole = Span::new(source.bom_len(), text.len());
    let mut builder = TicketBuilder::new(Syntax::Markdown, whole);
    let mut body = whole.start();
    if let Some(rest) = text[body..].strip_prefix("---\n")
        && let Some(end) = rest.find("\n---\n")
    {
        let start = body + 4;
        yaml::read_metadata(&mut builder, text, Span::new(start, start + end + 1));
        body = start + end + 5;
    }
    let chunk = Chunk::plain(MappedText::verbatim(text, Span::new(body, text.len())));
    lines::read_lines(&mut builder, &chunk);
    vec![builder.finish()]
}
