//! Machine output, version 1. A contract: members are added, never changed.
//!
//! One line a file, so that the output can be read while it is written.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use super::conceal::Concealed;
use super::json_text::{Commas, push};
use super::template::TemplateOut;
use super::{FileReport, Out, Reporter, Summary};
use crate::diagnostic::{Diagnostic, Fix, Mend, Sayer, Suppressed};
use crate::text::{Position, SourceFile, Span};

/// Version of the shape of the output.
const VERSION: u32 = 1;

/// Writes the machine output.
#[derive(Debug)]
pub(super) struct Json {
    files: Commas,
}

impl Json {
    pub(super) fn new() -> Self {
        Self {
            files: Commas::default(),
        }
    }
}

impl Reporter for Json {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"version\":");
        push(out, &VERSION);
        out.push_str(",\"tool\":");
        push(
            out,
            &ToolOut {
                name: env!("CARGO_PKG_NAME"),
                version: env!("CARGO_PKG_VERSION"),
            },
        );
        out.push_str(",\"files\":[\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        self.files.push_long(out, &FileOut::new(report));
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        out.push_str("\n],\"summary\":");
        push(
            out,
            &SummaryOut {
                files: summary.files,
                error: summary.error,
                warning: summary.warning,
                info: summary.info,
                fixable: FixableOut {
                    safe: summary.fixable_safe,
                    r#unsafe: summary.fixable_unsafe,
                },
                hidden: summary.hidden,
                suppressed: summary.suppressed,
                baseline: summary.baseline.map(|baseline| BaselineOut {
                    known: baseline.known,
                    stale: baseline.stale,
                }),
                fixed: summary.fixed,
            },
        );
        out.push_str(",\"errors\":");
        push(out, &summary.not_done);
        out.push_str("}\n");
    }
}

#[derive(Serialize)]
struct ToolOut {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct SummaryOut {
    files: usize,
    error: usize,
    warning: usize,
    info: usize,
    fixable: FixableOut,
    hidden: usize,
    suppressed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<BaselineOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<usize>,
}

#[derive(Serialize)]
struct BaselineOut {
    known: usize,
    stale: usize,
}

#[derive(Serialize)]
struct FixableOut {
    safe: usize,
    r#unsafe: usize,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    provider: &'a str,
    kind: &'a str,
    language: &'a str,
    encoding: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    template: Option<TemplateOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<MendOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dropped: Vec<DroppedOut<'a>>,
    diagnostics: DiagnosticsOut<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressed: Vec<SuppressedOut<'a>>,
}

/// A finding that is suppressed.
#[derive(Serialize)]
struct SuppressedOut<'a> {
    rule: &'a str,
    severity: &'static str,
    span: SpanOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<usize>,
    by: &'static str,
    reason: Option<String>,
}

impl<'a> SuppressedOut<'a> {
    fn new(source: &SourceFile, concealed: &Concealed, suppressed: &'a Suppressed) -> Self {
        let diagnostic = &suppressed.diagnostic;
        let reason = suppressed.reason.as_deref();
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.name(),
            span: SpanOut::new(source, diagnostic.span),
            ticket: diagnostic.ticket,
            by: match suppressed.place {
                Sayer::Comment => "comment",
                Sayer::Configuration => "configuration",
            },
            reason: reason.map(|reason| concealed.mask(reason).into_owned()),
        }
    }
}

/// A fix that was made.
#[derive(Serialize)]
struct MendOut<'a> {
    rule: &'a str,
    title: &'a str,
}

/// A fix that could not be made.
#[derive(Serialize)]
struct DroppedOut<'a> {
    #[serde(flatten)]
    mend: MendOut<'a>,
    reason: String,
}

impl<'a> From<&'a Mend> for MendOut<'a> {
    fn from(mend: &'a Mend) -> Self {
        Self {
            rule: &mend.rule,
            title: &mend.title,
        }
    }
}

/// The findings of a file, each made when it is written: there may be as many
/// as a file has lines.
struct DiagnosticsOut<'a> {
    source: &'a SourceFile,
    concealed: Concealed,
    list: &'a [Diagnostic],
}

impl Serialize for DiagnosticsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let list = self.list.iter();
        serializer.collect_seq(list.map(|d| DiagnosticOut::new(self.source, &self.concealed, d)))
    }
}

/// One finding.
#[derive(Serialize)]
pub(super) struct DiagnosticOut<'a> {
    rule: &'a str,
    severity: &'static str,
    confidence: &'static str,
    message: Cow<'a, str>,
    why: Cow<'a, str>,
    help: Cow<'a, str>,
    rewrite: Option<Cow<'a, str>>,
    span: SpanOut,
    labels: Vec<LabelOut<'a>>,
    repeats: RepeatsOut<'a>,
    sources: Vec<SourceOut<'a>>,
    fixes: FixesOut<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ask: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct SpanOut {
    start: Position,
    end: Position,
}

