//! Words of the author's, or for the author to complete, written into a draft.

use std::cell::Cell;

use super::verify;
use crate::compose::{self, Draft, Matter, Words};
use crate::diagnostic::Edit;
use crate::frontend::{self, Document};
use crate::knowledge::FieldKind;
use crate::text::{SourceFile, fold};
use crate::ticket::{BlockKind, Syntax, Ticket};

/// To read a ticket takes as long as so many bytes of text, whatever it holds.
const TICKET: usize = 512;

/// Writes words into one draft.
#[derive(Debug)]
pub struct Placer<'a> {
    source: &'a SourceFile,
    syntax: Option<Syntax>,
    before: Document,
    japanese: bool,
    provider: &'a str,
    /// How many bytes may still be read.
    left: Cell<usize>,
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
            left: Cell::new(usize::MAX),
        }
    }

    /// The same, but it finds no more places once it has read so many bytes, to which
    /// each ticket adds what it costs beside its text: to see what comes of words, the
    /// draft is read again for every way to write them.
    #[must_use]
    pub const fn reading_at_most(mut self, bytes: usize) -> Self {
        self.left = Cell::new(bytes);
        self
    }

    /// Whether the draft may be read once more.
    fn may_read(&self) -> bool {
        let once = self.source.text().len() + TICKET * self.before.tickets.len();
        let left = self.left.get().checked_sub(once);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The edits that write `words` where the ticket of that number (from 0) has
    /// its place for them. All else in the draft reads as before, and the words
    /// are read as what they are about. `None` where there is no such way.
    #[must_use]
    pub fn place(&self, ticket: usize, words: &Words<'_>) -> Option<Vec<Edit>> {
        let draft = self.draft(ticket)?;
        let mut second_best = None;
        // To see what ways there are takes about as long.
        if !self.may_read() {
            return None;
        }
        for edits in compose::ways(&draft, words) {
            match self.try_out(&draft, ticket, &[*words], &edits) {
                Some(Fit::Whole) => return Some(edits),
                Some(Fit::Begun) => second_best = second_best.or(Some(edits)),
                None => {}
            }
        }
        second_best
    }

    /// The edits that write a text into the draft: its parts where each belongs,
    /// else those of one kind together, else all of it as one part, about
    /// `kind`.
    #[must_use]
    pub fn place_text(
        &self,
        ticket: usize,
        text: &str,
        kind: Option<FieldKind>,
    ) -> Option<Vec<Edit>> {
        let whole = Words {
            kind,
            label: None,
            text,
        };
        self.place_parts(ticket, &compose::matters(text, kind))
            .or_else(|| self.place(ticket, &whole))
    }

    /// The edits that write parts into the draft, each where it belongs, else
    /// below each other, else those of one kind together.
    #[must_use]
    pub fn place_parts(&self, ticket: usize, parts: &[Matter]) -> Option<Vec<Edit>> {
        let words = |parts: &[Matter]| -> Option<Vec<Edit>> {
            let words: Vec<_> = parts.iter().map(Matter::words).collect();
            self.place_all(ticket, &words)
        };
        // Lines with labels of their own need no other.
        let lines: Option<Vec<String>> = parts
            .iter()
            .map(|part| Some(format!("{}: {}", part.label.as_deref()?, part.words)))
            .collect();
        let lines = lines.filter(|lines| lines.len() > 1);
        let lines = lines.map(|lines| lines.join("\n"));
        let passage = || {
            self.place(
                ticket,
                &Words {
                    kind: None,
                    label: None,
                    text: lines.as_deref()?,
                },
            )
        };
        match words(parts) {
            Some(edits) if are_scattered(&edits) => Some(passage().unwrap_or(edits)),
            Some(edits) => Some(edits),
            None => passage().or_else(|| words(&compose::merged(parts))),
        }
    }

    /// The edits that write several parts into the draft at once.
    #[must_use]
    pub fn place_all(&self, ticket: usize, parts: &[Words<'_>]) -> Option<Vec<Edit>> {
        let draft = self.draft(ticket)?;
        let mut edits = Vec::new();
        for words in parts {
            edits.extend(self.place(ticket, words)?);
        }
        // What goes to one place stays in the order given.
        edits.sort_by_key(|edit| edit.span.start());
        let apart = edits
            .windows(2)
            .all(|two| two[0].span.end() <= two[1].span.start());
        let fits = || self.try_out(&draft, ticket, parts, &edits).is_some();
        (apart && (parts.len() < 2 || fits())).then_some(edits)
    }

    /// The label or key of the part that the words of `edits` come to stand in, as
    /// the draft then has it.
    #[must_use]
    pub fn label(&self, ticket: usize, edits: &[Edit]) -> Option<String> {
        let spans = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
        let after = self.source.edited(spans).ok()?;
        let after = frontend::read(&after, self.syntax);
        let after = after.tickets.get(ticket)?;
        let edits: Vec<&Edit> = edits.iter().collect();
        let new = verify::places_of(&edits).into_iter().next()?;
        let mut blocks = after.blocks.iter().filter(|block| {
            let title = matches!(block.kind, BlockKind::Label | BlockKind::Heading(_));
            !title && new.overlaps(after.span_of(&block.range))
        });
        let block = blocks.next()?;
        let mut field = after.fields.get(block.field.index())?;
        // A list below its key is in it.
        while field.label.is_none() {
            field = after.fields.get(field.parent?.index())?;
        }
        let label = after.slice(field.label.as_ref()?).trim();
        (!label.is_empty()).then(|| label.to_owned())
    }

    fn draft(&self, ticket: usize) -> Option<Draft<'_>> {
        Some(Draft {
            source: self.source,
            ticket: self.before.tickets.get(ticket)?,
            japanese: self.japanese,
            provider: self.provider,
        })
    }

    /// How well the parts read with the edits made; `None` if they do not, or
    /// anything else reads otherwise.
    fn try_out(
        &self,
        draft: &Draft<'_>,
        ticket: usize,
        parts: &[Words<'_>],
        edits: &[Edit],
    ) -> Option<Fit> {
        if !self.may_read() {
            return None;
        }
        let spans = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
        let after = self.source.edited(spans).ok()?;
        let after = frontend::read(&after, self.syntax);
        let edits: Vec<&Edit> = edits.iter().collect();
        if !verify::only_places_differ(&self.before, &after, &edits, compose::farewell(draft)) {
            return None;
        }
        let after = after.tickets.get(ticket)?;
        let fits: Option<Vec<Fit>> = parts.iter().map(|words| fit(after, words)).collect();
        fits?.into_iter().min()
    }
}

/// Whether lines that belong together would stand one by one, each set off from
/// the others.
fn are_scattered(edits: &[Edit]) -> bool {
    let alone = |edit: &&Edit| {
        let line = edit.text.trim_start_matches('\r');
        let line = line.strip_prefix('\n').unwrap_or(line);
        edit.span.is_empty()
            && line.trim_start_matches('\r').starts_with('\n')
            && !line.trim().contains(['\n', '\r'])
    };
    edits.iter().filter(alone).count() > 1
}

/// How words are read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They begin in a part for them; lines below have labels of their own.
    Begun,
    /// They all stand in a part for them.
    Whole,
}

/// How the words are read in a ticket, if they are.
fn fit(ticket: &Ticket, words: &Words<'_>) -> Option<Fit> {
    let lines: Vec<String> = words.text.lines().map(|l| letters(unmarked(l))).collect();
    let text = ticket.text().as_str();
    let Some(kind) = words.kind else {
        return holds(text, &lines).then_some(Fit::Whole);
    };
    let mut parts = ticket.fields_of(kind);
    if parts.any(|field| holds(ticket.slice(&field.range), &lines)) {
        return Some(Fit::Whole);
    }
    let begun = ticket.fields_of(kind).any(|field| {
        let own = holds(ticket.slice(&field.range), &lines[..lines.len().min(1)]);
        own && holds(ticket.slice(&(field.range.start..text.len())), &lines)
    });
    begun.then_some(Fit::Begun)
}

/// Whether the lines, letters and digits alone, stand in a text in order.
fn holds(text: &str, lines: &[String]) -> bool {
    let text = letters(text);
    let mut rest = text.as_str();
    lines.iter().all(|line| match rest.find(line.as_str()) {
        Some(at) => {
            rest = &rest[at + line.len()..];
            true
        }
        None => false,
    })
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
