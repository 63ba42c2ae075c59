//! From a file to tickets: one reader for each syntax, and the choice of one.
//!
//! Front-ends read; they never judge. A file that is not what it claims to be
//! is still read as far as it goes, and the fault is noted.

mod aside;
mod detect;
mod form;
mod lines;
mod markdown;
#[cfg(test)]
mod properties;
mod remarks;
#[cfg(test)]
mod testing;
mod yaml;

pub use aside::aside;

use crate::text::{SourceFile, Span};
use crate::ticket::{Problem, ProblemKind, Remark, Syntax, Ticket};

/// A file as its front-end read it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The syntax it was read in.
    pub syntax: Syntax,
    /// The tickets in it, in order; faults in a ticket are noted there.
    pub tickets: Vec<Ticket>,
    /// Faults of the file as a whole.
    pub problems: Vec<Problem>,
    /// Comments that speak to the tool, in order of place.
    pub remarks: Vec<Remark>,
}

/// Reads a file, in `syntax` if given, else in the one its name or its content
/// suggests.
#[must_use]
pub fn read(source: &SourceFile, syntax: Option<Syntax>) -> Document {
    let source = source.with_line_feeds();
    let source = source.as_ref();
    let syntax = syntax.unwrap_or_else(|| detect::syntax(source));
    let mut remarks = Vec::new();
    let mut tickets = match syntax {
        Syntax::Markdown => vec![markdown::read(source, &mut remarks)],
        Syntax::Yaml => yaml::read(source, &mut remarks),
        Syntax::Form => form::read(source, &mut remarks),
    };
    remarks::settle(&mut remarks, &tickets);
    let mut problems = Vec::new();
    if tickets.iter().all(is_empty) {
        problems.push(Problem {
            kind: ProblemKind::Empty,
            span: Span::new(source.bom_len(), source.text().len()),
        });
    } else {
        for ticket in tickets.iter_mut().filter(|ticket| is_empty(ticket)) {
            ticket.problems.push(Problem {
                kind: ProblemKind::Empty,
                span: ticket.span,
            });
        }
    }
    Document {
        syntax,
        tickets,
        problems,
        remarks,
    }
}

fn is_empty(ticket: &Ticket) -> bool {
    ticket.problems.is_empty() && ticket.is_empty()
}
