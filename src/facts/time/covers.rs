//! What labels and heads of tables say of the times below them.

use std::collections::{BTreeMap, HashSet};

use super::join::Mention;
use super::schedule;
use super::zone::{self, Zone};
use crate::knowledge::{FieldKind, cues};
use crate::ticket::{BlockKind, FieldId, Ticket};

/// What a label or a table head says of the times below it.
#[derive(Debug, Clone, Default)]
pub(super) struct Cover {
    pub(super) zone: Option<Zone>,
    pub(super) recurring: bool,
}

impl Cover {
    /// This one, or what lies outside it.
    pub(super) fn or(&self, outer: &Self) -> Self {
        Self {
            zone: self.zone.clone().or_else(|| outer.zone.clone()),
            recurring: self.recurring || outer.recurring,
        }
    }
}

/// Covers of the fields, each with that of the fields around it.
#[derive(Default)]
pub(super) struct FieldCovers {
    /// Of those alone that say something.
    covers: BTreeMap<FieldId, Cover>,
}

impl FieldCovers {
    /// Notes what a label says. A field's label comes before all its text.
    pub(super) fn enter(&mut self, ticket: &Ticket, index: usize, mentions: &[Mention]) {
        let Some(block) = ticket.blocks.get(index) else {
            return;
        };
        let id = block.field;
        let Some(field) = ticket.fields.get(id.index()) else {
            return;
        };
        if field.label.as_ref() != Some(&block.range) {
            return;
        }
        let label = ticket.folded().get(block.range.clone()).unwrap_or("");
        let own = Cover {
            zone: mentions
                .iter()
                .find(|m| !m.attached)
                .map(|m| m.zone.handed_down())
                .or_else(|| zone::of_name(label, &block.range)),
            recurring: field.kind == Some(FieldKind::Contact)
                || field.kind != Some(FieldKind::Timezone) && schedule::is_schedule_label(label),
        };
        let outer = field.parent.map(|p| self.cover(p)).unwrap_or_default();
        let cover = own.or(&outer);
        if cover.recurring || cover.zone.is_some() {
            self.covers.insert(id, cover);
        }
    }

    pub(super) fn cover(&self, id: FieldId) -> Cover {
        self.covers.get(&id).cloned().unwrap_or_default()
    }

    /// The zone that the label around a cell gives its table: 「経過(日本時間)」 over it.
    pub(super) fn zone_of_table(&self, ticket: &Ticket, id: FieldId) -> Option<Zone> {
        let parent = |id: &FieldId| ticket.fields.get(id.index()).and_then(|field| field.parent);
        let mut around = std::iter::successors(Some(id), parent);
        around.find_map(|id| self.covers.get(&id).cloned())?.zone
    }
}

/// Covers of the table that is being read.
#[derive(Default)]
pub(super) struct TableCovers {
    columns: Vec<Cover>,
    /// The columns of times that may be of another clock.
    of_another_clock: HashSet<u32>,
    /// The zone in the head of a column of days.
    zone_of_days: Option<Zone>,
    /// The zone of the first column of times: it holds for those that other cells of a
    /// row tell in words.
    zone_of_times: Option<Zone>,
    row: Option<u32>,
    row_cover: Cover,
}

impl TableCovers {
    pub(super) fn enter(
        &mut self,
        ticket: &Ticket,
        index: usize,
        mentions: &[Mention],
        has_time: bool,
    ) {
        let Some(block) = ticket.blocks.get(index) else {
            return;
        };
        let BlockKind::Cell { head, row, column } = block.kind else {
            *self = Self::default();
            return;
        };
        if self.row != Some(row) {
            self.row = Some(row);
            self.row_cover = Cover::default();
            if row == 0 {
                self.columns.clear();
                self.of_another_clock.clear();
                self.zone_of_days = None;
                self.zone_of_times = None;
            }
        }
        let text = ticket.folded().get(block.range.clone()).unwrap_or("");
        let cover = Cover {
            zone: mentions
                .iter()
                .find(|m| !m.attached)
                .map(|m| m.zone.handed_down()),
            recurring: schedule::is_schedule_label(text),
        };
        if head {
            if cover.zone.is_some() && cues::HEAD_OF_DAYS.is_in(text) {
                self.zone_of_days.clone_from(&cover.zone);
            }
            if self.zone_of_times.is_none() {
                self.zone_of_times.clone_from(&cover.zone);
            }
            // Over a timeline it heads what happened, whoever saw it.
            let is_timeline = matches!(text.trim(), "event" | "events");
            if !is_timeline && cues::ANOTHER_CLOCK.is_in(text) || cues::ABROAD.is_in(text) {
                self.of_another_clock.insert(column);
            }
            let column = column as usize;
            if self.columns.len() <= column {
                self.columns.resize(column + 1, Cover::default());
            }
            if let Some(slot) = self.columns.get_mut(column) {
                *slot = cover;
            }
        } else if !has_time {
            // The first cell of a row may be its label: 「発生日時(JST)」.
            self.row_cover = cover.or(&self.row_cover);
        }
    }

    pub(super) fn cover(&self, kind: &BlockKind) -> Cover {
        let BlockKind::Cell { column, .. } = kind else {
            return Cover::default();
        };
        let own = self.columns.get(*column as usize);
        own.map_or_else(|| self.row_cover.clone(), |c| c.or(&self.row_cover))
    }

    /// The zone that the days of a table have for the times in their rows:
    /// | 日 (JST) | 開始 |.
    pub(super) fn zone_of_days(&self, kind: &BlockKind) -> Option<&Zone> {
        let BlockKind::Cell { column, .. } = kind else {
            return None;
        };
        let zone = self.zone_of_days.as_ref();
        zone.filter(|_| !self.of_another_clock.contains(column))
    }

    /// The zone that the times of a row have for those which another of its cells tells in
    /// words: | 時刻 (JST) | 失敗、00:10 まで |.
    pub(super) fn zone_of_times(&self, kind: &BlockKind) -> Option<&Zone> {
        let BlockKind::Cell { column, .. } = kind else {
            return None;
        };
        let zone = self.zone_of_times.as_ref();
        zone.filter(|_| !self.of_another_clock.contains(column))
    }
}
