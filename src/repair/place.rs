//! Words of the author's, or for the author to complete, written into a draft.

use super::verify;
use crate::compose::{self, Draft, Words};
use crate::diagnostic::Edit;
use crate::frontend::{self, Document};
use crate::text::{SourceFile, fold};
use crate::ticket::{Syntax, Ticket};

/// Writes words into one draft.
#[derive(Debug)]
pub struct Placer<'a> {
    source: &'a SourceFile,
    syntax: Option<Syntax>,
    before: Document,
    japanese: bool,
    provider: &'a str,
}

impl<'a> Placer<'a> {
    /// Reads the draft: in `syntax`, if it is not to be found out. It is written
    /// in Japanese if `japanese`, and for `provider`.
    #[must_use]
    pub fn new(
        source: &'a SourceFile,
        syntax: Option<Syntax>,
        japanese: bool,
        provider: &'a str,
    ) -> Self {
        Self {
            source,
            syntax,
            before: frontend::read(source, syntax),
            japanese,
            provider,
        }
    }

    /// The edits that write `words` where the ticket of that number (from 0) has
    /// its place for them. All else in the draft reads as before, and the words
    /// are read as what they are about. `None` where there is no such way.
    #[must_use]
    pub fn place(&self, ticket: usize, words: &Words<'_>) -> Option<Vec<Edit>> {
        let draft = Draft {
            source: self.source,
            ticket: self.before.tickets.get(ticket)?,
            japanese: self.japanese,
            provider: self.provider,
        };
        compose::ways(&draft, words)
            .into_iter()
            .find(|edits| self.is_good(&draft, ticket, words, edits))
    }

    /// Whether the draft reads as it should with the edits made.
    fn is_good(&self, draft: &Draft<'_>, ticket: usize, words: &Words<'_>, edits: &[Edit]) -> bool {
        let spans = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
        let Ok(after) = self.source.edited(spans) else {
            return false;
        };
        let after = frontend::read(&after, self.syntax);
        let edits: Vec<&Edit> = edits.iter().collect();
        verify::only_places_differ(&self.before, &after, &edits, compose::farewell(draft))
            && after.tickets.get(ticket).is_some_and(|t| holds(t, words))
    }
}

/// Whether the words stand in a part for them, line by line.
fn holds(ticket: &Ticket, words: &Words<'_>) -> bool {
    let lines: Vec<String> = words.text.lines().map(|l| letters(unmarked(l))).collect();
    let all_in = |text: &str| {
        let text = letters(text);
        let mut rest = text.as_str();
        lines.iter().all(|line| match rest.find(line.as_str()) {
            Some(at) => {
                rest = &rest[at + line.len()..];
                true
            }
            None => false,
        })
    };
    match words.kind {
        Some(kind) => ticket
            .fields_of(kind)
            .any(|field| all_in(ticket.slice(&field.range))),
        None => all_in(ticket.text().as_str()),
    }
}

/// A line without the number of a list, which is no text.
fn unmarked(line: &str) -> &str {
    let rest = line
        .trim_start()
        .trim_start_matches(|c: char| c.is_ascii_digit());
    rest.strip_prefix(['.', ')']).unwrap_or(line)
}

/// Letters and digits, folded: marks and blanks may be written otherwise.
fn letters(text: &str) -> String {
    let folded = fold::fold_str(text);
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}
