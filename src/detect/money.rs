//! A technical matter and a matter of money in one ticket.

use super::issues::is_filed_apart;
use super::seam::Seam;
use super::{Context, Hit, stretches};
use crate::facts::{FactKind, Kind};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// Fires where a technical matter and a matter of money share a draft and both
/// ask for something.
pub(super) fn technical_and_billing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some((technical, billing)) = both(context) else {
        return;
    };
    hits.push(
        Hit::at(billing.clone())
            .hole("technical", context.quote(&technical))
            .hole("billing", context.quote(&billing))
            .related(technical, "technical"),
    );
}

/// The seam between the technical matter of the draft and that of money.
pub(super) fn find_billing(context: &Context<'_>) -> Option<Seam> {
    let (technical, billing) = both(context)?;
    let stretches = told(context, &technical, &billing);
    Some(Seam {
        stretches,
        ..Seam::between(technical, billing)
    })
}

/// The technical matter of the draft and that of money, if there are both.
fn both(context: &Context<'_>) -> Option<(Range, Range)> {
    let ticket = context.ticket;
    let prose = ticket.prose();
    if !cues::BILLING_MATTER.may_be_in(prose)
        || cues::SAME_ISSUE.is_in(prose)
        || is_filed_apart(context)
    {
        return None;
    }
    let asks = |range: &Range| {
        let own = context.around(range.start, 0, 0);
        let next = own.end..context.around(range.start, 0, 1).end;
        // What a draft about money asks of it next is not asked of this sentence.
        let alone = || {
            let ways = [&cues::TECHNICAL_MATTER, &cues::WAY_ASKED];
            let of_way = ways.into_iter().any(|cue| context.says(&next, cue));
            context.says(&next, &cues::MONEY_ONLY) && !of_way
        };
        let of_money = context.profile.kind == Kind::Billing && is_of_money(context, &next);
        let of_money = of_money || alone();
        asks_in(context, &own) || !of_money && asks_in(context, &next)
    };
    // What harm is done, or would be, is no matter of its own where it asks for nothing.
    let is_harm = |r: &Range| {
        ticket.is_in_field(r.start, FieldKind::Impact)
            && !asks_in(context, &context.around(r.start, 0, 0))
    };
    let found = cues::BILLING_MATTER.find_all(prose);
    let billing = || {
        // `invoice-pdf` is a name.
        found.iter().filter(|r| {
            let mut names = context.facts.within(FactKind::ResourceId, r);
            names.next().is_none()
                && ticket.sentence_at(r.start).is_some()
                && !is_choice(context, r)
                && !is_harm(r)
                && asks_of_money(context, r)
                && !is_mere_reason(context, r)
                && !is_aside(context, r)
        })
    };
    // The subject may sum up both.
    let in_body = |r: &Range| !ticket.is_in_field(r.start, FieldKind::Subject);
    let billing = billing()
        .find(|r| in_body(r))
        .or_else(|| billing().next())?;
    let money = context.around(billing.start, 0, 0);
    let elsewhere = |r: &Range| !(money.start <= r.start && r.start < money.end);
    let complaints = FactKind::COMPLAINTS
        .into_iter()
        .flat_map(|kind| context.facts.of(kind))
        .map(|fact| fact.range.clone())
        .filter(|r| {
            ticket.sentence_at(r.start).is_some()
            && elsewhere(r)
            && !is_harm(r)
            // An invoice that does not add up is a matter of money, too.
            && !is_of_money(context, &context.around(r.start, 0, 0))
            && (is_technical(context, r) || comes_before_money(context, r))
        });
    let complaints: Vec<Range> = complaints.collect();
    let first = complaints.iter().find(|r| in_body(r));
    let trouble = first.or_else(|| complaints.first()).cloned();
    // A draft that says itself that it is about money may complain about money; and of
    // what is told beside it nothing may be asked.
    let trouble = trouble.filter(|_| context.profile.kind != Kind::Billing);
    let trouble = trouble.filter(|_| asks_besides(context, billing));
    let question = || {
        cues::TECHNICAL_MATTER
            .find_all(prose)
            .into_iter()
            .find(|r| {
                // 「停止したのに料金が発生しています」 is asked of money alone.
                let own = context.around(r.start, 0, 0);
                let charged = context.says(&own, &cues::CHARGED_ALTHOUGH);
                let told = ticket.sentence_at(r.start).is_some() && !is_choice(context, r);
                told && !is_in_name(context, r) && !charged && !is_harm(r) && asks(r)
            })
    };
    let technical = trouble.or_else(question);
    let technical = technical.or_else(|| asked_of_fault(context, &money))?;
    Some((technical, billing.clone()))
}

