//! Suppressions: which findings may stay, since the author has said why. What
//! is said in comments and in the configuration is held against the findings,
//! and what is said for nothing is noted.

mod directive;
mod flaw;
mod misplaced;
mod removal;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

pub use flaw::{Flaw, Mistake};

use directive::{Directive, Patience};

use crate::diagnostic::{Diagnostic, Sayer, Suppressed};
use crate::knowledge::{FieldKind, House, vocabulary};
use crate::text::fold::fold_str;
use crate::text::{Range, Span};
use crate::ticket::{Field, Remark, Ticket};

/// A suppression of the configuration, for a draft that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule.
    pub rule: &'static str,
    /// The label of the field it is for; the whole draft when `None`.
    pub field: Option<String>,
    /// Why.
    pub reason: String,
}

/// The suppressions of a file.
#[derive(Debug)]
pub struct Suppressions<'a> {
    source: &'a str,
    waivers: &'a [Waiver],
    /// Which of them silence something.
    waived: BTreeSet<usize>,
    directives: Vec<Directive>,
    /// Each rule of each directive.
    orders: Vec<Order>,
    /// What is about a place of the file.
    at_places: BTreeMap<&'static str, Vec<Reach>>,
    /// What stands in a ticket, wherever: it is enough for what the ticket lacks.
    in_tickets: BTreeMap<(&'static str, usize), usize>,
    /// What is about the whole file.
    in_file: BTreeMap<&'static str, usize>,
    flaws: Vec<Flaw>,
    /// Where comments speak to the tool, in order of place.
    remarks: Vec<Span>,
    /// The ticket that is judged, and where the field of each waiver stands in
    /// it.
    ticket: usize,
    fields: Vec<Vec<Span>>,
    /// Rules that find what all of a file lacks.
    lacking: &'static [&'static str],
}

/// A rule in a directive.
#[derive(Debug)]
struct Order {
    directive: usize,
    name: usize,
    rule: &'static str,
    used: bool,
}

/// How far an order reaches.
#[derive(Debug)]
struct Reach {
    span: Span,
    order: usize,
    /// The reach around it, of the same rule.
    around: Option<usize>,
}

/// What silences a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// An order in a comment, by number.
    Order(usize),
    /// A waiver, by number.
    Waiver(usize),
}

impl<'a> Suppressions<'a> {
    /// Reads the remarks in a file, which may name rules of the house.
    #[must_use]
    pub fn of(source: &'a str, remarks: &[Remark], waivers: &'a [Waiver], house: &House) -> Self {
        let mut flaws = Vec::new();
        let mut patience = Patience::default();
        let directives: Vec<Directive> = remarks
            .iter()
            .filter_map(|remark| Directive::read(source, *remark, house, &mut patience, &mut flaws))
            .collect();
        let mut suppressions = Self {
            source,
            waivers,
            waived: BTreeSet::new(),
            directives,
            orders: Vec::new(),
            at_places: BTreeMap::new(),
            in_tickets: BTreeMap::new(),
            in_file: BTreeMap::new(),
            flaws,
            remarks: remarks.iter().map(|remark| remark.span).collect(),
            ticket: 0,
            fields: Vec::new(),
            lacking: &[],
        };
        suppressions.remarks.sort_unstable();
        suppressions.sort();
        suppressions
    }

    /// Looks for orders in a ticket that stand where none is read.
    pub fn look_for_misplaced(&mut self, number: usize, ticket: &Ticket, house: &House) {
        let (source, remarks) = (self.source, &self.remarks);
        misplaced::find(source, (number, ticket), remarks, house, &mut self.flaws);
    }

    fn sort(&mut self) {
        for (at, directive) in self.directives.iter().enumerate() {
            for (name, rule) in directive.names.iter().enumerate() {
                let Some(rule) = rule.rule else { continue };
                let order = self.orders.len();
                self.orders.push(Order {
                    directive: at,
                    name,
                    rule,
                    used: false,
                });
                if directive.whole_file {
                    self.in_file.entry(rule).or_insert(order);
                    continue;
                }
                let ticket = directive.remark.ticket;
                self.in_tickets.entry((rule, ticket)).or_insert(order);
                if let Some(span) = directive.remark.covers {
                    self.at_places.entry(rule).or_default().push(Reach {
                        span,
                        order,
                        around: None,
                    });
                }
            }
        }
        for reaches in self.at_places.values_mut() {
            reaches.sort_by_key(|reach| (reach.span.start(), Reverse(reach.span.end())));
            let mut open: Vec<(usize, Span)> = Vec::new();
            for (at, reach) in reaches.iter_mut().enumerate() {
                while open
                    .last()
                    .is_some_and(|(_, span)| span.end() <= reach.span.start())
                {
                    open.pop();
                }
                reach.around = open.last().map(|(around, _)| *around);
                open.push((at, reach.span));
            }
        }
    }

    /// Goes on to the ticket of that number, from 0.
    pub fn enter(&mut self, number: usize, ticket: &Ticket) {
        self.ticket = number;
        let places = |waiver: &Waiver| match &waiver.field {
            Some(name) => fields(ticket, name)
                .map(|field| {
                    let value = ticket.span_of(&field.range);
                    let label = field
                        .label
                        .as_ref()
                        .map(|range: &Range| ticket.span_of(range));
                    label.map_or(value, |label| label.cover(value))
                })
                .collect(),
            None => Vec::new(),
        };
        self.fields = self.waivers.iter().map(places).collect();
    }

