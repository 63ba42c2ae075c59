//! Which product, which release?

use super::{Context, Hit, trouble};
use crate::facts::{Fact, FactKind, Kind};
use crate::knowledge::{FieldKind, IdentifierKind, cues};

/// Fires when nothing tells the release or build of the desk's product.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let incident = context.profile.kind == Kind::Incident;
    if incident && !trouble::is_reported(context) {
        return;
    }
    let matter = match trouble::first(context) {
        Some(trouble) if incident => trouble::sentence(context, trouble),
        _ => 0..context.ticket.prose().len(),
    };
    if context.says(&matter, &cues::NO_RELEASE_NEEDED) {
        return;
    }
    let products: Vec<&Fact> = context
        .facts
        .of(FactKind::Product)
        .filter(|p| {
            p.product()
                .is_some_and(|p| p.provider() == context.profile.provider)
        })
        .collect();
    if is_given(context) {
        return;
    }
    let named = products
        .iter()
        .find(|p| p.product().is_some_and(|p| !p.entry.resource))
        .or_else(|| products.first());
    let mut hit = Hit::absent().case(if incident { "incident" } else { "question" });
    if let Some(product) = named {
        hit = hit.beside(product.range.clone());
    }
    hits.push(hit);
}

/// Whether the release of the desk's own product stands anywhere.
fn is_given(context: &Context<'_>) -> bool {
    let field = context
        .ticket
        .value(FieldKind::Version)
        .is_some_and(|v| v.contains(|c: char| c.is_ascii_digit() || c == '*'));
    let own = |version: &Fact| {
        version.identifier().is_some_and(|id| {
            id.kind == IdentifierKind::Version && id.provider == Some(context.profile.provider)
        }) && context.ticket.slice(&version.range).contains('.')
    };
    field
        || context.facts.of(FactKind::Version).any(own)
        || cues::RELEASE_NUMBER.is_in(context.ticket.folded())
}
