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

use std::borrow::Cow;

use crate::text::{SourceFile, Span};
use crate::ticket::{Problem, ProblemKind, Remark, Syntax, Ticket, TicketBuilder};

/// Of so many tickets in a file the notes are kept, some kilobytes each; of more they are
/// made when a ticket is judged.
const MANY: usize = 256;

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
    let syntax = syntax.unwrap_or_else(|| detect::syntax(&source));
    Parsed::of(&source, syntax).finish()
}

/// Parses files, in their order; [`finish_all`] does the rest of what [`read`] does. Each
/// step is done of all of them before the next, as it is quicker with what the processor
/// has at hand.
#[must_use]
pub fn parse_all(sources: &[&SourceFile], syntax: Option<Syntax>) -> Vec<Parsed> {
    let sources: Vec<Cow<'_, SourceFile>> = sources.iter().map(|s| s.with_line_feeds()).collect();
    let syntax = |source: &Cow<'_, SourceFile>| syntax.unwrap_or_else(|| detect::syntax(source));
    let mut order: Vec<(Syntax, usize)> = sources.iter().map(syntax).zip(0..).collect();
    order.sort_by_key(|(syntax, _)| *syntax as u8);
    let mut parsed: Vec<(usize, Parsed)> = order
        .into_iter()
        .map(|(syntax, at)| (at, Parsed::of(&sources[at], syntax)))
        .collect();
    parsed.sort_unstable_by_key(|(at, _)| *at);
    parsed.into_iter().map(|(_, parsed)| parsed).collect()
}

/// Finishes files that are parsed, in their order.
#[must_use]
pub fn finish_all(mut parsed: Vec<Parsed>) -> Vec<Document> {
    for parsed in &mut parsed {
        if !parsed.has_many() {
            parsed.builders.iter_mut().for_each(TicketBuilder::note);
        }
    }
    parsed.into_iter().map(Parsed::finish).collect()
}

/// A file whose tickets are still to be finished.
#[derive(Debug)]
pub struct Parsed {
    syntax: Syntax,
    builders: Vec<TicketBuilder>,
    remarks: Vec<Remark>,
    /// The file without its byte order mark.
    whole: Span,
}

impl Parsed {
    /// The length of the texts of its tickets, in bytes: what YAML repeats by an alias
    /// stands in the file once.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.builders.iter().map(|of| of.text().len()).sum()
    }

    /// Of a file with line feeds.
    fn of(source: &SourceFile, syntax: Syntax) -> Self {
        let mut remarks = Vec::new();
        let builders = match syntax {
            Syntax::Markdown => vec![markdown::read(source, &mut remarks)],
            Syntax::Yaml => yaml::read(source, &mut remarks),
            Syntax::Form => vec![form::read(source, &mut remarks)],
        };
        Self {
            syntax,
            builders,
            remarks,
            whole: Span::new(source.bom_len(), source.text().len()),
        }
    }

    /// Whether it has so many tickets that what is noted of each takes too much room
    /// while the others are judged.
    fn has_many(&self) -> bool {
        self.builders.len() > MANY
    }

    fn finish(self) -> Document {
        let many = self.has_many();
        let mut remarks = self.remarks;
        let builders = self.builders.into_iter();
        let tickets = builders.map(|builder| {
            let ticket = builder.finish();
            if many {
                ticket.wait();
            }
            ticket
        });
        let mut tickets: Vec<Ticket> = tickets.collect();
        remarks::settle(&mut remarks, &tickets);
        let mut problems = Vec::new();
        if tickets.iter().all(is_empty) {
            problems.push(Problem {
                kind: ProblemKind::Empty,
                span: self.whole,
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
            syntax: self.syntax,
            tickets,
            problems,
            remarks,
        }
    }
}

fn is_empty(ticket: &Ticket) -> bool {
    ticket.problems.is_empty() && ticket.is_empty()
}
