//! Stand-in until the line reader of branch `prose` is merged over it: one
//! paragraph a run of lines, and `label: value` lines.

pub(super) mod inline_code;

use crate::ticket::{BlockKind, Chunk, TicketBuilder};

/// Reads running text into blocks of the innermost open part.
pub(super) fn read_lines(builder: &mut TicketBuilder, chunk: &Chunk) {
    let text = chunk.text.as_str();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let piece = chunk.slice(at..at + line.len());
        at += line.len();
        let shown = piece.trimmed();
        if shown.text.is_empty() {
            continue;
        }
        if let Some((label, _)) = line.split_once([':', '：'])
            && crate::knowledge::vocabulary::kind_of(label).is_some()
        {
            let colon = label.len();
            let after = colon + line[colon..].chars().next().map_or(0, char::len_utf8);
            builder.open_field(&piece.slice(0..colon).trimmed(), false);
            builder.block(
                BlockKind::Paragraph,
                &piece.slice(after..line.len()).trimmed(),
            );
            builder.close_field();
        } else {
            builder.block(BlockKind::Paragraph, &shown);
        }
    }
}
