//! Comments in a draft that speak to the tool, not to the desk.

use crate::text::Span;
use crate::text::nearest::nearest;

/// The name the tool is spoken to by.
const NAME: &str = "ticketlint";

/// A comment that speaks to the tool. What it says is not judged here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// The whole comment, its marks included, in bytes of the file.
    pub span: Span,
    /// Its words.
    pub words: Span,
    /// What it stands before or beside, in bytes of the file; `None` where
    /// nothing follows.
    pub covers: Option<Span>,
    /// The ticket it stands in, from 0.
    pub ticket: usize,
    /// It has no end where it needs one, and is obeyed by nobody.
    pub open: bool,
}

impl Remark {
    /// The comment at `span` of `source` between the marks `open` and `close`,
    /// if it speaks to the tool. What it covers is not known yet.
    #[must_use]
    pub fn between(source: &str, span: Span, open: &str, close: &str) -> Option<Self> {
        let inside = span.slice(source)?.strip_prefix(open)?;
        let inside = inside.strip_suffix(close)?;
        let start = span.start() + open.len() + (inside.len() - inside.trim_start().len());
        let words = inside.trim();
        is_addressed(words).then(|| Self {
            span,
            words: Span::new(start, start + words.len()),
            covers: None,
            ticket: 0,
            open: false,
        })
    }

    /// The comment that fills `span` of `source` after the mark `open`, and lacks
    /// the mark at its end, if it speaks to the tool.
    #[must_use]
    pub fn unclosed(source: &str, span: Span, open: &str) -> Option<Self> {
        let remark = Self::between(source, span, open, "")?;
        Some(Self {
            open: true,
            ..remark
        })
    }
}

/// Whether the words of a comment speak to the tool: its name and a word that
/// tells it to keep quiet, be they written wrong. That the tool is spoken *of*
/// is not enough.
#[must_use]
pub fn is_addressed(words: &str) -> bool {
    /// What people tell a linter.
    const ORDERS: [&str; 8] = [
        "ignore",
        "ignore-file",
        "ignore-line",
        "ignore-next-line",
        "disable",
        "disable-file",
        "suppress",
        "noqa",
    ];
    /// A longer word is none of these.
    const LONGEST: usize = 24;
    let word = |text: &str, more: fn(char) -> bool| -> usize {
        let inside = |c: &char| c.is_ascii_alphanumeric() || more(*c);
        text.chars().take(LONGEST).take_while(inside).count()
    };
    let words = words.trim_start();
    if words.starts_with("ticketlint-ignore") {
        return true;
    }
    let name = word(words, |_| false);
    let spoken_to = nearest(&words[..name].to_ascii_lowercase(), [NAME]).is_some();
    if !spoken_to {
        return false;
    }
    let rest = words[name..].trim_start_matches(['-', '_', ':', ' ']);
    let order = word(rest, |c| matches!(c, '-' | '_'));
    let order = rest[..order].to_ascii_lowercase().replace('_', "-");
    rest.len() < words[name..].len() && nearest(&order, ORDERS).is_some()
}

#[cfg(test)]
mod tests {
    use super::is_addressed;

    #[test]
    fn orders_are_told_from_talk() {
        for words in [
            "ticketlint-ignore missing-goal: x",
            "ticketlint-ignore-file missing-goal",
            "ticketlint-ignore",
            "ticketlint-ingore missing-goal: x",
            "tiketlint-ignore missing-goal",
            "ticketlint: ignore[missing-goal] x",
            "ticketlint ignore missing-goal",
            "Ticketlint_disable_next-line x",
        ] {
            assert!(is_addressed(words), "{words}");
        }
        for words in [
            "",
            "ticketlint",
            "ticketlint で点検済み",
            "ticketlint runs on this folder",
            "ticketlint: https://example.com/",
            "textlint-disable ja-technical-writing",
            "markdownlint-disable MD013",
            "noqa",
            "チケットlint-ignore",
        ] {
            assert!(!is_addressed(words), "{words}");
        }
    }
}
