//! A template, judged: what it asks for, what it does not, and what would pass
//! untouched.

use std::path::Path;

use super::fault::Fault;
use super::finding::{Holes, fault_holes, finding, propose};
use super::model::{Found, Sort, Template};
use super::want::{self, Want};
use super::{draft, form, markdown, purpose, write};
use crate::detect::Hole;
use crate::diagnostic::Diagnostic;
use crate::engine::Settings;
use crate::frontend::{self, Document};
use crate::knowledge::{Bilingual, GENERIC, Purpose, cues};
use crate::rules::{self, Wording};
use crate::text::{Encoding, Language, SourceFile, Span};
use crate::ticket::{ProblemKind, Syntax, TicketBuilder};
use crate::yaml;

const MISSING: &str = "template-missing-question";
const FAULT: &str = "template-form-fault";

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
}

/// Judges the template in a file.
#[must_use]
pub fn judge(source: &SourceFile, settings: &Settings) -> Outcome {
    let source = source.with_line_feeds();
    let source = source.as_ref();
    let provider = settings.provider.or(settings.usual_provider);
    let document = frontend::read(source, settings.syntax);
    let mut outcome = Outcome {
        seen: Seen::Template,
        purpose: None,
        kind: "incident",
        provider: provider.unwrap_or(GENERIC),
        language: super::model::language_of(source.text()),
        foreign: false,
        rows: Vec::new(),
        diagnostics: Vec::new(),
    };
    if unreadable(source, &document, settings, &mut outcome) {
        outcome.seen = Seen::Broken;
        return outcome;
    }
    let mut template = match read(source, &document) {
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
        .filter(|want| !foreign || want::asked(&template, want).is_some())
        .map(|want| judging.want(want))
        .collect();
    judging.prefilled();
    judging.examples();
    judging.secrets(outcome.purpose);
    outcome.diagnostics.append(&mut judging.finish());
    outcome
}

/// Reads a file as the sort of template that it is.
fn read(source: &SourceFile, document: &Document) -> Found {
    let text = source.text();
    let stem = Path::new(source.name()).file_stem();
    let stem = stem.map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    match document.syntax {
        Syntax::Markdown => {
            Found::Template(Box::new(markdown::read(text, source.bom_len(), &stem)))
        }
        Syntax::Form => draft::read(text, document, &stem),
        Syntax::Yaml => match form::read(text, &stem, is_placed(source.name())) {
            Found::Other => draft::read(text, document, &stem),
            found => found,
        },
    }
}

/// Whether a file stands where GitHub looks for forms.
fn is_placed(name: &str) -> bool {
    let folder = Path::new(name).parent().and_then(Path::file_name);
    folder.is_some_and(|folder| folder.eq_ignore_ascii_case("ISSUE_TEMPLATE"))
}

/// Reports what is wrong with the syntax of the file; whether that leaves
/// nothing to judge.
fn unreadable(
    source: &SourceFile,
    document: &Document,
    settings: &Settings,
    outcome: &mut Outcome,
) -> bool {
    let wording = Wording {
        reader: settings.language.unwrap_or(outcome.language),
        draft: outcome.language,
        provider: outcome.provider,
        kind: outcome.kind,
    };
    let whole = Span::new(0, source.text().len());
    let ticket = TicketBuilder::new(document.syntax, whole).finish();
    let inside = document.tickets.iter().flat_map(|ticket| &ticket.problems);
    let mut fatal = false;
    for problem in document.problems.iter().chain(inside) {
        let parses = |part: &Span| yaml::parse(source.text(), *part).is_ok();
        fatal |= match problem.kind {
            // A template of headings alone is an empty draft, and no empty file.
            ProblemKind::Empty if !source.text().trim().is_empty() => continue,
            ProblemKind::Empty => true,
            ProblemKind::Yaml(_) => {
                document.syntax == Syntax::Yaml && !yaml::split(source.text()).iter().all(parses)
            }
            _ => false,
        };
        let found = if fatal && is_form(source.text()) {
            let japanese = wording.reader == Language::Ja;
            let holes = vec![
                ("fault", Hole::Quote(problem.kind.message(japanese))),
                ("remedy", Hole::Quote(problem.kind.help(japanese))),
            ];
            finding(FAULT, "main", holes, problem.span, wording)
        } else {
            rules::report_problem(problem, &ticket, wording)
        };
        let runs = |d: &Diagnostic| rules::card(&d.rule).is_some_and(|c| settings.selection.has(c));
        outcome.diagnostics.extend(found.filter(runs));
    }
    fatal
}

/// Whether YAML that does not parse was to be a form.
fn is_form(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "body:")
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

    fn want(&mut self, want: &Want) -> Row {
        let asked = want::asked(self.template, want);
        let by = asked
            .flatten()
            .and_then(|at| self.template.questions.get(at));
        if asked.is_none() {
            let case = if want.helpful { "helpful" } else { "main" };
            let holes = vec![("wanted", Hole::Names(vec![want.title]))];
            let insertion = write::question(self.template, want, self.source.line_break());
            let title = self.word("項目を加える", "add the question");
            self.add(MISSING, case, holes, self.template.place, |diagnostic| {
                propose(diagnostic, insertion, title);
            });
        }
        Row {
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

/// Whether a template is written neither in Japanese nor in English.
fn is_foreign(template: &Template) -> bool {
    /// So many letters tell a language.
    const ENOUGH: usize = 40;
    let words = template.words();
    if template.language == Language::Ja {
        return false;
    }
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let others = words.chars().filter(|c| c.is_alphabetic() && !c.is_ascii());
    let english = cues::TEMPLATE_ENGLISH.find_all(&want::read(&words)).len();
    letters >= ENOUGH && (others.count() * 5 > letters || english * 100 < letters)
}
