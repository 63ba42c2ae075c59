//! Which of several titles is the title of the ticket.

use std::collections::HashMap;

use super::model::{Field, FieldId, Sentence};
use crate::knowledge::FieldKind;
use crate::text::Range;

/// Leaves one labelled title among those that stand side by side under labels of
/// their own: a "Summary" beside a "Subject" is what the ticket tells. The first of
/// a single sentence is the title, else the first. The same label twice is a
/// contradiction, which stays one.
pub(super) fn settle(fields: &mut [Field], folded: &str, sentences: &[Sentence]) {
    let words = |range: &Range| folded.get(range.clone()).unwrap_or("").trim();
    let titles: Vec<usize> = (0..fields.len())
        .filter(|&at| {
            let field = &fields[at];
            field.kind == Some(FieldKind::Subject)
                && field.label.is_some()
                && !words(&field.range).is_empty()
        })
        .collect();
    let is_short = |range: &Range| {
        let from = sentences.partition_point(|s| s.range.end <= range.start);
        let told = sentences[from..].iter();
        told.take_while(|s| s.range.start < range.end).count() < 2
    };
    // The title in each part, and whether it is a short one.
    let mut chosen: HashMap<Option<FieldId>, (usize, bool)> = HashMap::new();
    for &at in &titles {
        let short = is_short(&fields[at].range);
        let title = chosen.entry(fields[at].parent).or_insert((at, short));
        if short && !title.1 {
            *title = (at, true);
        }
    }
    let label = |at: usize| fields[at].label.as_ref().map(words);
    let is_other = |at: &usize| {
        let title = chosen.get(&fields[*at].parent);
        title.is_some_and(|(title, _)| label(*title) != label(*at))
    };
    let others: Vec<usize> = titles.iter().copied().filter(is_other).collect();
    for at in others {
        fields[at].kind = Some(FieldKind::Description);
    }
}
