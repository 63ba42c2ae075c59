//! What somebody signs in with, before the words that say so: 「kanri / … で
//! ログインします」.

use super::super::value::{self, Look, Value};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// The longest user and password.
const LONGEST: usize = 96;

/// The passwords before such words: the second half of a pair.
pub(super) fn values(ticket: &Ticket) -> Vec<Value> {
    let text = ticket.text().as_str();
    let ends = cues::SECRET_SIGN_IN_AFTER.find_all(ticket.folded());
    ends.into_iter()
        .filter_map(|at| {
            let window = value::floor(text, at.start.saturating_sub(LONGEST));
            let line = text[window..at.start].rsplit('\n').next()?;
            let start = at.start - line.len();
            let line = line.trim_end_matches(['"', '\'', '`', '」']);
            let end = start + line.len();
            let (before, password) = line.rsplit_once(['/', ':', '、'])?;
            let password = password.trim_start();
            let user = before.trim_end().bytes().last()?;
            let known = || {
                let user = before
                    .trim_end()
                    .rsplit(|c: char| !c.is_ascii_alphanumeric());
                let user = user.take(1).next().unwrap_or("").to_ascii_lowercase();
                cues::SECRET_KNOWN_USER.is_in(&user) && is_chosen(password)
            };
            let fits = user.is_ascii_alphanumeric() && (value::is_nameless(password) || known());
            fits.then(|| Value {
                range: end - password.len()..end,
                quoted: false,
            })
        })
        .collect()
}

/// What people choose, and no name of a host: letters and digits or marks.
fn is_chosen(word: &str) -> bool {
    const SHORTEST: usize = 6;
    let lower = word.to_ascii_lowercase();
    word.len() >= SHORTEST
        && !word.contains(['/', ':', '@', '='])
        && Look::of(word) == Look::Mixed
        && !value::is_placeholder(word)
        && !cues::SECRET_TECHNICAL_TERM.is_in(&lower)
        && !cues::SECRET_KNOWN_USER.is_in(&lower)
        && !cues::SECRET_HOST_NAME.is_in(&lower)
}
