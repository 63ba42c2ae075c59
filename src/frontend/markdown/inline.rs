//! The text of one paragraph of Markdown, put together from its events.

use super::html;
use crate::frontend::lines::joined::Rich;
use crate::text::{MappedText, Range, Span, emphasis};

/// Collects the inline events of one block. Offsets are of the whole file.
#[derive(Debug, Default)]
pub(super) struct Inline {
    rich: Rich,
    /// Places of `**` that Markdown left standing, in the text.
    stray: Vec<usize>,
    bold_from: Vec<usize>,
    links: Vec<Link>,
    struck: usize,
    /// All of it stands in `_…_`.
    italic_from: Option<usize>,
    /// The text in `_…_` that ended last, and how many did.
    italic: Range,
    italics: usize,
}

#[derive(Debug)]
struct Link {
    /// Where its text begins.
    from: usize,
    /// It is an address between angle brackets.
    bare: bool,
    url: String,
    span: Span,
    /// The end of what was read of it.
    read: usize,
}

impl Inline {
    /// Whether nothing was collected.
    pub(super) fn is_empty(&self) -> bool {
        self.rich.text().trim().is_empty()
    }

    /// The text so far.
    pub(super) fn as_str(&self) -> &str {
        self.rich.text()
    }

    /// Text that stands so in the source.
    pub(super) fn text(&mut self, source: &str, span: Span) {
        let Some(text) = span.slice(source).filter(|_| self.struck == 0) else {
            return;
        };
        self.reached(span.end());
        let escaped = source[..span.start()].ends_with('\\');
        if text == "*" && !escaped {
            self.stray.push(self.len());
        }
        self.rich.chunk.text.push_verbatim(text, span.start());
    }

    /// Text that the source writes differently, such as an entity.
    pub(super) fn decoded(&mut self, text: &str, span: Span) {
        if self.struck > 0 || span.is_empty() {
            return;
        }
        self.reached(span.end());
        self.rich.chunk.text.push_mapped(text, span);
    }

    /// Code inside a line; `span` holds the back-ticks too.
    pub(super) fn code(&mut self, source: &str, code: &str, span: Span) {
        if self.struck > 0 {
            return;
        }
        self.reached(span.end());
        let from = self.len();
        push_code(&mut self.rich.chunk.text, source, code, span);
        if self.len() > from {
            self.rich.chunk.code.push(from..self.len());
        }
    }

    /// A line break inside the block.
    pub(super) fn line_break(&mut self, source: &str, span: Span) {
        if self.struck > 0 {
            return;
        }
        self.reached(span.end());
        match span.slice(source) {
            Some(text @ ("\n" | "\r\n" | "\r")) => {
                self.rich.chunk.text.push_verbatim(text, span.start());
            }
            _ => self.rich.chunk.text.push_mapped("\n", span),
        }
    }

    /// A tag, a comment, or what only looks like one.
    pub(super) fn html(&mut self, source: &str, span: Span) {
        if self.struck > 0 {
            return;
        }
        self.reached(span.end());
        html::push_visible(&mut self.rich.chunk.text, source, span, &mut None);
    }

    /// Text as it stands in the source.
    pub(super) fn raw(&mut self, source: &str, span: Span) {
        if let Some(text) = span.slice(source).filter(|_| self.struck == 0) {
            self.rich.chunk.text.push_verbatim(text, span.start());
        }
    }

    /// `**…**`, or characters of a name or a path, which stay.
    pub(super) fn start_bold(&mut self, source: &str, span: Span) {
        if emphasis::is_of_name(source, &(span.start()..span.end())) {
            self.raw(source, Span::new(span.start(), span.start() + 2));
        } else {
            self.bold_from.push(self.len());
        }
    }

    pub(super) fn end_bold(&mut self, source: &str, span: Span) {
        if emphasis::is_of_name(source, &(span.start()..span.end())) {
            self.reached(span.end());
            self.raw(source, Span::new(span.end() - 2, span.end()));
        } else if let Some(from) = self.bold_from.pop()
            && from < self.len()
        {
            self.rich.bold.push(from..self.len());
        }
    }

