//! Whether the desk is asked about something, or it is merely mentioned.
//!
//! A sentence is cut into clauses, since what is told in one (「パッチを当てたところ」,
//! "after we patched it") is not what is asked in another.

use super::Context;
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, floor_char_boundary};
use crate::ticket::{Block, BlockKind};

/// How far, in bytes, what is said of something may stand from its name.
const REACH: usize = 150;

/// Up to how many items before one the words are looked for that announce a list.
const LIST: usize = 20;

/// What a draft asks, clause by clause.
#[derive(Debug)]
pub(super) struct Asking<'a> {
    context: Context<'a>,
    /// Words that ask, in order.
    asks: Vec<Range>,
    /// Words that say that something is not asked, in order.
    declines: Vec<Range>,
    /// Where clauses meet inside a sentence, in order.
    joints: Vec<usize>,
}

impl<'a> Asking<'a> {
    /// Reads what a draft asks.
    pub(super) fn of(context: &Context<'a>) -> Self {
        let prose = context.ticket.prose();
        let ends = cues::SCOPE_CLAUSE_END.find_all(prose);
        let starts = cues::SCOPE_CLAUSE_START.find_all(prose);
        let mut joints: Vec<usize> = ends.into_iter().map(|joint| joint.end).collect();
        joints.extend(starts.into_iter().map(|joint| joint.start));
        joints.sort_unstable();
        Self {
            context: *context,
            asks: cues::SCOPE_ASKS
                .find_all(prose)
                .into_iter()
                .map(|range| {
                    // The stop of the sentence before belongs to that sentence.
                    let text = context.ticket.prose_of(&range);
                    let said = text.trim_start_matches(|c: char| !c.is_alphanumeric());
                    match said.len() {
                        0 => range,
                        length => range.end - length..range.end,
                    }
                })
                .collect(),
            declines: cues::SCOPE_DECLINES.find_all(prose),
            joints,
        }
    }

    /// The clause around a place.
    pub(super) fn clause(&self, at: usize) -> Range {
        let sentence = self.context.around(at, 0, 0);
        let next = self.joints.partition_point(|&end| end <= at);
        let before = next.checked_sub(1).map(|i| self.joints[i]);
        let start = before.map_or(sentence.start, |end| end.max(sentence.start));
        let end = self
            .joints
            .get(next)
            .map_or(sentence.end, |&end| end.min(sentence.end));
        start..end.max(start)
    }

    /// The place where the desk is asked about something called `name`, if it
    /// is. With `said`, one of these must be said of it where it is asked; if the
    /// name carries over, that may be another clause or the next sentence.
    pub(super) fn about(
        &self,
        name: &Range,
        said: Option<&[Range]>,
        carries: bool,
    ) -> Option<Range> {
        let own = self.clause(name.start);
        let Some(said) = said else {
            return (self.asks_in(&own) || self.asked_next(&own)).then(|| name.clone());
        };
        if let Some(place) = joined(name, said, &own)
            && (self.asks_in(&own) || self.asked_next(&own))
        {
            return Some(place);
        }
        // 「nginx が起動しません。直し方を教えてください。」
        if self.is_troubled(&own) && self.asked_next_of(&own, said) {
            return Some(name.clone());
        }
        // Named in one clause, asked in another: 「nginx を使っています。設定方法を…」.
        let describes = self
            .context
            .ticket
            .is_in_field(name.start, FieldKind::Environment);
        if !carries || describes || self.is_declined(&own) {
            return None;
        }
        let reach = self.context.around(name.start, 0, 1);
        inside(said, &reach)
            .iter()
            .filter(|range| !own.contains(&range.start))
            .map(|range| self.clause(range.start))
            .any(|clause| self.asks_in(&clause) && !self.has_subject_of_its_own(&clause))
            .then(|| name.clone())
    }

    /// The place where something called `name` is what does not work.
    pub(super) fn trouble_with(&self, name: &Range, said: Option<&[Range]>) -> Option<Range> {
        let own = self.clause(name.start);
        let place = match said {
            Some(said) => joined(name, said, &own)?,
            None => name.clone(),
        };
        let facts = self.context.facts;
        let troubled = FactKind::COMPLAINTS.into_iter().any(|kind| {
            facts
                .within(kind, &(name.end..own.end.max(name.end)))
                .next()
                .is_some()
        });
        // `the broker (Mosquitto) writes: "…"`: it tells of trouble, and has none.
        let behind = name.end..own.end.max(name.end);
        let witness = self.context.says(&behind, &cues::SCOPE_WITNESS);
        (troubled && !witness && !self.is_declined(&own)).then_some(place)
    }

    /// Whether something only comes from there: "every write from our app is refused",
    /// 「弊社サーバから接続できません」.
    pub(super) fn is_source(&self, name: &Range) -> bool {
        // No such word is longer, in bytes.
        const NEAR: usize = 16;
        let folded = self.context.ticket.folded();
        let from = floor_char_boundary(folded, name.start.saturating_sub(NEAR));
        cues::SOURCE_BEFORE.is_in(&folded[from..name.start])
            || folded[name.end..].starts_with("から")
    }

    /// The place where something called `name` is stated and not denied.
    pub(super) fn stated(&self, name: &Range, said: Option<&[Range]>) -> Option<Range> {
        let own = self.clause(name.start);
        let place = match said {
            Some(said) => joined(name, said, &own)?,
            None => name.clone(),
        };
        (!self.is_declined(&own)).then_some(place)
    }

    fn asks_in(&self, clause: &Range) -> bool {
        let asks = self.has_words_that_ask(clause) || self.is_item_of_a_request(clause);
        asks && !self.is_declined(clause)
    }

