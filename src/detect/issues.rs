//! Several matters in one ticket.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::seam::{Seam, joining};
use super::shared::is_shared;
use super::{Context, Hit, additions, parted, points, products};
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;

/// Fires where a second, unrelated matter begins, and on a draft that is a list
/// of unrelated matters.
pub(super) fn multiple(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let most = context.count("multiple-issues", "at-most");
    let Some(seam) = find(context).filter(|seam| most <= 1 || seam.count > most) else {
        return;
    };
    let (first, second) = seam.ends();
    hits.push(
        Hit::at(second.clone())
            .hole("count", seam.count.to_string())
            .hole("first", context.quote(&first))
            .hole("second", context.quote(&second))
            .related(first, "first"),
    );
}

/// The independent matters of the draft, if there are several.
pub(super) fn find(context: &Context<'_>) -> Option<Seam> {
    let ticket = context.ticket;
    let prose = ticket.prose();
    if is_filed_apart(context) {
        return None;
    }
    let named = Named::default();
    let mut joints = cues::ISSUE_CONNECTOR.find_all(prose);
    joints.extend(cues::ANSWERED_TOGETHER.find_all(prose));
    joints.sort_unstable_by_key(|joint| joint.start);
    let joints: Vec<Range> = joints
        .into_iter()
        .filter(|r| ticket.sentence_at(r.start).is_some())
        // 「ログ(質問 2)」 points at a matter, and begins none.
        .filter(|r| !prose[..r.start].ends_with('('))
        .filter(|r| {
            let window = context.around(r.start, 0, 1);
            !context.says(&window, &cues::SAME_ISSUE) && !stays_with_it(context, &named, r)
        })
        .collect();
    let mut connectors = joints.clone();
    connectors.dedup_by_key(|r| ticket.sentence_at(r.start));
    let joints: Vec<Range> = joints.into_iter().map(|r| alone(context, r)).collect();
    // A title only sums up what the body announces.
    let counts = |r: &Range| stated_number(ticket.prose_of(r)).is_some();
    if connectors.iter().any(|r| counts(r) && !context.in_title(r)) {
        connectors.retain(|r| !(counts(r) && context.in_title(r)));
    }
    let number = connectors
        .iter()
        .find_map(|r| stated_number(ticket.prose_of(r)));
    if connectors.is_empty() && cues::SAME_ISSUE.is_in(prose) {
        return None;
    }
    let announced = |r: &Range| context.says(r, &cues::ANSWERED_TOGETHER);
    let announced = number.is_some() || connectors.iter().any(announced);
    let numbered = parted::numbered(context, &connectors, announced);
    if let Some(parted) = numbered {
        return parted.map(|seam| Seam { joints, ..seam });
    }
    let accounts = parted::by_account(context);
    if let Some(parted) = accounts {
        return Some(Seam { joints, ..parted });
    }
    if connectors.is_empty()
        && let Some(parted) = parted::by_section(context).or_else(|| parted::by_name(context))
    {
        return Some(parted);
    }
    if let Some(parted) = parted::in_sentence(context) {
        return Some(Seam { joints, ..parted });
    }
    let points = points::independent(context, number.is_some());
    let (count, matters) = match (connectors.first(), points.as_slice()) {
        (_, [_, _, ..]) => {
            let count = number.unwrap_or(points.len());
            let of = |p: points::Point| std::iter::once(p.range).chain(p.others).collect();
            (count, points.into_iter().map(of).collect())
        }
        // Several questions on one issue.
        (Some(connector), [_])
            if connectors.len() == 1 && number.is_none() && is_numbered(context, connector) =>
        {
            return None;
        }
        (Some(connector), _) => {
            let announces = number.is_some();
            // 「別件ですが」 after nothing but a greeting begins the only matter.
            if !announces && !follows_matter(context, connector) {
                return None;
            }
            let counts = |c: &Range| stated_number(ticket.prose_of(c)).is_some();
            if let Some(number) = number
                && let Some(last) = connectors.last()
                && connectors.iter().all(counts)
            {
                if let Some(parted) = parted::announced(context, last, number) {
                    return Some(Seam { joints, ..parted });
                }
                if let Some(parted) = parted::in_sentence(context) {
                    return Some(Seam { joints, ..parted });
                }
                // They may all be named in the words that announce them.
                if let Some([first, second]) = products::counted(context) {
                    let named = Seam::between(first, second);
                    return Some(Seam {
                        count: number,
                        joints,
                        ..named
                    });
                }
                if !is_matter(context, &context.around(last.start, 0, 0)) {
                    return None;
                }
            }
            let matters = in_text(context, &connectors, announces);
            let count = number.unwrap_or(connectors.len() + 1);
            let stretches = parted::around(context, &matters);
            return Some(Seam {
                count,
                matters,
                joints,
                stretches,
            });
        }
        (None, _) => {
            let counted = || products::counted(context).map(|[first, second]| (first, second));
            let (first, second) = additions::find(context).or_else(counted)?;
            (2, vec![vec![first], vec![second]])
        }
    };
    Some(Seam {
        count,
        matters,
        joints,
        stretches: Vec::new(),
    })
}