    /// `_…_`, or characters of a name or a path, which stay.
    pub(super) fn start_italic(&mut self, source: &str, span: Span) {
        if emphasis::is_of_name(source, &(span.start()..span.end())) {
            self.raw(source, Span::new(span.start(), span.start() + 1));
        } else {
            self.italic_from.get_or_insert(self.rich.chunk.text.len());
        }
    }

    pub(super) fn end_italic(&mut self, source: &str, span: Span) {
        if emphasis::is_of_name(source, &(span.start()..span.end())) {
            self.reached(span.end());
            self.raw(source, Span::new(span.end() - 1, span.end()));
        } else if let Some(from) = self.italic_from.take() {
            self.italic = from..self.len();
            self.italics += 1;
            self.note_run_in_head(from);
        }
    }

    /// Notes italics that head a line, `*Impact.* All orders stop`, like bold words.
    fn note_run_in_head(&mut self, from: usize) {
        let text = self.rich.text();
        let heads = text[..from].is_empty() || text[..from].ends_with('\n');
        let stops = text[from..].ends_with(['.', ':', '：']);
        let free = self.rich.bold.last().is_none_or(|last| last.end <= from);
        if heads && stops && free {
            self.rich.bold.push(from..self.len());
        }
    }

    /// `~~…~~` leaves its text out. `~…~` is no deletion but two times or
    /// ranges (`10~12時、15~16時`).
    pub(super) fn start_strike(&mut self, source: &str, span: Span) {
        if source[span.start()..].starts_with("~~") {
            self.struck += 1;
        } else {
            self.raw(source, Span::new(span.start(), span.start() + 1));
        }
    }

    pub(super) fn end_strike(&mut self, source: &str, span: Span) {
        self.reached(span.end());
        if source[span.start()..].starts_with("~~") {
            self.struck = self.struck.saturating_sub(1);
        } else {
            self.raw(source, Span::new(span.end() - 1, span.end()));
        }
    }

    pub(super) fn start_link(&mut self, bare: bool, url: &str, source: &str, span: Span) {
        if bare {
            self.raw(source, Span::new(span.start(), span.start() + 1));
        }
        self.links.push(Link {
            from: self.len(),
            bare,
            url: url.to_owned(),
            span,
            read: span.start() + 1,
        });
    }

    /// Adds the address after the text of a link or an image.
    pub(super) fn end_link(&mut self, source: &str) {
        let Some(link) = self.links.pop() else {
            return;
        };
        self.reached(link.span.end());
        if self.struck > 0 {
            return;
        }
        if link.bare {
            self.raw(source, Span::new(link.span.end() - 1, link.span.end()));
            return;
        }
        if link.url.is_empty() || self.rich.text().get(link.from..) == Some(&link.url) {
            return;
        }
        let tail = Span::new(link.read.min(link.span.end()), link.span.end());
        let text = &mut self.rich.chunk.text;
        let place = address(source, tail).unwrap_or(tail);
        text.push_synthetic(" <", place.start());
        if place.slice(source) == Some(&link.url) {
            text.push_verbatim(&link.url, place.start());
        } else {
            text.push_mapped(&link.url, place);
        }
        text.push_synthetic(">", place.end());
    }

    /// The source was read up to here.
    fn reached(&mut self, end: usize) {
        if let Some(link) = self.links.last_mut() {
            link.read = link.read.max(end);
        }
    }

    fn len(&self) -> usize {
        self.rich.chunk.text.len()
    }

    /// Whether all of the text stands in `_…_`.
    pub(super) fn is_italic(&self) -> bool {
        self.italics == 1 && self.italic == (0..self.len())
    }

