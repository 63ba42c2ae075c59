//! Drafts through all rules, several at a time.
//!
//! What is done is done of all of them before the next is: the first of them brings the
//! code of a rule and its tables to where the processor has them at hand for the others.

use std::collections::BTreeSet;
use std::vec::IntoIter;

use super::findings::Findings;
use super::{File, Outcome, Reading, Settings, flaws, report_problems, secrets, tickets, wording};
use crate::detect::{Anchor, Context, Hit, Looks, Placeholders};
use crate::diagnostic::Diagnostic;
use crate::facts::{self, Kind, Profile, Secrets, Unread};
use crate::frontend::{self, Document, Parsed};
use crate::knowledge::pattern::Sieves;
use crate::knowledge::schema::TEMPLATE;
use crate::knowledge::{FieldKind, GENERIC};
use crate::rules::{self, Explained, Rule, Wording};
use crate::suppress::{Suppressions, Waiver};
use crate::text::{Language, SourceFile};
use crate::ticket::{Problem, Ticket};

/// Up to so many bytes of the texts of tickets are in work together: what is known of
/// them stays near the processor, and takes many times as much memory.
pub const TOGETHER: usize = 128 << 10;

/// Judges a document, ticket by ticket: of each only the findings are kept.
#[must_use]
pub fn lint(source: &SourceFile, settings: &Settings) -> Outcome {
    let document = frontend::read(source, settings.syntax);
    let mut drafts = [Draft::of(source, document, settings)];
    judge_all(&mut drafts, settings);
    let [draft] = drafts;
    draft.end(settings)
}

/// Judges documents: what comes of each, in order. It is what [`lint`] makes of it.
#[must_use]
pub fn lint_all(sources: &[&SourceFile], settings: &Settings) -> Vec<Outcome> {
    let parsed = frontend::parse_all(sources, settings.syntax);
    let mut outcomes = Vec::new();
    let mut together = Vec::new();
    let mut bytes = 0;
    for parsed in parsed {
        bytes += parsed.text_len();
        together.push(parsed);
        if bytes > TOGETHER {
            outcomes.extend(lint_parsed(&sources[outcomes.len()..], together, settings));
            together = Vec::new();
            bytes = 0;
        }
    }
    outcomes.extend(lint_parsed(&sources[outcomes.len()..], together, settings));
    outcomes
}

/// The same for the first of `sources`, which are parsed.
fn lint_parsed(sources: &[&SourceFile], parsed: Vec<Parsed>, settings: &Settings) -> Vec<Outcome> {
    let documents = frontend::finish_all(parsed);
    for ticket in documents.iter().flat_map(|document| &document.tickets) {
        // It is kept with the ticket what there is of patterns in it.
        if !ticket.is_waiting() {
            drop(ticket.sieve());
        }
    }
    let mut drafts: Vec<Draft<'_>> = sources
        .iter()
        .zip(documents)
        .map(|(source, document)| Draft::of(source, document, settings))
        .collect();
    judge_all(&mut drafts, settings);
    drafts
        .into_iter()
        .map(|draft| draft.end(settings))
        .collect()
}

/// A document while it is judged.
struct Draft<'s> {
    source: &'s SourceFile,
    problems: Vec<Problem>,
    /// Why it was not read, where it holds more than is.
    excess: Option<Problem>,
    /// The tickets that are still to be judged, and the number of the first (from 0).
    tickets: IntoIter<Ticket>,
    next: usize,
    several: bool,
    /// What stands beside the tickets.
    aside: Option<Ticket>,
    secrets: Secrets,
    placeholders: Placeholders,
    findings: Findings<'s>,
    judged: Vec<flaws::Judged>,
    /// Sort of the first ticket.
    first: Option<Profile>,
}

