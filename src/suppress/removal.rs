//! Taking suppressions out of a draft, so that nobody sees that they were there.

use super::directive::Directive;
use crate::diagnostic::Edit;
use crate::text::Span;

/// The edits that take names (by number, in order) out of a directive: the comment as a
/// whole, where no other name is left.
pub(super) fn of(source: &str, directive: &Directive, names: &[usize]) -> Vec<Edit> {
    let is_left = |at: &usize| names.binary_search(at).is_err();
    let left: Vec<&str> = (0..directive.names.len())
        .filter(is_left)
        .filter_map(|at| directive.names.get(at)?.span.slice(source))
        .collect();
    if left.is_empty() {
        return vec![Edit {
            span: comment(source, directive.remark.span),
            text: String::new(),
        }];
    }
    let (Some(first), Some(last)) = (directive.names.first(), directive.names.last()) else {
        return Vec::new();
    };
    vec![Edit {
        span: first.span.cover(last.span),
        text: left.join(", "),
    }]
}

/// A comment with what is there for its sake alone: its line, or the blanks
/// before it.
fn comment(source: &str, span: Span) -> Span {
    let (start, end) = (span.start(), span.end());
    let is_blank = |c: char| matches!(c, ' ' | '\t');
    let before = source[..start].trim_end_matches(is_blank);
    let after = source[end..].trim_start_matches(is_blank);
    if let Some(span) = lone(source, span) {
        return span;
    }
    let begins = before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}']);
    let rest = without_break(after);
    match (begins, rest) {
        (true, Some(rest)) => {
            // Of the empty lines on both sides, one is enough.
            let above = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
            let below = without_break(rest.trim_start_matches(is_blank));
            let rest = below.filter(|_| above).unwrap_or(rest);
            Span::new(before.len(), source.len() - rest.len())
        }
        (false, Some(_)) => Span::new(before.len(), source.len() - after.len()),
        (true, None) => Span::new(start, source.len() - after.len()),
        (false, None) => {
            let gap = before.len() < start && source[end..].starts_with(is_blank);
            Span::new(start, if gap { end + 1 } else { end })
        }
    }
}

/// The whole line, where the comment is all that a mark of a list or a quote
/// stands for.
fn lone(source: &str, span: Span) -> Option<Span> {
    let before = &source[..span.start()];
    let above = before.trim_end_matches([' ', '\t', '>', '-', '*', '+', '\u{feff}']);
    if !(above.is_empty() || above.ends_with(['\n', '\r'])) {
        return None;
    }
    let begin = above.len();
    let mark = before[begin..].trim_matches([' ', '\t', '\u{feff}']);
    let is_item = matches!(mark, "-" | "*" | "+");
    let is_quote = !mark.is_empty() && mark.chars().all(|c| matches!(c, '>' | ' '));
    let rest = without_break(source[span.end()..].trim_start_matches([' ', '\t']))?;
    // What is indented below belongs to the item.
    let goes_on = is_item && rest.starts_with([' ', '\t']);
    ((is_item || is_quote) && !goes_on).then(|| Span::new(begin, source.len() - rest.len()))
}

/// The text after the line break it begins with; the end of the text is one.
fn without_break(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n")
        .or_else(|| text.strip_prefix(['\n', '\r']))
        .or_else(|| text.is_empty().then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let start = text.find("<c>").unwrap();
        let span = comment(text, Span::new(start, start + 3));
        format!("{}{}", &text[..span.start()], &text[span.end()..])
    }

    #[test]
    fn nothing_is_left_of_a_comment() {
        for (before, after) in [
            ("a\n<c>\nb\n", "a\nb\n"),
            ("a\n\n<c>\n\nb\n", "a\n\nb\n"),
            ("a\r\n\r\n<c>\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("a\n\n<c>\nb\n", "a\n\nb\n"),
            ("<c>\n\nb\n", "b\n"),
            ("\u{feff}<c>\nb\n", "\u{feff}b\n"),
            ("a: 1  <c>\nb: 2", "a: 1\nb: 2"),
            ("a\n  <c>", "a\n"),
            ("a <c> b", "a b"),
            ("a<c>b", "ab"),
            ("<c> b\n", "b\n"),
            ("- a\n- <c>\n- b\n", "- a\n- b\n"),
            ("- <c>\n  b\n", "-\n  b\n"),
            ("> <c>\n> a\n", "> a\n"),
            ("> > <c>\r\n> > a\r\n", "> > a\r\n"),
        ] {
            assert_eq!(without(before), after, "{before:?}");
        }
    }
}
