//! How a value is written in YAML, and how another may be written in its place.

mod plain;

use crate::text::Span;
pub use crate::yaml::Style as ScalarStyle;

/// A value in YAML: a draft's, or one of its front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scalar {
    /// Where it stands, quotes included, in bytes of the file.
    pub span: Span,
    /// How it is written.
    pub style: ScalarStyle,
}

impl Scalar {
    /// The edit of `source` that puts `words`, which are in one line, at `span`
    /// inside the value: where and what. Words that mean something else to YAML
    /// are escaped; a plain value that would become something else is put in
    /// quotes as a whole. `None` where it cannot be done.
    #[must_use]
    pub fn edit(self, source: &str, span: Span, words: &str) -> Option<(Span, String)> {
        self.edits(source, &[(span, words.to_owned())])?.pop()
    }

    /// The same for several edits that are made together, in order of place: what
    /// the value becomes is the work of all of them.
    #[must_use]
    pub fn edits(self, source: &str, edits: &[(Span, String)]) -> Option<Vec<(Span, String)>> {
        let each = |write: fn(&str) -> String| {
            let edits = edits.iter();
            Some(edits.map(|(span, words)| (*span, write(words))).collect())
        };
        match self.style {
            ScalarStyle::SingleQuoted => each(|words| words.replace('\'', "''")),
            ScalarStyle::DoubleQuoted => each(escaped),
            ScalarStyle::Literal | ScalarStyle::Folded => Some(self.in_lines(source, edits)),
            ScalarStyle::Plain => plain::edits(source, self.span, edits),
        }
    }

    /// Edits of a block, whose lines tell by their blanks how far they are
    /// indented: where words go from the start of one, so do the blanks behind them.
    fn in_lines(self, source: &str, edits: &[(Span, String)]) -> Vec<(Span, String)> {
        let mut out = Vec::with_capacity(edits.len());
        for (at, (span, words)) in edits.iter().enumerate() {
            let before = source.get(..span.start()).unwrap_or("");
            let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
            let mut end = span.end();
            if words.is_empty() && line.chars().all(|c| c == ' ') {
                let next = edits
                    .get(at + 1)
                    .map_or(self.span.end(), |(next, _)| next.start());
                let behind = source.get(end..next.max(end)).unwrap_or("");
                end += behind.len() - behind.trim_start_matches([' ', '\t']).len();
            }
            out.push((Span::new(span.start(), end), words.clone()));
        }
        out
    }

    /// The words that an edit of this value writes, as YAML reads them: the inverse
    /// of [`Scalar::edits`].
    #[must_use]
    pub fn read(self, span: Span, written: &str) -> String {
        let quoted = written.strip_prefix('"').and_then(|w| w.strip_suffix('"'));
        match (self.style, quoted) {
            (ScalarStyle::SingleQuoted, _) => written.replace("''", "'"),
            (ScalarStyle::DoubleQuoted, _) => unescaped(written),
            (ScalarStyle::Plain, Some(inner)) if span == self.span => unescaped(inner),
            _ => written.to_owned(),
        }
    }
}

/// The words that [`escaped`] made of others.
fn unescaped(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut chars = written.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('t') => out.push('\t'),
                Some('n') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// A value in one line as YAML writes it: without quotes where it can be.
#[must_use]
pub fn written(value: &str) -> String {
    plain::written(value)
}

/// A key and its value, in one line or several, with the line break behind them.
#[must_use]
pub fn entry(key: &str, value: &str) -> String {
    let key = written(key);
    if value.is_empty() {
        return format!("{key}:\n");
    }
    if !value.contains('\n') || !is_block(value) {
        return format!("{key}: {}\n", written(value));
    }
    // A first line that is indented would be taken for the measure of all.
    let indent = if value.starts_with(' ') { "2" } else { "" };
    let chomp = if value.ends_with('\n') { "" } else { "-" };
    let mut out = format!("{key}: |{indent}{chomp}\n");
    for line in value.trim_end_matches('\n').split('\n') {
        if !line.is_empty() {
            out.push_str("  ");
            out.push_str(line);
        }
        out.push('\n');
    }
    out
}

/// Whether a text stands in a block as it is: printable, its first line not
/// blank, and no more than one line break at its end.
fn is_block(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    !first.trim().is_empty()
        && !text.ends_with("\n\n")
        && text.lines().all(|line| !line.starts_with('\t'))
        && text
            .chars()
            .all(|c| c == '\n' || c == '\t' || is_printable(c))
}

const fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
        && !matches!(c, '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{10000}'..)
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", escaped(value))
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            c if is_printable(c) => out.push(c),
            c if u32::from(c) < 0x1_0000 => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_written_so_that_it_reads_as_itself() {
        for (value, wanted) in [
            ("aws", "k: aws\n"),
            ("0123", "k: \"0123\"\n"),
            ("yes", "k: \"yes\"\n"),
            ("a: b", "k: \"a: b\"\n"),
            ("a\nb\n", "k: |\n  a\n  b\n"),
            ("a\n\nb", "k: |-\n  a\n\n  b\n"),
            ("  a\nb\n", "k: |2\n    a\n  b\n"),
            ("\u{1b}x\ny", "k: \"\\u001Bx\\ny\"\n"),
            ("", "k:\n"),
        ] {
            assert_eq!(entry("k", value), wanted);
            let read: std::collections::BTreeMap<String, Option<String>> =
                serde_yaml::from_str(&entry("k", value)).unwrap();
            assert_eq!(read["k"].clone().unwrap_or_default(), value);
        }
    }

    fn edited(source: &str, value: &str, style: ScalarStyle, old: &str, new: &str) -> String {
        let start = source.find(value).unwrap();
        let span = Span::new(start, start + value.len());
        let at = source.find(old).unwrap();
        let scalar = Scalar { span, style };
        let place = Span::new(at, at + old.len());
        let (place, words) = scalar.edit(source, place, new).unwrap();
        let (start, end) = (place.start(), place.end());
        format!("{}{words}{}", &source[..start], &source[end..])
    }

    #[test]
    fn a_plain_value_gets_quotes_where_it_needs_them() {
        let plain = |new| edited("card: 4111 # x", "4111", ScalarStyle::Plain, "4111", new);
        assert_eq!(plain("<CARD_1>"), "card: <CARD_1> # x");
        assert_eq!(plain("****"), "card: \"****\" # x");
        assert_eq!(plain("0123"), "card: \"0123\" # x");
        assert_eq!(plain("a: b"), "card: \"a: b\" # x");
        assert_eq!(plain("say \"x\""), "card: say \"x\" # x");
    }

    #[test]
    fn quotes_are_escaped_as_the_style_wants() {
        let single = edited(
            "s: 'it x'",
            "'it x'",
            ScalarStyle::SingleQuoted,
            "x",
            "isn't",
        );
        assert_eq!(single, "s: 'it isn''t'");
        let double = edited(
            "s: \"x\"",
            "\"x\"",
            ScalarStyle::DoubleQuoted,
            "x",
            "a \"b\" \\",
        );
        assert_eq!(double, "s: \"a \\\"b\\\" \\\\\"");
    }
}
