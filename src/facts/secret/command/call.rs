//! Passwords among the arguments of a call: `new PDO("…", "app", "…")`.

use super::super::tuple::items;
use super::super::value::{self, Value};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::Ticket;

/// Functions whose second argument is the password; that of the others is the
/// third.
const SECOND: [&str; 5] = [
    "oci_connect",
    "login",
    "credential",
    "credentials",
    "authentication",
];

/// Functions that take other things in the place of a password, too.
const VAGUE: [&str; 3] = ["client.connect", "ssh.connect", "sftp.connect"];

/// The longest list of arguments.
const LONGEST: usize = 1024;

/// The passwords that are written out among such arguments.
pub(super) fn values(ticket: &Ticket) -> Vec<Value> {
    let text = ticket.text().as_str();
    let mut done = 0;
    let mut found = Vec::new();
    for at in cues::SECRET_CALL.find_all(ticket.folded()) {
        if at.start < done {
            continue;
        }
        let Some((arguments, end)) = items(text, at.end.saturating_sub(1), LONGEST) else {
            continue;
        };
        done = end;
        let name = text[at.clone()].to_ascii_lowercase();
        let name = name.trim_end_matches(['(', ' ']);
        // `ftp_login($connection, …)` names its connection first.
        let second = SECOND.iter().any(|s| name.ends_with(s)) && name != "ftp_login";
        // A port stands behind the host.
        let number = |range: &Range| {
            let words = text.get(range.clone()).unwrap_or("");
            !words.is_empty() && words.bytes().all(|b| b.is_ascii_digit())
        };
        let port = usize::from(!second && arguments.get(1).is_some_and(number));
        let Some(argument) = arguments.get(if second { 1 } else { 2 + port }) else {
            continue;
        };
        // These connect to anything.
        let vague = VAGUE.iter().any(|v| name.ends_with(v));
        let value = Value::read(text, argument.start);
        found.extend(value.filter(|value| {
            let word = value.head(text);
            value.quoted
                && value.range.end <= argument.end
                && !word.contains(' ')
                && (!vague || value::is_nameless(word))
        }));
    }
    found
}
