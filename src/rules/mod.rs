//! Rules: which apply to a draft, and what their hits mean in words.

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

use crate::detect::{self, Context, Hit};
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

/// Every rule, each after those that it yields to: those of the house come last.
pub fn in_order(house: &House) -> impl Iterator<Item = &'static Card> {
    ORDER.iter().map(|&at| &CARDS[at]).chain(house.cards())
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

/// The hits of one rule.
#[must_use]
pub fn hits(card: &Card, context: &Context<'_>, fragment: bool) -> Vec<Hit> {
    let mut hits = Vec::new();
    match card.detector.as_deref() {
        Some(name) => {
            if let Some(detector) = detect::detector(name) {
                detector(context, &mut hits);
            }
        }
        None => detect::match_card(card, context, &mut hits),
    }
    if !context.house.options.is_empty() {
        detect::apply_options(card, context, &mut hits);
    }
    if fragment {
        hits.retain(|hit| !hit.document);
    }
    hits
}
