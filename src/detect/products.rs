//! Several products in one ticket.

use std::collections::{BTreeMap, BTreeSet};

use super::seam::Seam;
use super::{Context, Hit, issues};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, Sentence};

/// A sentence that asks or complains, with the one product it is about.
struct Topic {
    range: Range,
    product: &'static str,
    at: Range,
    question: bool,
    /// It says that another matter begins there.
    separates: bool,
    /// Where the point of a numbered list begins that it stands in, unless the
    /// list is one of what was done.
    point: Option<usize>,
}

/// Fires on the second product that is asked about on its own, apart from the
/// first.
pub(super) fn multiple(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let most = context.count("multiple-products", "at-most");
    let Some(seam) = find(context).filter(|seam| most <= 1 || seam.count > most) else {
        return;
    };
    let (first, second) = seam.ends();
    hits.push(
        Hit::at(second.clone())
            .hole("first", context.quote(&first))
            .hole("second", context.quote(&second))
            .related(first, "first"),
    );
}

/// The products that are asked about apart from each other, if there are
/// several. The two of the first pair that is apart come first.
pub(super) fn find(context: &Context<'_>) -> Option<Seam> {
    if cues::SAME_ISSUE.is_in(context.ticket.prose()) || issues::is_filed_apart(context) {
        return None;
    }
    if let Some([first, second]) = counted(context) {
        return Some(Seam::between(first, second));
    }
    let topics = topics(context);
    let linked = linked(context);
    let apart = |a: &Topic, b: &Topic| {
        a.product != b.product
            && !linked.contains(&(a.product, b.product))
            && (a.question && b.question || b.separates || are_listed(a, b))
            && !is_companion(a, b)
    };
    let (first, second) = first_pair(&topics, apart)?;
    // A further topic goes with the product it is not apart from.
    let mut groups = vec![vec![first], vec![second]];
    let mut group_of = BTreeMap::from([(first.product, 0), (second.product, 1)]);
    for topic in &topics {
        let with = |group: &Vec<&Topic>| !group.iter().any(|a| apart(a, topic) || apart(topic, a));
        let known = group_of.get(topic.product).copied();
        let at = known
            .or_else(|| groups.iter().position(with))
            .unwrap_or_else(|| {
                groups.push(Vec::new());
                groups.len() - 1
            });
        group_of.insert(topic.product, at);
        groups[at].push(topic);
    }
    let ranges = |group: Vec<&Topic>| group.into_iter().map(|topic| topic.at.clone()).collect();
    Some(Seam {
        count: groups.len(),
        matters: groups.into_iter().map(ranges).collect(),
        joints: Vec::new(),
        stretches: Vec::new(),
    })
}

/// The first two topics, in order, that are `apart`. Of the first it only counts
/// which product it is about, whether it is a question and which point it stands
/// in: two that differ in the last are as good as all.
fn first_pair(
    topics: &[Topic],
    apart: impl Fn(&Topic, &Topic) -> bool,
) -> Option<(&Topic, &Topic)> {
    let mut known: BTreeMap<_, Vec<&Topic>> = BTreeMap::new();
    for second in topics {
        let firsts = known.values().flatten().copied();
        let first = firsts
            .filter(|first| apart(first, second))
            .min_by_key(|first| first.range.start);
        if let Some(first) = first {
            return Some((first, second));
        }
        let sort = (second.product, second.question, second.point.is_some());
        let alike = known.entry(sort).or_default();
        if alike.len() < 2 && alike.iter().all(|topic| topic.point != second.point) {
            alike.push(second);
        }
    }
    None
}

/// Two products of a sentence that counts the matters it names, or asks about
/// both side by side.
pub(super) fn counted(context: &Context<'_>) -> Option<[Range; 2]> {
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    sentences
        .filter_map(|sentence| Some((sentence, two_products(context, sentence)?)))
        .filter(|(sentence, _)| !context.in_title(sentence))
        .find_map(|(sentence, [at, other])| {
            let between = at.end..other.start.max(at.end);
            let asked = || {
                let facts = context.facts;
                facts.within(FactKind::Question, sentence).next().is_some()
                    && context.says(&between, &cues::ASKED_SIDE_BY_SIDE)
                    && !context.says(sentence, &cues::TWO_ENDED)
                    && !context.says(sentence, &cues::CAUSE_AND_CURE)
            };
            let counted = context.says(sentence, &cues::COUNTED_MATTERS);
            (counted || asked()).then_some([at, other])
        })
}

/// The first two products of the provider that a sentence names.
fn two_products(context: &Context<'_>, sentence: &Range) -> Option<[Range; 2]> {
    let named = products(context, sentence);
    let (first, at) = named.first()?;
    let (_, other) = named.iter().find(|(name, _)| name != first)?;
    Some([at.clone(), other.clone()])
}

/// The sentences of the body that ask or complain about one product.
fn topics(context: &Context<'_>) -> Vec<Topic> {
    let facts = context.facts;
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    sentences
        .filter_map(|sentence| {
            let mut named = products(context, sentence).into_iter();
            let (product, at) = named.next()?;
            if named.any(|(name, _)| name != product) {
                return None;
            }
            let point = point(context, sentence);
            let question = facts.within(FactKind::Question, sentence).next().is_some()
                || names_what_is_asked(context, sentence)
                || point.as_ref().is_some_and(|point| asks(context, point));
            let trouble = || {
                FactKind::COMPLAINTS
                    .into_iter()
                    .any(|kind| facts.within(kind, sentence).next().is_some())
            };
            let tells = (question || trouble()) && !context.in_title(sentence);
            tells.then(|| Topic {
                range: sentence.clone(),
                product,
                at,
                question,
                separates: separates(context, sentence, question),
                point: point.map(|point| point.start),
            })
        })
        .collect()
}

