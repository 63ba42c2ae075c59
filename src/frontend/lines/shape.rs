//! The shape of one line of plain text: its indentation, its list marker.

use crate::text::span::narrow;
use crate::text::{Range, line_break};

/// One line of a text. Its offsets are kept in 32 bits, as those of spans are: a
/// line may be a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) struct Line {
    start: u32,
    content: (u32, u32),
    indent: u32,
}

impl Line {
    /// Where it begins, its leading blanks included.
    pub(in crate::frontend) const fn start(&self) -> usize {
        self.start as usize
    }

    /// Its place without the line break and without blanks at its ends.
    pub(in crate::frontend) const fn content(&self) -> Range {
        self.content.0 as usize..self.content.1 as usize
    }

    /// Leading blanks in cells.
    pub(in crate::frontend) const fn indent(&self) -> usize {
        self.indent as usize
    }

    /// Nothing stands on it.
    pub(in crate::frontend) const fn is_blank(&self) -> bool {
        self.content.0 >= self.content.1
    }

    /// The line at `whole`, its break taken off.
    pub(in crate::frontend) fn new(text: &str, whole: Range) -> Self {
        let raw = &text[whole.clone()];
        let start = whole.start + raw.len() - raw.trim_start().len();
        let indent = raw[..start - whole.start].chars().fold(0, |at, c| match c {
            '\t' => at / 4 * 4 + 4,
            '\u{3000}' => at + 2,
            '\u{feff}' => at,
            _ => at + 1,
        });
        Self {
            start: narrow(whole.start),
            content: (narrow(start), narrow(start + raw.trim().len())),
            indent,
        }
    }

    /// The same line without its quote marks (`> `).
    pub(in crate::frontend) fn unquoted(&self, text: &str) -> Self {
        let Range { mut start, end } = self.content();
        while text[start..end].starts_with('>') {
            start += 1;
            if text[start..end].starts_with(" >") {
                start += 1;
            }
        }
        if text[start..end].starts_with(' ') {
            start += 1;
        }
        Self::new(text, start..end)
    }
}

/// The lines of `text`, whatever its line breaks are.
pub(in crate::frontend) fn lines(text: &str) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = line_break::first(&text[start..]).map_or(text.len(), |at| start + at);
        out.push(Line::new(text, start..end));
        start = end
            + if text[end..].starts_with("\r\n") {
                2
            } else {
                1
            };
    }
    out
}

/// What stands before the words of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) enum Bullet {
    /// `-`, `・`.
    Plain,
    /// `1.`, `(1)`, `①`.
    Number,
    /// `■`, `◆`: more often a heading than an item.
    Mark,
}

/// A list marker at the start of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::frontend) struct Marker {
    /// What it is.
    pub(in crate::frontend) bullet: Bullet,
    /// Bytes up to the words.
    pub(in crate::frontend) len: usize,
}

/// The list marker at the start of `text`, if words follow it.
pub(in crate::frontend) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let blank = rest.starts_with(char::is_whitespace);
    let (bullet, len) = match first {
        '-' | '*' | '+' | '‐' | '–' | '—' if blank => (Bullet::Plain, first.len_utf8()),
        // The definitions of a list of terms.
        ':' if rest.starts_with(' ') => (Bullet::Plain, 1),
        '・' | '･' | '•' | '◦' | '▪' | '‣' | '→' | '⇒' | '○' | '◎' => {
            (Bullet::Plain, first.len_utf8())
        }
        '●' | '■' | '◆' | '◇' | '□' | '▼' | '▽' | '▲' | '△' | '★' | '☆' | '▶' | '►' => {
            (Bullet::Mark, first.len_utf8())
        }
        '①'..='⑳' | '❶'..='❿' | '⑴'..='⑽' => (Bullet::Number, first.len_utf8()),
        _ => (Bullet::Number, number(text)?),
    };
    let after = &text[len..];
    let words = after.trim_start();
    if words.is_empty() || (first == '→' && rest.starts_with('→')) {
        return None;
    }
    Some(Marker {
        bullet,
        len: len + after.len() - words.len(),
    })
}

