//! What one line of YAML looks like, without a parser.

use super::YamlFault;
use crate::knowledge::vocabulary;
use crate::text::Range;

/// The longest label, in characters, that a line is credited with.
const MAX_LABEL: usize = 24;

/// What keeps a line from being the `key: value` it was meant as, and where in
/// the line: a full-width colon, or no blank after the colon. YAML takes such a
/// line for text without a word.
pub(crate) fn stray_colon(line: &str) -> Option<(YamlFault, Range)> {
    let at = line.find(['：', ':'])?;
    let label = label(&line[..at]);
    if label.is_empty()
        || label.chars().count() > MAX_LABEL
        || label.contains(['。', '、', '「', '"', '\''])
    {
        return None;
    }
    let known = vocabulary::kind_of(label).is_some();
    let after = &line[at..];
    if after.starts_with('：') {
        let one_word = !label.contains(char::is_whitespace);
        return (known || one_word).then(|| (YamlFault::FullWidthColon, at..at + '：'.len_utf8()));
    }
    let follows = after[1..].chars().next()?;
    (known && !matches!(follows, ' ' | '\t' | '/'))
        .then(|| (YamlFault::NoBlankAfterColon, at..at + 1))
}

/// Like [`stray_colon`], for labels the vocabulary knows only.
pub(crate) fn known_stray_colon(line: &str) -> Option<(YamlFault, Range)> {
    let (fault, range) = stray_colon(line)?;
    vocabulary::kind_of(label(&line[..range.start])).map(|_| (fault, range))
}

/// The label in what stands before a colon: without a dash, without quotes.
fn label(before: &str) -> &str {
    let label = before.trim().trim_start_matches("- ").trim_start();
    label.trim_matches(['"', '\''])
}

/// Where the value of a line begins, after dashes and `key: `.
pub(crate) fn value_offset(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(item) = rest.strip_prefix("- ") {
        rest = item.trim_start();
    }
    let mut from = 0;
    while let Some(colon) = rest[from..].find(':').map(|i| from + i) {
        let after = &rest[colon + 1..];
        if after.starts_with([' ', '\t']) {
            rest = after.trim_start();
            break;
        }
        from = colon + 1;
    }
    line.len() - rest.len()
}

/// Whether `line` has a `key: ` or ends with `key:`.
pub(crate) fn has_key(line: &str) -> bool {
    line.contains(": ") || line.trim_end().ends_with(':')
}

/// Whether a block scalar begins on the line: `key: |`, `- >-`.
pub(crate) fn is_block_header(line: &str) -> bool {
    let header = line.split(" #").next().unwrap_or("").trim_end();
    let header = header.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    header
        .strip_suffix(['|', '>'])
        .is_some_and(|before| before.is_empty() || before.ends_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_count() {
        assert_eq!(
            stray_colon("  件名：障害"),
            Some((YamlFault::FullWidthColon, 8..11))
        );
        assert_eq!(
            stray_colon("件名:障害"),
            Some((YamlFault::NoBlankAfterColon, 6..7))
        );
        assert_eq!(
            stray_colon("- 独自項目：x").map(|f| f.0),
            Some(YamlFault::FullWidthColon)
        );
        for text in [
            "件名: 障害",
            "https://example.com",
            "12:30 に停止",
            "昨日、原因：不明",
            "件名:",
            "ただの文",
            "独自:x",
        ] {
            assert_eq!(stray_colon(text), None, "{text}");
        }
        assert_eq!(known_stray_colon("独自項目：x"), None);
        assert!(known_stray_colon("- 症状：x").is_some());
    }
}
