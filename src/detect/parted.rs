//! Seams between the stretches of a draft that tell matters of their own.

use super::matters::{Said, grouped};
use super::seam::Seam;
use super::stretches::{self, Stretch};
use super::{Context, cross_account, issues, matters};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::BlockKind;

/// The seam between the stretches that the draft numbers; `Some(None)` where
/// they all are of one matter, and the draft does not say otherwise; `None`
/// where it numbers none. `connectors`: the words that begin another matter or
/// announce several, one a sentence; `announced`: some of them tell how many.
pub(super) fn numbered(
    context: &Context<'_>,
    connectors: &[Range],
    announced: bool,
) -> Option<Option<Seam>> {
    let found = stretches::numbered(context)?;
    let opens = |connector: &Range| {
        let opening = |s: &Stretch| {
            s.opening.contains(&connector.start) && s.opening.start + NEAR > connector.start
        };
        found.iter().any(opening)
    };
    let first = found.first()?;
    // Words in between that begin another matter are no number.
    let strong = connectors
        .iter()
        .any(|c| c.start > first.range.start && !opens(c));
    if strong {
        return None;
    }
    // Headings are no sentences: 「問題 1」, "Issue 2".
    let called = || {
        let named = |s: &Stretch| context.says(&s.opening, &cues::MATTER_HEADING);
        found.iter().filter(|s| s.number.is_some()).all(named)
    };
    let counted = announced || connectors.iter().any(opens) || called();
    let listed = |s: &Stretch| {
        let block = context.ticket.block_at(s.opening.start);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Item { .. }))
    };
    // Steps are numbered as well.
    if !counted && found.iter().all(listed) {
        return None;
    }
    let said = if counted {
        Said::Counted
    } else {
        Said::Numbered
    };
    let groups = grouped(context, &found, said);
    match seam(&found, &groups) {
        Some(seam) => Some(Some(seam)),
        None => counted.then_some(None),
    }
}

/// A number stands so near to the start of what it opens, in bytes.
const NEAR: usize = 24;

/// The seam between the sections or paragraphs that come after words that say
/// how many matters there are (`number`), or between sentences of one; none where
/// nothing tells where the one ends.
pub(super) fn announced(context: &Context<'_>, connector: &Range, number: usize) -> Option<Seam> {
    let own = context.around(connector.start, 0, 0);
    let ticket = context.ticket;
    let after = |range: &Range| range.start >= own.end && !context.in_title(range);
    let end = |_| ticket.prose().len();
    let many = |seam: &Seam| seam.count == number;
    let sections = stretches::headings(context, false);
    let sections: Vec<Stretch> = sections
        .into_iter()
        .filter(|s| s.range.start >= own.end)
        .collect();
    let in_sections = || seam(&sections, &grouped(context, &sections, Said::Counted)).filter(many);
    let in_paragraphs = || {
        let mut block = None;
        let parts = ticket.sentences.iter().filter(|s| after(&s.range));
        let first = parts.filter(|s| block.replace(s.block) != Some(s.block));
        let first = first.map(|s| (s.range.clone(), None)).collect();
        let told = stretches::until_next(first, end).into_iter();
        let told = told.filter(|s| issues::is_matter(context, &s.range));
        let told = stretches::until_next(told.map(|s| (s.opening, None)).collect(), end);
        seam(&told, &grouped(context, &told, Said::Counted)).filter(many)
    };
    let in_sentences = || {
        let sentences = ticket.sentences.iter().map(|s| s.range.clone());
        let sentences = sentences.filter(|r| after(r) && issues::is_matter(context, r));
        let told = stretches::until_next(sentences.map(|r| (r, None)).collect(), end);
        // What stands in paragraphs is told in them.
        let block = |s: &Stretch| ticket.block_at(s.opening.start).map(|b| &b.range);
        if told
            .iter()
            .any(|s| block(s) != told.first().and_then(block))
        {
            return None;
        }
        let asked = |s: &Stretch| !matters::is_troubled(context, &s.range);
        // As many questions as are announced, and nothing else.
        let counted = || seam(&told, &grouped(context, &told, Said::Counted)).filter(many);
        let exact = told.len() == number && told.iter().all(asked);
        let counted = if exact { counted() } else { None };
        counted.or_else(|| seam(&told, &grouped(context, &told, Said::Told)))
    };
    in_sections()
        .or_else(in_paragraphs)
        .or_else(|| halves(context, &own))
        .or_else(in_sentences)
}

