//! Reading the whole ticket: its moments, and the zones that hold for them.

use memchr::memchr_iter;

use super::Time;
use super::covers::{FieldCovers, TableCovers};
use super::elsewhere;
use super::given::Given;
use super::inherit::{self, Declared};
use super::join::{Joined, Mention, Moment, join};
use super::part::{Day, PartialDate, Precision};
use super::scan::{Text, parts};
use super::schedule;
use super::zone::Zone;
use super::zoned::{Origin, Place, Zoned};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{Block, BlockKind, FieldId, Ticket};

/// Everything the text says about time.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Moments in order of place.
    pub(super) moments: Vec<Moment>,
    /// Zones that are named, in order of place.
    pub(super) mentions: Vec<Mention>,
    /// The zone of its label or its column, by moment.
    covers: Given,
    /// For each moment, the sentence or log line it stands in.
    scopes: Vec<Range>,
    /// The times that have a zone.
    zoned: Zoned,
    /// The zone that its paragraph gives the time before it, by moment.
    beside: Given,
}

/// Reads a ticket.
pub(super) fn read(ticket: &Ticket) -> Reading {
    let mut joined = Joined::default();
    let mut reading = Reading::default();
    let mut fields = FieldCovers::default();
    let mut table = TableCovers::default();
    let lines = Lines::of(ticket.folded());
    for (index, block) in ticket.blocks.iter().enumerate() {
        let mut text = Text::new(ticket.folded(), ticket.text().as_str(), &block.range);
        if says_when(ticket, block) {
            text = text.of_time_field();
        }
        let first_moment = joined.moments.len();
        let first_mention = joined.mentions.len();
        join(&text, &parts(&text, &block.range), index, &mut joined);
        if block.kind == BlockKind::Label {
            // A key is no time, unless it is a line of a timeline: "15:52: …".
            let start = block.range.start;
            let is_timeline = joined
                .moments
                .get(first_moment)
                .is_some_and(|m| m.range.start == start && m.hand.is_some());
            if !is_timeline && !is_section(ticket, block.field) {
                joined.moments.truncate(first_moment);
            }
        }
        let own = joined.mentions.get(first_mention..).unwrap_or_default();
        fields.enter(ticket, index, own);
        table.enter(ticket, index, own, joined.moments.len() > first_moment);
        let mut cover = table.cover(&block.kind).or(&fields.cover(block.field));
        let of_days = table
            .zone_of_days(&block.kind)
            .filter(|_| cover.zone.is_none());
        let of_times = table
            .zone_of_times(&block.kind)
            .filter(|_| cover.zone.is_none());
        let length = ticket.slice(&block.range).trim().len();
        if cover.zone.is_none() && matches!(block.kind, BlockKind::Cell { .. }) {
            cover.zone = fields.zone_of_table(ticket, block.field);
        }
        let pasted = block.is_verbatim();
        for moment in joined.moments.iter_mut().skip(first_moment) {
            moment.in_log = pasted
                || in_inline_code(ticket, moment.range.start)
                || stamps_log(ticket, moment, &lines);
            moment.recurring = cover.recurring || !pasted && schedule::is_recurring(&text, moment);
            let of_times = of_times.filter(|_| moment.range.len() < length);
            let of_row = of_days.or(of_times).filter(|_| moment.day.is_none());
            if let Some(zone) = of_row.or(cover.zone.as_ref()) {
                reading.covers.note(reading.scopes.len(), zone.clone());
            }
            let scope = ticket
                .sentence_at(moment.range.start)
                .and_then(|i| ticket.sentences.get(i))
                .map_or_else(|| lines.around(moment.range.start), |s| s.range.clone());
            reading.scopes.push(scope);
        }
    }
    reading.moments = joined.moments;
    share_zones(ticket.folded(), &mut reading.moments);
    reading.mentions = joined.mentions;
    let place_of = |moment: &Moment| match ticket.blocks.get(moment.block) {
        Some(block) if ticket.slice(&block.range).trim().len() == moment.range.len() => {
            Place::Answer
        }
        Some(block) if says_when(ticket, block) => Place::InAnswer,
        Some(block) if is_of_hours(ticket, block, moment) => Place::Hours,
        _ => Place::Words,
    };
    let origin_of = |mention: &Mention| {
        let block = ticket.blocks.get(mention.block);
        // Nobody but a machine writes the Z of `2026-11-26T03:41:00Z`.
        let is_stamp = mention.zone.written == "Z";
        let of_log = || inherit::is_of_log(ticket, mention);
        let verbatim = block.is_some_and(Block::is_verbatim);
        if is_stamp || verbatim || !mention.attached && of_log() {
            Origin::Machine
        } else if block.is_some_and(|b| matches!(b.kind, BlockKind::Cell { .. })) {
            Origin::Table
        } else {
            Origin::Author
        }
    };
    reading.zoned = Zoned::of(
        &reading.moments,
        |index| reading.zone_around(index),
        &reading.mentions,
        place_of,
        origin_of,
    );
    reading.lead(ticket);
    reading.beside = beside(ticket, &reading);
    reading
}

