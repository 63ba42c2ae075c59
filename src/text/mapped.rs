//! Text that left its file and can still say where every byte came from.
//!
//! A YAML scalar is unescaped, a Markdown paragraph loses its quote marks, a
//! full-width `１` is folded to `1`: what the rules read is never the bytes of
//! the file. [`MappedText`] carries the decoded text together with its map back,
//! so that a position is never found again by searching.

#[cfg(test)]
mod tests;

use super::span::narrow;
use super::{Span, fold};

/// A half-open range of bytes in the *decoded* text of a [`MappedText`].
/// Spans are positions in the file; ranges are positions in decoded text.
pub type Range = std::ops::Range<usize>;

/// How one piece of decoded text relates to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The same bytes, one to one; a lone carriage return is read as a line feed.
    Verbatim,
    /// Other bytes (an escape, a folded character); maps only as a whole.
    Mapped,
    /// A part of what was mapped: it maps to the whole, which says more than it.
    Part,
    /// Not in the file at all (the separator between two blocks).
    Synthetic,
}

/// A piece of decoded text as it is kept: it ends where the next begins, and has
/// offsets of 32 bits as spans do: text that is nothing but marks has a run to
/// every other byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    at: u32,
    /// Where its source begins.
    start: u32,
    /// How long that is, and in the highest bits the kind.
    length: u32,
}

impl Entry {
    /// The bits of the length. No draft is as long as that.
    const LENGTH: u32 = (1 << 30) - 1;

    fn new(at: usize, source: Span, kind: Kind) -> Self {
        let kind = match kind {
            Kind::Verbatim => 0,
            Kind::Mapped => 1,
            Kind::Part => 2,
            Kind::Synthetic => 3,
        };
        Self {
            at: narrow(at),
            start: narrow(source.start()),
            length: narrow(source.len()).min(Self::LENGTH) | (kind << 30),
        }
    }

    const fn source(self) -> Span {
        let start = self.start as usize;
        Span::new(start, start + (self.length & Self::LENGTH) as usize)
    }

    const fn kind(self) -> Kind {
        match self.length >> 30 {
            0 => Kind::Verbatim,
            1 => Kind::Mapped,
            2 => Kind::Part,
            _ => Kind::Synthetic,
        }
    }
}

/// A piece of decoded text, and where that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Run {
    at: usize,
    len: usize,
    source: Span,
    kind: Kind,
}

impl Run {
    const fn end(&self) -> usize {
        self.at + self.len
    }
}

/// Decoded text and its map to source bytes.
///
/// Invariants (held by the push methods): the runs tile `value` without gaps;
/// a verbatim run has the same length in both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MappedText {
    value: String,
    runs: Vec<Entry>,
}

