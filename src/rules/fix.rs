//! From the edits of a hit to a fix of the file.

use super::dress::Wording;
use super::lines;
use crate::detect::Hit;
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::text::{Language, SourceFile, Span};
use crate::ticket::{Syntax, Ticket};

/// What the hit proposes as a fix of the file, as its syntax writes it, if it does.
///
/// # Errors
/// Not all of it can be written: the fix that would do it with no regard to syntax.
pub(super) fn of(
    hit: &Hit,
    ticket: &Ticket,
    file: &SourceFile,
    wording: Wording,
) -> Option<Result<Fix, Fix>> {
    if let Some(added) = &hit.lines {
        let edits = lines::edits(added, ticket, file, wording);
        return (!edits.is_empty()).then(|| {
            Ok(Fix {
                applicability: added.applicability,
                title: lines::title(added, wording.reader).into(),
                edits,
            })
        });
    }
    let source = file.text();
    let applicability = hit.edits.iter().map(|e| e.applicability).min()?;
    if applicability <= Applicability::Display {
        return None;
    }
    let fix = |edits| Fix {
        applicability,
        title: title(hit, ticket, wording.reader).into(),
        edits,
    };
    Some(match edits(hit, ticket, source) {
        Some(edits) => Ok(fix(edits)),
        None => {
            let raw = hit.edits.iter().map(|edit| Edit {
                span: ticket.span_of(&edit.range),
                text: edit.text.clone(),
            });
            Err(fix(raw.collect()))
        }
    })
}

/// The edits of the hit as the syntax of the draft writes them.
fn edits(hit: &Hit, ticket: &Ticket, source: &str) -> Option<Vec<Edit>> {
    let mut raw: Vec<(Span, String)> = Vec::with_capacity(hit.edits.len());
    for edit in &hit.edits {
        let spans = if edit.range.is_empty() {
            vec![Span::point(insertion_point(ticket, edit.range.start)?)]
        } else {
            let mut spans = ticket.text().editable(edit.range.clone(), source)?;
            if edit.text.is_empty() && ticket.syntax == Syntax::Markdown {
                for span in &mut spans {
                    *span = with_marks(*span, source);
                }
            }
            spans
        };
        // All of the words go where the first of them stood.
        let texts = std::iter::once(edit.text.as_str()).chain(std::iter::repeat(""));
        let texts = texts.map(str::to_owned);
        raw.extend(spans.into_iter().zip(texts));
    }
    raw.sort_by_key(|(span, _)| *span);
    let mut edits = Vec::with_capacity(raw.len());
    let of_one_value = |a: &(Span, String), b: &(Span, String)| {
        ticket.scalar_at(a.0).map(|scalar| scalar.span)
            == ticket.scalar_at(b.0).map(|scalar| scalar.span)
    };
    for group in raw.chunk_by(of_one_value) {
        let scalar = group.first().and_then(|(span, _)| ticket.scalar_at(*span));
        let written = match scalar {
            Some(scalar) => scalar.edits(source, group)?,
            None => group.to_vec(),
        };
        edits.extend(written.into_iter().map(|(span, text)| Edit { span, text }));
    }
    Some(edits)
}

/// The words with the marks of emphasis around them: of `**urgent**` nothing is left.
fn with_marks(words: Span, source: &str) -> Span {
    const MARKS: [&str; 5] = ["**", "__", "~~", "*", "_"];
    let mut span = words;
    loop {
        let before = source.get(..span.start()).unwrap_or("");
        let after = source.get(span.end()..).unwrap_or("");
        let around = |mark: &&&str| before.ends_with(**mark) && after.starts_with(**mark);
        let Some(mark) = MARKS.iter().find(around) else {
            return span;
        };
        span = Span::new(span.start() - mark.len(), span.end() + mark.len());
    }
}

/// Where text may be inserted after the character before `at`.
fn insertion_point(ticket: &Ticket, at: usize) -> Option<usize> {
    let text = ticket.text();
    let before = text.as_str().get(..at)?.chars().next_back()?;
    Some(text.span(at - before.len_utf8()..at).end())
}

/// Longest words, in characters, that the title of a fix repeats.
const REPEATED: usize = 40;

/// What the first of the hit's edits does to the draft.
fn title(hit: &Hit, ticket: &Ticket, reader: Language) -> String {
    let Some(edit) = hit.edits.first() else {
        return String::new();
    };
    let (new, old) = (edit.text.trim(), ticket.slice(&edit.range).trim());
    let quoted = if new.is_empty() { old } else { new };
    // What is taken out may be a credential.
    let secret = new.is_empty() && hit.conceal;
    if secret || quoted.contains('\n') || quoted.chars().count() > REPEATED {
        return match reader {
            Language::Ja => "指摘の箇所を書き換える".to_owned(),
            Language::En => "Change these words".to_owned(),
        };
    }
    match (new.is_empty(), edit.range.is_empty(), reader) {
        (true, _, Language::Ja) => format!("「{old}」を取り除く"),
        (true, _, Language::En) => format!("Remove “{old}”"),
        (false, true, Language::Ja) => format!("「{new}」を書き足す"),
        (false, true, Language::En) => format!("Add “{new}”"),
        (false, false, Language::Ja) => format!("「{new}」に置き換える"),
        (false, false, Language::En) => format!("Replace with “{new}”"),
    }
}
