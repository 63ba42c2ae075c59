//! The walk over the events of the parser.

mod item;

use pulldown_cmark::TagEnd;

use super::events::{Element, Event, Events};
use super::form_labels::{self, FormLabel};
use super::html::{self, Inside};
use super::inline::Inline;
use super::lazy;
use crate::frontend::lines::joined::Rich;
use crate::frontend::lines::label;
use crate::frontend::lines::outline::{Mark, Next, Outline, rank};
use crate::frontend::lines::table::{self, Table};
use crate::frontend::lines::{self, Extent, signature};
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Problem, ProblemKind, TicketBuilder};

struct Item {
    /// Its first text was read.
    begun: bool,
    /// Parts that were open when it began.
    depth: usize,
}

struct List {
    ordered: bool,
    items: usize,
}

struct Walker<'a> {
    builder: &'a mut TicketBuilder,
    outline: Outline,
    /// The whole file.
    text: &'a str,
    events: &'a Events,
    /// Where the draft ends in it.
    end: usize,
    quoted_whole: bool,
    /// Headings that are labels of a form.
    labels: Vec<FormLabel>,
    /// The last heading was one of them.
    in_form: bool,
    /// A box to tick stands before the words that follow.
    boxed: bool,
    inline: Inline,
    lists: Vec<List>,
    items: Vec<Item>,
    /// Open block quotes, and whether each is somebody else's text.
    quotes: Vec<bool>,
    table: Table,
    code: Option<MappedText>,
    html: Option<(MappedText, Option<Inside>)>,
    /// Where the block before ended.
    last_end: usize,
    /// The block before is a line across the page.
    after_rule: bool,
}

/// Reads the events of the draft at `rest` of the file into blocks and fields.
/// `titled`: its title was told before; `quoted_whole`: all of it is quoted, and
/// meant to be read.
pub(super) fn walk(
    builder: &mut TicketBuilder,
    text: &str,
    rest: Span,
    events: &Events,
    titled: bool,
    quoted_whole: bool,
) {
    let mut walker = Walker {
        builder,
        outline: Outline::of_draft(titled),
        text,
        events,
        end: rest.end(),
        quoted_whole,
        labels: form_labels::find(text, rest, events),
        in_form: false,
        boxed: false,
        inline: Inline::default(),
        lists: Vec::new(),
        items: Vec::new(),
        quotes: Vec::new(),
        table: Table::default(),
        code: None,
        html: None,
        last_end: rest.start(),
        after_rule: false,
    };
    walker.walk();
    let Walker {
        builder,
        mut outline,
        ..
    } = walker;
    outline.close_to(builder, 0);
}

