//! Text laid out in lines, and kept: what rules say is the same in most drafts.

use std::collections::BTreeMap;

use super::Style;
use crate::text::display::{visible, visible_line};
use crate::text::width::cells;
use crate::text::wrap::wrap;

/// So many texts are kept: more than the rules have. Some tell of a single draft.
const MOST: usize = 512;
/// Up to this length (bytes) a text is kept; longer ones are of a draft.
const LONGEST: usize = 1024;
/// Cells of a line's own indent that are kept at most.
const OWN_INDENT: usize = 8;
/// Cells that the rest of a long line of text to copy stands further in.
const HANGING: usize = 2;

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Its line breaks stay; lines have so many cells at most.
    Passage {
        /// The most cells of a line.
        room: usize,
    },
    /// Its line breaks go.
    Sentence {
        /// The most cells of the first line.
        first: usize,
        /// The most cells of the others.
        room: usize,
    },
    /// Text to copy, nothing before it but blanks. What a line goes on with stands
    /// a little further in, so that lines can be told apart.
    Copy {
        /// Cells before each line.
        indent: usize,
    },
}

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Cells before it, where the layout sets lines in.
    pub(super) indent: usize,
    /// What it says, nothing hidden in it.
    pub(super) words: String,
    /// The width of that in cells.
    pub(super) cells: usize,
}

impl Line {
    fn new(indent: usize, words: &str) -> Self {
        Self {
            indent,
            words: words.to_owned(),
            cells: cells(words),
        }
    }
}

/// Texts as they are laid out.
#[derive(Debug)]
pub(super) struct Laid {
    style: Style,
    texts: Vec<Text>,
    /// The places of those of a length, in bytes.
    places: BTreeMap<usize, Vec<usize>>,
    /// The lines of the last that is not kept.
    last: Vec<Line>,
}

#[derive(Debug)]
struct Text {
    written: String,
    layout: Layout,
    lines: Vec<Line>,
}

impl Laid {
    pub(super) const fn new(style: Style) -> Self {
        Self {
            style,
            texts: Vec::new(),
            places: BTreeMap::new(),
            last: Vec::new(),
        }
    }

    /// The lines of `text` as they may be shown.
    pub(super) fn lines(&mut self, text: &str, layout: Layout) -> &[Line] {
        if text.len() > LONGEST {
            self.last = self.lay(text, layout);
            return &self.last;
        }
        let known = |at: &usize| {
            let known = &self.texts[*at];
            known.layout == layout && known.written == text
        };
        let alike = self.places.get(&text.len()).into_iter().flatten();
        let at = alike.copied().find(known).unwrap_or_else(|| {
            if self.texts.len() == MOST {
                self.texts.clear();
                self.places.clear();
            }
            let at = self.texts.len();
            self.texts.push(Text {
                written: text.to_owned(),
                layout,
                lines: self.lay(text, layout),
            });
            self.places.entry(text.len()).or_default().push(at);
            at
        });
        &self.texts[at].lines
    }

    fn lay(&self, text: &str, layout: Layout) -> Vec<Line> {
        let words = self.style.words(text);
        let flush = |lines: Vec<&str>| lines.into_iter().map(|line| Line::new(0, line)).collect();
        match layout {
            Layout::Passage { room } => flush(wrap(&visible(&words), room, room)),
            Layout::Sentence { first, room } => {
                flush(wrap(visible_line(&words).trim(), first, room))
            }
            Layout::Copy { indent } => self.to_copy(&visible(&words), indent),
        }
    }

    fn to_copy(&self, text: &str, indent: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for line in text.trim_end().lines() {
            let line = line.trim_end();
            let words = line.trim_start();
            let own = cells(&line[..line.len() - words.len()]);
            let indent = indent + own.min(OWN_INDENT);
            let room = self.style.measure() - indent;
            for (at, part) in wrap(words, room, room - HANGING).into_iter().enumerate() {
                let further = if at == 0 { 0 } else { HANGING };
                lines.push(Line::new(indent + further, part));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(laid: &mut Laid, text: &str, room: usize) -> Vec<String> {
        let lines = laid.lines(text, Layout::Passage { room });
        lines.iter().map(|line| line.words.clone()).collect()
    }

    #[test]
    fn a_text_is_laid_out_for_each_room() {
        let mut laid = Laid::new(Style::default());
        for _ in 0..2 {
            assert_eq!(passage(&mut laid, "one two", 7), ["one two"]);
            assert_eq!(passage(&mut laid, "one two", 4), ["one", "two"]);
        }
        assert_eq!(laid.texts.len(), 2);
    }

    #[test]
    fn texts_of_many_drafts_are_not_all_kept() {
        let mut laid = Laid::new(Style::default());
        for number in 0..3 * MOST {
            let text = number.to_string();
            assert_eq!(passage(&mut laid, &text, 9), [text.as_str()]);
            assert!(laid.texts.len() <= MOST);
        }
        let long = "a".repeat(LONGEST + 1);
        let kept = laid.texts.len();
        assert_eq!(passage(&mut laid, &long, 2 * LONGEST), [long.as_str()]);
        assert_eq!(laid.texts.len(), kept);
    }

    #[test]
    fn each_layout_has_lines_of_its_own() {
        let mut laid = Laid::new(Style::default());
        let text = " a\n  b";
        let sentence = Layout::Sentence { first: 9, room: 9 };
        assert_eq!(laid.lines(text, sentence), [Line::new(0, "a   b")]);
        let copy = Layout::Copy { indent: 2 };
        let lines = [Line::new(3, "a"), Line::new(4, "b")];
        assert_eq!(laid.lines(text, copy), lines);
        assert_eq!(passage(&mut laid, text, 9), [" a", "  b"]);
    }
}
