//! Private keys in PEM, the whole block as one range.

use memchr::memmem;

use super::value::{Look, floor, is_placeholder};
use super::{Found, SecretKind};
use crate::text::Range;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
/// The PuTTY form of a private key.
const PUTTY: &str = "Private-Lines: ";
/// The longest of that form.
const PUTTY_KEY: usize = 1 << 14;
/// So many letters of base64 in a row are a key; fewer are what is left of a
/// masked one (`MIIEpAIBAAK…`).
const KEY_RUN: usize = 40;
/// The longest title, `ENCRYPTED PRIVATE KEY` and the like.
const TITLE: usize = 48;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = memmem::find(&text.as_bytes()[from..], BEGIN.as_bytes()) {
        let start = from + at;
        let body = start + BEGIN.len();
        let (end, is_key) = block(text, body);
        if is_key {
            push(start..end, found);
        }
        from = end;
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

/// End of the block whose title begins at `at`, and whether it is a private key.
fn block(text: &str, at: usize) -> (usize, bool) {
    let rest = &text[at..];
    let title_end = rest
        .bytes()
        .take(TITLE)
        .take_while(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || *b == b' ')
        .count();
    let title = &rest[..title_end];
    if !rest[title_end..].starts_with(DASHES) {
        return (at, false);
    }
    let body = at + title_end + DASHES.len();
    let alone = stands_alone(text, at - BEGIN.len(), body);
    // The next block's BEGIN means that this one lost its END.
    let (end, next, closed) = match text[body..].find(DASHES) {
        Some(n) if text[body + n..].starts_with(END) => {
            let after = body + n + END.len();
            let close = text[after..].find(DASHES).filter(|n| *n <= TITLE);
            let next = close.map_or(after, |n| after + n + DASHES.len());
            (body + n, next, true)
        }
        _ => {
            let end = body + base64_len(&text[body..]);
            (end, end, false)
        }
    };
    let inside = &text[body..end];
    let is_key = title.contains("PRIVATE KEY")
        && (has_key(inside)
            || (alone || closed) && is_short_key(inside)
            || alone && !closed && is_cut(&text[body..]));
    (next, is_key)
}

/// Whether the first line of a block, from `start` to `end`, has a line of the
/// text for itself: in a sentence it is only spoken of.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    const MARGIN: usize = 32;
    let before = &text[floor(text, start.saturating_sub(MARGIN))..start];
    let margin = before.rsplit('\n').next().unwrap_or("");
    let after = &text[end..];
    margin.bytes().all(|b| matches!(b, b' ' | b'>' | b'\t'))
        && (after.is_empty() || after.starts_with(['\n', '\r']))
}

/// A body that is short, but whole as far as it goes: nobody masked it.
fn is_short_key(body: &str) -> bool {
    const SHORTEST: usize = 8;
    // Where lines are folded, blanks are between them.
    let lines = body.split_whitespace().map(|line| line.trim_matches('>'));
    let mut letters = lines.filter(|line| !line.is_empty()).peekable();
    letters.peek().is_some()
        && letters.all(|line| {
            line.bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
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

/// Length of the base64 lines at the start, without blanks after them.
fn base64_len(text: &str) -> usize {
    let len = text
        .bytes()
        .take_while(|b| {
            b.is_ascii_alphanumeric()
                || matches!(b, b'+' | b'/' | b'=' | b'\n' | b'\r' | b' ' | b'\\' | b'>')
        })
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
        .split(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')))
        .any(|run| run.len() >= KEY_RUN && run.iter().any(|b| *b != run[0]))
}
