//! Words that claim urgency.

use super::{Context, Hit};
use crate::facts::{Fact, FactKind};
use crate::knowledge::{Applicability, FieldKind, cues};
use crate::text::Range;

/// Fires on each urgency word; a tag in the subject can be taken off.
pub(super) fn in_text(context: &Context<'_>, hits: &mut Vec<Hit>) {
    for fact in context.facts.of(FactKind::Urgency) {
        if context
            .ticket
            .is_in_field(fact.range.start, FieldKind::Severity)
        {
            continue;
        }
        let quote = context.quote(&fact.range);
        let hit = Hit::at(fact.range.clone()).hole("quote", quote);
        hits.push(match tag(context, fact) {
            Some(tag) if is_all(context, &tag) => hit.case("subject"),
            Some(tag) => hit.case("subject").edit(tag, "", Applicability::Safe),
            None => hit,
        });
    }
}

/// The bracketed tag around the word at the head of a title, with its blanks.
fn tag(context: &Context<'_>, fact: &Fact) -> Option<Range> {
    let title = context.in_title(&fact.range)
        || context
            .ticket
            .sentences
            .first()
            .is_some_and(|s| s.range.contains(&fact.range.start));
    if !title {
        return None;
    }
    let sentence = context.around(fact.range.start, 0, 0);
    let text = context.ticket.prose_of(&sentence);
    cues::URGENCY_TAG
        .find_all(text)
        .into_iter()
        .map(|r| sentence.start + r.start..sentence.start + r.end)
        .find(|r| r.start <= fact.range.start && fact.range.end <= r.end)
        .map(|tag| with_edges(context, tag))
}

/// Whether a title says nothing beside its tag: what is left would be empty.
fn is_all(context: &Context<'_>, tag: &Range) -> bool {
    let says = |range: Range| {
        context
            .ticket
            .prose_of(&range)
            .contains(char::is_alphanumeric)
    };
    context
        .ticket
        .block_at(tag.start)
        .is_some_and(|block| !says(block.range.start..tag.start) && !says(tag.end..block.range.end))
}

/// The tag with what would be left of its line for nothing: the blanks before it at
/// the end of the line, a colon or a dash after it at the start.
fn with_edges(context: &Context<'_>, tag: Range) -> Range {
    let block = context.ticket.block_at(tag.start).map(|b| b.range.clone());
    let (Some(block), text) = (block, context.ticket.folded()) else {
        return tag;
    };
    let before = text.get(block.start..tag.start).unwrap_or("");
    let after = text.get(tag.end..block.end).unwrap_or("");
    if after.is_empty() || after.starts_with('\n') {
        let kept = before.trim_end_matches([' ', '\t']).len();
        return block.start + kept..tag.end;
    }
    let rest = after.trim_start_matches([':', '-', '–', '—', ' ']);
    // A minus or a path may begin the rest: only what a blank follows is a mark.
    let mark = after.get(..after.len() - rest.len()).unwrap_or("");
    let is_first = before.is_empty() || before.ends_with('\n');
    if is_first && !rest.is_empty() && mark.ends_with(' ') {
        return tag.start..tag.end + mark.len();
    }
    tag
}
