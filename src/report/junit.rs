//! The XML of JUnit: a draft is a suite, a finding a test that failed.
//!
//! What does not fail the run fails no test: a service that reads this file
//! and the exit status of the tool then say the same.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::path::plain;
use super::xml::{HEAD, escaped};
use super::{FileReport, Out, Reporter, Summary};
use crate::diagnostic::Diagnostic;

/// Writes the suites.
#[derive(Debug)]
pub(super) struct Junit;

impl Reporter for Junit {
    fn begin(&mut self, out: &mut String) {
        out.push_str(HEAD);
        out.push_str("<testsuites name=\"ticketlint\">\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let path = escaped(&plain(report.source.name()));
        let fails = |d: &Diagnostic| report.fails.is_some_and(|lowest| d.severity >= lowest);
        let failures = report.diagnostics.iter().filter(|d| fails(d)).count();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  <testsuite name=\"{path}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">",
            report.diagnostics.len().max(1),
        );
        if report.diagnostics.is_empty() {
            let _ = writeln!(
                out,
                "    <testcase name=\"ticketlint\" classname=\"{path}\" file=\"{path}\"/>"
            );
        }
        for diagnostic in report.diagnostics {
            let start = report.source.position(diagnostic.span.start());
            let (line, column) = (start.line, start.column);
            let rule = escaped(&diagnostic.rule);
            let severity = diagnostic.severity.name();
            let message = escaped(&concealed.mask(&diagnostic.message));
            let help = escaped(&concealed.mask(diagnostic.help.trim()));
            let place = format!("{path}:{line}:{column}: {severity}[{rule}]");
            let _ = writeln!(
                out,
                "    <testcase name=\"{rule} {line}:{column}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">"
            );
            let _ = if fails(diagnostic) {
                writeln!(
                    out,
                    "      <failure type=\"{severity}\" message=\"{message}\">{place} {message}&#10;{help}</failure>"
                )
            } else {
                writeln!(
                    out,
                    "      <system-out>{place} {message}&#10;{help}</system-out>"
                )
            };
            out.push_str("    </testcase>\n");
        }
        out.push_str("  </testsuite>\n");
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            let name = failed.path.as_deref().unwrap_or("ticketlint");
            let path = escaped(&plain(name));
            let line = failed.line();
            let (what, words) = (escaped(&failed.what), escaped(&failed.words()));
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    <testcase name=\"ticketlint\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">\n      <error type=\"error\" message=\"{what}\">{path}: {words}</error>\n    </testcase>\n  </testsuite>",
            );
        }
        out.push_str("</testsuites>\n");
    }
}
