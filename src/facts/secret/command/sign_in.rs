//! What somebody signs in with, before the words that say so: 「kanri / … で
//! ログインします」.

use super::super::value::{self, Value};
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
            let fits = user.is_ascii_alphanumeric() && value::is_nameless(password);
            fits.then(|| Value {
                range: end - password.len()..end,
                quoted: false,
            })
        })
        .collect()
}