    /// The text with its code and bold parts. `**` that CommonMark does not
    /// accept next to Japanese brackets are taken off all the same.
    pub(super) fn finish(self) -> Rich {
        let text = self.rich.text();
        let doubles: Vec<usize> = self
            .stray
            .windows(2)
            .filter(|pair| pair[0] + 1 == pair[1])
            .map(|pair| pair[0])
            .collect();
        let japanese = |at: usize| {
            let before = text[..at].chars().next_back();
            let after = text[at + 2..].chars().next();
            before.is_some_and(|c| !c.is_ascii()) || after.is_some_and(|c| !c.is_ascii())
        };
        let mut marks = Vec::new();
        let mut last_end = 0;
        for pair in doubles.chunks_exact(2) {
            let apart = pair[0] >= last_end && pair[1] > pair[0] + 2;
            if apart
                && japanese(pair[0])
                && japanese(pair[1])
                && !text[pair[0]..pair[1]].contains('\n')
            {
                marks.push((pair[0], pair[1]));
                last_end = pair[1] + 2;
            }
        }
        if marks.is_empty() {
            return self.rich;
        }
        let mut pieces = Vec::new();
        let mut from = 0;
        for &(open, close) in &marks {
            pieces.push(from..open);
            pieces.push(open + 2..close);
            from = close + 2;
        }
        pieces.push(from..text.len());
        let chunk = self.rich.join(pieces);
        let gone: Vec<usize> = marks
            .iter()
            .flat_map(|&(open, close)| [open, close])
            .collect();
        let place = |at: usize| at - 2 * gone.partition_point(|&mark| mark < at);
        let mut bold: Vec<Range> = marks
            .iter()
            .map(|&(open, close)| place(open + 2)..place(close))
            .chain(self.rich.bold.iter().map(|b| place(b.start)..place(b.end)))
            .collect();
        bold.sort_by_key(|b| b.start);
        Rich { chunk, bold }
    }
}

/// Where the address stands in `](address "title")`.
fn address(source: &str, tail: Span) -> Option<Span> {
    let text = tail.slice(source)?;
    let open = text.find("](")? + 2;
    let rest = &text[open..];
    let start = open + rest.len() - rest.trim_start().len();
    let rest = &text[start..];
    let (start, len) = match rest.strip_prefix('<') {
        Some(inner) => (start + 1, inner.find('>')?),
        None => {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len() - 1);
            (start, end)
        }
    };
    Some(Span::new(tail.start() + start, tail.start() + start + len))
}

/// Appends the text of a code span. Between back-ticks Markdown takes one blank
/// off each end, joins lines, and reads `\|` in tables as `|`.
fn push_code(out: &mut MappedText, source: &str, code: &str, span: Span) {
    let Some(raw) = span.slice(source) else {
        return;
    };
    let ticks = raw.len() - raw.trim_start_matches('`').len();
    let end = span.end() - ticks.min(raw.len() / 2);
    let mut at = span.start() + ticks;
    // One blank is taken off each end.
    let blanks = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let written = &source[at..end];
    let breaks = written.starts_with(['\n', '\r']) && !code.starts_with(' ');
    if breaks || blanks(written) > blanks(code) {
        at += 1;
    }
    let mut left = code;
    while let Some(c) = left.chars().next() {
        let (word, behind) = left.split_at(c.len_utf8());
        let rest = source.get(at..end).unwrap_or("");
        if rest.starts_with(c) {
            out.push_verbatim(word, at);
            at += word.len();
        } else if c == ' ' && rest.starts_with(['\n', '\r']) {
            let len = if rest.starts_with("\r\n") { 2 } else { 1 };
            // Of `\r\n` the parser makes two blanks, of which one may be that off an end.
            let second = behind.strip_prefix(' ').filter(|_| len == 2);
            let is_end = behind.is_empty() || left.len() == code.len();
            if len == 1 || second.is_some() || !is_end {
                out.push_mapped(" ", Span::new(at, at + len));
            }
            left = second.unwrap_or(behind);
            at += len;
            // The marks of a quote or the indentation of an item.
            let marks = |c| matches!(c, ' ' | '\t' | '>');
            let gap = source[at..end].chars().take_while(|&c| marks(c)).count();
            let kept = left.chars().take_while(|&c| marks(c)).count();
            if !left.is_empty() {
                at += gap.saturating_sub(kept);
            }
            continue;
        } else if rest.starts_with('\\') && rest[1..].starts_with(c) {
            out.push_mapped(word, Span::new(at, at + 1 + word.len()));
            at += 1 + word.len();
        } else {
            out.push_mapped(left, Span::new(at, end));
            return;
        }
        left = behind;
    }
}
