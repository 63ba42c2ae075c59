//! Words as YAML and as lines of a text.

use crate::ticket::scalar;

/// Blanks by which the lines of a block are set off from its key.
const STEP: usize = 2;

/// The words as the value of a key: on its line, or as a block of lines below
/// it, whose key is indented by `indent`. `line_break` is that of the file.
pub(super) fn in_yaml(words: &str, indent: &str, line_break: &str) -> String {
    if !words.contains(['\n', '\r']) {
        return scalar::written(words.trim());
    }
    let inner = format!("{indent}{:STEP$}", "");
    // The first line says how far the block is indented, unless told.
    let mark = if words.starts_with([' ', '\t']) {
        format!("|{STEP}")
    } else {
        "|".to_owned()
    };
    format!("{mark}{line_break}{}", lines(words, &inner, line_break))
}

/// The lines of the words, each indented; nothing stands on an empty one. No
/// line break at the end.
pub(super) fn lines(words: &str, indent: &str, line_break: &str) -> String {
    let mut out = String::new();
    for (at, line) in words.lines().enumerate() {
        if at > 0 {
            out.push_str(line_break);
        }
        let line = line.trim_end();
        if !line.is_empty() {
            out.push_str(indent);
            out.push_str(line);
        }
    }
    out
}

/// The words on one line.
pub(super) fn one_line(words: &str) -> String {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" / ")
}

/// The words between fences, as what was copied is set off.
pub(super) fn fenced(words: &str) -> String {
    let longest = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{words}\n{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_lines_become_a_block() {
        assert_eq!(in_yaml("a: b", "", "\n"), "\"a: b\"");
        assert_eq!(in_yaml("a\n\nb", "  ", "\r\n"), "|\r\n    a\r\n\r\n    b");
        assert_eq!(in_yaml(" a\nb", "", "\n"), "|2\n   a\n  b");
    }

    #[test]
    fn a_fence_is_longer_than_those_inside() {
        assert_eq!(fenced("x"), "```\nx\n```");
        assert_eq!(fenced("```\nx\n```"), "````\n```\nx\n```\n````");
    }
}
