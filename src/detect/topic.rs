//! Topics that are the matter of a draft.

use std::cell::OnceCell;

use super::asked::Asking;
use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::schema::{Said, Topic, Variant};
use crate::knowledge::{Card, FieldKind, TOPICS, Text, TopicCues};
use crate::text::Range;

/// Finds the topics of a card, each once: to be told twice is of no use.
pub(super) fn detect(card: &Card, topics: &[Topic], context: &Context<'_>, hits: &mut Vec<Hit>) {
    let asking = OnceCell::new();
    let mut found: Vec<Range> = Vec::new();
    let own = context.house.rule(&card.name);
    let own = own.map_or(&[][..], |own| own.topics.as_slice());
    let shipped = TOPICS.iter().filter(|cues| cues.card == card.name);
    let compiled = shipped.chain(own);
    for (cues, topic) in compiled.filter_map(|cues| Some((cues, topics.get(cues.index)?))) {
        if !applies(topic, context) {
            continue;
        }
        let variant = topic.variants.iter().find(|v| fits(v, context));
        if variant.is_some_and(|v| v.answered) {
            continue;
        }
        let Some(place) = first(topic, cues, context, &asking) else {
            continue;
        };
        if found
            .iter()
            .any(|f| f.start < place.end && place.start < f.end)
        {
            continue;
        }
        hits.push(hit(topic, variant, context, &place));
        found.push(place);
    }
}

fn applies(topic: &Topic, context: &Context<'_>) -> bool {
    has(&topic.providers, context.profile.provider)
        && has(&topic.kinds, context.profile.kind.name())
}

/// Whether a list names it, or nothing.
fn has(list: &[Text], name: &str) -> bool {
    list.is_empty() || list.iter().any(|n| n == name)
}

fn fits(variant: &Variant, context: &Context<'_>) -> bool {
    let of = context.profile.provider;
    has(&variant.providers, of)
        && (variant.plans.is_empty()
            || context
                .stated_plan()
                .is_some_and(|p| has(&variant.plans, &p.value.name)))
        && (variant.levels.is_empty()
            || context
                .stated_level()
                .is_some_and(|l| has(&variant.levels, &l.value.name)))
}

/// The first place where the topic is the matter of the draft.
fn first<'a>(
    topic: &Topic,
    cues: &'static TopicCues,
    context: &Context<'a>,
    asking: &OnceCell<Asking<'a>>,
) -> Option<Range> {
    let prose = context.ticket.prose();
    // Names often stand as inline code: `my.cnf`, `nginx`.
    let text = context.ticket.folded();
    if !topic.with.is_empty() && !cues.with.may_be_in(text) {
        return None;
    }
    let names = cues.find.find_all(text);
    if names.is_empty() {
        return None;
    }
    let said = (!topic.with.is_empty()).then(|| cues.with.find_all(text));
    if said.as_ref().is_some_and(Vec::is_empty)
        || (!topic.unless_draft.is_empty() && cues.draft.is_in(prose))
    {
        return None;
    }
    let said = said.as_deref();
    names
        .iter()
        .filter(|name| context.ticket.sentence_at(name.start).is_some())
        // Why somebody asks is not what he asks; what he asks there is.
        .filter(|name| {
            let mut kinds = context.ticket.field_kinds_at(name.start);
            let own = || context.around(name.start, 0, 0);
            let asks = || {
                context
                    .facts
                    .within(FactKind::Question, &own())
                    .next()
                    .is_some()
            };
            topic.said == Said::Stated || kinds.next() != Some(FieldKind::Background) || asks()
        })
        .filter(|name| context.facts.within(FactKind::Url, name).next().is_none())
        .filter(|name| !is_part_of_path(text, name.start))
        .find_map(|name| {
            let asking = asking.get_or_init(|| Asking::of(context));
            if topic.said == Said::Troubled && asking.is_source(name) {
                return None;
            }
            let place = match topic.said {
                Said::Asked => asking.about(name, said, topic.carries),
                Said::Troubled => asking
                    .about(name, said, topic.carries)
                    .or_else(|| asking.trouble_with(name, said)),
                Said::Stated => asking.stated(name, said),
            }?;
            let window = context.around(name.start, topic.within, topic.within);
            let excused = !topic.unless.is_empty() && context.says(&window, &cues.unless);
            (!excused).then_some(place)
        })
}

/// Whether what stands at a place is a later part of a name with dots: `mysql` in
/// `com.mysql.jdbc`.
fn is_part_of_path(text: &str, at: usize) -> bool {
    let before = text[..at].strip_suffix('.');
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

fn hit(topic: &Topic, variant: Option<&Variant>, context: &Context<'_>, place: &Range) -> Hit {
    let case = variant.and_then(|v| v.case.as_ref()).unwrap_or(&topic.case);
    let redirect = variant
        .and_then(|v| v.redirect.as_ref())
        .unwrap_or(&topic.redirect);
    let mut hit = Hit::at(place.clone())
        .case(case.clone())
        .hole("quote", context.quote(place))
        .words("topic", topic.name.ja.clone(), topic.name.en.clone())
        .words("redirect", redirect.ja.clone(), redirect.en.clone());
    hit.severity = variant.and_then(|v| v.severity).or(topic.severity);
    hit.confidence = topic.confidence;
    hit.rests_on = topic.rests_on.clone();
    hit
}
