//! Drawing an excerpt with miette.
//!
//! miette draws the lines, the frame and the marks, and nothing else: the
//! words around them are [`super::human`]'s.

use std::fmt;

use miette::{
    GraphicalReportHandler, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents,
};

use super::Style;
use super::excerpt::Excerpt;
use super::row::Drawn;
use crate::diagnostic::Severity;
use crate::text::Span;

/// Appends the drawing of `excerpt`, lines and frame, to `out`. `name` is the
/// file's name as it may be shown.
pub(super) fn draw(
    out: &mut String,
    excerpt: &Excerpt,
    name: &str,
    severity: Severity,
    style: Style,
) {
    let theme = style.theme(severity, excerpt.marks().iter().map(|mark| mark.primary));
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_links(false)
        .with_width(style.measure())
        // What a block holds is decided by the excerpt; see `read_span`.
        .with_context_lines(1);
    let mut drawing = String::new();
    let snippet = Snippet { name, excerpt };
    // It fails only when a mark lies outside of the excerpt, which none does.
    if handler.render_report(&mut drawing, &snippet).is_ok()
        // The first line is miette's heading, which is ours to write.
        && let Some((_, body)) = drawing.split_once('\n')
    {
        excerpt.restore(body, out);
    }
}

#[derive(Debug)]
struct Snippet<'a> {
    name: &'a str,
    excerpt: &'a Excerpt,
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet<'_> {}

impl miette::Diagnostic for Snippet<'_> {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.marks().iter().map(|mark| {
            let span = (mark.span.start(), mark.span.len());
            if mark.primary {
                LabeledSpan::new_primary_with_span(mark.label.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.label.clone(), span)
            }
        })))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }
}

impl SourceCode for Snippet<'_> {
    /// The whole block around `span`; with no context asked for, its line. A
    /// span across blocks is refused, which keeps them apart.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let span = Span::new(span.offset(), span.offset() + span.len());
        let rows = self.excerpt.rows();
        let row_of = |offset: usize| rows.partition_point(|row| row.span.end() <= offset);
        let (first, last) = (row_of(span.start()), row_of(span.end()));
        let (Some(top), Some(bottom)) = (rows.get(first), rows.get(last)) else {
            return Err(MietteError::OutOfBounds);
        };
        if top.block != bottom.block {
            return Err(MietteError::OutOfBounds);
        }
        let (first, last) = if before + after > 0 {
            (
                rows.partition_point(|row| row.block < top.block),
                rows.partition_point(|row| row.block <= top.block) - 1,
            )
        } else {
            (first, last)
        };
        let part = rows[first].span.cover(rows[last].span);
        let is_this = |mark: &&Drawn| mark.span == span;
        let mark = self.excerpt.marks().iter().find(is_this);
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.to_owned(),
            &self.excerpt.text().as_bytes()[part.start()..part.end()],
            (part.start(), part.len()).into(),
            rows[first].line,
            mark.map_or(0, |mark| mark.place.column - 1),
            last - first + 1,
        )))
    }
}
