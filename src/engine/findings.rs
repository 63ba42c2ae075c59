//! What was found in a document: suppressed or not, grouped, and in order.

use std::borrow::Cow;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Settings;
use crate::diagnostic::{Confidence, Diagnostic, Repeat, Severity, Suppressed};
use crate::suppress::{By, Suppressions};

/// Findings as they come.
pub(super) struct Findings<'s> {
    pub(super) suppressions: Suppressions<'s>,
    /// Suppressions count.
    suppress: bool,
    shown: Shelf,
    suppressed: Shelf,
    /// The ticket that is judged, if the document has several.
    ticket: Option<usize>,
    pedantic: bool,
    /// Left out for low confidence.
    hidden: usize,
}

/// All findings, in order of place.
pub(super) struct Found {
    pub(super) shown: Vec<Diagnostic>,
    pub(super) suppressed: Vec<Suppressed>,
    pub(super) hidden: usize,
    pub(super) waived: BTreeSet<usize>,
}

impl<'s> Findings<'s> {
    pub(super) fn new(settings: &Settings, suppressions: Suppressions<'s>) -> Self {
        Self {
            suppressions,
            suppress: !settings.no_suppressions,
            shown: Shelf::default(),
            suppressed: Shelf::default(),
            ticket: None,
            pedantic: settings.pedantic,
            hidden: 0,
        }
    }

    /// Goes on to a ticket, or to the file itself.
    pub(super) fn begin(&mut self, ticket: Option<usize>) {
        self.ticket = ticket;
        self.shown.places.clear();
        self.suppressed.places.clear();
    }

    /// Takes a finding in, and tells whether its matter is settled: it is shown,
    /// or the author has answered for it.
    pub(super) fn add(&mut self, diagnostic: Diagnostic) -> bool {
        let unsure = diagnostic.confidence == Confidence::Low && !self.pedantic;
        let by = self
            .suppress
            .then(|| self.suppressions.silence(&diagnostic))
            .flatten();
        match by {
            Some(by) if !unsure => self.suppressed.add(diagnostic, Some(by), self.ticket),
            Some(_) => {}
            None if unsure => self.hidden += 1,
            None => self.shown.add(diagnostic, None, self.ticket),
        }
        !unsure
    }

    pub(super) fn in_order(self) -> Found {
        let mut shown = self.shown.list;
        rank(&mut shown);
        shown.sort_by(order);
        let suppressed = self.suppressed.list.into_iter().zip(self.suppressed.by);
        let mut suppressed: Vec<Suppressed> = suppressed
            .filter_map(|(d, by)| Some(self.suppressions.with_reason(d, by?)))
            .collect();
        suppressed.sort_by(|a, b| order(&a.diagnostic, &b.diagnostic));
        Found {
            waived: self.suppressions.waived().clone(),
            shown,
            suppressed,
            hidden: self.hidden,
        }
    }
}

/// In order of place, the worst first.
fn order(a: &Diagnostic, b: &Diagnostic) -> std::cmp::Ordering {
    (a.span, b.severity, &a.rule).cmp(&(b.span, a.severity, &b.rule))
}

/// Findings of a ticket that say the same become one with several places, as
/// they come: a log of a megabyte may hold a hundred thousand. Times without a
/// zone are one finding however many they are: one line mends them all.
#[derive(Default)]
struct Shelf {
    list: Vec<Diagnostic>,
    /// What silences each of them.
    by: Vec<Option<By>>,
    /// Where in the list a rule says something at a severity of the ticket.
    places: BTreeMap<Key, usize>,
}

/// What findings that are one have in common: the rule, what it says, how much
/// it matters, and what silences it.
type Key = (Cow<'static, str>, Cow<'static, str>, Severity, Option<By>);

impl Shelf {
    fn add(&mut self, mut diagnostic: Diagnostic, by: Option<By>, ticket: Option<usize>) {
        let same = diagnostic
            .group
            .as_ref()
            .map_or_else(|| diagnostic.message.clone(), Cow::clone);
        let key = (diagnostic.rule.clone(), same, diagnostic.severity, by);
        match self.places.entry(key) {
            Entry::Occupied(place) => {
                let first = &mut self.list[*place.get()];
                if first.span != diagnostic.span {
                    first.repeats.push(Repeat {
                        span: diagnostic.span,
                        message: (first.message != diagnostic.message)
                            .then(|| diagnostic.message.into()),
                    });
                }
                first.unmade = first.unmade.take().or(diagnostic.unmade);
                for mut fix in diagnostic.fixes {
                    // What mends all of them is mostly said in the same words.
                    if let Some(last) = first.fixes.last().filter(|l| l.title == fix.title) {
                        fix.title = Arc::clone(&last.title);
                    }
                    first.fixes.push(fix);
                }
            }
            Entry::Vacant(place) => {
                place.insert(self.list.len());
                diagnostic.ticket = ticket;
                self.list.push(diagnostic);
                self.by.push(by);
            }
        }
    }
}

/// Numbers the questions about each ticket as desks ask, what blocks the first
/// reply before all else; what is asked for information only comes last.
fn rank(list: &mut [Diagnostic]) {
    let mut asking: Vec<&mut Diagnostic> = list.iter_mut().filter(|d| d.ask.is_some()).collect();
    asking.sort_by_key(|d| {
        let order = d.ask.as_ref().map(|ask| ask.order);
        (d.ticket, d.severity == Severity::Info, order, d.span)
    });
    let (mut ticket, mut rank) = (None, 0);
    for diagnostic in asking {
        rank = if diagnostic.ticket == ticket {
            rank + 1
        } else {
            1
        };
        ticket = diagnostic.ticket;
        if let Some(ask) = &mut diagnostic.ask {
            ask.rank = rank;
        }
    }
}
