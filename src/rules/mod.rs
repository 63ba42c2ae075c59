//! Rules: which apply to a draft, and what their hits mean in words.

mod citations;
mod dress;
mod explained;
mod fix;
mod lines;
mod place;
mod selection;
mod syntax;

pub use dress::{Wording, dress};
pub use explained::Explained;
pub use selection::{Selection, UnknownRule};
pub use syntax::{Fault, report as report_problem, report_fault};

use std::sync::LazyLock;

use crate::detect::{self, Context, Detector, Hit};
use crate::facts::Profile;
use crate::knowledge::schema::TEMPLATE;
use crate::knowledge::{CARDS, Card, House, ORDER, Scope};

/// The rule that finds credentials.
pub const SECRETS: &str = "unmasked-secret";

/// The card of that name.
#[must_use]
pub fn card(name: &str) -> Option<&'static Card> {
    CARDS
        .binary_search_by(|card| card.name.as_ref().cmp(name))
        .ok()
        .map(|at| &CARDS[at])
}

/// Whether a rule judges drafts.
#[must_use]
pub fn is_for_drafts(card: &Card) -> bool {
    card.family != TEMPLATE
}

/// Whether a rule judges templates.
#[must_use]
pub fn is_for_templates(card: &Card) -> bool {
    card.family == TEMPLATE || card.name == SECRETS
}

/// The card of that name, of those that ship and those of the house.
#[must_use]
pub fn card_in(house: &House, name: &str) -> Option<&'static Card> {
    card(name).or_else(|| house.rule(name).map(|own| &own.card))
}

/// A rule, and what finds it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// All there is about it.
    pub card: &'static Card,
    /// Finds what its card cannot describe.
    detector: Option<Detector>,
}

/// The rules that ship, in order: their detectors are looked up once.
static SHIPPED: LazyLock<Vec<Rule>> =
    LazyLock::new(|| ORDER.iter().map(|&at| Rule::of(&CARDS[at])).collect());

/// Every rule, each after those that it yields to: those of the house come last.
pub fn in_order(house: &House) -> impl Iterator<Item = Rule> {
    SHIPPED.iter().copied().chain(house.cards().map(Rule::of))
}

/// Whether a rule has anything to say about drafts of that sort.
/// `kind_unknown`: in a passage of a draft the kind cannot be told, so it does
/// not count there.
#[must_use]
pub fn applies(card: &Card, profile: Profile, fragment: bool, kind_unknown: bool) -> bool {
    let provider = card.is_for_provider(profile.provider);
    let kind = kind_unknown || card.is_for_kind(profile.kind.name());
    let scope = !(fragment && card.scope == Scope::Document);
    provider && kind && scope
}

impl Rule {
    /// The rule of a card.
    #[must_use]
    pub fn of(card: &'static Card) -> Self {
        Self {
            card,
            detector: card.detector.as_deref().and_then(detect::detector),
        }
    }

    /// Its hits.
    #[must_use]
    pub fn hits(self, context: &Context<'_>, fragment: bool) -> Vec<Hit> {
        let Self { card, detector } = self;
        let mut hits = Vec::new();
        if let Some(detector) = detector {
            detector(context, &mut hits);
        } else if card.detector.is_none() {
            detect::match_card(card, context, &mut hits);
        }
        if !context.house.options.is_empty() {
            detect::apply_options(card, context, &mut hits);
        }
        if fragment {
            hits.retain(|hit| !hit.document);
        }
        hits
    }
}
