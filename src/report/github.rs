//! Workflow commands of GitHub Actions: each place becomes an annotation.
//!
//! The runner obeys any line that looks like a command. Every line here is one
//! of ours, and nothing of a draft can end it or its properties.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::conceal::Concealed;
use super::path::without_dot;
use super::places::places;
use super::{FileReport, Out, Reporter, Summary};
use crate::diagnostic::Severity;
use crate::text::display::{broken, visible};

/// Writes the commands and nothing else.
#[derive(Debug)]
pub(super) struct Github;

impl Reporter for Github {
    fn begin(&mut self, _out: &mut String) {}

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let path = file(report.source.name());
        let mut places = places(report);
        // GitHub shows so many of a step and no more: the worst come first.
        places.sort_by_key(|place| Reverse(place.finding.severity));
        for place in places {
            let command = match place.finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "notice",
            };
            let ends = report.source.place(place.span);
            let (start, end) = (ends.start, ends.end);
            // Writing to a string cannot fail.
            let _ = write!(out, "::{command} file={path},line={}", start.line);
            // Columns over several lines are refused.
            let _ = if start.line == end.line {
                write!(
                    out,
                    ",col={},endLine={},endColumn={}",
                    start.utf16, end.line, end.utf16
                )
            } else {
                write!(out, ",endLine={}", end.line)
            };
            let words = match place.finding.help.trim() {
                "" => place.message.to_owned(),
                help => format!("{}\n{help}", place.message),
            };
            let _ = writeln!(
                out,
                ",title={}::{}",
                property(&place.finding.rule),
                data(&visible(&concealed.mask(&words))),
            );
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            let mut place = String::new();
            if let Some(path) = &failed.path {
                let _ = write!(place, "file={},", file(path));
                if let Some(at) = failed.place {
                    let _ = write!(place, "line={},", at.line);
                }
            }
            let words = data(&visible(&failed.words()));
            let _ = writeln!(out, "::error {place}title=ticketlint::{words}");
        }
    }
}

/// The words of a command.
fn data(text: &str) -> String {
    broken(text)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of one of its properties.
fn property(text: &str) -> String {
    data(&visible(text)).replace(':', "%3A").replace(',', "%2C")
}

/// The name of a file, whose line breaks are characters like any others.
fn file(path: &str) -> String {
    let lines = without_dot(path).split_inclusive(['\n', '\r']);
    let escaped = lines.map(|line| {
        let name = line.trim_end_matches(['\n', '\r']);
        property(name) + &data(&line[name.len()..])
    });
    escaped.collect()
}
