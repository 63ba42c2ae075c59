//! The examples of every card are its tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use ticketlint::diagnostic::Applicability;
use ticketlint::engine::{Settings, lint};
use ticketlint::facts::Kind;
use ticketlint::facts::time::ClockZone;
use ticketlint::knowledge::{CARDS, Card, Closure, Day, Example, House, Term, Text, provider};
use ticketlint::repair::repair;
use ticketlint::rules::Selection;
use ticketlint::text::{Language, SourceFile};

fn settings(card: &Card, example: &Example) -> Settings {
    Settings {
        provider: example.provider.as_deref().map(|name| {
            provider(name)
                .unwrap_or_else(|| panic!("{}: unknown provider {name}", card.name))
                .name
                .as_ref()
        }),
        kind: example.kind.as_deref().map(|name| {
            Kind::from_name(name).unwrap_or_else(|| panic!("{}: unknown kind {name}", card.name))
        }),
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        // As at the command line: the moment of writing itself is not told.
        clock: Some("2026-06-01T09:00[Asia/Tokyo]".parse().expect("a moment")),
        fragment: !example.whole,
        selection: Selection::new(running(card, example), vec![]).expect("names of rules"),
        pedantic: true,
        house: house(example).into(),
        ..Settings::default()
    }
}

/// The rules that an example needs: its own, and those that it suppresses.
fn running(card: &Card, example: &Example) -> Vec<String> {
    let is_suppressed = |other: &&Card| {
        let mut lines = example.text.lines();
        lines.any(|line| line.contains("ticketlint-ignore") && line.contains(&*other.name))
    };
    let others = CARDS.iter().filter(is_suppressed);
    let names = others.map(|other| other.name.to_string());
    std::iter::once(card.name.to_string())
        .chain(names)
        .collect()
}

/// What the configuration of an example says.
fn house(example: &Example) -> House {
    let day = |text: &Text| Day::read(text).unwrap_or_else(|| panic!("no day: {text}"));
    House {
        glossary: example
            .glossary
            .iter()
            .map(|gloss| Term::new(&gloss.term, &gloss.meaning))
            .collect(),
        closures: (example.holidays.iter().map(day))
            .map(|day| Closure {
                from: day,
                to: day,
                name: None,
                provider: None,
            })
            .collect(),
        ..House::default()
    }
}

fn source(example: &Example) -> SourceFile {
    SourceFile::new(
        format!("example.{}", example.syntax),
        example.text.to_string(),
    )
}

#[test]
fn failing_examples_fire_and_name_their_case() {
    let mut wrong = Vec::new();
    for card in &CARDS {
        for example in card.examples.fail.iter() {
            let outcome = lint(&source(example), &settings(card, example));
            let cases: Vec<&str> = outcome
                .diagnostics
                .iter()
                .map(|d| d.case.as_ref())
                .collect();
            let expected = example.case.as_deref();
            let fired = expected.map_or(!cases.is_empty(), |case| cases.contains(&case));
            if !fired {
                wrong.push(format!(
                    "{} {expected:?} got {cases:?}:\n{}",
                    card.name, example.text
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} examples\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

/// A hit on an absence whose message has no question is asked for in the words
/// of the finding, which are none.
#[test]
fn what_is_missing_is_asked_for_by_a_question() {
    let mut asked = 0;
    for card in &CARDS {
        for example in card.examples.fail.iter() {
            let outcome = lint(&source(example), &settings(card, example));
            for finding in &outcome.diagnostics {
                let Some(ask) = &finding.ask else { continue };
                asked += 1;
                let name = format!("{} {}", card.name, finding.case);
                assert_ne!(ask.question, finding.message, "{name} has no `ask`");
                assert!(ask.rank > 0, "{name} has no rank");
                assert_eq!(Some(ask.order), card.asked, "{name} has no `asked`");
            }
        }
    }
    assert!(asked > 0, "nothing is asked");
}

#[test]
fn passing_examples_stay_silent() {
    let mut wrong = Vec::new();
    for card in &CARDS {
        for example in card.examples.pass.iter() {
            let outcome = lint(&source(example), &settings(card, example));
            for diagnostic in outcome.diagnostics {
                wrong.push(format!(
                    "{}: {}\n{}",
                    card.name, diagnostic.message, example.text
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} examples\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
}

#[test]
fn rewrites_give_what_the_card_shows_and_then_rest() {
    let mut shown = 0;
    for card in &CARDS {
        for example in card.examples.fail.iter() {
            let Some(fixed) = &example.fixed else {
                continue;
            };
            shown += 1;
            let settings = settings(card, example);
            let outcome = lint(&source(example), &settings);
            let fixes: Vec<_> = outcome.diagnostics.iter().flat_map(|d| &d.fixes).collect();
            assert!(
                fixes.iter().all(|fix| fix.applicability >= card.fix),
                "{}: a fix weaker than the card claims",
                card.name
            );
            let mended = repair(&source(example), &settings, Applicability::Unsafe);
            assert_eq!(
                mended.source.text().trim_end(),
                fixed.trim_end(),
                "{}: dropped {:?}",
                card.name,
                mended.dropped
            );
            assert!(
                mended.outcome.diagnostics.is_empty(),
                "{}: fires again after its own fix",
                card.name
            );
        }
    }
    assert!(shown > 0, "no card shows a rewrite");
}

#[test]
fn cards_and_detectors_name_each_other() {
    let detectors: Vec<&str> = ticketlint::detect::DETECTORS
        .iter()
        .map(|(name, _)| *name)
        .collect();
    assert!(detectors.is_sorted(), "the table is searched by halving");
    for name in &detectors {
        assert!(
            CARDS.iter().any(|c| c.detector.as_deref() == Some(name)),
            "detector `{name}` has no card"
        );
    }
    for card in &CARDS {
        if let Some(name) = &card.detector
            && card.family != "syntax"
        {
            assert!(
                detectors.contains(&name.as_ref()),
                "{}: no detector `{name}`",
                card.name
            );
        }
    }
}

#[test]
fn names_read_as_allow() {
    // `allow missing-goal` reads well, `allow require-goal` does not.
    for card in &CARDS {
        // One may allow that there is none.
        if card.name == "no-active-entitlement" {
            continue;
        }
        let first = card.name.split('-').next().unwrap_or("");
        assert!(
            ![
                "no", "require", "avoid", "use", "prefer", "check", "disallow"
            ]
            .contains(&first),
            "{} does not read as something one may allow",
            card.name
        );
    }
}

/// What the holes of a card look like where nothing filled them.
fn open_holes(card: &Card) -> Vec<String> {
    card.filled().iter().map(|h| format!("{{{h}}}")).collect()
}

#[test]
fn words_leave_no_hole_open() {
    // The build lets words have the holes only that their card says are filled,
    // and wants a failing example of every case: here they are filled indeed.
    for language in [Language::Ja, Language::En] {
        for card in &CARDS {
            let holes = open_holes(card);
            for example in card.examples.fail.iter() {
                let settings = Settings {
                    language: Some(language),
                    ..settings(card, example)
                };
                for diagnostic in lint(&source(example), &settings).diagnostics {
                    let labels = diagnostic.labels.iter().map(|l| &l.message);
                    let texts = [&diagnostic.message, &diagnostic.help]
                        .into_iter()
                        .chain(&diagnostic.rewrite)
                        .chain(labels);
                    for text in texts {
                        assert!(!text.is_empty(), "{}: a text is empty", card.name);
                        let open = holes.iter().find(|hole| text.contains(*hole));
                        assert_eq!(open, None, "{}: {text}", card.name);
                    }
                }
            }
        }
    }
}
