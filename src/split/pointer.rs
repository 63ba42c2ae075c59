//! Words of one ticket that point at the matter of another by its number: 「上記 1
//! のサーバ」, "issue 2".

use super::leaf::{Leaf, only_in};
use super::unit::{Unit, units};
use crate::detect::{heading_number, matter_number, pointer};
use crate::text::{SourceFile, Span};
use crate::ticket::{BlockKind, Ticket};

/// Words that point at the matter of another ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// Where they stand, in the text of the file.
    pub span: Span,
    /// The part they are in, from 0.
    pub part: usize,
    /// The part they point at, from 0.
    pub at: usize,
}

/// The pointers of a draft that falls into such leaves, in order.
pub(super) fn find(source: &SourceFile, ticket: &Ticket, leaves: &[Leaf]) -> Vec<Pointer> {
    if leaves.iter().any(|leaf| leaf.twin.is_some()) {
        return Vec::new();
    }
    let units = units(ticket);
    let numbers = numbers(ticket, &units, leaves);
    let mut out = Vec::new();
    for unit in units
        .iter()
        .filter(|unit| ticket.sentence_at(unit.range.start).is_some())
    {
        let Some((words, number)) = pointer(ticket.prose_of(&unit.range)) else {
            continue;
        };
        let mut of = numbers
            .iter()
            .enumerate()
            .filter(|(_, known)| **known == number);
        let (Some((at, _)), None) = (of.next(), of.next()) else {
            continue;
        };
        let words = unit.range.start + words.start..unit.range.start + words.end;
        let Some(&[span]) = ticket.text().editable(words, source.text()).as_deref() else {
            continue;
        };
        let inside = ticket.span_of(&unit.range);
        let parts = (0..leaves.len()).filter(|part| *part != at && leaves[*part].keeps(inside));
        out.extend(parts.map(|part| Pointer { span, part, at }));
    }
    out
}

/// The numbers by which the draft calls the matters of the leaves; as they come,
/// where it has none.
fn numbers(ticket: &Ticket, units: &[Unit], leaves: &[Leaf]) -> Vec<usize> {
    let mut firsts: Vec<Option<&Unit>> = vec![None; leaves.len()];
    for unit in units {
        let span = ticket.span_of(&unit.range);
        if let Some(at) = only_in(leaves, span).filter(|_| !span.is_empty()) {
            firsts[at].get_or_insert(unit);
        }
    }
    let told = firsts.into_iter().zip(1..);
    told.map(|(first, place)| first.and_then(|unit| number(ticket, unit)).unwrap_or(place))
        .collect()
}

/// The number by which the first piece of a matter calls it.
fn number(ticket: &Ticket, first: &Unit) -> Option<usize> {
    let text = ticket.prose_of(&first.range);
    let titled = matches!(ticket.blocks[first.block].kind, BlockKind::Heading(_));
    let heading = || heading_number(text).filter(|_| titled);
    heading().or_else(|| matter_number(text))
}
