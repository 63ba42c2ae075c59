//! What stands behind a severity: the impact on the business, and the deadline.

use super::{Context, Hit};
use crate::facts::declared::Stated;
use crate::facts::gravity::{Gravity, Sign};
use crate::facts::{FactKind, Situation, plight};
use crate::knowledge::{FieldKind, Level, cues, provider};
use crate::text::Range;
use crate::text::width::cells;

/// Fires where a high severity, a word of urgency or a deadline stands alone:
/// the impact that would explain it is not told. A deadline needs its time and
/// its reason, too.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let signs = context.looks.gravity(ticket);
    let question = plight::situation(ticket, context.facts, context.profile, &signs)
        .is_some_and(|told| told.situation == Situation::Question);
    // That the level does not fit is said already, and what to tell with it.
    if question || super::severity::contradicted(context).is_some() {
        return;
    }
    let told = is_told(context, &signs);
    let grave = context
        .stated_level()
        .filter(|stated| is_grave(stated.value));
    let urgent = context
        .facts
        .of(FactKind::Urgency)
        .find(|urgent| presses(context, &urgent.range));
    let deadline = deadline(context, &signs);
    if !told {
        if let Some(stated) = grave.filter(|_| !explains_its_level(context)) {
            let level = stated.value.name.to_string();
            let hit = Hit::at(stated.range).hole("level", level);
            hits.push(hit.named("meaning", &stated.value.meaning));
            return;
        }
        if let Some(urgent) = urgent {
            let quote = context.quote(&urgent.range);
            let hit = Hit::at(urgent.range.clone()).case("urgent");
            hits.push(hit.hole("quote", quote));
            return;
        }
    }
    let Some(range) = deadline else {
        let wants = provider(context.profile.provider)
            .and_then(|p| p.desk.as_ref())
            .is_some_and(|desk| desk.wants_contact);
        if !told && wants && !explains_its_level(context) {
            hits.push(Hit::absent().case("unknown"));
        }
        return;
    };
    let window = deadline_window(context, &range);
    // A demand on the desk's time is told apart, deadline and all.
    if context.says(&context.around(range.start, 0, 0), &cues::SLA_DEMAND) {
        return;
    }
    let dated = context
        .facts
        .within(FactKind::Timestamp, &window)
        .next()
        .is_some()
        || context.says(&window, &cues::DEADLINE_TIME)
        || signs
            .all(Sign::Deadline)
            .any(|other| context.says(&deadline_window(context, other), &cues::DEADLINE_TIME))
        || context.facts.of(FactKind::Timestamp).any(|time| {
            let after = &context.ticket.folded()[time.range.end..];
            after.trim_start().starts_with("までに")
        });
    let reasoned = told || context.says(&window, &cues::DEADLINE_REASON);
    let case = match (dated, reasoned) {
        (true, true) => return,
        (true, false) => "deadline-reason",
        (false, true) => "deadline-time",
        (false, false) => "deadline",
    };
    let quote = context.quote(&range);
    hits.push(Hit::at(range).case(case).hole("quote", quote));
}

/// Bytes of a bracket that may stand before the word that heads a title.
const BRACKET: usize = 3;

/// Whether a word of urgency presses the desk rather than telling what happens
/// (`the pod exits right away`): it heads the draft, or something is asked.
fn presses(context: &Context<'_>, range: &Range) -> bool {
    let sentence = context.around(range.start, 0, 0);
    let asks = [FactKind::Goal, FactKind::Question].into_iter();
    range.start.saturating_sub(sentence.start) <= BRACKET
        || asks
            .flat_map(|kind| context.facts.within(kind, &sentence))
            .next()
            .is_some()
}

/// Whether a level is one for a stop of production.
fn is_grave(level: &Level) -> bool {
    let down = Situation::ProductionDown.name();
    level.situations.iter().any(|s| s == down)
}

/// Whether the draft says whom or what the matter harms, or that it does not.
pub(super) fn is_told(context: &Context<'_>, signs: &Gravity<'_>) -> bool {
    let field = context
        .ticket
        .value(FieldKind::Impact)
        .is_some_and(|v| !cues::VALUE_UNDECIDED.is_in(v) && v.contains(char::is_alphanumeric));
    let told = [Sign::Impact, Sign::AllUsers, Sign::NoImpact, Sign::NotDown];
    field || told.iter().any(|sign| signs.has(*sign))
}

/// Columns of what follows a level that make it an explanation.
const EXPLANATION: usize = 24;

/// Whether the field of the severity says why the level is what it is: "3 – the
/// backups complete, restores of single files are not searchable".
fn explains_its_level(context: &Context<'_>) -> bool {
    let ticket = context.ticket;
    let Some(field) = ticket.field(FieldKind::Severity) else {
        return false;
    };
    let after = |stated: Stated<_>| stated.range.end..field.range.end;
    let rest = context.stated_level().map(after);
    let rest = rest.and_then(|range| ticket.folded().get(range));
    rest.is_some_and(|rest| {
        let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
        cells(rest) >= EXPLANATION
    })
}

/// The first deadline of the draft.
fn deadline(context: &Context<'_>, signs: &Gravity<'_>) -> Option<Range> {
    let field = context
        .ticket
        .field(FieldKind::Deadline)
        .filter(|f| !cues::VALUE_UNDECIDED.is_in(&context.ticket.folded()[f.range.clone()]))
        .map(|f| f.range.clone());
    let mut said = signs.all(Sign::Deadline);
    field.or_else(|| said.find(|range| !is_name(context, range)).cloned())
}

/// Whether a word is the name of a program: "the farm software (Deadline) starts them".
fn is_name(context: &Context<'_>, range: &Range) -> bool {
    let ticket = context.ticket;
    let sentence = context.around(range.start, 0, 0);
    let before = ticket.slice(&(sentence.start..range.start)).trim_end();
    let after = ticket.slice(&(range.end..sentence.end.max(range.end)));
    let begins = before.is_empty() || before.ends_with(['.', ':', '。', '*', '-', '|', '\n']);
    ticket.slice(range).starts_with(char::is_uppercase) && !begins && !after.starts_with(':')
}

/// Where the time and the reason of a deadline are looked for.
fn deadline_window(context: &Context<'_>, range: &Range) -> Range {
    let near = context.around(range.start, 1, 1);
    near.start.min(range.start)..near.end.max(range.end)
}
