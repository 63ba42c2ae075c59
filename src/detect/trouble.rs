//! What the detectors of incidents ask about a claim of trouble.

use super::Context;
use crate::facts::{Detail, Fact};
use crate::knowledge::{FieldKind, cues};

/// Whether the sentence goes on to say that the trouble is over, and the draft
/// does not ask why it came.
pub(super) fn is_over(context: &Context<'_>, trouble: &Fact) -> bool {
    let own = context.around(trouble.range.start, 0, 0);
    let rest = trouble.range.end..own.end.max(trouble.range.end);
    context.says(&rest, &cues::TROUBLE_OVER) && !cues::QUESTION_WHY.is_in(context.ticket.prose())
}

/// Whether a command stands there as it was typed, rather than being told.
pub(super) fn is_literal(command: &Fact) -> bool {
    matches!(command.detail, Detail::Case("line" | "inline" | "field"))
}

/// Whether a field of the form is filled with more than marks: `[]` and `-`
/// say nothing.
pub(super) fn is_filled(context: &Context<'_>, kind: FieldKind) -> bool {
    context.ticket.value(kind).is_some_and(|v| {
        v.contains(|c: char| c.is_alphanumeric() || c == '*') && !cues::ERROR_NONE.is_in(v)
    })
}