/// 「一つ目は …、二つ目は …」 in one sentence.
fn halves(context: &Context<'_>, announcement: &Range) -> Option<Seam> {
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    let mut sentences = sentences.filter(|r| r.start >= announcement.start);
    sentences.find_map(|r| {
        let at = cues::SECOND_MATTER.find(context.ticket.prose_of(r))?.start;
        let halves = || Seam::between(r.start..r.start + at, r.start + at..r.end);
        (at > 0).then(halves)
    })
}

/// The seam between what one sentence counts: 「①…の原因、②…の対処方法を教えて
/// ください」, where each is about a product of its own.
pub(super) fn in_sentence(context: &Context<'_>) -> Option<Seam> {
    const FIRST: [&str; 3] = ["①", "(1)", "（1）"];
    let ticket = context.ticket;
    let all = ticket.text().as_str();
    if !FIRST.iter().any(|mark| all.contains(mark)) {
        return None;
    }
    let mark = |text: &str, marks: [&str; 3]| {
        let mut found = marks
            .into_iter()
            .filter_map(|m| Some((text.find(m)?, m.len())));
        found.next()
    };
    let mut sentences = ticket.sentences.iter().map(|s| &s.range);
    sentences.find_map(|range| {
        let text = ticket.slice(range);
        let (first, length) = mark(text, FIRST)?;
        let from = first + length;
        let rest = text.get(from..)?;
        let (second, length) = mark(rest, ["②", "(2)", "（2）"])?;
        let to = from + second + length;
        // What is counted third is no half of the second.
        let third = mark(text.get(to..)?, ["③", "(3)", "（3）"]);
        let marks = ['、', ',', ' ', '\u{3000}'];
        let trimmed = |part: Range| {
            let words = text.get(part.clone()).unwrap_or("");
            let start = part.start + words.len() - words.trim_start_matches(marks).len();
            let end = part.end - (words.len() - words.trim_end_matches(marks).len());
            range.start + start..range.start + end.max(start)
        };
        let halves = [trimmed(from..from + second), trimmed(to..text.len())];
        // Steps are counted like that as well: those ask nothing.
        let apart = third.is_none()
            && matters::name_apart(context, &halves[0], &halves[1])
            && matters::is_told(context, range);
        let [first, second] = halves;
        apart.then(|| Seam::between(first, second))
    })
}

/// The seam between faults in two accounts, each told for itself.
pub(super) fn by_account(context: &Context<'_>) -> Option<Seam> {
    let found = stretches::by_account(context);
    if found.len() < 2 || cross_account::link(context).is_some() {
        return None;
    }
    let (accounts, found): (Vec<String>, Vec<Stretch>) = found.into_iter().unzip();
    let mut known: Vec<&String> = accounts.iter().collect();
    known.sort_unstable();
    known.dedup();
    if known.len() != accounts.len() {
        return None;
    }
    let told = |s: &Stretch| matters::is_told(context, &s.range);
    let groups = grouped(context, &found, Said::Numbered);
    let apart = groups.len() == found.len() && found.iter().all(told);
    apart.then(|| seam(&found, &groups)).flatten()
}

/// The seam between sections under headings of the author's own that each tell a
/// trouble and ask about it.
pub(super) fn by_section(context: &Context<'_>) -> Option<Seam> {
    let mut found = stretches::headings(context, false);
    // A section within another is a part of it.
    drop_inner(&mut found);
    found.retain(|s| matters::is_told(context, &s.range));
    if let Some(each) = asked_of_each(context, &found) {
        return Some(each);
    }
    if found.len() < 2 || !found.iter().all(|s| matters::is_whole(context, &s.range)) {
        return None;
    }
    seam(&found, &grouped(context, &found, Said::Numbered))
}

