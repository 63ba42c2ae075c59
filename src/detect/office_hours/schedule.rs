//! When a meeting can be.

use jiff::civil::Date;

use super::super::lifecycle::said;
use super::slot::{Slot, minute_of, proposed, stated_length};
use super::{applied_for, desk_zone, place};
use crate::detect::{Context, Hit};
use crate::knowledge::calendar::{WEEKDAYS, short};
use crate::knowledge::workday::{holiday, is_weekend, workdays_after};
use crate::knowledge::{Closure, Consultation, cues};
use crate::text::{Language, Range};

/// Fires on each proposed time that the desk does not take, and on too few.
pub(in crate::detect) fn impossible(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(conditions) = applied_for(context) else {
        return;
    };
    let Some(zone) = desk_zone(conditions) else {
        return;
    };
    let Some(today) = context.written_on(Some(&zone)) else {
        return;
    };
    let slots = proposed(context, &zone, today.date);
    // A draft whose times have all passed by the clock was written earlier: how
    // far ahead they were is not known.
    let dated = today.told || slots.iter().any(|slot| slot.date > today.date);
    let options = &context.house.options;
    let own = options.count("office-hours-schedule", "lead-days");
    let finder = Finder {
        context,
        conditions,
        today: today.date,
        dated,
        // A house may want more days than the desk, never fewer.
        lead: own.map_or(conditions.lead_days, |days| days.max(conditions.lead_days)),
    };
    let mut lengths = Vec::new();
    for slot in &slots {
        hits.extend(finder.refusal(slot));
        lengths.extend(slot.minutes);
    }
    if slots.is_empty() {
        // The desk may choose: that is a time of choice too.
        if said(context, &cues::ANY_TIME_WILL_DO).is_some() {
            return;
        }
        hits.push(finder.suggest(Hit::absent().case("none")));
    } else if slots.len() < conditions.choices {
        hits.push(finder.suggest(Hit::at(slots[0].range.clone()).case("few").whole_draft()));
    } else if slots.len() > conditions.choices + 1 {
        let hit = Hit::at(slots[0].range.clone()).case("many");
        hits.push(hit.hole("count", slots.len().to_string()));
    }
    lengths.extend(stated_length(context));
    finder.length(&slots, &lengths, hits);
}

struct Finder<'a, 'c> {
    context: &'a Context<'c>,
    conditions: &'static Consultation,
    today: Date,
    /// Whether `today` is the day of application.
    dated: bool,
    /// Business days that must lie before a meeting.
    lead: usize,
}

impl Finder<'_, '_> {
    /// Why a time is not taken, if it is not: the gravest reason.
    fn refusal(&self, slot: &Slot) -> Option<Hit> {
        let lead = self.lead;
        // No further than matters: a date may lie thousands of years ahead.
        let ahead = self
            .workdays()
            .take(lead)
            .take_while(|day| *day <= slot.date)
            .count();
        let hit = Hit::at(slot.range.clone())
            .hole("quote", self.context.quote(&slot.range))
            .hole("today", self.today.to_string())
            .hole("ahead", ahead.to_string())
            .hole("opens", hour(self.conditions.opens))
            .hole("closes", hour(self.conditions.closes));
        let hit = if let Some(date) = slot.misnamed {
            let (ja, en) = named(date);
            hit.case("weekday")
                .hole("date", date.to_string())
                .words("day", format!("{ja}曜日"), en)
        } else if self.dated && slot.date <= self.today {
            hit.case("past")
        } else if let Some((ja, en)) = holiday(slot.date) {
            hit.case("holiday").words("day", ja, en)
        } else if is_weekend(slot.date) {
            hit.case("weekend")
        } else if let Some(closure) = self.closure(slot.date) {
            let (ja, en) = closure
                .name
                .clone()
                .unwrap_or_else(|| (slot.date.to_string().into(), slot.date.to_string().into()));
            hit.case("closed").words("day", ja, en)
        } else if self.dated && ahead < lead && !self.is_boundary(ahead) {
            hit.case("too-early")
        } else if slot
            .start
            .is_some_and(|start| !self.is_open(minute_of(start)))
        {
            hit.case("outside-hours")
        } else if self.dated && ahead < lead {
            hit.case("boundary")
        } else if slot.ends().is_some_and(|end| end > self.closes()) {
            hit.case("ends-late")
        } else if self.may_be_closed(slot.date) {
            hit.case("turn-of-year")
        } else {
            return None;
        };
        Some(self.suggest(hit))
    }

