//! The parts of a draft in Markdown as they are written: what a mark of Markdown
//! says that the model of a ticket does not keep stays in them.

use pulldown_cmark::{Event, Parser, Tag};

use super::Case;
use super::comment::without_comments;
use super::marks::unmarked;
use super::part::Part;
use crate::text::markdown::OPTIONS;
use crate::text::{Span, fold};
use crate::ticket::{Block, Problem, ProblemKind, Syntax};
use crate::yaml::{Node, NodeKind, parse};

/// A draft in Markdown, cut where its parts begin.
pub(super) struct Cut {
    /// The front matter, without its marks.
    pub(super) front: Option<Span>,
    /// How many of the parts stand in it.
    pub(super) fronted: usize,
    /// Where the text begins.
    start: usize,
    /// Where each of the other parts begins, and where the last ends.
    bounds: Vec<usize>,
}

impl Cut {
    /// The cut of a ticket that was written in Markdown. `None` where its parts do
    /// not stand one below the other, or its front matter is no mapping by lines.
    pub(super) fn of(case: &Case<'_>, parts: &[Part]) -> Option<Self> {
        let ticket = &case.reading.ticket;
        let text = case.source.text();
        // Lines are told by line feeds.
        let is_old = text.split('\r').skip(1).any(|line| !line.starts_with('\n'));
        let twice = |problem: &Problem| matches!(problem.kind, ProblemKind::DuplicateKey(_));
        let is_sound = ticket.problems.iter().all(twice);
        if ticket.syntax != Syntax::Markdown || is_old || !is_sound {
            return None;
        }
        let begins = |part: &Part| {
            let first = part.label_block.unwrap_or(part.blocks.start);
            let block: &Block = ticket.blocks.get(first)?;
            Some(ticket.span_of(&block.range).start())
        };
        let starts: Vec<usize> = parts.iter().map(begins).collect::<Option<_>>()?;
        let front = front_matter(text, ticket.span);
        let (front, start) = match front {
            Some((yaml, rest)) if starts.first().is_some_and(|&at| at < yaml.end()) => {
                (is_mapping(text, yaml).then_some(Some(yaml))?, rest)
            }
            _ => (None, ticket.span.start()),
        };
        let fronted = starts.partition_point(|&at| at < start);
        let line = |at: usize| text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let mut bounds: Vec<usize> = starts[fronted..]
            .iter()
            .map(|&at| line(at).max(start))
            .collect();
        bounds.push(ticket.span.end());
        let in_order = bounds.windows(2).all(|pair| pair[0] < pair[1])
            && !is_torn(text, Span::new(start, ticket.span.end()), &bounds);
        (in_order || bounds.len() == 1).then_some(Self {
            front,
            fronted,
            start,
            bounds,
        })
    }

    /// What stands before the first part: pictures, links for later.
    pub(super) fn lead(&self, case: &Case<'_>) -> String {
        let end = self.bounds.first().copied().unwrap_or(self.start);
        body(case, Span::new(self.start, end.max(self.start)))
    }

    /// The title as it is written, and what stands below it.
    pub(super) fn title(&self, case: &Case<'_>, at: usize) -> Option<(String, String)> {
        let span = self.span(at)?;
        let text = span.slice(case.source.text())?;
        let end = heading_end(text);
        let words = text[..end].trim();
        let words = match words.strip_prefix('#') {
            Some(words) => {
                let words = words.trim_start_matches('#').trim();
                let bare = words.trim_end_matches('#');
                if bare.is_empty() || bare.ends_with([' ', '\t']) {
                    bare.trim_end()
                } else {
                    words
                }
            }
            None => words.rsplit_once('\n')?.0.trim(),
        };
        let below = Span::new(span.start() + end, span.end());
        (!words.contains('\n')).then(|| (unmarked(words), body(case, below)))
    }

    /// What stands under the label of a part as it is written. `None` where the
    /// label stands in a table, or the text cannot be told from it.
    pub(super) fn text(&self, case: &Case<'_>, at: usize, parts: &[Part]) -> Option<String> {
        let ticket = &case.reading.ticket;
        let source = case.source.text();
        let part = parts.get(at)?;
        let mut span = self.span(at)?;
        // What stands before the first words, such as a tag, has no other place.
        let before = at.checked_sub(1).and_then(|before| parts.get(before));
        if part.label_block.is_none() && at == self.fronted {
            span = Span::new(self.start, span.end());
        } else if part.label_block.is_none() && before.is_some_and(|before| before.title) {
            let title = self.span(at - 1)?;
            let end = title.start() + heading_end(title.slice(source)?);
            span = Span::new(end, span.end());
        }
        let text = span.slice(source)?;
        let value = match part.label_block {
            None => body(case, span),
            Some(_) if text.trim_start().starts_with('|') => return None,
            Some(label) => {
                let label = ticket.span_of(&ticket.blocks.get(label)?.range);
                let behind = Span::new(label.end(), span.end()).slice(source)?;
                // A label inside of a link cannot be taken out of it.
                let before = &source[line_of(source, label.start())..label.start()];
                if before.contains('[') && !behind.trim_start().starts_with(']') {
                    return None;
                }
                let line = behind.split('\n').next().unwrap_or("");
                let is_head = text.starts_with('#') || heading_end(text) > line.len() + 1;
                let words = line.trim_matches(['#', ' ', '\r', ':', '：', '*', '_']);
                if is_head && words.is_empty() && line_of(source, label.start()) == span.start() {
                    let below = span.start() + heading_end(text);
                    body(case, Span::new(below, span.end()))
                } else {
                    let gap = separator(behind);
                    dedented(&body(case, Span::new(label.end() + gap, span.end())))
                }
            }
        };
        self.holds(case, part, &value).then_some(value)
    }

