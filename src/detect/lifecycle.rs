//! Releases that are no longer supported, and features that are not yet.

use jiff::ToSpan;
use jiff::civil::Date;

use super::calendar::{last_day, times_in};
use super::{Context, Hit, trouble};
use crate::facts::time::Time;
use crate::facts::{Fact, FactKind, Kind};
use crate::knowledge::{FieldKind, cues, provider};
use crate::text::{Language, Range};

/// Fires once, on what tells most surely that the release is not supported.
pub(super) fn release(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let wants_fix = said(context, &cues::HOTFIX_WANTED);
    if let Some(hit) = aged(context)
        .or_else(|| outdated(context))
        .or_else(|| stated(context, wants_fix.as_ref()))
        .or_else(|| told(context))
    {
        // The way to a supported release is what the desk still helps with.
        hits.push(if asks_to_upgrade(context) {
            hit.case("upgrade")
        } else {
            hit
        });
        return;
    }
    let Some(wanted) = wants_fix else {
        return;
    };
    let old = said(context, &cues::FIX_ENDED).or_else(|| said(context, &cues::OLD_BUILD));
    if let Some(old) = old {
        hits.push(
            Hit::at(wanted)
                .case("hotfix")
                .hole("quote", context.quote(&old))
                .related(old, "old"),
        );
    }
}

/// The release is older than the desk supports any.
fn aged(context: &Context<'_>) -> Option<Hit> {
    let lifecycle = provider(context.profile.provider)?.lifecycle.as_ref()?;
    let months = i64::try_from(lifecycle.supported_months?).ok()?;
    let today = context.written_on(None)?.date;
    let (range, released, of_month) = release_date(context, today)?;
    let until = released.checked_add(months.months()).ok()?;
    (until < today).then(|| {
        Hit::at(range.clone())
            .case("aged")
            .hole("quote", context.quote(&range))
            .hole("months", months.to_string())
            .words(
                "until",
                ended(until, of_month, Language::Ja),
                ended(until, of_month, Language::En),
            )
    })
}

/// How far before its release the name of a product stands, in bytes.
const NEAR: usize = 60;

/// The number of the release is below that of the oldest that is supported.
fn outdated(context: &Context<'_>) -> Option<Hit> {
    let lifecycle = provider(context.profile.provider)?.lifecycle.as_ref()?;
    let oldest = lifecycle.oldest.as_ref()?;
    let text = context.ticket.folded();
    let named = context.facts.of(FactKind::Product).filter(|fact| {
        let named = fact.product();
        named.is_some_and(|named| named.name() == oldest.product.as_ref())
    });
    let names: Vec<&Range> = named.map(|fact| &fact.range).collect();
    let is_of_it = |version: &Range| {
        // The name stands right before its release.
        let before = names.partition_point(|name| name.end <= version.start);
        let name = before.checked_sub(1).and_then(|at| names.get(at));
        let between = name
            .filter(|name| version.start - name.end <= NEAR)
            .and_then(|name| text.get(name.end..version.start));
        let field = context
            .ticket
            .is_in_field(version.start, FieldKind::Version);
        between.is_some_and(|words| cues::OF_RELEASE.is_in(words)) || field && !names.is_empty()
    };
    let releases = context.facts.of(FactKind::Version).filter(|fact| {
        let of = fact.identifier().and_then(|id| id.provider);
        of == Some(context.profile.provider) && is_of_it(&fact.range)
    });
    let first = |fact: &&Fact| {
        let number = context.ticket.slice(&fact.range);
        let number = number.trim_start_matches(|c: char| !c.is_ascii_digit());
        let (major, _) = number.split_once('.')?;
        major.parse::<usize>().ok()
    };
    let releases: Vec<(&Fact, usize)> = releases
        .filter_map(|fact| Some((fact, first(&fact)?)))
        .collect();
    // Where a newer one is told, the older is what was before, or what it works with.
    let is_new = |number: usize| number >= oldest.number;
    let versions = context.facts.of(FactKind::Version);
    if versions.filter_map(|fact| first(&fact)).any(is_new) {
        return None;
    }
    let (old, _) = releases.first()?;
    // Where it is to go from is told, too.
    let own = context.around(old.range.start, 0, 0);
    if context.says(&own, &cues::WAS_BEFORE) {
        return None;
    }
    let quote = context.quote(&old.range);
    Some(
        Hit::at(old.range.clone())
            .case("ended")
            .hole("quote", quote),
    )
}

