//! The stretches of a draft that tell one matter after another: below numbered
//! headings, after words that count (「1 件目」, "First,"), as the items of a list,
//! after the name of an account each.

use super::{Context, account, issues, ordinals};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{Block, BlockKind};

/// A stretch of a draft, with the words that open it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The heading, the item, the sentence.
    pub(super) opening: Range,
    /// All of it, the opening among it.
    pub(super) range: Range,
    /// The number it has; one number may be taken up again.
    pub(super) number: Option<usize>,
}

/// Parts that may hold several matters; others hold steps, the environment.
const OF_MATTERS: [FieldKind; 3] = [
    FieldKind::Question,
    FieldKind::Request,
    FieldKind::Description,
];

/// The stretches that the draft numbers, two at least: the headings, else the
/// sentences, else the items of its only numbered list.
pub(super) fn numbered(context: &Context<'_>) -> Option<Vec<Stretch>> {
    let several = |found: &Vec<Stretch>| found.len() > 1;
    Some(counted(headings(context, true)))
        .filter(several)
        .or_else(|| Some(sentences(context)).filter(several))
        .or_else(|| Some(items(context)).filter(several))
        .map(|found| without_shared(context, found))
}

/// The sections that the vocabulary does not know, below the title; or those that
/// are `numbered`.
pub(super) fn headings(context: &Context<'_>, numbered: bool) -> Vec<Stretch> {
    let ticket = context.ticket;
    let sections = ticket.fields.iter().filter_map(|field| {
        let label = field.label.clone()?;
        let block = ticket.block_at(label.start)?;
        if !matches!(block.kind, BlockKind::Heading(2..)) {
            return None;
        }
        let number = match numbered {
            true => Some(ordinals::heading_number(ticket.prose_of(&block.range))?),
            false => None,
        };
        let open = field.kind.is_none_or(|kind| OF_MATTERS.contains(&kind))
            || context.says(&block.range, &cues::MATTER_ORDINAL);
        open.then_some(Stretch {
            range: label.start..field.range.end,
            opening: label,
            number,
        })
    });
    sections.collect()
}

/// The stretches, the last without what it alone holds and all of them share: a goal
/// that is told once.
fn without_shared(context: &Context<'_>, mut found: Vec<Stretch>) -> Vec<Stretch> {
    let Some((last, others)) = found.split_last_mut() else {
        return found;
    };
    let known: Vec<FieldKind> = others
        .iter()
        .flat_map(|stretch| parts_within(context, &stretch.range))
        .map(|(_, kind)| kind)
        .collect();
    let mut own = parts_within(context, &last.range).into_iter();
    let shared = own.find(|(_, kind)| !known.contains(kind));
    if let Some((start, _)) = shared {
        last.range.end = start.max(last.opening.end);
    }
    found
}

/// The parts for a goal that begin inside a range, each with its kind.
fn parts_within(context: &Context<'_>, range: &Range) -> Vec<(usize, FieldKind)> {
    let fields = context.ticket.fields.iter();
    let parts = fields.filter_map(|field| Some((field.label.as_ref()?.start, field.kind?)));
    parts
        .filter(|(start, _)| range.contains(start))
        .filter(|(_, kind)| matches!(kind, FieldKind::Goal | FieldKind::Expected))
        .collect()
}

/// The stretches that begin with the name of a matter: 「… が切断される件: …」.
pub(super) fn named(context: &Context<'_>) -> Vec<Stretch> {
    let ticket = context.ticket;
    let opens = |block: &&Block| {
        let told = matches!(
            block.kind,
            BlockKind::Item { depth: 0, .. } | BlockKind::Label | BlockKind::Paragraph
        );
        told && may_hold_matters(context, block.range.start)
            && context.says(&block.range, &cues::MATTER_NAMED)
    };
    let openings = ticket.blocks.iter().filter(opens);
    let openings = openings.map(|block| (block.range.clone(), None));
    until_next(openings.collect(), |_| ticket.prose().len())
}

fn sentences(context: &Context<'_>) -> Vec<Stretch> {
    let ticket = context.ticket;
    let may_count = |range: &Range| is_label(context, range) || tells_matters(context, range.start);
    let starts: Vec<(Range, Option<usize>)> = ordinals::starts(context, may_count)
        .into_iter()
        // 「最後に」 may open a farewell.
        .filter(|(range, number)| number.is_some() || is_last(context, range))
        .collect();
    let mut found = until_next(starts, |from| {
        let mut headings = ticket.blocks.iter().filter(|b| is_heading(b));
        let next = headings.find(|b| b.range.start >= from);
        next.map_or(ticket.prose().len(), |b| b.range.start)
    });
    // What comes last comes after others.
    let first = found.iter().position(|s| s.number.is_some());
    found.drain(..first.unwrap_or(found.len()));
    counted(found)
}

