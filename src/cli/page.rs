//! Pages of text for people: headings, paragraphs, lists, as wide as fits.

use std::borrow::Cow;
use std::fmt::Write as _;

use owo_colors::{OwoColorize as _, Style};

use super::output::Terminal;
use crate::knowledge::{Advice, Bilingual, Severity};
use crate::text::Language;
use crate::text::display::{pieces, typewriter, visible, visible_line};
use crate::text::width::cells;
use crate::text::wrap::wrap;

/// Wider than this, lines are hard to read.
const WIDEST: usize = 88;
/// Narrower than this, nothing sensible fits.
const NARROWEST: usize = 30;

/// A page under construction.
pub(super) struct Page {
    pub(super) language: Language,
    width: usize,
    unicode: bool,
    out: String,
}

impl Page {
    pub(super) fn new(terminal: &Terminal, language: Language) -> Self {
        Self {
            language,
            width: Terminal::width().clamp(NARROWEST, WIDEST),
            unicode: terminal.unicode(),
            out: String::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// The words in the language of the page.
    pub(super) const fn word<'w>(&self, ja: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Ja => ja,
            Language::En => en,
        }
    }

    pub(super) fn say<'w>(&self, words: &'w Bilingual) -> &'w str {
        self.word(&words.ja, &words.en).trim()
    }

    /// A character to draw with, or what stands for it in ASCII.
    pub(super) const fn sign(&self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.unicode { unicode } else { ascii }
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A heading with a blank line above.
    pub(super) fn section(&mut self, title: &str) {
        let title = title.style(Style::new().cyan().bold());
        let _ = writeln!(self.out, "\n{title}");
    }

    /// A title, and at its right what sort of thing it is; below it if there
    /// is no room.
    pub(super) fn title(&mut self, title: &str, sort: &str, style: Style) {
        let title = visible_line(title);
        let _ = write!(self.out, "{}", title.style(Style::new().bold()));
        let fits = cells(&title) + 2 + cells(sort) <= self.width;
        self.out.push_str(if fits { "  " } else { "\n  " });
        let _ = writeln!(self.out, "{}", sort.style(style));
    }

    /// Text broken to the page, `indent` cells in.
    pub(super) fn paragraph(&mut self, text: &str, indent: usize) {
        self.beside(&" ".repeat(indent), text, indent);
    }

    /// Text broken to the page, `indent` cells in, with a `head` at its left
    /// in that margin of the first line.
    pub(super) fn hanging(&mut self, head: &str, style: Style, text: &str, indent: usize) {
        let pad = indent.saturating_sub(cells(head));
        let head = match head {
            "" => String::new(),
            head => head.style(style).to_string(),
        };
        self.beside(&format!("{head}{:pad$}", ""), text, indent);
    }

    /// Text broken to the page behind a `head` of `indent` cells, which may
    /// carry styles.
    pub(super) fn beside(&mut self, head: &str, text: &str, indent: usize) {
        let room = self.width.saturating_sub(indent).max(8);
        let text = if self.unicode {
            Cow::Borrowed(text)
        } else {
            typewriter(text)
        };
        for (at, line) in wrap(&visible(&text), room, room).into_iter().enumerate() {
            let _ = if at == 0 {
                writeln!(self.out, "{head}{line}")
            } else {
                writeln!(self.out, "{:indent$}{line}", "")
            };
        }
    }

    /// Text as it stands, each line behind a `mark`; a line that is too long
    /// goes on below.
    pub(super) fn verbatim(&mut self, text: &str, mark: &str, style: Style) {
        let room = self.width.saturating_sub(cells(mark)).max(8);
        for line in text.trim_end().lines() {
            for piece in chunks(line, room) {
                let _ = writeln!(
                    self.out,
                    "{}{}",
                    mark.style(Style::new().dimmed()),
                    piece.style(style)
                );
            }
        }
    }

    /// Advice among other things: its title, whom it is for, its text, its name.
    pub(super) fn advice(&mut self, advice: &Advice) {
        let title = self.say(&advice.title);
        let title = match &advice.providers[..] {
            [] => title.to_owned(),
            desks => format!("{title} ({})", desks.join(", ")),
        };
        self.verbatim(&title, "  ", Style::new().bold());
        let text = format!("{} [{}]", self.say(&advice.text), advice.topic);
        self.paragraph(&text, 4);
    }

    /// A line as it is, styles included.
    pub(super) fn line(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }
}

/// A line in pieces of at most `room` cells, between words where there are
/// any: what stands in a draft is to be recognised, not read.
fn chunks(line: &str, room: usize) -> Vec<String> {
    let shown = visible_line(line);
    let mut out = Vec::new();
    for part in wrap(&shown, room, room) {
        let mut current = String::new();
        let mut used = 0;
        for piece in pieces(part) {
            if used + piece.cells > room {
                out.push(std::mem::take(&mut current));
                used = 0;
            }
            current.push_str(&piece.shown);
            used += piece.cells;
        }
        out.push(current);
    }
    out
}

/// The text on one line, cut to `room` cells, with nothing a terminal would
/// obey.
pub(super) fn cropped(text: &str, room: usize, ellipsis: &str) -> String {
    // More than fits is not looked at: a fact may be a log of a megabyte.
    let end = text
        .char_indices()
        .nth(room * 4)
        .map_or(text.len(), |(at, _)| at);
    let words: Vec<&str> = text[..end].split_whitespace().collect();
    let line = words.join(" ");
    let shown = visible_line(&line);
    if cells(&shown) <= room && end == text.len() {
        return shown.into_owned();
    }
    let mut out = String::new();
    let mut used = cells(ellipsis);
    for piece in pieces(&shown) {
        if used + piece.cells > room {
            break;
        }
        out.push_str(&piece.shown);
        used += piece.cells;
    }
    out + ellipsis
}

/// The colour of a severity.
pub(super) const fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::Error => Style::new().red(),
        Severity::Warning => Style::new().yellow(),
        Severity::Info => Style::new().cyan(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cropped_on_whole_characters() {
        assert_eq!(cropped("障害が  発生\nした", 20, "…"), "障害が 発生 した");
        assert_eq!(cropped("障害が発生した", 8, "…"), "障害が…");
        assert_eq!(cropped("a\u{1b}[31m", 20, "…"), "a<U+001B>[31m");
        assert_eq!(cropped(&"x".repeat(100_000), 5, "..."), "xx...");
    }

    #[test]
    fn chunks_keep_every_character() {
        let parts = chunks(
            "aws ec2 describe-instances --instance-ids i-0123456789abcdef0",
            20,
        );
        assert!(parts.iter().all(|p| cells(p) <= 20), "{parts:?}");
        assert_eq!(chunks("", 20), [""]);
    }
}