/// Of clocks without a day the zone that a paragraph names last before it: the times
/// that follow one another there are of one event.
fn beside(ticket: &Ticket, reading: &Reading) -> Given {
    let of = |index: usize, moment: &Moment| {
        let at = moment.range.start;
        // 「16:10(JST)に…。17:30、翌 28 日 9:00 にも」
        let goes_on = |day: &Day| day.date.month.is_none() && day.date.day.is_some();
        let undated = moment.day.as_ref().is_none_or(goes_on);
        let bare = moment.zone.is_none() && undated && !moment.in_log;
        let block = ticket.blocks.get(moment.block).filter(|_| bare)?;
        let told = matches!(
            block.kind,
            BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Value
        );
        let after = reading
            .mentions
            .partition_point(|m| m.zone.range.start < at);
        let before = after.checked_sub(1).and_then(|i| reading.mentions.get(i));
        let mention = before.filter(|m| told && m.attached && m.block == moment.block)?;
        let scope = reading.scopes.get(index)?;
        let other = elsewhere::may_be_of_another_clock(ticket, moment, scope);
        (!other && !mention.zone.ambiguous).then(|| mention.zone.clone())
    };
    let mut given = Given::default();
    for (index, moment) in reading.moments.iter().enumerate() {
        if let Some(zone) = of(index, moment) {
            given.note(index, zone);
        }
    }
    given
}

/// Whether a block is what a field for the time of a fault says.
fn says_when(ticket: &Ticket, block: &Block) -> bool {
    let answers = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Value
    );
    let field = ticket.fields.get(block.field.index()).filter(|_| answers);
    let kind = field.and_then(|field| field.kind);
    matches!(kind, Some(FieldKind::OccurredAt | FieldKind::EndedAt))
}

/// Whether a time is one of the hours at which somebody can be reached or works.
fn is_of_hours(ticket: &Ticket, block: &Block, moment: &Moment) -> bool {
    let of_contact = [FieldKind::Contact, FieldKind::Channel]
        .into_iter()
        .any(|kind| ticket.is_in_field(block.range.start, kind));
    let labels = || {
        ticket
            .fields_at(moment.range.start)
            .filter_map(|f| f.label.as_ref())
    };
    let sentence = || {
        ticket
            .sentences
            .get(ticket.sentence_at(moment.range.start)?)
    };
    let named = |range: &Range| {
        // Nobody tells the hours in a longer sentence; it may hold thousands of times.
        const LONGEST: usize = 400;
        let words = ticket.folded().get(range.clone());
        let words = words.filter(|words| words.len() <= LONGEST);
        words.is_some_and(schedule::is_schedule_label)
    };
    of_contact || labels().any(named) || sentence().is_some_and(|s| named(&s.range))
}

/// The zone after a span counts for both of its ends: 「5:00-5:45 UTC」.
fn share_zones(folded: &str, moments: &mut [Moment]) {
    for at in 1..moments.len() {
        let (before, after) = moments.split_at_mut(at);
        let (Some(start), Some(end)) = (before.last_mut(), after.first()) else {
            continue;
        };
        let span = start.hand.is_some() && end.hand.is_some() && start.block == end.block;
        let between = folded.get(start.range.end..end.range.start);
        if span && start.zone.is_none() && between.is_some_and(|b| cues::SPAN_MARK.is_in(b)) {
            start.zone = end.zone.as_ref().map(Zone::handed_down);
        }
    }
}

