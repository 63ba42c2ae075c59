//! The text of a draft: all of it, or what stands in one block of YAML.

use super::Draft;
use crate::knowledge::{FieldKind, cues, vocabulary};
use crate::text::{Span, fold};
use crate::ticket::{BlockKind, FieldId, ScalarStyle};

/// A text that parts can be added to.
#[derive(Debug)]
pub(super) struct Prose<'a> {
    /// Where it stands in the file.
    pub(super) span: Span,
    /// What every line of it begins with.
    pub(super) indent: &'a str,
    /// The field it is the value of; the ticket itself for a whole draft.
    pub(super) field: FieldId,
    /// Where it ends before what closes a letter: a signature, an earlier mail.
    pub(super) end: usize,
}

/// The draft but for its front matter.
pub(super) fn whole<'a>(draft: &Draft<'a>) -> Prose<'a> {
    let ticket = draft.ticket;
    let start = draft.yaml().map_or(ticket.span.start(), |yaml| {
        let close = draft.source.line_of(yaml.end());
        draft.source.line_span(close).end()
    });
    let span = Span::new(start, ticket.span.end());
    Prose {
        span,
        indent: "",
        field: FieldId::TICKET,
        end: end_of(draft, span),
    }
}

/// The block of lines that is the text of a YAML draft, if it has one: its
/// other keys tell what it is about.
pub(super) fn body<'a>(draft: &Draft<'a>) -> Option<Prose<'a>> {
    use FieldKind::{Description, Notes};
    let ticket = draft.ticket;
    let keys: Vec<(usize, Span)> = draft.keys_in(ticket.span).collect();
    let kinds = || keys.iter().filter_map(|&(at, _)| ticket.fields[at].kind);
    let has_passages = kinds()
        .any(|kind| !super::order::is_metadata(kind) && !matches!(kind, Description | Notes));
    if has_passages {
        return None;
    }
    let literal = |&(at, label): &(usize, Span)| {
        let (_, scalar) = super::key::value(draft, label)?;
        (scalar.style == ScalarStyle::Literal).then_some((at, scalar.span))
    };
    let (at, span) = keys
        .iter()
        .filter(|&&(at, _)| matches!(ticket.fields[at].kind, Some(Description) | None))
        .filter_map(literal)
        .max_by_key(|(_, span)| span.len())?;
    let line = draft.source.line_span(draft.source.line_of(span.start()));
    let before = draft.text().get(line.start()..span.start())?;
    let indent = before.trim().is_empty().then_some(before)?;
    let span = Span::new(line.start(), span.end());
    Some(Prose {
        span,
        indent,
        field: FieldId::new(at),
        end: end_of(draft, span),
    })
}

/// Where the text in a part of the file ends, but for a signature and earlier
/// mail at its end.
fn end_of(draft: &Draft<'_>, part: Span) -> usize {
    let ticket = draft.ticket;
    let mut end = part.end();
    for block in ticket.blocks.iter().rev() {
        let span = ticket.span_of(&block.range);
        if !(part.start() <= span.start() && span.end() <= part.end()) {
            continue;
        }
        let mut fields = ticket.fields_at(block.range.start);
        let signs = fields.any(|f| f.label.is_none() && f.kind == Some(SIGNATURE));
        if !signs && block.kind != BlockKind::Quote {
            break;
        }
        end = draft
            .source
            .line_span(draft.source.line_of(span.start()))
            .start();
    }
    let text = draft.text().get(part.start()..end).unwrap_or("");
    part.start() + without_farewell(text.trim_end()).len()
}

/// Lines of a farewell: who wrote, and how to reach them.
const FAREWELL: usize = 12;

/// The text without the phrase that closes it and what stands below that, and
/// without a signature below a line across the page.
fn without_farewell(text: &str) -> &str {
    let mut body = text;
    let mut at = text.len();
    for line in text.rsplit(['\n', '\r']).take(2 * FAREWELL) {
        at = at.saturating_sub(line.len());
        let line = line.trim();
        if is_rule(line) || is_closing(line) {
            body = text.get(..at).unwrap_or(text).trim_end();
        } else if !line.is_empty() && !is_short(line) {
            break;
        }
        // The line break before it.
        at = at.saturating_sub(1);
    }
    body
}

fn is_rule(line: &str) -> bool {
    line.len() > 1 && line.chars().all(|c| "-=_*~―─".contains(c))
}

fn is_closing(line: &str) -> bool {
    let starts = line.starts_with(|c: char| c.is_ascii_alphabetic() || "以敬草よ宜".contains(c));
    let folded = fold::fold_str(line).to_lowercase();
    starts && line.len() <= 120 && cues::CLOSING_PHRASE.is_in(&folded)
}

/// Whether a line may be one of a signature rather than one of the text.
fn is_short(line: &str) -> bool {
    let marks = ['#', '>', '|', '`', '・', '■', '【', '◆', '●'];
    let marked = line.starts_with(marks) || line.starts_with("- ") || line.starts_with("* ");
    let labelled = line
        .split_once([':', '：'])
        .is_some_and(|(label, _)| !matches!(vocabulary::kind_of(label), None | Some(SIGNATURE)));
    line.chars().nth(60).is_none() && !marked && !labelled && !line.ends_with(['。', '.'])
}

/// What a part at the end without a label is about: who wrote.
const SIGNATURE: FieldKind = FieldKind::Contact;
