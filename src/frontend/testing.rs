//! For tests of the front-ends: tickets as compact text, and what must hold
//! for every ticket.

use super::{lines, markdown};
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Syntax, Ticket, TicketBuilder};

pub(super) fn read_form(text: &str) -> Ticket {
    let span = Span::new(bom(text), text.len());
    let mut builder = TicketBuilder::new(Syntax::Form, span);
    lines::read_lines(&mut builder, Chunk::plain(MappedText::verbatim(text, span)));
    builder.finish()
}

pub(super) fn read_markdown(text: &str) -> Ticket {
    let span = Span::new(bom(text), text.len());
    let mut builder = TicketBuilder::new(Syntax::Markdown, span);
    markdown::read_markdown(&mut builder, text, span, &mut Vec::new());
    builder.finish()
}

fn bom(text: &str) -> usize {
    if text.starts_with('\u{feff}') { 3 } else { 0 }
}

/// One line a block: the parts it stands in (`kind!` for metadata, the label in
/// brackets where the vocabulary does not know it), what it is, its text.
/// Labels are shown only where nothing stands under them.
pub(super) fn dump(ticket: &Ticket) -> String {
    let mut out = String::new();
    for (i, block) in ticket.blocks.iter().enumerate() {
        let mut path = Vec::new();
        let mut next = Some(block.field);
        while let Some(id) = next.filter(|id| id.index() > 0) {
            let field = &ticket.fields[id.index()];
            let label = field.label.clone().map(|l| ticket.slice(&l));
            let mut name = match (field.kind, label) {
                (Some(kind), _) => kind.name().to_owned(),
                (None, label) => format!("-({})", label.unwrap_or("")),
            };
            if field.metadata {
                name.push('!');
            }
            path.push(name);
            next = field.parent;
        }
        path.reverse();
        let path = path.join("/");
        let what = match block.kind {
            BlockKind::Label => {
                let empty = ticket.blocks[i + 1..]
                    .first()
                    .is_none_or(|b| b.field != block.field)
                    && !ticket.fields.iter().any(|f| f.parent == Some(block.field));
                if empty {
                    out.push_str(&format!("{path} =\n"));
                }
                continue;
            }
            BlockKind::Heading(level) => format!("H{level}"),
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::Item { ordered, depth } => {
                let mark = if ordered { "#" } else { "*" };
                if depth == 0 {
                    mark.to_owned()
                } else {
                    format!("{mark}{depth}")
                }
            }
            BlockKind::Cell { head, row, column } => {
                format!("{}{row},{column}", if head { "th" } else { "td" })
            }
            BlockKind::Value => "V".to_owned(),
            BlockKind::Code => "CODE".to_owned(),
            BlockKind::Quote => "QUOTE".to_owned(),
        };
        let text = ticket.slice(&block.range).replace('\n', "⏎");
        if !path.is_empty() {
            out.push_str(&path);
            out.push_str(" = ");
        }
        out.push_str(&format!("{what} {text}\n"));
    }
    out
}

/// What holds for every ticket: each block maps to a place inside the file, on
/// character boundaries, in the order of the file; what maps letter for letter is
/// what stands there.
pub(super) fn check(source: &str, ticket: &Ticket) {
    let text = ticket.text();
    let mut last = 0;
    let mut end = 0;
    for block in &ticket.blocks {
        assert!(block.range.start >= end, "blocks overlap: {block:?}");
        end = block.range.end;
        assert!(text.as_str().get(block.range.clone()).is_some());
        let span = ticket.span_of(&block.range);
        assert!(span.slice(source).is_some(), "{block:?} {span:?}");
        assert!(span.start() >= last, "{block:?} {span:?} before {last}");
        last = span.start();
        let mut at = block.range.start;
        for c in ticket.slice(&block.range).chars() {
            let here = at..at + c.len_utf8();
            let place = text.span(here.clone());
            assert!(place.slice(source).is_some(), "{c:?} {place:?}");
            if let Some(exact) = text.editable(here.clone(), source) {
                assert_eq!(exact, [place], "{c:?}");
            }
            at = here.end;
        }
    }
    for field in &ticket.fields {
        assert!(
            text.as_str().get(field.range.clone()).is_some(),
            "{field:?}"
        );
    }
    for code in &ticket.inline_code {
        assert!(text.as_str().get(code.range.clone()).is_some(), "{code:?}");
    }
}