    /// Whether words of the clause ask. The mark after a circumstance ("while it
    /// is mounted?") belongs to the clause before.
    fn has_words_that_ask(&self, clause: &Range) -> bool {
        let asks = inside(&self.asks, clause);
        let only_mark = || {
            asks.iter()
                .all(|ask| self.context.ticket.prose_of(ask).trim() == "?")
        };
        let of_the_mark = self.context.says(clause, &cues::SCOPE_CIRCUMSTANCE) && only_mark();
        !asks.is_empty() && !of_the_mark
    }

    fn is_declined(&self, clause: &Range) -> bool {
        !inside(&self.declines, clause).is_empty()
    }

    /// Whether the next sentence asks and points back to this one, which tells
    /// nothing that was done; of a mishap, the next clause may do so, too:
    /// 「fstab の設定を間違えたので、直し方を…」.
    fn asked_next(&self, clause: &Range) -> bool {
        let sentences = &self.context.ticket.sentences;
        let Some(at) = self.context.ticket.sentence_at(clause.start) else {
            return false;
        };
        if self.is_declined(clause) {
            return false;
        }
        let mishap = self.context.says(clause, &cues::SCOPE_MISHAP);
        if clause.end < sentences[at].range.end {
            return mishap && self.asks_of(&self.clause(clause.end));
        }
        let told = !mishap && self.context.says(clause, &cues::SCOPE_TELLS);
        sentences.get(at + 1).is_some_and(|next| {
            !told
                && self.context.says(&next.range, &cues::SCOPE_POINTS_BACK)
                && self.asks_in(&self.clause(next.range.end.saturating_sub(1)))
        })
    }

    /// Whether the next sentence begins by asking one of these of what this one
    /// tells trouble of.
    fn asked_next_of(&self, clause: &Range, said: &[Range]) -> bool {
        let sentences = &self.context.ticket.sentences;
        let Some(at) = self.context.ticket.sentence_at(clause.start) else {
            return false;
        };
        let ends_sentence = sentences[at].range.end <= clause.end;
        ends_sentence
            && sentences.get(at + 1).is_some_and(|next| {
                let asking = self.clause(next.range.start);
                !inside(said, &asking).is_empty()
                    && self.asks_of(&asking)
                    && !self.has_subject_of_its_own(&asking)
            })
    }

    /// Whether a clause tells trouble that it does not wave aside.
    fn is_troubled(&self, clause: &Range) -> bool {
        let facts = self.context.facts;
        let told = FactKind::COMPLAINTS
            .into_iter()
            .any(|kind| facts.within(kind, clause).next().is_some());
        told && !self.is_declined(clause)
    }

    /// Whether a clause asks and points back to the one before.
    fn asks_of(&self, clause: &Range) -> bool {
        self.context.says(clause, &cues::SCOPE_POINTS_BACK) && self.asks_in(clause)
    }

    /// Whether it stands under a label that asks, or in a list that a sentence before it
    /// asks for, as a noun rather than in a sentence of its own: 「依頼内容: 障害報告書」.
    fn is_item_of_a_request(&self, clause: &Range) -> bool {
        let ticket = self.context.ticket;
        let labelled = [FieldKind::Request, FieldKind::Question]
            .into_iter()
            .any(|kind| ticket.is_in_field(clause.start, kind));
        let title = ticket
            .block_at(clause.start)
            .is_some_and(|block| matches!(block.kind, BlockKind::Heading(_)));
        (labelled || self.is_in_asked_list(clause))
            && !title
            && !self.context.says(clause, &cues::SCOPE_TELLS)
    }

    /// Whether it is an item of a list under words that ask for it: 「以下について
    /// お知らせください。」 What is listed may be one paragraph, too.
    fn is_in_asked_list(&self, clause: &Range) -> bool {
        let ticket = self.context.ticket;
        let at = ticket
            .blocks
            .partition_point(|b| b.range.end <= clause.start);
        let is_item = |block: &&Block| matches!(block.kind, BlockKind::Item { .. });
        let Some(own) = ticket.blocks.get(at) else {
            return false;
        };
        let mut before = ticket.blocks[..at].iter().rev().take(LIST);
        let lead = match own.kind {
            BlockKind::Item { .. } => before.find(|block| !is_item(block)),
            BlockKind::Paragraph => before.next(),
            _ => None,
        };
        let asks = lead.filter(|block| block.kind == BlockKind::Paragraph);
        asks.is_some_and(|block| {
            let last = self.clause(block.range.end.saturating_sub(1));
            self.context.says(&last, &cues::LIST_ANNOUNCED) && self.has_words_that_ask(&last)
        })
    }

    /// Whether a clause names what it asks about, a product of the provider, and
    /// does not point back.
    fn has_subject_of_its_own(&self, clause: &Range) -> bool {
        let mut products = self.context.facts.within(FactKind::Product, clause);
        products.next().is_some() && !self.context.says(clause, &cues::SCOPE_PRONOUN)
    }
}

/// The part of sorted ranges that begins inside a range.
fn inside<'r>(sorted: &'r [Range], range: &Range) -> &'r [Range] {
    let from = sorted.partition_point(|r| r.start < range.start);
    let to = sorted.partition_point(|r| r.start < range.end);
    sorted.get(from..to).unwrap_or_default()
}

/// From the name to what is said of it near by in its clause, whichever comes
/// first.
fn joined(name: &Range, said: &[Range], clause: &Range) -> Option<Range> {
    let gap = |said: &Range| {
        let after = said.start.saturating_sub(name.end);
        after.max(name.start.saturating_sub(said.end))
    };
    let nearest = inside(said, clause).iter().min_by_key(|said| gap(said))?;
    (gap(nearest) <= REACH).then(|| name.start.min(nearest.start)..name.end.max(nearest.end))
}
