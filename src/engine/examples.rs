//! The examples of a card, judged: its tests.

use std::sync::Arc;

use super::Settings;
use crate::diagnostic::Diagnostic;
use crate::facts::Kind;
use crate::facts::time::ClockZone;
use crate::knowledge::{
    CARDS, Card, Closure, Day, Example, House, Options, OwnRule, Term, option, provider,
};
use crate::rules::{self, Selection, UnknownRule};
use crate::text::SourceFile;

/// The clock of whoever runs an example, which must not tell its result.
const CLOCK: &str = "2026-06-01T09:00[Asia/Tokyo]";

/// The draft of an example.
#[must_use]
pub fn draft(example: &Example) -> SourceFile {
    SourceFile::new(
        format!("example.{}", example.syntax),
        example.text.to_string(),
    )
}

/// How an example of a card is judged, in a house of these rules.
///
/// # Errors
/// The card is not of the house, nor does it ship.
pub fn settings(
    card: &Card,
    example: &Example,
    own: &[&'static OwnRule],
) -> Result<Settings, UnknownRule> {
    let house = house(card, example, own);
    let selection = Selection::in_house(&house, running(card, example, &house), Vec::new())?;
    let desk = example.provider.as_deref().and_then(provider);
    Ok(Settings {
        provider: desk.map(|desk| desk.name.as_ref()),
        kind: example.kind.as_deref().and_then(Kind::from_name),
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        // As at the command line: the moment of writing itself is not told.
        clock: CLOCK.parse().ok(),
        fragment: !(example.whole || is_of_absence(card)),
        selection,
        pedantic: true,
        house: Arc::new(house),
        ..Settings::default()
    })
}

/// Whether a rule is raised by what is missing: missing of a whole draft.
fn is_of_absence(card: &Card) -> bool {
    let matcher = card.matcher.as_ref();
    matcher.is_some_and(|matcher| matcher.find.is_empty() && matcher.topics.is_empty())
}

/// Whether what was `found` in a failing example is the case of the rule that it is to show.
#[must_use]
pub fn fired(example: &Example, found: &[Diagnostic]) -> bool {
    let mut cases = found.iter().map(|d| d.case.as_ref());
    match example.case.as_deref() {
        Some(expected) => cases.any(|case| case == expected),
        None => cases.next().is_some(),
    }
}

/// The rules that an example needs: its own, and those that it suppresses.
fn running(card: &Card, example: &Example, house: &House) -> Vec<String> {
    let is_suppressed = |other: &&Card| {
        let mut lines = example.text.lines();
        lines.any(|line| line.contains("ticketlint-ignore") && line.contains(&*other.name))
    };
    let others = CARDS.iter().chain(house.cards()).filter(is_suppressed);
    let names = others.map(|other| other.name.to_string());
    std::iter::once(card.name.to_string())
        .chain(names)
        .collect()
}

/// What the configuration of an example says.
fn house(card: &Card, example: &Example, own: &[&'static OwnRule]) -> House {
    let mut options = Options::default();
    if let Some(shipped) = rules::card(&card.name) {
        for set in example.options.iter() {
            if let Some(option) = option(&shipped.name, &set.name) {
                // The build has tried the patterns.
                let _ = options.set(&shipped.name, option, &set.value);
            }
        }
    }
    let days = example.holidays.iter().filter_map(|text| Day::read(text));
    House {
        glossary: example
            .glossary
            .iter()
            .map(|gloss| Term::new(&gloss.term, &gloss.meaning))
            .collect(),
        closures: days
            .map(|day| Closure {
                from: day,
                to: day,
                name: None,
                provider: None,
            })
            .collect(),
        rules: own.to_vec(),
        options,
        ..House::default()
    }
}
