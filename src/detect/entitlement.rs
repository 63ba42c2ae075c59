//! What the contract entitles to.

use super::calendar::{last_day, times_in};
use super::lifecycle::said;
use super::{Context, Hit};
use crate::facts::Kind;
use crate::knowledge::{FieldKind, cues, provider};

/// Fires once, on what tells that the desk will not answer, or not that.
pub(super) fn inactive(context: &Context<'_>, hits: &mut Vec<Hit>) {
    // A contract for a time: where there is none, only the plan counts.
    let runs_out = provider(context.profile.provider)
        .and_then(|p| p.contract.as_ref())
        .is_some_and(|contract| contract.runs_out);
    let term = || expired(context).or_else(|| ended(context));
    let hit = runs_out
        .then(term)
        .flatten()
        .or_else(|| beyond_plan(context))
        .or_else(|| runs_out.then(|| mixed(context)).flatten());
    hits.extend(hit);
}

/// The day until which it holds has passed.
fn expired(context: &Context<'_>) -> Option<Hit> {
    let today = context.written_on(None)?.date;
    context
        .ticket
        .fields_of(FieldKind::SupportExpires)
        .find_map(|field| {
            // 「評価期間: 2026-04-01 〜 2026-04-30」: the last day counts.
            let (range, until) = times_in(context, &field.range)
                .filter_map(|(fact, time)| Some((fact.range.clone(), last_day(time, today)?)))
                .max_by_key(|(_, until)| *until)?;
            (until < today).then(|| {
                let quote = context.quote(&range);
                Hit::at(range)
                    .case("expired")
                    .hole("quote", quote)
                    .hole("today", today.to_string())
            })
        })
}

/// A sentence says that it has run out.
fn ended(context: &Context<'_>) -> Option<Hit> {
    let range = said(context, &cues::ENTITLEMENT_ENDED)?;
    let around = context.around(range.start, 1, 2);
    if context.says(&around, &cues::ENTITLEMENT_RENEWED) {
        return None;
    }
    let quote = context.quote(&range);
    Some(Hit::at(range).case("ended").hole("quote", quote))
}

/// The plan does not include what the draft asks for.
fn beyond_plan(context: &Context<'_>) -> Option<Hit> {
    let plan = context.stated_plan()?;
    if plan.value.entitled {
        return None;
    }
    let title = &plan.value.title;
    if plan.value.channels.is_empty() {
        // Contracts and invoices are answered without a plan.
        let technical = matches!(context.profile.kind, Kind::Incident | Kind::Question);
        let asks_on_plan = said(context, &cues::ASKS_ON_PLAN).is_some();
        let of_account = [FieldKind::Category, FieldKind::Product]
            .into_iter()
            .flat_map(|kind| context.ticket.fields_of(kind))
            .any(|field| context.says(&field.range, &cues::ACCOUNT_CATEGORY));
        return (technical && !asks_on_plan && !of_account).then(|| {
            Hit::at(plan.range)
                .case("no-technical-support")
                .names("plan", vec![title])
        });
    }
    let wanted =
        said(context, &cues::HOTFIX_WANTED).or_else(|| said(context, &cues::ANSWER_DEMANDED))?;
    Some(
        Hit::at(wanted.clone())
            .case("beyond-plan")
            .hole("quote", context.quote(&wanted))
            .names("plan", vec![title])
            .related(plan.range, "plan"),
    )
}

/// Only a part of the sockets has the level of support.
fn mixed(context: &Context<'_>) -> Option<Hit> {
    let range = said(context, &cues::SOCKETS_MIXED)?;
    let quote = context.quote(&range);
    Some(Hit::at(range).case("mixed").hole("quote", quote))
}
