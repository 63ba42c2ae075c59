//! A ticket as Markdown: choices of the form in front, then a title and a
//! section for each part.

use super::Case;
use super::block::{Marks, lines};
use super::comment::Comments;
use super::part::{Names, Part, line, parts, short};
use crate::knowledge::FieldKind;
use crate::text::markdown::escaped;
use crate::ticket::Syntax;
use crate::ticket::scalar::entry;

/// The whole ticket. One that is Markdown stays as it is written.
pub(super) fn write(case: &Case<'_>) -> String {
    let ticket = &case.reading.ticket;
    if ticket.syntax == Syntax::Markdown {
        return verbatim(case);
    }
    let parts = parts(case);
    // The choices of the form, and among them the title.
    let head = parts
        .iter()
        .take_while(|part| is_choice(case, part) || part.kind == Some(FieldKind::Subject))
        .count();
    let (choices, mut titles): (Vec<&Part>, Vec<&Part>) =
        parts[..head].iter().partition(|part| is_choice(case, part));
    let mut rest: Vec<&Part> = parts[head..].iter().collect();
    // A title is one wherever the form has it.
    let later = rest.iter().position(|part| {
        let short = short(&case.reading.ticket, &part.blocks).is_some();
        part.kind == Some(FieldKind::Subject) && short
    });
    if let Some(at) = later.filter(|_| titles.is_empty()) {
        titles.push(rest.remove(at));
    }
    let mut out = String::new();
    let mut names = Names::default();
    let mut comments = Comments::of(case);
    if !choices.is_empty() {
        out.push_str("---\n");
        for part in choices {
            let label = names.free(part.label.as_deref().unwrap_or_default());
            let value = short(&case.reading.ticket, &part.blocks);
            let value = value.map(|value| line(&case.words(&value.range)));
            out.push_str(&comments.before(case, part).lines());
            out.push_str(&entry(&label, &value.unwrap_or_default()));
        }
        out.push_str("---\n");
    }
    // The first part may be the title: a second is a section.
    let mut untitled = true;
    for part in titles.into_iter().chain(rest) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&comments.before(case, part).hidden());
        section(case, part, untitled, &mut out);
        untitled = false;
    }
    let rest = comments.rest().hidden();
    if !rest.is_empty() {
        out.push('\n');
        out.push_str(rest.trim_end());
        out.push('\n');
    }
    out
}

/// The text of a ticket in the syntax that is asked for.
pub(super) fn verbatim(case: &Case<'_>) -> String {
    let source = case.source;
    let text = case.reading.ticket.span.slice(source.text());
    let text = text.unwrap_or_default().trim_start_matches('\u{feff}');
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Whether a part stands in front: a label, and a short word that chooses.
fn is_choice(case: &Case<'_>, part: &Part) -> bool {
    let chooses = part.kind.is_none_or(|kind| kind.is_choice());
    let empty = part.blocks.is_empty();
    chooses
        && part.label.is_some()
        && (empty || short(&case.reading.ticket, &part.blocks).is_some())
}

fn section(case: &Case<'_>, part: &Part, untitled: bool, out: &mut String) {
    let value = short(&case.reading.ticket, &part.blocks);
    if untitled
        && part.kind == Some(FieldKind::Subject)
        && let Some(value) = value
    {
        let title = line(&case.words(&value.range));
        out.push_str(&format!("# {}\n", escaped(&title)));
        return;
    }
    if let Some(label) = &part.label {
        out.push_str(&format!("## {}\n\n", escaped(label)));
    }
    out.push_str(&lines(case, part.blocks.clone(), Marks::Markdown));
}
