//! The examples of every card are its tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use ticketlint::diagnostic::{Applicability, Diagnostic};
use ticketlint::engine::examples::{self, draft};
use ticketlint::engine::{Settings, lint};
use ticketlint::knowledge::{CARDS, Card, Example};
use ticketlint::repair::repair;
use ticketlint::template;
use ticketlint::text::Language;

fn settings(card: &Card, example: &Example) -> Settings {
    examples::settings(card, example, &[]).expect("names of rules")
}

/// What is found in an example: in a draft, or in a template by its rules.
fn findings(card: &Card, example: &Example) -> Vec<Diagnostic> {
    let (source, settings) = (draft(example), settings(card, example));
    if card.family == "template" {
        template::judge(&source, &settings).diagnostics
    } else {
        lint(&source, &settings).diagnostics
    }
}

#[test]
fn failing_examples_fire_and_name_their_case() {
    let mut wrong = Vec::new();
    for card in &CARDS {
        for example in card.examples.fail.iter() {
            let found = findings(card, example);
            let cases: Vec<&str> = found.iter().map(|d| d.case.as_ref()).collect();
            let expected = example.case.as_deref();
            if !examples::fired(example, &found) {
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
            // A whole draft is judged by every rule.
            let found = findings(card, example);
            for finding in found.iter().filter(|finding| finding.rule == card.name) {
                let Some(ask) = &finding.ask else { continue };
                asked += 1;
                let name = format!("{} {}", card.name, finding.case);
                assert_ne!(ask.question, finding.message, "{name} has no `ask`");
                assert!(ask.rank > 0, "{name} has no rank");
                let mut of_kinds = card.asked_for.iter();
                let placed =
                    card.asked == Some(ask.order) || of_kinds.any(|own| own.place == ask.order);
                assert!(placed, "{name} has no `asked`");
                assert!(ask.find_out.is_some(), "{name} has no `find-out`");
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
            for diagnostic in findings(card, example) {
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

/// An option that an example sets is why it is judged as it is: without it, it
/// is judged the other way.
#[test]
fn every_option_does_something() {
    let mut shown = 0;
    let mut idle = Vec::new();
    for card in &CARDS {
        let (fail, pass) = (card.examples.fail.iter(), card.examples.pass.iter());
        let all = fail.map(|e| (e, true)).chain(pass.map(|e| (e, false)));
        for (example, fires) in all.filter(|(example, _)| !example.options.is_empty()) {
            shown += 1;
            let without = Example {
                options: Vec::new().into(),
                ..example.clone()
            };
            let found = findings(card, &without);
            let fired = match &example.case {
                Some(case) => found.iter().any(|d| d.case == *case),
                None => !found.is_empty(),
            };
            if fired == fires {
                idle.push(format!(
                    "{}:
{}",
                    card.name, example.text
                ));
            }
        }
    }
    assert!(idle.is_empty(), "no difference in {}", idle.join("\n"));
    assert!(shown > 20, "{shown} examples set an option");
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
            let found = findings(card, example);
            let fixes: Vec<_> = found.iter().flat_map(|d| &d.fixes).collect();
            assert!(
                fixes.iter().all(|fix| fix.applicability >= card.fix),
                "{}: a fix weaker than the card claims",
                card.name
            );
            if card.family == "template" {
                template_gives(card, example, fixed);
                continue;
            }
            let mended = repair(&draft(example), &settings, Applicability::Unsafe);
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

/// The fixes of a template give what the card shows, and nothing is left to find.
fn template_gives(card: &Card, example: &Example, fixed: &str) {
    let source = draft(example);
    let found = findings(card, example);
    let fixes = found.iter().flat_map(|d| &d.fixes);
    let mut edits: Vec<_> = fixes.flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span.start());
    let edits = edits.iter().map(|edit| (edit.span, edit.text.as_str()));
    let mended = source.edited(edits).expect("UTF-8 takes all");
    assert_eq!(mended.text().trim_end(), fixed.trim_end(), "{}", card.name);
    let left = template::judge(&mended, &settings(card, example)).diagnostics;
    assert!(left.is_empty(), "{}: fires again: {left:?}", card.name);
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
            && !["syntax", "template"].contains(&card.family.as_ref())
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
                for diagnostic in lint(&draft(example), &settings).diagnostics {
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
