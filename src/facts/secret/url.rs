//! Passwords and tokens in the user part of a URL or connection string.

use memchr::memmem::find_iter;

use super::value::{self, Value};
use super::{Found, SecretKind};

/// The longest `user:password@` that is looked at.
const LONGEST: usize = 512;

/// What parts the scheme of a URL from the rest.
const SCHEME_END: &str = "://";

/// What stands in the place of a password where the user is a token.
const NO_PASSWORDS: [&str; 4] = ["x-oauth-basic", "api_token", "api-token", "x-token-auth"];

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
        let (name, password) = user.split_once(':').unwrap_or((user, ""));
        let stands_in = NO_PASSWORDS.contains(&password);
        if password.len() >= 3 && !stands_in && !value::is_placeholder(password) {
            let from = start + name.len() + 1;
            found.push(Found {
                range: from..from + password.len(),
                kind: SecretKind::UrlPassword,
            });
        } else if is_token(name) {
            found.push(Found {
                range: start..start + name.len(),
                kind: SecretKind::Token,
            });
        }
    }
}

/// Whether the user of an address is a token: no name is so long and so scrambled.
fn is_token(user: &str) -> bool {
    const MIXED: usize = 20;
    /// The public keys of some services have 32 letters.
    const PLAIN: usize = 36;
    let has = |class: fn(&u8) -> bool| user.as_bytes().iter().any(class);
    let turns = |class: fn(&u8) -> bool| {
        let pairs = user.as_bytes().windows(2);
        pairs.filter(|w| class(&w[0]) != class(&w[1])).count()
    };
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    let scrambled = match mixed {
        true => 5 * (turns(u8::is_ascii_digit) + turns(u8::is_ascii_uppercase)) >= 2 * user.len(),
        false => 4 * turns(u8::is_ascii_digit) >= user.len(),
    };
    user.len() >= if mixed { MIXED } else { PLAIN }
        && scrambled
        && user
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        && has(u8::is_ascii_digit)
        && !value::is_uuid(user)
        && !value::is_placeholder(user)
}
