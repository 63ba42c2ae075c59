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

/// Where the items begin: those between brackets, those of the line, and one on
/// each line below.
fn starts(text: &str, at: usize) -> Vec<usize> {
    let rest = &text[at..value::floor(text, at + LONGEST)];
    let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
    let mut found = Vec::new();
    if line.trim_start().starts_with(['[', '{']) {
        between_brackets(line, at, &mut found);
    } else if in_line(line, at, &mut found) {
        in_lines(below, at + line.len() + 1, &mut found);
    }
    found
}

fn blanks(piece: &str) -> usize {
    piece.len() - piece.trim_start().len()
}

fn between_brackets(line: &str, at: usize, found: &mut Vec<usize>) {
    let open = blanks(line) + 1;
    let close = line.find([']', '}']).unwrap_or(line.len()).max(open);
    let mut from = open;
    for item in line[open..close].split(',').take(MOST) {
        let start = from + blanks(item);
        let item_text = &line[start..from + item.len()];
        if !is_name(item_text) {
            found.push(at + start + named(item_text));
        }
        from += item.len() + 1;
    }
}

/// The items of one line, and whether it holds nothing else.
fn in_line(line: &str, at: usize, found: &mut Vec<usize>) -> bool {
    let mut from = at;
    for word in line.split_inclusive([' ', ',', '、', ';']).take(MOST) {
        let item = word.trim_end_matches([',', ';', '、', ' ', '\r']);
        // Folded lines keep the dashes and names of the list.
        let between = matches!(item, "" | "-" | "and" | "or" | "/" | "と" | "または")
            || named(item) == item.len() && !is_name(item);
        if !between && !is_made(item.trim_matches(['"', '\'', '`'])) {
            return false;
        }
        if !between {
            found.push(from);
        }
        from += word.len();
    }
    true
}

fn in_lines(lines: &str, at: usize, found: &mut Vec<usize>) {
    let mut from = at;
    for line in lines.split('\n').take(MOST) {
        let margin = blanks(line);
        let item = &line[margin..];
        let dash = if item.starts_with("- ") { 2 } else { 0 };
        let name = named(&item[dash..]);
        // The next key begins another list.
        let key = margin + dash == 0 && name == item.len();
        // In prose the marks of the list are gone.
        let bare = dash + name == 0 && !value::is_made(item.trim_end());
        if !item.is_empty() && (key || bare) {
            break;
        }
        if !item.is_empty() && !is_name(&item[dash..]) {
            found.push(from + margin + dash + name);
        }
        from += line.len() + 1;
    }
}

/// Length of the `name:` that leads an item, with the blanks behind it.
fn named(item: &str) -> usize {
    key(item).map_or(0, |(_, rest)| {
        item.len() - rest.trim_start_matches(' ').len()
    })
}

/// The key of an item, and what follows its colon.
fn key(item: &str) -> Option<(&str, &str)> {
    let rest = item.trim_start_matches(['"', '\'']);
    let name = rest
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        .count();
    let (key, rest) = rest.split_at(name);
    let rest = rest.trim_start_matches(['"', '\'']).strip_prefix(':')?;
    (name > 0 && (rest.is_empty() || rest.starts_with([' ', '"', '\'']))).then_some((key, rest))
}

/// Whether the key of an item says what a credential is called or whose it is.
fn is_name(item: &str) -> bool {
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
    key(item).is_some_and(|(key, _)| {
        let key = key.to_ascii_lowercase();
        let last = key.rsplit(['_', '-', '.']).next().unwrap_or("");
        KEYS.contains(&last)
    })
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
