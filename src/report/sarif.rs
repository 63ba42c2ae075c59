//! SARIF 2.1.0, for code scanning.
//!
//! One run. The results come first, so that they can be written while drafts
//! are judged; the rules and files they point at follow. Regions are lines and
//! columns only: a region with bytes is taken for one of a binary file.

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use serde_json::{Value, json};

use super::conceal::Concealed;
use super::json_text::{Commas, push};
use super::path::uri;
use super::places::{Place, mending, repeats};
use super::{FileReport, NotDone, Out, Reporter, Summary};
use crate::diagnostic::{Diagnostic, Fingerprints, Fix, Label, Sayer, Severity, Suppressed};
use crate::knowledge::{CARDS, OwnRule};
use crate::text::display::visible;
use crate::text::{Language, SourceFile, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Name and version of the fingerprint.
const FINGERPRINT: &str = "ticketlintFinding/v1";

/// The key of what else a result points at.
const RELATED: &str = "relatedLocations";

/// The key of what mends it.
const FIXES: &str = "fixes";

/// Writes the log.
#[derive(Debug)]
pub(super) struct Sarif {
    language: Language,
    results: Commas,
    /// The rules found so far, by index, and what is said of them.
    rules: Vec<(String, Value)>,
    artifacts: Vec<Value>,
    fingerprints: Fingerprints,
}

impl Sarif {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            results: Commas::default(),
            rules: Vec::new(),
            artifacts: Vec::new(),
            fingerprints: Fingerprints::default(),
        }
    }

    /// The index of the rule of a finding.
    fn rule(
        &mut self,
        concealed: &Concealed,
        own: &[&'static OwnRule],
        diagnostic: &Diagnostic,
    ) -> usize {
        let known = self.rules.iter().position(|(id, _)| *id == diagnostic.rule);
        known.unwrap_or_else(|| {
            let rule = descriptor(concealed, own, diagnostic, self.language);
            self.rules
                .push((diagnostic.rule.clone().into_owned(), rule));
            self.rules.len() - 1
        })
    }
}

impl Reporter for Sarif {
    fn begin(&mut self, out: &mut String) {
        out.push_str("{\"$schema\":");
        push(out, &SCHEMA);
        out.push_str(",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"utf16CodeUnits\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\"language\":");
        push(out, &self.language.code());
        out.push_str(",\"results\":[\n");
    }

    fn file_to(&mut self, out: &mut Out<'_>, report: &FileReport<'_>) {
        let file = File {
            source: report.source,
            artifact: json!({
                "uri": uri(report.source.name()),
                "index": self.artifacts.len(),
            }),
            concealed: Concealed::of(report),
        };
        self.artifacts.push(json!({
            "location": file.artifact.clone(),
            "encoding": report.source.encoding().name(),
            "length": report.source.bytes().len(),
            "roles": ["analysisTarget"],
        }));
        let shown = report.diagnostics.iter().map(|d| (d, None));
        let suppressed = report.suppressed.iter().map(|s| (&s.diagnostic, Some(s)));
        for (diagnostic, suppressed) in shown.chain(suppressed) {
            let place = Place {
                finding: diagnostic,
                span: diagnostic.span,
                message: &diagnostic.message,
            };
            let related = related(diagnostic);
            let fixes = file.fixes(diagnostic);
            let mut result = file.result(diagnostic);
            for (key, none) in [(RELATED, related.is_empty()), (FIXES, fixes.is_empty())] {
                if !none {
                    result[key] = Value::Null;
                }
            }
            if let Some(suppressed) = suppressed {
                result["suppressions"] = json!([file.suppression(suppressed)]);
            }
            result["ruleIndex"] = json!(self.rule(&file.concealed, report.rules, diagnostic));
            let fingerprint = place.fingerprint(report, &file.concealed);
            let fingerprint = self.fingerprints.distinct(fingerprint).to_string();
            result["partialFingerprints"] = json!({ FINGERPRINT: fingerprint });
            let file = &file;
            let whole = Whole {
                file,
                result,
                related,
                fixes,
            };
            self.results.push_long(out, &whole);
        }
    }

    fn end(&mut self, out: &mut String, summary: &Summary) {
        let rules: Vec<&Value> = self.rules.iter().map(|(_, rule)| rule).collect();
        out.push_str("\n],\"artifacts\":");
        push(out, &self.artifacts);
        out.push_str(",\"invocations\":");
        push(out, &json!([invocation(&summary.not_done)]));
        out.push_str(",\"tool\":");
        push(
            out,
            &json!({"driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }}),
        );
        out.push_str("}]}\n");
    }
}

/// The places that a finding points at besides its own, each with what is said of it.
fn related(diagnostic: &Diagnostic) -> Vec<(Span, &str)> {
    // What is said of the place itself is in the message.
    let elsewhere = |label: &&Label| label.span != diagnostic.span;
    let labels = diagnostic.labels.iter().filter(elsewhere);
    let labels = labels.map(|label| (label.span, &*label.message));
    let repeats = repeats(diagnostic).map(|place| (place.span, place.message));
    labels.chain(repeats).collect()
}

/// A result with all the places it points at and all that mends it, which are made as
/// they are written: one finding may have a hundred thousand of both.
struct Whole<'r> {
    file: &'r File<'r>,
    result: Value,
    related: Vec<(Span, &'r str)>,
    fixes: Vec<&'r Fix>,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, value) in self.result.as_object().into_iter().flatten() {
            match key.as_str() {
                RELATED => map.serialize_entry(key, &Related(self))?,
                FIXES => map.serialize_entry(key, &Fixes(self))?,
                _ => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

/// The places that a result points at.
struct Related<'r>(&'r Whole<'r>);

impl Serialize for Related<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Whole { file, related, .. } = self.0;
        serializer.collect_seq(related.iter().enumerate().map(|(at, &(span, words))| {
            json!({
                "id": at + 1,
                "physicalLocation": file.location(span),
                "message": file.message(words),
            })
        }))
    }
}

/// What mends a result.
struct Fixes<'r>(&'r Whole<'r>);

impl Serialize for Fixes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Whole { file, fixes, .. } = self.0;
        serializer.collect_seq(fixes.iter().map(|fix| Mend { file, fix }))
    }
}

