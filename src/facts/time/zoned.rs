//! The times of a ticket that have a zone, for those that go on from them.

use std::collections::{HashMap, HashSet};

use super::given::Given;
use super::join::{Mention, Moment};
use super::part::Day;
use super::zone::Zone;

/// An hour, a minute, a second.
type Hands = (u8, u8, u8);

/// A day: month and day, or how far it is from the day of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum DayKey {
    Dated(u8, u8),
    Away(i32),
}

/// Where a time stands in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is all that its block says, as the answer to a question.
    Answer,
    /// In what a field for the time of a fault says.
    InAnswer,
    /// In other words.
    Words,
}

/// The times with a zone of a ticket that tells all of its times in one. It is
/// made once: a log of a megabyte may hold a hundred thousand times.
#[derive(Debug, Default)]
pub(super) struct Zoned {
    /// The one zone.
    zone: Option<Zone>,
    /// What was copied into the ticket has another.
    mixed: bool,
    /// For each block the number of its first such time.
    blocks: HashMap<usize, usize>,
    /// For each clock the number of its first such time.
    clocks: HashMap<Hands, usize>,
    /// The block and the clock of those that recur: 「毎朝 6:00 (JST)」.
    recurring: HashSet<(usize, Hands)>,
    /// The month, the day and the clock of each.
    moments: HashSet<(u8, u8, Hands)>,
    /// The days of them, those that count from the day of writing among them.
    days: HashSet<DayKey>,
    /// The numbers of those that are all their block says.
    answers: HashSet<usize>,
    /// The numbers of those that answer when it happened, with other words.
    asked: HashSet<usize>,
    /// The blocks of logs that have the minute of one of them.
    logs: HashSet<usize>,
    /// The number of the first time that has a day, where it is told in the zone of a
    /// place: UTC may be that of a server, or of a log.
    leads: Option<usize>,
    /// The numbers of those that may be of another clock: no zone is led over to them.
    strays: HashSet<usize>,
    /// The number of the first time that has a day, where all that have one have
    /// the zone as well.
    dated: Option<usize>,
    /// Some of those have it from the one that leads.
    dated_by_lead: bool,
}

impl Zoned {
    /// Those of the moments of a ticket, in order; none where the zones that its
    /// author mentions are not all the same.
    ///
    /// `covers` has the zones of labels and columns; `place_of` tells where a moment
    /// stands in a form; `is_copied` whether a mention stands in a log or in the cell of
    /// a table.
    pub(super) fn of(
        moments: &[Moment],
        covers: &Given,
        mentions: &[Mention],
        place_of: impl Fn(&Moment) -> Place,
        is_copied: impl Fn(&Mention) -> bool,
    ) -> Self {
        let own = || mentions.iter().filter(|mention| !is_copied(mention));
        let Some(first) = own().next().or(mentions.first()).map(|m| &m.zone) else {
            return Self::default();
        };
        let is_first = |zone: &Zone| zone.is_same(first);
        let zone_at = |index: usize, moment: &Moment| -> Option<Zone> {
            let cover = || covers.to(index).cloned();
            moment.zone.clone().or_else(cover)
        };
        let mixed = !mentions.iter().all(|m| is_first(&m.zone));
        let told_in_one = own().next().is_some() && own().all(|m| is_first(&m.zone));
        if first.ambiguous || mixed && !told_in_one {
            return Self::default();
        }
        let mut zoned = Self {
            zone: Some(first.clone()),
            mixed,
            ..Self::default()
        };
        for (index, moment) in moments.iter().enumerate() {
            let Some(hands) = hands(moment) else { continue };
            match place_of(moment) {
                Place::Answer => zoned.answers.insert(index),
                Place::InAnswer => zoned.asked.insert(index),
                Place::Words => false,
            };
            if moment.in_log || !zone_at(index, moment).is_some_and(|zone| is_first(&zone)) {
                continue;
            }
            zoned.blocks.entry(moment.block).or_insert(index);
            zoned.clocks.entry(hands).or_insert(index);
            if moment.recurring {
                zoned.recurring.insert((moment.block, hands));
            }
            zoned.days.extend(day_key(moment));
            if let Some((month, day)) = date(moment) {
                zoned.moments.insert((month, day, hands));
            }
        }
        let is_local = first.offset_minutes != Some(0);
        let lead = moments.iter().position(is_own_dated);
        zoned.leads = lead.filter(|&index| {
            let told = moments.get(index).and_then(|moment| zone_at(index, moment));
            is_local && told.is_some_and(|zone| is_first(&zone))
        });
        let minute =
            |&(month, day, (hour, minute, _)): &(u8, u8, Hands)| (month, day, hour, minute);
        let minutes: HashSet<_> = zoned.moments.iter().map(minute).collect();
        let logged = moments.iter().filter(|moment| moment.in_log);
        let same = logged.filter(|moment| {
            hands(moment)
                .zip(date(moment))
                .is_some_and(|(hands, (month, day))| {
                    minutes.contains(&minute(&(month, day, hands)))
                })
        });
        zoned.logs = same.map(|moment| moment.block).collect();
        zoned
    }

