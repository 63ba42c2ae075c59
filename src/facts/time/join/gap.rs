//! What may stand between two parts of one moment.

use super::super::scan::Text;

/// The text between two parts, if it is short enough to join them.
pub(super) fn text_between<'a>(text: &Text<'a>, from: usize, to: usize) -> Option<&'a str> {
    // The parts of an epoch number stand in one place.
    (to.saturating_sub(from) <= 32).then(|| text.slice(&(from.min(to)..to)))
}

/// From a date to its clock time.
pub(super) fn is_before_hand(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ",
        "の",
        ",",
        "、",
        "(",
        ")",
        "t",
        "_",
        "@",
        "~",
        "[",
        "]",
        "- ",
        ":",
        "は",
        "約",
        "およそ",
        "だいたい",
        "おおよそ",
        "頃",
        "ごろ",
        "中",
        "at",
        "approximately",
        "approx.",
        "approx",
        "around",
        "about",
        "roughly",
        "from",
        "between",
        "since",
        "ca.",
        "just after",
        "just before",
        "shortly after",
        "shortly before",
        "after",
        "before",
        "in the",
    ];
    // A dash parts only with blanks around it, else it is a range.
    consists_of(gap, WORDS) && !gap.contains("[(")
}

/// From a time to its zone.
pub(super) fn is_before_zone(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ", "(", ")", "[", "頃", "ごろ", "ころ", "過ぎ", "すぎ", "前後", "台", "の", "in", ",",
        "/", "※", "hrs", "hours", "h", "\n",
    ];
    consists_of(gap, WORDS)
}

/// From a zone to the time that follows it.
pub(super) fn is_after_zone(gap: &str) -> bool {
    const WORDS: &[&str] = &[
        " ", "の", "で", "は", ")", "]", "、", ":", "では", "(", "at",
    ];
    consists_of(gap, WORDS)
}

/// From a zone to another name for it: 「CST(UTC+8)」, "CST, UTC+8".
pub(super) fn is_gloss(gap: &str) -> bool {
    consists_of(gap, &[" ", "(", "=", "、", ",", "つまり", "すなわち"])
        && gap.contains(['(', '=', '、', ','])
}

/// Whether only these words stand in the gap.
fn consists_of(gap: &str, words: &[&str]) -> bool {
    let mut rest = gap;
    while !rest.is_empty() {
        let Some(word) = words.iter().find(|word| {
            rest.strip_prefix(**word).is_some_and(|after| {
                // A whole word, if it is one of letters.
                !word.ends_with(|c: char| c.is_ascii_lowercase())
                    || !after.starts_with(|c: char| c.is_ascii_alphanumeric())
                    || **word == "t"
            })
        }) else {
            return false;
        };
        rest = &rest[word.len()..];
    }
    true
}
