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
