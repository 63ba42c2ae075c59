//! What of a text may reach a terminal.
//!
//! A draft is written by anybody: an escape sequence in it would be obeyed by
//! the reader's terminal, a bidirectional override would reorder the report,
//! and a zero-width space would be looked for in vain. Everything that comes
//! from outside is shown through this module, which writes such characters as
//! `<U+202E>`.

use std::borrow::Cow;
use std::fmt::Write as _;

use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

use super::width::{cells, known, known_cells};

/// What a tab is shown as.
const TAB: &str = "    ";

/// Characters of one grapheme shown as they are. The longest emoji sequences
/// have ten; a letter under a tower of a hundred accents has more.
const LONGEST_GRAPHEME: usize = 12;

/// One grapheme of a text, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Length of the grapheme in the text, in bytes.
    pub len: usize,
    /// What stands for it on the screen: never empty, nothing hidden in it.
    pub shown: Cow<'t, str>,
    /// Width of `shown` in terminal cells, at least 1.
    pub cells: usize,
}

/// Whether a terminal would obey `c` or draw nothing for it.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// Whether `c` is shown as it is, in the same number of cells by every
/// terminal and by every edition of the Unicode tables.
#[must_use]
pub const fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{3000}'..='\u{3002}' | '「' | '」' | '『' | '』' | '【' | '】' | '・' | 'ー'
        | 'ぁ'..='ゖ' | 'ァ'..='ヺ'
        | '\u{4e00}'..='\u{9fff}'
        | '！'..='～')
}

/// Whether `c` is a grapheme of its own beside others like it, and shown as it is.
const fn stands_alone(c: char) -> bool {
    is_plain(c) || matches!(c, '\u{2010}'..='\u{2027}')
}

/// The graphemes of a text. The tables are asked only where others than characters
/// that stand alone are.
#[derive(Debug, Clone)]
struct Graphemes<'t> {
    rest: &'t str,
}

impl<'t> Graphemes<'t> {
    const fn of(text: &'t str) -> Self {
        Self { rest: text }
    }
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let mut chars = self.rest.chars();
        let alone = stands_alone(chars.next()?);
        let rest = chars.as_str();
        let len = match alone && chars.next().is_none_or(stands_alone) {
            true => self.rest.len() - rest.len(),
            false => self.rest.graphemes(true).next()?.len(),
        };
        let (grapheme, rest) = self.rest.split_at(len);
        self.rest = rest;
        Some(grapheme)
    }
}

impl DoubleEndedIterator for Graphemes<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let mut chars = self.rest.chars();
        let alone = stands_alone(chars.next_back()?);
        let rest = chars.as_str();
        let at = match alone && chars.next_back().is_none_or(stands_alone) {
            true => rest.len(),
            false => self.rest.len() - self.rest.graphemes(true).next_back()?.len(),
        };
        let (rest, grapheme) = self.rest.split_at(at);
        self.rest = rest;
        Some(grapheme)
    }
}

/// The graphemes of one line of text as they are shown.
pub fn pieces(line: &str) -> impl DoubleEndedIterator<Item = Piece<'_>> {
    Graphemes::of(line).map(|grapheme| {
        // What is as wide beside any others stands alone, and hides nothing.
        let (shown, cells) = match known_cells(grapheme, usize::MAX) {
            Some(cells) => (Cow::Borrowed(grapheme), cells),
            None => {
                let shown = show(grapheme);
                let cells = cells(&shown).max(1);
                (shown, cells)
            }
        };
        Piece {
            len: grapheme.len(),
            shown,
            cells,
        }
    })
}

/// `text` as it may be shown. Line breaks stay, as `\n`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let mut rest = text.as_bytes();
    while let Some(first) = rest.first() {
        rest = match known(rest) {
            Some((len, _)) => &rest[len..],
            None if *first == b'\n' => &rest[1..],
            None => break,
        };
    }
    if rest.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for grapheme in Graphemes::of(text) {
        match grapheme {
            "\n" | "\r\n" | "\r" => out.push('\n'),
            _ => out.push_str(&show(grapheme)),
        }
    }
    Cow::Owned(out)
}

/// `text` as it may be shown in one line: a line break becomes a space.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains('\n') => Cow::Owned(shown.replace('\n', " ")),
        shown => shown,
    }
}

/// What of a line those obey who run jobs and read what is printed: at its
/// beginning, after blanks, and anywhere.
const COMMAND: &str = "::";
const COMMANDS_ANYWHERE: [&str; 2] = ["##[", "##vso["];

/// `text` without lines that are commands to those who run jobs. Colours may be
/// in it.
#[must_use]
pub fn without_commands(text: &str) -> Cow<'_, str> {
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    if !has(COMMAND) && !has("##") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let begins = line.len() - after_blanks(line).len();
        match line[begins..].strip_prefix(':') {
            Some(rest) if line[begins..].starts_with(COMMAND) => {
                out.push_str(&line[..begins]);
                out.push_str("<U+003A>");
                out.push_str(rest);
            }
            _ => out.push_str(line),
        }
    }
    Cow::Owned(broken(&out).into_owned())
}

/// `text` without what is a command wherever it stands in a line, in letters of
/// either case.
#[must_use]
pub fn broken(text: &str) -> Cow<'_, str> {
    let is_command = |at: usize| {
        COMMANDS_ANYWHERE.iter().any(|command| {
            let words = text.as_bytes().get(at..at + command.len());
            words.is_some_and(|words| words.eq_ignore_ascii_case(command.as_bytes()))
        })
    };
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices('#').filter(|(at, _)| is_command(*at)) {
        out.push_str(&text[done..at]);
        out.push_str("<U+0023>");
        done = at + 1;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[done..]);
    Cow::Owned(out)
}