impl<'s> Draft<'s> {
    fn of(source: &'s SourceFile, mut document: Document, settings: &'s Settings) -> Self {
        let problems = std::mem::take(&mut document.problems);
        let remarks = std::mem::take(&mut document.remarks);
        let tickets = tickets(document);
        let (aside, secrets) = secrets(source, &tickets, settings);
        let waivers: &[Waiver] = match settings.no_suppressions {
            true => &[],
            false => &settings.waivers,
        };
        let suppressions = Suppressions::of(source.text(), &remarks, waivers, &settings.house);
        Self {
            source,
            problems,
            excess: tickets.iter().find_map(Ticket::excess).cloned(),
            several: tickets.len() > 1,
            tickets: tickets.into_iter(),
            next: 0,
            aside,
            secrets,
            placeholders: Placeholders::of(source.text()),
            findings: Findings::new(settings, suppressions),
            judged: Vec::new(),
            first: None,
        }
    }

    /// Goes on to its next ticket, which was read.
    fn enter(&mut self, reading: &Reading, settings: &Settings) {
        let at = self.next;
        self.next += 1;
        let ticket = &reading.ticket;
        self.placeholders.add(ticket, &reading.facts);
        self.judged.push(flaws::Judged::of(reading, settings));
        let findings = &mut self.findings;
        findings.suppressions.enter(at, ticket);
        findings
            .suppressions
            .look_for_misplaced(at, ticket, &settings.house);
        if at == 0 {
            self.first = Some(reading.profile);
            report_problems(reading, &self.problems, settings, findings);
        }
        findings.begin(self.several.then_some(at + 1));
        report_problems(reading, &ticket.problems, settings, findings);
    }

    /// What came of it.
    fn end(mut self, settings: &Settings) -> Outcome {
        self.judge_aside(settings);
        let findings = &mut self.findings;
        let hides = |part| self.secrets.touch(part);
        flaws::report(&self.judged, settings, findings, hides, |card| {
            card.family != TEMPLATE
        });
        let found = self.findings.in_order();
        let mut concealed = self.secrets.spans().to_vec();
        // What is suppressed is still no matter for reports.
        let secret = found.suppressed.iter().map(|s| &s.diagnostic);
        concealed.extend(secret.filter(|d| d.conceal).flat_map(Diagnostic::places));
        Outcome {
            profile: self.first.unwrap_or(Profile {
                provider: settings
                    .provider
                    .or(settings.usual_provider)
                    .unwrap_or(GENERIC),
                kind: settings
                    .kind
                    .or(settings.usual_kind)
                    .unwrap_or(Kind::Incident),
                language: Language::Ja,
            }),
            hidden: found.hidden,
            diagnostics: found.shown,
            suppressed: found.suppressed,
            concealed,
            waived: found.waived,
            excess: self.excess,
        }
    }

    /// What stands beside the draft is sent with it, though nobody reads it as the
    /// draft: credentials, and nothing else, are looked for.
    fn judge_aside(&mut self, settings: &Settings) {
        let (Some(ticket), Some(profile)) = (self.aside.take(), self.first) else {
            return;
        };
        let facts = facts::of_secrets(&mut self.secrets);
        self.placeholders.add(&ticket, &facts);
        let reading = Reading {
            ticket,
            facts,
            profile,
        };
        self.findings.begin(None);
        let file = File {
            source: self.source,
            secrets: &self.secrets,
            placeholders: &self.placeholders,
        };
        let looks = Looks::default();
        let nothing = BTreeSet::new();
        let context = file.context(&reading, settings, &looks, &nothing);
        let wording = wording(profile, settings);
        let cards = rules::card(rules::SECRETS).into_iter();
        for card in cards.filter(|card| settings.selection.has(card)) {
            for hit in Rule::of(card).hits(&context, true) {
                let dressed = rules::dress(card, &hit, &reading.ticket, Some(self.source), wording);
                if let Some(mut diagnostic) = dressed {
                    settings.selection.weigh(&mut diagnostic);
                    self.findings.add(diagnostic);
                }
            }
        }
    }
}

