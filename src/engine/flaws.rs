//! What is wrong with the suppressions of a document, as findings.

use super::{Findings, Reading, Settings, wording};
use crate::diagnostic::{Applicability, Fix};
use crate::knowledge::Card;
use crate::rules::{self, Fault, Wording};
use crate::suppress::{Flaw, Mistake};
use crate::text::{Language, Span};
use crate::ticket::{Syntax, TicketBuilder};

/// What is kept of a ticket that was judged.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    wording: Wording,
    syntax: Syntax,
    /// Nothing is written in it, so that few rules had a look.
    empty: bool,
}

impl Judged {
    pub(super) fn of(reading: &Reading, settings: &Settings) -> Self {
        Self {
            wording: wording(reading.profile, settings),
            syntax: reading.ticket.syntax,
            empty: reading.ticket.is_empty(),
        }
    }

    /// Of what is no ticket, and has something written in it.
    pub(super) const fn written(wording: Wording, syntax: Syntax) -> Self {
        Self {
            wording,
            syntax,
            empty: false,
        }
    }
}

/// Adds what is wrong with the suppressions to the findings. `judges` tells the
/// rules that had a look, if they were selected; `hides`, whether a part of the file
/// holds a secret.
pub(super) fn report(
    judged: &[Judged],
    settings: &Settings,
    findings: &mut Findings<'_>,
    hides: impl Fn(Span) -> bool,
    judges: impl Fn(&Card) -> bool,
) {
    // A passage lacks nothing, and where nothing is suppressed nothing is used.
    let knows_use = !(settings.fragment || settings.no_suppressions);
    let ran = |ticket: Option<usize>, rule: &str| {
        let selected = rules::card_in(&settings.house, rule)
            .is_some_and(|card| judges(card) && settings.selection.has(card));
        let written = match ticket {
            Some(number) => judged.get(number).is_some_and(|ticket| !ticket.empty),
            None => judged.iter().any(|ticket| !ticket.empty),
        };
        knows_use && selected && written
    };
    let several = judged.len() > 1;
    let mut ticket = None;
    let mut flaws = findings.suppressions.flaws(ran);
    flaws.sort_by_key(|flaw| (flaw.ticket, flaw.span));
    for flaw in flaws {
        let Some(known) = judged.get(flaw.ticket).or_else(|| judged.first()) else {
            return;
        };
        let japanese = known.wording.reader == Language::Ja;
        let fault = Fault {
            rule: flaw.mistake.rule(),
            case: flaw.mistake.case(),
            span: flaw.span,
            fault: shown(&flaw, &hides, japanese),
            remedy: flaw.mistake.help(japanese),
        };
        if !rules::card(fault.rule).is_some_and(|card| settings.selection.has(card)) {
            continue;
        }
        let nothing = TicketBuilder::new(known.syntax, Span::point(0)).finish();
        let Some(mut diagnostic) = rules::report_fault(fault, &nothing, known.wording) else {
            continue;
        };
        if !flaw.edits.is_empty() {
            diagnostic.fixes.push(Fix {
                applicability: Applicability::Safe,
                title: Mistake::remedy(japanese).into(),
                edits: flaw.edits,
            });
        }
        settings.selection.weigh(&mut diagnostic);
        let number = several.then_some(flaw.ticket + 1);
        if ticket != Some(number) {
            findings.begin(number);
            ticket = Some(number);
        }
        findings.add(diagnostic);
    }
}

/// What is wrong, without the secret that stands for the name of a rule.
fn shown(flaw: &Flaw, hides: impl Fn(Span) -> bool, japanese: bool) -> String {
    let message = flaw.mistake.message(japanese);
    match &flaw.mistake {
        Mistake::UnknownRule { name, .. } if hides(flaw.span) => {
            message.replace(name.as_str(), "***")
        }
        _ => message,
    }
}
