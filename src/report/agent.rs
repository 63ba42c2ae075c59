//! For language models: one line a finding, and the words to write under it.
//!
//! Every line of a draft's words begins with a mark, so that what a draft says
//! cannot be taken for what the tool says.

use std::fmt::Write as _;

use super::conceal::Concealed;
use super::places::mending;
use super::{FileReport, Out, Reporter, Style, Summary};
use crate::text::display::{visible, visible_line};

/// Writes the lines and the sum.
#[derive(Debug)]
pub(super) struct Agent {
    style: Style,
}

impl Agent {
    pub(super) const fn new(style: Style) -> Self {
        Self { style }
    }
}

impl Reporter for Agent {
    fn begin(&mut self, _out: &mut String) {}

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        let words = |text: &str| visible(&concealed.mask(text.trim())).into_owned();
        let line = |text: &str| visible_line(&words(text)).into_owned();
        let path = visible_line(report.source.name());
        if let Some(template) = report.template {
            let _ = writeln!(out, "{path} {}", template.agent(report.source));
        }
        for diagnostic in report.diagnostics {
            let places: Vec<String> = diagnostic
                .places()
                .map(|span| report.source.position(span.start()))
                .map(|place| format!("{}:{}", place.line, place.column))
                .collect();
            // Writing to a string cannot fail.
            let _ = write!(
                out,
                "{path}:{} {}[{}] {}",
                places.join(","),
                diagnostic.severity.name(),
                line(&diagnostic.rule),
                line(&diagnostic.message),
            );
            if !diagnostic.help.trim().is_empty() {
                let _ = write!(out, " -> {}", line(&diagnostic.help));
            }
            // A fix for each of many places is told once.
            let fixes = mending(diagnostic).map(|fix| (fix.applicability.name(), line(&fix.title)));
            let mut fixes: Vec<_> = fixes.collect();
            fixes.dedup();
            for (class, title) in fixes {
                let _ = write!(out, " (fix, {class}: {title})");
            }
            out.push('\n');
            for text in words(diagnostic.rewrite.as_deref().unwrap_or("")).lines() {
                let _ = writeln!(out, "  + {text}");
            }
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            let path = failed.path.as_deref().unwrap_or("ticketlint");
            let (path, what) = (visible_line(path), visible_line(&failed.what));
            let _ = match failed.place {
                Some(at) => writeln!(out, "{path}:{}:{} error {what}", at.line, at.column),
                None => writeln!(out, "{path} error {what}"),
            };
        }
        out.push_str(&summary.line(self.style.language));
        out.push('\n');
    }
}
