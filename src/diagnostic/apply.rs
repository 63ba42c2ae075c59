//! Applying fixes to text.

use super::{Applicability, Edit, Fix};

/// Applies to `text` every fix that is at least `applicability`, leaving out
/// those that overlap one already taken. Gives the new text and how many fixes
/// went in. Bytes outside the edits stay as they are.
#[must_use]
pub fn apply<'f>(
    text: &str,
    fixes: impl IntoIterator<Item = &'f Fix>,
    applicability: Applicability,
) -> (String, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    for fix in fixes {
        let clashes = fix.edits.iter().any(|edit| {
            edit.span.slice(text).is_none()
                || taken.iter().any(|other| {
                    other.span.overlaps(edit.span)
                        || (other.span == edit.span && other.text == edit.text)
                })
        });
        if fix.applicability >= applicability && !clashes {
            taken.extend(&fix.edits);
            applied += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in taken {
        out.push_str(text.get(at..edit.span.start()).unwrap_or(""));
        out.push_str(&edit.text);
        at = edit.span.end();
    }
    out.push_str(text.get(at..).unwrap_or(""));
    (out, applied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn fix(start: usize, end: usize, text: &str) -> Fix {
        Fix {
            applicability: Applicability::Safe,
            title: "".into(),
            edits: vec![Edit {
                span: Span::new(start, end),
                text: text.to_owned(),
            }],
        }
    }

    #[test]
    fn overlapping_fixes_wait_for_the_next_round() {
        let fixes = [fix(0, 6, "x"), fix(3, 9, "y"), fix(9, 9, "!")];
        let (text, applied) = apply("障害です", &fixes, Applicability::Safe);
        assert_eq!((text.as_str(), applied), ("xで!す", 2));
    }

    #[test]
    fn weaker_fixes_are_left_out() {
        let mut unsafe_fix = fix(0, 3, "x");
        unsafe_fix.applicability = Applicability::Unsafe;
        assert_eq!(apply("障害", [&unsafe_fix], Applicability::Safe).1, 0);
        assert_eq!(apply("障害", [&unsafe_fix], Applicability::Unsafe).0, "x害");
    }
}
