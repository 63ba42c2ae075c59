//! Which matter each piece of a draft belongs to.

use super::closeness::Closeness;
use super::numbered;
use super::shelf::{MATTER, holds_for_all, is_contact, is_evidence, is_shared};
use super::unit::Unit;
use super::{section, title, wish};
use crate::detect::{Context, SHARED, Seam};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// How much is taken for a part of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Care {
    /// What says so; what is doubtful belongs to all.
    Careful,
    /// What complains or asks belongs to the matter before it, too.
    Eager,
}

/// Whose a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// It belongs to one matter alone.
    Matter(usize),
    /// It holds for every matter.
    All,
    /// It holds a wish of several matters; each ticket asks for one of them.
    Both,
    /// It is evidence for some matter, and nothing tells for which.
    Unclear,
}

impl Of {
    pub(super) const fn matter(self) -> Option<usize> {
        match self {
            Self::Matter(matter) => Some(matter),
            Self::All | Self::Both | Self::Unclear => None,
        }
    }
}

/// For each unit whose it is.
pub(super) fn assign(
    context: &Context<'_>,
    seam: &Seam,
    billing: bool,
    units: &[Unit],
    care: Care,
) -> Vec<Of> {
    let mut work = Work {
        context,
        seam,
        billing,
        care,
        units,
        of: vec![Of::All; units.len()],
        fixed: vec![false; units.len()],
        numbered: Vec::new(),
        sections: Vec::new(),
    };
    work.anchors();
    work.sections = section::matters(context.ticket, units, seam.matters.len(), |at| {
        work.fixed[at].then(|| work.of[at])
    });
    let closeness = Closeness::of(context, units, seam.matters.len(), |at| {
        work.of[at].matter().filter(|_| work.fixed[at])
    });
    work.numbered = numbered::matters(context, seam, units, |range| {
        closeness.named(context, range).and_then(Of::matter)
    });
    work.grow(&closeness);
    let ticket = context.ticket;
    section::whole_rows(ticket, units, &mut work.of);
    section::with_lead_ins(ticket, units, &mut work.of, |unit| {
        context.says(&unit.range, &cues::LEADS_IN)
    });
    work.of
}

struct Work<'a> {
    context: &'a Context<'a>,
    seam: &'a Seam,
    billing: bool,
    care: Care,
    units: &'a [Unit],
    of: Vec<Of>,
    /// What the rule itself says.
    fixed: Vec<bool>,
    /// The matter that is told under the number of a unit.
    numbered: Vec<Option<usize>>,
    /// The matter that the section of each unit is about.
    sections: Vec<Option<usize>>,
}

/// What was told last, on the way through a draft.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// The matter told last.
    told: Option<usize>,
    /// The same within the section, since it was last told what the rest is.
    here: Option<usize>,
}

