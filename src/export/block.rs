//! The blocks of a ticket as lines of text: with the marks of Markdown, with
//! those that a value in YAML may have, or with none.

mod table;

use super::Case;
use super::part::{depth, line};
use crate::facts::FactKind;
use crate::text::Range;
use crate::text::markdown::escaped;
use crate::ticket::{Block, BlockKind, Syntax, Ticket};

/// How blocks are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marks {
    /// As Markdown, in which characters have to be escaped.
    Markdown,
    /// As people mark plain text: fences, bullets, `###`. Nothing is escaped.
    Lines,
    /// Bullets and indentation alone.
    None,
}

/// The blocks of those places, one below the other.
pub(super) fn lines(case: &Case<'_>, blocks: Range, marks: Marks) -> String {
    lines_but(case, blocks, marks, |_| false)
}

/// The same without those that are to be left out.
pub(super) fn lines_but(
    case: &Case<'_>,
    blocks: Range,
    marks: Marks,
    leave: impl Fn(&Block) -> bool,
) -> String {
    let ticket = &case.reading.ticket;
    let mut writer = Writer {
        case,
        marks,
        out: String::new(),
        last: Last::Nothing,
        counters: Vec::new(),
    };
    let own = ticket.blocks.get(blocks.clone()).unwrap_or_default();
    let left = |block: &Block| leave(block) || is_left_alone(case, block, &leave);
    let numbered = (blocks.start..).zip(own).filter(|(_, block)| !left(block));
    let (numbers, all): (Vec<usize>, Vec<&Block>) = numbered.unzip();
    let alone = case.alone(&blocks);
    let mut told = 0;
    let mut at = 0;
    while let Some(block) = all.get(at) {
        let before = alone.partition_point(|(after, _)| *after <= numbers[at]);
        writer.alone(alone.get(told..before).unwrap_or_default());
        told = told.max(before);
        at += writer.write(block, &all[at + 1..]);
    }
    writer.alone(alone.get(told..).unwrap_or_default());
    let mut out = writer.out;
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// Whether a block is a label all of whose words are left out, those under the labels
/// below it too; or a heading that only names such a group.
pub(super) fn is_left_alone(case: &Case<'_>, head: &Block, leave: impl Fn(&Block) -> bool) -> bool {
    let ticket = &case.reading.ticket;
    let field = ticket.fields.get(head.field.index());
    let Some(field) = field.filter(|field| field.label.as_ref() == Some(&head.range)) else {
        return false;
    };
    let is_head = |block: &&Block| {
        let field = ticket.fields.get(block.field.index());
        field.is_some_and(|field| field.label.as_ref() == Some(&block.range))
    };
    let below = ticket.blocks_in(&field.range).iter();
    let mut below = below.filter(|block| !is_head(block)).peekable();
    let own = || {
        let mut blocks = ticket.blocks_in(&field.range).iter();
        head.kind == BlockKind::Label && blocks.any(|block| block.field == head.field)
    };
    below.peek().is_some() && below.all(leave) && (own() || !tells(case, head))
}

/// The longest heading, in characters, that only names what stands below.
const NAME: usize = 20;

/// Whether the words over other labels tell something of the matter.
fn tells(case: &Case<'_>, head: &Block) -> bool {
    let words = case.words(&head.range);
    let mut woven = case.unread.within(&head.range);
    let mut facts = FactKind::ALL
        .iter()
        .flat_map(|kind| case.reading.facts.of(*kind));
    woven.next().is_some()
        || words.chars().count() > NAME
        || words.contains(|c: char| c.is_ascii_digit())
        || facts.any(|fact| head.range.contains(&fact.range.start))
}

/// What was written last, for the room between it and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Label,
    Pair,
    Item,
    Other,
}

struct Writer<'c> {
    case: &'c Case<'c>,
    marks: Marks,
    out: String,
    last: Last,
    /// The numbers of the items of each open list, outermost first.
    counters: Vec<usize>,
}

