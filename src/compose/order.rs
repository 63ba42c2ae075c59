//! The order of the parts of a ticket.

use crate::knowledge::FieldKind;

/// Whether a part of that kind is one value that tells what a ticket is about,
/// rather than a passage of it.
pub(super) const fn is_metadata(kind: FieldKind) -> bool {
    !kind.is_passage()
}

/// Where a part of that kind comes: what the ticket is about, then the text as
/// a whole, then its passages, then what closes it.
fn rank(kind: FieldKind) -> (u8, usize) {
    let among = FieldKind::ALL.iter().position(|k| *k == kind).unwrap_or(0);
    let group = match kind {
        FieldKind::Description => 1,
        FieldKind::Notes | FieldKind::Attachments => 3,
        kind if is_metadata(kind) => 0,
        _ => 2,
    };
    (group, among)
}

/// Before which of its siblings a part of that kind goes: the place that is
/// against the order the least, the last of several.
pub(super) fn place(kind: Option<FieldKind>, siblings: &[Option<FieldKind>]) -> usize {
    let Some(kind) = kind else {
        return siblings.len();
    };
    let own = rank(kind);
    let ranks: Vec<Option<(u8, usize)>> = siblings.iter().map(|kind| kind.map(rank)).collect();
    let comes_later = |rank: &Option<(u8, usize)>| rank.is_some_and(|rank| rank > own);
    let comes_earlier = |rank: &Option<(u8, usize)>| rank.is_some_and(|rank| rank < own);
    // Those before the place that should follow, and those behind that should not.
    let mut against = ranks.iter().filter(|rank| comes_earlier(rank)).count();
    let (mut best, mut least) = (0, against);
    for (at, rank) in ranks.iter().enumerate() {
        against += usize::from(comes_later(rank));
        against -= usize::from(comes_earlier(rank));
        if against <= least {
            (best, least) = (at + 1, against);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_goes_where_it_is_least_against_the_order() {
        use FieldKind::{Description, Goal, Notes, Provider, Severity, Steps, Subject, Symptom};
        let place = |kind, siblings: &[FieldKind]| {
            let siblings: Vec<_> = siblings.iter().copied().map(Some).collect();
            super::place(Some(kind), &siblings)
        };
        assert_eq!(place(Severity, &[Subject, Provider, Description]), 2);
        assert_eq!(place(Steps, &[Subject, Symptom, Notes]), 2);
        assert_eq!(place(Steps, &[Symptom, Goal]), 2);
        assert_eq!(place(Goal, &[Provider, Description]), 2);
        assert_eq!(super::place(Some(Goal), &[None, None]), 2);
        assert_eq!(super::place(None, &[Some(Goal)]), 1);
    }
}
