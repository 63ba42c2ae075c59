//! A ticket as the lines of a desk's form, each under the form's own label. What
//! no line takes follows below.

mod answer;

use super::part::line;
use super::text::body;
use super::{Blank, Case, Exported};
use crate::knowledge::{Export, FormField, provider};
use crate::text::Language;
use crate::ticket::Block;

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

/// The filled form.
pub(super) fn write(case: &Case<'_>, export: &'static Export) -> Exported {
    let ticket = &case.reading.ticket;
    let (opening, lines) = lines_of(case, export);
    let mut out = Exported::whole(String::new());
    if let Some(subject) = case.subject() {
        let label = case.word("件名", "Subject");
        out.text = format!("{label}: {}\n\n", line(&case.words(&subject.range)));
    }
    if let Some(opening) = opening.filter(|words| !ticket.prose().contains(&words.to_lowercase())) {
        out.text.push_str(&format!("{opening}\n\n"));
    }
    let (answers, taken) = answer::all(case, export, lines);
    let open = case.open_severity(&export.provider);
    for (asked, value) in answers {
        let value = value.unwrap_or_else(|| {
            let open = open.as_deref().filter(|_| answer::asks_severity(asked));
            let wants = open.unwrap_or_else(|| case.say(&asked.expects));
            out.blanks.push(Blank {
                name: asked.label.to_string(),
                wants: wants.to_owned(),
                how: None,
            });
            match case.language() {
                Language::Ja => "＿＿".to_owned(),
                Language::En => format!("<{wants}>"),
            }
        });
        let gap = if value.contains('\n') { "\n" } else { " " };
        out.text
            .push_str(&format!("{}:{gap}{value}\n", asked.label));
    }
    let is_taken = |block: &Block| {
        let mut taken = taken.iter();
        taken.any(|range| answer::holds(range, block)) || case.is_for_the_tool(block)
    };
    let rest = body(case, is_taken, |_| false);
    if !rest.is_empty() {
        let label = case.word("■ 補足", "Further information:");
        out.text.push_str(&format!("\n{label}\n{rest}"));
    }
    out
}
