//! Sections and tables of a draft that are each about one matter as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::assign::Of;
use super::unit::Unit;
use crate::detect::SHARED;
use crate::knowledge::FieldKind;
use crate::ticket::{BlockKind, Field, Ticket};

/// For each unit the matter of its section, where the author has given each matter
/// a section of its own, under a heading of his own: what stands there is told of
/// that one. `of` tells the matter a unit is known to be of.
pub(super) fn matters(
    ticket: &Ticket,
    units: &[Unit],
    count: usize,
    of: impl Fn(usize) -> Option<Of>,
) -> Vec<Option<usize>> {
    let sections: Vec<Option<usize>> = units
        .iter()
        .map(|unit| section(ticket, unit.range.start))
        .collect();
    let mut told: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for (at, section) in sections.iter().enumerate() {
        match (of(at), section) {
            (Some(Of::Matter(matter)), Some(section)) => {
                told.entry(*section).or_default().insert(matter);
                known.insert(matter);
            }
            (None, _) => {}
            // Something of a matter stands elsewhere.
            _ => return vec![None; units.len()],
        }
    }
    let one = |matters: &BTreeSet<usize>| matters.len() == 1;
    if known.len() != count || told.len() < 2 || !told.values().all(one) {
        return vec![None; units.len()];
    }
    let matter = |section: &usize| told.get(section)?.first().copied();
    let each = sections
        .iter()
        .map(|section| section.as_ref().and_then(matter));
    each.collect()
}

/// The outermost section around a place, the title apart, by the start of its
/// heading; none where its heading is one that any draft may have.
fn section(ticket: &Ticket, at: usize) -> Option<usize> {
    let headed = |field: &&Field| {
        let label = field.label.as_ref();
        let block = label.and_then(|label| ticket.block_at(label.start));
        block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)))
    };
    let outermost = ticket.fields_at(at).filter(headed).last()?;
    let label = outermost.label.as_ref()?;
    outermost.kind.is_none().then_some(label.start)
}

/// Whether the part of a section that a unit stands in is told of its matter
/// alone, though such parts hold for a whole draft elsewhere: what is attached, and
/// what the section of another matter has as well, a region of its own.
/// `sections`: the matter of the section of each unit.
pub(super) fn keeps(
    ticket: &Ticket,
    sections: &[Option<usize>],
    units: &[Unit],
    at: usize,
) -> bool {
    let Some(matter) = sections.get(at).copied().flatten() else {
        return false;
    };
    let kinds = |unit: &Unit| {
        let kinds = ticket.field_kinds_at(unit.range.start);
        kinds
            .filter(|kind| SHARED.contains(kind))
            .collect::<Vec<_>>()
    };
    let own = kinds(&units[at]);
    own.contains(&FieldKind::Attachments)
        || units.iter().zip(sections).any(|(unit, section)| {
            let another = section.is_some_and(|of| of != matter);
            another && kinds(unit).iter().any(|kind| own.contains(kind))
        })
}

/// Gives all cells of a table to the only matter that some of them are of, and all
/// cells of a row likewise: a row without one of its cells says something else.
pub(super) fn whole_rows(ticket: &Ticket, units: &[Unit], of: &mut [Of]) {
    let place = |at: usize| match ticket.blocks[units[at].block].kind {
        BlockKind::Cell { row, column, .. } => Some((row, column)),
        _ => None,
    };
    let mut start = 0;
    while start < units.len() {
        let Some(mut last) = place(start) else {
            start += 1;
            continue;
        };
        let mut rows = vec![start];
        let mut end = start + 1;
        while let Some(next) = (end < units.len()).then(|| place(end)).flatten() {
            if next < last {
                break;
            }
            if next.0 != last.0 {
                rows.push(end);
            }
            last = next;
            end += 1;
        }
        rows.push(end);
        unite(&mut of[start..end]);
        for pair in rows.windows(2) {
            unite(&mut of[pair[0]..pair[1]]);
        }
        start = end;
    }
}

/// Gives all of them to the only matter that some of them are of.
fn unite(of: &mut [Of]) {
    let matters: BTreeSet<usize> = of.iter().filter_map(|of| of.matter()).collect();
    if let (Some(matter), 1) = (matters.first(), matters.len()) {
        of.fill(Of::Matter(*matter));
    }
}

/// Words that only lead up to what is copied below them go where that goes.
pub(super) fn with_lead_ins(
    ticket: &Ticket,
    units: &[Unit],
    of: &mut [Of],
    leads_in: impl Fn(&Unit) -> bool,
) {
    for at in (1..units.len()).rev() {
        let copied = ticket.blocks[units[at].block].kind == BlockKind::Code;
        let lead = at - 1;
        if copied
            && of[at].matter().is_some()
            && of[lead].matter().is_none()
            && leads_in(&units[lead])
        {
            of[lead] = of[at];
        }
    }
}
