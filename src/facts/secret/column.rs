//! Tables as programs print them: the values under a heading that names a
//! credential, in CSV, between bars, tabs, or blanks.

use super::Found;
use super::cell::{believed, in_cell};
use super::label::Label;
use super::value::floor;
use crate::text::Range;
use crate::ticket::Ticket;

/// The longest line that is a row of a table.
const LONGEST: usize = 1024;

/// What parts the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Separator {
    Mark(char),
    /// Two blanks or more.
    Blanks,
    /// One blank or more.
    Blank,
}

/// `labels` are the words for credentials in the ticket.
pub(super) fn collect(ticket: &Ticket, labels: &[Range], found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut done = 0;
    for at in labels {
        if at.start < done {
            continue;
        }
        let Some(mut head) = line_around(text, at.start) else {
            continue;
        };
        // The label of a form stands before its first line.
        if let Some(block) = ticket.block_at(at.start) {
            head.start = head.start.max(block.range.start);
        }
        done = head.end;
        let Some((separator, columns)) = heading(ticket, &head) else {
            continue;
        };
        done = rows(text, head, separator, &columns, found);
    }
}

/// The line at an offset, if it is short enough for a row.
fn line_around(text: &str, at: usize) -> Option<Range> {
    let window = floor(text, at.saturating_sub(LONGEST));
    let start = match text[window..at].rfind('\n') {
        Some(n) => window + n + 1,
        None if window == 0 => 0,
        None => return None,
    };
    line_at(text, start)
}

fn line_at(text: &str, start: usize) -> Option<Range> {
    let window = text.get(start..floor(text, start + LONGEST))?;
    match window.find('\n') {
        Some(len) => Some(start..start + len),
        None => {
            (start + window.len() == text.len() && !window.is_empty()).then_some(start..text.len())
        }
    }
}

/// How the cells of a heading are parted, and those that name a credential.
fn heading(ticket: &Ticket, line: &Range) -> Option<(Separator, Vec<(usize, Label)>)> {
    const MOST: usize = 32;
    let text = ticket.text().as_str();
    let words = &text[line.clone()];
    let separator = [
        Separator::Mark('|'),
        Separator::Mark('\t'),
        Separator::Mark(','),
        Separator::Mark(';'),
        Separator::Blanks,
        Separator::Blank,
    ]
    .into_iter()
    .find(|separator| cells(text, line, *separator).len() > 1)?;
    let cells = cells(text, line, separator);
    // Headings are names: no signs of a sentence or a pair.
    if cells.len() > MOST || words.contains(['=', ':', '。', '、', '(', '.']) {
        return None;
    }
    let named: Vec<(usize, Label)> = cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.len() <= 40 && text[(*cell).clone()].split(' ').count() <= 3)
        .filter_map(|(at, cell)| Some((at, in_cell(ticket, cell)?)))
        .collect();
    (!named.is_empty()).then_some((separator, named))
}

/// Reads the rows under a heading, and tells where they end.
fn rows(
    text: &str,
    head: Range,
    separator: Separator,
    columns: &[(usize, Label)],
    found: &mut Vec<Found>,
) -> usize {
    let width = cells(text, &head, separator).len();
    let mut last = head;
    while let Some(line) = line_at(text, last.end + 1) {
        let row = cells(text, &line, separator);
        let rule = text[line.clone()]
            .chars()
            .all(|c| matches!(c, '-' | '=' | '+' | '|' | ' ' | ':' | '\t' | '─' | '┼'));
        if line.is_empty() || !rule && row.len() != width {
            break;
        }
        last = line;
        if rule {
            continue;
        }
        for (at, label) in columns {
            let Some(cell) = row.get(*at) else { continue };
            if let Some(range) = believed(text, *label, cell).filter(|range| {
                separator != Separator::Blank || super::value::is_strong(&text[range.clone()])
            }) {
                found.push(Found {
                    range,
                    kind: label.kind,
                });
            }
        }
    }
    last.end
}

/// The cells of a line without the blanks around them.
fn cells(text: &str, line: &Range, separator: Separator) -> Vec<Range> {
    let words = &text[line.clone()];
    let trimmed = |from: usize, to: usize| {
        let cell = &words[from..to];
        let start = from + (cell.len() - cell.trim_start().len());
        line.start + start..line.start + start + cell.trim().len()
    };
    let mut cells = Vec::new();
    match separator {
        Separator::Mark(mark) => {
            let mut quoted = false;
            let mut from = 0;
            for (at, c) in words.char_indices() {
                if c == '"' {
                    quoted = !quoted;
                }
                if c == mark && !quoted {
                    cells.push(trimmed(from, at));
                    from = at + 1;
                }
            }
            cells.push(trimmed(from, words.len()));
            // Bars stand around a row, too.
            if mark == '|' && cells.len() > 1 {
                cells.retain(|cell| !cell.is_empty());
            }
        }
        Separator::Blanks | Separator::Blank => {
            let least = if separator == Separator::Blanks { 2 } else { 1 };
            let (mut from, mut blanks) = (None, 0);
            for (at, c) in words.char_indices().chain([(words.len(), '\n')]) {
                if c == ' ' {
                    blanks += 1;
                    continue;
                }
                if let Some(start) = from.filter(|_| blanks >= least || c == '\n') {
                    cells.push(trimmed(start, at));
                    from = None;
                }
                blanks = 0;
                from = from.or(Some(at)).filter(|_| c != '\n');
            }
        }
    }
    cells
}
