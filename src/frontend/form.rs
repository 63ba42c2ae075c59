//! Plain text: lines of `label: value`, an e-mail, a note.

use super::lines;
use super::remarks::Parts;
use crate::text::{MappedText, SourceFile, Span};
use crate::ticket::{Chunk, Remark, Syntax, TicketBuilder};

/// Reads a file of plain text as one ticket. A line that speaks to the tool is
/// no part of it and goes to `remarks`.
pub(super) fn read(source: &SourceFile, remarks: &mut Vec<Remark>) -> TicketBuilder {
    let source_text = source.text();
    let whole = Span::new(source.bom_len(), source_text.len());
    let mut builder = TicketBuilder::new(Syntax::Form, whole);
    let first = remarks.len();
    let mut text = MappedText::new();
    let mut from = whole.start();
    for (line, remark) in spoken_lines(source_text, whole) {
        text.push_verbatim(&source_text[from..line.start()], from);
        from = line.end();
        remarks.push(remark);
    }
    text.push_verbatim(&source_text[from..], from);
    lines::read_lines(&mut builder, Chunk::plain(text));
    builder.close();
    let mut parts = Parts::of(source_text, &builder);
    for remark in &mut remarks[first..] {
        remark.covers = parts.next_block(remark.span.end());
    }
    builder
}

/// The lines that are nothing but a remark to the tool, outside of fences.
fn spoken_lines(source: &str, whole: Span) -> Vec<(Span, Remark)> {
    let text = whole.slice(source).unwrap_or("");
    let mut out = Vec::new();
    let mut fence = None;
    let mut at = whole.start();
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.len());
        at = span.end();
        let words = line.trim();
        let mark = ["```", "~~~"].into_iter().find(|m| words.starts_with(m));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        if fence.is_some() {
            continue;
        }
        let start = span.start() + (line.len() - line.trim_start().len());
        let comment = Span::new(start, start + words.len());
        let remark = Remark::between(source, comment, "#", "")
            .or_else(|| Remark::between(source, comment, "<!--", "-->"))
            .or_else(|| Remark::unclosed(source, comment, "<!--"));
        out.extend(remark.map(|remark| (span, remark)));
    }
    out
}
