//! Whom the desk can reach, when and how.

use super::{Context, Hit};
use crate::facts::contact::{self, Part};
use crate::facts::declared::Channel;
use crate::knowledge::{Desk, FieldKind, PhoneCondition, cues, provider};
use crate::text::Range;

/// Fires on parts of the contact that the desk asks for and the draft lacks, on
/// a wish for a call without a number, and on the gravest level without an
/// engineer who is there around the clock.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(desk) = provider(context.profile.provider).and_then(|p| p.desk.as_ref()) else {
        return;
    };
    let given = contact::parts(context.ticket, context.facts);
    if desk.wants_contact {
        hits.extend(parts(context, &given));
    }
    hits.extend(engineer(context, desk));
    if desk.phone.contains(&PhoneCondition::CallsBack) && !given.contains(&Part::Phone) {
        let call = super::channel::asked(context).filter(|asked| asked.value == Channel::Phone);
        let only = |range: &Range| !context.says(range, &cues::PHONE_OPTIONAL);
        let call = call.filter(|asked| only(&context.around(asked.range.start, 1, 0)));
        // Any number will do where the desk is asked to call.
        let number = || cues::CONTACT_PART_PHONE.is_in(context.ticket.prose());
        if let Some(asked) = call.filter(|_| !number()) {
            let quote = context.quote(&asked.range);
            let hit = Hit::at(asked.range).case("callback").whole_draft();
            hits.push(hit.hole("quote", quote));
        }
    }
}

/// The parts that are missing, in one hit. Without a name or a way to reach him
/// nobody can answer; the rest saves a question.
fn parts(context: &Context<'_>, given: &[Part]) -> Option<Hit> {
    // Those that the house wants; all of them where it does not say.
    let options = &context.house.options;
    let wanted = options.names("missing-contact", "parts");
    let missing: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|part| wanted.is_none_or(|names| names.iter().any(|n| n == key(*part))))
        .filter(|part| !given.contains(part))
        .collect();
    if missing.is_empty() {
        return None;
    }
    // Any way will do: the desk may answer in the ticket, too.
    let ways = [Part::Phone, Part::Email];
    let lacks = |part: &Part| missing.contains(part);
    let is_reached = ways.iter().any(|way| given.contains(way));
    let unreached = ways.iter().any(lacks) && !is_reached;
    let unreached = unreached && !contact::answers_here(context.ticket);
    let grave = || is_gravest(context) && lacks(&Part::Phone);
    let case = if lacks(&Part::Name) || unreached || grave() {
        "main"
    } else {
        "light"
    };
    let ja: Vec<&str> = missing.iter().map(|part| name(*part).0).collect();
    let en: Vec<&str> = missing.iter().map(|part| name(*part).1).collect();
    let lines_ja: Vec<String> = ja.iter().map(|n| format!("{n}: ＿＿")).collect();
    let lines_en: Vec<String> = en.iter().map(|n| format!("{n}: <…>")).collect();
    Some(
        Hit::absent()
            .case(case)
            .words("missing", ja.join("、"), en.join(", "))
            .words("lines", lines_ja.join("\n"), lines_en.join("\n")),
    )
}

/// Whether the level is the one that is worked on around the clock.
pub(super) fn is_gravest(context: &Context<'_>) -> bool {
    let desk = provider(context.profile.provider).and_then(|p| p.desk.as_ref());
    let level = context.stated_level();
    desk.zip(level)
        .is_some_and(|(desk, level)| desk.engineer_for.as_ref() == Some(&level.value.name))
}

/// The name of a part in a configuration.
const fn key(part: Part) -> &'static str {
    match part {
        Part::Name => "name",
        Part::Company => "company",
        Part::Phone => "phone",
        Part::Email => "email",
        Part::Hours => "hours",
        Part::Way => "way",
    }
}

const fn name(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Name => ("氏名", "name"),
        Part::Company => ("会社名", "company"),
        Part::Phone => ("電話番号", "phone number"),
        Part::Email => ("メールアドレス", "e-mail address"),
        Part::Hours => ("都合のよい時間帯", "best time to be reached"),
        Part::Way => ("希望する連絡方法", "preferred contact method"),
    }
}

/// The gravest level, where the desk works around the clock on condition that
/// the customer does, too.
fn engineer(context: &Context<'_>, desk: &Desk) -> Option<Hit> {
    let ticket = context.ticket;
    let level = context.stated_level()?;
    if desk.engineer_for.as_ref() != Some(&level.value.name) {
        return None;
    }
    // A plan of business hours has no night.
    let by_day = context.stated_plan().is_some_and(|plan| {
        let of_level = plan
            .value
            .targets
            .iter()
            .find(|t| t.level == level.value.name);
        of_level.is_none_or(|target| target.business_hours)
    });
    let at_hand = || {
        ticket.value(FieldKind::Engineer).is_some()
            || ticket
                .fields_of(FieldKind::Contact)
                .any(|f| context.says(&f.range, &cues::ENGINEER_AT_HAND))
            || cues::ENGINEER_AT_HAND.is_in(ticket.prose())
    };
    (!by_day && !at_hand()).then(|| {
        let name = level.value.name.to_string();
        let hit = Hit::at(level.range).case("engineer").whole_draft();
        hit.hole("level", name)
    })
}