/// Whether something is asked in a part of the draft.
fn asks_in(context: &Context<'_>, part: &Range) -> bool {
    let has = |kind| context.facts.within(kind, part).next().is_some();
    has(FactKind::Question) || has(FactKind::Goal) || context.says(part, &cues::ASKING)
}

/// Fields of a form that choose what kind of ticket it is, and ask nothing.
const CHOICES: [FieldKind; 6] = [
    FieldKind::Category,
    FieldKind::Kind,
    FieldKind::Severity,
    FieldKind::Plan,
    FieldKind::Channel,
    FieldKind::Contact,
];

/// Whether a word only stands in what a form chooses: 「種別: アカウントと請求」.
fn is_choice(context: &Context<'_>, word: &Range) -> bool {
    let mut kinds = context.ticket.field_kinds_at(word.start);
    kinds.any(|kind| CHOICES.contains(&kind))
}

/// Whether a word stands in the number or name of something, as `503` in that of an
/// account does.
fn is_in_name(context: &Context<'_>, word: &Range) -> bool {
    [FactKind::AccountId, FactKind::ResourceId]
        .into_iter()
        .any(|kind| context.facts.within(kind, word).next().is_some())
}

/// Whether the draft asks for something besides money: in another sentence that does not
/// take the money up, in an earlier part of the same ("tell us why, and refund …"), or
/// because the wish on money says that it is one more.
fn asks_besides(context: &Context<'_>, word: &Range) -> bool {
    let money = &context.around(word.start, 0, 0);
    let before = context.ticket.prose_of(&(money.start..word.start));
    let joint = before.rfind([',', '、', ';']).unwrap_or(0);
    let other = |own: &Range| {
        let of_money =
            || own == money || is_of_money(context, own) || context.says(own, &cues::MONEY_ONLY);
        asks_in(context, own) && (context.says(own, &cues::WAY_ASKED) || !of_money())
    };
    let mut sentences = context.ticket.sentences.iter().map(|s| &s.range);
    context.says(money, &cues::ADDED_WISH)
        || asks_in(context, &(money.start..money.start + joint))
        || sentences.any(other)
}

/// Whether something is asked of money: in its own sentence, or in the next, where that
/// takes it up and names nothing else to ask of: 「請求が 3 倍です。理由を教えてください。」
fn asks_of_money(context: &Context<'_>, money: &Range) -> bool {
    let own = context.around(money.start, 0, 0);
    let next = own.end..context.around(money.start, 0, 1).end;
    let takes_up = || {
        is_of_money(context, &next)
            || context.says(&next, &cues::MONEY_TAKEN_UP)
                && !context.says(&next, &cues::TECHNICAL_MATTER)
    };
    asks_in(context, &own) || asks_in(context, &next) && takes_up()
}

/// What a draft asks of a fault that it tells, where the sentence on money goes on to
/// ask for one thing more: 「停止は収束しました。…を教えてください。また、返金を…」.
fn asked_of_fault(context: &Context<'_>, money: &Range) -> Option<Range> {
    if !context.says(money, &cues::ALSO_ASKED) {
        return None;
    }
    let facts = context.facts;
    let has = |kind, range: &Range| facts.within(kind, range).next().is_some();
    let mut faults = facts.of(FactKind::OngoingStatus).filter(|status| {
        let told = context.around(status.range.start, 1, 0);
        !is_of_money(context, &told)
            && (has(FactKind::Product, &told) || has(FactKind::ResourceId, &told))
    });
    faults.next()?;
    let asked = facts.of(FactKind::Question).map(|q| &q.range);
    let mut asked = asked.filter(|q| q.end <= money.start && !is_of_money(context, q));
    asked.next().cloned()
}

/// Whether a sentence is about money: that a discount does not apply is, too.
fn is_of_money(context: &Context<'_>, sentence: &Range) -> bool {
    let cues = [&cues::BILLING_MATTER, &cues::DISCOUNT_APPLIED];
    cues.into_iter().any(|cue| context.says(sentence, cue))
}