    /// Where a part stands.
    fn span(&self, at: usize) -> Option<Span> {
        let at = at.checked_sub(self.fronted)?;
        Some(Span::new(*self.bounds.get(at)?, *self.bounds.get(at + 1)?))
    }

    /// Whether every word of the part stands in the text. The target of a link
    /// may be told elsewhere.
    fn holds(&self, case: &Case<'_>, part: &Part, text: &str) -> bool {
        let has = letters(text);
        let blocks = case.reading.ticket.blocks.get(part.blocks.clone());
        blocks.unwrap_or_default().iter().all(|block| {
            let words = case.words(&block.range);
            let mut words = words.split(|c: char| !c.is_alphanumeric());
            let link = case.words(&block.range).contains("://");
            words.all(|word| link || has.contains(&letters(word)))
        })
    }
}

/// Whether one of the places stands in the middle of what belongs together.
fn is_torn(text: &str, span: Span, places: &[usize]) -> bool {
    let body = span.slice(text).unwrap_or("");
    let events = Parser::new_ext(body, OPTIONS).into_offset_iter();
    let whole = events.filter(|(event, _)| {
        matches!(
            event,
            Event::Start(
                Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::BlockQuote(_)
                    | Tag::FootnoteDefinition(_)
            )
        )
    });
    let mut spans = whole.map(|(_, at)| Span::new(at.start, at.end).shifted(span.start()));
    spans.any(|span| {
        places
            .iter()
            .any(|&at| span.start() < at && at < span.end())
    })
}

/// The letters of a text: what no layout, width or mark changes.
fn letters(text: &str) -> String {
    let folded = fold::fold_str(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn line_of(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The YAML between the first two lines `---`, and where the text below begins.
pub(super) fn front_matter(text: &str, span: Span) -> Option<(Span, usize)> {
    let body = span.slice(text)?;
    let mut lines = body.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "---")?;
    let start = span.start() + first.len();
    let mut at = start;
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((Span::new(start, at), at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether the YAML at `span` of `text` is a mapping below which other keys may follow:
/// a line with an address in it has a colon and is none.
fn is_mapping(text: &str, span: Span) -> bool {
    let other = [
        '{', '[', ' ', '\t', '%', '&', '!', '?', '-', '*', '|', '>', '`',
    ];
    let yaml = span.slice(text).unwrap_or("");
    let mut lines = yaml.lines().filter(|line| !line.trim().is_empty());
    let first = lines.find(|line| !line.starts_with('#'));
    let by_lines = first.is_none_or(|line| !line.starts_with(other));
    let is_pairs = |node: &Node| matches!(node.kind, NodeKind::Mapping { .. });
    by_lines && parse(text, span).is_ok_and(|nodes| nodes.first().is_some_and(is_pairs))
}

/// Where the heading that begins a text ends, its underline included.
fn heading_end(text: &str) -> usize {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().map_or(0, str::len);
    if text.trim_start().starts_with('#') {
        return first;
    }
    let mut end = first;
    for line in lines {
        let line_end = end + line.len();
        let rule = line.trim();
        if rule.is_empty() {
            break;
        }
        if rule.chars().all(|c| c == '=') || rule.chars().all(|c| c == '-') {
            return line_end;
        }
        end = line_end;
    }
    first
}

/// The length of what stands between a label and its value.
fn separator(behind: &str) -> usize {
    let marks = |text: &str| text.len() - text.trim_start_matches(['*', '_']).len();
    let blanks = |text: &str| text.len() - text.trim_start_matches([' ', '\t', '\u{3000}']).len();
    let mut at = 0;
    if behind.starts_with("**") || behind.starts_with("__") {
        at += marks(behind);
    }
    at += blanks(&behind[at..]);
    let closes = [
        ':', '：', '﹕', '】', ']', '］', '>', '＞', '〕', '=', '≫', '》', '〉',
    ];
    while let Some(c) = behind[at..].chars().next().filter(|c| closes.contains(c)) {
        at += c.len_utf8();
    }
    // 「**症状:** …」
    let rest = &behind[at..];
    if (rest.starts_with("** ") || rest.starts_with("**\n") || rest == "**") && at > 0 {
        at += 2;
    }
    at + blanks(&behind[at..])
}

/// The lines of a place without comments, without blank lines at its ends, with
/// marks where they are meant.
fn body(case: &Case<'_>, span: Span) -> String {
    let text = without_comments(case, span);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut text = text.as_str();
    while let Some((first, rest)) = text.split_once('\n') {
        if !first.trim().is_empty() {
            break;
        }
        text = rest;
    }
    unmarked(text.trim_end())
}

/// The lines below the first moved to the left together.
fn dedented(text: &str) -> String {
    let below = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = below
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min();
    let indent = indent.unwrap_or(0);
    let lines = text.lines().enumerate().map(|(at, line)| match at {
        0 => line,
        _ => line.get(indent..).unwrap_or(""),
    });
    lines.collect::<Vec<_>>().join("\n")
}
