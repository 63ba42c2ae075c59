//! Labels as the vocabulary knows them.

use std::borrow::Cow;

/// The form under which a label is looked up in the vocabulary: letters and
/// digits only, without a leading list number. `label` is folded and
/// lower-cased.
#[must_use]
pub fn label_key(label: &str) -> Cow<'_, str> {
    let body = unnumbered(label);
    if body.chars().all(is_sign) {
        return Cow::Borrowed(body);
    }
    let mut key = String::with_capacity(body.len());
    key.extend(body.split(|c| !is_sign(c)));
    Cow::Owned(key)
}

/// The characters of [`label_key`], one by one.
pub fn label_signs(label: &str) -> impl Iterator<Item = char> {
    unnumbered(label).chars().filter(|&c| is_sign(c))
}

/// A label without its list number, unless it is nothing else.
fn unnumbered(label: &str) -> &str {
    let rest = label.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '.' | ')' | '(' | ' ' | '\u{2460}'..='\u{2473}')
    });
    if rest.is_empty() { label } else { rest }
}

/// A letter or digit; of those that labels mostly consist of it is known
/// without a table.
fn is_sign(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '\u{4e00}'..='\u{9fff}' => true,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::{label_key, label_signs};

    #[test]
    fn the_signs_of_a_label_are_those_of_its_key() {
        for label in [
            "",
            "12.",
            "1. 発生日時(jst)",
            "■ 件名:",
            "account_id",
            "② x-y",
        ] {
            assert_eq!(label_signs(label).collect::<String>(), label_key(label));
        }
        assert_eq!(label_key("2. account_id"), "accountid");
    }
}
