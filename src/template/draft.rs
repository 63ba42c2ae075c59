//! Drafts that are left blank, in the syntaxes of drafts.

use super::line;
use super::model::{Found, Input, Part, Question, Sort, Template, language_of};
use crate::frontend::Document;
use crate::text::Span;

/// How many labels have to be known for a file to be a draft.
const KNOWN: usize = 2;

/// Takes a file for a draft if it has labels such as drafts have.
pub(super) fn read(text: &str, document: &Document, stem: &str) -> Found {
    let mut questions = Vec::new();
    let mut known = 0;
    for ticket in &document.tickets {
        for field in &ticket.fields {
            let Some(label) = &field.label else {
                continue;
            };
            known += usize::from(field.kind.is_some());
            let span = ticket.span_of(label);
            let hint = ticket.slice(&field.range);
            questions.push(question(text, ticket.slice(label), span, hint));
        }
    }
    if known < KNOWN {
        return Found::Other;
    }
    let read = questions.iter().map(|question| question.label.span);
    let read = Span::merged(read.collect());
    let mut notices = String::new();
    for (start, line) in line::lines(text, 0) {
        let words = line.trim_start();
        if words.starts_with('#') {
            notices.push_str(words);
            notices.push('\n');
        } else if let Some((label, hint)) = words.split_once([':', '：']) {
            // A label that the vocabulary does not know is one all the same.
            let place = line::place(start, line, label.trim());
            let next = read.partition_point(|label| label.end() <= place.start());
            if !read.get(next).is_some_and(|label| label.overlaps(place)) {
                questions.push(question(text, label.trim(), place, hint));
            }
        }
    }
    questions.sort_by_key(|question| question.start);
    let place = questions.first().map_or(Span::point(0), |q| q.label.span);
    let sort = Sort::Draft(document.syntax);
    let mut template = Template {
        questions,
        notices,
        end: Some(text.trim_end().len()),
        ..Template::unread(sort, vec![stem.to_owned()], place)
    };
    template.language = language_of(&template.words());
    Found::Template(Box::new(template))
}

fn question(text: &str, label: &str, span: Span, hint: &str) -> Question {
    Question {
        label: Part {
            text: label.to_owned(),
            span,
        },
        hint: hint.to_owned(),
        prefilled: None,
        required: false,
        input: Input::Words,
        start: line::start_of(text, span.start()),
    }
}
