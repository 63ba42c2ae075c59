//! The form that a desk asks to be filled in.

use super::{Context, Hit};
use crate::facts::{Detail, FactKind};
use crate::knowledge::schema::label_key;
use crate::knowledge::{FieldKind, Form, FormField, cues, provider};
use crate::text::{Language, Range};

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
    hits.push(
        Hit::absent()
            .hole("lines", lines.join("\n"))
            .names("missing", open.iter().map(|line| &line.title).collect()),
    );
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
    let ticket = context.ticket;
    let labels: Vec<String> = std::iter::once(&line.label)
        .chain(line.aliases.iter())
        .map(|label| key(label))
        .collect();
    let labelled = ticket.fields.iter().find(|field| {
        let kind = field.kind.map(FieldKind::name);
        let named = kind.is_some_and(|kind| line.fields.iter().any(|f| f == kind))
            || field
                .label
                .as_ref()
                .is_some_and(|label| labels.contains(&key(ticket.slice(label))));
        named && is_answer(context, &field.range)
    });
    if let Some(field) = labelled {
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
