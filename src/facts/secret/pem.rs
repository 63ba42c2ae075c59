//! Private keys in PEM, the whole block as one range.

use super::{Found, SecretKind};
use crate::text::Range;

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
/// The PuTTY form of a private key.
const PUTTY: &str = "Private-Lines: ";
/// So many letters of base64 in a row are a key; fewer are what is left of a
/// masked one (`MIIEpAIBAAK…`).
const KEY_RUN: usize = 40;
/// The longest title, `ENCRYPTED PRIVATE KEY` and the like.
const TITLE: usize = 48;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let mut from = 0;
    while let Some(at) = text[from..].find(BEGIN) {
        let start = from + at;
        let body = start + BEGIN.len();
        let (end, is_key) = block(text, body);
        if is_key {
            push(start..end, found);
        }
        from = end;
    }
    for (at, _) in text.match_indices(PUTTY) {
        let count = at + PUTTY.len();
        let digits = text[count..].bytes().take_while(u8::is_ascii_digit).count();
        let lines = count + digits + usize::from(text[count + digits..].starts_with('\n'));
        let end = lines + base64_len(&text[lines..]);
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
    // The next block's BEGIN means that this one lost its END.
    let (end, next) = match text[body..].find(DASHES) {
        Some(n) if text[body + n..].starts_with(END) => {
            let after = body + n + END.len();
            let close = text[after..].find(DASHES).filter(|n| *n <= TITLE);
            (body + n, close.map_or(after, |n| after + n + DASHES.len()))
        }
        _ => {
            let end = body + base64_len(&text[body..]);
            (end, end)
        }
    };
    let is_key = title.contains("PRIVATE KEY") && has_key(&text[body..end]);
    (next, is_key)
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
    let taken = &text[..len];
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
