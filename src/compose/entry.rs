//! Values of keys that are there already.

use super::{Draft, Words, value};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::ticket::{Field, ScalarStyle};

/// The ways to write the value of a key, where it is `blank`, or to add to it.
pub(super) fn write(
    draft: &Draft<'_>,
    words: &Words<'_>,
    field: &Field,
    key: Span,
    blank: bool,
) -> Vec<Vec<Edit>> {
    let source = draft.source;
    let text = draft.text();
    let nl = source.line_break();
    let line = source.line_span(source.line_of(key.start()));
    let before = text.get(line.start()..key.start()).unwrap_or("");
    let indent = " ".repeat(
        before
            .trim_start_matches('\u{feff}')
            .trim_end_matches(['"', '\''])
            .chars()
            .count(),
    );
    let Some(colon) = super::key::colon(draft, key) else {
        return Vec::new();
    };
    let (begins, scalar) = match super::key::value(draft, key) {
        Some((begins, scalar)) => (begins, Some(scalar)),
        None => (colon, None),
    };
    let value = value::in_yaml(words.text, &indent, nl);
    let way = |span, text| vec![vec![Edit { span, text }]];
    let put = |span| vec![beside_comment(draft, span, &value)];
    match (scalar, blank) {
        (Some(scalar), true) => {
            let written = scalar.span.slice(text).unwrap_or("");
            let end = scalar.span.start() + written.trim_end().len();
            put(Span::new(begins, end))
        }
        (Some(scalar), false) => match scalar.style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let written = scalar.span.slice(text).unwrap_or("");
                let end = scalar.span.start() + written.trim_end().len();
                let last = source
                    .line_span(source.line_of(end))
                    .slice(text)
                    .unwrap_or("");
                let indent = &last[..last.len() - last.trim_start_matches(' ').len()];
                let lines = value::lines(words.text, indent, nl);
                way(Span::point(end), format!("{nl}{lines}"))
            }
            style => {
                let end = match style {
                    ScalarStyle::Plain => scalar.span.end(),
                    _ => scalar.span.end() - 1,
                };
                let more = format!(" / {}", value::one_line(words.text));
                let edit = scalar.edit(text, Span::point(end), &more);
                edit.map_or_else(Vec::new, |(span, text)| way(span, text))
            }
        },
        (None, true) => {
            let line = source.line_span(source.line_of(colon));
            let on_line = text.get(colon..line.end()).unwrap_or("");
            let word = on_line.trim_start();
            let null = ["~", "null", "Null", "NULL", "\"\"", "''"]
                .into_iter()
                .find(|null| word.split([' ', '\t']).next() == Some(null));
            let start = colon + on_line.len() - word.len();
            match null {
                Some(null) => put(Span::new(start, start + null.len())),
                None if word.is_empty() || word.starts_with('#') => {
                    vec![beside_comment(
                        draft,
                        Span::point(colon),
                        &format!(" {value}"),
                    )]
                }
                None => Vec::new(),
            }
        }
        (None, false) => item(draft, words, field),
    }
}

/// Puts a value at `span`. A comment behind that stays one: the lines of a block
/// go below it.
fn beside_comment(draft: &Draft<'_>, span: Span, value: &str) -> Vec<Edit> {
    let source = draft.source;
    let edit = |span, text: &str| Edit {
        span,
        text: text.to_owned(),
    };
    let line = source.line_span(source.line_of(span.end()));
    let behind = Span::new(span.end(), line.end()).slice(draft.text());
    let nl = source.line_break();
    match value.split_once(nl) {
        Some((head, lines)) if behind.is_some_and(|b| !b.trim().is_empty()) => vec![
            edit(span, head),
            edit(Span::point(line.end()), &format!("{nl}{lines}")),
        ],
        _ => vec![edit(span, value)],
    }
}

/// Adds an item to the list that is the value of a key.
fn item(draft: &Draft<'_>, words: &Words<'_>, field: &Field) -> Vec<Vec<Edit>> {
    let Draft { source, ticket, .. } = draft;
    let value = ticket.span_of(&field.range);
    let mut inside = ticket.scalars.iter();
    let Some(last) = inside.rfind(|s| s.span.overlaps(value)) else {
        return Vec::new();
    };
    let line = source.line_span(source.line_of(last.span.start()));
    let before = Span::new(line.start(), last.span.start()).slice(draft.text());
    let Some(before) = before.filter(|b| b.trim() == "-" && b.is_ascii()) else {
        return Vec::new();
    };
    let written = last.span.slice(draft.text()).unwrap_or("");
    let end = last.span.start() + written.trim_end().len();
    let end = source.line_span(source.line_of(end)).end();
    let nl = source.line_break();
    let value = value::in_yaml(words.text, &" ".repeat(before.len().saturating_sub(2)), nl);
    vec![vec![Edit {
        span: Span::point(end),
        text: format!("{nl}{before}{value}"),
    }]]
}
