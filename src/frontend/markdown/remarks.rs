//! Remarks to the tool in comments of HTML. One that stands alone is about the
//! block that follows it at its level; one in a line of text, about its block.

use pulldown_cmark::TagEnd;

use super::events::{Element, Event};
use super::html;
use crate::frontend::remarks::of_html;
use crate::text::{MappedText, Span};
use crate::ticket::Remark;

/// The remarks among the events, in order of place.
pub(super) fn collect(source: &str, events: &[(Event, Span)]) -> Vec<Remark> {
    let mut collector = Collector {
        source,
        out: Vec::new(),
        levels: vec![Level::default()],
        line: None,
    };
    for (event, span) in events {
        match event {
            Event::Start(Element::HtmlBlock) => collector.html(*span),
            Event::Start(element) if is_block(*element) => collector.open(*span),
            Event::End(tag) if is_block_end(*tag) => collector.close(),
            Event::InlineHtml => collector.inline(*span),
            _ => {}
        }
    }
    collector.out
}

struct Collector<'a> {
    source: &'a str,
    out: Vec<Remark>,
    /// The blocks that are open, the draft itself first.
    levels: Vec<Level>,
    /// The line that was looked at last, and whether it is bare.
    line: Option<(Span, bool)>,
}

/// A block that is open.
#[derive(Default)]
struct Level {
    span: Option<Span>,
    /// Remarks in it that wait for the next block.
    waiting: Vec<usize>,
}

impl Collector<'_> {
    fn open(&mut self, span: Span) {
        self.reach(span);
        self.levels.push(Level {
            span: Some(span),
            waiting: Vec::new(),
        });
    }

    /// What waits for a block has found it.
    fn reach(&mut self, span: Span) {
        let Some(level) = self.levels.last_mut() else {
            return;
        };
        for at in level.waiting.drain(..) {
            if let Some(remark) = self.out.get_mut(at) {
                remark.covers = Some(span);
            }
        }
    }

    fn close(&mut self) {
        if self.levels.len() > 1 {
            self.levels.pop();
        }
    }

    fn html(&mut self, span: Span) {
        let first = self.out.len();
        let rest = of_html(self.source, span, &mut self.out);
        let found = first..self.out.len();
        if !rest.trim().is_empty() {
            // Those before it wait for it, and those in it are not theirs.
            let later = self.out.split_off(first);
            self.reach(span);
            self.out.extend(later);
        }
        let last = last_word(self.source, span).unwrap_or(span.start());
        for at in found {
            let span_of = self.out.get(at).map(|remark| remark.span);
            if span_of.is_some_and(|comment| self.is_alone(comment)) {
                // Words below it in the same block are what it is about.
                if let Some(comment) = span_of.filter(|comment| comment.end() <= last) {
                    if let Some(remark) = self.out.get_mut(at) {
                        remark.covers = Some(Span::new(comment.end(), span.end()));
                    }
                    continue;
                }
                if let Some(level) = self.levels.last_mut() {
                    level.waiting.push(at);
                }
            } else if let Some(remark) = self.out.get_mut(at) {
                remark.covers = Some(span);
            }
        }
    }

    /// Whether nothing but comments and marks stands on the lines of a comment.
    fn is_alone(&mut self, span: Span) -> bool {
        // Of many comments on one line, it is looked at once.
        let known = self
            .line
            .filter(|(line, _)| line.start() <= span.start() && span.end() <= line.end());
        if let Some((_, bare)) = known {
            return bare;
        }
        let text = self.source;
        let start = text[..span.start()].rfind('\n').map_or(0, |at| at + 1);
        let end = text[span.end()..].find('\n');
        let end = end.map_or(text.len(), |at| span.end() + at);
        let is_one = !text[span.start()..span.end()].contains('\n');
        if !is_one {
            let before = Span::new(start, span.start());
            let after = Span::new(span.end(), end);
            return is_bare(text, before) && is_bare(text, after);
        }
        let line = Span::new(start, end);
        let bare = is_bare(text, line);
        self.line = Some((line, bare));
        bare
    }

    fn inline(&mut self, span: Span) {
        let first = self.out.len();
        of_html(self.source, span, &mut self.out);
        let block = self.levels.iter().rev().find_map(|level| level.span);
        for remark in self.out.iter_mut().skip(first) {
            remark.covers = block;
        }
    }
}

/// Where the last letter or digit stands that is seen of a block of HTML.
fn last_word(source: &str, span: Span) -> Option<usize> {
    let mut seen = MappedText::new();
    html::push_visible(&mut seen, source, span, &mut None);
    let at = seen.as_str().rfind(char::is_alphanumeric)?;
    Some(seen.offset(at))
}

/// Whether a place has no words but in comments.
fn is_bare(source: &str, span: Span) -> bool {
    let rest = of_html(source, span, &mut Vec::new());
    !rest.contains(char::is_alphanumeric)
}

/// Blocks but those of HTML.
const fn is_block(element: Element) -> bool {
    matches!(
        element,
        Element::Paragraph
            | Element::Heading
            | Element::Quote { .. }
            | Element::CodeBlock
            | Element::List { .. }
            | Element::Item
            | Element::Footnote
            | Element::Table
            | Element::TableHead
            | Element::TableRow
    )
}

const fn is_block_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
    )
}