impl Walker<'_> {
    fn walk(&mut self) {
        let events = self.events;
        let list = events.list();
        for (at, &(event, span)) in list.iter().enumerate() {
            let rest = &list[at + 1..];
            match event {
                Event::Start(element) => self.start(element, span, rest),
                Event::End(tag) => {
                    if self.end(tag, span, rest) {
                        return;
                    }
                }
                Event::Text => self.plain_text(span),
                Event::Decoded(read) => self.decoded_text(events.words(read), span),
                Event::Code(code) => self.inline.code(self.text, events.words(code), span),
                Event::InlineHtml => self.inline.html(self.text, span),
                Event::Html => {
                    if let Some((out, inside)) = &mut self.html {
                        html::push_visible(out, self.text, span, inside);
                    }
                }
                Event::Break => self.inline.line_break(self.text, span),
                Event::Rule => self.rule(span),
                Event::Box => self.boxed = true,
                Event::Other => {}
            }
        }
    }

    fn plain_text(&mut self, span: Span) {
        match &mut self.code {
            Some(code) => code.push_verbatim(span.slice(self.text).unwrap_or(""), span.start()),
            None => self.inline.text(self.text, span),
        }
    }

    fn decoded_text(&mut self, text: &str, span: Span) {
        match &mut self.code {
            Some(code) => code.push_mapped(text, span),
            None => self.inline.decoded(text, span),
        }
    }

    fn start(&mut self, element: Element, span: Span, rest: &[(Event, Span)]) {
        match element {
            Element::Emphasis => return self.inline.start_italic(self.text, span),
            Element::Strong => return self.inline.start_bold(self.text, span),
            Element::Strikethrough => return self.inline.start_strike(self.text, span),
            Element::Link { bare, address } => {
                let address = self.events.words(address);
                return self.inline.start_link(bare, address, self.text, span);
            }
            _ => {}
        }
        // The words of a tight item end where a block inside it begins.
        if !self.inline.is_empty() && !self.items.is_empty() && self.table.rows() == 0 {
            self.words(span, true, false);
        }
        match element {
            Element::List { ordered } => self.lists.push(List { ordered, items: 0 }),
            Element::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.items += 1;
                }
                self.items.push(Item {
                    begun: false,
                    depth: self.outline.depth(),
                });
            }
            Element::Quote { named } => {
                let foreign = !(self.quoted_whole || named || self.is_admonition(rest));
                self.quotes.push(foreign);
            }
            Element::CodeBlock => self.code = Some(MappedText::new()),
            Element::HtmlBlock => self.html = Some((MappedText::new(), None)),
            Element::Table => {
                self.table = Table::headed();
            }
            Element::TableHead | Element::TableRow => self.table.begin_row(),
            _ => {}
        }
    }

    /// Ends an element. Gives `true` when the rest of the file was read.
    fn end(&mut self, tag: TagEnd, span: Span, rest: &[(Event, Span)]) -> bool {
        match tag {
            TagEnd::Emphasis => self.inline.end_italic(self.text, span),
            TagEnd::Strong => self.inline.end_bold(self.text, span),
            TagEnd::Strikethrough => self.inline.end_strike(self.text, span),
            TagEnd::Link | TagEnd::Image => self.inline.end_link(self.text),
            TagEnd::Paragraph => {
                if self.items.is_empty() && self.is_mail_lead(rest) {
                    self.earlier_mail(span);
                    return true;
                }
                let more = !matches!(rest.first(), Some((Event::End(TagEnd::Item), _)));
                let heads = !more && self.item_heads_text(rest.get(1..).unwrap_or_default());
                self.words(span, more, heads);
            }
            TagEnd::Item => {
                let heads = self.item_heads_text(rest);
                self.words(span, false, heads);
                if let Some(item) = self.items.pop() {
                    self.outline.close_to(self.builder, item.depth);
                }
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.quotes.pop();
            }
            TagEnd::Heading(level) => self.heading(span, level as u8),
            TagEnd::CodeBlock => self.code_block(span),
            TagEnd::HtmlBlock => self.html_block(span),
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.inline).finish().chunk;
                self.table.push(&cell.trimmed());
            }
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                if self.in_quote() {
                    for cell in table.cells().filter(|cell| !cell.text.is_empty()) {
                        self.builder.block(BlockKind::Quote, &cell);
                    }
                } else {
                    self.settle(Next::List, span);
                    table.emit(self.builder, &mut self.outline);
                }
                self.done(span);
            }
            _ => {}
        }
        false
    }

    // Blocks.

    /// Whether text of somebody else is being read.
    fn in_quote(&self) -> bool {
        self.quotes.contains(&true)
    }

    fn indent(&self) -> usize {
        if self.items.is_empty() {
            0
        } else {
            self.items.len() + 1
        }
    }

    /// Whether a blank line stands between the block before and `span`.
    fn is_blank_above(&self, span: Span) -> bool {
        let gap = self.text.get(self.last_end..span.start());
        gap.is_none_or(|gap| gap.bytes().filter(|&b| b == b'\n').count() > 1)
    }

    fn done(&mut self, span: Span) {
        self.last_end = self.text[..span.end()].trim_end().len();
        self.after_rule = false;
        if let Some(item) = self.items.last_mut() {
            item.begun = true;
        }
    }

    fn settle(&mut self, next: Next, span: Span) {
        let blank = self.is_blank_above(span);
        let indent = self.indent();
        self.outline.settle(self.builder, next, indent, blank);
    }

    /// Adds the collected text: a paragraph, or the words of an item. `more`:
    /// the item goes on below; `heads`: it heads what stands below its list.
    fn words(&mut self, span: Span, more: bool, heads: bool) {
        if self.inline.is_empty() {
            self.inline = Inline::default();
            return;
        }
        let inline = std::mem::take(&mut self.inline);
        let unanswered = inline.is_italic();
        let rich = inline.finish();
        // What GitHub writes below a heading that was left empty.
        if unanswered && rich.text().trim() == "No response" {
            return self.done(span);
        }
        if self.in_quote() {
            self.settle(Next::Verbatim, span);
            for (range, own) in lazy::stretches(&rich.chunk.text, self.text) {
                if !own {
                    let quoted = rich.piece(range);
                    self.builder.block(BlockKind::Quote, &quoted.trimmed());
                    continue;
                }
                let extent = Extent::Paragraph {
                    blank: true,
                    indent: 0,
                };
                let words = rich.slice(range);
                lines::read(self.builder, &mut self.outline, &words, extent);
            }
            return self.done(span);
        }
        match self.items.last() {
            Some(item) if !item.begun => self.item(&rich, span, more, heads),
            _ => self.lines(&rich, span),
        }
        self.done(span);
    }

    fn lines(&mut self, rich: &Rich, span: Span) {
        let extent = Extent::Paragraph {
            blank: self.is_blank_above(span),
            indent: self.indent(),
        };
        lines::read(self.builder, &mut self.outline, rich, extent);
    }

    fn heading(&mut self, span: Span, level: u8) {
        let rich = std::mem::take(&mut self.inline).finish();
        let chunk = rich.chunk.trimmed();
        if chunk.text.is_empty() {
            return;
        }
        if self.in_quote() {
            self.builder.block(BlockKind::Quote, &chunk);
            return self.done(span);
        }
        // A line across the page right below a passage is read as an underline.
        let text = chunk.text.as_str();
        let underlined = !span.slice(self.text).is_some_and(|s| s.starts_with('#'));
        let passage = text.contains(['\n', '。']) || text.chars().nth(60).is_some();
        if underlined && (passage || self.after_rule) {
            self.lines(&rich, span);
            self.done(span);
            return self.rule(Span::point(span.end()));
        }
        let labels = &self.labels;
        let found = labels.binary_search_by_key(&span.start(), |(start, _)| *start);
        let found = found.ok().and_then(|at| labels.get(at)).copied();
        self.in_form = found.is_some();
        if let Some((_, kind)) = found {
            let mark = Mark::Question;
            self.outline
                .heading(self.builder, &chunk, kind, level, mark);
        } else {
            lines::add_heading(self.builder, &mut self.outline, &chunk, level);
        }
        self.done(span);
    }

    fn rule(&mut self, span: Span) {
        let rest = self.text.get(span.end()..self.end).unwrap_or("");
        if rest.len() < 2000 && signature::is_signature(rest) {
            self.outline.signature(self.builder);
        } else {
            self.outline.close_rank(self.builder, rank::SECTION);
        }
        self.last_end = span.end();
        self.after_rule = true;
    }

    fn code_block(&mut self, span: Span) {
        let Some(code) = self.code.take() else {
            return;
        };
        let indented = !matches!(
            span.slice(self.text).map(str::trim_start),
            Some(s) if s.starts_with("```") || s.starts_with("~~~")
        );
        let value = code.as_str();
        let start = value.len() - value.trim_start_matches(['\n', '\r']).len();
        let code = code.slice(start.min(value.trim_end().len())..value.trim_end().len());
        if code.is_empty() {
            return;
        }
        let drawn = || table::is_drawn_table(code.as_str());
        if !self.in_quote() && (indented && is_set_in_prose(code.as_str()) || drawn()) {
            let rich = Rich::plain(Chunk::plain(code));
            lines::read(self.builder, &mut self.outline, &rich, Extent::Text);
            return self.done(span);
        }
        self.settle(Next::Verbatim, span);
        self.builder.block(BlockKind::Code, &Chunk::plain(code));
        self.done(span);
    }

    fn html_block(&mut self, span: Span) {
        let Some((text, inside)) = self.html.take() else {
            return;
        };
        if let Some(Inside::Comment(open)) = inside
            && !self.in_quote()
        {
            self.builder.problem(Problem {
                kind: ProblemKind::OpenComment,
                span: Span::new(open, open + "<!--".len()),
            });
        }
        if text.as_str().trim().is_empty() {
            return;
        }
        let chunk = Chunk::plain(text);
        if self.in_quote() {
            self.builder.block(BlockKind::Quote, &chunk.trimmed());
        } else {
            self.lines(&Rich::plain(chunk), span);
        }
        self.done(span);
    }

    /// Whether a quote whose events follow begins with a bold word that tells what
    /// sort of note it is.
    fn is_admonition(&self, rest: &[(Event, Span)]) -> bool {
        let [
            (Event::Start(Element::Paragraph), _),
            (Event::Start(Element::Strong), _),
            (head, span),
            ..,
        ] = *rest
        else {
            return false;
        };
        match head {
            Event::Text => is_admonition(span.slice(self.text).unwrap_or("")),
            Event::Decoded(words) => is_admonition(self.events.words(words)),
            _ => false,
        }
    }

    fn is_mail_lead(&self, rest: &[(Event, Span)]) -> bool {
        let answered_below = matches!(rest.first(), Some((Event::Start(Element::Quote { .. }), _)));
        !answered_below && !self.in_quote() && {
            let first = self.inline.as_str().trim_start().lines().next();
            first.is_some_and(|line| lines::is_mail_lead(line.trim_end()))
        }
    }

    /// All from the lead line on is an earlier mail.
    fn earlier_mail(&mut self, span: Span) {
        let text = MappedText::verbatim(self.text, Span::new(span.start(), self.end));
        self.outline.close_to(self.builder, 0);
        self.builder
            .block(BlockKind::Quote, &Chunk::plain(text).trimmed());
    }
}

/// Whether words head a note that the author set apart: `> **Note** …`.
fn is_admonition(head: &str) -> bool {
    let word = head.trim_end_matches([':', '：', '!', '！']).to_lowercase();
    matches!(
        word.as_str(),
        "note"
            | "warning"
            | "important"
            | "tip"
            | "caution"
            | "info"
            | "注"
            | "注意"
            | "補足"
            | "重要"
            | "メモ"
            | "備考"
            | "お願い"
    )
}

/// Whether indented text is a passage that the author set in, rather than
/// code: most of its lines are Japanese sentences.
fn is_set_in_prose(text: &str) -> bool {
    let (mut lines, mut prose) = (0, 0);
    for line in text.lines().filter(|l| !l.trim().is_empty()).take(200) {
        lines += 1;
        let kana = line
            .chars()
            .take(200)
            .filter(|c| ('\u{3041}'..='\u{3096}').contains(c))
            .count();
        let labelled = label::parse(line.trim(), 0).is_some_and(|p| p.kind.is_some());
        let code = line.starts_with(['$', '#', '[', '{', '<']) || line.ends_with([';', '{', '}']);
        prose += usize::from((kana >= 3 || labelled) && !code);
    }
    prose * 2 > lines
}