impl Work<'_> {
    /// Takes the words the rule found with all that stands with them: the item
    /// of a list with what is below it, the section of a heading, the sentence.
    fn anchors(&mut self) {
        // The subject tells all of them, whatever it was found by.
        let subject = title::of(self.context.ticket).unwrap_or_default();
        for (matter, anchors) in self.seam.matters.iter().enumerate() {
            for anchor in anchors {
                let part = self.part(anchor);
                for (at, unit) in self.units.iter().enumerate() {
                    let inside = part.start < unit.range.end && unit.range.start < part.end;
                    // The last section ends with what is said of all.
                    let for_all = || self.is_of_all(&unit.range) || self.is_below(anchor, unit);
                    let own = || unit.range.start <= anchor.start || !for_all();
                    if inside && !subject.contains(&unit.range.start) && own() {
                        let other = self.fixed[at] && self.of[at] != Of::Matter(matter);
                        // Two matters in one sentence are in both tickets.
                        let wishes =
                            self.billing && wish::both(self.context, &unit.range).is_some();
                        self.of[at] = match (other, wishes) {
                            (_, true) => Of::Both,
                            (true, false) => Of::All,
                            (false, false) => Of::Matter(matter),
                        };
                        self.fixed[at] = true;
                    }
                }
            }
        }
    }

    /// Whether a unit stands in a part that holds for every matter, below words that
    /// open the last one and are no heading: nothing says where that one ends.
    fn is_below(&self, anchor: &Range, unit: &Unit) -> bool {
        let ticket = self.context.ticket;
        let block = ticket.block_at(anchor.start);
        let headed = block.is_some_and(|b| matches!(b.kind, BlockKind::Heading(_)));
        let shared = ticket
            .fields_at(unit.range.start)
            .filter(|field| field.kind.is_some_and(|kind| SHARED.contains(&kind)));
        let mut labels = shared.filter_map(|field| field.label.as_ref());
        !headed && labels.any(|label| label.start > anchor.start)
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
        let is_heading = matches!(block.kind, BlockKind::Heading(2..) | BlockKind::Label);
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

    fn grow(&mut self, closeness: &Closeness) {
        let mut before = Before::default();
        for at in 0..self.units.len() {
            let block = self.block(at);
            let is_heading = matches!(block.kind, BlockKind::Heading(_));
            if self.fixed[at] {
                before.told = self.of[at].matter().or(before.told);
                before.here = self.of[at].matter();
                continue;
            }
            if is_heading {
                before.here = None;
            }
            if let Some(matter) = self.of_section(at) {
                self.of[at] = Of::Matter(matter);
                before = Before {
                    told: Some(matter),
                    here: Some(matter),
                };
                continue;
            }
            // 「【質問2】」 above what it opens.
            if block.kind == BlockKind::Label
                && let Some(matter) = closeness.numbered(self.context, &self.units[at].range)
            {
                self.of[at] = Of::Matter(matter);
                continue;
            }
            if is_heading
                || block.kind == BlockKind::Label
                || is_shared(self.context, self.units[at].range.start)
            {
                continue;
            }
            self.of[at] = self.whose(at, before, closeness);
            if let Some(matter) = self.of[at].matter() {
                before = Before {
                    told: Some(matter),
                    here: Some(matter),
                };
            }
        }
    }

    /// The matter that the section of a unit is about, unless the unit holds for all.
    fn of_section(&self, at: usize) -> Option<usize> {
        let matter = self.sections.get(at).copied().flatten()?;
        let range = &self.units[at].range;
        let own = section::keeps(self.context.ticket, &self.sections, self.units, at);
        let for_all = !own && is_shared(self.context, range.start);
        // Words of a part of its own hold for its section, whatever they are.
        (own || !for_all && !self.is_of_all(range)).then_some(matter)
    }

    /// Whether a unit says of itself that it holds for all matters: it speaks of
    /// all, tells whom to contact, or ends the letter.
    fn is_of_all(&self, range: &Range) -> bool {
        [
            &cues::SPEAKS_OF_ALL,
            &cues::ANNOUNCES_MATTERS,
            &cues::CLOSES_LETTER,
        ]
        .into_iter()
        .any(|cue| self.context.says(range, cue))
            || is_contact(self.context, range)
    }

    fn block(&self, at: usize) -> &crate::ticket::Block {
        &self.context.ticket.blocks[self.units[at].block]
    }

    fn whose(&self, at: usize, before: Before, closeness: &Closeness) -> Of {
        let range = &self.units[at].range;
        if self.is_of_all(range) {
            return Of::All;
        }
        let told = self.told(at);
        if let Some(matter) = told.filter(|_| self.goes_on(at) || self.leads_up(at)) {
            return Of::Matter(matter);
        }
        // Steps of one list belong together, wherever each is done; what is asked
        // in one, does not.
        let asks = [FactKind::Question, FactKind::Goal]
            .into_iter()
            .any(|kind| {
                let mut facts = self.context.facts.within(kind, range);
                facts.next().is_some()
            });
        let whole = if asks { range.clone() } else { self.list(at) };
        for part in [range, &whole] {
            match closeness.named(self.context, part) {
                Some(Of::All) if part == range => return Of::All,
                Some(Of::Matter(matter)) => return Of::Matter(matter),
                _ => {}
            }
            // Money is told from technical matters by its own words.
            if self.billing && self.context.says(part, &cues::BILLING_MATTER) {
                if wish::both(self.context, part).is_some() {
                    return Of::Both;
                }
                return Of::Matter(1);
            }
        }
        if holds_for_all(self.context, range) {
            return Of::All;
        }
        let close = closeness
            .labelled(self.context, range.start)
            .or_else(|| self.numbered.get(at).copied().flatten())
            .or_else(|| self.neighbour(at))
            .or_else(|| told.filter(|_| !self.block(at).is_verbatim() && self.is_told(at)))
            .or_else(|| closeness.alike(self.context, range))
            .or_else(|| closeness.alike(self.context, &whole))
            .or_else(|| self.beside(at, before))
            .or_else(|| told.filter(|_| self.is_told(at)))
            .or_else(|| self.within(at, before));
        match close {
            Some(matter) => Of::Matter(matter),
            None if is_evidence(self.context, self.units, at) => Of::Unclear,
            None => Of::All,
        }
    }

    /// The matter that the draft tells where a unit stands.
    fn told(&self, at: usize) -> Option<usize> {
        let start = self.units[at].range.start;
        let mut stretches = self.seam.stretches.iter();
        let (_, matter) = stretches.find(|(range, _)| range.contains(&start))?;
        Some(*matter)
    }

    /// Whether a unit goes on in the paragraph of the one before it, of the same
    /// matter and stretch.
    fn goes_on(&self, at: usize) -> bool {
        let Some(last) = at.checked_sub(1) else {
            return false;
        };
        self.units[last].block == self.units[at].block
            && self.told(last) == self.told(at)
            && self.of[last].matter() == self.told(at)
    }

    /// Whether a unit leads up to the words its matter is known by, in one
    /// paragraph and stretch.
    fn leads_up(&self, at: usize) -> bool {
        let Some(matter) = self.told(at) else {
            return false;
        };
        let block = self.block(at);
        let mut openings = self.seam.matters[matter].iter();
        openings.any(|opening| block.range.contains(&opening.start)) && self.is_told(at)
    }

    /// Whether a unit tells something of the matter where it stands: it is no
    /// greeting before it, and no farewell behind the last.
    fn is_told(&self, at: usize) -> bool {
        let range = &self.units[at].range;
        let mut stretches = self.seam.stretches.iter();
        let another = stretches.any(|(stretch, _)| stretch.start > range.start);
        let mut openings = self.seam.matters.iter().flatten();
        let begun = openings.any(|opening| opening.start <= range.start);
        if begun && another {
            return true;
        }
        let mut products = self.context.facts.within(FactKind::Product, range);
        !self.block(at).is_verbatim()
            && (is_evidence(self.context, self.units, at)
                || products.next().is_some()
                || self.context.says(range, &cues::BILLING_MATTER))
    }

    /// The list that a unit is an item of; else the unit itself.
    fn list(&self, at: usize) -> Range {
        let field = self.block(at).field;
        let told = self.told(at);
        let listed = |at: &usize| {
            let block = self.block(*at);
            let item = matches!(block.kind, BlockKind::Item { .. }) && !self.fixed[*at];
            item && block.field == field && self.told(*at) == told
        };
        if !listed(&at) {
            return self.units[at].range.clone();
        }
        let first = (0..=at).rev().take_while(listed).last().unwrap_or(at);
        let last = (at..self.units.len())
            .take_while(listed)
            .last()
            .unwrap_or(at);
        self.units[first].range.start..self.units[last].range.end
    }

    /// The matter of the sentence before a unit in its paragraph.
    fn neighbour(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        let beside = self.units[last].block == self.units[at].block;
        self.of[last].matter().filter(|_| beside)
    }

    /// The matter of a sentence that names none: that of the sentence before it
    /// in its paragraph; and, if it complains or asks, the one told last.
    fn beside(&self, at: usize, before: Before) -> Option<usize> {
        let unit = &self.units[at];
        if let Some(matter) = self.neighbour(at) {
            return Some(matter);
        }
        if self.block(at).is_verbatim() {
            return None;
        }
        let tells = MATTER.into_iter().any(|kind| {
            let mut facts = self.context.facts.within(kind, &unit.range);
            facts.next().is_some()
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
            Care::Eager => before.told.or(Some(0)),
        }
    }

    /// The matter of evidence that stands where one matter is told: before the
    /// next begins, or, copied from a screen, right below the last.
    fn within(&self, at: usize, before: Before) -> Option<usize> {
        if !is_evidence(self.context, self.units, at) {
            return None;
        }
        if self.billing && self.block(at).is_verbatim() && self.block(at).kind != BlockKind::Quote {
            return Some(0);
        }
        let here = before.here?;
        let comes = |from: usize| {
            let mut rest = from..self.units.len();
            rest.any(|next| self.fixed[next] && self.of[next] != Of::Matter(here))
        };
        let in_between = comes(at) && {
            let mut rest = at..self.units.len();
            let next = rest.find(|next| self.fixed[*next]);
            next.is_some_and(|next| !self.is_parted(at, next))
        };
        let follows = at
            .checked_sub(1)
            .is_some_and(|last| self.of[last] == Of::Matter(here));
        let copied = self.block(at).kind == BlockKind::Code;
        (in_between || (copied && follows && !self.is_row(at))).then_some(here)
    }

    /// Whether a heading that is no matter's stands between two units.
    fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| !self.fixed[at] && matches!(self.block(at).kind, BlockKind::Heading(_)))
    }

    /// Whether several pieces stand in a row behind all the matters: each may
    /// be of another one.
    fn is_row(&self, at: usize) -> bool {
        let copied = |at: &usize| self.block(*at).kind == BlockKind::Code;
        let before = (0..at).any(|at| copied(&at));
        !before && (at..self.units.len()).filter(copied).count() > 1
    }
}