impl SpanOut {
    pub(super) fn new(source: &SourceFile, span: Span) -> Self {
        Self {
            start: source.position(span.start()),
            end: source.position(span.end()),
        }
    }
}

/// The further places of a finding, made while they are written.
struct RepeatsOut<'a> {
    source: &'a SourceFile,
    diagnostic: &'a Diagnostic,
}

impl Serialize for RepeatsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spans = self.diagnostic.places().skip(1);
        serializer.collect_seq(spans.map(|span| SpanOut::new(self.source, span)))
    }
}

#[derive(Serialize)]
struct LabelOut<'a> {
    span: SpanOut,
    message: Cow<'a, str>,
}

#[derive(Serialize)]
struct SourceOut<'a> {
    provider: &'a str,
    document: &'a str,
    section: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    url: &'a str,
}

/// The fixes of a finding, made while they are written.
struct FixesOut<'a> {
    source: &'a SourceFile,
    concealed: &'a Concealed,
    diagnostic: &'a Diagnostic,
}

impl Serialize for FixesOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shows = |fix: &Fix| fix.edits.iter().any(|e| self.concealed.is_in(&e.text));
        serializer.collect_seq(
            self.diagnostic
                .fixes
                .iter()
                // An edit must be exact to be of use, so one that repeats a
                // secret cannot be masked; it is left out.
                .filter(|fix| !shows(fix))
                .map(|fix| FixOut::new(self.source, fix, self.concealed)),
        )
    }
}

#[derive(Serialize)]
struct FixOut<'a> {
    applicability: &'static str,
    title: Cow<'a, str>,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> FileOut<'a> {
    fn new(report: &FileReport<'a>) -> Self {
        let concealed = Concealed::of(report);
        let suppressed = report.suppressed.iter();
        Self {
            suppressed: suppressed
                .map(|s| SuppressedOut::new(report.source, &concealed, s))
                .collect(),
            path: report.source.name(),
            provider: report.provider,
            kind: report.kind,
            language: report.language,
            encoding: report.source.encoding().name(),
            template: report
                .template
                .map(|template| TemplateOut::new(template, report.source, &concealed)),
            fixed: report.fixed.iter().map(MendOut::from).collect(),
            dropped: report
                .dropped
                .iter()
                .map(|(mend, reason)| DroppedOut {
                    mend: mend.into(),
                    reason: crate::text::Language::En.reason(*reason),
                })
                .collect(),
            diagnostics: DiagnosticsOut {
                source: report.source,
                concealed,
                list: report.diagnostics,
            },
        }
    }
}

impl<'a> DiagnosticOut<'a> {
    pub(super) fn new(
        source: &'a SourceFile,
        concealed: &'a Concealed,
        diagnostic: &'a Diagnostic,
    ) -> Self {
        let span = |span| SpanOut::new(source, span);
        Self {
            rule: &diagnostic.rule,
            severity: diagnostic.severity.name(),
            confidence: diagnostic.confidence.name(),
            message: concealed.mask(&diagnostic.message),
            why: concealed.mask(&diagnostic.why),
            help: concealed.mask(&diagnostic.help),
            rewrite: diagnostic.rewrite.as_deref().map(|r| concealed.mask(r)),
            span: span(diagnostic.span),
            labels: diagnostic
                .labels
                .iter()
                .map(|label| LabelOut {
                    span: span(label.span),
                    message: concealed.mask(&label.message),
                })
                .collect(),
            repeats: RepeatsOut { source, diagnostic },
            sources: diagnostic
                .citations
                .iter()
                .map(|citation| SourceOut {
                    provider: &citation.provider,
                    document: &citation.document,
                    section: &citation.section,
                    url: &citation.url,
                })
                .collect(),
            fixes: FixesOut {
                source,
                concealed,
                diagnostic,
            },
            ticket: diagnostic.ticket,
            ask: diagnostic.ask.as_ref().map(|ask| ask.rank),
        }
    }
}

impl<'a> FixOut<'a> {
    fn new(source: &SourceFile, fix: &'a Fix, concealed: &Concealed) -> Self {
        Self {
            applicability: fix.applicability.name(),
            title: concealed.mask(&fix.title),
            edits: fix
                .edits
                .iter()
                .map(|edit| EditOut {
                    start: source.file_offset(edit.span.start()),
                    end: source.file_offset(edit.span.end()),
                    text: &edit.text,
                })
                .collect(),
        }
    }
}
