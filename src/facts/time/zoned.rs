//! The times of a ticket that have a zone, for those that go on from them.

use std::collections::{HashMap, HashSet};

use super::join::{Mention, Moment};
use super::part::Day;
use super::zone::Zone;

/// So often a time goes on from one that goes on from another.
const STEPS: usize = 2;

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
    /// Where hours are told at which somebody works or can be reached: they are no event.
    Hours,
    /// In other words.
    Words,
}

/// Whose words name a zone, the author's first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// Those of the author's sentences.
    Author,
    /// Those of the cell of a table, which may be copied.
    Table,
    /// Those of a machine, or that are said of what it wrote.
    Machine,
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
    /// The minutes of those that have the zone, in a log or by what is said of their part of
    /// the ticket, too: a clock of the same minute is of the same watch.
    minutes: HashSet<(u8, u8)>,
    /// The first time of such a minute, by block.
    matched: HashMap<usize, usize>,
    /// The month, the day and the clock of each.
    moments: HashSet<(u8, u8, Hands)>,
    /// The days of them, those that count from the day of writing among them.
    days: HashSet<DayKey>,
    /// The numbers of those that are all their block says.
    answers: HashSet<usize>,
    /// The numbers of the hours at which somebody works or can be reached.
    hours: HashSet<usize>,
    /// The numbers of those that answer when it happened, with other words.
    asked: HashSet<usize>,
    /// The blocks of logs that have the minute of one of them.
    logs: HashSet<usize>,
    /// The number of the first time that has a day, where it is told in the zone of a
    /// place: UTC may be that of a server, or of a log.
    leads: Option<usize>,
    /// Whether the one zone is that of a place, and not led over to where another is named.
    local: bool,
    /// Whether any time, be it in a log, is told in the zone of a place.
    told: bool,
    /// The numbers of those that may be of another clock: no zone is led over to them.
    strays: HashSet<usize>,
    /// The numbers of those that the author read off the own watch.
    said: HashSet<usize>,
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
    /// `zone_around` has the zones of labels, columns and sentences; `place_of` tells where
    /// a moment stands in a form; `origin_of` whose words a mention is.
    pub(super) fn of(
        moments: &[Moment],
        zone_around: impl Fn(usize) -> Option<Zone>,
        mentions: &[Mention],
        place_of: impl Fn(&Moment) -> Place,
        origin_of: impl Fn(&Mention) -> Origin,
    ) -> Self {
        let Some(nearest) = mentions.iter().map(&origin_of).min() else {
            return Self::default();
        };
        let own = || mentions.iter().filter(|m| origin_of(m) == nearest);
        let Some(first) = own().next().map(|m| &m.zone) else {
            return Self::default();
        };
        let is_first = |zone: &Zone| zone.is_same(first);
        let zone_at = |index: usize, moment: &Moment| -> Option<Zone> {
            moment.zone.clone().or_else(|| zone_around(index))
        };
        let is_local = first.offset_minutes != Some(0);
        let mixed = !mentions.iter().all(|m| is_first(&m.zone));
        let told_in_one = nearest < Origin::Machine && own().all(|m| is_first(&m.zone));
        if first.ambiguous || mixed && !told_in_one {
            return Self::default();
        }
        let mut zoned = Self {
            zone: Some(first.clone()),
            local: is_local,
            mixed,
            ..Self::default()
        };
        for (index, moment) in moments.iter().enumerate() {
            let Some(hands) = hands(moment) else { continue };
            match place_of(moment) {
                Place::Answer => zoned.answers.insert(index),
                Place::InAnswer => zoned.asked.insert(index),
                Place::Hours => {
                    zoned.hours.insert(index);
                    continue;
                }
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
        let lead = moments.iter().position(is_own_dated);
        zoned.leads = lead.filter(|&index| {
            let told = moments.get(index).and_then(|moment| zone_at(index, moment));
            is_local && told.is_some_and(|zone| is_first(&zone))
        });
        let minute =
            |&(month, day, (hour, minute, _)): &(u8, u8, Hands)| (month, day, hour, minute);
        let minutes: HashSet<_> = zoned.moments.iter().map(minute).collect();
        let logged = moments.iter().filter(|moment| moment.in_log);
        let clocks = zoned.clocks.keys();
        let clocks: HashSet<_> = clocks.map(|&(hour, minute, _)| (hour, minute)).collect();
        let same = logged.filter(|moment| {
            hands(moment).is_some_and(|hands| match date(moment) {
                Some((month, day)) => minutes.contains(&minute(&(month, day, hands))),
                None => moment.day.is_none() && clocks.contains(&(hands.0, hands.1)),
            })
        });
        zoned.logs = same.map(|moment| moment.block).collect();
        zoned
    }

    /// Notes the minutes that are told with the zone, by `zone_told` of the number of a
    /// time, and whether every time of the author's own that has a day has a zone, too:
    /// as that tells, or because the day is told with the zone elsewhere. A day that
    /// counts from another (「翌日」) goes on from that.
    pub(super) fn settle(&mut self, moments: &[Moment], zone_told: impl Fn(usize) -> Option<Zone>) {
        let Some(zone) = self.zone.clone() else {
            return;
        };
        for (index, moment) in moments.iter().enumerate() {
            let Some((hour, minute, _)) = hands(moment) else {
                continue;
            };
            if !self.hours.contains(&index)
                && zone_told(index).is_some_and(|told| told.is_same(&zone))
            {
                // What recurs elsewhere may do so at that hour by another clock.
                if !moment.recurring {
                    self.minutes.insert((hour, minute));
                }
                self.told = self.local;
            }
        }
        for _ in 0..STEPS {
            for (index, moment) in moments.iter().enumerate() {
                let goes_on = |first: &usize| *first < index && moment.day.is_none();
                let matched = self.matched.get(&moment.block).is_some_and(goes_on);
                if !moment.in_log && (matched || self.is_of_minute_told(moment)) {
                    self.matched.entry(moment.block).or_insert(index);
                    self.minutes
                        .extend(hands(moment).map(|(hour, minute, _)| (hour, minute)));
                }
            }
        }
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
                let has_zone = zone_told(index).is_some();
                by_lead |= !has_zone;
                has_zone || self.zone_of(index, moment).is_some()
            })
        });
        self.dated = told;
        self.dated_by_lead = by_lead && self.leads.is_some();
    }

    /// Whether a time of the minute is told with the zone.
    fn is_of_minute_told(&self, moment: &Moment) -> bool {
        hands(moment).is_some_and(|(hour, minute, _)| self.minutes.contains(&(hour, minute)))
    }

    /// The zone that is led over to other times, if any.
    pub(super) fn leading(&self) -> Option<&Zone> {
        self.zone.as_ref().filter(|_| self.local)
    }

    /// Leads no zone over to the times of the numbers in `strays`, and the zone of any time
    /// to those in `said`.
    pub(super) fn part_from(&mut self, strays: HashSet<usize>, said: HashSet<usize>) {
        self.strays = strays;
        self.said = said;
    }

    /// Leads the zone over to no time.
    pub(super) fn lead_none(&mut self) {
        self.leads = None;
        self.local = false;
    }

    /// The zone of a time that goes on from one with it: a clock without a date
    /// after such a time in its paragraph, after the same clock anywhere
    /// (「11/19 09:30(日本時間)に発生。09:30 より前は正常」), the clock of one that
    /// recurs, on some day in its paragraph; or in a draft that gives the
    /// zone with every date; another hour of a day that is told with its zone
    /// elsewhere, as in a title; another day, told without its year, where the first
    /// is told in the zone of a place and no other zone or clock is named; and one that is
    /// told as people tell it, where any is told in the zone of a place. A log that
    /// has the minute of one is in its zone, and so is a minute that a log has: no other
    /// zone shows the event at the same time.
    pub(super) fn zone_of(&self, index: usize, moment: &Moment) -> Option<Zone> {
        if moment.in_log {
            let same = self.logs.contains(&moment.block);
            return self.zone.clone().filter(|_| same && !self.mixed);
        }
        let hands = hands(moment)?;
        let earlier = |first: Option<&usize>| first.is_some_and(|first| *first < index);
        let strays = self.strays.contains(&index);
        let said = self.told && self.said.contains(&index) && !strays;
        let is_led = || earlier(self.leads.as_ref()) && !strays;
        let same_minute = || self.is_of_minute_told(moment);
        let goes_on = match (&moment.day, date(moment)) {
            (None, _) => {
                earlier(self.blocks.get(&moment.block))
                    || earlier(self.clocks.get(&hands))
                    || same_minute()
                    || earlier(self.matched.get(&moment.block))
                    || said
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
                let goes_with = || !self.asked.contains(&index) && (said || same_minute());
                again
                    || !self.answers.contains(&index)
                        && (!self.mixed && (same_day() || recurs)
                            || led()
                            || goes_with()
                            || said && earlier(self.blocks.get(&moment.block)))
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
