//! Credentials in the place of a link's address: `[password](…)`. Who writes so
//! means no link, yet no reader of Markdown shows what stands there.

use memchr::memmem;

use super::label::{self, Demand};
use super::{SecretKind, value};

/// What parts the words of a link from its address.
const MARK: &str = "](";
/// The longest words, and the longest address, that are looked at.
const LONGEST: usize = 80;

/// The addresses of a file that are credentials by the words of their links.
pub(super) fn values(source: &str) -> Vec<(&str, SecretKind)> {
    let links = memmem::find_iter(source.as_bytes(), MARK);
    links.filter_map(|at| value_at(source, at)).collect()
}

fn value_at(source: &str, at: usize) -> Option<(&str, SecretKind)> {
    let before = &source[value::floor(source, at.saturating_sub(LONGEST))..at];
    let words = &before[before.rfind(['[', '\n'])? + 1..];
    let start = at + MARK.len();
    let rest = &source[start..value::floor(source, start + LONGEST)];
    let address = &rest[..rest.find([')', ' ', '\n'])?];
    if !value::is_made(address) {
        return None;
    }
    let folded = words.to_ascii_lowercase();
    let (_, label) = label::ending_at(words, &folded, words.trim_end_matches('*').len())?;
    let named = !matches!(label.demand, Demand::Cookie | Demand::Query);
    named.then_some((address, label.kind))
}
