//! Joining neighbouring parts into moments: a date, its clock time, its zone.

mod edge;
mod gap;
mod moment;

use super::guard;
use super::part::{Day, Half, Kind, Needs, Part, Precision};
use super::scan::Text;
use super::zone::Zone;
use crate::text::Range;
use edge::{is_rough, past_bracket, take_last_year};
use gap::{is_after_zone, is_before_hand, is_before_zone, is_gloss, text_between};

/// A place is named in so many words at most: "Ho Chi Minh City".
const PLACE: usize = 4;
pub(super) use moment::{Joined, Mention, Moment};

/// Joins the parts of one block.
pub(super) fn join(text: &Text<'_>, parts: &[Part], block: usize, out: &mut Joined) {
    let mut at = 0;
    while at < parts.len() {
        at = Group::gather(text, parts, at).settle(text, block, out);
    }
}

/// Parts that belong together, while they are gathered.
struct Group<'p> {
    parts: &'p [Part],
    /// Index after the last part.
    next: usize,
    day: Option<Day>,
    day_needs: Needs,
    /// Where the day stands, all of its parts.
    day_range: Option<Range>,
    half: Option<&'p Part>,
    hand: Option<&'p Part>,
    zone: Option<Zone>,
    zone_needs: Needs,
    /// Date, half and clock time, as far as gathered.
    range: Option<Range>,
    /// End of the last part, the zone included.
    end: usize,
}

impl<'p> Group<'p> {
    fn gather(text: &Text<'_>, parts: &'p [Part], first: usize) -> Self {
        let mut group = Self {
            parts,
            next: first,
            day: None,
            day_needs: Needs::Nothing,
            day_range: None,
            half: None,
            hand: None,
            zone: None,
            zone_needs: Needs::Nothing,
            range: None,
            end: parts[first].range.start,
        };
        while let Some(part) = parts.get(group.next) {
            if !group.takes(text, part) {
                break;
            }
            group.take(part);
            group.next += 1;
        }
        group
    }

    /// Whether the part goes on with what was gathered.
    fn takes(&self, text: &Text<'_>, part: &Part) -> bool {
        if self.range.is_none() && self.zone.is_none() {
            return true;
        }
        let Some(gap) = text_between(text, self.end, part.range.start) else {
            return false;
        };
        match &part.kind {
            Kind::Zone(zone) if self.zone.is_some() => {
                (is_gloss(gap) || self.is_explained(zone, gap))
                    && (self.range.is_none() || !self.zone_leads_on(text, part, gap))
            }
            Kind::Zone(_) => is_before_zone(gap) && !self.zone_leads_on(text, part, gap),
            _ if self.range.is_none() => is_after_zone(gap),
            Kind::Half(_) => self.hand.is_none() && self.half.is_none() && is_before_hand(gap),
            Kind::Hand(hand) => {
                let half_fits = self.half.is_none() || !hand.half_known;
                self.hand.is_none() && half_fits && is_before_hand(gap)
            }
            Kind::Day(day) if self.hand.is_some() || self.half.is_some() => {
                self.day.is_none() && self.hand.is_some() && self.is_after_hand(text, part, gap)
                    // "15:52 on Monday, 27 October"
                    || self.day.as_ref().is_some_and(|own| is_same_day(own, day, gap))
                        && !(day.relative.is_some() && is_next_line(gap))
            }
            Kind::Day(day) => self
                .day
                .as_ref()
                .is_none_or(|own| is_same_day(own, day, gap)),
        }
    }

    /// Whether the zone that was read means several, and the next says which:
    /// "CST UTC+8".
    fn is_explained(&self, other: &Zone, gap: &str) -> bool {
        let open = self.zone.as_ref().is_some_and(|own| own.ambiguous);
        // "local time in Bangkok, UTC+7"
        let place = |gap: &str| {
            let name = gap
                .strip_prefix("in ")
                .and_then(|gap| gap.strip_suffix(','));
            name.is_some_and(|name| name.split(' ').count() <= PLACE && !name.contains(','))
        };
        let gap = gap.trim();
        open && !other.ambiguous && (matches!(gap, "" | "/" | ";" | ":" | "-" | ",") || place(gap))
    }

    /// "15:52 UTC 16:10" – whether the zone belongs to the time after it: only
    /// where something other than a blank parts it from the time before it.
    fn zone_leads_on(&self, text: &Text<'_>, zone: &Part, gap: &str) -> bool {
        let Some(next) = self.parts.get(self.next + 1) else {
            return false;
        };
        let after = text_between(text, zone.range.end, next.range.start);
        // "06:52 (JST 15:52)", but not "06:52 (UTC) 15:52"
        let opens = gap.contains('(') && after.is_some_and(|after| !after.contains(')'));
        (opens || gap.contains([',', ')']))
            && !matches!(next.kind, Kind::Zone(_))
            && after.is_some_and(is_after_zone)
    }

