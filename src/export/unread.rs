//! What a draft in Markdown says that the model of a ticket leaves out: words that
//! are struck out, check boxes, cells beyond the columns of their table. No rule
//! reads them, and no desk may miss them.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::Case;
use super::comment::without_comments;
use super::decoded::decoded;
use super::part::{Part, line};
use crate::text::markdown::OPTIONS;
use crate::text::{Range, Span};
use crate::ticket::{Block, BlockKind, Syntax};

/// All of it, in order of place.
#[derive(Debug, Clone, Default)]
pub(super) struct Unread {
    /// What stands in blocks or right beside their words.
    woven: Vec<Woven>,
    /// What stands on lines of its own: how many blocks stand before it, and its
    /// words.
    alone: Vec<(usize, String)>,
    /// The rows of tables.
    rows: Vec<Row>,
    /// It is for plain text.
    plain: bool,
}

/// Words that belong into a block.
#[derive(Debug, Clone)]
pub(super) struct Woven {
    /// The block.
    block: Range,
    /// Where in the text of the ticket.
    pub(super) at: usize,
    words: String,
    /// A blank stands before them, and behind.
    blanks: (bool, bool),
    /// The row of a table that is not whole without them, by its number.
    row: Option<usize>,
}

impl Unread {
    /// What the ticket leaves out: as Markdown, or as `plain` text.
    pub(super) fn of(case: &Case<'_>, plain: bool) -> Self {
        let ticket = &case.reading.ticket;
        let text = case.source.text();
        let mut out = Self::default();
        if ticket.syntax != Syntax::Markdown || !text.contains(['~', '|', '[']) {
            return out;
        }
        let mut read: Vec<Span> = ticket.text().sources().collect();
        read.sort_unstable();
        let is_read = |span: Span| {
            let next = read.partition_point(|run| run.end() <= span.start());
            read.get(next).is_some_and(|run| run.overlaps(span))
        };
        let blocks = &ticket.blocks;
        let spans: Vec<Span> = blocks.iter().map(|b| ticket.span_of(&b.range)).collect();
        let written = |span: Span| {
            let words = without_comments(case, span);
            if plain { decoded(&words) } else { words }
        };
        let (left, rows) = left(text, ticket.span);
        (out.rows, out.plain) = (rows, plain);
        for Left { span, row } in left {
            if is_read(span) {
                continue;
            }
            let words = written(span);
            let next = spans.partition_point(|block| block.start() < span.end());
            let before = next.checked_sub(1);
            let inside = before.filter(|&block| spans[block].end() >= span.end());
            let near = |from: usize, to: usize, bars: bool| {
                let between = text.get(from..to);
                between
                    .is_some_and(|gap| !gap.contains(['\n', '\r']) && (bars || !gap.contains('|')))
            };
            let behind = |bars: bool| {
                let first = spans.get(next)?;
                near(span.end(), first.start(), bars).then_some(next)
            };
            let ahead = |bars: bool| {
                let last = before?;
                let label = blocks[last].kind == BlockKind::Label;
                (!label && near(spans[last].end(), span.start(), bars)).then_some(last)
            };
            let beside = |bars: bool| behind(bars).or_else(|| ahead(bars));
            // In a row another cell is near enough, but for what its own has words.
            let other = || row.and_then(|_| beside(true));
            let Some(block) = inside.or_else(|| beside(false)).or_else(other) else {
                // The bullet, and whatever else Markdown has on its lines, with it.
                let lines = lines_around(text, span);
                let apart =
                    |block: Option<usize>| block.is_none_or(|block| !spans[block].overlaps(lines));
                let own = apart(before) && apart(Some(next).filter(|next| *next < spans.len()));
                let words = if own { written(lines) } else { words };
                let alone = (next, words.trim_end().to_owned());
                if out.alone.last() != Some(&alone) {
                    out.alone.push(alone);
                }
                continue;
            };
            let range = blocks[block].range.clone();
            let blank = |c: Option<char>| c.is_some_and(char::is_whitespace);
            let bar = text
                .get(span.start().min(spans[block].end())..span.end().max(spans[block].start()))
                .is_some_and(|gap| inside.is_none() && gap.contains('|'));
            out.woven.push(Woven {
                at: ticket.text().place_from(range.clone(), span.end()),
                block: range,
                words,
                blanks: (
                    blank(text[..span.start()].chars().next_back()),
                    blank(text[span.end()..].chars().next()),
                ),
                row: row.filter(|_| bar),
            });
        }
        out.woven.sort_by_key(|woven| woven.at);
        out
    }

    /// What belongs into the words of a range.
    pub(super) fn within(&self, range: &Range) -> impl Iterator<Item = &Woven> {
        let (start, end) = (range.start, range.end);
        let first = self.woven.partition_point(|woven| woven.at < start);
        self.woven[first..]
            .iter()
            .take_while(move |woven| woven.at <= end)
            .filter(move |woven| {
                let last = woven.block.end;
                woven.at < end || woven.at == last && last <= end
            })
    }

    /// What stands on lines of its own with so many blocks before it, and with how
    /// many each.
    pub(super) fn alone(&self, blocks: std::ops::RangeInclusive<usize>) -> &[(usize, String)] {
        let from = self.alone.partition_point(|(at, _)| at < blocks.start());
        let to = self.alone.partition_point(|(at, _)| at <= blocks.end());
        self.alone.get(from..to).unwrap_or_default()
    }
}

