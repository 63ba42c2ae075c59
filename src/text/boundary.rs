//! Boundaries between characters.

/// The last character boundary at or before an offset in bytes, the end of the text
/// for one beyond it. As `str::floor_char_boundary`, which Rust 1.88 has not.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first character boundary at or after an offset in bytes, the end of the text for
/// one beyond it. As `str::ceil_char_boundary`, which Rust 1.88 has not.
pub(crate) fn ceil_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{ceil_char_boundary, floor_char_boundary};

    #[test]
    fn an_offset_moves_on_to_the_end_of_its_character() {
        let ceils = (0..=9).map(|at| ceil_char_boundary("a時é𝄞", at));
        assert_eq!(ceils.collect::<Vec<_>>(), [0, 1, 4, 4, 4, 6, 6, 10, 10, 10]);
        assert_eq!(ceil_char_boundary("a時", usize::MAX), 4);
        assert_eq!(ceil_char_boundary("", 3), 0);
    }

    #[test]
    fn an_offset_moves_back_to_the_start_of_its_character() {
        let floors = (0..=9).map(|at| floor_char_boundary("a時é𝄞", at));
        assert_eq!(floors.collect::<Vec<_>>(), [0, 1, 1, 1, 4, 4, 6, 6, 6, 6]);
        assert_eq!(floor_char_boundary("a時", usize::MAX), 4);
        assert_eq!(floor_char_boundary("", 3), 0);
    }
}
