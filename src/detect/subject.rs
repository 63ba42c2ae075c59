//! The words that a text may be about.

use std::collections::BTreeSet;

use crate::knowledge::cues;

/// The words of a folded, lower-cased text that can be its subject: Latin words,
/// identifiers, pieces of Japanese words. Two texts that share none of them
/// hardly speak of the same thing.
#[must_use]
pub fn subject_words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    collect(text, &mut words);
    words
}

/// What letters a run is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Katakana,
    Kanji,
    Other,
}

/// Adds the words of a text that can be its subject: Latin words and
/// identifiers, and pieces of Japanese words long enough to mean something.
pub(super) fn collect(text: &str, words: &mut BTreeSet<String>) {
    let chars: Vec<char> = text.chars().collect();
    for run in chars.chunk_by(|a, b| script(*a) == script(*b)) {
        let pieces: Vec<String> = match script(run[0]) {
            Script::Latin if run.len() >= 2 => vec![stem(run)],
            Script::Katakana if run.len() >= 3 => run.windows(3).map(String::from_iter).collect(),
            Script::Kanji if run.len() >= 2 => run.windows(2).map(String::from_iter).collect(),
            _ => Vec::new(),
        };
        words.extend(pieces.into_iter().filter(|w| !cues::COMMON_WORD.is_in(w)));
    }
}

/// A Latin word without the ending that its number or tense gives it.
fn stem(word: &[char]) -> String {
    let word: String = word.iter().collect();
    for ending in ["ing", "ions", "ion", "es", "ed", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) {
            return stem.to_owned();
        }
    }
    word
}

const fn script(c: char) -> Script {
    match c {
        'a'..='z' | '0'..='9' => Script::Latin,
        'ァ'..='ヺ' | 'ー' => Script::Katakana,
        '一'..='龠' | '々' => Script::Kanji,
        _ => Script::Other,
    }
}
