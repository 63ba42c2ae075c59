//! Asterisks that hide something rather than stress it.
//!
//! Tickets mask confidential parts with `***`. Two masks in a paragraph look
//! like one piece of bold italic text to CommonMark.

use pulldown_cmark::{Tag, TagEnd};

use crate::text::Span;

/// From how many asterisks on a run may be a mask.
const SHORTEST: usize = 3;

/// Whether the marks around an emphasis are masks: three asterisks or more that
/// are a part of a word, or that do not embrace words at both ends.
pub(super) fn is_mask(source: &str, span: Span) -> bool {
    let bytes = source.as_bytes();
    let star = |at: usize| bytes.get(at) == Some(&b'*');
    if span.is_empty() || !star(span.start()) {
        return false;
    }
    let mut opens = span.start();
    while opens > 0 && star(opens - 1) {
        opens -= 1;
    }
    let mut opened = span.start();
    while star(opened) {
        opened += 1;
    }
    let mut closes = span.end();
    while closes > opened && star(closes - 1) {
        closes -= 1;
    }
    let mut closed = span.end();
    while star(closed) {
        closed += 1;
    }
    let joined =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || "-_/.=".contains(c));
    let outside =
        |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !"`\"'「(".contains(c));
    let long = opened - opens >= SHORTEST && closed - closes >= SHORTEST;
    long && (joined(source[..opens].chars().next_back())
        || outside(source[opened..].chars().next())
        || joined(source[closed..].chars().next().filter(|c| *c != '.')))
}

/// The marks that begin an emphasis.
pub(super) fn opening(tag: &Tag<'_>, span: Span) -> Span {
    let length = if matches!(tag, Tag::Strong) { 2 } else { 1 };
    Span::new(span.start(), span.start() + length)
}

/// The marks that end an emphasis.
pub(super) fn closing(tag: TagEnd, span: Span) -> Span {
    let length = if matches!(tag, TagEnd::Strong) { 2 } else { 1 };
    Span::new(span.end() - length, span.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(source: &str) -> bool {
        let start = source.find('*').unwrap();
        let end = source.rfind('*').unwrap() + 1;
        is_mask(source, Span::new(start, end))
    }

    #[test]
    fn parts_of_words_and_bare_runs_are_masks() {
        assert!(masked("the error ***. https://docs.example.com/***/a"));
        assert!(masked("prod-***-web and stg-***-web"));
        assert!(masked("web*** と db***"));
        assert!(!masked("***very important***"));
        assert!(!masked("これは***重要***です"));
        assert!(!masked("a **bold** word"));
        assert!(!masked("prod-**a**"));
    }
}
