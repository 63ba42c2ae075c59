//! One line a place of a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::{FileReport, Reporter, Style, Summary};
use crate::diagnostic::Diagnostic;
use crate::text::Span;
use crate::text::display::visible_line;

/// Writes the lines and nothing else. Severities are in English whatever the
/// language, so that one pattern finds them.
#[derive(Debug)]
pub(super) struct Concise {
    style: Style,
}

impl Concise {
    pub(super) const fn new(style: Style) -> Self {
        Self { style }
    }
}

impl Reporter for Concise {
    fn begin(&mut self, _out: &mut String) {}

    fn file(&mut self, out: &mut String, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let path = visible_line(report.source.name());
        let mut lines: Vec<Line<'_>> = report.diagnostics.iter().flat_map(lines).collect();
        // Those of one place stay in the order of the findings.
        lines.sort_by_key(|line| line.span.start());
        for line in lines {
            let place = report.source.position(line.span.start());
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{path}:{}:{}: {}[{}] {}",
                place.line,
                place.column,
                line.finding.severity.name(),
                visible_line(&line.finding.rule),
                visible_line(&self.style.words(&concealed.mask(line.message))),
            );
        }
    }

    fn end(&mut self, _out: &mut String, _summary: &Summary) {}
}

/// A place of a finding.
struct Line<'a> {
    finding: &'a Diagnostic,
    span: Span,
    message: &'a str,
}

/// Every place of a finding has a line of its own: an editor jumps from place
/// to place, and a secret that stands twice is to be masked twice.
fn lines(finding: &Diagnostic) -> impl Iterator<Item = Line<'_>> {
    let line = move |span, message| Line {
        finding,
        span,
        message,
    };
    let repeats = finding.repeats.iter().map(move |repeat| {
        let message = repeat.message.as_ref().unwrap_or(&finding.message);
        line(repeat.span, message.as_str())
    });
    std::iter::once(line(finding.span, finding.message.as_str())).chain(repeats)
}
