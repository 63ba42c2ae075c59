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
    /// A word is a run of ASCII bytes that `belongs` to it, as many as `least` (which is
    /// not zero) or more; kept if `worth`.
    pub(super) fn of(
        text: &str,
        least: usize,
        belongs: impl Fn(u8) -> bool,
        worth: impl Fn(&str) -> bool,
    ) -> Self {
        let mut dense = Self {
            text: String::new(),
            places: Vec::new(),
        };
        let belongs: [bool; 256] = std::array::from_fn(|byte| belongs(byte as u8));
        let is_outside = |byte: &u8| !belongs[usize::from(*byte)];
        let bytes = text.as_bytes();
        // No word that is not read yet begins before it.
        let mut from = 0;
        while let Some(head) = bytes.get(from..from + least) {
            let Some((last, others)) = head.split_last() else {
                break;
            };
            // Every word that begins among these goes on beyond them, so that most
            // bytes of a text are not looked at.
            if is_outside(last) {
                from += head.len();
                continue;
            }
            let at = from + others.iter().rposition(is_outside).map_or(0, |i| i + 1);
            let rest = &bytes[from + head.len()..];
            let more = rest.iter().position(is_outside).unwrap_or(rest.len());
            let end = from + head.len() + more;
            if end - at >= least
                && let Some(word) = text.get(at..end)
                && worth(word)
            {
                dense.places.push((dense.text.len(), at));
                dense.text.push_str(word);
                dense.text.push('\n');
            }
            from = end + 1;
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
        let dense = Dense::of(text, 4, |b| b.is_ascii_alphanumeric(), |_| true);
        assert_eq!(dense.text(), "abc1\ndef22\n");
        let at = dense.text().find("22").unwrap();
        assert_eq!(&text[dense.place(&(at..at + 2))], "22");
    }

    #[test]
    fn no_word_is_passed_over() {
        for text in [
            "abc",
            "ab abc ab",
            "xabcd日abc",
            " abc abcdef ab",
            "日abcd",
            "",
        ] {
            for count in 1..8 {
                let of = |c: char| !c.is_ascii_alphabetic();
                let words = text.split(of).filter(|word| word.len() >= count);
                let told: String = words.map(|word| format!("{word}\n")).collect();
                let dense = Dense::of(text, count, |b| b.is_ascii_alphabetic(), |_| true);
                assert_eq!(dense.text(), told, "{count} of {text}");
            }
        }
    }
}
