//! The terminal: one decision about colour, width and characters.

use std::borrow::Cow;
use std::io::{self, Write as _};

use anstream::{AutoStream, ColorChoice};

use super::args::{Color, Lang};
use super::{Failure, Status};
use crate::config::{Said, said};
use crate::report::{NotDone, Style};
use crate::text::Language;
use crate::text::display::{visible_line, without_commands};

/// From so much on (bytes), what is printed where nobody sees it is written out.
const BLOCK: usize = 1 << 16;

/// Where output goes: what was asked for to standard output, complaints to
/// standard error. A reader that went away is not a fault of ours: a broken
/// pipe ends output in silence.
pub(super) struct Terminal {
    out: AutoStream<io::Stdout>,
    err: AutoStream<io::Stderr>,
    /// A person sees what is printed.
    screen: bool,
    /// What is printed and not written yet.
    waiting: String,
    unicode: bool,
    /// Commands to those who run jobs may be printed: they are ours.
    commands: bool,
    /// Why nothing more can be printed.
    fault: Option<io::Error>,
    /// What was complained of.
    not_done: Vec<NotDone>,
    /// The language of what the program says of itself.
    language: Language,
}

impl Terminal {
    pub(super) fn new(color: Color, ascii: bool) -> Self {
        Self {
            out: AutoStream::new(io::stdout(), choice(color, &io::stdout())),
            err: AutoStream::new(io::stderr(), choice(color, &io::stderr())),
            screen: Self::has_screen(),
            waiting: String::new(),
            unicode: !ascii && locale_is_unicode(),
            commands: false,
            fault: None,
            not_done: Vec::new(),
            language: Lang::Auto.or_environment(),
        }
    }

    /// Lets the program speak a language; without one, that of the environment.
    pub(super) fn speak(&mut self, language: Option<Language>) {
        self.language = language.unwrap_or_else(|| Lang::Auto.or_environment());
    }

    /// The language of what the program says of itself.
    pub(super) const fn language(&self) -> Language {
        self.language
    }

    /// Lets what is printed to standard output be commands to those who run jobs.
    pub(super) const fn let_commands(&mut self) {
        self.commands = true;
    }

    /// Prints to standard output. Styles are stripped where they do not belong.
    pub(super) fn print(&mut self, text: &str) {
        let text = match self.commands || self.screen {
            true => Cow::Borrowed(text),
            false => without_commands(text),
        };
        self.waiting.push_str(&text);
        if self.screen || self.waiting.len() >= BLOCK {
            self.write_waiting();
        }
    }

    /// Prints what waits for an answer.
    pub(super) fn prompt(&mut self, text: &str) {
        self.print(text);
        self.flush();
    }

    /// Whether a person sees what is printed.
    pub(super) fn has_screen() -> bool {
        io::IsTerminal::is_terminal(&io::stdout())
    }

    /// Writes bytes to standard output as they are: the text of a draft.
    pub(super) fn write(&mut self, bytes: &[u8]) {
        self.flush();
        if self.fault.is_none() {
            self.fault = io::stdout().write_all(bytes).err();
        }
    }

    /// Prints what else there is to say, where standard output is a draft.
    pub(super) fn print_aside(&mut self, text: &str) {
        self.flush();
        let _ = self.err.write_all(harmless(text, &io::stderr()).as_bytes());
    }

    /// Prints a report: `aside` where standard output is a mended draft.
    pub(super) fn report(&mut self, text: &str, aside: bool) {
        if aside && self.commands {
            self.flush();
            let _ = self.err.write_all(text.as_bytes());
        } else if aside {
            self.print_aside(text);
        } else {
            self.print(text);
        }
    }

    /// Prints a remark to standard error.
    pub(super) fn remark(&mut self, text: &str) {
        // A line of its own in the name of a file could be a command to those
        // who run us.
        self.print_aside(&format!("{}\n", visible_line(text)));
    }

    /// Prints notes to standard error.
    pub(super) fn remarks(&mut self, notes: &[String]) {
        for note in notes {
            self.remark(&format!("{}: {note}", self.language.remark()));
        }
    }

    /// Prints a note in the language of the program to standard error.
    pub(super) fn note_that(&mut self, note: &Said) {
        self.remarks(&[note.in_language(self.language).to_owned()]);
    }

    /// Prints several.
    pub(super) fn notes(&mut self, notes: &[Said]) {
        notes.iter().for_each(|note| self.note_that(note));
    }

    /// Prints a complaint of the program itself to standard error.
    pub(super) fn complain(&mut self, failure: &Failure) {
        self.complain_in(failure, self.language);
    }

    /// Prints a complaint to standard error that is worded in a language.
    pub(super) fn complain_in(&mut self, failure: &Failure, language: Language) {
        let (error, help) = match language {
            Language::Ja => ("エラー:", "対処:"),
            Language::En => ("error:", "help:"),
        };
        let head = owo_colors::Style::new().red().bold();
        let told = failure.told();
        let what = visible_line(told.in_language(language));
        self.print_aside(&format!("{} {what}\n", head.style(error)));
        if let Some(words) = &failure.help {
            let words = words.in_language(language);
            let head = owo_colors::Style::new().bold();
            self.print_aside(&format!("  {} {}\n", head.style(help), visible_line(words)));
        }
        let said = |words: &Said| words.in_language(language).to_owned();
        self.note(NotDone {
            path: failure.of.as_ref().map(|of| of.file.clone()),
            place: failure.of.as_ref().and_then(|of| of.place),
            what: said(&failure.what),
            help: failure.help.as_ref().map(said),
        });
    }

