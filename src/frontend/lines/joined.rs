//! Text with its marked parts, and putting pieces of it together.

use std::borrow::Cow;

use crate::text::Range;
use crate::ticket::Chunk;

/// A chunk whose bold parts are known.
#[derive(Debug, Clone, Default)]
pub(in crate::frontend) struct Rich {
    /// The text and the code inside it.
    pub(in crate::frontend) chunk: Chunk,
    /// Bold text whose marks were taken away, in order.
    pub(in crate::frontend) bold: Vec<Range>,
}

impl Rich {
    /// A chunk without bold text.
    pub(in crate::frontend) const fn plain(chunk: Chunk) -> Self {
        Self {
            chunk,
            bold: Vec::new(),
        }
    }

    /// The text.
    pub(in crate::frontend) fn text(&self) -> &str {
        self.chunk.text.as_str()
    }

    /// The length of the bold text that begins at `at`, 0 if none does.
    pub(in crate::frontend) fn bold_at(&self, at: usize) -> usize {
        let i = self.bold.partition_point(|b| b.start < at);
        match self.bold.get(i) {
            Some(b) if b.start == at => b.len(),
            _ => 0,
        }
    }

    /// A part, its code and bold text with it.
    pub(in crate::frontend) fn slice(&self, range: Range) -> Self {
        let first = self.bold.partition_point(|b| b.end <= range.start);
        let bold = self.bold[first..]
            .iter()
            .take_while(|b| b.start < range.end)
            .map(|b| b.start.max(range.start) - range.start..b.end.min(range.end) - range.start)
            .collect();
        Self {
            chunk: self.part(range),
            bold,
        }
    }

    /// One piece, its code with it.
    pub(in crate::frontend) fn part(&self, piece: Range) -> Chunk {
        self.join(std::iter::once(piece))
    }

    /// One piece, its code with it, without a copy where it is all there is.
    pub(in crate::frontend) fn piece(&self, piece: Range) -> Cow<'_, Chunk> {
        if piece == (0..self.chunk.text.len()) {
            Cow::Borrowed(&self.chunk)
        } else {
            Cow::Owned(self.part(piece))
        }
    }

    /// The pieces, in order, one after another. Code keeps its marks; bold
    /// does not.
    pub(in crate::frontend) fn join(&self, pieces: impl IntoIterator<Item = Range>) -> Chunk {
        let mut out = Chunk::default();
        for piece in pieces {
            let base = out.text.len();
            let first = self.chunk.code.partition_point(|c| c.end <= piece.start);
            for code in &self.chunk.code[first..] {
                if code.start >= piece.end {
                    break;
                }
                let start = base + code.start.max(piece.start) - piece.start;
                out.code
                    .push(start..base + code.end.min(piece.end) - piece.start);
            }
            out.text.push_text(&self.chunk.text, piece);
        }
        out
    }
}
