//! Headings, and the lines that separate parts.

use super::joined::Rich;
use super::label::{self, Style};
use super::outline::{self, Mark, Opening, Outline, Reach, rank};
use super::{Reader, shape};
use crate::knowledge::{FieldKind, vocabulary};
use crate::text::Range;
use crate::ticket::{BlockKind, Chunk, TicketBuilder};

impl Reader<'_> {
    pub(super) fn rule(&mut self) {
        let next = self.at + 1;
        if !self.in_markdown() && self.rest_is_signature(next) {
            self.outline.signature(self.builder);
        } else if !self.ruled && self.blank {
            self.outline.close_rank(self.builder, rank::SECTION);
        }
        self.list.clear();
        self.at = next;
    }

    pub(super) fn heading(&mut self, level: u8, words: &Range) {
        let chunk = self.part(words.clone());
        self.list.clear();
        add_heading(self.builder, self.outline, &chunk, level);
        self.at += 1;
        self.skip_underline();
    }

    pub(super) fn skip_underline(&mut self) {
        let ruled = |c: &str| shape::rule(c).is_some();
        if let Some(line) = self.lines.get(self.at)
            && !line.is_blank()
            && ruled(&self.text[line.content()])
            && !self.rest_is_signature(self.at + 1)
        {
            self.at += 1;
        }
    }
}

/// Adds a heading of that level: the title, or the beginning of a part.
pub(in crate::frontend) fn add_heading(
    builder: &mut TicketBuilder,
    outline: &mut Outline,
    chunk: &Chunk,
    level: u8,
) {
    let text = chunk.text.as_str();
    // 「## 発生日時: 10時」, 「# 件名：…」
    let parsed = label::may_hold_colon(text)
        .then(|| label::parse(text, 0))
        .flatten()
        .filter(|p| p.kind.is_some() && !p.is_alone() && p.style == Style::Colon);
    if let Some(p) = parsed {
        let label = Rich::plain(chunk.clone()).part(p.label);
        let prose = p.kind.is_some_and(outline::is_prose);
        let opening = Opening {
            label: &label,
            kind: p.kind,
            rank: level,
            indent: 0,
            reach: if prose {
                Reach::Section
            } else {
                Reach::Value { open: false }
            },
            mark: Mark::Line,
            bold: false,
        };
        outline.open(builder, opening, true);
        let value = Rich::plain(chunk.clone()).part(p.value);
        builder.block(BlockKind::Heading(level), &value);
        return;
    }
    let is_title = outline.is_title(level);
    // 「# オフラインの SIM」 says what the matter is, not which SIM it is; nor is all
    // below 「# 上限緩和のお願い」 what is asked.
    let kind = label::kind_of(text).filter(|kind| {
        let thing = matches!(
            kind,
            FieldKind::Resources | FieldKind::Product | FieldKind::Request
        );
        !(is_title && thing && vocabulary::is_qualified(text))
    });
    if kind.is_none() && is_title {
        outline.title(builder, chunk, level);
    } else {
        outline.heading(builder, chunk, kind, level, Mark::Heading);
    }
}
