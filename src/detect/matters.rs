//! Which stretches of a draft tell one matter, and which another.

use std::collections::BTreeSet;

use super::stretches::Stretch;
use super::{Context, account, category, products};
use crate::facts::{Detail, Fact, FactKind, goal};
use crate::knowledge::{FieldKind, GENERIC, cues, provider};
use crate::text::Range;

/// How plainly the draft says that its stretches are matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// It calls them questions, problems, points, and counts them.
    Counted,
    /// It numbers them, as it may number anything.
    Numbered,
    /// It only tells them one after another.
    Told,
}

/// What a stretch is about.
#[derive(Debug, Clone, Default)]
struct Topic {
    trouble: bool,
    asks: bool,
    billing: bool,
    refers_back: bool,
    /// Names of products of a provider.
    products: BTreeSet<&'static str>,
    /// Identifiers.
    names: BTreeSet<String>,
    accounts: BTreeSet<String>,
}

impl Topic {
    fn of(context: &Context<'_>, range: &Range) -> Self {
        let facts = context.facts;
        let products = facts.within(FactKind::Product, range);
        let products = products.filter(|fact| !is_environment(context, fact.range.start));
        let names = facts.within(FactKind::ResourceId, range);
        let accounts = facts.within(FactKind::AccountId, range);
        Self {
            trouble: is_troubled(context, range),
            asks: is_asking(context, range),
            billing: context.says(range, &cues::BILLING_MATTER),
            refers_back: context.says(range, &cues::REFERS_BACK),
            products: products
                .filter_map(Fact::product)
                .filter(|product| product.provider() != GENERIC)
                .map(|product| product.name())
                .collect(),
            names: names
                .map(|fact| context.ticket.slice(&fact.range).to_lowercase())
                .collect(),
            accounts: accounts
                .map(|fact| account::number(context, fact))
                .collect(),
        }
    }

    /// What is counted as a question needs no more than to name what it is about.
    fn tells(&self, said: Said) -> bool {
        let named = said == Said::Counted && self.has_subject();
        self.trouble || self.asks || self.billing || named
    }

    /// Whether it says itself what it is about.
    fn has_subject(&self) -> bool {
        !self.products.is_empty() || !self.names.is_empty() || self.billing
    }
}

/// Whether a place tells what is used: that is no matter of its own.
pub(super) fn is_environment(context: &Context<'_>, at: usize) -> bool {
    let mut kinds = context.ticket.field_kinds_at(at);
    kinds.any(|kind| matches!(kind, FieldKind::Environment | FieldKind::Version))
}

/// Whether something is complained of in a range.
pub(super) fn is_troubled(context: &Context<'_>, range: &Range) -> bool {
    let mut kinds = FactKind::COMPLAINTS.into_iter();
    kinds.any(|kind| context.facts.within(kind, range).next().is_some())
}

/// Whether something is asked in a range.
fn is_asking(context: &Context<'_>, range: &Range) -> bool {
    let mut kinds = [FactKind::Question, FactKind::Goal].into_iter();
    kinds.any(|kind| context.facts.within(kind, range).next().is_some())
        || context.says(range, &cues::ASKING)
        || context.says(range, &cues::TOPIC_ASKED)
}

/// Whether a range tells of trouble, or asks.
pub(super) fn is_told(context: &Context<'_>, range: &Range) -> bool {
    is_troubled(context, range) || is_asking(context, range)
}

/// Whether two ranges name products that have nothing to do with each other.
pub(super) fn name_apart(context: &Context<'_>, first: &Range, second: &Range) -> bool {
    let (first, second) = (Topic::of(context, first), Topic::of(context, second));
    let Some(of) = provider(context.profile.provider) else {
        return false;
    };
    let related = |a: &&str| second.products.iter().any(|b| category::related(of, a, b));
    let named = !first.products.is_empty() && !second.products.is_empty();
    named
        && first.names.is_disjoint(&second.names)
        && first.products.is_disjoint(&second.products)
        && !first.products.iter().any(related)
}

/// Whether a range tells of trouble, says with what, and asks about it.
pub(super) fn is_whole(context: &Context<'_>, range: &Range) -> bool {
    let told = is_troubled(context, range) && is_asking(context, range);
    told && Topic::of(context, range).has_subject()
}

/// Whether a range tells of trouble, and says with what.
pub(super) fn is_fault(context: &Context<'_>, range: &Range) -> bool {
    is_troubled(context, range) && Topic::of(context, range).has_subject()
}

/// What the draft is about besides its stretches.
struct Frame {
    trouble: bool,
    subject: bool,
    /// The author means to do something with a thing that he names.
    plan: bool,
}

