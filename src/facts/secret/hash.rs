//! Passwords that went through a one-way function, and can be found by trying.

use memchr::memchr2_iter;

use super::{Found, SecretKind, value};

/// How the functions of `crypt` and their like are named.
const NAMES: &[&str] = &[
    "1",
    "2a",
    "2b",
    "2y",
    "5",
    "6",
    "7",
    "8",
    "9",
    "14",
    "y",
    "gy",
    "sha1",
    "apr1",
    "argon2i",
    "argon2id",
    "argon2d",
    "scrypt",
    "pbkdf2",
    "pbkdf2-sha256",
    "pbkdf2-sha512",
];
/// How directories name theirs.
const SCHEMES: &[&str] = &[
    "{SSHA}",
    "{SSHA256}",
    "{SSHA512}",
    "{SHA}",
    "{SHA256}",
    "{SHA512}",
    "{SMD5}",
    "{MD5}",
    "{CRYPT}",
    "{PBKDF2}",
    "{ARGON2}",
];
/// Shorter ones are what is left of a masked one.
const SHORTEST: usize = 16;
/// The longest that is looked at.
const LONGEST: usize = 512;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let mut done = 0;
    for at in memchr2_iter(b'$', b'{', text.as_bytes()) {
        if at < done {
            continue;
        }
        let Some(end) = end_of(text, at) else {
            continue;
        };
        done = end;
        found.push(Found {
            range: at..end,
            kind: SecretKind::PasswordHash,
        });
    }
}

/// Where the hash that begins at `at` ends.
fn end_of(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let body = match rest.strip_prefix('$') {
        Some(inside) => {
            let name = NAMES.iter().find(|name| {
                inside
                    .strip_prefix(**name)
                    .is_some_and(|r| r.starts_with('$'))
            })?;
            1 + name.len() + 1
        }
        None => SCHEMES.iter().find(|s| rest.starts_with(**s))?.len(),
    };
    let len = rest[body..]
        .bytes()
        .take(LONGEST)
        .take_while(|b| {
            b.is_ascii_alphanumeric()
                || matches!(b, b'.' | b'/' | b'$' | b'+' | b'=' | b',' | b'-' | b'_')
        })
        .count();
    let hash = rest[body..body + len].trim_end_matches(['.', ',', '-']);
    let mixed = hash.bytes().any(|b| b.is_ascii_alphabetic());
    let end = at + body + hash.len();
    (hash.len() >= SHORTEST
        && mixed
        && !value::is_masked(hash)
        && !value::is_masked_after(text, end))
    .then_some(end)
}
