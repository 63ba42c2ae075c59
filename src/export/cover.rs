//! The last look at a text before it leaves: no credential passes, whatever became
//! of it on its way here.

use crate::engine::Credential;
use crate::text::literals::longest_of;

/// Shorter values are no evidence where they stand alone: a PIN is a year too.
const SHORTEST: usize = 6;
/// A line of a key, or any word of nothing but letters as long as that.
const LONG: usize = 20;

/// The text with what stands for them in place of credentials, wherever one is left:
/// be there line breaks or signs that take the meaning from others between its
/// letters.
#[must_use]
pub fn covered(text: &str, credentials: &[Credential]) -> String {
    let mut values: Vec<(String, &str)> = credentials
        .iter()
        .flat_map(|one| one.values.iter().map(|value| (value, &one.placeholder)))
        .flat_map(|(value, name)| value.lines().map(move |line| (bare(line), name.as_str())))
        .filter(|(value, _)| tells(value))
        .collect();
    values.sort_unstable();
    values.dedup_by(|a, b| a.0 == b.0);
    let Ok(finder) = longest_of(values.iter().map(|(value, _)| value)) else {
        return text.to_owned();
    };
    let kept = text.char_indices().filter(|(_, c)| is_kept(*c));
    let mut letters = String::with_capacity(text.len());
    // Where in the text each byte of the letters stands.
    let mut places = Vec::with_capacity(text.len());
    for (at, c) in kept {
        letters.push(c);
        places.extend(at..at + c.len_utf8());
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for found in finder.find_iter(&letters) {
        let start = places.get(found.start()).copied();
        let last = places.get(found.end() - 1).copied();
        let (Some(start), Some(last)) = (start, last) else {
            continue;
        };
        let name = values.get(found.pattern().as_usize()).map(|(_, name)| name);
        let (before, after) = (&text[..start], &text[last + 1..]);
        if joins(before.chars().next_back()) || joins(after.chars().next()) {
            continue;
        }
        out.push_str(&text[done..start]);
        out.push_str(name.unwrap_or(&"***"));
        done = last + 1;
    }
    out.push_str(&text[done..]);
    out
}

/// A value without what may come between its letters.
fn bare(value: &str) -> String {
    value.chars().filter(|c| is_kept(*c)).collect()
}

fn is_kept(c: char) -> bool {
    !c.is_whitespace() && c != '\\'
}

/// Whether a value is a credential wherever it stands: no word of a language, and no
/// number.
fn tells(value: &str) -> bool {
    let length = value.chars().count();
    let mixed = value.contains(char::is_alphabetic) && value.contains(|c: char| !c.is_alphabetic());
    length >= SHORTEST && (mixed || length >= LONG)
}

/// Whether a letter beside a value makes a longer word of it.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn hidden(text: &str, value: &str) -> String {
        let one = Credential {
            span: Span::point(0),
            values: [value.to_owned(), value.to_owned()],
            placeholder: "<PASSWORD_1>".to_owned(),
        };
        covered(text, &[one])
    }

    #[test]
    fn a_credential_is_covered_however_it_is_written() {
        assert_eq!(hidden("a Kz8#mQ2w b", "Kz8#mQ2w"), "a <PASSWORD_1> b");
        assert_eq!(
            hidden("{\"a\": \"Kz8\\\"mQ2w\"}", "Kz8\"mQ2w"),
            "{\"a\": \"<PASSWORD_1>\"}"
        );
        assert_eq!(hidden("x\\_Kz8\\*mQ2w", "Kz8*mQ2w"), "x\\_Kz8\\*mQ2w");
        assert_eq!(
            hidden("は Kz8\\*\n  mQ2w。", "Kz8*mQ2w"),
            "は <PASSWORD_1>。"
        );
    }

    #[test]
    fn words_and_numbers_stay() {
        for (text, value) in [
            ("It is in production.", "production"),
            ("since 2026-11-25", "2026-11-25"),
            ("host web01x-db", "web01x"),
            ("PIN 1234", "1234"),
        ] {
            assert_eq!(hidden(text, value), text);
        }
    }
}
