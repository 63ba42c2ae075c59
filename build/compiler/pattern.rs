//! Regular expressions of the data: that they compile as the program will
//! compile them.

use regex::Regex;

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
