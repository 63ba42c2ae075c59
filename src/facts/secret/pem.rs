//! Private keys in PEM, the whole block as one range.

mod mark;

use memchr::memmem;

use super::value::{Look, floor, is_placeholder};
use super::{Found, SecretKind};
use crate::text::Range;
use mark::{Mark, marks};

const END: &str = "-----END ";
const DASHES: &str = "-----";
/// The PuTTY form of a private key.
const PUTTY: &str = "Private-Lines: ";
/// The longest of that form.
const PUTTY_KEY: usize = 1 << 14;
/// So many letters of base64 in a row are a key; fewer are what is left of a
/// masked one (`MIIEpAIBAAK…`).
const KEY_RUN: usize = 40;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let marks = marks(text);
    let mut done = 0;
    for (at, mark) in marks.iter().enumerate() {
        if mark.range.start < done {
            continue;
        }
        let next = marks.get(at + 1);
        let key = match mark.opens {
            true => block(text, mark, next),
            false => above(text, done, mark),
        };
        if let Some(key) = key {
            done = key.end;
            push(key, found);
        } else {
            done = mark.range.end;
        }
    }
    for at in memmem::find_iter(text.as_bytes(), PUTTY) {
        let count = at + PUTTY.len();
        let digits = text[count..].bytes().take_while(u8::is_ascii_digit).count();
        let lines = count + digits + usize::from(text[count + digits..].starts_with('\n'));
        let number = text[count..count + digits].parse().unwrap_or(usize::MAX);
        let window = &text[lines..floor(text, lines + PUTTY_KEY)];
        let whole = window.split_inclusive('\n').take(number);
        let end = lines + whole.map(str::len).sum::<usize>();
        let end = lines + base64_len(&text[lines..end]);
        if has_key(&text[lines..end]) {
            push(lines..end, found);
        }
    }
}

fn push(range: Range, found: &mut Vec<Found>) {
    found.push(Found {
        range,
        kind: SecretKind::PrivateKey,
    });
}

/// The block that a mark opens, `next` being the mark behind it, if it holds a key.
fn block(text: &str, mark: &Mark, next: Option<&Mark>) -> Option<Range> {
    let body = mark.range.end;
    let until = next.map_or(text.len(), |next| next.range.start);
    let closing = next.filter(|next| !next.opens);
    let between = &text[body..until];
    // A block of another sort means that this one lost its END.
    let (end, last, closed) = match (between.find(DASHES), closing) {
        (Some(n), _) if between[n..].starts_with(END) => {
            const TITLE: usize = 48;
            let after = body + n + END.len();
            let title = &text[after..floor(text, after + TITLE + DASHES.len())];
            let close = title.find(DASHES);
            let last = close.map_or(after, |n| after + n + DASHES.len());
            (body + n, last, true)
        }
        (None, Some(next)) => (until, next.range.end, true),
        _ => {
            let end = body + past_headers(between);
            let end = end + base64_len(&text[end..]);
            (end, end, false)
        }
    };
    let inside = &text[body..end];
    let framed = mark.framed && (mark.alone || closed);
    let is_key = match mark.framed {
        true => {
            has_key(inside)
                || framed && is_short_key(inside)
                || mark.whole && mark.alone && !closed && is_cut(&text[body..])
        }
        // The dashes are gone, or it is the language of a sentence.
        false => mark.alone && has_key(inside) && begins_below(inside),
    };
    is_key.then_some(mark.range.start..last)
}

/// The key whose end a mark is and whose beginning was cut away, at most from `from` on.
fn above(text: &str, from: usize, mark: &Mark) -> Option<Range> {
    /// Behind the last line there are few breaks.
    const LAST: usize = 4;
    // Words of prose are no last line, which may be short.
    let is_rest = |line: &str| line.len().is_multiple_of(4) && Look::of(line) != Look::Word;
    if !mark.framed && !mark.alone {
        return None;
    }
    let before = text.get(from..mark.range.start)?;
    let mut end = before.len();
    let mut first = None;
    for (number, piece) in before.rsplit([' ', '\n', '\r', '>']).enumerate() {
        let start = end - piece.len();
        end = start.saturating_sub(1);
        let run = piece.bytes().rev();
        let run = run.take_while(|b| is_base64(*b) || *b == b'\\').count();
        let line = &piece[piece.len() - run..];
        if has_key(line) {
            first = Some(from + start + piece.len() - run);
        } else if !piece.is_empty() && (first.is_some() || number > LAST || !is_rest(line)) {
            break;
        }
        if run < piece.len() {
            break;
        }
    }
    first.map(|start| start..mark.range.end)
}

