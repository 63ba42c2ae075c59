//! From the edits of a hit to a fix of the file.

use std::sync::Arc;

use crate::detect::Hit;
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::text::Span;
use crate::ticket::Ticket;

/// The hit's edits as a fix of `source`, as its syntax writes them, if every one
/// of them can be made. `title` says what it does.
pub(super) fn of(
    hit: &Hit,
    ticket: &Ticket,
    source: &str,
    title: impl FnOnce() -> Arc<str>,
) -> Option<Fix> {
    let applicability = hit.edits.iter().map(|e| e.applicability).min()?;
    if applicability <= Applicability::Display {
        return None;
    }
    let mut edits = Vec::with_capacity(hit.edits.len());
    for edit in &hit.edits {
        let spans = if edit.range.is_empty() {
            vec![Span::point(insertion_point(ticket, edit.range.start)?)]
        } else {
            ticket.text().editable(edit.range.clone(), source)?
        };
        // All of the words go where the first of them stood.
        let texts = std::iter::once(edit.text.as_str()).chain(std::iter::repeat(""));
        for (span, text) in spans.into_iter().zip(texts) {
            let (span, text) = match ticket.scalar_at(span) {
                Some(scalar) => scalar.edit(source, span, text)?,
                None => (span, text.to_owned()),
            };
            edits.push(Edit { span, text });
        }
    }
    edits.sort_by_key(|edit| edit.span);
    Some(Fix {
        applicability,
        title: title(),
        edits,
    })
}

/// Where text may be inserted after the character before `at`.
fn insertion_point(ticket: &Ticket, at: usize) -> Option<usize> {
    let text = ticket.text();
    let before = text.as_str().get(..at)?.chars().next_back()?;
    Some(text.span(at - before.len_utf8()..at).end())
}
