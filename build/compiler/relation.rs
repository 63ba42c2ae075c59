//! What holds between cards: no two have one place among the questions, and
//! none waits for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::Faults;
use super::known::Names;
use super::node::{Step, at};
use super::parse::Source;
use super::schema::Card;

/// Refuses places that are taken, and rules to yield to that are not known or
/// that yield in turn.
pub(super) fn check(cards: &BTreeMap<&str, (Source<'_>, Card)>, faults: &mut Faults) {
    let names = Names::new("rule", cards.keys().copied());
    let mut taken: BTreeMap<usize, &str> = BTreeMap::new();
    let kinds: BTreeSet<&str> = cards
        .values()
        .flat_map(|(_, card)| card.asked_for.iter().map(|own| own.kind.as_ref()))
        .collect();
    for kind in kinds {
        let mut taken: BTreeMap<usize, &str> = BTreeMap::new();
        for (&name, (source, card)) in cards.iter().filter(|(_, (_, c))| c.is_for_kind(kind)) {
            let place = card.place_for(kind);
            let own = card.asked_for.iter().any(|own| own.kind == kind);
            if let Some(other) = taken.get(&place).filter(|_| place < usize::MAX) {
                let message =
                    format!("`{other}` is asked at {place} already where the kind is `{kind}`");
                let path: &[Step<'_>] = if own {
                    at!["asked-for", Step::Name(kind)]
                } else {
                    at!["asked"]
                };
                faults.add(source.fault(path, message));
            }
            taken.insert(place, name);
        }
    }
    for (&name, (source, card)) in cards {
        if let Some(place) = card.asked {
            if let Some(other) = taken.get(&place) {
                let message = format!("`{other}` is asked at {place} already");
                faults.add(source.fault(at!["asked"], message));
            }
            taken.insert(place, name);
        }
        for (i, other) in card.yields_to.iter().enumerate() {
            let path = at!["yields-to", i];
            if let Some(why) = names.refuse(other) {
                faults.add(source.fault(path, why));
            } else if !card.last && cards.get(other.as_ref()).is_some_and(|(_, card)| card.last) {
                let message = format!("`{other}` runs last, after `{name}`");
                faults.add(source.fault(path, message));
            } else if let Some(way) = way(cards, other, name) {
                let message = format!("`{name}` would wait for itself: {}", way.join(" → "));
                faults.add(source.fault(path, message));
            }
        }
    }
}

/// The names from one rule to another, each yielding to the next.
fn way<'c>(
    cards: &'c BTreeMap<&str, (Source<'_>, Card)>,
    from: &'c str,
    to: &str,
) -> Option<Vec<&'c str>> {
    let mut ways = vec![vec![from]];
    let mut seen = vec![from];
    while let Some(way) = ways.pop() {
        let last = way.last().copied().unwrap_or(from);
        if last == to {
            return Some(way);
        }
        let next = cards.get(last).map(|(_, card)| card.yields_to.iter());
        for name in next.into_iter().flatten() {
            if !seen.contains(&name.as_ref()) {
                seen.push(name);
                ways.push(way.iter().copied().chain([name.as_ref()]).collect());
            }
        }
    }
    None
}

/// The places of the cards, each after those it yields to, and those that come
/// last at the end; none waits for itself.
pub(super) fn order(cards: &[Card]) -> Vec<usize> {
    let mut order: Vec<usize> = Vec::with_capacity(cards.len());
    let place = |name: &str| cards.iter().position(|card| card.name == name);
    for last in [false, true] {
        loop {
            let before = order.len();
            for (at, card) in cards.iter().enumerate().filter(|(_, c)| c.last == last) {
                let mut others = card.yields_to.iter().filter_map(|name| place(name));
                if !order.contains(&at) && others.all(|other| order.contains(&other)) {
                    order.push(at);
                }
            }
            if order.len() == before {
                break;
            }
        }
    }
    order
}