    /// Whether a date may follow the clock time.
    fn is_after_hand(&self, text: &Text<'_>, day: &Part, gap: &str) -> bool {
        let gap = gap.trim();
        if matches!(gap, "on" | ", on" | "of" | ") on") {
            return true;
        }
        if !matches!(gap, "" | "(" | "," | "[" | "- " | ")") {
            return false;
        }
        // "15:52, 11/5 10:00": the date belongs to the next clock time.
        let next = self.parts.get(self.next + 1);
        !next.is_some_and(|next| {
            matches!(next.kind, Kind::Hand(_) | Kind::Half(_))
                && text_between(text, day.range.end, next.range.start).is_some_and(is_before_hand)
        })
    }

    fn take(&mut self, part: &'p Part) {
        let is_first = self.range.is_none();
        match &part.kind {
            Kind::Zone(zone) => {
                match &mut self.zone {
                    Some(own) => own.explained_by(zone),
                    None => {
                        self.zone = Some((**zone).clone());
                        self.zone_needs = part.needs;
                    }
                }
                self.end = part.range.end;
                return;
            }
            Kind::Day(day) => match &mut self.day {
                Some(own) => {
                    if let Some(range) = &mut self.day_range {
                        range.end = part.range.end;
                    }
                    merge(own, day);
                    if self.day_needs == Needs::Company || part.needs == Needs::Nothing {
                        self.day_needs = Needs::Nothing;
                    }
                }
                None => {
                    self.day = Some(day.clone());
                    self.day_range = Some(part.range.clone());
                    self.day_needs = part.needs;
                }
            },
            Kind::Half(_) => self.half = Some(part),
            Kind::Hand(_) => self.hand = Some(part),
        }
        self.end = part.range.end;
        self.range = Some(match (&self.range, is_first) {
            (Some(range), false) => range.start..part.range.end.max(range.end),
            _ => part.range.clone(),
        });
    }

    /// Adds what was gathered and gives the index of the next part.
    fn settle(mut self, text: &Text<'_>, block: usize, out: &mut Joined) -> usize {
        let next = self.next;
        let first_zone = self.zone.clone();
        self.drop_lonely();
        if self.hand.is_none()
            && self.zone_needs == Needs::Company
            && !self.zone.as_ref().is_some_and(|z| is_of_times(text, z))
        {
            self.zone = None;
        }
        let moment = self.moment(text, block);
        if let Some(zone) = first_zone
            && (moment.is_some() || self.zone.is_some())
        {
            out.mentions.push(Mention {
                zone,
                block,
                attached: moment.as_ref().is_some_and(|m| m.hand.is_some()),
            });
        }
        out.moments.extend(moment);
        next
    }

    /// Parts without the company they need do not count.
    fn drop_lonely(&mut self) {
        let lonely_hand = self.hand.is_some_and(|hand| match hand.needs {
            Needs::Zone => self.zone.is_none(),
            Needs::Company => self.zone.is_none() && self.day.is_none(),
            Needs::Clock | Needs::Nothing => false,
        });
        if lonely_hand {
            self.hand = None;
        }
        let lonely_day = match self.day_needs {
            Needs::Clock => self.hand.is_none(),
            Needs::Company => self.hand.is_none() && self.half.is_none(),
            Needs::Zone | Needs::Nothing => false,
        };
        if lonely_day {
            self.day = None;
        }
        if self.hand.is_none() && self.day.is_none() {
            self.half = self.half.filter(|half| half.needs == Needs::Nothing);
        }
    }

