//! Findings about templates, in the words of their cards.

use super::fault::Fault;
use super::write::Insertion;
use crate::detect::{Hit, Hole};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rules::{self, Wording};
use crate::text::{Language, Span};
use crate::ticket::{Syntax, TicketBuilder};

/// What fills the holes of a card's words.
pub(super) type Holes = Vec<(&'static str, Hole)>;

/// A finding of the rule `name` at a place of the file.
pub(super) fn finding(
    name: &str,
    case: &'static str,
    holes: Holes,
    span: Span,
    wording: Wording,
) -> Option<Diagnostic> {
    let mut hit = Hit::at(0..0).case(case);
    hit.holes = holes;
    // The places are those of the file, not those of a draft in it.
    let ticket = TicketBuilder::new(Syntax::Markdown, Span::point(0)).finish();
    let mut diagnostic = rules::dress(rules::card(name)?, &hit, &ticket, None, wording)?;
    diagnostic.span = span;
    Some(diagnostic)
}

/// Adds words to write, and the edit that writes them where they have a place.
pub(super) fn propose(
    diagnostic: &mut Diagnostic,
    insertion: Insertion,
    class: Applicability,
    title: &str,
) {
    diagnostic.rewrite = Some(insertion.text.trim_matches(['\n', '\r']).to_owned().into());
    if let Some(at) = insertion.at {
        let edit = Edit {
            span: Span::point(at),
            text: insertion.text,
        };
        diagnostic.fixes.push(fix(class, title, edit));
    }
}

/// A fix of one edit.
pub(super) fn fix(applicability: Applicability, title: &str, edit: Edit) -> Fix {
    Fix {
        applicability,
        title: title.into(),
        edits: vec![edit],
    }
}

/// What is wrong with a template, and what to do.
pub(super) fn fault_holes(fault: &Fault, reader: Language) -> Holes {
    let (what, remedy) = fault.words(reader);
    vec![
        ("fault", Hole::Quote(what)),
        ("remedy", Hole::Quote(remedy)),
    ]
}
