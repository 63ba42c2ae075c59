//! The terminal: one decision about colour, width and characters.

use std::io::Write as _;

use anstream::{AutoStream, ColorChoice};

use super::args::Color;

/// Where output goes. A reader that went away is not a fault of ours: a broken
/// pipe ends output in silence.
pub(super) struct Terminal {
    out: AutoStream<std::io::Stdout>,
    err: AutoStream<std::io::Stderr>,
    unicode: bool,
    closed: bool,
}

impl Terminal {
    pub(super) fn new(color: Color, ascii: bool) -> Self {
        let choice = match color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        Self {
            out: AutoStream::new(std::io::stdout(), choice),
            err: AutoStream::new(std::io::stderr(), choice),
            unicode: !ascii && locale_is_unicode(),
            closed: false,
        }
    }

    /// Prints to standard output. Styles are stripped where they do not belong.
    pub(super) fn print(&mut self, text: &str) {
        if !self.closed && self.out.write_all(text.as_bytes()).is_err() {
            self.closed = true;
        }
    }

    /// Prints a complaint of the program itself to standard error.
    pub(super) fn complain(&mut self, text: &str) {
        let _ = self.out.flush();
        let head = owo_colors::Style::new().red().bold();
        let _ = writeln!(self.err, "{} {}", head.style("error:"), text);
    }

    /// Whether box-drawing characters may be used.
    pub(super) const fn unicode(&self) -> bool {
        self.unicode
    }

    /// Whether a person sits at standard input.
    pub(super) fn has_keyboard(&self) -> bool {
        std::io::IsTerminal::is_terminal(&std::io::stdin())
    }

    /// Columns of the terminal; 80 where there is none.
    pub(super) fn width(&self) -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok());
        columns
            .or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
            .unwrap_or(80)
    }

    /// Whether everything could be written, or nobody wanted the rest.
    pub(super) fn finish(&mut self) {
        let _ = self.out.flush();
    }
}

/// `LC_ALL=C` and its like promise ASCII; no locale at all promises nothing
/// and is what containers have, where UTF-8 works.
fn locale_is_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    match locale.as_deref() {
        None => std::env::var("TERM").as_deref() != Ok("linux"),
        Some("C" | "POSIX") => false,
        Some(name) => {
            let name = name.to_ascii_lowercase();
            !name.contains('.') || name.contains("utf")
        }
    }
}
