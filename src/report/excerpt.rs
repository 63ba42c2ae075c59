//! The lines of a draft a report shows, as it shows them.
//!
//! An excerpt is a small text of its own, made for the screen: only the lines
//! with marks, cropped to the terminal, with secrets masked and nothing hidden
//! in them; the marks are carried over into it. Its cost depends on the width
//! of the terminal, not on the length of the file or of its lines.

use super::Style;
use super::canvas::Canvas;
use super::conceal::Concealed;
use super::row::{Drawn, Lens, Target};
use crate::text::{SourceFile, Span, floor_char_boundary};

/// A place to show.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// Where, in bytes of the file.
    pub(super) span: Span,
    /// A word on it.
    pub(super) label: Option<&'a str>,
    /// The finding itself rather than a related place.
    pub(super) primary: bool,
}

/// A line of the excerpt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Where, in bytes of [`Excerpt::text`], the line break included.
    pub(super) span: Span,
    /// Line in the file, from 0.
    pub(super) line: usize,
    /// Rows of one block follow one another in the file.
    pub(super) block: usize,
}

/// See the module.
#[derive(Debug)]
pub(super) struct Excerpt {
    canvas: Canvas,
    rows: Vec<Row>,
    marks: Vec<Drawn>,
}

impl Excerpt {
    /// The excerpt of `source` that shows `marks`.
    pub(super) fn new(
        source: &SourceFile,
        concealed: &Concealed,
        marks: &[Mark<'_>],
        style: Style,
    ) -> Self {
        let mut targets: Vec<Target<'_>> = marks.iter().map(|m| target(source, m)).collect();
        targets.sort_by_key(|t| (t.place.line, t.span));
        let last = targets.last().map_or(1, |t| t.place.line);
        let lens = Lens {
            text: source.text(),
            concealed,
            room: style.measure().saturating_sub(gutter(last)),
            style,
        };
        let mut excerpt = Self {
            canvas: Canvas::default(),
            rows: Vec::new(),
            marks: Vec::new(),
        };
        for (number, block) in blocks(&lens, &targets).into_iter().enumerate() {
            excerpt.block(source, &lens, number, &block);
        }
        excerpt
    }

    /// The lines, each with a line break.
    pub(super) fn text(&self) -> &str {
        self.canvas.text()
    }

    /// The lines' places in the text.
    pub(super) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The marks, in the order of the text.
    pub(super) fn marks(&self) -> &[Drawn] {
        &self.marks
    }

    /// Appends `drawing`, which was made of this text, to `out` with the
    /// draft's own characters.
    pub(super) fn restore(&self, drawing: &str, out: &mut String) {
        self.canvas.restore(drawing, out);
    }

    /// Adds the lines of one block, and what they need around them.
    fn block(
        &mut self,
        source: &SourceFile,
        lens: &Lens<'_>,
        block: usize,
        lines: &[&[Target<'_>]],
    ) {
        let mut next = None;
        for targets in lines {
            let Some(line) = targets.first().map(Target::line) else {
                continue;
            };
            let mut row = |line, targets: &[Target<'_>]| {
                let start = self.canvas.text().len();
                let drawn = lens.draw(&mut self.canvas, content(source, line), targets);
                self.marks.extend(drawn);
                self.canvas.end_line();
                self.rows.push(Row {
                    span: Span::new(start, self.canvas.text().len()),
                    line,
                    block,
                });
            };
            // A blank line does not say where it is.
            let alone = is_blank(source, line);
            let from = next.unwrap_or_else(|| line.saturating_sub(usize::from(alone)));
            for between in from..line {
                row(between, &[]);
            }
            row(line, targets);
            next = Some(line + 1);
        }
    }
}

/// The rows to draw, gathered into blocks: in a block, each follows the one
/// before it with at most one line left out between them. The block of the
/// finding itself comes first.
fn blocks<'t, 'a>(lens: &Lens<'_>, targets: &'t [Target<'a>]) -> Vec<Vec<&'t [Target<'a>]>> {
    let mut blocks: Vec<Vec<&[Target<'_>]>> = Vec::new();
    let mut above = None;
    let mut rest = targets;
    while let Some(line) = rest.first().map(Target::line) {
        let (row, others) = rest.split_at(lens.fitting(rest));
        let follows = above.is_some_and(|above| (1..=2).contains(&(line - above)));
        match blocks.last_mut() {
            Some(block) if follows => block.push(row),
            _ => blocks.push(vec![row]),
        }
        above = Some(line);
        rest = others;
    }
    blocks.sort_by_key(|block| !block.iter().copied().flatten().any(|t| t.primary));
    blocks
}

/// Cells before the text of a line, where the last line is `line`: ` 12 │ `.
fn gutter(line: usize) -> usize {
    line.to_string().len() + 4
}

/// What a line shows: neither its line break nor a byte order mark.
fn content(source: &SourceFile, line: usize) -> Span {
    let span = source.line_span(line);
    Span::new(span.start().max(source.bom_len()), span.end())
}

fn is_blank(source: &SourceFile, line: usize) -> bool {
    let text = content(source, line).slice(source.text());
    text.unwrap_or("").trim().is_empty()
}

/// `mark`, cut to its first line.
fn target<'a>(source: &SourceFile, mark: &Mark<'a>) -> Target<'a> {
    let place = source.position(mark.span.start());
    let content = content(source, place.line - 1);
    let start = floor_char_boundary(
        source.text(),
        mark.span.start().clamp(content.start(), content.end()),
    );
    let end = floor_char_boundary(source.text(), mark.span.end().clamp(start, content.end()));
    Target {
        span: Span::new(start, end),
        place,
        label: mark.label,
        primary: mark.primary,
    }
}
