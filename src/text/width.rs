//! How many terminal cells a text takes.

use unicode_width::UnicodeWidthStr as _;

/// Display width of `text` in terminal cells. Ambiguous characters count as
/// narrow, which is what terminals do outside legacy East Asian locales.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.width()
}
