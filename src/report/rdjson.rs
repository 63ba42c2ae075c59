//! The diagnostic format of reviewdog, with suggestions.
//!
//! Its columns count the bytes of UTF-8, a byte order mark included, whatever
//! the encoding of the file.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Value, json};

use super::conceal::Concealed;
use super::json_text::Commas;
use super::path::without_dot;
use super::places::{mending, places};
use super::{FileReport, Out, Reporter, Summary};
use crate::diagnostic::{Fix, Severity};
use crate::text::display::visible;
use crate::text::{SourceFile, Span};

/// Writes the findings, one a place.
#[derive(Debug, Default)]
pub(super) struct Rdjson {
    findings: Commas,
}

impl Reporter for Rdjson {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"source\":{\"name\":\"ticketlint\"},\"diagnostics\":[\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let (source, concealed) = (report.source, Concealed::of(report));
        let path = without_dot(source.name());
        let words = |text: &str| visible(&concealed.mask(text)).into_owned();
        let location = |span| json!({"path": path, "range": range(source, span)});
        for place in places(report) {
            let finding = place.finding;
            let message = match finding.help.trim() {
                "" => words(place.message),
                help => words(&format!("{}\n{help}", place.message)),
            };
            let fields = json!({
                "message": message,
                "location": location(place.span),
                "severity": match finding.severity {
                    Severity::Error => "ERROR",
                    Severity::Warning => "WARNING",
                    Severity::Info => "INFO",
                },
                "code": {"value": finding.rule},
            });
            let mut whole = Whole {
                fields,
                related: Vec::new(),
                suggestions: Suggestions {
                    source,
                    concealed: &concealed,
                    fixes: Vec::new(),
                },
            };
            // Once is enough.
            if place.span == finding.span {
                let labels = finding.labels.iter().filter(|l| l.span != finding.span);
                let related = labels
                    .map(|l| json!({"message": words(&l.message), "location": location(l.span)}));
                whole.related.extend(related);
                whole.suggestions.fixes.extend(mending(finding));
            }
            self.findings.push_long(out, &whole);
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        for failed in &summary.not_done {
            // The format wants a path.
            let Some(path) = &failed.path else { continue };
            let mut location = json!({"path": without_dot(path)});
            if let Some(at) = failed.place {
                location["range"] = json!({"start": {"line": at.line}});
            }
            let failed = json!({
                "message": visible(&failed.words()),
                "location": location,
                "severity": "ERROR",
                "code": {"value": "ticketlint"},
            });
            self.findings.push(out, &failed);
        }
        out.push_str("\n]}\n");
    }
}

/// A finding with all that mends it.
struct Whole<'r> {
    fields: Value,
    related: Vec<Value>,
    suggestions: Suggestions<'r>,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.fields.as_object().into_iter().flatten() {
            map.serialize_entry(key, value)?;
        }
        if !self.related.is_empty() {
            map.serialize_entry("relatedLocations", &self.related)?;
        }
        if self.suggestions.all().next().is_some() {
            map.serialize_entry("suggestions", &self.suggestions)?;
        }
        map.end()
    }
}

/// What mends a finding, made as it is written: there may be a hundred thousand.
struct Suggestions<'r> {
    source: &'r SourceFile,
    concealed: &'r Concealed,
    fixes: Vec<&'r Fix>,
}

impl Suggestions<'_> {
    fn all(&self) -> impl Iterator<Item = Value> {
        let fixes = self.fixes.iter();
        fixes.filter_map(|fix| suggestion(self.source, self.concealed, fix))
    }
}

impl Serialize for Suggestions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.all())
    }
}

/// A fix as one replacement, from its first edit to its last. One in which a
/// secret would stand is none.
fn suggestion(source: &SourceFile, concealed: &Concealed, fix: &Fix) -> Option<Value> {
    let whole = fix.edits.iter().map(|edit| edit.span).reduce(Span::cover)?;
    let mut text = String::new();
    let mut at = whole.start();
    for edit in &fix.edits {
        let between = Span::new(at, edit.span.start());
        if concealed.covers(between) {
            return None;
        }
        text.push_str(between.slice(source.text())?);
        text.push_str(&edit.text);
        at = edit.span.end();
    }
    (!concealed.is_in(&text)).then(|| json!({"range": range(source, whole), "text": text}))
}

fn range(source: &SourceFile, span: Span) -> Value {
    json!({"start": position(source, span.start()), "end": position(source, span.end())})
}

fn position(source: &SourceFile, offset: usize) -> Value {
    let offset = offset.min(source.text().len());
    let line = source.line_of(offset);
    let column = offset - source.line_span(line).start() + 1;
    json!({"line": line + 1, "column": column})
}
