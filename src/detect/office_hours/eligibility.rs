//! Who may have a meeting, and how often.

use jiff::civil::Date;

use super::super::lifecycle::said;
use super::slot::{proposed, used_months};
use super::{applied_for, desk_zone, place};
use crate::detect::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::cues;

/// Fires on every condition that the application does not meet.
pub(in crate::detect) fn refused(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(conditions) = applied_for(context) else {
        return;
    };
    plan(context, hits);
    urgent(context, hits);
    if let Some(range) = said(context, &cues::EXTRA_SESSION) {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("extra").hole("quote", quote));
    } else if let Some(zone) = desk_zone(conditions)
        && let Some(today) = context.written_on(Some(&zone))
    {
        let slots = proposed(context, &zone, today.date);
        used(context, &slots, today.date, hits);
    }
}

fn plan(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(plan) = context.stated_plan() else {
        return;
    };
    if !plan.value.office_hours {
        hits.push(
            Hit::at(plan.range)
                .case("plan")
                .names("plan", vec![&plan.value.title]),
        );
    }
}

fn urgent(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let word = context
        .facts
        .of(FactKind::Urgency)
        .map(|fact| fact.range.clone())
        .next()
        .or_else(|| said(context, &cues::NEEDED_AT_ONCE));
    if let Some(range) = word {
        let quote = context.quote(&range);
        hits.push(Hit::at(range).case("urgent").hole("quote", quote));
    }
}

/// A month has one meeting.
fn used(context: &Context<'_>, slots: &[super::slot::Slot], today: Date, hits: &mut Vec<Hit>) {
    let mut months = used_months(context);
    let this_month = (today.year(), today.month());
    let told = said(context, &cues::MEETING_HELD_THIS_MONTH);
    if told.is_some() {
        months.push(this_month);
    }
    let taken = slots
        .iter()
        .find(|slot| months.contains(&(slot.date.year(), slot.date.month())));
    if let Some(slot) = taken {
        let (year, month) = (slot.date.year(), slot.date.month());
        hits.push(
            Hit::at(slot.range.clone())
                .case("used")
                .hole("quote", context.quote(&slot.range))
                .hole("month", format!("{year}-{month:02}")),
        );
    } else if let Some(range) = told.clone().filter(|_| slots.is_empty()) {
        let quote = context.quote(&range);
        hits.push(
            Hit::at(range)
                .case("used")
                .hole("quote", quote)
                .hole("month", format!("{}-{:02}", this_month.0, this_month.1)),
        );
    } else if months.contains(&this_month) && !slots.is_empty() {
        // The page does not say which month counts, that of the application or
        // that of the meeting.
        let range = told.unwrap_or_else(|| place(context));
        hits.push(Hit::at(range).case("other-month"));
    } else if months.is_empty()
        && !cues::LAST_SESSION.is_in(context.ticket.prose())
        && let Some(slot) = slots.first()
        && slots
            .iter()
            .all(|slot| (slot.date.year(), slot.date.month()) != this_month)
    {
        hits.push(Hit::at(slot.range.clone()).case("month-unclear"));
    }
}