impl Writer<'_> {
    fn ticket(&self) -> &Ticket {
        &self.case.reading.ticket
    }

    /// Writes a block, with as many of those after it as belong to it, and tells
    /// how many that were.
    fn write(&mut self, block: &Block, rest: &[&Block]) -> usize {
        if !matches!(block.kind, BlockKind::Item { .. }) {
            self.counters.clear();
        }
        match block.kind {
            BlockKind::Label => self.label(block, rest),
            BlockKind::Heading(_) => {
                let text = self.inline(&block.range, true);
                self.heading(block, &text);
                1
            }
            BlockKind::Paragraph | BlockKind::Value => {
                let text = self.inline(&block.range, false);
                self.room(Last::Other);
                self.push_lines(&text, "", "");
                1
            }
            BlockKind::Item { ordered, depth } => {
                self.item(block, ordered, usize::from(depth));
                1
            }
            BlockKind::Cell { .. } => self.table(block, rest),
            BlockKind::Code => {
                self.code(block);
                1
            }
            BlockKind::Quote => {
                let text = self.inline(&block.range, false);
                self.room(Last::Other);
                self.push_lines(&text, "> ", "> ");
                1
            }
        }
    }

    /// What stands on lines of its own, and is no block.
    fn alone(&mut self, lines: &[(usize, String)]) {
        for (_, words) in lines {
            let mark = words.trim_start();
            self.room(if mark.starts_with(['-', '*', '+']) {
                Last::Item
            } else {
                Last::Other
            });
            self.push_lines(words, "", "");
        }
    }

    /// A blank line where one belongs.
    fn room(&mut self, next: Last) {
        let close = match (self.last, next) {
            (Last::Nothing, _) | (Last::Item, Last::Item) | (Last::Pair, Last::Pair) => true,
            (Last::Label, _) => self.marks != Marks::Markdown,
            _ => false,
        };
        if !close {
            self.out.push('\n');
        }
        self.last = next;
    }

    fn push_lines(&mut self, text: &str, first: &str, other: &str) {
        for (at, line) in text.trim_end().split('\n').enumerate() {
            let line = line.trim_end_matches('\r');
            self.out.push_str(if at == 0 { first } else { other });
            self.out.push_str(line);
            self.out.truncate(self.out.trim_end_matches(' ').len());
            self.out.push('\n');
        }
    }

    /// The words of a range, its code marked as such.
    fn inline(&self, range: &Range, one_line: bool) -> String {
        let mut out = String::new();
        let mut from = range.start;
        let plain = |range: Range| match self.marks {
            Marks::Markdown => escaped(&self.case.words(&range)),
            Marks::Lines | Marks::None => self.case.words(&range),
        };
        for code in &self.ticket().inline_code {
            let inside = from <= code.range.start && code.range.end <= range.end;
            if !inside || code.range.is_empty() || self.marks == Marks::None {
                continue;
            }
            let words = self.case.read(&code.range);
            if words.contains('`') && self.marks == Marks::Lines || words.trim().is_empty() {
                continue;
            }
            out.push_str(&plain(from..code.range.start));
            out.push_str(&self.case.woven_before(&code.range));
            out.push_str(&fenced_inline(&words));
            from = code.range.end;
        }
        out.push_str(&plain(from..range.end));
        if one_line { line(&out) } else { out }
    }

    /// A label with its value behind it, if that is short, or above it.
    fn label(&mut self, block: &Block, rest: &[&Block]) -> usize {
        let name = self.inline(&block.range, true);
        let own = rest.iter().take_while(|b| b.field == block.field).count();
        let value = rest.first().filter(|value| {
            let (short, alone) = match value.kind {
                BlockKind::Value | BlockKind::Paragraph => (true, own == 1),
                // `- label: value`, with more below it where nothing is marked.
                BlockKind::Item { ordered, .. } => (
                    !ordered && self.are_beside(block, value),
                    own == 1 || self.is_bulleted(),
                ),
                _ => (false, false),
            };
            // More lines are indented below a bullet.
            let item = matches!(value.kind, BlockKind::Item { .. });
            let one_line = !self.ticket().slice(&value.range).contains('\n');
            alone && short && (one_line || item && self.is_bulleted())
        });
        let Some(value) = value else {
            self.heading(block, &name);
            return 1;
        };
        let text = self.inline(&value.range, false);
        // A pair of its own line: Markdown would join it to the one before.
        let is_item = matches!(value.kind, BlockKind::Item { .. });
        self.room(if is_item { Last::Item } else { Last::Pair });
        let mark = if self.marks == Marks::Markdown || is_item {
            "- "
        } else {
            ""
        };
        let below = if is_item { "  " } else { "" };
        self.push_lines(&format!("{name}: {text}"), mark, below);
        if is_item && own > 1 {
            // What stands below it is indented.
            self.counters.push(0);
        }
        2
    }

    /// Whether what stands beside a label stands behind a bullet, as lines have them,
    /// and may go on below; in YAML it is a list of its own.
    fn is_bulleted(&self) -> bool {
        self.marks == Marks::None && self.ticket().syntax != Syntax::Yaml
    }

    /// Whether a label and its value stand on one line.
    fn are_beside(&self, label: &Block, value: &Block) -> bool {
        let [label, value] = [label, value].map(|b| self.ticket().span_of(&b.range));
        let text = self.case.source.text();
        text.get(label.end()..value.start())
            .is_some_and(|between| !between.contains(['\n', '\r']))
    }

    fn heading(&mut self, block: &Block, text: &str) {
        self.room(Last::Other);
        let deep = depth(self.ticket(), block.field);
        let head = match self.marks {
            Marks::None => self.case.word("■ ", "").to_owned(),
            Marks::Markdown | Marks::Lines => format!("{} ", "#".repeat((deep + 1).clamp(3, 6))),
        };
        let tail = match self.marks {
            Marks::None if !text.ends_with(':') => self.case.word("", ":"),
            _ => "",
        };
        self.push_lines(&format!("{text}{tail}"), &head, "");
        self.last = Last::Label;
    }

    fn item(&mut self, block: &Block, ordered: bool, depth: usize) {
        // No list hangs in the air.
        let depth = depth.min(self.counters.len());
        self.counters.truncate(depth + 1);
        if self.counters.len() == depth {
            self.counters.push(0);
        }
        if ordered {
            self.counters[depth] += 1;
        }
        let pad = "    ".repeat(depth);
        let mark = if ordered {
            format!("{}. ", self.counters[depth])
        } else {
            "- ".to_owned()
        };
        let text = self.inline(&block.range, false);
        self.room(Last::Item);
        let below = format!("{pad}{}", " ".repeat(mark.len()));
        self.push_lines(&text, &format!("{pad}{mark}"), &below);
    }

    fn code(&mut self, block: &Block) {
        let text = self.case.words(&block.range);
        let text = text.trim_end();
        self.room(Last::Other);
        match self.marks {
            Marks::None => self.push_lines(text, "    ", "    "),
            Marks::Markdown | Marks::Lines => {
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(3.max(longest + 1));
                self.push_lines(&fence, "", "");
                self.push_lines(text, "", "");
                self.push_lines(&fence, "", "");
            }
        }
    }
}

/// Code in a line, between more backticks than it has.
fn fenced_inline(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if words.starts_with('`') || words.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{words}{pad}{fence}")
}
