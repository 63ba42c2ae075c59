//! Breaking text into lines.

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::width::cells;

/// Breaks `text` into lines of at most `width` cells, the first of at most
/// `first`. Japanese punctuation is never pushed to the start of a line. What
/// has no place to break in (a path, a URL, a rule's name) stays whole even if
/// it is too long: broken, it could not be copied.
#[must_use]
pub fn wrap(text: &str, first: usize, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    let mut from = 0;
    for (at, kind) in linebreaks(text) {
        if kind == BreakOpportunity::Allowed && !may_break(&text[..at], &text[at..]) {
            continue;
        }
        let chunk = &text[from..at];
        from = at;
        let printed = chunk.trim_end_matches(['\n', '\r']);
        let room = if lines.is_empty() { first } else { width };
        let word = chunk.trim_end();
        if !line.is_empty() && used + cells(word) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        line.push_str(printed);
        used += cells(printed);
        if kind == BreakOpportunity::Mandatory && at < text.len() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
    }
    lines.push(line.trim_end().to_owned());
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
    use super::wrap;

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
