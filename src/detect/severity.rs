//! The level of severity: is one chosen, and does it fit what is told?

use super::{Context, Hit};
use crate::facts::Situation;
use crate::facts::declared::{self, Stated};
use crate::facts::plight::{self, Told};
use crate::facts::verdict::{self, Relation};
use crate::knowledge::{Confidence, FieldKind, Level, Plan, cues, provider};

/// How many fitting levels a message names.
const NAMED: usize = 2;

/// Fires on a draft that chooses no level, and on a value that is none of the
/// desk's.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let Some(desk) = provider(context.profile.provider) else {
        return;
    };
    let plan = context.stated_plan().map(|stated| stated.value);
    if let Some(stated) = declared::two_levels(ticket, &desk.name) {
        hits.push(contradictory(context, &desk.levels, &stated, plan));
        return;
    }
    if let Some(stated) = context.stated_level() {
        hits.extend(plan.and_then(|plan| beyond(&desk.levels, &stated, plan)));
        return;
    }
    let names: Vec<&str> = desk.levels.iter().map(|l| l.name.as_ref()).collect();
    let names = names.join(" / ");
    // The least that there is, in words.
    let waits = || cues::NOT_PRESSING.is_in(ticket.prose());
    let field = ticket.field(FieldKind::Severity).filter(|field| {
        let value = &ticket.folded()[field.range.clone()];
        !cues::VALUE_UNDECIDED.is_in(value) && !cues::GREETING.is_in(value)
    });
    if let Some(field) = field {
        if !desk.levels.is_empty() {
            let quote = context.quote(&field.range);
            let hit = Hit::at(field.range.clone()).case("unknown");
            hits.push(hit.hole("quote", quote).hole("levels", names));
        }
        return;
    }
    // Where the desk names no levels, it goes by the impact; and a sentence may
    // call a severity all the same.
    let called = || cues::SEVERITY_CALLED.is_in(ticket.prose());
    // A blank in the field for it is told by the rule on blanks.
    let has_impact = || {
        ticket.field(FieldKind::Impact).is_some()
            || super::impact::is_told(context, &context.looks.gravity(ticket))
    };
    if waits() || desk.levels.is_empty() && (called() || has_impact()) {
        return;
    }
    let hit = Hit::absent().hole("levels", names);
    let told = told(context);
    let fitting = told
        .as_ref()
        .map(|t| fitting(&desk.name, plan, t.situation, 0))
        .unwrap_or_default();
    hits.push(match told {
        Some(told) if !fitting.is_empty() => {
            let quote = context.quote(&told.range);
            named(hit.case("suggest"), &fitting)
                .hole("quote", quote)
                .related(told.range, "told")
        }
        _ if desk.levels.is_empty() => hit.case("unlisted"),
        _ => hit,
    });
}

/// Fires on a level that the desk defines for another situation than the one
/// the draft tells.
pub(super) fn mismatch(context: &Context<'_>, hits: &mut Vec<Hit>) {
    hits.extend(contradicted(context));
}

/// What the text says against the level that is stated, if it does.
pub(super) fn contradicted(context: &Context<'_>) -> Option<Hit> {
    let signs = context.looks.gravity(context.ticket);
    let verdict = context.looks.verdict.get_or_init(|| {
        verdict::weigh(
            context.ticket,
            context.facts,
            context.profile,
            &signs,
            context.declared(),
        )
    });
    let case = match verdict.relation {
        Relation::Overstated => "overstated",
        Relation::Understated => "understated",
        Relation::Unstated | Relation::Undecided | Relation::Fits => return None,
    };
    let stated = verdict.stated.as_ref()?;
    let at = verdict::place(context.profile.provider, stated.value)?;
    let plan = verdict
        .plan
        .filter(|plan| verdict::has_level(plan, stated.value));
    let fitting = fitting(
        context.profile.provider,
        plan,
        verdict.told.as_ref()?.situation,
        at,
    );
    Some(contradiction(
        context,
        stated,
        verdict.told.as_ref()?,
        case,
        &fitting,
    ))
}

