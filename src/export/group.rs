//! Parts of a draft in Markdown that cannot be taken from where they stand: a label
//! inside of `<details>`, two labels on one line. They stay with the part before.

use pulldown_cmark::{Event, Parser, Tag};

use super::Case;
use super::part::Part;
use super::region::front_matter;
use crate::text::Span;
use crate::text::markdown::OPTIONS;
use crate::ticket::{BlockKind, Syntax};

/// The parts, those that cannot be taken apart in one.
pub(super) fn grouped(case: &Case<'_>, parts: Vec<Part>) -> Vec<Part> {
    let ticket = &case.reading.ticket;
    if ticket.syntax != Syntax::Markdown {
        return parts;
    }
    let text = case.source.text();
    let start = front_matter(text, ticket.span).map_or(ticket.span.start(), |(_, rest)| rest);
    let whole = wholes(text, Span::new(start, ticket.span.end()));
    let first = |part: &Part| {
        let first = part.label_block.unwrap_or(part.blocks.start);
        ticket.blocks.get(first)
    };
    let place = |part: &Part| {
        let at = ticket.span_of(&first(part)?.range).start();
        (at >= start).then_some(at)
    };
    let mut out: Vec<Part> = Vec::with_capacity(parts.len());
    let mut last_line = None;
    for part in parts {
        let at = place(&part);
        let line = at.map(|at| text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1));
        // What is of HTML stays in it from its first letter.
        let inside = at.zip(line).is_some_and(|(at, line)| {
            let next = whole.partition_point(|(span, _)| span.end() <= at);
            let around = whole.get(next);
            around.is_some_and(|(span, html)| span.start() < if *html { at } else { line })
        });
        let same_line = line.is_some() && last_line == line;
        last_line = line;
        // Below a value that stands behind its label, another part begins.
        let goes_on = |last: &&mut Part| {
            let section = first(last).is_none_or(|block| block.kind != BlockKind::Label);
            !last.title && place(last).is_some() && (section || same_line)
        };
        if !inside && !same_line {
            out.push(part);
        } else if let Some(last) = out.last_mut().filter(goes_on) {
            last.blocks.end = part.blocks.end;
        } else {
            out.push(Part {
                label: None,
                kind: None,
                label_block: None,
                title: false,
                blocks: part.label_block.unwrap_or(part.blocks.start)..part.blocks.end,
            });
        }
    }
    out
}

/// What Markdown takes as a whole, and whether it is HTML.
fn wholes(text: &str, span: Span) -> Vec<(Span, bool)> {
    let body = span.slice(text).unwrap_or("");
    let mut out: Vec<(Span, bool)> = Vec::new();
    for (event, at) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let html = match event {
            Event::Start(Tag::HtmlBlock) => true,
            Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_)) => {
                false
            }
            _ => continue,
        };
        let whole = Span::new(at.start, at.end).shifted(span.start());
        if out
            .last()
            .is_none_or(|(last, _)| last.end() <= whole.start())
        {
            out.push((whole, html));
        }
    }
    out
}