    fn moment(&mut self, text: &Text<'_>, block: usize) -> Option<Moment> {
        self.day
            .as_ref()
            .map(|_| ())
            .or(self.hand.map(|_| ()))
            .or(self.half.map(|_| ()))?;
        let mut range = self.range.clone()?;
        if self.day.is_none() || self.hand.is_none() {
            // Something was dropped: what is left may be shorter.
            let parts = [self.half, self.hand];
            if self.day.is_none() {
                let left = parts.into_iter().flatten();
                let start = left.clone().map(|p| p.range.start).min()?;
                let end = left.map(|p| p.range.end).max()?;
                range = start..end;
            }
        }
        let mut hand = self.hand.and_then(|part| match &part.kind {
            Kind::Hand(hand) => Some((hand.clone(), part.range.clone())),
            _ => None,
        });
        let half = self.half.and_then(|part| match part.kind {
            Kind::Half(half) => Some((half, part.range.clone())),
            _ => None,
        });
        let of_day = self.day.as_ref().and_then(|day| day.half);
        let said = hand.as_ref().map(|(hand, place)| Said {
            hour: hand.clock.hour,
            half: half.as_ref().map(|(half, _)| *half).or(of_day),
            midnight: text.slice(place) == "midnight",
        });
        let mut hour_of_day = false;
        if let (Some((hand, place)), Some((half, from))) = (&mut hand, &half) {
            hand.clock.hour = half.hour(hand.clock.hour);
            place.start = place.start.min(from.start);
        } else if let (Some((hand, _)), Some(half)) = (&mut hand, of_day)
            && !hand.half_known
        {
            let hour = half.hour(hand.clock.hour);
            hour_of_day = hour != hand.clock.hour;
            hand.clock.hour = hour;
        }
        if let Some((hand, place)) = &hand
            && hand.colon
            && self.day.is_none()
            && self.zone.is_none()
            && half.is_none()
            && guard::is_amount(
                text,
                place,
                hand.clock.hour,
                hand.precision == Precision::Second,
            )
        {
            return None;
        }
        if let (Some(day), Some(_)) = (&mut self.day, &hand) {
            take_last_year(text, day, self.end, &mut range);
        }
        range.end = past_bracket(text, &range);
        if let Some(zone) = &self.zone
            && zone.range.start == range.end
        {
            range.end = zone.range.end;
        }
        let approximate = self
            .day
            .as_ref()
            .is_some_and(|day| day.approximate && hand.is_none())
            || hand.is_none() && half.is_some()
            || is_rough(text, &range);
        Some(Moment {
            range,
            day: self.day.clone(),
            day_range: self.day.as_ref().and(self.day_range.clone()),
            hand,
            hour_of_day,
            day_open: said.is_some_and(Said::leaves_day_open),
            zone: self.zone.clone(),
            approximate,
            recurring: false,
            block,
            in_log: false,
        })
    }
}

/// An hour and the part of the day it is said to be in.
#[derive(Clone, Copy)]
struct Said {
    hour: u8,
    half: Option<Half>,
    midnight: bool,
}

impl Said {
    fn leaves_day_open(self) -> bool {
        self.midnight
            || self
                .half
                .is_some_and(|half| half.leaves_day_open(self.hour))
    }
}

/// Whether what follows stands on a line of its own, as in a list of events by time: it
/// begins the next.
fn is_next_line(gap: &str) -> bool {
    gap.trim().is_empty() && gap.contains('\n')
}

/// Whether two dates are the same day given twice, or as date and weekday.
fn is_same_day(own: &Day, other: &Day, gap: &str) -> bool {
    let compatible = |a: bool, b: bool| !(a && b);
    let dated = compatible(!own.date.is_empty(), !other.date.is_empty());
    let named = compatible(own.weekday.is_some(), other.weekday.is_some());
    let apart = own.relative.is_some()
        && other.relative.is_some()
        // 「先週金曜」
        && (own.weekday.is_some() == other.weekday.is_some());
    // 「11/4 の翌日」 is another day.
    dated
        && named
        && !apart
        && !other.shifted
        && matches!(gap.trim(), "" | "(" | "," | "の" | ")" | "、" | "[")
}

fn merge(own: &mut Day, other: &Day) {
    if own.date.is_empty() {
        own.date = other.date;
        own.named_month = other.named_month;
    }
    own.weekday = own.weekday.or(other.weekday);
    let days = own.relative.flatten().or(other.relative.flatten());
    own.relative = if own.relative.is_some() || other.relative.is_some() {
        Some(days)
    } else {
        None
    };
    own.from_told |= other.from_told;
    own.shifted |= other.shifted;
    own.half = own.half.or(other.half);
    own.week = own.week.or(other.week);
    own.precision = own.precision.max(other.precision);
    own.approximate |= other.approximate && own.precision != Precision::Date;
}

/// Whether the words before a zone speak of times: "all log times are Pacific".
fn is_of_times(text: &Text<'_>, zone: &Zone) -> bool {
    const NEAR: usize = 24;
    let before = text.before(zone.range.start, NEAR).trim_end();
    let before = [" are", " is", " in", ":", " (", " all"]
        .iter()
        .find_map(|link| before.strip_suffix(link))
        .unwrap_or(before);
    let before = before.strip_suffix(" all").unwrap_or(before).trim_end();
    [" times", " timestamps", " clock", " clocks"]
        .iter()
        .any(|word| before.ends_with(word) || before == word.trim_start())
}
