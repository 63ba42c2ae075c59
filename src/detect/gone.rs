//! Resources that are deleted, or will be, before the desk can look at them.

use super::{Context, Hit};
use crate::knowledge::cues;

/// Fires on the first sentence that says so of the affected resource.
pub(super) fn resource(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let prose = context.ticket.prose();
    let cases = [
        (&cues::RESOURCE_GONE, "gone"),
        (&cues::RESOURCE_TO_GO, "to-go"),
    ];
    for (cue, case) in cases {
        let found = cue.find_all(prose).into_iter().find(|range| {
            let sentence = context.around(range.start, 0, 0);
            context.ticket.sentence_at(range.start).is_some()
                && !context.says(&sentence, &cues::DELETION_HARMLESS)
        });
        let Some(range) = found else {
            continue;
        };
        let whole = 0..prose.len();
        if context.says(&whole, &cues::RESOURCE_KEPT) {
            continue;
        }
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case(case).hole("quote", quote));
        return;
    }
}