/// Whether money is only told as a reason why the trouble has to end: 「料金がかかって
/// いるため、早く復旧したいです」, or why a way is taken: "as the price is lower"; or as
/// what comes of what is wished: 「上げた場合に料金が変わるかも」.
fn is_mere_reason(context: &Context<'_>, money: &Range) -> bool {
    let sentence = context.around(money.start, 0, 0);
    let prose = context.ticket.prose_of(&sentence);
    if cues::MONEY_AS_EFFECT.is_in(prose) {
        return true;
    }
    let asks_of_it =
        |part: &Range| is_of_money(context, part) || context.says(part, &cues::MONEY_TAKEN_UP);
    let behind = money.start..sentence.end;
    let gives_reason = || {
        let found = cues::REASON_BEHIND.find(context.ticket.prose_of(&behind))?;
        Some(behind.start + found.end..sentence.end)
    };
    let follows_reason = || {
        let before = sentence.start..money.start;
        let found = cues::REASON_BEFORE.find(context.ticket.prose_of(&before))?;
        Some(before.start..before.start + found.start)
    };
    let rest = gives_reason().or_else(follows_reason);
    if rest.is_some_and(|rest| !asks_of_it(&rest)) {
        return true;
    }
    cues::MONEY_AS_REASON.find(prose).is_some_and(|found| {
        let rest = sentence.start + found.end..sentence.end;
        !context.says(&rest, &cues::BILLING_MATTER)
    })
}

/// Whether money only stands in brackets that ask nothing: 「(費用の面で最後の手段です)」.
fn is_aside(context: &Context<'_>, money: &Range) -> bool {
    let sentence = context.around(money.start, 0, 0);
    let before = context.ticket.prose_of(&(sentence.start..money.start));
    let Some(open) = before
        .rfind('(')
        .filter(|open| !before[*open..].contains(')'))
    else {
        return false;
    };
    let after = context.ticket.prose_of(&(money.end..sentence.end));
    let Some(close) = after.find(')') else {
        return false;
    };
    !asks_in(context, &(sentence.start + open..money.end + close))
}

/// Whether the sentence of a complaint says itself that it is about technology.
fn is_technical(context: &Context<'_>, complaint: &Range) -> bool {
    let sentence = context.around(complaint.start, 0, 0);
    let facts = context.facts;
    context.says(&sentence, &cues::TECHNICAL_MATTER)
        || [
            FactKind::Product,
            FactKind::ResourceId,
            FactKind::ErrorMessage,
        ]
        .into_iter()
        .any(|kind| facts.within(kind, &sentence).next().is_some())
}

/// Whether a complaint is told before anything of money: 「宛名は変わりません」 below
/// the wish for an invoice belongs to that.
fn comes_before_money(context: &Context<'_>, complaint: &Range) -> bool {
    let start = context.around(complaint.start, 0, 0).start;
    !context.says(&(0..start), &cues::BILLING_MATTER)
}

/// Where the draft tells of one of the two alone, by its numbers, else by the
/// paragraphs they stand in: 0 for what is technical, 1 for money.
fn told(context: &Context<'_>, technical: &Range, billing: &Range) -> Vec<(Range, usize)> {
    let money = |range: &Range| context.says(range, &cues::BILLING_MATTER);
    let Some(numbered) = stretches::numbered(context) else {
        let (Some(first), Some(second)) = (
            paragraph(context, technical.start, |_| true),
            paragraph(context, billing.start, money),
        ) else {
            return Vec::new();
        };
        let apart = first.end <= second.start || second.end <= first.start;
        let mut told = if apart && !money(&first) {
            vec![(first, 0), (second, 1)]
        } else {
            Vec::new()
        };
        told.sort_by_key(|(range, _)| range.start);
        return told;
    };
    let of = numbered.into_iter().filter_map(|stretch| {
        // The words that open it, with the first sentence.
        let sentences = context.ticket.sentences.iter().map(|s| s.range.end);
        let end = sentences.filter(|end| *end > stretch.opening.end).min();
        let end = end.unwrap_or(stretch.opening.end).min(stretch.range.end);
        match (money(&(stretch.range.start..end)), money(&stretch.range)) {
            (_, false) => Some((stretch.range, 0)),
            (true, _) => Some((stretch.range, 1)),
            // Which sentence of it tells what is not known.
            (false, true) => None,
        }
    });
    of.collect()
}

/// The sentences of the paragraph around a place, from the first that is `meant`
/// to the last, between words that begin another matter.
fn paragraph(context: &Context<'_>, at: usize, meant: impl Fn(&Range) -> bool) -> Option<Range> {
    let ticket = context.ticket;
    let block = ticket.block_at(at)?.range.clone();
    let begins = |r: &Range| context.says(r, &cues::ISSUE_CONNECTOR);
    let inside = ticket.sentences.iter().map(|s| &s.range);
    let inside: Vec<&Range> = inside.filter(|r| block.contains(&r.start)).collect();
    let here = inside.iter().position(|r| r.contains(&at))?;
    let from = (0..=here).rev().find(|i| begins(inside[*i])).unwrap_or(0);
    let to = (here + 1..inside.len()).find(|i| begins(inside[*i]));
    let first = (from..=here).find(|i| meant(inside[*i])).unwrap_or(here);
    let end = to.map_or(block.end, |i| inside[i].start);
    Some(inside[first].start..end)
}
