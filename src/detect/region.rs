//! Which region or zone?

use super::{Context, Hit, trouble};
use crate::facts::{Fact, FactKind, Kind};
use crate::knowledge::{FieldKind, cues, provider};

/// Fires when something that lives in a region or zone is named, and neither
/// the draft nor an identifier in it tells which.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if is_told(context) || cues::NO_REGION_NEEDED.is_in(context.ticket.prose()) {
        return;
    }
    let incident = context.profile.kind == Kind::Incident;
    let id = context
        .facts
        .of(FactKind::ResourceId)
        .find(|id| is_own(context, id));
    // A question that names no resource asks how things are in general.
    if id.is_none() && !incident {
        return;
    }
    let products: Vec<&Fact> = context
        .facts
        .of(FactKind::Product)
        .filter(|p| is_resource(context, p))
        .collect();
    let regional = products
        .iter()
        .find(|p| p.product().is_none_or(|p| !p.entry.global));
    if regional.is_none() && (id.is_none() || !products.is_empty()) {
        return;
    }
    if incident && !trouble::is_reported(context) || is_about_global(context, &products) {
        return;
    }
    let hit = match regional.copied().or(id) {
        Some(beside) => Hit::absent()
            .beside(beside.range.clone())
            .hole("quote", context.quote(&beside.range))
            .hole("example", example(context)),
        None => return,
    };
    hits.push(hit);
}

/// Whether the draft names a service that is the same everywhere as its matter, in its
/// title, in the words it opens with where it has none, or in the field for the product,
/// and nothing that lies in a region.
fn is_about_global(context: &Context<'_>, products: &[&Fact]) -> bool {
    let titled = context.ticket.field(FieldKind::Subject).is_some();
    let opening = context.ticket.sentences.first().filter(|_| !titled);
    let heads = |product: &&&Fact| {
        let at = product.range.start;
        let opens = opening.is_some_and(|first| first.range.contains(&at));
        opens
            || context.in_title(&product.range)
            || context.ticket.is_in_field(at, FieldKind::Product)
    };
    let mut named = products.iter().filter(heads).peekable();
    named.peek().is_some() && named.all(|p| p.product().is_some_and(|p| p.entry.global))
}

fn is_told(context: &Context<'_>) -> bool {
    context.facts.has(FactKind::Region)
        || [FieldKind::Region, FieldKind::Zone]
            .into_iter()
            .any(|kind| trouble::is_filled(context, kind))
        || cues::INNER_REGION.is_in(context.ticket.folded())
}

/// A place of the desk's, for the hint.
fn example(context: &Context<'_>) -> &'static str {
    provider(context.profile.provider)
        .and_then(|p| p.place_example.as_deref())
        .unwrap_or_default()
}

/// Whether the desk's own products have identifiers of this form.
fn is_own(context: &Context<'_>, id: &Fact) -> bool {
    id.identifier()
        .is_some_and(|id| id.provider == Some(context.profile.provider))
}

/// Whether it is a thing of the draft's desk. Words that belong to nobody, such
/// as a server, may mean one that runs elsewhere.
fn is_resource(context: &Context<'_>, product: &Fact) -> bool {
    product.product().is_some_and(|product| {
        product.provider() == context.profile.provider
            && (product.entry.resource || product.entry.global)
    })
}
