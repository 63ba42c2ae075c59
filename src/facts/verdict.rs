//! The level of severity that a draft states, held against what it tells.

use super::declared::{self, Stated};
use super::gravity::{self, Gravity, Sign, Situation, Told};
use super::{Facts, Profile};
use crate::knowledge::{Level, provider};
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
    /// The situation that is told.
    pub told: Option<Told>,
    /// How the one stands to the other.
    pub relation: Relation,
}

/// Weighs the level that a draft states.
#[must_use]
pub fn weigh(ticket: &Ticket, facts: &Facts, profile: Profile, signs: &Gravity<'_>) -> Verdict {
    let stated = declared::level(ticket, profile.provider);
    let told = gravity::situation(ticket, facts, profile, signs);
    let relation = relation(profile.provider, stated.as_ref(), told.as_ref());
    Verdict {
        stated,
        told,
        relation,
    }
}

fn relation(desk: &str, stated: Option<&Stated<&'static Level>>, told: Option<&Told>) -> Relation {
    let Some(stated) = stated else {
        return Relation::Unstated;
    };
    let Some(told) = told else {
        return Relation::Undecided;
    };
    let places: Vec<usize> = gravity::levels_for(desk, told.situation)
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

/// The place of a level on the ladder of a desk, the gravest at 0.
#[must_use]
pub fn place(desk: &str, level: &Level) -> Option<usize> {
    let levels = &provider(desk)?.levels;
    levels.iter().position(|other| other.name == level.name)
}

/// The level to choose for what a draft tells, and the words that tell it: of
/// those that fit a situation the one the desk defines by it. Where the words
/// leave the situation open, trouble in a production that works badly counts as
/// one that is not down.
#[must_use]
pub fn advised(
    desk: &str,
    verdict: &Verdict,
    signs: &Gravity<'_>,
) -> Option<(&'static Level, Told)> {
    let told = verdict.told.clone().or_else(|| {
        let range = signs.first(Sign::Degraded)?.clone();
        signs.has(Sign::Production).then_some(Told {
            situation: Situation::NotDown,
            range,
        })
    })?;
    let name = told.situation.name();
    let level = provider(desk)?
        .levels
        .iter()
        .find(|level| level.advised.iter().any(|situation| situation == name))?;
    Some((level, told))
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
                // A duty of law is in the definitions of one desk only.
                let spoken_of = desk.levels.iter().any(|l| named(&l.situations));
                if situation == Situation::Breach && !spoken_of {
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
