//! Several matters in one ticket.

use super::{Context, Hit, additions, points, products};
use crate::facts::{FactKind, Kind};
use crate::knowledge::cues;
use crate::text::Range;

/// Fires where a second, unrelated matter begins, and on a draft that is a list
/// of unrelated matters.
pub(super) fn multiple(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let prose = ticket.prose();
    let mut connectors: Vec<Range> = cues::ISSUE_CONNECTOR
        .find_all(prose)
        .into_iter()
        .filter(|r| ticket.sentence_at(r.start).is_some())
        .filter(|r| {
            let window = context.around(r.start, 0, 1);
            !context.says(&window, &cues::SAME_ISSUE)
        })
        .collect();
    connectors.dedup_by_key(|r| ticket.sentence_at(r.start));
    let number = connectors
        .iter()
        .find_map(|r| stated_number(ticket.prose_of(r)));
    if connectors.is_empty() && cues::SAME_ISSUE.is_in(prose) {
        return;
    }
    let points = points::independent(context, number.is_some());
    let (count, first, second) = match (connectors.first(), points.as_slice()) {
        (_, [first, second, ..]) => (
            number.unwrap_or(points.len()),
            first.range.clone(),
            second.range.clone(),
        ),
        // Several questions on one issue.
        (Some(connector), [_])
            if connectors.len() == 1 && (number.is_some() || is_numbered(context, connector)) =>
        {
            return;
        }
        (Some(connector), _) => {
            let (first, second) = told_apart(context, connector, number.is_some());
            (number.unwrap_or(connectors.len() + 1), first, second)
        }
        (None, _) => {
            let counted = || products::counted(context).map(|[first, second]| (first, second));
            match additions::find(context).or_else(counted) {
                Some((first, second)) => (2, first, second),
                None => return,
            }
        }
    };
    // 「ついでに …」 beside nothing: the other matter is not in this draft. A count
    // tells two matters in one sentence.
    if first == second && number.is_none() {
        return;
    }
    hits.push(
        Hit::at(second.clone())
            .hole("count", count.to_string())
            .hole("first", context.quote(&first))
            .hole("second", context.quote(&second))
            .related(first, "first"),
    );
}

/// Whether the words only number a question: 「質問 2:」, "Question 2".
fn is_numbered(context: &Context<'_>, connector: &Range) -> bool {
    context
        .ticket
        .prose_of(connector)
        .contains(['2', '二', '②'])
}

/// The number of matters that the words announce: 「2 点」, "three questions".
fn stated_number(words: &str) -> Option<usize> {
    const NUMBERS: &[(usize, &[&str])] = &[
        (2, &["2", "二", "two"]),
        (3, &["3", "三", "three"]),
        (4, &["4", "四", "four"]),
        (5, &["5", "五"]),
        (6, &["6", "六"]),
        (7, &["7"]),
        (8, &["8"]),
        (9, &["9"]),
    ];
    if !cues::NUMBER_OF_MATTERS.is_in(words) {
        return None;
    }
    let named = |(_, names): &&(usize, &[&str])| names.iter().any(|n| words.contains(n));
    NUMBERS.iter().find(named).map(|(n, _)| *n)
}

/// The first and the second matter around the words that begin another, or that
/// announce several.
fn told_apart(context: &Context<'_>, connector: &Range, announces: bool) -> (Range, Range) {
    let own = context.around(connector.start, 0, 0);
    let sentences = || context.ticket.sentences.iter().map(|s| &s.range);
    let is_matter = |range: &Range| {
        [
            FactKind::Symptom,
            FactKind::VagueError,
            FactKind::ErrorMessage,
            FactKind::Question,
            FactKind::Goal,
        ]
        .into_iter()
        .any(|kind| context.facts.within(kind, range).next().is_some())
    };
    if announces {
        let mut told = sentences().filter(|r| r.start >= own.end && is_matter(r));
        if let (Some(first), Some(second)) = (told.next(), told.next()) {
            return (first.clone(), second.clone());
        }
        // 「一つ目は …、二つ目は …」 in one sentence.
        let halves = sentences().filter(|r| r.start >= own.end).find_map(|r| {
            let at = cues::SECOND_MATTER.find(context.ticket.prose_of(r))?.start;
            (at > 0).then(|| (r.start..r.start + at, r.start + at..r.end))
        });
        if let Some(halves) = halves {
            return halves;
        }
        let mut next = sentences().filter(|r| r.start >= own.end);
        if let (Some(first), Some(second)) = (next.next(), next.next()) {
            return (first.clone(), second.clone());
        }
    }
    // 「別件です。」 alone: the matter is what comes next.
    let second = if is_matter(&own) {
        own.clone()
    } else {
        let next = sentences().find(|r| r.start >= own.end && is_matter(r));
        next.map_or_else(|| own.clone(), Range::clone)
    };
    let before = || sentences().filter(|r| r.end <= own.start);
    let troubled = |r: &&Range| context.facts.within(FactKind::Symptom, r).next().is_some();
    let first = before()
        .find(troubled)
        .or_else(|| before().find(|r| is_matter(r)))
        .or_else(|| before().next_back())
        .or_else(|| sentences().next())
        .map_or(0..0, Range::clone);
    (first, second)
}

/// Fires where a technical matter and a matter of money share a draft and both
/// ask for something.
pub(super) fn technical_and_billing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let prose = ticket.prose();
    if cues::SAME_ISSUE.is_in(prose) {
        return;
    }
    let asks = |range: &Range| {
        let sentence = context.around(range.start, 0, 1);
        context
            .facts
            .within(FactKind::Question, &sentence)
            .next()
            .is_some()
            || context
                .facts
                .within(FactKind::Goal, &sentence)
                .next()
                .is_some()
            || context.says(&sentence, &cues::ASKING)
    };
    let Some(billing) = cues::BILLING_MATTER
        .find_all(prose)
        .into_iter()
        // `invoice-pdf` is a name.
        .filter(|r| {
            context
                .facts
                .within(FactKind::ResourceId, r)
                .next()
                .is_none()
        })
        .find(|r| ticket.sentence_at(r.start).is_some() && asks(r))
    else {
        return;
    };
    let money = context.around(billing.start, 0, 0);
    let elsewhere = |r: &Range| !(money.start <= r.start && r.start < money.end);
    let trouble = [
        FactKind::Symptom,
        FactKind::VagueError,
        FactKind::ErrorMessage,
    ]
    .into_iter()
    .flat_map(|kind| context.facts.of(kind))
    .map(|fact| fact.range.clone())
    .find(|r| {
        ticket.sentence_at(r.start).is_some()
            && elsewhere(r)
            // An invoice that does not add up is a matter of money, too.
            && !context.says(&context.around(r.start, 0, 0), &cues::BILLING_MATTER)
    });
    // A draft that says itself that it is about money may complain about money.
    let trouble = trouble.filter(|_| context.profile.kind != Kind::Billing);
    let question = || {
        cues::TECHNICAL_MATTER
            .find_all(prose)
            .into_iter()
            .find(|r| ticket.sentence_at(r.start).is_some() && asks(r))
    };
    let Some(technical) = trouble.or_else(question) else {
        return;
    };
    hits.push(
        Hit::at(billing.clone())
            .hole("technical", context.quote(&technical))
            .hole("billing", context.quote(&billing))
            .related(technical, "technical"),
    );
}
