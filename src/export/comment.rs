//! What the author noted down for himself: comments, which no desk reads.

use super::Case;
use super::part::Part;
use super::region::front_matter;
use crate::text::Span;
use crate::text::display::visible_line;
use crate::ticket::{BlockKind, Syntax, Ticket};

/// Comments that are still to be written, in order of place: where each stands
/// in the file, and its words.
#[derive(Debug, Default)]
pub(super) struct Comments(Vec<(usize, String)>);

impl Comments {
    /// All comments of the ticket.
    pub(super) fn of(case: &Case<'_>) -> Self {
        let ticket = &case.reading.ticket;
        let text = case.source.text();
        let mut found = Vec::new();
        if ticket.syntax == Syntax::Markdown {
            found.extend(html(&case.comments, text));
        }
        if ticket.syntax != Syntax::Form {
            found.extend(yaml(ticket, text));
        }
        found.sort();
        Self(found)
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes those that stand before a part.
    pub(super) fn before(&mut self, case: &Case<'_>, part: &Part) -> Self {
        let ticket = &case.reading.ticket;
        let first = part.label_block.unwrap_or(part.blocks.start);
        let Some(block) = ticket.blocks.get(first) else {
            return Self::default();
        };
        let start = ticket.span_of(&block.range).start();
        let count = self.0.partition_point(|(at, _)| *at < start);
        Self(self.0.drain(..count).collect())
    }

    /// Drops those that stand before a place: they go with the text around them.
    pub(super) fn before_place(&mut self, end: usize) {
        self.0.retain(|(at, _)| *at >= end);
    }

    /// Takes those that are left.
    pub(super) fn rest(&mut self) -> Self {
        Self(std::mem::take(&mut self.0))
    }

    /// As comments of YAML.
    pub(super) fn lines(&self) -> String {
        let lines = self.0.iter().flat_map(|(_, words)| words.lines());
        // A comment of YAML may hold no control character.
        let shown = lines.map(|line| format!("# {}\n", visible_line(line.trim())));
        shown.collect()
    }

    /// As comments of HTML, a blank line below each.
    pub(super) fn hidden(&self) -> String {
        let each = self.0.iter().map(|(_, words)| {
            // Nothing else ends a comment.
            let words = words.replace("-->", "-- >");
            format!("<!-- {} -->\n\n", words.trim())
        });
        each.collect()
    }
}

/// A part of a draft in Markdown without its comments; a line that only held one
/// goes with it.
pub(super) fn without_comments(case: &Case<'_>, span: Span) -> String {
    let text = case.source.text();
    let mut out = String::new();
    let mut done = span.start();
    let first = case
        .comments
        .partition_point(|place| place.start() < span.start());
    for place in &case.comments[first..] {
        if place.end() > span.end() {
            break;
        }
        let before = &text[done..place.start()];
        let alone = before
            .rsplit('\n')
            .next()
            .is_none_or(|line| line.trim().is_empty());
        let behind = &text[place.end()..span.end()];
        let line = behind.split_inclusive('\n').next().unwrap_or("");
        out.push_str(before);
        done = place.end();
        if alone && line.trim().is_empty() {
            done += line.len();
        }
    }
    out.push_str(&text[done..span.end()]);
    out
}

/// Comments of HTML, outside of code.
fn html(comments: &[Span], text: &str) -> Vec<(usize, String)> {
    let each = comments.iter().filter_map(|place| {
        let words = place.slice(text)?;
        let words = words.trim_start_matches("<!--").trim_end_matches("-->");
        let words = words.trim();
        (!words.is_empty()).then(|| (place.start(), words.to_owned()))
    });
    each.collect()
}

/// Where comments of HTML stand, outside of code.
pub(super) fn places(ticket: &Ticket, text: &str) -> Vec<Span> {
    let code = ticket.blocks.iter().filter(|b| b.kind == BlockKind::Code);
    let code = code.map(|b| &b.range);
    let inline = ticket.inline_code.iter().map(|code| &code.range);
    let mut code: Vec<Span> = code.chain(inline).map(|r| ticket.span_of(r)).collect();
    code.sort_unstable();
    let is_code = |place: Span| {
        let next = code.partition_point(|span| span.end() <= place.start());
        code.get(next).is_some_and(|span| span.overlaps(place))
    };
    let own = ticket.span.slice(text).unwrap_or("");
    let mut out = Vec::new();
    let mut from = 0;
    while let Some(start) = own.get(from..).and_then(|rest| rest.find("<!--")) {
        let start = from + start;
        let words = own.get(start + 4..).unwrap_or("");
        let Some(end) = words.find("-->") else { break };
        let place = Span::new(start, start + 4).shifted(ticket.span.start());
        let is_text = own[..start].ends_with('\\') || is_code(place);
        if is_text {
            from = start + 4;
            continue;
        }
        from = start + 4 + end + 3;
        out.push(Span::new(start, from).shifted(ticket.span.start()));
    }
    out
}

/// Comments of YAML: what begins with `#` between its keys and values.
fn yaml(ticket: &Ticket, text: &str) -> Vec<(usize, String)> {
    let labels = ticket.fields.iter().filter_map(|field| {
        let label = field.label.as_ref().filter(|_| field.metadata)?;
        Some(ticket.span_of(label))
    });
    let values = ticket.scalars.iter().map(|scalar| scalar.span);
    let mut taken: Vec<Span> = labels.chain(values).collect();
    taken.sort_unstable();
    // In Markdown, the front matter alone is YAML.
    let end = match ticket.syntax {
        Syntax::Yaml => ticket.span.end(),
        _ => front_matter(text, ticket.span).map_or(0, |(yaml, _)| yaml.end()),
    };
    let mut out = Vec::new();
    let mut at = ticket.span.start();
    while let Some(found) = text.get(at..end).and_then(|rest| rest.find('#')) {
        let start = at + found;
        let inside = taken.partition_point(|span| span.end() <= start);
        if let Some(span) = taken.get(inside).filter(|span| span.start() <= start) {
            at = span.end().max(start + 1);
            continue;
        }
        let line = text[start..].split(['\n', '\r']).next().unwrap_or("");
        let before = text[..start].chars().next_back();
        let begins = before.is_none_or(|c| c.is_whitespace() || c == '\u{feff}');
        let words = line.trim_start_matches('#').trim();
        if begins && !words.is_empty() {
            out.push((start, words.to_owned()));
        }
        at = start + if begins { line.len() } else { 1 };
    }
    out
}