/// Whether a label is numbered as matters are; the vocabulary may know the rest of
/// it: "Issue 2".
fn is_label(context: &Context<'_>, range: &Range) -> bool {
    let block = context.ticket.block_at(range.start);
    block.is_some_and(|block| block.kind == BlockKind::Label)
}

fn is_last(context: &Context<'_>, sentence: &Range) -> bool {
    let named = || {
        let mut products = context.facts.within(FactKind::Product, sentence);
        products.next().is_some() || context.says(sentence, &cues::BILLING_MATTER)
    };
    issues::is_matter(context, sentence) || context.says(sentence, &cues::ASKING) && named()
}

fn items(context: &Context<'_>) -> Vec<Stretch> {
    let ticket = context.ticket;
    let numbered = |b: &&Block| {
        let item = matches!(
            b.kind,
            BlockKind::Item {
                ordered: true,
                depth: 0
            }
        );
        item && may_hold_matters(context, b.range.start)
    };
    let found: Vec<&Block> = ticket.blocks.iter().filter(numbered).collect();
    if found.iter().any(|b| b.field != found[0].field) {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (found.first(), found.last()) else {
        return Vec::new();
    };
    // Where items go on in paragraphs, the last one may, too.
    let inside = ticket.blocks_in(&(first.range.start..last.range.start));
    let go_on = inside.iter().any(|b| b.kind == BlockKind::Paragraph);
    let openings = found.iter().zip(1..);
    let openings = openings.map(|(b, number)| (b.range.clone(), Some(number)));
    until_next(openings.collect(), |from| {
        let after = ticket.blocks.iter().filter(|b| b.range.start >= from);
        let below = after.take_while(|b| match b.kind {
            BlockKind::Item { depth, .. } => depth > 0,
            BlockKind::Paragraph => go_on,
            _ => false,
        });
        below.last().map_or(from, |b| b.range.end)
    })
}

/// The stretches that begin with a sentence on one account each, where no
/// sentence names two.
pub(super) fn by_account(context: &Context<'_>) -> Vec<(String, Stretch)> {
    let ticket = context.ticket;
    let mut starts: Vec<(String, Range)> = Vec::new();
    let accounts = context.facts.of(FactKind::AccountId);
    for fact in accounts {
        let at = fact.range.start;
        let number = account::number(context, fact);
        let block = ticket.block_at(at);
        let label = block.filter(|block| block.kind == BlockKind::Label);
        let sentence = || {
            let sentence = &ticket.sentences[ticket.sentence_at(at)?];
            may_hold_matters(context, at).then(|| sentence.range.clone())
        };
        let told = label.map(|block| block.range.clone()).or_else(sentence);
        let Some(range) = told.filter(|_| !account::is_provider_owned(&number)) else {
            continue;
        };
        match starts.last() {
            Some((last, known)) if *known == range && *last != number => return Vec::new(),
            Some((last, _)) if *last == number => {}
            _ => starts.push((number, range)),
        }
    }
    let openings = starts.iter().map(|(_, range)| (range.clone(), None));
    let stretches = until_next(openings.collect(), |_| ticket.prose().len());
    let numbers = starts.into_iter().map(|(number, _)| number);
    numbers.zip(stretches).collect()
}

/// Each from its opening to the next; the last to where `end` says, of the end
/// of its opening.
pub(super) fn until_next(
    openings: Vec<(Range, Option<usize>)>,
    end: impl Fn(usize) -> usize,
) -> Vec<Stretch> {
    let next: Vec<usize> = openings.iter().skip(1).map(|(r, _)| r.start).collect();
    openings
        .into_iter()
        .enumerate()
        .map(|(at, (opening, number))| Stretch {
            range: opening.start..next.get(at).copied().unwrap_or_else(|| end(opening.end)),
            opening,
            number,
        })
        .collect()
}

/// These, unless they do not count on, or do not count several.
fn counted(found: Vec<Stretch>) -> Vec<Stretch> {
    let mut known = 0;
    let mut several = 0;
    for number in found.iter().filter_map(|stretch| stretch.number) {
        if number > known {
            known = number;
            several += 1;
        } else if several < 2 {
            return Vec::new();
        }
    }
    if several > 1 { found } else { Vec::new() }
}

const fn is_heading(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
}

/// Whether sentences that count may be about matters there: a trouble is told of
/// one after the other, too.
fn tells_matters(context: &Context<'_>, at: usize) -> bool {
    let mut kinds = context.ticket.field_kinds_at(at);
    kinds.all(|kind| kind == FieldKind::Symptom || OF_MATTERS.contains(&kind))
}

fn may_hold_matters(context: &Context<'_>, at: usize) -> bool {
    let mut kinds = context.ticket.field_kinds_at(at);
    kinds.all(|kind| OF_MATTERS.contains(&kind))
}
