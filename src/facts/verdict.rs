//! The level of severity that a draft states, held against what it tells.

use super::declared::{Declared, Stated};
use super::gravity::{Gravity, Sign};
use super::plight::{self, Told};
use super::{Facts, Profile, Situation};
use crate::knowledge::{Level, Plan, provider};
use crate::ticket::Ticket;

/// How the stated level stands to those that fit what is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// No level is stated.
    Unstated,
    /// The words do not decide which levels fit.
    Undecided,
    /// It is one of those that fit.
    Fits,
    /// It is graver than what is told.
    Overstated,
    /// It is less grave than what is told.
    Understated,
}

/// What a draft states, what it tells, and what fits.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The level that is stated.
    pub stated: Option<Stated<&'static Level>>,
    /// The plan that is stated.
    pub plan: Option<&'static Plan>,
    /// The situation that is told.
    pub told: Option<Told>,
    /// How the one stands to the other.
    pub relation: Relation,
}

/// Weighs the level that a draft states.
#[must_use]
pub fn weigh(
    ticket: &Ticket,
    facts: &Facts,
    profile: Profile,
    signs: &Gravity<'_>,
    declared: &Declared,
) -> Verdict {
    let stated = declared.level.clone();
    let told = plight::situation(ticket, facts, profile, signs);
    let plan = declared.plan.as_ref().map(|stated| stated.value);
    // Of a part that is down, the words of a definition do not tell from the
    // whole: 「本番のアプリケーションが停止」.
    let open = told
        .as_ref()
        .is_some_and(|told| told.situation == Situation::Part && signs.has(Sign::Down));
    let relation = match relation(profile.provider, plan, stated.as_ref(), told.as_ref()) {
        Relation::Overstated if open => Relation::Undecided,
        relation => relation,
    };
    Verdict {
        stated,
        plan,
        told,
        relation,
    }
}

fn relation(
    desk: &str,
    plan: Option<&'static Plan>,
    stated: Option<&Stated<&'static Level>>,
    told: Option<&Told>,
) -> Relation {
    let Some(stated) = stated else {
        return Relation::Unstated;
    };
    let Some(told) = told else {
        return Relation::Undecided;
    };
    // A level beyond the plan is held against the definitions alone.
    let plan = plan.filter(|plan| has_level(plan, stated.value));
    let places: Vec<usize> = levels(desk, plan, told.situation)
        .into_iter()
        .filter_map(|level| place(desk, level))
        .collect();
    match (place(desk, stated.value), places.first(), places.last()) {
        (Some(at), Some(gravest), _) if at < *gravest => Relation::Overstated,
        (Some(at), _, Some(least)) if at > *least && told.situation != Situation::Workaround => {
            Relation::Understated
        }
        (Some(_), Some(_), _) => Relation::Fits,
        _ => Relation::Undecided,
    }
}

/// Whether a plan has a level. One that promises nothing tells nothing of it.
#[must_use]
pub fn has_level(plan: &Plan, level: &Level) -> bool {
    plan.targets.is_empty() || plan.targets.iter().any(|target| target.level == level.name)
}

/// The levels a desk defines for a situation, the gravest first, as far as the
/// plan has them; else the gravest that it has.
#[must_use]
pub fn levels(
    desk: &str,
    plan: Option<&'static Plan>,
    situation: Situation,
) -> Vec<&'static Level> {
    let open = |level: &&Level| plan.is_none_or(|plan| has_level(plan, level));
    let defined: Vec<&Level> = plight::levels_for(desk, situation).collect();
    let within: Vec<&Level> = defined.iter().copied().filter(open).collect();
    if within.is_empty() && !defined.is_empty() {
        return gravest(desk, plan).into_iter().collect();
    }
    within
}

/// The gravest level that a plan has.
fn gravest(desk: &str, plan: Option<&'static Plan>) -> Option<&'static Level> {
    let levels = provider(desk)?.levels.iter();
    levels
        .into_iter()
        .find(|level| plan.is_none_or(|plan| has_level(plan, level)))
}

/// The place of a level on the ladder of a desk, the gravest at 0.
#[must_use]
pub fn place(desk: &str, level: &Level) -> Option<usize> {
    let levels = &provider(desk)?.levels;
    levels.iter().position(|other| other.name == level.name)
}

/// The level to choose for what a draft tells.
#[derive(Debug, Clone)]
pub struct Advised {
    /// The level: of those that fit the situation the one the desk defines by it,
    /// or the gravest of the plan where that has none so grave.
    pub level: &'static Level,
    /// The one that the plan does not have.
    pub beyond: Option<&'static Level>,
    /// What is told, and the words that tell it.
    pub told: Told,
}

/// The level to choose for what a draft tells. Where the words leave the
/// situation open, trouble in a production that works badly counts as one that
/// is not down.
#[must_use]
pub fn advised(desk: &str, verdict: &Verdict, signs: &Gravity<'_>) -> Option<Advised> {
    let told = verdict.told.clone().or_else(|| {
        let range = signs.first(Sign::Degraded)?.clone();
        signs.has(Sign::Production).then_some(Told {
            situation: Situation::NotDown,
            range,
        })
    })?;
    let name = told.situation.name();
    let defined = provider(desk)?
        .levels
        .iter()
        .find(|level| level.advised.iter().any(|situation| situation == name))?;
    let has = verdict.plan.is_none_or(|plan| has_level(plan, defined));
    let level = match has {
        true => defined,
        false => levels(desk, verdict.plan, told.situation)
            .into_iter()
            .next()?,
    };
    Some(Advised {
        level,
        beyond: (!has).then_some(defined),
        told,
    })
}

#[cfg(test)]
mod tests {
    use crate::facts::Situation;
    use crate::knowledge::PROVIDERS;

    #[test]
    fn every_situation_has_one_level_that_is_advised_and_fits() {
        for desk in PROVIDERS.iter().filter(|p| !p.levels.is_empty()) {
            for situation in Situation::ALL {
                let named = |list: &[crate::knowledge::Text]| {
                    list.iter().any(|name| name == situation.name())
                };
                // Not in the definitions of every desk.
                let rare = matches!(situation, Situation::Breach | Situation::BusinessDown);
                let spoken_of = desk.levels.iter().any(|l| named(&l.situations));
                if rare && !spoken_of {
                    continue;
                }
                let advised: Vec<_> = desk.levels.iter().filter(|l| named(&l.advised)).collect();
                assert_eq!(advised.len(), 1, "{}: {situation:?}", desk.name);
                assert!(
                    named(&advised[0].situations),
                    "{}: {situation:?}",
                    desk.name
                );
            }
        }
    }
}
