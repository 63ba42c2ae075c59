//! A ticket as its parts: what stands under each of its outermost labels.

use super::Case;
use crate::knowledge::FieldKind;
use crate::text::Range;
use crate::ticket::{Block, BlockKind, Field, FieldId, Ticket};

/// What stands under one label, or under none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// The label as it is written; none for what stands before the first, and
    /// for the title.
    pub(super) label: Option<String>,
    /// What it is about.
    pub(super) kind: Option<FieldKind>,
    /// It is the title of the ticket.
    pub(super) title: bool,
    /// The block of its label, by place in the ticket.
    pub(super) label_block: Option<usize>,
    /// Its blocks, by place in the ticket.
    pub(super) blocks: Range,
}

/// The parts of a ticket, in order. Every block but the labels is in one.
pub(super) fn parts(case: &Case<'_>) -> Vec<Part> {
    let ticket = &case.reading.ticket;
    let mut parts: Vec<Part> = Vec::new();
    let mut last = None;
    for (at, block) in ticket.blocks.iter().enumerate() {
        let top = outermost(ticket, block.field);
        let field = ticket.fields.get(top.index());
        let is_label = field.is_some_and(|field| field.label.as_ref() == Some(&block.range));
        let is_title = top.index() != 0
            && matches!(block.kind, BlockKind::Heading(_))
            && field.is_some_and(|f| f.label.is_none() && f.kind == Some(FieldKind::Subject));
        if is_label || is_title || last != Some(top) || parts.is_empty() {
            let field = field.filter(|_| top.index() != 0);
            let label = field.and_then(|field| field.label.as_ref());
            parts.push(Part {
                label: label.map(|label| line(&case.words(label))),
                kind: field.and_then(|field| field.kind),
                title: is_title,
                label_block: is_label.then_some(at),
                blocks: at..at,
            });
        }
        last = Some(top);
        if let Some(part) = parts.last_mut() {
            part.blocks.end = at + 1;
            if is_label {
                part.blocks.start = at + 1;
            }
        }
    }
    parts
}

/// The field around another that stands in none but the ticket. A cell below the
/// head of a table is a part of the table.
fn outermost(ticket: &Ticket, field: FieldId) -> FieldId {
    let mut at = field;
    while let Some(field) = ticket.fields.get(at.index()) {
        let Some(parent) = field.parent else { break };
        if parent.index() == 0 && !is_below_head(ticket, field) {
            break;
        }
        at = parent;
    }
    at
}

/// Whether a field is a cell that the head of its table names.
pub(super) fn is_below_head(ticket: &Ticket, field: &Field) -> bool {
    let head = field
        .label
        .as_ref()
        .and_then(|label| ticket.block_at(label.start));
    head.is_some_and(|block| matches!(block.kind, BlockKind::Cell { head: true, .. }))
}

/// How deep a field stands, the outermost at 1.
pub(super) fn depth(ticket: &Ticket, field: FieldId) -> usize {
    let mut depth = 0;
    let mut at = field;
    while let Some(parent) = ticket.fields.get(at.index()).and_then(|field| field.parent) {
        depth += 1;
        at = parent;
    }
    depth
}

/// Words on one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The value of a part, if it is short: one line of no special kind.
pub(super) fn short<'t>(case: &Case<'t>, blocks: &Range) -> Option<&'t Block> {
    let ticket = &case.reading.ticket;
    match ticket.blocks.get(blocks.clone())? {
        [only] => {
            let plain = match only.kind {
                BlockKind::Value
                | BlockKind::Paragraph
                | BlockKind::Heading(_)
                | BlockKind::Label => true,
                // A row of a label and its value.
                BlockKind::Cell { head, .. } => !head && case.whole_row(&only.range).is_none(),
                _ => false,
            };
            let one_line = !ticket.slice(&only.range).trim().contains('\n');
            (plain && one_line).then_some(only)
        }
        _ => None,
    }
}

/// Names that stand once: the second 症状 is 「症状 (2)」, which reads the same.
#[derive(Debug, Default)]
pub(super) struct Names(std::collections::HashMap<String, usize>);

impl Names {
    /// The name, or what stands for it where it is taken.
    pub(super) fn free(&mut self, name: &str) -> String {
        let mut number = *self.0.get(name).unwrap_or(&0);
        loop {
            number += 1;
            let chosen = match number {
                1 => name.to_owned(),
                number => format!("{name} ({number})"),
            };
            if number == 1 || !self.0.contains_key(&chosen) {
                self.0.insert(name.to_owned(), number);
                self.0.entry(chosen.clone()).or_insert(1);
                return chosen;
            }
        }
    }
}
