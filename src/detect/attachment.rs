//! Do the files come along, and can they be read?

use super::{Context, Hit};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// Fires on files that are announced while the form lists none, on logs whose
/// changed format is not given, and on files said to be too large.
pub(super) fn problem(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let first = |cue: &Cue| {
        cue.find_all(ticket.prose())
            .into_iter()
            .find(|r| ticket.sentence_at(r.start).is_some())
    };
    let report = |range: Range, case: &'static str| {
        let quote = context.quote(&range);
        Hit::at(range).case(case).hole("quote", quote)
    };
    if lists_nothing(context)
        && let Some(range) = first(&cues::ANNOUNCED_ATTACHMENT)
    {
        hits.push(report(range, "missing"));
    }
    if let Some(range) = first(&cues::CUSTOM_LOG_FORMAT)
        && !cues::FORMAT_GIVEN.is_in(ticket.folded())
    {
        hits.push(report(range, "format"));
    }
    if let Some(range) = first(&cues::TOO_LARGE)
        && !cues::OTHER_WAY_ASKED.is_in(ticket.prose())
    {
        hits.push(report(range, "size"));
    }
}

/// Whether the form has a field for files, and it is empty. A text without
/// such a field may well be pasted into a form that has one.
fn lists_nothing(context: &Context<'_>) -> bool {
    let ticket = context.ticket;
    let mut fields = ticket.fields_of(FieldKind::Attachments).peekable();
    fields.peek().is_some()
        && fields.all(|field| {
            let value = ticket.folded().get(field.range.clone()).unwrap_or("");
            // In a form without blank lines the text goes on below the answer.
            let answer = value.lines().find(|line| !line.trim().is_empty());
            let answer = answer.unwrap_or("");
            !answer.contains(char::is_alphanumeric) || cues::BLANK_VALUE.is_in(answer)
        })
        && !cues::FILE_NAME.is_in(ticket.prose())
}
