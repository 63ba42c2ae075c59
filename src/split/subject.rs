//! A subject for a ticket of a draft that has none.

use super::cut::{letters, words_of};
use super::title;
use crate::compose::{self, Draft, Words};
use crate::facts::Profile;
use crate::frontend;
use crate::knowledge::FieldKind;
use crate::text::encoding::Unwritable;
use crate::text::fold::fold_str;
use crate::text::{Language, SourceFile};
use crate::ticket::{BlockKind, Syntax, Ticket};

/// No label is longer than this, in bytes as they are compared.
const LABEL: usize = 24;

/// The file with a subject, written as the draft writes such things; `None` where
/// it has one, or none can be added so that all else reads as it did.
pub(super) fn added(
    source: &SourceFile,
    syntax: Syntax,
    title: &str,
    profile: Profile,
) -> Result<Option<SourceFile>, Unwritable> {
    let document = frontend::read(source, Some(syntax));
    let [ticket] = &document.tickets[..] else {
        return Ok(None);
    };
    if has_subject(ticket) {
        return Ok(None);
    }
    let draft = Draft {
        source,
        ticket,
        japanese: profile.language == Language::Ja,
        provider: profile.provider,
    };
    let words = Words {
        kind: Some(FieldKind::Subject),
        label: None,
        text: title,
    };
    let faults = ticket.problems.len();
    let before = words_of(source, syntax, faults);
    for way in compose::ways(&draft, &words) {
        let edits = way.iter().map(|edit| (edit.span, edit.text.as_str()));
        let after = source.edited(edits)?;
        let read = words_of(&after, syntax, faults);
        if let (Some(before), Some(read)) = (&before, &read)
            && is_longer(before, read, &letters(&fold_str(title)))
            && is_titled(&after, syntax, title)
        {
            return Ok(Some(after));
        }
    }
    Ok(None)
}

/// Whether anything stands where a subject does, be it no name that another could
/// stand for.
fn has_subject(ticket: &Ticket) -> bool {
    let mut blocks = ticket.blocks.iter();
    ticket.field(FieldKind::Subject).is_some()
        || blocks.any(|block| block.kind == BlockKind::Heading(1))
}

/// Whether the file has this subject.
fn is_titled(source: &SourceFile, syntax: Syntax, title: &str) -> bool {
    let document = frontend::read(source, Some(syntax));
    let [ticket] = &document.tickets[..] else {
        return false;
    };
    let read = title::of(ticket).map(|range| ticket.text().unfolded(range, source.text()));
    read.is_some_and(|read| letters(&read) == letters(title))
}

/// Whether a text is another with nothing more than a label and the title.
fn is_longer(before: &str, after: &str, title: &str) -> bool {
    let more = after.len().checked_sub(before.len());
    let fits = more.is_some_and(|more| (title.len()..=title.len() + LABEL).contains(&more));
    fits && after.match_indices(title).any(|(at, _)| {
        let end = at + title.len();
        let start = end.checked_sub(after.len() - before.len());
        start.is_some_and(|start| {
            let head = after.get(..start);
            head.is_some_and(|head| before == format!("{head}{}", &after[end..]))
        })
    })
}
