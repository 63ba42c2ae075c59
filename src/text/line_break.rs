//! Finding line breaks, which is asked of every text.

use memchr::memchr2;

/// Where the first line feed or carriage return stands.
#[must_use]
pub fn first(text: &str) -> Option<usize> {
    memchr2(b'\n', b'\r', text.as_bytes())
}

/// The lines of a text, each with its break. Both characters of `\r\n` end one.
pub fn split_inclusive(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = first(rest).map_or(rest.len(), |at| at + 1);
        let (line, after) = rest.split_at(end);
        rest = after;
        (!line.is_empty()).then_some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::{first, split_inclusive};

    #[test]
    fn either_character_is_a_break() {
        for text in ["", "改行なし", "一行\n二行", "一行\r二行", "\r\n"] {
            assert_eq!(first(text), text.find(['\n', '\r']), "{text:?}");
            let lines = text.split_inclusive(['\n', '\r']);
            assert!(split_inclusive(text).eq(lines), "{text:?}");
        }
    }
}
