//! In-house terms.

use std::collections::BTreeSet;

use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{Applicability, FieldKind, cues};
use crate::text::fold::fold_str;
use crate::text::{Language, Range};

/// Fires on in-house terms that are not explained where they stand; on those
/// that the author's house explains, where the draft does so nowhere.
pub(super) fn internal(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let meaning = |range: &Range| context.house.meaning(context.ticket.slice(range));
    let explained = |range: &Range| Some(meaning(range)?).filter(|m| is_told(context, range, m));
    let terms = || context.facts.of(FactKind::Jargon).map(|fact| &fact.range);
    let told: BTreeSet<&str> = terms().filter_map(explained).collect();
    let mut mended = BTreeSet::new();
    for fact in context.facts.of(FactKind::Jargon) {
        if let Some(meaning) = meaning(&fact.range) {
            if !told.contains(meaning) {
                let hit = Hit::at(fact.range.clone()).case("glossary");
                let hit = hit.hole("quote", context.quote(&fact.range));
                let mut hit = hit.hole("meaning", meaning);
                // Told once, it is known; what was copied stays as it was.
                if !context.ticket.is_verbatim(&fact.range) && mended.insert(meaning) {
                    let end = fact.range.end;
                    let words = match context.profile.language {
                        Language::Ja => format!("({meaning})"),
                        Language::En => format!(" ({meaning})"),
                    };
                    hit = hit.edit(end..end, words, Applicability::Unsafe);
                }
                hits.push(hit);
            }
            continue;
        }
        let sentence = context.around(fact.range.start, 0, 0);
        let after = fact.range.start..sentence.end.max(fact.range.end);
        let explained = context.says(&after, &cues::DEFINED_TERM)
            || context
                .facts
                .within(FactKind::ResourceId, &sentence)
                .next()
                .is_some();
        if !explained && !tells_whose(context, &fact.range) {
            let quote = context.quote(&fact.range);
            hits.push(Hit::at(fact.range.clone()).hole("quote", quote));
        }
    }
}

/// Whether a term only says whose work suffers, or by what the author will see that all
/// is well: nobody has to find that out to help.
fn tells_whose(context: &Context<'_>, term: &Range) -> bool {
    let ticket = context.ticket;
    let word = ticket.prose_of(term);
    let particle = if word.ends_with('の') {
        'の'.len_utf8()
    } else {
        0
    };
    let sentence = context.around(term.start, 0, 0);
    let after = term.end - particle..sentence.end.max(term.end);
    ticket.is_in_field(term.start, FieldKind::Impact)
        || context.says(&(sentence.start..term.start), &cues::IMPACT_LEAD)
        || context.says(&sentence, &cues::DONE_WHEN)
        || cues::NAME_OF_PEOPLE.is_in(ticket.prose_of(&after))
}

/// Whether the sentence says after a term what it means, in the words of the
/// house or in some of its own.
fn is_told(context: &Context<'_>, term: &Range, meaning: &str) -> bool {
    let sentence = context.around(term.start, 0, 0);
    let after = term.end..sentence.end.max(term.end);
    let own = context.ticket.prose_of(&after).trim_start();
    own.starts_with(['(', '（'])
        || context.says(&after, &cues::DEFINED_TERM)
        || own.contains(&fold_str(meaning).to_ascii_lowercase())
}
