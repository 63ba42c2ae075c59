//! What a house sets of a rule that points at words: words of its own that raise
//! it, and words that do not.

use super::{Anchor, Context, Hit};
use crate::facts::words_in;
use crate::knowledge::{Card, Text, searched};
use crate::text::Range;

/// The option with words that raise a rule, too.
pub(super) const ALSO: &str = "also";
/// The option with words that do not raise it.
pub(super) const ACCEPT: &str = "accept";

/// Adds the hits on words that the house names, and takes those out that it
/// accepts.
pub fn apply(card: &Card, context: &Context<'_>, hits: &mut Vec<Hit>) {
    let options = &context.house.options;
    let also = options.words(&card.name, ALSO);
    // What fills further holes of the message is the detector's to know.
    if !also.is_empty() && card.filled().iter().any(|hole| hole == "quote") {
        for range in said(context, also) {
            if !hits.iter().any(|hit| touches(hit, &range)) {
                let quote = context.quote(&range);
                hits.push(Hit::at(range).hole("quote", quote));
            }
        }
    }
    let accept = options.words(&card.name, ACCEPT);
    if !accept.is_empty() {
        hits.retain(|hit| !place(hit).is_some_and(|range| holds(context, range, accept)));
    }
}

/// Where the author's own sentences have one of the words.
pub(super) fn said(context: &Context<'_>, words: &[Text]) -> Vec<Range> {
    // To make a list that is searched for takes longer than a search.
    if words.is_empty() {
        return Vec::new();
    }
    let found = words_in(context.ticket.prose(), words);
    let in_sentence = |range: &Range| context.ticket.sentence_at(range.start).is_some();
    found.into_iter().filter(in_sentence).collect()
}

/// Whether the words of a range hold one that the house accepts of the rule.
pub(super) fn is_accepted(context: &Context<'_>, rule: &str, range: &Range) -> bool {
    holds(context, range, context.house.options.words(rule, ACCEPT))
}

fn holds(context: &Context<'_>, range: &Range, words: &[Text]) -> bool {
    if words.is_empty() {
        return false;
    }
    let text = searched(context.ticket.slice(range));
    words.iter().any(|word| text.contains(word.as_ref()))
}

/// The words that a hit is about.
fn place(hit: &Hit) -> Option<&Range> {
    match &hit.anchor {
        Anchor::At(range) => Some(range),
        Anchor::Missing { beside } => beside.as_ref(),
    }
}

fn touches(hit: &Hit, range: &Range) -> bool {
    place(hit).is_some_and(|known| known.start < range.end && range.start < known.end)
}
