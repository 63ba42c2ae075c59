//! Where each sentence stands in the discourse: under which label, in a title,
//! after which inline label.
//!
//! Drafts label their parts in three ways: with a field of the form, with a
//! heading, and with a line of running text (`Actual results:`). The first two
//! are fields of the ticket already; the third is found here.

use std::cell::OnceCell;

use super::{FactKind, Facts, behavior, command, environment, log, steps, symptom};
use crate::knowledge::{Cue, FieldKind, cues, vocabulary};
use crate::text::Range;
use crate::ticket::{BlockKind, FieldId, Sentence, Ticket};

/// Longest line, in bytes, that can be a label of its own.
const LONGEST_LABEL: usize = 64;

/// One sentence and its surroundings.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// What it says, without an inline label.
    pub range: Range,
    /// What the part it stands in is about.
    pub part: Option<FieldKind>,
    /// It belongs to a title or heading.
    pub title: bool,
    /// The kind of block it stands in.
    pub block: BlockKind,
    /// Whether it says that there is nothing to say, once that was asked.
    blank: OnceCell<bool>,
}

impl Line {
    /// Whether it belongs to an item of a list.
    pub(super) const fn is_item(&self) -> bool {
        matches!(self.block, BlockKind::Item { .. })
    }
}

/// What adds everything that a draft tells, in order: symptoms, behaviour, steps,
/// commands, logs.
pub(super) const COLLECT: [fn(&Discourse<'_>, &mut Facts); 6] = [
    symptom::collect,
    behavior::collect,
    command::collect,
    steps::collect,
    log::collect,
    environment::collect,
];

/// All sentences of a draft with their surroundings.
#[derive(Debug)]
pub(super) struct Discourse<'t> {
    /// The draft.
    pub ticket: &'t Ticket,
    /// Its sentences; same indices as [`Ticket::sentences`].
    pub lines: Vec<Line>,
}

impl<'t> Discourse<'t> {
    /// Reads the labels of a draft.
    pub(super) fn of(ticket: &'t Ticket) -> Self {
        let mut lines = Vec::with_capacity(ticket.sentences.len());
        let mut label: Option<Label> = None;
        for sentence in &ticket.sentences {
            let block = ticket.blocks.get(sentence.block);
            let field = block.map(|b| b.field);
            let title = matches!(block.map(|b| b.kind), Some(BlockKind::Heading(_)));
            let around = ticket.field_kinds_at(sentence.range.start).next();
            if title || !label.as_ref().is_some_and(|l| l.reaches(sentence, field)) {
                label = None;
            }
            let mut range = sentence.range.clone();
            // The head of a column names what stands below it, not beside it.
            let head = matches!(
                block.map(|b| b.kind),
                Some(BlockKind::Cell { head: true, .. })
            );
            if !head && let (Some(found), Some(field)) = (Label::read(ticket, &range, title), field)
            {
                range.start = found.end;
                label = Some(Label {
                    kind: found.kind,
                    field,
                    block: (range.start < range.end).then_some(sentence.block),
                });
            }
            let text = ticket.prose_of(&range);
            range.start += text.len() - text.trim_start().len();
            lines.push(Line {
                part: label.as_ref().map_or(around, |l| l.kind),
                title: title || around == Some(FieldKind::Subject),
                block: block.map_or(BlockKind::Paragraph, |b| b.kind),
                range,
                blank: OnceCell::new(),
            });
        }
        Self { ticket, lines }
    }

    /// The matches of a cue in the prose, each with the sentence it stands in.
    pub(super) fn find(&self, cue: &Cue) -> Vec<(usize, Range)> {
        cue.find_all(self.ticket.prose())
            .into_iter()
            .filter_map(|range| Some((self.ticket.sentence_at(range.start)?, range)))
            .collect()
    }

