//! Colours, line characters and measures of the human report.

use std::borrow::Cow;

use miette::{GraphicalTheme, ThemeCharacters, ThemeStyles};
use owo_colors::Style as Ink;

use crate::diagnostic::Severity;
use crate::text::Language;
use crate::text::display::typewriter;

/// Wider than this, lines are hard to read.
const WIDEST: usize = 100;
/// Narrower than this, nothing sensible fits.
const NARROWEST: usize = 30;

/// How the human report is to look. Deciding it (terminal or not, `NO_COLOR`,
/// locale, `--color`) is the caller's business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Colour the output with ANSI sequences.
    pub color: bool,
    /// Draw with Unicode line characters rather than ASCII.
    pub unicode: bool,
    /// Width of the terminal in cells; used between 30 and 100.
    pub width: usize,
    /// Language of the fixed words.
    pub language: Language,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            color: false,
            unicode: true,
            width: 80,
            language: Language::default(),
        }
    }
}

impl Style {
    /// The width to write in, in cells.
    pub(super) fn measure(self) -> usize {
        self.width.clamp(NARROWEST, WIDEST)
    }

    /// The mark of text left out.
    pub(super) const fn ellipsis(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }

    /// Words as they may be written: with ASCII marks where only those are drawn.
    pub(super) fn words(self, text: &str) -> Cow<'_, str> {
        if self.unicode {
            Cow::Borrowed(text)
        } else {
            typewriter(text)
        }
    }

    fn ink(self, ink: Ink) -> Ink {
        if self.color { ink } else { Ink::new() }
    }

    /// A severity's word and the line under its passage.
    pub(super) fn severity(self, severity: Severity) -> Ink {
        self.ink(match severity {
            Severity::Error => Ink::new().red().bold(),
            Severity::Warning => Ink::new().yellow().bold(),
            Severity::Info => Ink::new().cyan().bold(),
        })
    }

    /// What was found.
    pub(super) fn message(self) -> Ink {
        self.ink(Ink::new().bold())
    }

    /// The heading of a note.
    pub(super) fn heading(self) -> Ink {
        self.ink(Ink::new().bold())
    }

    /// Text to copy.
    pub(super) fn rewrite(self) -> Ink {
        self.ink(Ink::new().green())
    }

    /// What is there for those who look for it.
    pub(super) fn faint(self) -> Ink {
        self.ink(Ink::new().dimmed())
    }

    /// The theme of an excerpt. `marks` says of each mark in the order of the
    /// text whether it is the finding itself or a related place.
    pub(super) fn theme(
        self,
        severity: Severity,
        marks: impl Iterator<Item = bool>,
    ) -> GraphicalTheme {
        let characters = if self.unicode {
            ThemeCharacters::unicode()
        } else {
            ThemeCharacters {
                // The default cuts a `|` into the underline.
                underbar: '^',
                ..ThemeCharacters::ascii()
            }
        };
        let related = self.ink(Ink::new().blue());
        let highlights = marks
            .map(|primary| {
                if primary {
                    self.severity(severity)
                } else {
                    related
                }
            })
            .collect();
        GraphicalTheme {
            characters,
            styles: ThemeStyles {
                link: self.ink(Ink::new().cyan()),
                linum: self.faint(),
                highlights,
                ..ThemeStyles::none()
            },
        }
    }
}
