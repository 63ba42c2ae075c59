//! One line of a draft as it is shown: cropped around its marks.

use super::Style;
use super::canvas::Canvas;
use super::conceal::Concealed;
use crate::text::display::{Piece, pieces, visible_line};
use crate::text::width::cells;
use crate::text::wrap::wrap;
use crate::text::{Position, Span, ceil_char_boundary, floor_char_boundary};

/// Lines of one label's text.
const LABEL_LINES: usize = 3;
/// Cells a label is given even if it then goes past the edge.
const LABEL_LEAST: usize = 12;
/// Cells between the middle of a mark and the text of its label: `╰── `.
const LABEL_INDENT: usize = 4;

/// A place to mark, on one line.
#[derive(Debug)]
pub(super) struct Target<'a> {
    /// Where, in bytes of the file.
    pub(super) span: Span,
    /// Where the place begins, uncropped.
    pub(super) place: Position,
    /// A word on it.
    pub(super) label: Option<&'a str>,
    /// The finding itself rather than a related place.
    pub(super) primary: bool,
}

impl Target<'_> {
    /// Its line in the file, from 0.
    pub(super) const fn line(&self) -> usize {
        self.place.line - 1
    }
}

/// A mark on the canvas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Where, in bytes of the canvas's text.
    pub(super) span: Span,
    /// Where it is in the file.
    pub(super) place: Position,
    /// The lines of its label, joined by `\n`.
    pub(super) label: Option<String>,
    /// The finding itself rather than a related place.
    pub(super) primary: bool,
}

/// Through what the lines of a file are seen.
#[derive(Debug)]
pub(super) struct Lens<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    /// What of it must not be seen.
    pub(super) concealed: &'a Concealed,
    /// Cells there are for a line.
    pub(super) room: usize,
    /// How the words and the mark of text left out are written.
    pub(super) style: Style,
}

/// A grapheme that may be shown, and where it is in the file.
#[derive(Debug)]
struct Shown<'t> {
    source: Span,
    piece: Piece<'t>,
}

/// Graphemes side by side.
#[derive(Debug)]
struct Stretch<'t> {
    shown: Vec<Shown<'t>>,
    /// Their width.
    cells: usize,
    /// There are more where these come from.
    more: bool,
}

impl Stretch<'_> {
    /// Cells from the start of the stretch to the byte `to` of the file.
    fn cells_to(&self, to: usize) -> usize {
        let before = self.shown.iter().take_while(|s| s.source.start() < to);
        before.map(|s| s.piece.cells).sum()
    }

    /// Cells from the start of the stretch to where the label of `target` hangs.
    fn hook(&self, target: &Target<'_>) -> usize {
        let span = target.span;
        usize::midpoint(self.cells_to(span.start()), self.cells_to(span.end()))
    }
}

