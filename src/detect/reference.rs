//! Which document was followed?

use super::{Context, Hit, trouble};
use crate::knowledge::{FieldKind, cues};

/// Fires once, on the first document that is said to have been followed, when
/// nothing tells which one it is.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    if !cues::FOLLOWED_DOCUMENT.may_be_in(ticket.prose())
        || trouble::is_filled(context, FieldKind::References)
        || cues::NAMED_DOCUMENT.is_in(ticket.folded())
    {
        return;
    }
    let first = cues::FOLLOWED_DOCUMENT
        .find_all(ticket.prose())
        .into_iter()
        .find(|r| ticket.sentence_at(r.start).is_some());
    if let Some(range) = first {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).hole("quote", quote));
    }
}
