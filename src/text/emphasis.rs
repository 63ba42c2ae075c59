//! Which marks of emphasis in Markdown an author made, and which are characters
//! of a path, a pattern or a name that Markdown takes for marks.

use super::Range;

/// Whether the emphasis at that range of a text is none that an author makes:
/// the marks stand inside of `/etc/__init__.py`, `$HOME/*/x`, `2*3*4`,
/// `COUNT(*), MAX(*)`.
#[must_use]
pub fn is_of_name(text: &str, at: &Range) -> bool {
    let words = text.get(at.clone()).unwrap_or("");
    let Some(mark) = words.chars().next().filter(|c| matches!(c, '*' | '_')) else {
        return false;
    };
    let inner = words.trim_matches(mark);
    let before = text.get(..at.start).unwrap_or("");
    let after = text.get(at.end..).unwrap_or("");
    let marks = (words.len() - words.trim_start_matches(mark).len()).max(1);
    is_dunder(words, inner)
        || is_inside(before, after, mark)
        || ends_inside(inner, after)
        || begins_inside(before, inner)
        || marks == 1 && (is_pattern(inner) || is_cut(inner))
}

/// `__init__`: a name, not bold words.
fn is_dunder(words: &str, inner: &str) -> bool {
    let name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    words.starts_with("__") && !inner.is_empty() && inner.bytes().all(name)
}

/// What a path, a pattern or a product goes on with.
fn is_glue(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '/' | '\\' | '_' | '$' | '-')
}

/// Whether words go on at both ends without a blank, as no emphasis does. Marked
/// words between bars, such as `**A**/**B**/**C**`, are marked all the same.
fn is_inside(before: &str, after: &str, mark: char) -> bool {
    let mut back = before.chars().rev();
    let mut on = after.chars();
    let goes_back = back.next().is_some_and(is_glue) && back.next() != Some(mark);
    let goes_on = match on.next() {
        Some('.') => on.next().is_some_and(|c| c.is_ascii_alphanumeric()),
        Some(c) if is_glue(c) => on.next() != Some(mark),
        _ => false,
    };
    goes_back && goes_on
}

/// `*.log と $HOME/*/x`: the closing mark is a part of a path.
fn ends_inside(inner: &str, after: &str) -> bool {
    let goes_on = after
        .chars()
        .next()
        .is_some_and(|c| is_glue(c) || matches!(c, '.' | '"' | '\''));
    inner.ends_with(['/', '\\']) && goes_on
}

/// `/var/*/x と *.log`: the opening mark is a part of a path.
fn begins_inside(before: &str, inner: &str) -> bool {
    let goes_back = before.chars().next_back().is_some_and(is_glue);
    inner.starts_with(['/', '\\', '.', '"', '\'']) && goes_back
}

/// `*.log;rm x*`: no words begin so.
fn is_pattern(inner: &str) -> bool {
    let mut chars = inner.chars();
    let first = chars.next();
    let then = chars.next();
    matches!(first, Some('.' | '/' | '\\')) && then.is_some_and(|c| c.is_ascii_alphanumeric())
        || inner.ends_with(['/', '\\'])
}

/// Whether it begins with what closes, or ends with what opens: `(*), MAX(*)`,
/// `"s3:*", "x*"`.
fn is_cut(inner: &str) -> bool {
    let begin = inner.trim_start_matches(['"', '\'']);
    let quoted = begin.len() < inner.len();
    let closes = begin.starts_with([')', ']', '}', ',', ';']);
    let ends = quoted && begin.starts_with(':') || closes;
    ends || inner
        .trim_end_matches(['"', '\''])
        .ends_with(['(', '[', '{'])
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag};

    use super::is_of_name;
    use crate::text::markdown::OPTIONS;

    fn judged(text: &str) -> Vec<bool> {
        let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
        let marked = events.filter(|(e, _)| matches!(e, Event::Start(Tag::Emphasis | Tag::Strong)));
        marked.map(|(_, at)| is_of_name(text, &at)).collect()
    }

    #[test]
    fn marks_of_names_are_told_from_those_of_authors() {
        for text in [
            "/etc/__init__.py を見ました",
            "*.log と $HOME/*/x",
            "2*3*4",
            "SELECT COUNT(*), MAX(*)",
            "__init__ が呼ばれません",
            "src/**/a/**/b",
            "s3://b/*\", \"s3://c/*\"",
            "a/*.log,b/*.log",
            "ls *.log;rm foo*",
            "\"s3:*\",\"ec2:*\"",
        ] {
            let judged = judged(text);
            assert!(!judged.is_empty(), "nothing is marked: {text}");
            assert!(judged.iter().all(|name| *name), "{text}");
        }
        for text in [
            "**症状**: x",
            "**必須**/任意",
            "**A**/**B**/**C**",
            "*大事な* 件",
            "**/var/log/** を確認",
            "__Symptom__: x",
            "これは**太字**です",
            "(**注**)",
            "**Note**s",
            "_No response_",
            "*\"quoted\"* words",
            "**(至急)**",
            "見出し:**値**",
        ] {
            let judged = judged(text);
            assert!(!judged.is_empty(), "nothing is marked: {text}");
            assert!(judged.iter().all(|name| !*name), "{text}");
        }
    }
}
