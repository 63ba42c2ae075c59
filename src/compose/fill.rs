//! Parts that the draft has already: blanks to fill in, and values to add to.

use super::prose::{self, Prose};
use super::shape::{self, Label};
use super::{Draft, Words, entry, value};
use crate::diagnostic::Edit;
use crate::text::Span;
use crate::ticket::{Field, FieldId, Syntax};

/// So many parts of one kind are looked at: each takes some reading, and a draft
/// that has more of them is no form that somebody fills in.
const MOST: usize = 8;

/// The ways to write the words into a part for them that is empty or blank.
pub(super) fn blanks(draft: &Draft<'_>, words: &Words<'_>) -> Vec<Vec<Edit>> {
    let parts = parts(draft, words);
    let blank = parts.filter(|(_, field)| draft.ticket.is_unfilled(&field.range));
    blank
        .take(MOST)
        .flat_map(|(id, field)| match place(draft, id, field) {
            Some(Place::Key(span)) => entry::write(draft, words, field, span, true),
            Some(Place::Label(prose)) => label(draft, words, id, field, &prose),
            None => Vec::new(),
        })
        .collect()
}

/// The ways to add the words to a part for them that says something already.
pub(super) fn more(draft: &Draft<'_>, words: &Words<'_>) -> Vec<Vec<Edit>> {
    let parts = parts(draft, words);
    let filled = parts.filter(|(_, field)| !draft.ticket.is_unfilled(&field.range));
    filled
        .take(MOST)
        .flat_map(|(id, field)| match place(draft, id, field) {
            Some(Place::Key(span)) => entry::write(draft, words, field, span, false),
            Some(Place::Label(prose)) => longer(draft, words, id, field, &prose),
            None => Vec::new(),
        })
        .collect()
}

/// How the label of a part is written.
enum Place<'a> {
    /// As a key of YAML.
    Key(Span),
    /// In a text.
    Label(Prose<'a>),
}

/// The labelled parts for the words.
fn parts<'a>(
    draft: &Draft<'a>,
    words: &Words<'_>,
) -> impl Iterator<Item = (FieldId, &'a Field)> + use<'a> {
    let kind = words.kind;
    let fields = draft.ticket.fields.iter().enumerate();
    fields
        .filter(move |(_, field)| kind.is_some() && field.kind == kind && field.label.is_some())
        .map(|(at, field)| (FieldId::new(at), field))
}

fn place<'a>(draft: &Draft<'a>, id: FieldId, field: &Field) -> Option<Place<'a>> {
    if let Some(yaml) = draft.yaml() {
        let mut keys = draft.keys_in(yaml);
        if let Some((_, span)) = keys.find(|(at, _)| *at == id.index()) {
            return Some(Place::Key(span));
        }
    }
    let label = draft.ticket.span_of(field.label.as_ref()?);
    let prose = match draft.ticket.syntax {
        Syntax::Yaml => prose::body(draft)?,
        Syntax::Markdown | Syntax::Form => prose::whole(draft),
    };
    let inside = prose.span.start() <= label.start() && label.end() <= prose.span.end();
    inside.then_some(Place::Label(prose))
}

/// Writes the value of a label in a text.
fn label(
    draft: &Draft<'_>,
    words: &Words<'_>,
    id: FieldId,
    field: &Field,
    prose: &Prose<'_>,
) -> Vec<Vec<Edit>> {
    let Some(span) = field.label.as_ref().map(|l| draft.ticket.span_of(l)) else {
        return Vec::new();
    };
    let Some(label) = shape::label(draft, id, span) else {
        return Vec::new();
    };
    let blank = draft.ticket.slice(&field.range).trim();
    let mut ways = if blank.is_empty() {
        Vec::new()
    } else {
        instead(draft, words, field, prose)
    };
    if blank.is_empty() {
        ways.extend(into_empty(draft, words, &label, span, prose));
    }
    ways
}

/// Replaces the blank that is the value of a label.
fn instead(
    draft: &Draft<'_>,
    words: &Words<'_>,
    field: &Field,
    prose: &Prose<'_>,
) -> Vec<Vec<Edit>> {
    let Draft { source, ticket, .. } = draft;
    let text = ticket.slice(&field.range);
    let start = field.range.start + text.len() - text.trim_start().len();
    let range = start..start + text.trim().len();
    let nl = source.line_break();
    let mut ways = Vec::new();
    let mut blocks = ticket.blocks_in(&field.range).iter();
    let spans = ticket.text().editable(range.clone(), source.text());
    if let Some(spans) = spans.filter(|_| blocks.len() == 1) {
        let texts = |words: String| std::iter::once(words).chain(std::iter::repeat(String::new()));
        let edits = |words: String| -> Vec<Edit> {
            let pairs = spans.iter().zip(texts(words));
            pairs.map(|(&span, text)| Edit { span, text }).collect()
        };
        ways.push(edits(
            value::lines(words.text, prose.indent, nl)
                .trim_start()
                .to_owned(),
        ));
        if words.text.contains('\n') {
            let lines = value::lines(words.text, prose.indent, nl);
            ways.push(edits(format!("{nl}{lines}")));
        }
    }
    // Several lines go as a whole, their marks with them.
    let first = blocks.next().map(|b| ticket.span_of(&b.range));
    if let Some(first) = first {
        let whole = ticket.span_of(&range);
        let from = source.line_span(source.line_of(first.start()));
        let to = source.line_span(source.line_of(whole.end()));
        let label = field.label.as_ref().map_or(0, |l| ticket.span_of(l).end());
        if from.start() >= label {
            ways.push(vec![Edit {
                span: Span::new(from.start(), to.end()),
                text: value::lines(words.text, prose.indent, nl),
            }]);
        }
    }
    ways
}

