//! A code quality report of GitLab.

use serde_json::json;

use super::conceal::Concealed;
use super::json_text::Commas;
use super::path::without_dot;
use super::places::places;
use super::{FileReport, Out, Reporter, Summary};
use crate::diagnostic::{Fingerprint, Fingerprints, Severity};
use crate::text::display::visible_line;

/// Writes the list of findings, one a place.
#[derive(Debug, Default)]
pub(super) struct Gitlab {
    findings: Commas,
    fingerprints: Fingerprints,
}

impl Reporter for Gitlab {
    fn begin(&mut self, out: &mut String) {
        out.push_str("[\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        for place in places(report) {
            let ends = report.source.place(place.span);
            let fingerprint = place.fingerprint(report, &concealed);
            let finding = json!({
                "description": visible_line(&concealed.mask(place.message)),
                "check_name": place.finding.rule,
                "fingerprint": self.fingerprints.distinct(fingerprint).to_string(),
                "severity": match place.finding.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "major",
                    Severity::Info => "info",
                },
                "location": {
                    "path": without_dot(report.source.name()),
                    "lines": {"begin": ends.start.line, "end": ends.end.line},
                },
            });
            self.findings.push_long(out, &finding);
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            // The format wants a place.
            let Some(path) = &failed.path else { continue };
            let fingerprint = Fingerprint::of_words(&[path, &failed.what]);
            let finding = json!({
                "description": visible_line(&failed.what),
                "check_name": "ticketlint",
                "fingerprint": self.fingerprints.distinct(fingerprint).to_string(),
                "severity": "blocker",
                "location": {
                    "path": without_dot(path),
                    "lines": {"begin": failed.line(), "end": failed.line()},
                },
            });
            self.findings.push(out, &finding);
        }
        out.push_str("\n]\n");
    }
}
