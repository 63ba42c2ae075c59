//! Stub until the branch `yaml` is merged.

use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, TicketBuilder};

/// Reads `text[span]` as metadata fields.
pub(super) fn read_metadata(builder: &mut TicketBuilder, text: &str, span: Span) {
    let mut at = span.start();
    for line in span.slice(text).unwrap_or("").split_inclusive('\n') {
        if let Some((key, value)) = line.split_once(':') {
            let from = at + key.len() + 1;
            let part = |a: usize, b: usize| {
                Chunk::plain(MappedText::verbatim(text, Span::new(a, b))).trimmed()
            };
            builder.open_field(&part(at, at + key.len()), true);
            if !value.trim().is_empty() {
                builder.block(BlockKind::Value, &part(from, from + value.len()));
            }
            builder.close_field();
        }
        at += line.len();
    }
}
