//! Files whose syntax is broken.

use std::cell::LazyCell;

use super::finding::finding;
use super::judge::{FAULT, Outcome};
use crate::detect::Hole;
use crate::diagnostic::Diagnostic;
use crate::engine::Settings;
use crate::frontend::Document;
use crate::rules::{self, Wording};
use crate::text::{Language, SourceFile, Span};
use crate::ticket::{ProblemKind, Syntax, TicketBuilder};
use crate::yaml;

/// Reports what is wrong with the syntax of the file; whether that leaves
/// nothing to judge.
pub(super) fn report(
    source: &SourceFile,
    document: &Document,
    settings: &Settings,
    outcome: &mut Outcome,
) -> bool {
    let wording = Wording {
        reader: settings.language.unwrap_or(outcome.language),
        draft: outcome.language,
        provider: outcome.provider,
        kind: outcome.kind,
    };
    let whole = Span::new(0, source.text().len());
    let ticket = TicketBuilder::new(document.syntax, whole).finish();
    let inside = document.tickets.iter().flat_map(|ticket| &ticket.problems);
    // One look at the whole text serves all problems: there may be one to a line.
    let is_broken = LazyCell::new(|| {
        let parses = |part: &Span| yaml::parse(source.text(), *part).is_ok();
        !yaml::split(source.text()).iter().all(parses)
    });
    let is_form = LazyCell::new(|| is_form(source.text()));
    let mut fatal = false;
    for problem in document.problems.iter().chain(inside) {
        fatal |= match problem.kind {
            // A template of headings alone is an empty draft, and no empty file.
            ProblemKind::Empty if !source.text().trim().is_empty() => continue,
            ProblemKind::Empty => true,
            _ if problem.is_excess() => {
                fatal = true;
                outcome.excess = Some(problem.clone());
                continue;
            }
            ProblemKind::Yaml(_) => document.syntax == Syntax::Yaml && *is_broken,
            _ => false,
        };
        let found = if fatal && *is_form {
            let japanese = wording.reader == Language::Ja;
            let holes = vec![
                ("fault", Hole::Quote(problem.kind.message(japanese))),
                ("remedy", Hole::Quote(problem.kind.help(japanese))),
            ];
            finding(FAULT, "main", holes, problem.span, wording)
        } else {
            rules::report_problem(problem, &ticket, wording)
        };
        let runs = |d: &Diagnostic| rules::card(&d.rule).is_some_and(|c| settings.selection.has(c));
        outcome.diagnostics.extend(found.filter(runs));
    }
    fatal
}

/// Whether YAML that does not parse was to be a form.
fn is_form(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "body:")
}
