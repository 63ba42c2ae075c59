//! A template, judged: what it asks for, what it does not, and what would pass
//! untouched.

use std::collections::BTreeSet;
use std::path::Path;

use super::fault::Fault;
use super::finding::{Holes, fault_holes, finding, propose};
use super::model::{Found, Sort, Template};
use super::place::Place;
use super::want::{self, Want};
use super::{draft, form, heed, markdown, purpose, unread, write};
use crate::detect::Hole;
use crate::diagnostic::{Applicability, Diagnostic, Suppressed};
use crate::engine::Settings;
use crate::frontend::{self, Document};
use crate::knowledge::{Bilingual, GENERIC, Purpose, cues};
use crate::rules::{self, Wording};
use crate::text::{Encoding, Language, SourceFile, Span};
use crate::ticket::{Problem, Syntax};

pub(super) const MISSING: &str = "template-missing-question";
pub(super) const FAULT: &str = "template-form-fault";

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A template.
    Template,
    /// One that cannot be read: the findings tell why.
    Broken,
    /// The page that offers the templates of a repository.
    Chooser,
    /// Something else, about which there is nothing to say.
    Other,
}

/// One thing that the template should ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name: that of the need, or of the kind of field.
    pub need: &'static str,
    /// What it is.
    pub title: &'static Bilingual,
    /// The template does without.
    pub helpful: bool,
    /// Whether it asks for it.
    pub asked: bool,
    /// By which question, and where that stands.
    pub by: Option<(String, Span)>,
    /// The question has to be answered.
    pub required: bool,
}

/// What came of one file.
#[derive(Debug)]
pub struct Outcome {
    /// What it was taken for.
    pub seen: Seen,
    /// What the template is for, if that can be told.
    pub purpose: Option<&'static Purpose>,
    /// The kind of draft that its answers are.
    pub kind: &'static str,
    /// The desk that it was judged for.
    pub provider: &'static str,
    /// The language it is written in.
    pub language: Language,
    /// It is in a language that is not read: what it seems not to ask for is left
    /// out.
    pub foreign: bool,
    /// What it should ask for, and whether it does.
    pub rows: Vec<Row>,
    /// Findings, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that are suppressed, in order of place.
    pub suppressed: Vec<Suppressed>,
    /// Which of the waivers of the settings silence something, by number.
    pub waived: BTreeSet<usize>,
    /// Words that must never be shown, in bytes of the file.
    pub concealed: Vec<Span>,
    /// Why it was not read, where it holds more than is.
    pub excess: Option<Problem>,
    /// The label of each question, and where it stands with all that is said of
    /// it.
    pub(super) questions: Vec<(String, Span)>,
}

/// Judges the template in a file.
#[must_use]
pub fn judge(source: &SourceFile, settings: &Settings) -> Outcome {
    let source = source.with_line_feeds();
    let source = source.as_ref();
    let document = frontend::read(source, settings.syntax);
    let mut outcome = look(source, &document, settings);
    heed::suppressions(source, &document, settings, &mut outcome);
    outcome
}

/// The same, whatever is suppressed.
fn look(source: &SourceFile, document: &Document, settings: &Settings) -> Outcome {
    let provider = settings.provider.or(settings.usual_provider);
    let mut outcome = Outcome {
        seen: Seen::Template,
        purpose: None,
        kind: "incident",
        provider: provider.unwrap_or(GENERIC),
        language: super::model::language_of(source.text()),
        foreign: false,
        rows: Vec::new(),
        diagnostics: Vec::new(),
        suppressed: Vec::new(),
        waived: BTreeSet::new(),
        questions: Vec::new(),
        concealed: Vec::new(),
        excess: None,
    };
    if unread::report(source, document, settings, &mut outcome) {
        outcome.seen = Seen::Broken;
        return outcome;
    }
    let mut template = match read(source, document) {
        Found::Template(template) => template,
        Found::Chooser => {
            outcome.seen = Seen::Chooser;
            return outcome;
        }
        Found::Other => {
            outcome.seen = Seen::Other;
            return outcome;
        }
    };
    if template.sort == Sort::Form && source.encoding() != Encoding::Utf8 {
        let fault = Fault::Encoding(source.encoding().name());
        template.faults.push((fault, template.place));
    }
    outcome.questions = places(&template, source.text().len());
    outcome.language = template.language;
    outcome.purpose = purpose::of(&template);
    let own = outcome.purpose.map_or("incident", |purpose| &purpose.kind);
    outcome.kind = settings.kind.map_or(own, |kind| kind.name());
    let wants = want::wants(
        &template,
        outcome.purpose,
        provider,
        outcome.kind,
        &settings.selection,
        settings
            .house
            .options
            .names("template-missing-question", "needs"),
    );
    let mut judging = Judging {
        source,
        template: &template,
        settings,
        wording: Wording {
            reader: settings.language.unwrap_or(template.language),
            draft: template.language,
            provider: outcome.provider,
            kind: outcome.kind,
        },
        found: Vec::new(),
    };
    judging.faults();
    if template.broken {
        outcome.seen = Seen::Broken;
        outcome.diagnostics.append(&mut judging.finish());
        return outcome;
    }
    // What is asked in a language that is not read is not known to be missing.
    let foreign = is_foreign(&template);
    outcome.foreign = foreign;
    outcome.rows = wants
        .iter()
        .filter(|want| !foreign || want::asked(&template, want, &wants).is_some())
        .map(|want| judging.want(want, &wants))
        .collect();
    judging.prefilled();
    judging.examples();
    judging.secrets(outcome.purpose);
    outcome.diagnostics.append(&mut judging.finish());
    outcome
}

