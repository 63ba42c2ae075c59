//! Questions, and where their answers would go.

use std::collections::{HashMap, HashSet};

use crate::compose::Matter;
use crate::diagnostic::{Ask, Diagnostic};
use crate::engine::{Outcome, Settings};
use crate::knowledge::{FieldKind, Severity, provider};
use crate::repair::{self, Placer};
use crate::rules;
use crate::text::Language;
use crate::text::{SourceFile, Span};

/// How many bytes are read, in all, to see where answers would go.
const MOST_READ: usize = 16 << 20;

/// A question about a draft.
#[derive(Debug)]
pub(super) struct Question<'a> {
    /// The finding it comes from.
    pub(super) finding: &'a Diagnostic,
    /// Its words.
    pub(super) text: &'a str,
    /// How to find the answer out.
    pub(super) find_out: Option<&'static str>,
    /// What the answer is about.
    pub(super) field: Option<FieldKind>,
    /// Where the answer would stand.
    pub(super) place: Span,
    /// What the part is called that the answer would stand in.
    pub(super) label: Option<String>,
}

/// The first questions, `most` of them, and how many there are; those that hold the
/// answer up come first; of several tickets, the first of each before the second of
/// any.
pub(super) fn of<'a>(
    source: &SourceFile,
    settings: &Settings,
    outcome: &'a Outcome,
    most: usize,
) -> (Vec<Question<'a>>, usize) {
    let profile = outcome.profile;
    let japanese = profile.language == Language::Ja;
    let placer =
        Placer::new(source, settings.syntax, japanese, profile.provider).reading_at_most(MOST_READ);
    let open = open(settings, outcome);
    let all = open.len();
    let first = open
        .into_iter()
        .take(most)
        .map(|(finding, ask)| {
            let ticket = finding.ticket.map_or(0, |number| number - 1);
            let parts = answered(finding);
            let edits = placer.place_parts(ticket, &parts);
            // Of parts in several places, the first asked for, not the first in the file.
            let edits = match (edits, parts.first()) {
                (Some(edits), Some(first)) if edits.len() > 1 => placer
                    .place_parts(ticket, std::slice::from_ref(first))
                    .or(Some(edits)),
                (edits, _) => edits,
            };
            let first = edits.as_ref().and_then(|edits| edits.first());
            let place = first.map_or(finding.span, |edit| edit.span);
            let label = edits.and_then(|edits| placer.label(ticket, &edits));
            Question {
                finding,
                text: &ask.question,
                find_out: ask.find_out,
                field: ask.field,
                place,
                label,
            }
        })
        .collect();
    (first, all)
}

/// The findings that ask, in the order in which they are asked about. What is one
/// of the lines of a form that is asked for is not asked for by itself, too.
pub(super) fn open<'a>(
    settings: &Settings,
    outcome: &'a Outcome,
) -> Vec<(&'a Diagnostic, &'a Ask)> {
    let findings = outcome.diagnostics.iter();
    let mut list: Vec<_> = findings
        .filter_map(|d| Some((d, d.ask.as_ref()?)))
        .collect();
    list.sort_by_key(|(d, ask)| (d.severity == Severity::Info, ask.rank, d.ticket));
    // Those of each ticket.
    let mut forms: HashMap<_, Vec<_>> = HashMap::new();
    for &(finding, ask) in &list {
        let parts = repair::parts_asked(finding);
        if is_form(&parts, outcome.profile.provider) {
            let own = forms.entry(finding.ticket).or_default();
            own.push((finding, ask, parts));
        }
    }
    let mut out: Vec<(&Diagnostic, &Ask)> = Vec::with_capacity(list.len());
    let mut asked: HashSet<*const Diagnostic> = HashSet::new();
    for (finding, ask) in list {
        let mut own = forms.get(&finding.ticket).into_iter().flatten();
        let form = own.find(|(form, _, parts)| {
            let other = form.rule != finding.rule;
            other && form.severity >= finding.severity && holds(parts, finding, ask, settings)
        });
        // The form comes as early as the first of its lines would.
        let next = form.map_or((finding, ask), |&(form, ask, _)| (form, ask));
        if asked.insert(next.0) {
            out.push(next);
        }
    }
    out
}

/// Whether the parts of a question are lines of the desk's form.
fn is_form(parts: &[Matter], desk: &str) -> bool {
    let forms = provider(desk)
        .into_iter()
        .flat_map(|desk| desk.forms.iter());
    let labels: Vec<&str> = forms
        .flat_map(|form| form.fields.iter().map(|line| line.label.as_ref()))
        .collect();
    let is_line = |part: &Matter| part.label.as_deref().is_some_and(|l| labels.contains(&l));
    !parts.is_empty() && parts.iter().all(is_line)
}

/// Whether one of the parts of a question is what another asks for, which is not about
/// words that are there.
fn holds(parts: &[Matter], finding: &Diagnostic, ask: &Ask, settings: &Settings) -> bool {
    let card = rules::card_in(&settings.house, &finding.rule);
    let belongs = card.into_iter().flat_map(|card| card.belongs.iter());
    let kinds: Vec<FieldKind> = belongs
        .filter_map(|name| FieldKind::from_name(name))
        .chain(ask.field)
        .collect();
    let mut parts = parts.iter().filter_map(|part| part.kind);
    !ask.in_place && parts.any(|kind| kinds.contains(&kind))
}

/// What an answer will be written as: the parts the question has, else all of
/// it as one. Blanks stand for the words.
fn answered(finding: &Diagnostic) -> Vec<Matter> {
    let parts = repair::parts_asked(finding);
    if !parts.is_empty() {
        return parts;
    }
    let field = finding.ask.as_ref().and_then(|ask| ask.field);
    let words = if Question::has_lines(field) {
        "＿＿\n＿＿"
    } else {
        "＿＿"
    };
    vec![Matter {
        kind: field,
        label: None,
        words: words.to_owned(),
    }]
}

impl Question<'_> {
    /// Whether the answer takes several lines: a log, steps.
    pub(super) const fn has_lines(kind: Option<FieldKind>) -> bool {
        use FieldKind::{Attempts, Environment, Error, Log, Steps};
        matches!(kind, Some(Log | Error | Steps | Attempts | Environment))
    }
}
