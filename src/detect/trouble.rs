//! What the detectors of incidents ask about a claim of trouble.

use std::cell::OnceCell;

use super::{Context, Hit};
use crate::facts::{Detail, Fact, FactKind, Kind};
use crate::knowledge::{FieldKind, cues};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};

/// How much of a sentence around a claim is read, in bytes to each side: a text
/// without full stops costs no more than another.
const REACH: usize = 400;

/// The claims of a draft that stand.
#[derive(Debug)]
pub(super) struct Present<'a> {
    context: Context<'a>,
    asks_why: OnceCell<bool>,
}

impl<'a> Present<'a> {
    pub(super) const fn of(context: &Context<'a>) -> Self {
        Self {
            context: *context,
            asks_why: OnceCell::new(),
        }
    }

    /// Whether the trouble goes on, as far as its sentence tells: it does not
    /// go on to say that it is over, or the draft asks why it came.
    pub(super) fn holds(&self, trouble: &Fact) -> bool {
        let own = sentence(&self.context, trouble);
        let rest = trouble.range.end..own.end.max(trouble.range.end);
        let asks_why = || {
            let prose = self.context.ticket.prose();
            *self
                .asks_why
                .get_or_init(|| cues::QUESTION_WHY.is_in(prose))
        };
        !self.context.says(&rest, &cues::TROUBLE_OVER) || asks_why()
    }
}

/// The first claim of trouble that stands, the author's words before errors.
pub(super) fn first<'a>(context: &Context<'a>) -> Option<&'a Fact> {
    let present = Present::of(context);
    context
        .in_body(FactKind::Symptom)
        .chain(context.in_body(FactKind::ErrorMessage))
        .chain(context.in_body(FactKind::VagueError))
        .find(|t| present.holds(t))
}

/// A hit about something the draft lacks for the trouble it tells: beside the
/// sentence that tells it, or the words alone where they stand in pasted text
/// or in text without full stops.
pub(super) fn lacking(context: &Context<'_>) -> Hit {
    let Some(trouble) = first(context) else {
        return Hit::absent();
    };
    let sentence = context
        .ticket
        .sentence_at(trouble.range.start)
        .map(|at| &context.ticket.sentences[at].range)
        .filter(|own| own.len() <= REACH);
    Hit::absent().beside(sentence.unwrap_or(&trouble.range).clone())
}

/// Whether the predicate only qualifies a noun in a sentence that wishes or
/// asks: 「応答のないホストを切り離す方法」 complains of nothing.
pub(super) fn is_attribute(context: &Context<'_>, trouble: &Fact) -> bool {
    let own = sentence(context, trouble);
    let rest = trouble.range.end..own.end.max(trouble.range.end);
    context.says(&rest, &cues::ATTRIBUTIVE) && context.says(&rest, &cues::WISH_OR_QUESTION)
}

/// Whether the form itself calls the draft an incident: then there is trouble,
/// in whatever words it is told.
pub(super) fn is_stated(context: &Context<'_>) -> bool {
    context.profile.kind == Kind::Incident && context.ticket.field(FieldKind::Kind).is_some()
}

/// Whether the draft tells of trouble that stands, in its words or by its form.
pub(super) fn is_told(context: &Context<'_>) -> bool {
    first(context).is_some() || (is_stated(context) && context.has_body())
}

/// Whether an incident reports anything that went wrong, be it in words that
/// claim no trouble: 「9 時に容量が尽きました」.
pub(super) fn is_reported(context: &Context<'_>) -> bool {
    is_told(context)
        || context.facts.has(FactKind::OngoingStatus)
        || context.has_body()
            && [&cues::OCCURRENCE, &cues::TROUBLE_WORD]
                .into_iter()
                .any(|cue| cue.is_in(context.ticket.prose()))
}

/// The sentence of a fact, as far as it is near.
pub(super) fn sentence(context: &Context<'_>, fact: &Fact) -> Range {
    near(context, fact, context.around(fact.range.start, 0, 0))
}

/// The part of a window that is near a fact.
pub(super) fn near(context: &Context<'_>, fact: &Fact, window: Range) -> Range {
    let prose = context.ticket.prose();
    let start = ceil_char_boundary(
        prose,
        window.start.max(fact.range.start.saturating_sub(REACH)),
    );
    let end = floor_char_boundary(
        prose,
        window.end.min(fact.range.end + REACH).max(fact.range.end),
    );
    start.min(fact.range.start)..end
}

/// Whether `range` touches one of `sorted`, which do not overlap.
pub(crate) fn touches(sorted: &[Range], range: &Range) -> bool {
    let first = sorted.partition_point(|r| r.end <= range.start);
    sorted.get(first).is_some_and(|r| r.start < range.end)
}

/// Whether a command stands there as it was typed, rather than being told.
pub(super) fn is_literal(command: &Fact) -> bool {
    matches!(command.detail, Detail::Case("line" | "inline" | "field"))
}

/// Whether a range stands in a line that is a command.
pub(super) fn is_in_command(context: &Context<'_>, range: &Range) -> bool {
    let mut commands = context.facts.within(FactKind::Command, range);
    commands.any(is_literal)
}

/// So many digits are the number of something.
const NUMBER: usize = 6;

/// Whether a field of the form is filled with more than marks and blanks to
/// fill: `[]`, `-` and `<steps>` say nothing.
pub(super) fn is_filled(context: &Context<'_>, kind: FieldKind) -> bool {
    context.ticket.field(kind).is_some_and(|field| {
        let value = context.ticket.folded().get(field.range.clone());
        let value = value.unwrap_or("").trim();
        // Fewer digits alone are what is left of a numbered list.
        let number = value.len() >= NUMBER && value.bytes().all(|b| b.is_ascii_digit());
        value.contains(|c: char| c.is_alphanumeric() || c == '*')
            && !cues::ERROR_NONE.is_in(value)
            && (number || !cues::BLANK_VALUE.is_in(value))
    })
}
