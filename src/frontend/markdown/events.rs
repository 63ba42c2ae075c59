//! The parser's events, kept for a look ahead.

use pulldown_cmark::{CowStr, Event};

use crate::text::Span;

/// All events, with pieces of text that stand side by side in `source` joined:
/// the parser gives every bracket an event of its own, which takes a hundred
/// times its room. An asterisk stays alone: two of them may be meant as a mark.
pub(super) fn collect<'a>(
    source: &'a str,
    events: impl Iterator<Item = (Event<'a>, Span)>,
) -> Vec<(Event<'a>, Span)> {
    let mut out: Vec<(Event<'a>, Span)> = Vec::new();
    let mut joins = false;
    for (event, span) in events {
        let joined_before = std::mem::replace(&mut joins, is_plain(source, &event, span));
        if joins
            && joined_before
            && let Some((last, before)) = out.last_mut()
            && before.end() == span.start()
        {
            let both = before.cover(span);
            if let Some(joined) = both.slice(source) {
                *last = Event::Text(CowStr::Borrowed(joined));
                *before = both;
                continue;
            }
        }
        out.push((event, span));
    }
    out
}

/// Whether it is text, and stands so in the source.
fn is_plain(source: &str, event: &Event<'_>, span: Span) -> bool {
    let Event::Text(text) = event else {
        return false;
    };
    text.as_ref() != "*" && !span.is_empty() && span.slice(source) == Some(text)
}
