//! By which way was the machine to be reached?

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::cues;

/// Fires on a login or a connection to a machine that fails, when nothing names
/// the protocol, the port or the client.
pub(super) fn unspecified(context: &Context<'_>, hits: &mut Vec<Hit>) {
    if cues::CONNECTION_METHOD.is_in(context.ticket.folded()) {
        return;
    }
    let present = Present::of(context);
    let prose = context.ticket.prose();
    let ways = cues::MACHINE_CONNECTION.find_all(prose);
    let found = context.in_body(FactKind::Symptom).find(|t| {
        let own = trouble::sentence(context, t);
        let to_machine = ways
            .iter()
            .any(|way| own.start <= way.start && way.start < own.end);
        to_machine && present.holds(t) && !trouble::is_attribute(context, t)
    });
    if let Some(symptom) = found {
        let quote = context.quote(&symptom.range);
        hits.push(Hit::at(symptom.range.clone()).hole("quote", quote));
    }
}
