//! Points in time, and the time zones they are given in.
//!
//! One pass over the text of each block reads *parts* (a date, a clock time, a
//! part of the day, a zone); neighbouring parts are joined into *moments*; a
//! moment without a zone then inherits one from its sentence, its label, its
//! column or the document. Every step is linear in the length of the text.

mod beginnings;
mod calendar;
mod clock;
mod compact;
mod covers;
mod date;
mod date_ja;
mod elsewhere;
mod given;
mod guard;
mod home;
mod inherit;
mod japanese;
mod join;
mod kanji;
mod labelled;
mod number;
mod part;
mod resolve;
mod scan;
mod schedule;
mod scope;
mod told;
mod word;
mod zone;
mod zone_words;
mod zoned;

#[cfg(test)]
mod tests;

pub use home::{ClockZone, ZoneFault};
pub use part::{Clock, PartialDate, Precision, Week};
pub use zone::{Zone, zone_names};

use super::{Detail, FactKind, Facts};
use crate::text::Range;
use crate::ticket::Ticket;

/// A point in time as the draft gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Time {
    /// The finest unit that is given.
    pub precision: Precision,
    /// The calendar date, as far as it is given in figures or names.
    pub date: Option<PartialDate>,
    /// Where the day stands in the ticket's text, its parts together.
    pub day_range: Option<Range>,
    /// The day of the week, 0 being Monday.
    pub weekday: Option<u8>,
    /// The time of day.
    pub clock: Option<Clock>,
    /// Where the time of day stands in the ticket's text.
    pub clock_range: Option<Range>,
    /// The time zone it is in, if the draft says so anywhere.
    pub zone: Option<Zone>,
    /// The day is given by its distance from another: 「昨日」, "last Friday".
    pub relative: bool,
    /// That distance in days from the day of writing, where it is certain.
    pub relative_days: Option<i32>,
    /// The week of its day of the week, seen from the day of writing.
    pub week: Option<Week>,
    /// The day is relative and the clock may be past the midnight that ends it:
    /// 「昨日の深夜2時」 is said of two calendar days.
    pub day_open: bool,
    /// The word of the day says the half of it that the hour is in: 「昨夜10時」.
    pub hour_of_day: bool,
    /// It stands in pasted text (code, log, quote), not in the author's own words.
    pub in_log: bool,
    /// Said to be rough: 「頃」, "around", a part of the day.
    pub approximate: bool,
    /// A schedule, opening hours or a proposed meeting, not an event.
    pub recurring: bool,
}

/// Adds every point in time of the ticket.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let mut reading = scope::read(ticket);
    let declared = inherit::declared(ticket, &reading);
    reading.settle(&declared);
    for (index, moment) in reading.moments.iter().enumerate() {
        let time = moment.resolve(index, &reading, &declared);
        facts.add(
            FactKind::Timestamp,
            moment.range.clone(),
            Detail::Time(Box::new(time)),
        );
    }
}

/// The zone that the draft declares for all its times, in a field of its own
/// (`timezone: Asia/Tokyo`) or in a sentence (「時刻はすべて日本時間です」).
#[cfg(test)]
fn declared_zone(ticket: &Ticket) -> Option<Zone> {
    let reading = scope::read(ticket);
    inherit::declared(ticket, &reading).document
}
