//! Words of a file that is no draft, as messages quote them: of a configuration,
//! a card, answers, a baseline. Credentials are covered before anything is cut,
//! for nobody could tell of half of one what it is.

use std::borrow::Cow;

use super::Secrets;
use super::file::starred;
use crate::text::{MappedText, Span};
use crate::ticket::{BlockKind, Chunk, Syntax, TicketBuilder};

/// Characters of a quotation; what is longer is cut.
const LONGEST: usize = 40;

/// Covers the credentials of a file in what is quoted of it.
#[derive(Debug)]
pub struct Veil(Secrets);

impl Veil {
    /// Over what is known of a file: its text, and its values as they are read.
    #[must_use]
    pub fn over<'t>(pieces: impl IntoIterator<Item = &'t str>) -> Self {
        let mut text = String::new();
        let mut spans = Vec::new();
        for piece in pieces {
            let start = text.len();
            text.push_str(piece);
            spans.push(Span::new(start, text.len()));
            text.push_str("\n\n");
        }
        Self(secrets(&text, &spans))
    }

    /// Words that quote the file, with the credentials in them covered: the copies
    /// of those of the file, and what is one by its own look.
    #[must_use]
    pub fn covered<'w>(&self, words: &'w str) -> Cow<'w, str> {
        match self.0.mask(words) {
            Cow::Borrowed(words) => by_look(words),
            Cow::Owned(words) => Cow::Owned(by_look(&words).into_owned()),
        }
    }

    /// Words of the file as a message may show them: covered, then cut.
    #[must_use]
    pub fn shown(&self, words: &str) -> String {
        let covered = self.covered(words);
        let line = covered.lines().next().unwrap_or("");
        if line.len() == covered.len() && line.chars().nth(LONGEST).is_none() {
            return covered.into_owned();
        }
        let mut short: String = line.chars().take(LONGEST).collect();
        short.push('…');
        short
    }
}

/// Words with the credentials covered that can be told by the words alone.
fn by_look(words: &str) -> Cow<'_, str> {
    let secrets = secrets(words, &[Span::new(0, words.len())]);
    let ranges = secrets.spans().iter().map(|span| span.start()..span.end());
    starred(words, ranges)
}

/// The credentials of these parts of a text, which have nothing to do with each other.
fn secrets(text: &str, parts: &[Span]) -> Secrets {
    let mut builder = TicketBuilder::new(Syntax::Form, Span::new(0, text.len()));
    for part in parts {
        let words = MappedText::verbatim(text, *part);
        builder.block(BlockKind::Quote, &Chunk::plain(words));
    }
    Secrets::of(text, &[builder.finish()], None, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_is_covered_before() {
        let veil = Veil::over(["password=Hunter22xyz"]);
        let long = "a word and another, and one more: Hunter22xyz";
        assert_eq!(
            veil.shown(long),
            "a word and another, and one more: ******…"
        );
        let other = "a word and another, and more: password=Zk3jQ9dLxw1";
        let shown = Veil::over([]).shown(other);
        assert_eq!(shown, "a word and another, and more: password=*…");
    }

    #[test]
    fn what_is_no_credential_is_shown() {
        let veil = Veil::over(["provider: aws"]);
        assert_eq!(veil.shown("provder"), "provder");
        assert_eq!(veil.shown("first\nsecond"), "first…");
        assert_eq!(veil.shown(&"長".repeat(50)), "長".repeat(40) + "…");
    }
}
