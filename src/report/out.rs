//! Where a report is written.

use std::ops::{Deref, DerefMut};

/// From so much on (bytes), what is written is handed on.
const MUCH: usize = 1 << 16;

/// The text of a report on its way: of a file in which very much is found it is many
/// times as long as the file, so that it is handed on piece by piece.
pub struct Out<'a> {
    text: &'a mut String,
    reader: Option<&'a mut dyn FnMut(&str)>,
}

impl<'a> Out<'a> {
    /// All of it is added to `text`.
    #[must_use]
    pub fn whole(text: &'a mut String) -> Self {
        Self { text, reader: None }
    }

    /// It is added to `text`, and taken from there by `reader` when it is much. The rest
    /// is left in `text`.
    #[must_use]
    pub fn read_by(text: &'a mut String, reader: &'a mut dyn FnMut(&str)) -> Self {
        Self {
            text,
            reader: Some(reader),
        }
    }

    /// Hands on what is written so far, if it is much. It is called between two things of
    /// which the second does not begin as a command to those who run jobs would.
    pub(super) fn hand_on(&mut self) {
        if self.text.len() >= MUCH
            && let Some(reader) = &mut self.reader
        {
            reader(self.text);
            self.text.clear();
        }
    }
}

impl Deref for Out<'_> {
    type Target = String;

    fn deref(&self) -> &String {
        self.text
    }
}

impl DerefMut for Out<'_> {
    fn deref_mut(&mut self) -> &mut String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_much_is_handed_on_and_the_rest_stays() {
        let (mut text, mut read) = (String::new(), Vec::new());
        let mut reader = |piece: &str| read.push(piece.len());
        let mut out = Out::read_by(&mut text, &mut reader);
        for _ in 0..5 {
            out.push_str(&"x".repeat(MUCH / 2));
            out.hand_on();
        }
        assert_eq!((read, text.len()), (vec![MUCH; 2], MUCH / 2));
        let mut out = Out::whole(&mut text);
        out.push_str(&"x".repeat(MUCH));
        out.hand_on();
        assert_eq!(text.len(), MUCH / 2 + MUCH);
    }
}
