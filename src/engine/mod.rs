//! Documents through all layers.

mod credentials;
pub mod examples;
mod findings;
mod flaws;
mod lint;
mod sift;

pub use sift::{Sifted, sift};

use std::collections::BTreeSet;
use std::sync::Arc;

pub use credentials::{Credential, credentials};
pub use lint::{TOGETHER, lint, lint_all};

use jiff::Zoned;

use self::findings::Findings;
use crate::detect::{Context, Looks, Placeholders};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::facts::time::ClockZone;
use crate::facts::{self, Facts, Kind, Known, Profile, Secrets, Unread};
use crate::frontend::{self, Document};
use crate::knowledge::House;
use crate::rules::{self, Selection, Wording};
use crate::suppress::Waiver;
use crate::text::{Language, SourceFile, Span};
use crate::ticket::{Problem, Syntax, Ticket, TicketBuilder};

/// How a document is judged.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The provider, when it is not to be guessed.
    pub provider: Option<&'static str>,
    /// The kind of draft, when it is not to be guessed.
    pub kind: Option<Kind>,
    /// The provider of drafts that name none, rather than a guess.
    pub usual_provider: Option<&'static str>,
    /// The kind of drafts that name none, rather than a guess.
    pub usual_kind: Option<Kind>,
    /// The language of the messages; the draft's own when `None`.
    pub language: Option<Language>,
    /// The syntax, when name and content are not to be asked.
    pub syntax: Option<Syntax>,
    /// The zone the author's clock runs in.
    pub timezone: Option<ClockZone>,
    /// The moment of writing, on the author's calendar. Where it is not given,
    /// 「昨日」 stays 「昨日」.
    pub now: Option<Zoned>,
    /// What the caller's clock shows: the library reads none. Where `now` is not
    /// given it tells what has expired and which appointments can be kept; the
    /// draft may be an old one, so that more is not made of it.
    pub clock: Option<Zoned>,
    /// Judge a passage: what a whole draft lacks does not count.
    pub fragment: bool,
    /// Which rules run.
    pub selection: Selection,
    /// Show findings of low confidence too.
    pub pedantic: bool,
    /// What the author's house adds.
    pub house: Arc<House>,
    /// What the configuration suppresses in the draft.
    pub waivers: Arc<Vec<Waiver>>,
    /// Show what is suppressed as well.
    pub no_suppressions: bool,
}

impl Settings {
    fn known(&self) -> Known<'_> {
        Known {
            provider: self.provider,
            usual_provider: self.usual_provider,
            house: &self.house,
        }
    }
}

/// A ticket with everything understood of it.
#[derive(Debug)]
pub struct Reading {
    /// The ticket.
    pub ticket: Ticket,
    /// What it says.
    pub facts: Facts,
    /// What sort of draft it is.
    pub profile: Profile,
}

/// What came of one document.
#[derive(Debug)]
pub struct Outcome {
    /// Sort of the first draft in the document.
    pub profile: Profile,
    /// Findings, in order of place.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that are suppressed, in order of place.
    pub suppressed: Vec<Suppressed>,
    /// How many findings were left out for low confidence.
    pub hidden: usize,
    /// Words that must never be shown, in bytes of the file.
    pub concealed: Vec<Span>,
    /// Which of the waivers of the settings silence something, by number.
    pub waived: BTreeSet<usize>,
    /// Why the document was not read, where it holds more than is.
    pub excess: Option<Problem>,
}

/// Reads a document: every ticket in it, with its facts.
#[must_use]
pub fn read(source: &SourceFile, settings: &Settings) -> Vec<Reading> {
    read_to_show(source, settings).0
}

/// Reads a document, and tells the places that must never be shown, in bytes
/// of the file.
#[must_use]
pub fn read_to_show(source: &SourceFile, settings: &Settings) -> (Vec<Reading>, Vec<Span>) {
    let tickets = tickets(frontend::read(source, settings.syntax));
    let (_, mut secrets) = secrets(source, &tickets, settings);
    let readings = tickets
        .into_iter()
        .enumerate()
        .map(|(at, ticket)| Reading::of(at, ticket, settings, &mut secrets))
        .collect();
    (readings, secrets.spans().to_vec())
}

/// The tickets of a document without their facts, and the places that must never be
/// shown, in bytes of the file.
#[must_use]
pub fn tickets_to_show(source: &SourceFile, settings: &Settings) -> (Vec<Ticket>, Vec<Span>) {
    let tickets = tickets(frontend::read(source, settings.syntax));
    let (_, secrets) = secrets(source, &tickets, settings);
    (tickets, secrets.spans().to_vec())
}

/// What a file holds beside its tickets, and the credentials of all of it, those of the
/// house's own forms among them.
fn secrets(
    source: &SourceFile,
    tickets: &[Ticket],
    settings: &Settings,
) -> (Option<Ticket>, Secrets) {
    let own = settings.house.options.patterns(rules::SECRETS, "patterns");
    let aside = frontend::aside(source.text(), tickets);
    let secrets = Secrets::of(source.text(), tickets, aside.as_ref(), own);
    (aside, secrets)
}

