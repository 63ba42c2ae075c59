//! Markdown: which of it is read, and text as Markdown that reads as that text.

use pulldown_cmark::Options;

/// What is read beyond CommonMark: what GitHub reads.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_GFM);

/// The text with a backslash before each character that Markdown would take for
/// a mark.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    // Up to there a bracket may be the first of a link, or of what a link names.
    let linked = ["](", "]:"].iter().filter_map(|end| text.rfind(end)).max();
    let mut at_start = true;
    // Where a full stop or bracket would make a number that of a list.
    let mut numbering = None;
    for (at, c) in text.char_indices() {
        if at_start && matches!(c, ' ' | '\t') {
            // Four of them would make code of a line.
            continue;
        }
        let after = &text[at + c.len_utf8()..];
        let next = after.chars().next();
        if at_start && c.is_ascii_digit() {
            let digits = after.bytes().take_while(u8::is_ascii_digit).count();
            let rest = &after[digits..];
            let ends = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
            if rest.strip_prefix(['.', ')']).is_some_and(ends) {
                numbering = Some(at + 1 + digits);
            }
        }
        let marks = match c {
            '\\' => next.is_none_or(|n| n.is_ascii_punctuation() || n == '\n'),
            '`' | '*' | '~' | '|' => true,
            '_' => {
                let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                !(word(text[..at].chars().next_back()) && word(next))
            }
            '[' => after.starts_with('^') || linked.is_some_and(|last| at < last),
            '<' => next.is_some_and(|n| n.is_ascii_alphabetic() || matches!(n, '/' | '!' | '?')),
            '&' => is_entity(after),
            '#' | '>' | '-' | '+' | '=' => at_start,
            _ => numbering == Some(at),
        };
        if marks {
            out.push('\\');
        }
        out.push(c);
        at_start = c == '\n';
    }
    out
}

/// Whether what follows an ampersand makes an entity of it.
fn is_entity(after: &str) -> bool {
    let name = after.strip_prefix('#').unwrap_or(after);
    let len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (1..32).contains(&len) && name[len..].starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn marks_are_escaped_and_words_are_not() {
        for (text, wanted) in [
            ("a_b *c* <d> & e", r"a_b \*c\* \<d> & e"),
            ("1. x\n- y\n# z", "1\\. x\n\\- y\n\\# z"),
            (r"C:\Temp\*.log", r"C:\Temp\\\*.log"),
            ("&amp; R&D; &#;", r"\&amp; R\&D; &#;"),
            ("[a](b) [c", r"\[a](b) [c"),
            ("[a]: [^b [", r"\[a]: \[^b ["),
            ("2026-11-18 15:52", "2026-11-18 15:52"),
        ] {
            assert_eq!(escaped(text), wanted);
        }
    }
}