/// One of them.
struct Mend<'r> {
    file: &'r File<'r>,
    fix: &'r Fix,
}

impl Serialize for Mend<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { file, fix } = self;
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("artifactChanges", &[Change(self)])?;
        map.serialize_entry("description", &file.message(&fix.title))?;
        let properties = json!({"applicability": fix.applicability.name()});
        map.serialize_entry("properties", &properties)?;
        map.end()
    }
}

/// What a fix changes in the file.
struct Change<'r>(&'r Mend<'r>);

impl Serialize for Change<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("artifactLocation", &self.0.file.artifact)?;
        map.serialize_entry("replacements", &Replacements(self.0))?;
        map.end()
    }
}

/// The edits of a fix.
struct Replacements<'r>(&'r Mend<'r>);

impl Serialize for Replacements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Mend { file, fix } = self.0;
        serializer.collect_seq(fix.edits.iter().map(|edit| {
            json!({
                "deletedRegion": file.region(edit.span),
                "insertedContent": {"text": edit.text},
            })
        }))
    }
}

/// How the run went.
fn invocation(not_done: &[NotDone]) -> Value {
    let mut invocation = json!({"executionSuccessful": not_done.is_empty()});
    let notifications = not_done.iter().map(|failed| {
        let mut notification = json!({"level": "error", "message": text(&failed.words())});
        if let Some(path) = &failed.path {
            let mut place = json!({"artifactLocation": {"uri": uri(path)}});
            if let Some(at) = failed.place {
                place["region"] = json!({"startLine": at.line});
            }
            notification["locations"] = json!([{"physicalLocation": place}]);
        }
        notification
    });
    let notifications: Vec<Value> = notifications.collect();
    if !notifications.is_empty() {
        invocation["toolExecutionNotifications"] = json!(notifications);
    }
    invocation
}

/// What is said of the rule of a finding.
fn descriptor(
    concealed: &Concealed,
    own: &[&'static OwnRule],
    diagnostic: &Diagnostic,
    language: Language,
) -> Value {
    let mut cards = CARDS.iter().chain(own.iter().map(|own| &own.card));
    let card = cards.find(|card| card.name == diagnostic.rule);
    let worst = card.map(|card| *card.severities(None).end());
    let mut rule = json!({
        "id": diagnostic.rule,
        "defaultConfiguration": {"level": level(worst.unwrap_or(diagnostic.severity))},
    });
    if !diagnostic.why.trim().is_empty() {
        rule["help"] = text(&concealed.mask(&diagnostic.why));
    }
    if let Some(card) = card {
        let summary = match language {
            Language::Ja => &card.summary.ja,
            Language::En => &card.summary.en,
        };
        rule["shortDescription"] = text(summary);
        rule["properties"] = json!({"tags": [card.family]});
    }
    rule
}

/// A file, and what may be said of it.
struct File<'a> {
    source: &'a SourceFile,
    artifact: Value,
    concealed: Concealed,
}

impl File<'_> {
    fn result(&self, diagnostic: &Diagnostic) -> Value {
        let words = match diagnostic.help.trim() {
            "" => diagnostic.message.to_string(),
            help => format!("{}\n{help}", diagnostic.message),
        };
        let mut properties = json!({"confidence": diagnostic.confidence.name()});
        if let Some(rewrite) = &diagnostic.rewrite {
            properties["rewrite"] = json!(self.concealed.mask(rewrite));
        }
        if let Some(ticket) = diagnostic.ticket {
            properties["ticket"] = json!(ticket);
        }
        json!({
            "ruleId": diagnostic.rule,
            "level": level(diagnostic.severity),
            "message": self.message(&words),
            "locations": [{"physicalLocation": self.location(diagnostic.span)}],
            "properties": properties,
        })
    }

    /// What mends a finding and may be shown.
    fn fixes<'f>(&self, diagnostic: &'f Diagnostic) -> Vec<&'f Fix> {
        mending(diagnostic)
            // What is inserted must be exact, so that it cannot be masked.
            .filter(|fix| !fix.edits.iter().any(|e| self.concealed.is_in(&e.text)))
            .collect()
    }

    fn suppression(&self, suppressed: &Suppressed) -> Value {
        let mut suppression = json!({
            "kind": match suppressed.place {
                Sayer::Comment => "inSource",
                Sayer::Configuration => "external",
            },
            "status": "accepted",
        });
        if let Some(reason) = &suppressed.reason {
            suppression["justification"] = json!(self.concealed.mask(reason));
        }
        suppression
    }

    fn location(&self, span: Span) -> Value {
        json!({"artifactLocation": self.artifact, "region": self.region(span)})
    }

    fn region(&self, span: Span) -> Value {
        let place = self.source.place(span);
        json!({
            "startLine": place.start.line,
            "startColumn": place.start.utf16,
            "endLine": place.end.line,
            "endColumn": place.end.utf16,
        })
    }

    fn message(&self, words: &str) -> Value {
        text(&self.concealed.mask(words))
    }
}

/// A message of plain text. `[words](address)` would be a link.
fn text(words: &str) -> Value {
    json!({"text": visible(words).trim().replace("](", "\\](")})
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
