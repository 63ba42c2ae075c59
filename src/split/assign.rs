//! Which matter each piece of a draft belongs to.

use std::collections::BTreeSet;

use crate::detect::{Context, Seam};
use crate::facts::{Detail, FactKind};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// A piece of a draft that is moved as a whole: a sentence, a label, a piece of
/// code, a quotation.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Where it stands in the ticket's text.
    pub(super) range: Range,
    /// Its block.
    pub(super) block: usize,
}

/// The pieces of a draft, in order.
pub(super) fn units(ticket: &Ticket) -> Vec<Unit> {
    let mut units: Vec<Unit> = ticket
        .sentences
        .iter()
        .map(|s| Unit {
            range: s.range.clone(),
            block: s.block,
        })
        .collect();
    let whole =
        ticket.blocks.iter().enumerate().filter(|(_, b)| {
            (b.is_verbatim() || b.kind == BlockKind::Label) && !b.range.is_empty()
        });
    units.extend(whole.map(|(block, b)| Unit {
        range: b.range.clone(),
        block,
    }));
    units.sort_by_key(|unit| unit.range.start);
    units
}

/// How much is taken for a part of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// What says so; what is doubtful belongs to all.
    Careful,
    /// What complains or asks belongs to the matter before it, too.
    Eager,
}

/// Parts whose text holds for every matter of a draft.
const SHARED: [FieldKind; 26] = [
    FieldKind::Subject,
    FieldKind::Provider,
    FieldKind::Product,
    FieldKind::Category,
    FieldKind::Kind,
    FieldKind::Plan,
    FieldKind::Severity,
    FieldKind::Account,
    FieldKind::SupportId,
    FieldKind::InstalledSupportId,
    FieldKind::Region,
    FieldKind::Zone,
    FieldKind::Timezone,
    FieldKind::Language,
    FieldKind::Channel,
    FieldKind::Contact,
    FieldKind::Engineer,
    FieldKind::UserType,
    FieldKind::Submitter,
    FieldKind::SubmitterRole,
    FieldKind::OperatingUser,
    FieldKind::PreviousCases,
    FieldKind::CaseNumber,
    FieldKind::Attachments,
    FieldKind::Version,
    FieldKind::Environment,
];

/// What tells a matter.
const MATTER: [FactKind; 5] = [
    FactKind::Symptom,
    FactKind::ErrorMessage,
    FactKind::VagueError,
    FactKind::Question,
    FactKind::Goal,
];

/// For each unit the matter that it alone belongs to; `None` where it belongs to
/// all of them.
pub(super) fn assign(
    context: &Context<'_>,
    seam: &Seam,
    billing: bool,
    units: &[Unit],
    care: Care,
) -> Vec<Option<usize>> {
    let mut work = Work {
        context,
        seam,
        billing,
        care,
        units,
        of: vec![None; units.len()],
        fixed: vec![false; units.len()],
    };
    work.anchors();
    let known = work.known_words();
    work.grow(&known);
    work.of
}

struct Work<'a> {
    context: &'a Context<'a>,
    seam: &'a Seam,
    billing: bool,
    care: Care,
    units: &'a [Unit],
    of: Vec<Option<usize>>,
    /// What the rule itself says.
    fixed: Vec<bool>,
}