/// The stretches of each matter, by place. A stretch that tells nothing of its
/// own goes with the one before it.
pub(super) fn grouped(context: &Context<'_>, stretches: &[Stretch], said: Said) -> Vec<Vec<usize>> {
    let frame = frame(context, stretches);
    let mut groups: Vec<(Vec<Topic>, Vec<usize>)> = Vec::new();
    for (at, stretch) in stretches.iter().enumerate() {
        let topic = Topic::of(context, &stretch.range);
        let again = |member: &usize| {
            stretch.number.is_some() && stretches[*member].number == stretch.number
        };
        let known = groups
            .iter()
            .position(|(_, members)| members.iter().any(again))
            .or_else(|| {
                let with = |other: &Topic| !are_apart(context, &frame, said, other, &topic);
                let mut groups = groups.iter();
                groups.rposition(|(topics, _)| topics.iter().any(with))
            });
        match known {
            Some(known) => {
                groups[known].0.push(topic);
                groups[known].1.push(at);
            }
            None if topic.tells(said) => groups.push((vec![topic], vec![at])),
            None => {}
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}

/// What is told outside of the stretches, but for words that only count them
/// and a title that may sum up several.
fn frame(context: &Context<'_>, stretches: &[Stretch]) -> Frame {
    let ticket = context.ticket;
    let first = stretches.first().map_or(0, |s| s.range.start);
    let before = ticket.sentences.iter().map(|s| &s.range);
    let before = before.take_while(|range| range.start < first);
    let outside = before.filter(|range| {
        let counts = context.says(range, &cues::ISSUE_CONNECTOR)
            || context.says(range, &cues::ANNOUNCES_MATTERS);
        let sums_up = context.in_title(range) && context.says(range, &cues::SUBJECT_JOINT);
        !counts && !sums_up
    });
    let mut frame = Frame {
        trouble: false,
        subject: false,
        plan: false,
    };
    for range in outside {
        let topic = Topic::of(context, range);
        frame.trouble |= topic.trouble;
        frame.subject |= topic.has_subject();
        let named = topic.has_subject() || !topic.accounts.is_empty();
        frame.plan |= named && is_planned(context, range);
    }
    frame
}

/// Whether a sentence tells what the author means to do, not only what he wants to know.
fn is_planned(context: &Context<'_>, sentence: &Range) -> bool {
    let mut goals = context.facts.within(FactKind::Goal, sentence);
    goals.any(|fact| fact.detail == Detail::Case(goal::PURPOSE))
        && !context.says(sentence, &cues::TELL_REQUEST)
}

fn are_apart(
    context: &Context<'_>,
    frame: &Frame,
    said: Said,
    first: &Topic,
    second: &Topic,
) -> bool {
    let disjoint = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
    };
    let tell = first.tells(said) && second.tells(said);
    if !tell || !first.names.is_disjoint(&second.names) {
        return false;
    }
    if first.billing != second.billing {
        let technical = if first.billing { second } else { first };
        let speaks = said != Said::Told || technical.has_subject();
        return speaks && (first.trouble || first.asks) && (second.trouble || second.asks);
    }
    if disjoint(&first.accounts, &second.accounts) && first.trouble && second.trouble {
        return true;
    }
    // What is asked or listed below one trouble belongs to it.
    if frame.trouble {
        return false;
    }
    let both_trouble = first.trouble && second.trouble;
    let ask_both = first.asks && second.asks;
    if !first.products.is_empty() && !second.products.is_empty() {
        if !first.products.is_disjoint(&second.products) {
            let named = disjoint(&first.names, &second.names);
            return said == Said::Counted && both_trouble && named;
        }
        let related = || {
            let Some(of) = provider(context.profile.provider) else {
                return false;
            };
            let linked = products::linked_in_body(context);
            let mut pairs = first
                .products
                .iter()
                .flat_map(|a| second.products.iter().map(move |b| (*a, *b)));
            pairs.any(|(a, b)| category::related(of, a, b) || linked.contains(&(a, b)))
        };
        return match said {
            Said::Counted => true,
            Said::Numbered => ask_both && (first.trouble || second.trouble) && !related(),
            Said::Told => !related() && !second.refers_back,
        };
    }
    match said {
        // What a plan will cost and what is billed after it are asked of one plan.
        Said::Counted if first.has_subject() && second.has_subject() => {
            !(frame.plan && ask_both && !first.trouble && !second.trouble && first.billing)
        }
        // The first says what it is about by common words alone, and the second
        // does not take it up.
        Said::Counted => {
            let lone = !frame.subject && !first.has_subject() && !second.refers_back;
            let asks = !first.trouble && !second.trouble;
            lone && first.trouble == second.trouble && (asks || !second.has_subject())
        }
        Said::Numbered => ask_both && both_trouble && disjoint(&first.names, &second.names),
        Said::Told => false,
    }
}
