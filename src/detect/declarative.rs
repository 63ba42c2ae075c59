//! The matcher of cards that need no Rust.

use super::{Context, Hit, topic, trouble};
use crate::facts::FactKind;
use crate::knowledge::schema::Match;
use crate::knowledge::{Card, Cue, MATCHERS};
use crate::text::Range;

/// Finds the hits of a declarative card.
pub fn detect(card: &Card, context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(matcher) = &card.matcher else { return };
    let shipped = MATCHERS.iter().find(|(name, _, _)| *name == card.name);
    let own = || context.house.rule(&card.name);
    let cues = shipped.map(|(_, find, unless)| (find, unless));
    let Some((find, unless)) = cues.or_else(|| own().map(|own| (&own.find, &own.unless))) else {
        return;
    };
    let excused = matcher.unless_facts.iter().any(|name| {
        FactKind::ALL
            .iter()
            .any(|kind| kind.name() == name.as_ref() && context.facts.has(*kind))
    });
    if excused {
        return;
    }
    if !matcher.topics.is_empty() {
        topic::detect(card, &matcher.topics, context, hits);
        return;
    }
    if matcher.find.is_empty() {
        let whole = 0..context.ticket.prose().len();
        if matcher.unless.is_empty() || !context.says(&whole, unless) {
            hits.push(trouble::lacking(context));
        }
        return;
    }
    for range in find.find_all(context.ticket.prose()) {
        if context.ticket.sentence_at(range.start).is_some()
            && !is_excused(matcher, unless, context, &range)
        {
            // The rule of a house says itself where its words end.
            let quote = match shipped {
                Some(_) => context.quote(&range),
                None => context.quote_exactly(&range),
            };
            let hit = Hit::at(range.clone()).hole("quote", quote);
            hits.push(match &matcher.replace {
                Some(text) => hit.edit(range, text.as_ref(), card.fix),
                None => hit,
            });
        }
    }
}

fn is_excused(matcher: &Match, unless: &'static Cue, context: &Context<'_>, range: &Range) -> bool {
    if matcher.unless.is_empty() {
        return false;
    }
    let window = context.around(range.start, matcher.within, matcher.within);
    context.says(&window, unless)
}
