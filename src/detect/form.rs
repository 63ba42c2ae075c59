//! The form that a desk asks to be filled in.

use super::{Context, Hit, Line, Lines};
use crate::facts::{Detail, FactKind};
use crate::knowledge::schema::label_key;
use crate::knowledge::{Applicability, FieldKind, Form, FormField, cues, provider};
use crate::text::{Language, Range};
use crate::ticket::{Field, FieldId, Ticket};

/// Fires once, on all lines of the provider's form that the draft answers
/// nowhere.
pub(super) fn missing_fields(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(form) = form_for(context) else {
        return;
    };
    let open: Vec<&FormField> = form
        .fields
        .iter()
        .filter(|line| !line.optional && answer(context, line).is_none())
        .collect();
    if open.is_empty() {
        return;
    }
    let blank = |line: &FormField| match context.profile.language {
        Language::Ja => format!("{}: ＿＿", line.label),
        Language::En => format!("{}: <{}>", line.label, line.expects.en),
    };
    let lines: Vec<String> = open.iter().copied().map(blank).collect();
    let mut hit = Hit::absent()
        .hole("lines", lines.join("\n"))
        .names("missing", open.iter().map(|line| &line.title).collect());
    hit.lines = Some(Lines {
        after: last_line(context, form),
        lines: open.iter().map(|line| missing(context, line)).collect(),
        applicability: Applicability::Unsafe,
    });
    hits.push(hit);
}

/// The line of the form to add, with a blank for its value.
fn missing(context: &Context<'_>, line: &FormField) -> Line {
    let mut fields = labelled(context, line);
    Line {
        label: line.label.clone(),
        value: "＿＿".to_owned(),
        field: fields.next().map(|(id, _)| id),
    }
}

/// The last field of the draft that is a line of the form or, where it has none,
/// the last of its values under labels. Text is not cut in two where code or a
/// quotation ends it.
fn last_line(context: &Context<'_>, form: &Form) -> Option<FieldId> {
    let ticket = context.ticket;
    let ends_in_words = |(_, field): &(FieldId, &Field)| {
        let last = ticket.blocks_in(&field.range).last();
        last.is_none_or(|block| !block.is_verbatim())
    };
    let place = |(_, field): &(FieldId, &Field)| (field.range.end, field.range.start);
    let lines = form.fields.iter().flat_map(|line| labelled(context, line));
    let values = || fields(ticket).filter(|(_, field)| field.metadata);
    lines
        .filter(ends_in_words)
        .max_by_key(place)
        .or_else(|| values().filter(ends_in_words).max_by_key(place))
        .map(|(id, _)| id)
}

fn fields(ticket: &Ticket) -> impl Iterator<Item = (FieldId, &Field)> {
    let fields = ticket.fields.iter().enumerate();
    fields
        .filter(|(_, field)| field.label.is_some())
        .map(|(at, field)| (FieldId(at), field))
}

/// Fires once when nothing tells that the page on faults was looked at.
pub(super) fn status_page_not_checked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let told = context
        .ticket
        .fields_of(FieldKind::StatusPage)
        .any(|field| is_answer(context, &field.range))
        || cues::STATUS_PAGE_CHECKED.is_in(context.ticket.prose());
    if !told {
        hits.push(Hit::absent());
    }
}

/// The form of the provider for drafts of this kind.
pub(super) fn form_for(context: &Context<'_>) -> Option<&'static Form> {
    let forms = &provider(context.profile.provider)?.forms;
    forms.iter().find(|f| f.kind == context.profile.kind.name())
}

/// Where the draft answers a line of a form: under its label or one that means
/// the same, or with a fact anywhere.
pub(super) fn answer(context: &Context<'_>, line: &FormField) -> Option<Range> {
    let mut labelled = labelled(context, line);
    let answered =
        |field: &Field| is_answer(context, &field.range) || is_blank(context, &field.range);
    if let Some((_, field)) = labelled.find(|(_, field)| answered(field)) {
        return Some(field.range.clone());
    }
    let by_name = FactKind::ALL
        .iter()
        .filter(|kind| line.facts.iter().any(|name| name == kind.name()))
        .find_map(|kind| context.facts.of(*kind).next());
    let by_grammar = || {
        [FactKind::ResourceId, FactKind::Region]
            .into_iter()
            .flat_map(|kind| context.facts.of(kind))
            .find(|fact| match &fact.detail {
                Detail::Identifier { name, .. } => line.identifiers.iter().any(|i| i == name),
                _ => false,
            })
    };
    by_name.or_else(by_grammar).map(|fact| fact.range.clone())
}

/// The fields of the draft that a line of a form stands for, by label or kind.
fn labelled<'c>(
    context: &Context<'c>,
    line: &'c FormField,
) -> impl Iterator<Item = (FieldId, &'c Field)> {
    let ticket = context.ticket;
    let labels: Vec<String> = std::iter::once(&line.label)
        .chain(line.aliases.iter())
        .map(|label| key(label))
        .collect();
    fields(ticket).filter(move |(_, field)| {
        let kind = field.kind.map(FieldKind::name);
        let label = field.label.as_ref().map(|label| key(ticket.slice(label)));
        kind.is_some_and(|kind| line.fields.iter().any(|f| f == kind))
            || label.is_some_and(|label| labels.contains(&label))
    })
}

/// Whether a value is marked as still to be written: the line is there, and
/// what it lacks is another matter.
fn is_blank(context: &Context<'_>, range: &Range) -> bool {
    let value = context.ticket.folded().get(range.clone()).unwrap_or("");
    cues::STILL_BLANK.is_in(value)
}

/// Whether a value says something; that it is not known is an answer too.
fn is_answer(context: &Context<'_>, range: &Range) -> bool {
    let value = context.ticket.folded().get(range.clone()).unwrap_or("");
    value.contains(|c: char| c.is_alphanumeric() || c == '*') && !cues::STILL_BLANK.is_in(value)
}

/// The label as labels are compared: without the remark in brackets.
fn key(label: &str) -> String {
    let folded = label.to_lowercase();
    label_key(folded.split(['(', '[']).next().unwrap_or(""))
}
