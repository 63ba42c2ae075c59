//! Text broken into lines, and kept: the notes of a rule are the same in most drafts.

use super::Style;
use crate::text::display::visible;
use crate::text::wrap::wrap;

/// So many texts are kept: more than the rules have. Some tell of a single draft.
const MOST: usize = 256;

/// Texts as they are laid out.
#[derive(Debug)]
pub(super) struct Laid {
    style: Style,
    texts: Vec<Text>,
}

#[derive(Debug)]
struct Text {
    written: String,
    /// The most cells of a line.
    room: usize,
    lines: Vec<String>,
}

impl Laid {
    pub(super) const fn new(style: Style) -> Self {
        Self {
            style,
            texts: Vec::new(),
        }
    }

    /// The lines of `text` as they may be shown, each of at most `room` cells.
    pub(super) fn lines(&mut self, text: &str, room: usize) -> &[String] {
        let known = |known: &Text| known.room == room && known.written == text;
        let at = self.texts.iter().position(known).unwrap_or_else(|| {
            if self.texts.len() == MOST {
                self.texts.clear();
            }
            self.texts.push(self.lay(text, room));
            self.texts.len() - 1
        });
        &self.texts[at].lines
    }

    fn lay(&self, text: &str, room: usize) -> Text {
        let words = self.style.words(text);
        let shown = visible(&words);
        let lines = wrap(&shown, room, room);
        Text {
            written: text.to_owned(),
            room,
            lines: lines.into_iter().map(str::to_owned).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_laid_out_for_each_room() {
        let mut laid = Laid::new(Style::default());
        for _ in 0..2 {
            assert_eq!(laid.lines("one two", 7), ["one two"]);
            assert_eq!(laid.lines("one two", 4), ["one", "two"]);
        }
        assert_eq!(laid.texts.len(), 2);
    }

    #[test]
    fn texts_of_many_drafts_are_not_all_kept() {
        let mut laid = Laid::new(Style::default());
        for number in 0..3 * MOST {
            let text = number.to_string();
            assert_eq!(laid.lines(&text, 9), [text.as_str()]);
            assert!(laid.texts.len() <= MOST);
        }
    }
}
