//! A range of bytes in a source file.

use std::fmt;

/// A half-open range of **bytes** in one source file.
///
/// Both ends lie on character boundaries of that file: spans are made by the
/// front-ends, which check them, and by [`crate::text::MappedText`], which only
/// hands out boundaries it was given.
///
/// Offsets are kept in 32 bits, for there may be one span to each few bytes of a
/// draft: no file of 4 GiB is read (`cli::input` refuses what is much smaller).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

/// An offset, or a number of things in a file, as it is kept where there may be very
/// many; see [`Span`]. What does not fit becomes the highest that does.
#[must_use]
pub const fn narrow(offset: usize) -> u32 {
    if offset > u32::MAX as usize {
        u32::MAX
    } else {
        offset as u32
    }
}

impl Span {
    /// A span from `start` up to, not including, `end`. A reversed pair gives
    /// the empty span at `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self {
            start: narrow(start),
            end: narrow(if end < start { start } else { end }),
        }
    }

    /// The empty span at `offset`.
    #[must_use]
    pub const fn point(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    /// First byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The spans in order, those that touch as one.
    #[must_use]
    pub fn merged(mut spans: Vec<Self>) -> Vec<Self> {
        spans.sort_unstable();
        let mut out: Vec<Self> = Vec::with_capacity(spans.len());
        for span in spans {
            match out.last_mut() {
                Some(last) if span.start() <= last.end() => *last = last.cover(span),
                _ => out.push(span),
            }
        }
        out
    }

    /// The same span, `by` bytes further on.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self::new(self.start() + by, self.end() + by)
    }

    /// The text under the span, or `None` when it does not lie in `text` on
    /// character boundaries.
    #[must_use]
    pub fn slice(self, text: &str) -> Option<&str> {
        text.get(self.start()..self.end())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