impl Work<'_> {
    /// Takes the words the rule found with all that stands with them: the item
    /// of a list with what is below it, the section of a heading, the sentence.
    fn anchors(&mut self) {
        for (matter, anchors) in self.seam.matters.iter().enumerate() {
            for anchor in anchors {
                let part = self.part(anchor);
                for (at, unit) in self.units.iter().enumerate() {
                    if part.start < unit.range.end && unit.range.start < part.end {
                        let other = self.fixed[at] && self.of[at] != Some(matter);
                        // Two matters in one sentence are in both tickets.
                        self.of[at] = if other { None } else { Some(matter) };
                        self.fixed[at] = true;
                    }
                }
            }
        }
    }

    fn part(&self, anchor: &Range) -> Range {
        let ticket = self.context.ticket;
        let Some(block) = ticket.block_at(anchor.start) else {
            return anchor.clone();
        };
        let others = self.seam.matters.iter().flatten();
        let alone = |part: &Range| {
            let inside = |r: &Range| part.contains(&r.start) && r != anchor;
            !others.clone().any(inside)
        };
        let is_heading = matches!(block.kind, BlockKind::Heading(2..));
        let section = ticket.fields.iter().find(|field| {
            let label = field.label.as_ref();
            is_heading && label.is_some_and(|l| l.start == block.range.start)
        });
        if let Some(section) = section {
            let part = block.range.start..section.range.end;
            if alone(&part) {
                return part;
            }
        }
        if let BlockKind::Item { depth, .. } = block.kind
            && alone(&block.range)
        {
            let below = ticket
                .blocks
                .iter()
                .filter(|b| b.range.start >= block.range.end);
            let end = below
                .take_while(|b| {
                    let nested = matches!(b.kind, BlockKind::Item { depth: d, .. } if d > depth);
                    nested && b.field == block.field
                })
                .last()
                .map_or(block.range.end, |b| b.range.end);
            return block.range.start..end;
        }
        let own = self.context.around(anchor.start, 0, 0);
        own.start.min(anchor.start)..own.end.max(anchor.end)
    }

    /// The names of products and identifiers that are told of each matter.
    fn known_words(&self) -> Vec<BTreeSet<String>> {
        let mut known = vec![BTreeSet::new(); self.seam.matters.len()];
        for (unit, of) in self.units.iter().zip(&self.of) {
            if let Some(set) = of.and_then(|matter| known.get_mut(matter)) {
                set.extend(self.words(&unit.range));
            }
        }
        known
    }

    fn words(&self, range: &Range) -> Vec<String> {
        let facts = self.context.facts;
        let products =
            facts
                .within(FactKind::Product, range)
                .filter_map(|fact| match fact.detail {
                    Detail::Product { name, .. } => Some(name.to_owned()),
                    _ => None,
                });
        let ids = facts.within(FactKind::ResourceId, range);
        let ids = ids.map(|fact| self.context.ticket.slice(&fact.range).to_lowercase());
        products.chain(ids).collect()
    }

    /// The only matter that the words of a range are known of.
    fn named(&self, range: &Range, known: &[BTreeSet<String>]) -> Named {
        let words = self.words(range);
        let mut hit = known
            .iter()
            .enumerate()
            .filter(|(_, set)| words.iter().any(|w| set.contains(w)));
        match (hit.next(), hit.next()) {
            (None, _) => Named::None,
            (Some((matter, _)), None) => Named::One(matter),
            _ => Named::Several,
        }
    }

    fn grow(&mut self, known: &[BTreeSet<String>]) {
        let ticket = self.context.ticket;
        let mut last: Option<usize> = None;
        for at in 0..self.units.len() {
            let unit = &self.units[at];
            let block = &ticket.blocks[unit.block];
            if self.fixed[at] {
                last = self.of[at].or(last);
                continue;
            }
            if block.kind == BlockKind::Label
                || self.context.in_title(&unit.range)
                || self.is_shared(unit)
            {
                continue;
            }
            let named = match self.named(&unit.range, known) {
                // Money is told from technical matters by its own words.
                Named::None if self.billing && self.of_money(&unit.range) => Named::One(1),
                named => named,
            };
            let matter = match named {
                Named::One(matter) => Some(matter),
                Named::Several => None,
                Named::None if block.is_verbatim() => None,
                Named::None => self.beside(at, last),
            };
            self.of[at] = matter;
            last = matter.or(last);
        }
    }

    fn of_money(&self, range: &Range) -> bool {
        self.context.says(range, &cues::BILLING_MATTER)
    }

    /// The matter of a sentence that names none: that of the sentence before it
    /// in its paragraph; and, if it complains or asks, the one told last.
    fn beside(&self, at: usize, last: Option<usize>) -> Option<usize> {
        let unit = &self.units[at];
        let before = at
            .checked_sub(1)
            .filter(|b| self.units[*b].block == unit.block);
        if let Some(matter) = before.and_then(|before| self.of[before]) {
            return Some(matter);
        }
        let tells = MATTER.into_iter().any(|kind| {
            self.context
                .facts
                .within(kind, &unit.range)
                .next()
                .is_some()
        });
        // A line of several that announces them is no matter.
        let joint = self
            .seam
            .joints
            .iter()
            .any(|j| unit.range.contains(&j.start));
        if !tells || joint {
            return None;
        }
        match self.care {
            Care::Careful if self.billing => Some(0),
            Care::Careful => None,
            Care::Eager => last.or(Some(0)),
        }
    }

    fn is_shared(&self, unit: &Unit) -> bool {
        let mut kinds = self.context.ticket.field_kinds_at(unit.range.start);
        kinds.any(|kind| SHARED.contains(&kind))
    }
}

enum Named {
    None,
    One(usize),
    Several,
}