/// The day on which something ends, or its month where no more is known.
fn ended(until: Date, of_month: bool, language: Language) -> String {
    let (year, month) = (until.year(), until.month());
    match (language, of_month) {
        (Language::Ja, true) => format!("{year} 年 {month} 月"),
        (Language::Ja, false) => until.to_string(),
        (Language::En, true) => format!("in {year}-{month:02}"),
        (Language::En, false) => format!("on {until}"),
    }
}

/// Whether the time names a month without a day.
fn is_of_month(time: &Time) -> bool {
    time.date
        .is_some_and(|date| date.month.is_some() && date.day.is_none())
}

/// When the release came out, as the form or a sentence on it says, and whether
/// that is a month without a day.
fn release_date(context: &Context<'_>, today: Date) -> Option<(Range, Date, bool)> {
    let in_field = context
        .ticket
        .fields_of(FieldKind::ReleasedAt)
        .find_map(|field| {
            times_in(context, &field.range).find_map(|(fact, time)| {
                Some((
                    fact.range.clone(),
                    last_day(time, today)?,
                    is_of_month(time),
                ))
            })
        });
    in_field.or_else(|| {
        let told = said(context, &cues::RELEASED)?;
        let sentence = context.around(told.start, 0, 0);
        // The words stand behind the day in Japanese, before it in English.
        let near = sentence.start.max(told.start.saturating_sub(80))
            ..sentence.end.min(told.end.saturating_add(40));
        let names_release = context
            .facts
            .within(FactKind::Version, &sentence)
            .next()
            .is_some();
        let others = names_other(context, &sentence);
        (names_release && !others)
            .then(|| {
                times_in(context, &near).find_map(|(fact, time)| {
                    Some((
                        fact.range.clone(),
                        last_day(time, today)?,
                        is_of_month(time),
                    ))
                })
            })
            .flatten()
    })
}

/// The form says what state the release is in.
fn stated(context: &Context<'_>, wants_fix: Option<&Range>) -> Option<Hit> {
    let field = context.ticket.field(FieldKind::LifecycleStatus)?;
    let value = context.ticket.folded().get(field.range.clone())?;
    let quote = context.quote(&field.range);
    let hit = Hit::at(field.range.clone()).hole("quote", quote);
    if cues::STATUS_ENDED.is_in(value) {
        return Some(hit.case("ended"));
    }
    if !cues::STATUS_FIX_ENDED.is_in(value) {
        return None;
    }
    Some(match wants_fix {
        Some(wanted) => hit.case("hotfix").related(wanted.clone(), "wanted"),
        None => hit.case("older"),
    })
}

/// A sentence says that the release is out of support.
fn told(context: &Context<'_>) -> Option<Hit> {
    let ranges = cues::RELEASE_ENDED.find_all(context.ticket.prose());
    let range = ranges.into_iter().find(|range| {
        let sentence = context.around(range.start, 0, 0);
        context.ticket.sentence_at(range.start).is_some()
            && !names_other(context, &sentence)
            && !context.says(&sentence, &cues::ASKS_WHEN)
    })?;
    let quote = context.quote(&range);
    Some(Hit::at(range).case("ended").hole("quote", quote))
}

/// Whether a sentence speaks of software other than the provider's, whose
/// releases are not the desk's matter.
fn names_other(context: &Context<'_>, sentence: &Range) -> bool {
    context.says(sentence, &cues::OTHER_SOFTWARE)
}

fn asks_to_upgrade(context: &Context<'_>) -> bool {
    context.profile.kind == Kind::Question && said(context, &cues::UPGRADE_HELP).is_some()
}

/// The first place of the author's prose that says it.
pub(super) fn said(context: &Context<'_>, cue: &crate::knowledge::Cue) -> Option<Range> {
    cue.find_all(context.ticket.prose())
        .into_iter()
        .find(|range| context.ticket.sentence_at(range.start).is_some())
}

/// Fires once, on the first word of an experimental feature that has trouble.
pub(super) fn experimental(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(range) = said(context, &cues::EXPERIMENTAL) else {
        return;
    };
    let trouble = trouble::first(context).is_some() || trouble::is_stated(context);
    let fails = || context.says(&context.around(range.start, 0, 0), &cues::FALLS_SHORT);
    if !trouble && !fails() {
        return;
    }
    let quote = context.quote(&range);
    let gravest = provider(context.profile.provider).and_then(|p| p.levels.first());
    let demand = said(context, &cues::ANSWER_DEMANDED).or_else(|| {
        let level = context.stated_level()?;
        (Some(level.value) == gravest).then_some(level.range)
    });
    let hit = Hit::at(range).hole("quote", quote);
    hits.push(match demand {
        Some(demand) => hit
            .case("demand")
            .hole("demand", context.quote(&demand))
            .related(demand, "demand"),
        None => hit,
    });
}
