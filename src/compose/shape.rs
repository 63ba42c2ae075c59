//! The look of labels in a text.

use std::collections::HashSet;

use super::Draft;
use super::prose::Prose;
use crate::knowledge::FieldKind;
use crate::text::Span;
use crate::ticket::{FieldId, Ticket};

/// A label in a text, and what stands around it on its line.
#[derive(Debug, Clone)]
pub(super) struct Label<'a> {
    /// Number of its field.
    pub(super) field: FieldId,
    /// What it is about.
    pub(super) kind: Option<FieldKind>,
    /// The field it stands in.
    pub(super) parent: FieldId,
    /// Its line.
    pub(super) line: usize,
    /// What stands before it on its line.
    pub(super) prefix: &'a str,
    /// What stands between it and its value, or the end of the line.
    pub(super) suffix: &'a str,
    /// What stands after the value on the line.
    pub(super) tail: &'a str,
    /// Its value begins on a line below.
    pub(super) alone: bool,
    /// The line under it that makes it a heading.
    pub(super) underline: Option<&'a str>,
}

impl Label<'_> {
    /// Whether it is a heading of Markdown.
    pub(super) fn is_heading(&self) -> bool {
        self.underline.is_some() || self.prefix.trim_start().starts_with('#')
    }

    /// What labels of one look share: all but numbers and blanks.
    pub(super) fn look(&self) -> (FieldId, String, &str, bool) {
        let prefix = self.prefix.chars().filter(|c| !c.is_numeric()).collect();
        (self.parent, prefix, self.suffix.trim(), self.is_heading())
    }

    /// What stands before a new label of this look, without the number of this
    /// one.
    pub(super) fn unnumbered(&self) -> &str {
        let at = self
            .prefix
            .find(|c: char| c.is_numeric() || c == '(' || c == '（');
        match at {
            Some(at) if self.prefix[at..].contains(char::is_numeric) => &self.prefix[..at],
            _ => self.prefix,
        }
    }
}

/// The labels of a text that stand alone on their lines, in order.
pub(super) fn labels<'a>(draft: &Draft<'a>, prose: &Prose<'_>) -> Vec<Label<'a>> {
    let ticket = draft.ticket;
    let mut out: Vec<Label<'a>> = Vec::new();
    let mut lines = HashSet::new();
    let mut crowded = HashSet::new();
    for (at, field) in ticket.fields.iter().enumerate() {
        let Some(range) = &field.label else { continue };
        let span = ticket.span_of(range);
        if span.start() < prose.span.start() || span.end() > prose.end || at == prose.field.index()
        {
            continue;
        }
        let Some(label) = label(draft, FieldId::new(at), span) else {
            continue;
        };
        if !lines.insert(label.line) {
            crowded.insert(label.line);
        }
        out.push(label);
    }
    out.retain(|label| !crowded.contains(&label.line));
    out
}

/// The label of a field, which stands at `span`.
pub(super) fn label<'a>(draft: &Draft<'a>, id: FieldId, span: Span) -> Option<Label<'a>> {
    let Draft { source, ticket, .. } = draft;
    let field = ticket.fields.get(id.index())?;
    let number = source.line_of(span.start());
    let line = source.line_span(number);
    let start = line.start().max(ticket.span.start());
    let value = value_on(ticket, id, line);
    let value = value.filter(|value| value.start() >= span.end());
    let text = draft.text();
    // 「2. 再現手順」: the number is none of its name.
    let name = span.slice(text)?;
    let digits = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = digits.trim_start_matches(['.', ')', '．', '）', ' ']);
    let numbered = digits.len() < name.len() && bare.len() < digits.len();
    let named = if numbered && !bare.is_empty() {
        span.end() - bare.len()
    } else {
        span.start()
    };
    let below = source
        .line_span(number + 1)
        .slice(text)
        .unwrap_or("")
        .trim();
    let underlines =
        below.len() > 1 && (below.chars().all(|c| c == '=') || below.chars().all(|c| c == '-'));
    Some(Label {
        field: id,
        kind: field.kind,
        parent: field.parent?,
        line: number,
        prefix: text.get(start..named)?,
        suffix: text.get(span.end()..value.map_or(line.end(), Span::start))?,
        tail: value.map_or(Some(""), |value| text.get(value.end()..line.end()))?,
        alone: value.is_none(),
        underline: (underlines && value.is_none()).then_some(below),
    })
}

/// Where the value of a field stands on a line.
fn value_on(ticket: &Ticket, id: FieldId, line: Span) -> Option<Span> {
    let field = ticket.fields.get(id.index())?;
    let blocks = ticket.blocks_in(&field.range).iter();
    let spans = blocks.filter_map(|block| {
        let span = ticket.span_of(&block.range);
        let starts = line.start() <= span.start() && span.start() < line.end();
        let own = Span::new(span.start(), span.end().min(line.end()));
        (starts && block.field == id && !own.is_empty()).then_some(own)
    });
    spans.reduce(Span::cover)
}

/// Where the last line of a part ends that is not in another part of `among`:
/// its own text and that of the parts in it, with the fence that closes it.
pub(super) fn end_of(draft: &Draft<'_>, id: FieldId, prose: &Prose<'_>) -> Option<usize> {
    let Draft { source, ticket, .. } = draft;
    let field = ticket.fields.get(id.index())?;
    let label = ticket.span_of(field.label.as_ref()?);
    let last = ticket.blocks_in(&field.range).last();
    let last = last.map_or(label, |block| ticket.span_of(&block.range));
    let last = Span::new(label.start(), last.end().max(label.end()));
    let text = draft.text();
    let mut line = source.line_of(last.end());
    let below = |line: usize| source.line_span(line + 1).slice(text).unwrap_or("").trim();
    let closes = |line: &str| {
        (line.starts_with("```") && line.trim_matches('`').is_empty())
            || (line.starts_with("~~~") && line.trim_matches('~').is_empty())
    };
    let underlines = |line: &str| {
        line.len() > 1 && (line.chars().all(|c| c == '=') || line.chars().all(|c| c == '-'))
    };
    if closes(below(line)) || (last.end() == label.end() && underlines(below(line))) {
        line += 1;
    }
    // What closes the letter belongs to no part.
    let least = source.line_span(source.line_of(label.end())).end();
    Some(source.line_span(line).end().min(prose.end.max(least)))
}
