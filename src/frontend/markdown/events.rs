//! The parser's events, kept for a look ahead.
//!
//! A draft of nothing but marks has an event to every byte or two, and those of the
//! parser take a hundred bytes each. Kept is what is asked for, in sixteen.

use pulldown_cmark::{Event as Parsed, LinkType, Tag, TagEnd};

use crate::text::Span;
use crate::text::span::narrow;

/// What the parser met at a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// An element begins.
    Start(Element),
    /// An element ends.
    End(TagEnd),
    /// Text that stands so in the file.
    Text,
    /// Text that the file writes differently, such as an entity.
    Decoded(Words),
    /// Code inside a line.
    Code(Words),
    /// Lines of HTML.
    Html,
    /// A tag or a comment inside a line.
    InlineHtml,
    /// A line break inside a block.
    Break,
    /// A line across the page.
    Rule,
    /// A box to tick.
    Box,
    /// What no draft has a use for.
    Other,
}

/// What begins at an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Paragraph,
    Heading,
    Quote {
        /// It says what it is: `> [!NOTE]`.
        named: bool,
    },
    CodeBlock,
    HtmlBlock,
    List {
        ordered: bool,
    },
    Item,
    Footnote,
    Table,
    TableHead,
    TableRow,
    Emphasis,
    Strong,
    Strikethrough,
    /// A link or an image.
    Link {
        /// It is an address between angle brackets.
        bare: bool,
        address: Words,
    },
    Other,
}

/// Words that do not stand so in the file; see [`Events::words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Words(u32);

/// All events of a draft, each with its place in the file.
#[derive(Debug, Default)]
pub(super) struct Events {
    list: Vec<(Event, Span)>,
    /// All [`Words`], one after another, and where each of them ends.
    words: String,
    ends: Vec<u32>,
}

impl Events {
    /// Keeps `events` of `source`, with pieces of text that stand side by side
    /// joined: the parser gives every bracket an event of its own. An asterisk
    /// stays alone: two of them may be meant as a mark.
    pub(super) fn collect<'a>(
        source: &str,
        events: impl Iterator<Item = (Parsed<'a>, Span)>,
    ) -> Self {
        let mut out = Self::default();
        let joins = |span: Span| span.slice(source).is_some_and(|text| text != "*");
        for (event, span) in events {
            let event = out.kept(source, event, span);
            if event == Event::Text
                && joins(span)
                && let Some((Event::Text, before)) = out.list.last_mut()
                && before.end() == span.start()
                && joins(*before)
            {
                *before = before.cover(span);
                continue;
            }
            out.list.push((event, span));
        }
        out
    }

    /// The events, in order.
    pub(super) fn list(&self) -> &[(Event, Span)] {
        &self.list
    }

    /// The words that an event came with.
    pub(super) fn words(&self, Words(number): Words) -> &str {
        let end = |number: Option<u32>| {
            let end = number.and_then(|number| self.ends.get(number as usize));
            end.map_or(0, |&end| end as usize)
        };
        let place = end(number.checked_sub(1))..end(Some(number));
        self.words.get(place).unwrap_or("")
    }

    fn keep(&mut self, words: &str) -> Words {
        self.words.push_str(words);
        let number = narrow(self.ends.len());
        self.ends.push(narrow(self.words.len()));
        Words(number)
    }

    fn kept(&mut self, source: &str, event: Parsed<'_>, span: Span) -> Event {
        match event {
            Parsed::Start(tag) => Event::Start(self.element(&tag)),
            Parsed::End(tag) => Event::End(tag),
            Parsed::Text(text) if !span.is_empty() && span.slice(source) == Some(&text) => {
                Event::Text
            }
            Parsed::Text(text) => Event::Decoded(self.keep(&text)),
            Parsed::Code(code) => Event::Code(self.keep(&code)),
            Parsed::Html(_) => Event::Html,
            Parsed::InlineHtml(_) => Event::InlineHtml,
            Parsed::SoftBreak | Parsed::HardBreak => Event::Break,
            Parsed::Rule => Event::Rule,
            Parsed::TaskListMarker(_) => Event::Box,
            Parsed::InlineMath(_) | Parsed::DisplayMath(_) | Parsed::FootnoteReference(_) => {
                Event::Other
            }
        }
    }

    fn element(&mut self, tag: &Tag<'_>) -> Element {
        match tag {
            Tag::Paragraph => Element::Paragraph,
            Tag::Heading { .. } => Element::Heading,
            Tag::BlockQuote(kind) => Element::Quote {
                named: kind.is_some(),
            },
            Tag::CodeBlock(_) => Element::CodeBlock,
            Tag::HtmlBlock => Element::HtmlBlock,
            Tag::List(first) => Element::List {
                ordered: first.is_some(),
            },
            Tag::Item => Element::Item,
            Tag::FootnoteDefinition(_) => Element::Footnote,
            Tag::Table(_) => Element::Table,
            Tag::TableHead => Element::TableHead,
            Tag::TableRow => Element::TableRow,
            Tag::Emphasis => Element::Emphasis,
            Tag::Strong => Element::Strong,
            Tag::Strikethrough => Element::Strikethrough,
            Tag::Link {
                link_type,
                dest_url,
                ..
            }
            | Tag::Image {
                link_type,
                dest_url,
                ..
            } => Element::Link {
                bare: matches!(link_type, LinkType::Autolink | LinkType::Email),
                address: self.keep(dest_url),
            },
            _ => Element::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_small() {
        assert_eq!(size_of::<(Event, Span)>(), 16);
    }
}
