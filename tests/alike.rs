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
use std::path::PathBuf;

use alike::check_alike;
use documents::draft;
use proptest::prelude::*;
use ticketlint::engine::{self, Settings};
use ticketlint::facts::time::ClockZone;
use ticketlint::text::SourceFile;

fn settings() -> Settings {
    Settings {
        timezone: ClockZone::named("Asia/Tokyo").ok(),
        now: "2026-11-20T10:00:00+09:00[Asia/Tokyo]".parse().ok(),
        pedantic: true,
        ..Settings::default()
    }
}

/// Found by the fuzzer: where a line of the file begins was sought by one of its breaks.
#[test]
fn lines_begin_after_any_break() {
    for text in [
        "夜間\n  deadline exceeded 9:00 0:00 ",
        "リストアが失敗します。\n\n> Failed to restore\n回避策を教えてください。\n",
    ] {
        check_alike("d.md", text, &settings());
    }
}

/// Many are judged at a time: what is in one tells nothing of another.
#[test]
fn drafts_are_judged_together_as_alone() {
    let mut paths = Vec::new();
    for folder in ["ok", "err", "pairs", "suppressions"] {
        paths.extend(common::drafts(folder));
    }
    let read = |path: &PathBuf| fs::read_to_string(path).unwrap();
    let mut sources: Vec<SourceFile> = paths
        .iter()
        .map(|path| SourceFile::new(path.display().to_string(), read(path)))
        .collect();
    // Files of one ticket, of two, and so on.
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let mut rest = &paths[..];
    for count in (1..=5).cycle() {
        let (some, others) = rest.split_at(rest.len().min(count));
        rest = others;
        let texts: Vec<String> = some.iter().map(read).collect();
        sources.push(SourceFile::new("several.yaml", texts.join("\n---\n")));
        if rest.is_empty() {
            break;
        }
    }
    let sources: Vec<&SourceFile> = sources.iter().collect();
    for fragment in [false, true] {
        let settings = Settings {
            fragment,
            ..settings()
        };
        for together in [sources.len(), 7, 1] {
            for sources in sources.chunks(together) {
                let outcomes = engine::lint_all(sources, &settings);
                assert_eq!(outcomes.len(), sources.len());
                for (source, outcome) in sources.iter().zip(outcomes) {
                    let alone = engine::lint(source, &settings);
                    let name = source.name();
                    assert_eq!(format!("{outcome:?}"), format!("{alone:?}"), "{name}");
                }
            }
        }
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

/// Behind a byte order mark an order in the first line of YAML that does not parse was
/// not read.
#[test]
fn orders_in_broken_yaml_are_read_behind_a_mark() {
    for order in ["vague-symptom: as told", "vague-sympton: as told"] {
        let text = format!("# ticketlint-ignore {order}\nsymptom: It does not work: \"x\n");
        check_alike("draft.yaml", &text, &settings());
    }
}

/// A range in code that runs over the end of a line was that of all of the code where
/// a line ends with two characters, and the end of a document parted the two.
#[test]
fn no_range_depends_on_how_many_characters_end_a_line() {
    for (name, text) in [
        ("d.md", "`The job\naccount 222233334444 fails`\n"),
        (
            "d.md",
            "> `The job\n> account 222233334444 fails\n> ` again\n",
        ),
        ("d.md", "`\naccount 222233334444\n`\n"),
        ("d.yaml", "symptom: It fails.\n...\nkind:\n...\n"),
        // How much of it is quoted was counted in characters of the file.
        ("d.md", "s\n\n> ですか。"),
    ] {
        check_alike(name, text, &settings());
    }
}

/// A carriage return alone ended no line where the syntax was told by the content.
#[test]
fn the_syntax_is_told_whatever_ends_the_lines() {
    for (name, text) in [
        (
            "d.txt",
            "### お名前\n\n佐藤\n\n### 今も続いていますか？\n\nはい\n",
        ),
        (
            "draft",
            "お世話になっております。\n\n## 症状\n\n接続できません。\n",
        ),
        ("draft", "件名: 接続できない\n症状: 接続できません。\n"),
        (
            "draft",
            "---\n件名: 接続できない\n---\n\n今朝から接続できません。\n",
        ),
    ] {
        check_alike(name, text, &settings());
    }
}

/// Marks that mean something to a reader, put where they may mean nothing.
const MARKS: [&str; 12] = [
    "`", "```", "\n", "\n\n", "\n...\n", "\n---\n", "\n> ", "\n- ", "  \n", "<b>", "\n# ", "|",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_draft_is_judged_alike(draft in draft()) {
        check_alike(draft.name, &draft.text.replace(['\r', '\n'], "\n"), &settings());
    }

    #[test]
    fn a_broken_draft_is_judged_alike(
        draft in draft(),
        marks in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(&MARKS)), 1..6),
    ) {
        let mut letters: Vec<String> = draft.text.chars().map(String::from).collect();
        for (at, mark) in marks {
            at.get_mut(&mut letters).push_str(mark);
        }
        check_alike(draft.name, &letters.concat().replace(['\r', '\n'], "\n"), &settings());
    }
}
