//! Faults of syntax as diagnostics. They have cards like any rule, in the
//! family `syntax`; what exactly is wrong is told by the front-end.

use super::{Wording, card, dress};
use crate::detect::{Hit, Hole};
use crate::diagnostic::Diagnostic;
use crate::text::Language;
use crate::ticket::{Problem, ProblemKind, Ticket};

/// The diagnostic for a fault of syntax.
#[must_use]
pub fn report(problem: &Problem, ticket: &Ticket, wording: Wording) -> Option<Diagnostic> {
    let name = match problem.kind {
        ProblemKind::Yaml(_) => "unreadable-yaml",
        ProblemKind::DuplicateKey(_) => "duplicate-key",
        ProblemKind::UnknownAlias(_) => "unknown-alias",
        ProblemKind::Empty => "empty-draft",
    };
    let japanese = wording.reader == Language::Ja;
    // Where it is, the front-end knows: not always in the text of a ticket.
    let mut hit = Hit::at(0..0);
    hit.holes
        .push(("fault", Hole::Quote(problem.kind.message(japanese))));
    hit.holes
        .push(("remedy", Hole::Quote(problem.kind.help(japanese))));
    let mut diagnostic = dress(card(name)?, &hit, ticket, "", wording)?;
    diagnostic.span = problem.span;
    Some(diagnostic)
}
