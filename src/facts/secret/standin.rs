//! The names that stand where credentials stood: `<PASSWORD_1>`. They are none themselves,
//! whatever a form of the house's own matches: to mask them again would never end.

use memchr::memchr_iter;

use crate::text::Range;

/// Where they are in a text, in order.
#[derive(Debug)]
pub(super) struct StandIns(Vec<Range>);

impl StandIns {
    pub(super) fn of(text: &str) -> Self {
        let opened = memchr_iter(b'<', text.as_bytes());
        let named = opened.filter_map(|at| Some(at..at + length(&text.as_bytes()[at..])?));
        Self(named.collect())
    }

    /// Whether a part of the text has a piece of one.
    pub(super) fn touch(&self, part: &Range) -> bool {
        let after = self.0.partition_point(|name| name.end <= part.start);
        self.0.get(after).is_some_and(|name| name.start < part.end)
    }
}

/// How long the name is that a text begins with.
fn length(text: &[u8]) -> Option<usize> {
    let inner = text.strip_prefix(b"<")?;
    let stem = inner
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase() || **byte == b'_')
        .count();
    let digits = inner[stem..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let named = stem > 1 && inner[stem - 1] == b'_' && digits > 0;
    (named && inner.get(stem + digits) == Some(&b'>')).then_some(stem + digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_stem_and_a_number() {
        let text = "a <PASSWORD_1>, <b>, <AWS_KEY_12> <_1> <X_> <A_1";
        let found = StandIns::of(text);
        let names: Vec<&str> = found.0.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(names, ["<PASSWORD_1>", "<AWS_KEY_12>"]);
        assert!(found.touch(&(0..3)) && found.touch(&(13..20)));
        assert!(!found.touch(&(0..2)) && !found.touch(&(14..20)));
    }
}