fn tickets(document: Document) -> Vec<Ticket> {
    let mut tickets = document.tickets;
    if tickets.is_empty() {
        // A file of comments: still something to say a thing about.
        tickets.push(TicketBuilder::new(document.syntax, Span::point(0)).finish());
    }
    tickets
}

impl Reading {
    /// Understands the ticket of that number (from 0).
    fn of(number: usize, ticket: Ticket, settings: &Settings, secrets: &mut Secrets) -> Self {
        let mut unread = [Unread::nth(number, &ticket, secrets)];
        facts::extract_all(&mut unread, settings.known());
        let [unread] = unread;
        let (facts, provider) = unread.into_facts();
        Self::with(ticket, facts, provider, settings)
    }

    /// A ticket of which all facts are known, and the provider it is for.
    fn with(ticket: Ticket, facts: Facts, provider: &'static str, settings: &Settings) -> Self {
        let sieve = ticket.sieve();
        let profile = Profile {
            provider,
            kind: settings
                .kind
                .or_else(|| Kind::stated(&ticket))
                .or(settings.usual_kind)
                .unwrap_or_else(|| Kind::guess(&ticket, &facts)),
            language: Language::of(&ticket),
        };
        drop(sieve);
        Self {
            ticket,
            facts,
            profile,
        }
    }
}

/// What the tickets of a file share.
#[derive(Debug, Clone, Copy)]
struct File<'a> {
    source: &'a SourceFile,
    secrets: &'a Secrets,
    placeholders: &'a Placeholders,
}

impl<'a> File<'a> {
    /// What detectors see of one of its tickets.
    fn context(
        self,
        reading: &'a Reading,
        settings: &'a Settings,
        looks: &'a Looks,
        spoken: &'a BTreeSet<Span>,
    ) -> Context<'a> {
        Context {
            source: self.source.text(),
            ticket: &reading.ticket,
            facts: &reading.facts,
            profile: reading.profile,
            timezone: settings.timezone.as_ref(),
            now: settings.now.as_ref(),
            clock: settings.clock.as_ref(),
            house: &settings.house,
            looks,
            placeholders: self.placeholders,
            secrets: self.secrets,
            spoken,
        }
    }
}

/// Looks at each ticket of a document as a detector does: what `look` makes of
/// them, in order.
pub fn examine<T>(
    source: &SourceFile,
    settings: &Settings,
    look: impl FnMut(&Context<'_>) -> T,
) -> Vec<T> {
    walk(source, settings, false, look)
}

/// The same, and in the end, if asked for, what stands beside the tickets: of that
/// nothing is known but its credentials.
fn walk<T>(
    source: &SourceFile,
    settings: &Settings,
    with_aside: bool,
    mut look: impl FnMut(&Context<'_>) -> T,
) -> Vec<T> {
    let tickets = tickets(frontend::read(source, settings.syntax));
    let (aside, mut secrets) = secrets(source, &tickets, settings);
    let mut placeholders = Placeholders::of(source.text());
    let mut profile = None;
    let mut out = Vec::new();
    let mut look_at = |reading: &Reading, secrets: &Secrets| {
        placeholders.add(&reading.ticket, &reading.facts);
        let file = File {
            source,
            secrets,
            placeholders: &placeholders,
        };
        let looks = Looks::default();
        let nothing = BTreeSet::new();
        out.push(look(&file.context(reading, settings, &looks, &nothing)));
    };
    for (at, ticket) in tickets.into_iter().enumerate() {
        let reading = Reading::of(at, ticket, settings, &mut secrets);
        profile = profile.or(Some(reading.profile));
        look_at(&reading, &secrets);
    }
    if let (Some(ticket), Some(profile), true) = (aside, profile, with_aside) {
        let facts = facts::of_secrets(&mut secrets);
        let reading = Reading {
            ticket,
            facts,
            profile,
        };
        look_at(&reading, &secrets);
    }
    out
}

/// Faults of syntax as findings.
fn report_problems(
    reading: &Reading,
    problems: &[Problem],
    settings: &Settings,
    findings: &mut Findings,
) {
    let wording = wording(reading.profile, settings);
    problems
        .iter()
        .filter_map(|problem| rules::report_problem(problem, &reading.ticket, wording))
        .filter(|d| rules::card(&d.rule).is_some_and(|card| settings.selection.has(card)))
        .for_each(|mut diagnostic| {
            settings.selection.weigh(&mut diagnostic);
            findings.add(diagnostic);
        });
}

fn wording(profile: Profile, settings: &Settings) -> Wording {
    Wording {
        reader: settings.language.unwrap_or(profile.language),
        draft: profile.language,
        provider: profile.provider,
        kind: profile.kind.name(),
    }
}
