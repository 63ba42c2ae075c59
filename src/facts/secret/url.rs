//! Passwords in the user part of a URL or connection string.

use memchr::memmem::find_iter;

use super::value::{self, Value};
use super::{Found, SecretKind};

/// The longest `user:password@` that is looked at.
const LONGEST: usize = 512;

/// What parts the scheme of a URL from the rest.
const SCHEME_END: &str = "://";

/// The beginnings of addresses of Oracle that are none of URLs.
const ORACLE: [&str; 2] = ["jdbc:oracle:thin:", "jdbc:oracle:oci:"];

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let oracle = ORACLE.iter().flat_map(|mark| {
        let places = find_iter(text.as_bytes(), mark);
        places.map(move |at| at + mark.len())
    });
    for start in oracle {
        let Some(value) = Value::read(text, start) else {
            continue;
        };
        let logon = &text[value.range.clone()];
        if let Some((user, rest)) = logon.split_once('/')
            && let Some((password, _)) = rest.rsplit_once('@')
            && !user.is_empty()
            && !password.is_empty()
            && !value::is_placeholder(password)
        {
            let from = value.range.start + user.len() + 1;
            found.push(Found {
                range: from..from + password.len(),
                kind: SecretKind::UrlPassword,
            });
        }
    }
    for at in find_iter(text.as_bytes(), SCHEME_END) {
        let start = at + SCHEME_END.len();
        let authority = text[start..]
            .bytes()
            .take(LONGEST)
            .take_while(|b| {
                b.is_ascii_graphic() && !matches!(b, b'/' | b'?' | b'#' | b'"' | b'`' | b'\\')
            })
            .count();
        // A password may hold `@`: the host begins after the last one. It may
        // hold what ends the authority, too, if there is no port before that.
        let whole = text[start..]
            .bytes()
            .take(LONGEST)
            .take_while(|b| {
                b.is_ascii_graphic() && !matches!(b, b'"' | b'`' | b'\\' | b'\'' | b'<')
            })
            .count();
        let cut = &text[start..start + authority];
        let goes_on = !cut.contains('@')
            && cut.split_once(':').is_some_and(|(_, port)| {
                !port.bytes().all(|b| b.is_ascii_digit()) || port.is_empty()
            });
        let authority = match goes_on {
            true => &text[start..start + whole.max(authority)],
            false => cut,
        };
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