/// Whether words that merely go on (「ところで、」) go on with what was told before:
/// another matter is one of a product that was not named yet.
fn stays_with_it(context: &Context<'_>, named: &Named, joint: &Range) -> bool {
    if !context.says(joint, &cues::GOES_ON) {
        return false;
    }
    let own = context.around(joint.start, 0, 0);
    let here: BTreeSet<String> = names_in(context, &own).map(|(name, _)| name).collect();
    // 「こちらも対処方法を…」 asks of what was told just now.
    let next = context.around(joint.start, 0, 1);
    let asked = || context.says(&next, &cues::ASKS_THIS_TOO);
    let told = is_matter(context, &own) || asked();
    here.is_empty()
        || here
            .iter()
            .any(|name| named.is_before(context, name, own.start))
        || !told
}

/// The products and resources in a range, each as it is called, and where.
fn names_in<'a>(
    context: &Context<'a>,
    range: &'a Range,
) -> impl Iterator<Item = (String, &'a Range)> + use<'a> {
    let Context { ticket, facts, .. } = *context;
    let kinds = [FactKind::Product, FactKind::ResourceId].into_iter();
    let facts = kinds.flat_map(move |kind| facts.within(kind, range));
    facts.map(move |fact| (ticket.slice(&fact.range).to_lowercase(), &fact.range))
}

/// Where each product and resource is named first, but for titles: those sum up
/// what comes.
#[derive(Debug, Default)]
struct Named(OnceCell<BTreeMap<String, usize>>);

impl Named {
    /// Whether one of that name stands before an offset.
    fn is_before(&self, context: &Context<'_>, name: &str, at: usize) -> bool {
        let known = self.0.get_or_init(|| {
            let all = 0..context.ticket.text().as_str().len();
            let mut known = BTreeMap::new();
            for (name, range) in names_in(context, &all) {
                if !context.in_title(range) {
                    let first = known.entry(name).or_insert(range.start);
                    *first = range.start.min(*first);
                }
            }
            known
        });
        known.get(name).is_some_and(|first| *first < at)
    }
}

/// Words that join, without those of the matter they open.
fn alone(context: &Context<'_>, joint: Range) -> Range {
    let sentence = context.around(joint.start, 0, 0);
    let end = sentence.start + joining(context.ticket.prose_of(&sentence));
    if joint.start < end {
        sentence.start..end
    } else {
        joint
    }
}

/// The matters around the words that begin another, or after those that announce
/// several.
fn in_text(context: &Context<'_>, connectors: &[Range], announces: bool) -> Vec<Vec<Range>> {
    let sentence = |range: &Range| context.ticket.sentence_at(range.start);
    let Some((connector, others)) = connectors.split_first() else {
        return Vec::new();
    };
    let (first, second) = told_apart(context, connector, announces);
    let mut known = BTreeSet::from([sentence(&first)]);
    let mut matters = vec![vec![first]];
    // What is announced is begun by other words, or is just what comes next.
    if !announces || others.is_empty() {
        known.insert(sentence(&second));
        matters.push(vec![second.clone()]);
    }
    let mut spoken = Spoken::default();
    for connector in others {
        let next = spoken.behind(context, &context.around(connector.start, 0, 0));
        if known.insert(sentence(&next)) {
            matters.push(vec![next]);
        }
    }
    if matters.len() == 1 {
        matters.push(vec![second]);
    }
    matters
}

/// Whether anything stands before the words that begin another matter that may
/// be one itself.
fn follows_matter(context: &Context<'_>, connector: &Range) -> bool {
    let own = context.around(connector.start, 0, 0);
    let before = own.start..connector.start.max(own.start);
    let mut earlier = context.ticket.sentences.iter().map(|s| &s.range);
    // A title may sum up both.
    let speaks = |range: &Range| speaks(context, range);
    let body = |r: &Range| !context.in_title(r) && !is_shared(context, r.start);
    speaks(&before) || earlier.any(|r| r.end <= own.start && speaks(r) && body(r))
}

/// Whether a range names what a matter may be about.
fn speaks(context: &Context<'_>, range: &Range) -> bool {
    is_matter(context, range)
        || context.says(range, &cues::BILLING_MATTER)
        || [FactKind::Product, FactKind::ResourceId, FactKind::Attempts]
            .into_iter()
            .any(|kind| context.facts.within(kind, range).next().is_some())
}

/// Whether something is complained of or asked in a range.
pub(super) fn is_matter(context: &Context<'_>, range: &Range) -> bool {
    [
        FactKind::Symptom,
        FactKind::VagueError,
        FactKind::ErrorMessage,
        FactKind::Question,
        FactKind::Goal,
    ]
    .into_iter()
    .any(|kind| context.facts.within(kind, range).next().is_some())
}

/// Whether the draft names the ticket that the rest is in: then what it says of
/// other matters is no longer asked here.
pub(super) fn is_filed_apart(context: &Context<'_>) -> bool {
    cues::FILED_APART.is_in(context.ticket.prose())
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
    let is_matter = |range: &Range| is_matter(context, range);
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
    let second = Spoken::default().behind(context, &own);
    let body =
        |r: &&Range| r.end <= own.start && !context.in_title(r) && !is_shared(context, r.start);
    let before = || sentences().filter(body);
    let troubled = |r: &&Range| context.facts.within(FactKind::Symptom, r).next().is_some();
    let told = before()
        .find(troubled)
        .or_else(|| before().find(|r| speaks(context, r)));
    if told.is_none()
        && let Some(halves) = halves(context, &own, connector)
    {
        return halves;
    }
    let first = told
        .or_else(|| before().next_back())
        .or_else(|| sentences().next())
        .map_or(0..0, Range::clone);
    (first, second)
}

/// The sentence that speaks and was found last. Words that begin matters are asked
/// about in order, so that what lies between was read before.
#[derive(Debug, Default)]
struct Spoken(Option<Range>);

impl Spoken {
    /// The matter that the words in `own` begin: 「別件です。」 alone begins what
    /// comes next.
    fn behind(&mut self, context: &Context<'_>, own: &Range) -> Range {
        if speaks(context, own) {
            return own.clone();
        }
        if self.0.as_ref().is_none_or(|last| last.start < own.end) {
            let sentences = &context.ticket.sentences;
            let from = sentences.partition_point(|s| s.range.start < own.end);
            let mut behind = sentences[from..].iter().map(|s| &s.range);
            let next = behind.find(|range| speaks(context, range));
            // Where nothing speaks any more, nothing does further on.
            let end = context.ticket.text().as_str().len();
            self.0 = Some(next.cloned().unwrap_or(end..end));
        }
        let next = self.0.clone().filter(|next| !next.is_empty());
        next.unwrap_or_else(|| own.clone())
    }
}

/// The matters before and behind words inside a sentence that begin another:
/// 「…が停止し、別件ですが …」.
fn halves(context: &Context<'_>, sentence: &Range, connector: &Range) -> Option<(Range, Range)> {
    let ticket = context.ticket;
    let before = ticket.slice(&(sentence.start..connector.start.max(sentence.start)));
    let marks = |c: char| c.is_whitespace() || matches!(c, '、' | ',' | ';' | '。');
    let first = sentence.start..sentence.start + before.trim_end_matches(marks).len();
    let rest = ticket.prose_of(&(connector.start..sentence.end));
    // Words that name the second matter with it join by their first.
    let joint = match cues::NAMES_NEXT_MATTER.find(rest) {
        Some(found) if found.start == 0 => found.end,
        _ => joining(rest).max(connector.len()).min(rest.len()),
    };
    let behind = ticket.slice(&(connector.start + joint..sentence.end));
    let start = sentence.end - behind.trim_start_matches(marks).len();
    let second = start..sentence.end;
    let both = speaks(context, &first) && speaks(context, &second);
    both.then_some((first, second))
}
