//! Patterns, as the data writes them.

use serde::Deserialize;

use super::{List, Text};

/// A family of expressions that say one thing, with its own tests.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueSource {
    /// What the expressions have in common.
    pub about: Text,
    /// The case of letters matters; else the text is lower-cased first.
    #[serde(default)]
    pub cased: bool,
    /// Regular expressions, any of which says it.
    pub any: List<Text>,
    /// Expressions taken away first.
    #[serde(default)]
    pub strip: List<Text>,
    /// Texts that say it.
    pub yes: List<Text>,
    /// Texts that do not.
    pub no: List<Text>,
}

/// The dialect of patterns under `rules/`: short classes are ASCII, so that
/// they are cheap to compile and a word may end where kana begin.
///
/// `\b` is an ASCII boundary (kana are word characters to Unicode), `\d` is
/// `[0-9]`, `\s` is a blank but not a line break, `\w` is `[0-9A-Za-z_]`; what is no
/// blank, `[^\s]`, is no line break either.
#[must_use]
pub fn translate(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut chars = pattern.chars();
    let (mut in_class, mut negated) = (false, false);
    while let Some(c) = chars.next() {
        if c != '\\' {
            match c {
                '[' => {
                    in_class = true;
                    negated = chars.as_str().starts_with('^');
                }
                ']' => in_class = false,
                _ => {}
            }
            out.push(c);
            continue;
        }
        match (chars.next(), in_class) {
            (Some('b'), false) => out.push_str(r"(?-u:\b)"),
            (Some('B'), false) => out.push_str(r"(?-u:\B)"),
            (Some('d'), false) => out.push_str("[0-9]"),
            (Some('d'), true) => out.push_str("0-9"),
            (Some('s'), false) => out.push_str(r"[ \t]"),
            (Some('s'), true) if negated => out.push_str(r" \t\n"),
            (Some('s'), true) => out.push_str(r" \t"),
            (Some('w'), false) => out.push_str("[0-9A-Za-z_]"),
            (Some('w'), true) => out.push_str("0-9A-Za-z_"),
            (Some(other), _) => {
                out.push('\\');
                out.push(other);
            }
            (None, _) => out.push('\\'),
        }
    }
    out
}

/// One regular expression from several alternatives.
#[must_use]
pub fn alternation(patterns: &[Text]) -> String {
    patterns
        .iter()
        .map(|p| format!("(?:{})", translate(p)))
        .collect::<Vec<_>>()
        .join("|")
}
