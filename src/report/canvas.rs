//! The text of an excerpt while it is drawn.

use crate::text::display::is_plain;

/// Text in which every character has the width miette takes it for.
///
/// A grapheme that is not plain (an emoji, half-width kana with a sound mark,
/// an accented letter) is replaced by private characters, one for each cell, and
/// put back in the finished drawing. So no drawing depends on how miette
/// measures such graphemes; it measures them wrong.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    text: String,
    originals: Vec<String>,
}

/// Stands for the first cell of the first grapheme; others follow in order.
const FIRST: u32 = 0xF_0000;
/// How many there are.
const COUNT: u32 = 0xFFFD;
/// Stands for the further cells of any grapheme.
const FILLER: char = '\u{10_0000}';

impl Canvas {
    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Appends `shown`, which takes `width` cells.
    pub(super) fn push(&mut self, shown: &str, width: usize) {
        if shown.chars().all(is_plain) {
            self.text.push_str(shown);
            return;
        }
        let index = u32::try_from(self.originals.len()).unwrap_or(COUNT);
        match char::from_u32(FIRST + index) {
            Some(first) if index < COUNT && width > 0 => {
                self.originals.push(shown.to_owned());
                self.text.push(first);
                self.text.extend(std::iter::repeat_n(FILLER, width - 1));
            }
            _ => self.text.extend(std::iter::repeat_n('?', width)),
        }
    }

    /// Ends the line.
    pub(super) fn end_line(&mut self) {
        self.text.push('\n');
    }

    /// Appends `drawing`, which was made of the text, to `out` with the
    /// graphemes put back and without blanks at the ends of lines.
    pub(super) fn restore(&self, drawing: &str, out: &mut String) {
        let nothing_to_put_back = self.originals.is_empty() && !drawing.contains(FILLER);
        for line in drawing.lines().map(str::trim_end) {
            if nothing_to_put_back {
                out.push_str(line);
                out.push('\n');
                continue;
            }
            for c in line.chars() {
                let index = u32::from(c).wrapping_sub(FIRST) as usize;
                match self.originals.get(index) {
                    Some(original) => out.push_str(original),
                    None if c == FILLER => {}
                    None => out.push(c),
                }
            }
            out.push('\n');
        }
    }
}
