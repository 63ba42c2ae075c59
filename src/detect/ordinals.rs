//! Matters that the text numbers: 「1 点目は」, "Second,", 「最後に」.

use super::{Context, issues};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// The number of a matter that a folded, lower-cased text begins with.
fn ordinal(text: &str) -> Option<usize> {
    number(text.get(cues::MATTER_ORDINAL.find(text)?)?)
}

/// The number by which a folded, lower-cased text points at a matter.
#[must_use]
pub fn matter_number(text: &str) -> Option<usize> {
    ordinal(text).or_else(|| number(text.get(cues::MATTER_NUMBER.find(text)?)?))
}

fn number(words: &str) -> Option<usize> {
    const NUMBERS: [[&str; 4]; 9] = [
        ["1", "一", "first", "1st"],
        ["2", "二", "second", "2nd"],
        ["3", "三", "third", "3rd"],
        ["4", "四", "fourth", "4th"],
        ["5", "五", "fifth", "5th"],
        ["6", "六", "sixth", "6th"],
        ["7", "七", "seventh", "7th"],
        ["8", "八", "eighth", "8th"],
        ["9", "九", "ninth", "9th"],
    ];
    let named = |names: &[&str; 4]| names.iter().any(|name| words.contains(name));
    NUMBERS.iter().position(named).map(|at| at + 1)
}

/// The matters that are numbered, in order: the places where each begins. None
/// unless the first and the second are.
pub(super) fn matters(context: &Context<'_>) -> Option<Vec<Vec<Range>>> {
    let ticket = context.ticket;
    let labels = ticket.blocks.iter().filter_map(|block| {
        let field = ticket.fields.get(block.field.0)?;
        let unknown = block.kind == BlockKind::Label && field.kind.is_none();
        unknown.then(|| block.range.clone())
    });
    let sentences = ticket.sentences.iter().map(|s| s.range.clone());
    let mut starts: Vec<(Range, Option<usize>)> = labels
        .chain(sentences)
        .filter(|range| !context.in_title(range))
        .filter_map(|range| {
            let number = ordinal(ticket.prose_of(&range));
            let last = || context.says(&range, &cues::LAST_MATTER);
            (number.is_some() || last()).then_some((range, number))
        })
        .collect();
    starts.sort_by_key(|(range, _)| range.start);
    let mut matters: Vec<(Option<usize>, Vec<Range>)> = Vec::new();
    for (at, (range, number)) in starts.iter().enumerate() {
        let known = matters
            .iter_mut()
            .find(|(known, _)| number.is_some() && known == number);
        if let Some((_, places)) = known {
            places.push(range.clone());
            continue;
        }
        let end = starts
            .get(at + 1)
            .map_or(ticket.prose().len(), |(next, _)| next.start);
        let stretch = match number {
            Some(_) => range.start..end,
            // 「最後に」 may open a farewell.
            None => range.clone(),
        };
        let named = || {
            let mut products = context.facts.within(FactKind::Product, &stretch);
            products.next().is_some() || context.says(&stretch, &cues::BILLING_MATTER)
        };
        let asks = || context.says(&stretch, &cues::ASKING) && named();
        if number.is_some() || issues::is_matter(context, &stretch) || asks() {
            matters.push((*number, vec![range.clone()]));
        }
    }
    let has = |wanted: usize| matters.iter().any(|(number, _)| *number == Some(wanted));
    let numbered = has(1) && has(2);
    numbered.then(|| matters.into_iter().map(|(_, places)| places).collect())
}