    /// Whether it is the one day on which what the desk says of the days before a
    /// meeting does not agree.
    fn is_boundary(&self, ahead: usize) -> bool {
        self.lead == self.conditions.lead_days && ahead + 1 == self.lead
    }

    /// Whether it is a day on which the desk may be closed, though no holiday.
    fn may_be_closed(&self, date: Date) -> bool {
        let day = format!("{:02}-{:02}", date.month(), date.day());
        self.conditions.closed.iter().any(|closed| *closed == day)
    }

    /// The business days after the application.
    fn workdays(&self) -> impl Iterator<Item = Date> {
        workdays_after(self.today, |day| self.closure(day).is_some())
    }

    /// The closure in the author's configuration that a day falls into.
    fn closure(&self, day: Date) -> Option<&Closure> {
        let house = self.context.house;
        house.closure(day, self.context.profile.provider)
    }

    fn is_open(&self, minute: i64) -> bool {
        (self.opens()..self.closes()).contains(&minute)
    }

    fn opens(&self) -> i64 {
        minutes(self.conditions.opens * 60)
    }

    fn closes(&self) -> i64 {
        minutes(self.conditions.closes * 60)
    }

    /// A length that the desk does not offer, said once.
    fn length(&self, slots: &[Slot], lengths: &[i64], hits: &mut Vec<Hit>) {
        let offered = minutes(self.conditions.shortest)..=minutes(self.conditions.longest);
        let Some(odd) = lengths.iter().find(|m| **m > 0 && !offered.contains(m)) else {
            return;
        };
        let of_slot = slots.iter().find(|slot| slot.minutes == Some(*odd));
        let range: Range = of_slot.map_or_else(|| place(self.context), |slot| slot.range.clone());
        let case = if odd > offered.end() {
            "too-long"
        } else {
            "too-short"
        };
        hits.push(
            Hit::at(range)
                .case(case)
                .hole("minutes", odd.to_string())
                .hole("shortest", self.conditions.shortest.to_string())
                .hole("longest", self.conditions.longest.to_string()),
        );
    }

    /// The first two times that the desk surely takes: one in the morning, and
    /// one in the afternoon of the business day after.
    fn suggest(&self, hit: Hit) -> Hit {
        let mut days = self
            .workdays()
            .skip(self.lead.saturating_sub(1))
            .filter(|day| !self.may_be_closed(*day));
        let at = |day: Option<Date>, hour: usize| {
            day.map_or_else(String::new, |day| {
                format!("{day}{} {hour:02}:00", self.weekday(day))
            })
        };
        let first = at(days.next(), self.conditions.opens);
        let second = at(days.next(), self.conditions.opens + 4);
        hit.hole("first", first)
            .hole("second", second)
            .hole("length", self.conditions.longest.to_string())
    }

    fn weekday(&self, day: Date) -> String {
        let (ja, en) = named(day);
        match self.context.profile.language {
            Language::Ja => format!("({ja})"),
            Language::En => format!(" ({})", short(en)),
        }
    }
}

/// The weekday of a day.
fn named(day: Date) -> (char, &'static str) {
    let number = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or(0);
    WEEKDAYS[number % WEEKDAYS.len()]
}

fn hour(count: usize) -> String {
    format!("{count}:00")
}

fn minutes(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
