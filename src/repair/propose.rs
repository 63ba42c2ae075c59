//! What a draft lacks, proposed: the words of its findings, with their blanks,
//! as edits at their places. They are for an editor to show, never made
//! unasked.

use super::Placer;
use crate::diagnostic::{Applicability, Fix};
use crate::engine::{Outcome, Settings};
use crate::text::Language;
use crate::text::SourceFile;

/// To see what comes of the words, the file is read again for each finding, some
/// times over. In a large file that would take longer than to judge it: no more
/// bytes than these are read in all.
const MOST_READ: usize = 4 << 20;
/// A larger draft is not read a second time: beside the first, that takes as much
/// memory again.
const LARGEST: usize = 1 << 20;

/// Adds to each finding about something missing in `source` the fix that writes
/// its words where they belong, if there is a place for them; to the first of them,
/// in a file that is large and lacks much. Words that would take the place of others
/// are for the author to fit in.
pub fn propose(source: &SourceFile, settings: &Settings, outcome: &mut Outcome) {
    if source.text().len() > LARGEST {
        return;
    }
    let profile = outcome.profile;
    let japanese = profile.language == Language::Ja;
    let asking = outcome
        .diagnostics
        .iter_mut()
        .filter(|d| d.ask.as_ref().is_some_and(|ask| !ask.in_place) && d.rewrite.is_some());
    let mut placer = None;
    for diagnostic in asking {
        let placer = placer.get_or_insert_with(|| {
            Placer::new(source, settings.syntax, japanese, profile.provider)
                .reading_at_most(MOST_READ)
        });
        let ticket = diagnostic.ticket.map_or(0, |number| number - 1);
        let field = diagnostic.ask.as_ref().and_then(|ask| ask.field);
        let text = diagnostic.rewrite.as_deref().unwrap_or("");
        let fix = placer.place_text(ticket, text, field).map(|edits| Fix {
            applicability: Applicability::Display,
            title: (*diagnostic.help).into(),
            edits,
        });
        diagnostic.fixes.extend(fix);
    }
}