    /// Keeps in mind, for the reports of the run, what could not be done.
    pub(super) fn note(&mut self, not_done: NotDone) {
        self.not_done.push(not_done);
    }

    /// What could not be done so far.
    pub(super) fn not_done(&mut self) -> Vec<NotDone> {
        std::mem::take(&mut self.not_done)
    }

    /// Prints text as it is, styles included, to standard error.
    pub(super) fn lament(&mut self, text: &str) {
        self.print_aside(text);
    }

    /// How reports are drawn there, in a language until a draft tells another.
    pub(super) fn style(&self, language: Language) -> Style {
        let outputs = [self.out.current_choice(), self.err.current_choice()];
        Style {
            // Stripped again where it does not belong.
            color: outputs
                .into_iter()
                .any(|choice| choice != ColorChoice::Never),
            unicode: self.unicode,
            width: Self::width(),
            language,
        }
    }

    /// Whether characters beyond ASCII may be drawn with.
    pub(super) const fn unicode(&self) -> bool {
        self.unicode
    }

    /// Whether a person sits at standard input.
    pub(super) fn has_keyboard() -> bool {
        io::IsTerminal::is_terminal(&io::stdin())
    }

    /// Columns of the terminal; 80 where there is none.
    pub(super) fn width() -> usize {
        std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok())
            .filter(|&columns| columns > 0)
            .or_else(|| terminal_size::terminal_size().map(|(w, _)| usize::from(w.0)))
            .unwrap_or(80)
    }

    fn flush(&mut self) {
        self.write_waiting();
        if self.fault.is_none() {
            self.fault = self.out.flush().err();
        }
    }

    fn write_waiting(&mut self) {
        if self.fault.is_none() && !self.waiting.is_empty() {
            let text = self.waiting.as_bytes();
            let written = match is_bare(text) {
                // The stream would look at every byte for what it strips.
                true => io::stdout().write_all(text),
                false => self.out.write_all(text),
            };
            self.fault = written.err();
        }
        self.waiting.clear();
    }

    /// The status of a command that has said all: the one given, unless that
    /// could not be written.
    ///
    /// # Errors
    /// Standard output does not take what is printed, and not because its
    /// reader has seen enough.
    pub(super) fn finish(&mut self, status: u8) -> Status {
        self.flush();
        match self.fault.take() {
            Some(fault) if fault.kind() != io::ErrorKind::BrokenPipe => Err(unwritten(&fault)),
            _ => Ok(status),
        }
    }
}

/// Standard output does not take what is printed.
pub(super) fn unwritten(fault: &io::Error) -> Failure {
    Failure::new(said!(
        "結果を書き出せません: {fault}",
        "cannot write the output: {fault}",
    ))
}

impl Drop for Terminal {
    /// What was printed before a fault of the program is seen.
    fn drop(&mut self) {
        self.flush();
    }
}

/// Whether there is nothing in a text that a stream without colours strips.
fn is_bare(text: &[u8]) -> bool {
    // All bytes are looked at, which goes faster than to stop at the first.
    let is_control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    text.iter()
        .fold(true, |bare, byte| bare & !is_control(byte))
}

/// `text` as it may be printed to `stream`: where that is no terminal, somebody
/// may read it who looks for commands.
fn harmless<'t>(text: &'t str, stream: &impl io::IsTerminal) -> Cow<'t, str> {
    match stream.is_terminal() {
        true => Cow::Borrowed(text),
        false => without_commands(text),
    }
}

/// Whether a stream gets colours. The environment is asked as other programs ask
/// it; where it contradicts itself, the plainer wins.
fn choice(color: Color, stream: &impl io::IsTerminal) -> ColorChoice {
    let of = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let is_no = |value: &str| matches!(value, "0" | "false");
    let forced = ["FORCE_COLOR", "CLICOLOR_FORCE"].map(of);
    match color {
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
        Color::Auto if of("NO_COLOR").is_some() => ColorChoice::Never,
        Color::Auto if forced[0].as_deref().is_some_and(is_no) => ColorChoice::Never,
        Color::Auto if forced.iter().flatten().any(|value| !is_no(value)) => ColorChoice::Always,
        // Asks CLICOLOR and TERM.
        Color::Auto if stream.is_terminal() => ColorChoice::Auto,
        Color::Auto => ColorChoice::Never,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_bare_has_nothing_that_a_stream_strips() {
        for byte in 0..=0x7f {
            let text = format!("a{}b\u{9b}あ", char::from(byte));
            let stripped = anstream::adapter::strip_str(&text).to_string();
            assert_eq!(is_bare(text.as_bytes()), stripped == text, "{byte:#x}");
        }
        assert!(!is_bare(b"a\x1b[1mb"));
    }
}
