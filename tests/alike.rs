//! The same draft, written in other ways, is judged the same.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by it"
)]

#[path = "common/alike.rs"]
mod alike;
mod common;
#[path = "common/documents.rs"]
mod documents;

use std::fs;

use alike::check_alike;
use documents::draft;
use proptest::prelude::*;
use ticketlint::engine::Settings;
use ticketlint::facts::time::ClockZone;

fn settings() -> Settings {
    Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        now: "2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().ok(),
        pedantic: true,
        ..Settings::default()
    }
}

#[test]
fn line_breaks_and_suppressions_change_no_finding() {
    for folder in ["ok", "err", "pairs", "suppressions"] {
        for path in common::drafts(folder) {
            let name = path.file_name().unwrap().to_str().unwrap();
            check_alike(name, &fs::read_to_string(&path).unwrap(), &settings());
        }
    }
}

/// Orders that stand where none is read were told to the end of the file where a
/// carriage return alone ends a line.
#[test]
fn orders_out_of_place_end_with_their_line() {
    for text in [
        "ticketlint-disable vague-symptom\n\nIt does not work.\n",
        "## ticketlint-ignore vague-symptom: seen on the screen\nsymptom: It does not work.\n",
        "点検済みです。\n\n/``\n# ticketlint-ignore vague-symptom: 例\n```\n\n動きません。\n",
    ] {
        check_alike("draft.md", text, &settings());
        check_alike("draft.txt", text, &settings());
    }
}

/// Behind a byte order mark an order in the first line of YAML was not told.
#[test]
fn orders_out_of_place_are_told_behind_a_mark() {
    for text in [
        "## ticketlint-ignore vague-symptom: as told\nsymptom: It does not work.\n",
        "<!-- ticketlint-ignore vague-symptom: 引用 -->\nsymptom: 動きません。\n",
    ] {
        check_alike("draft.yaml", text, &settings());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_draft_is_judged_alike(draft in draft()) {
        check_alike(draft.name, &draft.text.replace(['\r', '\n'], "\n"), &settings());
    }
}