/// The length of `1.`, `1)`, `(1)`, `a)`, `手順1:` before the words.
fn number(text: &str) -> Option<usize> {
    let word = ["手順", "ステップ", "step ", "Step ", "STEP "]
        .into_iter()
        .find(|w| text.starts_with(w));
    let at = word.map_or(0, str::len);
    let mut chars = text[at..].char_indices().peekable();
    let opened = word.is_none() && chars.next_if(|&(_, c)| matches!(c, '(' | '（')).is_some();
    let mut digits = 0;
    let mut letter = false;
    while let Some((_, c)) =
        chars.next_if(|&(_, c)| c.is_ascii_digit() || ('０'..='９').contains(&c))
    {
        digits += c.len_utf8().min(1);
    }
    if digits == 0 && word.is_none() {
        letter = chars.next_if(|&(_, c)| c.is_ascii_lowercase()).is_some();
    }
    if !(letter || (1..=2).contains(&digits)) {
        return None;
    }
    let (end, close) = chars.next()?;
    let end = at + end + close.len_utf8();
    let rest = &text[end..];
    let ok = match close {
        ')' | '）' => word.is_none(),
        '．' => !opened && !letter && word.is_none(),
        '.' => {
            !opened
                && !letter
                && word.is_none()
                && rest
                    .chars()
                    .next()
                    .is_some_and(|c| c.is_whitespace() || (!c.is_ascii() && !c.is_numeric()))
        }
        ':' | '：' => word.is_some(),
        '、' => word.is_none() && !opened && !letter,
        _ => false,
    };
    // `f(x)` and `(a)` of running text are no markers; `(1)` at a line's start is.
    let closed_well = !opened || matches!(close, ')' | '）');
    (ok && closed_well && !(opened && letter && !rest.starts_with(' '))).then_some(end)
}

/// The character of a line that only separates (`----`, `＝＝＝`), if it does.
pub(in crate::frontend) fn rule(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    if !matches!(
        first,
        '-' | '='
            | '_'
            | '*'
            | '~'
            | '#'
            | '+'
            | '─'
            | '━'
            | '―'
            | '—'
            | '－'
            | '‐'
            | '＝'
            | '＿'
            | '＊'
            | '═'
            | '■'
            | '◆'
            | '〜'
            | '～'
            | '・'
            | '…'
            | '.'
            | '／'
            | '/'
    ) {
        return None;
    }
    let mut count = 0;
    for c in text.chars() {
        if c == first {
            count += 1;
        } else if c != ' ' && !(first == '+' && c == '-') && !(first == '-' && c == '+') {
            return None;
        }
    }
    (count >= 3 || text == "--").then_some(first)
}

/// The level of a `# heading` and where its words stand, for plain text:
/// `##症状` counts too, `#123` does not.
pub(in crate::frontend) fn heading(text: &str) -> Option<(u8, Range)> {
    let words = text.trim_start_matches(['#', '＃']);
    let marks = text.len() - words.len();
    let level = text[..marks].chars().count();
    let title = words.trim_start();
    let spaced = title.len() < words.len();
    let glued = title
        .chars()
        .next()
        .is_some_and(|c| c.is_alphanumeric() && (level > 1 || !c.is_ascii()));
    if !(1..=6).contains(&level) || title.is_empty() || !(spaced || glued) {
        return None;
    }
    let start = text.len() - title.len();
    let end = start + title.trim_end_matches('#').trim_end().len();
    (start < end).then(|| (u8::try_from(level).unwrap_or(6), start..end))
}

/// Characters and length of the fence that opens code, and nothing else.
pub(in crate::frontend) fn fence(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next().filter(|&c| matches!(c, '`' | '~'))?;
    let len = text.len() - text.trim_start_matches(c).len();
    let info = &text[len..];
    // `~~~~` may be a line across the page; a fence has words or nothing.
    (len >= 3 && !(c == '`' && info.contains('`'))).then_some((c, len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<&str> {
        marker(text).map(|m| &text[m.len..])
    }

    #[test]
    fn markers() {
        for text in [
            "- x",
            "* x",
            "・x",
            "● x",
            "1. x",
            "1) x",
            "(1) x",
            "（１）x",
            "１．x",
            "①x",
            "→ x",
            "手順1: x",
            "Step 2: x",
            "a) x",
            "‐ x",
            "1、x",
            "10. x",
        ] {
            assert_eq!(words(text), Some("x"), "{text}");
        }
        for text in [
            "-x",
            "1.5 GB",
            "2026. x",
            "*x*",
            "f(x) y",
            "12:30 x",
            "3x",
            "-",
            "(see) x",
            "手順は x",
            "100) x",
        ] {
            assert_eq!(words(text), None, "{text}");
        }
    }

    #[test]
    fn rules_and_headings() {
        assert_eq!(rule("------"), Some('-'));
        assert_eq!(rule("── ──"), Some('─'));
        assert_eq!(rule("--"), Some('-'));
        assert_eq!(rule("-"), None);
        assert_eq!(rule("---a"), None);
        assert_eq!(heading("## 症状 ##"), Some((2, 3..9)));
        assert_eq!(heading("##症状"), Some((2, 2..8)));
        assert_eq!(heading("##1. 症状"), Some((2, 2..11)));
        assert_eq!(heading("#123 の件"), None);
        assert_eq!(fence("```json"), Some(('`', 3)));
        assert_eq!(fence("```x```"), None);
    }

    #[test]
    fn breaks_of_every_kind() {
        let text = "a\r\n  b\rc\n\n";
        let found: Vec<&str> = lines(text).iter().map(|l| &text[l.content()]).collect();
        assert_eq!(found, ["a", "b", "c", ""]);
    }
}