/// Judges the tickets of the drafts: the first of each, then the second, and so on.
fn judge_all(drafts: &mut [Draft<'_>], settings: &Settings) {
    loop {
        let mut open: Vec<(&mut Draft<'_>, Ticket)> = Vec::new();
        for draft in drafts.iter_mut() {
            if let Some(ticket) = draft.tickets.next() {
                ticket.resume();
                open.push((draft, ticket));
            }
        }
        if open.is_empty() {
            return;
        }
        let mut unread: Vec<Unread<'_>> = open
            .iter_mut()
            .map(|(draft, ticket)| Unread::nth(draft.next, ticket, &mut draft.secrets))
            .collect();
        facts::extract_all(&mut unread, settings.known());
        let facts: Vec<_> = unread.into_iter().map(Unread::into_facts).collect();
        let mut read: Vec<(&mut Draft<'_>, Reading)> = Vec::new();
        for ((draft, ticket), (facts, provider)) in open.into_iter().zip(facts) {
            read.push((draft, Reading::with(ticket, facts, provider, settings)));
        }
        for (draft, reading) in &mut read {
            draft.enter(reading, settings);
        }
        let nothing = BTreeSet::new();
        let looks: Vec<Looks> = read.iter().map(|_| Looks::default()).collect();
        let mut trials: Vec<Trial<'_, '_>> = read
            .iter_mut()
            .zip(&looks)
            // An empty draft lacks everything; that it is empty is said already.
            .filter(|((_, reading), _)| !reading.ticket.is_empty())
            .map(|((draft, reading), looks)| {
                let file = File {
                    source: draft.source,
                    secrets: &draft.secrets,
                    placeholders: &draft.placeholders,
                };
                Trial {
                    source: draft.source,
                    context: file.context(reading, settings, looks, &nothing),
                    wording: wording(reading.profile, settings),
                    explained: Explained::default(),
                    findings: &mut draft.findings,
                }
            })
            .collect();
        let _sieves: Sieves<'_> = trials.iter().map(|of| of.context.ticket.sieve()).collect();
        for rule in rules::in_order(&settings.house) {
            if settings.selection.has(rule.card) {
                for trial in &mut trials {
                    trial.judge(rule, settings);
                }
            }
        }
    }
}

/// A ticket while the rules are gone through.
struct Trial<'a, 's> {
    source: &'s SourceFile,
    context: Context<'a>,
    wording: Wording,
    explained: Explained,
    findings: &'a mut Findings<'s>,
}

impl Trial<'_, '_> {
    /// What one rule has to say.
    fn judge(&mut self, rule: Rule, settings: &Settings) {
        let card = rule.card;
        let ticket = self.context.ticket;
        // A kind given by hand, or by the draft, counts in a fragment too.
        let kind_unknown = settings.fragment
            && settings.kind.or(settings.usual_kind).is_none()
            && ticket.field(FieldKind::Kind).is_none();
        let profile = self.context.profile;
        if !rules::applies(card, profile, settings.fragment, kind_unknown) {
            return;
        }
        let context = Context {
            spoken: self.explained.places(),
            ..self.context
        };
        let mut hits = rule.hits(&context, settings.fragment);
        // The first of several that say the same is the one that is shown.
        let place = |hit: &Hit| match &hit.anchor {
            Anchor::At(range) => range.start,
            Anchor::Missing { .. } => 0,
        };
        // To sort takes memory, and most come in order.
        if !hits.is_sorted_by_key(place) {
            hits.sort_by_key(place);
        }
        hits.retain(|hit| !self.explained.has(card, hit));
        for hit in hits {
            let dressed = rules::dress(card, &hit, ticket, Some(self.source), self.wording);
            let Some(mut diagnostic) = dressed else {
                continue;
            };
            settings.selection.weigh(&mut diagnostic);
            let exact = diagnostic.ask.as_ref().is_none_or(|ask| ask.exact);
            let place = exact.then_some(diagnostic.span);
            if self.findings.add(diagnostic) {
                self.explained.add(card, &hit, place);
            }
        }
    }
}
