//! Patterns that can find nothing, because a draft is folded before it is
//! searched: full width is half width there, and `ｶﾅ` is `カナ`.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::super::schema::translate;
use crate::text::fold::fold_str;

/// More characters of a class than these are not tried one by one.
const MANY: u32 = 512;

/// What a pattern has that no folded text has, without which it finds nothing, and
/// how the same is written there.
#[must_use]
pub fn lost_in_folding(written: &str) -> Option<(String, String)> {
    let pattern = regex_syntax::parse(&translate(written)).ok()?;
    let lost = lost(&pattern)?;
    let folded = fold_str(&lost);
    Some((lost, folded))
}

/// What of an expression keeps it from finding anything.
fn lost(pattern: &Hir) -> Option<String> {
    match pattern.kind() {
        HirKind::Literal(literal) => {
            let text = str::from_utf8(&literal.0).ok()?;
            (fold_str(text) != text).then(|| text.to_owned())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let ranges = class.ranges();
            let many = ranges
                .iter()
                .map(|range| u32::from(range.end()) - u32::from(range.start()) + 1)
                .fold(0, u32::saturating_add);
            let mut all = ranges.iter().flat_map(|range| range.start()..=range.end());
            let stays = |c: char| {
                let text = c.to_string();
                fold_str(&text) == text
            };
            let first = all.clone().next()?;
            (many <= MANY && !all.any(stays)).then(|| first.to_string())
        }
        HirKind::Repetition(repetition) if repetition.min > 0 => lost(&repetition.sub),
        HirKind::Capture(capture) => lost(&capture.sub),
        HirKind::Concat(parts) => parts.iter().find_map(lost),
        HirKind::Alternation(ways) => {
            let all: Option<Vec<String>> = ways.iter().map(lost).collect();
            all?.into_iter().next()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_folded_away_is_named() {
        for (pattern, folded) in [
            ("ｶﾅ", "カナ"),
            ("ＡＢＣ", "ABC"),
            (r"\bチーム：", "チーム:"),
            ("(?:ｻｰﾊﾞ|ｻｰﾊﾞｰ)", "サーバ"),
            ("[Ａ-Ｚ]+-x", "A"),
            ("“", "\""),
            ("カ\u{3099}", "ガ"),
            ("\u{3000}", " "),
        ] {
            let lost = lost_in_folding(pattern).map(|(_, folded)| folded);
            assert_eq!(lost.as_deref(), Some(folded), "{pattern}");
        }
    }

    #[test]
    fn what_can_be_found_is_left() {
        for pattern in [
            "カナ",
            "ABC",
            "チーム[:：]",
            "(?:サーバ|ｻｰﾊﾞ)",
            "ABCｶ?",
            "(?:ｶﾅ)*x",
            "①",
            r"[^\s]",
            ".",
            "ー",
        ] {
            assert_eq!(lost_in_folding(pattern), None, "{pattern}");
        }
    }
}
