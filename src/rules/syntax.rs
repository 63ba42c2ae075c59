//! Faults of syntax as diagnostics. They have cards like any rule, in the
//! family `syntax`; what exactly is wrong is told by whoever found it.

use super::{Wording, card, dress};
use crate::detect::{Hit, Hole};
use crate::diagnostic::Diagnostic;
use crate::text::{Language, Span};
use crate::ticket::{Problem, ProblemKind, Ticket};

/// The diagnostic for a fault of syntax. That a file was not read is none: nothing is
/// known of it.
#[must_use]
pub fn report(problem: &Problem, ticket: &Ticket, wording: Wording) -> Option<Diagnostic> {
    if problem.is_excess() {
        return None;
    }
    let name = match problem.kind {
        ProblemKind::Yaml(_) => "unreadable-yaml",
        ProblemKind::DuplicateKey(_) => "duplicate-key",
        ProblemKind::UnknownAlias(_) => "unknown-alias",
        ProblemKind::OpenComment => "unclosed-comment",
        ProblemKind::Empty => "empty-draft",
    };
    let japanese = wording.reader == Language::Ja;
    let fault = Fault {
        rule: name,
        case: "main",
        span: problem.span,
        fault: problem.kind.message(japanese),
        remedy: problem.kind.help(japanese),
    };
    report_fault(fault, ticket, wording)
}

/// A fault of the file itself, in the words of whoever found it.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The rule that speaks of it.
    pub rule: &'static str,
    /// The case of the rule.
    pub case: &'static str,
    /// Where, in bytes of the file: not always in the text of a ticket.
    pub span: Span,
    /// What is wrong, in the reader's language.
    pub fault: String,
    /// What to do.
    pub remedy: String,
}

/// The diagnostic for a fault of the file.
#[must_use]
pub fn report_fault(fault: Fault, ticket: &Ticket, wording: Wording) -> Option<Diagnostic> {
    let mut hit = Hit::at(0..0).case(fault.case);
    hit.holes.push(("fault", Hole::Quote(fault.fault)));
    hit.holes.push(("remedy", Hole::Quote(fault.remedy)));
    let mut diagnostic = dress(card(fault.rule)?, &hit, ticket, None, wording)?;
    diagnostic.span = fault.span;
    Some(diagnostic)
}
