//! What an application says beside its times: the tool and the topic.

use super::super::form::form_for;
use super::super::lifecycle::said;
use super::applied_for;
use crate::detect::{Context, Hit};
use crate::facts::declared::word_at;
use crate::facts::{Fact, FactKind, form};
use crate::knowledge::{Consultation, FieldKind, MeetingTool, cues};
use crate::text::Range;

/// Fires on a tool that the desk does not join, on what it needs to join
/// another, and on a topic that is not given.
pub(in crate::detect) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(conditions) = applied_for(context) else {
        return;
    };
    if let Some((range, tool)) = tool(context, conditions) {
        hits.extend(refusal(context, range, tool));
    }
    if !has_topic(context) {
        hits.push(Hit::absent().case("topic"));
    }
    let says_so = cues::WEB_MEETING
        .find_all(context.ticket.prose())
        .iter()
        .any(|range| !is_kind(context, range.start));
    if !says_so {
        hits.push(Hit::absent().case("wish"));
    }
}

/// The tool asked for: in its field, or in a sentence on the meeting.
fn tool(
    context: &Context<'_>,
    conditions: &'static Consultation,
) -> Option<(Range, Option<&'static MeetingTool>)> {
    let named = |range: &Range| {
        let text = context.ticket.folded().get(range.clone())?;
        conditions
            .tools
            .iter()
            .flat_map(|tool| tool.aliases.iter().map(move |alias| (tool, alias)))
            .filter_map(|(tool, alias)| Some((tool, word_at(text, alias)?, alias.len())))
            .filter(|(_, at, length)| !cues::TOOL_RULED_OUT.is_in(&text[at + length..]))
            .max_by_key(|(_, _, length)| *length)
            .map(|(tool, at, length)| (range.start + at..range.start + at + length, Some(tool)))
    };
    if let Some(field) = context.ticket.field(FieldKind::MeetingTool) {
        let value = context.ticket.folded().get(field.range.clone())?;
        if context.says(&field.range, &cues::TOOL_LEFT_OPEN) || cues::STILL_BLANK.is_in(value) {
            return None;
        }
        return named(&field.range).or_else(|| Some((field.range.clone(), None)));
    }
    cues::TOOL_WISHED
        .find_all(context.ticket.prose())
        .into_iter()
        .filter(|range| context.ticket.sentence_at(range.start).is_some())
        .find_map(|range| named(&range))
}

fn refusal(context: &Context<'_>, range: Range, tool: Option<&MeetingTool>) -> Option<Hit> {
    let quote = context.quote(&range);
    let hit = Hit::at(range.clone()).hole("quote", quote);
    if tool.is_some_and(|tool| tool.call) {
        return Some(hit.case("phone"));
    }
    if tool.is_some_and(|tool| tool.account_only) {
        return Some(hit.case("account-only"));
    }
    if tool.is_some_and(|tool| tool.invited) {
        return None;
    }
    let field = context.ticket.field(FieldKind::GuestAccess);
    let value = field.and_then(|f| context.ticket.folded().get(f.range.clone()));
    let barred = value.is_some_and(|v| cues::GUESTS_BARRED_VALUE.is_in(v.trim()))
        || said(context, &cues::GUESTS_BARRED).is_some();
    if barred {
        return Some(hit.case("no-guests"));
    }
    let url =
        context.ticket.field(FieldKind::MeetingUrl).is_some() || context.facts.has(FactKind::Url);
    if !url {
        return Some(hit.case("no-url"));
    }
    let welcome = value.is_some() || said(context, &cues::GUESTS_WELCOME).is_some();
    (!welcome).then(|| hit.case("guests-unstated"))
}

/// Whether a place names the kind of the ticket, which asks for nothing yet.
fn is_kind(context: &Context<'_>, at: usize) -> bool {
    [FieldKind::Kind, FieldKind::Category]
        .into_iter()
        .any(|kind| context.ticket.is_in_field(at, kind))
}

/// Whether anything tells what the meeting is about.
fn has_topic(context: &Context<'_>) -> bool {
    let in_form = form_for(context)
        .and_then(|asked| asked.fields.iter().find(|line| line.name == "topic"))
        .is_some_and(|line| form::Labelled::of(context.ticket).is_answered(context.facts, line));
    let told = said(context, &cues::TOPIC_TOLD).is_some();
    let asks = FactKind::COMPLAINTS
        .into_iter()
        .any(|kind| context.facts.has(kind));
    in_form || told || asks || names_a_product(context)
}

/// Whether it names something of the provider that one may want to talk about.
fn names_a_product(context: &Context<'_>) -> bool {
    let products = context.facts.of(FactKind::Product);
    products
        .filter_map(Fact::product)
        .any(|product| product.provider() == context.profile.provider)
}
