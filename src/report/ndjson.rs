//! One finding a line, as JSON: those of `json`, each with its path.

use serde::Serialize;

use super::conceal::Concealed;
use super::json::DiagnosticOut;
use super::json_text::push;
use super::template::TemplateOut;
use super::{FileReport, NotDone, Out, Reporter, Summary};

/// Writes the lines and nothing else.
#[derive(Debug)]
pub(super) struct Ndjson;

#[derive(Serialize)]
struct LineOut<'a> {
    path: &'a str,
    #[serde(flatten)]
    diagnostic: DiagnosticOut<'a>,
}

/// What a template asks for: a line without a rule.
#[derive(Serialize)]
struct AsksOut<'a> {
    path: &'a str,
    template: TemplateOut<'a>,
}

/// What could not be done: a line without a rule.
#[derive(Serialize)]
struct ErrorOut<'a> {
    error: &'a NotDone,
}

impl Reporter for Ndjson {
    fn begin(&mut self, _out: &mut String) {}

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let concealed = Concealed::of(report);
        if let Some(template) = report.template {
            let line = AsksOut {
                path: report.source.name(),
                template: TemplateOut::new(template, report.source, &concealed),
            };
            push(out, &line);
            out.push('\n');
        }
        for diagnostic in report.diagnostics {
            let line = LineOut {
                path: report.source.name(),
                diagnostic: DiagnosticOut::new(report.source, &concealed, diagnostic),
            };
            push(out, &line);
            out.push('\n');
            out.hand_on();
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            push(out, &ErrorOut { error: failed });
            out.push('\n');
        }
    }
}
