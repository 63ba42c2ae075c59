//! Commands of modems: `AT+CGAUTH=1,2,"user","password"`.

use super::super::SecretKind;
use super::super::value::{self, Value};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// The longest command that is looked at.
const LONGEST: usize = 200;
/// What stands among the arguments and is neither user nor password.
const WORDS: [&str; 9] = [
    "ip", "ipv4", "ipv6", "ipv4v6", "ppp", "pap", "chap", "sc", "none",
];

/// The users and passwords among the arguments of such commands. Which comes
/// first is another thing with every maker, so that both go; the name of an
/// access point, which has a dot, stays.
pub(super) fn values(ticket: &Ticket) -> Vec<(Value, SecretKind)> {
    let text = ticket.text().as_str();
    let mut found = Vec::new();
    for at in cues::SECRET_LEAD_MODEM.find_all(ticket.folded()) {
        let number = text[at.clone()].to_ascii_lowercase().contains("cpin");
        let number = number || text[at.clone()].to_ascii_lowercase().contains("cpwd");
        let kind = match number {
            true => SecretKind::Pin,
            false => SecretKind::Password,
        };
        let rest = &text[at.end..value::floor(text, at.end + LONGEST)];
        let line = rest.split('\n').next().unwrap_or("");
        let mut from = at.end;
        for argument in line.split(',') {
            let bare = argument.trim_start_matches([' ', '\\', '"', '\'']);
            let start = from + argument.len() - bare.len();
            from += argument.len() + 1;
            let quoted = argument.len() > bare.len();
            let len = bare.find(['"', '\'', '\\', ' ', '`']).unwrap_or(bare.len());
            let word = &bare[..len];
            let name = WORDS.iter().any(|w| word.eq_ignore_ascii_case(w));
            let digits = word.bytes().all(|b| b.is_ascii_digit()) && word.len() >= 4;
            if (quoted || kind == SecretKind::Pin && digits) && !name && !is_host(word) {
                let range = start..start + len;
                found.push((Value { range, quoted }, kind));
            }
            // More words behind a bare argument are those of the sentence.
            let behind = bare[len..].trim_matches(['"', '\'', '\\', ' ']);
            if !quoted && !behind.is_empty() {
                break;
            }
        }
    }
    found
}

/// Labels with dots between them.
fn is_host(word: &str) -> bool {
    let mut labels = word.split('.');
    word.contains('.')
        && labels.all(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}