    /// The lines of certain parts that say something.
    pub(super) fn lines_of(&self, parts: &[FieldKind]) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| self.says(line, parts))
    }

    /// Whether a line stands in one of the parts and says something.
    pub(super) fn says(&self, line: &Line, parts: &[FieldKind]) -> bool {
        line.part.is_some_and(|part| parts.contains(&part))
            && !line.range.is_empty()
            && !self.is_blank(line)
    }

    /// Whether a line says that there is nothing to say, or that it is still to be
    /// written.
    pub(super) fn is_blank(&self, line: &Line) -> bool {
        let blank = || cues::BLANK_VALUE.is_in(self.text(line));
        *line.blank.get_or_init(blank)
    }

    /// The sorted indices of the sentences that hold a symptom.
    pub(super) fn troubled(&self, facts: &Facts) -> Vec<usize> {
        let mut at: Vec<usize> = facts
            .of(FactKind::Symptom)
            .filter_map(|f| self.ticket.sentence_at(f.range.start))
            .collect();
        at.sort_unstable();
        at.dedup();
        at
    }

    /// The blocks of code under certain labels.
    pub(super) fn code_of(&self, parts: &[FieldKind]) -> Vec<Range> {
        let blocks = self.ticket.blocks.iter();
        blocks
            .filter(|b| b.kind == BlockKind::Code && !b.range.is_empty())
            .filter(|b| {
                self.part_before(b.range.start)
                    .is_some_and(|part| parts.contains(&part))
            })
            .map(|b| b.range.clone())
            .collect()
    }

    /// What the part is about in which the text at `at` stands, by the last
    /// line before it of the same field, else by the field.
    fn part_before(&self, at: usize) -> Option<FieldKind> {
        let field = self.ticket.block_at(at)?.field;
        let before = self.lines.partition_point(|line| line.range.start < at);
        let line = self.lines.get(before.wrapping_sub(1))?;
        let same = self.ticket.block_at(line.range.start).map(|b| b.field) == Some(field);
        if same && line.part.is_some() {
            return line.part;
        }
        self.ticket.field_kinds_at(at).next()
    }

    /// The prose of a line.
    pub(super) fn text(&self, line: &Line) -> &'t str {
        self.ticket.prose_of(&line.range)
    }
}

/// A label inside running text, in force.
struct Label {
    kind: Option<FieldKind>,
    field: FieldId,
    /// The block it is confined to: a label with its value behind it speaks for
    /// its own paragraph, a label alone on its line for what follows.
    block: Option<usize>,
}

struct FoundLabel {
    kind: Option<FieldKind>,
    end: usize,
}

impl Label {
    fn reaches(&self, sentence: &Sentence, field: Option<FieldId>) -> bool {
        Some(self.field) == field && self.block.is_none_or(|block| block == sentence.block)
    }

    /// The label a sentence begins with or consists of. One the vocabulary does
    /// not know ends the part before it, if it stands alone on its line.
    fn read(ticket: &Ticket, range: &Range, title: bool) -> Option<FoundLabel> {
        let text = ticket.prose_of(range);
        let colon = text.find(':').filter(|&at| at <= LONGEST_LABEL);
        if let Some(at) = colon {
            let rest = &text[at + 1..];
            let kind = part_kind(&text[..at]);
            let alone = rest.trim().is_empty();
            if (kind.is_some() && !rest.starts_with("//"))
                || (alone && text[..at].split(' ').count() <= 4 && !title)
            {
                let end = if kind.is_some() {
                    range.start + at + 1
                } else {
                    range.start
                };
                return Some(FoundLabel { kind, end });
            }
        }
        if !title && text.len() <= LONGEST_LABEL {
            let kind = vocabulary::kind_of(text.trim_end_matches(['?', '.', '-', '=']));
            if kind.is_some() {
                return Some(FoundLabel {
                    kind,
                    end: range.end,
                });
            }
        }
        None
    }
}

/// What a label is about, by the vocabulary or by its leading words.
fn part_kind(label: &str) -> Option<FieldKind> {
    vocabulary::kind_of(label).or_else(|| {
        let near = |cue: &Cue| label.len() <= LONGEST_LABEL && cue.is_in(label);
        if near(&cues::LABEL_EXPECTED) && label.split(' ').count() <= 6 {
            Some(FieldKind::Expected)
        } else if near(&cues::LABEL_STEPS) && label.split(' ').count() <= 7 {
            Some(FieldKind::Steps)
        } else if near(&cues::LABEL_ACTUAL) && label.split(' ').count() <= 4 {
            Some(FieldKind::Actual)
        } else {
            None
        }
    })
}
