//! Values in a table, under or beside a label, and alone under a heading.

use std::collections::HashMap;

use super::assignment::{japanese, words};
use super::label::{self, Demand, Label};
use super::value::{self, Look, Value};
use super::{Found, SecretKind};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::{Block, BlockKind, Ticket};

/// Headings longer than this speak about a credential rather than name it.
const LONGEST_LABEL: usize = 60;

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let mut columns: HashMap<u32, Label> = HashMap::new();
    for pair in ticket.blocks.windows(2) {
        let [before, block] = pair else { continue };
        if let BlockKind::Cell { head, column, row } = before.kind {
            if row == 0 && column == 0 {
                columns.clear();
            }
            if head && let Some(label) = named(ticket, before) {
                columns.entry(column).or_insert(label);
            }
        }
        let label = match (before.kind, block.kind) {
            (
                BlockKind::Cell {
                    row, head: false, ..
                },
                BlockKind::Cell {
                    row: same, column, ..
                },
            ) if row == same => named(ticket, before).or_else(|| of_column(&columns, column)),
            (
                _,
                BlockKind::Cell {
                    head: false,
                    column,
                    ..
                },
            ) => of_column(&columns, column),
            (BlockKind::Heading(_) | BlockKind::Label, BlockKind::Paragraph | BlockKind::Code) => {
                named(ticket, before)
            }
            _ => None,
        };
        if let Some(label) = label
            && let Some(range) = believed(ticket.text().as_str(), label, &block.range)
        {
            found.push(Found {
                range,
                kind: label.kind,
            });
        }
    }
}

fn of_column(columns: &HashMap<u32, Label>, column: u32) -> Option<Label> {
    columns.get(&column).copied()
}

/// The credential that a whole block names.
fn named(ticket: &Ticket, block: &Block) -> Option<Label> {
    if block.range.len() > LONGEST_LABEL {
        return None;
    }
    in_cell(ticket, &block.range)
}

/// The credential that a cell names, what is in brackets behind left out.
pub(super) fn in_cell(ticket: &Ticket, cell: &Range) -> Option<Label> {
    let words = ticket.slice(cell).trim_end_matches([' ', ':']);
    let words = match words.strip_suffix(')').and_then(|w| w.rsplit_once('(')) {
        Some((name, _)) if !name.trim().is_empty() => name.trim_end(),
        _ => words,
    };
    let named = |words: &str| {
        let end = cell.start + words.len();
        label::ending_at(ticket.text().as_str(), ticket.folded(), end).map(|(_, label)| label)
    };
    // 「**パスワード**」
    named(words.trim_end_matches(['*', '_', '`', '"', '\'']))
}

/// The only word of a cell, or of the first line of a block, if it can be the
/// credential.
pub(super) fn believed(text: &str, label: Label, block: &Range) -> Option<Range> {
    const STRONG: usize = 6;
    let text = text.get(..block.end)?;
    let inner = text.get(block.clone())?;
    let inner = inner.trim_start().split('\n').next().map_or(inner, |line| {
        &inner[..inner.len() - inner.trim_start().len() + line.len()]
    });
    let start = block.start + (inner.len() - inner.trim_start().len());
    if label.demand == Demand::Chosen
        && let Some(range) = japanese::password(text, start)
        && range.end == start + inner.trim().len()
    {
        return Some(range);
    }
    let value = Value::read(text, start)?;
    let word = value.head(text);
    let whole = inner
        .trim()
        .trim_matches(['"', '\'', '`', '「', '」'])
        .len()
        == value.range.len();
    let look = Look::of(word);
    let random = look == Look::Random || value::is_uuid(word);
    let fits = match label.demand {
        Demand::Chosen | Demand::Keyed => random || (look == Look::Mixed && word.len() >= STRONG),
        Demand::Random => random,
        Demand::Digits => look == Look::Digits && (4..=8).contains(&word.len()),
        Demand::Hex => word.len() == 32 && word.bytes().all(|b| b.is_ascii_hexdigit()),
        Demand::Seed => value::is_seed(word),
        Demand::Licence => {
            matches!(look, Look::Random | Look::Mixed | Look::Digits)
                && word.len() >= 2 * STRONG
                && word.bytes().any(|b| b.is_ascii_digit())
        }
        Demand::Strict => {
            value::is_strong(word) && word.len() >= STRONG && !word.contains(['/', '\\'])
        }
        Demand::Code => look == Look::Digits && (4..=8).contains(&word.len()),
        Demand::Blob => random && word.len() >= 40 && !word.bytes().all(|b| b.is_ascii_hexdigit()),
        Demand::Half => random && matches!(word.len(), 30 | 40) && value::is_strong(word),
        Demand::Query | Demand::Cookie => false,
    };
    let technical = || cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase());
    let plain = label.kind == SecretKind::Password && technical();
    let spaced = inner.trim();
    if matches!(label.demand, Demand::Chosen | Demand::Seed)
        && !value.quoted
        && spaced.contains(' ')
        && (words::is_spaced(spaced)
            || label.kind == SecretKind::Passphrase && words::is_phrase(spaced)
            || label.demand == Demand::Seed && value::is_seed(spaced))
    {
        return Some(start..start + spaced.len());
    }
    (whole && fits && !plain && !value::is_placeholder(word)).then_some(value.range)
}
