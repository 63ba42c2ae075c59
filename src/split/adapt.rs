//! What makes a part of a draft a draft of its own: its subject, and the line
//! that names the other tickets.

use super::cut::{letters, words_of};
use crate::frontend;
use crate::knowledge::FieldKind;
use crate::text::encoding::Unwritable;
use crate::text::fold::fold_str;
use crate::text::{Language, SourceFile, Span};
use crate::ticket::scalar::written;
use crate::ticket::{Block, BlockKind, Syntax, Ticket};

/// The line that names the other ticket; its number is for the author to fill in.
pub(super) const fn reference(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Ja => ("関連", "別途起票(ID: ＿＿)"),
        Language::En => ("Related", "separate ticket (ID: <to be filled in>)"),
    }
}

/// The file with a suffix to its subject. A draft without one stays as it is.
pub(super) fn with_suffix(
    source: SourceFile,
    syntax: Syntax,
    suffix: &str,
) -> Result<SourceFile, Unwritable> {
    let document = frontend::read(&source, Some(syntax));
    let Some(ticket) = document.tickets.first() else {
        return Ok(source);
    };
    let Some(range) = subject(ticket) else {
        return Ok(source);
    };
    let end = Span::point(ticket.span_of(&range).end());
    let words = format!(" {suffix}");
    let edit = match ticket.scalar_at(end) {
        Some(scalar) => scalar.edit(source.text(), end, &words),
        None => Some((end, words)),
    };
    let Some((span, words)) = edit else {
        return Ok(source);
    };
    let after = source.edited([(span, words.as_str())])?;
    Ok(if adds(&source, &after, syntax, suffix) {
        after
    } else {
        source
    })
}

/// Where the subject stands in the ticket's text.
pub(super) fn subject(ticket: &Ticket) -> Option<std::ops::Range<usize>> {
    let field = ticket.field(FieldKind::Subject).map(|f| f.range.clone());
    let title = || {
        let first = ticket.blocks.iter().find(|b| !is_metadata(ticket, b))?;
        matches!(first.kind, BlockKind::Heading(1)).then(|| first.range.clone())
    };
    let range = field.or_else(title)?;
    let text = ticket.slice(&range);
    let end = range.start + text.trim_end().len();
    (!text.trim().contains('\n')).then_some(range.start..end)
}

fn is_metadata(ticket: &Ticket, block: &Block) -> bool {
    let mut fields = ticket.fields_at(block.range.start);
    fields.any(|field| field.metadata)
}

/// The file with a line of `label: words` where it is read as such: below the
/// subject, else at the end or the start.
pub(super) fn with_line(
    source: &SourceFile,
    syntax: Syntax,
    (label, words): (&str, &str),
) -> Result<SourceFile, Unwritable> {
    let brk = source.line_break();
    let line = format!("{label}: {words}");
    let end = source.text().len();
    let start = source.bom_len();
    let gap = if source.text().ends_with(['\n', '\r']) {
        ""
    } else {
        brk
    };
    let mut places: Vec<(usize, String)> = Vec::new();
    let document = frontend::read(source, Some(syntax));
    let ticket = document.tickets.first();
    match syntax {
        Syntax::Yaml => {
            let value = written(words);
            let quoted = format!("{label}: {value}{brk}");
            if let Some(first) = ticket.and_then(|t| {
                let label = t.blocks.iter().find(|b| b.kind == BlockKind::Label)?;
                Some(t.span_of(&label.range).start())
            }) {
                let at = source.line_span(source.line_of(first)).start().max(start);
                places.push((at, quoted));
            }
            places.push((end, format!("{gap}{label}: {value}{brk}")));
            places.push((start, format!("# {line}{brk}")));
        }
        Syntax::Markdown | Syntax::Form => {
            let below = ticket.and_then(|t| Some(t.span_of(&subject(t)?).end()));
            if let Some(at) = below {
                let mut next = source.line_of(at) + 1;
                let under = source
                    .line_span(next)
                    .slice(source.text())
                    .unwrap_or("")
                    .trim();
                let underline = !under.is_empty() && under.trim_matches(['=', '-']).is_empty();
                next += usize::from(underline && syntax == Syntax::Markdown);
                let at = source.line_span(next).start();
                let gap = if at == end { gap } else { "" };
                let words = match syntax {
                    Syntax::Markdown => format!("{gap}{brk}{line}{brk}"),
                    _ => format!("{gap}{line}{brk}"),
                };
                places.push((at, words));
            }
            places.push((end, format!("{gap}{brk}{line}{brk}")));
            places.push((start, format!("{line}{brk}{brk}")));
        }
    }
    let mut last = None;
    for (at, words) in places {
        let after = source.edited([(Span::point(at), words.as_str())])?;
        if adds(source, &after, syntax, &line) {
            return Ok(after);
        }
        last = Some(after);
    }
    Ok(last.unwrap_or_else(|| source.clone()))
}

/// Whether `after` reads as `before` with these words more.
fn adds(before: &SourceFile, after: &SourceFile, syntax: Syntax, words: &str) -> bool {
    let document = frontend::read(before, Some(syntax));
    let faults = document.tickets.iter().map(|t| t.problems.len()).sum();
    let read = |source| words_of(source, syntax, faults);
    let (Some(before), Some(after)) = (read(before), read(after)) else {
        return false;
    };
    let words = letters(&fold_str(words));
    after
        .match_indices(&words)
        .any(|(at, _)| before == format!("{}{}", &after[..at], &after[at + words.len()..]))
}
