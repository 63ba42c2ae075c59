//! Lists of codes that let somebody in once: `Recovery codes:` and one a line.

use super::super::value::{self, Value};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// So many lines of a list are read.
const MOST: usize = 32;
/// The longest of them.
const LONGEST: usize = 256;

/// The codes under, or behind, the names of such lists.
pub(super) fn values(ticket: &Ticket) -> Vec<Value> {
    let text = ticket.text().as_str();
    let mut found = Vec::new();
    let mut done = 0;
    for at in cues::SECRET_LEAD_CODES.find_all(ticket.folded()) {
        if at.end < done {
            continue;
        }
        done = at.end;
        let mut from = at.end;
        for _ in 0..MOST {
            let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) else {
                break;
            };
            let piece = &rest[..value::floor(rest, LONGEST)];
            let line = piece.split('\n').next().unwrap_or("");
            let codes = codes(line, from);
            let blank = line.trim().trim_matches('`').is_empty();
            if codes.is_empty() && !blank {
                break;
            }
            found.extend(codes);
            from += line.len() + 1;
            done = from;
        }
    }
    found
}

/// The codes of a line that holds nothing else; none of any other.
fn codes(line: &str, at: usize) -> Vec<Value> {
    let mut found = Vec::new();
    let mut from = at;
    let words = line.split_inclusive(|c: char| c.is_whitespace() || ",、;/|[]\"'`".contains(c));
    for word in words {
        let code = word.trim_end_matches(|c: char| c.is_whitespace() || ",、;/|[]\"'`".contains(c));
        if is_code(code) {
            found.push(Value {
                range: from..from + code.len(),
                quoted: false,
            });
        } else if !is_mark(code) {
            return Vec::new();
        }
        from += word.len();
    }
    found
}

/// What leads an item: a dash, a number.
fn is_mark(word: &str) -> bool {
    matches!(word, "" | "-" | "*" | "・" | "#" | ">" | "•")
        || word.len() <= 3
            && word
                .strip_suffix(['.', ')', ':'])
                .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

fn is_code(word: &str) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 6..=12;
    const SHORTEST: usize = 8;
    let has = |f: fn(&u8) -> bool| word.as_bytes().iter().any(f);
    let digits = word.bytes().all(|b| b.is_ascii_digit());
    value::is_grouped(word)
        || value::is_grouped_number(word)
        || digits && DIGITS.contains(&word.len())
        || word.len() >= SHORTEST
            && word.bytes().all(|b| b.is_ascii_alphanumeric())
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_alphabetic)
            && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
}