/// Where a key without a frame ends whose first line is `first`: the lines below it
/// that are as long, and a last one that is shorter.
pub(super) fn end_of_lines(text: &str, first: &Range) -> usize {
    const BREAKS: [&str; 5] = ["\n", "\r\n", "\\n", "\\r\\n", " "];
    const MARGIN: usize = 16;
    const HEAD: usize = 8;
    let width = text[first.clone()].trim_end_matches('=').len();
    let mut end = first.end;
    loop {
        let rest = &text[end..];
        let Some(gap) = BREAKS.iter().find(|gap| rest.starts_with(**gap)) else {
            return end;
        };
        let line = &rest[gap.len()..];
        let margin = line
            .bytes()
            .take(MARGIN)
            .take_while(|b| matches!(b, b' ' | b'\t' | b'>'))
            .count();
        let line = &line[margin..];
        let run = line.bytes().take(width + 1).take_while(|b| is_base64(*b));
        let run = &line[..run.count()];
        let whole = !line[run.len()..].starts_with(|c: char| c.is_alphanumeric());
        let last = run.len() < width
            && run.len().is_multiple_of(4)
            && !matches!(Look::of(run), Look::Word | Look::Digits);
        // Another key that begins alike.
        let another = run.starts_with(&text[first.clone()][..HEAD.min(width)]);
        if another || !whole || run.len() != width && !last || !run.ends_with(is_letter) {
            return end;
        }
        end += gap.len() + margin + run.len();
        if last {
            return end;
        }
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// A body that is short, but whole as far as it goes: nobody masked it.
fn is_short_key(body: &str) -> bool {
    const SHORTEST: usize = 8;
    // Where lines are folded, blanks are between them.
    let lines = body.split_whitespace().map(|line| line.trim_matches('>'));
    let mut letters = lines.filter(|line| !line.is_empty()).peekable();
    letters.peek().is_some()
        && letters.all(|line| {
            line.bytes().all(is_base64)
                && line.len() >= SHORTEST
                && !matches!(Look::of(line), Look::Word | Look::Digits)
                && !is_placeholder(line)
        })
}

/// The block breaks off after its first line.
fn is_cut(rest: &str) -> bool {
    let mut lines = rest.lines().skip(1).map(str::trim);
    lines.next().is_none_or(str::is_empty)
}

/// The first line below is one of the key.
fn begins_below(body: &str) -> bool {
    let first = body.lines().map(str::trim).find(|line| !line.is_empty());
    first.is_some_and(|line| !line.contains(' ') && has_key(line))
}

/// Length of the lines that tell of the key before it begins: `Proc-Type: 4,ENCRYPTED`.
fn past_headers(text: &str) -> usize {
    const MOST: usize = 6;
    let mut end = 0;
    for line in text.split_inclusive('\n').take(MOST) {
        let name = line.split_once(": ").map_or("", |(name, _)| name.trim());
        let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
        if !named && !line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    // Nothing but blank lines is none.
    if text[..end].trim().is_empty() {
        0
    } else {
        end
    }
}

/// Length of the base64 lines at the start, without blanks after them.
fn base64_len(text: &str) -> usize {
    let len = text
        .bytes()
        .take_while(|b| is_base64(*b) || matches!(b, b'\n' | b'\r' | b' ' | b'\\' | b'>'))
        .count();
    // A label on the line after it is no line of it, nor is a sentence.
    let last = text[..len].rfind('\n').unwrap_or(0);
    let whole = match text[len..].chars().next() {
        Some(':' | '：' | '-' | '_' | ',' | '.' | '(') if !has_key(&text[last..len]) => last,
        _ => len,
    };
    let taken = &text[..whole];
    // Words of prose after the last line are not part of the key.
    let last_key_line = taken
        .split_inclusive('\n')
        .scan(0, |end, line| {
            *end += line.len();
            Some((*end, line.trim()))
        })
        .take_while(|(_, line)| !line.contains(' ') || has_key(line))
        .last();
    last_key_line.map_or(0, |(end, _)| taken[..end].trim_end().len())
}

fn has_key(body: &str) -> bool {
    body.as_bytes()
        .split(|b| !is_base64(*b))
        .any(|run| run.len() >= KEY_RUN && run.iter().any(|b| *b != run[0]))
}
