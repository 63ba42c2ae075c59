//! The few words of a text that are worth a search.

use crate::text::Range;

/// Words of a text that pass a test, one a line, and where they came from. In
/// an ordinary draft that is next to nothing, so that many expressions over it
/// cost less than one over the whole text.
pub(super) struct Dense {
    text: String,
    /// Start here, start in the whole text.
    places: Vec<(usize, usize)>,
}

impl Dense {
    /// A word is a run of ASCII bytes that `belongs` to it; kept if `worth`.
    pub(super) fn of(
        text: &str,
        belongs: impl Fn(u8) -> bool,
        worth: impl Fn(&str) -> bool,
    ) -> Self {
        let mut dense = Self {
            text: String::new(),
            places: Vec::new(),
        };
        let belongs: [bool; 256] = std::array::from_fn(|byte| belongs(byte as u8));
        let is_inside = |byte: &u8| belongs[usize::from(*byte)];
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(rest) = bytes.get(from..)
            && let Some(skipped) = rest.iter().position(is_inside)
        {
            let at = from + skipped;
            let rest = &rest[skipped..];
            let end = rest.iter().position(|byte| !is_inside(byte));
            let len = end.unwrap_or(rest.len());
            if let Some(word) = text.get(at..at + len)
                && worth(word)
            {
                dense.places.push((dense.text.len(), at));
                dense.text.push_str(word);
                dense.text.push('\n');
            }
            from = at + len + 1;
        }
        dense
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a range of [`Dense::text`] stands in the whole text.
    pub(super) fn place(&self, range: &Range) -> Range {
        let i = self.places.partition_point(|p| p.0 <= range.start);
        let (here, there) = self
            .places
            .get(i.wrapping_sub(1))
            .copied()
            .unwrap_or((0, 0));
        there + (range.start - here)..there + (range.end - here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_place() {
        let text = "あ abc1 x 日本def22";
        let dense = Dense::of(text, |b| b.is_ascii_alphanumeric(), |w| w.len() > 3);
        assert_eq!(dense.text(), "abc1\ndef22\n");
        let at = dense.text().find("22").unwrap();
        assert_eq!(&text[dense.place(&(at..at + 2))], "22");
    }
}