impl MappedText {
    /// Empty text.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            value: String::new(),
            runs: Vec::new(),
        }
    }

    /// Empty text with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            value: String::with_capacity(bytes),
            runs: Vec::new(),
        }
    }

    /// `source[span]`, byte for byte. An impossible span gives empty text.
    #[must_use]
    pub fn verbatim(source: &str, span: Span) -> Self {
        let mut text = Self::new();
        if let Some(slice) = span.slice(source) {
            text.push_verbatim(slice, span.start());
        }
        text
    }

    /// The decoded text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Length of the decoded text in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.value.len()
    }

    /// Whether there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.value.is_empty()
    }

    /// What of the source was read into the text, in the text's order. Of what
    /// was merely read as a line break, such as a tag, nothing is left.
    pub fn sources(&self) -> impl Iterator<Item = Span> {
        /// The longest way to write a letter, `&CounterClockwiseContourIntegral;`
        /// apart.
        const LONGEST: usize = 12;
        self.runs()
            .filter(|run| run.kind != Kind::Synthetic)
            .filter(|run| run.source.len() <= run.len + LONGEST)
            .map(|run| run.source)
    }

    /// Appends `text`, which stands letter for letter in the source at `offset`.
    pub fn push_verbatim(&mut self, text: &str, offset: usize) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.kind() == Kind::Verbatim
            && last.source().end() == offset
        {
            let source = Span::new(last.source().start(), offset + text.len());
            *last = Entry::new(last.at as usize, source, Kind::Verbatim);
            self.value.push_str(text);
            return;
        }
        self.push_run(text, Span::new(offset, offset + text.len()), Kind::Verbatim);
    }

    /// Appends `text`, which the source writes differently at `span`.
    pub fn push_mapped(&mut self, text: &str, span: Span) {
        self.push_run(text, span, Kind::Mapped);
    }

    /// Appends `text` that is nowhere in the source; `offset` is the place in
    /// the source where it would stand.
    pub fn push_synthetic(&mut self, text: &str, offset: usize) {
        self.push_run(text, Span::point(offset), Kind::Synthetic);
    }

    /// Appends the part `range` of another mapped text (same source).
    pub fn push_text(&mut self, other: &Self, range: Range) {
        for (run, at, len) in other.pieces(&range) {
            let Some(text) = other.value.get(at..at + len) else {
                continue;
            };
            match run.kind {
                Kind::Verbatim => self.push_verbatim(text, run.source.start() + (at - run.at)),
                Kind::Mapped if len == run.len => self.push_mapped(text, run.source),
                Kind::Mapped | Kind::Part => self.push_run(text, run.source, Kind::Part),
                Kind::Synthetic => self.push_synthetic(text, run.source.start()),
            }
        }
    }

    /// Appends `text`, as which the part `range` of another mapped text (same
    /// source) is read.
    pub(super) fn push_read_as(&mut self, text: &str, other: &Self, range: Range) {
        let span = other.span(range.clone());
        let mut kind = Kind::Mapped;
        for (run, _, len) in other.pieces(&range) {
            match run.kind {
                Kind::Mapped if len < run.len => kind = Kind::Part,
                Kind::Part => kind = Kind::Part,
                Kind::Mapped | Kind::Verbatim | Kind::Synthetic => {}
            }
        }
        if span.is_empty() {
            kind = Kind::Synthetic;
        }
        self.push_run(text, span, kind);
    }

    fn push_run(&mut self, text: &str, source: Span, kind: Kind) {
        if text.is_empty() {
            return;
        }
        // Folding makes no more than eleven times of a draft, which is at most 32 MiB.
        self.runs.push(Entry::new(self.value.len(), source, kind));
        self.value.push_str(text);
    }

    /// The part `range` as a text of its own.
    #[must_use]
    pub fn slice(&self, range: Range) -> Self {
        // A table has a text for each of a hundred thousand cells.
        let mut text = Self {
            value: String::with_capacity(range.len()),
            runs: Vec::with_capacity(self.pieces(&range).count()),
        };
        text.push_text(self, range);
        text
    }

    /// The run of that number.
    fn run(&self, number: usize) -> Option<Run> {
        let entry = *self.runs.get(number)?;
        let at = entry.at as usize;
        let next = self.runs.get(number + 1);
        let end = next.map_or(self.value.len(), |next| next.at as usize);
        Some(Run {
            at,
            len: end - at,
            source: entry.source(),
            kind: entry.kind(),
        })
    }

    /// All runs, in order.
    fn runs(&self) -> impl Iterator<Item = Run> {
        (0..self.runs.len()).map_while(|number| self.run(number))
    }

    /// The number of the run at an offset, maybe that behind the last.
    fn number_at(&self, at: usize) -> usize {
        if at >= self.value.len() {
            return self.runs.len();
        }
        let begun = self.runs.partition_point(|run| run.at as usize <= at);
        begun.saturating_sub(1)
    }

    /// The runs that `range` touches, each with the touched part in decoded bytes.
    fn pieces(&self, range: &Range) -> impl Iterator<Item = (Run, usize, usize)> {
        let (start, end) = (range.start, range.end.min(self.value.len()));
        (self.number_at(start)..self.runs.len())
            .map_while(|number| self.run(number))
            .take_while(move |run| run.at < end)
            .map(move |run| {
                let at = run.at.max(start);
                (run, at, run.end().min(end).saturating_sub(at))
            })
    }

    /// The part `range` as the source writes it where it was merely folded:
    /// `１５：５２` for `15:52`. What was decoded stays decoded.
    #[must_use]
    pub fn unfolded(&self, range: Range, source: &str) -> String {
        let mut out = String::new();
        for (run, at, len) in self.pieces(&range) {
            let Some(text) = self.value.get(at..at + len) else {
                continue;
            };
            let written = run.source.slice(source).filter(|written| {
                run.kind == Kind::Mapped && len == run.len && fold::fold_str(written) == text
            });
            out.push_str(written.unwrap_or(text));
        }
        out
    }

    /// Where `range` stands in the source.
    ///
    /// A range that crosses several runs gives one span from its first to its
    /// last source byte. Synthetic text at its edges does not widen it. An empty
    /// range gives the point it stands at.
    #[must_use]
    pub fn span(&self, range: Range) -> Span {
        if range.is_empty() {
            return Span::point(self.offset(range.start));
        }
        let mut span: Option<Span> = None;
        for (run, at, len) in self.pieces(&range) {
            let piece = match run.kind {
                Kind::Verbatim => {
                    let from = run.source.start() + (at - run.at);
                    Span::new(from, from + len)
                }
                Kind::Mapped | Kind::Part => run.source,
                Kind::Synthetic => continue,
            };
            span = Some(span.map_or(piece, |so_far| so_far.cover(piece)));
        }
        span.unwrap_or_else(|| Span::point(self.offset(range.start)))
    }

    /// The source offset at which the decoded offset `at` stands.
    #[must_use]
    pub fn offset(&self, at: usize) -> usize {
        match self.run(self.number_at(at)) {
            Some(run) if run.kind == Kind::Verbatim => run.source.start() + (at - run.at),
            Some(run) => run.source.start(),
            None => self.runs.last().map_or(0, |run| run.source().end()),
        }
    }

    /// The first place of `range` that stands in the source at `offset` or behind
    /// it; the end of the range where none does.
    #[must_use]
    pub fn place_from(&self, range: Range, offset: usize) -> usize {
        let pieces = self.pieces(&range);
        pieces
            .filter(|(run, ..)| run.kind != Kind::Synthetic)
            .find_map(|(run, at, len)| {
                let from = run.source.start() + (at - run.at);
                match run.kind {
                    Kind::Verbatim if from < offset => {
                        (offset < from + len).then(|| at + (offset - from))
                    }
                    _ => (run.source.start() >= offset || from >= offset).then_some(at),
                }
            })
            .unwrap_or(range.end)
    }

    /// The spans of the source that an edit of `range` replaces: one, but for
    /// marks inside a line, such as those of emphasis, which stay. What lies
    /// between two lines of it, such as the indentation of a block of YAML, goes
    /// with it, and so do the line breaks between two paragraphs. `None` where an
    /// end of the range is none in the source, or the range goes from one part of
    /// the text to another, other words being between them.
    #[must_use]
    pub fn editable(&self, range: Range, source: &str) -> Option<Vec<Span>> {
        let mut covered = 0;
        let mut spans: Vec<Span> = Vec::new();
        let mut parted = false;
        for (run, at, len) in self.pieces(&range) {
            // What parts two paragraphs, if the source writes it as such.
            if run.kind == Kind::Synthetic && !spans.is_empty() {
                covered += len;
                parted = true;
                continue;
            }
            let piece = match run.kind {
                Kind::Verbatim => {
                    let from = run.source.start() + (at - run.at);
                    Span::new(from, from + len)
                }
                Kind::Mapped if len == run.len => run.source,
                Kind::Mapped | Kind::Part | Kind::Synthetic => return None,
            };
            covered += len;
            let Some(last) = spans.last_mut() else {
                spans.push(piece);
                continue;
            };
            if last.end() > piece.start() {
                return None;
            }
            let between = Span::new(last.end(), piece.start()).slice(source)?;
            let breaks = is_written_break(between);
            let blank = between.trim().is_empty();
            if std::mem::take(&mut parted) && !breaks && !blank {
                return None;
            }
            let starts_line = source[..last.end()].ends_with(['\n', '\r']);
            if starts_line || breaks || blank || between.contains(['\n', '\r']) {
                *last = last.cover(piece);
            } else {
                spans.push(piece);
            }
        }
        (covered == range.len() && !spans.is_empty() && !parted).then_some(spans)
    }

    /// The text after edits of its source, folded as it is: each a span of the
    /// source and the words that come there, in order, not overlapping.
    #[must_use]
    pub fn after(&self, edits: &[(Span, &str)]) -> String {
        let mut out = String::with_capacity(self.value.len());
        let mut done = edits.partition_point(|(span, _)| {
            self.runs
                .first()
                .is_none_or(|first| span.end() < first.source().start())
        });
        // What is replaced from `beside` up to the place was not in the text: a
        // comment, an attribute of a tag.
        let mut push = |out: &mut String, upto: usize, beside: usize| {
            while let Some((span, words)) = edits.get(done)
                && span.start() <= upto
            {
                if span.is_empty() || span.start() < beside || span.end() > upto {
                    out.push_str(&fold::fold_str(words));
                }
                done += 1;
            }
        };
        let removed = |at: usize| {
            let i = edits.partition_point(|(span, _)| span.end() <= at);
            edits.get(i).is_some_and(|(span, _)| span.start() <= at)
        };
        let nothing = usize::MAX;
        let mut last = nothing;
        for run in self.runs() {
            let Some(text) = self.value.get(run.at..run.end()) else {
                continue;
            };
            let (start, end) = (run.source.start(), run.source.end());
            if run.kind != Kind::Synthetic {
                push(&mut out, start, last);
                last = end;
            }
            match run.kind {
                Kind::Verbatim => {
                    for (at, c) in text.char_indices() {
                        let at = start + at;
                        push(&mut out, at, nothing);
                        if !removed(at) {
                            out.push(c);
                        }
                    }
                    push(&mut out, end, nothing);
                }
                Kind::Mapped | Kind::Part => {
                    if !removed(start) {
                        out.push_str(text);
                    }
                    push(&mut out, end, start + 1);
                }
                Kind::Synthetic => out.push_str(text),
            }
        }
        out
    }
}

/// Line breaks as a quoted value of YAML or JSON writes them, and nothing else.
fn is_written_break(source: &str) -> bool {
    let mut rest = source.trim();
    let written = rest.starts_with('\\');
    while let Some(next) = ["\\n", "\\r", "\\t"]
        .iter()
        .find_map(|sign| rest.strip_prefix(sign))
    {
        rest = next.trim_start();
    }
    written && rest.is_empty()
}
