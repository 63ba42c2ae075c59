//! Reading a value.

mod look;

pub(super) use look::{
    Look, is_encoded_pair, is_grouped, is_grouped_number, is_half, is_made, is_masked,
    is_masked_after, is_mingled, is_nameless, is_placeholder, is_sample, is_seed, is_strong,
    is_uuid,
};

use crate::text::Range;
pub(super) use crate::text::floor_char_boundary as floor;

/// So much of a value shows what it is.
const HEAD: usize = 256;
/// The longest value between Japanese quotes or brackets.
const QUOTED: usize = 200;
/// The longest value in a CDATA section of XML.
const CDATA: usize = 4096;

/// A value after a label or option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) range: Range,
    /// It stood between quotes or brackets.
    pub(super) quoted: bool,
}

/// Reads values out of one text. It remembers where the value it read last
/// ends, so that a megabyte without a blank is walked through only once.
#[derive(Debug, Default)]
pub(super) struct Reader {
    last: Range,
}

impl Value {
    /// The value that begins at `at`, quotes and the like left out.
    pub(super) fn read(text: &str, at: usize) -> Option<Self> {
        Reader::default().read(text, at)
    }

    /// As much of it as shows what it is.
    pub(super) fn head<'a>(&self, text: &'a str) -> &'a str {
        head(text.get(self.range.clone()).unwrap_or(""))
    }
}

impl Reader {
    pub(super) fn read(&mut self, text: &str, at: usize) -> Option<Value> {
        let rest = text.get(at..)?;
        if let Some(value) = quoted(rest, at) {
            return Some(value);
        }
        let at = at + rest.bytes().take_while(|b| is_quote(*b)).count();
        let end = self.end(text, at);
        let len = without_punctuation(&text[at..end]).len();
        (len > 0).then(|| Value {
            range: at..at + len,
            quoted: false,
        })
    }

    /// End of the run of ASCII letters, digits and marks at `at`.
    fn end(&mut self, text: &str, at: usize) -> usize {
        if !(self.last.start <= at && at < self.last.end) {
            self.last = at..at + unquoted_len(&text[at..]);
        }
        self.last.end
    }
}

const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'' | b'`')
}

fn quoted(rest: &str, at: usize) -> Option<Value> {
    let (open, close) = [
        ("\\\"", "\\\""),
        ("\"", "\""),
        ("'", "'"),
        ("`", "`"),
        ("「", "」"),
        ("『", "』"),
        ("【", "】"),
        ("<![CDATA[", "]]>"),
    ]
    .into_iter()
    .find(|(open, _)| rest.starts_with(open))?;
    let inner = &rest[open.len()..];
    // What opens like it closes is closed by the next of its kind at the latest;
    // for the others a text full of openings must not be read for each.
    let reach = match close {
        _ if !close.is_ascii() => QUOTED,
        "]]>" => CDATA,
        _ => inner.len(),
    };
    let line = &inner[..floor(inner, reach)];
    let mut from = 0;
    while let Some(found) = find_in_line(&line[from..], close) {
        let end = from + found;
        // `"a\"b"`, `'a''b'`: the quote inside belongs to the value.
        let escaped =
            close == "\"" && line[..end].ends_with('\\') && !line[..end].ends_with("\\\\");
        let doubled = end > from && is_doubled(&line[end..], close);
        if doubled {
            from = end + 2 * close.len();
            continue;
        }
        if !escaped {
            let start = at + open.len();
            return (end > 0).then(|| Value {
                range: start..start + end,
                quoted: true,
            });
        }
        from = end + 1;
    }
    None
}

/// Whether a quote is written twice, as YAML, SQL and CSV write one inside a
/// value, and a value goes on after it.
fn is_doubled(rest: &str, quote: &str) -> bool {
    matches!(quote, "'" | "\"")
        && rest
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_prefix(quote))
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Where `what` stands in the first line of `text`. Reads no further than that.
fn find_in_line(text: &str, what: &str) -> Option<usize> {
    let first = what.chars().next()?;
    text.match_indices([first, '\n'])
        .take_while(|(_, found)| *found != "\n")
        .map(|(at, _)| at)
        .find(|at| text[*at..].starts_with(what))
}

/// Length of a value without quotes. Blanks end it, quotes but for those inside
/// a word (`it's5`), and what separates values in connection strings, queries
/// and lists.
fn unquoted_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let stop = bytes.iter().enumerate().position(|(i, byte)| {
        let next = &bytes[i + 1..];
        match byte {
            b';' | b'<' => true,
            b'&' | b',' | b'|' => {
                next.first().is_none_or(|b| !b.is_ascii_graphic()) || begins_pair(next)
            }
            b'\\' => {
                next.first()
                    .is_some_and(|b| matches!(b, b'n' | b'r' | b't'))
                    && i > 0
            }
            b'\'' | b'"' => {
                let quotes = next.iter().take(2).take_while(|b| *b == byte).count();
                let inside = i > 0 && bytes[i - 1].is_ascii_alphanumeric();
                !inside || !next.get(quotes).is_some_and(u8::is_ascii_alphanumeric)
            }
            _ => !byte.is_ascii_graphic() || is_quote(*byte),
        }
    });
    stop.unwrap_or(bytes.len())
}

/// `word` without the punctuation of the sentence it stands in.
fn without_punctuation(word: &str) -> &str {
    const MOST: usize = 16;
    let mut word = word;
    for _ in 0..MOST {
        let Some(last) = word.bytes().last() else {
            break;
        };
        let tail = &word.as_bytes()[word.len().saturating_sub(HEAD)..];
        let loose = match last {
            b'.' | b',' | b':' | b';' | b'?' | b'|' | b'\\' | b'>' | b'(' => true,
            b')' => !tail.contains(&b'('),
            b']' => !tail.contains(&b'['),
            b'}' => !tail.contains(&b'{'),
            _ => false,
        };
        if !loose {
            break;
        }
        word = &word[..word.len() - 1];
    }
    word
}

/// `name=` or `name:` is the next pair of a list.
fn begins_pair(bytes: &[u8]) -> bool {
    const NAME: usize = 48;
    let bytes = bytes.strip_prefix(b"amp;").unwrap_or(bytes);
    let len = bytes
        .iter()
        .take(NAME)
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        .count();
    len > 0 && matches!(bytes.get(len), Some(b'=' | b':'))
}

fn head(value: &str) -> &str {
    &value[..floor(value, HEAD)]
}
