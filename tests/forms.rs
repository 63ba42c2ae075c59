//! The forms of the desks, and meetings by appointment, on the calendar.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

use jiff::tz::TimeZone;
use ticketlint::diagnostic::Diagnostic;
use ticketlint::engine::{Settings, lint};
use ticketlint::facts::time::ClockZone;
use ticketlint::facts::{FactKind, Kind, MACHINE_NAME};
use ticketlint::knowledge::{FormField, PROVIDERS};
use ticketlint::rules::Selection;
use ticketlint::text::SourceFile;

fn findings(provider: &'static str, now: &str, rules: &[&str], text: &str) -> Vec<Diagnostic> {
    let offset = &now[now.len() - "+09:00".len()..];
    let settings = Settings {
        provider: Some(provider),
        now: Some(format!("{now}[{offset}]").parse().expect("a moment")),
        selection: Selection::new(rules.iter().map(ToString::to_string).collect(), vec![])
            .expect("rules that exist"),
        ..Settings::default()
    };
    lint(
        &SourceFile::new("draft.txt".to_owned(), text.to_owned()),
        &settings,
    )
    .diagnostics
}

#[test]
fn a_wish_for_an_office_hours_meeting_is_one() {
    let text =
        "We would like an office-hours meeting about SIM groups. How do web meetings work?\n";
    let rules = ["office-hours-schedule"];
    let found = findings("soracom", "2026-11-02T09:00:00+09:00", &rules, text);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn the_times_proposed_for_a_meeting_are_on_days_of_work() {
    let now = "2026-11-17T10:00:00+09:00";
    for (text, times) in [
        (
            "申請日: 2026年11月17日\nオフィスアワーを希望します。\n希望日時: 11月18日 14:00(日本時間)\n",
            "2026-11-26(木) 10:00 と 2026-11-27(金) 14:00",
        ),
        (
            "kind: office-hours\ntoday: 2026-12-24\ntopic: SIM groups\n",
            "2027-01-04 (Mon) 10:00 and 2027-01-05 (Tue) 14:00",
        ),
    ] {
        let found = findings("soracom", now, &["office-hours-schedule"], text);
        let help = found.iter().map(|d| &d.help);
        let told = help.filter(|help| help.contains(times)).count();
        assert!(told > 0, "{found:?}");
    }
}

#[test]
fn hours_of_meetings_are_in_a_zone_there_is() {
    for provider in &PROVIDERS {
        if let Some(conditions) = &provider.consultation {
            let zone = ClockZone::named(&conditions.timezone);
            assert_eq!(
                zone.as_ref().map(ClockZone::name),
                Ok(conditions.timezone.as_ref())
            );
            assert!(TimeZone::get(&conditions.timezone).is_ok());
        }
    }
}

#[test]
fn without_a_clock_no_day_is_judged() {
    let text = "kind: office-hours\nオフィスアワーを希望します。\n候補日時: 2020-01-06 10:00\n";
    let rules = ["office-hours-schedule"];
    assert!(!findings("soracom", "2026-11-02T09:00:00+09:00", &rules, text).is_empty());
    let settings = Settings {
        provider: Some("soracom"),
        selection: Selection::new(rules.map(str::to_owned).into(), vec![]).expect("a rule"),
        ..Settings::default()
    };
    let source = SourceFile::new("draft.txt".to_owned(), text.to_owned());
    assert!(lint(&source, &settings).diagnostics.is_empty());
}

#[test]
fn forms_name_what_there_is() {
    for provider in &PROVIDERS {
        for form in provider.forms.iter() {
            assert!(Kind::from_name(&form.kind).is_some(), "{}", form.kind);
            for line in form.fields.iter() {
                for name in line.facts.iter() {
                    let known = FactKind::ALL.iter().any(|kind| kind.name() == name);
                    assert!(known, "{}: unknown fact {name}", line.label);
                }
                for name in line.identifiers.iter() {
                    // Those that nobody owns are every provider's.
                    let owners = PROVIDERS
                        .iter()
                        .filter(|p| p.name == provider.name || p.name == "generic");
                    let mut forms = owners.flat_map(|p| p.identifiers.iter());
                    let known = name == MACHINE_NAME || forms.any(|i| i.name == *name);
                    assert!(known, "{}: unknown identifier {name}", line.label);
                }
            }
        }
    }
}

#[test]
fn a_form_filled_in_with_its_examples_lacks_nothing() {
    let line = |line: &FormField| format!("{}: {}\n", line.label, line.example);
    for provider in &PROVIDERS {
        for form in provider.forms.iter() {
            let lines: String = form.fields.iter().map(line).collect();
            let opening = form.opening.as_ref().map_or("", |words| &words.ja);
            let text = format!("種類: {}\n{lines}\n{opening}\n", form.kind);
            let rules = ["sakura-incident-fields", "office-hours-tool-and-content"];
            let name = provider.name.as_ref();
            let provider = ticketlint::knowledge::provider(name).unwrap();
            let found = findings(
                provider.name.as_ref(),
                "2025-11-04T10:00:00+09:00",
                &rules,
                &text,
            );
            let messages: Vec<_> = found.iter().map(|d| &d.message).collect();
            assert!(messages.is_empty(), "{text}\n{messages:?}");
        }
    }
}

#[test]
fn the_first_times_of_choice_skip_days_off() {
    let suggested = |now: &str| {
        let text = "オフィスアワーによる Web ミーティングを希望します。";
        let found = findings("soracom", now, &["office-hours-schedule"], text);
        assert_eq!(found.len(), 1);
        found[0].rewrite.clone().unwrap()
    };
    for (now, first, second) in [
        // Golden Week, with 6 May as a substitute holiday.
        (
            "2026-04-27T09:00:00+09:00",
            "2026-05-11(月)",
            "2026-05-12(火)",
        ),
        // Three holidays in a row in September.
        (
            "2026-09-14T09:00:00+09:00",
            "2026-09-25(金)",
            "2026-09-28(月)",
        ),
        // The turn of the year is not proposed, though no holiday by law.
        (
            "2026-12-18T09:00:00+09:00",
            "2026-12-28(月)",
            "2027-01-04(月)",
        ),
        // Late in the evening in London it is the next day in Tokyo.
        (
            "2026-06-01T23:30:00+01:00",
            "2026-06-10(水)",
            "2026-06-11(木)",
        ),
    ] {
        let rewrite = suggested(now);
        assert!(rewrite.contains(first), "{now}: {rewrite}");
        assert!(rewrite.contains(second), "{now}: {rewrite}");
    }
}

#[test]
fn the_day_of_application_is_that_of_the_draft_before_now() {
    let draft = |today: &str| {
        format!(
            "{today}種類: office-hours\n希望日時: 2026-06-10 10:00、2026-06-11 14:00(日本時間)\n"
        )
    };
    let cases = |text: &str, now: &str| -> Vec<String> {
        findings("soracom", now, &["office-hours-schedule"], text)
            .into_iter()
            .map(|d| d.case.into_owned())
            .collect()
    };
    let late = "2026-06-08T10:00:00+09:00";
    assert_eq!(cases(&draft(""), late), ["too-early", "too-early"]);
    assert!(cases(&draft("起票日: 2026-06-02\n"), late).is_empty());
    // Exactly on the fifth business day the page contradicts itself.
    let boundary = cases(&draft(""), "2026-06-03T10:00:00+09:00");
    assert_eq!(boundary, ["boundary"]);
}
