//! How close the words of a piece are to each of the matters.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Of;
use super::unit::Unit;
use crate::detect::{Context, matter_number, subject_words};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// What the words that the rule found tell of each matter.
pub(super) struct Closeness {
    matters: Vec<Known>,
}

/// What is known of a matter.
#[derive(Debug, Clone, Default)]
struct Known {
    /// Names of products, and identifiers.
    names: BTreeSet<String>,
    /// What it may be about.
    words: BTreeSet<String>,
    /// Its number, where the draft counts.
    number: Option<usize>,
}

impl Closeness {
    /// What is known of `count` matters, where `of` tells of each unit (by place)
    /// the matter that it is known to be of.
    pub(super) fn of(
        context: &Context<'_>,
        units: &[Unit],
        count: usize,
        of: impl Fn(usize) -> Option<usize>,
    ) -> Self {
        let mut matters = vec![Known::default(); count];
        for (at, unit) in units.iter().enumerate() {
            let Some(known) = of(at).and_then(|matter| matters.get_mut(matter)) else {
                continue;
            };
            known.names.extend(names(context, &unit.range));
            known.words.extend(words(context, &unit.range));
            let prose = context.ticket.prose_of(&unit.range);
            let fields = context.ticket.fields_at(unit.range.start);
            let mut labels = fields.filter_map(|field| field.label.clone());
            let label = || labels.find_map(|label| matter_number(context.ticket.prose_of(&label)));
            known.number = known.number.or_else(|| matter_number(prose)).or_else(label);
        }
        // The items of a list are counted.
        let item = |unit: &Unit| {
            let block = &context.ticket.blocks[unit.block];
            matches!(block.kind, BlockKind::Item { ordered: true, .. })
        };
        let mut told = (0..units.len()).filter(|at| of(*at).is_some());
        if told.all(|at| item(&units[at])) {
            let numbered = matters.iter_mut().zip(1..);
            numbered.for_each(|(known, number)| known.number = known.number.or(Some(number)));
        }
        // What is not numbered at all is counted as it comes: the former.
        let begins = |unit: &Unit| context.says(&unit.range, &cues::MATTER_ORDINAL);
        let counts = units.iter().any(begins);
        if !counts && matters.iter().all(|known| known.number.is_none()) {
            let numbered = matters.iter_mut().zip(1..);
            numbered.for_each(|(known, number)| known.number = Some(number));
        }
        // What is told of several tells nothing.
        let unshared = |of: fn(&mut Known) -> &mut BTreeSet<String>, matters: &mut [Known]| {
            let mut seen = BTreeMap::<String, usize>::new();
            for word in matters.iter_mut().flat_map(|known| of(known).clone()) {
                *seen.entry(word).or_default() += 1;
            }
            for known in matters {
                of(known).retain(|word| seen.get(word) == Some(&1));
            }
        };
        unshared(|known| &mut known.words, &mut matters);
        unshared(|known| &mut known.names, &mut matters);
        Self { matters }
    }

    /// The matter that a range names: by its number, a product or an identifier;
    /// `All` where it names several, nothing where it names none.
    pub(super) fn named(&self, context: &Context<'_>, range: &Range) -> Option<Of> {
        if let Some(matter) = self.numbered(context, range) {
            return Some(Of::Matter(matter));
        }
        let names = names(context, range);
        let text = context.ticket.folded().get(range.clone()).unwrap_or("");
        let text = text.to_lowercase();
        let mut hit = self.matters.iter().enumerate().filter(|(_, known)| {
            !known.names.is_disjoint(&names) || known.names.iter().any(|name| is_in(name, &text))
        });
        match (hit.next(), hit.next()) {
            (None, _) => None,
            (Some((matter, _)), None) => Some(Of::Matter(matter)),
            _ => Some(Of::All),
        }
    }

    /// The matter that a range names by its number.
    pub(super) fn numbered(&self, context: &Context<'_>, range: &Range) -> Option<usize> {
        let number = matter_number(context.ticket.prose_of(range))?;
        let mut known = self.matters.iter();
        known.position(|matter| matter.number == Some(number))
    }

    /// The matter that a label above a place names.
    pub(super) fn labelled(&self, context: &Context<'_>, at: usize) -> Option<usize> {
        let fields = context.ticket.fields_at(at);
        let labels = fields.filter_map(|field| field.label.clone());
        labels
            .filter_map(|label| {
                self.named(context, &label)
                    .and_then(Of::matter)
                    .or_else(|| self.alike(context, &label))
            })
            .next()
    }

    /// The only matter whose words a range has most of.
    pub(super) fn alike(&self, context: &Context<'_>, range: &Range) -> Option<usize> {
        let words = words(context, range);
        let mut scores: Vec<(usize, usize)> = self
            .matters
            .iter()
            .map(|known| words.intersection(&known.words).map(|w| weight(w)).sum())
            .zip(0..)
            .collect();
        scores.sort_unstable_by(|a, b| b.cmp(a));
        match scores[..] {
            [(best, matter), (next, _), ..] if best >= ENOUGH && best > next => Some(matter),
            _ => None,
        }
    }
}

/// Whether a text has a name of several words or signs, as no common word has.
fn is_in(name: &str, text: &str) -> bool {
    let marked = name.contains(|c: char| c == ' ' || c == '-' || c == '_' || c.is_ascii_digit());
    let ends = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    let mut found = text.match_indices(name);
    name.len() > 4
        && marked
        && found.any(|(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|t| t.chars().next());
            ends(before) && ends(after)
        })
}

/// So much has to be alike.
const ENOUGH: usize = 2;

/// How much a shared word tells: half a compound of two characters may be
/// anything.
fn weight(word: &str) -> usize {
    if word.chars().count() > 2 { 2 } else { 1 }
}

/// Names of products in a range, and identifiers.
fn names(context: &Context<'_>, range: &Range) -> BTreeSet<String> {
    let facts = context.facts;
    let products = facts
        .within(FactKind::Product, range)
        .filter_map(|fact| Some(fact.product()?.name().to_owned()));
    let ids = facts.within(FactKind::ResourceId, range);
    let ids = ids.map(|fact| context.ticket.slice(&fact.range).to_lowercase());
    products.chain(ids).collect()
}

/// What a range may be about; numbers are about nothing.
fn words(context: &Context<'_>, range: &Range) -> BTreeSet<String> {
    let text = context.ticket.folded().get(range.clone()).unwrap_or("");
    let mut words = subject_words(text);
    words.retain(|word| !word.starts_with(|c: char| c.is_ascii_digit()));
    words
}
