//! What is said in so many words: paragraphs, items of lists, tables.

use super::Reader;
use super::outline::{Next, rank};
use super::role::is_closing_phrase;
use super::shape::{Bullet, Marker};
use super::table::{self, Table};
use crate::text::width::cells;
use crate::ticket::BlockKind;

impl Reader<'_> {
    pub(super) fn table(&mut self) {
        let start = self.at;
        let mut end = start;
        let mut table = Table::default();
        while end < self.lines.len() && table::is_row(self.content(end)) {
            let line = self.lines[end].content();
            let content = &self.text[line.clone()];
            if table::is_separator(content) {
                // Where a line is drawn below each row, the first is none of heads.
                let again = table.rows() > 1 && !table::is_bottom(content);
                table.head = !again && (table.head || table.rows() == 1);
            } else {
                table.begin_row();
                for cell in table::cells(content) {
                    let cell = self.part(line.start + cell.start..line.start + cell.end);
                    table.push(&cell.trimmed());
                }
            }
            end += 1;
        }
        self.settle(Next::List, start);
        self.list.clear();
        table.emit(self.builder, self.outline);
        self.at = end;
    }

    pub(super) fn item_kind(&mut self, bullet: Bullet, at: usize) -> BlockKind {
        let indent = self.lines[at].indent();
        while self.list.last().is_some_and(|&open| open > indent) {
            self.list.pop();
        }
        if self.list.last() != Some(&indent) {
            self.list.push(indent);
        }
        BlockKind::Item {
            ordered: bullet == Bullet::Number,
            depth: u8::try_from(self.list.len() - 1).unwrap_or(u8::MAX),
        }
    }

    pub(super) fn item(&mut self, marker: Marker) {
        let at = self.at;
        self.settle(Next::List, at);
        let kind = self.item_kind(marker.bullet, at);
        let line = self.lines[at].content();
        // A long line that is no sentence yet was wrapped by the mail program.
        let wrapped = {
            let content = &self.text[line.clone()];
            cells(content.get(..400).unwrap_or(content)) >= 60
                && !content.ends_with(['。', '.', '!', '?', '！', '？', ':', '：'])
        };
        let end = self.run_on(at, !wrapped);
        let chunk = self.joined(line.start + marker.len..line.end, at + 1..end);
        self.builder.block(kind, &chunk);
        self.at = end;
    }

    /// 「以上、よろしくお願いします」 with the name below.
    fn farewell(&mut self, at: usize) {
        let chunk = self.chunk([self.lines[at].content()]);
        self.builder.block(BlockKind::Paragraph, &chunk);
        if self.rest_is_signature(at + 1) {
            self.outline.signature(self.builder);
        }
        self.at = at + 1;
    }

    pub(super) fn paragraph(&mut self) {
        let at = self.at;
        let end = self.run_on(at, false).max(at + 1);
        let closing = is_closing_phrase(self.content(at));
        if closing && !self.outline.is_pending() {
            self.outline.close_rank(self.builder, rank::SECTION);
        }
        self.settle(Next::Paragraph, at);
        let indent = self.lines[at].indent();
        self.list.retain(|&open| open < indent);
        let first = self.lines[at].content();
        if end > at + 1 && closing {
            return self.farewell(at);
        }
        let chunk = self.joined(first, at + 1..end);
        self.builder.block(BlockKind::Paragraph, &chunk);
        self.at = end;
    }
}
