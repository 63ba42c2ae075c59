//! New keys of a mapping in YAML: a draft's, or its front matter's.

use std::collections::HashMap;

use super::{Draft, Words, label, order, value};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::ticket::{FieldId, Scalar, ScalarStyle};

/// A key among its siblings.
#[derive(Debug, Clone, Copy)]
struct Key {
    field: usize,
    span: Span,
}

/// The ways to add a key to the mapping that tells the ticket.
pub(super) fn ways(draft: &Draft<'_>, words: &Words<'_>) -> Vec<Vec<Edit>> {
    let Some(yaml) = draft.yaml() else {
        return Vec::new();
    };
    let keys = siblings(draft, yaml);
    let names: Vec<&str> = keys
        .iter()
        .filter_map(|key| key.span.slice(draft.text()))
        .collect();
    let Some(name) = label::in_yaml(draft, words, &names).into_iter().next() else {
        return Vec::new();
    };
    let Some(indent) = indent(draft, &keys) else {
        return Vec::new();
    };
    let nl = draft.source.line_break();
    let value = value::in_yaml(words.text, &indent, nl);
    let line = format!("{indent}{}: {value}", crate::ticket::scalar::written(&name));
    let kinds: Vec<_> = keys
        .iter()
        .map(|key| draft.ticket.fields[key.field].kind)
        .collect();
    let best = order::place(words.kind, &kinds);
    let mut ways = Vec::new();
    for at in [best, keys.len()] {
        let edit = match keys.get(at) {
            Some(key) => above(draft, *key).map(|at| Edit {
                span: Span::point(at),
                text: format!("{line}{nl}"),
            }),
            None => end(draft, &keys, yaml).map(|at| Edit {
                span: Span::point(at),
                text: format!("{nl}{line}"),
            }),
        };
        ways.extend(edit.map(|edit| vec![edit]));
    }
    ways
}

/// Where what is written behind a key begins: right after its colon.
pub(super) fn colon(draft: &Draft<'_>, key: Span) -> Option<usize> {
    let rest = draft.text().get(key.end()..)?;
    let behind = rest
        .trim_start_matches([' ', '"', '\''])
        .strip_prefix(':')?;
    Some(key.end() + rest.len() - behind.len())
}

/// The value of a key, where it is a text: where it begins, with the mark of a
/// block, and what it is.
pub(super) fn value(draft: &Draft<'_>, key: Span) -> Option<(usize, Scalar)> {
    let text = draft.text();
    let colon = colon(draft, key)?;
    let after = text.get(colon..)?;
    let begins = text.len() - after.trim_start_matches([' ', '\n', '\r']).len();
    let scalars = &draft.ticket.scalars;
    let scalar = scalars.get(scalars.partition_point(|scalar| scalar.span.start() < begins))?;
    let mark = text.get(begins..scalar.span.start())?;
    let is_mark = match scalar.style {
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let line = mark.split(['\n', '\r']).next().unwrap_or("");
            let below = mark[line.len()..].trim().is_empty();
            line.trim_start_matches(['|', '>', '+', '-']).len() < 3 && below
        }
        _ => mark.is_empty(),
    };
    is_mark.then_some((begins, *scalar))
}

/// The keys of the mapping that has the most to say about the ticket.
fn siblings(draft: &Draft<'_>, yaml: Span) -> Vec<Key> {
    let fields = &draft.ticket.fields;
    let keys: Vec<Key> = draft
        .keys_in(yaml)
        .map(|(field, span)| Key { field, span })
        .collect();
    let parent = |key: &Key| fields[key.field].parent;
    // 「ticket:」, 「incident:」: what wraps the ticket as a whole.
    let about_all = |id: Option<FieldId>| {
        use crate::knowledge::FieldKind::{CaseNumber, Description, Request, Symptom};
        let field = id.and_then(|id| fields.get(id.index()));
        field.is_some_and(|field| {
            matches!(
                field.kind,
                None | Some(CaseNumber | Description | Request | Symptom)
            )
        })
    };
    let mut known: HashMap<Option<FieldId>, usize> = HashMap::new();
    for key in &keys {
        *known.entry(parent(key)).or_default() += usize::from(fields[key.field].kind.is_some());
    }
    let parents = keys.iter().map(parent).filter(|id| about_all(*id));
    let best = parents.rev().max_by_key(|id| known.get(id)).flatten();
    keys.iter()
        .filter(|key| parent(key) == best)
        .copied()
        .collect()
}

/// What stands before a key on its line, if that is nothing but blanks.
fn blanks_before<'a>(draft: &Draft<'a>, key: Key) -> Option<&'a str> {
    let line = draft
        .source
        .line_span(draft.source.line_of(key.span.start()));
    let start = line.start().max(draft.source.bom_len());
    let before = draft.text().get(start..key.span.start())?;
    let quote = before.trim_end_matches(['"', '\'']);
    quote.chars().all(|c| c == ' ').then_some(quote)
}

/// How far the keys are indented.
fn indent(draft: &Draft<'_>, keys: &[Key]) -> Option<String> {
    if keys.is_empty() {
        return Some(String::new());
    }
    let plain = keys.iter().find_map(|key| blanks_before(draft, *key));
    plain.map(str::to_owned).or_else(|| {
        // `- key: …`, the only one of its item.
        let key = keys.first()?;
        let line = draft
            .source
            .line_span(draft.source.line_of(key.span.start()));
        let before = draft.text().get(line.start()..key.span.start())?;
        let item = before.trim_start().starts_with("- ") && before.is_ascii();
        item.then(|| " ".repeat(before.len()))
    })
}

/// The start of the line of a key, or of the comment above it.
fn above(draft: &Draft<'_>, key: Key) -> Option<usize> {
    let before = blanks_before(draft, key)?;
    let source = draft.source;
    let mut line = source.line_of(key.span.start());
    let is_comment = |line: usize| {
        let span = source.line_span(line);
        let text = span.slice(draft.text()).unwrap_or("");
        text.strip_prefix(before)
            .is_some_and(|t| t.starts_with('#'))
            && draft.ticket.scalar_at(span).is_none()
    };
    while line > 0 && is_comment(line - 1) {
        line -= 1;
    }
    Some(
        source
            .line_span(line)
            .start()
            .max(draft.ticket.span.start()),
    )
}

/// The end of the last line of the last value.
fn end(draft: &Draft<'_>, keys: &[Key], yaml: Span) -> Option<usize> {
    let Some(last) = keys.last() else {
        // Nothing but comments.
        let text = yaml.slice(draft.text())?.trim_end();
        return Some(yaml.start() + text.len());
    };
    let field = &draft.ticket.fields[last.field];
    let value = draft.ticket.span_of(&field.range);
    let from = value.end().max(last.span.end());
    let until = from.max(next_key(draft, yaml, from));
    let inside = draft.ticket.scalars.iter().filter(|scalar| {
        let start = scalar.span.start();
        last.span.end() <= start && start <= until
    });
    let ends = inside.map(|scalar| {
        let written = scalar.span.slice(draft.text()).unwrap_or("");
        scalar.span.start() + written.trim_end().len()
    });
    let end = ends.max().unwrap_or(from).max(from).min(yaml.end());
    let line = draft.source.line_span(draft.source.line_of(end));
    Some(line.end().min(yaml.end().max(end)))
}

/// Where the next key begins, else the end.
fn next_key(draft: &Draft<'_>, yaml: Span, from: usize) -> usize {
    let keys = draft.keys_in(yaml).map(|(_, span)| span.start());
    keys.filter(|start| *start >= from)
        .min()
        .unwrap_or(yaml.end())
}