/// Writes words where a label has none.
fn into_empty(
    draft: &Draft<'_>,
    words: &Words<'_>,
    label: &Label<'_>,
    span: Span,
    prose: &Prose<'_>,
) -> Vec<Vec<Edit>> {
    let source = draft.source;
    let nl = source.line_break();
    let line = source.line_span(label.line);
    let suffix = label.suffix;
    let short = !words.text.contains('\n');
    let mut ways = Vec::new();
    if let Some(bar) = suffix
        .find('|')
        .filter(|&bar| suffix[..bar].trim().is_empty())
    {
        // An empty cell beside the label.
        let cell = suffix[bar + 1..]
            .find('|')
            .map(|end| bar + 1..bar + 1 + end);
        if let Some(cell) = cell.filter(|cell| suffix[cell.clone()].trim().is_empty()) {
            ways.push(vec![Edit {
                span: Span::new(span.end() + cell.start, span.end() + cell.end),
                text: format!(" {} ", value::one_line(words.text)),
            }]);
        }
        return ways;
    }
    // To Markdown a blank such as `<name>` is no text.
    let marks = suffix.split('<').next().unwrap_or(suffix).trim_end();
    let end = span.end() + marks.len();
    if short && !label.is_heading() {
        let blank = match marks.chars().next_back() {
            Some('：' | '】' | '］' | '＞') => "",
            _ => " ",
        };
        if marks.contains([':', '：', '】', ']', '=']) {
            ways.push(vec![Edit {
                span: Span::new(end, line.end()),
                text: format!("{blank}{}", words.text),
            }]);
        }
    }
    let below = match label.underline {
        Some(_) => source.line_span(label.line + 1).end(),
        None => line.end(),
    };
    let blank = if label.is_heading() { nl } else { "" };
    let mut texts = vec![value::lines(words.text, prose.indent, nl)];
    texts.push(value::lines(
        words.text,
        &format!("{}    ", prose.indent),
        nl,
    ));
    texts.push(value::lines(&value::fenced(words.text), prose.indent, nl));
    if label.is_heading() && words.wants_fence() {
        texts.rotate_right(1);
    }
    for text in texts {
        ways.push(vec![Edit {
            span: Span::point(below),
            text: format!("{nl}{blank}{text}"),
        }]);
    }
    ways
}

/// Adds words to a part that has some.
fn longer(
    draft: &Draft<'_>,
    words: &Words<'_>,
    id: FieldId,
    field: &Field,
    prose: &Prose<'_>,
) -> Vec<Vec<Edit>> {
    let Draft { source, ticket, .. } = draft;
    let nl = source.line_break();
    let Some(span) = field.label.as_ref().map(|l| ticket.span_of(l)) else {
        return Vec::new();
    };
    let Some(label) = shape::label(draft, id, span) else {
        return Vec::new();
    };
    let mut ways = Vec::new();
    let own = ticket.blocks_in(&field.range);
    let one = own.len() == 1 && !label.alone && own.iter().all(|b| !b.is_verbatim());
    if one {
        let value = ticket.span_of(&field.range);
        let line = source.line_span(label.line);
        let written = Span::new(value.start(), value.end().min(line.end()));
        let end = written.start() + written.slice(draft.text()).unwrap_or("").trim_end().len();
        ways.push(vec![Edit {
            span: Span::point(end),
            text: format!(" / {}", value::one_line(words.text)),
        }]);
        return ways;
    }
    if let Some(end) = shape::end_of(draft, id, prose) {
        for (blank, indent) in [(nl, ""), ("", ""), ("", "    "), (nl, "    ")] {
            let indent = format!("{}{indent}", prose.indent);
            let lines = value::lines(words.text, &indent, nl);
            ways.push(vec![Edit {
                span: Span::point(end),
                text: format!("{nl}{blank}{lines}"),
            }]);
        }
        let copied = value::lines(&value::fenced(words.text), prose.indent, nl);
        ways.push(vec![Edit {
            span: Span::point(end),
            text: format!("{nl}{nl}{copied}"),
        }]);
    }
    ways
}
