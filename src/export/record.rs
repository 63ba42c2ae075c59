//! A ticket as the lines of a desk's form, each under the form's own label. What
//! no line takes follows below.

use super::part::{is_below_head, line};
use super::said::said;
use super::text::{body, plain};
use super::{Blank, Case, Exported};
use crate::facts::form;
use crate::knowledge::{Export, FieldKind, FormField, provider};
use crate::text::{Language, Range};
use crate::ticket::{Block, BlockKind, Field, Ticket};

/// The form of the desk for drafts of this kind, or the lines of its record.
fn lines_of(case: &Case<'_>, export: &'static Export) -> (Option<String>, &'static [FormField]) {
    let kind = case.reading.profile.kind.name();
    let forms = provider(&export.provider).map(|desk| &desk.forms);
    match forms.and_then(|forms| forms.iter().find(|form| form.kind == kind)) {
        Some(form) => {
            let opening = form.opening.as_ref();
            (
                opening.map(|words| case.say(words).to_owned()),
                &form.fields,
            )
        }
        None => (None, &export.lines),
    }
}

/// The longest paragraph, in bytes, that stands behind a label as a whole.
const LONGEST: usize = 900;

/// The whole paragraph around a sentence, which may need the rest to be
/// understood; what is no sentence stays alone.
fn paragraph(ticket: &Ticket, words: &Range) -> Range {
    let is_sentence = ticket
        .sentence_at(words.start)
        .is_some_and(|at| ticket.sentences[at].range == *words);
    ticket
        .block_at(words.start)
        .filter(|block| is_sentence && block.kind == BlockKind::Paragraph)
        .filter(|block| block.range.len() <= LONGEST)
        .map_or_else(|| words.clone(), |block| block.range.clone())
}

/// Whether a field names whom the ticket is for, not whom to contact.
fn is_addressee(ticket: &Ticket, field: &Field) -> bool {
    let label = field
        .label
        .as_ref()
        .map(|label| form::key(ticket.slice(label)));
    label.is_some_and(|label| ["to", "cc", "bcc", "宛先"].contains(&label.as_str()))
}

/// The filled form.
pub(super) fn write(case: &Case<'_>, export: &'static Export) -> Exported {
    let ticket = &case.reading.ticket;
    let kind = case.reading.profile.kind.name();
    let (opening, lines) = lines_of(case, export);
    let mut out = Exported::whole(String::new());
    let mut taken: Vec<Range> = Vec::new();
    if let Some(subject) = ticket.field(FieldKind::Subject) {
        let label = case.word("件名", "Subject");
        out.text = format!("{label}: {}\n\n", line(&case.words(&subject.range)));
    }
    if let Some(opening) = opening.filter(|words| !ticket.prose().contains(&words.to_lowercase())) {
        out.text.push_str(&format!("{opening}\n\n"));
    }
    for asked in lines {
        let given: Vec<&Field> = form::answers(ticket, asked)
            .filter(|field| !is_addressee(ticket, field))
            .collect();
        let each = given.iter().map(|field| plain(case, &field.range));
        let mut values: Vec<String> = each.collect();
        // A table stays whole: a row without one of its cells says something else.
        let apart = given.iter().filter(|field| !is_below_head(ticket, field));
        taken.extend(apart.map(|field| field.range.clone()));
        let is_asked = asked.kinds.is_empty() || asked.kinds.iter().any(|name| name == kind);
        if values.is_empty()
            && is_asked
            && let Some(words) = said(case, export, asked)
        {
            let whole = paragraph(ticket, &words);
            // Not the same paragraph twice.
            let range = if taken.contains(&whole) { words } else { whole };
            values.push(case.words(&range).trim().to_owned());
            // What stands here as a whole need not stand below, too; under a
            // heading of the author's own it stays, or that would go with it.
            let own = ticket
                .fields_at(range.start)
                .any(|field| field.kind.is_none() && field.parent.is_some());
            if !own {
                taken.push(range);
            }
        }
        values.retain(|value| !value.trim().is_empty());
        if values.is_empty() && (asked.optional || !is_asked) {
            continue;
        }
        let value = if values.is_empty() {
            out.blanks.push(Blank {
                name: asked.label.to_string(),
                wants: case.say(&asked.expects).to_owned(),
                how: None,
            });
            match case.language() {
                Language::Ja => "＿＿".to_owned(),
                Language::En => format!("<{}>", asked.expects.en),
            }
        } else {
            let value = values.join("\n");
            // A line of a log needs no indentation behind its label.
            if value.contains('\n') {
                value
            } else {
                value.trim().to_owned()
            }
        };
        let gap = if value.contains('\n') { "\n" } else { " " };
        out.text
            .push_str(&format!("{}:{gap}{value}\n", asked.label));
    }
    let is_taken = |block: &Block| {
        let inside =
            |range: &Range| range.start <= block.range.start && block.range.end <= range.end;
        taken.iter().any(inside) || case.names_the_desk(block)
    };
    let rest = body(case, is_taken);
    if !rest.is_empty() {
        let label = case.word("■ 補足", "Further information:");
        out.text.push_str(&format!("\n{label}\n{rest}"));
    }
    out
}
