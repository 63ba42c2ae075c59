//! What stands between two parentheses: the columns of a statement, the
//! arguments of a call.

use super::value::floor;
use crate::text::Range;

/// The most items of a list.
const MOST: usize = 256;

/// The items of the list that opens at `at`, blanks around them left out and
/// their quotes with them, and where it ends behind its closing parenthesis. A
/// list of more than `longest` bytes is none.
pub(super) fn items(text: &str, at: usize, longest: usize) -> Option<(Vec<Range>, usize)> {
    let inside = text.get(at..)?.strip_prefix('(')?;
    let from = at + 1;
    let piece = &inside[..floor(inside, longest)];
    let mut items = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut quote = None;
    let mut escaped = false;
    for (i, c) in piece.char_indices() {
        if std::mem::take(&mut escaped) {
            continue;
        }
        match (quote, c) {
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ')') if depth > 0 => depth -= 1,
            (None, ',' | ')') if depth == 0 => {
                let item = &piece[start..i];
                let lead = item.len() - item.trim_start().len();
                let begin = from + start + lead;
                items.push(begin..begin + item.trim().len());
                start = i + 1;
                if c == ')' {
                    return Some((items, from + start));
                }
                if items.len() > MOST {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}
