//! What a template asks for, in reports for programs and merge requests.

use std::fmt::Write as _;

use serde::Serialize;

use super::conceal::Concealed;
use super::json::SpanOut;
use super::markdown_text::words;
use crate::knowledge::Bilingual;
use crate::text::display::visible_line;
use crate::text::{Language, SourceFile, Span};

/// What a template is for, and what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateReport<'a> {
    /// Name of its purpose, if that can be told.
    pub purpose: Option<&'a str>,
    /// What it should ask for, in the order of its purpose or its desk.
    pub asks: Vec<AskReport<'a>>,
}

/// Something that a template should ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskReport<'a> {
    /// Its name.
    pub need: &'a str,
    /// What it is called.
    pub title: &'a Bilingual,
    /// The template does without.
    pub helpful: bool,
    /// Whether it asks for it.
    pub asked: bool,
    /// The label that does, and its place in bytes of the file; `None` where it is
    /// asked for in what is said beside.
    pub by: Option<(String, Span)>,
    /// That has to be answered.
    pub required: bool,
}

/// The same, as JSON.
#[derive(Serialize)]
pub(super) struct TemplateOut<'a> {
    purpose: Option<&'a str>,
    asks: Vec<AskOut<'a>>,
}

#[derive(Serialize)]
struct AskOut<'a> {
    need: &'a str,
    asked: bool,
    helpful: bool,
    label: Option<String>,
    span: Option<SpanOut>,
    required: bool,
}

impl<'a> TemplateOut<'a> {
    pub(super) fn new(
        report: &'a TemplateReport<'a>,
        source: &SourceFile,
        concealed: &Concealed,
    ) -> Self {
        let asks = report.asks.iter().map(|ask| AskOut {
            need: ask.need,
            asked: ask.asked,
            helpful: ask.helpful,
            label: ask
                .by
                .as_ref()
                .map(|(label, _)| concealed.mask(label).into_owned()),
            span: ask.by.as_ref().map(|(_, span)| SpanOut::new(source, *span)),
            required: ask.required,
        });
        Self {
            purpose: report.purpose,
            asks: asks.collect(),
        }
    }
}

impl TemplateReport<'_> {
    /// One line for those who read a table: ✓ what it asks for, ✗ what it does
    /// not. Empty where nothing in particular is needed.
    pub(super) fn markdown(&self, language: Language) -> String {
        let line = self.asks.iter().map(|ask| {
            let sign = match (ask.asked, ask.helpful) {
                (true, _) => "✓",
                (false, true) => "・",
                (false, false) => "✗",
            };
            let title = match language {
                Language::Ja => &ask.title.ja,
                Language::En => &ask.title.en,
            };
            format!("{sign} {}", words(title))
        });
        line.collect::<Vec<_>>().join(" ／ ")
    }

    /// One line for language models: what is asked for on which line.
    pub(super) fn agent(&self, source: &SourceFile) -> String {
        let mut out = format!("template[{}]", self.purpose.unwrap_or("unknown"));
        for ask in &self.asks {
            let _ = match (&ask.by, ask.asked, ask.helpful) {
                (Some((_, span)), ..) => {
                    let line = source.position(span.start()).line;
                    write!(out, " {}:line {line}", visible_line(ask.need))
                }
                (None, true, _) => write!(out, " {}:yes", ask.need),
                (None, false, true) => write!(out, " {}:no (optional)", ask.need),
                (None, false, false) => write!(out, " {}:no", ask.need),
            };
        }
        out
    }
}
