//! When did it happen?

use super::{Context, Hit, trouble};
use crate::facts::time::{Precision, Time};
use crate::facts::{Detail, Fact, FactKind, Kind};
use crate::knowledge::{Applicability, FieldKind, cues, provider};
use crate::text::{Language, Range, ceil_char_boundary, floor_char_boundary};

/// Parts whose times are no occurrence: when to call, until when.
const OTHER_TIMES: &[FieldKind] = &[
    FieldKind::Contact,
    FieldKind::Deadline,
    FieldKind::Goal,
    FieldKind::Plan,
    FieldKind::Today,
    FieldKind::Severity,
    FieldKind::PreviousCases,
    FieldKind::Version,
    FieldKind::Environment,
    FieldKind::Submitter,
];

/// How far around a time is looked, in bytes.
const NEAR: usize = 48;

/// Fires on an incident that no clock time or date tells the beginning of: at
/// the vague words that do, or where none do.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let answers = context.profile.kind == Kind::Reply;
    if answers {
        answered_vaguely(context, hits);
        return;
    }
    if !trouble::is_reported(context) {
        return;
    }
    if let Some(answer) = answered_in_words(context) {
        let quote = context.quote(&answer);
        hits.push(Hit::at(answer).case("vague").hole("quote", quote));
        return;
    }
    if is_dated(context) {
        if let Some(range) = without_day(context) {
            let quote = context.quote(&range);
            hits.push(Hit::at(range).case("undated").hole("quote", quote));
        }
        return;
    }
    if let Some(range) = vague(context) {
        let quote = context.quote(&range);
        let mut hit = Hit::at(range.clone()).case("vague").hole("quote", quote);
        if let Some((words, day)) = counted_day(context, &range)
            && !context.is_in_quotation(&words)
        {
            hit = hit.edit(words, day, Applicability::Unsafe);
        }
        hits.push(hit);
    } else {
        hits.push(trouble::lacking(context).case("absent"));
    }
}

/// The field for the time of the trouble, where it tells it by words alone that no log can
/// be searched by, and no time of day stands anywhere else.
fn answered_in_words(context: &Context<'_>) -> Option<Range> {
    let ticket = context.ticket;
    let field = ticket.field(FieldKind::OccurredAt)?;
    let words = ticket.folded().get(field.range.clone())?;
    let figures = words.contains(|c: char| c.is_ascii_digit());
    let rough = cues::VAGUE_MOMENT.is_in(words) || cues::MOMENT_BY_EVENT.is_in(words);
    if figures || !rough {
        return None;
    }
    let told =
        |(fact, time): (&Fact, &Time)| time.clock.is_some() && !is_for_contact(context, fact);
    (!times(context).any(told)).then(|| field.range.clone())
}

/// A reply to a desk that asked for the time, which gives none to search by.
fn answered_vaguely(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let own = |range: &Range| !context.is_quoted(range);
    let given = || times(context).filter(|(fact, _)| own(&fact.range));
    let precise = |(fact, time): (&Fact, &Time)| is_precise(context, fact, time);
    if !context.was_asked(&cues::TIME_ASKED) || given().any(precise) {
        return;
    }
    if let Some((fact, _)) = given().find(|(_, time)| time.relative && !time.in_log) {
        let quote = context.quote(&fact.range);
        hits.push(
            Hit::at(fact.range.clone())
                .case("vague")
                .hole("quote", quote),
        );
    }
}

/// The words in `range` that count a day from the day of writing, and that day,
/// where the draft is written on a day that is known.
fn counted_day(context: &Context<'_>, range: &Range) -> Option<(Range, String)> {
    let today = context.written_on(None).filter(|today| today.told)?;
    let (fact, time) = times(context).find(|(fact, time)| {
        time.relative
            && time.date.is_none()
            && time.clock.is_none()
            && !time.approximate
            && range.start < fact.range.end
            && fact.range.start < range.end
    })?;
    let on = match context.language_at(fact.range.start) {
        Language::Ja => "",
        Language::En => context.preposition(&fact.range),
    };
    let day = time.day(Some(today.date))?;
    Some((fact.range.clone(), format!("{on}{day}")))
}

/// Whether any time in the draft is good enough to search a log by.
fn is_dated(context: &Context<'_>) -> bool {
    let masked = |kind| {
        context
            .ticket
            .value(kind)
            .is_some_and(|v| v.contains('*') || cues::DATE_LIKE.is_in(&v.to_lowercase()))
    };
    masked(FieldKind::OccurredAt)
        || times(context).any(|(fact, time)| is_precise(context, fact, time))
}

