//! Reading a value, and telling a credential from what only stands there.

use crate::knowledge::cues;
use crate::text::Range;

/// So much of a value shows what it is.
const HEAD: usize = 256;
/// The longest value between Japanese quotes or brackets.
const QUOTED: usize = 200;
/// The longest value in a CDATA section of XML.
const CDATA: usize = 4096;
/// Characters people put over a secret.
const MASKS: &[char] = &[
    '*', '●', '■', '□', '○', '◯', '•', '…', '×', '▲', '★', '█', '▒',
];

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
        // `"a\"b"`: the quote inside belongs to the value.
        let escaped =
            close == "\"" && line[..end].ends_with('\\') && !line[..end].ends_with("\\\\");
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

/// Where `what` stands in the first line of `text`. Reads no further than that.
fn find_in_line(text: &str, what: &str) -> Option<usize> {
    let first = what.chars().next()?;
    text.match_indices([first, '\n'])
        .take_while(|(_, found)| *found != "\n")
        .map(|(at, _)| at)
        .find(|at| text[*at..].starts_with(what))
}

/// Length of a value without quotes. Blanks and quotes end it, and what
/// separates values in connection strings, queries and lists.
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
            b'.' | b',' | b':' | b';' | b'?' | b'|' | b'\\' | b'>' => true,
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

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Made by a machine: long and scrambled.
    Random,
    /// Letters with digits or marks among them.
    Mixed,
    /// Nothing but digits.
    Digits,
    /// A word or name.
    Word,
    /// Anything else.
    Other,
}

impl Look {
    pub(super) fn of(value: &str) -> Self {
        let head = head(value);
        if !head.is_ascii() {
            return Self::Other;
        }
        let has = |f: fn(&u8) -> bool| head.as_bytes().iter().any(f);
        let letter = has(u8::is_ascii_alphabetic);
        let digit = has(u8::is_ascii_digit);
        let blank = has(|b| b.is_ascii_whitespace());
        let mark =
            has(|b| b.is_ascii_punctuation() && !matches!(b, b'-' | b'_' | b'.' | b'/' | b':'));
        match (letter, digit) {
            _ if blank => Self::Other,
            (true, _) if head.len() >= 16 && is_scrambled(head) => Self::Random,
            (true, true) => Self::Mixed,
            (true, false) if mark => Self::Mixed,
            (true, false) => Self::Word,
            (false, true) if mark => Self::Mixed,
            (false, true) if head.bytes().all(|b| b.is_ascii_digit()) => Self::Digits,
            _ => Self::Other,
        }
    }
}

/// Changes between letters and digits, or between cases, too many for a name.
fn is_scrambled(value: &str) -> bool {
    value
        .as_bytes()
        .split(|b| !b.is_ascii_alphanumeric())
        .any(|part| {
            let turns = |class: fn(u8) -> bool| {
                part.windows(2)
                    .filter(|w| class(w[0]) != class(w[1]))
                    .count()
            };
            let digits = turns(|b| b.is_ascii_digit());
            let cases = turns(|b| b.is_ascii_uppercase());
            part.len() >= 8 && (digits >= 3 || (digits >= 1 && cases >= 4) || cases >= 7)
        })
}

/// Eight-four-four-four-twelve.
pub(super) fn is_uuid(value: &str) -> bool {
    value.len() == 36
        && value.bytes().enumerate().all(|(i, b)| match i {
            8 | 13 | 18 | 23 => b == b'-',
            _ => b.is_ascii_hexdigit(),
        })
}

/// A key that documentation prints.
pub(super) fn is_sample(value: &str) -> bool {
    cues::SECRET_DOCUMENTATION_SAMPLE.is_in(head(value))
}

/// The value says that the secret is elsewhere, or is covered: a mask, a
/// variable, a call, a word that describes.
pub(super) fn is_placeholder(value: &str) -> bool {
    is_masked(value) || cues::SECRET_NOT_A_VALUE.is_in(&head(value).to_ascii_lowercase())
}

/// Somebody covered it, or most of it.
pub(super) fn is_masked(value: &str) -> bool {
    const SHORTEST: usize = 3;
    let head = head(value);
    let longest = longest_run(head);
    longest >= SHORTEST && (longest == head.chars().count() || longest * 4 >= head.len())
        || head.contains("***")
        || head.contains("...")
}

/// The longest run of one mask character; `x` and `X` are one too.
fn longest_run(text: &str) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for c in text.chars() {
        let c = c.to_ascii_lowercase();
        let masks = MASKS.contains(&c) || matches!(c, 'x' | '#' | '.' | '-' | '_' | '?' | '=');
        run = match (masks, last == Some(c)) {
            (true, true) => run + 1,
            (true, false) => 1,
            (false, _) => 0,
        };
        last = Some(c);
        longest = longest.max(run);
    }
    longest
}

/// The value goes on under a mask.
pub(super) fn is_masked_after(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    rest.starts_with("...") || rest.starts_with("**") || {
        let mut chars = rest.chars();
        chars.next().is_some_and(|c| c != '*' && MASKS.contains(&c))
    }
}

fn head(value: &str) -> &str {
    &value[..floor(value, HEAD)]
}

/// The last character boundary not after `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
