//! What makes a part of a draft a draft of its own.

use super::BLANK;
use super::cut::{letters, words_of};
use super::leaf::Leaf;
use super::leaf::Twin;
use super::related::{Other, Related};
use super::{subject, title};
use crate::facts::Profile;
use crate::frontend;
use crate::knowledge::cues;
use crate::text::encoding::Unwritable;
use crate::text::fold::fold_str;
use crate::text::markdown::escaped;
use crate::text::{SourceFile, Span};
use crate::ticket::{Syntax, Ticket};

/// The making of the draft of one ticket.
pub(super) struct Adapting<'a> {
    /// The whole draft.
    pub(super) source: &'a SourceFile,
    /// What it reads as.
    pub(super) ticket: &'a Ticket,
    pub(super) leaf: &'a Leaf,
    /// Words at the start of its matter that only join it.
    pub(super) joint: Option<Span>,
    /// Its own account, where the head of the draft has another.
    pub(super) account: Option<&'a (Span, String)>,
    /// What it is called.
    pub(super) title: &'a str,
    /// Its number among the tickets.
    pub(super) suffix: &'a str,
    pub(super) others: Vec<Other>,
}

impl Adapting<'_> {
    /// The draft.
    pub(super) fn draft(&self, profile: Profile) -> Result<SourceFile, Unwritable> {
        let syntax = self.ticket.syntax;
        let left = self.left(syntax)?;
        let title = format!("{} {}", self.title, self.suffix);
        let asks = self.leaf.asks.as_ref();
        let asks = asks.map(|asks| Twin::About(asks.quote.clone()));
        let twin = self.leaf.twin.as_ref().or(asks.as_ref());
        let more = twin.map(|twin| twin.words(profile.language));
        let related = |subject: Option<&str>| {
            let others = &self.others;
            Related::new(profile.language, others, more.as_deref(), subject, syntax)
        };
        if let Some((titled, old)) = with_title(&left, syntax, &title)? {
            let changed = Some(old).filter(|old| !title::says(self.title, old));
            let (draft, read) = related(changed.as_deref()).put(&titled, syntax)?;
            // The subject of the whole must be kept somewhere.
            if read || changed.is_none() {
                return Ok(draft);
            }
        }
        if self.title != BLANK
            && let Some(titled) = subject::added(&left, syntax, &title, profile)?
        {
            return Ok(related(None).put(&titled, syntax)?.0);
        }
        let titled = with_suffix(left, syntax, self.suffix)?;
        Ok(related(None).put(&titled, syntax)?.0)
    }

    /// What is left of the whole.
    fn left(&self, syntax: Syntax) -> Result<SourceFile, Unwritable> {
        let swapped = self.leaf.twin.as_ref().and_then(Twin::swapped);
        let mut edits: Vec<(Span, &str)> = self.leaf.gone.iter().map(|span| (*span, "")).collect();
        edits.extend(swapped);
        edits.extend(self.account.map(|(span, own)| (*span, own.as_str())));
        edits.sort_by_key(|(span, _)| *span);
        let left = self.source.edited(edits.iter().copied())?;
        let Some(joint) = self.joint else {
            return Ok(left);
        };
        // 「また、」 goes; "Also, how …" becomes "How …".
        let text = self.source.text();
        let rest = text.get(joint.end()..).unwrap_or("");
        let opens = cues::OPENS_SENTENCE.find(rest).is_some();
        let large = rest.get(..1).filter(|_| opens).map(str::to_ascii_uppercase);
        edits.push((joint, ""));
        if let Some(large) = &large {
            edits.push((Span::new(joint.end(), joint.end() + 1), large));
        }
        edits.sort_by_key(|(span, _)| *span);
        let without = self.source.edited(edits)?;
        let words = joint.slice(text).unwrap_or("");
        Ok(if adds(&without, &left, syntax, words) {
            without
        } else {
            left
        })
    }
}

/// The file with another subject, and the one it had; `None` where it has none, or
/// it cannot be written.
fn with_title(
    source: &SourceFile,
    syntax: Syntax,
    title: &str,
) -> Result<Option<(SourceFile, String)>, Unwritable> {
    let document = frontend::read(source, Some(syntax));
    let Some((ticket, range)) = document
        .tickets
        .first()
        .and_then(|t| Some((t, title::of(t)?)))
    else {
        return Ok(None);
    };
    let span = ticket.span_of(&range);
    let edit = match ticket.scalar_at(span) {
        Some(scalar) => scalar.edit(source.text(), span, title),
        None if syntax == Syntax::Markdown => Some((span, escaped(title))),
        None => Some((span, title.to_owned())),
    };
    let Some((span, words)) = edit else {
        return Ok(None);
    };
    let after = source.edited([(span, words.as_str())])?;
    let faults = document.tickets.iter().map(|t| t.problems.len()).sum();
    let before = words_of(source, syntax, faults);
    let read = words_of(&after, syntax, faults);
    let old = letters(ticket.slice(&range));
    let new = letters(&fold_str(title));
    let good = matches!((&before, &read), (Some(before), Some(read))
        if before.replacen(&old, &new, 1) == *read);
    let old = ticket.text().unfolded(range, source.text());
    let old = old.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(good.then_some((after, old)))
}

/// The file with a suffix to its subject. A draft without one stays as it is.
fn with_suffix(source: SourceFile, syntax: Syntax, suffix: &str) -> Result<SourceFile, Unwritable> {
    let document = frontend::read(&source, Some(syntax));
    let Some(ticket) = document.tickets.first() else {
        return Ok(source);
    };
    let Some(range) = title::of(ticket) else {
        return Ok(source);
    };
    let end = Span::point(ticket.span_of(&range).end());
    let words = format!(" {suffix}");
    let edit = match ticket.scalar_at(end) {
        Some(scalar) => scalar.edit(source.text(), end, &words),
        None => Some((end, words)),
    };
    let Some((span, words)) = edit else {
        return Ok(source);
    };
    let after = source.edited([(span, words.as_str())])?;
    Ok(if adds(&source, &after, syntax, suffix) {
        after
    } else {
        source
    })
}

/// Whether a place of the file is written in YAML.
pub(super) fn is_in_yaml(source: &SourceFile, syntax: Syntax, at: usize) -> bool {
    let document = frontend::read(source, Some(syntax));
    let mut tickets = document.tickets.iter();
    tickets.any(|ticket| ticket.scalar_at(Span::point(at)).is_some())
}

/// Whether `after` reads as `before` with these words more, letters large or
/// small.
pub(super) fn adds(before: &SourceFile, after: &SourceFile, syntax: Syntax, words: &str) -> bool {
    let document = frontend::read(before, Some(syntax));
    let faults = document.tickets.iter().map(|t| t.problems.len()).sum();
    let read = |source| Some(words_of(source, syntax, faults)?.to_lowercase());
    let (Some(before), Some(after)) = (read(before), read(after)) else {
        return false;
    };
    let words = letters(&fold_str(words)).to_lowercase();
    after
        .match_indices(&words)
        .any(|(at, _)| before == format!("{}{}", &after[..at], &after[at + words.len()..]))
}
