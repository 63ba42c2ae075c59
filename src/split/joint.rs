//! Words that only join the matters of a draft: 「質問が 2 点あります。」, 「また、」,
//! "Another thing:". In a draft of one matter they join nothing.

use super::cut::{covers, without};
use super::leaf::{Leaf, only_in};
use super::title;
use super::unit::{Unit, units};
use crate::detect::joining;
use crate::knowledge::{Cue, cues};
use crate::text::{SourceFile, Span};
use crate::ticket::Ticket;

/// What of each ticket only joins its matter to the others.
#[derive(Debug)]
pub(super) struct Joints {
    /// What each goes without, sentences that only join among it.
    pub(super) gone: Vec<Vec<Span>>,
    /// The words at the start of each.
    pub(super) starts: Vec<Option<Span>>,
    /// Whole sentences that are in none.
    sentences: Vec<Span>,
}

impl Joints {
    /// The joints of a draft that falls into such leaves.
    pub(super) fn of(source: &SourceFile, ticket: &Ticket, leaves: &[Leaf]) -> Self {
        let units = units(ticket);
        let spans: Vec<Span> = units.iter().map(|u| ticket.span_of(&u.range)).collect();
        let mut joints = Self {
            gone: leaves.iter().map(|leaf| leaf.gone.clone()).collect(),
            starts: vec![None; leaves.len()],
            sentences: Vec::new(),
        };
        if leaves.iter().any(|leaf| leaf.twin.is_some()) {
            return joints;
        }
        let own: Vec<Option<usize>> = spans.iter().map(|span| only_in(leaves, *span)).collect();
        // Where the announcement asks for all that is listed, its words are needed.
        let asks = |leaf: usize| {
            let mut units = units.iter().zip(&own);
            units.any(|(unit, own)| *own == Some(leaf) && says(ticket, unit, &cues::ASKS_BY_ITSELF))
        };
        let mut joining = vec![vec![false; units.len()]; leaves.len()];
        for (leaf, joining) in joining.iter_mut().enumerate() {
            let mut begun = false;
            for (at, unit) in units.iter().enumerate() {
                if spans[at].is_empty() || !leaves[leaf].keeps(spans[at]) {
                    continue;
                }
                if own[at].is_none() {
                    joining[at] = is_announcement(ticket, unit)
                        && (asks(leaf) || !says(ticket, unit, &cues::ASKING));
                    continue;
                }
                if std::mem::replace(&mut begun, true) {
                    continue;
                }
                match start(source, ticket, unit) {
                    Some(Start::All) => {
                        joining[at] = true;
                        begun = false;
                    }
                    Some(Start::Words(span)) => joints.starts[leaf] = Some(span),
                    None => {}
                }
            }
        }
        for (leaf, joining) in joining.iter().enumerate() {
            let dropped: Vec<bool> = joining
                .iter()
                .zip(&spans)
                .map(|(joins, span)| *joins || !leaves[leaf].keeps(*span) && !span.is_empty())
                .collect();
            let gone = without(source, ticket.syntax, ticket, &units, &dropped);
            // A label that nothing else stands under joins nothing, and would go along.
            let mut all = spans
                .iter()
                .zip(&dropped)
                .filter(|(span, _)| !span.is_empty());
            if all.all(|(span, dropped)| covers(&gone, *span) == *dropped)
                && joining.contains(&true)
            {
                joints.gone[leaf] = gone;
            }
        }
        let nowhere =
            |span: &&Span| !span.is_empty() && joints.gone.iter().all(|gone| covers(gone, **span));
        joints.sentences = spans.iter().filter(nowhere).copied().collect();
        joints
    }

    /// All of them, in order.
    pub(super) fn spans(&self) -> Vec<Span> {
        let starts = self.starts.iter().flatten();
        let mut all: Vec<Span> = starts.chain(&self.sentences).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// Whether a sentence only says how many matters there are.
fn is_announcement(ticket: &Ticket, unit: &Unit) -> bool {
    let is_title = title::of(ticket).is_some_and(|title| title.contains(&unit.range.start));
    let is_sentence = !is_title
        && ticket
            .sentence_at(unit.range.start)
            .is_some_and(|at| ticket.sentences[at].range == unit.range);
    is_sentence && cues::ANNOUNCES_MATTERS.is_in(ticket.prose_of(&unit.range))
}

fn says(ticket: &Ticket, unit: &Unit, cue: &Cue) -> bool {
    cue.is_in(ticket.prose_of(&unit.range))
}

/// How much of the start of a piece joins it.
enum Start {
    All,
    Words(Span),
}

fn start(source: &SourceFile, ticket: &Ticket, unit: &Unit) -> Option<Start> {
    let prose = ticket.prose_of(&unit.range);
    let mut end = joining(prose);
    if end == 0 {
        return None;
    }
    if !ticket.slice(&unit.range)[end..].contains(char::is_alphanumeric) {
        return Some(Start::All);
    }
    end += prose[end..].len() - prose[end..].trim_start().len();
    let words = unit.range.start..unit.range.start + end;
    match ticket.text().editable(words, source.text())?[..] {
        [span] => Some(Start::Words(span)),
        _ => None,
    }
}
