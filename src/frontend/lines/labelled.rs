//! Labels and their values.

use super::Reader;
use super::heading::add_heading;
use super::label::{self, Style};
use super::outline::{self, Mark, Opening, Reach, rank};
use super::role::Labelled;
use super::shape::{self, Bullet};
use crate::ticket::BlockKind;

impl Reader<'_> {
    pub(super) fn label(&mut self, labelled: &Labelled) {
        let at = self.at;
        let Labelled {
            parsed,
            rank,
            heading,
            bullet,
        } = labelled;
        let blank = self.blank_above();
        let label = self.part(parsed.label.clone());
        let alone = parsed.is_alone();
        let plain = bullet.is_none() && parsed.style != Style::Bracket;
        let underlined = *heading && plain && self.is_underlined(at);
        if underlined {
            let first = shape::rule(self.content(at + 1));
            let level = if first == Some('=') { 1 } else { 2 };
            self.list.clear();
            add_heading(self.builder, self.outline, &label, level);
            self.at += 2;
            return;
        }
        let reach = match (alone, *heading, bullet) {
            (false, ..) => Reach::Value { open: false },
            (true, _, Some(Bullet::Plain)) => Reach::Deeper,
            // 「試したこと」 without any mark reaches as far as what it heads.
            (true, true, None) if parsed.style == Style::Bare => Reach::Pending { in_form: false },
            (true, true, _) => Reach::Section,
            (true, false, _) => Reach::Pending {
                in_form: self.is_form_line(at) && !parsed.kind.is_some_and(outline::is_essay),
            },
        };
        let reach = match (reach, parsed.kind) {
            // 「【症状】…」 goes on like a section.
            (Reach::Value { .. }, Some(kind))
                if *rank == rank::SECTION && outline::is_prose(kind) =>
            {
                Reach::Section
            }
            (reach, _) => reach,
        };
        let opening = Opening {
            label: &label,
            kind: parsed.kind,
            rank: *rank,
            indent: self.indent(at),
            reach,
            mark: Mark::of(*heading),
            bold: parsed.style == Style::Bold,
        };
        self.outline.open(self.builder, opening, blank);
        if *bullet != Some(Bullet::Plain) {
            self.list.clear();
        }
        self.numbered |= *heading && *bullet == Some(Bullet::Number);
        self.at += 1;
        if alone {
            self.skip_underline_of(heading);
        } else {
            self.value(labelled, at);
        }
    }

    fn skip_underline_of(&mut self, heading: &bool) {
        if *heading && !self.in_markdown() {
            self.skip_underline();
        }
    }

    /// Whether the line above is a filled-in line of a form.
    fn is_form_line(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).map(|i| &self.lines[i]) else {
            return false;
        };
        let content = &self.text[above.content()];
        above.indent() > self.lines[at].indent()
            || label::parse(content, 0).is_some_and(|p| p.style != Style::Bare)
    }

    /// The value on the label's line and the lines it runs on to.
    fn value(&mut self, labelled: &Labelled, at: usize) {
        let kind = labelled.parsed.kind;
        let prose = kind.is_some_and(outline::is_prose);
        let deeper_only = !prose;
        let end = self.run_on(at, deeper_only);
        let chunk = self.joined(labelled.parsed.value.clone(), at + 1..end);
        self.outline.note_value(chunk.text.as_str());
        let block = if labelled.bullet == Some(Bullet::Plain) {
            self.item_kind(Bullet::Plain, at)
        } else if prose || end > at + 1 {
            BlockKind::Paragraph
        } else {
            BlockKind::Value
        };
        self.builder.block(block, &chunk);
        self.at = end;
    }
}
