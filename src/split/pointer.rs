//! Words of one ticket that point at the matter of another by its number: 「上記 1
//! のサーバ」, "issue 2".

use super::leaf::Leaf;
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
    let numbers: Vec<usize> = (0..leaves.len())
        .map(|at| number(ticket, &units, leaves, at).unwrap_or(at + 1))
        .collect();
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

/// The number by which the draft calls the matter of a leaf.
fn number(ticket: &Ticket, units: &[Unit], leaves: &[Leaf], at: usize) -> Option<usize> {
    let own = |unit: &&Unit| {
        let span = ticket.span_of(&unit.range);
        let others = leaves.iter().enumerate().filter(|(other, _)| *other != at);
        let mut others = others.map(|(_, leaf)| leaf);
        !span.is_empty() && leaves[at].keeps(span) && !others.any(|leaf| leaf.keeps(span))
    };
    let first = units.iter().find(own)?;
    let text = ticket.prose_of(&first.range);
    let titled = matches!(ticket.blocks[first.block].kind, BlockKind::Heading(_));
    let heading = || heading_number(text).filter(|_| titled);
    heading().or_else(|| matter_number(text))
}