/// Drops the stretches that lie in one that begins before them.
fn drop_inner(found: &mut Vec<Stretch>) {
    let mut reach: Vec<(usize, usize)> =
        found.iter().map(|s| (s.range.start, s.range.end)).collect();
    reach.sort_unstable();
    // How far those that begin no later than each one reach.
    let mut most = 0;
    for (_, end) in &mut reach {
        most = most.max(*end);
        *end = most;
    }
    found.retain(|s| {
        let before = reach.partition_point(|(start, _)| *start < s.range.start);
        let furthest = before.checked_sub(1).map_or(0, |last| reach[last].1);
        furthest < s.range.end
    });
}

/// The seam between what the draft calls matters one by one: 「… の件: …」.
pub(super) fn by_name(context: &Context<'_>) -> Option<Seam> {
    let found = stretches::named(context);
    let told = |s: &Stretch| matters::is_told(context, &s.range);
    if found.len() < 2 || !found.iter().all(told) {
        return None;
    }
    let groups = grouped(context, &found, Said::Counted);
    (groups.len() == found.len())
        .then(|| seam(&found, &groups))
        .flatten()
}

/// The seam between sections that each tell a trouble, where the draft asks about
/// each of them in one sentence elsewhere.
fn asked_of_each(context: &Context<'_>, sections: &[Stretch]) -> Option<Seam> {
    let faults = sections.iter();
    let faults = faults.filter(|s| matters::is_fault(context, &s.range));
    let faults: Vec<Stretch> = faults.cloned().collect();
    if faults.len() < 2 {
        return None;
    }
    // They lie one after another.
    let outside = |range: &Range| {
        let after = faults.partition_point(|s| s.range.start <= range.start);
        let before = after.checked_sub(1).map(|last| &faults[last].range);
        before.is_none_or(|before| range.start >= before.end)
    };
    let mut sentences = context.ticket.sentences.iter().map(|s| &s.range);
    let asked = sentences.any(|r| {
        outside(r) && context.says(r, &cues::EACH_OF_THEM) && context.says(r, &cues::ASKING)
    });
    if !asked {
        return None;
    }
    let groups = grouped(context, &faults, Said::Counted);
    let apart = groups.len() == faults.len();
    apart.then(|| seam(&faults, &groups)).flatten()
}

/// The stretches around the places that the matters of a text are known by: each
/// up to the next, the first from the start of its paragraph.
pub(super) fn around(context: &Context<'_>, matters: &[Vec<Range>]) -> Vec<(Range, usize)> {
    let mut starts: Vec<(usize, usize)> = matters
        .iter()
        .enumerate()
        .flat_map(|(at, places)| places.iter().map(move |r| (r, at)))
        .map(|(r, at)| (context.around(r.start, 0, 0).start.min(r.start), at))
        .collect();
    starts.sort_unstable();
    starts.dedup_by_key(|(start, _)| *start);
    if let Some((first, _)) = starts.first_mut()
        && let Some(block) = context.ticket.block_at(*first)
    {
        *first = block.range.start;
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, _)| *start).collect();
    let end = context.ticket.prose().len();
    let stretch = |(place, (start, at)): (usize, (usize, usize))| {
        (start..ends.get(place).copied().unwrap_or(end), at)
    };
    starts.into_iter().enumerate().map(stretch).collect()
}

/// The seam between groups of stretches, if there are several.
fn seam(stretches: &[Stretch], groups: &[Vec<usize>]) -> Option<Seam> {
    let opening = |at: &usize| stretches[*at].opening.clone();
    let matters: Vec<Vec<Range>> = groups
        .iter()
        .map(|members| members.iter().map(opening).collect())
        .collect();
    let mut told: Vec<(Range, usize)> = groups
        .iter()
        .enumerate()
        .flat_map(|(at, members)| members.iter().map(move |m| (m, at)))
        .map(|(member, at)| (stretches[*member].range.clone(), at))
        .collect();
    told.sort_by_key(|(range, _)| range.start);
    (matters.len() > 1).then(|| Seam {
        count: matters.len(),
        matters,
        joints: Vec::new(),
        stretches: told,
    })
}
