//! What should have happened, and what did?

use super::trouble::{self, Present};
use super::{Context, Hit};
use crate::facts::FactKind;
use crate::knowledge::{Cue, FieldKind, cues};
use crate::text::Range;

/// What says how it should be, wishes apart: a wish to have it right does not
/// say what right is.
const EXPECTED: [&Cue; 4] = [
    &cues::EXPECTED_MODAL,
    &cues::EXPECTED_WORD,
    &cues::EXPECTED_CONTRAST,
    &cues::EXPECTED_BEFORE,
];

/// Fires on a complaint that something is not as wanted when the draft does not
/// tell both what was wanted and what came.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let complaints: Vec<Range> = cues::NOT_AS_WANTED
        .find_all(context.ticket.prose())
        .into_iter()
        .filter(|r| context.ticket.sentence_at(r.start).is_some())
        .collect();
    let present = Present::of(context);
    let Some(first) = complaints.iter().find(|r| stands(context, &present, r)) else {
        return;
    };
    let rest = Rest {
        context,
        complaints: &complaints,
    };
    if rest.tells_apart(first) {
        return;
    }
    let case = match (rest.expected(), rest.actual()) {
        (true, true) => return,
        (true, false) => "actual",
        (false, true) => "expected",
        (false, false) => "main",
    };
    let quote = context.quote(first);
    hits.push(Hit::at(first.clone()).case(case).hole("quote", quote));
}

/// Whether the complaint is made, and is not one about an error: that has rules
/// of its own.
fn stands(context: &Context<'_>, present: &Present<'_>, complaint: &Range) -> bool {
    let facts = context.facts;
    let own = context.around(complaint.start, 0, 0);
    let error = facts.within(FactKind::ErrorMessage, &own).next().is_some()
        || facts.within(FactKind::VagueError, &own).next().is_some();
    let asked = facts.within(FactKind::Question, complaint).next().is_some();
    let over = facts
        .within(FactKind::Symptom, complaint)
        .any(|t| !present.holds(t));
    let title = context.has_body() && context.in_title(complaint);
    !(error || asked || over || title)
}

/// The draft without its complaints.
struct Rest<'a> {
    context: &'a Context<'a>,
    complaints: &'a [Range],
}

impl Rest<'_> {
    /// Whether what is and what should be stand side by side near a complaint.
    fn tells_apart(&self, complaint: &Range) -> bool {
        let window = self.context.around(complaint.start, 2, 3);
        self.says(&window, &cues::TOLD_APART)
    }

    /// Whether the draft tells how it should be; its title may, too.
    fn expected(&self) -> bool {
        let title = self.context.ticket.sentences.first();
        trouble::is_filled(self.context, FieldKind::Expected)
            || title.is_some_and(|title| self.says(&title.range, &cues::EXPECTED_MODAL))
            || self
                .windows()
                .any(|window| self.says(&window, &cues::EXPECTED_TOLD))
            || self
                .context
                .facts
                .of(FactKind::ExpectedBehavior)
                .any(|fact| {
                    let says = |cue: &&Cue| self.says(&fact.range, cue);
                    EXPECTED.iter().any(says)
                        || !(self.is_complaint(&fact.range) || says(&&cues::EXPECTED_WISH))
                })
    }

    /// Whether the draft tells what came.
    fn actual(&self) -> bool {
        let facts = self.context.facts;
        trouble::is_filled(self.context, FieldKind::Actual)
            || self.context.shows_output()
            || facts
                .of(FactKind::ObservedBehavior)
                .any(|fact| !self.is_complaint(&fact.range))
            || self
                .windows()
                .any(|window| self.says(&window, &cues::ACTUAL_TOLD))
    }

    /// The sentences around each complaint.
    fn windows(&self) -> impl Iterator<Item = Range> {
        self.complaints
            .iter()
            .map(|c| self.context.around(c.start, 2, 3))
    }

    /// Whether a complaint stands in the sentence.
    fn is_complaint(&self, sentence: &Range) -> bool {
        self.complaints
            .iter()
            .any(|c| sentence.start < c.end && c.start < sentence.end)
    }

    /// Whether a range says it outside of its complaints.
    fn says(&self, range: &Range, cue: &Cue) -> bool {
        let prose = self.context.ticket.prose();
        let mut at = range.start;
        for complaint in self.complaints {
            let end = complaint.start.min(range.end);
            if at < end && cue.is_in(&prose[at..end]) {
                return true;
            }
            at = at.max(complaint.end);
        }
        at < range.end && cue.is_in(&prose[at..range.end])
    }
}
