//! The names that stand where credentials stood: `<PASSWORD_1>`. They are none themselves,
//! whatever a form of the house's own matches: to mask them again would never end.

use memchr::memchr_iter;

use super::SecretKind;
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

    /// Whether a part of the text lies in one.
    pub(super) fn cover(&self, part: &Range) -> bool {
        let name = self.0.get(self.first(part));
        name.is_some_and(|name| name.start <= part.start && part.end <= name.end)
    }

    /// What is left of a part of the text without them.
    pub(super) fn rest(&self, part: Range) -> Vec<Range> {
        let names = self.0.iter().skip(self.first(&part));
        let mut rest = Vec::new();
        let mut from = part.start;
        for name in names.take_while(|name| name.start < part.end) {
            rest.push(from..name.start.max(from));
            from = name.end.min(part.end);
        }
        rest.push(from..part.end);
        rest.retain(|piece| !piece.is_empty());
        rest
    }

    /// Which of them is the first that ends behind the start of a part.
    fn first(&self, part: &Range) -> usize {
        self.0.partition_point(|name| name.end <= part.start)
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
    let name = inner.get(..stem)?.strip_suffix(b"_")?;
    let known = |kind: &SecretKind| kind.placeholder().as_bytes() == name;
    let named = digits > 0 && SecretKind::ALL.iter().any(known);
    (named && inner.get(stem + digits) == Some(&b'>')).then_some(stem + digits + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_stem_of_ours_and_a_number() {
        let text = "a <PASSWORD_1>, <b>, <AWS_SECRET_KEY_12> <STEP_2> <_1> <PASSWORD_> <PASSWORD_1";
        let found = StandIns::of(text);
        let names: Vec<&str> = found.0.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(names, ["<PASSWORD_1>", "<AWS_SECRET_KEY_12>"]);
        assert!(found.cover(&(2..14)) && found.cover(&(3..5)));
        assert!(!found.cover(&(0..5)) && !found.cover(&(14..20)));
    }

    #[test]
    fn what_is_left_is_what_stands_around_the_names() {
        let text = "a<PASSWORD_1>b<PASSWORD_2>";
        let found = StandIns::of(text);
        let left = |part: Range| -> Vec<&str> {
            let rest = found.rest(part).into_iter();
            rest.map(|range| &text[range]).collect()
        };
        assert_eq!(left(0..text.len()), ["a", "b"]);
        assert_eq!(left(3..5), [""; 0]);
        assert_eq!(left(3..14), ["b"]);
        assert_eq!(left(0..1), ["a"]);
    }
}
