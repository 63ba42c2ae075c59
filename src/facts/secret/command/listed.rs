//! Credentials in a list of data: `passwords:` and its items.

use super::super::SecretKind;
use super::super::value::{self, Look, Value};
use crate::knowledge::cues;
use crate::ticket::Ticket;

/// So many items of a list are read.
const MOST: usize = 64;
/// The longest list within a line.
const LONGEST: usize = 2048;

/// The items of the lists that are called credentials. Names of credentials
/// stand in such lists too, so that an item must be built like one.
pub(super) fn values(ticket: &Ticket) -> Vec<(Value, SecretKind)> {
    let text = ticket.text().as_str();
    let mut found = Vec::new();
    for at in cues::SECRET_LEAD_LIST.find_all(ticket.folded()) {
        let kind = match &ticket.folded()[at.clone()] {
            name if name.contains("pass") => SecretKind::Password,
            name if name.contains("token") => SecretKind::Token,
            _ => SecretKind::Secret,
        };
        let items = starts(text, at.end).into_iter();
        let items = items.filter_map(|start| Value::read(text, start));
        // What is called a secret is a name as often as not.
        let secrets = kind == SecretKind::Secret;
        found.extend(
            items
                .filter(|item| match secrets {
                    true => value::is_made(item.head(text)),
                    false => is_made(item.head(text)),
                })
                .map(|v| (v, kind)),
        );
    }
    found
}

/// Where the items begin: those between brackets, or one on each line below.
fn starts(text: &str, at: usize) -> Vec<usize> {
    let rest = &text[at..value::floor(text, at + LONGEST)];
    let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let blanks = |piece: &str| piece.len() - piece.trim_start().len();
    let mut found = Vec::new();
    let inside = line.trim_start();
    if inside.starts_with(['[', '{']) {
        let close = line.find([']', '}']).unwrap_or(line.len());
        let mut from = at + line.len() - inside.len() + 1;
        for item in text[from..(at + close).max(from)].split(',').take(MOST) {
            let start = from + blanks(item);
            found.push(start + named(&text[start..from + item.len()]));
            from += item.len() + 1;
        }
    } else if inside.is_empty() {
        let mut from = at + line.len() + 1;
        for line in below.split('\n').take(MOST) {
            let margin = blanks(line);
            let item = &line[margin..];
            let dash = if item.starts_with("- ") { 2 } else { 0 };
            let name = named(&item[dash..]);
            // The next key begins another list.
            if margin + dash == 0 && name == item.len() && name > 0 {
                break;
            }
            // In prose the marks of the list are gone.
            if dash + name == 0 && !value::is_made(item.trim_end()) {
                if item.is_empty() {
                    from += line.len() + 1;
                    continue;
                }
                break;
            }
            found.push(from + margin + dash + name);
            from += line.len() + 1;
        }
    } else {
        let mut from = at;
        for word in line.split_inclusive([' ', ',', '、', ';']).take(MOST) {
            let item = word.trim_end_matches([',', ';', ' ']);
            // Prose goes on.
            let between = matches!(item, "" | "and" | "or" | "/" | "と" | "または");
            if !between && !is_made(item.trim_matches(['"', '\'', '`'])) {
                break;
            }
            if !between {
                found.push(from);
            }
            from += word.len();
        }
    }
    found
}

/// Length of the `name:` that leads an item, with the blanks behind it.
fn named(item: &str) -> usize {
    let rest = item.trim_start_matches(['"', '\'']);
    let name = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        .count();
    let key = &rest[..name];
    let rest = rest[name..].trim_start_matches(['"', '\'']);
    rest.strip_prefix(':')
        .filter(|rest| name > 0 && (rest.is_empty() || rest.starts_with(' ')) && !is_name(key))
        .map_or(0, |rest| item.len() - rest.trim_start_matches(' ').len())
}

/// Whether a key of an item says what the credential is called or whose it is.
fn is_name(key: &str) -> bool {
    const KEYS: [&str; 12] = [
        "name",
        "user",
        "username",
        "login",
        "id",
        "key",
        "host",
        "source",
        "target",
        "file",
        "label",
        "description",
    ];
    let key = key.to_ascii_lowercase();
    KEYS.iter()
        .any(|name| key == *name || key.ends_with(&format!("_{name}")))
}

fn is_made(word: &str) -> bool {
    const SHORTEST: usize = 8;
    word.len() >= SHORTEST
        && (Look::of(word) == Look::Random || value::is_strong(word) && !is_numbered(word))
        && !word.contains(['/', ':', '='])
        && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
}

/// A name with a number at its end.
fn is_numbered(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_alphanumeric()) && !value::is_mingled(word)
}
