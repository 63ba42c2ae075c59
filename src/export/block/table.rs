//! Tables, a line for each row.

use super::{Last, Marks, Writer};
use crate::ticket::{Block, BlockKind};

impl Writer<'_> {
    /// A row of cells after the other, as a table.
    pub(super) fn table(&mut self, first: &Block, rest: &[&Block]) -> usize {
        let place = |block: &Block| match block.kind {
            BlockKind::Cell { row, column, .. } => Some((row, column)),
            _ => None,
        };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut whole: Vec<Option<String>> = Vec::new();
        let mut last = None;
        let mut taken = 0;
        for block in std::iter::once(first).chain(rest.iter().copied()) {
            let Some((row, column)) = place(block) else {
                break;
            };
            // Another table begins.
            if last.is_some_and(|last| (row, column) <= last) {
                break;
            }
            if last.is_none_or(|(other, _)| other != row) {
                rows.push(Vec::new());
                whole.push(None);
            }
            last = Some((row, column));
            if let Some(row) = whole.last_mut().filter(|row| row.is_none()) {
                *row = self.case.whole_row(&block.range);
            }
            taken += 1;
            let text = self.inline(&block.range, true);
            let text = match self.marks {
                Marks::Lines => text.replace('|', "\\|"),
                Marks::Markdown | Marks::None => text,
            };
            if let Some(cells) = rows.last_mut() {
                // Wider than anybody makes a table.
                let column = usize::try_from(column).unwrap_or(0).min(1000);
                cells.resize(column.max(cells.len()), String::new());
                cells.push(text);
            }
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        self.room(Last::Other);
        for (at, (cells, whole)) in rows.iter_mut().zip(whole).enumerate() {
            cells.resize(width, String::new());
            let row = match (self.marks, whole) {
                (Marks::None, Some(row)) => row.trim_matches(['|', ' ']).to_owned(),
                (Marks::None, None) => cells.join("  "),
                (_, Some(row)) => row,
                (_, None) => format!("| {} |", cells.join(" | ")),
            };
            self.push_lines(&row, "", "");
            if at == 0 && self.marks != Marks::None {
                self.push_lines(&format!("|{}", "---|".repeat(width)), "", "");
            }
        }
        taken
    }
}
