//! Regular expressions of the data: that they compile as the program will
//! compile them, and what their matches are bound to hold.

use std::collections::BTreeSet;

use regex::Regex;
use regex_syntax::hir::literal::{ExtractKind, Extractor};

use super::schema::{self, Text};

/// What is wrong with a list of alternatives: the index of the one at fault, if
/// it is one and not their sum, and why.
pub(super) fn check_all(patterns: &[Text]) -> Vec<(Option<usize>, String)> {
    let Err(why) = compiled(&schema::alternation(patterns)) else {
        return Vec::new();
    };
    let singly: Vec<(Option<usize>, String)> = patterns
        .iter()
        .enumerate()
        .filter_map(|(at, pattern)| Some((Some(at), check(pattern).err()?)))
        .collect();
    if singly.is_empty() {
        vec![(None, format!("all of it together: {why}"))]
    } else {
        singly
    }
}

/// The compiled pattern, or what is wrong with it.
pub(super) fn check(pattern: &str) -> Result<Regex, String> {
    compiled(&schema::translate(pattern)).map_err(|why| format!("`{pattern}`: {why}"))
}

/// The pattern as the program will have it, or what is wrong with it.
pub(super) fn compiled(pattern: &str) -> Result<Regex, String> {
    Regex::new(pattern).map_err(|error| match regex_syntax::parse(pattern) {
        // The whole of such an error repeats the pattern over several lines.
        Err(regex_syntax::Error::Parse(error)) => error.kind().to_string(),
        Err(regex_syntax::Error::Translate(error)) => error.kind().to_string(),
        _ => error.to_string(),
    })
}

/// Literals one of which is in every match of `pattern`; empty when none such
/// are found, and the pattern is then always tried.
pub(super) fn needles(pattern: &str) -> Vec<String> {
    let Ok(hir) = regex_syntax::parse(pattern) else {
        return Vec::new();
    };
    for prefix in [true, false] {
        let kind = if prefix {
            ExtractKind::Prefix
        } else {
            ExtractKind::Suffix
        };
        let mut extractor = Extractor::new();
        extractor
            .kind(kind)
            .limit_total(400)
            .limit_literal_len(24)
            .limit_repeat(4);
        let mut seq = extractor.extract(&hir);
        if prefix {
            seq.optimize_for_prefix_by_preference();
        } else {
            seq.optimize_for_suffix_by_preference();
        }
        let Some(literals) = seq.literals() else {
            continue;
        };
        let mut texts = BTreeSet::new();
        let usable = literals.iter().all(|literal| {
            let mut bytes = literal.as_bytes();
            // A literal cut inside a character is shortened to whole ones.
            while let Err(error) = std::str::from_utf8(bytes) {
                if prefix {
                    bytes = &bytes[..error.valid_up_to()];
                } else {
                    bytes = &bytes[1..];
                }
            }
            let Ok(text) = std::str::from_utf8(bytes) else {
                return false;
            };
            texts.insert(text.to_owned());
            text.len() >= 2
        });
        if usable && !texts.is_empty() && texts.len() <= 200 {
            // One needle inside another makes the longer one needless.
            let kept = texts
                .iter()
                .filter(|t| !texts.iter().any(|o| o != *t && t.contains(o.as_str())));
            return kept.cloned().collect();
        }
    }
    Vec::new()
}
