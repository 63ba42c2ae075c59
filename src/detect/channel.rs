//! Is the way of contact the draft asks for open to it?

use super::{Context, Hit};
use crate::facts::contact::{self, Part};
use crate::facts::declared::{self, Channel, Stated};
use crate::facts::{FactKind, Kind};
use crate::knowledge::{Cue, Desk, FieldKind, PhoneCondition, Text, cues, provider};
use crate::ticket::BlockKind;

/// Fires on a wish for a call, a chat or a visit that the desk, the plan or the
/// state of the case does not allow, or that the desk would rather not have.
pub(super) fn not_available(context: &Context<'_>, hits: &mut Vec<Hit>) {
    // An office hour is held on a video call; its rules are others.
    if context.profile.kind == Kind::OfficeHours {
        return;
    }
    let Some(asked) = asked(context) else { return };
    let Some(of) = provider(context.profile.provider) else {
        return;
    };
    let hit = {
        let quote = context.quote(&asked.range);
        let (ja, en) = name(asked.value);
        Hit::at(asked.range.clone())
            .hole("quote", quote)
            .words("channel", ja, en)
            .named("desk", &of.title)
    };
    let desk = of.desk.as_ref();
    if desk.is_some_and(|d| names(&d.refuses, asked.value)) {
        hits.push(hit.case("refused"));
        return;
    }
    if !matches!(asked.value, Channel::Phone | Channel::Chat) {
        return;
    }
    if let Some(plan) = context.stated_plan()
        && (!plan.value.entitled || !plan.value.channels.is_empty())
        && !names(&plan.value.channels, asked.value)
    {
        let hit = hit.named("plan", &plan.value.title);
        hits.push(hit.case("plan").related(plan.range, "plan"));
        return;
    }
    if let Some(case) = desk.and_then(|desk| obstacle(context, desk, &asked)) {
        hits.push(hit.case(case));
    }
}

/// What stands against a call or a chat that the plan includes.
fn obstacle(context: &Context<'_>, desk: &Desk, asked: &Stated<Channel>) -> Option<&'static str> {
    let ticket = context.ticket;
    let phone = asked.value == Channel::Phone;
    let asks = |condition| phone && desk.phone.contains(&condition);
    let general = [FieldKind::Category, FieldKind::Kind]
        .into_iter()
        .flat_map(|kind| ticket.fields_of(kind))
        .any(|field| context.says(&field.range, &cues::GENERAL_INQUIRY))
        || cues::GENERAL_INQUIRY_SAID.is_in(ticket.prose());
    if asks(PhoneCondition::NotGeneral) && general {
        return Some("general");
    }
    if asks(PhoneCondition::CaseFirst) && !has_case(context) && !is_contact(context, asked) {
        return Some("case-first");
    }
    // So many lines nobody reads out on the phone.
    let most = context.count("channel-not-available", "output-lines");
    let long = ticket
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Code)
        .any(|block| ticket.slice(&block.range).lines().count() > most);
    if long {
        return Some("logs");
    }
    let reasoned = cues::TALK_REASON.is_in(ticket.prose());
    (desk.web_first && !reasoned).then_some("web-first")
}

/// Whether the wish stands beside the number to call: then it says how to reach
/// the author, which the desk asks of every new case.
fn is_contact(context: &Context<'_>, asked: &Stated<Channel>) -> bool {
    let ticket = context.ticket;
    let at = asked.range.start;
    let own = match ticket.field(FieldKind::Channel) {
        Some(field) if field.range.contains(&at) => field.range.clone(),
        _ => context.around(at, 0, 0),
    };
    let told = [&cues::CONTACT_PART_PHONE, &cues::CONTACT_PART_HOURS];
    let folded = ticket.folded();
    let beside = folded
        .get(own)
        .is_some_and(|words| told.iter().any(|cue| cue.is_in(words)));
    beside || is_way_of_contact(context, at) || is_called_back(context)
}

/// Whether the desk, which works on the gravest level around the clock, is given the number
/// to call: then no number of a case is read out to it.
fn is_called_back(context: &Context<'_>) -> bool {
    super::contact::is_gravest(context)
        && contact::parts(context.ticket, context.facts).contains(&Part::Phone)
}

/// Whether it stands in the field for how to reach the author, in a draft that gives
/// his number in another: `contact_phone: 03-0000-0123`, `contact_method: phone`.
fn is_way_of_contact(context: &Context<'_>, at: usize) -> bool {
    let ticket = context.ticket;
    let labels = ticket
        .fields_of(FieldKind::Channel)
        .filter(|field| field.range.contains(&at))
        .filter_map(|field| field.label.clone());
    let mut labels = labels.filter_map(|label| ticket.folded().get(label));
    labels.any(|label| cues::CONTACT_PART_WAY.is_in(label))
        && contact::parts(ticket, context.facts).contains(&Part::Phone)
}

/// Whether a number of a case is at hand.
pub(super) fn has_case(context: &Context<'_>) -> bool {
    context.facts.has(FactKind::CaseReference)
        || context
            .ticket
            .value(FieldKind::CaseNumber)
            .is_some_and(|v| v.contains(|c: char| c.is_ascii_digit() || c == '*'))
        || cues::CASE_LABEL.is_in(context.ticket.prose())
}

/// The way of contact a draft asks for, in its field or in a sentence.
pub(super) fn asked(context: &Context<'_>) -> Option<Stated<Channel>> {
    declared::channel(context.ticket).or_else(|| {
        let said = |cue: &Cue, value| {
            let found = cue.find_all(context.ticket.prose());
            let mut said = found
                .into_iter()
                .filter(|range| context.ticket.sentence_at(range.start).is_some());
            said.next().map(|range| Stated { value, range })
        };
        said(&cues::ASKS_ON_SITE, Channel::OnSite)
            .or_else(|| said(&cues::ASKS_PHONE, Channel::Phone))
            .or_else(|| said(&cues::ASKS_CHAT, Channel::Chat))
    })
}

fn names(channels: &[Text], channel: Channel) -> bool {
    channels.iter().any(|c| c == channel.name())
}

const fn name(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Web => ("Web", "the web"),
        Channel::Mail => ("電子メール", "e-mail"),
        Channel::Phone => ("電話", "the phone"),
        Channel::Chat => ("チャット", "chat"),
        Channel::OnSite => ("訪問", "on-site support"),
    }
}
