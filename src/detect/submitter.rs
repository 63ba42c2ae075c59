//! May this person file a case?

use super::{Context, Hit, contract, trouble};
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// Fires on a role that may not file cases, and on a partner's customer who is
/// to deal with the desk; else, in a whole draft, on a role that is not told.
pub(super) fn not_authorized(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if let Some((range, case)) = refused(context) {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case(case).hole("quote", quote));
        return;
    }
    let told = contract::goes_to_case(context)
        || trouble::is_filled(context, FieldKind::SubmitterRole)
        || cues::AUTHORISED_ROLE.is_in(context.ticket.prose());
    if !told {
        hits.push(Hit::absent().case("missing"));
    }
}

/// The words that rule the submitter out, and why.
fn refused(context: &Context<'_>) -> Option<(Range, &'static str)> {
    let ticket = context.ticket;
    if trouble::is_filled(context, FieldKind::SubmitterRole) {
        let field = ticket.field(FieldKind::SubmitterRole)?;
        if !context.says(&field.range, &cues::AUTHORISED_ROLE) {
            return Some((field.range.clone(), "role"));
        }
    }
    let submitter = ticket.field(FieldKind::Submitter).and_then(|field| {
        let open = !context.says(&field.range, &cues::AUTHORISED_ROLE);
        let refused = [&cues::UNAUTHORISED_ROLE, &cues::ROLE_DISCLAIMED];
        let refused = refused.iter().any(|cue| context.says(&field.range, cue));
        (open && refused).then(|| field.range.clone())
    });
    if let Some(range) = submitter {
        return Some((range, "role"));
    }
    // One of the roles is enough.
    let holds = || cues::AUTHORISED_ROLE.is_in(ticket.prose());
    if let Some(range) = said(context, &cues::ROLE_DISCLAIMED).filter(|_| !holds()) {
        return Some((range, "role"));
    }
    if let Some(range) = said(context, &cues::CUSTOMER_AS_ADMIN) {
        return Some((range, "customer-admin"));
    }
    // A customer of a partner is the partner's; the partner itself must call.
    let partner = ticket
        .field(FieldKind::UserType)
        .map_or_else(|| 0..ticket.prose().len(), |field| field.range.clone());
    said(context, &cues::CUSTOMER_DIRECT)
        .filter(|_| context.says(&partner, &cues::USER_TYPE_PARTNER))
        .map(|range| (range, "customer-direct"))
}

/// The first place where the author says it.
fn said(context: &Context<'_>, cue: &Cue) -> Option<Range> {
    cue.find_all(context.ticket.prose())
        .into_iter()
        .find(|r| context.ticket.sentence_at(r.start).is_some())
}
