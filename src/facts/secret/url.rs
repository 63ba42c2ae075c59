//! Passwords in the user part of a URL or connection string.

use super::value;
use super::{Found, SecretKind};

/// The longest `user:password@` that is looked at.
const LONGEST: usize = 512;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    for (at, mark) in text.match_indices("://") {
        let start = at + mark.len();
        let authority = text[start..]
            .bytes()
            .take(LONGEST)
            .take_while(|b| {
                b.is_ascii_graphic() && !matches!(b, b'/' | b'?' | b'#' | b'"' | b'`' | b'\\')
            })
            .count();
        // A password may hold `@`: the host begins after the last one.
        let authority = &text[start..start + authority];
        let Some((user, _host)) = authority.rsplit_once('@') else {
            continue;
        };
        let Some((name, password)) = user.split_once(':') else {
            continue;
        };
        if password.len() >= 3 && !value::is_placeholder(password) {
            let from = start + name.len() + 1;
            found.push(Found {
                range: from..from + password.len(),
                kind: SecretKind::UrlPassword,
            });
        }
    }
}
