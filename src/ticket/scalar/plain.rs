//! Plain values of YAML, which have no quotes: which words need none, and edits of
//! a value that may come to need them.

use super::{escaped, is_printable, quoted};
use crate::text::Span;

const BREAKS: [char; 2] = ['\n', '\r'];
const BLANKS: [char; 2] = [' ', '\t'];

/// What YAML takes for more than words, be it in a block or between brackets.
const MARKS: [&str; 7] = [": ", " #", ",", "[", "]", "{", "}"];

/// The edits of a plain value that stands at `value`: each where it is where the
/// value stays plain with all of them, else the whole value in quotes. `None` where
/// quotes would make words of what is none.
pub(super) fn edits(
    source: &str,
    value: Span,
    edits: &[(Span, String)],
) -> Option<Vec<(Span, String)>> {
    let before = value.slice(source)?;
    let mut after = String::with_capacity(before.len());
    let mut done = value.start();
    for (span, words) in edits {
        after.push_str(Span::new(done, span.start()).slice(source)?);
        after.push_str(words);
        done = span.end();
    }
    after.push_str(Span::new(done, value.end()).slice(source)?);
    if goes_on(before, &after) {
        return Some(edits.to_vec());
    }
    (!has_remark(&after)).then(|| vec![(value, quoted_lines(&after))])
}

/// Whether a plain value that read `before` is still one, and a text, as `after`:
/// what it has of marks already means nothing where it stands.
fn goes_on(before: &str, after: &str) -> bool {
    let (before, after) = (line(before), line(after));
    let count = |text: &str, mark| text.matches(mark).count();
    let begins = |text: &str| text.chars().take(2).collect::<String>();
    let Some(first) = after.chars().next() else {
        return false;
    };
    (!is_indicator(first) || begins(&before) == begins(&after))
        && MARKS
            .iter()
            .all(|mark| count(&after, mark) <= count(&before, mark))
        && after.chars().all(is_printable)
        && !is_other_type(after.trim())
}

/// The lines of a value on one, a blank behind each.
fn line(value: &str) -> String {
    let lines = value.split(BREAKS).map(|line| line.trim_matches(BLANKS));
    let lines = lines.filter(|line| !line.is_empty());
    lines.fold(String::new(), |mut all, line| {
        all.push_str(&line.replace('\t', " "));
        all.push(' ');
        all
    })
}

/// Whether one of the lines is a remark, which the parser leaves out of a value
/// without quotes.
fn has_remark(value: &str) -> bool {
    let mut lines = value.split(BREAKS).skip(1);
    lines.any(|line| line.trim_start_matches(BLANKS).starts_with('#'))
}

/// The value in quotes. Its lines stay lines, which are folded as those of a plain
/// value are.
fn quoted_lines(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for line in value.split_inclusive(BREAKS) {
        let words = line.trim_end_matches(BREAKS);
        let inner = words.trim_matches(BLANKS);
        let lead = words.len() - words.trim_start_matches(BLANKS).len();
        out.push_str(&words[..lead]);
        out.push_str(&escaped(inner));
        out.push_str(&line[lead + inner.len()..]);
    }
    out.push('"');
    out
}

/// A value in one line: without quotes where it can be.
pub(super) fn written(value: &str) -> String {
    if stays_plain(value) {
        value.to_owned()
    } else {
        quoted(value)
    }
}

/// Whether a plain scalar of these words is a text, and this one, in a block
/// and between brackets. Cautious: quotes do no harm.
fn stays_plain(value: &str) -> bool {
    let Some(first) = value.chars().next() else {
        return false;
    };
    let ends = value.trim_matches(BLANKS) == value && !value.ends_with(':');
    let marks = [": ", " #", ", ", ":\t", "\t#"];
    let marked =
        marks.iter().any(|mark| value.contains(mark)) || value.contains(['[', ']', '{', '}']);
    let printable = value.chars().all(is_printable);
    !is_indicator(first) && ends && !marked && printable && !is_other_type(value)
}

fn is_indicator(c: char) -> bool {
    "-?:,[]{}#&*!|>'\"%@`=".contains(c)
}

/// Whether YAML, old or new, may read the words as something but a text: a
/// number, a date, a yes.
fn is_other_type(value: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "+-.:_, TZeEx".contains(c);
    let lower = value.to_ascii_lowercase();
    let unsigned = lower.trim_start_matches(['+', '-']);
    let with_radix = ["0x", "0o", "0b"].iter().any(|radix| {
        let digits = unsigned.strip_prefix(radix).unwrap_or_default();
        !digits.is_empty() && digits.chars().all(|c| c.is_ascii_hexdigit() || c == '_')
    });
    (value.contains(|c: char| c.is_ascii_digit()) && value.chars().all(number))
        || with_radix
        || matches!(
            lower.as_str(),
            "~" | "null"
                | "true"
                | "false"
                | "yes"
                | "no"
                | "on"
                | "off"
                | "y"
                | "n"
                | ".nan"
                | ".inf"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The YAML with `old` in the value of its key replaced, and what YAML then
    /// reads.
    fn edited(yaml: &str, old: &str, new: &str) -> (String, String) {
        let start = yaml.find("k: ").unwrap() + 3;
        let end = yaml.trim_end().len();
        let at = yaml.find(old).unwrap();
        let place = Span::new(at, at + old.len());
        let made = edits(yaml, Span::new(start, end), &[(place, new.to_owned())]).unwrap();
        let mut out = yaml.to_owned();
        for (span, words) in made.iter().rev() {
            out.replace_range(span.start()..span.end(), words);
        }
        let read: std::collections::BTreeMap<String, String> = serde_yaml::from_str(&out).unwrap();
        (out, read["k"].clone())
    }

    #[test]
    fn a_value_of_several_lines_is_edited_where_the_words_stand() {
        for (yaml, old, new, wanted) in [
            ("k: a X\n  b\n", "X", "<Y_1>", "k: a <Y_1>\n  b\n"),
            ("k: a\n  X b\n", "X", "<Y_1>", "k: a\n  <Y_1> b\n"),
            ("k: a\r\n\r\n  b X\r\n", "X", "Y", "k: a\r\n\r\n  b Y\r\n"),
            ("k: a [1], b\n  X\n", "X", "Y", "k: a [1], b\n  Y\n"),
            ("k: a X\n  Z b\n", "X\n  Z", "Y", "k: a Y b\n"),
            ("k: -a\n  X\n", "X", "Y", "k: -a\n  Y\n"),
        ] {
            assert_eq!(edited(yaml, old, new).0, wanted);
        }
    }

    #[test]
    fn it_is_put_in_quotes_where_the_words_would_mean_more() {
        for (yaml, new, wanted, value) in [
            (
                "k: a \\ X\n  \"b\"\n",
                "c: d",
                "k: \"a \\\\ c: d\n  \\\"b\\\"\"\n",
                "a \\ c: d \"b\"",
            ),
            (
                "k: X a\n\n  b\n",
                "- c",
                "k: \"- c a\n\n  b\"\n",
                "- c a\nb",
            ),
        ] {
            let (out, read) = edited(yaml, "X", new);
            assert_eq!(out, wanted);
            assert_eq!(read, value);
        }
    }

    #[test]
    fn a_remark_is_not_made_of_words_nor_words_of_a_remark() {
        let yaml = "k: a\n  X#b\n";
        let place = Span::new(7, 8);
        let value = Span::new(3, yaml.len() - 1);
        assert_eq!(edits(yaml, value, &[(place, String::new())]), None);
    }
}
