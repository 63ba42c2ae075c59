//! One line a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::words::severity_name;
use super::{FileReport, Reporter, Summary};
use crate::text::display::visible_line;

/// Writes the lines and nothing else. Severities are in English whatever the
/// language, so that one pattern finds them.
#[derive(Debug)]
pub(super) struct Concise;

impl Reporter for Concise {
    fn begin(&mut self, _out: &mut String) {}

    fn file(&mut self, out: &mut String, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let path = visible_line(report.source.name());
        for diagnostic in report.diagnostics {
            let place = report.source.position(diagnostic.span.start());
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{path}:{}:{}: {}[{}] {}",
                place.line,
                place.column,
                severity_name(diagnostic.severity),
                visible_line(&diagnostic.rule),
                visible_line(&concealed.mask(&diagnostic.message)),
            );
        }
    }

    fn end(&mut self, _out: &mut String, _summary: &Summary) {}
}
