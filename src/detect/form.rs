//! The form that a desk asks to be filled in.

use super::{Context, Hit, Line, Lines};
use crate::facts::form::{self, Labelled};
use crate::facts::{Fact, FactKind, ProductDetail};
use crate::knowledge::{Applicability, FieldKind, Form, FormField, cues, provider};
use crate::text::Language;
use crate::ticket::{Field, FieldId};

/// Fires once, on all lines of the provider's form that the draft answers
/// nowhere.
pub(super) fn missing_fields(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(asked) = form_for(context) else {
        return;
    };
    let labelled = Labelled::of(context.ticket);
    let everywhere = is_everywhere(context);
    let open: Vec<&FormField> = asked
        .fields
        .iter()
        .filter(|line| !(line.optional || line.local && everywhere))
        .filter(|line| !labelled.is_answered(context.facts, line))
        .collect();
    if open.is_empty() {
        return;
    }
    let blank = |line: &FormField| match context.profile.language {
        Language::Ja => format!("{}: ＿＿", line.label),
        Language::En => format!("{}: <{}>", line.label, line.expects.en),
    };
    let lines: Vec<String> = open.iter().copied().map(blank).collect();
    // What the desk can look up itself only saves it the search.
    let found = |line: &&FormField| labelled.is_found(context.facts, asked, line);
    let hit = match open.iter().all(found) {
        true => Hit::absent().case("findable"),
        false => Hit::absent(),
    };
    let mut hit = hit
        .hole("lines", lines.join("\n"))
        .names("missing", open.iter().map(|line| &line.title).collect());
    hit.lines = Some(Lines {
        after: last_line(context, &labelled, asked),
        lines: open.iter().map(|line| missing(&labelled, line)).collect(),
        applicability: Applicability::Unsafe,
    });
    hits.push(hit);
}

/// Whether all that the draft names of the desk's resources is run everywhere alike:
/// a bucket lies in no zone, and no host holds it.
fn is_everywhere(context: &Context<'_>) -> bool {
    let products = context.facts.of(FactKind::Product);
    let own: Vec<_> = products
        .filter_map(|fact| Some((fact, fact.product()?)))
        .filter(|(_, product)| product.provider() == context.profile.provider)
        .filter(|(_, product)| product.entry.resource)
        .collect();
    // What is only spoken of may lie beside a server that fails.
    let opening = context.ticket.sentences.first().map(|s| &s.range);
    let opening = opening.filter(|range| !names_machine(context.ticket.prose_of(range)));
    let mut heads = own.iter().filter(|(fact, _)| {
        context.in_title(&fact.range)
            || opening.is_some_and(|range| range.contains(&fact.range.start))
            || context
                .ticket
                .is_in_field(fact.range.start, FieldKind::Product)
    });
    heads.next().is_some() && own.iter().all(|(_, product)| product.entry.global)
        || is_named_everywhere(context, &own)
}

/// Whether both the title and the field for the resource name such a one, and the title
/// nothing else: a server that is watched is no less the affected one's business.
fn is_named_everywhere(context: &Context<'_>, own: &[(&Fact, ProductDetail)]) -> bool {
    let in_title = |fact: &Fact| context.in_title(&fact.range);
    let in_field = |fact: &Fact| {
        let kind = FieldKind::Resources;
        context.ticket.is_in_field(fact.range.start, kind)
    };
    let is_global = |named: &dyn Fn(&Fact) -> bool| {
        let mut named = own.iter().filter(|(fact, _)| named(fact)).peekable();
        named.peek().is_some() && named.all(|(_, product)| product.entry.global)
    };
    is_global(&in_title) && is_global(&in_field)
}

/// Whether words name a machine, as `web01` does.
fn names_machine(words: &str) -> bool {
    let mut names = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    names.any(|name| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// The line of the form to add, with a blank for its value.
fn missing(labelled: &Labelled<'_>, line: &FormField) -> Line {
    let mut fields = labelled.under(line);
    Line {
        label: line.label.clone(),
        value: "＿＿".to_owned(),
        field: fields.next().map(|(id, _)| id),
    }
}

/// The last field of the draft that is a line of the form or, where it has none,
/// the last of its values under labels. Text is not cut in two where code or a
/// quotation ends it.
fn last_line(context: &Context<'_>, labelled: &Labelled<'_>, asked: &Form) -> Option<FieldId> {
    let ticket = context.ticket;
    let ends_in_words = |(_, field): &(FieldId, &Field)| {
        let last = ticket.blocks_in(&field.range).last();
        last.is_none_or(|block| !block.is_verbatim())
    };
    let place = |(_, field): &(FieldId, &Field)| (field.range.end, field.range.start);
    let lines = asked.fields.iter().flat_map(|line| labelled.under(line));
    let values = || form::fields(ticket).filter(|(_, field)| field.metadata);
    lines
        .filter(ends_in_words)
        .max_by_key(place)
        .or_else(|| values().filter(ends_in_words).max_by_key(place))
        .map(|(id, _)| id)
}

/// Fires once when nothing tells that the page on faults was looked at.
pub(super) fn status_page_not_checked(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let told = context
        .ticket
        .fields_of(FieldKind::StatusPage)
        .any(|field| form::is_answer(context.ticket, &field.range))
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
