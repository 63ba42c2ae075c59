//! Recognising the signature that ends a letter.

use crate::knowledge::cues;
use crate::text::fold;

/// A signature has no more lines than this.
const LINES: usize = 12;

/// Whether `rest`, all that stands below a separating line, is a signature:
/// a few short lines without sentences, one of which says who or how to reach.
pub(in crate::frontend) fn is_signature(rest: &str) -> bool {
    let mut count = 0;
    let mut contact = false;
    for line in rest.lines() {
        let line = line.trim();
        if line.is_empty() || super::shape::rule(line).is_some() {
            continue;
        }
        count += 1;
        if count > LINES || line.chars().nth(80).is_some() || line.contains('。') {
            return false;
        }
        if super::shape::marker(line).is_some() || super::shape::heading(line).is_some() {
            return false;
        }
        contact = contact || cues::CONTACT_LINE.is_in(&fold::lowered(line));
    }
    contact
}

#[cfg(test)]
mod tests {
    use super::is_signature;

    #[test]
    fn names_and_numbers_make_a_signature() {
        assert!(is_signature(
            "\n株式会社みなと通信 情報システム部 佐伯\nTEL: 03-0000-0000\n----\n"
        ));
        assert!(is_signature("Northquay platform team"));
        assert!(!is_signature("株式会社の件です。再起動しました。"));
        assert!(!is_signature("## 環境\n株式会社"));
        assert!(!is_signature(""));
    }
}