    /// Notes whether every time of the author's own that has a day has the zone,
    /// too: as `has_zone` tells of one, or because the day is told with the zone
    /// elsewhere. A day that counts from another (「翌日」) goes on from that.
    pub(super) fn settle(&mut self, moments: &[Moment], has_zone: impl Fn(usize) -> bool) {
        let counts = |day: &Day| day.from_told;
        let own = moments
            .iter()
            .enumerate()
            .filter(|(_, moment)| is_own_dated(moment) && !moment.day.as_ref().is_some_and(counts));
        let mut own = own.peekable();
        let first = own.peek().map(|(index, _)| *index);
        let mut by_lead = false;
        let told = first.filter(|_| {
            own.all(|(index, moment)| {
                let has_zone = has_zone(index);
                by_lead |= !has_zone;
                has_zone || self.zone_of(index, moment).is_some()
            })
        });
        self.dated = told;
        self.dated_by_lead = by_lead && self.leads.is_some();
    }

    /// The zone that is led over from the first time to later ones, if any.
    pub(super) fn leading(&self) -> Option<&Zone> {
        self.leads.and(self.zone.as_ref())
    }

    /// Leads no zone over to the times of these numbers.
    pub(super) fn part_from(&mut self, strays: HashSet<usize>) {
        self.strays = strays;
    }

    /// Leads the zone over to no time.
    pub(super) fn lead_none(&mut self) {
        self.leads = None;
    }

    /// The zone of a time that goes on from one with it: a clock without a date
    /// after such a time in its paragraph, after the same clock anywhere
    /// (「11/19 09:30(日本時間)に発生。09:30 より前は正常」), the clock of one that
    /// recurs, on some day in its paragraph; or in a draft that gives the
    /// zone with every date; another hour of a day that is told with its zone
    /// elsewhere, as in a title; and another day, told without its year, where the first
    /// is told in the zone of a place and no other zone or clock is named. A log that
    /// has the minute of one is in its zone: no other zone shows the event at the same
    /// time.
    pub(super) fn zone_of(&self, index: usize, moment: &Moment) -> Option<Zone> {
        if moment.in_log {
            let same = self.logs.contains(&moment.block);
            return self.zone.clone().filter(|_| same && !self.mixed);
        }
        let hands = hands(moment)?;
        let earlier = |first: Option<&usize>| first.is_some_and(|first| *first < index);
        let is_led = || earlier(self.leads.as_ref()) && !self.strays.contains(&index);
        let goes_on = match (&moment.day, date(moment)) {
            (None, _) => {
                earlier(self.blocks.get(&moment.block))
                    || earlier(self.clocks.get(&hands))
                    || (!(self.mixed || self.dated_by_lead) || is_led())
                        && earlier(self.dated.as_ref())
            }
            (Some(day), dated) => {
                let again =
                    dated.is_some_and(|(month, day)| self.moments.contains(&(month, day, hands)));
                // The answer to a question of a form stands for itself.
                let same_day = || day_key(moment).is_some_and(|day| self.days.contains(&day));
                // Words such as 「本日」 are of no log, nor is 「26 日」, which goes on from a
                // day with its month; a whole date stands for itself.
                let goes_on = day.date.month.is_none() && day.date.day.is_some();
                let is_own =
                    day.relative.is_some() || goes_on || !self.mixed && day.date.year.is_none();
                let led = || is_own && !self.asked.contains(&index) && is_led();
                // One of the times that recur: 「毎朝 6:00 (JST) … 11/27 6:00 の回」.
                let recurs = self.recurring.contains(&(moment.block, hands));
                again
                    || !self.answers.contains(&index)
                        && (!self.mixed && (same_day() || recurs) || led())
            }
        };
        self.zone.clone().filter(|_| goes_on)
    }
}

/// Whether it is a time of a day that the author tells as an event.
fn is_own_dated(moment: &Moment) -> bool {
    moment.hand.is_some() && moment.day.is_some() && !moment.in_log && !moment.recurring
}

fn hands(moment: &Moment) -> Option<Hands> {
    let (hand, _) = moment.hand.as_ref()?;
    Some((hand.clock.hour, hand.clock.minute, hand.clock.second))
}

fn day_key(moment: &Moment) -> Option<DayKey> {
    if let Some((month, day)) = date(moment) {
        return Some(DayKey::Dated(month, day));
    }
    let days = moment.day.as_ref()?.relative.flatten()?;
    Some(DayKey::Away(days))
}

fn date(moment: &Moment) -> Option<(u8, u8)> {
    let date = moment.day.as_ref()?.date;
    Some((date.month?, date.day?))
}
