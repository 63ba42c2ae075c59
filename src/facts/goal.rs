//! What the author wants to achieve, and what the desk is asked to do.

use super::{Detail, FactKind, Facts, question, said, sentence_around};
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{BlockKind, Ticket};

/// The author says what he wants to achieve.
pub const PURPOSE: &str = "purpose";
/// The desk is asked to do or tell something.
pub const REQUEST: &str = "request";

/// Adds one fact for each sentence that states a purpose or a request. A bare
/// question about the provider's state or an error's meaning is neither.
/// Requires the questions to be collected.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts) {
    let cases = [
        (PURPOSE, &cues::PURPOSE),
        (PURPOSE, &cues::PURPOSE_ENGLISH),
        (REQUEST, &cues::REQUEST),
        (REQUEST, &cues::REQUEST_ENGLISH),
    ];
    let mut said_once = std::collections::BTreeMap::new();
    for (case, cue) in cases {
        for range in said(ticket, cue) {
            let sentence = sentence_around(ticket, &range);
            // 「意味を教えてください」 asks for no more than the bare question.
            let only_tells = cues::TELL_REQUEST.is_in(ticket.prose_of(&range));
            let bare = only_tells && is_bare(facts, &sentence);
            if !bare && !is_template(ticket, &sentence) {
                said_once
                    .entry((sentence.start, sentence.end))
                    .or_insert(case);
            }
        }
    }
    for ((start, end), case) in said_once {
        facts.add(FactKind::Goal, start..end, Detail::Case(case));
    }
    for (kind, case) in [
        (FieldKind::Goal, PURPOSE),
        (FieldKind::Request, REQUEST),
        (FieldKind::Question, REQUEST),
    ] {
        for field in ticket.fields_of(kind) {
            let bare = is_bare(facts, &field.range);
            let first = ticket
                .blocks_in(&field.range)
                .iter()
                .find(|b| b.kind != BlockKind::Label && !b.range.is_empty());
            if let Some(block) = first
                && !bare
                && !is_template(ticket, &block.range)
                && facts.within(FactKind::Goal, &block.range).next().is_none()
            {
                facts.add(FactKind::Goal, block.range.clone(), Detail::Case(case));
            }
        }
    }
}

/// Whether a part only says that something is still to be written there.
fn is_template(ticket: &Ticket, range: &Range) -> bool {
    ticket.is_prompt(range)
        || cues::BLANK_VALUE.is_in(ticket.folded().get(range.clone()).unwrap_or(""))
}

/// Whether a part asks a bare question about the provider's state or the
/// meaning of an error.
fn is_bare(facts: &Facts, range: &Range) -> bool {
    facts
        .within(FactKind::Question, range)
        .any(|q| matches!(q.detail, Detail::Case(question::STATUS | question::MEANING)))
}