    /// Goes on to a template, in which `places` tells where the question of a label
    /// stands, and which as a whole may lack what the rules `lacking` look for.
    pub fn enter_template(
        &mut self,
        places: &dyn Fn(&str) -> Vec<Span>,
        lacking: &'static [&'static str],
    ) {
        let of = |waiver: &Waiver| waiver.field.as_deref().map(places).unwrap_or_default();
        self.fields = self.waivers.iter().map(of).collect();
        self.lacking = lacking;
    }

    /// What silences a finding of the ticket that is judged, if something does:
    /// what is nearest to it.
    pub fn silence(&mut self, finding: &Diagnostic) -> Option<By> {
        let by = self
            .comment_about(finding)
            .map(By::Order)
            .or_else(|| self.waiver_for(finding).map(By::Waiver))?;
        match by {
            By::Order(order) => {
                if let Some(order) = self.orders.get_mut(order) {
                    order.used = true;
                }
            }
            By::Waiver(waiver) => {
                self.waived.insert(waiver);
            }
        }
        Some(by)
    }

    /// The numbers of the waivers that silence something.
    #[must_use]
    pub const fn waived(&self) -> &BTreeSet<usize> {
        &self.waived
    }

    fn comment_about(&self, finding: &Diagnostic) -> Option<usize> {
        let rule = finding.rule.as_ref();
        self.order_at(rule, finding.span)
            .or_else(|| {
                let missing = finding.ask.as_ref().is_some_and(|ask| ask.missing)
                    || self.lacking.contains(&rule);
                let known = self.in_tickets.get(&(rule, self.ticket));
                known.filter(|_| missing).copied()
            })
            .or_else(|| self.in_file.get(rule).copied())
    }

    /// The innermost order whose reach holds the beginning of a place.
    fn order_at(&self, rule: &str, place: Span) -> Option<usize> {
        let reaches = self.at_places.get(rule)?;
        let after = reaches.partition_point(|reach| reach.span.start() <= place.start());
        let mut next = after.checked_sub(1);
        while let Some(reach) = next.and_then(|at| reaches.get(at)) {
            if holds(reach.span, place) {
                return Some(reach.order);
            }
            next = reach.around;
        }
        None
    }

    /// The waiver of the configuration for a finding of the ticket that is
    /// judged.
    fn waiver_for(&self, finding: &Diagnostic) -> Option<usize> {
        let missing = finding.ask.as_ref().filter(|ask| ask.missing);
        let goes_in = missing.and_then(|ask| ask.field);
        self.waivers.iter().enumerate().position(|(at, waiver)| {
            waiver.rule == finding.rule
                && waiver.field.as_ref().is_none_or(|name| {
                    let places = self.fields.get(at).map_or(&[][..], Vec::as_slice);
                    places.iter().any(|place| holds(*place, finding.span))
                        || (goes_in.is_some() && goes_in == kind(name))
                })
        })
    }

    /// A finding with what is said for it.
    #[must_use]
    pub fn with_reason(&self, diagnostic: Diagnostic, by: By) -> Suppressed {
        match by {
            By::Order(order) => {
                let order = self.orders.get(order);
                let directive = order.and_then(|order| self.directives.get(order.directive));
                Suppressed {
                    diagnostic,
                    place: Sayer::Comment,
                    reason: directive.and_then(|directive| directive.reason.clone()),
                }
            }
            By::Waiver(waiver) => Suppressed {
                diagnostic,
                place: Sayer::Configuration,
                reason: self.waivers.get(waiver).map(|waiver| waiver.reason.clone()),
            },
        }
    }

    /// What is wrong with the suppressions, now that all findings are known;
    /// `ran` tells whether a rule has judged the ticket of a number, or any when
    /// `None`.
    #[must_use]
    pub fn flaws(&self, ran: impl Fn(Option<usize>, &str) -> bool) -> Vec<Flaw> {
        let mut flaws = self.flaws.clone();
        let mut orders = self.orders.iter().peekable();
        for (at, directive) in self.directives.iter().enumerate() {
            let ticket = (!directive.whole_file).then_some(directive.remark.ticket);
            let mut unused = Vec::new();
            let mut used = BTreeSet::new();
            while let Some(order) = orders.next_if(|order| order.directive == at) {
                if order.used {
                    used.insert(order.rule);
                } else if ran(ticket, order.rule) {
                    unused.push(order);
                }
            }
            if unused.is_empty() {
                continue;
            }
            let rules: Vec<&'static str> = unused.iter().map(|order| order.rule).collect();
            let names: Vec<usize> = unused.iter().map(|order| order.name).collect();
            flaws.push(Flaw {
                ticket: directive.remark.ticket,
                span: directive.remark.words,
                mistake: if rules.iter().all(|rule| used.contains(rule)) {
                    Mistake::Twice(rules)
                } else {
                    Mistake::Unused(rules)
                },
                edits: removal::of(self.source, directive, &names),
            });
        }
        flaws
    }
}

/// Whether a place begins in another.
const fn holds(outer: Span, place: Span) -> bool {
    outer.start() <= place.start() && (place.start() < outer.end() || place.end() == outer.end())
}

/// What a field of that label is about.
fn kind(name: &str) -> Option<FieldKind> {
    vocabulary::kind_of(name).or_else(|| FieldKind::from_name(name))
}

/// The fields of a ticket that have a label, or are about what it is the label
/// of.
fn fields<'t>(ticket: &'t Ticket, name: &str) -> impl Iterator<Item = &'t Field> {
    let kind = kind(name);
    let name = fold_str(name.trim()).to_lowercase();
    ticket.fields.iter().filter(move |field| {
        let label = field.label.as_ref().map(|label| ticket.slice(label).trim());
        (kind.is_some() && field.kind == kind)
            || label.is_some_and(|label| label.to_lowercase() == name)
    })
}