/// The finding on two levels at once. What is left to choose are those of them that the
/// stated plan has; where it has none of them, all that it has.
fn contradictory(
    context: &Context<'_>,
    levels: &[Level],
    stated: &Stated<[&'static Level; 2]>,
    plan: Option<&'static Plan>,
) -> Hit {
    let names = |levels: &[&Level]| {
        let names: Vec<&str> = levels.iter().map(|level| level.name.as_ref()).collect();
        names.join(" / ")
    };
    let hit = Hit::at(stated.range.clone())
        .hole("quote", context.quote(&stated.range))
        .hole("levels", names(&stated.value));
    let has = |plan: &Plan, level: &&Level| verdict::has_level(plan, level);
    match plan.filter(|plan| !stated.value.iter().all(|level| has(plan, level))) {
        None => hit.case("contradictory"),
        Some(plan) => {
            let stated = stated.value.iter().copied();
            let mut open: Vec<&Level> = stated.filter(|level| has(plan, level)).collect();
            if open.is_empty() {
                open.extend(levels.iter().filter(|level| has(plan, level)));
            }
            hit.case("contradictory-plan")
                .named("plan", &plan.title)
                .hole("names", names(&open))
        }
    }
}

/// The finding on a level that the stated plan does not have.
fn beyond(levels: &[Level], stated: &Stated<&'static Level>, plan: &'static Plan) -> Option<Hit> {
    if verdict::has_level(plan, stated.value) {
        return None;
    }
    let names: Vec<&str> = levels
        .iter()
        .filter(|level| verdict::has_level(plan, level))
        .map(|level| level.name.as_ref())
        .collect();
    let hit = Hit::at(stated.range.clone()).case("plan");
    let hit = hit.hole("level", stated.value.name.to_string());
    Some(
        hit.named("plan", &plan.title)
            .hole("levels", names.join(" / ")),
    )
}

fn contradiction(
    context: &Context<'_>,
    stated: &Stated<&'static Level>,
    told: &Told,
    case: &'static str,
    fitting: &[&'static Level],
) -> Hit {
    let level = stated.value;
    let quote = context.quote(&told.range);
    let hit = Hit::at(stated.range.clone())
        .case(case)
        .confidence(Confidence::Medium)
        .hole("level", level.name.to_string())
        .named("meaning", &level.meaning)
        .hole("quote", quote)
        .related(context.around(told.range.start, 0, 0), "told");
    named(hit, fitting)
}

fn told(context: &Context<'_>) -> Option<Told> {
    let signs = context.looks.gravity(context.ticket);
    plight::situation(context.ticket, context.facts, context.profile, &signs)
}

/// The levels for a situation, those nearest to the level at `at` first.
fn fitting(
    desk: &str,
    plan: Option<&'static Plan>,
    situation: Situation,
    at: usize,
) -> Vec<&'static Level> {
    let place = |level: &Level| verdict::place(desk, level).unwrap_or(0);
    let mut fitting: Vec<&Level> = verdict::levels(desk, plan, situation);
    fitting.sort_by_key(|level| place(level).abs_diff(at));
    fitting.truncate(NAMED);
    fitting
}

/// The hit with the fitting levels and their definitions in its words.
fn named(hit: Hit, fitting: &[&'static Level]) -> Hit {
    let ja: Vec<String> = fitting
        .iter()
        .map(|l| format!("「{}」({})", l.name, l.meaning.ja))
        .collect();
    let en: Vec<String> = fitting
        .iter()
        .map(|l| format!("“{}” ({})", l.name, l.meaning.en))
        .collect();
    let names: Vec<&str> = fitting.iter().map(|l| l.name.as_ref()).collect();
    hit.words("fitting", ja.join("または"), en.join(" or "))
        .hole("names", names.join(" / "))
}
