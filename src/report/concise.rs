//! One line a place of a finding: `path:line:column: severity[rule] message`.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::places::places;
use super::{FileReport, Out, Reporter, Style, Summary};
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

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let path = visible_line(report.source.name());
        for line in places(report) {
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