impl Lens<'_> {
    /// How many of the first `targets` can be marked in one row: those on the
    /// same line that stand apart from one another and fit in together.
    pub(super) fn fitting(&self, targets: &[Target<'_>]) -> usize {
        let Some(first) = targets.first() else {
            return 0;
        };
        let apart = |a: &Target<'_>, b: &Target<'_>| {
            let follows = a.span.end() <= b.span.start() && a.span.start() < b.span.start();
            a.line() == b.line() && follows
        };
        let near = |target: &Target<'_>| {
            let between = self.after(first.span.start(), target.span.end());
            let edges = 2 * cells(self.style.ellipsis());
            !between.more && between.cells + edges <= self.room
        };
        let pairs = targets.iter().zip(&targets[1..]);
        1 + pairs.take_while(|(a, b)| apart(a, b) && near(b)).count()
    }

    /// Draws the part of the line `content` that holds `targets`.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas,
        content: Span,
        targets: &[Target<'_>],
    ) -> Vec<Drawn> {
        let from = targets.first().map_or(content.start(), |t| t.span.start());
        let left = self.before(content.start(), from);
        let right = self.after(from, content.end());
        let lead = self.draw_left(canvas, &left, self.lead(&left, &right, targets));
        let stops = self.draw_right(canvas, &right, content, lead);
        targets
            .iter()
            .map(|target| {
                let room = self
                    .room
                    .saturating_sub(lead + right.hook(target) + LABEL_INDENT);
                Drawn {
                    span: Span::new(stops.at(target.span.start()), stops.at(target.span.end())),
                    place: target.place,
                    label: target.label.map(|label| self.label(label, room)),
                    primary: target.primary,
                }
            })
            .collect()
    }

    /// How many cells to show before the first mark.
    fn lead(&self, left: &Stretch<'_>, right: &Stretch<'_>, targets: &[Target<'_>]) -> usize {
        let marked = targets.last().map_or(0, |t| right.cells_to(t.span.end()));
        let mut lead = left.cells;
        if left.more || right.more || left.cells + right.cells > self.room {
            let margin = if marked > self.room {
                self.room / 6
            } else {
                (self.room - marked) / 2
            };
            lead = lead.min(margin.max(self.room.saturating_sub(right.cells)));
        }
        for target in targets {
            if let Some(label) = target.label {
                // Up to half of the line goes left out to make room for it.
                let label = cells(label).min(self.room / 2);
                let needed = right.hook(target) + LABEL_INDENT + label;
                lead = lead.min(self.room.saturating_sub(needed));
            }
        }
        lead
    }

    /// Draws the end of `left` in about `lead` cells; returns how many it took.
    fn draw_left(&self, canvas: &mut Canvas, left: &Stretch<'_>, lead: usize) -> usize {
        let mut taken = 0;
        let mut kept = left.shown.as_slice();
        if left.more || lead < left.cells {
            taken = cells(self.style.ellipsis());
            canvas.push(self.style.ellipsis(), taken);
            let mut rest = left.cells;
            while let [first, others @ ..] = kept
                && rest + taken > lead
            {
                rest -= first.piece.cells;
                kept = others;
            }
        }
        for Shown { piece, .. } in kept {
            canvas.push(&piece.shown, piece.cells);
            taken += piece.cells;
        }
        taken
    }

    /// Draws as much of `right` as there is room for after `taken` cells.
    fn draw_right(
        &self,
        canvas: &mut Canvas,
        right: &Stretch<'_>,
        content: Span,
        mut taken: usize,
    ) -> Stops {
        let mut stops = Stops::from(canvas, right.shown.len() + 1);
        let cropped = right.more || taken + right.cells > self.room;
        let dots = cells(self.style.ellipsis());
        let room = self.room.saturating_sub(if cropped { dots } else { 0 });
        let mut end = None;
        for Shown { source, piece } in &right.shown {
            if taken + piece.cells > room {
                end = Some(source.start());
                break;
            }
            canvas.push(&piece.shown, piece.cells);
            taken += piece.cells;
            stops.add(*source, canvas);
        }
        if cropped {
            // A mark that goes on past the edge takes the dots with it.
            let end = end.or(right.shown.last().map(|s| s.source.end()));
            canvas.push(self.style.ellipsis(), dots);
            stops.add(
                Span::new(end.unwrap_or(content.start()), content.end()),
                canvas,
            );
        }
        stops
    }

    fn label(&self, label: &str, room: usize) -> String {
        let room = room.max(LABEL_LEAST);
        let label = self.concealed.mask(label);
        let label = self.style.words(&label);
        let shown = visible_line(&label);
        let mut lines = wrap(&shown, room, room);
        let is_cut = lines.len() > LABEL_LINES;
        lines.truncate(LABEL_LINES);
        let mut label = lines.join("\n");
        if is_cut {
            label.push_str(self.style.ellipsis());
        }
        label
    }

    /// The last graphemes of `from..to`, as many as could be shown.
    fn before(&self, from: usize, to: usize) -> Stretch<'_> {
        let edge = ceil_char_boundary(self.text, from.max(to.saturating_sub(self.reach())));
        let mut at = to;
        let backwards = pieces(&self.text[edge..to]).rev().map(|piece| {
            at -= piece.len;
            Shown {
                source: Span::new(at, at + piece.len),
                piece,
            }
        });
        let mut stretch = self.stretch(backwards);
        stretch.shown.reverse();
        stretch.more = stretch.shown.first().map_or(to, |s| s.source.start()) > from;
        stretch
    }

    /// The first graphemes of `from..to`, as many as could be shown.
    fn after(&self, from: usize, to: usize) -> Stretch<'_> {
        let edge = floor_char_boundary(self.text, to.min(from + self.reach()));
        let mut at = from;
        let forwards = pieces(&self.text[from..edge]).map(|piece| {
            at += piece.len;
            Shown {
                source: Span::new(at - piece.len, at),
                piece,
            }
        });
        let mut stretch = self.stretch(forwards);
        stretch.more = stretch.shown.last().map_or(from, |s| s.source.end()) < to;
        stretch
    }

    /// Takes graphemes until they fill the line, and masks the secret ones.
    fn stretch<'t>(&self, graphemes: impl Iterator<Item = Shown<'t>>) -> Stretch<'t> {
        let mut shown = Vec::with_capacity(self.room);
        let mut cells = 0;
        for mut grapheme in graphemes {
            if self.concealed.covers(grapheme.source) {
                grapheme.piece.shown = "*".repeat(grapheme.piece.cells).into();
            }
            cells += grapheme.piece.cells;
            shown.push(grapheme);
            if cells > self.room {
                break;
            }
        }
        Stretch {
            shown,
            cells,
            more: false,
        }
    }

    /// Bytes looked at on either side: a bound for lines of any length, and
    /// for graphemes of any length.
    const fn reach(&self) -> usize {
        self.room * 16
    }
}

/// Where the graphemes from the first mark on ended up on the canvas.
#[derive(Debug)]
struct Stops {
    start: usize,
    /// Start in the file, end on the canvas.
    ends: Vec<(usize, usize)>,
}

impl Stops {
    /// From here on, `count` graphemes at most.
    fn from(canvas: &Canvas, count: usize) -> Self {
        Self {
            start: canvas.text().len(),
            ends: Vec::with_capacity(count),
        }
    }

    fn add(&mut self, source: Span, canvas: &Canvas) {
        self.ends.push((source.start(), canvas.text().len()));
    }

    /// Where the byte `at` of the file is on the canvas; inside a grapheme,
    /// the end of it.
    fn at(&self, at: usize) -> usize {
        let before = self.ends.iter().take_while(|&&(start, _)| start < at);
        before.last().map_or(self.start, |&(_, end)| end)
    }
}
