//! Breaking text into lines.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::width::{cells, known_cells};

/// Breaks `text` into lines of at most `width` cells, the first of at most
/// `first`. Japanese punctuation is never pushed to the start of a line. What
/// has no place to break in (a path, a URL, a rule's name) stays whole even if
/// it is too long: broken, it could not be copied.
#[must_use]
pub fn wrap(text: &str, first: usize, width: usize) -> Vec<&str> {
    // No character that ends a line is among those of a known width.
    if known_cells(text, first).is_some() {
        return vec![text.trim_end()];
    }
    let mut lines = Vec::new();
    // The line that is filled: where it starts, and where it ends so far.
    let (mut start, mut end) = (0, 0);
    // How many cells of it are counted, and up to where.
    let (mut used, mut counted) = (0, 0);
    let mut from = 0;
    for (at, kind) in linebreaks(text) {
        let mandatory = kind == BreakOpportunity::Mandatory;
        if !mandatory && !may_break(&text[..at], &text[at..]) {
            continue;
        }
        let chunk = &text[from..at];
        let room = if lines.is_empty() { first } else { width };
        // Nothing takes more cells than it has bytes, so that most need no count.
        if start < end && at - start > room {
            let words = chunk.trim_end();
            let own = cells(words);
            used += cells(&text[counted..end]);
            if used + own > room {
                lines.push(text[start..end].trim_end());
                (start, used) = (from, 0);
            }
            used += own;
            counted = from + words.len();
        }
        let printed = match mandatory {
            true => chunk.trim_end_matches(['\n', '\r']),
            false => chunk,
        };
        end = from + printed.len();
        from = at;
        if mandatory && at < text.len() {
            lines.push(text[start..end].trim_end());
            (start, end, used, counted) = (at, at, 0, at);
        }
    }
    lines.push(text[start..end].trim_end());
    lines
}

/// Unicode would break a path after a slash, a name after a hyphen, and a blank
/// to fill in its middle.
fn may_break(before: &str, after: &str) -> bool {
    if before.ends_with('＿') && after.starts_with('＿') {
        return false;
    }
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    !(inside(before.chars().next_back()) && inside(after.chars().next()))
}

#[cfg(test)]
mod tests {
    use super::{cells, wrap};

    #[test]
    fn nothing_takes_more_cells_than_it_has_bytes() {
        for c in char::MIN..=char::MAX {
            assert!(cells(&c.to_string()) <= c.len_utf8(), "{c:?}");
        }
        for text in ["#\u{fe0f}", "👨\u{200d}👩", "🇯🇵", "لا", "か\u{3099}"] {
            assert!(cells(text) <= text.len(), "{text}");
        }
    }

    #[test]
    fn english_breaks_between_words() {
        assert_eq!(wrap("one two three four", 9, 10), ["one two", "three four"]);
        assert_eq!(
            wrap("see https://docs.example/a-b/c now", 10, 10),
            ["see", "https://docs.example/a-b/c", "now"]
        );
    }

    #[test]
    fn japanese_breaks_anywhere_but_before_punctuation() {
        assert_eq!(
            wrap("時間帯がありません。", 18, 18),
            ["時間帯がありませ", "ん。"]
        );
        assert_eq!(wrap("「EC2」が、", 8, 8), ["「EC2」", "が、"]);
        assert_eq!(wrap("対象を＿＿で", 8, 8), ["対象を", "＿＿で"]);
    }

    #[test]
    fn line_breaks_stay() {
        assert_eq!(wrap("a\n\nb", 10, 10), ["a", "", "b"]);
        assert_eq!(wrap("", 10, 10), [""]);
    }
}