/// Whether the label is a heading rather than the key of a value.
fn is_section(ticket: &Ticket, field: FieldId) -> bool {
    ticket.fields.get(field.index()).is_some_and(|field| {
        let end = field.label.as_ref().map_or(0, |label| label.end);
        !field.metadata && !ticket.slice(&(end..end + 1)).starts_with(':')
    })
}

fn in_inline_code(ticket: &Ticket, at: usize) -> bool {
    let i = ticket.inline_code.partition_point(|c| c.range.end <= at);
    ticket
        .inline_code
        .get(i)
        .is_some_and(|c| c.range.start <= at)
}

/// Whether the moment stamps a line of a log: it heads a line of what is given as
/// a log (`logs:`) or an error, or goes on as programs write: "22:00:15 ERROR [main]".
fn stamps_log(ticket: &Ticket, moment: &Moment, lines: &Lines) -> bool {
    let at = moment.range.start;
    let to_second = moment.precision() >= Precision::Second;
    let after = moment.range.end..lines.around(at).end.max(moment.range.end);
    let rest = ticket.text().as_str().get(after).unwrap_or("");
    // A level or a process stands at the start of the line.
    let rest = match rest.char_indices().nth(80) {
        Some((end, _)) => rest.get(..end).unwrap_or(rest),
        None => rest,
    };
    if to_second && cues::STAMPED.is_in(rest) {
        return true;
    }
    // The key may stand before its value on the line.
    let block = ticket.block_at(at).map_or(0, |block| block.range.start);
    let head = lines.around(at).start.max(block)..at;
    let heads = ticket
        .folded()
        .get(head)
        .is_some_and(|head| !head.contains(char::is_alphanumeric));
    // The words of an error go on; a value that is a time is the author's.
    let is_error = moment.day.is_some()
        && moment.hand.is_some()
        && ticket.is_in_field(at, FieldKind::Error)
        && rest.contains(char::is_alphabetic)
        && !cues::TIME_PARTICLE.is_in(rest);
    heads && (to_second && ticket.is_in_field(at, FieldKind::Log) || is_error)
}

/// Where lines begin.
struct Lines {
    starts: Vec<usize>,
    end: usize,
}

impl Lines {
    fn of(text: &str) -> Self {
        let breaks = memchr_iter(b'\n', text.as_bytes());
        Self {
            starts: std::iter::once(0).chain(breaks.map(|at| at + 1)).collect(),
            end: text.len(),
        }
    }

    /// The line at an offset.
    fn around(&self, at: usize) -> Range {
        let next = self.starts.partition_point(|&start| start <= at);
        let start = self
            .starts
            .get(next.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        start..self.starts.get(next).copied().unwrap_or(self.end)
    }
}

impl Reading {
    /// Keeps the zone of the first time from those that may be of another clock.
    fn lead(&mut self, ticket: &Ticket) {
        let Some(zone) = self.zoned.leading() else {
            return;
        };
        if elsewhere::names_another_place(ticket, zone) {
            self.zoned.lead_none();
            return;
        }
        let times = self.moments.iter().zip(&self.scopes).enumerate();
        let strays = times.filter(|(_, (moment, scope))| {
            moment.zone.is_none() && elsewhere::may_be_of_another_clock(ticket, moment, scope)
        });
        let strays = strays.map(|(index, _)| index).collect();
        let times = self.moments.iter().enumerate();
        let said = times.filter(|(_, moment)| elsewhere::is_said(ticket, moment));
        let said = said.map(|(index, _)| index).collect();
        self.zoned.part_from(strays, said);
    }

