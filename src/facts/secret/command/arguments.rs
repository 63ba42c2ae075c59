//! The words of a command line.

use super::super::value::floor;
use crate::text::Range;

/// A word of a command line, its quotes left out.
#[derive(Debug, Clone)]
pub(super) struct Word<'a> {
    pub(super) range: Range,
    pub(super) text: &'a str,
}

/// The longest command that is looked at.
const LONGEST: usize = 2048;

/// The words that follow the name of a program, up to the end of the command:
/// of its line, unless the line is continued. `before` is where the next command
/// begins at the latest.
pub(super) fn words(text: &str, at: usize, before: usize) -> Vec<Word<'_>> {
    let end = floor(text, before.min(at + LONGEST));
    let bytes = text.as_bytes();
    let mut words = Vec::new();
    let mut from = at;
    loop {
        from = past_blanks(text, from, end);
        let Some(first) = bytes.get(from).filter(|_| from < end) else {
            break;
        };
        let next = bytes.get(from + 1).copied().unwrap_or(b' ');
        // `<` takes a file; `<PASSWORD>` stands for a word.
        let placeholder = *first == b'<' && next.is_ascii_uppercase();
        // Prose goes on behind the command.
        let prose = !first.is_ascii() || text[at..from].ends_with("` ");
        if prose || matches!(first, b'\n' | b'|' | b';' | b'&' | b'>' | b'<' | b'#') && !placeholder
        {
            break;
        }
        let (to, range) = word(text, from, end);
        words.push(Word {
            text: &text[range.clone()],
            range,
        });
        from = to;
    }
    words
}

/// Past blanks and line breaks that do not end the command.
fn past_blanks(text: &str, at: usize, end: usize) -> usize {
    let bytes = &text.as_bytes()[..end];
    let mut at = at;
    loop {
        match (bytes.get(at), bytes.get(at + 1)) {
            (Some(b' ' | b'\t'), _) => at += 1,
            (Some(b'\\' | b'`' | b'^'), Some(b'\n')) => at += 2,
            _ => return at,
        }
    }
}

/// Where the word at `at` ends, and what of it is inside its quotes. Quotes
/// inside a word, as in `-p'a b'`, are found by who knows where its value begins.
fn word(text: &str, at: usize, end: usize) -> (usize, Range) {
    let piece = &text[at..end];
    let mut quote = None;
    let mut to = end;
    for (i, c) in piece.char_indices() {
        match (quote, c) {
            (_, '\n') => {
                to = at + i;
                break;
            }
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, ' ' | '\t' | '|' | ';') => {
                to = at + i;
                break;
            }
            (None, c) if !c.is_ascii() => {
                to = at + i;
                break;
            }
            _ => {}
        }
    }
    let inside = &text[at..to];
    let quoted = ['"', '\''].into_iter().any(|q| {
        inside.len() > 1
            && inside.starts_with(q)
            && inside.ends_with(q)
            && !inside[1..inside.len() - 1].contains(q)
    });
    let range = match quoted {
        true => at + 1..to - 1,
        false => at..to - inside.len() + inside.trim_end_matches(['`', ')']).len(),
    };
    (to, range)
}