/// The label of each question, and where it stands.
fn places(template: &Template, end: usize) -> Vec<(String, Span)> {
    let questions = &template.questions;
    let starts = questions.iter().map(|question| question.start);
    let ends = starts.skip(1).chain([end]);
    let with_ends = questions.iter().zip(ends);
    with_ends
        .map(|(question, end)| {
            let span = Span::new(question.start, end.max(question.label.span.end()));
            (question.label.text.clone(), span)
        })
        .collect()
}

/// Reads a file as the sort of template that it is.
fn read(source: &SourceFile, document: &Document) -> Found {
    let place = Place::of(source.name());
    let text = heed::without_remarks(source.text(), &document.remarks);
    let text = text.as_ref();
    let stem = Path::new(source.name()).file_stem();
    let stem = stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    match document.syntax {
        Syntax::Markdown => Found::Template(Box::new(markdown::read(
            text,
            source.bom_len(),
            &stem,
            place,
        ))),
        Syntax::Form => draft::read(text, document, &stem),
        Syntax::Yaml => match form::read(text, &stem, place) {
            Found::Other => draft::read(text, document, &stem),
            found => found,
        },
    }
}

pub(super) struct Judging<'a> {
    pub(super) source: &'a SourceFile,
    pub(super) template: &'a Template,
    pub(super) settings: &'a Settings,
    wording: Wording,
    found: Vec<Diagnostic>,
}

impl Judging<'_> {
    /// Adds a finding, unless its rule does not run.
    pub(super) fn add(
        &mut self,
        rule: &str,
        case: &'static str,
        holes: Holes,
        span: Span,
        dress: impl FnOnce(&mut Diagnostic),
    ) {
        let selection = &self.settings.selection;
        // Where rules on drafts are named, it is asked what they will look for.
        let asked_for = rule == MISSING && !want::chosen(selection).is_empty();
        if !asked_for && !rules::card(rule).is_some_and(|card| selection.has(card)) {
            return;
        }
        if let Some(mut diagnostic) = finding(rule, case, holes, span, self.wording) {
            dress(&mut diagnostic);
            selection.weigh(&mut diagnostic);
            self.found.push(diagnostic);
        }
    }

    pub(super) const fn word(&self, ja: &'static str, en: &'static str) -> &'static str {
        match self.wording.reader {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    fn faults(&mut self) {
        for (fault, span) in &self.template.faults {
            let holes = fault_holes(fault, self.wording.reader);
            self.add(FAULT, "main", holes, *span, |_| {});
        }
    }

    fn want(&mut self, want: &Want, all: &[Want]) -> Row {
        let asked = want::asked(self.template, want, all);
        let by = asked
            .flatten()
            .and_then(|at| self.template.questions.get(at));
        if asked.is_none() {
            let case = if want.helpful { "helpful" } else { "main" };
            let holes = vec![("wanted", Hole::Names(vec![want.title]))];
            let insertion = write::question(self.template, want, self.source.line_break());
            let title = self.word("項目を加える", "add the question");
            self.add(MISSING, case, holes, self.template.place, |diagnostic| {
                // That nothing else asks for it is what it looks like.
                propose(diagnostic, insertion, Applicability::Unsafe, title);
            });
        }
        Row {
            need: want.id(),
            title: want.title,
            helpful: want.helpful,
            asked: asked.is_some(),
            by: by.map(|question| (question.label.text.trim().to_owned(), question.label.span)),
            required: by.is_some_and(|question| question.required),
        }
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|found| found.span.start());
        self.found
    }
}

/// Whether a template is written neither in Japanese nor in English: it has other
/// letters than these, or more small words of another language. A few headings
/// have none, and are taken for English.
fn is_foreign(template: &Template) -> bool {
    /// So many letters tell a language.
    const ENOUGH: usize = 40;
    if template.language == Language::Ja {
        return false;
    }
    let words = template.words();
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let others = words.chars().filter(|c| c.is_alphabetic() && !c.is_ascii());
    let words = want::read(&words);
    let foreign = cues::TEMPLATE_FOREIGN.find_all(&words).len();
    let english = cues::TEMPLATE_ENGLISH.find_all(&words).len();
    let others = others.count();
    letters >= ENOUGH && (others * 5 > letters || foreign + others > english)
}
