//! Items of lists, which often are lines of a form.

use pulldown_cmark::TagEnd;

use super::super::events::{Element, Event};
use super::{Walker, form_labels};
use crate::frontend::lines::joined::Rich;
use crate::frontend::lines::label::{self, Style};
use crate::frontend::lines::outline::{Mark, Next, Opening, Reach, rank};
use crate::frontend::lines::{self, Extent, shape};
use crate::knowledge::FieldKind;
use crate::text::Span;
use crate::ticket::BlockKind;

impl Walker<'_> {
    /// The first text of an item. Later lines of it may carry labels or marks
    /// of their own.
    pub(super) fn item(&mut self, rich: &Rich, span: Span, more: bool, heads: bool) {
        let text = rich.text();
        let found = shape::lines(text);
        let own = |line: &shape::Line| -> bool {
            let content = &text[line.content()];
            let bold = rich.bold_at(line.content().start);
            let labelled = label::parse(content, bold).is_some_and(|p| {
                p.kind.is_some() && p.style != Style::Bare && !is_printed(content, &p)
            });
            let marked = shape::marker(content).is_some() && !content.starts_with(['-', '*', '+']);
            labelled || marked
        };
        // A first line of full-width blanks is no text to Markdown either.
        let split = found
            .iter()
            .filter(|line| !line.is_blank())
            .skip(1)
            .find(|line| own(line))
            .map_or(text.len(), |line| line.start());
        if split == text.len() {
            return self.item_head(rich, span, more, heads);
        }
        self.item_head(&rich.slice(0..split), span, true, heads);
        self.done(span);
        let rest = rich.slice(split..text.len());
        let extent = Extent::Paragraph {
            blank: false,
            indent: self.indent(),
        };
        lines::read(self.builder, &mut self.outline, &rest, extent);
    }

    fn item_head(&mut self, rich: &Rich, span: Span, more: bool, heads: bool) {
        let text = rich.text();
        let start = text.len() - text.trim_start().len();
        let end = start + text.trim().len();
        let line_end = text[start..end]
            .find(['\n', '\r'])
            .map_or(end, |at| start + at);
        let line = text[start..line_end].trim_end();
        let boxed = std::mem::take(&mut self.boxed);
        let depth = self.items.len().saturating_sub(1);
        let block = BlockKind::Item {
            ordered: self.lists.last().is_some_and(|l| l.ordered),
            depth: u8::try_from(depth).unwrap_or(u8::MAX),
        };
        let parsed = label::parse(line, rich.bold_at(start)).filter(|p| {
            let known = p.kind.is_some();
            let alone = p.is_alone() && line_end == end;
            // 「サーバー名」, and its value on the next line.
            let below = p.is_alone() && line_end < end && known;
            let set_off = matches!(p.style, Style::Colon | Style::Bold | Style::Bracket);
            let named = known || p.style == Style::Bold;
            set_off && named && (!alone || more || known) && !is_printed(line, p)
                || p.style == Style::Bare && (below || (line_end == end && (more || heads)))
        });
        let Some(p) = parsed else {
            self.settle(Next::List, span);
            let words = self.builder.block(block, &rich.chunk.trimmed());
            if boxed && form_labels::is_confirmation(line, self.in_form) {
                self.builder.disown(words);
            }
            return;
        };
        let value = if p.is_alone() {
            line_end..end
        } else {
            start + p.value.start..end
        };
        let value = rich.part(value).into_trimmed();
        let alone = value.text.is_empty();
        let label = rich.part(start + p.label.start..start + p.label.end);
        let blank = self.is_blank_above(span);
        let opening = Opening {
            label: &label,
            kind: p.kind,
            rank: if heads { rank::SECTION } else { rank::ITEM },
            indent: if heads { 0 } else { self.items.len() },
            reach: match (alone, heads) {
                (_, true) => Reach::Section,
                (true, false) => Reach::Deeper,
                (false, false) => Reach::Value { open: false },
            },
            mark: Mark::of(alone && p.style != Style::Colon),
            bold: p.style == Style::Bold,
        };
        self.outline.open(self.builder, opening, blank);
        let depth = self.outline.depth();
        if let Some(item) = self.items.last_mut() {
            // What heads the text below outlives its item.
            item.depth = if heads {
                depth
            } else {
                item.depth.min(depth - 1)
            };
        }
        if !alone {
            self.outline.note_value(value.text.as_str());
            self.builder.block(block, &value);
        }
    }

    /// Whether the item that ends before `rest` heads the text below its list:
    /// 「1. 症状」 and the passage under it not set in.
    pub(super) fn item_heads_text(&self, rest: &[(Event, Span)]) -> bool {
        let alone =
            self.items.len() == 1 && self.lists.last().is_some_and(|l| l.ordered && l.items == 1);
        alone
            && matches!(
                rest,
                [
                    (Event::End(TagEnd::List(_)), _),
                    (
                        Event::Start(
                            Element::Paragraph
                                | Element::CodeBlock
                                | Element::Table
                                | Element::List { ordered: false }
                        ),
                        _
                    ),
                    ..
                ]
            )
    }
}

/// Whether the label is what a program printed (`ERROR: …`).
fn is_printed(line: &str, p: &label::Parsed) -> bool {
    let name = &line[p.label.clone()];
    p.kind == Some(FieldKind::Error)
        && p.style == Style::Colon
        && !p.is_alone()
        && (name.starts_with(|c: char| c.is_ascii_lowercase())
            || name.bytes().all(|b| b.is_ascii_uppercase()))
}
