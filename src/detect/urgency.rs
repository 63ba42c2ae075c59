//! Words that claim urgency.

mod signs;
mod tag;

use super::{Context, Hit};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{Applicability, FieldKind, cues};

/// Fires on each urgency word; what marks a title by it can be taken off.
pub(super) fn in_text(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for fact in context.facts.of(FactKind::Urgency) {
        if context
            .ticket
            .is_in_field(fact.range.start, FieldKind::Severity)
            || says_another(context, fact)
        {
            continue;
        }
        let quote = context.quote(&fact.range);
        let hit = Hit::at(fact.range.clone()).hole("quote", quote);
        let tag = title_of(context, fact).and_then(|title| tag::around(context, fact, title));
        hits.push(match tag {
            Some(tag::Tag { rest: false, .. }) => hit.case("subject"),
            Some(tag) => hit.case("subject").edit(tag.range, "", Applicability::Safe),
            None => hit,
        });
    }
}

/// Whether the word stands in what somebody else said: 「至急なんとかして」という声.
fn says_another(context: &Context<'_>, fact: &Fact) -> bool {
    let own = context.around(fact.range.start, 0, 0);
    context.is_in_quotation(&fact.range) && context.says(&own, &cues::COMPLAINT_QUOTED)
}

/// What the word heads: a title, or a text without one.
fn title_of(context: &Context<'_>, fact: &Fact) -> Option<tag::Title> {
    if context.in_title(&fact.range) || heads_subject(context, fact) {
        return Some(tag::Title::Own);
    }
    let first = context.ticket.sentences.first()?;
    let block = context.ticket.block_at(first.range.start)?;
    let head = block.range.start..first.range.end;
    head.contains(&fact.range.start)
        .then_some(tag::Title::FirstWords)
}

/// Whether the field of a subject begins with the word: 「！！至急！！ …」.
fn heads_subject(context: &Context<'_>, fact: &Fact) -> bool {
    context.ticket.fields_at(fact.range.start).any(|field| {
        field.kind == Some(FieldKind::Subject)
            && field.range.contains(&fact.range.start)
            && !context
                .ticket
                .slice(&(field.range.start..fact.range.start))
                .contains(char::is_alphanumeric)
    })
}
