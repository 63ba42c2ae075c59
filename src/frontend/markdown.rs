//! Markdown, with or without front matter.
//!
//! The parser's events are walked once. What Markdown calls a paragraph or an item is
//! handed to the reader of plain lines, because authors write `発生日時：…`, `・` and pasted
//! logs into it that Markdown knows nothing of.

mod events;
mod form_labels;
mod front_matter;
mod html;
mod inline;
mod lazy;
mod mask;
mod remarks;
#[cfg(test)]
mod tests;
mod walker;

use std::borrow::Cow;

use pulldown_cmark::{Parser, TagEnd};

use self::events::{Element, Event, Events};
use super::remarks::Parts;
use super::yaml;
use crate::text::markdown::OPTIONS;
use crate::text::{SourceFile, Span};
use crate::ticket::{Remark, Syntax, TicketBuilder};

/// Reads a file of Markdown as one ticket. Remarks to the tool go to `remarks`.
pub(super) fn read(source: &SourceFile, remarks: &mut Vec<Remark>) -> TicketBuilder {
    let text = source.text();
    let span = Span::new(source.bom_len(), text.len());
    let mut builder = TicketBuilder::new(Syntax::Markdown, span);
    let body = read_markdown(&mut builder, text, span, remarks);
    if remarks.len() > body {
        builder.close();
        let parts = Parts::of(text, &builder);
        for remark in &mut remarks[body..] {
            remark.covers = remark.covers.map(|covers| parts.with_labelled(covers));
        }
    }
    builder
}

/// Reads `text[span]`, the byte order mark left out, into blocks and fields.
/// Tells from which on the `remarks` are those of the body.
pub(super) fn read_markdown(
    builder: &mut TicketBuilder,
    text: &str,
    span: Span,
    remarks: &mut Vec<Remark>,
) -> usize {
    let mut rest = span;
    let mut titled = false;
    if let Some(found) = front_matter::find(text, span) {
        titled = found
            .yaml
            .slice(text)
            .is_some_and(front_matter::has_subject);
        yaml::read_metadata(builder, text, found.yaml, remarks);
        rest = found.rest;
    }
    let first = remarks.len();
    let Some(body) = rest.slice(text) else {
        return first;
    };
    let shielded = mask::shielded(body);
    let has_masks = matches!(shielded, Cow::Owned(_));
    let events = Parser::new_ext(&shielded, OPTIONS)
        .into_offset_iter()
        .map(|(event, at)| {
            let span = Span::new(at.start, at.end).shifted(rest.start());
            let event = match has_masks {
                true => mask::restored(event),
                false => event,
            };
            (event, span)
        });
    let events = Events::collect(text, events);
    let quoted_whole = is_quoted_whole(events.list(), text, body);
    remarks.extend(remarks::collect(text, events.list()));
    walker::walk(builder, text, rest, &events, titled, quoted_whole);
    first
}

/// Whether (nearly) the whole draft stands in quote marks: then it was pasted
/// from somewhere, and is meant to be read all the same.
fn is_quoted_whole(events: &[(Event, Span)], text: &str, body: &str) -> bool {
    // The same for one character at the end of a line as for two.
    let length = |text: &str| text.bytes().filter(|&byte| byte != b'\r').count();
    let mut depth = 0_usize;
    let mut quoted = 0;
    for (event, span) in events {
        match event {
            Event::Start(Element::Quote { .. }) => {
                if depth == 0 {
                    quoted += span.slice(text).map_or(0, length);
                }
                depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    quoted > 0 && quoted * 5 > length(body.trim()) * 4
}