    /// Notes which times go on from others, once it is known which zones hold beyond
    /// their sentences.
    pub(super) fn settle(&mut self, declared: &Declared) {
        let mut zoned = std::mem::take(&mut self.zoned);
        zoned.settle(&self.moments, |index| {
            let moment = self.moments.get(index)?;
            let own = moment.zone.clone().or_else(|| self.zone_around(index));
            own.or_else(|| declared.for_moment(moment))
        });
        self.zoned = zoned;
    }

    /// The zone of a moment: its own, or that of the words, the sentence, the
    /// label, the column or the document around it.
    fn zone(&self, index: usize, declared: &Declared) -> Option<Zone> {
        let moment = self.moments.get(index)?;
        if let Some(zone) = &moment.zone {
            return Some(zone.clone());
        }
        moment.hand.as_ref()?;
        self.zone_of_sentence(index)
            .or_else(|| self.covers.to(index).cloned())
            .or_else(|| declared.for_moment(moment))
            .or_else(|| self.zone_told_before(index))
            .or_else(|| self.zoned.zone_of(index, moment))
            .or_else(|| self.beside.to(index).cloned())
            .map(|zone| zone.handed_down())
    }

    /// The zone of the time that a day counts from: 「… 15:20(日本時間)…。翌日 9:00 に」.
    fn zone_told_before(&self, index: usize) -> Option<Zone> {
        // Of a long row of such days each is told by the one before.
        const LONGEST: usize = 16;
        let counts = |m: &Moment| m.day.as_ref().is_some_and(|day| day.from_told);
        if !counts(self.moments.get(index)?) {
            return None;
        }
        let before = self.moments.get(..index)?.iter().enumerate().rev();
        let (at, told) = before
            .filter(|(_, m)| m.hand.is_some() && !m.in_log)
            .take(LONGEST)
            .find(|(at, m)| m.zone.is_some() || self.has_outer_zone(*at) || !counts(m))?;
        told.zone.clone().or_else(|| self.zone_around(at))
    }

    /// Whether the sentence, the label or the column gives the moment a zone.
    fn has_outer_zone(&self, index: usize) -> bool {
        self.zone_around(index).is_some()
    }

    /// The zone that the sentence, the label or the column gives a moment.
    fn zone_around(&self, index: usize) -> Option<Zone> {
        self.zone_of_sentence(index)
            .or_else(|| self.covers.to(index).cloned())
    }

    /// The nearest zone before the moment in its sentence, else the first after.
    fn zone_of_sentence(&self, index: usize) -> Option<Zone> {
        let at = self.moments.get(index)?.range.start;
        let scope = self.scopes.get(index)?;
        let after = self.mentions.partition_point(|m| m.zone.range.start < at);
        let before = after.checked_sub(1).and_then(|i| self.mentions.get(i));
        before
            .filter(|m| m.zone.range.start >= scope.start)
            .or_else(|| {
                self.mentions
                    .get(after)
                    .filter(|m| m.zone.range.end <= scope.end)
            })
            .map(|m| m.zone.clone())
    }
}

impl Moment {
    /// The moment as a fact.
    pub(super) fn resolve(&self, index: usize, reading: &Reading, declared: &Declared) -> Time {
        let zone = reading.zone(index, declared);
        let date: Option<PartialDate> = self.date();
        let fixed = date.is_some_and(|d| d.month.is_some() || d.day.is_some());
        let relative = self.day.as_ref().and_then(|day| day.relative);
        let day_open = self.day_open && relative.is_some() && !fixed;
        Time {
            precision: self.precision(),
            date,
            day_range: self.day_range.clone(),
            weekday: self.day.as_ref().and_then(|day| day.weekday),
            clock: self.hand.as_ref().map(|(hand, _)| hand.clock),
            clock_range: self.hand.as_ref().map(|(_, range)| range.clone()),
            zone,
            relative: relative.is_some() && !fixed || self.day.is_none() && self.hand.is_none(),
            relative_days: relative.flatten().filter(|_| !day_open),
            week: self
                .day
                .as_ref()
                .and_then(|day| day.week)
                .filter(|_| !day_open),
            day_open,
            hour_of_day: self.hour_of_day,
            in_log: self.in_log,
            approximate: self.approximate,
            recurring: self.recurring,
        }
    }
}