/// The first time of day at which something happened, where nothing in the draft
/// tells a day: 「15時に発生し、15時半に復旧しました」.
fn without_day(context: &Context<'_>) -> Option<Range> {
    let tells_day = |time: &Time| time.day_range.is_some() || time.clock.is_none();
    let mut all = context.facts.of(FactKind::Timestamp);
    let told = all.any(|fact| matches!(&fact.detail, Detail::Time(time) if tells_day(time)));
    // A desk with a form asks for the date with its lines.
    let has_form = provider(context.profile.provider).is_some_and(|desk| !desk.forms.is_empty());
    if told || has_form || context.ticket.field(FieldKind::OccurredAt).is_some() {
        return None;
    }
    let (fact, _) = times(context).find(|(fact, time)| {
        !time.in_log
            && !time.recurring
            && is_precise(context, fact, time)
            && !context.is_in_quotation(&fact.range)
            && tells_occurrence(context, &trouble::sentence(context, fact))
    })?;
    Some(fact.range.clone())
}

/// The times of the draft that may be occurrences.
fn times<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Fact, &'a Time)> {
    let ticket = context.ticket;
    context
        .facts
        .of(FactKind::Timestamp)
        .filter_map(|fact| match &fact.detail {
            Detail::Time(time) => Some((fact, time.as_ref())),
            _ => None,
        })
        .filter(move |(fact, _)| {
            let mut kinds = ticket.field_kinds_at(fact.range.start);
            let other = kinds.find(|kind| OTHER_TIMES.contains(kind));
            // 「【目的】…したいです。」 may head all that follows, the trouble among it.
            let failed = || context.says(&trouble::sentence(context, fact), &cues::FAILED_THEN);
            other.is_none_or(|kind| kind == FieldKind::Goal && failed())
        })
}

/// Whether the time has a clock, or a day of the calendar, and is no limit.
fn is_precise(context: &Context<'_>, fact: &Fact, time: &Time) -> bool {
    let dated = time
        .date
        .is_some_and(|date| date.month.is_some() && date.day.is_some());
    (time.clock.is_some() || dated)
        && (time.in_log || !is_limit(context, &fact.range) && !is_for_contact(context, fact))
}

/// Whether the sentence tells when somebody can be reached.
fn is_for_contact(context: &Context<'_>, fact: &Fact) -> bool {
    let own = trouble::sentence(context, fact);
    context.says(&own, &cues::HOURS_OF_CONTACT) && !tells_trouble(context, &own)
}

/// Whether a passage claims trouble or an error.
fn tells_trouble(context: &Context<'_>, passage: &Range) -> bool {
    FactKind::COMPLAINTS
        .into_iter()
        .any(|kind| context.facts.within(kind, passage).next().is_some())
}

/// Whether a passage tells that something happened, or was noticed.
fn tells_occurrence(context: &Context<'_>, passage: &Range) -> bool {
    tells_trouble(context, passage)
        || context.says(passage, &cues::OCCURRENCE)
        || context.says(passage, &cues::NOTICED)
}

/// Whether the words around a time make it the limit of something.
fn is_limit(context: &Context<'_>, range: &Range) -> bool {
    let prose = context.ticket.prose();
    let end = floor_char_boundary(prose, range.end + NEAR);
    let start = ceil_char_boundary(prose, range.start.saturating_sub(NEAR));
    cues::UNTIL_THEN.is_in(&prose[range.end..end])
        || cues::LIMIT_BEFORE.is_in(&prose[start..range.start])
}

/// The words that tell roughly when the trouble began: in its sentence or
/// beside it.
fn vague(context: &Context<'_>) -> Option<Range> {
    let told = |range: &Range| {
        let own = context.around(range.start, 0, 0);
        tells_occurrence(context, &own)
            || context
                .ticket
                .is_in_field(range.start, FieldKind::OccurredAt)
    };
    let worded = cues::VAGUE_MOMENT.find_all(context.ticket.prose());
    let said = worded
        .into_iter()
        .filter(|r| context.ticket.sentence_at(r.start).is_some())
        .find(|r| told(r));
    let counted = || {
        times(context)
            .filter(|(_, t)| {
                t.relative && !t.in_log && !t.recurring && t.precision >= Precision::Month
            })
            .map(|(fact, _)| fact.range.clone())
            .find(|r| told(r) && !is_limit(context, r))
    };
    said.or_else(counted)
}