/// A line without the blanks and colours that it begins with.
fn after_blanks(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some(styled) = rest.strip_prefix("\u{1b}[") {
        let end = styled.find('m').map_or(styled.len(), |at| at + 1);
        rest = styled[end..].trim_start();
    }
    rest
}

/// `text` with typewriter marks for typographic ones: `"` for `“`, `...` for
/// `…`. Letters stay what they are.
#[must_use]
pub fn typewriter(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '“' | '”' | '„' => out.push('"'),
            '‘' | '’' => out.push('\''),
            '‐' | '‑' | '–' | '—' => out.push('-'),
            '…' => out.push_str("..."),
            '→' => out.push_str("->"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn show(grapheme: &str) -> Cow<'_, str> {
    if grapheme == "\t" {
        return Cow::Borrowed(TAB);
    }
    let mut chars = grapheme.chars();
    let Some(base) = chars.next() else {
        return Cow::Borrowed(grapheme);
    };
    let single = chars.next().is_none();
    // A mark with nothing to stand on is as good as hidden.
    let stands = stands_alone(base) || !is_hidden(base) && base.width().unwrap_or(0) > 0;
    if single && stands {
        return Cow::Borrowed(grapheme);
    }
    let mut out = String::with_capacity(grapheme.len());
    let mut rest = grapheme.chars().enumerate().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|&(_, c)| c);
        let joins = c == '\u{200d}' && next.is_some_and(|n| !is_hidden(n));
        // A flag of a region is a black flag followed by tags.
        let tags = base == '🏴' && matches!(c, '\u{e0020}'..='\u{e007f}');
        if stands && at < LONGEST_GRAPHEME && (!is_hidden(c) || joins || tags) {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "<U+{:04X}>", u32::from(c));
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commands_to_those_who_run_jobs_are_none() {
        for text in ["a::b\n std::fmt\n", "# a ## b\n", ": :\n"] {
            assert_eq!(without_commands(text), text);
        }
        for (text, shown) in [
            ("a\n \t::error::b\n", "a\n \t<U+003A>:error::b\n"),
            ("\u{1b}[1m \u{1b}[0m::x", "\u{1b}[1m \u{1b}[0m<U+003A>:x"),
            ("a ##[error]b", "a <U+0023>#[error]b"),
            ("\u{3000}::###vso[x]", "\u{3000}<U+003A>:#<U+0023>#vso[x]"),
        ] {
            assert_eq!(without_commands(text), shown);
        }
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in [
            "",
            "障害: ＥＣ２ が ﾊﾟﾀｰﾝ Ａ で止まる\n次",
            "か\u{3099}ぎ",
            "葛\u{e0100}飾区",
            "👨\u{200d}👩\u{200d}👧\u{200d}👦 👍🏽 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} ❤\u{fe0f}",
            "é e\u{301} ①②→",
        ] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn what_would_act_is_named() {
        assert_eq!(visible("a\u{1b}[31mb"), "a<U+001B>[31mb");
        assert_eq!(visible("x\u{202e}y\u{200b}"), "x<U+202E>y<U+200B>");
        assert_eq!(visible("\u{9b}2J\u{7f}\0"), "<U+009B>2J<U+007F><U+0000>");
        assert_eq!(visible("a\u{200d}"), "a<U+200D>");
        assert_eq!(visible("a\u{e0041}"), "a<U+E0041>");
        assert_eq!(visible("\u{3099}"), "<U+3099>");
        assert_eq!(visible("a\r\nb\rc\td"), "a\nb\nc    d");
        assert_eq!(visible_line("a\r\nb"), "a b");
    }

    #[test]
    fn marks_of_a_typewriter() {
        assert_eq!(typewriter("“x” it’s…"), "\"x\" it's...");
        assert_eq!(typewriter("1. 障害 → 復旧"), "1. 障害 -> 復旧");
    }

    #[test]
    fn a_tower_of_accents_is_cut_short() {
        let tower = format!("a{}", "\u{301}".repeat(1000));
        assert!(visible(&tower).contains("<U+0301>"));
    }

    #[test]
    fn what_stands_alone_is_shown_as_it_is() {
        for c in (char::MIN..=char::MAX).filter(|&c| stands_alone(c)) {
            assert!(!is_hidden(c) && c.width() > Some(0), "{c:?}");
            let beside = format!("{c}{c}a");
            assert_eq!(beside.graphemes(true).count(), 3, "{c:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_comes_through(text in any::<String>()) {
            for c in visible(&text).chars() {
                let kept = matches!(c, '\n' | '\u{200d}' | '\u{e0020}'..='\u{e007f}');
                prop_assert!(kept || !is_hidden(c), "{c:?}");
            }
        }

        #[test]
        fn graphemes_are_those_of_the_tables(text in "[a\u{2010}-\u{2027}あ葛\u{e0100}\u{301}\u{3099}\u{200d}👨🏽🇯🇵🇫क\u{94d}\u{600}\r\n\t ]{0,12}") {
            let all: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(Graphemes::of(&text).collect::<Vec<_>>(), all.clone());
            let mut back: Vec<&str> = Graphemes::of(&text).rev().collect();
            back.reverse();
            prop_assert_eq!(back, all);
        }

        #[test]
        fn pieces_cover_the_text(text in "[^\r\n]*") {
            prop_assert_eq!(pieces(&text).map(|p| p.len).sum::<usize>(), text.len());
            prop_assert!(pieces(&text).all(|p| p.cells > 0 && !p.shown.is_empty()));
        }
    }
}
