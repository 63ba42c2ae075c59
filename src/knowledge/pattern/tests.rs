//! The programs against the `regex` crate, which is right by definition.

mod sampled;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use regex::Regex;

use super::walk::{Hit, walk};
use super::{Glance, Kept, Pattern, Sieve, View};
use crate::knowledge::schema::program::Needle;
use crate::knowledge::{IDENTIFIERS, MATCHERS, POOL, PROVIDERS, TOPICS, cues};

fn patterns() -> Vec<&'static Pattern> {
    let cues = cues::EXAMPLES.iter().map(|row| row.1);
    let matchers = MATCHERS.iter().flat_map(|(_, find, unless)| [find, unless]);
    let topics = TOPICS
        .iter()
        .flat_map(|topic| [&topic.find, &topic.with, &topic.unless, &topic.draft]);
    let identifiers = IDENTIFIERS.iter().flat_map(|cues| {
        [&cues.anywhere, &cues.at_start, &cues.whole]
            .into_iter()
            .chain(&cues.near)
    });
    let all = cues.chain(matchers).chain(topics).chain(identifiers);
    all.flat_map(|cue| [&cue.any, &cue.strip])
        .filter(|pattern| !pattern.is_empty())
        .collect()
}

fn drafts(below: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(below).expect("a folder").flatten() {
        if entry.path().is_dir() {
            drafts(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

/// What the crate finds; the answer must be the same.
fn compare(pattern: &Pattern, by_regex: &Regex, text: &str) {
    let folded = text.to_ascii_lowercase();
    let views = [View::Folded(&folded), View::Cased(text, &folded)];
    for text in [text, &folded] {
        compare_under(&views, pattern, by_regex, text);
    }
}

/// The same with these views noted, of which `text` is one.
fn compare_under(views: &[View<'_>], pattern: &Pattern, by_regex: &Regex, text: &str) {
    let expected: Vec<_> = by_regex.find_iter(text).map(|m| m.range()).collect();
    let kept = Kept::default();
    let _sieve = Sieve::over(&kept, views);
    Glance::at(text, |sifted| {
        assert!(sifted.0.is_some());
        for glance in [sifted, Glance(None)] {
            let found = pattern.find_all(text, glance);
            assert_eq!(found, expected, "{}: {text:?}", pattern.written);
            assert_eq!(pattern.find(text, glance), expected.first().cloned());
            assert_eq!(pattern.is_in(text, glance), !expected.is_empty());
            let ruled_out = pattern.is_longer_than(text)
                || pattern.is_ruled_out(glance)
                || pattern.is_ruled_out_within(text.len(), glance);
            assert!(
                !ruled_out || expected.is_empty(),
                "{}: {text:?}",
                pattern.written
            );
        }
    });
}

/// The text with control characters for what is in the holes, each of which is told by
/// the character at which it begins and by its length.
fn blanked(text: &str, holes: impl IntoIterator<Item = (usize, usize)>) -> String {
    let mut all: Vec<String> = text.chars().map(String::from).collect();
    for (at, length) in holes {
        for c in all.iter_mut().skip(at).take(length).filter(|c| *c != "\n") {
            // As long as what was there.
            *c = "\u{1}".repeat(c.len());
        }
    }
    all.concat()
}

#[test]
fn nearly_every_pattern_has_a_program() {
    let all = patterns();
    let without: Vec<_> = all
        .iter()
        .filter(|p| p.built.is_none())
        .map(|p| &p.written)
        .collect();
    assert!(
        without.is_empty(),
        "{} of {}: {without:#?}",
        without.len(),
        all.len()
    );
}

#[test]
fn the_programs_find_what_the_crate_finds() {
    let mut files = Vec::new();
    drafts(Path::new("fixtures/drafts"), &mut files);
    let texts: Vec<String> = files
        .iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .map(|text| text.to_lowercase())
        .collect();
    assert!(texts.len() > 40);
    let said: Vec<&str> = cues::EXAMPLES
        .iter()
        .flat_map(|row| row.3.iter().chain(row.4))
        .copied()
        .collect();
    let examples = PROVIDERS
        .iter()
        .flat_map(|p| &*p.identifiers)
        .map(|i| &*i.example);
    let said: Vec<&str> = said.into_iter().chain(examples).collect();
    for (i, pattern) in patterns().into_iter().enumerate() {
        let by_regex = Regex::new(&pattern.written).expect("it compiles");
        // Each pattern over some of the texts, so that all texts are seen.
        for text in said.iter().skip(i % 40).step_by(40) {
            compare(pattern, &by_regex, text);
        }
        for text in texts.iter().skip(i % 24).step_by(24) {
            compare(pattern, &by_regex, text);
        }
    }
}

#[test]
fn a_search_without_end_is_left_to_the_crate() {
    let text = "から ".repeat(20_000);
    for pattern in patterns() {
        if pattern.written.contains("から") {
            let _ = pattern.find(&text, Glance(None));
        }
    }
    assert!(POOL.words.len() > 10_000);
}

/// A long text is gone through in steps: what stands across two of them is found, too.
#[test]
fn a_text_of_many_steps_is_read_alike() {
    for (i, pattern) in patterns().into_iter().enumerate().step_by(60) {
        let said = cues::EXAMPLES
            .iter()
            .find(|row| std::ptr::eq(&row.1.any, pattern) || std::ptr::eq(&row.1.strip, pattern));
        let Some(said) = said.map(|row| row.3.join("\n")) else {
            continue;
        };
        let line = format!("{}{}\n", "-".repeat(i % 7), said.to_ascii_lowercase());
        let text = line.repeat((1 << 18) / line.len());
        let by_regex = Regex::new(&pattern.written).expect("it compiles");
        compare(pattern, &by_regex, &text);
    }
}

fn literal(needle: &Needle) -> &'static [u8] {
    let start = needle.start as usize;
    &POOL.literals[start..start + needle.len as usize]
}

/// The needles in a text.
fn walked(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    walk(&POOL, &POOL.walk, text.as_bytes(), 0..text.len(), &mut hits);
    hits
}

/// No text ends a needle or begins another by the bytes that stand in it, whatever
/// they are.
#[test]
fn the_walk_finds_nothing_but_needles() {
    for (number, needle) in POOL.needles.iter().enumerate() {
        let literal = String::from_utf8_lossy(literal(needle));
        for cut in literal.char_indices().map(|(at, _)| at) {
            let (before, behind) = literal.split_at(cut);
            for mark in ["\0", "\u{1}", "\u{7f}", "\u{10ffff}"] {
                let text = format!("{before}{mark}{behind}{literal}");
                for (found, at) in walked(&text) {
                    let found = self::literal(&POOL.needles[found as usize]);
                    assert!(text.as_bytes()[at as usize..].starts_with(found));
                }
            }
        }
        assert!(walked(&literal).contains(&(number as u32, 0)), "{literal}");
    }
}

/// On one long line each place of a needle once meant a look for the next line, to
/// the end of the text.
#[test]
fn the_start_of_a_line_is_not_looked_for_beyond_the_needle() {
    let took = |count: usize| {
        let text = "see kubectl get ".repeat(count);
        let kept = Kept::default();
        let _sieve = Sieve::over(&kept, &[View::Folded(&text)]);
        let start = Instant::now();
        assert!(!cues::COMMAND_LINE.is_in(&text));
        start.elapsed()
    };
    // Eight times the text, and of either the needles are listed; the square of that is
    // sixty-four.
    let seen: Vec<_> = (0..4).map(|_| (took(15_000), took(120_000))).collect();
    let linear =
        |(once, often): &(Duration, Duration)| *often < *once.max(&Duration::from_millis(5)) * 24;
    assert!(seen.iter().any(linear), "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Pieces of the patterns themselves, in any order.
    #[test]
    fn texts_made_of_the_patterns_are_read_alike(
        which in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 1_usize..12), 1..12),
    ) {
        let all = patterns();
        let pattern = which.get(&all);
        let by_regex = Regex::new(&pattern.written).expect("it compiles");
        let chars: Vec<char> = pattern
            .written
            .chars()
            .filter(|c| !"()[]{}|?*+^$\\".contains(*c))
            .collect();
        let text: String = cuts
            .iter()
            .flat_map(|(at, length)| {
                let start = at.index(chars.len());
                chars[start..chars.len().min(start + length)].iter()
            })
            .collect();
        compare(pattern, &by_regex, &text);
    }

    /// What is noted on a text serves for one of which parts are blanked out.
    #[test]
    fn blanked_texts_are_read_alike(
        which in any::<prop::sample::Index>(),
        said in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
        blanks in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..9), 0..6),
    ) {
        let all = patterns();
        let pattern = which.get(&all);
        let by_regex = Regex::new(&pattern.written).expect("it compiles");
        let own = cues::EXAMPLES.iter().filter(|row| {
            std::ptr::eq(&row.1.any, *pattern) || std::ptr::eq(&row.1.strip, *pattern)
        });
        let own: String = own.flat_map(|row| row.3).copied().collect();
        let others = said.iter().map(|said| said.get(cues::EXAMPLES).3.concat());
        let folded = others.fold(own, |all, other| all + "\n" + &other).to_ascii_lowercase();
        let length = folded.chars().count();
        let prose = blanked(&folded, blanks.into_iter().map(|(at, of)| (at.index(length), of)));
        let views = [View::Folded(&folded), View::Blanked(&prose, &folded)];
        compare_under(&views, pattern, &by_regex, &prose);
    }
}
