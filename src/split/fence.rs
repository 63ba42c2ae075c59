//! The lines around pieces of code that only mark them.

use super::cut::start_of;
use crate::text::{SourceFile, Span};

/// Finds the marks of one piece of code after the other, from the first on.
pub(super) struct Fences<'s> {
    source: &'s SourceFile,
    /// The line below the last mark that was told.
    next: usize,
}

impl<'s> Fences<'s> {
    /// Before the first piece.
    pub(super) const fn new(source: &'s SourceFile) -> Self {
        Self { source, next: 0 }
    }

    /// The marks above and below the lines of the next piece, with the blank lines that
    /// stand between; none where it has no mark. What closes the piece before is none.
    pub(super) fn around(&mut self, first: usize, last: usize) -> Vec<Span> {
        let end = self.source.line_of(self.source.text().len());
        let fence = |line: &usize| self.is_fence(*line);
        let mut lines_above = (self.next..first).rev();
        let above = lines_above.find(|line| !self.is_blank(*line)).filter(fence);
        let mut lines_below = last + 1..=end;
        let below = lines_below.find(|line| !self.is_blank(*line)).filter(fence);
        // Code without marks may stand below a pair of marks that hold nothing.
        let Some(above) = above.filter(|above| above + 1 == first || below.is_some()) else {
            return Vec::new();
        };
        self.next = below.unwrap_or(last) + 1;
        let place = |from, to| Span::new(start_of(self.source, from), start_of(self.source, to));
        let mut marks = vec![place(above, first)];
        marks.extend(below.map(|below| place(last + 1, below + 1)));
        marks
    }

    /// The words of a line, without the marks of a quotation.
    fn words(&self, line: usize) -> &'s str {
        let words = self.source.line_span(line).slice(self.source.text());
        words.unwrap_or("").trim_start_matches([' ', '\t', '>'])
    }

    fn is_blank(&self, line: usize) -> bool {
        self.words(line).trim().is_empty()
    }

    fn is_fence(&self, line: usize) -> bool {
        let words = self.words(line);
        words.starts_with("```") || words.starts_with("~~~")
    }
}
