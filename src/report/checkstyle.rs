//! The XML of Checkstyle, which many services read.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::path::plain;
use super::places::places;
use super::xml::{HEAD, escaped};
use super::{FileReport, Out, Reporter, Summary};

/// Writes each file with its findings, one a place.
#[derive(Debug)]
pub(super) struct Checkstyle;

impl Reporter for Checkstyle {
    fn begin(&mut self, out: &mut String) {
        out.push_str(HEAD);
        // The version of the format, not ours.
        out.push_str("<checkstyle version=\"4.3\">\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  <file name=\"{}\">",
            escaped(&plain(report.source.name()))
        );
        for place in places(report) {
            let start = report.source.position(place.span.start());
            let _ = writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"ticketlint.{}\"/>",
                start.line,
                start.column,
                place.finding.severity.name(),
                escaped(&concealed.mask(place.message)),
                escaped(&place.finding.rule),
            );
        }
        out.push_str("  </file>\n");
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            let name = failed.path.as_deref().unwrap_or("ticketlint");
            let _ = writeln!(
                out,
                "  <file name=\"{}\">\n    <error line=\"{}\" severity=\"error\" message=\"{}\" source=\"ticketlint\"/>\n  </file>",
                escaped(&plain(name)),
                failed.line(),
                escaped(&failed.what),
            );
        }
        out.push_str("</checkstyle>\n");
    }
}