/// Whether the point of a list is nothing but the name of what is asked:
/// 「- OSS のライフサイクルルールの書き方」.
fn names_what_is_asked(context: &Context<'_>, sentence: &Range) -> bool {
    let block = context.ticket.block_at(sentence.start);
    block.is_some_and(|b| matches!(b.kind, BlockKind::Item { .. }))
        && context.says(sentence, &cues::TOPIC_ASKED)
}

/// The provider's products that a sentence names.
fn products(context: &Context<'_>, sentence: &Range) -> Vec<(&'static str, Range)> {
    context
        .facts
        .within(FactKind::Product, sentence)
        .filter_map(|fact| {
            let product = fact.product()?;
            let of_desk = product.provider() == context.profile.provider;
            of_desk.then(|| (product.name(), fact.range.clone()))
        })
        .collect()
}

/// The pairs of products that a sentence of the draft names together, or two that follow
/// one another and only tell, both ways: one path, one cause, one design.
fn linked(context: &Context<'_>) -> BTreeSet<(&'static str, &'static str)> {
    let mut out = linked_by(context, |_| true);
    let mut before: Option<(&Sentence, Vec<&'static str>)> = None;
    for sentence in &context.ticket.sentences {
        let named = products(context, &sentence.range).into_iter();
        let named: Vec<&'static str> = named.map(|(name, _)| name).collect();
        let tells = !named.is_empty() && !is_matter(context, sentence);
        if let Some((last, others)) = before.take()
            && tells
            && last.block == sentence.block
        {
            let pairs = |a| others.iter().flat_map(move |b| [(a, *b), (*b, a)]);
            out.extend(named.iter().copied().flat_map(pairs));
        }
        before = tells.then_some((sentence, named));
    }
    out
}

/// Whether a sentence asks, complains or begins another matter: only what is merely told
/// goes on in the next sentence.
fn is_matter(context: &Context<'_>, sentence: &Sentence) -> bool {
    let has = |kind| context.facts.within(kind, &sentence.range).next().is_some();
    let kinds = FactKind::COMPLAINTS.into_iter().chain([FactKind::Question]);
    kinds.into_iter().any(has)
        || separates(context, &sentence.range, false)
        || context.says(&sentence.range, &cues::SEPARATE_QUESTIONS)
}

/// The same, as far as sentences of the body name them.
pub(super) fn linked_in_body(context: &Context<'_>) -> BTreeSet<(&'static str, &'static str)> {
    linked_by(context, |sentence| !context.in_title(sentence))
}

fn linked_by(
    context: &Context<'_>,
    counts: impl Fn(&Range) -> bool,
) -> BTreeSet<(&'static str, &'static str)> {
    let mut out = BTreeSet::new();
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    for sentence in sentences.filter(|sentence| counts(sentence)) {
        let named = products(context, sentence).into_iter();
        if named.len() == 0 || context.says(sentence, &cues::SEPARATE_QUESTIONS) {
            continue;
        }
        let named: BTreeSet<&'static str> = named.map(|(name, _)| name).collect();
        for a in &named {
            out.extend(named.iter().map(|b| (*a, *b)));
        }
    }
    out
}

/// Whether a sentence says that another matter begins there.
fn separates(context: &Context<'_>, sentence: &Range, question: bool) -> bool {
    context.says(sentence, &cues::ISSUE_CONNECTOR)
        || (question && context.says(sentence, &cues::ALSO_BEGINS))
}

/// The point of a numbered list that a sentence stands in, unless the list is one of
/// what was done.
fn point(context: &Context<'_>, sentence: &Range) -> Option<Range> {
    let ticket = context.ticket;
    let done = [FieldKind::Steps, FieldKind::Attempts, FieldKind::Operation]
        .into_iter()
        .any(|kind| ticket.is_in_field(sentence.start, kind));
    let block = ticket.block_at(sentence.start)?;
    let numbered = matches!(block.kind, BlockKind::Item { ordered: true, .. });
    (numbered && !done).then(|| block.range.clone())
}

/// Whether a point asks for something in any of its sentences: the product may be named
/// in another one.
fn asks(context: &Context<'_>, point: &Range) -> bool {
    let within = |kind| context.facts.within(kind, point).next().is_some();
    let is_goal = context.ticket.is_in_field(point.start, FieldKind::Goal);
    within(FactKind::Goal) && !is_goal
}

/// Whether both stand as points of a numbered list, each for itself.
fn are_listed(a: &Topic, b: &Topic) -> bool {
    matches!((a.point, b.point), (Some(a), Some(b)) if a != b)
}

/// Whether one of two products goes along with the other and is not asked about
/// for its own sake.
fn is_companion(a: &Topic, b: &Topic) -> bool {
    [a, b]
        .into_iter()
        .any(|t| !t.question && cues::COMPANION_PRODUCT.is_in(&t.product.to_lowercase()))
}