impl Case<'_> {
    /// What stands right before some code, and is not read.
    pub(super) fn woven_before(&self, code: &Range) -> String {
        let mut out = String::new();
        for woven in self.unread.within(code).filter(|w| w.at == code.start) {
            woven.push(&mut out, self.reading.ticket.slice(code));
        }
        out
    }

    /// The whole row of a table that a cell stands in, if cells of it are not read.
    pub(super) fn whole_row(&self, cell: &Range) -> Option<String> {
        let at = self.unread.within(cell).find_map(|woven| woven.row)?;
        let row = self.unread.rows.get(at)?;
        if !self.unread.plain {
            return Some(without_comments(self, row.span).trim().to_owned());
        }
        let ticket = &self.reading.ticket;
        let cells = row.cells.iter().map(|&cell| {
            let ends_before = |block: &Block| ticket.span_of(&block.range).end() <= cell.start();
            let block = ticket
                .blocks
                .get(ticket.blocks.partition_point(ends_before));
            let block = block.filter(|block| ticket.span_of(&block.range).overlaps(cell));
            line(&match block {
                Some(block) => self.woven(&block.range, |woven| woven.row.is_none()),
                None => decoded(&without_comments(self, cell)),
            })
        });
        Some(cells.collect::<Vec<_>>().join(" | "))
    }

    /// What stands on lines of its own before the label that begins the ticket.
    pub(super) fn alone_before(&self, parts: &[Part]) -> String {
        let labelled = |part: &Part| part.label_block == Some(0);
        let first = parts.first().is_none_or(labelled);
        let lines = self.unread.alone(0..=0).iter().filter(|_| first);
        lines.map(|(_, words)| format!("{words}\n")).collect()
    }

    /// What stands on lines of its own between some blocks, below the label before
    /// them, and behind.
    pub(super) fn alone(&self, blocks: &Range) -> &[(usize, String)] {
        let ticket = &self.reading.ticket;
        let labelled = blocks.start.checked_sub(1).is_none_or(|before| {
            let block = ticket.blocks.get(before);
            block.is_some_and(|block| {
                let field = ticket.fields.get(block.field.index());
                field.is_some_and(|field| field.label.as_ref() == Some(&block.range))
            })
        });
        let first = blocks.start + usize::from(!labelled);
        self.unread.alone(first..=blocks.end)
    }
}

impl Woven {
    /// Adds the words to those before them; `rest` is what follows.
    pub(super) fn push(&self, out: &mut String, rest: &str) {
        let (before, after) = self.blanks;
        if before && !out.is_empty() && !out.ends_with(char::is_whitespace) {
            out.push(' ');
        }
        out.push_str(&self.words);
        if after && !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            out.push(' ');
        }
    }
}

/// What Markdown says and the model may leave out.
struct Left {
    span: Span,
    /// The row it stands in, by its number.
    row: Option<usize>,
}

/// A row of a table.
#[derive(Debug, Clone)]
struct Row {
    span: Span,
    /// Its cells, those that have no column as one.
    cells: Vec<Span>,
}

fn left(text: &str, span: Span) -> (Vec<Left>, Vec<Row>) {
    let body = span.slice(text).unwrap_or("");
    let mut out = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    let mut row = None;
    for (event, at) in Parser::new_ext(body, OPTIONS).into_offset_iter() {
        let place = Span::new(at.start, at.end).shifted(span.start());
        match event {
            Event::Start(Tag::Strikethrough) if body[at.clone()].starts_with("~~") => {
                out.push(Left { span: place, row });
            }
            Event::TaskListMarker(_) => out.push(Left { span: place, row }),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                let line = body[at.start..].split(['\n', '\r']).next().unwrap_or("");
                let own = Span::new(at.start, at.start + line.len());
                row = Some(rows.len());
                rows.push(Row {
                    span: own.shifted(span.start()),
                    cells: Vec::new(),
                });
            }
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = rows.last_mut() {
                    row.cells.push(place);
                }
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                let beyond = rows.last_mut().and_then(|row| {
                    let span = beyond(text, row)?;
                    row.cells.push(span);
                    Some(span)
                });
                out.extend(beyond.map(|span| Left { span, row }));
                row = None;
            }
            _ => {}
        }
    }
    (out, rows)
}

/// The lines that a span stands on.
fn lines_around(text: &str, span: Span) -> Span {
    let start = text[..span.start()]
        .rfind(['\n', '\r'])
        .map_or(0, |end| end + 1);
    let rest = text[span.end()..].find(['\n', '\r']);
    let end = rest.map_or(text.len(), |rest| span.end() + rest);
    Span::new(start, end)
}

/// The cells of a row behind the last that has a column.
fn beyond(text: &str, row: &Row) -> Option<Span> {
    let ends = row.cells.iter().map(|cell| cell.end());
    let from = ends.fold(row.span.start(), usize::max);
    let rest = text.get(from..row.span.end())?;
    let mark = |c: char| c == '|' || c.is_whitespace();
    let start = rest.len() - rest.trim_start_matches(mark).len();
    let end = rest.trim_end_matches(mark).len();
    (start < end).then(|| Span::new(from + start, from + end))
}
